//! What stays inside: names, words and keys leave no trace, and a made-up year leaves nothing at all.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::{FAMILY, Home, Made, PASSPHRASE, PROGRAM, unlock, wait_saved};
use crate::pty::{Name, Pty, Signal};

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[track_caller]
fn leaks_nothing(home: &Home, words: &str) {
    let code = &Made::once().code;
    let bare = code.replace('-', "");
    let found: Vec<PathBuf> = files(home.dir.path());
    assert!(found.len() > 3, "{found:?}");
    for path in found {
        let bytes = fs::read(&path).unwrap();
        for needle in [words, FAMILY, PASSPHRASE, "Okafor", code, &bare] {
            let at = bytes.windows(needle.len()).position(|window| window == needle.as_bytes());
            assert_eq!(at, None, "{} holds {needle:?}", path.display());
        }
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert!(mode.trailing_zeros() >= 6 || path.ends_with("stderr"), "{}: {mode:o}", path.display());
    }
}

#[test]
fn no_file_no_title_and_no_message_tells_of_anybody() {
    let home = Home::visited();
    let words = "the grandfather plants beans";
    let errors = home.file("stderr");
    let line = format!("exec {PROGRAM} 2>{}", errors.display());
    let mut pty = home.run(&["/bin/sh", "-c", &line], &[]);
    unlock(&mut pty, PASSPHRASE, words);
    wait_saved(&pty, words);
    leaks_nothing(&home, words);
    pty.key(Name::Esc);
    pty.wait_for("▸ Remember");
    pty.keys("/");
    pty.wait_for("Look for");
    pty.keys("beans");
    pty.wait_for("plants beans");
    leaks_nothing(&home, words);
    assert_eq!(pty.title(), "");
    pty.kill();
    leaks_nothing(&home, words);

    let mut pty = home.run(&["/bin/sh", "-c", &line], &[]);
    unlock(&mut pty, PASSPHRASE, "");
    pty.wait_for(words);
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_exit(), 0);
    pty.after_exit_is_clean();
    assert_eq!(pty.title(), "");
    leaks_nothing(&home, words);
    assert_eq!(fs::read_to_string(errors).unwrap(), "");
}

/// How many things are in the folder for temporary files.
fn temporary(home: &Home) -> usize {
    fs::read_dir(home.tmp()).unwrap().count()
}

#[test]
fn a_made_up_year_is_gone_afterwards_however_it_ends() {
    let home = Home::bare();
    let look = || {
        let pty = home.run(&[PROGRAM, "demo"], &[]);
        pty.wait_for("▸ ");
        pty.wait_for("sample");
        assert_eq!(temporary(&home), 1);
        pty
    };
    let ends: [fn(&mut Pty); 3] = [|pty| pty.keys("q"), |pty| pty.signal(Signal::TERM), Pty::hang_up];
    for end in ends {
        let mut pty = look();
        end(&mut pty);
        assert_eq!(pty.wait_exit(), 0);
        assert_eq!(temporary(&home), 0);
    }
    assert!(!home.data().exists(), "and nothing was made where real things go");
}

#[test]
fn a_made_up_year_leads_back_to_the_first_screen() {
    let home = Home::bare();
    let mut pty = home.start();
    pty.wait_for("Two educators, one family");
    pty.keys("2");
    pty.wait_for("▸ ");
    pty.keys("q");
    pty.wait_for("Two educators, one family");
    pty.keys("q");
    assert_eq!(pty.wait_exit(), 0);
    pty.after_exit_is_clean();
    assert_eq!(temporary(&home), 0);
    assert!(!home.data().exists());
}

/// The colours among all that the program wrote: parameters of SGR sequences that are neither a style nor a reset.
fn colours(raw: &str) -> Vec<String> {
    let sequences = raw.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest[end..].starts_with('m').then(|| &rest[..end])
    });
    let is_colour = |parameter: &&str| {
        let number: u32 = parameter.parse().unwrap_or(0);
        matches!(number, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107)
    };
    sequences.flat_map(|parameters| parameters.split(';').filter(is_colour)).map(str::to_owned).collect()
}

#[test]
fn no_color_means_no_colour() {
    let home = Home::visited();
    let drawn = |env: &[(&str, &str)]| {
        let mut pty = home.run(&[PROGRAM], env);
        unlock(&mut pty, "wrong", "");
        pty.wait_for("That passphrase did not open it");
        unlock(&mut pty, PASSPHRASE, "x");
        wait_saved(&pty, "x");
        pty.key(Name::Esc);
        pty.wait_for("▸ Remember");
        pty.keys("q");
        assert_eq!(pty.wait_exit(), 0);
        pty.after_exit_is_clean();
        pty.raw()
    };
    assert_eq!(colours(&drawn(&[("NO_COLOR", "1")])), Vec::<String>::new());
    assert!(!colours(&drawn(&[("NO_COLOR", "")])).is_empty(), "an empty NO_COLOR asks for nothing");
}

/// A key in the same breath as Enter leads away: what was written is remembered all the same.
#[test]
fn what_left_is_remembered_whatever_key_follows() {
    let home = Home::bare();
    let mut pty = home.run(&[PROGRAM, "demo"], &[]);
    pty.wait_for("▸ Remember");
    pty.keys("x");
    pty.wait_for("You see exactly what leaves");
    pty.key(Name::Enter);
    pty.wait_for("Exactly this leaves");
    pty.keys("s");
    pty.wait_for("For whom?");
    pty.key(Name::Enter);
    pty.wait_for("Where, and under which name.");
    pty.keys(&format!("{}\rqxw", home.file("pay.xlsx").display()));
    pty.wait_for("What I sent");
    pty.wait_for("pay.xlsx");
    assert!(home.file("pay.xlsx").exists());
}

/// Whoever knows their terminal's ground better than it says sets it.
#[test]
fn the_accent_fits_the_ground_that_is_set() {
    let home = Home::bare();
    let config = home.data().join("config");
    std::fs::create_dir_all(&config).unwrap();
    let drawn = |theme: &str| {
        std::fs::write(config.join("config.toml"), theme).unwrap();
        let mut pty = home.run(&[PROGRAM, "demo"], &[]);
        pty.wait_for("▸ Remember");
        pty.keys("q");
        assert_eq!(pty.wait_exit(), 0);
        // For dark, for light; and cyan, of the terminal's own sixteen.
        let raw = pty.raw();
        [80, 25, 6].map(|colour| raw.contains(&format!("38;5;{colour}")))
    };
    assert_eq!(drawn("theme = \"dark\"\n"), [true, false, false]);
    assert_eq!(drawn("theme = \"light\"\n"), [false, true, false]);
    assert_eq!(drawn(""), [false, false, true], "where nobody says, it is taken for dark");
}

/// Erased in one, a screen goes into the scrollback of a terminal without an alternate screen, and stays there to be read.
#[test]
fn no_screen_with_words_on_it_is_erased_in_one() {
    let home = Home::bare();
    let ends: [fn(&mut Pty); 2] = [|pty| pty.keys("\x11"), |pty| pty.signal(Signal::TERM)];
    for end in ends {
        let mut pty = home.run(&[PROGRAM, "demo"], &[]);
        pty.wait_for("▸ Remember");
        let before = pty.raw().len();
        pty.resize((100, 30));
        pty.wait_for("ctrl-g menu");
        pty.wait_for("▸ Remember");
        end(&mut pty);
        pty.wait_exit();
        pty.after_exit_is_clean();
        let after = pty.raw()[before..].to_owned();
        for erased in ["\x1b[2J", "\x1b[J", "\x1b[0J", "\x1b[1J", "\x1b[3J"] {
            assert!(!after.contains(erased), "{erased:?}");
        }
        // And every line of the last frame is.
        assert!(after.contains("\x1b[30;1H\x1b[2K"), "{after:?}");
    }
}
