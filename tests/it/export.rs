//! What leaves: the log for pay and the digest of our words, for a made-up book.

#![allow(clippy::unwrap_used)] // A test may stop at what it did not expect.

mod digest;
mod forms;
mod log;
mod right;
mod second_look;
mod secret;

use chrono::{DateTime, FixedOffset, NaiveDate};
use homevisit::export::log::{Options, Row, csv, rows};
use homevisit::export::{Export, Form, Given, Left, Made, Sending, Wish, make};
use homevisit::guide::Library;
use homevisit::pages::Pages;
use homevisit::private::Private;
use homevisit::site::Site;
use homevisit::text::Text;
use homevisit::visit::{
    Act, Band, Book, Call, CallOutcome, Consent, ConsentId, Disclosure, DisclosureId, Educator, EducatorId,
    Entry, EntryId, Facts, Family, FamilyId, FiledAnswer, Filing, FilingId, Member, Mode, Outcome, Place,
    Promise, PromiseId, PromiseState, Proof, Record, Role, SignOff, SignOffId, Signed, Student, StudentId,
    Visit, VisitId, Whose, practices, statement_hash, there_statement,
};
use uuid::Uuid;

use super::make;

const OKAFOR: EducatorId = EducatorId(Uuid::from_u128(0xe1));
const LEE: EducatorId = EducatorId(Uuid::from_u128(0xe2));
const RIVERAS: FamilyId = FamilyId(Uuid::from_u128(0xf1));
const XIONGS: FamilyId = FamilyId(Uuid::from_u128(0xf2));
const MAYA: StudentId = StudentId(Uuid::from_u128(0x51));
const LEO: StudentId = StudentId(Uuid::from_u128(0x52));
const KOU: StudentId = StudentId(Uuid::from_u128(0x53));
/// The first visit with Maya and Leo, filed.
const FIRST: VisitId = VisitId(Uuid::from_u128(0xa1));
/// A video visit with Kou, made and not yet filed.
const VIDEO: VisitId = VisitId(Uuid::from_u128(0xa2));
/// A visit with Kou that is only planned.
const AHEAD: VisitId = VisitId(Uuid::from_u128(0xa3));

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn now() -> DateTime<FixedOffset> {
    at("2026-09-30T15:00:00.5-07:00")
}

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn site() -> Site {
    Site {
        site_code: "LIN".to_owned(),
        school: "Lincoln Elementary".to_owned(),
        first_school_day: Some(on("2026-09-01")),
        video_counts: false,
        ..Site::default()
    }
}

fn educator(id: EducatorId, name: &str, staff_id: &str, trained: Option<&str>) -> Educator {
    Educator {
        staff_id: staff_id.to_owned(),
        role: "reads with everyone".to_owned(),
        trained_through: trained.map(on),
        ..Educator::named(id, name)
    }
}

fn family(id: FamilyId, name: &str, alias: &str) -> Family {
    Family { languages: vec!["es".to_owned()], ..Family::named(id, name, alias.to_owned()) }
}

fn student(id: StudentId, name: &str, band: Band, family: FamilyId) -> Student {
    Student { band: Some(band), source_key: Some("SIS-4711".into()), ..Student::named(id, name, family) }
}

fn visit(id: VisitId, family: FamilyId, students: &[StudentId], day: &str) -> Visit {
    Visit {
        visit_ref: format!("HV-{:X}", id.0.as_u128()),
        students: students.to_vec(),
        team: vec![
            Member { educator: LEE, role: Role::Partner },
            Member { educator: OKAFOR, role: Role::Lead },
        ],
        agreed: Some(on(day).and_hms_opt(16, 30, 0).unwrap()),
        ..make::visit(id, family, &[])
    }
}

fn answer(id: u128, words: &str, tags: &[&str], text: &str) -> FiledAnswer {
    FiledAnswer {
        entry: EntryId(Uuid::from_u128(id)),
        words: words.into(),
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
        text: text.into(),
    }
}

/// Files these answers; nobody has signed yet.
fn file(book: &mut Book, visit: VisitId, answers: Vec<FiledAnswer>) -> Filing {
    let number = book.filings_of(visit).first().map_or(1, |f| f.number + 1);
    let found = practices(book, book.visit(visit).unwrap(), &site());
    let filing = Filing {
        id: FilingId(Uuid::from_u128((visit.0.as_u128() << 8) + u128::from(number))),
        visit,
        number,
        at: at("2026-08-21T18:05:00-07:00"),
        page: format!("page {number} of {}", visit.0).into(),
        answers,
        promises: None,
        practices: found.iter().map(|f| (f.practice.word().into(), f.state.word().into())).collect(),
        signers: vec![OKAFOR, LEE],
        erased: None,
    };
    book.put(Record::Filing(filing.clone()));
    filing
}

fn sign(book: &mut Book, visit: VisitId, filing: Option<&Filing>, educator: EducatorId, signed: Signed) {
    let id = SignOffId(Uuid::from_u128(0x5000 + book.sign_offs.len() as u128));
    let act = if filing.is_some() { Act::Agree } else { Act::There };
    let there = book.visit(visit).map(|v| statement_hash(&there_statement(v, educator)));
    let hash = filing.map(Filing::hash).or(there).unwrap_or_default();
    let (filing, at) = (filing.map(|f| f.id), at("2026-08-21T18:06:00-07:00"));
    book.put(Record::SignOff(SignOff { id, visit, act, filing, educator, at, hash, signed }));
}

/// Both agree on this text, each with their own key.
fn agree(book: &mut Book, filing: &Filing) {
    for who in [OKAFOR, LEE] {
        sign(book, filing.visit, Some(filing), who, Signed::Key("00".to_owned()));
    }
}

fn allow(book: &mut Book, answer: &FiledAnswer, educator: EducatorId, quote: bool) {
    let id = ConsentId(Uuid::from_u128(0xc000 + book.consents.len() as u128));
    let consent = Consent { id, entry: answer.entry, educator, hash: answer.hash(), share: true, quote };
    book.put(Record::Consent(consent));
}

/// Two families, a first visit that is filed, a video visit that is not, a visit ahead.
fn book() -> Book {
    let mut book = Book::default();
    book.put(Record::Educator(educator(OKAFOR, "Ada Okafor", "1007", Some("2027-06-30"))));
    book.put(Record::Educator(educator(LEE, "Jun Lee", "", None)));
    book.put(Record::Family(family(RIVERAS, "the Riveras", "Cedar")));
    book.put(Record::Family(family(XIONGS, "Kou", "Heron")));
    book.put(Record::Student(student(MAYA, "Maya", Band::EarlyGrades, RIVERAS)));
    book.put(Record::Student(student(LEO, "Leo", Band::UpperElementary, RIVERAS)));
    book.put(Record::Student(student(KOU, "Kou", Band::UpperElementary, XIONGS)));

    let mut first = visit(FIRST, RIVERAS, &[MAYA, LEO], "2026-08-20");
    first.calls = vec![Call { on: on("2026-08-10"), by: LEE, outcome: CallOutcome::Agreed }];
    first.interpreter = true;
    first.language = Some("es".to_owned());
    first.outcome = Some(Outcome::Completed);
    first.facts = Facts {
        met: Some(true),
        minutes: Some(40),
        student_there: Some(true),
        family_members: Some(4),
        outside_contract: Some(true),
        funding_code: Some("T1".to_owned()),
        proof: Some(Proof::SignedSlip),
        proof_by: Some(LEE),
        ..Facts::default()
    };
    book.put(Record::Visit(first));
    let mut video = visit(VIDEO, XIONGS, &[KOU], "2026-09-14");
    (video.mode, video.place, video.facts.met) = (Mode::Video, Place::Online, Some(true));
    book.put(Record::Visit(video));
    book.put(Record::Visit(visit(AHEAD, XIONGS, &[KOU], "2027-02-01")));

    let hopes =
        Entry { tags: vec!["hopes".to_owned()], ..make::entry(EntryId(Uuid::from_u128(0xb1)), FIRST, None) };
    book.put_entry(hopes);
    book.put(Record::Promise(Promise {
        id: PromiseId(Uuid::from_u128(0xd1)),
        visit: FIRST,
        text: "Bring the robotics flyer".into(),
        whose: Whose::Ours,
        by: None,
        due: None,
        state: PromiseState::Open,
        request: None,
    }));

    let answers = vec![
        answer(
            0xb2,
            "Which strength surprised us?",
            &["digest", "strength"],
            "Maya builds games.\nLeo tests them.\n\nThe riveras laugh a lot: *really*.",
        ),
        answer(0xb3, "What will we use?", &["digest", "class-use"], "1. Design a game\n2. <b>Play</b> it"),
        answer(0xb4, "What do we ask of the school for Maya?", &["digest"], "A sign in Spanish at the door."),
        answer(0xb5, "What did we see differently?", &["digest", "differently"], "Between the two of us."),
        answer(0xb6, "Before you see Maya?", &["before-you-see"], "Ask about the game."),
    ];
    let filing = file(&mut book, FIRST, answers);
    agree(&mut book, &filing);
    sign(&mut book, FIRST, None, OKAFOR, Signed::Key("00".to_owned()));
    sign(&mut book, FIRST, None, LEE, Signed::Typed(OKAFOR));
    for who in [OKAFOR, LEE] {
        allow(&mut book, &filing.answers[0], who, true);
        allow(&mut book, &filing.answers[1], who, who == OKAFOR);
        allow(&mut book, &filing.answers[2], who, false);
        allow(&mut book, &filing.answers[4], who, true);
    }
    allow(&mut book, &filing.answers[3], OKAFOR, true);
    book
}

/// All of these visits, whether sent before or not, and nobody's name.
fn wish(profile: &'static Export, form: Form, visits: &[VisitId]) -> Wish {
    Wish {
        export: profile,
        form,
        visits: visits.to_vec(),
        only_unsent: false,
        names: false,
        without: Vec::new(),
    }
}

/// Does something with what an export is made from.
fn given<T>(book: &Book, site: &Site, then: impl FnOnce(&Given<'_>) -> T) -> T {
    let (text, library, pages) = (&Text::english(), &Library::built_in(), &Pages::default());
    then(&Given { book, site, text, library, pages, at: now(), id: Uuid::from_u128(0xee) })
}

/// What leaves, in a form.
fn made(book: &Book, site: &Site, profile: &'static Export, form: Form, visits: &[VisitId]) -> Made {
    given(book, site, |given| make(&wish(profile, form, visits), given).unwrap())
}

/// Before it leaves.
fn sending(book: &Book, site: &Site, wish: Wish) -> Sending {
    given(book, site, |given| Sending::of(wish, given).unwrap())
}

/// Remembers that it left.
fn left(book: &mut Book, sending: &Sending) {
    let id = DisclosureId(Uuid::from_u128(0xde00 + book.disclosures.len() as u128));
    let left = Left { name: "file".to_owned(), hash: String::new() };
    book.put(Record::Disclosure(sending.remembered((id, OKAFOR, now()), "the coordinator", left)));
}

fn log_of(book: &Book, site: &Site, options: &Options) -> Vec<Row> {
    rows(book, site, options, Uuid::from_u128(0xee), now())
}

/// Remembers these rows as sent.
fn send(book: &mut Book, rows: &[Row]) {
    let id = DisclosureId(Uuid::from_u128(0xde00 + book.disclosures.len() as u128));
    book.put(Record::Disclosure(Disclosure {
        id,
        at: now(),
        by: OKAFOR,
        profile: "log".to_owned(),
        format: "csv".to_owned(),
        to: "the coordinator".into(),
        name: "visits.csv".to_owned(),
        hash: String::new(),
        lines: rows.iter().map(Row::line_sent).collect(),
    }));
}

fn change(book: &mut Book, id: VisitId, change: impl FnOnce(&mut Visit)) {
    change(book.visits.iter_mut().find(|v| v.id == id).unwrap());
}

fn secret(text: String) -> Private {
    text.into()
}
