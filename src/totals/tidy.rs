//! The settled rows as plain CSV: one for each student and visit, for a database of one's own. Stable column names, ISO
//! dates, nothing where nothing is known.

use csv::{Terminator, WriterBuilder};

use super::programme::{Programme, Student};
use super::record::{Record, Word};
use super::settle::Visit;
use super::sql::{COLUMNS, SCHEMA};
use crate::export::table::defused;

/// The rows, with a row of names.
pub(super) fn csv(programme: &Programme<'_>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    // Memory does not refuse a write, and every line has as many cells as there are columns.
    let _ = writer.write_record(COLUMNS.iter().map(|(name, _)| *name));
    let mut cells: Vec<String> = Vec::with_capacity(COLUMNS.len());
    for visit in programme.visits {
        for line in &visit.lines {
            cells.clear();
            row(programme, visit, &line.record, &mut cells);
            let _ = writer.write_record(&cells);
        }
    }
    writer.into_inner().unwrap_or_default()
}

fn row(programme: &Programme<'_>, visit: &Visit, record: &Record, cells: &mut Vec<String>) {
    let say =
        |word: Option<Word>| defused(word.map(|w| programme.words.say(w)).unwrap_or_default().to_owned());
    let plain = |value: Option<String>| value.unwrap_or_default();
    let yes = |value: Option<bool>| plain(value.map(|yes| yes.to_string()));
    let is_counted = !visit.held && record.is_counted();
    cells.extend([
        SCHEMA.to_owned(),
        record.id.to_string(),
        record.version.to_string(),
        record.visit.to_string(),
        defused(visit.reference.clone()),
        say(record.year),
        say(record.site_code),
        say(record.school),
        plain(record.number.map(|number| number.word().to_owned())),
        plain(record.kind.map(|kind| kind.word().to_owned())),
        plain(record.day.map(|day| day.to_string())),
        plain(record.from_first_day.map(|days| days.to_string())),
        plain(record.minutes.map(|minutes| minutes.to_string())),
        plain(record.outcome.map(|outcome| outcome.word().to_owned())),
        record.calls.to_string(),
        plain(record.mode.map(|mode| mode.word().to_owned())),
        plain(record.place.map(|place| place.word().to_owned())),
        yes(record.outside),
        record.interpreter.to_string(),
        say(record.language),
        match programme.student(record) {
            Some(Student::Site(key)) => say(Some(key)),
            Some(Student::Own(key)) => key.to_string(),
            None => String::new(),
        },
        plain(record.band.map(|band| band.word().to_owned())),
        plain(record.selection.map(|method| method.word().to_owned())),
    ]);
    cells.extend(record.practices.map(|state| plain(state.map(|state| state.word().to_owned()))));
    cells.extend([
        record.filed.to_string(),
        plain(record.proof.map(|proof| proof.word().to_owned())),
        say(record.funding),
        record.counts.word().to_owned(),
        record.units.to_string(),
        is_counted.to_string(),
        visit.held.to_string(),
    ]);
    for seat in &record.seats {
        let Some(seat) = seat else {
            cells.extend(std::iter::repeat_n(String::new(), 6));
            continue;
        };
        let person = programme.people.get(programme.people.key(seat));
        cells.extend([
            defused(person.id.clone()),
            defused(person.name.clone()),
            plain(seat.role.map(|role| role.word().to_owned())),
            plain(seat.confirmed.map(|how| how.word().to_owned())),
            plain(person.trained_through(seat).map(|day| day.to_string())),
            seat.units.to_string(),
        ]);
    }
}
