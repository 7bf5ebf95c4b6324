//! A year's loose ends: from what they know to a lesson, the year as one thread, what next year's teacher may be told, what the
//! school answered, what is held about a family.

use homevisit::export::{ASKS, Form, Given, NEXT_TEACHER, THREAD, Wish, make};
use homevisit::guide::{Stage, Starters};
use homevisit::tui::route::{GuidePosition, Route};
use homevisit::visit::*;
use uuid::Uuid;

use super::harness::Desk;

fn visit_of(desk: &Desk, name: &str) -> VisitId {
    let book = &desk.app.world.book;
    let family = book.families.iter().find(|f| *f.name == *name).unwrap().id;
    book.visits_of(family)[0].id
}

fn sending<T>(
    desk: &Desk,
    export: &'static homevisit::export::Export,
    form: Form,
    visits: &[VisitId],
    then: impl FnOnce(Wish, &Given<'_>) -> T,
) -> T {
    let world = &desk.app.world;
    let given = Given {
        book: &world.book,
        site: &world.site,
        text: &world.text,
        library: &world.library,
        pages: &world.pages,
        at: world.now,
        id: Uuid::nil(),
    };
    let (only_unsent, names, without) = (false, false, Vec::new());
    then(Wish { export, form, visits: visits.to_vec(), only_unsent, names, without }, &given)
}

fn bytes(desk: &Desk, export: &'static homevisit::export::Export, form: Form, visit: VisitId) -> Vec<u8> {
    sending(desk, export, form, &[visit], |wish, given| make(&wish, given).unwrap().bytes)
}

/// Writes a text of the pair's, under a tag, as a guide would.
fn joint(desk: &mut Desk, visit: VisitId, tag: &str, text: &str) {
    let world = &mut desk.app.world;
    let entry = Entry { tags: vec![tag.into()], ..Entry::own_hope(EntryId(world.id()), visit, tag) };
    world.book.lines.insert(entry.id, text.into());
    world.book.put_entry(Entry { written: true, hash: Some(statement_hash(text.as_bytes())), ..entry });
}

#[test]
fn every_kind_of_knowledge_begins_a_lesson_in_every_subject_in_both_languages() {
    let starters = Starters::default();
    for tag in ["en", "es"] {
        let all = starters.in_language(tag);
        assert_eq!(all.len(), 40, "{tag}");
        for starter in &all {
            assert_eq!(starter.ask.len(), 4, "{tag} {} {:?}", starter.subject, starter.knowing);
        }
        let cells: std::collections::BTreeSet<_> = all.iter().map(|s| (&s.subject, s.knowing)).collect();
        assert_eq!(cells.len(), 40, "{tag}");
    }
}

#[test]
fn a_lesson_begins_with_what_was_heard_and_ends_on_a_day() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    desk.open(Route::Lesson(visit))
        .sees("to a lesson")
        .sees("What you heard")
        .sees("grandfather keeps a notebook");
    desk.keys("down page-down page-down")
        .sees("Read it to them first")
        .keys("enter")
        .sees("Set the day, and write how it went");
    desk.sees("In biology").keys("down enter").sees("Teach with it");
}

#[test]
fn only_what_the_family_agreed_to_goes_to_next_years_teacher_and_is_read_there() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    desk.open(Route::NextTeacher(visit)).sees("Nothing is written for next year's teacher yet");
    joint(&mut desk, visit, "next-teacher", "He explains better with his hands.\nHe is shy on Mondays.");
    let withheld = |desk: &Desk| {
        sending(desk, &NEXT_TEACHER, Form::Json, &[visit], |wish, given| make(&wish, given).unwrap().withheld)
    };
    assert_eq!(withheld(&desk), [("not-theirs", 2), ("nothing-agreed", 1)]);
    desk.open(Route::NextTeacher(visit)).sees("stays here").keys("enter").sees("they agreed today");
    assert_eq!(withheld(&desk), [("not-theirs", 1)]);
    let file = bytes(&desk, &NEXT_TEACHER, Form::Json, visit);
    let words = String::from_utf8(file.clone()).unwrap();
    assert!(words.contains("with his hands") && !words.contains("Mondays"), "{words}");
    let page = String::from_utf8(bytes(&desk, &NEXT_TEACHER, Form::Html, visit)).unwrap();
    assert!(page.contains("with his hands") && !page.contains("Mondays"), "{page}");
    // One line is left out by itself, and not said to be one that they did not agree to.
    desk.keys("down enter");
    let all = sending(&desk, &NEXT_TEACHER, Form::Json, &[visit], |wish, given| make(&wish, given).unwrap());
    assert_eq!((all.written.len(), all.withheld.len()), (2, 0));
    let without = vec![all.written[1].0];
    let one = sending(&desk, &NEXT_TEACHER, Form::Json, &[visit], |wish, given| {
        make(&Wish { without, ..wish }, given).unwrap()
    });
    let words = String::from_utf8(one.bytes).unwrap();
    assert!(
        words.contains("with his hands") && !words.contains("Mondays") && one.withheld.is_empty(),
        "{words}"
    );
    desk.keys("enter up");
    // Another word is another line; what was agreed to can be taken back.
    desk.keys("enter").sees("stays here");
    assert_eq!(withheld(&desk), [("not-theirs", 2), ("nothing-agreed", 1)]);

    // On the other side a family comes with it where nobody is called so, and it stands on Today until it was read.
    let mut other = Desk::started();
    let path = other.folder.path().join("from.json");
    std::fs::write(&path, &file).unwrap();
    take_in(&mut other, &path).sees("1 line is new").keys("enter");
    other.open(Route::Today).sees("before you meet them: He explains better");
    assert!(other.app.world.book.families.iter().any(|f| *f.name == *"Andrés"));
    other.keys("end");
    for _ in 0..9 {
        if other.screen().lines().any(|l| l.contains('▸') && l.contains("He explains better")) {
            break;
        }
        other.keys("up");
    }
    other.keys("enter").sees("Okafor, Lee").keys("enter");
    other.open(Route::Today).misses("before you meet them");
    // A name is no proof that it is the same child: it is asked, and named with what tells it from another.
    take_in(&mut other, &path).sees("The file is about Andrés").sees("somebody new").keys("enter");
    other.sees("Nothing is new").sees("1 is here already");
    let mut wrong = serde_json::from_slice::<serde_json::Value>(&file).unwrap();
    wrong["homevisit"] = "homevisit next-teacher 2".into();
    std::fs::write(&path, wrong.to_string()).unwrap();
    other.keys("esc");
    take_in(&mut other, &path).sees("it is none of homevisit's");
}

/// Takes a file in by way of Settings.
fn take_in<'a>(desk: &'a mut Desk, path: &std::path::Path) -> &'a mut Desk {
    desk.size = (140, 40);
    desk.open(Route::Settings);
    for _ in 0..20 {
        if desk.screen().contains("▸ Take in a file") {
            break;
        }
        desk.keys("down");
    }
    desk.keys("enter ctrl-u").text(&path.display().to_string()).keys("enter")
}

#[test]
fn what_the_school_answered_stands_on_today_until_it_was_read() {
    let mut desk = Desk::sample();
    let all: Vec<VisitId> = desk.app.world.book.visits.iter().map(|v| v.id).collect();
    let table = sending(&desk, &ASKS, Form::Csv, &all, |wish, given| make(&wish, given).unwrap().bytes);
    let mut lines: Vec<String> = String::from_utf8(table).unwrap().lines().map(str::to_owned).collect();
    assert!(lines[0].ends_with("answer,answered_by,answered_on"), "{}", lines[0]);
    let answered = lines[1].trim_end_matches(",,,").to_owned() + ",\"Thursdays, yes\",Ms. Ortiz,2026-10-12";
    lines[1] = answered;
    lines.push(lines[1].clone());
    // A row that stands twice is one answer.
    lines.push(lines[1].replacen(|c: char| c.is_ascii_hexdigit(), "0", 8));
    let path = desk.folder.path().join("answers.csv");
    std::fs::write(&path, lines.join("\r\n")).unwrap();
    take_in(&mut desk, &path)
        .sees("1 line is new")
        .sees("1 is here already")
        .sees("1 answers nothing that was asked here")
        .keys("enter");
    desk.open(Route::Today).sees("the school answered: Thursdays, yes").keys("home");
    for _ in 0..30 {
        if desk.screen().lines().any(|l| l.contains('▸') && l.contains("Thursdays")) {
            break;
        }
        desk.keys("down");
    }
    desk.keys("enter").sees("Ms. Ortiz").sees("What was asked").keys("enter");
    desk.open(Route::Today).misses("Thursdays, yes");
    // In the family's year it is read again, not rewritten: it is the school that said it.
    let received = desk.app.world.book.betweens.iter().find(|b| b.received.is_some()).unwrap();
    let (family, before) = (received.family, received.clone());
    let size = std::mem::replace(&mut desk.size, (100, 40));
    desk.open(Route::Family(family)).keys("home");
    for _ in 0..60 {
        if desk.screen().lines().any(|l| l.contains('▸') && l.contains("Thursdays")) {
            break;
        }
        desk.keys("down");
    }
    desk.keys("enter").sees("Copy the words").misses("Read: it leaves Today").keys("esc");
    assert_eq!(desk.app.world.book.between(before.id), Some(&before));
    desk.size = (100, 400);
    desk.open(Route::Held(family)).sees("the school answered, Ms. Ortiz: Thursdays,");
    desk.size = size;
    // It stays in the family's year, and a second time it is not taken in.
    take_in(&mut desk, &path).sees("Nothing is new").keys("enter");
    let path = desk.folder.path().join("picnic.csv");
    std::fs::write(&path, "what,who\ncake,Mei\n").unwrap();
    take_in(&mut desk, &path).sees("no columns record_id and answer");
}

#[test]
fn the_year_is_one_thread_of_what_was_agreed_kept_and_told() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    let family = desk.app.world.book.visit(visit).unwrap().family;
    desk.open(Route::Thread(family)).sees("You told us").sees("nunca tenga miedo").sees("What comes next");
    let mut promise =
        desk.app.world.book.promises_of(visit).find(|p| p.text.contains("robotics")).unwrap().clone();
    promise.state = PromiseState::Kept;
    desk.app.world.book.put(Record::Promise(promise));
    joint(&mut desk, visit, "came-of-it", "They measured every row with their hands.");
    let page = |desk: &Desk| String::from_utf8(bytes(desk, &THREAD, Form::Html, visit)).unwrap();
    let before = page(&desk);
    assert!(before.contains("We did") && before.contains("robotics"), "{before}");
    assert!(!before.contains("measured every row"), "what they have not heard is on no page");
    // Told, and in these words: what was written into it since is not.
    let guide = desk.app.world.library.for_stage(Stage::FollowUp, Occasion::First).unwrap();
    let prompt = guide.sections.iter().flat_map(|s| &s.prompts).find(|p| p.today.as_deref() == Some("Tell"));
    let (guide, prompt) = (guide.id.clone(), prompt.map(|p| p.id.clone()));
    desk.open(Route::Walk(GuidePosition { visit, guide, pass: Pass::Only, prompt }));
    for _ in Check::ALL {
        if !page(&desk).contains("measured every row") {
            desk.keys("ctrl-t");
        }
        // Put off to a day: not that.
        if desk.screen().contains("Until which day?") {
            desk.keys("esc");
        }
    }
    assert!(page(&desk).contains("measured every row"), "{}", desk.screen());
    let mut book = desk.app.world.book.clone();
    let about = |e: &&Entry| e.has_tag("came-of-it") && e.check.is_none();
    let entry = book.entries_of(visit).find(about).unwrap().clone();
    let more = "They measured every row, and two laughed.";
    book.lines.insert(entry.id, more.into());
    book.put_entry(Entry { hash: Some(statement_hash(more.as_bytes())), ..entry });
    let before = std::mem::replace(&mut desk.app.world.book, book);
    assert!(!page(&desk).contains("two laughed"), "what they have not heard is on no page");
    desk.app.world.book = before;
    // A promise stands in the words that both agreed on.
    let mut promise =
        desk.app.world.book.promises_of(visit).find(|p| p.text.contains("robotics")).unwrap().clone();
    promise.text = "call 555-123-4567".into();
    desk.app.world.book.put(Record::Promise(promise));
    assert!(page(&desk).contains("robotics") && !page(&desk).contains("555-123"), "{}", page(&desk));
    desk.open(Route::Thread(family)).sees("What came of it").sees("measured every row");
}

#[test]
fn what_is_held_about_a_family_is_all_of_ours_and_names_mine() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    let family = desk.app.world.book.visit(visit).unwrap().family;
    desk.size = (100, 400);
    desk.open(Route::Held(family)).sees("Who you are here").sees("What left, when, and to whom");
    desk.sees("nunca tenga miedo").sees("robotics-camp flyer").sees("notes of one's own");
    let screen = desk.screen();
    // What Okafor feared before is hers alone.
    assert!(!screen.contains("robots are his thing"), "{screen}");
}

#[test]
fn what_is_held_tells_of_calls_lines_for_next_year_and_all_that_left() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    let family = desk.app.world.book.visit(visit).unwrap().family;
    let (guide, prompt) = ("reflect-second".to_owned(), Some("next-teacher".to_owned()));
    desk.open(Route::Walk(GuidePosition { visit, guide, pass: Pass::Only, prompt }));
    desk.text("His hands explain.").keys("esc");
    desk.size = (100, 400);
    desk.open(Route::Held(family)).sees("Lee: We agreed on a time").sees("His hands explain. (stays here)");
    desk.open(Route::NextTeacher(visit)).keys("enter");
    desk.open(Route::Held(family)).sees("His hands explain. (they agreed").misses("everything of mine");
    // Everything of somebody's had this family in it, whatever lines it names.
    let mut all = desk.app.world.book.disclosures[0].clone();
    all.id = DisclosureId(Uuid::from_u128(0xa11));
    (all.profile, all.lines) = ("everything".into(), Vec::new());
    desk.app.world.book.put(Record::Disclosure(all));
    desk.open(Route::Held(family)).sees("everything of mine");
}

#[test]
fn what_a_filed_page_still_says_is_held_as_well() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    let family = desk.app.world.book.visit(visit).unwrap().family;
    let mut promise =
        desk.app.world.book.promises_of(visit).find(|p| p.text.contains("robotics")).unwrap().clone();
    promise.text = "two flyers".into();
    desk.app.world.book.put(Record::Promise(promise));
    desk.size = (100, 400);
    desk.open(Route::Held(family)).sees("two flyers").sees("As filed").sees("robotics-camp flyer");
}

#[test]
fn a_table_that_claims_to_reach_to_the_end_of_the_world_takes_no_room() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "record_id").unwrap().write(0, 1, "answer").unwrap();
    sheet.write(1_048_575, 16_383, "far").unwrap();
    let mut desk = Desk::sample();
    let path = desk.folder.path().join("sparse.xlsx");
    workbook.save(&path).unwrap();
    take_in(&mut desk, &path).sees("Nothing is new");
}

#[test]
fn what_is_sent_has_limits_and_a_reason_that_is_true() {
    let mut desk = Desk::sample();
    let path = desk.folder.path().join("sent");
    let file = |lines: usize, students: &[&str], words: &str| {
        let line = serde_json::json!({"words": words, "agreed_on": "2026-06-01"});
        let file = serde_json::json!({
            "homevisit": "homevisit next-teacher 1", "students": students, "from": ["R"], "school": "",
            "language": "", "lines": vec![line; lines],
        });
        file.to_string()
    };
    for (said, words) in [
        (file(100_000, &["Zoe"], "x"), "holds more than is taken in"),
        (file(1, &["Zoe"], &"x".repeat(5_000)), "holds more than is taken in"),
        (file(1, &["Zoe"; 200], "x"), "holds more than is taken in"),
        (file(1, &[""], "x"), "it is none of homevisit's"),
        ("record_id,answer\n1,\"open\n2,lost\n".to_owned(), "cannot be read as a table"),
        (format!("\u{feff}{}", file(1, &["Zoe"], "She sings.")), "1 line is new"),
    ] {
        std::fs::write(&path, said).unwrap();
        take_in(&mut desk, &path).sees(words).keys("esc");
    }
}
