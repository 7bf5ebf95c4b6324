//! Workbooks: as exported, or edited and saved in Excel since.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};
use chrono::{NaiveDate, NaiveDateTime};

use super::super::SHEET_MARK;
use super::super::cells::Cell;
use super::super::record::Cells;
use super::heading::Heading;
use super::{Broken, Kind, Sink};
use crate::sheet::{COLUMN_LIMIT, TITLE_ROWS, Unfit, within_limits};

/// The sheet that the export writes the log to.
const LOG_SHEET: &str = "visits";
/// Sheets beyond these are not looked at.
const SHEETS_LIMIT: usize = 50;

/// Reads the rows of a workbook.
pub(super) fn read(bytes: &[u8], sink: &mut Sink<'_>) -> Result<Kind, Broken> {
    within_limits(bytes).map_err(|unfit| match unfit {
        Unfit::TooLarge => Broken::TooLarge,
        Unfit::Bomb => Broken::Bomb,
        Unfit::Damaged => Broken::Damaged(None),
    })?;
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| Broken::Damaged(None))?;
    let names = book.sheet_names();
    if names.iter().any(|name| name == SHEET_MARK) {
        return Ok(Kind::Own);
    }
    let mut sheets: Vec<&String> = names.iter().take(SHEETS_LIMIT).collect();
    sheets.sort_by_key(|name| name.to_lowercase() != LOG_SHEET);
    for name in sheets {
        if sheet(&mut book, name, sink)? {
            return Ok(Kind::Log);
        }
    }
    Err(Broken::NotALog)
}

/// Reads a sheet; says whether it is one of a log.
fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, sink: &mut Sink<'_>) -> Result<bool, Broken> {
    // A chart has a sheet of its own, without cells.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(false) };
    let mut heading: Option<Heading> = None;
    let mut titles: Vec<String> = Vec::new();
    let mut row = Cells::empty();
    let mut at: Option<u32> = None;
    let mut seen = 0;
    loop {
        let next = cells.next_cell().map_err(|_| Broken::Damaged(at.map(line)))?;
        let place = next.as_ref().map(calamine::Cell::get_position);
        if let Some(ended) = at.filter(|at| place.is_none_or(|(row, _)| row != *at)) {
            if heading.is_some() {
                sink.row(line(ended), &std::mem::replace(&mut row, Cells::empty()));
            } else {
                heading = Heading::find(titles.iter().map(String::as_str));
                titles.clear();
                seen += 1;
                match &heading {
                    Some(heading) => heading.check(line(ended), sink)?,
                    None if seen == TITLE_ROWS => return Ok(false),
                    None => {}
                }
            }
        }
        let (Some(cell), Some((row_at, column))) = (next, place) else { break };
        // Rows that run backwards would be two rows in one place.
        if at.is_some_and(|at| row_at < at) {
            return Err(Broken::Damaged(Some(line(row_at))));
        }
        at = Some(row_at);
        let column = column as usize;
        if column >= COLUMN_LIMIT {
            continue;
        }
        if let Some(heading) = &heading {
            if let Some(field) = heading.field(column) {
                row.set(field, value(cell.get_value()));
            }
        } else {
            titles.resize(titles.len().max(column + 1), String::new());
            if let DataRef::String(_) | DataRef::SharedString(_) = cell.get_value()
                && let Ok(Some(words)) = value(cell.get_value()).words()
            {
                titles[column] = words.into_owned();
            }
        }
    }
    Ok(heading.is_some())
}

const fn line(row: u32) -> u64 {
    row as u64 + 1
}

fn value(value: &DataRef<'_>) -> Cell<'static> {
    let text = |text: &str| Cell::Text(Cow::Owned(text.to_owned()));
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => text(&number.to_string()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(when) => moment(when).map_or(Cell::Wrong, Cell::When),
        DataRef::DateTimeIso(when) => text(when),
        DataRef::DurationIso(_) | DataRef::Error(_) => Cell::Wrong,
    }
}

fn moment(when: &ExcelDateTime) -> Option<NaiveDateTime> {
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?;
    day.and_hms_opt(hour.into(), minute.into(), second.into())
}
