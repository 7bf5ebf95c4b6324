//! A table that knows no language and no form: the terminal, the workbook, the page, CSV and JSON all show this one.

use chrono::NaiveDate;

use super::small::Shown;
use crate::text::Text;

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its stable name; its title is `totals-table-` and this.
    pub id: &'static str,
    /// Stable names of the columns; their headings are `totals-col-` and this.
    pub columns: &'static [&'static str],
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
    /// The column drawn as bars.
    pub bars: Option<usize>,
    /// A line across the bars, at this weight.
    pub mark: Option<u64>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words from outside, as they are: a name, an id.
    Words(String),
    /// A word of ours: the stable one, and the key of what it is called.
    Label(&'static str, String),
    /// A count, as far as it is shown.
    Count(Shown),
    /// A number that counts nobody.
    Number(u64),
    /// A number with one decimal, in tenths.
    Tenths(u64),
    /// A share, in thousandths.
    Share(u64),
    /// A day.
    Day(NaiveDate),
    /// A month, by its first day.
    Month(NaiveDate),
    /// Money, in cents.
    Money(u64),
    /// Nothing.
    Nothing,
}

impl Cell {
    /// A label under a prefix of text keys.
    pub(super) fn label(prefix: &str, word: &'static str) -> Self {
        Self::Label(word, format!("{prefix}{word}"))
    }

    /// A share, where both counts may be shown.
    pub(super) fn share(part: Shown, whole: Shown) -> Self {
        match (part.count(), whole.count()) {
            (Some(part), Some(whole)) if whole > 0 => Self::Share(thousandths(part, whole)),
            _ => Self::Nothing,
        }
    }

    /// The cell as people read it.
    pub fn shown(&self, text: &Text, smallest: u32) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Label(_, key) => text.get(key, &[]).trim().to_owned(),
            Self::Count(Shown::Count(count)) | Self::Number(count) => count.to_string(),
            Self::Count(Shown::Few) => format!("<{smallest}"),
            Self::Count(Shown::Hidden) => "·".to_owned(),
            Self::Tenths(tenths) => decimal(*tenths, 10),
            Self::Share(share) => format!("{}%", decimal(*share, 10)),
            Self::Day(day) => day.to_string(),
            Self::Month(month) => month.format("%Y-%m").to_string(),
            Self::Money(cents) => format!("${}.{:02}", cents / 100, cents % 100),
            Self::Nothing => String::new(),
        }
    }

    /// Whether it stands to the right in its column.
    pub const fn is_number(&self) -> bool {
        !matches!(self, Self::Words(_) | Self::Label(..) | Self::Month(_) | Self::Nothing)
    }

    /// How long its bar is, beside others of its column.
    pub(super) const fn weight(&self) -> Option<u64> {
        match self {
            Self::Count(Shown::Count(count)) | Self::Number(count) => Some(*count),
            Self::Share(share) => Some(*share),
            _ => None,
        }
    }
}

/// A share in thousandths, rounded to the nearest.
pub(super) const fn thousandths(part: u64, whole: u64) -> u64 {
    (part * 2000 + whole) / (whole * 2)
}

fn decimal(number: u64, parts: u64) -> String {
    format!("{}.{}", number / parts, number % parts)
}
