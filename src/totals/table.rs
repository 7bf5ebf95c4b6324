//! A table that knows no language and no form: the terminal, the workbook, the page, CSV and JSON all show this one.

use super::small::Shown;
use crate::sheet;
use crate::text::Text;

/// A table.
#[derive(Clone, PartialEq, Eq)]
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
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// A word of ours: the stable one, and the key of what it is called.
    Label(&'static str, String),
    /// A count, as far as it is shown.
    Count(Shown),
    /// What it holds in any sheet.
    Plain(sheet::Cell),
}

impl<T> From<T> for Cell
where
    sheet::Cell: From<T>,
{
    fn from(value: T) -> Self {
        Self::Plain(value.into())
    }
}

impl Cell {
    /// Nothing.
    pub(super) const NOTHING: Self = Self::Plain(sheet::Cell::Empty);

    /// Words from outside, as they are: a name, an id.
    pub(super) fn words(words: &str) -> Self {
        Self::Plain(sheet::Cell::Text(words.to_owned()))
    }

    /// A number with one decimal, in tenths.
    pub(super) const fn tenths(tenths: u64) -> Self {
        Self::Plain(sheet::Cell::Tenths(tenths))
    }

    /// Money, in cents.
    pub(super) const fn money(cents: u64) -> Self {
        Self::Plain(sheet::Cell::Money(cents))
    }

    /// A label under a prefix of text keys.
    pub(super) fn label(prefix: &str, word: &'static str) -> Self {
        Self::Label(word, format!("{prefix}{word}"))
    }

    /// The label of what no row says.
    pub(super) fn unknown() -> Self {
        Self::label("totals-label-", "unknown")
    }

    /// A label that says yes or no.
    pub(super) fn yes_or_no(yes: bool) -> Self {
        Self::label("totals-label-", if yes { "yes" } else { "no" })
    }

    /// A share, where both counts may be shown.
    pub(super) fn share(part: Shown, whole: Shown) -> Self {
        match (part.count(), whole.count()) {
            (Some(part), Some(whole)) if whole > 0 => {
                Self::Plain(sheet::Cell::Share(thousandths(part, whole)))
            }
            _ => Self::NOTHING,
        }
    }

    /// The cell as people read it.
    pub(crate) fn shown(&self, text: &Text, smallest: u32) -> String {
        match self {
            Self::Plain(sheet::Cell::Share(share)) => format!("{}.{}%", share / 10, share % 10),
            Self::Plain(money @ sheet::Cell::Money(_)) => format!("${}", money.shown()),
            _ => self.typed(text, smallest).shown().into_owned(),
        }
    }

    /// The cell with its type, in words that people read.
    pub(super) fn typed(&self, text: &Text, smallest: u32) -> sheet::Cell {
        match self {
            Self::Label(_, key) => text.get(key, &[]).trim().into(),
            Self::Count(Shown::Hidden) => sheet::Cell::Right("·".to_owned()),
            _ => self.stable(smallest),
        }
    }

    /// The cell with its type, under its stable name.
    pub(super) fn stable(&self, smallest: u32) -> sheet::Cell {
        match self {
            Self::Label(word, _) => (*word).into(),
            Self::Count(Shown::Count(count)) => (*count).into(),
            Self::Count(Shown::Few) => sheet::Cell::Right(format!("<{smallest}")),
            Self::Count(Shown::Hidden) => "hidden".into(),
            Self::Plain(cell) => cell.clone(),
        }
    }

    /// Whether it stands to the right in its column.
    pub(crate) const fn is_number(&self) -> bool {
        use sheet::Cell::{Empty, Month, Text};
        !matches!(self, Self::Label(..) | Self::Plain(Text(_) | Month(_) | Empty))
    }

    /// How long its bar is, beside others of its column.
    pub(super) fn weight(&self) -> Option<u64> {
        match self {
            Self::Count(shown) => shown.count(),
            Self::Plain(sheet::Cell::Number(count)) => u64::try_from(*count).ok(),
            Self::Plain(sheet::Cell::Share(share)) => Some(*share),
            _ => None,
        }
    }
}

/// A share in thousandths, rounded to the nearest.
pub(super) const fn thousandths(part: u64, whole: u64) -> u64 {
    (part * 2000 + whole) / (whole * 2)
}
