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

/// Reads a list row by row, and says what of it cannot be used. `columns` are the headings by which each column is known;
/// the first `required` must be there. `take` gets the cells of a row in their order, and says why it cannot be used.
pub(super) fn read<const N: usize>(
    bytes: &[u8],
    columns: [&[&str]; N],
    required: usize,
    mut take: impl FnMut([String; N]) -> Result<(), &'static str>,
) -> Vec<ListProblem> {
    let whole = |what| vec![ListProblem { line: None, what }];
    let text = match clean::decode(bytes) {
        Ok((text, _)) if !bytes.starts_with(b"PK\x03\x04") && !text.contains('\0') => text,
        _ => return whole(Sentence::new("totals-list-not-text")),
    };
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
        return whole(Sentence::new("totals-list-empty"));
    }
    let places = columns.map(|names| place(&record, names));
    if let Some(missing) = (0..required).find(|&at| places[at].is_none()) {
        return whole(Sentence::new("totals-list-heading").with("heading", columns[missing][0]));
    }
    let mut problems = Vec::new();
    while let Some(line) = records.next(&mut record) {
        let cells = places.map(|at| clean::line(at.and_then(|at| record.get(at)).unwrap_or_default()));
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if let Err(key) = take(cells) {
            problems.push(ListProblem { line: Some(line), what: Sentence::new(key) });
        }
    }
    problems
}

/// A heading without case, accents, spaces and punctuation.
pub(super) fn fold(words: &str) -> String {
    clean::folded(words).chars().filter(|c| c.is_alphanumeric()).collect()
}
