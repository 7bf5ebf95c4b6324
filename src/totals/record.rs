//! One row of a log, as small as the totals need it. A hundred thousand of these fit into some twenty megabytes.

mod field;

use std::collections::HashMap;
use std::rc::Rc;

use chrono::{Datelike as _, NaiveDate};
use uuid::Uuid;

use super::cells::{Cell, Unreadable};
use crate::export::log::{Confirmed, Counts, SCHEMA_VERSION, Status, VisitNumber};
use crate::visit::{Band, Mode, Occasion, Outcome, Place, Proof, Role, Selection, State};

pub(super) use field::{Cells, Field};

/// The most people of a visit that a row has room for.
pub const SEATS: usize = 3;
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
pub struct Word(u32);

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
}

/// One student in one visit, as a log says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) id: Uuid,
    pub(super) version: u32,
    pub(super) voided: bool,
    pub(super) visit: Uuid,
    pub(super) reference: Word,
    pub(super) year: Option<Word>,
    pub(super) site_code: Option<Word>,
    pub(super) school: Option<Word>,
    pub(super) number: Option<VisitNumber>,
    pub(super) kind: Option<Occasion>,
    pub(super) day: Option<NaiveDate>,
    pub(super) from_first_day: Option<i32>,
    pub(super) minutes: Option<u32>,
    pub(super) outcome: Option<Outcome>,
    pub(super) calls: u32,
    pub(super) mode: Option<Mode>,
    pub(super) place: Option<Place>,
    pub(super) outside: Option<bool>,
    pub(super) seats: [Option<Seat>; SEATS],
    pub(super) interpreter: bool,
    pub(super) language: Option<Word>,
    pub(super) student: Option<Uuid>,
    pub(super) site_key: Option<Word>,
    pub(super) band: Option<Band>,
    pub(super) selection: Option<Selection>,
    pub(super) practices: [Option<State>; 5],
    pub(super) filed: bool,
    pub(super) proof: Option<Proof>,
    pub(super) funding: Option<Word>,
    pub(super) units: u32,
    pub(super) counts: Counts,
}

impl Record {
    /// Reads the day of a column the other way round: the first number is the day, not the month.
    pub(super) fn turn_day(&mut self, column: Field) {
        let day = match column {
            Field::Day => &mut self.day,
            Field::Trained1 => return turn_trained(&mut self.seats[0]),
            Field::Trained2 => return turn_trained(&mut self.seats[1]),
            Field::Trained3 => return turn_trained(&mut self.seats[2]),
            _ => return,
        };
        *day = day.and_then(turned);
    }

    /// Whether it counts: for pay, and for the programme.
    pub(super) fn is_counted(&self) -> bool {
        !self.voided && self.counts == Counts::Yes
    }
}

fn turn_trained(seat: &mut Option<Seat>) {
    if let Some(seat) = seat {
        seat.trained_through = seat.trained_through.and_then(turned);
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
    let schema = cells.get(Field::Schema).number(MOST).map_err(|Unreadable| Refused::Cell(Field::Schema))?;
    if schema.is_some_and(|version| version > SCHEMA_VERSION) {
        return Err(Refused::Newer);
    }
    let mut unread = Vec::new();
    let mut reader = Reader { cells, words, unread: &mut unread };
    let record = reader.record()?;
    Ok((record, unread))
}

struct Reader<'a, 'c> {
    cells: &'a Cells<'c>,
    words: &'a mut Words,
    unread: &'a mut Vec<Field>,
}

const fn must<T>(read: Result<Option<T>, Unreadable>, field: Field) -> Result<Option<T>, Refused>
where
    T: Copy,
{
    match read {
        Ok(found) => Ok(found),
        Err(Unreadable) => Err(Refused::Cell(field)),
    }
}

impl<'c> Reader<'_, 'c> {
    fn record(&mut self) -> Result<Record, Refused> {
        let cells = self.cells;
        let is_voided = must(cells.get(Field::Status).word(), Field::Status)? == Some(Status::Voided);
        let counts = must(cells.get(Field::Counts).word(), Field::Counts)?;
        let counts = counts.ok_or(Refused::Cell(Field::Counts))?;
        let visit = self.uuid(Field::Visit)?;
        let day = must(cells.get(Field::Day).day(), Field::Day)?;
        if counts == Counts::Yes && day.is_none() {
            return Err(Refused::Cell(Field::Day));
        }
        let reference = self.word(Field::Reference)?;
        Ok(Record {
            id: self.uuid(Field::Record)?,
            version: must(cells.get(Field::Version).number(MOST), Field::Version)?
                .ok_or(Refused::Cell(Field::Version))?,
            voided: is_voided || counts == Counts::Voided,
            visit,
            reference: reference.unwrap_or_else(|| self.words.keep(&visit.to_string())),
            year: self.soft_word(Field::Year),
            site_code: self.soft_word(Field::SiteCode),
            school: self.soft_word(Field::School),
            number: self.soft(Field::Number, number_of_visit),
            kind: self.soft(Field::Kind, Cell::word),
            day,
            from_first_day: self.soft(Field::FromFirstDay, |cell| cell.signed(2_000)).map(|days| days as i32),
            minutes: self.soft(Field::Minutes, |cell| cell.number(MINUTES)),
            outcome: self.soft(Field::Outcome, Cell::word),
            calls: self.soft(Field::Calls, |cell| cell.number(MOST)).unwrap_or_default(),
            mode: self.soft(Field::Mode, Cell::word),
            place: self.soft(Field::Place, Cell::word),
            outside: self.soft(Field::Outside, Cell::yes),
            seats: self.seats()?,
            interpreter: self.soft(Field::Interpreter, Cell::yes).unwrap_or_default(),
            language: self.soft_word(Field::Language),
            student: self.soft(Field::Student, |cell| {
                let words = cell.words()?;
                words.map(|id| Uuid::parse_str(&id)).transpose().map_err(|_| Unreadable)
            }),
            site_key: self.soft_word(Field::SiteKey),
            band: self.soft(Field::Band, Cell::band),
            selection: self.soft(Field::Selection, Cell::word),
            practices: [Field::Voluntary, Field::Trained, Field::Hopes, Field::NoTargeting, Field::Pair]
                .map(|field| self.soft(field, Cell::word)),
            filed: !matches!(cells.get(Field::Filed).words(), Ok(None)),
            proof: self.soft(Field::Proof, Cell::word),
            funding: self.soft_word(Field::Funding),
            units: self.soft(Field::Units, |cell| cell.number(UNITS)).unwrap_or_default(),
            counts,
        })
    }

    fn uuid(&self, field: Field) -> Result<Uuid, Refused> {
        let words = self.cells.get(field).words().ok().flatten();
        words.and_then(|id| Uuid::parse_str(&id).ok()).ok_or(Refused::Cell(field))
    }

    fn seats(&mut self) -> Result<[Option<Seat>; SEATS], Refused> {
        use Field as F;
        Ok([
            self.seat([F::Id1, F::Name1, F::Role1, F::Confirmed1, F::Trained1, F::Units1])?,
            self.seat([F::Id2, F::Name2, F::Role2, F::Confirmed2, F::Trained2, F::Units2])?,
            self.seat([F::Id3, F::Name3, F::Role3, F::Confirmed3, F::Trained3, F::Units3])?,
        ])
    }

    fn seat(&mut self, fields: [Field; 6]) -> Result<Option<Seat>, Refused> {
        let [id, name, role, confirmed, trained, units] = fields;
        let cells = self.cells;
        if cells.get(id).words().ok().flatten().is_some_and(|id| is_shortened(&id)) {
            return Err(Refused::Shortened(id));
        }
        let seat = Seat {
            id: self.word(id)?,
            name: self.word(name)?,
            role: must(cells.get(role).word(), role)?,
            confirmed: must(cells.get(confirmed).word(), confirmed)?,
            trained_through: must(cells.get(trained).day(), trained)?,
            units: must(cells.get(units).number(UNITS), units)?.unwrap_or_default(),
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
    fn every_column_that_is_read_is_one_that_the_export_writes() {
        let known: Vec<&str> = crate::export::log::COLUMNS.iter().map(|column| column.name).collect();
        for field in Field::ALL {
            assert!(known.contains(&field.name()), "{}", field.name());
        }
        assert_eq!(Field::named("nobody"), None);
    }

    #[test]
    fn a_record_stays_small() {
        assert!(size_of::<Record>() <= 240, "{}", size_of::<Record>());
    }
}
