//! What the pair asks of the coordinator: what was ticked beside a promise and answers written for sharing, a line each, by
//! the consent of all who signed.

use chrono::NaiveDate;

use super::digest;
use super::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish};
use crate::sheet::{Cell, Table};
use crate::visit::{Book, EntryId, FiledPromise, Leaving, Need, PromiseState, VisitId, kept_here};

/// What we ask of the coordinator.
pub static EXPORT: Export = Export {
    word: "asks",
    forms: &[Form::Xlsx, Form::Csv],
    file: "asks",
    goes_to: GoesTo::Coordinator,
    names: Naming::Never,
    words: true,
    make,
    waiting: |book, _, _| unsent(book).len(),
};

/// The tag of prompts whose answers are asks.
const TAG: &str = "ask";

/// One line to the coordinator.
struct Ask<'a> {
    entry: EntryId,
    need: Option<Need>,
    line: &'a str,
    by_when: Option<NaiveDate>,
    owner: String,
    status: PromiseState,
    may_be_quoted: bool,
}

/// The asks of these visits: of the last filing that everybody signed, what was ticked for the coordinator beside a
/// promise, and what each signer allowed to be shared of the answers that ask.
///
/// # Errors
/// When the workbook cannot be put together.
pub fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let names = digest::covering(given);
    let heading = vec![
        "record_id",
        "visit_ref",
        "visit_date",
        "site_code",
        "school",
        "grade_bands",
        "need_category",
        "request",
        "by_when",
        "owner",
        "status",
        "may_be_quoted",
        "asked_by",
    ];
    let mut made = Made::default();
    let mut rows = Vec::new();
    let book = given.book;
    let sent = digest::Sent::of(book, EXPORT.word);
    for &id in &wish.visits {
        let Some(visit) = book.visit(id).filter(|v| !v.voided && kept_here(book, v)) else { continue };
        let Some(filing) = book.agreed_filing(id) else { continue };
        if wish.only_unsent && sent.has(book, id) {
            continue;
        }
        let (leaving, kept) = digest::parted(book, filing, TAG);
        if !kept.is_empty() {
            made.withheld.push(("answers", kept.len()));
        }
        let requests = filing.promises.iter().flatten().filter_map(|p| Some((p, p.request.as_ref()?)));
        let ticked = requests.map(|(promise, request)| {
            let owner = promise.by.and_then(|by| book.educator(by)).map(|e| e.name.to_string());
            // How it stands now: the same promise, if it is still there.
            let now = book.promises_of(id).find(|p| FiledPromise::from(*p) == *promise);
            Ask {
                entry: promise.entry(id),
                need: Some(request.need),
                line: &request.line,
                by_when: promise.due,
                owner: owner.unwrap_or_else(|| digest::staff(book, filing).join(", ")),
                status: now.map_or(PromiseState::Open, |p| p.state),
                may_be_quoted: false,
            }
        });
        let written = leaving.iter().map(|(answer, allowed)| Ask {
            entry: answer.entry,
            need: None,
            line: &answer.text,
            by_when: None,
            owner: digest::staff(book, filing).join(", "),
            status: PromiseState::Open,
            may_be_quoted: *allowed == Leaving::Quotable,
        });
        for ask in ticked.chain(written).filter(|ask| !wish.without.contains(&ask.entry)) {
            let request =
                names.cover(visit.family, ask.line).split_whitespace().collect::<Vec<_>>().join(" ");
            made.written.push((ask.entry, request.as_str().into()));
            rows.push(vec![
                Cell::from(ask.entry.0),
                Cell::from(visit.visit_ref.as_str()),
                Cell::from(visit.day()),
                Cell::from(given.site.site_code.as_str()),
                Cell::from(given.site.school.as_str()),
                Cell::from(digest::bands(book, visit)),
                Cell::from(ask.need.map(Need::word)),
                Cell::from(request),
                Cell::from(ask.by_when),
                Cell::from(ask.owner),
                Cell::from(ask.status.word()),
                Cell::from(ask.may_be_quoted),
                Cell::from(digest::staff(book, filing).join(", ")),
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
        book.agreed_filing(id).is_some_and(|filing| {
            let ticked = filing.promises.iter().flatten().any(|promise| promise.request.is_some());
            ticked || !digest::parted(book, filing, TAG).0.is_empty()
        })
    };
    let sent = digest::Sent::of(book, EXPORT.word);
    let visits = book.visits.iter().filter(|v| !v.voided && kept_here(book, v));
    visits.map(|v| v.id).filter(|&id| asks(id) && !sent.has(book, id)).collect()
}
