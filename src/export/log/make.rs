//! The log as a file.

use super::{self as log, PROFILE};
use crate::export::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish};
use crate::visit::{LineSent, VisitId};

/// Visits, for pay.
pub static EXPORT: Export = Export {
    word: PROFILE,
    forms: &[Form::Xlsx, Form::Csv, Form::Json],
    file: "visits",
    goes_to: GoesTo::Coordinator,
    names: Naming::ForAnOfficial,
    words: false,
    in_words: Some(in_words),
    make: visits,
    waiting: |book, site, at| log::waiting(book, site, at).visits,
};

fn options(wish: &Wish) -> log::Options {
    log::Options { visits: Some(wish.visits.clone()), only_unsent: wish.only_unsent, names: wish.names }
}

fn in_words(wish: &Wish, given: &Given<'_>) -> String {
    log::words::of(&log::rows(given.book, given.site, &options(wish), given.id, given.at), given)
}

fn visits(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let options = options(wish);
    let rows = log::rows(given.book, given.site, &options, given.id, given.at);
    let lines: Vec<LineSent> = rows.iter().map(log::Row::line_sent).collect();
    let mut visits: Vec<VisitId> = lines.iter().map(|line| line.visit).collect();
    // The rows of a visit stand one below the other.
    visits.dedup();
    let mut withheld = log::withheld(given.book, &options, &rows);
    let names_leave = wish.names && given.site.recipient_is_school_official;
    let made = match wish.form {
        Form::Json => Made { bytes: log::json(&rows), ..Made::default() },
        Form::Csv => Made::of(vec![log::table(&rows)], wish.form, given)?,
        _ => Made::of(vec![log::table(&rows), log::pay_table(&log::pay(&rows))], wish.form, given)?,
    };
    withheld.retain(|(what, _)| !(names_leave && *what == "names"));
    Ok(Made { lines, visits, withheld, ..made })
}
