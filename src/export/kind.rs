//! What an export is, and what it is made of: the ground of all of them. Each has a file of its own and a row in
//! [`super::EXPORTS`].

use std::fmt;

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use crate::guide::Library;
use crate::pages::{Pages, plain};
use crate::private::Private;
use crate::sheet::{self, Table, Unwritable};
use crate::site::Site;
use crate::text::Text;
use crate::visit::{Book, EntryId, FamilyId, LineSent, Visit, VisitId, statement_hash};

/// Something that can leave.
pub struct Export {
    /// Its word in [`crate::visit::Disclosure::profile`] and in text keys.
    pub word: &'static str,
    /// The forms it has, the usual one first.
    pub forms: &'static [Form],
    /// What its file is called, without a name in it.
    pub file: &'static str,
    /// To whom it goes.
    pub goes_to: GoesTo,
    /// Whether the names of students and families may stand in it.
    pub names: Naming,
    /// Whether it holds what people wrote, in which names were covered: it is to be read through.
    pub words: bool,
    /// What it says in words, for whoever sends it, where its file is none to be read; made of what the file is made of.
    pub in_words: Option<fn(&Wish, &Given<'_>) -> String>,
    /// Makes it.
    pub make: fn(&Wish, &Given<'_>) -> Result<Made, ExportError>,
    /// How many visits would be in a sending of what was not sent as it is now.
    pub waiting: fn(&Book, &Site, DateTime<FixedOffset>) -> usize,
}

/// To whom an export goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoesTo {
    /// The coordinator, sealed where the site has a card: a second sending of the same is told from the first.
    Coordinator,
    /// One family, which must never get another's: one visit at a time, and each once.
    Family,
    /// The files, each visit once.
    Files,
    /// Oneself, or whoever asks.
    Oneself,
}

/// Whether the names of students and families may stand in an export. That they do is asked for, and asked about once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// They never do by wish.
    Never,
    /// Where the site says that a school official receives it (34 CFR 99.31(a)(1)).
    ForAnOfficial,
    /// Where one wants it.
    Wanted,
}

impl PartialEq for Export {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl Eq for Export {}

impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word)
    }
}

impl Export {
    /// Whether it is about one visit at a time.
    pub(crate) fn is_for_one_visit(&self) -> bool {
        self.goes_to == GoesTo::Family
    }

    /// Whether it goes to the coordinator.
    pub(crate) fn is_for_the_coordinator(&self) -> bool {
        self.goes_to == GoesTo::Coordinator
    }

    /// Whether names may stand in it under a site's rules.
    pub(crate) fn may_have_names(&self, site: &Site) -> bool {
        match self.names {
            Naming::Never => false,
            Naming::ForAnOfficial => site.recipient_is_school_official,
            Naming::Wanted => true,
        }
    }
}

/// Nothing waits to be sent in it by itself.
pub(super) fn nothing_waits(_: &Book, _: &Site, _: DateTime<FixedOffset>) -> usize {
    0
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

impl Form {
    /// All of them.
    pub(crate) const ALL: &[Self] =
        &[Self::Xlsx, Self::Csv, Self::Json, Self::Html, Self::Markdown, Self::Ics];

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
    pub export: &'static Export,
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
    pub without: Vec<EntryId>,
}

impl Wish {
    /// The visits that were wished for; voided ones are none.
    pub(super) fn visits<'a>(&'a self, book: &'a Book) -> impl Iterator<Item = &'a Visit> {
        self.visits.iter().filter_map(|&id| book.visit(id)).filter(|visit| !visit.voided)
    }
}

/// Everything that an export is made from.
pub struct Given<'a> {
    /// The records.
    pub book: &'a Book,
    /// The rules.
    pub site: &'a Site,
    /// The words, in the language of whoever sends.
    pub text: &'a Text,
    /// The guides, which know what languages there are words in.
    pub library: &'a Library,
    /// The pages.
    pub pages: &'a Pages,
    /// The moment.
    pub at: DateTime<FixedOffset>,
    /// Names this sending.
    pub id: Uuid,
}

impl Given<'_> {
    /// A string of the interface.
    pub(crate) fn words(&self, key: &str) -> String {
        self.text.get(key, &[])
    }
}

/// What leaves, exactly. No `Debug`: it holds what people wrote.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// The file. What may leave of it is decided in a [`super::Sending`].
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
    pub written: Vec<(EntryId, Private)>,
    /// Lines that are not in the language of whom it is for.
    pub unsaid: Vec<Private>,
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
            (Form::Csv, Some(table)) => sheet::csv(table),
            _ => sheet::workbook(&tables, given.at)?,
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
    pub(crate) fn sentence(&self) -> crate::text::Sentence {
        match self {
            Self::Workbook(error) => error.sentence(),
            Self::Page(error) => error.sentence(),
        }
    }
}

/// Makes what was wished for.
///
/// # Errors
/// [`ExportError`].
pub fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let mut made = (wish.export.make)(wish, given)?;
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

/// What is noted of a family of whom this left, whether or not somebody visited.
pub(super) fn family_sent(family: FamilyId, content: &str) -> LineSent {
    LineSent { record: family.0, ..line_sent(VisitId::default(), 1, content) }
}

/// What is noted of a visit of which all that left is this.
pub(super) fn line_sent(visit: VisitId, version: u32, content: &str) -> LineSent {
    LineSent { record: visit.0, version, hash: statement_hash(content.as_bytes()), visit }
}
