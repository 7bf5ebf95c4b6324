//! Rows under a heading: what a spreadsheet gets, whichever form it takes. One model for CSV, a workbook and the preview.

mod csv;
mod workbook;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate};
use uuid::Uuid;

use crate::private::Private;

pub use csv::csv;
pub(crate) use csv::{defused, is_formula};
pub use workbook::{Unwritable, workbook};

/// A cell with its type: a date stays a date, and a text is never a formula. No `Debug`: a text may
/// be a name or what somebody wrote.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A count.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(NaiveDate),
    /// A moment; a workbook shows the local time, as it has no zones.
    Moment(DateTime<FixedOffset>),
}

impl Cell {
    /// What stands in it, as CSV and the preview show it.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(words) => words.into(),
            Self::Number(count) => count.to_string().into(),
            Self::Flag(true) => "true".into(),
            Self::Flag(false) => "false".into(),
            Self::Day(day) => day.to_string().into(),
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
                Self::Number(i64::from(count))
            }
        })+
    };
}
numbers!(u8, u16, u32, i64);

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
    /// Row by row, a column a line, so that nothing is out of sight to the right; columns without anything are named once.
    pub fn shown(&self) -> String {
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
