//! CSV, as exported or as a spreadsheet saved it again: commas, semicolons or tabs.

use std::borrow::Cow;

use csv::StringRecord;

use super::super::cells::Cell;
use super::super::record::Cells;
use super::heading::{Heading, stranger};
use super::{Broken, Kind, Sink};
use crate::sheet::{COLUMN_LIMIT, DELIMITERS, Records, TITLE_ROWS};
use crate::text::Sentence;

/// A row of a log has some two thousand characters; a name at most a few hundred.
const ROW_LIMIT: usize = 64 << 10;

/// Reads the rows of a text.
pub(super) fn read(text: &str, sink: &mut Sink<'_>) -> Result<Kind, Broken> {
    let mut first_cell = String::new();
    for delimiter in DELIMITERS {
        let mut lines = Records::new(text, delimiter);
        let mut record = StringRecord::new();
        for at in 0..TITLE_ROWS {
            let Some(line) = next(&mut lines, &mut record)? else { break };
            if at == 0 && delimiter == DELIMITERS[0] {
                record.get(0).unwrap_or_default().clone_into(&mut first_cell);
            }
            if let Some(heading) = Heading::find(record.iter()) {
                heading.check(line, sink)?;
                rows(lines, &heading, sink)?;
                return Ok(Kind::Log);
            }
        }
    }
    stranger(&first_cell)
}

fn rows(mut lines: Records<'_>, heading: &Heading, sink: &mut Sink<'_>) -> Result<(), Broken> {
    let mut record = StringRecord::new();
    while let Some(line) = next(&mut lines, &mut record)? {
        // No cell of a log has a line of its own: a quotation mark was lost, and what follows is swallowed.
        if record.iter().any(|cell| cell.contains('\n')) {
            let last = lines.line();
            sink.say(line, Sentence::new("totals-row-quote").with("last", last.to_string()), true);
            continue;
        }
        // A spreadsheet leaves out empty cells at the end of a row, but never the end of the row.
        if record.len() < heading.len() && lines.is_cut_off() {
            sink.say(line, Sentence::new("totals-row-cut-off"), true);
            continue;
        }
        if record.len() > heading.len() && record.iter().skip(heading.len()).any(|cell| !cell.is_empty()) {
            sink.say(line, Sentence::new("totals-row-long"), true);
            continue;
        }
        let mut cells = Cells::empty();
        for (column, cell) in record.iter().enumerate().take(COLUMN_LIMIT) {
            if let Some(field) = heading.field(column)
                && !cell.is_empty()
            {
                cells.set(field, Cell::Text(Cow::Borrowed(cell)));
            }
        }
        sink.row(line, &cells);
    }
    Ok(())
}

/// The next record, with the line it begins on.
fn next(lines: &mut Records<'_>, record: &mut StringRecord) -> Result<Option<u64>, Broken> {
    let start = lines.byte();
    let line = lines.next(record);
    if lines.byte() - start > ROW_LIMIT && record.iter().any(|cell| cell.len() > ROW_LIMIT) {
        return Err(Broken::Damaged(line));
    }
    Ok(line)
}
