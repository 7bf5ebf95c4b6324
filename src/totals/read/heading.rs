//! The row of column names, wherever it stands among the first, in any order, with columns that nobody knows.

use super::super::record::Field;
use super::{Broken, Kind};
use crate::sheet::COLUMN_LIMIT;

/// What stands in which column.
#[derive(Debug)]
pub(super) struct Heading(Vec<Option<Field>>);

impl Heading {
    /// Reads a row as column names; none where it is another row.
    pub(super) fn find<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Self> {
        let columns: Vec<Option<Field>> = cells
            .take(COLUMN_LIMIT)
            .map(|name| Field::named(name.trim_matches(['\u{FEFF}', '\'', '"', ' ']).to_lowercase().as_str()))
            .collect();
        Field::MARKS.iter().all(|field| columns.contains(&Some(*field))).then_some(Self(columns))
    }

    /// What must be there.
    pub(super) fn check(&self) -> Result<(), Broken> {
        let missing = Field::REQUIRED.iter().find(|field| !self.0.contains(&Some(**field)));
        missing.map_or(Ok(()), |field| Err(Broken::Column(*field)))
    }

    /// The columns of a log that are not here, though nothing depends on them but the counts of what they say.
    pub(super) fn lacking(&self) -> impl Iterator<Item = Field> {
        let missing = Field::all().filter(|field| !Field::MAY_LACK.contains(field));
        missing.filter(|field| !self.0.contains(&Some(*field)))
    }

    /// The field of a column.
    pub(super) fn field(&self, column: usize) -> Option<Field> {
        self.0.get(column).copied().flatten()
    }

    /// How many columns there are.
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }
}

/// What a file without column names of a log is: one that `totals` wrote itself begins with its mark.
pub(super) fn stranger(first_cell: &str) -> Result<Kind, Broken> {
    let is_own = super::super::MARKS.contains(&first_cell.trim_start_matches('\u{FEFF}'));
    if is_own { Ok(Kind::Own) } else { Err(Broken::NotALog) }
}
