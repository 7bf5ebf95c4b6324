//! `homevisit train`: the training on a projector and on paper; who was trained, signed by whoever trained them, and taken in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{anyhow, ensure};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::guide::{self, Sheet};
use super::out::{self, text};
use super::rehearse;
use super::unlock::{Unlock, now};
use crate::clean;
use crate::files;
use crate::incoming::{self, Incoming, TRAINING, Training};
use crate::pages::{Page, Pages};
use crate::paths::Paths;
use crate::say;
use crate::sheet::grid;
use crate::terms::{Band, Subject};
use crate::vault::Vault;
use crate::visit::{Book, Record, Trained, deal};

/// The guide of the run sheet.
const RUN_SHEET: &str = "training";
/// The guide of the call.
const CALL: &str = "invite";

/// The arguments of `train`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without a part it opens on screen, in large letters for a projector: page through it with the space
bar. Nothing of a training is kept, counted or sent; what you sign is a file that you hand out.

Examples:
  homevisit train
  homevisit train print --for 30 --to ~/training
  homevisit train sign --people came.csv --on 2026-10-03 --through 2027-08-31 --to trained.json
  homevisit train accept trained.json")]
pub(crate) struct Train {
    #[command(subcommand)]
    pub(crate) part: Option<Part>,
}

/// The parts of `train`.
#[derive(Debug, Subcommand)]
pub(crate) enum Part {
    /// Write everything to print into a new folder: run sheet, call sheets, voices, observer sheets, cards, sign-in
    Print(Print),
    /// Print the key that you sign trainings with, for your site's file (trainer-keys)
    Key {
        #[command(flatten)]
        unlock: Unlock,
    },
    /// Sign for people whom you trained: a file to hand to each of them
    Sign(Sign),
    /// Take in what a trainer signed for you
    Accept {
        /// The trainer's file
        file: PathBuf,
        /// Only say what would be taken in
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        unlock: Unlock,
    },
}

/// What is printed.
#[derive(Debug, Args)]
pub(crate) struct Print {
    /// How many people come
    #[arg(long = "for", value_name = "PEOPLE", value_parser = clap::value_parser!(u16).range(2..=200))]
    people: u16,
    /// The folder, which must not be there yet
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    /// Deal the same voices again
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Families whose student is in these grades first
    #[arg(long, value_name = "GRADES", value_parser = guide::word(Band::ALL, Band::word))]
    band: Option<Band>,
    /// Families first whose knowledge belongs into this subject
    #[arg(long, value_name = "SUBJECT", value_parser = guide::word(Subject::ALL, Subject::word))]
    stem: Option<Subject>,
}

/// What is signed.
#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// A table of those who came, with a column for the name and one for the staff id
    #[arg(long, value_name = "FILE")]
    people: PathBuf,
    /// The day of the training; else today
    #[arg(long, value_name = "DAY")]
    on: Option<NaiveDate>,
    /// The last day on which it counts
    #[arg(long, value_name = "DAY")]
    through: NaiveDate,
    /// Write it to this file, which must not be there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    unlock: Unlock,
}

impl Part {
    /// Prints, signs or takes in.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        match self {
            Self::Print(print) => print.run(paths),
            Self::Key { unlock } => {
                let vault = unlock.reading(paths)?;
                let book = vault.book(vault.who())?;
                let key = book.educator(vault.who()).and_then(|educator| educator.verify_with.clone());
                out::data(format!("{}\n", key.unwrap_or_default()))?;
                Ok(ExitCode::SUCCESS)
            }
            Self::Sign(sign) => sign.run(paths),
            Self::Accept { file, dry_run, unlock } => accept(&file, dry_run, &unlock, paths),
        }
    }
}

impl Sign {
    fn run(&self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let now = now();
        let on = self.on.unwrap_or(now.date_naive());
        ensure!(on <= now.date_naive() && on <= self.through, say!(text(), "cli-train-days"));
        let rows = grid(&files::read_limited(&files::expand(&self.people.to_string_lossy()))?);
        let people = rows.map(|rows| people(&rows)).unwrap_or_default();
        ensure!(!people.is_empty(), say!(text(), "cli-train-nobody"));
        let vault = self.unlock.reading(paths)?;
        let who = vault.who();
        let book = vault.book(who)?;
        let signer = book.educator(who).ok_or_else(|| anyhow!(say!(text(), "cli-train-nobody")))?;
        let key = signer.verify_with.clone().unwrap_or_default();
        let mut list = Vec::new();
        for (name, staff_id) in people {
            let (through, by, key) = (self.through, signer.name.clone(), key.clone());
            let mut trained =
                Trained { name: name.into(), staff_id, on, through, by, key, signature: String::new() };
            trained.signature = vault.sign(who, &trained.statement())?;
            list.push(trained);
        }
        let (count, without) =
            (list.len(), list.iter().filter(|trained| trained.staff_id.is_empty()).count());
        let file = serde_json::to_vec_pretty(&Training { homevisit: TRAINING.to_owned(), people: list })?;
        let path = files::expand(&self.to.to_string_lossy());
        files::write_new_or_replace(&path, &file, false)?;
        out::note(&say!(text(), "cli-train-signed", count = count, file = clean::path(&path)));
        if without > 0 {
            out::note(&say!(text(), "cli-train-no-ids", count = without));
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// How a column of names may be headed, and one of staff ids: folded, letters alone. The sign-in sheet's own headings are among
/// them in both languages.
const NAME: [&str; 4] = ["name", "fullname", "nombre", "nombrecompleto"];
const STAFF_ID: [&str; 6] = ["staffid", "id", "employeeid", "employeenumber", "numerodeempleado", "numero"];

/// The people of a table: name and staff id.
fn people(rows: &[Vec<String>]) -> Vec<(String, String)> {
    let letters = |cell: &str| clean::folded(cell).chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let at =
        |row: &[String], known: &[&str]| row.iter().position(|cell| known.contains(&letters(cell).as_str()));
    let Some(heading) = rows.iter().position(|row| at(row, &NAME).is_some()) else { return Vec::new() };
    let (name, id) = (at(&rows[heading], &NAME), at(&rows[heading], &STAFF_ID));
    let cell = |row: &[String], at: Option<usize>| {
        at.and_then(|at| row.get(at)).map(|cell| cell.trim().to_owned()).unwrap_or_default()
    };
    let people = rows[heading + 1..].iter().map(|row| (cell(row, name), cell(row, id)));
    people.filter(|(name, _)| !name.is_empty()).collect()
}

/// Takes in what a trainer signed for the educators here.
fn accept(file: &Path, dry_run: bool, unlock: &Unlock, paths: &Paths) -> anyhow::Result<ExitCode> {
    let at = now();
    let bytes = files::read_limited(&files::expand(&file.to_string_lossy()))?;
    let incoming = incoming::read(&bytes, at.date_naive()).map_err(|why| anyhow!(text().sentence(&why)))?;
    let Incoming::Training(people) = incoming else {
        return Err(anyhow!(say!(text(), "cli-train-not-signed")));
    };
    let mut vault = if dry_run { unlock.reading(paths)? } else { unlock.writing(paths, at)? };
    let book = vault.book(vault.who())?;
    keep(&people, &mut vault, &book, dry_run, paths)
}

/// Says whose training was signed, and keeps it.
pub(super) fn keep(
    people: &[Trained],
    vault: &mut Vault,
    book: &Book,
    dry_run: bool,
    paths: &Paths,
) -> anyhow::Result<ExitCode> {
    let trained = incoming::trained(people, book, &out::rules(paths)?.trainer_keys);
    ensure!(!trained.is_empty(), say!(text(), "training-nobody"));
    for (educator, shown) in &trained {
        out::note(&incoming::said(educator, *shown, text()));
    }
    // Whoever stands in the file and is nobody here is named: an id in Settings may be missing.
    let here = |person: &&Trained| !book.educators.iter().any(|educator| person.is_of(educator));
    for person in people.iter().filter(here) {
        out::note(&say!(text(), "training-not-here", name = person.name.to_string()));
    }
    if dry_run {
        out::note(&say!(text(), "cli-train-not-kept"));
    } else {
        let records: Vec<Record> =
            trained.into_iter().map(|(educator, _)| Record::Educator(educator)).collect();
        vault.put(&records, vault.who(), now())?;
        vault.checkpoint()?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Print {
    fn run(&self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let library = guide::library(paths);
        let site = paths.config().site().unwrap_or_default();
        let pages = Pages::default();
        let people = usize::from(self.people);
        let pairs = people.div_ceil(2);
        let language = text().language();
        let say = |key: &str| text().get(key, &[]);
        let page_of = |id: &str, sheet: &Sheet| {
            let guide = library.get(id).ok_or_else(|| anyhow!(say("cli-train-no-guide")))?;
            guide::printable(&sheet.of(guide), sheet, &site)
        };
        let voices = library.voices().in_language(language);
        let dealt = deal(&voices, self.seed, self.band, self.stem);
        let voices = rehearse::page(dealt.iter().copied().cycle().take(pairs), language)?;
        let lines = |prefix: &str, count: usize| {
            (1..=count).map(|at| say(&format!("{prefix}-{at}"))).collect::<Vec<String>>()
        };
        let five =
            json!({"title": say("train-five"), "lead": null, "lines": lines("train-five", 5), "foot": null});
        let observer = json!({
            "title": say("rehearse-third"),
            "lead": say("rehearse-third-head"),
            "lines": crate::guide::WATCHED.map(say),
            "foot": say("rehearse-third-foot"),
            "room": true,
        });
        let card = text().pocket_card();
        let card: Vec<&str> = card.lines().filter(|line| !line.trim().is_empty()).collect();
        let pocket = json!({"title": say("cli-pocket-title"), "cards": vec![card; people]});
        let heads = ["train-sign-name", "train-sign-id", "train-sign-hand"].map(say);
        let sign_in = json!({"title": say("train-sign-in"), "lead": say("train-sign-why"), "heads": heads, "rows": people});
        let render = |title: &str, sheets: Vec<Value>| {
            let page = pages.render(Page::Sheets, language, title, &(), &sheets);
            page.map_err(|error| anyhow!(text().sentence(&error.sentence())))
        };
        let files = [
            ("run-sheet", page_of(RUN_SHEET, &Sheet::default())?, 2),
            ("five-practices", render(&say("train-five"), vec![five])?, pairs),
            ("call-sheets", page_of(CALL, &Sheet::short())?, pairs),
            ("voices", voices, 1),
            ("observer-sheets", render(&say("rehearse-third"), vec![observer])?, pairs),
            ("pocket-cards", render(&say("cli-pocket-title"), vec![pocket])?, 1),
            ("sign-in", render(&say("train-sign-in"), vec![sign_in])?, 1),
        ];
        let copies = files.iter().map(|(name, _, copies)| {
            let what = say(&format!("train-print-{name}"));
            say!(text(), "train-print-line", file = format!("{name}.html"), what = what, copies = *copies)
        });
        let mut lead = say!(text(), "train-print-lead", people = people, pairs = pairs);
        if dealt.len() < pairs {
            lead = format!("{lead} {}", say!(text(), "train-print-again", voices = dealt.len()));
        }
        let first = json!({"title": say("train-print-title"), "lead": lead, "lines": copies.collect::<Vec<_>>(), "foot": say("train-print-foot")});
        let first = render(&say("train-print-title"), vec![first])?;
        let files: Vec<(String, Vec<u8>)> =
            std::iter::once(("read-me-first.html".to_owned(), first.into_bytes()))
                .chain(files.into_iter().map(|(name, page, _)| (format!("{name}.html"), page.into_bytes())))
                .collect();
        let folder = files::expand(&self.to.to_string_lossy());
        let count = files.len();
        files::write_folder(&folder, &files)?;
        out::note(&say!(text(), "cli-train-printed", count = count, folder = clean::path(&folder)));
        Ok(ExitCode::SUCCESS)
    }
}
