//! A table as CSV that opens in a spreadsheet as it is.

use csv::{Terminator, WriterBuilder};
use unicode_width::UnicodeWidthChar;

use super::{Cell, Table};

/// The table as CSV: UTF-8 with a byte order mark, CRLF, one heading line, also when there are no rows.
///
/// A text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    // Memory does not refuse a write, and every line has as many cells as there are columns.
    let _ = writer.write_record(&table.heading);
    for row in &table.rows {
        for cell in row {
            let _ = match cell {
                Cell::Text(words) if is_formula(words) => writer.write_field(defused(words.clone())),
                plain => writer.write_field(&*plain.shown()),
            };
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}

/// Puts an apostrophe before what Excel, `LibreOffice` or an importer that trims would read as a formula (OWASP, CSV
/// injection; the wide forms count where the input method is Chinese or Japanese).
pub(crate) fn defused(text: String) -> String {
    if is_formula(&text) { format!("'{text}") } else { text }
}

/// Whether a spreadsheet would read a text as a formula.
pub(crate) fn is_formula(text: &str) -> bool {
    let visible =
        text.trim_start_matches(|c: char| c.is_whitespace() || UnicodeWidthChar::width(c) == Some(0));
    visible.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n'])
}
