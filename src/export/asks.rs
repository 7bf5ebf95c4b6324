//! What the pair asks of the coordinator: what was ticked beside a promise and answers written for sharing, a line each, by
//! the consent of all who signed.

use chrono::NaiveDate;

use super::digest;
use super::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish};
use crate::say;
use crate::sheet::{Cell, Table};
use crate::visit::{Book, EntryId, Leaving, Need, PromiseState, Visit, VisitId, kept_here};
use crate::when;

/// What we ask of the coordinator.
pub static EXPORT: Export = Export {
    word: "asks",
    forms: &[Form::Xlsx, Form::Csv],
    file: "asks",
    goes_to: GoesTo::Coordinator,
    names: Naming::Never,
    words: true,
    in_words: Some(in_words),
    make,
    waiting: |book, _, _| unsent(book).len(),
};

/// The tag of prompts whose answers are asks.
const TAG: &str = "ask";

/// One line to the coordinator.
struct Ask<'a> {
    visit: &'a Visit,
    entry: EntryId,
    need: Option<Need>,
    request: String,
    by_when: Option<NaiveDate>,
    owner: String,
    status: PromiseState,
    may_be_quoted: bool,
    asked_by: String,
}

impl Ask<'_> {
    /// What is asked, of which visit, by when and by whom, and whether it may be quoted.
    fn in_words(&self, given: &Given<'_>) -> String {
        let day = self.visit.day().map(|day| when::full_day(day, given.text.language()));
        let head =
            [Some(self.visit.visit_ref.clone()), day].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let need = self.need.map(|need| given.words(&format!("need-{}", need.word())));
        let due = self.by_when.map(|day| when::full_day(day, given.text.language()));
        let due = due.map(|day| say!(given.text, "said-by", day = day));
        let asked = say!(given.text, "said-asked-by", names = self.asked_by.as_str());
        let quoted = self.may_be_quoted.then(|| say!(given.text, "said-may-be-quoted"));
        let rest = [need, due, Some(asked), quoted].into_iter().flatten().collect::<Vec<_>>().join(", ");
        format!("{head}\n  {}\n  {rest}", self.request)
    }
}

/// The asks of these visits: of the last filing that everybody signed, what was ticked for the coordinator beside a
/// promise, and what each signer allowed to be shared of the answers that ask.
///
/// # Errors
/// When the workbook cannot be put together.
pub(crate) fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let book = given.book;
    let (asks, made) = asks(wish, given);
    let table = Table::of(
        "Asks",
        asks,
        &[
            ("record_id", &|ask| Cell::from(ask.entry.0)),
            ("visit_ref", &|ask| Cell::from(ask.visit.visit_ref.as_str())),
            ("visit_date", &|ask| Cell::from(ask.visit.day())),
            ("site_code", &|_| Cell::from(given.site.site_code.as_str())),
            ("school", &|_| Cell::from(given.site.school.as_str())),
            ("grade_bands", &|ask| Cell::from(digest::bands(book, ask.visit))),
            ("need_category", &|ask| Cell::from(ask.need.map(Need::word))),
            ("request", &|ask| Cell::from(ask.request.as_str())),
            ("by_when", &|ask| Cell::from(ask.by_when)),
            ("owner", &|ask| Cell::from(ask.owner.as_str())),
            ("status", &|ask| Cell::from(ask.status.word())),
            ("may_be_quoted", &|ask| Cell::from(ask.may_be_quoted)),
            ("asked_by", &|ask| Cell::from(ask.asked_by.as_str())),
            // For the coordinator to fill in: `homevisit take-in` reads them.
            ("answer", &|_| Cell::Empty),
            ("answered_by", &|_| Cell::Empty),
            ("answered_on", &|_| Cell::Empty),
        ],
    );
    let asks = Made::of(vec![table], wish.form, given)?;
    Ok(Made { bytes: asks.bytes, tables: asks.tables, ..made })
}

/// The visits with asks that may leave and did not, as they are filed now.
pub(crate) fn unsent(book: &Book) -> Vec<VisitId> {
    digest::unsent_of(book, EXPORT.word, TAG, |filing| {
        let ticked = filing.promises.iter().flatten().any(|promise| promise.request.is_some());
        ticked || !digest::by_consent(book, filing, TAG).0.is_empty()
    })
}

fn in_words(wish: &Wish, given: &Given<'_>) -> String {
    asks(wish, given).0.iter().map(|ask| ask.in_words(given)).collect::<Vec<_>>().join("\n\n")
}

/// The asks, and what is noted of them.
fn asks<'a>(wish: &'a Wish, given: &Given<'a>) -> (Vec<Ask<'a>>, Made) {
    let names = digest::redactor(given);
    let mut made = Made::default();
    let mut asks = Vec::new();
    let book = given.book;
    let sent = digest::Sent::of(book, EXPORT.word);
    for visit in wish.visits(book).filter(|visit| kept_here(book, visit)) {
        let id = visit.id;
        let Some(filing) = book.agreed_filing(id) else { continue };
        if wish.only_unsent && sent.has(book, id, TAG) {
            continue;
        }
        let (leaving, kept) = digest::by_consent(book, filing, TAG);
        if !kept.is_empty() {
            made.withheld.push(("answers", kept.len()));
        }
        let asked_by = digest::staff(book, filing).join(", ");
        let covered =
            |line: &str| names.redact(visit.family, line).split_whitespace().collect::<Vec<_>>().join(" ");
        let requests = filing.promises.iter().flatten().filter_map(|p| Some((p, p.request.as_ref()?)));
        let ticked = requests.map(|(promise, request)| {
            let owner = promise.by.and_then(|by| book.educator(by)).map(|e| e.name.to_string());
            // How it stands now: the same promise, if it is still there.
            let now = book.promises_of(id).find(|p| promise.is(p));
            Ask {
                visit,
                entry: promise.entry(id),
                need: Some(request.need),
                request: covered(&request.line),
                by_when: promise.due,
                owner: owner.unwrap_or_else(|| asked_by.clone()),
                status: now.map_or(PromiseState::Open, |p| p.state),
                may_be_quoted: false,
                asked_by: asked_by.clone(),
            }
        });
        let written = leaving.iter().map(|(answer, allowed)| Ask {
            visit,
            entry: answer.entry,
            need: None,
            request: covered(&answer.text),
            by_when: None,
            owner: asked_by.clone(),
            status: PromiseState::Open,
            may_be_quoted: *allowed == Leaving::Quotable,
            asked_by: asked_by.clone(),
        });
        let before = asks.len();
        asks.extend(ticked.chain(written).filter(|ask| !wish.without.contains(&ask.entry)));
        if asks.len() > before {
            made.withheld.push(("changed", usize::from(book.waits_for_both(id))));
            made.visits.push(id);
            made.lines.extend(digest::line_sent(book, id, TAG));
        }
    }
    made.written = asks.iter().map(|ask| (ask.entry, ask.request.as_str().into())).collect();
    (asks, made)
}
