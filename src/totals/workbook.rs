//! The totals as a workbook: one sheet for each table, what was drawn, and what was found.

use chrono::{NaiveDate, NaiveTime};
use rust_xlsxwriter::Worksheet;

use super::SHEET_MARK;
use super::draw::Drawn;
use super::report::Report;
use super::table::{self, Table};
use super::terminal::{column, drawn, hidden, month, title};
use crate::say;
use crate::sheet::{Book, Cell, Unwritable};
use crate::text::Text;

/// The workbook, as the bytes of its file.
///
/// # Errors
/// [`Unwritable`], which only a file of millions of people would meet.
pub fn workbook(
    report: &Report,
    with_pay: bool,
    text: &Text,
    made: NaiveDate,
) -> Result<Vec<u8>, Unwritable> {
    // The same totals give the same bytes.
    let mut book = Book::new(made.and_time(NaiveTime::MIN).and_utc());
    let mut tables: Vec<&Table> = report.tables.iter().collect();
    if with_pay {
        // Right behind the overview, which is the sheet that a workbook of totals is known by.
        tables.insert(1, &report.pay);
        if let Some(visits) = &report.pay_visits {
            tables.insert(2, visits);
        }
    }
    for (at, table) in tables.into_iter().enumerate() {
        let name = if at == 0 { SHEET_MARK.to_owned() } else { sheet_name(&title(table, text)) };
        let columns: Vec<_> = table
            .columns
            .iter()
            .enumerate()
            .map(|(at, id)| (column(id, text), width(table, at, report.smallest, text)))
            .collect();
        let rows = table.rows.iter().map(|row| row.iter().map(|cell| cell.typed(text, report.smallest)));
        let sheet = book.sheet(&name, &columns, rows)?;
        if at == 0 {
            about(sheet, report, with_pay, text, table.rows.len() as u32 + 2)?;
        }
    }
    if let Some(draw) = &report.draw {
        let names = Drawn::COLUMNS.map(|id| column(id, text));
        let columns: Vec<_> = names.into_iter().zip([14, 12, 40]).collect();
        let rows = draw.picked.iter().map(|drawn| drawn.cells(with_pay).into_iter().map(Cell::from));
        let sheet = book.sheet(&sheet_name(&say!(text, "totals-table-draw")), &columns, rows)?;
        sheet.write_string(0, 4, drawn(draw, text))?;
    }
    let columns = [("file", 40), ("line", 8), ("left-out", 10), ("finding", 100)]
        .map(|(id, width)| (column(id, text), width));
    let rows = report.findings(with_pay).map(|finding| {
        [
            Cell::from(finding.file.as_str()),
            Cell::from(finding.line),
            table::Cell::yes_or_no(finding.is_left_out).typed(text, report.smallest),
            Cell::from(text.sentence(&finding.what)),
        ]
    });
    book.sheet(&sheet_name(&say!(text, "totals-table-findings")), &columns, rows)?;
    book.done()
}

/// As wide as the widest of its first cells, within reason.
fn width(table: &Table, column: usize, smallest: u32, text: &Text) -> usize {
    let cells = table.rows.iter().take(1000).map(|row| row[column].shown(text, smallest).chars().count());
    cells.max().unwrap_or_default().clamp(10, 48) + 2
}

/// Below the first table: what the numbers are of, and what is hidden.
fn about(
    sheet: &mut Worksheet,
    report: &Report,
    with_pay: bool,
    text: &Text,
    from: u32,
) -> Result<(), Unwritable> {
    let is_without = with_pay && report.pay_visits.is_none();
    let without = is_without.then(|| say!(text, "totals-without-pay-visits", count = report.claims));
    let lines =
        [month(report, text), Some(super::read_line(report, text)), Some(hidden(report, text)), without];
    for (at, words) in lines.into_iter().flatten().enumerate() {
        sheet.write_string(from + at as u32, 0, words)?;
    }
    Ok(())
}

/// A sheet's name: at most 31 characters, none of those that Excel refuses.
fn sheet_name(title: &str) -> String {
    title
        .chars()
        .filter(|c| !"[]:*?/\\".contains(*c))
        .take(31)
        .collect::<String>()
        .trim_matches('\'')
        .to_owned()
}
