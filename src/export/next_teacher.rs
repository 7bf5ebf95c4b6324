//! What a family wanted next year's teacher to know: the lines that they agreed to, and nothing else. As a page to hand over or
//! to read with the family first, and as a file that the other teacher's homevisit takes in.

use super::family::{Part, Sheet, language_of};
use super::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish, line_sent, nothing_waits};
use crate::incoming::{Handed, HandedLine, NEXT_TEACHER};
use crate::say;
use crate::visit::{EntryId, Visit, lines_to_hand_over};
use crate::when;

/// What next year's teacher may be told.
pub static EXPORT: Export = Export {
    word: "next-teacher",
    forms: &[Form::Json, Form::Html],
    file: "next-teacher",
    goes_to: GoesTo::Family,
    names: Naming::Never,
    words: false,
    in_words: None,
    make,
    waiting: nothing_waits,
};

/// The lines of one visit that its family agreed to; of one, whoever asks.
///
/// # Errors
/// When a template is wrong.
pub(crate) fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let mut made = Made::default();
    let Some(visit) = wish.visits(given.book).next() else { return Ok(made) };
    let book = given.book;
    let all = lines_to_hand_over(book, visit);
    let total = all.len();
    let agreed: Vec<_> = all.into_iter().filter_map(|line| Some((line.agreed_on(book)?, line))).collect();
    made.withheld.push(("not-theirs", total - agreed.len()));
    // A line is kept or left out by itself, though several stand in one text.
    let agreed: Vec<_> =
        agreed.into_iter().filter(|(_, line)| !wish.without.contains(&EntryId(line.of()))).collect();
    if agreed.is_empty() {
        made.withheld.push(("nothing-agreed", usize::from(wish.without.is_empty())));
        return Ok(made);
    }
    made.visits.push(visit.id);
    made.written = agreed.iter().map(|(_, line)| (EntryId(line.of()), line.words.clone())).collect();
    let words: Vec<&str> = agreed.iter().map(|(_, line)| &*line.words).collect();
    made.lines.push(line_sent(visit.id, 1, &words.join("\n")));
    let lines = agreed.iter().map(|(on, line)| HandedLine { words: line.words.clone(), agreed_on: *on });
    let handed = Handed {
        homevisit: NEXT_TEACHER.to_owned(),
        students: visit.students.iter().filter_map(|&id| Some(book.student(id)?.name.clone())).collect(),
        from: visit.visitors().filter_map(|who| Some(book.educator(who)?.name.clone())).collect(),
        school: given.site.school.clone(),
        language: language_of(visit, book, given.library).unwrap_or_default(),
        lines: lines.collect(),
    };
    made.bytes = match wish.form {
        Form::Html => page(&handed, visit, given)?,
        _ => serde_json::to_vec_pretty(&handed).unwrap_or_default(),
    };
    Ok(made)
}

/// The same to read: the family gets it first.
fn page(handed: &Handed, visit: &Visit, given: &Given<'_>) -> Result<Vec<u8>, ExportError> {
    let text = given.text;
    let line = |line: &HandedLine| {
        let day = when::full_day(line.agreed_on, text.language());
        format!("{} ({})", line.words.trim(), say!(text, "next-teacher-agreed", day = day))
    };
    let names = |names: &[crate::private::Private]| names.iter().map(|n| &**n).collect::<Vec<_>>().join(", ");
    let sheet = Sheet {
        title: say!(text, "next-teacher-title", names = names(&handed.students)),
        day: visit.day().map(|day| when::full_day(day, text.language())).unwrap_or_default(),
        parts: vec![Part {
            heading: say!(text, "next-teacher-heading"),
            kind: "taught",
            lines: handed.lines.iter().map(line).collect(),
        }],
        from: names(&handed.from),
    };
    sheet.render("family-page-from", given)
}
