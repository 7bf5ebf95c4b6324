//! Rare moments in which a text could be lost, shown to the wrong one, or stuck.

use std::collections::VecDeque;

use homevisit::private::Private;
use homevisit::tui::keys::{Code, Key};
use homevisit::tui::msg::{Effect, Msg};
use homevisit::tui::route::{Purpose, Route};
use homevisit::tui::world::Saved;
use homevisit::visit::{Step, next_step, next_steps};

use super::harness::{Desk, PASSPHRASE};

/// The made-up year, with the preparation for Camila open at a box of one's own. `first` are keys pressed before.
pub fn at_a_box_of_ones_own(first: &str) -> Desk {
    let mut desk = Desk::sample();
    desk.keys(first);
    let steps = next_steps(
        &desk.app.world.book,
        &desk.app.world.library,
        desk.app.world.author().unwrap(),
        desk.now.naive_local(),
    );
    desk.keys("home");
    for _ in 0..steps.iter().position(|next| next.step == Step::Prepare).unwrap() {
        desk.keys("down");
    }
    desk.keys("enter home");
    for _ in 0..20 {
        if desk.screen().contains("only I can open it") {
            return desk;
        }
        desk.keys("tab");
    }
    panic!("there is no such box:\n{}", desk.screen());
}

/// Everything is typed before the keeper answers anything, as when the passphrase takes a second to check.
fn in_one_go(desk: &mut Desk, typed: &str) {
    let mut asked = VecDeque::new();
    for c in typed.chars() {
        let msg = match c {
            '\n' => Msg::Key(Key::parse("enter").unwrap()),
            '¶' => Msg::Paste(Private::from("pasted")),
            c => Msg::Key(Key::plain(Code::Char(c))),
        };
        asked.extend(desk.app.update(msg, desk.now));
        asked.extend(desk.app.flush(desk.now));
    }
    while let Some(effect) = asked.pop_front() {
        let Effect::Keep(ask) = effect else { continue };
        for answer in desk.keeper.handle(*ask, desk.now) {
            asked.extend(desk.app.update(Msg::Answer(answer), desk.now));
            asked.extend(desk.app.flush(desk.now));
        }
    }
    desk.send(Msg::FocusLost);
}

#[test]
fn keys_typed_while_the_passphrase_is_checked_land_behind_the_text_that_is_there() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    desk.keys("down enter").text("She wants to build games.").keys("esc");
    // Eight hours later the program opens on Today, where Enter goes on remembering.
    desk.minutes(24 * 60).start_again();
    desk.text(PASSPHRASE);
    in_one_go(&mut desk, "\n\n!¶");
    desk.sees("She wants to build games.!pasted");
}

#[test]
fn nothing_of_the_one_before_stays_on_screen_when_the_keyboard_is_passed() {
    for way in ["ctrl-r", "esc / z q"] {
        let mut desk = at_a_box_of_ones_own("1");
        desk.text("zqmine")
            .keys(way)
            .sees("zqmine")
            .keys("f8 enter")
            .sees("has the keyboard")
            .misses("zqmine");
    }
}

#[test]
fn a_text_of_ones_own_is_given_to_both_only_with_ones_own_key() {
    let mut desk = at_a_box_of_ones_own("f8 enter");
    desk.text("zqmine").keys("ctrl-g o").sees("First open your own drawer").keys("down enter");
    assert!(matches!(desk.app.world.saved, Saved::At(_)), "{:?}", desk.app.world.saved);
    let mut desk = at_a_box_of_ones_own("1");
    desk.text("zqmine").keys("ctrl-g o down enter").sees("ours").misses("only I can open it");
    assert!(matches!(desk.app.world.saved, Saved::At(_)), "{:?}", desk.app.world.saved);
    desk.keys("esc f8 enter / z q m").sees("zqmine");
}

#[test]
fn a_wrong_passphrase_for_ones_own_drawer_says_so() {
    let mut desk = Desk::sample();
    desk.keys("f8 enter f8 down enter").line("wrong").sees("did not open it");
}

#[test]
fn hiding_and_locking_work_over_a_question_too() {
    let mut desk = Desk::sample();
    desk.keys("f enter a").sees("Plan, or move it").keys("f9").sees("Any key goes on").misses("Plan");
    desk.keys("x").sees("Plan, or move it").keys("ctrl-l").sees("Your passphrase").misses("Plan");
    let mut desk = Desk::sample();
    desk.keys("f8 enter f8 down enter")
        .text("abc")
        .keys("f9")
        .sees("Any key goes on")
        .keys("x f1")
        .sees("•••");
}

#[test]
fn the_marked_line_is_the_one_that_opens_when_the_list_got_shorter() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    desk.keys("n").text("11/20 4pm").keys("ctrl-s").keys("ctrl-s end enter").sees("Today").keys("end");
    let before = desk.screen().lines().filter(|l| l.contains('▸')).count();
    assert_eq!(before, 1);
    desk.keys("f enter end a end enter esc esc").sees("▸");
    let marked = desk.screen().lines().find(|l| l.contains('▸')).unwrap().to_owned();
    desk.keys("enter");
    assert!(!desk.screen().contains("For whom"), "{marked}\n{}", desk.screen());
}

#[test]
fn locking_while_texts_are_on_their_way_leaves_the_door_open() {
    let mut desk = Desk::sample();
    let mut asked: VecDeque<Effect> =
        desk.app.update(Msg::Key(Key::parse("enter").unwrap()), desk.now).into();
    asked.extend(desk.app.update(Msg::Idle, desk.now));
    while let Some(Effect::Keep(ask)) = asked.pop_front() {
        for answer in desk.keeper.handle(*ask, desk.now) {
            asked.extend(desk.app.update(Msg::Answer(answer), desk.now));
        }
    }
    desk.sees("Your passphrase").text("okafor").sees("••••••");
}

#[test]
fn the_partners_line_is_on_today_as_soon_as_both_are_done() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    let next_time = |desk: &mut Desk| {
        for _ in 0..20 {
            let screen = desk.screen();
            if desk
                .app
                .screen()
                .and_then(homevisit::tui::screen::Screen::place)
                .and_then(|p| p.prompt)
                .as_deref()
                == Some("next-time")
            {
                return;
            }
            assert!(!screen.contains("the end"), "{screen}");
            desk.keys("tab");
        }
    };
    desk.keys("f8 enter down enter");
    next_time(&mut desk);
    desk.text("ask about the chickens").keys("ctrl-d enter").sees("Okafor has the keyboard");
    desk.misses("chickens").keys("ctrl-d").sees("You both are done.").keys("esc esc");
    desk.sees("Before you see Maya: ask about the chickens");
}

#[test]
fn talking_together_after_each_wrote_alone_loses_neither_text() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    desk.keys("down enter ctrl-g g").text("ours together").keys("ctrl-g g").sees("┌ Okafor");
    desk.keys("esc f8 enter down enter ctrl-g g").text("the pair's").keys("ctrl-g g ctrl-g g esc");
    desk.keys("f enter a").text("9").keys("enter");
    desk.sees("ours together").sees("the pair's");
}

#[test]
fn a_text_under_a_question_that_the_guide_no_longer_asks_can_still_be_written_on() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    desk.keys("down enter").text("a game about chickens").keys("esc");
    let guide = std::fs::read_to_string("assets/guides/first-visit.toml").unwrap();
    let guide =
        guide.replace("id = \"what-stays\"", "id = \"renamed\"").replace("do you want to keep?", "stays?");
    let file = ("first-visit.toml".into(), "first-visit".to_owned(), guide);
    desk.app.world.library = homevisit::guide::Library::with_files(std::iter::once(file)).0;
    desk.keys("/").text("chickens").keys("enter");
    desk.sees("what do you want to keep?").sees("a game about chickens").text(", and dogs").keys("esc esc");
    desk.keys("/").text("and dogs").sees("chickens, and dogs");
}

#[test]
fn whoever_has_the_keyboard_cannot_take_over_somebody_elses_passphrase() {
    // Lee has the keyboard, and the keys that opened the vault are Okafor's.
    let mut desk = Desk::sample();
    desk.keys("f8 enter s").sees("Settings").misses("Okafor lost passphrase and code");
    let okafor = desk.app.world.session.as_ref().unwrap().opened_by;
    let ask = homevisit::tui::msg::KeyAct::NewPassphrase {
        educator: okafor,
        present: None,
        passphrase: Private::from("mine from now on"),
    };
    let answers = desk.keeper.handle(ask, desk.now);
    assert!(!format!("{answers:?}").contains("NewCode"), "{answers:?}");

    // And at an open screen of one's own it takes the present one.
    let mut desk = Desk::started();
    desk.keys("s down enter").sees("The present one").text("guessed").keys("tab");
    desk.text("a new one").keys("tab").text("a new one").keys("ctrl-s").sees("did not open it");
}

#[test]
fn nobody_is_let_in_at_an_open_screen_without_the_passphrase_of_whoever_opened_it() {
    let mut desk = Desk::started();
    desk.keys("s down down down enter").text("guessed").keys("tab").text("blue boats").keys("tab");
    desk.text("blue boats").keys("ctrl-s").sees("did not open it").misses("Recovery code for Lee");
    desk.keys("esc down enter").sees("Lee gets a passphrase");
}

#[test]
fn words_that_the_vault_refuses_are_not_called_saved() {
    use homevisit::tui::msg::{Answer, Ask};
    use homevisit::visit::{Draft, Drawer};
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    desk.keys("down enter").text("a game about chickens").keys("esc");
    let entry = desk.app.world.book.entries.iter().find(|e| e.written).unwrap().clone();
    let lee = desk.app.world.book.educators[1].id;
    // Lee has no keys, so nothing can be sealed to them.
    let sealed = homevisit::visit::Entry { drawer: Drawer::Mine, author: Some(lee), ..entry };
    let draft = Draft {
        entry: homevisit::visit::Entry { id: homevisit::visit::EntryId(desk.app.world.id()), ..sealed },
        text: Private::from("for nobody's eyes"),
        by: lee,
        at: desk.now,
        generation: 1_000_000,
    };
    desk.keeper.handle(Ask::Write(Box::new(draft)), desk.now);
    let answers = desk.keeper.save(desk.now);
    assert!(matches!(answers[..], [Answer::NotKept(_)]), "{answers:?}");
    assert_eq!(desk.keeper.unsaved(), 1);
}

#[test]
fn a_text_taken_off_the_lists_comes_back_with_the_key_that_is_named() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(3 * 24 * 60 + 20);
    desk.keys("down enter").text("a game about chickens").keys("ctrl-r delete down enter");
    desk.sees("u brings it back").keys("u").sees("It is back.").keys("esc").sees("a game about chickens");
    // And from Today.
    desk.keys("ctrl-r delete down enter esc esc").sees("Today").keys("u").sees("It is back.");
    desk.keys("/").text("chickens").sees("a game about");
}

#[test]
fn a_walk_goes_on_where_it_was_left() {
    let mut desk = Desk::started();
    desk.keys("enter").sees("1/").keys("tab tab tab").sees(" 4/").keys("esc").sees("Today");
    desk.keys("enter").sees(" 4/");
    // In another sitting, with nothing written, from the beginning.
    desk.start_again().line(PASSPHRASE).keys("enter").sees(" 1/");
}

#[test]
fn a_wrong_passphrase_in_a_form_is_typed_anew() {
    let mut desk = Desk::started();
    desk.keys("s down down down enter").text("guessed").keys("tab").text("blue boats").keys("tab");
    desk.text("blue boats")
        .keys("ctrl-s")
        .sees("did not open it")
        .text(PASSPHRASE)
        .keys("ctrl-s")
        .sees("Recovery code for Lee");
}

#[test]
fn whoever_was_let_in_again_hears_of_it() {
    let mut desk = Desk::started();
    let keys = |desk: &mut Desk, new: &str| {
        desk.text(PASSPHRASE)
            .keys("tab")
            .text(new)
            .keys("tab")
            .text(new)
            .keys("ctrl-s")
            .sees("Recovery code for Lee");
        let part = desk.part_of_code();
        desk.line(&part).sees("Settings");
    };
    desk.keys("s down down down enter");
    keys(&mut desk, "blue boats");
    desk.sees("Lee lost passphrase and code").keys("enter down enter").sees("It is noted that you did this");
    keys(&mut desk, "red boats");
    desk.sees("2026-11-23: let in again with new keys by Okafor");
    desk.start_again().line("red boats").sees("You were let in again").keys("esc").sees("Today");
    desk.start_again().line("red boats").sees("Today").misses("let in again");
}

#[test]
fn a_code_does_not_come_back_after_the_screen_was_covered() {
    let mut desk = Desk::started();
    desk.keys("s down enter").text(PASSPHRASE).keys("tab").text("brown owls fly").keys("tab");
    desk.text("brown owls fly").keys("ctrl-s").sees("Recovery code for Okafor");
    let shown = desk.code();
    desk.keys("ctrl-l").line("brown owls fly");
    assert!(!desk.screen().replace(" - ", "-").contains(&shown), "{}", desk.screen());
}

#[test]
fn a_code_that_nobody_wrote_down_is_replaced_at_the_next_opening() {
    let mut desk = Desk::new();
    desk.keys("3").line("Okafor").line("").line(PASSPHRASE).line(PASSPHRASE);
    let lost = desk.code();
    desk.start_again().line(PASSPHRASE).sees("Recovery code for Okafor");
    let code = desk.code();
    assert_ne!(code, lost);
    let part = desk.part_of_code();
    desk.line(&part).sees("Today");
    desk.start_again().line(PASSPHRASE).misses("Recovery code");
}

#[test]
fn a_changed_answer_waits_to_be_agreed_on_again_and_the_family_says_so() {
    let mut desk = Desk::sample();
    desk.keys("/")
        .text("Seed rows and spacing")
        .keys("enter")
        .sees("reflecting")
        .text(" And beans.")
        .keys("esc");
    desk.keys("esc").sees("Agree     Andrés");
}

/// The reflection of the made-up year's visit that waits to be agreed on, with a promise that asks for something.
fn with_an_ask() -> Desk {
    let mut desk = Desk::sample();
    let visit = desk.app.world.book.visits.iter().find(|v| {
        let who = desk.app.world.author().unwrap();
        next_step(&desk.app.world.book, v, who, desk.app.world.local()) == Some(Step::Agree)
    });
    let visit = visit.unwrap().id;
    desk.open(Route::Form(Purpose::Promise(visit, None))).text("zq").keys("tab tab tab right tab");
    desk.text("A device to borrow").keys("ctrl-s");
    desk.open(Route::Agree(visit));
    desk
}

#[test]
fn what_is_asked_of_the_coordinator_is_said_before_it_is_signed() {
    let mut desk = with_an_ask();
    desk.keys("end").sees("Asked of the coordinator: A device to borrow").sees("will leave");
    // In the very box that takes the passphrase, whatever is allowed of the answers.
    desk.keys("s").keys("enter").sees("You sign two things");
    desk.sees("leaves once all have signed").sees("“A device to borrow”").misses("Nothing of it may leave");
}

#[test]
fn every_answer_is_shared_at_once_by_name_and_still_signed_by_each() {
    let mut desk = with_an_ask();
    desk.sees("1 Okafor").sees("2 Lee").keys("home").sees("stays here");
    desk.keys("a").sees("Each of you still signs for it").sees("Both of us").keys("down enter");
    let screen = desk.screen();
    assert!(screen.contains("may be shared") && !screen.contains("stays here"), "{screen}");
    desk.keys("s enter").sees("Okafor: your own passphrase").sees("to be shared");
}
