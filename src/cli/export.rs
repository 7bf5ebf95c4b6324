//! `homevisit export`: what is handed over, shown or written byte for byte, and noted.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, anyhow, bail, ensure};
use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate};
use clap::{Args, CommandFactory as _, Subcommand};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::clean;
use crate::export::{digest, log};
use crate::files;
use crate::paths::Paths;
use crate::say;
use crate::site::Site;
use crate::vault::Vault;
use crate::visit::{Book, Departure, DepartureId, LineSent, Record, VisitId, hex};

use super::out::{self, text};
use super::unlock::{Unlock, now};

/// The arguments of `export`.
#[derive(Debug, Args)]
pub struct Export {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Visits (for pay): one row per student per visit; no family's name, nothing that anybody wrote
    #[command(after_help = "\
Examples:
  homevisit export log --columns
  homevisit export log --unsent --dry-run
  homevisit export log --month 2026-10 --to october.csv --for 'Ms. Ortiz'
  homevisit export log --visit HV-4K7QM --json --to -")]
    Log {
        /// Print each column with its meaning, and nothing else
        #[arg(long)]
        columns: bool,
        /// As JSON instead of CSV
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        sending: Sending,
    },
    /// Our reflection (our words): what everybody who signed agreed to share, as Markdown
    #[command(after_help = "\
Examples:
  homevisit export digest --month 2026-10 --dry-run
  homevisit export digest --unsent --to october.md --for 'Ms. Ortiz'")]
    Digest {
        #[command(flatten)]
        sending: Sending,
    },
}

/// What is picked, and where it goes.
#[derive(Debug, Args)]
struct Sending {
    /// Write it to this file, whole or not at all; - is stdout
    #[arg(long, value_name = "FILE")]
    to: Option<String>,
    /// For whom, in your words; noted with what was sent
    #[arg(long = "for", value_name = "RECIPIENT")]
    recipient: Option<String>,
    /// Replace the file if it is there already
    #[arg(long)]
    replace: bool,
    /// Print the bytes to stdout; write and note nothing
    #[arg(long)]
    dry_run: bool,
    /// Only this visit; may be given more than once
    #[arg(long = "visit", value_name = "HV-…")]
    visits: Vec<String>,
    /// Only what was not sent before as it is now
    #[arg(long)]
    unsent: bool,
    /// Only visits of this month, such as 2026-10
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<NaiveDate>,
    #[command(flatten)]
    unlock: Unlock,
}

/// What leaves.
struct Leaving {
    profile: &'static str,
    format: &'static str,
    bytes: Vec<u8>,
    lines: Vec<LineSent>,
    /// What was picked and stays here, for a person to know.
    notes: Vec<String>,
}

impl Export {
    /// Shows the columns, shows what would leave, or writes and notes it.
    pub fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let id = Uuid::now_v7();
        let at = now();
        match self.command {
            Command::Log { columns: true, .. } => {
                let rows: Vec<_> =
                    log::COLUMNS.iter().map(|c| vec![c.name.to_owned(), c.about.to_owned()]).collect();
                out::data(out::table(&rows))?;
                Ok(ExitCode::SUCCESS)
            }
            Command::Log { json, sending, .. } => sending.send(paths, id, at, &|book, site, visits| {
                let options =
                    log::Options { visits: Some(visits.to_vec()), only_unsent: sending.unsent, names: false };
                log_of(book, site, &options, json, id, at)
            }),
            Command::Digest { sending } => sending.send(paths, id, at, &|book, site, visits| {
                let unsent = |id: &VisitId| !sending.unsent || !digest::was_sent(book, *id);
                let visits: Vec<_> = visits.iter().copied().filter(unsent).collect();
                digest_of(book, site, &visits, at)
            }),
        }
    }
}

impl Sending {
    fn send(
        &self,
        paths: &Paths,
        id: Uuid,
        at: DateTime<FixedOffset>,
        make: &dyn Fn(&Book, &Site, &[VisitId]) -> Leaving,
    ) -> anyhow::Result<ExitCode> {
        if self.to.is_none() && !self.dry_run {
            let missing = clap::error::ErrorKind::MissingRequiredArgument;
            super::Cli::command().error(missing, say!(text(), "cli-export-where")).exit();
        }
        let site = out::rules(paths)?;
        let target = self.to.as_deref().filter(|_| !self.dry_run);
        let mut vault = match target {
            Some(_) => self.unlock.writing(paths, at)?,
            None => self.unlock.reading(paths)?,
        };
        let book = vault.book(vault.who())?;
        let leaving = make(&book, &site, &self.picked(&book)?);
        for note in &leaving.notes {
            out::note(note);
        }
        match target {
            None => {
                out::data(&leaving.bytes)?;
                out::note(&say!(text(), "cli-export-dry-run"));
            }
            Some(_) if leaving.lines.is_empty() => out::note(&say!(text(), "cli-export-nothing")),
            // Closed, or thrown away: nobody got it.
            Some("-") if out::goes_nowhere() => bail!(say!(text(), "cli-export-broken")),
            Some("-") => {
                ensure!(out::all_data(&leaving.bytes)?, say!(text(), "cli-export-broken"));
                self.note_departure(&mut vault, leaving, id, at, "-")?;
            }
            Some(typed) => {
                let path = files::expand(typed);
                files::write_new_or_replace(&path, &leaving.bytes, self.replace)?;
                let count = leaving.lines.len();
                self.note_departure(&mut vault, leaving, id, at, &file_name(&path))
                    .with_context(|| say!(text(), "cli-doing-departure", file = shown(&path)))?;
                out::note(&say!(text(), "cli-export-done", count = count, file = shown(&path)));
            }
        }
        vault.settle()?;
        Ok(ExitCode::SUCCESS)
    }

    /// The visits that were asked for, by day.
    fn picked(&self, book: &Book) -> anyhow::Result<Vec<VisitId>> {
        let mut named = Vec::new();
        for wanted in &self.visits {
            let visit = book.visits.iter().find(|v| v.visit_ref.eq_ignore_ascii_case(wanted.trim()));
            let reference = clean::line(wanted);
            let visit =
                visit.ok_or_else(|| anyhow!(say!(text(), "cli-export-no-visit", reference = reference)))?;
            named.push(visit.id);
        }
        let in_month = |day: Option<NaiveDate>| {
            self.month.is_none_or(|m| day.is_some_and(|d| (d.year(), d.month()) == (m.year(), m.month())))
        };
        let mut visits: Vec<_> = book
            .visits
            .iter()
            .filter(|v| (named.is_empty() || named.contains(&v.id)) && in_month(v.day()))
            .collect();
        visits.sort_by_key(|v| (v.day().is_none(), v.day(), v.id));
        Ok(visits.into_iter().map(|v| v.id).collect())
    }

    fn note_departure(
        &self,
        vault: &mut Vault,
        leaving: Leaving,
        id: Uuid,
        at: DateTime<FixedOffset>,
        name: &str,
    ) -> anyhow::Result<()> {
        let departure = Departure {
            id: DepartureId(id),
            at,
            by: vault.who(),
            profile: leaving.profile.to_owned(),
            format: leaving.format.to_owned(),
            to: clean::composed(&clean::line(self.recipient.as_deref().unwrap_or_default())).into(),
            name: name.to_owned(),
            hash: hex(&Sha256::digest(&leaving.bytes)),
            lines: leaving.lines,
        };
        Ok(vault.put(&[Record::Departure(departure)], vault.who(), at)?)
    }
}

fn log_of(
    book: &Book,
    site: &Site,
    options: &log::Options,
    json: bool,
    id: Uuid,
    at: DateTime<FixedOffset>,
) -> Leaving {
    let rows = log::rows(book, site, options, id, at);
    let notes = log::withheld(book, options, &rows)
        .into_iter()
        .map(|held| text().get(&format!("withheld-{}", held.what), &[("count", held.count.into())]))
        .collect();
    Leaving {
        profile: log::PROFILE,
        format: if json { "json" } else { "csv" },
        bytes: if json { log::json(&rows) } else { log::csv(&rows) },
        lines: rows.iter().map(log::Row::line_sent).collect(),
        notes,
    }
}

fn digest_of(book: &Book, site: &Site, visits: &[VisitId], at: DateTime<FixedOffset>) -> Leaving {
    let digest = digest::markdown(book, site, visits, at, &|key| text().get(key, &[]));
    let kept: usize = digest.withheld.iter().map(|(_, count)| count).sum();
    Leaving {
        profile: digest::PROFILE,
        format: "md",
        bytes: digest.bytes,
        lines: digest.visits.iter().filter_map(|&visit| digest::line_sent(book, visit)).collect(),
        notes: (kept > 0).then(|| say!(text(), "withheld-answers", count = kept)).into_iter().collect(),
    }
}

fn month(typed: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(&format!("{typed}-01"), "%Y-%m-%d")
        .map_err(|_| say!(text(), "cli-export-month"))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| clean::line(&name.to_string_lossy())).unwrap_or_default()
}

fn shown(path: &Path) -> String {
    clean::line(&path.to_string_lossy())
}
