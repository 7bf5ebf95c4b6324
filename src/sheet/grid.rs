//! A small table from outside, whatever wrote it: rows of cells as words.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};
use csv::StringRecord;

use super::{COLUMN_LIMIT, DELIMITERS, Records, within_limits};
use crate::clean::{self, RECORD_LIMIT};

/// A last record of our own: if it is not met, a quotation mark above it was never closed and has swallowed rows.
const END: &str = "\0end";

/// Why a table is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoGrid {
    /// It is no table, or a damaged one.
    NotATable,
    /// It has more rows than are taken from outside.
    TooLong,
}

/// The rows of a workbook's first sheet that has any, or of a CSV. A sheet is read cell by cell: one that claims to reach to the
/// end of the world takes no more room than what stands in it.
pub(crate) fn grid(bytes: &[u8]) -> Result<Vec<Vec<String>>, NoGrid> {
    if bytes.starts_with(b"PK") { workbook(bytes) } else { csv(bytes) }
}

fn workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>, NoGrid> {
    within_limits(bytes).map_err(|_| NoGrid::NotATable)?;
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| NoGrid::NotATable)?;
    for name in book.sheet_names() {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut at = None;
        while let Some(cell) = cells.next_cell().map_err(|_| NoGrid::NotATable)? {
            let ((row, column), words) = (cell.get_position(), words(cell.get_value()));
            if words.is_empty() || column as usize >= COLUMN_LIMIT {
                continue;
            }
            // Rows without a word are none: a table may begin anywhere.
            if at != Some(row) {
                if rows.len() == RECORD_LIMIT {
                    return Err(NoGrid::TooLong);
                }
                rows.push(Vec::new());
                at = Some(row);
            }
            if let Some(cells) = rows.last_mut() {
                cells.resize(cells.len().max(column as usize + 1), String::new());
                cells[column as usize] = words;
            }
        }
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Err(NoGrid::NotATable)
}

fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::DateTime(when) => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::String(words) => clean::line(words),
        DataRef::SharedString(words) => clean::line(words),
        DataRef::DateTimeIso(words) => clean::line(words),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::Empty | DataRef::DurationIso(_) | DataRef::Error(_) => String::new(),
    }
}

fn csv(bytes: &[u8]) -> Result<Vec<Vec<String>>, NoGrid> {
    let (mut text, _) = clean::decode(bytes).map_err(|_| NoGrid::NotATable)?;
    // The delimiter that makes the most columns of the first line.
    let first = |delimiter| {
        let mut record = StringRecord::new();
        Records::new(&text, delimiter).next(&mut record).map_or(0, |_| record.len())
    };
    let delimiter = DELIMITERS.into_iter().rev().max_by_key(|delimiter| first(*delimiter));
    text.push('\n');
    text.push_str(END);
    let mut records = Records::new(&text, delimiter.unwrap_or(','));
    let mut record = StringRecord::new();
    let mut rows = Vec::new();
    while records.next(&mut record).is_some() {
        if record.iter().eq([END]) {
            return Ok(rows);
        }
        if rows.len() == RECORD_LIMIT {
            return Err(NoGrid::TooLong);
        }
        rows.push(record.iter().take(COLUMN_LIMIT).map(clean::line).collect());
    }
    Err(NoGrid::NotATable)
}
