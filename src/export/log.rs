//! Visits, for pay: who went, when, and what counts; no family's name and nothing that anybody wrote.

mod line;
mod make;
mod pay;
mod row;
mod version;
mod words;

pub use make::EXPORT;
pub use pay::{Pay, pay, pay_table};
pub use row::{COLUMNS, Column, Confirmed, Counts, Row, SCHEMA_VERSION, SEATS, Seat, Status, VisitNumber};

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use crate::sheet::Table;
use crate::site::Site;
use crate::visit::{Book, Facts, Visit, VisitId, kept_here};
use line::Line;
use version::Sent;

/// The name of this export in [`crate::visit::Disclosure::profile`].
pub(crate) const PROFILE: &str = crate::visit::PAY_LOG;

/// Which visits go into a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Only these visits; none: all of the book.
    pub visits: Option<Vec<VisitId>>,
    /// Leaves out rows that were sent before, exactly as they are now.
    pub only_unsent: bool,
    /// Fills in the names of students and families, where the site says that a school official receives them.
    pub names: bool,
}

/// One row per student per visit, ordered by day; a visit without students has one row.
///
/// A visit is in once it has facts, an outcome or a filing. A record that was sent and is no longer so (the visit is
/// voided, or the student was taken off it) is in as voided: what was paid can be put right, never paid twice.
pub fn rows(
    book: &Book,
    site: &Site,
    options: &Options,
    export_id: Uuid,
    at: DateTime<FixedOffset>,
) -> Vec<Row> {
    let sent = Sent::of(book);
    let mut visits: Vec<&Visit> = picked(book, options)
        .filter(|v| (has_something(book, v) && kept_here(book, v)) || sent.has_visit(v.id))
        .collect();
    visits.sort_by_key(|v| (v.day().is_none(), v.day(), v.id));
    let names = options.names && site.recipient_is_school_official;
    let mut rows = Vec::new();
    for visit in visits {
        for line in line::of_visit(book, site, visit, &sent, (export_id, at)) {
            let mut row = Row::of(&Line { names, ..line });
            let new = sent.settle(&mut row, line.voided);
            if new || !options.only_unsent {
                rows.push(row);
            }
        }
    }
    rows
}

/// What no log has said yet as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting<'a> {
    /// How many visits.
    pub visits: usize,
    /// Of these what Today offers to send: everybody signed, or a log said otherwise before.
    pub filed: Vec<&'a Visit>,
}

/// What waits to be sent.
pub fn waiting<'a>(book: &'a Book, site: &Site, at: DateTime<FixedOffset>) -> Waiting<'a> {
    let sent = Sent::of(book);
    let rows = rows(book, site, &Options { only_unsent: true, ..Options::default() }, Uuid::nil(), at);
    let visits: HashSet<VisitId> = rows.iter().map(|row| VisitId(row.visit_id)).collect();
    let filed = |visit: &&Visit| {
        visits.contains(&visit.id) && (book.agreed_filing(visit.id).is_some() || sent.has_visit(visit.id))
    };
    Waiting { visits: visits.len(), filed: book.visits.iter().filter(filed).collect() }
}

/// What stays here of the visits that were picked, for the preview: the end of a text key, and how many. Only what there
/// is any of: `names` of families and students, never in a log; `texts` and promises, never in a log; visits kept
/// `elsewhere`, on the partner's own machine; `unfiled` visits, with no facts, outcome or filing yet; `educators` beyond
/// the three that a row has room for.
pub fn withheld(book: &Book, options: &Options, rows: &[Row]) -> Vec<(&'static str, usize)> {
    let left: HashSet<VisitId> = rows.iter().map(|row| VisitId(row.visit_id)).collect();
    let visits: Vec<&Visit> = left.iter().filter_map(|&id| book.visit(id)).collect();
    let families: HashSet<_> = visits.iter().map(|v| v.family).collect();
    let students: HashSet<_> = visits.iter().flat_map(|v| &v.students).collect();
    let texts_of =
        |v: &&Visit| book.entries_of(v.id).filter(|e| e.written).count() + book.promises_of(v.id).count();
    let texts: usize = visits.iter().map(texts_of).sum();
    let mut nameless: HashSet<_> = visits.iter().flat_map(|v| v.visitors()).collect();
    nameless.retain(|id| book.educator(*id).is_some_and(|e| e.staff_id.is_empty()));
    let beyond = visits.iter().map(|v| v.team.len().saturating_sub(SEATS));
    [
        ("names", families.len() + students.len()),
        ("texts", texts),
        ("unfiled", picked(book, options).filter(|v| !v.voided && !has_something(book, v)).count()),
        (
            "elsewhere",
            picked(book, options).filter(|v| has_something(book, v) && !kept_here(book, v)).count(),
        ),
        ("educators", beyond.sum()),
        ("staff-ids", nameless.len()),
    ]
    .into_iter()
    .filter(|&(_, count)| count > 0)
    .collect()
}

/// The rows as a table under the names of [`COLUMNS`].
pub fn table(rows: &[Row]) -> Table {
    let heading = COLUMNS.iter().map(|column| column.name).collect();
    Table { name: "Visits", heading, rows: rows.iter().map(Row::cells).collect() }
}

/// The rows as CSV, which opens in a spreadsheet as it is.
pub fn csv(rows: &[Row]) -> Vec<u8> {
    crate::sheet::csv(&table(rows))
}

/// The rows as JSON: one list of objects, keys as in [`COLUMNS`].
pub fn json(rows: &[Row]) -> Vec<u8> {
    // Rows are plain words and numbers: writing them into memory cannot fail.
    let mut bytes = serde_json::to_vec_pretty(rows).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn picked<'a>(book: &'a Book, options: &'a Options) -> impl Iterator<Item = &'a Visit> {
    let all = options.visits.is_none().then(|| book.visits.iter());
    let some = options.visits.iter().flatten().filter_map(|&id| book.visit(id));
    all.into_iter().flatten().chain(some)
}

fn has_something(book: &Book, visit: &Visit) -> bool {
    !visit.voided
        && (visit.outcome.is_some()
            || visit.facts != Facts::default()
            || !book.filings_of(visit.id).is_empty())
}
