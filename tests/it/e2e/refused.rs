//! When it cannot start: one sentence, with what to do next; status 1; the terminal as it was; nothing deleted.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::{Home, PASSPHRASE, PROGRAM, REMEMBERING, unlock};
use crate::pty::{Name, Pty};

/// Waits for the end; what was said of it on the terminal, as one line.
#[track_caller]
fn complaint(pty: &mut Pty) -> String {
    assert_eq!(pty.wait_exit(), 1, "{}", pty.screen());
    pty.after_exit_is_clean();
    let said = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.starts_with("homevisit: ") && said.ends_with(['.', ')']), "one sentence: {said}");
    said
}

/// The names of what is in a folder, and the database as it is.
fn content(folder: &Path) -> (Vec<String>, Vec<u8>) {
    let names = fs::read_dir(folder).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| !name.starts_with("vault.db-")).collect();
    names.sort();
    (names, fs::read(folder.join("vault.db")).unwrap())
}

#[test]
fn a_second_one_says_that_the_first_is_open() {
    let home = Home::visited();
    let mut late = home.start();
    late.wait_for("Your passphrase");
    let mut first = home.open("still here");
    first.wait_for("still here");
    let mut second = home.start();
    let said = complaint(&mut second);
    assert!(said.contains(&format!("It is already open, as process {}", first.pid())), "{said}");
    // One that was started before, and unlocked after.
    unlock(&mut late, PASSPHRASE, "");
    late.wait_for("It is already open");
    late.wait_for("Your passphrase");
    first.keys(", undisturbed");
    first.wait_for("still here, undisturbed");
}

#[test]
fn without_a_real_terminal_it_says_what_it_needs() {
    let home = Home::bare();
    let mut dumb = home.run(&[PROGRAM], &[("TERM", "dumb")]);
    assert!(complaint(&mut dumb).contains("This terminal cannot place text on the screen"));

    let out = home.file("out");
    for line in [
        format!("exec {PROGRAM} </dev/null >{}", out.display()),
        format!("exec {PROGRAM} >{}", out.display()),
    ] {
        let mut pty = home.run(&["/bin/sh", "-c", &line], &[]);
        // Wrong usage, as for any command line that cannot be meant: its help is on stdout.
        assert_eq!(pty.wait_exit(), 2);
        pty.after_exit_is_clean();
        assert!(pty.screen().contains("needs a terminal"), "{}", pty.screen());
        assert!(fs::read_to_string(&out).unwrap().contains("Examples:"));
    }
    assert!(!home.data().exists());
}

#[test]
fn a_folder_that_others_can_write_is_refused() {
    let home = Home::visited();
    let before = content(&home.data());
    fs::set_permissions(home.data(), Permissions::from_mode(0o777)).unwrap();
    assert!(complaint(&mut home.start()).contains("(chmod 700)"));
    assert_eq!(content(&home.data()), before);
    fs::set_permissions(home.data(), Permissions::from_mode(0o700)).unwrap();
    home.open("").wait_for(REMEMBERING);
}

/// Root may write everywhere, unless it gives that up.
fn start_without_privilege(home: &Home) -> Option<Pty> {
    let probe = home.data().join("probe");
    if fs::write(&probe, "").is_err() {
        return Some(home.start());
    }
    fs::remove_file(probe).unwrap();
    let bounds = "--bounding-set=-dac_override,-dac_read_search";
    let can = std::process::Command::new("setpriv").args([bounds, "true"]).status();
    can.is_ok_and(|status| status.success()).then(|| home.run(&["setpriv", bounds, PROGRAM], &[]))
}

#[test]
fn a_folder_that_cannot_be_written_is_named_before_anything_is_typed() {
    let home = Home::visited();
    let before = content(&home.data());
    fs::set_permissions(home.data(), Permissions::from_mode(0o500)).unwrap();
    let Some(mut pty) = start_without_privilege(&home) else { return };
    let said = complaint(&mut pty);
    assert!(said.contains("read-only. Make it writable"), "{said}");
    fs::set_permissions(home.data(), Permissions::from_mode(0o700)).unwrap();
    assert_eq!(content(&home.data()), before);
}

#[test]
fn a_place_where_nothing_can_be_kept_is_named_before_the_first_screen() {
    let home = Home::visited();
    // There is a folder and nothing of ours in it.
    for item in fs::read_dir(home.data()).unwrap() {
        fs::remove_file(item.unwrap().path()).unwrap();
    }
    fs::set_permissions(home.data(), Permissions::from_mode(0o500)).unwrap();
    let Some(mut pty) = start_without_privilege(&home) else { return };
    let said = complaint(&mut pty);
    assert!(said.contains("read-only. Make it writable"), "{said}");
}

/// Spoils the database, and holds that the program says what is wrong and leaves it as it is.
#[track_caller]
fn spoiled(spoil: impl FnOnce(&mut Vec<u8>), words: &str) {
    let home = Home::visited();
    let mut database = fs::read(home.database()).unwrap();
    spoil(&mut database);
    fs::write(home.database(), database).unwrap();
    let before = content(&home.data());
    let said = complaint(&mut home.open(""));
    assert!(said.contains(words), "{said}");
    assert_eq!(content(&home.data()), before);
}

#[test]
fn a_spoiled_database_is_named_and_left_as_it_is() {
    let damaged = "Your data is damaged and was left as it is.";
    spoiled(|bytes| bytes.chunks_mut(4096).for_each(|page| page[200] ^= 1), damaged);
    spoiled(|bytes| bytes.truncate(bytes.len() / 2 / 4096 * 4096), damaged);
    spoiled(|bytes| bytes.truncate(1000), damaged);
    spoiled(Vec::clear, damaged);

    let other = Home::bare();
    other.init("another one");
    let foreign = fs::read(other.database()).unwrap();
    spoiled(|bytes| *bytes = foreign, "do not belong together. Both were left as they are.");
}

#[test]
fn spoiled_keys_are_named_before_they_are_written_over() {
    let home = Home::visited();
    for name in ["keys", "keys.copy"] {
        fs::write(home.data().join(name), "not keys").unwrap();
    }
    let before = content(&home.data());
    let said = complaint(&mut home.open(""));
    assert!(said.contains("is missing or damaged, in both copies."), "{said}");
    assert_eq!(content(&home.data()), before);
    assert_eq!(fs::read_to_string(home.data().join("keys")).unwrap(), "not keys");
}

#[test]
fn leaving_at_the_passphrase_is_no_failure() {
    let home = Home::visited();
    let mut pty = home.start();
    pty.wait_for("Your passphrase");
    // Back is no way out: whoever presses it once too often types the passphrase here, and not into the shell.
    pty.key(Name::Esc);
    pty.wait_for("Locked, and everything is saved. ctrl-q leaves.");
    pty.key(Name::Ctrl('q'));
    assert_eq!(pty.wait_exit(), 0);
    pty.after_exit_is_clean();
}
