//! The columns of a log that are read, and the cells of a row by them.

use super::super::cells::Cell;
use crate::export::log::COLUMNS;
use crate::visit::PRACTICES;

/// A column, by its place among those that the export writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::totals) struct Field(usize);

/// Columns by their names. A name that no log has does not compile.
macro_rules! fields {
    ($($name:expr),+ $(,)?) => { [$(const { Field::of($name) }),+] };
}

/// The columns of one seat: id, name, role, confirmed, trained through, units, how the training is shown.
macro_rules! seat {
    ($number:literal) => {
        fields![
            concat!("educator_", $number, "_id"),
            concat!("educator_", $number, "_name"),
            concat!("educator_", $number, "_role"),
            concat!("educator_", $number, "_confirmed"),
            concat!("educator_", $number, "_trained_through"),
            concat!("educator_", $number, "_claim_units"),
            concat!("educator_", $number, "_training"),
        ]
    };
}

impl Field {
    /// The columns of each seat: id, name, role, confirmed, trained through, units, how the training is shown.
    pub(super) const SEATS: [[Self; 7]; 3] = [seat!(1), seat!(2), seat!(3)];

    /// The five practices.
    pub(super) const PRACTICES: [Self; PRACTICES] = fields![
        "practice_voluntary",
        "practice_trained",
        "practice_compensated",
        "practice_hopes",
        "practice_no_targeting",
        "practice_pair"
    ];

    /// By these two a log is known.
    pub(in crate::totals) const MARKS: [Self; 2] = fields!["record_id", "record_version"];

    /// Without these a file is no log that could be counted: somebody would go unpaid, and nobody would know.
    pub(in crate::totals) fn required() -> impl Iterator<Item = Self> {
        let of_visit = fields!["record_id", "record_version", "visit_id", "visit_date", "counts_for_pay"];
        let of_seat = |[id, _, _, confirmed, _, units, _]: [Self; 7]| [id, confirmed, units];
        of_visit.into_iter().chain(Self::SEATS.into_iter().flat_map(of_seat))
    }

    /// Columns whose absence is not worth a word: they change no number, or logs have them only since a later version.
    pub(in crate::totals) const MAY_LACK: [Self; 6] = fields![
        "schema_version",
        "student_site_key",
        "practice_compensated",
        "educator_1_training",
        "educator_2_training",
        "educator_3_training",
    ];

    /// Columns with a day in each cell.
    pub(in crate::totals) fn days() -> impl Iterator<Item = Self> {
        let of_seats = Self::SEATS.into_iter().map(|[_, _, _, _, trained_through, ..]| trained_through);
        fields!["visit_date"].into_iter().chain(of_seats)
    }

    /// The column of this name; of a constant, it must be one.
    pub(super) const fn of(name: &str) -> Self {
        let mut at = 0;
        while !is_same(COLUMNS[at].name, name) {
            at += 1;
        }
        Self(at)
    }

    /// The column of this name, if it is read.
    pub(in crate::totals) fn named(name: &str) -> Option<Self> {
        Self::all().find(|field| field.name() == name)
    }

    /// Every column that is read.
    pub(in crate::totals) fn all() -> impl Iterator<Item = Self> {
        Self::READ.iter().copied().flatten().copied()
    }

    /// Its name in the log.
    pub(in crate::totals) const fn name(self) -> &'static str {
        COLUMNS[self.0].name
    }
}

/// Comparison, as far as a constant can have it.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// The cells of one row, by column.
#[derive(Debug)]
pub(in crate::totals) struct Cells<'a>(Vec<Cell<'a>>);

impl<'a> Cells<'a> {
    pub(in crate::totals) fn empty() -> Self {
        Self(vec![Cell::Empty; COLUMNS.len()])
    }

    pub(in crate::totals) fn set(&mut self, field: Field, cell: Cell<'a>) {
        self.0[field.0] = cell;
    }

    pub(in crate::totals) fn get(&self, field: Field) -> &Cell<'a> {
        &self.0[field.0]
    }

    pub(in crate::totals) fn is_empty(&self) -> bool {
        self.0.iter().all(|cell| matches!(cell.words(), Ok(None)))
    }
}
