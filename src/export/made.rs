//! One door for everything that leaves: what is wished for in, exactly what leaves out.

use std::collections::HashSet;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate};
use uuid::Uuid;

use super::table::{self, Table, Unwritable};
use super::{asks, audit, calendar, digest, family, log, slip};
use crate::pages::{Pages, plain};
use crate::private::Private;
use crate::site::Site;
use crate::text::Text;
use crate::visit::{Book, EducatorId, LineSent, VisitId};

/// What can leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Visits, for pay.
    Log,
    /// Our reflection, in our words.
    Digest,
    /// What we ask of the coordinator.
    Asks,
    /// What the family gets back.
    Family,
    /// One page a visit, for the files.
    Slip,
    /// What is held of a visit, and by whom.
    Audit,
    /// Agreed visits and promises by date.
    Calendar,
}

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A workbook.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
    /// Markdown.
    Markdown,
    /// One page, to print or to read in a browser.
    Html,
    /// iCalendar.
    Ics,
}

impl Profile {
    /// All of them, in the order in which they are offered: pay and our words are equal, and first.
    pub const ALL: &[Self] =
        &[Self::Log, Self::Digest, Self::Asks, Self::Family, Self::Slip, Self::Audit, Self::Calendar];

    /// Its word in [`crate::visit::Departure::profile`] and in text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Log => log::PROFILE,
            Self::Digest => digest::PROFILE,
            Self::Asks => "asks",
            Self::Family => "family",
            Self::Slip => "slip",
            Self::Audit => "audit",
            Self::Calendar => "calendar",
        }
    }

    /// The forms it has, the usual one first.
    pub const fn forms(self) -> &'static [Form] {
        match self {
            Self::Log => &[Form::Xlsx, Form::Csv, Form::Json],
            Self::Digest => &[Form::Html, Form::Markdown],
            Self::Asks => &[Form::Xlsx, Form::Csv],
            Self::Family | Self::Slip => &[Form::Html],
            Self::Audit => &[Form::Html, Form::Csv],
            Self::Calendar => &[Form::Ics],
        }
    }

    /// What its file is called, without a name in it.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Log => "visits",
            Self::Digest => "reflection",
            Self::Asks => "asks",
            Self::Family => "family-page",
            Self::Slip => "slip",
            Self::Audit => "audit",
            Self::Calendar => "calendar",
        }
    }

    /// Whether it is about one visit at a time: what one family gets must never hold another's.
    pub const fn is_for_one_visit(self) -> bool {
        matches!(self, Self::Family)
    }

    /// Whether a second sending of the same is told from the first.
    pub const fn is_for_the_coordinator(self) -> bool {
        matches!(self, Self::Log | Self::Digest | Self::Asks)
    }
}

impl Form {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Xlsx, Self::Csv, Self::Json, Self::Markdown, Self::Html, Self::Ics];

    /// The end of a file's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Ics => "ics",
        }
    }
}

/// What somebody wants to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What.
    pub profile: Profile,
    /// In which form.
    pub form: Form,
    /// Of which visits, by day.
    pub visits: Vec<VisitId>,
    /// Leaves out what was sent before, exactly as it is now.
    pub only_unsent: bool,
    /// Names of students and families in a log, where the site says that a school official receives it; the family's name
    /// in a calendar's titles.
    pub names: bool,
    /// Answers that stay out of this sending.
    pub without: Vec<crate::visit::EntryId>,
}

/// Everything that an export is made from.
pub struct Given<'a> {
    /// The records.
    pub book: &'a Book,
    /// The rules.
    pub site: &'a Site,
    /// The words, in the language of whoever sends.
    pub text: &'a Text,
    /// The pages.
    pub pages: &'a Pages,
    /// The moment.
    pub at: DateTime<FixedOffset>,
    /// Names this sending.
    pub id: Uuid,
}

impl Given<'_> {
    /// A string of the interface.
    pub fn words(&self, key: &str) -> String {
        self.text.get(key, &[])
    }
}

/// What leaves, exactly. No `Debug`: it holds what people wrote.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// The tables that the file holds, where it is a workbook or CSV.
    pub tables: Vec<Table>,
    /// What is noted of it.
    pub lines: Vec<LineSent>,
    /// The visits in it.
    pub visits: Vec<VisitId>,
    /// What stays here though it was asked for: the end of a text key, and how many.
    pub withheld: Vec<(&'static str, usize)>,
    /// What people wrote in it: the answer, and its words as they leave.
    pub written: Vec<(crate::visit::EntryId, Private)>,
}

impl Made {
    /// The same, to be read: tables row by row, a page as its words, anything else as it is.
    pub fn shown(&self, form: Form) -> String {
        let text = || String::from_utf8_lossy(&self.bytes);
        match form {
            Form::Xlsx | Form::Csv => self.tables.iter().map(Table::shown).collect::<Vec<_>>().join("\n"),
            Form::Html => plain(&text()),
            Form::Json | Form::Markdown | Form::Ics => text().into_owned(),
        }
    }

    /// Of these tables, in the form that was wished for.
    pub(super) fn of(tables: Vec<Table>, form: Form, given: &Given<'_>) -> Result<Self, ExportError> {
        let tables = if form == Form::Csv { tables } else { with_about(tables, given) };
        let bytes = match (form, tables.first()) {
            (Form::Csv, Some(table)) => table::csv(table),
            _ => table::workbook(&tables, given.at)?,
        };
        Ok(Self { bytes, tables, ..Self::default() })
    }
}

/// Why something could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The workbook.
    #[error(transparent)]
    Workbook(#[from] Unwritable),
    /// The page: a template is wrong.
    #[error(transparent)]
    Page(#[from] crate::pages::PageError),
}

impl ExportError {
    /// As a sentence.
    pub fn sentence(&self) -> crate::text::Sentence {
        match self {
            Self::Workbook(_) => crate::text::Sentence::new("export-workbook"),
            Self::Page(error) => error.sentence(),
        }
    }
}

/// Makes what was wished for.
///
/// # Errors
/// [`ExportError`].
pub fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let mut made = match wish.profile {
        Profile::Log => visits(wish, given)?,
        Profile::Digest => digest::make(wish, given)?,
        Profile::Asks => asks::make(wish, given)?,
        Profile::Family => family::make(wish, given)?,
        Profile::Slip => slip::make(wish, given)?,
        Profile::Audit => audit::make(wish, given)?,
        Profile::Calendar => calendar::make(wish, given),
    };
    let mut withheld: Vec<(&'static str, usize)> = Vec::new();
    for (what, count) in made.withheld {
        match withheld.iter_mut().find(|(known, _)| *known == what) {
            Some((_, sum)) => *sum += count,
            None => withheld.push((what, count)),
        }
    }
    withheld.retain(|(_, count)| *count > 0);
    made.withheld = withheld;
    Ok(made)
}

fn visits(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let options =
        log::Options { visits: Some(wish.visits.clone()), only_unsent: wish.only_unsent, names: wish.names };
    let rows = log::rows(given.book, given.site, &options, given.id, given.at);
    let lines: Vec<LineSent> = rows.iter().map(log::Row::line_sent).collect();
    let withheld = log::withheld(given.book, &options, &rows);
    let names_leave = wish.names && given.site.recipient_is_school_official;
    let made = match wish.form {
        Form::Json => Made { bytes: log::json(&rows), ..Made::default() },
        Form::Csv => Made::of(vec![log::table(&rows)], wish.form, given)?,
        _ => Made::of(vec![log::table(&rows), log::pay_table(&log::pay(&rows))], wish.form, given)?,
    };
    Ok(Made {
        visits: distinct(lines.iter().map(|line| line.visit)),
        lines,
        withheld: withheld
            .into_iter()
            .filter(|held| !(names_leave && held.what == "names"))
            .map(|held| (held.what, held.count))
            .collect(),
        ..made
    })
}

/// The tables of a workbook and one that says what it is.
fn with_about(mut tables: Vec<Table>, given: &Given<'_>) -> Vec<Table> {
    let name = tables.first().map_or("", |table| table.name).to_lowercase();
    let rows = tables.first().map_or(0, |table| table.rows.len());
    let staff: Vec<String> = given.book.educators.iter().map(|e| e.name.to_string()).collect();
    let about = [
        ("about_contains", given.words(&format!("about-contains-{name}"))),
        ("about_for", given.words(&format!("about-for-{name}"))),
        ("made_at", given.at.to_rfc3339()),
        ("made_by", staff.join(", ")),
        ("export_id", given.id.to_string()),
        ("rows", rows.to_string()),
    ];
    tables.push(Table {
        name: "About",
        heading: vec!["what", "value"],
        rows: about.iter().map(|(name, value)| vec![(*name).into(), value.as_str().into()]).collect(),
    });
    tables
}

/// Each once, in order.
pub(super) fn distinct(visits: impl Iterator<Item = VisitId>) -> Vec<VisitId> {
    let mut seen = HashSet::new();
    visits.filter(|visit| seen.insert(*visit)).collect()
}

/// Which visits. There is no filter by family or student but one visit at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// What is filed or changed and was not sent as it is now.
    #[default]
    Unsent,
    /// All.
    All,
    /// Those of the month that this day is in.
    Month(NaiveDate),
    /// Those that this educator is on.
    With(EducatorId),
    /// One.
    One(VisitId),
}

impl Filter {
    /// The visits that it lets through, by day. Voided ones are in: a log says that they do not count any more.
    pub fn visits(self, profile: Profile, book: &Book) -> Vec<VisitId> {
        let sent = book.departures.iter().filter(|d| d.profile == profile.word());
        let went: HashSet<VisitId> = sent.flat_map(|d| &d.lines).map(|line| line.visit).collect();
        let mut visits: Vec<_> = book
            .visits
            .iter()
            .filter(|v| match self {
                Self::Unsent if matches!(profile, Profile::Family | Profile::Slip) => !went.contains(&v.id),
                Self::Unsent | Self::All => true,
                Self::Month(m) => v.day().is_some_and(|d| (d.year(), d.month()) == (m.year(), m.month())),
                Self::With(who) => v.is_on(who),
                Self::One(id) => v.id == id,
            })
            .collect();
        visits.sort_by_key(|v| (v.day().is_none(), v.day(), v.id));
        visits.into_iter().map(|v| v.id).collect()
    }
}

/// How many visits would be in a sending of what was not sent as it is now.
pub fn waiting(profile: Profile, book: &Book, site: &Site, at: DateTime<FixedOffset>) -> usize {
    match profile {
        Profile::Log => log::waiting(book, site, at).visits,
        Profile::Digest => digest::unsent(book).len(),
        Profile::Asks => asks::unsent(book).len(),
        _ => 0,
    }
}
