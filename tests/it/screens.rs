//! Type these keys, look at the screen: every screen at 80x24, 40x12 and 160x45, kept as a picture of words; at 80x24 with
//! its styles and the cursor. After a change
//! that is meant: `INSTA_UPDATE=always cargo test --test it screens::`, and look at the difference before it is kept.

use homevisit::tui::msg::Msg;
use homevisit::tui::route::Route;
use homevisit::visit::{Step, next_steps};

use homevisit::site::Site;

use super::harness::{Desk, PASSPHRASE};

/// Keeps a screen under a name.
#[track_caller]
fn keeps(name: &str, desk: &Desk) {
    keeps_without(name, desk, &[]);
}

/// As [`keeps`], with what is drawn at random left out.
#[track_caller]
fn keeps_without(name: &str, desk: &Desk, random: &[&str]) {
    let mut both = String::new();
    for (columns, rows) in [(80, 24), (40, 12), (160, 45)] {
        let mut screen = desk.screen_at(columns, rows);
        for random in random {
            screen = screen.replace(random, &"#".repeat(random.len()));
        }
        both.extend([format!("{columns}x{rows}\n"), screen]);
        if (columns, rows) == (80, 24) {
            both.push_str(&desk.looks_at(columns, rows));
        }
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, both);
    });
}

/// Opens what waits for us, the first of this kind.
fn step(desk: &mut Desk, step: Step) -> &mut Desk {
    let steps = next_steps(
        &desk.app.world.book,
        &desk.app.world.library,
        desk.app.world.author().unwrap(),
        desk.now.naive_local(),
    );
    desk.keys("home");
    for _ in 0..steps.iter().position(|next| next.step == step).unwrap() {
        desk.keys("down");
    }
    desk.keys("enter")
}

/// Opens a family of the made-up year.
fn family<'a>(desk: &'a mut Desk, name: &str) -> &'a mut Desk {
    desk.keys("/").text(name).keys("enter")
}

/// Chooses from the menu of the marked visit.
#[track_caller]
fn choose<'a>(desk: &'a mut Desk, item: &str) -> &'a mut Desk {
    desk.keys("a");
    for _ in 0..20 {
        if desk.screen().lines().any(|line| line.contains(&format!("▸ {item}"))) {
            return desk.keys("enter");
        }
        desk.keys("down");
    }
    panic!("no menu has “{item}”:\n{}", desk.screen());
}

/// Goes to the prompt with these words.
#[track_caller]
fn to<'a>(desk: &'a mut Desk, words: &str) -> &'a mut Desk {
    desk.keys("ctrl-o home enter");
    for _ in 0..40 {
        if desk.screen().contains(words) {
            return desk;
        }
        desk.keys("tab");
    }
    panic!("no prompt has “{words}”:\n{}", desk.screen());
}

/// A pair and families whose names are long, or of other scripts.
fn names() -> Desk {
    let mut desk = Desk::new();
    desk.keys("3").line("María del Carmen Ximénez-Okonkwo y Fernández").line("王小明");
    desk.line(PASSPHRASE).line(PASSPHRASE);
    let part = desk.part_of_code();
    desk.line(&part).line("Guadalupe Concepción Hernández-Villanueva de la Cruz");
    for name in ["欧阳娜娜和她的弟弟", "👩‍👩‍👧‍👦 family", "Ngô Thị Ánh Nguyệt"]
    {
        desk.keys("f c").text(name).keys("ctrl-s").keys("esc esc");
    }
    desk
}

#[test]
fn the_first_minute() {
    let mut desk = Desk::new();
    keeps("welcome", &desk);
    desk.keys("3");
    keeps("start-1-me", &desk);
    desk.line("Okafor");
    keeps("start-2-partner", &desk);
    desk.line("Lee").text("three gr");
    keeps("start-3-passphrase", &desk);
    desk.keys("end ctrl-w").line(PASSPHRASE);
    keeps("start-4-again", &desk);
    desk.line("another");
    keeps("start-4-differs", &desk);
    desk.line(PASSPHRASE).line(PASSPHRASE);
    let code = desk.code();
    let parts: Vec<&str> = code.split('-').collect();
    keeps_without("start-5-code", &desk, &parts);
    desk.line("nope");
    keeps_without("start-5-code-wrong", &desk, &parts);
    let part = desk.part_of_code();
    desk.line(&part);
    keeps("start-6-teaching", &desk);
    desk.keys("ctrl-s");
    keeps("start-6-family", &desk);
    desk.line("Maya");
    keeps("today-first", &desk);
}

#[test]
fn the_door() {
    let mut desk = Desk::started();
    desk.start_again();
    keeps("unlock", &desk);
    desk.line("wrong");
    keeps("unlock-wrong", &desk);
    desk.keys("f2").text("ABCD");
    keeps("unlock-code", &desk);
    desk.keys("enter").text("new");
    keeps("unlock-new", &desk);
    let mut desk = Desk::sample();
    desk.keys("ctrl-l").line("wrong");
    keeps("unlock-sample", &desk);
}

#[test]
fn today() {
    let mut desk = Desk::sample();
    keeps("today", &desk);
    desk.keys("end");
    keeps("today-last", &desk);
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d end enter");
    keeps("today-nothing", &desk);
}

#[test]
fn a_family() {
    let mut desk = Desk::sample();
    family(&mut desk, "Simran");
    keeps("family", &desk);
    desk.keys("end");
    keeps("family-end", &desk);
    desk.keys("a");
    keeps("family-menu", &desk);
    desk.keys("esc enter");
    keeps("practices", &desk);
    desk.keys("esc e");
    keeps("family-form", &desk);
    desk.keys("esc b");
    keeps("between-form", &desk);
    desk.keys("ctrl-s");
    keeps("between-form-problem", &desk);
    let mut desk = Desk::started();
    desk.keys("f enter");
    keeps("family-no-visit", &desk);
}

#[test]
fn planning_and_facts() {
    let mut desk = Desk::sample();
    family(&mut desk, "Camila");
    choose(&mut desk, "Plan, or move it");
    keeps("plan-form", &desk);
    desk.text("fri");
    keeps("plan-form-day", &desk);
    desk.text(" 4pm").keys("tab tab tab tab tab tab tab tab");
    keeps("plan-form-end", &desk);
    desk.keys("esc down enter");
    choose(&mut desk, "Facts");
    keeps("facts-to-come", &desk);
    let mut desk = Desk::sample();
    family(&mut desk, "Maya");
    choose(&mut desk, "Facts");
    keeps("facts-form", &desk);
    desk.keys("tab").text("x").keys("enter");
    keeps("facts-form-problem", &desk);
    desk.keys("backspace shift-tab right enter");
    keeps("facts-outcome", &desk);
}

#[test]
fn a_walk_in_each_kind() {
    let mut desk = Desk::sample();
    step(&mut desk, Step::Call);
    keeps("walk-talk", &desk);
    desk.keys("ctrl-o");
    keeps("walk-topics", &desk);
    desk.keys("esc ctrl-d");
    keeps("walk-call-outcome", &desk);
    let mut desk = Desk::sample();
    step(&mut desk, Step::Prepare);
    to(&mut desk, "only I can open it");
    desk.text("That they are too busy.");
    keeps("walk-write-mine", &desk);
    desk.keys("ctrl-g o");
    keeps("walk-mine-to-ours", &desk);
    desk.keys("esc f8 enter");
    to(&mut desk, "only I can open it").text("That it will be formal.").keys("esc");
    step(&mut desk, Step::Prepare);
    to(&mut desk, "nervous");
    keeps("walk-mine-shut", &desk);
    let mut desk = Desk::sample();
    family(&mut desk, "Simran").keys("end");
    choose(&mut desk, "The visit");
    to(&mut desk, "ctrl-t mark");
    keeps("walk-check", &desk);
    desk.keys("alt-e");
    keeps("walk-check-more", &desk);
    let mut desk = Desk::sample();
    family(&mut desk, "Simran");
    choose(&mut desk, "Reflect");
    to(&mut desk, "What did we say we would do?");
    keeps("walk-promise", &desk);
    desk.keys("enter enter");
    keeps("promise-form", &desk);
}

#[test]
fn before_in_and_after_a_first_visit() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter f enter");
    choose(&mut desk, "Rehearse");
    keeps("walk-rehearse", &desk);
    desk.keys("esc esc esc").minutes(3 * 24 * 60 - 15);
    step(&mut desk, Step::Visit);
    keeps("visit-closed", &desk);
    desk.keys("c");
    keeps("visit-cards", &desk);
    desk.minutes(60).keys("r");
    keeps("walk-remember", &desk);
    desk.text("He wants to build a bridge.\nHis aunt: “one that stays up”.").keys("ctrl-d");
    keeps("remember-done", &desk);
    desk.keys("enter");
    keeps("walk-remember-partner", &desk);
    desk.keys("ctrl-g g");
    keeps("walk-remember-together", &desk);
    desk.text("The laughing.").keys("ctrl-d enter");
    keeps("beside-short", &desk);
}

#[test]
fn side_by_side_and_the_reflection() {
    let mut desk = Desk::sample();
    family(&mut desk, "Andrés");
    choose(&mut desk, "Side by side");
    keeps("beside", &desk);
    desk.keys("down tab");
    keeps("beside-other", &desk);
    desk.keys("r");
    to(&mut desk, "Which strength");
    keeps("walk-joint", &desk);
    let mut desk = Desk::sample();
    step(&mut desk, Step::Reflect).keys("ctrl-g s");
    keeps("beside-not-yet", &desk);
}

#[test]
fn agreeing() {
    let mut desk = Desk::sample();
    family(&mut desk, "Andrés");
    choose(&mut desk, "Agree and file");
    keeps("agree-open", &desk);
    let mut desk = Desk::sample();
    step(&mut desk, Step::Agree);
    keeps("agree-waiting", &desk);
    desk.keys("1 1 2 s");
    keeps("agree-sign", &desk);
    let mut desk = Desk::sample();
    family(&mut desk, "Sione");
    choose(&mut desk, "Agree and file").keys("enter alt-a");
    desk.text("Their patience, and their jokes.").keys("esc");
    keeps("agree-amended", &desk);
}

#[test]
fn promises() {
    let mut desk = Desk::sample();
    desk.keys("p");
    keeps("promises", &desk);
    let mut desk = Desk::started();
    desk.keys("p");
    keeps("promises-empty", &desk);
}

/// A site whose school began while the sample's families were being met.
fn began() -> Site {
    Site { first_school_day: Some("2026-07-01".parse().unwrap()), smallest_count: 5, ..Site::default() }
}

#[test]
fn people_and_the_class_list() {
    let mut desk = Desk::sample();
    desk.keys("f");
    keeps("people", &desk);
    desk.keys("d");
    keeps("pick", &desk);
    desk.keys("enter");
    keeps("pick-count", &desk);
    desk.keys("down enter");
    keeps("pick-drawn", &desk);
    let list = "Name,Grade,Student ID,Language,Home Address\nRosa Díaz,3,1001,Spanish,12 Elm\n王小明,K,1002,Chinese,\n,4,1003,,\n";
    let path = desk.folder.path().join("class.csv");
    std::fs::write(&path, list).unwrap();
    desk.keys("esc i");
    keeps("import-ask", &desk);
    desk.line(path.to_str().unwrap());
    keeps("import", &desk);
    desk.keys("enter");
    keeps("import-done", &desk);
    let mut desk = Desk::sample();
    desk.keys("n");
    keeps("new-visit-whom", &desk);
    let mut desk = Desk::sample_with(began());
    desk.keys("f w");
    keeps("met", &desk);
    desk.keys("end");
    keeps("met-end", &desk);
}

#[test]
fn searching() {
    let mut desk = Desk::sample();
    desk.keys("/");
    keeps("search-empty", &desk);
    desk.text("game");
    keeps("search", &desk);
    desk.text("zzz");
    keeps("search-nothing", &desk);
}

#[test]
fn sending() {
    let mut desk = Desk::sample();
    desk.keys("x");
    keeps("send", &desk);
    desk.keys("enter");
    keeps("send-preview", &desk);
    desk.keys("s");
    keeps("send-whom", &desk);
    desk.keys("enter");
    keeps("send-file", &desk);
    desk.keys("enter");
    keeps("send-done", &desk);
    desk.keys("enter");
    keeps("send-nothing", &desk);
    desk.keys("w");
    keeps("sent", &desk);
    desk.keys("esc down enter");
    keeps("send-preview-digest", &desk);
}

#[test]
fn history() {
    let mut desk = Desk::sample();
    family(&mut desk, "Andrés");
    choose(&mut desk, "Reflect");
    to(&mut desk, "Which strength").text("And jokes.").keys("tab").minutes(30);
    desk.keys("shift-tab").text("\nAnd chess.").keys("ctrl-r");
    keeps("history", &desk);
    desk.keys("down");
    keeps("history-earlier", &desk);
}

#[test]
fn rehearsing_with_a_family_in_the_room() {
    let mut desk = Desk::new();
    desk.open(Route::Rehearse(Some(7)));
    keeps("rehearse", &desk);
    desk.keys("down enter");
    keeps("rehearse-visitor", &desk);
    desk.keys("enter");
    keeps("rehearse-turning", &desk);
    desk.keys("enter");
    keeps("rehearse-family", &desk);
    desk.keys("enter");
    keeps("rehearse-after", &desk);
}

#[test]
fn then_and_now_in_ones_own_drawer() {
    let mut desk = Desk::sample();
    desk.open(Route::ThenAndNow);
    keeps("then-and-now", &desk);
    desk.keys("delete");
    keeps("then-and-now-let-go", &desk);
}

#[test]
fn the_page_of_a_family_and_the_end_of_a_year() {
    let mut desk = Desk::sample();
    let book = &desk.app.world.book;
    let family = book.families.iter().find(|f| *f.name == *"Andrés").unwrap().id;
    let visit = book.visits_of(family)[0].id;
    desk.open(Route::FamilyPage(visit)).keys("down");
    keeps("family-page", &desk);
    desk.keys("enter");
    keeps("family-page-line", &desk);
    desk.keys("esc").open(Route::Closing);
    keeps("closing", &desk);
}

#[test]
fn a_year_without_loose_ends() {
    let mut desk = Desk::sample();
    let book = &desk.app.world.book;
    let family = book.families.iter().find(|f| *f.name == *"Andrés").unwrap().id;
    let visit = book.visits_of(family)[0].id;
    let received = book.betweens.iter().find(|b| b.received.is_some()).unwrap().id;
    desk.open(Route::Lesson(visit)).keys("down");
    keeps("lesson", &desk);
    desk.keys("enter");
    keeps("lesson-menu", &desk);
    desk.keys("esc").open(Route::Thread(family));
    keeps("thread", &desk);
    desk.open(Route::Held(family));
    keeps("held", &desk);
    desk.open(Route::NextTeacher(visit));
    keeps("next-teacher", &desk);
    desk.open(Route::Received(received));
    keeps("received", &desk);
}

#[test]
fn guides_and_practice() {
    let mut desk = Desk::new();
    desk.keys("1");
    keeps("guides", &desk);
    desk.keys("down down down down enter");
    keeps("practice-for", &desk);
    desk.keys("ctrl-s");
    keeps("practice", &desk);
    desk.keys("end tab");
    keeps("practice-end", &desk);
    desk.open(Route::ForInterpreter);
    keeps("interpreter", &desk);
    desk.open(Route::Train).keys("down");
    keeps("train", &desk);
    desk.keys("end").sees("39/39");
    desk.open(Route::Guides).keys("end enter tab tab tab tab tab");
    keeps("practice-training", &desk);
}

#[test]
fn settings_and_codes() {
    let mut desk = Desk::started();
    desk.keys("s");
    keeps("settings", &desk);
    desk.keys("enter");
    keeps("educator-form", &desk);
    desk.keys("esc end enter");
    keeps("settings-protected", &desk);
    desk.keys("esc home down enter").text(PASSPHRASE).keys("tab");
    desk.text("another one").keys("tab").text("another two").keys("ctrl-s");
    keeps("passphrase-form", &desk);
    desk.keys("end ctrl-w").text("another one").keys("ctrl-s");
    let code = desk.code();
    let parts: Vec<&str> = code.split('-').collect();
    let asked = desk.screen().lines().find(|l| l.contains("part ")).unwrap().trim().to_owned();
    let number = asked.chars().find(char::is_ascii_digit).unwrap();
    let asks = format!("part {number}");
    let mut random = parts.clone();
    random.push(&asks);
    keeps_without("code", &desk, &random);
    let mut desk = Desk::sample();
    desk.keys("s down down down enter");
    keeps("settings-lost", &desk);
}

#[test]
fn help() {
    let mut desk = Desk::sample();
    desk.keys("f1");
    keeps("help", &desk);
    desk.keys("page-down page-down page-down");
    keeps("help-further", &desk);
    let mut desk = Desk::sample();
    step(&mut desk, Step::Prepare).keys("f1");
    keeps("help-walk", &desk);
}

#[test]
fn over_a_screen() {
    let mut desk = Desk::sample();
    desk.keys("f8");
    keeps("keyboard", &desk);
    desk.keys("enter f8 down enter").text("abc");
    keeps("keyboard-open-mine", &desk);
    let mut desk = Desk::sample();
    desk.keys("f9");
    keeps("hidden", &desk);
}

#[test]
fn saving_fails_and_says_so() {
    let mut desk = Desk::sample();
    desk.app.world.saved = homevisit::tui::world::Saved::Failed(
        homevisit::text::Sentence::new("vault-error").with("words", "saving a text: no space left on device"),
    );
    keeps("not-saved", &desk);
    step(&mut desk, Step::Prepare);
    desk.app.world.saved = homevisit::tui::world::Saved::Saving;
    keeps("saving", &desk);
}

#[test]
fn names_that_are_long_or_of_other_scripts() {
    let mut desk = names();
    keeps("names-today", &desk);
    desk.keys("f");
    keeps("names-people", &desk);
    desk.keys("home enter n");
    keeps("names-plan", &desk);
    desk.text("thu 5pm").keys("ctrl-s end enter").minutes(4 * 24 * 60);
    keeps("names-family", &desk);
    desk.keys("m").text("The flyer of the robotics camp, in Spanish and in Mixteco").keys("tab right tab");
    desk.text("fri").keys("ctrl-s");
    keeps("names-family-promise", &desk);
    choose(&mut desk, "Remember").text("我们想要她快乐。 👩‍👩‍👧‍👦");
    keeps("names-walk", &desk);
    desk.keys("ctrl-d");
    keeps("names-remember-done", &desk);
    desk.keys("esc esc esc esc");
    keeps("names-today-visit", &desk);
    desk.keys("p");
    keeps("names-promises", &desk);
    desk.keys("esc f8");
    keeps("names-keyboard", &desk);
}

#[test]
fn too_small() {
    let desk = Desk::sample();
    let screens: String = [(33, 24), (80, 9), (20, 5), (5, 1)]
        .iter()
        .map(|&(columns, rows)| [format!("{columns}x{rows}\n"), desk.screen_at(columns, rows)].concat())
        .collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("too-small", screens);
    });
    let mut desk = Desk::sample();
    desk.send(Msg::FocusLost);
    desk.sees("Today");
}
