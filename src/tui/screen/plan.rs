//! Planning a visit, and moving it.

use chrono::NaiveDateTime;

use super::Go;
use super::form::Objection;
use crate::say;
use crate::tui::app::App;
use crate::tui::widget::form::Form;
use crate::visit::{
    EducatorId, FamilyId, Member, Mode, Occasion, Place, Record, Role, Selection, Student, Visit, VisitId,
};
use crate::when::{self, Reading, Unreadable};

/// The words of each option of a list.
pub fn options<T: Copy>(prefix: &str, all: &[T], word: impl Fn(T) -> &'static str, app: &App) -> Vec<String> {
    all.iter().map(|&option| app.text.get(&format!("{prefix}-{}", word(option)), &[])).collect()
}

/// Yes and no, in that order.
pub fn yes_no(app: &App) -> Vec<String> {
    vec![say!(app.text, "yes"), say!(app.text, "no")]
}

/// Where a yes-or-no answer stands in that list.
pub fn yes_no_at(answer: Option<bool>) -> Option<usize> {
    answer.map(|yes| usize::from(!yes))
}

/// What a visit is about, in one line: family and occasion.
pub fn heading(visit: &Visit, app: &App) -> String {
    let family = app.family_name(visit.family);
    let occasion = app.text.get(&format!("occasion-{}", visit.occasion.word()), &[]);
    format!("{family} · {occasion}")
}

/// A visit with what can be known before anybody says anything.
pub fn blank_visit(family: FamilyId, occasion: Occasion, app: &mut App) -> Visit {
    let me = app.author();
    let mut team: Vec<Member> =
        me.into_iter().map(|educator| Member { educator, role: Role::Lead }).collect();
    team.extend(
        app.book
            .educators
            .iter()
            .filter(|e| Some(e.id) != me)
            .take(1)
            .map(|e| Member { educator: e.id, role: Role::Partner }),
    );
    let (interpreter, language) = app
        .book
        .family(family)
        .map_or((false, None), |f| (f.interpreter, f.languages.first().cloned().filter(|_| f.interpreter)));
    let visit_ref = loop {
        let name = crate::visit::visit_ref(&mut app.ids);
        if app.book.visits.iter().all(|v| v.visit_ref != name) {
            break name;
        }
    };
    Visit {
        id: VisitId(app.id()),
        visit_ref,
        family,
        students: app.book.students_of(family).map(|s| s.id).collect(),
        occasion,
        mode: Mode::InPerson,
        place: Place::Home,
        team,
        interpreter,
        language,
        kept_by: app.session.as_ref().map(|s| s.opened_by),
        agreed: None,
        moved: Vec::new(),
        calls: Vec::new(),
        selection: Selection::WholeClass,
        outcome: None,
        facts: crate::visit::Facts::default(),
        remembering: None,
        remembered: Vec::new(),
        shown: false,
        agreed_to_show: Vec::new(),
        prepared: false,
        thanked: false,
        voided: false,
    }
}

/// The form of a visit.
fn visit_form(visit: &Visit, app: &App) -> Form {
    let text = &app.text;
    let others: Vec<EducatorId> = partners(app);
    let mut with: Vec<String> = others.iter().map(|&id| app.name_of(id)).collect();
    with.push(say!(text, "plan-alone"));
    let partner = visit.team.iter().map(|m| m.educator).find_map(|id| others.iter().position(|o| *o == id));
    let at = |found: Option<usize>| found.or(Some(0));
    let typed = visit.agreed.map(|at| at.format("%Y-%m-%d %-I:%M %P").to_string()).unwrap_or_default();
    let mut form = Form::default()
        .anew("when", say!(text, "plan-when"), &typed)
        .choice(
            "occasion",
            say!(text, "plan-occasion"),
            options("occasion", Occasion::ALL, Occasion::word, app),
            at(position(Occasion::ALL, visit.occasion)),
        )
        .choice(
            "mode",
            say!(text, "plan-mode"),
            options("mode", Mode::ALL, Mode::word, app),
            at(position(Mode::ALL, visit.mode)),
        )
        .choice(
            "place",
            say!(text, "plan-place"),
            options("place", Place::ALL, Place::word, app),
            at(position(Place::ALL, visit.place)),
        )
        .choice("with", say!(text, "plan-with"), with, partner.or(Some(others.len())));
    if !others.is_empty() {
        let lead = visit.team.iter().find(|m| m.role == Role::Lead).and_then(|m| keepers_at(m.educator, app));
        let names = keepers(app).into_iter().map(|id| app.name_of(id)).collect();
        form = form.choice("lead", say!(text, "plan-lead"), names, at(lead));
    }
    let students: Vec<&Student> = app.book.students_of(visit.family).collect();
    if students.len() > 1 {
        let mut names = vec![say!(text, "plan-all-students")];
        names.extend(students.iter().map(|s| s.name.to_string()));
        let one = (visit.students.len() == 1)
            .then(|| students.iter().position(|s| visit.students.contains(&s.id)))
            .flatten()
            .map_or(0, |index| index + 1);
        form = form.choice("students", say!(text, "plan-students"), names, Some(one));
    }
    form = form
        .choice(
            "interpreter",
            say!(text, "plan-interpreter"),
            interpreters(app),
            Some(interpreter_at(visit, app)),
        )
        .line("language", say!(text, "plan-language"), visit.language.as_deref().unwrap_or_default())
        .choice(
            "selection",
            say!(text, "plan-selection"),
            options("selection", Selection::ALL, Selection::word, app),
            at(position(Selection::ALL, visit.selection)),
        );
    if others.is_empty() {
        return form;
    }
    let keepers: Vec<String> = keepers(app).into_iter().map(|id| app.name_of(id)).collect();
    let keeper = visit.kept_by.and_then(|id| keepers_at(id, app));
    form.choice("keeper", say!(text, "plan-keeper"), keepers, at(keeper))
}

/// Nobody, somebody from elsewhere, or one of the educators here.
fn interpreters(app: &App) -> Vec<String> {
    let mut options = vec![say!(app.text, "plan-interpreter-no"), say!(app.text, "plan-interpreter-other")];
    options.extend(keepers(app).into_iter().map(|id| app.name_of(id)));
    options
}

fn interpreter_at(visit: &Visit, app: &App) -> usize {
    let who =
        visit.team.iter().find(|m| m.role == Role::Interpreter).and_then(|m| keepers_at(m.educator, app));
    who.map_or(usize::from(visit.interpreter), |index| index + 2)
}

/// Where an option stands in its list.
pub fn position<T: PartialEq + Copy>(all: &[T], one: T) -> Option<usize> {
    all.iter().position(|option| *option == one)
}

fn partners(app: &App) -> Vec<EducatorId> {
    let me = app.author();
    app.book.educators.iter().map(|e| e.id).filter(|&id| Some(id) != me).collect()
}

fn keepers(app: &App) -> Vec<EducatorId> {
    app.book.educators.iter().map(|e| e.id).collect()
}

fn keepers_at(id: EducatorId, app: &App) -> Option<usize> {
    keepers(app).iter().position(|k| *k == id)
}

/// The form for a visit that is not there yet.
pub fn new_visit_form(family: FamilyId, occasion: Occasion, app: &mut App) -> (String, String, Form) {
    let visit = blank_visit(family, occasion, app);
    let title = format!("{} · {}", app.family_name(family), say!(app.text, "plan-new"));
    (title, say!(app.text, "plan-intro"), visit_form(&visit, app))
}

/// The form for a visit that is planned.
pub fn plan_form(visit: VisitId, app: &App) -> (String, String, Form) {
    let Some(visit) = app.book.visit(visit) else { return Default::default() };
    (heading(visit, app), say!(app.text, "plan-intro"), visit_form(visit, app))
}

/// Says what was understood of the dates in a form: weekday and full date, before it counts.
pub fn echo_dates(form: &mut Form, app: &App) {
    let language = app.text.language();
    for row in &mut form.rows {
        let crate::tui::widget::form::Value::Line(field) = &row.value else { continue };
        let typed = field.value().trim();
        row.echo = match row.key {
            _ if typed.is_empty() => match row.key {
                "when" => say!(app.text, "when-hint"),
                "due" => say!(app.text, "due-hint"),
                "trained" => say!(app.text, "trained-hint"),
                _ => row.echo.clone(),
            },
            "when" => match when::read(typed, app.local()) {
                Ok(Reading::At(at) | Reading::Past { typed: at, .. }) => when::full(at, language),
                Ok(Reading::NeedsTime(day)) => {
                    let day = when::day(day, app.local().date(), language);
                    say!(app.text, "when-needs-time", day = day)
                }
                Err(_) => say!(app.text, "when-hint"),
            },
            "due" | "on" | "trained" => when::read_date(typed, app.local().date())
                .or_else(|error| past_date(&error))
                .map(|day| when::full_day(day, language))
                .unwrap_or_default(),
            _ => row.echo.clone(),
        };
    }
}

/// For a day that was, the earlier of two readings is meant.
pub fn past_date(error: &Unreadable) -> Result<chrono::NaiveDate, Unreadable> {
    match error {
        Unreadable::TwoDays { earlier, .. } => Ok(*earlier),
        other => Err(*other),
    }
}

/// What could not be read, and what to type instead.
pub fn unreadable_words(error: &Unreadable, app: &App) -> String {
    let language = app.text.language();
    match error {
        Unreadable::TwoDays { earlier, later } => {
            let (earlier, later) = (when::full_day(*earlier, language), when::full_day(*later, language));
            say!(app.text, "when-two-days", earlier = earlier, later = later)
        }
        Unreadable::NoDay => say!(app.text, "when-which-day"),
        Unreadable::HourOrDay => say!(app.text, "when-hour-or-day"),
        Unreadable::NoSuchDate => say!(app.text, "when-no-such-date"),
        Unreadable::NoSuchTime => say!(app.text, "when-no-such-time"),
        Unreadable::WrongWeekday => say!(app.text, "when-wrong-weekday"),
        _ => say!(app.text, "when-unreadable"),
    }
}

/// Reads the agreed time. Empty is allowed: not agreed yet.
fn agreed(form: &Form, app: &App) -> Result<Option<NaiveDateTime>, Objection> {
    let typed = form.typed("when");
    if typed.is_empty() {
        return Ok(None);
    }
    match when::read(typed, app.local()) {
        Ok(Reading::At(at) | Reading::Past { typed: at, .. }) => Ok(Some(at)),
        Ok(Reading::NeedsTime(day)) => {
            let day = when::day(day, app.local().date(), app.text.language());
            Err(("when", say!(app.text, "when-needs-time", day = day)))
        }
        Err(error) => Err(("when", unreadable_words(&error, app))),
    }
}

/// A time that is past counts only after it was shown and Enter pressed again; the next year is offered.
fn check_when(form: &Form, confirmed: &mut Vec<String>, app: &App) -> Result<(), Objection> {
    let typed = form.typed("when");
    if let Ok(Reading::Past { typed: at, next_year }) = when::read(typed, app.local())
        && !confirmed.iter().any(|seen| seen == typed)
    {
        confirmed.push(typed.to_owned());
        let language = app.text.language();
        let past = when::full(at, language);
        return Err((
            "when",
            match next_year {
                Some(next) => {
                    let next = when::full(next, language);
                    say!(app.text, "when-past-next-year", past = past, next = next)
                }
                None => say!(app.text, "when-past", past = past),
            },
        ));
    }
    Ok(())
}

/// What a visit would not have under the site's rules is said once, when its day is set; Enter again plans it all the same.
fn check_rules(visit: &Visit, confirmed: &mut Vec<String>, app: &App) -> Result<(), Objection> {
    let language = app.text.language();
    let mut said: Vec<String> = Vec::new();
    for member in &visit.team {
        let educator = app.book.educator(member.educator);
        if let Some(through) = educator
            .filter(|e| visit.agreed.is_some() && e.training_ends_before(visit.day()))
            .and_then(|e| e.trained_through)
        {
            let through = when::full_day(through, language);
            said.push(say!(app.text, "plan-training", name = app.name_of(member.educator), day = through));
        }
    }
    if let Some(why) = app.site.would_not_count(visit) {
        said.push(app.text.get(&format!("plan-no-pay-{why}"), &[]));
    }
    let said = said.join(" ");
    if said.is_empty() || confirmed.contains(&said) {
        return Ok(());
    }
    confirmed.push(said.clone());
    Err(("when", format!("{said} {}", say!(app.text, "plan-all-the-same"))))
}

/// Takes the form into a visit.
fn fill(visit: &mut Visit, form: &Form, at: Option<NaiveDateTime>, app: &App) {
    let pick = |key: &str| form.chosen(key);
    if let Some(occasion) = pick("occasion").and_then(|i| Occasion::ALL.get(i)) {
        visit.occasion = *occasion;
    }
    if let Some(mode) = pick("mode").and_then(|i| Mode::ALL.get(i)) {
        visit.mode = *mode;
    }
    if let Some(place) = pick("place").and_then(|i| Place::ALL.get(i)) {
        visit.place = *place;
    }
    if visit.mode == Mode::Video {
        visit.place = Place::Online;
    } else if visit.place != Place::Home && visit.mode == Mode::InPerson {
        visit.mode = Mode::Elsewhere;
    }
    if let Some(selection) = pick("selection").and_then(|i| Selection::ALL.get(i)) {
        visit.selection = *selection;
    }
    visit.language = Some(crate::clean::line(form.typed("language"))).filter(|l| !l.is_empty());
    if let Some(index) = pick("students") {
        let students: Vec<_> = app.book.students_of(visit.family).map(|s| s.id).collect();
        visit.students = match index.checked_sub(1) {
            None => students,
            Some(one) => students.get(one).copied().into_iter().collect(),
        };
    }
    let interpreter = pick("interpreter").unwrap_or(0);
    visit.interpreter = interpreter > 0;
    if let Some(index) = pick("with") {
        fill_team(visit, form, index, interpreter, app);
    }
    if let Some(keeper) = pick("keeper").and_then(|i| keepers(app).get(i).copied()) {
        visit.kept_by = Some(keeper);
    }
    match at {
        Some(at) => visit.move_to(at),
        None => visit.moved.extend(visit.agreed.take()),
    }
}

/// Who goes: what the form did not change stays as it is, a third educator too.
fn fill_team(visit: &mut Visit, form: &Form, with: usize, interpreter: usize, app: &App) {
    let me = app.author();
    let interpreter = interpreter.checked_sub(2).and_then(|i| keepers(app).get(i).copied());
    let before: Vec<EducatorId> = visit.visitors().collect();
    let old = before.iter().copied().find(|&id| Some(id) != me);
    let new = partners(app).get(with).copied();
    let mut visitors = before;
    if old != new {
        visitors.retain(|id| Some(*id) != old);
        visitors.extend(new);
    }
    visitors.retain(|id| Some(*id) != interpreter);
    if visitors.is_empty() {
        visitors.extend(me);
    }
    let opens =
        form.chosen("lead").and_then(|i| keepers(app).get(i).copied()).filter(|id| visitors.contains(id));
    let lead = opens.or_else(|| visitors.first().copied());
    let role = |id: EducatorId| if Some(id) == lead { Role::Lead } else { Role::Partner };
    visit.team = visitors.iter().map(|&educator| Member { educator, role: role(educator) }).collect();
    visit.team.extend(interpreter.map(|educator| Member { educator, role: Role::Interpreter }));
}

/// Adds a planned visit.
pub fn save_new_visit(
    family: FamilyId,
    occasion: Occasion,
    form: &Form,
    confirmed: &mut Vec<String>,
    app: &mut App,
) -> Result<Go, Objection> {
    check_when(form, confirmed, app)?;
    let at = agreed(form, app)?;
    let mut visit = blank_visit(family, occasion, app);
    fill(&mut visit, form, at, app);
    check_rules(&visit, confirmed, app)?;
    app.put(vec![Record::Visit(visit)]);
    Ok(Go::Back)
}

/// Changes a planned visit; preparation, calls and texts stay as they are.
pub fn save_plan(
    visit: VisitId,
    form: &Form,
    confirmed: &mut Vec<String>,
    app: &mut App,
) -> Result<Go, Objection> {
    check_when(form, confirmed, app)?;
    let at = agreed(form, app)?;
    if let Some(mut visit) = app.book.visit(visit).cloned() {
        fill(&mut visit, form, at, app);
        check_rules(&visit, confirmed, app)?;
        app.put(vec![Record::Visit(visit)]);
    }
    Ok(Go::Back)
}
