//! Bytes to rows, whatever the format: which it is shows in the first bytes, never in the name.
//!
//! A file is counted whole or not at all; a row too. What is left out is said, with its line.

mod csv;
mod heading;
mod json;
mod xlsx;

use super::cells::Order;
use super::record::{self, Cells, Field, Record, Refused, Words};
use crate::text::Sentence;

/// So many problems of one file are said one by one; of the rest only how many.
const SAID: usize = 50;

/// A file in another encoding than UTF-8 is copied while it is read, up to this size.
const RECODED: usize = 16 << 20;

/// Why a file is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// It holds no column `record_id` beside `record_version`.
    NotALog,
    /// It is a log, but for this column.
    Column(Field),
    /// Its bytes are no text, no workbook and no sealed file.
    NotText,
    /// From this line on it makes no sense.
    Damaged(Option<u64>),
    /// Lists in lists in lists.
    Nested(u64),
    /// It would unpack to far more than a log holds.
    Bomb,
    /// A workbook of before 2007, or one with a password.
    OldWorkbook,
    /// Sealed, and no identity was given.
    Sealed,
    /// Sealed to somebody else.
    SealedToOther,
    /// Sealed with a passphrase.
    SealedByPassphrase,
    /// More than is read at once.
    TooLarge,
}

impl Broken {
    /// What is wrong and what to do; the line, where one is to blame.
    pub(super) fn sentence(self) -> (Option<u64>, Sentence) {
        let sentence = match self {
            Self::NotALog => Sentence::new("totals-file-not-a-log"),
            Self::Column(field) => Sentence::new("totals-file-column").with("column", field.name()),
            Self::NotText => Sentence::new("totals-file-not-text"),
            Self::Damaged(_) => Sentence::new("totals-file-damaged"),
            Self::Nested(_) => Sentence::new("totals-file-nested"),
            Self::Bomb => Sentence::new("totals-file-bomb"),
            Self::OldWorkbook => Sentence::new("totals-file-old-workbook"),
            Self::Sealed => Sentence::new("totals-file-sealed"),
            Self::SealedToOther => Sentence::new("totals-file-sealed-to-other"),
            Self::SealedByPassphrase => Sentence::new("totals-file-sealed-by-passphrase"),
            Self::TooLarge => Sentence::new("totals-file-too-large"),
        };
        let line = match self {
            Self::Damaged(line) => line,
            Self::Nested(line) => Some(line),
            _ => None,
        };
        (line, sentence)
    }
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A log.
    Log,
    /// Something that `totals` has written itself, and never reads.
    Own,
}

/// What was read of one file so far.
pub(super) struct Sink<'a> {
    words: &'a mut Words,
    /// The rows, each with its line.
    pub(super) rows: Vec<(u64, Record)>,
    /// What is wrong with which line, and whether that line is left out.
    pub(super) problems: Vec<(u64, Sentence, bool)>,
    /// Further problems: rows left out, and cells taken as empty.
    pub(super) unsaid: [usize; 2],
    days: Days,
}

/// How this file writes its days, where a spreadsheet has put slashes into them.
#[derive(Default)]
struct Days {
    day_first: bool,
    month_first: bool,
    /// Rows and columns with a day that could be read either way.
    either: Vec<(usize, Field)>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(words: &'a mut Words) -> Self {
        Self { words, rows: Vec::new(), problems: Vec::new(), unsaid: [0; 2], days: Days::default() }
    }

    /// Takes a row in, or says why not.
    fn row(&mut self, line: u64, cells: &Cells<'_>) {
        if cells.is_empty() {
            return;
        }
        match record::read(cells, self.words) {
            Ok((record, unread)) => {
                for column in Field::days() {
                    match cells.get(column).order() {
                        Some(Order::DayFirst) => self.days.day_first = true,
                        Some(Order::MonthFirst) => self.days.month_first = true,
                        Some(Order::Either) => self.days.either.push((self.rows.len(), column)),
                        None => {}
                    }
                }
                self.rows.push((line, record));
                for field in unread {
                    let what = Sentence::new("totals-row-cell-empty").with("column", field.name());
                    self.say(line, what, false);
                }
            }
            Err(Refused::Cell(field)) => {
                self.say(line, Sentence::new("totals-row-cell").with("column", field.name()), true);
            }
            Err(Refused::Newer) => self.say(line, Sentence::new("totals-row-newer"), true),
            Err(Refused::Shortened(field)) => {
                self.say(line, Sentence::new("totals-row-shortened").with("column", field.name()), true);
            }
        }
    }

    /// Days such as 3/4/2026 are read as the other days of the file are written; where those do not tell, with the month
    /// first; where they contradict one another, not at all.
    fn settle_days(&mut self) {
        let days = std::mem::take(&mut self.days);
        let Some(&(first, _)) = days.either.first() else { return };
        let line = self.rows[first].0;
        match (days.day_first, days.month_first) {
            (true, false) => {
                for (row, column) in days.either {
                    self.rows[row].1.turn_day(column);
                }
                self.say(line, Sentence::new("totals-days-day-first"), false);
            }
            (false, false) => self.say(line, Sentence::new("totals-days-month-first"), false),
            (false, true) => {}
            (true, true) => {
                let mut unsure: Vec<usize> = days.either.into_iter().map(|(row, _)| row).collect();
                unsure.dedup();
                for &row in unsure.iter().rev() {
                    let (line, _) = self.rows.remove(row);
                    self.say(line, Sentence::new("totals-row-day-unsure"), true);
                }
            }
        }
    }

    fn say(&mut self, line: u64, what: Sentence, is_left_out: bool) {
        if self.problems.len() < SAID {
            self.problems.push((line, what, is_left_out));
        } else {
            self.unsaid[usize::from(!is_left_out)] += 1;
        }
    }
}

/// Reads one file that is not sealed, or no longer.
pub(super) fn file(bytes: &[u8], sink: &mut Sink<'_>) -> Result<Kind, Broken> {
    let kind = any_format(bytes, sink)?;
    sink.settle_days();
    Ok(kind)
}

fn any_format(bytes: &[u8], sink: &mut Sink<'_>) -> Result<Kind, Broken> {
    if bytes.starts_with(b"PK\x03\x04") {
        return xlsx::read(bytes, sink);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Broken::OldWorkbook);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Broken::NotALog);
    }
    // Nearly every file is UTF-8, and is not copied.
    let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let decoded;
    let text = match std::str::from_utf8(bare) {
        Ok(text) if !text.contains('\0') => text,
        _ if bytes.len() > RECODED => return Err(Broken::TooLarge),
        _ => {
            decoded = crate::clean::decode(bytes).map_err(|_| Broken::NotText)?.0;
            if decoded.contains('\0') {
                return Err(Broken::NotText);
            }
            &decoded
        }
    };
    match text.trim_start().chars().next() {
        None => Err(Broken::NotALog),
        Some('[' | '{') => json::read(text, sink),
        Some(_) => csv::read(text, sink),
    }
}
