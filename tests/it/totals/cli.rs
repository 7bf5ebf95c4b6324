//! The command, through the real program.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use homevisit::export::log;
use tempfile::TempDir;

use super::rows;

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::create_dir(desk.path("logs")).unwrap();
        fs::write(desk.path("logs/a.csv"), log::csv(&rows(0..10))).unwrap();
        fs::write(desk.path("logs/b.json"), log::json(&rows(5..20))).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_homevisit"));
        command.current_dir(self.0.path()).env("HOMEVISIT_HOME", self.path("home"));
        command.args(args.split_whitespace()).output().unwrap()
    }

    fn ran(&self, args: &str, status: i32) -> (String, String) {
        let output = self.run(args);
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(output.status.code(), Some(status), "{args}: {out}{err}");
        (out, err)
    }
}

#[test]
fn without_arguments_it_reads_this_folder_and_writes_one_workbook_with_no_vault_and_no_passphrase() {
    let desk = Desk::new();
    let (out, err) = desk.ran("totals", 0);
    assert!(out.contains("Pay by person") && out.contains("0042  Ada Okafor"), "{out}");
    assert!(
        err.contains("2 logs, 25 rows read; 20 visits counted. Copies and older versions passed over: 5."),
        "{err}"
    );
    let written: Vec<_> = fs::read_dir(desk.0.path())
        .unwrap()
        .map(|item| item.unwrap().file_name().into_string().unwrap())
        .collect();
    let book = written.iter().find(|name| name.starts_with("homevisit-totals-")).unwrap();
    assert!(err.contains(&format!("Written: {book}")), "{err}");
    assert_eq!(fs::metadata(desk.path(book)).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!desk.path("home").exists(), "nothing of a vault is made");

    // Again: it is not replaced without a word, and never read back.
    let before = fs::read(desk.path(book)).unwrap();
    let (_, err) = desk.ran("totals", 1);
    assert!(err.contains("is there already") && err.contains("--yes"), "{err}");
    assert_eq!(fs::read(desk.path(book)).unwrap(), before);
    let renamed = desk.path("logs/renamed.xlsx");
    fs::copy(desk.path(book), &renamed).unwrap();
    let (_, err) = desk.ran("totals --yes", 0);
    assert!(err.contains("2 logs, 25 rows") && err.contains("Earlier totals not read: 1."), "{err}");
}

#[test]
fn what_is_left_out_makes_the_status_one_and_the_result_is_written_all_the_same() {
    let desk = Desk::new();
    fs::write(desk.path("logs/strange.csv"), "name,grade\nMaya,3\n").unwrap();
    fs::write(desk.path("logs/notes.docx"), "x").unwrap();
    fs::write(desk.path("logs/~$a.xlsx"), "lock").unwrap();
    let (out, err) =
        desk.ran("totals logs --out t.json --out t.html --out t.csv --out t.xlsx --rows r.csv", 1);
    assert!(out.contains("logs/strange.csv: This is no log of visits"), "{out}");
    assert!(
        err.contains("1 other file or folder was passed over.") && err.contains("Not everything was counted"),
        "{err}"
    );
    for name in ["t.json", "t.html", "t.csv", "t.xlsx", "r.csv"] {
        assert!(fs::metadata(desk.path(name)).unwrap().len() > 500, "{name}");
    }
    assert!(
        !fs::read_to_string(desk.path("t.json")).unwrap().contains("Maya"),
        "nothing of a file is repeated"
    );
    // Where there is no log at all, nothing is written.
    for args in ["totals nowhere.csv --out none.xlsx", "totals home --out none.xlsx"] {
        let (_, err) = desk.ran(args, 1);
        assert!(err.contains("No log was found"), "{err}");
        assert!(!desk.path("none.xlsx").exists());
    }
}

#[test]
fn without_pay_nobody_is_named_anywhere() {
    let desk = Desk::new();
    fs::write(desk.path("staff.csv"), "id,name\n42,Ada Okafor\n").unwrap();
    let (out, _) =
        desk.ran("totals logs --staff staff.csv --no-pay --out t.html --out t.csv --out t.json", 0);
    let written = ["t.html", "t.csv", "t.json"].map(|name| fs::read_to_string(desk.path(name)).unwrap());
    for words in written.iter().chain([&out]) {
        assert!(
            words.len() > 500 && ["Okafor", "0042", "lee@"].iter().all(|name| !words.contains(name)),
            "{words}"
        );
    }
}

#[test]
fn wrong_usage_is_status_two_and_a_name_that_cannot_be_used_is_said_before_anything_is_read() {
    let desk = Desk::new();
    for args in [
        "totals --nope",
        "totals --print --out x.xlsx",
        "totals --month 2026-13",
        "totals --one HV-1",
        "totals --seed 3",
        "totals --smallest 0",
    ] {
        desk.ran(args, 2);
    }
    let (_, err) = desk.ran("totals logs --out t.docx", 1);
    assert!(err.contains("t.docx: the name should end in .xlsx, .html, .csv or .json."), "{err}");
}

#[test]
fn whatever_stands_at_the_target_stays_whole() {
    let desk = Desk::new();
    fs::write(desk.path("real.xlsx"), "kept").unwrap();
    symlink(desk.path("real.xlsx"), desk.path("link.xlsx")).unwrap();
    fs::create_dir(desk.path("folder.xlsx")).unwrap();
    for target in ["link.xlsx", "folder.xlsx", "none/t.xlsx"] {
        desk.ran(&format!("totals logs --yes --out {target}"), 1);
    }
    assert_eq!(fs::read_to_string(desk.path("real.xlsx")).unwrap(), "kept");
    assert!(fs::symlink_metadata(desk.path("link.xlsx")).unwrap().is_symlink());
    assert_eq!(fs::read_dir(desk.path("folder.xlsx")).unwrap().count(), 0);
    // A full disk, where this system has one to try.
    if fs::metadata("/dev/full").is_ok() {
        let (_, err) = desk.ran("totals logs --yes --out /dev/full/t.xlsx", 1);
        assert!(err.contains("/dev/full"), "{err}");
    }
}

#[test]
fn a_file_that_is_too_large_is_named_and_the_others_count() {
    let desk = Desk::new();
    let large = fs::File::create(desk.path("logs/large.csv")).unwrap();
    large.set_len(2 << 30).unwrap();
    let (out, err) = desk.ran("totals logs --print", 1);
    assert!(out.contains("logs/large.csv: The file is larger than what is read at once"), "{out}");
    assert!(err.contains("20 visits counted"), "{err}");
}

#[test]
fn folders_in_folders_are_read_and_a_circle_of_links_ends() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("logs/october/pair 1")).unwrap();
    fs::write(desk.path("logs/october/pair 1/c.csv"), log::csv(&rows(30..35))).unwrap();
    symlink(desk.path("logs"), desk.path("logs/october/round")).unwrap();
    let (_, err) = desk.ran("totals logs --print", 0);
    assert!(err.contains("3 logs, 30 rows read; 25 visits counted"), "{err}");
    // The same file named twice is read once.
    let (_, err) = desk.ran("totals logs/a.csv ./logs/a.csv --print", 0);
    assert!(err.contains("1 log, 10 rows read"), "{err}");
}

#[test]
fn json_on_stdout_is_all_that_is_there() {
    let desk = Desk::new();
    let (out, _) = desk.ran("totals logs --json --draw 2 --seed 5", 0);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["draw"]["seed"], 5);
    assert_eq!(json["pay"][0]["units"], 20);
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 1, "nothing is written");
    let (out, _) = desk.ran("totals logs --print --draw 2", 0);
    assert!(out.contains("with seed"), "{out}");
}

#[test]
fn the_staff_list_in_the_folder_is_no_log() {
    let desk = Desk::new();
    fs::write(desk.path("logs/staff.csv"), "id,name,rate\n42,Ada Okafor,10\nlee@example.org,Jun Lee,x\n")
        .unwrap();
    let (out, err) = desk.ran("totals logs --staff logs/staff.csv --print", 1);
    assert!(err.contains("logs/staff.csv:3: Left out: the rate cannot be read."), "{err}");
    assert!(out.contains("$10.00 → $200.00"), "{out}");
    fs::write(desk.path("logs/staff.csv"), "who\nAda\n").unwrap();
    let (out, err) = desk.ran("totals logs --staff logs/staff.csv --print", 1);
    assert!(out.is_empty() && err.contains("nothing was counted"), "{err}");
}

#[test]
fn a_card_is_made_once_and_opens_what_is_sealed_to_it() {
    let desk = Desk::new();
    let (card, err) = desk.ran("card new my.key", 0);
    assert!(
        card.starts_with("age1") && card.lines().count() == 1 && err.contains("coordinator-card"),
        "{card}{err}"
    );
    assert_eq!(fs::metadata(desk.path("my.key")).unwrap().permissions().mode() & 0o777, 0o600);
    let before = fs::read(desk.path("my.key")).unwrap();
    desk.ran("card new my.key", 1);
    assert_eq!(fs::read(desk.path("my.key")).unwrap(), before);
    assert_eq!(desk.ran("card show my.key", 0).0, card);
    assert!(!err.contains("SECRET") && !card.contains("SECRET"));
    desk.ran("card show logs/a.csv", 1);

    let recipient: age::x25519::Recipient = card.trim().parse().unwrap();
    fs::write(desk.path("logs/sealed.age"), age::encrypt(&recipient, &log::csv(&rows(40..43))).unwrap())
        .unwrap();
    let (out, _) = desk.ran("totals logs --print", 1);
    assert!(
        out.contains("logs/sealed.age: This log is sealed. Name your identity with --identity."),
        "{out}"
    );
    let (_, err) = desk.ran("totals logs --identity my.key --print", 0);
    assert!(err.contains("23 visits counted"), "{err}");
}

#[test]
fn sql_for_both_databases_needs_no_logs() {
    let desk = Desk::new();
    let (both, _) = desk.ran("totals --sql", 0);
    assert!(
        both.contains("-- PostgreSQL") && both.contains("-- DuckDB") && both.contains("'visits.csv'"),
        "{both}"
    );
    let (one, _) = desk.ran("totals --sql=duckdb --rows it's.csv", 0);
    assert!(one.contains("'it''s.csv'") && !one.contains("PostgreSQL"), "{one}");
    // Every column is in the rows, in this order.
    desk.ran("totals logs --rows r.csv", 0);
    let rows = fs::read_to_string(desk.path("r.csv")).unwrap();
    let names: Vec<_> = homevisit::totals::columns().map(|(name, _)| name).collect();
    assert_eq!(rows.lines().next().unwrap(), names.join(","));
}
