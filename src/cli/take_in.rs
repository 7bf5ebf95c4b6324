//! `homevisit take-in`: what others send, said first and then kept.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{anyhow, bail};
use clap::Args;
use uuid::Uuid;

use crate::files;
use crate::incoming::{self, Incoming};
use crate::paths::Paths;
use crate::say;

use super::out::{self, text};
use super::show::find_family;
use super::unlock::{Unlock, now};

/// The arguments of `take-in`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  homevisit take-in answers.xlsx
  homevisit take-in from-ms-okafor.json
  homevisit take-in from-ms-okafor.json --family Cedar

The school's answers are the table of what you asked, with the column answer filled in. Taking a
file in twice adds nothing. What is new stands on Today until you have read it.")]
pub(crate) struct TakeIn {
    /// The file
    file: PathBuf,
    /// Whose lines they are, where a family here has a student of that name
    #[arg(long, value_name = "NAME")]
    family: Option<String>,
    /// They are of nobody here yet, whatever the student is called
    #[arg(long, conflicts_with = "family")]
    new: bool,
    /// Only say what would be taken in
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    unlock: Unlock,
}

impl TakeIn {
    /// Reads the file, says what is new in it, and keeps that.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let at = now();
        let today = at.date_naive();
        let bytes = files::read_limited(&files::expand(&self.file.to_string_lossy()))?;
        let incoming = incoming::read(&bytes, today).map_err(|why| anyhow!(text().sentence(&why)))?;
        let mut vault =
            if self.dry_run { self.unlock.reading(paths)? } else { self.unlock.writing(paths, at)? };
        let who = vault.who();
        let book = vault.book(who)?;
        let mut id = Uuid::now_v7;
        let taken = match &incoming {
            Incoming::Training(people) => {
                return super::train::keep(people, &mut vault, &book, self.dry_run, paths);
            }
            Incoming::Answers(replies) => incoming::answers(replies, &book, (who, today), &mut id),
            Incoming::Handed(handed) => {
                let named = self.family.as_deref().map(|name| find_family(&book, name)).transpose()?;
                // A name is no proof that it is the same child: whoever takes it in says so.
                let alike = handed.families(&book);
                if named.is_none() && !self.new && !alike.is_empty() {
                    let aliases = alike.iter().filter_map(|id| book.family(*id)).map(|f| f.alias.as_str());
                    bail!(say!(
                        text(),
                        "cli-take-in-whose",
                        aliases = aliases.collect::<Vec<_>>().join(", ")
                    ));
                }
                let family = named.map(|family| family.id);
                incoming::handed(handed, family, &book, (who, today), text().language(), &mut id)
            }
        };
        for (what, count) in taken.said() {
            out::note(&text().get(&format!("incoming-{what}"), &[("count", count.into())]));
        }
        if !self.dry_run && !taken.records.is_empty() {
            vault.put(&taken.records, who, at)?;
        }
        if !self.dry_run {
            vault.checkpoint()?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
