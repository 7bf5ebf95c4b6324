//! Every form of what leaves, opened again: workbooks, pages, the calendar, the folder; what is marked, and what is sealed.

use std::collections::HashMap;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use homevisit::export::{
    ASKS, AUDIT, CALENDAR, DIGEST, Export, FAMILY, Filter, Form, LOG, SLIP, careful, everything, sealed,
};
use homevisit::sheet::{Cell, Table, csv, workbook};
use homevisit::site::Site;
use homevisit::visit::{
    KeptAsIs, KeptAsIsId, Need, Promise, PromiseId, PromiseState, Record, Request, Shelf, Text as Words,
    VisitId, Whose,
};
use uuid::Uuid;

use super::*;

/// The sheets of a workbook by name, cell by cell.
fn sheets(bytes: &[u8]) -> HashMap<String, Vec<Vec<Data>>> {
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            (name, range.rows().map(<[Data]>::to_vec).collect())
        })
        .collect()
}

/// Excel takes 32,767 characters in a cell. Whoever gets a workbook must not get half a text without knowing.
#[test]
fn a_text_longer_than_a_cell_is_said_and_never_cut() {
    let table = |length: usize| Table {
        name: "Asks",
        heading: vec!["request"],
        rows: vec![vec![Cell::from("a".repeat(length))]],
    };
    let bytes = workbook(&[table(32_767)], at("2026-11-23T17:00:00-08:00")).unwrap();
    assert_eq!(sheets(&bytes)["Asks"][1][0].to_string().len(), 32_767);
    let said = workbook(&[table(32_768)], at("2026-11-23T17:00:00-08:00")).unwrap_err().to_string();
    assert!(said.contains("32,767 characters") && said.contains("CSV"), "{said}");
    assert!(csv(&table(32_768)).len() > 32_768, "CSV has it whole");
}

fn page(book: &Book, site: &Site, profile: &'static Export, visits: &[VisitId]) -> String {
    String::from_utf8(made(book, site, profile, Form::Html, visits).bytes).unwrap()
}

#[test]
fn the_workbook_has_the_log_and_one_row_per_person_to_pay() {
    let bytes = made(&book(), &site(), &LOG, Form::Xlsx, &[FIRST, VIDEO]).bytes;
    let sheets = sheets(&bytes);
    let visits = &sheets["Visits"];
    let column = |name: &str| visits[0].iter().position(|cell| *cell == Data::String(name.into())).unwrap();
    assert_eq!(visits.len(), 4);
    assert!(matches!(visits[1][column("visit_date")], Data::DateTime(_)), "a day stays a day");
    assert_eq!(visits[1][column("minutes")], Data::Float(40.0));
    assert_eq!(visits[1][column("interpreter_used")], Data::Bool(true));
    let pay = &sheets["Pay"];
    let cell = |row: usize, name: &str| {
        let at = pay[0].iter().position(|cell| *cell == Data::String(name.into())).unwrap();
        pay[row][at].to_string()
    };
    // Siblings are one visit, paid once; the video visit counts for nobody here.
    let rows: Vec<_> = (1..pay.len())
        .map(|row| [cell(row, "name"), cell(row, "units"), cell(row, "confirmed")].join(" "))
        .collect();
    assert_eq!(rows[..2], ["Ada Okafor 1 own-key", "Jun Lee 1 typed-by-partner"], "{rows:?}");
    assert!(rows[2..].iter().all(|row| row.contains(" 0 ")), "{rows:?}");
    let each = Site { pay_per: homevisit::site::PayPer::Student, ..site() };
    let bytes = made(&book(), &each, &LOG, Form::Xlsx, &[FIRST]).bytes;
    assert_eq!(sheets_units(&bytes).to_string(), "4", "two people, two students");
    assert!(
        sheets["About"]
            .iter()
            .flatten()
            .any(|cell| cell.to_string().contains("No family's or student's name"))
    );
    // The same wish gives the same file: what was previewed is what is written.
    assert_eq!(
        made(&book(), &site(), &LOG, Form::Xlsx, &[FIRST]).bytes,
        made(&book(), &site(), &LOG, Form::Xlsx, &[FIRST]).bytes
    );
}

fn sheets_units(bytes: &[u8]) -> f64 {
    let sheets = sheets(bytes);
    let pay = &sheets["Pay"];
    let at = pay[0].iter().position(|cell| *cell == Data::String("units".into())).unwrap();
    pay[1..].iter().map(|row| if let Data::Float(units) = row[at] { units } else { 0.0 }).sum()
}

/// Texts that a spreadsheet might take for something to run, and pages for something to obey.
const HOSTILE: &[&str] = &[
    "=1+1",
    "+HYPERLINK(\"http://x.example\")",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"x",
    "</blockquote><a href=http://x.example>x</a>",
    "{{ title }}{% include 'frame.html' %}",
    "&lt;b&gt;",
];

/// A book whose words are hostile, everywhere that they can be.
fn hostile() -> (Book, Site) {
    let mut book = book();
    for (number, educator) in book.educators.iter_mut().enumerate() {
        educator.name = HOSTILE[number].into();
        HOSTILE[6 + number].clone_into(&mut educator.staff_id);
    }
    for (number, words) in HOSTILE.iter().enumerate() {
        book.put(Record::Promise(Promise {
            id: PromiseId(Uuid::from_u128(0xa00 + number as u128)),
            visit: FIRST,
            text: (*words).into(),
            whose: Whose::Ours,
            by: Some(OKAFOR),
            due: None,
            state: PromiseState::Open,
            request: None,
        }));
    }
    let answers = HOSTILE
        .iter()
        .enumerate()
        .map(|(number, words)| answer(0x900 + number as u128, words, &["digest", "ask", "own-hope"], words));
    let mut filing = file(&mut book, FIRST, answers.collect());
    filing.promises = Some(homevisit::visit::filed_promises(&book, FIRST));
    book.put(Record::Filing(filing.clone()));
    agree(&mut book, &filing);
    for answer in &filing.answers {
        allow(&mut book, answer, OKAFOR, true);
        allow(&mut book, answer, LEE, true);
    }
    let site = Site {
        school: "=cmd|' /C calc'!A0".to_owned(),
        site_code: "<b>x</b>".to_owned(),
        recipient_is_school_official: true,
        ..site()
    };
    (book, site)
}

#[test]
fn hostile_words_are_only_words_on_every_page() {
    let (book, site) = hostile();
    let clean = page(&self::book(), &self::site(), &FAMILY, &[FIRST]);
    let allowed: std::collections::BTreeSet<String> = tags(&clean)
        .into_iter()
        .chain(
            [
                "h2",
                "h3",
                "ul",
                "li",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "dl",
                "dt",
                "dd",
                "section",
                "div",
                "blockquote",
                "article",
                "p",
                "br",
                "h1",
            ]
            .map(str::to_owned),
        )
        .collect();
    for profile in [&DIGEST, &FAMILY, &SLIP, &AUDIT] {
        let page = page(&book, &site, profile, &[FIRST]);
        let strange: Vec<_> = tags(&page).into_iter().filter(|tag| !allowed.contains(tag)).collect();
        assert!(strange.is_empty(), "{profile:?}: {strange:?}\n{page}");
        assert!(!page.contains("<a ") && !page.contains("<img") && !page.contains("<script"), "{page}");
        assert!(page.contains("default-src 'none'"), "{page}");
    }
}

/// The tags of a page, as a parser finds them.
fn tags(page: &str) -> std::collections::BTreeSet<String> {
    let mut found = std::collections::BTreeSet::new();
    let dom = html2text::config::plain().parse_html(page.as_bytes()).unwrap();
    let tree = dom.as_dom_string();
    for line in tree.lines() {
        if let Some(tag) = line.trim().strip_prefix('<') {
            let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
            found.insert(name);
        }
    }
    assert!(found.contains("body"), "{tree}");
    found
}

#[test]
fn hostile_words_are_only_words_in_every_cell() {
    let (book, site) = hostile();
    for (profile, sheet) in [(&ASKS, "Asks"), (&LOG, "Pay"), (&LOG, "Visits")] {
        let bytes = made(&book, &site, profile, Form::Xlsx, &[FIRST]).bytes;
        let mut workbook = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
        let formulas = workbook.worksheet_formula(sheet).unwrap();
        assert!(formulas.is_empty(), "{profile:?}");
    }
    let csv = made(&book, &site, &ASKS, Form::Csv, &[FIRST]).bytes;
    let mut lines = csv::ReaderBuilder::new().from_reader(&csv[3..]);
    for line in lines.records() {
        for cell in &line.unwrap() {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{cell}");
        }
    }
}

/// `soffice` is not on every machine: `.ci/run` installs it, and this says where it is missing.
#[test]
#[ignore = "needs LibreOffice: cargo test --locked --test it office -- --ignored"]
fn office_opens_both_and_shows_the_words_as_they_were_typed() {
    let (book, site) = hostile();
    let folder = tempfile::TempDir::new().unwrap();
    let source: Vec<String> =
        HOSTILE.iter().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for (form, name) in [(Form::Xlsx, "asks.xlsx"), (Form::Csv, "asks.csv")] {
        let path = folder.path().join(name);
        std::fs::write(&path, made(&book, &site, &ASKS, form, &[FIRST]).bytes).unwrap();
        let out = folder.path().join(form.ending());
        // By hand one says UTF-8 in the dialog, or the mark at the file's beginning does.
        let read = if form == Form::Csv { vec!["--infilter=CSV:44,34,76,1"] } else { Vec::new() };
        let run = Command::new("soffice")
            .args(read)
            .args([
                "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
                "--outdir",
            ])
            .arg(&out)
            .arg(&path)
            .env("HOME", folder.path())
            .output()
            .expect("LibreOffice is installed");
        let shown = std::fs::read(out.join("asks.csv"));
        let shown = shown.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr)));
        let mut lines = csv::ReaderBuilder::new().from_reader(shown.as_slice());
        let at = lines.headers().unwrap().iter().position(|name| name == "request").unwrap();
        let requests: Vec<String> =
            lines.records().map(|line| line.unwrap()[at].trim_start_matches('\'').to_owned()).collect();
        assert_eq!(requests, source, "{name}");
    }
}

#[test]
fn the_family_gets_their_own_words_back_once_both_agree() {
    let mut book = book();
    let hope = Entry::own_hope(EntryId(Uuid::from_u128(0x777)), FIRST, "Their own words");
    let hope = Entry { written: true, ..hope };
    book.lines.insert(hope.id, "\"That she builds what she dreams.\"".into());
    book.put_entry(hope);
    book.families.iter_mut().for_each(|family| family.languages.clear());
    change(&mut book, FIRST, |visit| visit.language = None);
    // Marked alone, promised since: that is not what the two of them signed.
    let sheet = made(&book, &site(), &FAMILY, Form::Html, &[FIRST]);
    let words = String::from_utf8(sheet.bytes).unwrap();
    assert!(
        !words.contains("builds what she dreams") && !words.contains("What we said we would do"),
        "{words}"
    );
    let promises = book.promises_of(FIRST).count();
    assert!(
        promises > 0 && sheet.withheld == [("hopes", 1), ("promises", promises), ("page", 1)],
        "{:?}",
        sheet.withheld
    );
    let line = answer(0x777, "Their own words", &["own-hope"], "\"That she builds what she dreams.\"");
    let mut filing = file(&mut book, FIRST, vec![line.clone()]);
    filing.promises = Some(homevisit::visit::filed_promises(&book, FIRST));
    book.put(Record::Filing(filing.clone()));
    for who in [OKAFOR, LEE] {
        sign(&mut book, FIRST, Some(&filing), who, Signed::Typed(OKAFOR));
    }
    allow(&mut book, &line, OKAFOR, false);
    assert_eq!(made(&book, &site(), &FAMILY, Form::Html, &[FIRST]).withheld, [("hopes", 1)]);
    allow(&mut book, &line, LEE, false);
    book.educators[0].reach = Some("a text until six, 555-0100".into());
    let sheet = made(&book, &site(), &FAMILY, Form::Html, &[FIRST]);
    let words = String::from_utf8(sheet.bytes.clone()).unwrap();
    assert!(
        words.contains("That she builds what she dreams.")
            && words.contains("What we said we would do")
            && words.contains("a text until six, 555-0100"),
        "{words}"
    );
    // A promise is looked through like an answer.
    assert_eq!(sheet.written.len(), 1 + promises);
    // In the family's language, where there are words in it.
    book.families.iter_mut().for_each(|family| family.languages = vec!["Spanish".to_owned()]);
    let theirs = page(&book, &site(), &FAMILY, &[FIRST]);
    assert!(theirs.contains("<html lang=\"es\">") && theirs.contains("Lo que quedamos en hacer"), "{theirs}");
    book.sign_offs = Shelf::default();
    let made = made(&book, &site(), &FAMILY, Form::Html, &[FIRST]);
    assert_eq!((made.visits.len(), made.withheld.as_slice()), (0, &[("family", 1)][..]));
    assert!(!String::from_utf8(made.bytes).unwrap().contains("builds what she dreams"));
}

#[test]
fn what_is_ticked_for_the_coordinator_is_a_line_with_its_group_day_owner_and_state() {
    let mut book = book();
    let mut promise = book.promises_of(FIRST).next().unwrap().clone();
    (promise.by, promise.due) = (Some(LEE), "2026-12-01".parse().ok());
    promise.request =
        Some(Request { need: Need::Enrichment, line: "A place in Maya's robotics camp.".into() });
    book.put(Record::Promise(promise.clone()));
    let asks = |book: &Book| {
        let made = made(book, &site(), &ASKS, Form::Csv, &[FIRST]);
        let mut lines = csv::ReaderBuilder::new().from_reader(&made.bytes[3..]);
        let heading = lines.headers().unwrap().clone();
        let lines: Vec<HashMap<String, String>> = lines
            .records()
            .map(|line| {
                heading.iter().zip(&line.unwrap()).map(|(name, cell)| (name.into(), cell.into())).collect()
            })
            .collect();
        lines.into_iter().filter(|line| line["need_category"] == "enrichment").collect::<Vec<_>>()
    };
    assert_eq!(asks(&book).len(), 0, "ticked since, and not agreed on yet");
    let mut filing = file(&mut book, FIRST, Vec::new());
    filing.promises = Some(homevisit::visit::filed_promises(&book, FIRST));
    book.put(Record::Filing(filing.clone()));
    agree(&mut book, &filing);
    let [line] = asks(&book).try_into().unwrap();
    for (column, cell) in [
        ("request", "A place in (name)'s robotics camp."),
        ("by_when", "2026-12-01"),
        ("owner", "Jun Lee"),
        ("status", "open"),
        ("may_be_quoted", "false"),
    ] {
        assert_eq!(line[column], cell, "{column}");
    }
    // Sent again, it is the same line, and says how it stands.
    promise.state = PromiseState::Kept;
    book.put(Record::Promise(promise));
    let [later] = asks(&book).try_into().unwrap();
    assert_eq!((later["record_id"].as_str(), later["status"].as_str()), (line["record_id"].as_str(), "kept"));
}

#[test]
fn a_slip_has_who_and_when_and_a_line_to_sign_only_where_the_site_wants_one() {
    let slip = page(&book(), &site(), &SLIP, &[FIRST]);
    for words in ["HV-A1", "2026-08-20", "Ada Okafor", "with their own key", "The five practices", ">40<"] {
        assert!(slip.contains(words), "{words}: {slip}");
    }
    for family in ["Maya", "Rivera", "Leo", "For the family"] {
        assert!(!slip.contains(family), "{family}: {slip}");
    }
    let signed = Site { family_signature: true, ..site() };
    assert!(page(&book(), &signed, &SLIP, &[FIRST]).contains("For the family: we were visited"));
}

#[test]
fn an_audit_names_what_is_held_and_says_what_is_not_here() {
    let mut book = book();
    let rows = log_of(&book, &site(), &Options::default());
    send(&mut book, &rows);
    let text = Text::english();
    let pages = Pages::default();
    let given = Given {
        book: &book,
        site: &site(),
        text: &text,
        library: &Library::built_in(),
        pages: &pages,
        at: now(),
        id: Uuid::nil(),
    };
    let list = format!("hv-a1, {} HV-NONE", rows.last().unwrap().record_id);
    let (visits, strange) = homevisit::export::audit::named(&list, &given);
    assert_eq!((visits, strange), (vec![FIRST, VIDEO], vec!["HV-NONE".to_owned()]));
    let held = page(&book, &site(), &AUDIT, &[FIRST]);
    for words in ["HV-A1", "a slip signed at the door", "Jun Lee", "2026-09-30", "with their own key"] {
        assert!(held.contains(words), "{words}: {held}");
    }
    assert!(!held.contains("Maya"), "{held}");
}

#[test]
fn a_calendar_has_what_is_agreed_and_promised_and_no_familys_name_unless_asked_for() {
    let mut book = book();
    change(&mut book, VIDEO, |visit| {
        visit.outcome = None;
        visit.facts = Facts::default();
        visit.agreed = Some("2026-10-08T17:00:00".parse().unwrap());
    });
    let calendar = |names: bool| {
        let text = Text::english();
        let given = Given {
            book: &book,
            site: &site(),
            text: &text,
            library: &Library::built_in(),
            pages: &Pages::default(),
            at: now(),
            id: Uuid::nil(),
        };
        let visits = Filter::All.visits(&CALENDAR, &book);
        let wish = Wish {
            export: &CALENDAR,
            form: Form::Ics,
            visits,
            only_unsent: false,
            names,
            without: Vec::new(),
        };
        String::from_utf8(make(&wish, &given).unwrap().bytes).unwrap()
    };
    let plain = calendar(false);
    let parsed: icalendar::Calendar = plain.parse().unwrap();
    assert!(!parsed.components.is_empty());
    assert!(plain.contains("DTSTART:20261008T170000\r\n"), "the clock on the wall, without a zone: {plain}");
    assert!(plain.contains("BEGIN:VALARM") && plain.contains("TRIGGER:-PT86400S"), "{plain}");
    assert!(!plain.contains("Kou") && !plain.contains("Maya"), "{plain}");
    assert!(calendar(true).contains("Kou"));
}

#[test]
fn everything_is_there_as_plain_files() {
    let book = book();
    let texts: HashMap<EntryId, Words> =
        book.entries.iter().map(|e| (e.id, Words::Open("what was written".into()))).collect();
    let text = Text::english();
    let folder = everything::folder(&book, &texts, &site(), now(), &|key| text.get(key, &[]));
    let files = folder.files();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "README.txt",
        "educators.csv",
        "families.csv",
        "visits.csv",
        "calls.csv",
        "log.csv",
        "signatures.csv",
        "shared.csv",
        "promises.csv",
        "between.csv",
        "sent.csv",
        "filed/HV-A1-1.txt",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    let words = files.iter().find(|(name, _)| name.starts_with("texts/")).unwrap();
    assert!(String::from_utf8_lossy(&words.1).contains("what was written"));
}

/// What is marked in a text that leaves.
fn marked(words: &str) -> Vec<(&'static str, String)> {
    let mut book = book();
    let filing = file(&mut book, FIRST, vec![answer(0xb7, "words", &["digest"], words)]);
    agree(&mut book, &filing);
    for who in [OKAFOR, LEE] {
        allow(&mut book, &filing.answers[0], who, true);
    }
    let (english, pages, site) = (Text::english(), Pages::default(), site());
    let given = Given {
        book: &book,
        site: &site,
        text: &english,
        library: &Library::built_in(),
        pages: &pages,
        at: now(),
        id: Uuid::nil(),
    };
    let made = made(&book, &site, &DIGEST, Form::Html, &[FIRST]);
    let found = careful::look(&made, &DIGEST, &given);
    found.iter().flat_map(|f| &f.marked).map(|m| (m.what, m.words.to_string())).collect()
}

#[test]
fn numbers_and_places_are_marked_as_they_are_written_and_everyday_words_are_not() {
    for (what, words) in [
        ("phone", "+52 55 1234 5678"),
        ("phone", "559 12 34 56"),
        ("phone", "(916) 555-0142"),
        ("address", "Apt 4B"),
        ("address", "P.O. Box 88"),
        ("address", "1200 Highway 99"),
        ("address", "12 elm street"),
        ("address", "7 Maple Ct"),
        ("sexuality", "sexual orientation"),
        ("privileged", "lawyer"),
    ] {
        let found = marked(&format!("They told us: {words}, twice."));
        assert!(found.contains(&(what, words.to_owned())), "{words}: {found:?}");
    }
    for words in [
        "20 kids who walk this way",
        "We met 3 times at her place.",
        "On 2026-10-25 we read 12 books.",
        "She counts to 1000 in 3 languages, 45 minutes a day.",
    ] {
        assert_eq!(marked(words), [], "{words}");
    }
}

#[test]
fn what_is_worth_a_second_look_is_marked_and_what_was_kept_is_remembered() {
    let mut book = book();
    let text = "Call Maya at 916-555-0142 or grandma@example.org, 12 Elm Street. Her mother's visa and the Church matter.";
    let filing = file(&mut book, FIRST, vec![answer(0xb7, "words", &["digest"], text)]);
    agree(&mut book, &filing);
    for who in [OKAFOR, LEE] {
        allow(&mut book, &filing.answers[0], who, true);
    }
    let english = Text::english();
    let look = |book: &Book, site: &Site| {
        let pages = Pages::default();
        let given = Given {
            book,
            site,
            text: &english,
            library: &Library::built_in(),
            pages: &pages,
            at: now(),
            id: Uuid::nil(),
        };
        let made = made(book, site, &DIGEST, Form::Html, &[FIRST]);
        careful::look(&made, &DIGEST, &given)
    };
    let found = look(&book, &site());
    let marked: Vec<_> = found[0].marked.iter().map(|m| (m.what, m.words.to_string())).collect();
    let marked: Vec<_> = marked.iter().map(|(what, words)| (*what, words.as_str())).collect();
    assert_eq!(
        marked,
        [
            ("phone", "916-555-0142"),
            ("email", "grandma@example.org"),
            ("address", "12 Elm Street"),
            ("immigration", "visa"),
            ("belief", "Church"),
        ]
    );
    // A name is marked where it is not covered anyway.
    let official = Site { recipient_is_school_official: true, ..site() };
    assert!(look(&book, &official)[0].marked.iter().any(|m| m.what == "name"));
    let kept = KeptAsIs {
        id: KeptAsIsId(Uuid::from_u128(1)),
        entry: found[0].entry,
        hash: found[0].hash(),
        by: OKAFOR,
        at: now(),
    };
    book.put(Record::KeptAsIs(kept));
    assert!(careful::undecided(&look(&book, &site()), &book).is_empty());
}

#[test]
fn sealed_bytes_open_with_the_coordinators_identity_alone() {
    let identity = age::x25519::Identity::generate();
    let sealed = sealed::seal(b"visits", &identity.to_public().to_string()).unwrap();
    assert!(!sealed.windows(6).any(|part| part == b"visits"));
    assert_eq!(age::decrypt(&identity, &sealed).unwrap(), b"visits");
    assert!(age::decrypt(&age::x25519::Identity::generate(), &sealed).is_err());
    assert!(sealed::seal(b"x", "age1nonsense").is_err());
}

#[test]
fn a_filter_lets_through_a_month_a_partner_or_one_visit() {
    let book = book();
    let month = |text: &str| Filter::Month(text.parse().unwrap()).visits(&LOG, &book);
    assert_eq!(month("2026-08-01"), [FIRST]);
    assert_eq!(Filter::One(VIDEO).visits(&LOG, &book), [VIDEO]);
    assert!(Filter::With(LEE).visits(&LOG, &book).contains(&FIRST));
    assert_eq!((LOG.waiting)(&book, &site(), now()), 2);
}

#[test]
fn a_districts_own_page_takes_the_place_of_ours_and_cannot_let_words_act() {
    let own = vec![(
        "slip.html".to_owned(),
        "<p>Our own slip: {% for s in content %}{{ s.facts[0][1] }}{% endfor %}</p>".to_owned(),
    )];
    let pages = Pages::with(own).unwrap();
    let page = pages.render(
        homevisit::pages::Page::Slip,
        "en",
        "t",
        &(),
        &[serde_json::json!({"facts": [["Visit", "<b>"]]})],
    );
    assert_eq!(page.unwrap(), "<p>Our own slip: &lt;b&gt;</p>");
    let wrong = Pages::with(vec![("slip.html".to_owned(), "{% for %}".to_owned())]).unwrap_err().to_string();
    assert!(wrong.contains("slip.html") && wrong.contains("Line 1"), "{wrong}");
    assert!(
        Pages::with(vec![("slips.html".to_owned(), String::new())])
            .unwrap_err()
            .to_string()
            .contains("slip.html")
    );
}
