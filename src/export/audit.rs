//! The audit bundle: for a list of visits, what is held and by whom, so that "show me the proof" is answered in a minute
//! (Denver draws visits each month and gives a week).

use std::collections::HashMap;

use serde_json::json;

use super::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish, line_sent, nothing_waits};
use super::{log, slip};
use crate::pages::Page;
use crate::sheet::{Cell, Table};
use crate::visit::{Disclosure, Visit, VisitId, kept_here};

/// What is held of a visit, and by whom.
pub static EXPORT: Export = Export {
    word: "audit",
    forms: &[Form::Html, Form::Csv],
    file: "audit",
    goes_to: GoesTo::Oneself,
    names: Naming::Never,
    words: false,
    in_words: None,
    make,
    waiting: nothing_waits,
};

/// The columns: the name in a CSV, and the text key of its heading on a page.
const COLUMNS: &[(&str, &str)] = &[
    ("visit_ref", "slip-visit"),
    ("visit_date", "slip-day"),
    ("people", "slip-people"),
    ("confirmed", "slip-confirmed"),
    ("proof_type", "audit-proof"),
    ("proof_held_by", "audit-held-by"),
    ("reflection_filed", "audit-filed"),
    ("log_sent", "audit-sent"),
];

/// What is held of each of these visits.
///
/// # Errors
/// When a template is wrong.
pub(crate) fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let book = given.book;
    let (visits, elsewhere): (Vec<&Visit>, Vec<&Visit>) =
        wish.visits.iter().filter_map(|&id| book.visit(id)).partition(|visit| kept_here(book, visit));
    let mut logs: Vec<&Disclosure> = book.disclosures.iter().filter(|d| d.profile == log::PROFILE).collect();
    logs.sort_by_key(|log| log.at);
    let sent: HashMap<VisitId, &Disclosure> =
        logs.into_iter().flat_map(|log| log.lines.iter().map(move |line| (line.visit, log))).collect();
    let rows: Vec<Vec<String>> =
        visits.iter().map(|visit| held(visit, sent.get(&visit.id).copied(), given)).collect();
    let mut made = Made { visits: visits.iter().map(|v| v.id).collect(), ..Made::default() };
    if !elsewhere.is_empty() {
        made.withheld.push(("elsewhere", elsewhere.len()));
    }
    made.lines =
        visits.iter().zip(&rows).map(|(visit, row)| line_sent(visit.id, 1, &row.join("\n"))).collect();
    if wish.form == Form::Csv {
        let cells = rows.iter().map(|row| row.iter().map(|cell| Cell::from(cell.as_str())).collect());
        let heading = COLUMNS.iter().map(|(name, _)| *name).collect();
        let held = Made::of(vec![Table { name: "Audit", heading, rows: cells.collect() }], wish.form, given)?;
        return Ok(Made { bytes: held.bytes, tables: held.tables, ..made });
    }
    let columns: Vec<String> = COLUMNS.iter().map(|(_, key)| given.words(key)).collect();
    let words = json!({"intro": given.words("audit-intro"), "columns": columns});
    let title = given.words("audit-title");
    let page = given.pages.render(Page::Audit, given.text.language(), &title, &words, &rows)?;
    made.bytes = page.into_bytes();
    Ok(made)
}

/// One visit's cells, as [`COLUMNS`] name them.
fn held(visit: &Visit, sent: Option<&Disclosure>, given: &Given<'_>) -> Vec<String> {
    let book = given.book;
    let confirmed = slip::confirmed(visit, given);
    let name = |who| {
        let educator = book.educator(who);
        educator.map_or_else(String::new, |e| match e.staff_id.as_str() {
            "" => e.name.to_string(),
            id => format!("{} ({id})", e.name),
        })
    };
    let people: Vec<String> = confirmed.iter().map(|(who, ..)| name(*who)).collect();
    let how = confirmed.into_iter().map(|(who, _, how)| format!("{}: {how}", name(who)));
    let voided = visit.voided.then(|| given.words("audit-voided"));
    let how: Vec<String> = voided.into_iter().chain(how).collect();
    let filed = book.agreed_filing(visit.id).map(|filing| {
        format!("{} · {} · {}", filing.at.format("%Y-%m-%d"), filing.number, &filing.hash()[..12])
    });
    let proof = visit.facts.proof.map(|proof| given.words(&format!("proof-{}", proof.word())));
    vec![
        visit.visit_ref.clone(),
        visit.day().map(|day| day.to_string()).unwrap_or_default(),
        people.join("; "),
        how.join("; "),
        proof.unwrap_or_default(),
        visit.facts.proof_by.map(name).unwrap_or_default(),
        filed.unwrap_or_default(),
        sent.map(|d| format!("{} · {}", d.at.format("%Y-%m-%d"), &d.hash[..12.min(d.hash.len())]))
            .unwrap_or_default(),
    ]
}

/// Which visits a list of references and record ids names, in its order; and what it names that is not here.
pub fn named(list: &str, given: &Given<'_>) -> (Vec<VisitId>, Vec<String>) {
    let rows = log::rows(given.book, given.site, &log::Options::default(), given.id, given.at);
    let (mut found, mut strange) = (Vec::new(), Vec::new());
    for wanted in list.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|w| !w.is_empty())
    {
        let by_ref =
            given.book.visits.iter().find(|v| v.visit_ref.eq_ignore_ascii_case(wanted)).map(|v| v.id);
        let by_record = || {
            let row = rows.iter().find(|row| row.record_id.to_string().eq_ignore_ascii_case(wanted));
            row.map(|row| VisitId(row.visit_id))
        };
        match by_ref.or_else(by_record) {
            Some(id) if !found.contains(&id) => found.push(id),
            Some(_) => {}
            None => strange.push(crate::clean::line(wanted)),
        }
    }
    (found, strange)
}
