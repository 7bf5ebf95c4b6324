//! `homevisit totals`: the coordinator's side. Arguments, folders and files are here; the counting is [`crate::totals`].

use std::fs;
use std::io::{IsTerminal as _, Write as _, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, anyhow, bail, ensure};
use chrono::{Local, NaiveDate};
use clap::{Args, ValueEnum};

use super::out::{self, text};
use crate::clean;
use crate::files;
use crate::say;
use crate::totals::{self, Engine, ListProblem, Options, Reading, Report, Schools, Settled, Staff};

/// Folders in folders are looked into so far down.
const DEPTH: usize = 12;
/// What may be a log, by the end of its name.
const ENDINGS: &[&str] = &["xlsx", "xlsm", "xls", "csv", "tsv", "txt", "json", "age"];
/// How the files begin that this command writes by itself.
const OWN: &str = "homevisit-totals-";

/// The arguments of `totals`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  homevisit totals                                    this folder, into one workbook
  homevisit totals logs --staff staff.csv --schools schools.csv
  homevisit totals logs --month 2026-10 --out october.xlsx --out october.html
  homevisit totals logs --month 2026-10 --draw 5      whose proof to ask for
  homevisit totals logs --identity coordinator.key --print
  homevisit totals logs --rows visits.csv && homevisit totals --sql --rows visits.csv

Reads logs as exported (XLSX, CSV, JSON; sealed ones with your identity), whatever Excel has done to
them since; any mix of versions and copies. The newest version of each record counts. Staff file: CSV
with id, name, trained through, rate, site. Schools file: CSV with school, enrollment, code, first day.
Exit status: 0 if everything was counted; 1 if something was left out or waits to be settled; 2 for
wrong usage.")]
pub(crate) struct Totals {
    /// Logs, and folders with logs; without any, this folder
    #[arg(value_name = "FILES AND FOLDERS")]
    logs: Vec<PathBuf>,
    /// The staff list (CSV): id, name, trained through, rate, site; outranks what visitors typed
    #[arg(long, value_name = "FILE")]
    staff: Option<PathBuf>,
    /// The schools (CSV): school, enrollment; perhaps code, first day
    #[arg(long, value_name = "FILE")]
    schools: Option<PathBuf>,
    /// Your identity, which opens sealed logs; may be given more than once
    #[arg(long = "identity", value_name = "FILE")]
    identities: Vec<PathBuf>,
    /// Only visits of this month, such as 2026-10
    #[arg(long, value_name = "YYYY-MM", value_parser = out::month)]
    month: Option<NaiveDate>,
    /// Hide counts below this, outside pay
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1000))]
    smallest: u32,
    /// These two are one visit: pay one
    #[arg(long, value_name = "HV-A=HV-B", value_parser = pair)]
    one: Vec<(String, String)>,
    /// These two are two visits: pay both
    #[arg(long, value_name = "HV-A=HV-B", value_parser = pair)]
    both: Vec<(String, String)>,
    /// Write this; the name's end says how: .xlsx, .html, .csv or .json; may be given more than once
    #[arg(long = "out", value_name = "FILE")]
    outs: Vec<PathBuf>,
    /// Write the rows that hold, one for each student and visit, as CSV for a database
    #[arg(long, value_name = "FILE")]
    rows: Option<PathBuf>,
    /// Leave pay and people out, to hand it on
    #[arg(long)]
    no_pay: bool,
    /// Only print; write nothing
    #[arg(long, conflicts_with_all = ["outs", "rows"])]
    print: bool,
    /// Print JSON, and write nothing that was not named
    #[arg(long)]
    json: bool,
    /// Draw this many visits at random, to ask for their proof
    #[arg(long, value_name = "N")]
    draw: Option<usize>,
    /// Draw by this number again
    #[arg(long, value_name = "S", requires = "draw")]
    seed: Option<u64>,
    /// Print the table and the load for two databases, and nothing else
    #[arg(long, value_name = "ENGINE", num_args = 0..=1, require_equals = true, default_missing_value = "both")]
    sql: Option<Sql>,
    /// Replace files that are there already
    #[arg(long)]
    yes: bool,
}

/// For which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Sql {
    /// Both.
    Both,
    /// Through psql.
    Postgresql,
    /// For duckdb.
    Duckdb,
}

impl Sql {
    fn engines(self) -> &'static [Engine] {
        match self {
            Self::Both => Engine::ALL,
            Self::Postgresql => &[Engine::PostgreSql],
            Self::Duckdb => &[Engine::DuckDb],
        }
    }
}

/// A file to write, and how.
struct Target {
    path: PathBuf,
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Workbook,
    Page,
    Csv,
    Json,
    Rows,
}

impl Totals {
    /// Reads the logs, prints and writes the totals.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        if let Some(sql) = self.sql {
            let file = self.rows.as_deref().unwrap_or(Path::new("visits.csv"));
            let scripts: Vec<String> =
                sql.engines().iter().map(|engine| totals::script(*engine, &file.to_string_lossy())).collect();
            out::data(scripts.join("\n"))?;
            return Ok(ExitCode::SUCCESS);
        }
        let today = Local::now().date_naive();
        let targets = self.targets(today)?;
        let mut sound = true;
        let staff = self.staff.as_deref().map(|file| list(file, Staff::read, &mut sound)).transpose()?;
        let schools =
            self.schools.as_deref().map(|file| list(file, Schools::read, &mut sound)).transpose()?;
        let mut identities = Vec::new();
        for file in &self.identities {
            let found = super::card::read(&expanded(file))?;
            ensure!(!found.is_empty(), say!(text(), "cli-card-none", file = clean::path(file)));
            identities.extend(found);
        }
        let seed = || self.seed.map_or_else(|| getrandom::u32().map(u64::from), Ok);
        let draw = self.draw.map(|count| seed().map(|seed| (count, seed))).transpose();
        let options = Options {
            staff,
            schools: schools.unwrap_or_default(),
            smallest: self.smallest,
            month: self.month,
            settled: Settled { one: self.one.clone(), both: self.both.clone() },
            rows: self.rows.is_some(),
            draw: draw.map_err(|_| anyhow!(say!(text(), "cli-totals-no-seed")))?,
        };
        let report = self.read(identities, &targets).finish(&options);
        let with_pay = !self.no_pay;
        if report.tally.files == 0 {
            out::note(&say!(text(), "cli-totals-nothing"));
        }
        if self.json {
            out::json(&totals::json(&report, with_pay, text()))?;
        } else {
            out::data(totals::terminal(&report, with_pay, text()))?;
        }
        let mut written = Vec::new();
        for target in targets.iter().filter(|_| report.tally.files > 0) {
            let bytes = target.bytes(&report, with_pay, today)?;
            files::write_new_or_replace(&target.path, &bytes, self.yes || agreed(&target.path)?)?;
            written.push(clean::path(&target.path));
        }
        out::note(&totals::read_line(&report, text()));
        if !written.is_empty() {
            out::note(&say!(text(), "cli-totals-written", files = written.join(", ")));
        }
        if report.is_whole() && sound && report.tally.files > 0 {
            Ok(ExitCode::SUCCESS)
        } else {
            if report.tally.files > 0 {
                out::note(&say!(text(), "cli-totals-not-whole"));
            }
            Ok(ExitCode::FAILURE)
        }
    }

    /// What is to be written. Checked before anything is read: nobody waits for a name that cannot be used.
    fn targets(&self, today: NaiveDate) -> anyhow::Result<Vec<Target>> {
        let mut targets = Vec::new();
        for path in &self.outs {
            let path = expanded(path);
            let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
            let form = match ending.as_str() {
                "xlsx" => Form::Workbook,
                "html" | "htm" => Form::Page,
                "csv" => Form::Csv,
                "json" => Form::Json,
                _ => bail!(say!(text(), "cli-totals-ending", file = clean::path(&path))),
            };
            targets.push(Target { path, form });
        }
        targets.extend(self.rows.as_deref().map(|path| Target { path: expanded(path), form: Form::Rows }));
        if targets.is_empty() && !self.print && !self.json {
            targets.push(Target { path: PathBuf::from(format!("{OWN}{today}.xlsx")), form: Form::Workbook });
        }
        for target in &targets {
            if fs::symlink_metadata(&target.path).is_ok() && !self.yes && !std::io::stdin().is_terminal() {
                bail!(say!(text(), "cli-totals-needs-yes", file = clean::path(&target.path)));
            }
        }
        Ok(targets)
    }

    /// Reads everything that was named, or this folder.
    fn read(&self, identities: Vec<age::x25519::Identity>, targets: &[Target]) -> Reading {
        let here = [PathBuf::from(".")];
        let named = if self.logs.is_empty() { &here[..] } else { &self.logs };
        let mut found = Found::default();
        for path in named {
            let path = expanded(path);
            if path.is_dir() {
                walk(&path, 0, &mut found);
            } else {
                found.files.push(path);
            }
        }
        let lists: Vec<PathBuf> = self
            .staff
            .iter()
            .chain(&self.schools)
            .chain(&self.identities)
            .map(|path| expanded(path))
            .chain(targets.iter().map(|target| target.path.clone()))
            .filter_map(|path| path.canonicalize().ok())
            .collect();
        let mut seen = std::collections::HashSet::new();
        found.files.retain(|path| match path.canonicalize() {
            Ok(real) => !lists.contains(&real) && seen.insert(real),
            Err(_) => true,
        });
        let mut reading = Reading::new(identities);
        for (folder, error) in &found.shut {
            reading.unreadable(&clean::path(folder), error.sentence());
        }
        let count = found.files.len();
        let mut progress = Progress::new(count);
        for (at, path) in found.files.iter().enumerate() {
            progress.show(at);
            let name = clean::path(path.strip_prefix("./").unwrap_or(path));
            match files::read_limited(path) {
                Ok(bytes) => reading.file(&name, &bytes),
                Err(files::FileError::TooLarge { .. }) => {
                    reading.unreadable(&name, crate::text::Sentence::new("totals-file-too-large"));
                }
                Err(error) => reading.unreadable(&name, error.sentence()),
            }
        }
        progress.done();
        if found.passed > 0 {
            out::note(&say!(text(), "cli-totals-passed", count = found.passed));
        }
        reading
    }
}

impl Target {
    fn bytes(&self, report: &Report, with_pay: bool, today: NaiveDate) -> anyhow::Result<Vec<u8>> {
        let doing = || say!(text(), "cli-totals-doing", file = clean::path(&self.path));
        Ok(match self.form {
            Form::Workbook => totals::workbook(report, with_pay, text(), today).with_context(doing)?,
            Form::Page => totals::page(report, with_pay, text(), today).with_context(doing)?.into_bytes(),
            Form::Csv => totals::csv(report, with_pay),
            Form::Rows => report.tidy.clone(),
            Form::Json => out::as_json(&totals::json(report, with_pay, text())).with_context(doing)?,
        })
    }
}

/// Asks before a file is replaced.
fn agreed(path: &Path) -> anyhow::Result<bool> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(false);
    }
    let file = clean::path(path);
    let agreed = out::agreed(
        &say!(text(), "cli-totals-ask", file = file.clone()),
        &say!(text(), "cli-totals-needs-yes", file = file.clone()),
    )?;
    ensure!(agreed, say!(text(), "cli-totals-left", file = file));
    Ok(true)
}

/// Reads a list of the coordinator's, and says which of its lines are left out.
fn list<T>(file: &Path, read: fn(&[u8]) -> (T, Vec<ListProblem>), sound: &mut bool) -> anyhow::Result<T> {
    let path = expanded(file);
    let (list, problems) = read(&files::read_limited(&path)?);
    for problem in &problems {
        let what = text().sentence(&problem.what);
        let at = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        out::note(&format!("{}{at}: {what}", clean::path(&path)));
        // A list without its headings is no list: everybody would go unpaid.
        ensure!(problem.line.is_some(), say!(text(), "cli-totals-no-list", file = clean::path(&path)));
        *sound = false;
    }
    Ok(list)
}

/// What lies in the folders.
#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    /// Folders that cannot be looked into.
    shut: Vec<(PathBuf, files::FileError)>,
    /// Files that are no logs by their names.
    passed: usize,
}

/// Everything in a folder that may be a log, by name; links to folders are not followed, so there is an end.
fn walk(folder: &Path, depth: usize, found: &mut Found) {
    let Ok(items) = fs::read_dir(folder) else {
        found.shut.push((folder.to_owned(), files::FileError::Denied(folder.to_owned())));
        return;
    };
    let mut paths: Vec<PathBuf> = items.flatten().map(|item| item.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Hidden files, and those that Excel keeps while a workbook is open.
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let is_link = fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink());
        if path.is_dir() {
            if is_link || depth == DEPTH {
                found.passed += 1;
            } else {
                walk(&path, depth + 1, found);
            }
            continue;
        }
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if ENDINGS.contains(&ending.as_str()) && !name.starts_with(OWN) {
            found.files.push(path);
        } else {
            found.passed += 1;
        }
    }
}

/// A line that counts the files, where somebody looks on and it takes a while.
struct Progress {
    count: usize,
    began: std::time::Instant,
    shown: bool,
    is_watched: bool,
}

impl Progress {
    fn new(count: usize) -> Self {
        Self { count, began: std::time::Instant::now(), shown: false, is_watched: stderr().is_terminal() }
    }

    fn show(&mut self, at: usize) {
        if self.is_watched && self.began.elapsed().as_millis() > 500 && at.is_multiple_of(10) {
            self.shown = true;
            let words = say!(text(), "cli-totals-progress", at = at, count = self.count);
            let _ = write!(stderr().lock(), "\r{words} ");
        }
    }

    fn done(&self) {
        if self.shown {
            out::note("");
        }
    }
}

/// A path as a person types it; one that is no text is taken as it is.
fn expanded(path: &Path) -> PathBuf {
    path.to_str().map_or_else(|| path.to_owned(), files::expand)
}

fn pair(typed: &str) -> Result<(String, String), String> {
    let pair = typed.split_once('=').map(|(one, other)| (one.trim().to_owned(), other.trim().to_owned()));
    pair.filter(|(one, other)| !one.is_empty() && !other.is_empty() && one != other)
        .ok_or_else(|| say!(text(), "cli-totals-pair"))
}
