//! Whatever the book holds: nothing leaves that nobody allowed to leave.

use chrono::NaiveDate;
use homevisit::export::log::{Options, json, rows};
use homevisit::export::{ASKS, AUDIT, CALENDAR, DIGEST, FAMILY, Form, LOG, SLIP};
use homevisit::site::{PayPer, Site};
use homevisit::visit::{
    Band, Between, BetweenId, BetweenKind, Book, Drawer, Entry, EntryId, Family, FamilyId, Filing, Mode,
    Need, Occasion, Outcome, Pass, Place, Promise, PromiseId, PromiseState, Record, Request, Signed, Student,
    StudentId, VisitId, Went, Whose,
};
use proptest::prelude::*;
use uuid::Uuid;

use super::{LEE, OKAFOR, agree, allow, answer, csv, educator, file, made, now, secret, send, sign, visit};

/// Stands in every text and name that must not leave, with a number.
const CANARY: &str = "Zqcanary";
/// Stands in the texts that everybody shared.
const SHARED: &str = "Zqshared";

/// One filed answer: its tag, whether each of the two shares it, and whether for this text.
#[derive(Clone, Debug)]
struct Answer {
    digest: bool,
    shares: [bool; 2],
    edited: bool,
    quote: bool,
}

#[derive(Clone, Debug)]
struct Plan {
    students: usize,
    mode: usize,
    place: usize,
    occasion: usize,
    outcome: Option<usize>,
    met: Option<bool>,
    voided: bool,
    sent: bool,
    there: [bool; 2],
    texts: Vec<(bool, bool, Option<bool>)>,
    answers: Vec<Answer>,
    /// Nobody, one or both signed the filing; an amendment may follow that one or none has signed.
    signed: u8,
    amended: bool,
}

fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let one = (any::<bool>(), any::<[bool; 2]>(), prop::bool::weighted(0.3), any::<bool>());
    prop::collection::vec(
        one.prop_map(|(digest, shares, edited, quote)| Answer { digest, shares, edited, quote }),
        0..5,
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    let when =
        (0..4_usize, 0..4_usize, 0..8_usize, 0..6_usize, prop::option::of(0..6_usize), any::<Option<bool>>());
    let state = (any::<bool>(), any::<bool>(), any::<[bool; 2]>(), 0..3_u8, any::<bool>());
    let texts = prop::collection::vec(any::<(bool, bool, Option<bool>)>(), 0..4);
    (when, state, texts, answers()).prop_map(|(when, state, texts, answers)| {
        let (students, mode, place, occasion, outcome, met) = when;
        let (voided, sent, there, signed, amended) = state;
        Plan {
            students,
            mode,
            place,
            occasion,
            outcome,
            met,
            voided,
            sent,
            there,
            texts,
            answers,
            signed,
            amended,
        }
    })
}

struct Made {
    book: Book,
    /// The texts that may leave in the digest, sorted.
    may: Vec<String>,
}

/// Counts up, so that each secret and each identity is its own.
struct Count(u128);

impl Count {
    fn id(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }

    fn canary(&mut self) -> String {
        self.0 += 1;
        format!("{CANARY}{}", self.0)
    }
}

fn make(plans: &[Plan]) -> Made {
    let mut count = Count(0x1000);
    let mut made = Made { book: Book::default(), may: Vec::new() };
    for (id, name) in [(OKAFOR, "Ada Okafor"), (LEE, "Jun Lee")] {
        let mut educator = educator(id, name, "1007", None);
        educator.role = count.canary();
        made.book.put(Record::Educator(educator));
    }
    for plan in plans {
        add(&mut made, plan, &mut count);
    }
    made.may.sort();
    made
}

fn people(book: &mut Book, plan: &Plan, count: &mut Count) -> (FamilyId, Vec<StudentId>) {
    let family = FamilyId(count.id());
    let known = Family::named(family, &secret(count.canary()), count.canary());
    book.put(Record::Family(Family { languages: vec![count.canary()], ..known }));
    let students = (0..plan.students).map(|_| StudentId(count.id())).collect::<Vec<_>>();
    for &id in &students {
        book.put(Record::Student(Student {
            band: Some(Band::High),
            source_key: Some(secret(count.canary())),
            full_name: Some(secret(count.canary())),
            ..Student::named(id, &secret(count.canary()), family)
        }));
    }
    book.put(Record::Between(Between {
        id: BetweenId(count.id()),
        family,
        on: NaiveDate::default(),
        kind: BetweenKind::Contact,
        channel: None,
        by: LEE,
        went: Went::Well,
        line: secret(count.canary()),
        received: None,
    }));
    (family, students)
}

fn add(made: &mut Made, plan: &Plan, count: &mut Count) {
    let book = &mut made.book;
    let (family, students) = people(book, plan, count);
    let mut each = visit(VisitId(count.id()), family, &students, "2026-09-10");
    each.mode = Mode::ALL[plan.mode];
    each.place = Place::ALL[plan.place];
    each.occasion = Occasion::ALL[plan.occasion];
    each.outcome = plan.outcome.map(|at| Outcome::ALL[at]);
    each.facts.met = plan.met;
    each.voided = plan.voided;
    let id = each.id;
    book.put(Record::Visit(each));
    for (index, who) in [OKAFOR, LEE].into_iter().enumerate() {
        if plan.there[index] {
            sign(book, id, None, who, Signed::Typed(OKAFOR));
        }
    }
    for &(mine, held, author) in &plan.texts {
        texts(book, id, (mine, held, author), count);
    }
    let filing = filed(book, plan, id, count);
    match plan.signed {
        0 => {}
        1 => sign(book, id, Some(&filing), LEE, Signed::Key(String::new())),
        _ => agree(book, &filing),
    }
    if plan.signed == 2 && !plan.voided {
        let shared =
            filing.answers.iter().map(|a| a.text.to_string()).filter(|text| text.starts_with(SHARED));
        made.may.extend(shared);
    }
    if plan.amended {
        let text = count.canary();
        let amended = file(book, id, vec![answer(count.id().as_u128(), &text, &["digest"], &text)]);
        for who in [OKAFOR, LEE] {
            allow(book, &amended.answers[0], who, true);
        }
        sign(book, id, Some(&amended), OKAFOR, Signed::Key(String::new()));
    }
    if plan.sent {
        let rows = rows(book, &Site::default(), &Options::default(), Uuid::nil(), now());
        send(book, &rows);
        let last = book.disclosures.last_mut().unwrap();
        (last.to, last.name) = (secret(count.canary()), count.canary());
    }
}

/// A text in a drawer, with the line that lists would show of it, and a promise.
fn texts(
    book: &mut Book,
    visit: VisitId,
    (mine, held, author): (bool, bool, Option<bool>),
    count: &mut Count,
) {
    let author = author.map(|first| if first { OKAFOR } else { LEE });
    let entry = Entry {
        guide: "reflect-first".to_owned(),
        prompt: count.canary(),
        pass: Pass::Only,
        words: count.canary().into(),
        drawer: if mine { Drawer::Mine } else { Drawer::Ours },
        held,
        tags: vec!["digest".to_owned(), "strength".to_owned(), "own-hope".to_owned()],
        ..crate::make::entry(EntryId(count.id()), visit, author)
    };
    book.lines.insert(entry.id, secret(count.canary()));
    book.put_entry(entry);
    book.put(Record::Promise(Promise {
        id: PromiseId(count.id()),
        visit,
        text: secret(count.canary()),
        whose: if mine { Whose::Theirs } else { Whose::Ours },
        by: None,
        due: None,
        state: PromiseState::Open,
        request: Some(Request { need: Need::Other, line: secret(count.canary()) }),
    }));
}

fn filed(book: &mut Book, plan: &Plan, visit: VisitId, count: &mut Count) -> Filing {
    let mut answers = Vec::new();
    for each in &plan.answers {
        let leaves = each.digest && each.shares == [true, true] && !each.edited;
        let text = if leaves { format!("{SHARED}{}", count.id().as_u128()) } else { count.canary() };
        let tags: &[&str] =
            if each.digest { &["digest", "strength", "own-hope", "ask"] } else { &["strength"] };
        let filed = answer(count.id().as_u128(), &count.canary(), tags, &text);
        let mut allowed = filed.clone();
        if each.edited {
            allowed.text = secret(count.canary());
        }
        for (index, who) in [OKAFOR, LEE].into_iter().enumerate() {
            if each.shares[index] {
                allow(book, &allowed, who, each.quote);
            }
        }
        answers.push(filed);
    }
    let mut filing = file(book, visit, answers);
    filing.page = secret(count.canary());
    filing.practices.push(("hopes".to_owned(), count.canary()));
    book.put(Record::Filing(filing.clone()));
    filing
}

proptest! {
    #[test]
    fn nothing_leaves_that_was_not_shared(
        plans in prop::collection::vec(plan(), 1..5),
        official: bool,
        each: bool,
        only_unsent: bool,
    ) {
        let Made { book, may } = make(&plans);
        let pay_per = if each { PayPer::Student } else { PayPer::Visit };
        let site = Site { recipient_is_school_official: official, pay_per, ..Site::default() };
        let options = Options { only_unsent, ..Options::default() };
        let rows = rows(&book, &site, &options, Uuid::nil(), now());
        for bytes in [csv(&rows), json(&rows)] {
            let log = String::from_utf8(bytes).unwrap();
            prop_assert!(!log.contains(CANARY) && !log.contains(SHARED));
        }
        let visits: Vec<_> = book.visits.iter().map(|v| v.id).collect();
        let page = |profile, form| {
            let bytes = made(&book, &site, profile, form, &visits).bytes;
            String::from_utf8_lossy(&bytes).into_owned()
        };
        // Whatever the form, nothing of anybody's own, nothing held and nothing that one of them keeps back.
        for (profile, form) in [
            (&LOG, Form::Xlsx),
            (&ASKS, Form::Csv),
            (&SLIP, Form::Html),
            (&AUDIT, Form::Html),
            (&AUDIT, Form::Csv),
            (&CALENDAR, Form::Ics),
            (&DIGEST, Form::Html),
            (&FAMILY, Form::Html),
        ] {
            let page = page(profile, form);
            prop_assert!(!page.contains(CANARY), "{profile:?} {form:?}: {page}");
        }
        let page = page(&DIGEST, Form::Markdown);
        prop_assert!(!page.contains(CANARY), "{page}");
        let mut left: Vec<_> =
            page.lines().filter_map(|l| l.strip_prefix("> ")).map(str::to_owned).collect();
        left.sort();
        prop_assert_eq!(left, may);
    }

    #[test]
    fn a_log_never_pays_twice(plans in prop::collection::vec(plan(), 1..5)) {
        let Made { book, .. } = make(&plans);
        let rows = rows(&book, &Site::default(), &Options::default(), Uuid::nil(), now());
        let mut records: Vec<_> = rows.iter().map(|r| r.record_id).collect();
        records.sort_unstable();
        records.dedup();
        prop_assert_eq!(records.len(), rows.len());
        for visit in &book.visits {
            let units: u32 = rows.iter().filter(|r| r.visit_id == visit.id.0).map(|r| r.claim_units).sum();
            prop_assert!(units <= 1);
        }
    }
}
