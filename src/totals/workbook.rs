//! The totals as a workbook: one sheet for each table, with filters, frozen headings and real dates. Words from outside are
//! typed text, so that none of them is ever a formula.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::SHEET_MARK;
use super::numbers::fraction;
use super::report::Report;
use super::small::Shown;
use super::table::{Cell, Table};
use super::terminal::{column, hidden, title};
use crate::say;
use crate::text::Text;

/// Why a workbook cannot be made: more rows than a sheet has, or words longer than a cell.
pub type WorkbookError = XlsxError;

struct Forms {
    heading: Format,
    day: Format,
    month: Format,
    money: Format,
    share: Format,
    tenths: Format,
    right: Format,
}

/// The workbook, as the bytes of its file.
///
/// # Errors
/// [`WorkbookError`], which only a file of millions of people would meet.
pub fn workbook(
    report: &Report,
    with_pay: bool,
    text: &Text,
    made: NaiveDate,
) -> Result<Vec<u8>, WorkbookError> {
    let forms = Forms {
        heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
        day: Format::new().set_num_format("yyyy-mm-dd"),
        month: Format::new().set_num_format("yyyy-mm"),
        money: Format::new().set_num_format("$#,##0.00"),
        share: Format::new().set_num_format("0.0%"),
        tenths: Format::new().set_num_format("0.0"),
        right: Format::new().set_align(FormatAlign::Right),
    };
    let mut book = Workbook::new();
    // The same totals give the same bytes.
    if let Some(when) = made.and_hms_opt(0, 0, 0) {
        book.set_properties(&DocProperties::new().set_creation_datetime(&when.and_utc()));
    }
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
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        write(sheet, table, report.smallest, text, &forms)?;
        if at == 0 {
            about(sheet, report, with_pay, text, table.rows.len() as u32 + 2)?;
        }
    }
    if let Some(draw) = &report.draw {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&say!(text, "totals-table-draw")))?;
        for (at, name) in (0..).zip(["visit", "date", "people"]) {
            sheet.write_string_with_format(0, at, column(name, text), &forms.heading)?;
        }
        for (row, drawn) in (1..).zip(&draw.picked) {
            for (at, words) in (0..).zip(drawn.cells(with_pay)) {
                sheet.write_string(row, at, words)?;
            }
        }
        let how = say!(
            text,
            "totals-draw",
            count = draw.picked.len(),
            among = draw.among,
            seed = draw.seed.to_string()
        );
        sheet.write_string(0, 4, how)?;
        sheet
            .set_column_width(0, 14)?
            .set_column_width(1, 12)?
            .set_column_width(2, 40)?
            .set_freeze_panes(1, 0)?;
    }
    findings(book.add_worksheet(), report, with_pay, text, &forms)?;
    book.save_to_buffer()
}

fn write(
    sheet: &mut Worksheet,
    table: &Table,
    smallest: u32,
    text: &Text,
    forms: &Forms,
) -> Result<(), XlsxError> {
    for (at, id) in table.columns.iter().enumerate() {
        let at = at as u16;
        sheet.write_string_with_format(0, at, column(id, text), &forms.heading)?;
        let widest = table
            .rows
            .iter()
            .take(1000)
            .map(|row| row[usize::from(at)].shown(text, smallest).chars().count() as u32);
        let width = widest.max().unwrap_or_default().clamp(10, 48);
        sheet.set_column_width(at, f64::from(width) + 2.0)?;
    }
    for (at, row) in table.rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let (row, column) = (at as u32 + 1, column as u16);
            match cell {
                Cell::Nothing => continue,
                Cell::Count(Shown::Count(number)) | Cell::Number(number) => {
                    sheet.write_number(row, column, fraction(*number, 1.0))?
                }
                Cell::Tenths(tenths) => {
                    sheet.write_number_with_format(row, column, fraction(*tenths, 10.0), &forms.tenths)?
                }
                Cell::Share(share) => {
                    sheet.write_number_with_format(row, column, fraction(*share, 1000.0), &forms.share)?
                }
                Cell::Money(cents) => {
                    sheet.write_number_with_format(row, column, fraction(*cents, 100.0), &forms.money)?
                }
                Cell::Day(day) => sheet.write_date_with_format(row, column, day, &forms.day)?,
                Cell::Month(month) => sheet.write_date_with_format(row, column, month, &forms.month)?,
                Cell::Count(_) => {
                    sheet.write_string_with_format(row, column, cell.shown(text, smallest), &forms.right)?
                }
                Cell::Words(_) | Cell::Label(..) => {
                    sheet.write_string(row, column, cell.shown(text, smallest))?
                }
            };
        }
    }
    if !table.rows.is_empty() {
        sheet.autofilter(0, 0, table.rows.len() as u32, table.columns.len() as u16 - 1)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Below the first table: what the numbers are of, and what is hidden.
fn about(
    sheet: &mut Worksheet,
    report: &Report,
    with_pay: bool,
    text: &Text,
    from: u32,
) -> Result<(), XlsxError> {
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

fn findings(
    sheet: &mut Worksheet,
    report: &Report,
    with_pay: bool,
    text: &Text,
    forms: &Forms,
) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&say!(text, "totals-table-findings")))?;
    for (at, (id, width)) in
        [("file", 40.0), ("line", 8.0), ("left-out", 10.0), ("finding", 100.0)].into_iter().enumerate()
    {
        sheet.write_string_with_format(0, at as u16, column(id, text), &forms.heading)?;
        sheet.set_column_width(at as u16, width)?;
    }
    let shown: Vec<_> = report.findings.iter().filter(|f| with_pay || !f.file.is_empty()).collect();
    for (at, finding) in shown.iter().enumerate() {
        let row = at as u32 + 1;
        sheet.write_string(row, 0, &finding.file)?;
        if let Some(line) = finding.line {
            sheet.write_number(row, 1, fraction(line, 1.0))?;
        }
        let key = if finding.is_left_out { "totals-label-yes" } else { "totals-label-no" };
        sheet.write_string(row, 2, text.get(key, &[]))?;
        sheet.write_string(row, 3, text.sentence(&finding.what))?;
    }
    if !shown.is_empty() {
        sheet.autofilter(0, 0, shown.len() as u32, 3)?;
    }
    sheet.set_freeze_panes(1, 0)?;
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
