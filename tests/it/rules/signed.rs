//! What is signed says what it is about, and nothing else: another day, another person or another text is not signed by it.

use homevisit::visit::*;
use uuid::Uuid;

use super::{at, day, filed, instant, pair, with};

#[test]
fn being_there_is_signed_for_this_visit_this_day_and_oneself() {
    let (book, me, partner, _) = pair();
    let book = with(&book, |v| v.agreed = Some(at("2026-11-26 17:00")));
    let visit = &book.visits[0];
    let statement = |visit: &Visit, who| String::from_utf8(there_statement(visit, who)).unwrap();
    let said = statement(visit, me);
    for part in [visit.id.0.to_string(), visit.visit_ref.clone(), "2026-11-26".into(), me.0.to_string()] {
        assert!(said.lines().any(|line| line == part), "{part} is not in:\n{said}");
    }
    let mut others = vec![statement(visit, partner)];
    let changes: [fn(&mut Visit); 3] = [
        |v| v.id = VisitId(Uuid::from_u128(77)),
        |v| v.visit_ref = "HV-OTHER".into(),
        |v| v.facts.on = Some(day("2026-11-27")),
    ];
    others.extend(changes.map(|change| statement(&with(&book, change).visits[0], me)));
    assert!(others.iter().all(|other| *other != said), "{others:?}");
}

#[test]
fn agreeing_is_signed_for_this_filing_this_page_and_oneself() {
    let (mut book, me, partner, _) = pair();
    filed(&mut book, 1, instant("2026-11-27T12:00:00-08:00"), &[me, partner]);
    let filing = book.filings[0].clone();
    let said = agree_statement(&filing, me);
    let words = String::from_utf8(said.clone()).unwrap();
    for part in [filing.visit.0.to_string(), "1".into(), filing.hash(), me.0.to_string()] {
        assert!(words.lines().any(|line| line == part), "{part} is not in:\n{words}");
    }
    let mut others = vec![agree_statement(&filing, partner)];
    let changes: [fn(&mut Filing); 3] =
        [|f| f.number = 2, |f| f.page = "another page".into(), |f| f.visit = VisitId(Uuid::from_u128(77))];
    others.extend(changes.map(|change| {
        let mut other = filing.clone();
        change(&mut other);
        agree_statement(&other, me)
    }));
    assert!(others.iter().all(|other| *other != said));
}

#[test]
fn an_answer_goes_as_far_as_the_most_careful_allows_for_this_very_text() {
    let (mut book, me, partner, _) = pair();
    let answer = |text: &str| FiledAnswer {
        entry: EntryId(Uuid::from_u128(50)),
        words: "What surprised us?".into(),
        tags: Vec::new(),
        text: text.into(),
    };
    let (now, before) = (answer("Her patience."), answer("Her temper."));
    let mut number = 60;
    let mut allow = |book: &mut Book, who, of: &FiledAnswer, share, quote| {
        number += 1;
        let id = ConsentId(Uuid::from_u128(number));
        book.put(Record::Consent(Consent {
            id,
            entry: of.entry,
            educator: who,
            hash: of.hash(),
            share,
            quote,
        }));
    };
    allow(&mut book, me, &now, true, true);
    assert_eq!(may_leave(&book, &now, &[me, partner]), Leaving::Stays, "the other said nothing");
    allow(&mut book, partner, &before, true, true);
    assert_eq!(may_leave(&book, &now, &[me, partner]), Leaving::Stays, "the other said it of another text");
    allow(&mut book, partner, &now, true, false);
    assert_eq!(may_leave(&book, &now, &[me, partner]), Leaving::Shared);
    allow(&mut book, me, &now, false, false);
    assert_eq!(may_leave(&book, &now, &[me, partner]), Leaving::Stays, "the last word of each counts");
    assert_eq!(may_leave(&book, &now, &[]), Leaving::Stays, "nobody signs: nothing leaves");
}

#[test]
fn a_practice_that_was_filed_as_not_yet_stays_so_but_for_reflecting_together() {
    let (mut book, me, partner, id) = pair();
    filed(&mut book, 1, instant("2026-11-27T12:00:00-08:00"), &[me, partner]);
    let mut filing = book.filings[0].clone();
    filing.practices = Practice::ALL.iter().map(|p| (p.word().into(), "not-yet".into())).collect();
    book.put(Record::Filing(filing));
    for finding in found(&book, book.visit(id).unwrap(), &homevisit::site::Site::default()) {
        // Whether the pair reflected, and was paid, shows only once the page is signed; of a whole class, as it is called.
        let later =
            [Practice::Pair, Practice::Compensated, Practice::NoTargeting].contains(&finding.practice);
        assert!(later || finding.state == State::NotYet, "{}", finding.practice.word());
    }
}
