//! The totals as a workbook: one sheet for each table, what was drawn, and what was found.

use chrono::{NaiveDate, NaiveTime};
use rust_xlsxwriter::Worksheet;

use super::SHEET_MARK;
use super::report::Report;
use super::table::Table;
use super::terminal::{column, hidden, title};
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
        let columns =
            [("visit", 14), ("date", 12), ("people", 40)].map(|(id, width)| (column(id, text), width));
        let rows = draw.picked.iter().map(|drawn| drawn.cells(with_pay).into_iter().map(Cell::from));
        let sheet = book.sheet(&sheet_name(&say!(text, "totals-table-draw")), &columns, rows)?;
        let how = say!(
            text,
            "totals-draw",
            count = draw.picked.len(),
            among = draw.among,
            seed = draw.seed.to_string()
        );
        sheet.write_string(0, 4, how)?;
    }
    let columns = [("file", 40), ("line", 8), ("left-out", 10), ("finding", 100)]
        .map(|(id, width)| (column(id, text), width));
    let shown = report.findings.iter().filter(|finding| with_pay || !finding.file.is_empty());
    let rows = shown.map(|finding| {
        let left_out = if finding.is_left_out { "totals-label-yes" } else { "totals-label-no" };
        [
            Cell::from(finding.file.as_str()),
            Cell::from(finding.line),
            Cell::from(text.get(left_out, &[])),
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
    let month =
        report.month.map(|month| say!(text, "totals-only-month", month = month.format("%Y-%m").to_string()));
    let is_without = with_pay && report.pay_visits.is_none();
    let without = is_without.then(|| say!(text, "totals-without-pay-visits", count = report.claims));
    let lines = [month, Some(super::read_line(report, text)), Some(hidden(report, text)), without];
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
