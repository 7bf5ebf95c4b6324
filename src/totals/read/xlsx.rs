//! Workbooks: as exported, or edited and saved in Excel since.
//!
//! A workbook is packed, and a few kilobytes can unpack to gigabytes. So each part is unpacked into nothing first, and
//! only what stays within the limits of a log is opened.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};
use chrono::{NaiveDate, NaiveDateTime};
use zip::ZipArchive;

use super::super::SHEET_MARK;
use super::super::cells::Cell;
use super::super::record::Cells;
use super::heading::Heading;
use super::{Broken, Kind, Sink};
use crate::sheet::{COLUMN_LIMIT, TITLE_ROWS};

/// The sheet that the export writes the log to.
const LOG_SHEET: &str = "visits";
/// A packed log of a hundred thousand rows has some twenty MiB.
const PACKED_LIMIT: usize = 32 << 20;
/// Unpacked, all parts together: they are read in passing, not kept.
const UNPACKED_LIMIT: u64 = 320 << 20;
/// From here on, what unpacks to more than this many times itself is no log: ids alone keep one below forty.
const RATIO_FROM: u64 = 32 << 20;
const RATIO_LIMIT: u64 = 100;
/// The one part that is kept in memory while reading: every text, once.
const STRINGS_LIMIT: u64 = 24 << 20;
/// The longest run of bytes between the ends of two cells, rows or texts. Excel allows 32,767 characters in one.
const RUN_LIMIT: u64 = 8 << 20;
/// A workbook has some twenty parts.
const PARTS_LIMIT: usize = 1_000;
/// Sheets beyond these are not looked at.
const SHEETS_LIMIT: usize = 50;

/// Reads the rows of a workbook.
pub(super) fn read(bytes: &[u8], sink: &mut Sink<'_>) -> Result<Kind, Broken> {
    within_limits(bytes)?;
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

/// Refuses a workbook that is not what it seems: unpacks every part into nothing, within limits.
fn within_limits(bytes: &[u8]) -> Result<(), Broken> {
    if bytes.len() > PACKED_LIMIT {
        return Err(Broken::TooLarge);
    }
    // Counted before the list of parts is made: it alone could fill the memory.
    if bytes.windows(4).filter(|four| four == b"PK\x01\x02").nth(PARTS_LIMIT).is_some() {
        return Err(Broken::Bomb);
    }
    let damaged = |_| Broken::Damaged(None);
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut unpacked = 0;
    let mut chunk = vec![0; 64 << 10];
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).map_err(damaged)?;
        let name = String::from_utf8_lossy(part.name_raw()).to_lowercase();
        let is_strings = name.ends_with("sharedstrings.xml");
        let mut size = 0;
        let mut run = Run::default();
        loop {
            let count = part.read(&mut chunk).map_err(|_| Broken::Damaged(None))?;
            if count == 0 {
                break;
            }
            size += count as u64;
            unpacked += count as u64;
            if is_strings && size == count as u64 && promises_too_much(&chunk[..count]) {
                return Err(Broken::Bomb);
            }
            let is_too_long = run.is_too_long(&chunk[..count]);
            let is_bomb = unpacked > RATIO_FROM && unpacked / RATIO_LIMIT > bytes.len() as u64;
            if is_bomb || unpacked > UNPACKED_LIMIT || is_too_long || (is_strings && size > STRINGS_LIMIT) {
                return Err(Broken::Bomb);
            }
        }
    }
    Ok(())
}

/// Whether the list of texts says beforehand that it has more texts than fit: the reader would believe it.
fn promises_too_much(start: &[u8]) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    let start = &start[..start.len().min(4096)];
    start.windows(COUNT.len()).enumerate().filter(|(_, words)| *words == COUNT).any(|(at, _)| {
        let digits: String = start[at + COUNT.len()..]
            .iter()
            .skip_while(|b| !b.is_ascii_digit())
            .take_while(|b| b.is_ascii_digit())
            .map(|b| char::from(*b))
            .collect();
        digits.parse::<u64>().map_or(!digits.is_empty(), |count| count > STRINGS_LIMIT / 16)
    })
}

/// How long it is since a cell, a row or a text ended: what a reader has to keep in memory at once. It follows tags and
/// quotation marks, so that nothing inside a text can pass for an end.
#[derive(Default)]
struct Run {
    length: u64,
    is_tag: bool,
    quote: Option<u8>,
    /// How the tag begins.
    tag: Vec<u8>,
    last: u8,
    /// After a comment or the like, which no workbook needs, no end counts any more.
    is_odd: bool,
}

impl Run {
    fn is_too_long(&mut self, bytes: &[u8]) -> bool {
        let mut longest = self.length;
        for &byte in bytes {
            self.length += 1;
            longest = longest.max(self.length);
            match (self.is_tag, self.quote) {
                (false, _) => {
                    if byte == b'<' {
                        self.is_tag = true;
                        self.tag.clear();
                    }
                }
                (true, Some(quote)) => {
                    if byte == quote {
                        self.quote = None;
                    }
                }
                (true, None) => match byte {
                    b'"' | b'\'' => self.quote = Some(byte),
                    b'>' => {
                        self.is_tag = false;
                        if self.ends_something() {
                            self.length = 0;
                        }
                    }
                    b'!' if self.tag.is_empty() => self.is_odd = true,
                    _ if self.tag.len() < 16 => self.tag.push(byte),
                    _ => {}
                },
            }
            self.last = byte;
        }
        longest > RUN_LIMIT
    }

    /// Whether the tag that ends here ends a cell, a row or a text, with or without a prefix.
    fn ends_something(&self) -> bool {
        let (closes, name) = match self.tag.split_first() {
            Some((b'/', name)) => (true, name),
            _ => (self.last == b'/', self.tag.as_slice()),
        };
        let name =
            name.split(|b| matches!(b, b' ' | b'/' | b'\n' | b'\r' | b'\t')).next().unwrap_or_default();
        let local = name.rsplit(|b| *b == b':').next().unwrap_or_default();
        closes && !self.is_odd && matches!(local, b"c" | b"row" | b"si")
    }
}
