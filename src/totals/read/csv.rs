//! CSV, as exported or as a spreadsheet saved it again: commas, semicolons or tabs.

use std::borrow::Cow;

use csv::StringRecord;

use super::super::cells::Cell;
use super::super::record::Cells;
use super::heading::{COLUMN_LIMIT, Heading, TITLE_ROWS, stranger};
use super::{Broken, Kind, Sink};
use crate::text::Sentence;

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// A row of a log has some two thousand characters; a name at most a few hundred.
const ROW_LIMIT: usize = 64 << 10;

/// Reads the rows of a text.
pub(super) fn read(text: &str, sink: &mut Sink<'_>) -> Result<Kind, Broken> {
    let mut first_cell = String::new();
    for delimiter in DELIMITERS {
        let mut lines = Lines::new(text, delimiter);
        let mut record = StringRecord::new();
        for at in 0..TITLE_ROWS {
            let Some(line) = lines.next(&mut record)? else { break };
            if at == 0 && delimiter == DELIMITERS[0] {
                record.get(0).unwrap_or_default().clone_into(&mut first_cell);
            }
            if let Some(heading) = Heading::find(record.iter()) {
                heading.check()?;
                sink.lacks(line, heading.lacking());
                rows(lines, &heading, sink)?;
                return Ok(Kind::Log);
            }
        }
    }
    stranger(&first_cell)
}

fn rows(mut lines: Lines<'_>, heading: &Heading, sink: &mut Sink<'_>) -> Result<(), Broken> {
    let mut record = StringRecord::new();
    while let Some(line) = lines.next(&mut record)? {
        // No cell of a log has a line of its own: a quotation mark was lost, and what follows is swallowed.
        if record.iter().any(|cell| cell.contains('\n')) {
            let last = lines.line;
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

/// The records of a text, each with the line it begins on. The csv crate counts from before the empty lines that it
/// passes over, so lines are counted here.
struct Lines<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    line: u64,
    counted: usize,
    /// Old spreadsheets end lines with CR alone.
    line_end: char,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let line_end = if text.contains('\n') { '\n' } else { '\r' };
        Self { text, reader, line: 1, counted: 0, line_end }
    }

    fn next(&mut self, record: &mut StringRecord) -> Result<Option<u64>, Broken> {
        let start = self.byte();
        let passed = self.text[start..].bytes().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        self.count_to(start + passed);
        let line = self.line;
        let damaged = Broken::Damaged(Some(line));
        // Text is UTF-8 and lengths may differ: all that can go wrong is what cannot be expected.
        if !self.reader.read_record(record).map_err(|_| damaged)? {
            return Ok(None);
        }
        if self.byte() - start - passed > ROW_LIMIT && record.iter().any(|cell| cell.len() > ROW_LIMIT) {
            return Err(damaged);
        }
        self.count_to(self.byte());
        Ok(Some(line))
    }

    fn byte(&self) -> usize {
        self.reader.position().byte() as usize
    }

    /// Whether the text ends here in the middle of a row.
    fn is_cut_off(&self) -> bool {
        self.byte() == self.text.len() && !self.text.ends_with(['\n', '\r'])
    }

    fn count_to(&mut self, byte: usize) {
        self.line += self.text[self.counted..byte].matches(self.line_end).count() as u64;
        self.counted = byte;
    }
}
