//! The command line, through the real program.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use assert_cmd::Command;
use chrono::{DateTime, FixedOffset, NaiveDate};
use homevisit::vault::{Folder, Passphrase, RecoveryCode, Vault, VaultError};
use homevisit::visit::{
    Act, Book, Consent, ConsentId, Draft, Drawer, Educator, EducatorId, Entry, EntryId, Facts, Family,
    FamilyId, FiledAnswer, Filing, FilingId, Outcome, Record, Remembering, SignOff, SignOffId, Signed,
    Student, StudentId, TrainingShown, Visit, VisitId,
};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use uuid::Uuid;

use super::make;

const FIRST: &str = "first passphrase of the pair";
const SECOND: &str = "the partner's own words";

/// A home folder of its own for the program.
struct Home {
    dir: TempDir,
}

impl Home {
    /// With nothing in it.
    fn bare() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// Set up with `homevisit init`.
    fn set_up() -> Self {
        let home = Self::bare();
        fs::write(home.file("first"), format!("{FIRST}\n")).unwrap();
        fs::write(home.file("second"), SECOND).unwrap();
        let args = ["init", "--name", "Ana Okafor", "--partner", "Sam Lee", "--passphrase-file"];
        let output = home.run([&args[..], &[&home.path("first")]].concat());
        assert!(output.status.success(), "{}", err(&output));
        home
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn path(&self, name: &str) -> String {
        self.file(name).to_str().unwrap().to_owned()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_homevisit"));
        command.env("HOMEVISIT_HOME", self.data());
        command
    }

    fn run<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Output {
        self.command().args(args).output().unwrap()
    }

    /// With the founder's passphrase.
    fn ask(&self, args: &[&str]) -> Output {
        self.run([args, &["--passphrase-file", &self.path("first")]].concat())
    }

    /// What it printed, where it went well.
    fn told(&self, args: &[&str]) -> String {
        let output = self.ask(args);
        assert!(output.status.success(), "{args:?}: {}", err(&output));
        out(&output)
    }

    /// What it complained of, with status 1.
    fn refused(&self, args: &[&str]) -> String {
        let output = self.ask(args);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {}", out(&output));
        err(&output)
    }

    /// Opened in this process. While another test starts a program, that has its lock for a moment: it is waited for.
    fn open(&self) -> Vault {
        let deadline = std::time::Instant::now() + std::time::Duration::from_mins(1);
        loop {
            let folder = Folder::at(self.data()).unwrap();
            match Vault::unlock(&folder, &Passphrase::new(FIRST.to_owned()), now()) {
                Err(VaultError::Locked { .. }) if std::time::Instant::now() < deadline => {
                    std::thread::yield_now();
                }
                opened => return opened.unwrap(),
            }
        }
    }

    fn book(&self) -> Book {
        let vault = self.open();
        vault.book(vault.who()).unwrap()
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn now() -> DateTime<FixedOffset> {
    "2026-10-21T17:00:00-07:00".parse().unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// A first visit to Maya that took place, filed and shared, with texts in every state.
fn fill(home: &Home) {
    let mut vault = home.open();
    let book = vault.book(vault.who()).unwrap();
    let (ana, sam) = (book.educators[0].id, book.educators[1].clone());
    vault.add_educator(&sam, &Passphrase::new(SECOND.to_owned()), now()).unwrap();
    let sam = sam.id;
    let family = Family::named(FamilyId(Uuid::now_v7()), "Maya Quetzal", "Cedar".to_owned());
    let family = Family { languages: vec!["Spanish".to_owned()], ..family };
    let student = Student::named(StudentId(Uuid::now_v7()), "Maya", family.id);
    let visit = visit(&family, &student, [ana, sam]);
    let answer = FiledAnswer {
        entry: EntryId(Uuid::now_v7()),
        words: "What surprised us?".into(),
        tags: vec!["digest".to_owned(), "strength".to_owned()],
        text: "How patiently Maya teaches her brother.".into(),
    };
    let filing = Filing {
        id: FilingId(Uuid::now_v7()),
        visit: visit.id,
        number: 1,
        at: now(),
        answers: vec![answer.clone()],
        promises: None,
        page: "the page".into(),
        practices: Vec::new(),
        signers: vec![ana, sam],
        erased: None,
    };
    let mut records = vec![Record::Family(family), Record::Student(student), Record::Visit(visit.clone())];
    for who in [ana, sam] {
        for (act, of) in [(Act::There, None), (Act::Agree, Some(filing.id))] {
            records.push(Record::SignOff(SignOff {
                id: SignOffId(Uuid::now_v7()),
                visit: visit.id,
                act,
                filing: of,
                educator: who,
                at: now(),
                hash: filing.hash(),
                signed: Signed::Typed(ana),
            }));
        }
        records.push(Record::Consent(Consent {
            id: ConsentId(Uuid::now_v7()),
            entry: answer.entry,
            educator: who,
            hash: answer.hash(),
            share: true,
            quote: false,
        }));
    }
    records.push(Record::Filing(filing));
    vault.put(&records, ana, now()).unwrap();
    let texts = [
        (ana, Drawer::Ours, false, "shown-text: she wants to build games"),
        (sam, Drawer::Ours, true, "held-text: a grandfather who plants"),
        (sam, Drawer::Mine, false, "mine-text: what I had assumed"),
    ];
    for (author, drawer, held, text) in texts {
        vault.write(&draft(visit.id, author, drawer, held, text)).unwrap();
    }
    vault.checkpoint().unwrap();
}

fn visit(family: &Family, student: &Student, team: [EducatorId; 2]) -> Visit {
    Visit {
        visit_ref: "HV-4K7QM".to_owned(),
        students: vec![student.id],
        agreed: NaiveDate::from_ymd_opt(2026, 10, 20).unwrap().and_hms_opt(16, 30, 0),
        outcome: Some(Outcome::Completed),
        facts: Facts { met: Some(true), minutes: Some(40), ..Facts::default() },
        remembering: Some(Remembering::Alone),
        prepared: true,
        ..make::visit(VisitId(Uuid::now_v7()), family.id, &team)
    }
}

fn draft(visit: VisitId, author: EducatorId, drawer: Drawer, held: bool, text: &str) -> Draft {
    let entry = Entry { drawer, held, ..make::entry(EntryId(Uuid::now_v7()), visit, Some(author)) };
    Draft { entry, text: text.into(), by: author, at: now(), generation: 1 }
}

#[test]
fn a_pipe_gets_help_and_wrong_usage_is_status_2() {
    let home = Home::bare();
    let nothing = home.run([]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(out(&nothing).contains("Examples:"), "{}", out(&nothing));
    let demo = home.run(["demo"]);
    assert_eq!((demo.status.code(), out(&demo).as_str()), (Some(2), ""));
    assert_eq!(home.run(["lst"]).status.code(), Some(2));
    assert_eq!(home.run(["export", "log"]).status.code(), Some(2), "neither --to nor --dry-run");
    assert_eq!(home.run(["export", "log", "--dry-run", "--month", "october"]).status.code(), Some(2));
    assert!(out(&home.run(["--version"])).starts_with("homevisit "));
    assert!(!home.data().exists(), "asking makes no folder");
}

#[test]
fn a_technician_sets_up_without_questions() {
    let home = Home::bare();
    fs::write(home.file("first"), format!("{FIRST}\r\nsecond line\n")).unwrap();
    let init = ["init", "--name", " Ana  Okafor ", "--partner", "Sam Lee", "--passphrase-file"];
    let first = home.path("first");
    let args = [&init[..], &[&first]].concat();
    let output = home.run(args.clone());
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).trim_end().parse::<RecoveryCode>().is_ok(), "stdout is the code, nothing else");
    assert_eq!(mode(&home.data()), 0o700);
    let book = home.book();
    let people: Vec<_> = book.educators.iter().map(|e: &Educator| (&*e.name, e.must_renew)).collect();
    assert_eq!(people, [("Ana Okafor", true), ("Sam Lee", false)]);

    let again = home.run(args);
    assert_eq!((again.status.code(), out(&again).as_str()), (Some(1), ""));
    assert!(err(&again).contains("homevisit is set up in"), "{}", err(&again));
}

#[test]
fn an_empty_passphrase_sets_nothing_up() {
    let home = Home::bare();
    fs::write(home.file("empty"), "\nsecond line\n").unwrap();
    let output = home.run(["init", "--name", "Ana", "--passphrase-file", &home.path("empty")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!home.data().exists());
}

#[test]
fn a_wrong_passphrase_is_one_sentence_and_never_repeated() {
    let home = Home::set_up();
    fs::write(home.file("wrong"), "quite another phrase").unwrap();
    let output = home.run(["list", "--passphrase-file", &home.path("wrong")]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
    assert_eq!(err(&output).lines().count(), 1);
    assert!(!err(&output).contains("another phrase"));
    let unasked = home.command().arg("list").write_stdin(FIRST).output().unwrap();
    assert_eq!(unasked.status.code(), Some(1));
    assert!(err(&unasked).contains("--passphrase-file"), "{}", err(&unasked));
}

#[test]
fn guides_and_the_pocket_card_need_no_vault() {
    let home = Home::bare();
    let list = out(&home.run(["guide", "list"]));
    assert!(list.lines().any(|line| line.starts_with("first-visit ")), "{list}");
    let guide = out(&home.run(["guide", "show", "first-visit"]));
    assert!(guide.contains("your child") && !guide.contains("{student}"), "{guide}");
    assert!(guide.lines().all(|line| line.chars().count() <= 72));
    let json: Value =
        serde_json::from_slice(&home.run(["guide", "show", "invite", "--json"]).stdout).unwrap();
    assert_eq!(json["id"], "invite");
    assert_eq!(home.run(["guide", "show", "no-such"]).status.code(), Some(1));
    assert_eq!(out(&home.run(["pocket"])).lines().count(), 6);
    assert!(!home.data().exists());
}

#[test]
fn the_built_in_guides_have_no_problem() {
    let output = Home::bare().run(["guide", "check"]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""), "{}", err(&output));
}

const OWN_GUIDE: &str = r#"
id = "invite"
title = "Our own call"
about = "How we call at our school."
stage = "invite"

[[section]]
id = "call"
title = "The call"
[[section.prompt]]
id = "hello"
kind = "talk"
intent = "Say who you are"
say = "Hello, this is {partner}."
"#;

#[test]
fn an_own_guide_takes_the_place_of_the_built_in_one() {
    let home = Home::bare();
    let folder = home.data().join("config/guides");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("invite.toml"), OWN_GUIDE).unwrap();
    assert!(out(&home.run(["guide", "show", "invite"])).contains("Hello, this is my partner."));
    assert!(home.run(["guide", "check"]).status.success());
}

#[test]
fn every_problem_of_an_own_guide_is_named_with_its_line() {
    let home = Home::bare();
    let folder = home.data().join("config/guides");
    fs::create_dir_all(&folder).unwrap();
    let broken = OWN_GUIDE.replace("The call", "The call, word by word").replace("hello", "Hello There");
    fs::write(folder.join("invite.toml"), broken).unwrap();
    fs::write(folder.join("new.toml"), "id = \"new\"\ntitel = \"New\"\n").unwrap();
    let output = home.run(["guide", "check"]);
    assert_eq!(output.status.code(), Some(1));
    let problems = out(&output);
    let at = |file: &str, line: u32| format!("{}:{line}: ", folder.join(file).display());
    let starts: Vec<_> = [
        ("invite.toml", 9),
        ("invite.toml", 11),
        ("new.toml", 1),
        ("new.toml", 1),
        ("new.toml", 1),
        ("new.toml", 2),
    ]
    .into_iter()
    .map(|(file, line)| at(file, line))
    .collect();
    assert_eq!(problems.lines().count(), 6, "{problems}");
    for (line, start) in problems.lines().zip(&starts) {
        assert!(line.starts_with(start), "{line}");
        assert!(line.ends_with('.') && !line.contains('['), "a sentence: {line}");
    }
    let list = home.run(["guide", "list"]);
    assert!(err(&list).contains("new.toml") && out(&list).contains("invite"), "the built-in one stands in");
}

/// Every problem that a guide can have is worded, or a person would read a key.
#[test]
fn every_guide_problem_has_a_sentence() {
    let source = include_str!("../../src/guide/read.rs");
    let text = homevisit::text::Text::english();
    let whats: Vec<_> = source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("refuse(")?.split('"').nth(1))
        .chain(["toml"])
        .collect();
    assert!(whats.len() > 10, "{whats:?}");
    for what in whats {
        assert!(text.has(&format!("guide-problem-{what}")), "{what}");
    }
}

const CLASS: &str = "\
First Name,Last Name,Grade,Student ID,Home Language,Address,Phone
Maya,Rivera,4,1001,Spanish,12 Oak St,555-123-4567
Leo,Rivera,1,1002,Spanish,12 Oak St,555-123-4567
Kou,Vang,4,1003,Hmong,9 Elm St,555-765-4321
,,4,1004,,,
";

#[test]
fn a_class_list_is_previewed_and_taking_it_in_twice_adds_nobody() {
    let home = Home::set_up();
    fs::write(home.file("class.csv"), CLASS).unwrap();
    let list = home.path("class.csv");
    let proposed = home.told(&["roster", "import", &list, "--dry-run"]);
    assert!(proposed.contains("Perhaps one family"), "a list proposes, it does not decide: {proposed}");
    let preview = home.told(&["roster", "import", &list, "--together", "--dry-run"]);
    assert!(preview.lines().next().unwrap().starts_with("2  add"), "{preview}");
    assert!(preview.contains("Maya Rivera, Leo Rivera") && preview.contains("Address, Phone"), "{preview}");
    assert!(!preview.contains("Oak") && !preview.contains("555"), "{preview}");
    assert!(home.book().students.is_empty(), "a preview changes nothing");

    let taken = home.told(&["roster", "import", &list, "--together"]);
    assert_eq!(taken, preview, "the preview is what happens");
    let book = home.book();
    assert_eq!((book.students.len(), book.families.len()), (3, 2), "siblings share a family");

    let json = home.told(&["roster", "import", &list, "--json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let actions: Vec<_> = json["lines"].as_array().unwrap().iter().map(|l| l["action"].clone()).collect();
    assert_eq!(actions, ["same", "same", "same", "skip"]);
    assert_eq!(home.book().students, book.students);

    fs::write(home.file("class.csv"), CLASS.replace("Kou,Vang,4", "Kou,Vang,6")).unwrap();
    let changed = home.told(&["roster", "import", &list]);
    assert!(changed.contains("Kou Vang (grade band)"), "{changed}");
}

#[test]
fn what_is_listed_and_shown_is_what_this_educator_may_read() {
    let home = Home::set_up();
    fill(&home);
    assert!(home.told(&["list"]).starts_with("Cedar  Maya Quetzal  Maya"));
    assert!(
        home.told(&["list", "met"]).lines().next().unwrap().starts_with("all    -  1  ")
            && home.told(&["list", "met", "--json"]).contains("\"met-before\": 0"),
        "who was met, in numbers"
    );
    assert!(
        home.told(&["list", "visits"]).starts_with("HV-4K7QM  2026-10-20  first  Maya Quetzal  completed")
    );
    let ana = home.told(&["show", "hv-4k7qm"]);
    assert!(ana.contains("shown-text") && ana.contains("Sam Lee wrote this alone"), "{ana}");
    assert!(!ana.contains("held-text") && !ana.contains("mine-text"), "{ana}");
    let sam = out(&home.run(["show", "HV-4K7QM", "--json", "--passphrase-file", &home.path("second")]));
    assert!(["shown-text", "held-text", "mine-text"].iter().all(|text| sam.contains(text)), "{sam}");
    let family = home.told(&["show", "maya", "--json"]);
    let family: Value = serde_json::from_str(&family).unwrap();
    assert_eq!((&family["alias"], &family["visits"][0]["visit_ref"]), (&"Cedar".into(), &"HV-4K7QM".into()));
    assert!(home.refused(&["show", "nobody"]).contains("homevisit list"));
}

#[test]
fn what_is_held_about_a_family_leaves_for_whoever_asks_and_its_own_page_remembers() {
    let home = Home::set_up();
    fill(&home);
    home.told(&["export", "everything", "--to", &home.path("all")]);
    // Somebody new: what left before them had nothing of theirs in it.
    {
        let mut vault = home.open();
        let family = Family::named(FamilyId(Uuid::now_v7()), "Nowhere Yet", String::new());
        let who = vault.who();
        vault.put(&[Record::Family(family)], who, now()).unwrap();
    }
    // A family that nobody visited has a page, too, and the second one says that there was a first.
    for (family, held) in [("maya", "shown-text"), ("nowhere yet", "Nowhere Yet")] {
        for copy in ["first", "second"] {
            let to = home.path(&format!("{family}-{copy}.html"));
            home.told(&["export", "family-file", "--family", family, "--to", &to, "--for", "their aunt"]);
            let page = fs::read_to_string(&to).unwrap();
            assert!(page.contains(held), "{page}");
            assert!(!page.contains("held-text") && !page.contains("mine-text"), "{page}");
            assert_eq!(page.contains("their aunt"), copy == "second", "{page}");
            assert_eq!(page.contains("everything of mine"), family == "maya", "{page}");
        }
    }
}

#[test]
fn a_site_may_ask_for_aliases_on_screen() {
    let home = Home::set_up();
    fill(&home);
    fs::create_dir_all(home.data().join("config")).unwrap();
    fs::write(home.data().join("config/site.toml"), "aliases-on-screen = true\n").unwrap();
    for args in
        [&["list"][..], &["list", "visits", "--json"], &["show", "Cedar"], &["show", "Cedar", "--json"]]
    {
        let shown = home.told(args);
        assert!(shown.contains("Cedar") && !shown.contains("Maya"), "{args:?}: {shown}");
    }
    fs::write(home.data().join("config/site.toml"), "\naliases-on-scren = true\n").unwrap();
    let complaint = home.refused(&["list"]);
    assert!(complaint.contains("Line 2 of") && complaint.contains("site.toml"), "{complaint}");
}

#[test]
fn reading_works_while_the_program_is_open_and_writing_says_where() {
    let home = Home::set_up();
    fill(&home);
    fs::write(home.file("class.csv"), CLASS).unwrap();
    let open = home.open();
    home.told(&["list", "visits"]);
    home.told(&["show", "HV-4K7QM"]);
    home.told(&["export", "log", "--dry-run"]);
    home.told(&["roster", "import", &home.path("class.csv"), "--dry-run"]);
    let target = home.path("log.csv");
    let writing: [&[&str]; 3] =
        [&["export", "log", "--to", &target], &["backup"], &["roster", "import", &home.path("class.csv")]];
    for args in writing {
        assert!(home.refused(args).contains("already open"), "{args:?}");
    }
    assert!(!Path::new(&target).exists());
    drop(open);
}

/// The columns that name the sending itself.
fn without_envelope(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    let heads = reader.headers().unwrap().clone();
    let keep = |at: &usize| !matches!(&heads[*at], "export_id" | "exported_at");
    reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| (0..heads.len()).filter(keep).map(|at| row[at].to_owned()).collect())
        .collect()
}

#[test]
fn the_preview_is_the_export_and_what_left_is_noted() {
    let home = Home::set_up();
    fill(&home);
    let preview = home.told(&["export", "log", "--month", "2026-10", "--dry-run"]);
    assert!(preview.contains("HV-4K7QM") && !preview.contains("Maya"), "{preview}");
    assert!(home.book().disclosures.is_empty());

    let target = home.file("october.csv");
    let to = home.path("october.csv");
    home.told(&["export", "log", "--month", "2026-10", "--to", &to, "--for", "Ms. Ortiz"]);
    let bytes = fs::read(&target).unwrap();
    assert_eq!(mode(&target), 0o600);
    let written = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(without_envelope(&written), without_envelope(&preview));
    let disclosures = home.book().disclosures;
    assert_eq!(disclosures.len(), 1);
    let disclosure = &disclosures[0];
    assert_eq!((&*disclosure.to, disclosure.name.as_str()), ("Ms. Ortiz", "october.csv"));
    assert_eq!((disclosure.profile.as_str(), disclosure.format.as_str()), ("log", "csv"));
    let hash = format!("{:x}", Sha256::digest(&bytes));
    assert_eq!((&disclosure.hash, disclosure.lines.len()), (&hash, 1));

    let refused = home.refused(&["export", "log", "--to", &to]);
    assert!(refused.contains("is there already"), "{refused}");
    assert_eq!(fs::read(&target).unwrap(), bytes);
    assert_eq!(home.book().disclosures.len(), 1, "what did not leave is not noted");
    home.told(&["export", "log", "--to", &to, "--replace", "--json"]);
    let rows: Value = serde_json::from_slice(&fs::read(&target).unwrap()).unwrap();
    assert_eq!(rows[0]["status"], "same");
}

#[test]
fn only_what_is_new_is_sent_again() {
    let home = Home::set_up();
    fill(&home);
    let rows: Value =
        serde_json::from_str(&home.told(&["export", "log", "--unsent", "--json", "--to", "-"])).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    let target = home.path("again.csv");
    let again = home.ask(&["export", "log", "--unsent", "--to", &target]);
    assert!(again.status.success() && err(&again).contains("nothing to send"), "{}", err(&again));
    assert!(!Path::new(&target).exists());
    assert_eq!(home.book().disclosures.len(), 1);
    let none = home.told(&["export", "log", "--month", "2026-09", "--json", "--dry-run"]);
    assert_eq!(none.trim(), "[]");
    assert!(home.refused(&["export", "log", "--visit", "HV-22222", "--dry-run"]).contains("HV-22222"));
}

#[test]
fn what_nobody_got_is_not_noted_as_sent() {
    let home = Home::set_up();
    fill(&home);
    let args = ["export", "log", "--unsent", "--to", "-", "--passphrase-file", &home.path("first")];
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_homevisit"));
    command.env("HOMEVISIT_HOME", home.data()).args(args).stdout(std::process::Stdio::null());
    let output = command.stderr(std::process::Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("nothing was noted as sent"), "{}", err(&output));
    assert!(home.book().disclosures.is_empty());
}

#[test]
fn a_digest_holds_what_all_agreed_to_share_and_no_name() {
    let home = Home::set_up();
    fill(&home);
    let target = home.path("october.md");
    home.told(&["export", "digest", "--visit", "HV-4K7QM", "--to", &target]);
    let page = fs::read_to_string(&target).unwrap();
    assert!(page.contains("patiently") && !page.contains("Maya") && !page.contains("held-text"), "{page}");
    let again = home.ask(&["export", "digest", "--unsent", "--to", "-"]);
    assert_eq!(out(&again), "");
    assert_eq!(home.book().disclosures.len(), 1);
}

#[test]
fn the_columns_are_explained_without_a_vault() {
    let home = Home::bare();
    let columns = out(&home.run(["export", "log", "--columns"]));
    assert!(columns.lines().any(|line| line.starts_with("visit_ref  ")), "{columns}");
}

#[test]
fn a_backup_comes_back_and_what_was_there_is_kept() {
    let home = Home::set_up();
    let backup = home.path("usb.backup");
    assert_eq!(home.told(&["backup", "--to", &backup]).trim_end(), backup);
    assert!(home.refused(&["backup", "--to", &backup]).contains("is there already"));
    assert!(Path::new(home.told(&["backup"]).trim_end()).starts_with(home.data().join("backups")));
    fill(&home);

    let unasked = home.run(["restore", &backup]);
    assert_eq!(unasked.status.code(), Some(1));
    assert!(err(&unasked).contains("--yes"), "{}", err(&unasked));
    assert_eq!(home.book().visits.len(), 1, "nothing changed without a yes");

    let restored = home.run(["restore", &backup, "--yes"]);
    assert!(restored.status.success(), "{}", err(&restored));
    assert!(err(&restored).contains("before-restore-"), "{}", err(&restored));
    assert!(home.book().visits.is_empty());

    let elsewhere = Home::bare();
    let moved = elsewhere.run(["restore", &backup]);
    assert!(moved.status.success(), "an empty folder needs no yes: {}", err(&moved));
    assert!(err(&moved).contains("homevisit site use"), "the rules are not in it: {}", err(&moved));
    assert_eq!(elsewhere.book().educators.len(), 2);
    fs::write(home.file("no.backup"), "something else").unwrap();
    assert!(home.refused(&["restore", &home.path("no.backup"), "--yes"]).contains("not a whole"));
}

#[test]
fn the_folder_named_last_wins() {
    let home = Home::set_up();
    let other = home.path("other");
    assert!(home.refused(&["list", "--data-dir", &other]).contains(&other));
    let elsewhere = Home::bare();
    let (data, first) = (home.path("data"), home.path("first"));
    let listed = elsewhere.run(["--data-dir", &data, "list", "--passphrase-file", &first]);
    assert!(listed.status.success(), "{}", err(&listed));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_homevisit"))
        .args(["guide", "show", "first-visit"])
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn a_vault_that_went_back_in_time_says_so_and_there_is_a_way_on() {
    let home = tempfile::TempDir::new().unwrap();
    let pass = home.path().join("pass");
    std::fs::write(&pass, "three green maples\n").unwrap();
    let run = |args: &[&str]| {
        assert_cmd::Command::new(env!("CARGO_BIN_EXE_homevisit"))
            .env("HOMEVISIT_HOME", home.path().join("data"))
            .args(args)
            .output()
            .unwrap()
    };
    let pass = pass.to_str().unwrap();
    assert!(run(&["init", "--name", "Okafor", "--passphrase-file", pass]).status.success());
    let data = home.path().join("data");
    // The count that was last seen is higher than the database knows.
    std::fs::write(data.join("head"), std::fs::read_to_string(data.join("head")).unwrap().replace(' ', " 9"))
        .unwrap();
    let told = run(&["list", "--passphrase-file", pass]);
    let words = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(!told.status.success() && words.contains("--accept-older"), "{words}");
    assert!(run(&["restore", "--accept-older"]).status.success());
    assert!(run(&["list", "--passphrase-file", pass]).status.success());
}

#[test]
fn guides_and_the_card_are_pages_to_print_too() {
    let home = Home::bare();
    for args in [
        &["guide", "show", "first-visit", "--as", "page"][..],
        &["guide", "show", "invite", "--as", "page", "--lang", "es"],
        &["pocket", "--as", "page"],
    ] {
        let page = out(&home.run(args.iter().copied()));
        assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"), "{page}");
        assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"), "{page}");
        let low = page.to_lowercase();
        assert!(
            !low.contains("<script") && !low.contains("http://") && !low.contains("https://"),
            "{args:?}"
        );
    }
    // A sheet for a room says who of the two speaks, how long a part takes, and what is handed out.
    for form in ["text", "page"] {
        let sheet = out(&home.run(["guide", "show", "training", "--as", form]));
        for words in
            ["about 40 minutes", "A true story from a parent · the parent", "Hand out or put up: call sheets"]
        {
            assert!(sheet.contains(words), "{form}: {words}\n{sheet}");
        }
    }
    assert!(out(&home.run(["pocket", "--lang", "es"])).contains("sueños y esperanzas"));
    let kit = out(&home.run(["kit", "--blank"]));
    assert!(
        kit.contains("A visit on paper")
            && kit.contains("I was there:")
            && !kit.contains('{'.to_string().repeat(2).as_str())
    );
    assert!(
        !kit.contains("last time") && !kit.contains("We send you a link"),
        "only what is meant for this visit"
    );
    assert_eq!(home.run(["kit"]).status.code(), Some(2));
    let interpreter = out(&home.run(["pocket", "--interpreter"]));
    assert!(
        interpreter.contains("Say “I”") && interpreter.contains("home visit: visita a la familia"),
        "{interpreter}"
    );
    assert!(interpreter.lines().all(|line| line.chars().count() <= 72), "{interpreter}");
    assert!(
        out(&home.run(["pocket", "--interpreter", "--as", "page", "--words", "es"]))
            .contains("<dt>home visit</dt>")
    );
    assert_eq!(home.run(["pocket", "--interpreter", "--words", "tlh"]).status.code(), Some(1));
    assert!(out(&home.run(["guide", "show", "first-visit"])).contains("(with an interpreter)"));
}

#[test]
fn a_scaffold_is_a_guide_that_is_right_as_it_stands() {
    let home = Home::bare();
    let scaffold = out(&home.run(["guide", "new", "spring-walk"]));
    fs::write(home.file("spring-walk.toml"), scaffold).unwrap();
    let checked = home.run(["guide", "check", &home.path("spring-walk.toml")]);
    assert_eq!(checked.status.code(), Some(0), "{}", out(&checked));
    assert!(err(&home.run(["guide", "new", "Spring Walk"])).contains("small letters"));
}

#[test]
fn the_words_of_a_language_are_checked_against_the_guides() {
    let home = Home::bare();
    let spanish = home.run(["guide", "check", "--lang", "es"]);
    assert_eq!((spanish.status.code(), out(&spanish).as_str()), (Some(0), ""));
    assert!(err(&spanish).contains("ninguna familia ha leído"), "said until a family has read them");
    assert!(err(&home.run(["guide", "check", "--lang", "tlh"])).contains("There are: es"));

    let folder = home.data().join("config/languages/tl");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("language.toml"), "name = \"Tagalog\"\n").unwrap();
    fs::write(folder.join("invite.toml"), "title = \"Paanyaya\"\n[prompt.nobody]\nsay = \"x\"\n").unwrap();
    let output = home.run(["guide", "check", "--lang", "tl"]);
    assert_eq!(output.status.code(), Some(1));
    let told = out(&output);
    assert!(told.contains("invite.toml:2: The guide has no prompt \"nobody\""), "{told}");
    assert!(told.contains("There are no words for the guide \"prepare\""), "{told}");
    assert!(
        out(&home.run(["guide", "list", "--lang", "tl"])).contains("invite                       Paanyaya")
    );
}

#[test]
fn the_language_is_that_of_the_flag_the_settings_or_the_system() {
    let home = Home::bare();
    let title = |args: &[&str]| out(&home.run([&["guide", "list"], args].concat()));
    assert!(title(&[]).contains("The invitation"));
    assert!(title(&["--lang", "es"]).contains("La invitación"));
    fs::create_dir_all(home.data().join("config")).unwrap();
    fs::write(home.data().join("config/config.toml"), "language = \"es\"\n").unwrap();
    assert!(title(&[]).contains("La invitación"));
    assert!(title(&["--lang", "en"]).contains("The invitation"));
    // The system's is the last to be asked.
    let under = |system: &str| {
        let mut command = home.command();
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", system);
        out(&command.args(["guide", "list"]).output().unwrap())
    };
    assert!(under("en_US.UTF-8").contains("La invitación"));
    fs::write(home.data().join("config/config.toml"), "").unwrap();
    assert!(under("es_MX.UTF-8").contains("La invitación"));
    assert!(under("en_US.UTF-8").contains("The invitation"));
}

#[test]
fn a_coordinators_rules_are_checked_shown_and_put_to_use() {
    let home = Home::bare();
    assert!(err(&home.run(["site", "show"])).contains("No site file is in use"));
    let from = home.file("from");
    fs::create_dir_all(from.join("guides")).unwrap();
    fs::create_dir_all(from.join("languages/tl")).unwrap();
    let file = from.join("site.toml");
    let name = file.to_str().unwrap();
    fs::write(&file, "smalest-count = 5\n").unwrap();
    let wrong = home.run(["site", "check", name]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(out(&wrong).contains("site.toml:1: There is no setting “smalest-count”. Write “smallest-count”"));
    assert_eq!(home.run(["site", "use", name, "--yes"]).status.code(), Some(1));
    assert!(!home.data().join("config/site.toml").exists());

    fs::write(&file, "school = \"Cedar\"\nsmallest-count = 5\n").unwrap();
    fs::write(from.join("guides/spring-walk.toml"), out(&home.run(["guide", "new", "spring-walk"]))).unwrap();
    fs::write(from.join("languages/tl/language.toml"), "name = \"Tagalog\"\n").unwrap();
    let told = err(&home.run(["site", "check", name]));
    assert!(told.contains("smallest-count: 10 → 5") && told.contains("school: \"\" → \"Cedar\""), "{told}");
    assert!(err(&home.run(["site", "use", name])).contains("Say --yes"));
    let used = home.run(["site", "use", name, "--yes"]);
    assert!(used.status.success(), "{}", err(&used));
    let shown = out(&home.run(["site", "show"]));
    assert!(
        shown.lines().any(|l| l.starts_with("smallest-count") && l.contains("set by the site")),
        "{shown}"
    );
    assert!(out(&home.run(["guide", "list"])).contains("spring-walk"));
    assert!(home.data().join("config/languages/tl/language.toml").exists());
    assert!(err(&home.run(["site", "check", name])).contains("changes nothing here"));

    // What is replaced stays.
    fs::write(&file, "school = \"Fir\"\n").unwrap();
    assert!(home.run(["site", "use", name, "--yes"]).status.success());
    let kept = fs::read_dir(home.data().join("config")).unwrap().flatten();
    let kept = kept.filter(|f| f.file_name().to_string_lossy().starts_with("site.toml.2")).count();
    assert_eq!(kept, 1);
}

#[test]
fn every_export_is_written_in_the_form_that_its_name_says() {
    let home = Home::set_up();
    fill(&home);
    let workbook = home.path("visits.xlsx");
    home.told(&["export", "log", "--to", &workbook]);
    assert!(fs::read(&workbook).unwrap().starts_with(b"PK"));
    let shown = home.told(&["export", "log", "--as", "xlsx", "--dry-run"]);
    assert!(shown.contains("Pay 1/") && shown.contains("visit_ref: HV-4K7QM"), "{shown}");
    assert!(home.refused(&["export", "log", "--as", "ics", "--dry-run"]).contains("xlsx, csv, json"));
    for (what, file, words) in [
        ("slip", "slip.html", "The five practices"),
        ("audit", "audit.csv", "proof_held_by"),
        ("calendar", "visits.ics", "BEGIN:VCALENDAR"),
    ] {
        let path = home.path(file);
        home.told(&["export", what, "--visit", "HV-4K7QM", "--to", &path]);
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(written.contains(words) || what == "calendar", "{what}: {written}");
        assert!(!written.contains("Maya"), "{what}: {written}");
    }
    let asked = home.path("asked.txt");
    fs::write(&asked, "hv-4k7qm\nHV-22222\n").unwrap();
    let audit = home.ask(&["export", "audit", "--list", &asked, "--dry-run"]);
    assert!(out(&audit).contains("HV-4K7QM") && err(&audit).contains("HV-22222"));
    assert!(home.refused(&["export", "family", "--dry-run", "--month", "2025-01"]).contains("--visit"));
    assert!(home.refused(&["export", "log", "--names", "--dry-run"]).contains("Names stay here"));
    assert!(home.refused(&["export", "log", "--with", "Nobody", "--dry-run"]).contains("Nobody"));
    assert!(home.refused(&["export", "log", "--to", &home.path("report.docx")]).contains("written as docx"));
    // Where names may leave, somebody says so once more.
    let rules = home.path("rules.toml");
    fs::write(&rules, "recipient-is-school-official = true\nfirst-school-day = 2026-08-13\n").unwrap();
    assert!(home.run(["site", "use", &rules, "--yes"]).status.success());
    let names = home.path("names.csv");
    assert!(home.refused(&["export", "log", "--names", "--to", &names]).contains("add --yes"));
    assert!(!Path::new(&names).exists());
    home.told(&["export", "log", "--names", "--yes", "--to", &names]);
    assert!(fs::read_to_string(&names).unwrap().contains("Maya"));
    // And by the same rule in a calendar, as on the screen.
    let names = home.path("names.ics");
    assert!(home.refused(&["export", "calendar", "--names", "--to", &names]).contains("add --yes"));
    assert!(!Path::new(&names).exists());
    home.told(&["export", "calendar", "--names", "--yes", "--to", &names]);
}

#[test]
fn everything_comes_out_as_plain_files_into_a_new_folder() {
    let home = Home::set_up();
    fill(&home);
    let folder = home.path("all");
    home.told(&["export", "everything", "--to", &folder]);
    assert_eq!(mode(Path::new(&folder)), 0o700);
    let families = fs::read_to_string(Path::new(&folder).join("families.csv")).unwrap();
    assert!(families.contains("Maya"), "{families}");
    assert!(home.refused(&["export", "everything", "--to", &folder]).contains("is there already"));
    assert_eq!(home.book().disclosures.last().unwrap().profile, "everything");
}

#[test]
fn what_a_site_has_sealed_opens_with_the_coordinators_identity_alone() {
    let home = Home::set_up();
    fill(&home);
    let identity = age::x25519::Identity::generate();
    fs::create_dir_all(home.data().join("config")).unwrap();
    let card = format!("coordinator-card = \"{}\"\n", identity.to_public());
    fs::write(home.data().join("config/site.toml"), card).unwrap();
    let path = home.path("visits.csv.age");
    let told = home.ask(&["export", "log", "--to", &path]);
    assert!(err(&told).contains("sealed for your coordinator"), "{}", err(&told));
    let sealed = fs::read(&path).unwrap();
    assert!(!String::from_utf8_lossy(&sealed).contains("HV-4K7QM"));
    let opened = age::decrypt(&identity, &sealed).unwrap();
    assert!(String::from_utf8_lossy(&opened).contains("HV-4K7QM"));
    // What is remembered is the hash of the bytes that left, not of what is in them.
    let hash = base16ct::lower::encode_string(&<sha2::Sha256 as sha2::Digest>::digest(&sealed));
    assert_eq!(home.book().disclosures.last().unwrap().hash, hash);
}

#[test]
fn a_districts_page_is_used_and_a_wrong_one_stops_what_would_leave() {
    let home = Home::set_up();
    fill(&home);
    let pages = home.data().join("config/pages");
    fs::create_dir_all(&pages).unwrap();
    fs::write(pages.join("slip.html"), "<p>Our district's slip for {{ content[0].facts[0][1] }}</p>")
        .unwrap();
    let slip = home.told(&["export", "slip", "--dry-run"]);
    assert_eq!(slip.trim(), "<p>Our district's slip for HV-4K7QM</p>");
    fs::write(pages.join("slip.html"), "{% for %}").unwrap();
    assert!(home.refused(&["export", "slip", "--dry-run"]).contains("slip.html"));
}

#[test]
fn a_tilde_that_no_shell_expanded_is_the_home_folder() {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_homevisit"));
    command.current_dir(home.path()).env("HOME", home.path()).env("HOMEVISIT_HOME", "~/kept");
    std::fs::write(home.path().join("pw"), "three green maples").unwrap();
    command.args(["init", "--name", "Ivy", "--passphrase-file", "pw"]).assert().success();
    assert!(home.path().join("kept").exists());
    assert!(!home.path().join("~").exists());
}

#[test]
fn a_training_is_printed_for_a_room_and_deals_each_pair_another_family() {
    let home = Home::bare();
    let folder = home.path("training");
    let output = home.run(["train", "print", "--for", "30", "--to", &folder]);
    assert!(output.status.success(), "{}", err(&output));
    let page = |name: &str| fs::read_to_string(home.file(&format!("training/{name}.html"))).unwrap();
    let names = ["read-me-first", "run-sheet", "five-practices", "call-sheets", "voices", "observer-sheets"];
    for name in names.into_iter().chain(["pocket-cards", "sign-in"]) {
        let page = page(name);
        assert!(page.starts_with("<!doctype html>") && !page.contains("<script"), "{name}");
    }
    let voices = page("voices");
    let heads: Vec<&str> =
        voices.lines().filter(|line| line.starts_with("<h2>") && line.contains(" · ")).collect();
    let others: std::collections::BTreeSet<&&str> = heads.iter().collect();
    assert_eq!((heads.len(), others.len()), (15, 15), "no pair gets the same family");
    assert_eq!(page("pocket-cards").matches("<ol class=\"card\">").count(), 30);
    assert!(page("read-me-first").contains("15 times"));
    assert!(!page("call-sheets").contains("last time"), "the call of a first visit");
    assert!(page("run-sheet").contains("about 40 minutes"));
    // Never over what is there.
    assert_eq!(home.run(["train", "print", "--for", "30", "--to", &folder]).status.code(), Some(1));
}

#[test]
fn a_training_that_somebody_else_signed_is_shown_as_signed_and_nothing_else_is() {
    let (trainer, home) = (Home::set_up(), Home::set_up());
    let book = home.book();
    let lee = book.educators.iter().find(|e| *e.name == *"Sam Lee").unwrap().clone();
    let mut vault = home.open();
    let who = vault.who();
    vault.put(&[Record::Educator(Educator { staff_id: "1007".into(), ..lee })], who, now()).unwrap();
    drop(vault);
    fs::write(trainer.file("came.csv"), "Name,Staff id\nAna Okafor,\nSam Lee,1007\nNobody Here,9\n").unwrap();
    let sign = ["train", "sign", "--people", &trainer.path("came.csv"), "--on", "2026-10-03", "--through"];
    let to = trainer.path("trained.json");
    trainer.told(&[&sign[..], &["2099-08-31", "--to", &to]].concat());
    let key = trainer.told(&["train", "key"]).trim().to_owned();
    assert_eq!(key.len(), 64);

    let shown = |home: &Home, trainers: &[String]| {
        let book = home.book();
        let of =
            |name: &str| book.educators.iter().find(|e| *e.name == *name).unwrap().training_shown(trainers);
        (of("Ana Okafor").map(TrainingShown::word), of("Sam Lee").map(TrainingShown::word))
    };
    let output = home.ask(&["train", "accept", &to]);
    assert!(output.status.success(), "{}", err(&output));
    let told = err(&output);
    assert!(told.contains("trained by Ana Okafor") && told.contains("do not name"), "{told}");
    assert_eq!(shown(&home, &[]), (Some("signed-by-other"), Some("signed-by-other")));
    assert_eq!(shown(&home, std::slice::from_ref(&key)), (Some("signed"), Some("signed")));

    // Another day typed over it, another name, a key of one's own: nobody's word but one's own.
    let change = |home: &Home, change: &dyn Fn(&mut Educator)| {
        let mut vault = home.open();
        let book = vault.book(vault.who()).unwrap();
        let mut okafor = book.educators[0].clone();
        change(&mut okafor);
        let who = vault.who();
        vault.put(&[Record::Educator(okafor)], who, now()).unwrap();
    };
    change(&home, &|e| e.trained_through = NaiveDate::from_ymd_opt(2100, 8, 31));
    assert_eq!(shown(&home, std::slice::from_ref(&key)).0, Some("typed"));
    change(&home, &|e| e.trained.as_mut().unwrap().through = NaiveDate::from_ymd_opt(2100, 8, 31).unwrap());
    assert_eq!(shown(&home, std::slice::from_ref(&key)).0, Some("typed"), "what was signed is another day");

    let mut file: Value = serde_json::from_slice(&fs::read(&to).unwrap()).unwrap();
    file["people"][0]["through"] = "2098-01-01".into();
    file["people"][1]["name"] = "Lee".into();
    fs::write(home.file("changed.json"), file.to_string()).unwrap();
    assert!(
        home.refused(&["train", "accept", &home.path("changed.json")])
            .contains("None of it is about anybody")
    );
    for person in file["people"].as_array_mut().unwrap() {
        person["by"] = "The Superintendent".into();
    }
    fs::write(home.file("changed.json"), file.to_string()).unwrap();
    assert!(
        home.refused(&["train", "accept", &home.path("changed.json")])
            .contains("No signature in this file holds")
    );

    // An id that somebody typed who is called otherwise, or that is no letter and no digit, is nobody's; an older one shortens
    // nothing.
    change(&home, &|e| (e.staff_id, e.trained, e.trained_through) = ("E77".into(), None, None));
    let signed = |people: &str, through: &str, name: &str| {
        fs::write(trainer.file("other.csv"), people).unwrap();
        let (people, to) = (trainer.path("other.csv"), trainer.path(name));
        trainer.told(&["train", "sign", "--people", &people, "--through", through, "--to", &to]);
        to
    };
    let other = signed("Nombre,Número de empleado\nSam Lee,E77\nBob,\u{301}\n", "2099-08-31", "other.json");
    assert!(home.refused(&["train", "accept", &other]).contains("None of it is about anybody"));
    let older = signed("name,staff id\nLee,1007\n", "2030-08-31", "older.json");
    assert!(home.refused(&["train", "accept", &older]).contains("None of it is about anybody"));
    let newer = signed("name,staff id\nLee,1007\nNobody Here,9\n", "2100-08-31", "newer.json");
    let look = err(&home.ask(&["train", "accept", &newer, "--dry-run"]));
    assert!(look.contains("Nothing was kept") && look.contains("Not here: Nobody Here"), "{look}");
    home.told(&["train", "accept", &newer]);
    assert_eq!(shown(&home, std::slice::from_ref(&key)).1, Some("signed"), "Lee is Sam Lee, by the id");

    // Whoever signs for themselves is not trained by that.
    fs::write(home.file("me.csv"), "name\nAna Okafor\n").unwrap();
    let own = home.path("own.json");
    home.told(&["train", "sign", "--people", &home.path("me.csv"), "--through", "2099-01-01", "--to", &own]);
    home.told(&["train", "accept", &own]);
    let mine = home.told(&["train", "key"]).trim().to_owned();
    assert_eq!(shown(&home, &[mine]).0, Some("typed"));
    assert!(home.refused(&["train", "accept", &home.path("me.csv")]).contains("no columns record_id"));
}

#[test]
fn fieldwork_says_hours_and_ones_own_words_and_nothing_of_a_family() {
    let home = Home::set_up();
    let book = home.book();
    let (ana, sam) = (book.educators[0].id, book.educators[1].id);
    let family = Family::named(FamilyId(Uuid::from_u128(1)), "Maya", "Cedar".to_owned());
    let mut visit = make::visit(VisitId(Uuid::from_u128(2)), family.id, &[ana, sam]);
    (visit.agreed, visit.outcome) = (Some("2026-10-14T17:00:00".parse().unwrap()), Some(Outcome::Completed));
    visit.facts = Facts { met: Some(true), minutes: Some(50), ..Facts::default() };
    let mut vault = home.open();
    vault.put(&[Record::Family(family), Record::Visit(visit)], ana, now()).unwrap();
    drop(vault);
    let programme = "name = \"Teacher residency\"\nhours = 20\n[[elements]]\nid = \"1.1\"\nwords = \"Apply what families know.\"\n";
    fs::write(home.file("p.toml"), programme).unwrap();
    fs::write(home.file("mine.txt"), "I wait longer now.\nMaya taught me that.\n").unwrap();
    let (p, words, to) = (home.path("p.toml"), home.path("mine.txt"), home.path("fieldwork.html"));
    let ask = ["export", "fieldwork", "--programme", &p, "--element", "1.1", "--words", &words, "--to", &to];
    let refused = home.refused(&ask);
    assert!(
        refused.contains("Line 2") && refused.contains("Maya") && !home.file("fieldwork.html").exists(),
        "{refused}"
    );
    fs::write(home.file("mine.txt"), "I wait longer now.\n").unwrap();
    home.told(&ask);
    let page = fs::read_to_string(home.file("fieldwork.html")).unwrap();
    for said in [
        "0:50 hours, of 20",
        "Sam Lee (partner)",
        "2026-10-14",
        "Apply what families know.",
        "I wait longer now.",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Maya") && !page.contains("Cedar"), "{page}");
    assert!(
        home.refused(&[
            "export",
            "fieldwork",
            "--programme",
            &p,
            "--element",
            "9",
            "--to",
            &home.path("x.html")
        ])
        .contains("It has: 1.1")
    );
    assert!(home.book().disclosures.iter().any(|d| d.profile == "fieldwork"));
}
