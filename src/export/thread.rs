//! A family's year as one thread, as a page for them: you told us, we did, you taught, what came of it, what comes next.

use super::family::{Part, Sheet};
use super::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish, line_sent, nothing_waits};
use crate::clean;
use crate::say;
use crate::visit::{ThreadPart, thread};
use crate::when;

/// The year as one thread.
pub static EXPORT: Export = Export {
    word: "thread",
    forms: &[Form::Html],
    file: "our-year",
    goes_to: GoesTo::Family,
    names: Naming::Never,
    words: false,
    in_words: None,
    make,
    waiting: nothing_waits,
};

/// The year of the family of one visit; of one, whoever asks.
///
/// # Errors
/// When a template is wrong.
pub(crate) fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let mut made = Made::default();
    let Some(visit) = wish.visits(given.book).next() else { return Ok(made) };
    let (book, text, today) = (given.book, given.text, given.at.date_naive());
    let mut lines = thread(book, visit.family, today);
    lines.retain(|line| line.entry.is_none_or(|entry| !wish.without.contains(&entry)));
    let waits = book.visits_of(visit.family).into_iter().filter(|visit| book.waits_for_both(visit.id));
    made.withheld.push(("changed", waits.count()));
    if lines.is_empty() {
        made.withheld.push(("thread", 1));
        return Ok(made);
    }
    made.visits.push(visit.id);
    let parts = ThreadPart::ALL.iter().map(|part| Part {
        heading: text.get(&format!("thread-{}", part.word()), &[]),
        kind: part.word(),
        lines: lines
            .iter()
            .filter(|line| line.part == *part)
            .map(|line| clean::unquoted(&line.words).to_owned())
            .collect(),
    });
    let parts: Vec<Part> = parts.filter(|part| !part.lines.is_empty()).collect();
    made.written = lines.iter().filter_map(|line| Some((line.entry?, line.words.clone()))).collect();
    let written: Vec<&str> = lines.iter().map(|line| &*line.words).collect();
    made.lines.push(line_sent(visit.id, 1, &written.join("\n")));
    let pair: Vec<&str> = visit.visitors().filter_map(|who| Some(&*book.educator(who)?.name)).collect();
    let (title, day, from) =
        (say!(text, "thread-title"), when::full_day(today, text.language()), pair.join(", "));
    made.bytes = Sheet { title, day, parts, from }.render("family-page-from", given)?;
    Ok(made)
}
