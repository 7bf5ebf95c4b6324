//! CSV: written so that it opens in a spreadsheet as it is, and read as spreadsheets and school systems write it.

use std::borrow::Borrow;

use csv::{ReaderBuilder, StringRecord, Terminator, Writer, WriterBuilder};
use unicode_width::UnicodeWidthChar;

use super::{Cell, Table};

/// Spreadsheets and school systems write these between cells. In doubt, the first.
pub(crate) const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// CSV in the making. A text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers.
pub(crate) struct Csv(Writer<Vec<u8>>);

impl Csv {
    /// For a spreadsheet: UTF-8 with a byte order mark, CRLF.
    pub(crate) fn for_spreadsheets() -> Self {
        Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec()))
    }

    /// For a database: no mark, LF.
    pub(crate) fn for_databases() -> Self {
        Self(WriterBuilder::new().from_writer(Vec::new()))
    }

    /// One line; all lines have as many cells.
    pub(crate) fn line(&mut self, cells: impl IntoIterator<Item = impl Borrow<Cell>>) {
        // Memory does not refuse a write.
        for cell in cells {
            let _ = match cell.borrow() {
                Cell::Text(words) if is_formula(words) => self.0.write_field(format!("'{words}")),
                plain => self.0.write_field(&*plain.shown()),
            };
        }
        let _ = self.0.write_record(None::<&[u8]>);
    }

    /// All of it.
    pub(crate) fn done(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }
}

/// The table as CSV for a spreadsheet, one heading line, also when there are no rows.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut csv = Csv::for_spreadsheets();
    csv.line(table.heading.iter().map(|name| Cell::from(*name)));
    for row in &table.rows {
        csv.line(row);
    }
    csv.done()
}

/// Whether Excel, `LibreOffice` or an importer that trims would read a text as a formula (OWASP, CSV injection; the wide
/// forms count where the input method is Chinese or Japanese).
pub(crate) fn is_formula(text: &str) -> bool {
    let visible =
        text.trim_start_matches(|c: char| c.is_whitespace() || UnicodeWidthChar::width(c) == Some(0));
    visible.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n'])
}

/// The records of a text, read in passing, each with the line it begins on. The csv crate counts from before the empty
/// lines that it passes over, so lines are counted here.
pub(crate) struct Records<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    line: u64,
    counted: usize,
    /// Old spreadsheets end lines with CR alone.
    line_end: char,
}

impl<'a> Records<'a> {
    pub(crate) fn new(text: &'a str, delimiter: char) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter as u8)
            .from_reader(text.as_bytes());
        let line_end = if text.contains('\n') { '\n' } else { '\r' };
        Self { text, reader, line: 1, counted: 0, line_end }
    }

    /// Reads the next record, and says on which line it begins, from 1; none at the end.
    pub(crate) fn next(&mut self, record: &mut StringRecord) -> Option<u64> {
        let start = self.byte();
        let passed = self.text[start..].bytes().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        self.count_to(start + passed);
        let begins = self.line;
        // The text is UTF-8 and lengths may differ: nothing is left that could go wrong.
        let is_read = self.reader.read_record(record).unwrap_or(false);
        self.count_to(self.byte());
        is_read.then_some(begins)
    }

    /// The line that the next record is looked for on.
    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    /// How much of the text has been read, bytes.
    pub(crate) fn byte(&self) -> usize {
        self.reader.position().byte() as usize
    }

    /// Whether the text ends here, in the middle of a line.
    pub(crate) fn is_cut_off(&self) -> bool {
        self.byte() == self.text.len() && !self.text.ends_with(['\n', '\r'])
    }

    fn count_to(&mut self, byte: usize) {
        self.line += self.text[self.counted..byte].matches(self.line_end).count() as u64;
        self.counted = byte;
    }
}
