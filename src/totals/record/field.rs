//! The columns of a log that are read, and the cells of a row by them.

use super::super::cells::Cell;

/// Declares the columns that are read, by the names that the export gives them.
macro_rules! fields {
    ($($name:ident = $column:literal,)+) => {
        /// A column that is read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(in crate::totals) enum Field { $($name),+ }

        impl Field {
            /// Every column that is read.
            pub(in crate::totals) const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in the log.
            pub(in crate::totals) const fn name(self) -> &'static str {
                match self { $(Self::$name => $column),+ }
            }
        }
    };
}

fields! {
    Schema = "schema_version",
    Record = "record_id",
    Version = "record_version",
    Status = "status",
    Visit = "visit_id",
    Reference = "visit_ref",
    Year = "school_year",
    SiteCode = "site_code",
    School = "school",
    Number = "visit_number",
    Kind = "visit_kind",
    Day = "visit_date",
    FromFirstDay = "days_from_first_school_day",
    Minutes = "minutes",
    Outcome = "outcome",
    Calls = "attempts_before",
    Mode = "mode",
    Place = "place_type",
    Outside = "outside_contract_time",
    Id1 = "educator_1_id",
    Name1 = "educator_1_name",
    Role1 = "educator_1_role",
    Confirmed1 = "educator_1_confirmed",
    Trained1 = "educator_1_trained_through",
    Units1 = "educator_1_claim_units",
    Id2 = "educator_2_id",
    Name2 = "educator_2_name",
    Role2 = "educator_2_role",
    Confirmed2 = "educator_2_confirmed",
    Trained2 = "educator_2_trained_through",
    Units2 = "educator_2_claim_units",
    Id3 = "educator_3_id",
    Name3 = "educator_3_name",
    Role3 = "educator_3_role",
    Confirmed3 = "educator_3_confirmed",
    Trained3 = "educator_3_trained_through",
    Units3 = "educator_3_claim_units",
    Interpreter = "interpreter_used",
    Language = "language",
    Student = "student_key",
    Band = "grade_band",
    Selection = "selection_method",
    Voluntary = "practice_voluntary",
    Trained = "practice_trained",
    Hopes = "practice_hopes",
    NoTargeting = "practice_no_targeting",
    Pair = "practice_pair",
    Filed = "reflection_filed_at",
    Proof = "proof_type",
    Funding = "funding_code",
    Units = "claim_units",
    Counts = "counts_for_pay",
    SiteKey = "student_site_key",
}

impl Field {
    /// Without these a file is no log that could be counted: somebody would go unpaid, and nobody would know.
    pub(in crate::totals) const REQUIRED: &[Self] = &[
        Self::Record,
        Self::Version,
        Self::Visit,
        Self::Day,
        Self::Counts,
        Self::Id1,
        Self::Confirmed1,
        Self::Units1,
        Self::Id2,
        Self::Confirmed2,
        Self::Units2,
        Self::Id3,
        Self::Confirmed3,
        Self::Units3,
    ];

    /// Columns whose absence is not worth a word: they change no number, or logs have them only since a later version.
    pub(in crate::totals) const MAY_LACK: &[Self] = &[Self::Schema, Self::SiteKey];

    /// Columns with a day in each cell.
    pub(in crate::totals) const DAYS: [Self; 4] = [Self::Day, Self::Trained1, Self::Trained2, Self::Trained3];

    /// The column of this name.
    pub(in crate::totals) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }
}

/// The cells of one row, by column.
#[derive(Debug)]
pub(in crate::totals) struct Cells<'a>(Vec<Cell<'a>>);

impl<'a> Cells<'a> {
    pub(in crate::totals) fn empty() -> Self {
        Self(vec![Cell::Empty; Field::ALL.len()])
    }

    pub(in crate::totals) fn set(&mut self, field: Field, cell: Cell<'a>) {
        self.0[field as usize] = cell;
    }

    pub(in crate::totals) fn get(&self, field: Field) -> &Cell<'a> {
        &self.0[field as usize]
    }

    pub(in crate::totals) fn is_empty(&self) -> bool {
        self.0.iter().all(|cell| matches!(cell.words(), Ok(None)))
    }
}
