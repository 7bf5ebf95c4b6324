//! The coordinator's own lists, staff and schools: CSV with a row of headings in English or Spanish.

use csv::StringRecord;

use crate::clean;
use crate::sheet::{DELIMITERS, Records};
use crate::text::Sentence;

/// A line of a list that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListProblem {
    /// The line, from 1; none for the whole file.
    pub line: Option<u64>,
    /// What is wrong and what to do.
    pub what: Sentence,
}

/// The rows of a list, by column: the line, and the cells in the order of `columns`.
pub(super) type Rows = Vec<(u64, Vec<String>)>;

/// Reads a list. `columns` are the headings by which each column is known; the first `required` must be there.
pub(super) fn read(
    bytes: &[u8],
    columns: &[&[&str]],
    required: usize,
    problems: &mut Vec<ListProblem>,
) -> Rows {
    let mut whole = |what| problems.push(ListProblem { line: None, what });
    let Ok((text, _)) = clean::decode(bytes) else {
        whole(Sentence::new("totals-list-not-text"));
        return Rows::new();
    };
    if bytes.starts_with(b"PK\x03\x04") || text.contains('\0') {
        whole(Sentence::new("totals-list-not-text"));
        return Rows::new();
    }
    let place = |record: &StringRecord, names: &[&str]| {
        record.iter().position(|heading| names.contains(&fold(heading).as_str()))
    };
    let best = DELIMITERS.into_iter().max_by_key(|&delimiter| {
        let mut record = StringRecord::new();
        let read = Records::new(&text, delimiter).next(&mut record);
        let known = columns.iter().filter(|names| place(&record, names).is_some()).count();
        // Of equals the last wins, so commas would lose to tabs.
        (read.is_some(), known, delimiter == ',')
    });
    let mut records = Records::new(&text, best.unwrap_or(','));
    let mut record = StringRecord::new();
    if records.next(&mut record).is_none() {
        whole(Sentence::new("totals-list-empty"));
        return Rows::new();
    }
    let places: Vec<Option<usize>> = columns.iter().map(|names| place(&record, names)).collect();
    if let Some(missing) = (0..required).find(|&at| places[at].is_none()) {
        whole(Sentence::new("totals-list-heading").with("heading", columns[missing][0]));
        return Rows::new();
    }
    let mut rows = Rows::new();
    while let Some(line) = records.next(&mut record) {
        let cells = places.iter().map(|at| clean::line(at.and_then(|at| record.get(at)).unwrap_or_default()));
        let cells: Vec<String> = cells.collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((line, cells));
        }
    }
    rows
}

/// A heading without case, accents, spaces and punctuation.
pub(super) fn fold(words: &str) -> String {
    clean::folded(words).chars().filter(|c| c.is_alphanumeric()).collect()
}
