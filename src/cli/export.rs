//! `homevisit export`: what is handed over, shown or written byte for byte, and noted.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, anyhow, bail, ensure};
use chrono::{DateTime, FixedOffset, NaiveDate};
use clap::{Args, CommandFactory as _, Subcommand, ValueEnum};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::clean;
use crate::export::{
    self, Filter, Form, Given, Made, Profile, Wish, audit, careful, everything, log, sealed,
};
use crate::files;
use crate::paths::Paths;
use crate::say;
use crate::vault::Vault;
use crate::visit::{Departure, DepartureId, EntryId, Kept, KeptId, Record, VisitId, hex};

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
  homevisit export log --month 2026-10 --to october.xlsx --for 'Ms. Ortiz'
  homevisit export log --visit HV-4K7QM --json --to -

The workbook has a second sheet, Pay: one row per person per visit.")]
    Log {
        /// Print each column with its meaning, and nothing else
        #[arg(long)]
        columns: bool,
        /// As JSON
        #[arg(long, conflicts_with = "form")]
        json: bool,
        /// With the names of students and families, where the site says that a school official receives them
        #[arg(long)]
        names: bool,
        #[command(flatten)]
        sending: Sending,
    },
    /// Our reflection (our words): what everybody who signed agreed to share
    #[command(after_help = "\
Examples:
  homevisit export digest --month 2026-10 --dry-run
  homevisit export digest --unsent --to october.html --for 'Ms. Ortiz'")]
    Digest {
        #[command(flatten)]
        sending: Sending,
    },
    /// What we ask of the coordinator: what everybody who signed agreed to share, a line each
    Asks {
        #[command(flatten)]
        sending: Sending,
    },
    /// A page for the family: their hopes, what each said they would do, how to reach you
    #[command(after_help = "\
Example:
  homevisit export family --visit HV-4K7QM --to page.html")]
    Family {
        #[command(flatten)]
        sending: Sending,
    },
    /// One page a visit for the files: who, when, how long, who confirmed; no family's name
    Slip {
        #[command(flatten)]
        sending: Sending,
    },
    /// What is held of each visit on a list, and by whom
    #[command(after_help = "\
The list has visits by their short names or record ids, parted by spaces or commas.

Example:
  homevisit export audit --list asked-for.txt --to proof.html")]
    Audit {
        /// A file with the visits that are asked for
        #[arg(long, value_name = "FILE")]
        list: Option<PathBuf>,
        #[command(flatten)]
        sending: Sending,
    },
    /// Agreed visits and your promises by date, for a calendar
    Calendar {
        /// With the family's name in the titles
        #[arg(long)]
        names: bool,
        #[command(flatten)]
        sending: Sending,
    },
    /// Everything that you may read, as plain files in a new folder: the way out of the program
    #[command(after_help = "\
Example:
  homevisit export everything --to ~/homevisit-all

For yourself: names and your own drawer are in it, and the files are not encrypted.")]
    Everything {
        /// The folder, which must not be there yet
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
        #[command(flatten)]
        unlock: Unlock,
    },
}

/// What is picked, and where it goes.
#[derive(Debug, Args)]
struct Sending {
    /// Write it to this file, whole or not at all; - is stdout
    #[arg(long, value_name = "FILE")]
    to: Option<String>,
    /// In which form; else as the file's name ends
    #[arg(long = "as", value_name = "FORM")]
    form: Option<FormName>,
    /// For whom, in your words; noted with what was sent
    #[arg(long = "for", value_name = "RECIPIENT")]
    recipient: Option<String>,
    /// Replace the file if it is there already
    #[arg(long)]
    replace: bool,
    /// Do not ask once more before names leave
    #[arg(long)]
    yes: bool,
    /// Print what would leave to stdout; write and note nothing
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
    /// Only visits with this educator
    #[arg(long = "with", value_name = "NAME")]
    partner: Option<String>,
    /// Send answers with something marked in them as they are, and remember that
    #[arg(long, conflicts_with = "without_marked")]
    keep_marked: bool,
    /// Leave answers with something marked in them out
    #[arg(long)]
    without_marked: bool,
    #[command(flatten)]
    unlock: Unlock,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormName {
    Xlsx,
    Csv,
    Json,
    Html,
    Md,
    Ics,
}

impl FormName {
    const fn form(self) -> Form {
        match self {
            Self::Xlsx => Form::Xlsx,
            Self::Csv => Form::Csv,
            Self::Json => Form::Json,
            Self::Html => Form::Html,
            Self::Md => Form::Markdown,
            Self::Ics => Form::Ics,
        }
    }
}

/// What is wished for beyond what every export has.
#[derive(Default)]
struct Extra {
    form: Option<Form>,
    names: bool,
    list: Option<String>,
}

impl Export {
    /// Shows the columns, shows what would leave, or writes and notes it.
    pub fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let plain = Extra::default;
        match self.command {
            Command::Log { columns: true, .. } => {
                let rows: Vec<_> =
                    log::COLUMNS.iter().map(|c| vec![c.name.to_owned(), c.about.to_owned()]).collect();
                out::data(out::table(&rows))?;
                Ok(ExitCode::SUCCESS)
            }
            Command::Log { json, names, sending, .. } => {
                let form = json.then_some(Form::Json);
                sending.send(Profile::Log, &Extra { form, names, ..plain() }, paths)
            }
            Command::Digest { sending } => sending.send(Profile::Digest, &plain(), paths),
            Command::Asks { sending } => sending.send(Profile::Asks, &plain(), paths),
            Command::Family { sending } => sending.send(Profile::Family, &plain(), paths),
            Command::Slip { sending } => sending.send(Profile::Slip, &plain(), paths),
            Command::Audit { list, sending } => {
                let list = list.map(|file| files::read_text(&file)).transpose()?;
                sending.send(Profile::Audit, &Extra { list, ..plain() }, paths)
            }
            Command::Calendar { names, sending } => {
                sending.send(Profile::Calendar, &Extra { names, ..plain() }, paths)
            }
            Command::Everything { to, unlock } => all_of_it(&to, &unlock, paths),
        }
    }
}

impl Sending {
    fn send(&self, profile: Profile, extra: &Extra, paths: &Paths) -> anyhow::Result<ExitCode> {
        let (id, at) = (Uuid::now_v7(), now());
        if self.to.is_none() && !self.dry_run {
            let missing = clap::error::ErrorKind::MissingRequiredArgument;
            super::Cli::command().error(missing, say!(text(), "cli-export-where")).exit();
        }
        let site = out::rules(paths)?;
        ensure!(
            !extra.names || profile != Profile::Log || site.recipient_is_school_official,
            say!(text(), "cli-export-names")
        );
        let pages = paths.config().pages().map_err(|problem| anyhow!(text().sentence(&problem)))?;
        let target = self.to.as_deref().filter(|_| !self.dry_run);
        let mut vault = match target {
            Some(_) => self.unlock.writing(paths, at)?,
            None => self.unlock.reading(paths)?,
        };
        let book = vault.book(vault.who())?;
        let given = Given { book: &book, site: &site, text: text(), pages: &pages, at, id };
        let mut wish = Wish {
            profile,
            form: self.form(profile, extra.form)?,
            visits: self.picked(profile, extra.list.as_deref(), &given)?,
            only_unsent: self.unsent,
            names: extra.names,
            without: Vec::new(),
        };
        ensure!(!profile.is_for_one_visit() || wish.visits.len() == 1, say!(text(), "cli-export-one"));
        if extra.names && profile == Profile::Log && target.is_some() && !self.yes {
            let ask = say!(text(), "cli-export-names-ask");
            ensure!(
                out::agreed(&ask, &say!(text(), "cli-export-names-yes"))?,
                say!(text(), "cli-export-left")
            );
        }
        let mut made = export::make(&wish, &given)?;
        let kept = self.look(&mut wish, &mut made, &given)?;
        for (what, count) in &made.withheld {
            out::note(&text().get(&format!("withheld-{what}"), &[("count", (*count).into())]));
        }
        let card = Some(site.coordinator_card.as_str())
            .filter(|card| !card.is_empty() && profile.is_for_the_coordinator());
        let sealed_to = card.filter(|_| target.is_some());
        let bytes = sealed_to.map(|card| sealed::seal(&made.bytes, card)).transpose()?;
        let bytes = bytes.as_deref().unwrap_or(&made.bytes);
        match target {
            None => {
                let shown = (wish.form == Form::Xlsx).then(|| made.shown(wish.form));
                out::data(shown.as_deref().map_or(&*made.bytes, str::as_bytes))?;
                out::note(&say!(text(), "cli-export-dry-run"));
            }
            Some(_) if made.lines.is_empty() => out::note(&say!(text(), "cli-export-nothing")),
            // Closed, or thrown away: nobody got it.
            Some("-") if out::goes_nowhere() => bail!(say!(text(), "cli-export-broken")),
            Some("-") => {
                ensure!(out::all_data(bytes)?, say!(text(), "cli-export-broken"));
                self.note_departure(&mut vault, (&wish, made), kept, (id, at), "-")?;
            }
            Some(typed) => {
                let path = files::expand(typed);
                files::write_new_or_replace(&path, bytes, self.replace)?;
                let count = made.lines.len();
                self.note_departure(&mut vault, (&wish, made), kept, (id, at), &file_name(&path))
                    .with_context(|| say!(text(), "cli-doing-departure", file = shown(&path)))?;
                let key = if card.is_some() { "cli-export-sealed" } else { "cli-export-done" };
                out::note(&text().get(key, &[("count", count.into()), ("file", shown(&path).into())]));
            }
        }
        vault.settle()?;
        Ok(ExitCode::SUCCESS)
    }

    /// The form: as asked for, else as the file's name ends, else one that can be read on a terminal.
    fn form(&self, profile: Profile, asked: Option<Form>) -> anyhow::Result<Form> {
        let name = self.to.as_deref().unwrap_or("-").trim_end_matches(".age");
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let by_name = ending.as_ref().and_then(|e| Form::ALL.iter().copied().find(|f| f.ending() == e));
        let forms = profile.forms();
        let readable = || forms.iter().copied().find(|form| *form != Form::Xlsx);
        let usual = if profile == Profile::Digest { Some(Form::Markdown) } else { readable() };
        let form = asked.or_else(|| self.form.map(FormName::form)).or(by_name).or(usual).unwrap_or(forms[0]);
        let there: Vec<&str> = forms.iter().map(|form| form.ending()).collect();
        let chosen = asked.is_some() || self.form.is_some() || by_name.is_some();
        if let Some(ending) = ending.filter(|_| !chosen) {
            bail!(say!(text(), "cli-export-form", form = clean::line(&ending), forms = there.join(", ")));
        }
        ensure!(
            forms.contains(&form),
            say!(text(), "cli-export-form", form = form.ending(), forms = there.join(", "))
        );
        Ok(form)
    }

    /// Shows what is marked in what people wrote, and does as was said: keeps it, leaves it out, or stops.
    fn look(&self, wish: &mut Wish, made: &mut Made, given: &Given<'_>) -> anyhow::Result<Vec<Kept>> {
        let found = careful::look(made, wish.profile, given);
        if found.is_empty() {
            return Ok(Vec::new());
        }
        for each in &found {
            let reference = given.book.entry(each.entry).and_then(|e| given.book.visit(e.visit));
            let reference = reference.map(|v| v.visit_ref.clone()).unwrap_or_default();
            let marked: Vec<String> = each
                .marked
                .iter()
                .map(|m| format!("“{}” ({})", &*m.words, text().get(&format!("marked-{}", m.what), &[])))
                .collect();
            out::note(&say!(text(), "cli-export-marked", visit = reference, marked = marked.join(", ")));
        }
        let entries: Vec<EntryId> = found.iter().map(|f| f.entry).collect();
        if self.without_marked {
            wish.without = entries;
            *made = export::make(wish, given)?;
            return Ok(Vec::new());
        }
        ensure!(self.keep_marked || self.dry_run, say!(text(), "cli-export-look"));
        // Who it was is filled in when it is noted.
        let by = crate::visit::EducatorId(Uuid::nil());
        let kept = |f: &careful::Found| Kept {
            id: KeptId(Uuid::now_v7()),
            entry: f.entry,
            hash: f.hash(),
            by,
            at: given.at,
        };
        Ok(found.iter().map(kept).collect())
    }

    /// The visits that were asked for, by day; those of a list in its order.
    fn picked(
        &self,
        profile: Profile,
        list: Option<&str>,
        given: &Given<'_>,
    ) -> anyhow::Result<Vec<VisitId>> {
        let book = given.book;
        if let Some(list) = list {
            let (visits, strange) = audit::named(list, given);
            for reference in strange {
                out::note(&say!(text(), "cli-export-no-visit", reference = reference));
            }
            return Ok(visits);
        }
        let mut named = Vec::new();
        for wanted in &self.visits {
            let visit = book.visits.iter().find(|v| v.visit_ref.eq_ignore_ascii_case(wanted.trim()));
            let reference = clean::line(wanted);
            let visit =
                visit.ok_or_else(|| anyhow!(say!(text(), "cli-export-no-visit", reference = reference)))?;
            named.push(visit.id);
        }
        let partner = self
            .partner
            .as_deref()
            .map(|name| {
                let same = |e: &&crate::visit::Educator| clean::folded(&e.name) == clean::folded(name.trim());
                let known = book.educators.iter().find(same);
                known.ok_or_else(|| anyhow!(say!(text(), "cli-export-no-educator", name = clean::line(name))))
            })
            .transpose()?;
        let mut visits = self.month.map_or(Filter::All, Filter::Month).visits(profile, book);
        if let Some(partner) = partner {
            let with = Filter::With(partner.id).visits(profile, book);
            visits.retain(|id| with.contains(id));
        }
        visits.retain(|id| named.is_empty() || named.contains(id));
        Ok(visits)
    }

    /// Notes what left under a name, and what was kept in it on purpose.
    fn note_departure(
        &self,
        vault: &mut Vault,
        (wish, made): (&Wish, Made),
        kept: Vec<Kept>,
        (id, at): (Uuid, DateTime<FixedOffset>),
        name: &str,
    ) -> anyhow::Result<()> {
        let departure = Departure {
            id: DepartureId(id),
            at,
            by: vault.who(),
            profile: wish.profile.word().to_owned(),
            format: wish.form.ending().to_owned(),
            to: clean::composed(&clean::line(self.recipient.as_deref().unwrap_or_default())).into(),
            name: name.to_owned(),
            hash: hex(&Sha256::digest(&made.bytes)),
            lines: made.lines,
        };
        let mut records = vec![Record::Departure(departure)];
        let who = vault.who();
        records.extend(kept.into_iter().map(|kept| Record::Kept(Kept { by: who, ..kept })));
        Ok(vault.put(&records, who, at)?)
    }
}

/// Writes everything that may be read into a new folder.
fn all_of_it(to: &Path, unlock: &Unlock, paths: &Paths) -> anyhow::Result<ExitCode> {
    let at = now();
    let mut vault = unlock.writing(paths, at)?;
    let who = vault.who();
    let book = vault.book(who)?;
    let mut texts = HashMap::new();
    for visit in &book.visits {
        texts.extend(vault.texts(visit.id, who)?);
    }
    let files = everything::files(&book, &texts, &out::rules(paths)?, at, &|key| text().get(key, &[]));
    let folder = files::expand(&to.to_string_lossy());
    let count = files.len();
    files::write_folder(&folder, &files)?;
    let departure = Departure {
        id: DepartureId(Uuid::now_v7()),
        at,
        by: who,
        profile: everything::PROFILE.to_owned(),
        format: everything::FORMAT.to_owned(),
        to: String::new().into(),
        name: file_name(&folder),
        hash: everything::hash(&files),
        lines: Vec::new(),
    };
    vault.put(&[Record::Departure(departure)], who, at)?;
    vault.settle()?;
    out::note(&say!(text(), "cli-export-everything", count = count, folder = shown(&folder)));
    Ok(ExitCode::SUCCESS)
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
