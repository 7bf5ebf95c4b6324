//! What the family gets back: their hopes in their words, ours, what they taught us, what each of us said we would do, the
//! goal and its activity, how to reach us. One page in the family's language, of joint texts only, once everybody who signs
//! has agreed; each line that was not said in that language is named before it leaves.

use serde::Serialize;
use serde_json::json;

use super::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish, line_sent, nothing_waits};
use crate::clean;
use crate::guide::Library;
use crate::pages::Page;
use crate::say;
use crate::text::{Text, languages};
use crate::visit::{Book, EntryId, PageLine, PagePart, Visit, page_lines};
use crate::when;

/// What the family gets back.
pub static EXPORT: Export = Export {
    word: "family",
    forms: &[Form::Html],
    file: "family-page",
    goes_to: GoesTo::Family,
    names: Naming::Never,
    words: false,
    in_words: None,
    make,
    waiting: nothing_waits,
};

/// What stands on a sheet. A struct: ten thousand sheets as maps take a quarter longer.
#[derive(Serialize)]
pub(super) struct Sheet {
    pub(super) title: String,
    pub(super) day: String,
    pub(super) parts: Vec<Part>,
    pub(super) from: String,
}

/// A part of it: its heading, and its lines.
#[derive(Serialize)]
pub(super) struct Part {
    pub(super) heading: String,
    pub(super) kind: &'static str,
    pub(super) lines: Vec<String>,
}

impl Sheet {
    /// The sheet as a page of its own, signed with these words.
    ///
    /// # Errors
    /// When a template is wrong.
    pub(super) fn render(self, signed: &str, given: &Given<'_>) -> Result<Vec<u8>, ExportError> {
        let (title, words) = (self.title.clone(), json!({ "from": given.words(signed) }));
        let page = given.pages.render(Page::Family, given.text.language(), &title, &words, &[self])?;
        Ok(page.into_bytes())
    }
}

/// A sheet for the family of each of these visits: of one, whoever asks ([`Export::is_for_one_visit`]).
///
/// # Errors
/// When a template is wrong.
pub(crate) fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let mut made = Made::default();
    let mut sheets = Vec::new();
    let mut language = None;
    let book = given.book;
    for visit in wish.visits(book) {
        let id = visit.id;
        // Both agree: without that, nothing that was heard goes out, not even to those who said it.
        let Some(filing) = book.agreed_filing(id) else {
            made.withheld.push(("family", 1));
            continue;
        };
        let theirs = language_of(visit, book, given.library).filter(|tag| tag != given.text.language());
        // Where there are no words in their language, what we wrote ourselves may still be.
        let has_words = theirs.as_ref().is_none_or(|tag| languages().contains(tag));
        made.withheld.push(("headings", usize::from(!has_words)));
        let own = theirs.as_ref().filter(|_| has_words).map(|tag| Text::new(tag, &[]));
        let text = own.as_ref().unwrap_or(given.text);
        let (mut lines, kept) = page_lines(book, visit, filing);
        lines.retain(|line| line.entry.is_none_or(|entry| !wish.without.contains(&entry)));
        let is_filed = |id: EntryId| filing.answers.iter().any(|answer| answer.entry == id);
        let marked = book.own_hopes(visit.family);
        let unfiled = marked.iter().filter(|(entry, _)| entry.visit == id && !is_filed(entry.id)).count();
        made.withheld.push(("hopes", kept + unfiled));
        // What was promised since is not agreed on yet.
        let agreed = filing.promises.as_deref().unwrap_or_default();
        let since = book.promises_of(id).filter(|promise| !agreed.iter().any(|p| p.is(promise))).count();
        made.withheld.push(("promises", since));
        made.withheld.push(("changed", usize::from(book.waits_for_both(id))));
        // How to be reached alone is no page: it would say that nothing was heard.
        if lines.iter().all(|line| line.part == PagePart::Reach) {
            made.withheld.push(("page", 1));
            continue;
        }
        language.get_or_insert(text.language().to_owned());
        made.written.extend(lines.iter().filter_map(|line| Some((line.entry?, line.words.clone()))));
        let mut said = |line: &PageLine| {
            let words = theirs.as_ref().map(|tag| line.in_their_words(book, tag));
            if words == Some(None) {
                made.unsaid.push(line.words.clone());
            }
            let words = clean::unquoted(words.flatten().unwrap_or(&line.words)).to_owned();
            let who = line.by.and_then(|by| book.educator(by)).map(|e| format!("{}: ", e.name));
            let due = line.due.map(|due| format!(" ({})", when::full_day(due, text.language())));
            format!("{}{words}{}", who.unwrap_or_default(), due.unwrap_or_default())
        };
        let part = |part: &PagePart| Part {
            heading: text.get(&format!("family-page-{}", part.word()), &[]),
            kind: part.word(),
            lines: lines.iter().filter(|line| line.part == *part).map(&mut said).collect(),
        };
        let parts: Vec<Part> = PagePart::ALL.iter().map(part).filter(|part| !part.lines.is_empty()).collect();
        let visitors: Vec<_> = visit.visitors().filter_map(|who| book.educator(who)).collect();
        made.visits.push(id);
        let written = parts.iter().flat_map(|part| part.lines.iter().map(String::as_str)).collect::<Vec<_>>();
        made.lines.push(line_sent(id, filing.number, &written.join("\n")));
        sheets.push(Sheet {
            title: say!(text, "family-page-title"),
            day: visit.day().map(|day| when::full_day(day, text.language())).unwrap_or_default(),
            from: visitors.iter().map(|e| &*e.name).collect::<Vec<_>>().join(", "),
            parts,
        });
    }
    let own = language.as_deref().filter(|tag| *tag != given.text.language()).map(|tag| Text::new(tag, &[]));
    let text = own.as_ref().unwrap_or(given.text);
    let words = json!({ "from": say!(text, "family-page-from") });
    let title = say!(text, "family-page-title");
    let page = given.pages.render(Page::Family, text.language(), &title, &words, &sheets)?;
    made.bytes = page.into_bytes();
    Ok(made)
}

/// The language that this family is spoken with: the visit's own, else their first. A tag where there are words in it, else as
/// they call it.
pub(crate) fn language_of(visit: &Visit, book: &Book, library: &Library) -> Option<String> {
    let family = book.family(visit.family)?;
    let called = visit.language.as_ref().or(family.languages.first())?;
    Some(library.language_called(called).unwrap_or(called.trim()).to_owned()).filter(|tag| !tag.is_empty())
}
