//! A class list: bytes → rows → what would change. Pure: nothing is opened, kept or changed here.
//!
//! ```text
//!  bytes ─ clean::decode ─> text ─ table ─> records ─ students ─> ClassList ─ plan ─> Plan
//!                           (headings: which column is what)      (siblings: who may be)
//! ```
//!
//! Of a list are kept: the name used and the full name, the student's number, the grade band, the class, the language and
//! whether an interpreter is needed. Address, phone, guardians, birth date and all else are left out, and [`ClassList::left_out`] says
//! so; addresses, phones and guardians are compared while reading, to propose who may be siblings, and dropped.

mod grade;
mod headings;
mod plan;
mod records;
mod siblings;
mod students;
mod table;

pub use grade::band;
pub use plan::{Field, Known, MatchedBy, Plan, Step, plan};
pub use records::{known, records};

use crate::clean::{self, Encoding, RECORD_LIMIT, Undecodable};
use crate::private::Private;
use crate::text::Sentence;
use crate::visit::Band;

/// How a key begins that a name was digested into, for want of a student number.
const NAME_KEY: &str = "name:";

/// Whether a student's key is the school's own number, not a digest of a name.
pub(crate) fn is_number(source_key: &str) -> bool {
    !source_key.starts_with(NAME_KEY)
}

/// A class list as read: everything that a preview shows before anybody is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassList {
    /// The students, in the order of the file. Each [`Row::source_key`] is there once.
    pub rows: Vec<Row>,
    /// The headings of the columns that are not kept, in the order of the file.
    pub left_out: Vec<String>,
    /// The lines passed over, in the order of the file.
    pub skipped: Vec<Skipped>,
    /// Indices of [`Self::rows`] that share an address, a phone or a guardian: for a person to confirm, never to believe.
    /// A surname alone proposes nothing. Each row is in one group at most.
    pub sibling_proposals: Vec<Vec<usize>>,
    /// How the file was encoded.
    pub encoding: Encoding,
    /// What stood between the cells.
    pub delimiter: char,
}

impl ClassList {
    /// Whether a sibling proposal is likely enough to be one family unless a person says otherwise: all of one surname. A
    /// shared address alone may be neighbours.
    pub fn is_likely(&self, group: usize) -> bool {
        let mut names = self.sibling_proposals[group].iter().map(|&row| headings::fold(&self.rows[row].last));
        names.next().is_some_and(|first| !first.is_empty() && names.all(|name| name == first))
    }
}

/// One student of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line where the student's record begins, from 1.
    pub line: u64,
    /// What the student is called: the preferred name, else the first.
    pub name: Private,
    /// The first name in full. For telling students apart; need not be kept.
    pub first: Private,
    /// The last name, empty where the list has none. For telling students apart; need not be kept.
    pub last: Private,
    /// What the next import matches by: the student number of the school's system, or where the list has none, "name:" and
    /// a digest of the full name that cannot be read back (with "#2" and on for namesakes). Keep it as it is.
    pub source_key: Private,
    /// A digest of the full name, with or without a number beside it.
    pub full_name: Private,
    /// The grade band, where the list has a grade from preschool to twelfth.
    pub band: Option<Band>,
    /// The class, section or period, where the list has one, in the list's own words.
    pub class: Option<String>,
    /// The language to write home in, else the home language, in the list's own words ("Spanish", "es").
    pub language: Option<String>,
    /// Whether an interpreter is needed, where the list says.
    pub interpreter: Option<bool>,
}

impl Row {
    /// Whether the key was made of the name, for want of a student number.
    pub(crate) fn is_named(&self) -> bool {
        !is_number(&self.source_key)
    }

    /// The student as a preview shows them, surname and all: namesakes are told apart before anything is taken in.
    pub(crate) fn shown(&self) -> String {
        let is_last = *self.name == *self.last || self.last.is_empty();
        if is_last { self.name.to_string() } else { format!("{} {}", self.name, self.last) }
    }
}

/// A line that is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The line where it begins, from 1.
    pub line: u64,
    /// Why.
    pub why: Why,
}

/// Why a line is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A title above the headings.
    AboveHeadings,
    /// The headings again, as printed reports repeat them.
    HeadingsAgain,
    /// Nothing on this line, nor on those that follow up to the next student.
    Empty,
    /// A count of students, or a page number.
    Total,
    /// A teacher's or guardian's record.
    NotAStudent,
    /// No role and no grade, in a list of everyone (`OneRoster` 1.2): may be an adult.
    PerhapsAnAdult,
    /// Has left the school, or is to be deleted.
    Left,
    /// No name.
    NoName,
    /// A name, number, class or language of more than 200 characters.
    TooLong,
    /// The same student number and name as on an earlier line, or without a number the same name in the same grade.
    Repeated {
        /// The earlier line.
        first: u64,
    },
}

impl Why {
    /// The reason as the words after a line's number, for the screen.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::AboveHeadings => Sentence::new("roster-skip-above-headings"),
            Self::HeadingsAgain => Sentence::new("roster-skip-headings-again"),
            Self::Empty => Sentence::new("roster-skip-empty"),
            Self::Total => Sentence::new("roster-skip-total"),
            Self::NotAStudent => Sentence::new("roster-skip-not-a-student"),
            Self::PerhapsAnAdult => Sentence::new("roster-skip-perhaps-an-adult"),
            Self::Left => Sentence::new("roster-skip-left"),
            Self::NoName => Sentence::new("roster-skip-no-name"),
            Self::TooLong => Sentence::new("roster-skip-too-long"),
            Self::Repeated { first } => {
                Sentence::new("roster-skip-repeated").with("first", first.to_string())
            }
        }
    }
}

/// Why a class list cannot be read. It is read whole or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub enum RosterError {
    /// The bytes are too many, or damaged.
    Undecodable(Undecodable),
    /// A workbook or PDF, by its first bytes.
    NotText,
    /// No line near the top has a heading for a name.
    NoHeadings,
    /// More records than [`RECORD_LIMIT`].
    TooMany,
    /// A quotation mark swallows what follows.
    Broken {
        /// Where the record with the quotation mark begins, from 1.
        line: u64,
    },
}

impl RosterError {
    /// What is wrong and what to do, for the screen.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Undecodable(undecodable) => undecodable.sentence(),
            Self::NotText => Sentence::new("roster-not-text"),
            Self::NoHeadings => Sentence::new("roster-no-headings"),
            Self::TooMany => Sentence::new("roster-too-many").with("limit", RECORD_LIMIT.to_string()),
            Self::Broken { line } => Sentence::new("roster-broken").with("line", line.to_string()),
        }
    }
}

impl From<Undecodable> for RosterError {
    /// By hand, so that it is not its own cause as well: the sentence would be said twice.
    fn from(undecodable: Undecodable) -> Self {
        Self::Undecodable(undecodable)
    }
}

/// Reads a class list: CSV with commas, semicolons or tabs, in any encoding that [`clean::decode`] reads, with a row of
/// headings in any order within the first ten lines.
///
/// # Errors
/// [`RosterError`]; no message holds anything of the list but a line number.
pub fn read(bytes: &[u8]) -> Result<ClassList, RosterError> {
    // xlsx and its like, old xls, PDF: any bytes are Windows-1252, so these must be told by how they begin.
    if [&b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0", b"%PDF"].iter().any(|magic| bytes.starts_with(magic)) {
        return Err(RosterError::NotText);
    }
    let (text, encoding) = clean::decode(bytes)?;
    let table = table::Table::read(&text)?;
    let (rows, sibling_proposals, passed_over) = students::read(&table);
    let left_out = table.left_out();
    let mut skipped = table.skipped;
    skipped.extend(passed_over);
    skipped.sort_by_key(|skipped| skipped.line);
    Ok(ClassList { rows, left_out, skipped, sibling_proposals, encoding, delimiter: table.delimiter })
}
