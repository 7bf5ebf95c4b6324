//! Text to records: which delimiter, where the headings are, what stands on which line.

use csv::StringRecord;

use super::headings::Layout;
use super::{RosterError, Skipped, Why};
use crate::clean::{self, RECORD_LIMIT};
use crate::sheet::{COLUMN_LIMIT, DELIMITERS, Records, TITLE_ROWS};

/// A last record of our own, below the file's: if it is not met, a quotation mark above it was never closed and has swallowed
/// it, and every student in between. The csv crate lets that pass.
const END: &str = "\0end";

/// A list as it stands in its file, from below the headings.
pub(super) struct Table {
    pub(super) delimiter: char,
    pub(super) layout: Layout,
    pub(super) headings: StringRecord,
    /// Every record that is not empty, with the line it begins on.
    pub(super) records: Vec<(u64, StringRecord)>,
    pub(super) skipped: Vec<Skipped>,
}

impl Table {
    pub(super) fn read(text: &str) -> Result<Self, RosterError> {
        // The line numbers below count LF.
        let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
        text.push('\n');
        text.push_str(END);
        let (delimiter, heading_at) = sniff(&text)?;
        let mut lines = Lines::new(&text, delimiter);
        let mut skipped = Vec::new();
        let mut above = 0;
        let (layout, headings) = loop {
            let Some((line, record)) = lines.next()? else {
                return Err(RosterError::NoHeadings);
            };
            if above == heading_at
                && let Some(layout) = Layout::find(&record)
            {
                break (layout, record);
            }
            above += 1;
            skipped.push(Skipped { line, why: Why::AboveHeadings });
        };
        lines.empty_since = None;

        let mut records = Vec::new();
        while let Some((line, record)) = lines.next()? {
            if records.len() == RECORD_LIMIT {
                return Err(RosterError::TooMany);
            }
            // Empty lines below the last student are nobody's business; those between are said, a run at a time.
            if let Some(line) = lines.empty_since.take() {
                skipped.push(Skipped { line, why: Why::Empty });
            }
            records.push((line, record));
        }
        Ok(Self { delimiter, layout, headings, records, skipped })
    }

    /// The headings of the columns that are not kept; a column that holds something under none, by its place.
    pub(super) fn left_out(&self) -> Vec<String> {
        let mut holds_something = vec![false; COLUMN_LIMIT];
        for (_, record) in &self.records {
            for (holds, cell) in holds_something.iter_mut().zip(record) {
                *holds |= !cell.trim().is_empty();
            }
        }
        (0..COLUMN_LIMIT)
            .filter(|&at| !self.layout.keeps(at))
            .filter_map(|at| {
                let heading = clean::line(self.headings.get(at).unwrap_or_default());
                if heading.is_empty() {
                    holds_something[at].then(|| format!("(column {})", at + 1))
                } else {
                    Some(heading)
                }
            })
            .collect()
    }
}

/// The delimiter that makes the most sense of some line near the top, and that line's place among those not empty.
fn sniff(text: &str) -> Result<(char, usize), RosterError> {
    let mut best = None;
    for delimiter in DELIMITERS {
        let mut lines = Lines::new(text, delimiter);
        let mut sample = Vec::new();
        while sample.len() < 2 * TITLE_ROWS
            && let Ok(Some((_, record))) = lines.next()
        {
            sample.push(record);
        }
        for (at, record) in sample.iter().enumerate().take(TITLE_ROWS) {
            let Some(layout) = Layout::find(record) else {
                continue;
            };
            // One column of "Rivera, Maya" without quotes reads as two by commas, but not under its heading.
            let even = sample[at..].iter().filter(|other| other.len() == record.len()).count();
            let sense = (layout.score(), even);
            if best.is_none_or(|(most, _)| sense > most) {
                best = Some((sense, (delimiter, at)));
            }
        }
    }
    best.map(|(_, found)| found).ok_or(RosterError::NoHeadings)
}

/// The records of a text that hold anything, each with the line it begins on.
struct Lines<'a> {
    records: Records<'a>,
    length: usize,
    /// Where the last record begins.
    line: u64,
    /// The first empty line since this was last taken.
    empty_since: Option<u64>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self { records: Records::new(text, delimiter), length: text.len(), line: 1, empty_since: None }
    }

    fn next(&mut self) -> Result<Option<(u64, StringRecord)>, RosterError> {
        let mut record = StringRecord::new();
        loop {
            let here = self.records.line();
            // All that can go wrong is to run past the end.
            let Some(line) = self.records.next(&mut record) else {
                return Err(RosterError::Broken { line: self.line });
            };
            if self.records.byte() == self.length && record.iter().eq([END]) {
                return Ok(None);
            }
            self.line = line;
            let empty = record.iter().all(|cell| cell.trim().is_empty());
            if empty || line > here {
                self.empty_since.get_or_insert(here);
            }
            if !empty {
                record.truncate(COLUMN_LIMIT);
                return Ok(Some((line, record)));
            }
        }
    }
}
