//! `homevisit roster import`: a class list, previewed line by line.

use std::collections::HashSet;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::json;
use uuid::Uuid;

use crate::files;
use crate::paths::Paths;
use crate::roster::{self, ClassList, Field, Plan, Row, Step};
use crate::say;
use crate::visit::{Book, Record, Student, StudentId};

use super::out::{self, text};
use super::unlock::{Unlock, now};

/// The parts of `roster`.
#[derive(Debug, Subcommand)]
pub(crate) enum Roster {
    /// Take in a class list: says line by line what is added, changed, the same or passed over
    Import(Import),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  homevisit roster import class.csv --dry-run
  homevisit roster import class.csv
  homevisit roster import class.csv --together

Kept are the name, the student number, the grade band, the language and whether an interpreter is
needed; never an address or a phone number. Taking a list in twice adds nobody, and a list never
removes anybody.")]
pub(crate) struct Import {
    /// The list: CSV, or tabs, with a row of headings
    file: PathBuf,
    /// Take those who share a surname and an address, phone or guardian as one family
    #[arg(long)]
    together: bool,
    /// Only show what would be done
    #[arg(long)]
    dry_run: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    unlock: Unlock,
}

impl Roster {
    /// Takes the list in, or shows what that would do.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let Self::Import(import) = self;
        let list = roster::read(&files::read_limited(&files::expand(&import.file.to_string_lossy()))?)?;
        let now = now();
        let mut vault =
            if import.dry_run { import.unlock.reading(paths)? } else { import.unlock.writing(paths, now)? };
        let book = vault.book(vault.who())?;
        let plan = roster::plan(&list, &roster::known(&book));
        let (records, _) = roster::records(
            &list,
            &plan,
            &book,
            text().language(),
            |group| import.together && list.is_likely(group),
            Uuid::now_v7,
        );
        let new: Vec<Record> = records.into_iter().filter(|record| !is_known(&book, record)).collect();
        let lines = lines(&list, &plan, &new, &book);
        if !import.dry_run && !new.is_empty() {
            vault.put(&new, vault.who(), now)?;
        }
        if !import.dry_run {
            vault.checkpoint()?;
        }
        report(&import, &list, &lines)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Whether the book says just this already.
fn is_known(book: &Book, record: &Record) -> bool {
    match record {
        Record::Student(student) => book.student(student.id) == Some(student),
        Record::Family(family) => book.family(family.id) == Some(family),
        _ => false,
    }
}

/// What becomes of a line of the list.
struct Line {
    at: u64,
    verb: &'static str,
    what: String,
}

/// The plan line by line, as it comes out: what the pair calls a student stays, so a change may come to nothing.
fn lines(list: &ClassList, plan: &Plan, new: &[Record], book: &Book) -> Vec<Line> {
    let changed: HashSet<Uuid> = new.iter().map(|record| record.key().1).collect();
    plan.steps
        .iter()
        .map(|step| match step {
            Step::Add { row } => line(&list.rows[*row], "add", None, &[]),
            Step::Change { id, row, fields, .. } if changed.contains(id) => {
                // Whoever is called otherwise here may be somebody else: it is for the pair to see.
                let other = book.student(StudentId(*id)).filter(|_| fields.contains(&Field::Name));
                line(&list.rows[*row], "change", other, fields)
            }
            Step::Change { row, .. } | Step::Same { row, .. } => line(&list.rows[*row], "same", None, &[]),
            Step::Skip { line, why } => {
                Line { at: *line, verb: "skip", what: text().sentence(&why.sentence()) }
            }
        })
        .collect()
}

fn line(row: &Row, verb: &'static str, other: Option<&Student>, fields: &[Field]) -> Line {
    let here = other.map(|student| say!(text(), "roster-here-as", name = student.name.to_string()));
    let details: Vec<String> = match verb {
        "add" => {
            row.band.map(|band| band.word().to_owned()).into_iter().chain(row.language.clone()).collect()
        }
        _ => here
            .into_iter()
            .chain(fields.iter().filter_map(|field| Some(text().get(field.key()?, &[]))))
            .collect(),
    };
    let what =
        if details.is_empty() { row.shown() } else { format!("{} ({})", row.shown(), details.join(", ")) };
    Line { at: row.line, verb, what }
}

fn report(import: &Import, list: &ClassList, lines: &[Line]) -> anyhow::Result<()> {
    let siblings: Vec<(&str, Vec<String>)> = list
        .sibling_proposals
        .iter()
        .enumerate()
        .map(|(group, rows)| {
            let key = match (list.is_likely(group), import.together) {
                (true, true) => "cli-roster-siblings",
                (true, false) => "cli-roster-likely",
                (false, _) => "cli-roster-neighbours",
            };
            (key, rows.iter().map(|&row| list.rows[row].shown()).collect())
        })
        .collect();
    if import.json {
        let lines: Vec<_> =
            lines.iter().map(|l| json!({"line": l.at, "action": l.verb, "what": l.what})).collect();
        let report = json!({
            "dry_run": import.dry_run,
            "lines": lines,
            "left_out": list.left_out,
            "siblings": siblings.iter().map(|(key, names)| json!({"together": *key == "cli-roster-siblings", "names": names})).collect::<Vec<_>>(),
        });
        return out::json(&report);
    }
    let rows: Vec<_> =
        lines.iter().map(|l| vec![l.at.to_string(), verb_word(l.verb), l.what.clone()]).collect();
    let mut page = out::table(&rows);
    for (key, names) in siblings {
        page.push_str(&say!(text(), key, names = names.join(", ")));
        page.push('\n');
    }
    if !list.left_out.is_empty() {
        page.push_str(&say!(text(), "cli-roster-left-out", headings = list.left_out.join(", ")));
        page.push('\n');
    }
    out::data(page)?;
    let count = |verb| lines.iter().filter(|line| line.verb == verb).count();
    let (add, change, same, skip) = (count("add"), count("change"), count("same"), count("skip"));
    let key = if import.dry_run { "cli-roster-would" } else { "cli-roster-done" };
    out::note(&say!(text(), key, add = add, change = change, same = same, skip = skip));
    Ok(())
}

fn verb_word(verb: &str) -> String {
    text().get(&format!("cli-roster-{verb}"), &[])
}
