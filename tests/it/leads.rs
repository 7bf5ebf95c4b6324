//! Where one is led: what Today opens, for whom a new visit is, and what each key does in a text.

use homevisit::guide::Stage;
use homevisit::site::Site;
use homevisit::tui::route::{GuidePosition, Purpose, Route};
use homevisit::visit::*;
use uuid::Uuid;

use super::harness::Desk;
use super::rules::{educator, entry, family, visit};

/// The row that is marked, without what stands around it.
fn marked(desk: &Desk) -> String {
    let screen = desk.screen();
    screen.lines().find(|line| line.contains('▸')).expect(&screen).replace('▸', " ").trim().to_owned()
}

#[test]
fn what_comes_next_opens_where_it_is_done() {
    // What Today says, the title of what it opens, and the row on which one stands there.
    let steps = [
        ("Remember  Maya", "Maya · first visit · remembering", ""),
        ("Visit     Jaylen", "Jaylen · second visit, college and career · the visit", ""),
        ("Reflect   Amina", "Amina · first visit, new school · reflecting", ""),
        ("Agree     Leo and Lucía", "Leo and Lucía · first visit · agree and file", ""),
        ("Call      Kou", "Kou · first visit · the call", ""),
        ("Prepare   Camila", "Camila · first visit · preparing", ""),
        ("Promise   Andrés", "Promises", "Andrés"),
        ("Promise   Leo and Lucía", "Promises", "Leo and Lucía"),
        ("Promise   Sione", "Promises", "Sione"),
        ("Read      Andrés", "Today", ""),
        ("Look up   Jaylen", "Jaylen · second visit, college and career · the visit", ""),
        ("Thank     Simran", "Simran · second visit, learning · following up", ""),
        ("Thank     Leo", "Leo and Lucía · first visit · following up", ""),
        ("Teach     Simran", "Simran · second visit, learning · following up", ""),
        ("Thank     Sione", "Sione · first visit · following up", ""),
        ("Thank     Amina", "Amina · first visit, new school · following up", ""),
        ("Teach     Sione", "Sione · first visit · following up", ""),
        ("Teach     Andrés", "Andrés · first visit · following up", ""),
        ("Plan      Mei", "Mei · a new visit", ""),
        ("Call      24 families", "Who we've met", ""),
        ("Send      3 visits", "Send", ""),
        ("Send      our reflection", "Send", ""),
    ];
    let mut desk = Desk::sample();
    desk.size = (120, 60);
    for (at, (row, title, there)) in steps.into_iter().enumerate() {
        desk.open(Route::Today).keys("home").keys(&"down ".repeat(at));
        assert!(marked(&desk).starts_with(row), "row {at} is not {row:?}:\n{}", desk.screen());
        desk.keys("enter");
        let screen = desk.screen();
        assert!(screen.trim_start().starts_with(title), "{row:?} does not open {title:?}:\n{screen}");
        assert!(there.is_empty() || marked(&desk).starts_with(there), "{row:?}:\n{screen}");
    }
}

#[test]
fn what_is_to_look_up_opens_on_its_own_prompt() {
    let mut desk = Desk::sample();
    desk.size = (120, 60);
    desk.keys(&"down ".repeat(10)).keys("enter").sees("A workshop that suits them").sees("▸ Money");
}

#[test]
fn a_new_visit_asks_for_whom_only_where_there_is_a_choice() {
    let mut desk = Desk::started();
    desk.open(Route::WhichFamily).sees("Maya · a new visit");
    let maya = desk.app.world.book.families[0].id;
    desk.app.world.book.families = Vec::new().into();
    desk.open(Route::WhichFamily).misses("Maya").sees("A new family");
    desk.app.world.book.families =
        vec![Family::named(maya, "Maya", String::new()), family(77, "Andrés")].into();
    desk.open(Route::WhichFamily).sees("A visit with whom?").sees("Maya").sees("Andrés");
}

#[test]
fn every_key_of_a_text_does_there_what_it_does_everywhere() {
    // Keys after "one two", a new line, "three four"; and where a star lands that is typed then.
    let cases = [
        ("left", "three fou*r"),
        ("left left right", "three fou*r"),
        ("ctrl-left", "three *four"),
        ("home", "*three four"),
        ("home ctrl-right", "three* four"),
        ("home end", "three four*"),
        ("ctrl-home", "*one two"),
        ("ctrl-home ctrl-end", "three four*"),
        ("home up", "*one two"),
        ("ctrl-home down", "*three four"),
        ("home page-up", "*one two"),
        ("ctrl-home page-down", "*three four"),
        ("home delete", "*hree four"),
        ("home ctrl-delete", "* four"),
        ("backspace", "three fou*"),
        ("ctrl-w", "three *"),
        ("ctrl-backspace", "three *"),
        // As in a shell, in nano and on a Mac.
        ("ctrl-a", "*three four"),
        ("ctrl-a ctrl-e", "three four*"),
        ("ctrl-b ctrl-b ctrl-f", "three fou*r"),
        ("alt-b", "three *four"),
        ("ctrl-a alt-f", "three* four"),
        ("alt-left", "three *four"),
        ("ctrl-a alt-right", "three* four"),
        ("ctrl-a alt-d", "* four"),
        ("ctrl-a ctrl-p", "*one two"),
        ("ctrl-home ctrl-n", "*three four"),
        ("alt-backspace", "three *"),
        ("ctrl-h", "three fou*"),
        ("alt-b ctrl-k", "three *"),
        ("alt-b ctrl-u", "*four"),
        // What was deleted goes on from what was deleted just before, on the side where it stood.
        ("ctrl-w ctrl-w ctrl-y", "three four*"),
        ("ctrl-a alt-d alt-d ctrl-y", "three four*"),
        ("ctrl-w ctrl-a ctrl-y", "four*three"),
        ("ctrl-a ctrl-k ctrl-y ctrl-y", "three fourthree four*"),
        // Over the end of the line, into the next.
        ("ctrl-home ctrl-e ctrl-k", "one two*three four"),
        // What was cut stays what is pasted, whatever is deleted after it; and the other way round.
        ("shift-left shift-left ctrl-x ctrl-w ctrl-v", "three ur*"),
        ("shift-left shift-left ctrl-x ctrl-w ctrl-y", "three fo*"),
        ("shift-home ctrl-c end ctrl-v", "three fourthree four*"),
    ];
    for (keys, line) in cases {
        let mut desk = Desk::sample();
        desk.keys("enter").text("one two\nthree four").keys(keys).text("*");
        let screen = desk.screen();
        let found = screen.lines().find(|row| row.contains('*')).expect(&screen);
        assert_eq!(found.trim_matches(['│', ' ']), line, "{keys}:\n{screen}");
    }
}

#[test]
fn what_turns_the_direction_of_a_line_is_shown_for_what_it_is() {
    let mut desk = Desk::sample();
    desk.keys("enter").text("a\u{202e}b").sees("a<U+202E>b");
}

#[test]
fn what_interrupts_other_programs_says_how_to_leave() {
    let mut desk = Desk::sample();
    desk.keys("ctrl-c").sees("ctrl-q leaves");
    assert!(!desk.left);
    // Any key goes on from the neutral screen, also the one that brought it.
    desk.keys("f9").misses("Remember").keys("f9").sees("Remember");
}

#[test]
fn what_is_turned_to_the_family_shows_no_help_and_no_names_of_the_staff() {
    let mut desk = Desk::sample_with(Site { table_view: true, ..Site::default() });
    let jaylen =
        desk.app.world.book.visits.iter().find(|v| v.occasion == Occasion::SecondCollegeCareer).unwrap().id;
    desk.open(Route::Guide(jaylen, Stage::Visit, Pass::Visit)).keys("f7");
    let turned = desk.screen();
    assert_eq!(desk.keys("f1").screen(), turned);
    assert_eq!(desk.keys("f8").screen(), turned);
}

#[test]
fn a_list_of_families_has_one_hash_whatever_its_order() {
    let list = [FamilyId(Uuid::from_u128(2)), FamilyId(Uuid::from_u128(1))];
    // SHA-256 of the two ids, sixteen bytes each, the smaller first.
    let hash = "78d68721debb423cf880232869a63e2522c3dd6187159cbeb15b3ee7e15925f8";
    assert_eq!(list_hash(&list), hash);
    assert_eq!(list_hash(&[list[1], list[0]]), hash);
}

#[test]
fn a_text_under_a_question_that_is_gone_keeps_its_words_its_drawer_and_its_day() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    let (visit, me) = (desk.app.world.book.visits[0].id, desk.app.world.author());
    let guide = desk.app.world.library.for_stage(Stage::Visit, Occasion::First).unwrap().id.clone();
    let gone = |number, author, drawer, words: &str| Entry {
        guide: guide.clone(),
        pass: Pass::Remember,
        prompt: format!("gone-{number}"),
        words: words.into(),
        drawer,
        ..entry(number, visit, author)
    };
    let mine = gone(901, me, Drawer::Mine, "What did you fear?");
    let ours = Entry {
        on: Some("2027-01-14".parse().unwrap()),
        ..gone(902, None, Drawer::Ours, "When do they harvest?")
    };
    for entry in [mine, ours] {
        desk.app.world.book.entries.put(entry);
    }
    let at = |desk: &mut Desk, words: &str| {
        desk.open(Route::Guide(visit, Stage::Visit, Pass::Remember));
        for _ in 0..40 {
            if desk.screen().contains(words) {
                return;
            }
            desk.keys("tab");
        }
        panic!("no prompt asks {words:?}:\n{}", desk.screen());
    };
    at(&mut desk, "What did you fear?");
    desk.sees("mine: only I can open it").sees("┌ Okafor");
    at(&mut desk, "When do they harvest?");
    desk.misses("only I can open it").sees("┌ Both");
}

#[test]
fn a_visit_on_the_first_day_of_school_is_not_before_it() {
    let (okafor, riveras) = (educator(1, "Okafor"), family(10, "Rivera"));
    let day = "2026-08-13".parse().unwrap();
    let site = Site { first_school_day: Some(day), smallest_count: 2, ..Site::default() };
    let mut first = visit(20, riveras.id, &[okafor.id]);
    first.outcome = Some(Outcome::Completed);
    first.facts = Facts { met: Some(true), on: Some(day), ..Facts::default() };
    let child = |number| Student {
        id: StudentId(Uuid::from_u128(number)),
        family: riveras.id,
        name: "Ana".into(),
        ..Student::default()
    };
    let mut book = Book {
        students: vec![child(30), child(31)].into(),
        families: vec![riveras.clone()].into(),
        visits: vec![first].into(),
        ..Book::default()
    };
    let counted = |book: &Book| coverage(book, &site);
    assert_eq!(counted(&book).all.count(OutreachStatus::Met), 2);
    assert_eq!(counted(&book).classes.len(), 1);
    book.visits[0].facts.on = day.pred_opt();
    assert_eq!(counted(&book).all.count(OutreachStatus::MetBefore), 2);
    // Called off is open; that they said no is said; a no beside a visit to come is open.
    book.visits[0].facts = Facts::default();
    book.visits[0].outcome = Some(Outcome::CancelledByFamily);
    assert_eq!(counted(&book).all.count(OutreachStatus::Open), 2);
    book.visits[0].outcome = Some(Outcome::Declined);
    assert_eq!(counted(&book).all.count(OutreachStatus::Declined), 2);
    book.visits.put(visit(21, riveras.id, &[okafor.id]));
    assert_eq!(counted(&book).all.count(OutreachStatus::Open), 2);
}

#[test]
fn a_visit_that_was_held_without_an_agreed_time_does_not_count_as_not_yet_agreed_to() {
    let (okafor, riveras) = (educator(1, "Okafor"), family(10, "Rivera"));
    let mut first = visit(20, riveras.id, &[okafor.id]);
    let book = Book { educators: vec![okafor].into(), families: vec![riveras].into(), ..Book::default() };
    let voluntary = |visit: &Visit| practices(&book, visit, &Site::default())[0].state;
    assert_eq!(voluntary(&first), State::NotYet);
    first.outcome = Some(Outcome::Completed);
    assert_eq!(voluntary(&first), State::Unknown);
    first.agreed = Some("2026-11-26T17:00:00".parse().unwrap());
    assert_eq!(voluntary(&first), State::Kept);
}

#[test]
fn shelves_are_the_same_only_with_the_same_on_them_and_say_nothing_of_it() {
    let one: Shelf<Family> = vec![family(1, "Rivera")].into();
    let other: Shelf<Family> = vec![family(1, "Okonkwo")].into();
    assert!(one != other && one == one.clone());
    assert!(!format!("{one:?}").contains("Rivera"));
}

#[test]
fn moved_to_another_time_asks_for_it_at_once() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    desk.keys("down enter").sees("remembering").keys("ctrl-g n").sees("How did it come out?");
    desk.keys("enter").sees("When").sees("2026-11-26 5:00 pm");
    // Who does not know it yet goes back, and Today says to call.
    desk.keys("esc").sees("Today").sees("call again");
}

#[test]
fn a_promise_that_was_written_is_put_right_where_it_was_heard() {
    let mut desk = Desk::sample();
    let visit = desk.app.world.book.promises.iter().find(|p| p.whose == Whose::Ours).unwrap().visit;
    let prompt = Some("first-steps".to_owned());
    let place = GuidePosition { visit, guide: String::new(), pass: Pass::Remember, prompt };
    desk.open(Route::Walk(place)).keys("enter").sees("One more promise");
    let before = desk.app.world.book.promises.len();
    desk.keys("down enter").sees("By when").keys("ctrl-s");
    assert_eq!(desk.app.world.book.promises.len(), before);
}

#[test]
fn a_family_entered_by_mistake_with_its_visit_can_be_taken_off() {
    let mut desk = Desk::started();
    let family = desk.app.world.book.families[0].id;
    desk.open(Route::FirstCall(family)).keys("esc");
    let mut visit = desk.app.world.book.visits[0].clone();
    desk.keys("esc").open(Route::People).keys("delete").sees("visits");
    assert_eq!(desk.app.world.book.families.len(), 1);
    visit.voided = true;
    desk.app.world.book.put(Record::Visit(visit));
    desk.keys("delete");
    assert_eq!(desk.app.world.book.families.len(), 0);
    desk.open(Route::Today).sees("Nobody is here yet");
}

#[test]
fn the_familys_own_words_are_put_right_where_they_were_marked() {
    let mut desk = Desk::sample();
    let hope = desk.app.world.book.entries.iter().rev().find(|e| e.has_tag("own-hope") && e.written).unwrap();
    let visit = hope.visit;
    desk.open(Route::Agree(visit)).keys("end").keys("enter").sees("side by side");
}

#[test]
fn what_both_wrote_together_stands_under_neithers_name() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    desk.keys("down enter ctrl-g g").text("a kite on the roof").keys("ctrl-d").keys("esc esc");
    let visit = desk.app.world.book.visits[0].id;
    desk.app.world.book.put(Record::Visit(Visit { shown: true, ..desk.app.world.book.visits[0].clone() }));
    desk.open(Route::Beside(visit)).sees("Both of us");
    let screen = desk.screen();
    let line = screen.lines().position(|line| line.contains("a kite on the roof")).expect(&screen);
    assert!(screen.lines().nth(line - 1).unwrap().contains("Both of us"), "{screen}");
}

#[test]
fn languages_are_told_apart_and_theirs_is_shown_wherever_it_stands() {
    for (typed, kept) in
        [("Spanish and English", "Spanish"), ("English, Spanish", "English"), ("español y inglés", "español")]
    {
        let mut desk = Desk::started();
        let family = desk.app.world.book.families[0].id;
        desk.open(Route::Form(Purpose::Family(Some(family))));
        while !desk.screen().contains("▸ Languages") {
            desk.keys("tab");
        }
        desk.text(typed).keys("ctrl-s");
        assert_eq!(desk.app.world.book.family(family).unwrap().languages.first().unwrap(), kept);
        assert_eq!(desk.app.world.book.family(family).unwrap().languages.len(), 2);
        desk.open(Route::Today).keys("enter tab tab").sees("Les llamo en diez minutos");
    }
}

#[test]
fn a_visit_that_is_still_to_come_is_not_remembered_unasked() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter");
    let visit = desk.app.world.book.visits[0].id;
    for key in ["ctrl-d", "r"] {
        desk.open(Route::Guide(visit, Stage::Visit, Pass::Visit)).keys(key).sees("Is it over already?");
        desk.sees("Thursday, November 26, 2026").keys("enter").misses("Before it fades").keys(key);
        desk.keys("down enter").sees("Before it fades").keys("esc");
    }
    desk.minutes(3 * 24 * 60 + 20);
    desk.open(Route::Guide(visit, Stage::Visit, Pass::Visit)).keys("r").sees("Before it fades");
}

#[test]
fn agreed_on_a_time_without_one_is_asked_about_once() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter ctrl-s").sees("You agreed on a time").keys("ctrl-s").sees("Today");
}

#[test]
fn the_mark_of_today_stays_with_the_family_whose_step_is_done() {
    let mut desk = Desk::sample();
    desk.keys("down down");
    let marked = |desk: &Desk| desk.screen().lines().find(|l| l.contains('▸')).unwrap().to_owned();
    assert!(marked(&desk).contains("Amina"), "{}", desk.screen());
    let mut visit = desk
        .app
        .world
        .book
        .visits
        .iter()
        .rev()
        .find(|v| v.took_place() && v.occasion.word() == "transition")
        .unwrap()
        .clone();
    visit.thanked = true;
    desk.app.world.book.put(Record::Visit(visit));
    desk.keys("enter esc").minutes(1).keys("home down down enter esc");
    assert!(marked(&desk).contains("Amina"), "{}", desk.screen());
}

#[test]
fn a_space_where_nothing_is_written_turns_no_page_of_a_reflection() {
    let mut desk = Desk::sample();
    desk.keys("down down enter")
        .sees("1/20")
        .keys("space space space")
        .sees("1/20")
        .sees("Nothing is written on this page");
}

#[test]
fn a_second_visit_that_was_opens_where_something_can_be_written() {
    let mut desk = Desk::sample();
    let visit =
        desk.app.world.book.visits.iter().find(|v| v.occasion.is_second() && !v.took_place()).unwrap().id;
    let open = |desk: &mut Desk| desk.open(Route::Guide(visit, Stage::Visit, Pass::Only)).screen();
    assert!(!open(&mut desk).contains("┌"), "{}", desk.screen());
    let mut desk = Desk::sample();
    desk.minutes(60 * 24 * 60).keys("home");
    assert!(open(&mut desk).contains("┌"), "{}", desk.screen());
}

#[test]
fn search_finds_promises_and_lines_between_visits_and_opens_them() {
    let mut desk = Desk::sample();
    desk.keys("/").text("microphone").sees("lend the old microphone").keys("enter").sees("Promises");
    let screen = desk.screen();
    assert!(screen.lines().any(|line| line.contains('▸') && line.contains("microphone")), "{screen}");
    let mut desk = Desk::sample();
    desk.keys("/").text("chile came back").sees("Thanked them").keys("enter").sees("chile came back");
    // Only what whoever has the keyboard is on.
    let mut desk = Desk::sample();
    desk.as_a_third();
    desk.open(Route::Search).text("microphone").misses("lend the old microphone");
}

#[test]
fn send_opens_where_something_waits() {
    let mut desk = Desk::sample();
    desk.open(Route::Send).keys("enter s enter enter").sees("remembers it");
    desk.open(Route::Today).open(Route::Send);
    let screen = desk.screen();
    assert!(screen.lines().any(|line| line.contains("▸ Our reflection")), "{screen}");
}

#[test]
fn what_comes_after_a_visit_is_not_shown_before_it() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter");
    let visit = desk.app.world.book.visits[0].id;
    desk.open(Route::Beside(visit)).sees("Thursday, November 26, 2026, 5:00").keys("enter").sees("Today");
    assert!(!desk.app.world.book.visits[0].shown);
    // And the page of the visit says for when it is.
    desk.open(Route::Guide(visit, Stage::Visit, Pass::Visit))
        .sees("Close the laptop")
        .sees("Thursday, November 26");
}

#[test]
fn every_row_of_the_settings_can_be_come_to_also_where_two_lead_to_one_form() {
    let mut desk = Desk::sample();
    let [me, other] = [0, 1].map(|at| desk.app.world.book.educators[at].clone());
    let again = Readmitted { at: desk.now, by: other.id, told: true };
    desk.app.world.book.put(Record::Educator(Educator { readmitted: Some(again), ..me }));
    desk.open(Route::Settings);
    let rows: Vec<String> =
        desk.screen().lines().skip(2).take_while(|line| !line.is_empty()).map(str::to_owned).collect();
    for row in &rows {
        let screen = desk.screen();
        let marked = screen.lines().find(|line| line.contains('▸')).unwrap();
        assert_eq!(marked.replace('▸', " ").trim(), row.replace('▸', " ").trim(), "{screen}");
        desk.keys("down");
    }
    // And back.
    desk.keys(&"up ".repeat(rows.len())).sees(&format!("▸ {}", rows[0].replace('▸', " ").trim()));
}
