//! The book's lists: whatever was put, changed and taken off, the index finds what a search of the list finds.

use chrono::{DateTime, FixedOffset, NaiveDate};
use homevisit::visit::*;
use proptest::prelude::*;
use uuid::Uuid;

use super::rules;

/// Few identities, so that records meet again and again.
const IDS: u128 = 6;

fn id() -> impl Strategy<Value = Uuid> {
    (0..IDS).prop_map(Uuid::from_u128)
}

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T12:00:00-08:00").unwrap()
}

fn student(id: Uuid, family: Uuid) -> Student {
    Student::named(StudentId(id), "Maya", FamilyId(family))
}

/// A record of the kind, with this identity and this owner.
fn record(kind: RecordKind, id: Uuid, owner: Uuid) -> Option<Record> {
    let (number, visit, who) = (id.as_u128(), VisitId(owner), EducatorId(Uuid::nil()));
    let (line, hash, at) = ("".into(), String::new(), at());
    Some(match kind {
        RecordKind::Educator => Record::Educator(rules::educator(number, "Lee")),
        RecordKind::Family => Record::Family(rules::family(number, "Maya")),
        RecordKind::Student => Record::Student(student(id, owner)),
        RecordKind::Visit => {
            let visit = rules::visit(number, FamilyId(owner), &[]);
            Record::Visit(Visit { voided: owner.as_u128() == 1, ..visit })
        }
        RecordKind::Told => Record::Told(Told {
            id: ToldId(id),
            of: owner,
            hash,
            language: "es".to_owned(),
            words: line,
            read_on: None,
            theirs_on: None,
        }),
        RecordKind::Between => Record::Between(Between {
            id: BetweenId(id),
            family: FamilyId(owner),
            on: NaiveDate::MIN,
            kind: BetweenKind::Contact,
            channel: None,
            by: who,
            went: Went::Well,
            line,
            received: None,
        }),
        RecordKind::Promise => Record::Promise(Promise {
            id: PromiseId(id),
            visit,
            text: line,
            whose: Whose::Ours,
            by: None,
            due: None,
            state: PromiseState::Open,
            request: None,
        }),
        RecordKind::Filing => Record::Filing(Filing {
            id: FilingId(id),
            visit,
            number: u32::try_from(number).unwrap(),
            at,
            answers: Vec::new(),
            promises: None,
            page: line,
            practices: Vec::new(),
            signers: Vec::new(),
            erased: None,
        }),
        RecordKind::SignOff => Record::SignOff(SignOff {
            id: SignOffId(id),
            visit,
            act: Act::There,
            filing: None,
            educator: who,
            at,
            hash: statement_hash(&there_statement(&rules::visit(owner.as_u128(), FamilyId(id), &[]), who)),
            signed: Signed::Typed(who),
        }),
        RecordKind::Consent => Record::Consent(Consent {
            id: ConsentId(id),
            entry: EntryId(owner),
            educator: who,
            hash,
            share: true,
            quote: false,
        }),
        RecordKind::Disclosure | RecordKind::Draw | RecordKind::KeptAsIs => return None,
    })
}

fn is_found<'a, T: PartialEq + std::fmt::Debug + 'a>(
    found: impl IntoIterator<Item = &'a T>,
    list: &'a [T],
    wanted: impl Fn(&T) -> bool,
) -> Result<(), TestCaseError> {
    let scanned: Vec<&T> = list.iter().filter(|record| wanted(record)).collect();
    prop_assert_eq!(found.into_iter().collect::<Vec<_>>(), scanned);
    Ok(())
}

fn every_finder_is_right(book: &Book) -> Result<(), TestCaseError> {
    for id in (0..IDS).map(Uuid::from_u128) {
        is_found(book.educator(EducatorId(id)), &book.educators, |r| r.id.0 == id)?;
        is_found(book.family(FamilyId(id)), &book.families, |r| r.id.0 == id)?;
        is_found(book.student(StudentId(id)), &book.students, |r| r.id.0 == id)?;
        is_found(book.visit(VisitId(id)), &book.visits, |r| r.id.0 == id)?;
        is_found(book.between(BetweenId(id)), &book.betweens, |r| r.id.0 == id)?;
        is_found(book.promise(PromiseId(id)), &book.promises, |r| r.id.0 == id)?;
        is_found(book.filing(FilingId(id)), &book.filings, |r| r.id.0 == id)?;
        is_found(book.sign_off(SignOffId(id)), &book.sign_offs, |r| r.id.0 == id)?;
        is_found(book.consent(ConsentId(id)), &book.consents, |r| r.id.0 == id)?;
        is_found(book.entry(EntryId(id)), &book.entries, |r| r.id.0 == id)?;

        is_found(book.students_of(FamilyId(id)), &book.students, |r| r.family.0 == id)?;
        is_found(book.betweens.under(id), &book.betweens, |r| r.family.0 == id)?;
        is_found(book.entries_of(VisitId(id)), &book.entries, |r| r.visit.0 == id)?;
        is_found(book.promises_of(VisitId(id)), &book.promises, |r| r.visit.0 == id)?;
        is_found(book.consents_of(EntryId(id)), &book.consents, |r| r.entry.0 == id)?;
        let mut visits = book.visits_of(FamilyId(id));
        visits.sort_by_key(|v| book.visits.iter().position(|other| other.id == v.id));
        is_found(visits, &book.visits, |r| r.family.0 == id && !r.voided)?;
        let mut filings = book.filings_of(VisitId(id));
        prop_assert!(filings.is_sorted_by_key(|filing| std::cmp::Reverse(filing.number)));
        filings.sort_by_key(|f| book.filings.iter().position(|other| other.id == f.id));
        is_found(filings, &book.filings, |r| r.visit.0 == id)?;
        for sign_off in &book.sign_offs {
            let of_visit = |s: &&SignOff| s.visit.0 == id && book.statement(s).is_some();
            let scanned = book.sign_offs.iter().rev().find(of_visit);
            prop_assert_eq!(book.signed(VisitId(id), Act::There, None, sign_off.educator), scanned);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_book_finds_what_is_in_it(
        steps in prop::collection::vec(
            (prop::sample::select(RecordKind::ALL), id(), id(), 0..4), 1..60
        ),
    ) {
        let mut book = Book::default();
        for (kind, id, owner, what) in steps {
            match (what, record(kind, id, owner)) {
                (0, _) => book.remove(kind, id),
                (1, _) => book.put_entry(rules::entry(id.as_u128(), VisitId(owner), None)),
                (_, Some(record)) => book.put(record),
                (_, None) => {}
            }
            every_finder_is_right(&book)?;
        }
    }

    #[test]
    fn a_shelf_keeps_its_index_whatever_is_done_to_it(
        steps in prop::collection::vec((id(), id(), 0..5), 1..60),
    ) {
        let mut shelf = Shelf::default();
        let mut naive: Vec<Student> = Vec::new();
        for (id, owner, what) in steps {
            match what {
                0 => {
                    shelf.remove(id);
                    naive.retain(|r| r.id.0 != id);
                }
                1 => {
                    shelf.retain(|r: &Student| r.family.0 != owner);
                    naive.retain(|r| r.family.0 != owner);
                }
                2 => for list in [&mut *shelf, &mut *naive] {
                    list.iter_mut().filter(|r| r.id.0 == id).for_each(|r| r.family = FamilyId(owner));
                    list.reverse();
                },
                _ => {
                    shelf.put(student(id, owner));
                    match naive.iter_mut().find(|r| r.id.0 == id) {
                        Some(known) => *known = student(id, owner),
                        None => naive.push(student(id, owner)),
                    }
                }
            }
            prop_assert_eq!(&*shelf, &*naive);
            for id in (0..IDS).map(Uuid::from_u128) {
                is_found(shelf.find(id), &naive, |r| r.id.0 == id)?;
                is_found(shelf.under(id), &naive, |r| r.family.0 == id)?;
            }
        }
    }
}
