//! One row of a log, as small as the totals need it. A hundred thousand of these fit into some twenty megabytes.

mod field;

use std::collections::HashMap;
use std::rc::Rc;

use chrono::{Datelike as _, NaiveDate};
use uuid::Uuid;

use super::cells::{Cell, Unreadable};
use crate::export::log::{Confirmed, Counts, SCHEMA_VERSION, SEATS, Status, VisitNumber};
use crate::visit::{
    Band, Mode, Occasion, Outcome, PRACTICES, Place, Proof, Role, Selection, State, TrainingShown,
};

pub(super) use field::{Cells, Field};

/// The version of the list of columns that a row was written under.
const SCHEMA: Field = Field::of("schema_version");
/// More versions or calls than this are a slip of the keyboard.
const MOST: u32 = 100_000;
/// No visit is longer than a day, minutes.
const MINUTES: u32 = 24 * 60;
/// More units than this for one visit are a slip of the keyboard: nobody is paid them unasked.
const UNITS: u32 = 1_000;

/// Words that many rows share, kept once.
#[derive(Debug, Default)]
pub(super) struct Words {
    known: HashMap<Rc<str>, Word>,
    list: Vec<Rc<str>>,
}

/// A word of [`Words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Word(u32);

impl Words {
    pub(super) fn keep(&mut self, word: &str) -> Word {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        // Fewer words than bytes in memory: four thousand million do not fit.
        let new = Word(self.list.len() as u32);
        let kept: Rc<str> = word.into();
        self.list.push(Rc::clone(&kept));
        self.known.insert(kept, new);
        new
    }

    pub(super) fn say(&self, word: Word) -> &str {
        &self.list[word.0 as usize]
    }
}

/// Somebody on a visit, as the log names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) id: Option<Word>,
    pub(super) name: Option<Word>,
    pub(super) role: Option<Role>,
    pub(super) confirmed: Option<Confirmed>,
    pub(super) trained_through: Option<NaiveDate>,
    pub(super) units: u32,
    pub(super) training: Option<TrainingShown>,
}

/// Declares the record, which columns are read, and how, all from the same lines, in the order in which they are read.
macro_rules! record {
    (|$reader:ident, $at:ident| $($name:ident: $type:ty = $columns:tt => $read:expr,)+) => {
        /// One student in one visit, as a log says it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(super) struct Record {
            $(pub(super) $name: $type,)+
        }

        impl Field {
            const READ: &[&[Self]] = &[&[SCHEMA], $(columns!(all $columns)),+];
        }

        impl Reader<'_, '_> {
            fn record(&mut self) -> Result<Record, Refused> {
                let $reader = self;
                $(let $name = {
                    let $at = const { columns!($columns) };
                    $read
                };)+
                Ok(Record { $($name),+ })
            }
        }
    };
}

/// The columns of one line of the list: the one of a name, or several.
#[rustfmt::skip]
macro_rules! columns {
    ($name:literal) => { Field::of($name) };
    ($several:ident) => { Field::$several };
    (all $name:literal) => { &[Field::of($name)] };
    (all SEATS) => { Field::SEATS.as_flattened() };
    (all $several:ident) => { &Field::$several };
}

record! { |reader, at|
    counts: Counts = "counts_for_pay" => reader.must(at, Cell::word)?.ok_or(Refused::Cell(at))?,
    voided: bool = "status" => {
        reader.must(at, Cell::word)? == Some(Status::Voided) || counts == Counts::Voided
    },
    visit: Uuid = "visit_id" => reader.uuid(at)?,
    day: Option<NaiveDate> = "visit_date" => match reader.must(at, Cell::day)? {
        None if counts == Counts::Yes => return Err(Refused::Cell(at)),
        day => day,
    },
    reference: Word = "visit_ref" => {
        reader.word(at)?.unwrap_or_else(|| reader.words.keep(&visit.to_string()))
    },
    id: Uuid = "record_id" => reader.uuid(at)?,
    version: u32 = "record_version" => {
        reader.must(at, |cell| cell.number(MOST))?.ok_or(Refused::Cell(at))?
    },
    year: Option<Word> = "school_year" => reader.soft_word(at),
    site_code: Option<Word> = "site_code" => reader.soft_word(at),
    school: Option<Word> = "school" => reader.soft_word(at),
    number: Option<VisitNumber> = "visit_number" => reader.soft(at, number_of_visit),
    kind: Option<Occasion> = "visit_kind" => reader.soft(at, Cell::word),
    from_first_day: Option<i32> = "days_from_first_school_day" => {
        reader.soft(at, |cell| cell.signed(2_000)).map(|days| days as i32)
    },
    minutes: Option<u32> = "minutes" => reader.soft(at, |cell| cell.number(MINUTES)),
    outcome: Option<Outcome> = "outcome" => reader.soft(at, Cell::word),
    calls: u32 = "attempts_before" => reader.soft(at, |cell| cell.number(MOST)).unwrap_or_default(),
    mode: Option<Mode> = "mode" => reader.soft(at, Cell::word),
    place: Option<Place> = "place_type" => reader.soft(at, Cell::word),
    outside: Option<bool> = "outside_contract_time" => reader.soft(at, Cell::yes),
    seats: [Option<Seat>; SEATS] = SEATS => {
        let [one, two, three] = at;
        [reader.seat(one)?, reader.seat(two)?, reader.seat(three)?]
    },
    interpreter: bool = "interpreter_used" => reader.soft(at, Cell::yes).unwrap_or_default(),
    language: Option<Word> = "language" => reader.soft_word(at),
    student: Option<Uuid> = "student_key" => reader.soft(at, |cell| {
        cell.words()?.map(|id| Uuid::parse_str(&id)).transpose().map_err(|_| Unreadable)
    }),
    site_key: Option<Word> = "student_site_key" => reader.soft_word(at),
    band: Option<Band> = "grade_band" => reader.soft(at, Cell::band),
    selection: Option<Selection> = "selection_method" => reader.soft(at, Cell::word),
    practices: [Option<State>; PRACTICES] = PRACTICES => at.map(|at| reader.soft(at, Cell::word)),
    filed: bool = "reflection_filed_at" => !matches!(reader.cells.get(at).words(), Ok(None)),
    proof: Option<Proof> = "proof_type" => reader.soft(at, Cell::word),
    funding: Option<Word> = "funding_code" => reader.soft_word(at),
    units: u32 = "claim_units" => reader.soft(at, |cell| cell.number(UNITS)).unwrap_or_default(),
}

impl Record {
    /// Reads the day of a column the other way round: the first number is the day, not the month.
    pub(super) fn turn_day(&mut self, column: Field) {
        let Some(seat) = Field::SEATS.iter().position(|columns| columns.contains(&column)) else {
            self.day = self.day.and_then(turned);
            return;
        };
        if let Some(seat) = &mut self.seats[seat] {
            seat.trained_through = seat.trained_through.and_then(turned);
        }
    }

    /// Whether it counts: for pay, and for the programme.
    pub(super) fn is_counted(&self) -> bool {
        !self.voided && self.counts == Counts::Yes
    }
}

/// The fifth of March for the third of May.
fn turned(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year(), day.day(), day.month())
}

/// Why a row is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// A cell without which it cannot be counted is empty or cannot be read.
    Cell(Field),
    /// Written by a newer version of the program.
    Newer,
    /// A spreadsheet has shortened a long number to "1.2E+11".
    Shortened(Field),
}

/// Reads the cells of a row. What is not needed for pay and cannot be read is empty, and named.
pub(super) fn read(cells: &Cells<'_>, words: &mut Words) -> Result<(Record, Vec<Field>), Refused> {
    let schema = cells.get(SCHEMA).number(MOST).map_err(|Unreadable| Refused::Cell(SCHEMA))?;
    if schema.is_some_and(|version| version > SCHEMA_VERSION) {
        return Err(Refused::Newer);
    }
    let mut unread = Vec::new();
    let record = Reader { cells, words, unread: &mut unread }.record()?;
    Ok((record, unread))
}

struct Reader<'a, 'c> {
    cells: &'a Cells<'c>,
    words: &'a mut Words,
    unread: &'a mut Vec<Field>,
}

impl<'c> Reader<'_, 'c> {
    /// What pay hangs on: a cell that cannot be read leaves the row out.
    fn must<T>(
        &self,
        field: Field,
        read: impl FnOnce(&Cell<'c>) -> Result<Option<T>, Unreadable>,
    ) -> Result<Option<T>, Refused> {
        read(self.cells.get(field)).map_err(|Unreadable| Refused::Cell(field))
    }

    fn uuid(&self, field: Field) -> Result<Uuid, Refused> {
        let words = self.cells.get(field).words().ok().flatten();
        words.and_then(|id| Uuid::parse_str(&id).ok()).ok_or(Refused::Cell(field))
    }

    fn seat(&mut self, fields: [Field; 7]) -> Result<Option<Seat>, Refused> {
        let [id, name, role, confirmed, trained, units, training] = fields;
        let cells = self.cells;
        if cells.get(id).words().ok().flatten().is_some_and(|id| is_shortened(&id)) {
            return Err(Refused::Shortened(id));
        }
        let seat = Seat {
            id: self.word(id)?,
            name: self.word(name)?,
            role: self.must(role, Cell::word)?,
            confirmed: self.must(confirmed, Cell::word)?,
            trained_through: self.must(trained, Cell::day)?,
            units: self.must(units, |cell| cell.number(UNITS))?.unwrap_or_default(),
            training: self.soft(training, Cell::word),
        };
        let is_somebody = seat.id.is_some() || seat.name.is_some();
        if !is_somebody && seat.units > 0 {
            return Err(Refused::Cell(id));
        }
        // Somebody's units were taken out: nobody can tell what is due.
        if is_somebody && matches!(cells.get(units).number(MOST), Ok(None)) {
            return Err(Refused::Cell(units));
        }
        Ok(is_somebody.then_some(seat))
    }

    fn word(&mut self, field: Field) -> Result<Option<Word>, Refused> {
        let words = self.cells.get(field).words().map_err(|Unreadable| Refused::Cell(field))?;
        Ok(words.map(|word| self.words.keep(&word)))
    }

    fn soft_word(&mut self, field: Field) -> Option<Word> {
        self.word(field).unwrap_or_else(|_| {
            self.unread.push(field);
            None
        })
    }

    fn soft<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&Cell<'c>) -> Result<Option<T>, Unreadable>,
    ) -> Option<T> {
        read(self.cells.get(field)).unwrap_or_else(|Unreadable| {
            self.unread.push(field);
            None
        })
    }
}

/// "1", which a spreadsheet may have made to the number 1 or to "1.0".
fn number_of_visit(cell: &Cell<'_>) -> Result<Option<VisitNumber>, Unreadable> {
    match cell.number(2) {
        Ok(Some(1)) => Ok(Some(VisitNumber::First)),
        Ok(Some(2)) => Ok(Some(VisitNumber::Second)),
        _ => cell.word(),
    }
}

/// "1.23457E+11": the last digits of a long number are gone for good.
fn is_shortened(id: &str) -> bool {
    id.split_once(['E', 'e']).is_some_and(|(number, power)| {
        power.starts_with('+') && power[1..].parse::<u8>().is_ok() && number.parse::<f64>().is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_stays_small() {
        assert!(size_of::<Record>() <= 240, "{}", size_of::<Record>());
    }
}
