//! What the pair asks of the coordinator: answers written for sharing, a line each, by the consent of all who signed.

use super::made::{ExportError, Given, Made, Wish};
use super::table::{Cell, Table};
use super::{Profile, digest};
use crate::visit::{Book, Leaving, LineSent, VisitId, kept_here};

/// The tag of prompts whose answers are asks.
const TAG: &str = "ask";

/// The asks of these visits: of the last filing that everybody signed, what each signer allowed to be shared.
///
/// # Errors
/// When the workbook cannot be put together.
pub fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let names = digest::covering(given);
    let heading = vec![
        "visit_ref",
        "visit_date",
        "site_code",
        "school",
        "grade_bands",
        "request",
        "may_be_quoted",
        "asked_by",
    ];
    let mut made = Made::default();
    let mut rows = Vec::new();
    for &id in &wish.visits {
        let Some(book) = given.books.of_visit(id) else { continue };
        let Some(visit) = book.visit(id).filter(|v| !v.voided && kept_here(book, v)) else { continue };
        let Some(filing) = book.agreed_filing(id) else { continue };
        if wish.only_unsent && was_sent(book, id) {
            continue;
        }
        let (leaving, kept) = digest::parted(book, filing, TAG);
        if !kept.is_empty() {
            made.withheld.push(("answers", kept.len()));
        }
        for (answer, allowed) in leaving.iter().filter(|(answer, _)| !wish.without.contains(&answer.entry)) {
            let request =
                names.cover(visit.family, &answer.text).split_whitespace().collect::<Vec<_>>().join(" ");
            made.written.push((answer.entry, request.as_str().into()));
            rows.push(vec![
                Cell::from(visit.visit_ref.as_str()),
                Cell::from(visit.day()),
                Cell::from(given.site.site_code.as_str()),
                Cell::from(given.site.school.as_str()),
                Cell::from(digest::bands(book, visit).as_str()),
                Cell::from(request.as_str()),
                Cell::Flag(*allowed == Leaving::Quotable),
                Cell::from(digest::staff(book, filing).join(", ").as_str()),
            ]);
            if made.visits.last() != Some(&id) {
                made.visits.push(id);
                made.lines.extend(digest::line_sent(book, id));
            }
        }
    }
    let asks = Made::of(vec![Table { name: "Asks", heading, rows }], wish.form, given)?;
    Ok(Made { bytes: asks.bytes, tables: asks.tables, ..made })
}

/// The visits with asks that may leave and did not, as they are filed now.
pub fn unsent(book: &Book) -> Vec<VisitId> {
    let asks = |id: VisitId| {
        book.agreed_filing(id).is_some_and(|filing| !digest::parted(book, filing, TAG).0.is_empty())
    };
    let visits = book.visits.iter().filter(|v| !v.voided && kept_here(book, v));
    visits.map(|v| v.id).filter(|&id| asks(id) && !was_sent(book, id)).collect()
}

fn was_sent(book: &Book, visit: VisitId) -> bool {
    let sent = book.departures.iter().filter(|d| d.profile == Profile::Asks.word());
    let mut lines = sent.flat_map(|d| &d.lines);
    digest::line_sent(book, visit).is_some_and(|line: LineSent| lines.any(|before| *before == line))
}
