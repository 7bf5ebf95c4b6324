//! Nothing typed is lost: whatever keys are pressed, what was once called saved can be brought back, by taking back or from
//! the earlier states.

use homevisit::tui::msg::{Answer, Ask, Query, Wanted};
use homevisit::tui::world::Saved;
use homevisit::visit::{EntryId, Text};
use proptest::prelude::*;
use similar::{ChangeTag, TextDiff};

use super::harness::{Desk, PASSPHRASE};

/// The states that are kept of a text, the newest last.
fn states(desk: &mut Desk, entry: EntryId) -> Vec<String> {
    let viewer = desk.app.world.author().unwrap();
    let asked = Ask::Query(Query { what: Wanted::History(entry), viewer });
    let answers = desk.keeper.handle(asked, desk.now);
    let versions = answers.into_iter().find_map(|answer| match answer {
        Answer::History(_, versions) => Some(versions),
        _ => None,
    });
    let open = |text: Text| if let Text::Open(text) = text { Some(text.to_string()) } else { None };
    versions.unwrap().into_iter().filter_map(|version| open(version.text)).collect()
}

/// How many characters of a text are not in another.
fn missing(text: &str, state: &str) -> usize {
    let diff = TextDiff::from_chars(text, state);
    diff.iter_all_changes().filter(|change| change.tag() == ChangeTag::Delete).count()
}

/// At the first box of remembering, whose text is this entry.
fn at_a_box() -> (Desk, EntryId) {
    let mut desk = Desk::sample();
    desk.keys("enter").text("a").keys("ctrl-z");
    let entry = desk.app.world.book.entries.iter().max_by_key(|entry| entry.id).unwrap().id;
    (desk, entry)
}

#[test]
fn one_letter_over_a_saved_sentence_leaves_the_sentence_within_reach() {
    for over in ["alt-a w", "ctrl-u w", "alt-a ctrl-x w", "ctrl-g a w", "ctrl-a ctrl-k w"] {
        let (mut desk, entry) = at_a_box();
        desk.text("She wants to build games.").keys(over).keys("tab shift-tab");
        assert!(states(&mut desk, entry).contains(&"She wants to build games.".to_owned()), "{over}");
        // Taking back goes on across the page; so does doing again.
        desk.sees("│ w ").keys("ctrl-z ctrl-z").sees("She wants to build games.");
        desk.keys("alt-z alt-z").sees("│ w ");
        // And across the whole walk, until the lock.
        desk.keys("esc enter ctrl-z ctrl-z").sees("She wants to build games.");
        // The earlier state says what was taken out, and comes back.
        desk.keys("alt-z alt-z ctrl-r").sees("Taken out since the state before: She wants to build games.");
        desk.keys("down enter").sees("She wants to build games.");
    }
}

#[test]
fn what_can_be_taken_back_is_gone_with_the_lock_and_with_the_keyboard() {
    for way in ["ctrl-l", "f8 enter"] {
        let (mut desk, _) = at_a_box();
        desk.text("zqgone").keys("ctrl-u tab shift-tab").keys(way);
        if way == "ctrl-l" {
            desk.line("okafor");
        } else {
            desk.keys("f8 enter");
        }
        desk.keys("ctrl-z ctrl-z").misses("zqgone");
    }
}

#[test]
fn where_the_program_ended_in_the_middle_of_a_text_it_goes_on_there() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter")
        .text("11/20 4pm")
        .keys("ctrl-s enter end enter")
        .sees("▸ Remember")
        .keys("enter");
    desk.text("one").keys("tab tab tab tab").sees("5/14").text("She wants to build games.");
    assert!(matches!(desk.app.world.saved, Saved::At(_)));
    desk.start_again().line(PASSPHRASE).sees("5/14").sees("She wants to build games.").sees("Found again");
    // Left with a goodbye, it begins at Today.
    desk.keys("esc q").start_again();
}

/// Keys that take words away or bring words in, by their names; words are typed.
fn keys() -> impl Strategy<Value = Vec<&'static str>> {
    let keys = prop::sample::select(vec![
        "'The grandfather plants beans behind the house, and she knows when each of them comes up. ",
        "'hopes",
        "'Mother: that she is never afraid of numbers, as she was herself when she went to school. ",
        "'w",
        "alt-a",
        "ctrl-a",
        "ctrl-e",
        "ctrl-u",
        "ctrl-k",
        "ctrl-w",
        "alt-d",
        "ctrl-y",
        "ctrl-x",
        "ctrl-v",
        "ctrl-z",
        "alt-z",
        "backspace",
        "delete",
        "enter",
        "shift-home",
        "ctrl-home",
        "ctrl-end",
        "alt-b",
        "tab",
        "shift-tab",
        "esc",
        "ctrl-backspace",
    ]);
    proptest::collection::vec(keys, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_text_that_was_called_saved_can_be_brought_back(keys in keys()) {
        let (mut desk, entry) = at_a_box();
        let mut saved: Vec<String> = Vec::new();
        for key in keys {
            match key.strip_prefix('\'') {
                Some(words) => desk.text(words),
                // Back to the same box.
                None if key == "esc" => desk.keys("esc enter"),
                None => desk.keys(key),
            };
            let viewer = desk.app.world.author().unwrap();
            let visit = desk.app.world.book.entry(entry).unwrap().visit;
            let asked = Ask::Query(Query { what: Wanted::Texts(visit), viewer });
            for answer in desk.keeper.handle(asked, desk.now) {
                if let Answer::Texts(_, texts) = answer {
                    let text = texts.into_iter().find(|(id, _)| *id == entry).map(|(_, text)| text.open().to_owned());
                    saved.extend(text);
                }
            }
        }
        let states = states(&mut desk, entry);
        for text in saved {
            let least = states.iter().map(|state| missing(&text, state)).min().unwrap_or(usize::MAX);
            // Less than a line typed away letter by letter is for taking back.
            prop_assert!(least < 60, "{least} of {} characters are in no state", text.chars().count());
        }
    }
}

#[test]
fn a_line_deleted_letter_by_letter_is_kept_too() {
    let (mut desk, entry) = at_a_box();
    let words = "Her grandfather plants beans behind the house, and she knows when each comes up.";
    desk.text(words).keys(&"backspace ".repeat(words.len()));
    let states = states(&mut desk, entry);
    assert!(states.iter().any(|state| missing(words, state) < 48), "{states:?}");
}

#[test]
fn saves_lost_with_the_log_are_told_before_one_goes_on() {
    let mut desk = Desk::started();
    desk.keys("enter enter").text("the bell at seven");
    // As a crash leaves it, and a program that copies folders after it.
    let data = desk.folder.path().join("data");
    let copied = desk.folder.path().join("copied");
    std::fs::create_dir(&copied).unwrap();
    for item in std::fs::read_dir(&data).unwrap().flatten().filter(|item| item.path().is_file()) {
        std::fs::copy(item.path(), copied.join(item.file_name())).unwrap();
    }
    std::fs::remove_file(copied.join("vault.db-wal")).unwrap();
    desk.keys("ctrl-q");
    std::fs::rename(&data, desk.folder.path().join("before")).unwrap();
    std::fs::rename(&copied, &data).unwrap();
    std::fs::set_permissions(&data, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    desk.start_again().line(super::harness::PASSPHRASE).sees("Before you go on").sees("is gone");
    // Once, after which it is known.
    desk.keys("enter ctrl-l").line(super::harness::PASSPHRASE).misses("Before you go on");
}

#[test]
fn what_is_written_in_ones_own_drawer_while_it_is_shut_is_below_what_lay_in_it_once_it_is_open() {
    let mut desk = Desk::sample();
    let me = desk.app.world.author().unwrap();
    let mine = |desk: &Desk| {
        let entries = desk.app.world.book.entries.iter();
        entries
            .filter(|e| e.drawer == homevisit::visit::Drawer::Mine && e.author == Some(me) && e.written)
            .count()
    };
    let place =
        {
            let entry =
                desk.app.world.book.entries.iter().find(|e| {
                    e.drawer == homevisit::visit::Drawer::Mine && e.author == Some(me) && e.written
                });
            homevisit::tui::route::GuidePosition::of(entry.unwrap())
        };
    let before = mine(&desk);
    // Away and back: the drawer is shut, and that is said over the box.
    desk.keys("f8 enter f8 enter").open(homevisit::tui::route::Route::Walk(place.clone()));
    desk.sees("more of yours lies here shut").text("and a second thought");
    assert_eq!(mine(&desk), before + 1);
    desk.keys("f8 down enter").line("okafor").sees("stands below");
    desk.keys("esc").open(homevisit::tui::route::Route::Walk(place)).sees("and a second thought");
    desk.misses("lies here shut");
    assert_eq!(mine(&desk), before);
}

#[test]
fn that_saves_are_gone_hides_nothing_else_that_must_be_read() {
    let lost = || {
        let sentence = homevisit::text::Sentence::new("saves-lost").with("time", "2026-10-14 17:45:00");
        homevisit::tui::msg::Msg::Answer(Answer::SavesLost(sentence))
    };
    let mut desk = Desk::sample();
    desk.keys("f8").sees("Lee writes now").send(lost()).sees("Lee writes now").sees("is gone");
    desk.keys("esc").send(lost()).sees("Before you go on");
}
