//! JSON as exported: one list of objects. Each object is taken out of the list by itself, so a row that is none is said
//! with its line, and a file of sixty megabytes needs no tree in memory.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer as _, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::super::cells::Cell;
use super::super::record::{Cells, Field};
use super::{Broken, Kind, Sink};
use crate::text::Sentence;

/// A list of objects is two deep.
const DEPTH_LIMIT: usize = 16;

/// Reads the rows of a text.
pub(super) fn read(text: &str, sink: &mut Sink<'_>) -> Result<Kind, Broken> {
    too_deep(text)?;
    if text.trim_start().starts_with('{') {
        let is_own = text.contains(&format!("\"{}\"", super::super::JSON_MARK));
        return if is_own { Ok(Kind::Own) } else { Err(Broken::NotALog) };
    }
    let mut rows = Rows { text, line: 1, counted: 0, known: false, missing: None, sink };
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = reader.deserialize_seq(&mut rows).and_then(|()| reader.end());
    read.map_err(|error| Broken::Damaged(Some(error.line() as u64)))?;
    match (rows.known, rows.missing) {
        (true, None) => Ok(Kind::Log),
        (true, Some(field)) => Err(Broken::Column(field)),
        (false, _) => Err(Broken::NotALog),
    }
}

/// Refuses what is nested deeper than any log, before a parser follows it.
fn too_deep(text: &str) -> Result<(), Broken> {
    let (mut depth, mut line, mut is_string, mut is_escaped) = (0_usize, 1, false, false);
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => is_string = !is_string,
            b'[' | b'{' if !is_string => depth += 1,
            b']' | b'}' if !is_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_LIMIT {
            return Err(Broken::Nested(line));
        }
    }
    Ok(())
}

struct Rows<'a, 'b, 's> {
    text: &'a str,
    line: u64,
    counted: usize,
    /// Whether the first object is a row of a log.
    known: bool,
    missing: Option<Field>,
    sink: &'b mut Sink<'s>,
}

impl<'de> Visitor<'de> for &mut Rows<'de, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut is_first = true;
        while let Some(raw) = list.next_element::<&'de RawValue>()? {
            let raw = raw.get();
            // Where it stands in the text: it is a piece of it.
            let at = (raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
            self.line += self.text[self.counted..at].matches('\n').count() as u64;
            self.counted = at;
            let mut row = Object { cells: Cells::empty(), seen: Vec::new() };
            let mut reader = serde_json::Deserializer::from_str(raw);
            let is_row = reader.deserialize_map(&mut row).is_ok();
            if is_first && is_row {
                self.known = Field::MARKS.iter().all(|field| row.seen.contains(field));
                self.missing = Field::required().find(|field| !row.seen.contains(field));
            }
            is_first = false;
            if !self.known || self.missing.is_some() {
                // Not a log: nothing of it is counted, and the file is named.
                while list.next_element::<IgnoredAny>()?.is_some() {}
                return Ok(());
            }
            if is_row {
                self.sink.row(self.line, &row.cells);
            } else {
                self.sink.say(self.line, Sentence::new("totals-row-not-a-row"), true);
            }
        }
        // An empty list is the log of a month without visits.
        self.known |= is_first;
        Ok(())
    }
}

struct Object<'a> {
    cells: Cells<'a>,
    seen: Vec<Field>,
}

impl<'de> Visitor<'de> for &mut Object<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            if let Some(field) = Field::named(&name) {
                let value = map.next_value::<&'de RawValue>()?;
                self.cells.set(field, cell(value.get()).map_err(A::Error::custom)?);
                self.seen.push(field);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// A value of a row.
fn cell(raw: &str) -> serde_json::Result<Cell<'_>> {
    if raw.starts_with(['[', '{']) {
        return Ok(Cell::Wrong);
    }
    Ok(match serde_json::from_str(raw)? {
        Value::Bool(yes) => Cell::Bool(yes),
        Value::Number(number) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(number) => Cell::Number(number),
            None => Cell::Text(number.to_string().into()),
        },
        Value::String(text) => Cell::Text(text.into()),
        Value::Null | Value::Array(_) | Value::Object(_) => Cell::Empty,
    })
}
