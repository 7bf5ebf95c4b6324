//! Measures, as ratios within one run; claims nothing by itself. Run it with
//! `cargo test --release --test it -- --ignored speed --nocapture`.

use std::time::{Duration, Instant};

use homevisit::tui::keys::{Code, Key};
use homevisit::tui::msg::{Ask, Change, Msg, What};
use homevisit::tui::route::Route;
use homevisit::visit::{Draft, Entry, EntryId, Record};

use super::harness::{Desk, PASSPHRASE};

/// A year with so many texts, 25 a visit, its last visit just passed.
fn year(texts: usize) -> Desk {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("11/20 4pm").keys("ctrl-s enter end enter");
    let model = desk.app.world.book.visits[0].clone();
    let who = desk.app.world.book.educators[0].id;
    let now = desk.now;
    let mut records = Vec::new();
    let mut drafts = Vec::new();
    for n in 0..texts {
        if n % 25 == 0 {
            let mut visit = model.clone();
            visit.id = homevisit::visit::VisitId(desk.app.world.id());
            visit.visit_ref = format!("HV-{n}");
            visit.thanked = true;
            records.push(Record::Visit(visit));
        }
        let Some(Record::Visit(visit)) = records.last() else { unreachable!() };
        let id = EntryId(desk.app.world.id());
        let entry = Entry { prompt: "what-stays".into(), ..super::make::entry(id, visit.id, None) };
        let text = "She wants to build games, and her grandfather planted pears. ".repeat(16);
        drafts.push(Draft { entry, text: text.into(), by: who, at: now, generation: 0 });
    }
    desk.keeper.handle(Change { what: What::Put(records), by: who, generation: 0 }, now);
    for draft in drafts {
        desk.keeper.handle(Ask::Write(Box::new(draft)), now);
    }
    desk.keeper.save(now);
    desk.keeper.handle(Ask::Lock, now);
    desk.start_again();
    desk
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn timed(desk: &mut Desk, key: &str) -> Duration {
    let key = if key.len() == 1 {
        Key::plain(Code::Char(key.chars().next().unwrap()))
    } else {
        Key::parse(key).unwrap()
    };
    let start = Instant::now();
    desk.send(Msg::Key(key));
    desk.screen();
    start.elapsed()
}

#[test]
#[ignore = "measures"]
fn ten_thousand_texts_beside_ten() {
    let measure = |texts: usize| {
        let mut desk = year(texts);
        desk.text(PASSPHRASE);
        let open = timed(&mut desk, "enter");
        if desk.screen().contains("Before it fades") {
            desk.keys("esc");
        }
        let today =
            median((0..21).map(|n| timed(&mut desk, if n % 2 == 0 { "down" } else { "up" })).collect());
        desk.keys("home enter");
        let key = median((0..41).map(|_| timed(&mut desk, "x")).collect());
        desk.keys("esc /");
        let first = timed(&mut desk, "g");
        let search = median("randfather".chars().map(|c| timed(&mut desk, &c.to_string())).collect());
        [
            ("unlock to screen", open),
            ("a key on Today", today),
            ("a key in a text, saved", key),
            ("first search", first),
            ("a key in search", search),
        ]
    };
    let (few, many) = (measure(10), measure(10_000));
    for ((what, few), (_, many)) in few.into_iter().zip(many) {
        eprintln!(
            "{what:24} 10: {few:>10.1?}   10,000: {many:>10.1?}   x{:.1}",
            many.as_secs_f64() / few.as_secs_f64()
        );
    }
}

#[test]
#[ignore = "measures"]
fn a_paste_of_twenty_thousand_characters() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("11/20 4pm").keys("ctrl-s enter end enter enter");
    let text = "She wants to build games. ".repeat(770);
    let start = Instant::now();
    desk.paste(&text);
    desk.screen();
    eprintln!("bracketed, cleaned, drawn and saved: {:?}", start.elapsed());
    let start = Instant::now();
    for c in text.chars() {
        desk.app.update(Msg::Key(Key::plain(Code::Char(c))), desk.now);
    }
    desk.app.flush(desk.now);
    desk.screen();
    eprintln!("as keys, drawn: {:?}", start.elapsed());
}

/// A book of so many filed visits, two people each, all signed.
fn filed_book(visits: usize) -> homevisit::visit::Book {
    use homevisit::visit::*;
    use uuid::Uuid;
    let now = super::harness::monday();
    let mut book = Book::default();
    let (okafor, lee) = (super::rules::educator(1, "Okafor"), super::rules::educator(2, "Lee"));
    let team = [okafor.id, lee.id];
    book.educators = vec![okafor, lee].into();
    let mut n = 1_000_000_u128;
    let mut id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    for at in 0..visits {
        let family = super::rules::family(10_000_000 + at as u128, "Maya");
        let student = Student {
            band: Some(Band::Middle),
            source_key: Some(at.to_string().into()),
            ..Student::named(StudentId(id()), "Maya", family.id)
        };
        let mut visit = super::rules::visit(20_000_000 + at as u128, family.id, &team);
        visit.students = vec![student.id];
        visit.outcome = Some(Outcome::Completed);
        visit.facts.minutes = Some(40);
        visit.agreed = Some(now.naive_local() - chrono::Duration::days(i64::try_from(at % 90).unwrap()));
        let answer = FiledAnswer {
            entry: EntryId(id()),
            words: "Which strength surprised us?".into(),
            tags: vec!["digest".into(), "strength".into(), "ask".into()],
            text: "She counts in three languages, and laughs when we try. ".repeat(6).into(),
        };
        let filing = Filing {
            id: FilingId(id()),
            visit: visit.id,
            number: 1,
            at: now,
            answers: vec![answer],
            promises: None,
            page: format!("page {at}").into(),
            practices: Vec::new(),
            signers: team.to_vec(),
            erased: None,
        };
        for who in team {
            book.consents.put(Consent {
                id: ConsentId(id()),
                entry: filing.answers[0].entry,
                educator: who,
                hash: filing.answers[0].hash(),
                share: true,
                quote: true,
            });
            for (act, of, hash) in [
                (Act::There, None, statement_hash(&there_statement(&visit, who))),
                (Act::Agree, Some(filing.id), filing.hash()),
            ] {
                book.sign_offs.put(SignOff {
                    id: SignOffId(id()),
                    visit: visit.id,
                    act,
                    filing: of,
                    educator: who,
                    at: now,
                    hash,
                    signed: Signed::Key("00".repeat(64)),
                });
            }
        }
        book.families.put(family);
        book.students.put(student);
        book.visits.put(visit);
        book.filings.put(filing);
    }
    book
}

/// How many bytes the parts of a workbook are, and how long packing nothing but these bytes takes.
fn zipped_again(workbook: &[u8]) -> (usize, Duration) {
    use std::io::{Cursor, Read as _, Write as _};
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let parts: Vec<Vec<u8>> = (0..archive.len())
        .map(|at| {
            let mut bytes = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut bytes).unwrap();
            bytes
        })
        .collect();
    let begun = Instant::now();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (at, part) in parts.iter().enumerate() {
        writer.start_file(at.to_string(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(part).unwrap();
    }
    assert!(!writer.finish().unwrap().into_inner().is_empty());
    (parts.iter().map(Vec::len).sum(), begun.elapsed())
}

/// Each form of 10,000 visits, beside `sqlite3` writing the same rows as CSV in the same run.
#[test]
#[ignore = "a measure: cargo test --release --locked --test it speed::exports -- --ignored --nocapture"]
fn exports_of_ten_thousand_visits() {
    use homevisit::export::{EXPORTS, Filter, Form, Given, LOG, Wish, make};
    let book = filed_book(10_000);
    let folder = tempfile::TempDir::new().unwrap();
    let text = homevisit::text::Text::english();
    let (site, pages) = (homevisit::site::Site::default(), homevisit::pages::Pages::default());
    let given = Given {
        book: &book,
        site: &site,
        text: &text,
        library: &homevisit::guide::Library::built_in(),
        pages: &pages,
        at: super::harness::monday(),
        id: uuid::Uuid::nil(),
    };
    let csv = folder.path().join("visits.csv");
    let (mut ours, mut zipped) = (Vec::new(), None);
    for (profile, form) in EXPORTS.iter().flat_map(|e| e.forms.iter().map(move |f| (*e, *f))) {
        let wish = Wish {
            export: profile,
            form,
            visits: Filter::All.visits(profile, &book),
            only_unsent: false,
            names: false,
            without: Vec::new(),
        };
        let begun = Instant::now();
        let made = make(&wish, &given).unwrap();
        let making = begun.elapsed();
        let path = folder.path().join(format!("{}.{}", profile.file, form.ending()));
        let begun = Instant::now();
        homevisit::files::write_new_or_replace(&path, &made.bytes, true).unwrap();
        let writing = begun.elapsed();
        ours.push((profile.word, form.ending(), made.bytes.len(), making, writing));
        if (profile, form) == (&LOG, Form::Xlsx) {
            zipped = Some(zipped_again(&made.bytes));
        }
        if (profile, form) == (&LOG, Form::Csv) {
            std::fs::write(&csv, &made.bytes[3..]).unwrap();
        }
    }
    let database = folder.path().join("visits.db");
    let run = |commands: &str| {
        let script = folder.path().join("script");
        std::fs::write(&script, commands).unwrap();
        let out = std::process::Command::new("sqlite3")
            .arg(&database)
            .stdin(std::fs::File::open(&script).unwrap())
            .output()
            .expect("sqlite3 is installed");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        out.stdout.len()
    };
    run(&format!(".mode csv\n.import {} log\n", csv.display()));
    let begun = Instant::now();
    let bytes = run(".headers on\n.mode csv\nselect * from log;\n");
    let theirs = begun.elapsed();
    println!("  sqlite3 csv  {bytes:>9} bytes  in {theirs:?}");
    let (xml, zipping) = zipped.unwrap();
    println!("  the workbook's parts, {xml} bytes, zipped again in {zipping:?}");
    for (profile, form, bytes, making, writing) in ours {
        let ratio = (making + writing).as_secs_f64() / theirs.as_secs_f64();
        println!(
            "{profile:>9} {form:<4} {bytes:>9} bytes  made in {making:?}, written in {writing:?}: x{ratio:.1}"
        );
    }
}

/// A key and its frame on a wide screen beside the same on a narrow one, by turns.
#[test]
#[ignore = "measures"]
fn a_wide_screen_beside_a_narrow_one() {
    for (what, route) in [
        ("Today", Route::Today),
        ("families", Route::People),
        ("promises", Route::Promises(None)),
        ("guides", Route::Guides),
        ("send", Route::Send),
    ] {
        let mut desk = Desk::sample();
        desk.open(route);
        let (mut narrow, mut wide) = (Vec::new(), Vec::new());
        for n in 0..84 {
            let key = if n / 2 % 2 == 0 { "down" } else { "up" };
            desk.size = if n % 2 == 0 { (80, 24) } else { (110, 24) };
            (if n % 2 == 0 { &mut narrow } else { &mut wide }).push(timed(&mut desk, key));
        }
        let (narrow, wide) = (median(narrow), median(wide));
        eprintln!(
            "{what:24} 80x24: {narrow:>10.1?}   110x24: {wide:>10.1?}   x{:.2}",
            wide.as_secs_f64() / narrow.as_secs_f64()
        );
    }
}
