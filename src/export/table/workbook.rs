//! Tables as a workbook: a sheet each, typed cells, a heading that stays in view, filters.

use chrono::{DateTime, FixedOffset};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Table};

/// Why a workbook could not be put together.
#[derive(Debug, thiserror::Error)]
#[error("{}", crate::text::Sentence::new("export-workbook"))]
pub struct Unwritable(#[from] XlsxError);

/// The longest text that a cell of a workbook takes, characters (Excel specifications).
const CELL_LIMIT: usize = 32_767;

/// The tables as an XLSX workbook. The same tables and moment give the same bytes.
///
/// # Errors
/// More rows than a sheet has (1,048,576).
pub fn workbook(tables: &[Table], at: DateTime<FixedOffset>) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_timestamp(at.timestamp())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for table in tables {
        write(workbook.add_worksheet(), table)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    sheet.set_name(table.name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(&table.heading) {
        sheet.write_string_with_format(0, column, *name, &heading)?;
        sheet.set_column_width(column, u16::try_from(name.len() + 4).unwrap_or(u16::MAX))?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(words) => {
                    let end = words.char_indices().nth(CELL_LIMIT).map_or(words.len(), |(end, _)| end);
                    sheet.write_string(row, column, &words[..end])?;
                }
                Cell::Number(count) => {
                    // Counts of visits, minutes and units are far below what a float holds exactly.
                    #[allow(clippy::cast_precision_loss)]
                    sheet.write_number(row, column, *count as f64)?;
                }
                Cell::Flag(flag) => {
                    sheet.write_boolean(row, column, *flag)?;
                }
                Cell::Day(on) => {
                    sheet.write_datetime_with_format(row, column, on, &day)?;
                }
                Cell::Moment(at) => {
                    sheet.write_datetime_with_format(row, column, at.naive_local(), &moment)?;
                }
            }
        }
    }
    let (rows, columns) = (table.rows.len() as u32, table.heading.len() as u16);
    if rows > 0 && columns > 0 {
        sheet.autofilter(0, 0, rows, columns - 1)?;
    }
    Ok(())
}
