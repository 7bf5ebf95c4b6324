//! The real program in a terminal of its own, from the first key to the last. Nothing sleeps: everything waits for what
//! it expects to see.

mod lasting;
mod private;
mod refused;
mod start;

use std::fs;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use assert_cmd::Command;
use chrono::{Duration, Timelike as _, Utc};
use serde_json::Value;
use tempfile::TempDir;

use super::pty::{Name, Pty};

const PROGRAM: &str = env!("CARGO_BIN_EXE_homevisit");
const PASSPHRASE: &str = "three green maples";
const FAMILY: &str = "Quetzal";
const SIZE: (u16, u16) = (80, 24);
/// The first question of remembering a first visit.
const REMEMBERING: &str = "Before it fades";

/// Folders of its own for the program.
struct Home {
    dir: TempDir,
}

impl Home {
    /// With nothing in it.
    fn bare() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("tmp")).unwrap();
        Self { dir }
    }

    /// Okafor and Lee visited one family three quarters of an hour ago; nothing of it is written yet.
    fn visited() -> Self {
        let home = Self::bare();
        Made::once().put(&home.data());
        home
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn database(&self) -> PathBuf {
        self.data().join("vault.db")
    }

    /// What the program has as the folder for temporary files.
    fn tmp(&self) -> PathBuf {
        self.dir.path().join("tmp")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Runs a command line in a terminal, in this home.
    fn run(&self, line: &[&str], env: &[(&str, &str)]) -> Pty {
        let (data, tmp) = (self.data(), self.tmp());
        let mut all = vec![
            ("HOMEVISIT_HOME", data.to_str().unwrap()),
            ("TMPDIR", tmp.to_str().unwrap()),
            ("HOME", self.dir.path().to_str().unwrap()),
            ("TZ", "UTC"),
        ];
        all.extend_from_slice(env);
        Pty::start(line[0], &line[1..], &all, SIZE)
    }

    /// Starts the program.
    fn start(&self) -> Pty {
        self.run(&[PROGRAM], &[])
    }

    /// Starts it, types the passphrase and Enter, and in the same breath what comes `ahead`.
    fn open(&self, ahead: &str) -> Pty {
        let mut pty = self.start();
        unlock(&mut pty, PASSPHRASE, ahead);
        pty
    }

    /// Sets a vault up as a technician does; the recovery code.
    fn init(&self, passphrase: &str) -> String {
        fs::write(self.file("first"), passphrase).unwrap();
        let mut command = self.command();
        command.args(["init", "--name", "Okafor", "--partner", "Lee", "--passphrase-file"]);
        let output = command.arg(self.file("first")).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env("HOMEVISIT_HOME", self.data()).env("TMPDIR", self.tmp()).env("TZ", "UTC");
        command
    }

    /// What is on the disk of the one text, as the command line reads it, whoever has it open.
    fn saved(&self) -> String {
        fs::write(self.file("passphrase"), PASSPHRASE).unwrap();
        let ask = |args: &[&str]| {
            let mut command = self.command();
            let output = command.args(args).arg("--passphrase-file").arg(self.file("passphrase")).output();
            let output = output.unwrap();
            assert!(output.status.success(), "{args:?}: {output:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        let visits = ask(&["list", "visits"]);
        let visit = visits.split_whitespace().find(|word| word.starts_with("HV-")).expect(&visits);
        let shown: Value = serde_json::from_str(&ask(&["show", visit, "--json"])).unwrap();
        shown["texts"][0]["text"].as_str().unwrap_or_default().to_owned()
    }
}

/// A data folder that was made once, by typing, and is put down again for each test.
struct Made {
    files: Vec<(String, Vec<u8>)>,
    code: String,
}

impl Made {
    fn once() -> &'static Self {
        static MADE: OnceLock<Made> = OnceLock::new();
        MADE.get_or_init(|| {
            let home = Home::bare();
            let mut pty = home.start();
            let code = first_run(&mut pty);
            plan(&mut pty, Duration::minutes(45));
            quit(&mut pty);
            // Leaving made the day's backup, in a folder of its own.
            let files =
                fs::read_dir(home.data()).unwrap().map(Result::unwrap).filter(|item| item.path().is_file());
            let files =
                files.map(|item| (item.file_name().into_string().unwrap(), fs::read(item.path()).unwrap()));
            Self { files: files.collect(), code }
        })
    }

    fn put(&self, folder: &Path) {
        fs::DirBuilder::new().mode(0o700).create(folder).unwrap();
        for (name, bytes) in &self.files {
            let mut file = fs::OpenOptions::new();
            let mut file = file.write(true).create_new(true).mode(0o600).open(folder.join(name)).unwrap();
            std::io::Write::write_all(&mut file, bytes).unwrap();
        }
    }
}

/// From Welcome to Today with one family; the recovery code that was shown.
#[track_caller]
fn first_run(pty: &mut Pty) -> String {
    pty.wait_for("Two educators, one family");
    pty.keys("3");
    for (question, answer) in [
        ("Who are you?", "Okafor"),
        ("Who visits with you?", "Lee"),
        ("Choose a passphrase.", PASSPHRASE),
        ("The same once more.", PASSPHRASE),
    ] {
        pty.wait_for(question);
        pty.keys(answer);
        pty.key(Name::Enter);
    }
    let code = write_down(pty);
    pty.wait_for("Families speak");
    pty.key(Name::Esc);
    pty.wait_for("What is the student's name?");
    pty.keys(FAMILY);
    pty.key(Name::Enter);
    wait_saved(pty, "a first call");
    code
}

/// Reads the recovery code and types the part that is asked back.
#[track_caller]
fn write_down(pty: &mut Pty) -> String {
    pty.wait_for("what is part ");
    let screen = pty.screen();
    let code = screen.lines().find(|line| line.matches(" - ").count() == 6).expect(&screen).trim();
    let asked = screen.split("what is part ").nth(1).expect(&screen);
    let asked: String = asked.chars().take_while(char::is_ascii_digit).collect();
    let part = code.split(" - ").nth(asked.parse::<usize>().unwrap() - 1).unwrap();
    pty.keys(part);
    pty.key(Name::Enter);
    code.replace(" - ", "-")
}

/// From Today with nothing but a first call on it: they agreed on a time, which was `ago`.
/// With am or pm: between one and six at night the hour alone would be read as the afternoon.
#[track_caller]
fn plan(pty: &mut Pty, ago: Duration) {
    pty.key(Name::Enter);
    pty.wait_for("first visit · the call");
    pty.key(Name::Ctrl('d'));
    pty.wait_for("How did the call go?");
    pty.key(Name::Enter);
    pty.wait_for("What is agreed");
    let at = Utc::now() - ago;
    // No visit starts in the hour after midnight, and the program says so: then it was an hour earlier.
    let at = if at.hour() == 0 { at - Duration::hours(1) } else { at };
    pty.keys(&at.format("%Y-%m-%d %I:%M %p").to_string());
    pty.key(Name::Ctrl('s'));
    pty.wait_for("is past. Enter again");
    pty.key(Name::Enter);
    pty.wait_for("come to be invited?");
    pty.key(Name::Enter);
    wait_saved(pty, "▸ Remember");
}

/// Types a passphrase and Enter, and in the same breath what comes `ahead`.
#[track_caller]
fn unlock(pty: &mut Pty, passphrase: &str, ahead: &str) {
    pty.wait_for("Your passphrase");
    pty.keys(&format!("{passphrase}\r{ahead}"));
}

/// Waits until the screen shows `text` and calls all that it shows saved; when that was.
#[track_caller]
fn wait_saved(pty: &Pty, text: &str) -> String {
    let mut when = None;
    pty.wait_until(|screen| {
        let shown = screen.contents();
        when = shown.lines().next().and_then(|title| title.split("saved ").nth(1)).map(str::to_owned);
        when.is_some() && shown.contains(text)
    });
    // Says what is missing, with the screen.
    pty.wait_for(text);
    pty.wait_for("saved ");
    when.unwrap_or_default()
}

/// Leaves from Today.
#[track_caller]
fn quit(pty: &mut Pty) {
    pty.keys("q");
    assert_eq!(pty.wait_exit(), 0);
    pty.wait_for("Everything is saved, and locked.");
    pty.after_exit_is_clean();
}
