//! Coming in: the first minute, every later one, and the key that is lost.

use chrono::Duration;

use super::{FAMILY, Home, Made, PASSPHRASE, REMEMBERING, SIZE, first_run, plan, quit, unlock, write_down};
use crate::pty::Name;

/// The visit was days ago, so the program opens on Today: the passphrase, Enter, Enter, and one types.
#[test]
fn from_nothing_to_today_and_later_to_typing_in_two_keys() {
    let home = Home::bare();
    let mut pty = home.start();
    first_run(&mut pty);
    pty.wait_for(FAMILY);
    plan(&mut pty, Duration::days(2));
    quit(&mut pty);

    let mut pty = home.open("");
    pty.wait_for("▸ Remember");
    pty.key(Name::Enter);
    pty.keys("grandmother");
    pty.wait_for("grandmother");
    pty.wait_for(REMEMBERING);
    pty.key(Name::Esc);
    pty.wait_for("▸ Remember");
    quit(&mut pty);

    // Nothing typed ahead is lost, though the program waits twice: for the passphrase, then for the texts.
    let pty = home.open("\r sang to us");
    pty.wait_for("grandmother sang to us");
}

#[test]
fn after_a_visit_the_passphrase_and_enter_are_followed_by_typing() {
    let home = Home::visited();
    let mut pty = home.start();
    unlock(&mut pty, PASSPHRASE, "");
    pty.wait_for(REMEMBERING);
    pty.keys("she builds games");
    pty.wait_for("she builds games");
    pty.key(Name::Esc);
    pty.wait_for("▸ Remember");
    quit(&mut pty);

    // The same with one's eyes on the keyboard, and with a paste among the keys.
    let mut pty = home.start();
    pty.wait_for("Your passphrase");
    pty.keys(&format!("{PASSPHRASE}\r and \x1b[200~plants\x1b[201~ beans"));
    pty.wait_for("she builds games and plants beans");
}

#[test]
fn a_wrong_passphrase_says_so_and_the_recovery_code_opens_once() {
    let home = Home::visited();
    let mut pty = home.open("heirlooms");
    pty.wait_for("heirlooms");
    pty.key(Name::Esc);
    pty.wait_for("▸ Remember");
    quit(&mut pty);

    let mut pty = home.start();
    unlock(&mut pty, "three green oaks", "");
    pty.wait_for("That passphrase did not open it");
    unlock(&mut pty, "three blue maples", "");
    pty.wait_for("That passphrase did not open it");
    pty.key(Name::F(2));
    for (question, answer) in [
        ("Your recovery code", Made::once().code.as_str()),
        ("A new passphrase", "four red oaks"),
        ("The same once more.", "four red oaks"),
    ] {
        pty.wait_for(question);
        pty.keys(answer);
        pty.key(Name::Enter);
    }
    let code = write_down(&mut pty);
    assert_ne!(code, Made::once().code, "a used code is replaced");
    pty.wait_for(REMEMBERING);
    pty.keys(" and seeds");
    pty.wait_for("heirlooms and seeds");
    pty.key(Name::Esc);
    pty.wait_for("▸ Remember");
    quit(&mut pty);

    let mut pty = home.open("");
    pty.wait_for("That passphrase did not open it");
    unlock(&mut pty, "four red oaks", "");
    pty.wait_for(REMEMBERING);
}

#[test]
fn what_a_technician_set_up_becomes_the_educators_own() {
    let home = Home::bare();
    let theirs = home.init(PASSPHRASE);
    let mut pty = home.open("");
    pty.wait_for("Somebody else set this up for you.");
    pty.keys("my own words now");
    pty.key(Name::Tab);
    pty.keys("my own words now");
    pty.key(Name::Ctrl('s'));
    assert_ne!(write_down(&mut pty), theirs);
    pty.wait_for("Nobody is here yet.");
    quit(&mut pty);

    let mut pty = home.open("");
    pty.wait_for("That passphrase did not open it");
    unlock(&mut pty, "my own words now", "");
    pty.wait_for("Nobody is here yet.");
    quit(&mut pty);
}

/// What is previewed is what is written, to the last byte that the disk has, and the terminal comes back.
#[test]
fn a_log_is_previewed_written_and_remembered() {
    let home = Home::bare();
    let mut pty = home.run(&[super::PROGRAM, "demo"], &[]);
    pty.wait_for("Today");
    pty.keys("x");
    pty.wait_for("Visits (for pay):");
    pty.key(Name::Enter);
    pty.wait_for("Exactly this leaves:");
    pty.keys("s");
    pty.wait_for("For whom");
    pty.key(Name::Enter);
    pty.wait_for(".xlsx");
    pty.keys(&format!("\x15{}", home.file("out.xlsx").display()));
    pty.key(Name::Enter);
    pty.wait_for("remembers it");
    pty.keys("w");
    pty.wait_for("log for pay");
    pty.wait_for("out.xlsx");
    let written = std::fs::read(home.file("out.xlsx")).unwrap();
    assert!(written.starts_with(b"PK"), "{} bytes", written.len());
    pty.keys("\x1b");
    pty.wait_for("You see exactly what leaves");
    pty.key(Name::Esc);
    pty.wait_for("Today");
    pty.keys("q");
    assert_eq!(pty.wait_exit(), 0);
    pty.wait_for("The made-up year is gone; nothing of it was kept.");
    pty.after_exit_is_clean();
}

/// The mouse reaches the program in a terminal that sends it, and is the terminal's own where the settings say so.
#[test]
fn the_mouse_presses_what_is_seen_unless_it_is_turned_off() {
    let home = Home::bare();
    let mut pty = home.run(&[super::PROGRAM, "demo"], &[]);
    let mut place = (0, 0);
    pty.wait_until(|screen| {
        let found =
            screen.rows(0, SIZE.0).enumerate().find_map(|(row, line)| Some((row, line.find("f families")?)));
        place = found.unwrap_or(place);
        found.is_some()
    });
    let (row, column) = place;
    let click = |pty: &mut crate::pty::Pty, row: usize, column: usize| {
        pty.keys(&format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", column + 1, row + 1, column + 1, row + 1));
    };
    click(&mut pty, row, column);
    pty.wait_for("35 families");
    pty.keys("\x11");
    pty.wait_exit();
    pty.after_exit_is_clean();

    std::fs::create_dir_all(home.data().join("config")).unwrap();
    std::fs::write(home.data().join("config/config.toml"), "mouse = false\n").unwrap();
    let mut pty = home.run(&[super::PROGRAM, "demo"], &[]);
    pty.wait_for("ctrl-g menu");
    assert!(!pty.raw().contains("\x1b[?1000h"), "{}", pty.screen());
    pty.keys("\x11");
    pty.wait_exit();
    pty.after_exit_is_clean();
}

/// The colours fit the ground that the terminal says it has; of one that does not say, its own colours are used.
#[test]
fn a_light_ground_is_found_out() {
    let home = Home::bare();
    let accent = |pty: &crate::pty::Pty, expected: vt100::Color| {
        pty.wait_until(|screen| {
            let key = screen.rows(0, SIZE.0).last().and_then(|row| row.find("ctrl-g"));
            let colour =
                key.and_then(|column| screen.cell(SIZE.1 - 1, column as u16)).map(vt100::Cell::fgcolor);
            colour == Some(expected)
        })
    };
    for (ground, expected) in [
        (Some("rgb:ffff/ffff/ffff"), vt100::Color::Idx(25)),
        (Some("rgb:1e1e/1e1e/1e1e"), vt100::Color::Idx(80)),
        (None, vt100::Color::Idx(6)),
    ] {
        let env: Vec<(&str, &str)> = ground.iter().map(|ground| (crate::pty::GROUND, *ground)).collect();
        let mut pty = home.run(&[super::PROGRAM, "demo"], &env);
        assert!(accent(&pty, expected), "{ground:?}\n{}", pty.screen());
        pty.keys("\x11");
        pty.wait_exit();
        pty.after_exit_is_clean();
    }
}
