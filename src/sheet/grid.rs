//! A small table from outside, whatever wrote it: rows of cells as words.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use csv::StringRecord;

use super::{COLUMN_LIMIT, DELIMITERS, Records, within_limits};
use crate::clean::{self, RECORD_LIMIT};

/// The rows of a workbook's first sheet that has any, or of a CSV; none where it is neither, or holds too much.
pub(crate) fn grid(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    if bytes.starts_with(b"PK") {
        within_limits(bytes).ok()?;
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).ok()?;
        let sheet = book.sheet_names().into_iter().find_map(|name| {
            let cells = book.worksheet_range(&name).ok()?;
            (!cells.is_empty()).then_some(cells)
        })?;
        let words = |cell: &Data| match cell {
            Data::DateTime(when) => {
                let (year, month, day, ..) = when.to_ymd_hms_milli();
                format!("{year:04}-{month:02}-{day:02}")
            }
            cell => clean::line(&cell.to_string()),
        };
        let rows = sheet.rows().take(RECORD_LIMIT + 1);
        let rows: Vec<Vec<String>> =
            rows.map(|row| row.iter().take(COLUMN_LIMIT).map(words).collect()).collect();
        return (rows.len() <= RECORD_LIMIT).then_some(rows);
    }
    let (text, _) = clean::decode(bytes).ok()?;
    // The delimiter that makes the most columns of the first line.
    let first = |delimiter| {
        let mut record = StringRecord::new();
        Records::new(&text, delimiter).next(&mut record).map_or(0, |_| record.len())
    };
    let delimiter = DELIMITERS.into_iter().rev().max_by_key(|delimiter| first(*delimiter))?;
    let mut records = Records::new(&text, delimiter);
    let mut record = StringRecord::new();
    let mut rows = Vec::new();
    while records.next(&mut record).is_some() {
        if rows.len() == RECORD_LIMIT {
            return None;
        }
        rows.push(record.iter().take(COLUMN_LIMIT).map(clean::line).collect());
    }
    Some(rows)
}
