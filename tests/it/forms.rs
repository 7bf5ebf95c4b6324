//! Forms: a row that nobody touched changes nothing, and what one row says is not another's.

use std::collections::{BTreeMap, BTreeSet};

use homevisit::tui::keys::{Context, Key};
use homevisit::tui::page::Part;
use homevisit::tui::route::{Purpose, Route, Why};
use homevisit::visit::{
    Band, Book, Channel, Facts, Family, FamilyId, Need, Occasion, Outcome, Promise, PromiseId, PromiseState,
    Proof, Record, Request, Student, StudentId, Visit, VisitId, Whose,
};
use serde_json::Value;
use uuid::Uuid;

use super::harness::Desk;

/// The made-up year with three siblings more, the second visit of whom is about two.
fn with_siblings() -> (Desk, FamilyId, VisitId) {
    let mut desk = Desk::sample();
    let family = FamilyId(Uuid::from_u128(1));
    let mut records = vec![Record::Family(Family::named(family, "Rivera", "Poplar".into()))];
    let siblings = [("Ana", "1A"), ("Leo", "7B"), ("Zoe", "9C")];
    let ids = [11, 12, 13].map(|id| StudentId(Uuid::from_u128(id)));
    for (id, (name, class)) in ids.into_iter().zip(siblings) {
        let student = Student { class: Some(class.into()), ..Student::named(id, name, family) };
        records.push(Record::Student(student));
    }
    desk.app.world.put(records);
    let mut visit = desk.app.world.blank_visit(family, Occasion::First);
    visit.students = vec![ids[0], ids[2]];
    let id = visit.id;
    desk.app.world.put(vec![Record::Visit(visit)]);
    desk.keys("esc");
    (desk, family, id)
}

fn students(book: &Book, family: FamilyId) -> Vec<(String, Option<String>)> {
    book.students_of(family).map(|s| (s.name.to_string(), s.class.clone())).collect()
}

/// Every form over something that is there.
fn all(book: &Book) -> Vec<Purpose> {
    let mut forms: Vec<Purpose> = book.families.iter().map(|f| Purpose::Family(Some(f.id))).collect();
    // What was entered by mistake takes nothing in.
    let visits = || book.visits.iter().filter(|v| !v.voided);
    forms.extend(visits().map(|v| Purpose::Plan(v.id)));
    forms.extend(visits().map(|v| Purpose::Facts(v.id)));
    forms.extend(book.betweens.iter().map(|b| Purpose::Between(b.family, Some(b.id))));
    forms.extend(book.promises.iter().map(|p| Purpose::Promise(p.visit, Some(p.id))));
    forms.extend(book.educators.iter().map(|e| Purpose::Educator(Some(e.id))));
    forms.extend(book.educators.iter().map(|e| Purpose::Passphrase(e.id, Why::Change)));
    forms
}

/// What is prefilled for a visit that has just been is a proposal, which Enter takes: that is no untouched row.
fn proposes(purpose: Purpose, desk: &Desk) -> bool {
    let Purpose::Facts(id) = purpose else { return false };
    let visit = desk.app.world.book.visit(id).unwrap();
    visit.facts.met.is_none() && visit.agreed.is_none_or(|at| at <= desk.app.world.local())
}

/// [`with_siblings`], with a visit of theirs that took place on nobody knows which day and one that came to nothing, and with
/// what can be promised. What may be left out is there, so that it can be lost.
fn with_everything() -> (Desk, FamilyId) {
    let (mut desk, family, planned) = with_siblings();
    let world = &mut desk.app.world;
    let me = world.author().unwrap();
    let mut family_of = world.book.family(family).unwrap().clone();
    (family_of.languages, family_of.channel) = (vec!["Spanish".into()], Some(Channel::Call));
    let mut records = vec![Record::Family(family_of)];
    for student in world.book.students_of(family) {
        let (band, school) = (Some(Band::EarlyGrades), Some("Oak Street".into()));
        records.push(Record::Student(Student { band, school, ..student.clone() }));
    }
    for (id, met) in [(21, true), (22, false)] {
        let mut visit = world.book.visit(planned).unwrap().clone();
        (visit.id, visit.facts.met) = (VisitId(Uuid::from_u128(id)), Some(met));
        (visit.language, visit.facts.student_there) = (Some("Spanish".into()), Some(met));
        (visit.facts.minutes, visit.facts.family_members) = (met.then_some(50), met.then_some(3));
        (visit.facts.outside_contract, visit.facts.funding_code) = (Some(true), Some("T1".into()));
        (visit.facts.proof, visit.facts.proof_by) = (Some(Proof::Photo), Some(me));
        visit.outcome = met.then_some(Outcome::Completed);
        records.push(Record::Visit(visit));
    }
    let request = Request { need: Need::Transport, line: "A way to a school event".into() };
    let today = desk.now.date_naive();
    let promises = [(31, Whose::Ours, Some(request)), (32, Whose::Ours, None), (33, Whose::Theirs, None)];
    for (id, whose, request) in promises {
        let (id, text) = (PromiseId(Uuid::from_u128(id)), "We will write".into());
        let due = (whose == Whose::Ours).then_some(today);
        let (by, state) = (due.map(|_| me), PromiseState::Open);
        records.push(Record::Promise(Promise { id, visit: planned, text, whose, by, due, state, request }));
    }
    world.put(records);
    desk.keys("esc");
    (desk, family)
}

fn on_a_form(desk: &Desk) -> bool {
    desk.app.contexts().contains(&Context::Form)
}

/// Enter, and once more for each thing that is said once: a time in the past, what would not count.
fn save(desk: &mut Desk) {
    for _ in 0..3 {
        if on_a_form(desk) {
            desk.keys("ctrl-s");
        }
    }
}

/// From wherever a form led to.
fn leave(desk: &mut Desk) {
    desk.keys("esc down enter esc esc esc").open(Route::Today);
}

#[test]
fn a_form_that_nobody_touched_changes_nothing() {
    let (mut desk, _) = with_everything();
    let forms = all(&desk.app.world.book);
    assert!(forms.len() > 60, "{}", forms.len());
    for purpose in forms {
        if proposes(purpose, &desk) {
            continue;
        }
        let before = (desk.app.world.generation(), desk.app.world.book.clone());
        desk.open(Route::Form(purpose));
        assert!(on_a_form(&desk), "{purpose:?}: {}", desk.screen());
        save(&mut desk);
        assert!(desk.app.world.book == before.1, "{purpose:?} changed something:\n{}", desk.screen());
        assert_eq!(desk.app.world.generation(), before.0, "{purpose:?} put something:\n{}", desk.screen());
        leave(&mut desk);
    }
}

/// What each row is about: its label; what to type in it, or nothing where one chooses; the fields that may change with it.
type About = (&'static str, &'static str, &'static [&'static str]);

const FAMILY: &[About] = &[
    ("family-name", "q", &["name"]),
    ("family-student", "q", &["name", "new"]),
    ("family-band", "", &["band"]),
    ("family-class", "q", &["class"]),
    ("family-school", "q", &["school"]),
    ("family-languages", "q", &["languages"]),
    ("family-interpreter", "", &["interpreter"]),
    ("family-channel", "", &["channel"]),
    ("family-alias", "q", &["alias"]),
];
const PLAN: &[About] = &[
    // Another day forgets when it took place, and that it did not.
    ("plan-when", "10/2 5pm", &["agreed", "agreed_afterwards", "moved", "facts.on", "facts.met", "outcome"]),
    ("plan-occasion", "", &["occasion"]),
    // By video is online.
    ("plan-mode", "", &["mode", "place"]),
    ("plan-place", "", &["place", "mode"]),
    ("plan-with", "", &["team"]),
    ("plan-lead", "", &["team"]),
    ("plan-about", "", &["students"]),
    ("plan-interpreter", "", &["interpreter", "team"]),
    ("plan-language", "q", &["language"]),
    ("plan-selection", "", &["selection"]),
    ("plan-keeper", "", &["kept_by"]),
];
const FACTS: &[About] = &[
    (
        "facts-met",
        "",
        &["facts.family_members", "facts.student_there", "facts.met", "facts.minutes", "outcome"],
    ),
    ("facts-minutes", "47", &["facts.minutes"]),
    ("facts-student", "", &["facts.student_there"]),
    ("facts-members", "9", &["facts.family_members"]),
    ("facts-on", "9/2", &["facts.on"]),
    ("facts-outside", "", &["facts.outside_contract"]),
    ("facts-funding", "q", &["facts.funding_code"]),
    ("facts-proof", "", &["facts.proof"]),
    ("facts-proof-by", "", &["facts.proof_by"]),
];
const BETWEEN: &[About] = &[
    ("between-kind", "", &["kind"]),
    ("between-line", "q", &["line"]),
    ("between-on", "9/2", &["on"]),
    ("between-channel", "", &["channel"]),
    ("between-by", "", &["by"]),
    ("between-went", "", &["went"]),
];
const PROMISE: &[About] = &[
    ("promise-text", "q", &["text"]),
    // The family's has no day, and asks the coordinator for nothing.
    ("promise-whose", "", &["whose", "by", "due", "request"]),
    ("promise-due", "12/2", &["due"]),
    ("promise-need", "", &["request", "request.need"]),
    ("promise-request", "q", &["request.line"]),
];
const EDUCATOR: &[About] = &[
    ("educator-name", "q", &["name"]),
    ("educator-staff", "q", &["staff_id"]),
    ("educator-role", "q", &["role"]),
    ("educator-teaches", "", &["teaches", "stem"]),
    ("educator-grades", "", &["grades"]),
    ("educator-trained", "12/2", &["trained_through"]),
    ("educator-reach", "q", &["reach"]),
];

/// The rows of the form on the screen, by their labels, and which of them has the focus.
fn rows(desk: &Desk) -> (Vec<String>, usize) {
    let parts = desk.app.screen().unwrap().page(&desk.app.world).parts;
    let form = parts.iter().find_map(|part| match part {
        Part::Form { rows, at, .. } => Some((rows.iter().map(|row| row.label.to_owned()).collect(), *at)),
        _ => None,
    });
    form.unwrap_or_else(|| panic!("no form is here:\n{}", desk.screen()))
}

/// What a form can write, by identity.
fn records(book: &Book) -> BTreeMap<Uuid, Record> {
    let mut records: Vec<Record> = book.families.iter().cloned().map(Record::Family).collect();
    records.extend(book.students.iter().cloned().map(Record::Student));
    records.extend(book.visits.iter().cloned().map(Record::Visit));
    records.extend(book.betweens.iter().cloned().map(Record::Between));
    records.extend(book.promises.iter().cloned().map(Record::Promise));
    records.extend(book.educators.iter().cloned().map(Record::Educator));
    records.into_iter().map(|record| (record.key().1, record)).collect()
}

/// The fields in which two records differ; those of a part are named with it.
fn differ(old: &Value, new: &Value) -> Vec<String> {
    let (Value::Object(old), Value::Object(new)) = (old, new) else { return Vec::new() };
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let fields = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    fields
        .flat_map(|name| match (old.get(name), new.get(name)) {
            (Some(old @ Value::Object(_)), Some(new @ Value::Object(_))) => {
                differ(old, new).into_iter().map(|field| format!("{name}.{field}")).collect()
            }
            _ => vec![name.clone()],
        })
        .collect()
}

/// A form touched in each of its rows, one at a time; then all is put back.
fn touch_each_row(desk: &mut Desk, purpose: Purpose, about: &[About], seen: &mut BTreeSet<&'static str>) {
    let before = desk.app.world.book.clone();
    let known = records(&before);
    let mut labels = rows(desk.open(Route::Form(purpose))).0;
    assert_eq!(labels.pop().as_deref(), Some("Save"));
    leave(desk);
    for (at, label) in labels.iter().enumerate() {
        let text = &desk.app.world.text;
        let is = |key: &str| match text.get(key, &[]).split_once('{') {
            Some((begins, _)) => label.starts_with(begins),
            None => *label == text.get(key, &[]),
        };
        let row = about.iter().find(|(key, ..)| is(key));
        let &(key, typed, fields) = row.unwrap_or_else(|| panic!("{purpose:?}: what is {label} about?"));
        desk.open(Route::Form(purpose));
        desk.keys(&"tab ".repeat(at));
        assert_eq!(rows(desk).1, at, "{purpose:?}: {label}");
        match typed {
            "" => desk.keys("right"),
            typed => desk.text(typed),
        };
        save(desk);
        // A time that is past is asked about once.
        if on_a_form(desk) && desk.screen().contains("is past") {
            save(desk);
        }
        assert!(!on_a_form(desk), "{purpose:?}, {label}:\n{}", desk.screen());
        let now = records(&desk.app.world.book);
        let changed: Vec<(&Uuid, Vec<String>)> = now
            .iter()
            .filter(|(id, record)| known.get(*id) != Some(*record))
            .map(|(id, record)| match known.get(id) {
                Some(old) => {
                    (id, differ(&serde_json::to_value(old).unwrap(), &serde_json::to_value(record).unwrap()))
                }
                None => (id, vec!["new".to_owned()]),
            })
            .collect();
        assert!(changed.len() <= 1, "{purpose:?}, {label}: {changed:?}\n{}", desk.screen());
        leave(desk);
        // Minutes of a visit that came to nothing are none.
        let Some((id, what)) = changed.into_iter().next() else { continue };
        assert!(what.iter().all(|field| fields.contains(&field.as_str())), "{purpose:?}, {label}: {what:?}");
        // The second class is the second student's.
        if let (Record::Student(student), Some(_)) = (&now[id], known.get(id)) {
            let nth = labels[..at].iter().filter(|other| *other == label).count();
            let asked = before.students_of(student.family).nth(nth).map(|s| s.id);
            assert_eq!(asked, Some(student.id), "{purpose:?}, {label}");
        }
        seen.insert(key);
        match known.get(id) {
            Some(old) => desk.app.world.put(vec![old.clone()]),
            None => desk.app.world.remove(vec![now[id].clone()]),
        }
        desk.keys("esc");
        assert!(desk.app.world.book == before, "{purpose:?}, {label} changed more than {id}");
    }
}

#[test]
fn a_row_that_was_touched_changes_only_what_it_is_about() {
    let (mut desk, family) = with_everything();
    let mut seen = BTreeSet::new();
    let book = desk.app.world.book.clone();
    let visits: Vec<VisitId> = book.visits.iter().filter(|v| !v.voided).map(|v| v.id).collect();
    for id in [book.families[0].id, family] {
        touch_each_row(&mut desk, Purpose::Family(Some(id)), FAMILY, &mut seen);
    }
    // The first and the last: with one student and with three; the last two took place, and did not.
    for id in [visits[0], visits[visits.len() - 3], visits[visits.len() - 2], visits[visits.len() - 1]] {
        touch_each_row(&mut desk, Purpose::Plan(id), PLAN, &mut seen);
    }
    let known = visits.iter().copied().find(|id| book.visit(*id).unwrap().facts.met.is_some());
    for id in known.into_iter().chain(visits[visits.len() - 2..].iter().copied()) {
        touch_each_row(&mut desk, Purpose::Facts(id), FACTS, &mut seen);
    }
    let between = &book.betweens[0];
    touch_each_row(&mut desk, Purpose::Between(between.family, Some(between.id)), BETWEEN, &mut seen);
    // One of ours that asks for nothing is not kept with a need alone: it takes a line as well.
    let asks = |p: &&Promise| p.request.is_some() || p.whose == Whose::Theirs;
    for promise in book.promises.iter().filter(asks).rev().take(2) {
        touch_each_row(&mut desk, Purpose::Promise(promise.visit, Some(promise.id)), PROMISE, &mut seen);
    }
    for educator in &book.educators {
        touch_each_row(&mut desk, Purpose::Educator(Some(educator.id)), EDUCATOR, &mut seen);
    }
    let every = [FAMILY, PLAN, FACTS, BETWEEN, PROMISE, EDUCATOR].concat();
    let missed: Vec<_> = every.iter().filter(|(key, ..)| !seen.contains(key)).collect();
    assert!(missed.is_empty(), "no form has these rows: {missed:?}");
}

#[test]
fn a_visit_about_two_of_three_siblings_stays_about_those_two() {
    let (mut desk, _, visit) = with_siblings();
    let about = |desk: &Desk| desk.app.world.book.visit(visit).unwrap().students.clone();
    let two = about(&desk);
    assert_eq!(two.len(), 2);
    desk.open(Route::Form(Purpose::Plan(visit))).sees("About Ana").sees("About Leo").keys("ctrl-s");
    assert_eq!(about(&desk), two);
    // Another day is another day, and nothing else.
    desk.open(Route::Form(Purpose::Plan(visit))).text("10/30 5pm").keys("ctrl-s");
    assert_eq!(about(&desk), two);
    assert!(desk.app.world.book.visit(visit).unwrap().agreed.is_some());
    // Leo too: six rows down.
    desk.open(Route::Form(Purpose::Plan(visit))).keys("tab tab tab tab tab tab tab right ctrl-s");
    assert_eq!(about(&desk).len(), 3, "{}", desk.screen());
    // A visit is about somebody.
    desk.open(Route::Form(Purpose::Plan(visit)));
    desk.keys("tab tab tab tab tab tab right tab right tab right ctrl-s").sees("Whom is it about?");
    assert_eq!(about(&desk).len(), 3);
}

#[test]
fn the_name_of_a_student_moves_nobodys_class() {
    let (mut desk, family, _) = with_siblings();
    let before: Vec<StudentId> = desk.app.world.book.students_of(family).map(|s| s.id).collect();
    // The second student's name is five rows down: name, then four rows a student.
    desk.open(Route::Form(Purpose::Family(Some(family)))).keys("tab tab tab tab tab ctrl-w").text("Leonardo");
    desk.keys("ctrl-s");
    let now = students(&desk.app.world.book, family);
    assert!(now.contains(&("Leonardo".into(), Some("7B".into()))), "{now:?}");
    assert!(now.contains(&("Ana".into(), Some("1A".into()))), "{now:?}");
    let after: Vec<StudentId> = desk.app.world.book.students_of(family).map(|s| s.id).collect();
    assert_eq!(before, after, "a student under another name is the same student");
}

#[test]
fn a_student_is_added_in_a_row_and_taken_off_by_emptying_it() {
    let (mut desk, family, _) = with_siblings();
    let form = Route::Form(Purpose::Family(Some(family)));
    desk.open(form.clone())
        .keys("shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab")
        .text("Mia")
        .keys("tab tab")
        .text("2D");
    desk.keys("ctrl-s");
    let now = students(&desk.app.world.book, family);
    assert!(now.contains(&("Mia".into(), Some("2D".into()))), "{now:?}\n{}", desk.screen());
    // Nobody has visited Leo: his row can be emptied. Ana was planned to be visited: she stays, and that is said.
    desk.open(form.clone()).keys("tab tab tab tab tab ctrl-w ctrl-s");
    assert_eq!(students(&desk.app.world.book, family).len(), 3);
    desk.open(form).keys("tab ctrl-w ctrl-s").sees("A visit names Ana");
    assert_eq!(students(&desk.app.world.book, family).len(), 3);
}

#[test]
fn what_is_still_to_come_is_not_recorded_as_met() {
    let (mut desk, _, visit) = with_siblings();
    desk.open(Route::Form(Purpose::Plan(visit))).text("12/3 5pm").keys("ctrl-s");
    desk.open(Route::Form(Purpose::Facts(visit))).keys("right ctrl-s").sees("still to come");
    assert_eq!(desk.app.world.book.visit(visit).unwrap().facts.met, None);
}

#[test]
fn a_day_that_nobody_said_is_not_today() {
    let (mut desk, _, visit) = with_siblings();
    let before = desk.app.world.book.visit(visit).unwrap().clone();
    let facts = Facts { met: Some(true), ..before.facts.clone() };
    let met = Visit { facts, outcome: Some(Outcome::Completed), ..before };
    desk.app.world.put(vec![Record::Visit(met)]);
    desk.open(Route::Form(Purpose::Facts(visit))).keys("ctrl-s");
    assert_eq!(desk.app.world.book.visit(visit).unwrap().facts.on, None);
}

#[test]
fn enter_goes_to_the_next_row_and_the_last_row_is_save() {
    let mut desk = Desk::started();
    let families = |desk: &Desk| desk.app.world.book.families.len();
    let before = families(&desk);
    desk.keys("f c").text("Rivera").keys("enter");
    assert_eq!((families(&desk), rows(&desk).1), (before, 1), "{}", desk.screen());
    let last = rows(&desk).0.len() - 1;
    desk.keys(&"enter ".repeat(last - 1)).sees("▸ Save");
    assert_eq!(families(&desk), before);
    desk.keys("enter").sees("Rivera");
    assert_eq!(families(&desk), before + 1);
    // Round the other way Save is the first.
    desk.keys("esc f c shift-tab").sees("▸ Save").keys("tab");
    assert_eq!(rows(&desk).1, 0);
}

#[test]
fn what_is_objected_to_is_gone_to_and_enter_there_means_it() {
    let mut desk = Desk::sample();
    let visit =
        desk.app.world.book.visits.iter().find(|v| v.agreed.is_some_and(|at| at > desk.app.world.local()));
    let id = visit.unwrap().id;
    desk.open(Route::Form(Purpose::Plan(id)))
        .text("yesterday 5pm")
        .keys("tab tab ctrl-s")
        .sees("Enter again");
    assert_eq!(rows(&desk).1, 0);
    // Typed on, it is another thing that was said.
    desk.text("x").misses("Enter again").keys("backspace enter");
    assert_eq!(rows(&desk).1, 1, "Enter goes on where nothing is objected to");
    desk.keys("ctrl-s").misses("▸ When");
    assert!(desk.app.world.book.visit(id).unwrap().agreed.unwrap() < desk.app.world.local());
}

#[test]
fn what_is_typed_first_replaces_what_stands_there_and_a_move_keeps_it() {
    let mut desk = Desk::started();
    let form = Route::Form(Purpose::Family(Some(desk.app.world.book.families[0].id)));
    let name = |keys: &str| {
        let mut desk = Desk::started();
        desk.open(form.clone());
        for key in keys.split(' ') {
            if Key::parse(key).is_some() && key.len() > 1 {
                desk.keys(key)
            } else {
                desk.text(key)
            };
        }
        desk.keys("ctrl-s");
        desk.app.world.book.families[0].name.to_string()
    };
    assert_eq!(name("Z"), "Z");
    assert_eq!(name("end Z"), "MayaZ");
    assert_eq!(name("left Z"), "MayZa");
    assert_eq!(name("backspace Z"), "Z");
    // It is shown: reversed, until it is kept by a move.
    desk.open(form.clone());
    let reversed = |desk: &Desk| desk.looks_at(80, 24).contains("vvvv");
    assert!(reversed(&desk), "{}", desk.looks_at(80, 24));
    desk.keys("end");
    assert!(!reversed(&desk));
}

#[test]
fn a_choice_is_found_by_what_is_typed() {
    let mut desk = Desk::sample();
    let visit = desk.app.world.book.visits[0].id;
    desk.open(Route::Form(Purpose::Promise(visit, None))).text("zq").keys("tab tab tab");
    desk.text("event").sees("‹ a way to a school event ›").sees("event");
    desk.text("dev").sees("‹ a device, a connection ›").misses("eventdev").keys("down").misses("  dev");
}

#[test]
fn what_was_typed_into_a_form_is_not_left_unasked() {
    let mut desk = Desk::started();
    // Nothing typed, nothing asked.
    desk.keys("f c esc").sees("Who we've met");
    desk.keys("c").text("Rivera").keys("esc").sees("What you typed here is not kept yet").keys("enter");
    desk.sees("Rivera").misses("not kept yet").keys("ctrl-q").sees("What you typed here is not kept yet");
    assert!(!desk.left);
    // Behind another screen, and behind the lock, too.
    desk.keys("esc f1 ctrl-q").sees("not kept yet").keys("esc esc ctrl-l ctrl-q").sees("not kept yet");
    assert!(!desk.left);
    desk.keys("down enter");
    assert!(desk.left);
    let mut desk = Desk::started();
    desk.keys("f c").text("Rivera").keys("esc down enter").sees("Who we've met").misses("Rivera");
}

#[test]
fn a_letter_inside_a_word_finds_no_option() {
    let mut desk = Desk::sample();
    let promise = desk.app.world.book.promises.iter().find(|p| p.whose == Whose::Ours).unwrap().clone();
    desk.open(Route::Form(Purpose::Promise(promise.visit, Some(promise.id))));
    while !desk.screen().lines().any(|line| line.contains('▸') && line.contains("coordinator")) {
        desk.keys("tab");
    }
    let before = desk.screen();
    assert_eq!(desk.text("y").screen(), before, "{before}");
}
