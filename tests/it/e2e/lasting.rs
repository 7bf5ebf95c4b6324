//! What was typed lasts, whatever becomes of the program and its terminal.

use std::fmt::Write as _;

use std::fs;
use std::time::{Duration, Instant};

use chrono::NaiveTime;

use super::{FAMILY, Home, PASSPHRASE, PROGRAM, REMEMBERING, SIZE, unlock, wait_saved};

use crate::pty::{Name, PATIENCE, Pty, Signal};

/// What the program says of texts that were never left.
const RECOVERED: &str = "Found again";

#[test]
fn what_is_called_saved_outlives_a_kill_and_the_next_start_says_so() {
    let home = Home::visited();
    let mut pty = home.open("robots");
    let saved = wait_saved(&pty, "robots");
    assert!(NaiveTime::parse_from_str(&saved, "%H:%M:%S").is_ok(), "{saved}");
    pty.kill();

    let pty = home.open("");
    pty.wait_for("robots");
    pty.wait_for(RECOVERED);
    let screen = pty.screen();
    let line = screen.split("what you wrote for ").nth(1).expect(&screen);
    let (family, rest) = line.split_once(" until ").expect(&screen);
    assert_eq!(family, FAMILY);
    assert!(NaiveTime::parse_from_str(&rest[..8], "%H:%M:%S").is_ok(), "{screen}");
}

/// Keys keep coming, so that the quiet moment after which the program saves never does.
#[test]
fn a_kill_while_typing_costs_the_last_second_at_most() {
    let home = Home::visited();
    let mut pty = home.open("");
    pty.wait_for(REMEMBERING);
    let begun = Instant::now();
    let mut shown = Vec::new();
    while begun.elapsed() < Duration::from_secs(3) {
        let word = format!("w{}", shown.len());
        pty.keys(&format!("{word} "));
        pty.wait_for(&word);
        shown.push((word, Instant::now()));
    }
    pty.kill();
    let killed = Instant::now();

    let kept = home.saved();
    let kept: Vec<_> = kept.split_whitespace().collect();
    let kept_words = kept.len();
    // A second is promised; another is for a disk with much else to do.
    let promised = shown.iter().filter(|(_, at)| killed - *at > Duration::from_secs(2)).count();
    assert!(
        promised > 0 && kept.len() >= promised,
        "{} of {} words, {promised} promised",
        kept.len(),
        shown.len()
    );
    // A save can fall into the middle of the last word.
    let is_next = |(at, (kept, (word, _))): (usize, (&&str, &(String, Instant)))| {
        *kept == word || (at + 1 == kept_words && word.starts_with(*kept))
    };
    assert!(kept.iter().zip(&shown).enumerate().all(is_next), "no hole: {kept:?}");
}

/// The keeper alone saves after a quiet of 300 ms and never sooner, so one save that came sooner is the focus's.
#[test]
fn a_terminal_that_loses_the_focus_saves_at_once() {
    const QUIET: Duration = Duration::from_millis(300);
    let home = Home::visited();
    let mut pty = home.open("");
    pty.wait_for(REMEMBERING);
    let begun = Instant::now();
    for number in 0.. {
        let word = format!("w{number}");
        let typed = Instant::now();
        // The word, and what xterm sends when its window is left.
        pty.keys(&format!("{word} \x1b[O"));
        wait_saved(&pty, &word);
        if typed.elapsed() < QUIET {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{number} times it took the quiet moment to save");
    }
}

#[test]
fn a_signal_to_end_saves_and_gives_the_terminal_back() {
    let home = Home::visited();
    let signals = [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT];
    let mut so_far = String::new();
    for (number, signal) in signals.into_iter().enumerate() {
        let word = format!("word{number} ");
        let mut pty = home.open(&word);
        so_far.push_str(&word);
        pty.wait_for(so_far.trim_end());
        assert!(!pty.screen().contains(RECOVERED), "it ended in order before:\n{}", pty.screen());
        pty.signal(signal);
        assert_eq!(pty.wait_exit(), 0, "{signal:?}");
        pty.after_exit_is_clean();
    }
    home.open("").wait_for(so_far.trim_end());
}

#[test]
fn a_terminal_that_is_taken_away_ends_the_program_soon_and_nothing_is_lost() {
    let home = Home::visited();
    let mut pty = home.open("a closed lid");
    pty.wait_for("a closed lid");
    let gone = Instant::now();
    pty.hang_up();
    pty.wait_exit();
    assert!(gone.elapsed() < Duration::from_secs(10), "it stayed {:?}", gone.elapsed());
    // Opening the passphrase is most of it.
    assert!(pty.cpu().is_none_or(|cpu| cpu < Duration::from_secs(4)), "it span: {:?}", pty.cpu());

    let pty = home.open("");
    pty.wait_for("a closed lid");
    assert!(!pty.screen().contains(RECOVERED), "it ended in order:\n{}", pty.screen());
}

#[test]
fn stopped_and_continued_it_has_saved_and_paints_anew() {
    let home = Home::visited();
    let mut pty = home.open("halted");
    pty.wait_for("halted");
    pty.signal(Signal::TSTP);
    pty.wait_stopped();
    assert!(pty.wait_until(|screen| !screen.alternate_screen()), "a shell has the terminal now");
    assert!(!pty.screen().contains("halted"));
    assert_eq!(home.saved(), "halted");
    pty.signal(Signal::CONT);
    pty.wait_for("halted");
    pty.keys(" and back");
    pty.wait_for("halted and back");

    // Nobody hears of this stop, and meanwhile somebody else writes on the terminal.
    pty.signal(Signal::STOP);
    pty.wait_stopped();
    fs::write(pty.tty(), "SCRIBBLE").unwrap();
    pty.wait_for("SCRIBBLE");
    pty.signal(Signal::CONT);
    pty.wait_gone("SCRIBBLE");
    pty.wait_for("halted and back");
}

/// 20,000 characters in words of five, a line now and then, and at the end a word to wait for.
fn long(end: &str, newline: char) -> String {
    let mut text = String::new();
    for number in 0.. {
        let rest = 20_000 - end.len() - text.len();
        if rest < 6 {
            text.push_str(&"x".repeat(rest));
            break;
        }
        let _ = write!(text, "{number:05}");
        text.push(if number % 100 == 99 { newline } else { ' ' });
    }
    text + end
}

#[test]
fn a_long_paste_appears_whole_with_no_further_key_and_is_saved() {
    let home = Home::visited();
    let mut pty = home.open("");
    pty.wait_for(REMEMBERING);
    pty.paste(&long("THE-END", '\n'));
    wait_saved(&pty, "THE-END");
    assert_eq!(home.saved(), long("THE-END", '\n'));
    // A terminal without bracketed paste types it.
    pty.keys(&long("VERY-LAST", '\r'));
    wait_saved(&pty, "VERY-LAST");
    assert_eq!(home.saved(), long("THE-END", '\n') + &long("VERY-LAST", '\n'));
}

#[test]
fn a_window_of_one_cell_and_back_keeps_everything() {
    let home = Home::visited();
    let mut pty = home.open("small");
    pty.wait_for("small");
    resize_and_wait(&mut pty, (1, 1), "P");
    pty.keys(" world");
    pty.resize(SIZE);
    pty.wait_for("small world");
    resize_and_wait(&mut pty, (20, 5), "Please give");
    resize_and_wait(&mut pty, (40, 12), "small world");
    wait_saved(&pty, "small world");
}

#[track_caller]
fn resize_and_wait(pty: &mut Pty, size: (u16, u16), text: &str) {
    pty.resize(size);
    pty.wait_for(text);
}

/// A disk that takes no more: files may not grow past a limit, and the program is told so as for any failed write.
#[test]
fn what_the_disk_refuses_stays_on_screen_and_is_tried_again() {
    let home = Home::visited();
    let limited = format!("trap '' XFSZ; ulimit -f 700; exec {PROGRAM}");
    let mut pty = home.run(&["bash", "-c", &limited], &[]);
    unlock(&mut pty, PASSPHRASE, "small");
    wait_saved(&pty, "small");
    pty.paste(&format!("{} THE-END", "many words ".repeat(60_000)));
    pty.wait_for("NOT SAVED");
    pty.wait_for("THE-END");
    // Leaving would lose it: that is said, and not done.
    pty.key(Name::Esc);
    pty.wait_for("Today");
    pty.keys("q");
    pty.wait_for("Not everything is saved");
    pty.key(Name::Enter);
    pty.wait_gone("Not everything is saved");
    pty.key(Name::Enter);
    pty.wait_for("THE-END");
    // Less of it fits again.
    pty.key(Name::Ctrl('g'));
    pty.wait_for("What can be done here");
    pty.keys("a");
    pty.wait_gone("What can be done here");
    pty.keys("less");
    wait_saved(&pty, "less");
    assert_eq!(home.saved(), "less");
}
