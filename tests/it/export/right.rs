//! That what leaves is right: what is in it, what is not, and how often. The answers were worked out by hand.

use std::collections::HashMap;

use homevisit::export::{ASKS, AUDIT, CALENDAR, FAMILY, Filter, LOG, SLIP, audit, everything};
use homevisit::site::Site;
use homevisit::visit::{Drawer, Text as Words};

use super::*;

/// A table as a spreadsheet reads it: each line by its columns' names.
fn lines(csv: &[u8]) -> Vec<HashMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(csv.strip_prefix(b"\xef\xbb\xbf").unwrap_or(csv));
    let heading = reader.headers().unwrap().clone();
    let line = |line: csv::StringRecord| {
        heading.iter().zip(&line).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
    };
    reader.records().map(|record| line(record.unwrap())).collect()
}

/// Of the first visit three answers ask: one may be quoted, one only shared, and Lee keeps one back.
fn asking() -> Book {
    let mut book = book();
    let ask = |id, text| answer(id, "What do we ask for?", &["ask"], text);
    let answers =
        vec![ask(0xc1, "Games in Spanish."), ask(0xc2, "A ride to the fair."), ask(0xc3, "More time.")];
    let filing = file(&mut book, FIRST, answers);
    agree(&mut book, &filing);
    for (answer, quote) in filing.answers.iter().zip([true, false, true]) {
        allow(&mut book, answer, OKAFOR, quote);
    }
    for answer in &filing.answers[..2] {
        allow(&mut book, answer, LEE, true);
    }
    book
}

#[test]
fn an_ask_says_whether_it_may_be_quoted_and_what_one_keeps_back_is_counted() {
    let asks = made(&asking(), &site(), &ASKS, Form::Csv, &[FIRST]);
    let lines = lines(&asks.bytes);
    let said: Vec<_> = lines.iter().map(|l| (l["request"].as_str(), l["may_be_quoted"].as_str())).collect();
    assert_eq!(said, [("Games in Spanish.", "true"), ("A ride to the fair.", "false")]);
    assert_eq!(asks.withheld, [("answers", 1)]);
    assert_eq!((asks.visits.as_slice(), asks.lines.len()), (&[FIRST][..], 1), "one visit, noted once");
    // Who looks at it before it leaves sees what leaves.
    let shown = asks.shown(Form::Csv);
    assert!(shown.contains("request: Games in Spanish.") && shown.contains("A ride to the fair."), "{shown}");
    assert!(!shown.contains("More time."), "{shown}");
}

#[test]
fn what_was_asked_is_asked_again_only_when_one_sends_all() {
    let mut book = asking();
    let asks = |book: &Book, only_unsent| {
        let wish = Wish { only_unsent, ..wish(&ASKS, Form::Csv, &[FIRST]) };
        sending(book, &site(), wish)
    };
    let first = asks(&book, true);
    assert_eq!((first.visits(), (ASKS.waiting)(&book, &site(), now())), (&[FIRST][..], 1));
    left(&mut book, &first);
    assert_eq!((asks(&book, true).visits(), (ASKS.waiting)(&book, &site(), now())), (&[][..], 0));
    assert_eq!(asks(&book, false).visits(), [FIRST]);
    // What is allowed now and was not then is still to be sent; so is what may not be quoted any more.
    for (id, quote) in [(0xc3, true), (0xc1, false)] {
        let filing = book.agreed_filing(FIRST).unwrap().clone();
        let answer = filing.answers.iter().find(|a| a.entry == EntryId(Uuid::from_u128(id)));
        allow(&mut book, answer.unwrap(), LEE, quote);
        let again = asks(&book, true);
        assert_eq!((again.visits(), (ASKS.waiting)(&book, &site(), now())), (&[FIRST][..], 1), "{id:x}");
        left(&mut book, &again);
        assert_eq!((ASKS.waiting)(&book, &site(), now()), 0);
    }
    // What left before consents were noted with it is not asked for again.
    let filing = book.agreed_filing(FIRST).unwrap().clone();
    for line in book.disclosures.iter_mut().flat_map(|left| &mut left.lines) {
        line.hash = filing.hash();
    }
    assert_eq!((ASKS.waiting)(&book, &site(), now()), 0);
}

#[test]
fn an_audit_says_what_was_a_mistake_and_counts_what_the_partner_keeps() {
    let mut book = book();
    change(&mut book, FIRST, |v| v.voided = true);
    change(&mut book, VIDEO, |v| v.kept_by = Some(LEE));
    let audit = made(&book, &site(), &AUDIT, Form::Csv, &[FIRST, VIDEO]);
    assert_eq!((audit.visits.as_slice(), audit.withheld.as_slice()), (&[FIRST][..], &[("elsewhere", 1)][..]));
    assert!(lines(&audit.bytes)[0]["confirmed"].starts_with("Entered by mistake: it does not count"));
}

#[test]
fn a_visit_that_is_a_mistake_or_that_the_partner_keeps_is_not_sent_from_here() {
    let here = asking();
    let mut mistake = here.clone();
    change(&mut mistake, FIRST, |v| v.voided = true);
    let mut elsewhere = here.clone();
    change(&mut elsewhere, FIRST, |v| v.kept_by = Some(LEE));
    // What is only ahead has no slip in any of them.
    for (book, asks, slips) in
        [(&here, 1, &[FIRST, VIDEO][..]), (&mistake, 0, &[VIDEO]), (&elsewhere, 0, &[VIDEO])]
    {
        assert_eq!(made(book, &site(), &ASKS, Form::Csv, &[FIRST]).visits.len(), asks);
        assert_eq!((ASKS.waiting)(book, &site(), now()), asks);
        assert_eq!(made(book, &site(), &SLIP, Form::Html, &[FIRST, VIDEO, AHEAD]).visits, slips);
    }
}

#[test]
fn who_did_not_confirm_yet_is_told_from_an_interpreter_who_is_never_asked() {
    let mut book = book();
    let vang = EducatorId(Uuid::from_u128(0xe3));
    book.put(Record::Educator(educator(vang, "Pa Vang", "1009", None)));
    change(&mut book, VIDEO, |v| v.team.push(Member { educator: vang, role: Role::Interpreter }));
    sign(&mut book, VIDEO, None, OKAFOR, Signed::Key("00".to_owned()));
    let audit = made(&book, &site(), &AUDIT, Form::Csv, &[VIDEO]);
    assert_eq!(
        lines(&audit.bytes)[0]["confirmed"],
        "Jun Lee: not yet; Ada Okafor (1007): with their own key, 2026-08-21 18:06; Pa Vang (1009): not asked"
    );
}

#[test]
fn a_visit_that_an_auditor_names_twice_is_answered_once() {
    let book = book();
    let record = log_of(&book, &site(), &Options::default()).last().unwrap().record_id;
    let list = format!("HV-A2 {record}\nhv-a1, HV-A2");
    let (visits, strange) = given(&book, &site(), |given| audit::named(&list, given));
    assert_eq!((visits.as_slice(), strange.len()), (&[VIDEO, FIRST][..], 0));
    let audit = made(&book, &site(), &AUDIT, Form::Csv, &visits);
    assert_eq!((audit.visits.as_slice(), lines(&audit.bytes).len()), (&[VIDEO, FIRST][..], 2));
    let shown = audit.shown(Form::Csv);
    assert!(shown.contains("visit_ref: HV-A2") && shown.contains("visit_ref: HV-A1"), "{shown}");
}

#[test]
fn a_calendar_has_what_is_still_to_be_done_by_us_and_nothing_else() {
    let mut book = book();
    change(&mut book, FIRST, |v| v.outcome = Some(Outcome::Completed));
    for (number, whose, state) in [
        (1, Whose::Ours, PromiseState::Open),
        (2, Whose::Ours, PromiseState::Kept),
        (3, Whose::Theirs, PromiseState::Open),
    ] {
        book.put(Record::Promise(Promise {
            id: PromiseId(Uuid::from_u128(0xd100 + number)),
            visit: FIRST,
            text: "Bring the flyer".into(),
            whose,
            by: None,
            due: Some(on(&format!("2026-12-0{number}"))),
            state,
            request: None,
        }));
    }
    change(&mut book, VIDEO, |v| {
        v.facts = Facts::default();
        v.agreed = Some("2026-10-08T17:00:00".parse().unwrap());
    });
    change(&mut book, AHEAD, |v| v.outcome = Some(Outcome::CancelledByFamily));
    // Took place, and nothing was promised.
    let quiet = VisitId(Uuid::from_u128(0xa4));
    book.put(Record::Visit(Visit {
        outcome: Some(Outcome::Completed),
        ..visit(quiet, XIONGS, &[KOU], "2026-09-20")
    }));
    let usual = Site { usual_minutes: 45, ..site() };
    let made = made(&book, &usual, &CALENDAR, Form::Ics, &[FIRST, VIDEO, AHEAD, quiet]);
    let calendar = String::from_utf8(made.bytes).unwrap();
    let all =
        |name: &str| -> Vec<&str> { calendar.lines().filter_map(|line| line.strip_prefix(name)).collect() };
    assert_eq!(all("SUMMARY:"), ["Something we said we would do · HV-A1", "Home visit · HV-A2"]);
    assert_eq!(all("DTSTART;VALUE=DATE:"), ["20261201"]);
    // 45 minutes, and 20 so that nobody has to run.
    assert_eq!((all("DTSTART:"), all("DTEND:")), (vec!["20261008T170000"], vec!["20261008T180500"]));
    assert_eq!(made.visits, [FIRST, VIDEO]);
}

#[test]
fn a_slip_and_a_familys_page_are_offered_until_they_have_left() {
    let mut book = book();
    let offered = |book: &Book, export| Filter::Unsent.visits(export, book);
    let slip = sending(&book, &site(), wish(&SLIP, Form::Html, &[FIRST]));
    left(&mut book, &slip);
    assert_eq!(offered(&book, &SLIP), [VIDEO, AHEAD]);
    assert_eq!(offered(&book, &FAMILY), [FIRST, VIDEO, AHEAD], "the slip is not the family's page");
    // A page with nothing on it but how to be reached does not leave.
    let mut filing = book.agreed_filing(FIRST).unwrap().clone();
    filing.promises = Some(homevisit::visit::filed_promises(&book, FIRST));
    book.put(Record::Filing(filing));
    let page = sending(&book, &site(), wish(&FAMILY, Form::Html, &[FIRST]));
    left(&mut book, &page);
    assert_eq!(offered(&book, &FAMILY), [VIDEO, AHEAD]);
    // A log looks by itself whether a row is still as it was sent.
    let log = sending(&book, &site(), wish(&LOG, Form::Csv, &[FIRST]));
    left(&mut book, &log);
    assert_eq!(offered(&book, &LOG), [FIRST, VIDEO, AHEAD]);
}

#[test]
fn the_way_out_takes_names_states_and_whose_each_text_is_along() {
    let mut book = book();
    let theirs = Promise {
        id: PromiseId(Uuid::from_u128(0xd2)),
        whose: Whose::Theirs,
        ..book.promises_of(FIRST).next().unwrap().clone()
    };
    book.put(Record::Promise(theirs));
    let own = EntryId(Uuid::from_u128(0xb9));
    book.put_entry(Entry { drawer: Drawer::Mine, ..super::super::make::entry(own, FIRST, Some(OKAFOR)) });
    let texts = HashMap::from([
        (EntryId(Uuid::from_u128(0xb1)), Words::Open("She wants to build games.".into())),
        (own, Words::Open("I was wrong about them.".into())),
    ]);
    let english = Text::english();
    // To nobody else do names leave under these rules; these are one's own.
    assert!(!site().recipient_is_school_official);
    let folder = everything::folder(&book, &texts, &site(), now(), &|key| english.get(key, &[]));
    let file = |name: &str| &folder.files().iter().find(|(path, _)| path == name).unwrap().1;
    let log = lines(file("log.csv"));
    assert_eq!((log[0]["student_name"].as_str(), log[0]["family_name"].as_str()), ("Maya", "the Riveras"));
    let promises = lines(file("promises.csv"));
    let promises: Vec<_> = promises.iter().map(|p| (p["whose"].as_str(), p["state"].as_str())).collect();
    // Whether a family keeps its word is nobody's to note.
    assert_eq!(promises, [("ours", "open"), ("theirs", "")]);
    let page = String::from_utf8_lossy(file("texts/HV-A1.txt"));
    let texts: Vec<&str> = page.lines().filter(|line| line.starts_with("  ")).collect();
    assert_eq!(
        texts,
        [
            "  [Both of us]",
            "  She wants to build games.",
            "  [Ada Okafor · mine: only I can open it]",
            "  I was wrong about them."
        ]
    );
}
