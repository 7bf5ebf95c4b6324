//! How records begin, and what is done to them: the rules that screens, the command line and the made-up year share.

use chrono::{NaiveDate, NaiveDateTime};
use homevisit::guide::{Kind, Names, Prompt};
use homevisit::visit::*;
use uuid::Uuid;

use super::rules::{educator, family, visit};

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Okafor and Lee, and the Riveras with two students.
fn book() -> (Book, [EducatorId; 2], FamilyId) {
    let mut book = Book::default();
    let (okafor, lee, riveras) = (educator(1, "Okafor"), educator(2, "Lee"), family(10, "the Riveras"));
    let (team, home) = ([okafor.id, lee.id], riveras.id);
    book.put(Record::Educator(okafor));
    book.put(Record::Educator(lee));
    book.put(Record::Family(riveras));
    for (number, name, band) in [(11, "Maya", Band::EarlyGrades), (12, "Leo", Band::Middle)] {
        let student = Student::named(StudentId(Uuid::from_u128(number)), name, home);
        book.put(Record::Student(Student { band: Some(band), ..student }));
    }
    (book, team, home)
}

fn planned(book: &Book, team: &[EducatorId], home: FamilyId) -> Visit {
    book.plan(VisitId(Uuid::from_u128(20)), home, Occasion::First, team, &mut Ids::new(7))
}

#[test]
fn a_visit_begins_at_home_with_all_students_and_the_first_of_the_team_opens_it() {
    let (mut book, team, home) = book();
    let begun = planned(&book, &team, home);
    assert_eq!((begun.mode, begun.place, begun.students.len()), (Mode::InPerson, Place::Home, 2));
    let roles: Vec<_> = begun.team.iter().map(|m| (m.educator, m.role)).collect();
    assert_eq!(roles, [(team[0], Role::Lead), (team[1], Role::Partner)]);
    assert_eq!((begun.kept_by, begun.interpreter, &begun.language), (Some(team[0]), false, &None));
    // A language is a language to be interpreted from; without an interpreter it says nothing of the visit.
    book.families[0].languages = vec!["Somali".to_owned(), "Arabic".to_owned()];
    assert_eq!(planned(&book, &team, home).language, None);
    book.families[0].interpreter = true;
    assert_eq!(planned(&book, &team, home).language.as_deref(), Some("Somali"));
    // A reference that is taken is drawn again.
    let taken = begun.visit_ref.clone();
    book.put(Record::Visit(Visit { id: VisitId(Uuid::from_u128(21)), ..begun }));
    assert_ne!(planned(&book, &team, home).visit_ref, taken);
}

#[test]
fn the_next_visit_is_a_second_one_where_a_first_took_place() {
    let (mut book, team, home) = book();
    assert_eq!(book.likely_occasion(home), Occasion::First);
    let mut first = visit(20, home, &team);
    first.outcome = Some(Outcome::Declined);
    book.put(Record::Visit(first.clone()));
    assert_eq!(book.likely_occasion(home), Occasion::First, "it never took place");
    first.outcome = Some(Outcome::Completed);
    book.put(Record::Visit(first));
    assert_eq!(book.likely_occasion(home), Occasion::SecondAcademic);
    book.students[1].band = Some(Band::High);
    assert_eq!(book.likely_occasion(home), Occasion::SecondCollegeCareer);
}

#[test]
fn a_text_is_its_authors_unless_it_is_written_together() {
    let (book, team, home) = book();
    let mut visit = planned(&book, &team, home);
    let prompt = |change: fn(&mut Prompt)| {
        let mut prompt = Prompt {
            kind: Kind::Write,
            drawer: Drawer::Mine,
            say: "What, {student}?".into(),
            ..Prompt::default()
        };
        change(&mut prompt);
        prompt
    };
    let names = Names {
        student: "Maya".into(),
        the_student: String::new(),
        family: String::new(),
        partner: String::new(),
        reporting: String::new(),
        aid_forms: String::new(),
        aid_person: String::new(),
        several: false,
    };
    let head = |visit: &Visit, prompt: &Prompt, pass| {
        let entry = Entry::under(EntryId(Uuid::nil()), visit, "tea", (prompt, pass), &names, team[0]);
        (entry.author, entry.drawer, entry.held, entry.check)
    };
    let me = Some(team[0]);
    let alone = prompt(|_| {});
    assert_eq!(head(&visit, &alone, Pass::Remember), (me, Drawer::Mine, true, None));
    assert_eq!(head(&visit, &alone, Pass::Rehearse), (me, Drawer::Mine, false, None), "nobody waits for it");
    let (joint, check) = (prompt(|p| p.joint = true), prompt(|p| p.kind = Kind::Check));
    assert_eq!(head(&visit, &joint, Pass::Remember), (None, Drawer::Ours, false, None));
    assert_eq!(head(&visit, &check, Pass::Only), (None, Drawer::Ours, false, Some(Check::Open)));
    visit.shown = true;
    assert_eq!(head(&visit, &alone, Pass::Remember), (me, Drawer::Mine, false, None));
    visit.remembering = Some(Remembering::Together);
    assert_eq!(head(&visit, &alone, Pass::Remember), (None, Drawer::Ours, false, None));
    assert_eq!(head(&visit, &alone, Pass::Only).0, me, "that was said of remembering alone");
    let entry = Entry::under(EntryId(Uuid::nil()), &visit, "tea", (&alone, Pass::Only), &names, team[0]);
    assert_eq!((&*entry.words, entry.written), ("What, Maya?", false));
    let own = Entry::own_hope(EntryId(Uuid::nil()), visit.id, "Their own words");
    assert!(own.author.is_none() && own.has_tag(OWN_HOPE) && own.guide.is_empty());
}

#[test]
fn what_each_wrote_alone_is_shown_when_all_are_done_or_agree() {
    let (book, [okafor, lee], home) = book();
    let begun = planned(&book, &[okafor, lee], home);
    let mut visit = begun.clone();
    visit.remembered_by(okafor);
    visit.remembered_by(okafor);
    assert_eq!((visit.remembering, visit.shown), (Some(Remembering::Alone), false));
    assert_eq!(visit.remembered, [okafor], "once");
    visit.remembered_by(lee);
    assert!(visit.shown);
    let mut together = Visit { remembering: Some(Remembering::Together), ..begun.clone() };
    together.remembered_by(okafor);
    assert!(together.shown, "there is nothing to wait for");
    // An interpreter writes nothing.
    let mut with_third = begun.clone();
    with_third.team[1].role = Role::Interpreter;
    with_third.remembered_by(okafor);
    assert!(with_third.shown);
    let agreeing = |wrote: &[EducatorId], done: &[EducatorId]| {
        let mut visit = Visit { remembered: done.to_vec(), ..begun.clone() };
        visit.agree_to_show(okafor, wrote);
        visit.shown
    };
    assert!(!agreeing(&[okafor, lee], &[]), "Lee has written and not agreed");
    assert!(agreeing(&[okafor], &[]), "Lee has written nothing");
    assert!(agreeing(&[okafor, lee], &[lee]), "Lee is done");
}

#[test]
fn a_call_is_noted_and_a_no_ends_it() {
    let (book, team, home) = book();
    let mut visit = planned(&book, &team, home);
    for outcome in [CallOutcome::NoAnswer, CallOutcome::Agreed] {
        visit.called(day("2026-11-26"), team[0], outcome);
        assert_eq!(visit.outcome, None);
    }
    visit.called(day("2026-11-27"), team[1], CallOutcome::Declined);
    assert_eq!((visit.outcome, visit.calls.len()), (Some(Outcome::Declined), 3));
}

#[test]
fn facts_are_likely_once_the_time_is_past_and_nothing_is_said() {
    let (book, team, home) = book();
    let mut visit = planned(&book, &team, home);
    let now = at("2026-11-26 18:00");
    visit.agreed = Some(at("2026-11-26 18:01"));
    let ahead = visit.likely_facts(40, now);
    assert_eq!((ahead.met, ahead.minutes, ahead.on), (None, None, Some(day("2026-11-26"))));
    visit.agreed = Some(now);
    let past = visit.likely_facts(40, now);
    assert_eq!((past.met, past.minutes, past.student_there), (Some(true), Some(40), Some(true)));
    visit.facts.minutes = Some(55);
    assert_eq!(visit.likely_facts(40, now).minutes, Some(55), "what was said stands");
    visit.facts.met = Some(false);
    assert_eq!(visit.likely_facts(40, now).student_there, None);
    // Of a visit that was never agreed, or came to nothing, nobody proposes that it was held.
    visit.facts = Facts::default();
    visit.outcome = Some(Outcome::Declined);
    assert_eq!(visit.likely_facts(40, now).met, None);
    (visit.outcome, visit.agreed) = (None, None);
    assert_eq!(visit.likely_facts(40, now), Facts::default());
}

#[test]
fn facts_complete_a_visit_or_open_it_again() {
    let (book, team, home) = book();
    let mut visit = planned(&book, &team, home);
    visit.agreed = Some(at("2026-11-26 17:00"));
    let met = Facts { met: Some(true), minutes: Some(40), on: visit.day(), ..Facts::default() };
    visit.take_facts(met.clone());
    assert_eq!((visit.outcome, visit.facts.minutes), (Some(Outcome::Completed), Some(40)));
    assert_eq!(visit.facts.on, None, "the agreed day is no news");
    visit.take_facts(Facts { on: Some(day("2026-11-27")), ..met.clone() });
    assert_eq!(visit.day(), Some(day("2026-11-27")));
    visit.take_facts(Facts { met: Some(false), ..met.clone() });
    assert_eq!((visit.outcome, visit.facts.minutes), (None, None));
    visit.outcome = Some(Outcome::Rescheduled);
    visit.take_facts(Facts { met: None, ..met });
    assert_eq!(visit.outcome, Some(Outcome::Rescheduled), "how it came out was said");
}
