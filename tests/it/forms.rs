//! Forms: a row that nobody touched changes nothing, and what one row says is not another's.

use homevisit::tui::route::{Purpose, Route, Why};
use homevisit::visit::{
    Book, Facts, Family, FamilyId, Occasion, Outcome, Record, Student, StudentId, Visit, VisitId,
};
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
    forms.extend(book.visits.iter().map(|v| Purpose::Plan(v.id)));
    forms.extend(book.visits.iter().map(|v| Purpose::Facts(v.id)));
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

#[test]
fn a_form_that_nobody_touched_changes_nothing() {
    let (mut desk, ..) = with_siblings();
    let forms = all(&desk.app.world.book);
    assert!(forms.len() > 60, "{}", forms.len());
    for purpose in forms {
        if proposes(purpose, &desk) {
            continue;
        }
        let before = desk.app.world.book.clone();
        let generation = desk.app.world.generation();
        // Enter twice: what is said once, of a time in the past or of what would not count, stands then.
        desk.open(Route::Form(purpose)).keys("enter enter");
        assert!(desk.app.world.book == before, "{purpose:?} changed something:\n{}", desk.screen());
        // Enter again on what lies beneath opens other things; nothing of that is kept either.
        let kind = matches!(purpose, Purpose::Family(_) | Purpose::Plan(_));
        assert!(!kind || desk.app.world.generation() == generation, "{purpose:?}: {}", desk.screen());
        desk.keys("esc esc esc esc").open(Route::Today);
    }
}

#[test]
fn a_visit_about_two_of_three_siblings_stays_about_those_two() {
    let (mut desk, _, visit) = with_siblings();
    let about = |desk: &Desk| desk.app.world.book.visit(visit).unwrap().students.clone();
    let two = about(&desk);
    assert_eq!(two.len(), 2);
    desk.open(Route::Form(Purpose::Plan(visit))).sees("About Ana").sees("About Leo").keys("enter");
    assert_eq!(about(&desk), two);
    // Another day is another day, and nothing else.
    desk.open(Route::Form(Purpose::Plan(visit))).text("10/30 5pm").keys("enter");
    assert_eq!(about(&desk), two);
    assert!(desk.app.world.book.visit(visit).unwrap().agreed.is_some());
    // Leo too: six rows down.
    desk.open(Route::Form(Purpose::Plan(visit))).keys("tab tab tab tab tab tab tab right enter");
    assert_eq!(about(&desk).len(), 3, "{}", desk.screen());
    // A visit is about somebody.
    desk.open(Route::Form(Purpose::Plan(visit)));
    desk.keys("tab tab tab tab tab tab right tab right tab right enter").sees("Whom is it about?");
    assert_eq!(about(&desk).len(), 3);
}

#[test]
fn the_name_of_a_student_moves_nobodys_class() {
    let (mut desk, family, _) = with_siblings();
    let before: Vec<StudentId> = desk.app.world.book.students_of(family).map(|s| s.id).collect();
    // The second student's name is five rows down: name, then four rows a student.
    desk.open(Route::Form(Purpose::Family(Some(family)))).keys("tab tab tab tab tab ctrl-w").text("Leonardo");
    desk.keys("enter");
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
        .keys("shift-tab shift-tab shift-tab shift-tab shift-tab")
        .text("Mia")
        .keys("tab tab")
        .text("2D");
    desk.keys("enter");
    let now = students(&desk.app.world.book, family);
    assert!(now.contains(&("Mia".into(), Some("2D".into()))), "{now:?}\n{}", desk.screen());
    // Nobody has visited Leo: his row can be emptied. Ana was planned to be visited: she stays, and that is said.
    desk.open(form.clone()).keys("tab tab tab tab tab ctrl-w enter");
    assert_eq!(students(&desk.app.world.book, family).len(), 3);
    desk.open(form).keys("tab ctrl-w enter").sees("A visit names Ana");
    assert_eq!(students(&desk.app.world.book, family).len(), 3);
}

#[test]
fn what_is_still_to_come_is_not_recorded_as_met() {
    let (mut desk, _, visit) = with_siblings();
    desk.open(Route::Form(Purpose::Plan(visit))).text("12/3 5pm").keys("enter");
    desk.open(Route::Form(Purpose::Facts(visit))).keys("right enter").sees("still to come");
    assert_eq!(desk.app.world.book.visit(visit).unwrap().facts.met, None);
}

#[test]
fn a_day_that_nobody_said_is_not_today() {
    let (mut desk, _, visit) = with_siblings();
    let before = desk.app.world.book.visit(visit).unwrap().clone();
    let facts = Facts { met: Some(true), ..before.facts.clone() };
    let met = Visit { facts, outcome: Some(Outcome::Completed), ..before };
    desk.app.world.put(vec![Record::Visit(met)]);
    desk.open(Route::Form(Purpose::Facts(visit))).keys("enter");
    assert_eq!(desk.app.world.book.visit(visit).unwrap().facts.on, None);
}
