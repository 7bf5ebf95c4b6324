//! The pure rules: what comes next, the five practices, who may read, names and aliases; guide and site files.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use homevisit::export::log;
use homevisit::guide::{Library, Names, Setting, When, read};
use homevisit::site::{EXAMPLE, PayPer, SETTINGS, Site};
use homevisit::visit::*;
use uuid::Uuid;

use super::make;

mod signed;
mod site;

pub fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub fn educator(number: u128, name: &str) -> Educator {
    Educator::named(EducatorId(Uuid::from_u128(number)), name)
}

pub fn family(number: u128, name: &str) -> Family {
    Family::named(FamilyId(Uuid::from_u128(number)), name, String::new())
}

pub fn visit(number: u128, family: FamilyId, team: &[EducatorId]) -> Visit {
    let id = VisitId(Uuid::from_u128(number));
    Visit { visit_ref: format!("HV-{number}"), ..make::visit(id, family, team) }
}

pub fn entry(number: u128, visit: VisitId, author: Option<EducatorId>) -> Entry {
    make::entry(EntryId(Uuid::from_u128(number)), visit, author)
}

const ME: u128 = 1;
const PARTNER: u128 = 2;

/// Two educators, one family, one visit.
pub fn pair() -> (Book, EducatorId, EducatorId, VisitId) {
    let (me, partner) = (educator(ME, "Okafor"), educator(PARTNER, "Lee"));
    let maya = family(10, "Maya");
    let visit = visit(20, maya.id, &[me.id, partner.id]);
    let (ids, id) = ((me.id, partner.id), visit.id);
    let book = Book {
        educators: vec![me, partner].into(),
        families: vec![maya].into(),
        visits: vec![visit].into(),
        ..Book::default()
    };
    (book, ids.0, ids.1, id)
}

fn with(book: &Book, change: impl FnOnce(&mut Visit)) -> Book {
    let mut book = book.clone();
    change(&mut book.visits[0]);
    book
}

pub fn filed(book: &mut Book, number: u32, at: DateTime<FixedOffset>, by: &[EducatorId]) {
    let visit = book.visits[0].id;
    let filing = Filing {
        id: FilingId(Uuid::from_u128(100 + u128::from(number))),
        visit,
        number,
        at,
        answers: Vec::new(),
        promises: None,
        page: format!("page {number}").into(),
        practices: Vec::new(),
        signers: signers(&book.visits[0]),
        erased: None,
    };
    let mut count = 1_000 * u128::from(number);
    for &educator in by {
        for (act, of) in [(Act::There, None), (Act::Agree, Some(filing.id))] {
            count += 1;
            book.put(Record::SignOff(SignOff {
                id: SignOffId(Uuid::from_u128(count)),
                visit,
                act,
                filing: of,
                educator,
                at,
                hash: if act == Act::There {
                    statement_hash(&there_statement(&book.visits[0], educator))
                } else {
                    filing.hash()
                },
                signed: Signed::Key(String::new()),
            }));
        }
    }
    book.put(Record::Filing(filing));
}

#[test]
fn what_comes_next_follows_the_visit_through_its_year() {
    let (book, me, partner, _) = pair();
    let now = at("2026-11-26 12:00");
    let next = |book: &Book, who: EducatorId| next_step(book, &book.visits[0], who, now);
    assert_eq!(next(&book, me), Some(Step::Call));
    let on = |time: &str| with(&book, |v| v.agreed = Some(at(time)));
    assert_eq!(next(&on("2026-11-27 17:00"), me), Some(Step::Prepare));
    assert_eq!(next(&on("2026-11-26 17:00"), me), Some(Step::Prepare), "today, and time for it");
    assert_eq!(next(&on("2026-11-26 13:00"), me), Some(Step::Visit), "setting out");
    assert_eq!(next(&with(&on("2026-11-27 17:00"), |v| v.prepared = true), me), Some(Step::Visit));
    assert_eq!(next(&on("2026-11-26 11:41"), me), Some(Step::Visit), "they may be arriving");
    let past = on("2026-11-26 11:40");
    assert_eq!(next(&past, me), Some(Step::Remember));
    let one_done = with(&past, |v| {
        v.remembering = Some(Remembering::Alone);
        v.remembered = vec![me];
    });
    assert_eq!((next(&one_done, me), next(&one_done, partner)), (Some(Step::Reflect), Some(Step::Remember)));
    let together = with(&one_done, |v| v.remembering = Some(Remembering::Together));
    assert_eq!(next(&together, partner), Some(Step::Reflect));
    let mut filing = together;
    filed(&mut filing, 1, instant("2026-11-26T13:00:00-08:00"), &[me]);
    assert_eq!(next(&filing, me), Some(Step::Agree), "one of two has signed");
    filed(&mut filing, 1, instant("2026-11-26T13:00:00-08:00"), &[me, partner]);
    assert_eq!(next(&filing, me), Some(Step::FollowUp));
    assert_eq!(next(&with(&filing, |v| v.thanked = true), me), None);
    assert_eq!(next(&with(&filing, |v| v.occasion = Occasion::SecondAcademic), me), Some(Step::FollowUp));
    filed(&mut filing, 2, instant("2026-11-27T13:00:00-08:00"), &[me]);
    assert_eq!(next(&filing, me), Some(Step::Agree), "an amendment waits for the other");
}

#[test]
fn only_a_no_or_a_mistake_ends_a_visit_that_came_to_nothing() {
    let (book, me, _, _) = pair();
    let now = at("2026-11-26 12:00");
    for (outcome, step) in [
        (Outcome::FamilyNotAvailable, Some(Step::Call)),
        (Outcome::CancelledByFamily, Some(Step::Call)),
        (Outcome::CancelledByStaff, Some(Step::Call)),
        (Outcome::Declined, None),
    ] {
        let book = with(&book, |v| v.outcome = Some(outcome));
        assert_eq!(next_step(&book, &book.visits[0], me, now), step, "{}", outcome.word());
        let met = with(&book, |v| v.facts.met = Some(true));
        assert_eq!(next_step(&met, &met.visits[0], me, now), Some(Step::Remember), "they met after all");
        // Another time, and it is a visit to be had again; a later word counts before a no.
        let again = with(&book, |v| {
            v.take_facts(Facts { met: Some(false), ..Facts::default() });
            v.called(now.date(), me, CallOutcome::CallAgain);
            v.move_to(at("2026-12-03 17:00"));
        });
        assert_eq!(next_step(&again, &again.visits[0], me, now), Some(Step::Prepare), "{}", outcome.word());
        // Where another visit goes on, this one waits for nothing.
        let mut other = book.visits[0].clone();
        (other.id, other.outcome, other.agreed) = (VisitId(uuid::Uuid::from_u128(99)), None, None);
        let mut taken_up = book.clone();
        taken_up.put(Record::Visit(other));
        assert_eq!(next_step(&taken_up, &taken_up.visits[0], me, now), None, "{}", outcome.word());
    }
    let moved = with(&book, |v| {
        v.agreed = Some(at("2026-11-20 17:00"));
        v.outcome = Some(Outcome::Rescheduled);
    });
    assert_eq!(next_step(&moved, &moved.visits[0], me, now), Some(Step::Call));
    let void = with(&book, |v| v.voided = true);
    assert_eq!(next_step(&void, &void.visits[0], me, now), None);
}

#[test]
fn what_is_filed_waits_to_be_sent_until_a_log_says_just_that() {
    let (mut book, me, partner, id) = pair();
    let now = instant("2026-11-29T09:00:00-08:00");
    let waiting = |book: &Book| log::waiting(book, &Site::default(), now).filed.len();
    assert_eq!(waiting(&book), 0);
    filed(&mut book, 1, instant("2026-11-26T13:00:00-08:00"), &[me]);
    assert_eq!(waiting(&book), 0, "not agreed");
    filed(&mut book, 1, instant("2026-11-26T13:00:00-08:00"), &[me, partner]);
    assert_eq!(waiting(&book), 1);
    let left = |number: u128, profile: &str, book: &Book| {
        let options = log::Options::default();
        let rows = log::rows(book, &Site::default(), &options, Uuid::nil(), now);
        Record::Disclosure(Disclosure {
            id: DisclosureId(Uuid::from_u128(number)),
            at: now,
            by: me,
            profile: profile.to_owned(),
            format: "csv".to_owned(),
            to: "".into(),
            name: "log.csv".to_owned(),
            hash: String::new(),
            lines: rows.iter().map(log::Row::line_sent).collect(),
        })
    };
    let digest = left(1, "digest", &book);
    book.put(digest);
    assert_eq!(waiting(&book), 1, "the words are not the pay");
    let sent = left(2, "log", &book);
    book.put(sent);
    assert_eq!(waiting(&book), 0);
    // Signing again, to allow something else, changes no row of the log.
    let agreed = book.sign_offs.iter().filter(|s| s.act == Act::Agree).cloned();
    let again: Vec<SignOff> = agreed.map(|s| SignOff { at: now, ..s }).collect();
    for sign_off in again {
        book.put(Record::SignOff(sign_off));
    }
    assert_eq!(waiting(&book), 0);
    book.visits[0].facts.minutes = Some(55);
    assert_eq!(waiting(&book), 1, "an amendment leaves again");
    let again = left(3, "log", &book);
    book.put(again);
    book.visits[0].voided = true;
    assert_eq!(waiting(&book), 1, "and so does a visit entered by mistake");
    assert_eq!(book.visits[0].id, id);
}

#[test]
fn a_joint_answer_changed_after_filing_waits_to_be_agreed_on_again() {
    let (mut book, me, partner, id) = pair();
    let mut answer = entry(70, id, None);
    answer.hash = Some(statement_hash(b"Patience."));
    book.put_entry(answer.clone());
    filed(&mut book, 1, instant("2026-11-26T13:00:00-08:00"), &[me, partner]);
    book.filings[0].answers = vec![FiledAnswer {
        entry: answer.id,
        words: "What?".into(),
        tags: Vec::new(),
        text: "Patience.".into(),
    }];
    assert!(!book.changed_since_filing(id));
    answer.hash = Some(statement_hash(b"Great patience."));
    book.put_entry(answer.clone());
    assert!(book.changed_since_filing(id));
    // One more answer, under another question of the same guide.
    answer.hash = Some(statement_hash(b"Patience."));
    book.put_entry(answer.clone());
    let more = Entry { id: EntryId(Uuid::from_u128(77)), prompt: "class-use".into(), ..answer };
    book.put_entry(more);
    assert!(book.changed_since_filing(id));
}

#[test]
fn practices_are_found_from_facts() {
    let (book, me, partner, id) = pair();
    let site = Site::default();
    let found =
        |book: &Book, site: &Site| practices(book, &book.visits[0], site).map(|f| (f.state.word(), f.why));
    assert_eq!(
        found(&book, &site),
        [
            ("not-yet", "no-agreed-time"),
            ("unknown", "no-day"),
            ("not-yet", "visit-ahead"),
            ("not-yet", "visit-ahead"),
            ("unknown", "selection-unsaid"),
            ("not-yet", "not-reflected"),
        ]
    );
    let mut done = with(&book, |v| {
        v.agreed = Some(at("2026-11-26 17:00"));
        v.facts.met = Some(true);
        v.selection = Some(Selection::Other);
    });
    assert_eq!(
        found(&done, &site)[..5],
        [
            ("kept", "time-agreed"),
            ("unknown", "training-unknown"),
            ("unknown", "contract-time-unsaid"),
            ("unknown", "hopes-unwritten"),
            ("unknown", "other-selection"),
        ]
    );
    done.educators[0].trained_through = Some(day("2026-11-26"));
    done.educators[1].trained_through = Some(day("2027-06-30"));
    let mut hopes = entry(30, id, Some(me));
    hopes.tags = vec!["hopes".to_owned()];
    done.put_entry(hopes);
    filed(&mut done, 1, instant("2026-11-27T09:00:00-08:00"), &[me, partner]);
    assert_eq!(
        found(&done, &site)[1..],
        [
            ("kept", "trained"),
            ("unknown", "contract-time-unsaid"),
            ("kept", "hopes-heard"),
            ("unknown", "other-selection"),
            ("kept", "reflected"),
        ]
    );
    done.educators[0].trained_through = Some(day("2026-11-25"));
    assert_eq!(found(&done, &site)[1], ("not-yet", "training-ended"));
    let alone = with(&done, |v| {
        v.team.truncate(1);
        v.interpreter = true;
    });
    assert_eq!(found(&alone, &site)[5], ("not-yet", "one-visitor"));
    let counted = Site { interpreter_counts: true, ..Site::default() };
    assert_eq!(
        found(&alone, &counted)[5],
        ("kept", "reflected"),
        "one visitor has signed, and the other interprets"
    );
    let mut second = with(&done, |v| v.occasion = Occasion::SecondAcademic);
    assert_eq!(found(&second, &site)[3], ("unknown", "no-first-visit"));
    let mut first = visit(21, second.families[0].id, &[me, partner]);
    first.facts.met = Some(true);
    second.visits.put(first);
    assert_eq!(found(&second, &site)[3], ("kept", "first-visit-made"));
}

#[test]
fn who_may_read_is_one_rule() {
    let (_, me, partner, id) = pair();
    let mut own = entry(1, id, Some(me));
    assert!(readable_by(&own, false, partner), "ours");
    own.held = true;
    assert!(readable_by(&own, false, me) && !readable_by(&own, false, partner), "held for its author");
    assert!(readable_by(&own, true, partner), "until it is shown");
    own.drawer = Drawer::Mine;
    for shown in [false, true] {
        assert!(readable_by(&own, shown, me) && !readable_by(&own, shown, partner), "mine stays mine");
    }
    let mut joint = entry(2, id, None);
    joint.held = true;
    assert!(readable_by(&joint, false, me) && readable_by(&joint, false, partner), "nobody is alone with it");
    joint.drawer = Drawer::Mine;
    assert!(!readable_by(&joint, true, me), "nobody's own is nobody's");
}

#[test]
fn visit_refs_are_short_plain_and_hard_to_mistake() {
    let mut ids = Ids::new(7);
    let refs: Vec<String> = (0..500).map(|_| visit_ref(&mut ids)).collect();
    for name in &refs {
        let signs = name.strip_prefix("HV-").unwrap();
        assert_eq!(signs.len(), 5);
        assert!(!signs.contains(['0', 'O', '1', 'I', 'L', 'A', 'E', 'U', 'S', 'Z', 'Y', 'W']), "{name}");
    }
    let mut again = Ids::new(7);
    assert_eq!(refs[0], visit_ref(&mut again));
    let once: std::collections::HashSet<_> = refs.iter().collect();
    assert!(once.len() > 490, "they seldom meet");
}

#[test]
fn an_alias_is_free_for_as_many_families_as_there_are() {
    let mut taken: Vec<String> = Vec::new();
    let propose_alias = |taken: &[String]| propose_alias(&taken.iter().cloned().collect(), "en");
    for _ in 0..200 {
        let alias = propose_alias(&taken);
        assert!(!alias.is_empty() && !taken.contains(&alias));
        taken.push(alias);
    }
    assert_eq!((taken[0].as_str(), taken[1].as_str()), ("Cedar", "Heron"));
    assert!(taken[199].chars().any(|c| c.is_ascii_digit()), "past the words, numbers");
    taken.remove(1);
    assert_eq!(propose_alias(&taken), "Heron", "a word that is free again");
    let none = std::collections::BTreeSet::new();
    let first = ["es", "en", "fr"].map(|language| homevisit::visit::propose_alias(&none, language));
    assert_eq!(first, ["Cedro", "Cedar", "Cedar"]);
}

#[test]
fn names_fill_every_place_and_leave_other_braces_alone() {
    let names = Names {
        student: "Leo and Lucía".into(),
        the_student: "the students".into(),
        family: "the Riveras".into(),
        partner: "王小明".into(),
        reporting: "555".into(),
        aid_forms: "the FAFSA".into(),
        aid_person: "Ms. Ruiz".into(),
        several: true,
    };
    assert_eq!(names.fill("no place"), "no place");
    assert_eq!(
        names.fill("{partner} asks {student} and {family} about {student}; {other} {"),
        "王小明 asks Leo and Lucía and the Riveras about Leo and Lucía; {other} {"
    );
    assert_eq!(names.fill("{aid-person} {knows|know} {aid-forms}"), "Ms. Ruiz know the FAFSA");
    let one = Names { several: false, ..names };
    assert_eq!(one.fill("What {does|do} {student} love{s|}"), "What does Leo and Lucía loves");
}

#[test]
fn a_prompt_holds_where_all_its_variants_do() {
    let setting = Setting {
        bands: vec![Band::Middle, Band::High],
        mode: Some(Mode::Video),
        interpreter: Some(true),
        siblings: Some(false),
        occasion: Some(Occasion::First),
        subjects: Vec::new(),
        signing: None,
    };
    let none = Setting::default();
    let any = When::default();
    assert!(any.holds(&setting) && any.holds(&none));
    let of = |change: fn(&mut When)| {
        let mut when = When::default();
        change(&mut when);
        when
    };
    let holds = [
        of(|w| w.band = vec![Band::High, Band::EarlyGrades]),
        of(|w| w.mode = vec![Mode::Video]),
        of(|w| w.interpreter = Some(true)),
        of(|w| w.siblings = Some(false)),
        of(|w| w.occasion = vec![Occasion::Transition, Occasion::First]),
    ];
    let fails = [
        of(|w| w.band = vec![Band::EarlyGrades]),
        of(|w| w.mode = vec![Mode::InPerson, Mode::Phone]),
        of(|w| w.interpreter = Some(false)),
        of(|w| w.siblings = Some(true)),
        of(|w| w.occasion = vec![Occasion::SecondAcademic]),
    ];
    assert!(holds.iter().all(|w| w.holds(&setting)));
    assert!(fails.iter().all(|w| !w.holds(&setting)));
    let both = When { mode: vec![Mode::Video], band: vec![Band::EarlyGrades], ..When::default() };
    assert!(!both.holds(&setting), "all of them, not one of them");
    assert!(!holds[0].holds(&none) && !holds[1].holds(&none), "what is not known is not claimed");
    assert!(fails[2].holds(&none) && holds[3].holds(&none), "nobody said interpreter: then none");
}

/// A guide that is right: 16 lines.
const GUIDE: &str = r#"id = "tea"
title = "Tea"
about = "Drinking it."
stage = "visit"
passes = ["rehearse", "visit", "remember"]

[[section]]
id = "pour"
title = "Pour"

[[section.prompt]]
id = "first-cup"
kind = "talk"
intent = "Pour"
say = "Would you like some?"
after = "Who liked it?"
"#;

#[test]
fn a_guide_says_all_that_is_wrong_with_its_line() {
    assert!(read("tea", GUIDE).is_ok(), "{:?}", read("tea", GUIDE));
    let cases: &[(&str, &str, &str, usize, &str)] = &[
        ("id = \"tea\"", "id = \"coffee\"", "id-is-file-name", 1, "coffee"),
        (
            "title = \"Pour\"",
            "title = \"Pouring the first cup\"",
            "title-too-long",
            9,
            "Pouring the first cup",
        ),
        ("id = \"first-cup\"", "id = \"First cup\"", "prompt-id-form", 12, "First cup"),
        ("id = \"first-cup\"", "id = \"\"", "prompt-id-form", 12, ""),
        ("intent = \"Pour\"", "intent = \" \"", "prompt-without-words", 12, "first-cup"),
        (
            "kind = \"talk\"",
            "kind = \"talk\"\ncues = [\"a\", \"b\", \"c\"]",
            "too-many-cues",
            12,
            "first-cup",
        ),
        ("kind = \"talk\"", "kind = \"talk\"\ntags = [\"hopes\", \"hope\"]", "unknown-tag", 14, "hope"),
        (
            "kind = \"talk\"",
            "kind = \"talk\"\njoint = true\ndrawer = \"mine\"",
            "joint-mine",
            12,
            "first-cup",
        ),
        (
            "passes = [\"rehearse\", \"visit\", \"remember\"]",
            "",
            "pass-words-without-passes",
            12,
            "first-cup",
        ),
    ];
    for (from, to, what, line, name) in cases {
        let problems = read("tea", &GUIDE.replace(from, to)).unwrap_err();
        assert_eq!(problems.len(), 1, "{what}: {problems:?}");
        assert_eq!((problems[0].what, problems[0].line, problems[0].name.as_str()), (*what, *line, *name));
    }
    let prompt = &GUIDE[GUIDE.find("[[section.prompt]]").unwrap()..];
    let section = &GUIDE[GUIDE.find("[[section]]").unwrap()..];
    let many: String = (0..9)
        .map(|n| section.replace("pour", &format!("p{n}")).replace("first-cup", &format!("c{n}")))
        .collect();
    let head = &GUIDE[..GUIDE.find("[[section]]").unwrap()];
    let more = [
        (format!("{GUIDE}\n{prompt}"), vec![("prompt-twice", 19)]),
        (format!("{GUIDE}\n{section}"), vec![("section-twice", 19), ("prompt-twice", 23)]),
        (GUIDE.replace(prompt, ""), vec![("section-empty", 8)]),
        (head.to_owned(), vec![("no-sections", 1)]),
        (format!("{head}{many}"), vec![("too-many-sections", 88)]),
        (GUIDE.replace("kind = \"talk\"", "kind = \"sing\""), vec![("unknown-word", 13)]),
        (GUIDE.replace("kind = \"talk\"", "kind = \"talk\"\nscore = 3"), vec![("unknown-field", 14)]),
        (
            GUIDE
                .replace("title = \"Tea\"", "titel = \"Tea\"")
                .replace("\"talk\"", "\"sing\"")
                .replace("say", "sy"),
            vec![
                ("missing-field", 1),
                ("unknown-field", 2),
                ("missing-field", 11),
                ("unknown-word", 13),
                ("unknown-field", 15),
            ],
        ),
        (GUIDE.replace("some?", "some, {studnet}?"), vec![("placeholder", 12)]),
        (GUIDE.replace("intent = \"Pour\"", "intent = \"{student}\""), vec![("placeholder-place", 12)]),
        (GUIDE.replace("stage = \"visit\"", "stage = "), vec![("toml", 4)]),
    ];
    for (text, expected) in more {
        let problems = read("tea", &text).unwrap_err();
        let found: Vec<_> = problems.iter().map(|p| (p.what, p.line)).collect();
        assert_eq!(found, expected, "{problems:?}\n{text}");
    }
    let both = GUIDE.replace("id = \"tea\"", "id = \"x\"").replace("id = \"first-cup\"", "id = \"A\"");
    assert_eq!(read("tea", &both).unwrap_err().len(), 2, "all at once");
}

#[test]
fn a_wrong_guide_is_left_out_and_the_built_in_one_stands_in() {
    let wrong = ("/g/prepare.toml".into(), "prepare".to_owned(), "id = 3".to_owned());
    let own = ("/g/tea.toml".into(), "tea".to_owned(), GUIDE.to_owned());
    let (library, problems) = Library::with_files([wrong, own].into_iter());
    assert_eq!(problems.len(), 1);
    assert!(library.get("prepare").is_some() && library.get("tea").is_some());
    assert_eq!(library.iter().last().unwrap().0.id, "tea", "one's own come last");
}

#[test]
fn a_site_file_is_read_or_says_its_line() {
    let text = "site-code = \"S1\"\nnotes-in-first-visit = true\npay-per = \"student\"\nfunding-codes = [\"A\", \"B\"]\n";
    let site = Site::read(text).unwrap();
    assert_eq!((site.site_code.as_str(), site.pay_per, site.funding_codes.len()), ("S1", PayPer::Student, 2));
    assert!(site.notes_in_first_visit && site.video_counts, "the rest is as by default");
    assert_eq!(site.hash.len(), 64);
    assert_ne!(site.hash, Site::read(&format!("{text}\n")).unwrap().hash, "the hash is of the file");
    assert_eq!(Site { hash: String::new(), ..Site::read("").unwrap() }, Site::default());
    for (text, line) in [
        ("site-code = \"S1\"\nquota = 3\n", 2),
        ("\n\npay-per = \"hour\"\n", 3),
        ("usual-minutes = \"long\"", 1),
        ("usual-minutes = -1", 1),
        ("first-school-day = \"soon\"", 1),
        ("site-code = ", 1),
    ] {
        let problem = Site::read(text).unwrap_err();
        assert_eq!(problem.line, line, "{text}: {problem:?}");
        assert!(!problem.name.is_empty());
    }
}

#[test]
fn all_that_is_wrong_in_a_site_file_is_said_at_once_with_what_was_meant() {
    let text = "school-year = \"2026-27\"\nfirst-school-day = \"2025-08-12\"\nsmalest-count = 5\nusual-minutes = 0\n";
    let found: Vec<_> = Site::check(text).into_iter().map(|p| (p.line, p.what, p.meant)).collect();
    let found: Vec<_> = found.iter().map(|(line, what, meant)| (*line, *what, meant.as_str())).collect();
    assert_eq!(found, [(2, "day", ""), (3, "unknown", "smallest-count"), (4, "minutes", "")]);
    assert_eq!(Site::check("school-year = \"26/27\"")[0].what, "year");
    assert_eq!(Site::check("smallest-count = 1")[0].what, "smallest");
    assert_eq!(Site::check(EXAMPLE), []);
}

#[test]
fn every_setting_of_a_site_stands_in_the_example() {
    // "school" is the beginning of other names.
    let is_there =
        |name: &&&str| [" =", "]", "."].iter().any(|end| EXAMPLE.contains(&format!("{name}{end}")));
    let missing: Vec<_> = SETTINGS.iter().filter(|name| !is_there(name)).collect();
    assert_eq!(missing, Vec::<&&str>::new());
}

#[test]
fn what_toml_writes_as_an_escape_is_cleaned_all_the_same() {
    let hidden = "\\u001b[31mred\\u202e";
    let guide = read("tea", &GUIDE.replace("Would you", hidden)).unwrap();
    let say = &guide.sections[0].prompts[0].say;
    assert!(say.contains("<U+001B>[31mred<U+202E>") && !say.contains('\u{1b}'), "{say}");
    let site = Site::read(&format!("school = \"{hidden}\"\nfunding-codes = [\"{hidden}\"]")).unwrap();
    for words in [&site.school, &site.funding_codes[0]] {
        assert!(!words.contains(['\u{1b}', '\u{202e}']), "{words}");
    }
}

#[test]
fn a_sites_lists_are_said_in_a_language_or_in_the_one_without() {
    let text = "[[months]]\nmonth = \"May\"\nschool = \"Names a person.\"\n\
                [[months]]\nmonth = \"Mayo\"\nlanguage = \"es\"\nschool = \"Dice a quién llamar.\"\n\
                [practices.es]\nvoluntary = \"como quieran\"\n";
    let site = Site::read(text).unwrap();
    let names = |language| site.months(language).0.iter().map(|m| m.month.clone()).collect::<Vec<_>>();
    assert_eq!(
        (names("en"), names("es"), names("fr")),
        (vec!["May".into()], vec!["Mayo".into()], vec!["May".into()])
    );
    assert!(site.months("en").1 && !Site::default().months("en").1);
    assert_eq!(site.practice_words(Practice::Voluntary, "es"), Some("como quieran"));
    assert_eq!(site.practice_words(Practice::Voluntary, "en"), None);
    assert_eq!(Site::check("[[months]]\nmonth = \"May\"\n")[0].what, "months");
    assert!(!Site::check("[practices.en]\nvoluntry = \"x\"\n").is_empty());
    // The example says in Spanish as much as in English.
    let example = Site::default();
    for list in [example.expects("en").0.len(), example.expects("es").0.len()] {
        assert_eq!(list, 8);
    }
    assert_eq!(example.months("en").0.len(), example.months("es").0.len());
    assert_eq!(example.college_list("en").0.len(), example.college_list("es").0.len());
}

#[test]
fn a_filed_visit_keeps_the_findings_of_its_day() {
    let (mut book, okafor, lee, id) = pair();
    let at = instant("2026-09-03T10:00:00-07:00");
    let findings = |book: &Book| found(book, book.visit(id).unwrap(), &Site::default());
    assert_eq!(findings(&book)[5].state, State::NotYet);
    filed(&mut book, 1, at, &[okafor, lee]);
    let mut filing = book.filings[0].clone();
    filing.practices = vec![("trained".into(), "kept".into()), ("no-targeting".into(), "not-yet".into())];
    book.put(Record::Filing(filing));
    let before = findings(&book);
    assert_eq!((before[1].state, before[1].why), (State::Kept, "as-filed"));
    assert_eq!((before[5].state, before[5].why), (State::Kept, "reflected"));
    assert_eq!((before[4].state, before[4].why), (State::Unknown, "selection-unsaid"));
    let mut filing = book.filings[0].clone();
    filing.practices.push(("compensated".into(), "not-yet".into()));
    book.put(Record::Filing(filing));
    let found = findings(&book);
    assert_eq!(found[4].why, "selection-unsaid", "a class is called as long as it is called");
    assert_eq!(
        (found[2].state, found[2].why),
        (State::NotYet, "visit-ahead"),
        "what came of pay shows later"
    );
}

#[test]
fn what_is_to_be_looked_up_is_on_today_from_a_week_before_until_it_is_done() {
    let (mut book, okafor, _, id) = pair();
    let now = at("2026-10-01 09:00");
    let steps = |book: &Book, now| {
        let steps = next_steps(book, &Library::built_in(), okafor, now);
        steps.into_iter().filter(|n| n.step == Step::LookUp).map(|n| n.at.unwrap()).collect::<Vec<_>>()
    };
    let mut item = entry(70, id, None);
    item.on = Some(day("2026-10-06"));
    item.check = Some(Check::Open);
    book.put_entry(item.clone());
    assert_eq!(steps(&book, now), [at("2026-10-06 00:00")]);
    assert!(steps(&book, at("2026-09-20 09:00")).is_empty());
    assert_eq!(steps(&book, at("2026-10-20 09:00")).len(), 1);
    item.check = Some(Check::Done);
    book.put_entry(item);
    assert!(steps(&book, now).is_empty());
}

#[test]
fn who_was_met_is_counted_by_class_and_grade_and_nothing_is_hidden_from_the_pair() {
    let mut book = Book::default();
    let okafor = EducatorId(Uuid::from_u128(1));
    let mut add = |number: u128, band: Band, class: &str, change: &dyn Fn(&mut Visit)| {
        let family = family(100 + number, "F");
        let id = family.id;
        book.put(Record::Family(family));
        let student = Student {
            band: Some(band),
            class: Some(class.to_owned()),
            ..Student::named(StudentId(Uuid::from_u128(200 + number)), "S", id)
        };
        book.put(Record::Student(student));
        let mut made = visit(300 + number, id, &[okafor]);
        change(&mut made);
        if !made.voided {
            book.put(Record::Visit(made));
        }
    };
    let met_on = |text: &'static str| {
        move |v: &mut Visit| {
            v.outcome = Some(Outcome::Completed);
            v.facts.on = Some(day(text));
        }
    };
    for number in 0..4 {
        add(number, Band::Middle, "1", &met_on("2026-08-10"));
    }
    add(4, Band::Middle, "1", &met_on("2026-09-10"));
    add(5, Band::Middle, "2", &|v| v.outcome = Some(Outcome::Declined));
    add(6, Band::Middle, "2", &|_| {});
    add(7, Band::High, "2", &|v| v.voided = true);
    add(8, Band::High, "3", &|v| v.voided = true);
    let site = Site { smallest_count: 3, first_school_day: Some(day("2026-08-17")), ..Site::default() };
    let found = coverage(&book, &site);
    let tally = |t: &Tally| OutreachStatus::ALL.iter().map(|s| t.count(*s)).collect::<Vec<_>>();
    assert_eq!((found.families, found.invited, found.met), (9, 7, 5));
    assert_eq!(tally(&found.all), [4, 1, 1, 1, 2]);
    let shown: Vec<_> = found.classes.iter().map(|(class, t)| (class.as_deref(), t.total())).collect();
    assert_eq!(shown, [(Some("1"), 5), (Some("2"), 3), (Some("3"), 1)]);
    let shown: Vec<_> = found.bands.iter().map(|(band, t)| (*band, t.total())).collect();
    assert_eq!(shown, [(Some(Band::Middle), 7), (Some(Band::High), 2)]);
}

#[test]
fn a_draw_is_from_a_class_or_from_all_and_siblings_go_together() {
    let mut book = Book::default();
    let mut student = |number: u128, of: u128, class: &str| {
        book.put(Record::Family(family(of, "F")));
        book.put(Record::Student(Student {
            class: Some(class.to_owned()),
            ..Student::named(StudentId(Uuid::from_u128(number)), "S", FamilyId(Uuid::from_u128(of)))
        }));
    };
    student(1, 10, "1");
    student(2, 10, "2");
    student(3, 11, "2");
    student(4, 12, "1");
    let invited = FamilyId(Uuid::from_u128(11));
    book.put(Record::Visit(visit(20, invited, &[])));
    let count = |class: Option<&str>, everybody| {
        Pool { class: class.map(str::to_owned), everybody }.families(&book).len()
    };
    assert_eq!((count(None, false), count(None, true)), (2, 3));
    assert_eq!((count(Some("2"), false), count(Some("2"), true), count(Some("1"), true)), (1, 2, 2));
    assert_eq!(classes(&book), ["1", "2"]);
}

#[test]
fn the_pay_day_is_the_next_one_even_where_a_month_is_short() {
    let next = |pay_day: u8, today: &str| {
        let site = Site { pay_day, ..Site::default() };
        site.next_pay_day(day(today)).map(|day| day.to_string())
    };
    assert_eq!(next(0, "2026-11-24"), None);
    assert_eq!(next(25, "2026-11-24").as_deref(), Some("2026-11-25"));
    assert_eq!(next(25, "2026-11-25").as_deref(), Some("2026-11-25"));
    assert_eq!(next(25, "2026-12-26").as_deref(), Some("2027-01-25"));
    assert_eq!(next(31, "2027-02-03").as_deref(), Some("2027-02-28"));
}
