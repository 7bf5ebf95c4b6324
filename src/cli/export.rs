//! `homevisit export`: what is handed over, shown or written byte for byte, and noted.

mod page;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, anyhow, bail, ensure};
use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::{Args, CommandFactory as _, Subcommand, ValueEnum};
use uuid::Uuid;

use crate::clean;
use crate::export::{
    self, ASKS, AUDIT, CALENDAR, DIGEST, FAMILY, Filter, Form, Given, LOG, Left, NEXT_TEACHER, SLIP, THREAD,
    Wish, audit, everything, log,
};
use crate::files;
use crate::paths::Paths;
use crate::say;
use crate::visit::{DisclosureId, EducatorId, KeptAsIs, KeptAsIsId, Record, VisitId};

use super::out::{self, text};
use super::unlock::{Unlock, now};

/// The parts of `export`.
#[derive(Debug, Subcommand)]
pub(crate) enum Export {
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
    Digest(Sending),
    /// What we ask of the coordinator: what everybody who signed agreed to share, a line each
    Asks(Sending),
    /// A page for the family: their hopes, what each said they would do, how to reach you
    #[command(after_help = "\
Example:
  homevisit export family --visit HV-4K7QM --to page.html")]
    Family(Sending),
    /// A page for the family at the year's end: what they told us, what we did, what they taught, what came of it
    #[command(after_help = "\
Example:
  homevisit export thread --visit HV-4K7QM --to our-year.html")]
    Thread(Sending),
    /// For next year's teacher: the lines that the family agreed to, and nothing else
    #[command(after_help = "\
Examples:
  homevisit export next-teacher --visit HV-4K7QM --to for-ms-diaz.json --for 'Ms. Diaz'
  homevisit export next-teacher --visit HV-4K7QM --to for-the-family.html

The other teacher takes the .json in with `homevisit take-in`; the page is for the family to read first.")]
    NextTeacher(Sending),
    /// What is held about a family, for a parent who asks: everything in Ours, what left, when and to whom
    #[command(after_help = "\
Example:
  homevisit export family-file --family Maya --to held.html --for 'the family'

Mine is named and left out. What is written is noted, as whatever leaves is.")]
    FamilyFile {
        /// The family, by its name, a student's name or its alias
        #[arg(long, value_name = "NAME")]
        family: String,
        /// Write it to this file, which must not be there yet
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// For whom, in your words; noted with what was sent
        #[arg(long = "for", value_name = "RECIPIENT", default_value = "")]
        recipient: String,
        #[command(flatten)]
        unlock: Unlock,
    },
    /// Fieldwork for a credential: dates, hours, with whom, who confirmed, and what you learned in your own words
    #[command(after_help = "\
Your words are a text file. Nothing of a family leaves with them: what names one, or touches a subject worth a second look,
is shown with its line, and nothing is written until it is said otherwise.

The programme's file:
  name = \"Teacher residency\"
  hours = 20
  [[elements]]
  id = \"1.1\"
  words = \"Apply what families know to engage students.\"

Example:
  homevisit export fieldwork --programme residency.toml --element 1.1 --words mine.txt --to fieldwork.html")]
    Fieldwork {
        /// What the programme asks for
        #[arg(long, value_name = "FILE")]
        programme: Option<PathBuf>,
        /// An element of it that the work was about; may be given more than once
        #[arg(long = "element", value_name = "ID", requires = "programme")]
        elements: Vec<String>,
        /// What you learned, in your own words
        #[arg(long, value_name = "FILE")]
        words: Option<PathBuf>,
        /// Write it to this file, which must not be there yet
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        #[command(flatten)]
        unlock: Unlock,
    },
    /// One page a visit for the files: who, when, how long, who confirmed; no family's name
    Slip(Sending),
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
pub(crate) struct Sending {
    /// Write it to this file, whole or not at all; - is stdout
    #[arg(long, value_name = "FILE")]
    to: Option<String>,
    /// In which form; else as the file's name ends
    #[arg(long = "as", value_name = "FORM")]
    form: Option<Form>,
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
    #[arg(long, value_name = "YYYY-MM", value_parser = out::month)]
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

/// On the command line a form is called as its file ends.
impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.ending()))
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
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let plain = Extra::default;
        match self {
            Self::Log { columns: true, .. } => {
                let rows: Vec<_> =
                    log::COLUMNS.iter().map(|c| vec![c.name.to_owned(), c.about.to_owned()]).collect();
                out::data(out::table(&rows))?;
                Ok(ExitCode::SUCCESS)
            }
            Self::Log { json, names, sending, .. } => {
                let form = json.then_some(Form::Json);
                sending.send(&LOG, &Extra { form, names, ..plain() }, paths)
            }
            Self::Digest(sending) => sending.send(&DIGEST, &plain(), paths),
            Self::Asks(sending) => sending.send(&ASKS, &plain(), paths),
            Self::Family(sending) => sending.send(&FAMILY, &plain(), paths),
            Self::Thread(sending) => sending.send(&THREAD, &plain(), paths),
            Self::NextTeacher(sending) => sending.send(&NEXT_TEACHER, &plain(), paths),
            Self::Fieldwork { programme, elements, words, to, unlock } => {
                page::fieldwork_of(programme.as_deref(), &elements, words.as_deref(), &to, &unlock, paths)
            }
            Self::FamilyFile { family, to, recipient, unlock } => {
                page::family_file(&family, &to, &recipient, &unlock, paths)
            }
            Self::Slip(sending) => sending.send(&SLIP, &plain(), paths),
            Self::Audit { list, sending } => {
                let list = list.map(|file| files::read_text(&file)).transpose()?;
                sending.send(&AUDIT, &Extra { list, ..plain() }, paths)
            }
            Self::Calendar { names, sending } => sending.send(&CALENDAR, &Extra { names, ..plain() }, paths),
            Self::Everything { to, unlock } => all_of_it(&to, &unlock, paths),
        }
    }
}

impl Sending {
    fn send(
        &self,
        export: &'static export::Export,
        extra: &Extra,
        paths: &Paths,
    ) -> anyhow::Result<ExitCode> {
        let (id, at) = (Uuid::now_v7(), now());
        if self.to.is_none() && !self.dry_run {
            let missing = clap::error::ErrorKind::MissingRequiredArgument;
            super::Cli::command().error(missing, say!(text(), "cli-export-where")).exit();
        }
        let site = out::rules(paths)?;
        ensure!(!extra.names || export.may_have_names(&site), say!(text(), "cli-export-names"));
        let pages = paths.config().pages().map_err(|problem| anyhow!(text().sentence(&problem)))?;
        let target = self.to.as_deref().filter(|_| !self.dry_run);
        let mut vault = match target {
            Some(_) => self.unlock.writing(paths, at)?,
            None => self.unlock.reading(paths)?,
        };
        let book = vault.book(vault.who())?;
        let library = &paths.config().library(text().language()).0;
        let given = Given { book: &book, site: &site, text: text(), library, pages: &pages, at, id };
        let wish = Wish {
            export,
            form: self.form(export, extra.form)?,
            visits: self.picked(export, extra.list.as_deref(), &given)?,
            only_unsent: self.unsent,
            names: extra.names,
            without: Vec::new(),
        };
        ensure!(!export.is_for_one_visit() || wish.visits.len() == 1, say!(text(), "cli-export-one"));
        if extra.names && target.is_some() && !self.yes {
            let ask = text().get(&format!("cli-export-names-ask-{}", export.word), &[]);
            ensure!(
                out::agreed(&ask, &say!(text(), "cli-export-names-yes"))?,
                say!(text(), "cli-export-left")
            );
        }
        let mut sending = export::Sending::of(wish, &given)?;
        let kept = self.look(&mut sending, vault.who(), &given)?;
        for (what, count) in sending.withheld() {
            out::note(&text().get(&format!("withheld-{what}"), &[("count", (*count).into())]));
        }
        let Some(target) = target else {
            out::data(sending.exact())?;
            out::note(&say!(text(), "cli-export-dry-run"));
            return Ok(ExitCode::SUCCESS);
        };
        let outgoing = sending.outgoing(&site).filter(|_| !sending.lines().is_empty());
        let Some(outgoing) = outgoing else {
            out::note(&say!(text(), "cli-export-nothing"));
            return Ok(ExitCode::SUCCESS);
        };
        // Closed, or thrown away: nobody got it.
        ensure!(target != "-" || !out::goes_nowhere(), say!(text(), "cli-export-broken"));
        let (bytes, hash) = outgoing.file()?;
        let path = files::expand(target);
        let name = if target == "-" {
            ensure!(out::all_data(&bytes)?, say!(text(), "cli-export-broken"));
            "-".to_owned()
        } else {
            files::write_new_or_replace(&path, &bytes, self.replace)?;
            file_name(&path)
        };
        let (who, to) = (vault.who(), self.recipient.as_deref().unwrap_or_default());
        let disclosure = sending.remembered((DisclosureId(id), who, at), to, Left { name, hash });
        let records: Vec<Record> = std::iter::once(Record::Disclosure(disclosure))
            .chain(kept.into_iter().map(Record::KeptAsIs))
            .collect();
        vault
            .put(&records, who, at)
            .with_context(|| say!(text(), "cli-doing-departure", file = clean::path(&path)))?;
        if target != "-" {
            let key = if sending.is_sealed(&site) { "cli-export-sealed" } else { "cli-export-done" };
            let count = sending.lines().len();
            out::note(&text().get(key, &[("count", count.into()), ("file", clean::path(&path).into())]));
        }
        vault.checkpoint()?;
        Ok(ExitCode::SUCCESS)
    }

    /// The form: as asked for, else as the file's name ends, else one that can be read on a terminal.
    fn form(&self, export: &export::Export, asked: Option<Form>) -> anyhow::Result<Form> {
        let name = self.to.as_deref().unwrap_or("-").trim_end_matches(".age");
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let by_name = ending.as_ref().and_then(|e| Form::ALL.iter().copied().find(|f| f.ending() == e));
        let forms = export.forms;
        let readable = || forms.iter().copied().find(|form| *form != Form::Xlsx);
        let usual = if *export == DIGEST { Some(Form::Markdown) } else { readable() };
        let form = asked.or(self.form).or(by_name).or(usual).unwrap_or(forms[0]);
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
    fn look(
        &self,
        sending: &mut export::Sending,
        who: EducatorId,
        given: &Given<'_>,
    ) -> anyhow::Result<Vec<KeptAsIs>> {
        let found = sending.marked().to_vec();
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
        // Also what was kept before: this time it is to stay here.
        if self.without_marked && !sending.flagged().is_empty() {
            let without = sending.flagged().to_vec();
            *sending = export::Sending::of(Wish { without, ..sending.wish().clone() }, given)?;
            return Ok(Vec::new());
        }
        ensure!(found.is_empty() || self.keep_marked || self.dry_run, say!(text(), "cli-export-look"));
        let mut keep = |entry| sending.keep(entry, KeptAsIsId(Uuid::now_v7()), who, given.at);
        Ok(found.iter().filter_map(|found| keep(found.entry)).collect())
    }

    /// The visits that were asked for, by day; those of a list in its order.
    fn picked(
        &self,
        export: &'static export::Export,
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
        let mut visits = self.month.map_or(Filter::All, Filter::Month).visits(export, book);
        if let Some(partner) = partner {
            let with = Filter::With(partner.id).visits(export, book);
            visits.retain(|id| with.contains(id));
        }
        visits.retain(|id| named.is_empty() || named.contains(id));
        Ok(visits)
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
    let all = everything::folder(&book, &texts, &out::rules(paths)?, at, &|key| text().get(key, &[]));
    let folder = files::expand(&to.to_string_lossy());
    let count = all.files().len();
    files::write_folder(&folder, all.files())?;
    let left = Left { name: file_name(&folder), hash: all.hash() };
    let disclosure = everything::remembered((DisclosureId(Uuid::now_v7()), who, at), left, &book);
    vault.put(&[Record::Disclosure(disclosure)], who, at)?;
    vault.checkpoint()?;
    out::note(&say!(text(), "cli-export-everything", count = count, folder = clean::path(&folder)));
    Ok(ExitCode::SUCCESS)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| clean::line(&name.to_string_lossy())).unwrap_or_default()
}
