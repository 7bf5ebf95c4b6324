//! The first minute, and every later one.

use super::harness::{Desk, PASSPHRASE};

#[test]
fn from_nothing_to_today_with_one_family() {
    let mut desk = Desk::new();
    desk.sees("Two educators, one family");
    desk.keys("3").sees("Who are you?").line("Okafor");
    desk.sees("Who visits with you?").line("Lee");
    desk.sees("Choose a passphrase.").text("abc").sees("Easy to guess").keys("backspace backspace backspace");
    desk.line(PASSPHRASE).line(PASSPHRASE).sees("Write this code on paper.");
    let part = desk.part_of_code();
    desk.line("nope").sees("That is not that part").line(&part);
    desk.sees("Teaches").sees("Grades").sees("Families speak").keys("ctrl-s");
    desk.sees("What is the student's name?").line("Maya");
    desk.sees("Today").sees("Call").sees("Maya").sees("a first call").sees("saved 17:10:00");
}

#[test]
fn two_different_passphrases_are_asked_again() {
    let mut desk = Desk::new();
    desk.keys("3").line("Okafor").keys("enter").line(PASSPHRASE).line("three green");
    desk.sees("The two were not the same").sees("Choose a passphrase.");
}

#[test]
fn the_passphrase_opens_it_again_and_a_wrong_one_says_so() {
    let mut desk = Desk::started();
    desk.start_again().sees("Your passphrase").misses("Maya");
    desk.line("wrong").sees("That passphrase did not open it").line(PASSPHRASE).sees("Today").sees("Maya");
}

#[test]
fn a_forgotten_passphrase_takes_the_code_and_gives_a_new_one() {
    let mut desk = Desk::new();
    desk.keys("3").line("Okafor").line("Lee").line(PASSPHRASE).line(PASSPHRASE);
    let code = desk.code();
    let part = desk.part_of_code();
    desk.line(&part).keys("ctrl-s").line("Maya");
    desk.start_again().keys("f2").sees("Your recovery code").line(&code);
    desk.line("another one").line("another one").sees("Write this code on paper.");
    assert_ne!(desk.code(), code);
    let part = desk.part_of_code();
    desk.line(&part).sees("Today");
    desk.start_again().line(PASSPHRASE).sees("did not open it").line("another one").sees("Today");
    desk.start_again().keys("f2").line(&code).line("x y z").line("x y z").sees("did not open it");
}

#[test]
fn practice_needs_no_vault() {
    let mut desk = Desk::new();
    desk.keys("1").sees("To read, and to rehearse").sees("▸ Rehearse with a family in the room");
    desk.keys("down down down enter");
    desk.sees("So that the guides have what is meant for you").keys("ctrl-s");
    desk.sees("Practice").keys("tab").sees("2/");
    assert!(!desk.folder.path().join("data").exists());
}

#[test]
fn locking_forgets_what_was_on_screen_and_comes_back_to_it() {
    let mut desk = Desk::started();
    desk.keys("enter").sees("the call").keys("ctrl-l").sees("Your passphrase").misses("Maya");
    desk.line(PASSPHRASE).sees("Maya").sees("the call");
}

#[test]
fn the_hide_key_shows_nothing_of_anybody() {
    let mut desk = Desk::started();
    desk.keys("f9").misses("Maya").misses("Okafor").misses("homevisit").keys("x").sees("Maya");
}

#[test]
fn a_paste_becomes_text_and_never_submits() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter")
        .text("11/20 4pm")
        .keys("ctrl-s ctrl-s end enter")
        .keys("enter")
        .sees("Before it fades");
    desk.paste("uno\r\ntwo\u{1b}[31m\r").sees("uno").sees("two<U+001B>[31m").sees("1/14");
    desk.keys("ctrl-z").misses("uno").keys("alt-z").sees("uno");
}
