//! Planning a visit, and moving it.

use chrono::NaiveDateTime;

use super::Objection;
use crate::say;
use crate::tui::phrase::{heading, options, past_date, position, unreadable_words};
use crate::tui::route::Go;
use crate::tui::widget::form::Form;
use crate::tui::world::World;
use crate::visit::{
    EducatorId, FamilyId, Member, Mode, Occasion, Place, Record, Role, Selection, Student, Visit, VisitId,
};
use crate::when::{self, Reading};

/// The form of a visit.
fn visit_form(visit: &Visit, world: &World) -> Form {
    let text = &world.text;
    let others: Vec<EducatorId> = partners(world);
    let mut with: Vec<String> = others.iter().map(|&id| world.name_of(id)).collect();
    with.push(say!(text, "plan-alone"));
    let partner = visit.team.iter().map(|m| m.educator).find_map(|id| others.iter().position(|o| *o == id));
    let at = |found: Option<usize>| found.or(Some(0));
    let typed = visit.agreed.map(|at| at.format("%Y-%m-%d %-I:%M %P").to_string()).unwrap_or_default();
    let mut form = Form::default()
        .anew("when", say!(text, "plan-when"), &typed)
        .choice(
            "occasion",
            say!(text, "plan-occasion"),
            options("occasion", Occasion::ALL, Occasion::word, world),
            at(position(Occasion::ALL, visit.occasion)),
        )
        .choice(
            "mode",
            say!(text, "plan-mode"),
            options("mode", Mode::ALL, Mode::word, world),
            at(position(Mode::ALL, visit.mode)),
        )
        .choice(
            "place",
            say!(text, "plan-place"),
            options("place", Place::ALL, Place::word, world),
            at(position(Place::ALL, visit.place)),
        )
        .choice("with", say!(text, "plan-with"), with, partner.or(Some(others.len())));
    if !others.is_empty() {
        let lead =
            visit.team.iter().find(|m| m.role == Role::Lead).and_then(|m| keepers_at(m.educator, world));
        let names = keepers(world).into_iter().map(|id| world.name_of(id)).collect();
        form = form.choice("lead", say!(text, "plan-lead"), names, at(lead));
    }
    let students: Vec<&Student> = world.book.students_of(visit.family).collect();
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
            interpreters(world),
            Some(interpreter_at(visit, world)),
        )
        .line("language", say!(text, "plan-language"), visit.language.as_deref().unwrap_or_default())
        .choice(
            "selection",
            say!(text, "plan-selection"),
            options("selection", Selection::ALL, Selection::word, world),
            at(position(Selection::ALL, visit.selection)),
        );
    if others.is_empty() {
        return form;
    }
    let keepers: Vec<String> = keepers(world).into_iter().map(|id| world.name_of(id)).collect();
    let keeper = visit.kept_by.and_then(|id| keepers_at(id, world));
    form.choice("keeper", say!(text, "plan-keeper"), keepers, at(keeper))
}

/// Nobody, somebody from elsewhere, or one of the educators here.
fn interpreters(world: &World) -> Vec<String> {
    let mut options =
        vec![say!(world.text, "plan-interpreter-no"), say!(world.text, "plan-interpreter-other")];
    options.extend(keepers(world).into_iter().map(|id| world.name_of(id)));
    options
}

fn interpreter_at(visit: &Visit, world: &World) -> usize {
    let who =
        visit.team.iter().find(|m| m.role == Role::Interpreter).and_then(|m| keepers_at(m.educator, world));
    who.map_or(usize::from(visit.interpreter), |index| index + 2)
}

fn partners(world: &World) -> Vec<EducatorId> {
    let me = world.author();
    world.book.educators.iter().map(|e| e.id).filter(|&id| Some(id) != me).collect()
}

fn keepers(world: &World) -> Vec<EducatorId> {
    world.book.educators.iter().map(|e| e.id).collect()
}

fn keepers_at(id: EducatorId, world: &World) -> Option<usize> {
    keepers(world).iter().position(|k| *k == id)
}

/// The form for a visit that is not there yet.
pub fn new_visit_form(family: FamilyId, occasion: Occasion, world: &mut World) -> (String, String, Form) {
    let visit = world.blank_visit(family, occasion);
    let title = format!("{} · {}", world.family_name(family), say!(world.text, "plan-new"));
    (title, say!(world.text, "plan-intro"), visit_form(&visit, world))
}

/// The form for a visit that is planned.
pub fn plan_form(visit: VisitId, world: &World) -> (String, String, Form) {
    let Some(visit) = world.book.visit(visit) else { return Default::default() };
    (heading(visit, world), say!(world.text, "plan-intro"), visit_form(visit, world))
}

/// Says what was understood of the dates in a form: weekday and full date, before it counts.
pub fn echo_dates(form: &mut Form, world: &World) {
    let language = world.text.language();
    for row in &mut form.rows {
        let crate::tui::widget::form::Value::Line(field) = &row.value else { continue };
        let typed = field.value().trim();
        row.echo = match row.key {
            _ if typed.is_empty() => match row.key {
                "when" => say!(world.text, "when-hint"),
                "due" => say!(world.text, "due-hint"),
                "trained" => say!(world.text, "trained-hint"),
                _ => row.echo.clone(),
            },
            "when" => match when::read(typed, world.local()) {
                Ok(Reading::At(at) | Reading::Past { typed: at, .. }) => when::full(at, language),
                Ok(Reading::NeedsTime(day)) => {
                    let day = when::day(day, world.local().date(), language);
                    say!(world.text, "when-needs-time", day = day)
                }
                Err(_) => say!(world.text, "when-hint"),
            },
            "due" | "on" | "trained" => when::read_date(typed, world.local().date())
                .or_else(|error| past_date(&error))
                .map(|day| when::full_day(day, language))
                .unwrap_or_default(),
            _ => row.echo.clone(),
        };
    }
}

/// Reads the agreed time. Empty is allowed: not agreed yet.
fn agreed(form: &Form, world: &World) -> Result<Option<NaiveDateTime>, Objection> {
    let typed = form.typed("when");
    if typed.is_empty() {
        return Ok(None);
    }
    match when::read(typed, world.local()) {
        Ok(Reading::At(at) | Reading::Past { typed: at, .. }) => Ok(Some(at)),
        Ok(Reading::NeedsTime(day)) => {
            let day = when::day(day, world.local().date(), world.text.language());
            Err(("when", say!(world.text, "when-needs-time", day = day)))
        }
        Err(error) => Err(("when", unreadable_words(&error, world))),
    }
}

/// A time that is past counts only after it was shown and Enter pressed again; the next year is offered.
fn check_when(form: &Form, confirmed: &mut Vec<String>, world: &World) -> Result<(), Objection> {
    let typed = form.typed("when");
    if let Ok(Reading::Past { typed: at, next_year }) = when::read(typed, world.local())
        && !confirmed.iter().any(|seen| seen == typed)
    {
        confirmed.push(typed.to_owned());
        let language = world.text.language();
        let past = when::full(at, language);
        return Err((
            "when",
            match next_year {
                Some(next) => {
                    let next = when::full(next, language);
                    say!(world.text, "when-past-next-year", past = past, next = next)
                }
                None => say!(world.text, "when-past", past = past),
            },
        ));
    }
    Ok(())
}

/// What a visit would not have under the site's rules is said once, when its day is set; Enter again plans it all the same.
fn check_rules(visit: &Visit, confirmed: &mut Vec<String>, world: &World) -> Result<(), Objection> {
    let language = world.text.language();
    let mut said: Vec<String> = Vec::new();
    for member in &visit.team {
        let educator = world.book.educator(member.educator);
        if let Some(through) = educator
            .filter(|e| visit.agreed.is_some() && e.training_ends_before(visit.day()))
            .and_then(|e| e.trained_through)
        {
            let through = when::full_day(through, language);
            said.push(say!(
                world.text,
                "plan-training",
                name = world.name_of(member.educator),
                day = through
            ));
        }
    }
    if let Some(why) = world.site.would_not_count(visit) {
        said.push(world.text.get(&format!("plan-no-pay-{why}"), &[]));
    }
    let said = said.join(" ");
    if said.is_empty() || confirmed.contains(&said) {
        return Ok(());
    }
    confirmed.push(said.clone());
    Err(("when", format!("{said} {}", say!(world.text, "plan-all-the-same"))))
}

/// Takes the form into a visit.
fn fill(visit: &mut Visit, form: &Form, at: Option<NaiveDateTime>, world: &World) {
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
        let students: Vec<_> = world.book.students_of(visit.family).map(|s| s.id).collect();
        visit.students = match index.checked_sub(1) {
            None => students,
            Some(one) => students.get(one).copied().into_iter().collect(),
        };
    }
    let interpreter = pick("interpreter").unwrap_or(0);
    visit.interpreter = interpreter > 0;
    if let Some(index) = pick("with") {
        fill_team(visit, form, index, interpreter, world);
    }
    if let Some(keeper) = pick("keeper").and_then(|i| keepers(world).get(i).copied()) {
        visit.kept_by = Some(keeper);
    }
    match at {
        Some(at) => visit.move_to(at),
        None => visit.moved.extend(visit.agreed.take()),
    }
}

/// Who goes: what the form did not change stays as it is, a third educator too.
fn fill_team(visit: &mut Visit, form: &Form, with: usize, interpreter: usize, world: &World) {
    let me = world.author();
    let interpreter = interpreter.checked_sub(2).and_then(|i| keepers(world).get(i).copied());
    let before: Vec<EducatorId> = visit.visitors().collect();
    let old = before.iter().copied().find(|&id| Some(id) != me);
    let new = partners(world).get(with).copied();
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
        form.chosen("lead").and_then(|i| keepers(world).get(i).copied()).filter(|id| visitors.contains(id));
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
    world: &mut World,
) -> Result<Go, Objection> {
    check_when(form, confirmed, world)?;
    let at = agreed(form, world)?;
    let mut visit = world.blank_visit(family, occasion);
    fill(&mut visit, form, at, world);
    check_rules(&visit, confirmed, world)?;
    world.put(vec![Record::Visit(visit)]);
    Ok(Go::Back)
}

/// Changes a planned visit; preparation, calls and texts stay as they are.
pub fn save_plan(
    visit: VisitId,
    form: &Form,
    confirmed: &mut Vec<String>,
    world: &mut World,
) -> Result<Go, Objection> {
    check_when(form, confirmed, world)?;
    let at = agreed(form, world)?;
    if let Some(mut visit) = world.book.visit(visit).cloned() {
        fill(&mut visit, form, at, world);
        check_rules(&visit, confirmed, world)?;
        world.put(vec![Record::Visit(visit)]);
    }
    Ok(Go::Back)
}
