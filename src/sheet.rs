//! Rows under a heading: what a spreadsheet gets and gives. One model of a cell; CSV written and read, workbooks written.

mod csv;
mod grid;
mod unpack;
mod workbook;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate};
use uuid::Uuid;

use crate::private::Private;

pub use csv::csv;
pub(crate) use csv::{Csv, DELIMITERS, Records, is_formula};
pub(crate) use grid::{NoGrid, grid};
pub(crate) use unpack::{Unfit, within_limits};
pub(crate) use workbook::Book;
pub use workbook::{Unwritable, workbook};

/// Headings are looked for this far down: school systems and people put titles above them.
pub(crate) const TITLE_ROWS: usize = 10;
/// Cells further to the right are not looked at; the widest export of a school system has some two hundred.
pub(crate) const COLUMN_LIMIT: usize = 500;

/// A cell with its type: a date stays a date, and a text is never a formula. No `Debug`: a text may
/// be a name or what somebody wrote.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// Words in the place of a number: a workbook puts them to the right.
    Right(String),
    /// A count.
    Number(i64),
    /// A number with one decimal, in tenths.
    Tenths(u64),
    /// A share, in thousandths.
    Share(u64),
    /// Money, in cents.
    Money(u64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(NaiveDate),
    /// A month, by its first day.
    Month(NaiveDate),
    /// A moment; a workbook shows the local time, as it has no zones.
    Moment(DateTime<FixedOffset>),
}

impl Cell {
    /// What stands in it, as CSV and the preview show it.
    pub(crate) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(words) | Self::Right(words) => words.into(),
            Self::Number(count) => count.to_string().into(),
            Self::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10).into(),
            Self::Share(share) => format!("{}.{:03}", share / 1000, share % 1000).into(),
            Self::Money(cents) => format!("{}.{:02}", cents / 100, cents % 100).into(),
            Self::Flag(true) => "true".into(),
            Self::Flag(false) => "false".into(),
            Self::Day(day) => day.to_string().into(),
            Self::Month(month) => month.format("%Y-%m").to_string().into(),
            Self::Moment(at) => at.to_rfc3339().into(),
        }
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl From<Private> for Cell {
    fn from(words: Private) -> Self {
        (*words).into()
    }
}

impl From<Uuid> for Cell {
    fn from(id: Uuid) -> Self {
        Self::Text(id.to_string())
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T> From<Option<T>> for Cell
where
    Self: From<T>,
{
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Self::from)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<DateTime<FixedOffset>> for Cell {
    fn from(at: DateTime<FixedOffset>) -> Self {
        Self::Moment(at)
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {
        $(impl From<$number> for Cell {
            fn from(count: $number) -> Self {
                // Nothing that is counted comes near the limit.
                Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
            }
        })+
    };
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

/// The columns of a table: the name of each, and what stands in it in the row of an item.
pub(crate) type Columns<'a, T> = [(&'static str, &'a dyn Fn(&T) -> Cell)];

/// Rows under a heading.
#[derive(Clone, PartialEq, Eq)]
pub struct Table {
    /// The name of its sheet.
    pub name: &'static str,
    /// The columns.
    pub heading: Vec<&'static str>,
    /// As many cells in each as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A row for each item.
    pub(crate) fn of<T>(
        name: &'static str,
        items: impl IntoIterator<Item = T>,
        columns: &Columns<'_, T>,
    ) -> Self {
        let row = |item: T| columns.iter().map(|(_, cell)| cell(&item)).collect();
        Self {
            name,
            heading: columns.iter().map(|(name, _)| *name).collect(),
            rows: items.into_iter().map(row).collect(),
        }
    }

    /// Row by row, a column a line, so that nothing is out of sight to the right; columns without anything are named once.
    pub(crate) fn shown(&self) -> String {
        let mut lines = vec![format!("{} · {}", self.name, self.rows.len())];
        for (index, row) in self.rows.iter().enumerate() {
            lines.push(String::new());
            lines.push(format!("{} {}/{}", self.name, index + 1, self.rows.len()));
            let cells = self.heading.iter().zip(row);
            lines.extend(
                cells
                    .clone()
                    .filter(|(_, cell)| **cell != Cell::Empty)
                    .map(|(name, cell)| format!("  {name}: {}", cell.shown())),
            );
            let empty: Vec<&str> =
                cells.filter(|(_, cell)| **cell == Cell::Empty).map(|(name, _)| *name).collect();
            if !empty.is_empty() {
                lines.push(format!("  –: {}", empty.join(", ")));
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }
}
