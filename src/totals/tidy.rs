//! The settled rows as plain CSV: one for each student and visit, for a database of one's own. Stable column names, ISO
//! dates, nothing where nothing is known.

use super::people::Person;
use super::programme::{Programme, Student};
use super::record::{Record, Seat, Word};
use super::settle::Visit;
use crate::export::log::SEATS;
use crate::sheet::{Cell, Csv};

/// Rises when a column of the settled rows changes its meaning or goes.
const SCHEMA: u32 = 1;

/// A settled row, and all that its cells are made of.
struct Row<'a> {
    of: &'a Programme<'a>,
    visit: &'a Visit,
    record: &'a Record,
}

impl Row<'_> {
    fn say(&self, word: Option<Word>) -> Cell {
        word.map(|word| self.of.words.say(word)).into()
    }
}

/// A column of the settled rows: its name, its type in a database, and what stands in it.
type Column = (&'static str, &'static str, fn(&Row<'_>) -> Cell);
type SeatColumn = (&'static str, &'static str, fn(&Seat, &Person) -> Cell);

const COLUMNS: &[Column] = &[
    ("totals_schema", "INTEGER NOT NULL", |_| SCHEMA.into()),
    ("record_id", "UUID PRIMARY KEY", |row| row.record.id.into()),
    ("version", "INTEGER NOT NULL", |row| row.record.version.into()),
    ("visit_id", "UUID NOT NULL", |row| row.record.visit.into()),
    ("visit_ref", "TEXT NOT NULL", |row| row.visit.reference.as_str().into()),
    ("school_year", "TEXT", |row| row.say(row.record.year)),
    ("site_code", "TEXT", |row| row.say(row.record.site_code)),
    ("school", "TEXT", |row| row.say(row.record.school)),
    ("visit_number", "TEXT", |row| row.record.number.into()),
    ("visit_kind", "TEXT", |row| row.record.kind.into()),
    ("visit_date", "DATE", |row| row.record.day.into()),
    ("days_from_first_school_day", "INTEGER", |row| row.record.from_first_day.into()),
    ("minutes", "INTEGER", |row| row.record.minutes.into()),
    ("outcome", "TEXT", |row| row.record.outcome.into()),
    ("attempts_before", "INTEGER NOT NULL", |row| row.record.calls.into()),
    ("mode", "TEXT", |row| row.record.mode.into()),
    ("place_type", "TEXT", |row| row.record.place.into()),
    ("outside_contract_time", "BOOLEAN", |row| row.record.outside.into()),
    ("interpreter_used", "BOOLEAN NOT NULL", |row| row.record.interpreter.into()),
    ("language", "TEXT", |row| row.say(row.record.language)),
    ("student", "TEXT", |row| match row.of.student(row.record) {
        Some(Student::Site(key)) => row.say(Some(key)),
        Some(Student::Own(key)) => key.into(),
        None => Cell::Empty,
    }),
    ("grade_band", "TEXT", |row| row.record.band.into()),
    ("selection_method", "TEXT", |row| row.record.selection.into()),
    ("practice_voluntary", "TEXT", |row| row.record.practices[0].into()),
    ("practice_trained", "TEXT", |row| row.record.practices[1].into()),
    ("practice_compensated", "TEXT", |row| row.record.practices[2].into()),
    ("practice_hopes", "TEXT", |row| row.record.practices[3].into()),
    ("practice_no_targeting", "TEXT", |row| row.record.practices[4].into()),
    ("practice_pair", "TEXT", |row| row.record.practices[5].into()),
    ("reflection_filed", "BOOLEAN NOT NULL", |row| row.record.filed.into()),
    ("proof_type", "TEXT", |row| row.record.proof.into()),
    ("funding_code", "TEXT", |row| row.say(row.record.funding)),
    ("counts_for_pay", "TEXT NOT NULL", |row| row.record.counts.into()),
    ("claim_units", "INTEGER NOT NULL", |row| row.record.units.into()),
    ("counted", "BOOLEAN NOT NULL", |row| (!row.visit.held && row.record.is_counted()).into()),
    ("held_back", "BOOLEAN NOT NULL", |row| row.visit.held.into()),
];

/// The columns of each person, behind `educator_` and their number.
const SEAT_COLUMNS: &[SeatColumn] = &[
    ("id", "TEXT", |_, person| person.id.as_str().into()),
    ("name", "TEXT", |_, person| person.name.as_str().into()),
    ("role", "TEXT", |seat, _| seat.role.into()),
    ("confirmed", "TEXT", |seat, _| seat.confirmed.into()),
    ("trained_through", "DATE", |seat, person| person.trained_through(seat).into()),
    ("units", "INTEGER", |seat, _| seat.units.into()),
    ("training", "TEXT", |seat, _| seat.training.into()),
];

/// The columns, in order: their names, and their types in both databases.
pub fn columns() -> impl Iterator<Item = (String, &'static str)> {
    let of_visit = COLUMNS.iter().map(|(name, kind, _)| ((*name).to_owned(), *kind));
    let of_seats = (1..=SEATS).flat_map(|number| {
        SEAT_COLUMNS.iter().map(move |(name, kind, _)| (format!("educator_{number}_{name}"), *kind))
    });
    of_visit.chain(of_seats)
}

/// The rows, with a row of names.
pub(super) fn csv(programme: &Programme<'_>) -> Vec<u8> {
    let mut csv = Csv::for_databases();
    csv.line(columns().map(|(name, _)| Cell::from(name)));
    for visit in programme.visits {
        for line in &visit.lines {
            let row = Row { of: programme, visit, record: &line.record };
            let of_seats = line.record.seats.iter().flat_map(|seat| {
                let somebody = seat.map(|seat| (seat, programme.people.get(programme.people.key(&seat))));
                SEAT_COLUMNS.iter().map(move |(_, _, cell)| {
                    somebody.map_or(Cell::Empty, |(seat, person)| cell(&seat, person))
                })
            });
            csv.line(COLUMNS.iter().map(|(_, _, cell)| cell(&row)).chain(of_seats));
        }
    }
    csv.done()
}
