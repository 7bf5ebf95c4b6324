//! What the family gets back: their hopes in their words, what each of us said we would do, how to reach us. One page in
//! the family's language, of joint texts only, once everybody who signs has agreed.

use serde::Serialize;
use serde_json::json;

use super::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish, line_sent, nothing_waits};
use crate::clean;
use crate::pages::Page;
use crate::say;
use crate::text::Text;
use crate::visit::{Book, EntryId, FiledAnswer, Leaving, Visit, Whose, filed_promises, may_leave};
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
struct Sheet {
    title: String,
    day: String,
    hopes: Vec<String>,
    ours: Vec<String>,
    theirs: Vec<String>,
    reach: Vec<String>,
    from: String,
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
        let own = spoken_with(visit, book, given);
        let text = own.as_ref().unwrap_or(given.text);
        language.get_or_insert(text.language().to_owned());
        let filed = filing.answers.iter().filter(|a| a.is_own_hope() && !wish.without.contains(&a.entry));
        let (hopes, kept): (Vec<&FiledAnswer>, Vec<_>) =
            filed.partition(|answer| may_leave(book, answer, &filing.signers) != Leaving::Stays);
        let is_filed = |id: EntryId| filing.answers.iter().any(|answer| answer.entry == id);
        let marked = book.own_hopes(visit.family);
        let unfiled = marked.iter().filter(|(entry, _)| entry.visit == id && !is_filed(entry.id)).count();
        made.withheld.push(("hopes", kept.len() + unfiled));
        made.written.extend(hopes.iter().map(|answer| (answer.entry, answer.text.clone())));
        // What was promised since is not agreed on yet.
        let agreed = filing.promises.as_deref().unwrap_or_default();
        let since = filed_promises(book, id).iter().filter(|promise| !agreed.contains(promise)).count();
        made.withheld.push(("promises", since));
        let promises: Vec<_> = agreed
            .iter()
            .map(|promise| (promise.entry(id), promise))
            .filter(|(entry, _)| !wish.without.contains(entry))
            .collect();
        made.written.extend(promises.iter().map(|(entry, promise)| (*entry, promise.text.clone())));
        let lines_of = |whose: Whose| -> Vec<String> {
            promises
                .iter()
                .map(|(_, promise)| promise)
                .filter(|promise| promise.whose == whose)
                .map(|p| {
                    let who = p.by.and_then(|by| book.educator(by)).map(|e| format!("{}: ", e.name));
                    let due = p.due.map(|due| format!(" ({})", when::full_day(due, text.language())));
                    format!("{}{}{}", who.unwrap_or_default(), p.text, due.unwrap_or_default())
                })
                .collect()
        };
        let visitors: Vec<_> = visit.visitors().filter_map(|who| book.educator(who)).collect();
        let reached = visitors.iter().filter_map(|e| Some(format!("{}: {}", e.name, e.reach.as_deref()?)));
        let reach: Vec<String> = reached.collect();
        let hopes: Vec<String> =
            hopes.iter().map(|answer| clean::unquoted(&answer.text).to_owned()).collect();
        let ours = lines_of(Whose::Ours);
        made.visits.push(id);
        made.lines.push(line_sent(id, filing.number, &[&*hopes, &*ours, &*reach].concat().join("\n")));
        sheets.push(Sheet {
            title: say!(text, "family-page-title"),
            day: visit.day().map(|day| when::full_day(day, text.language())).unwrap_or_default(),
            theirs: lines_of(Whose::Theirs),
            from: visitors.iter().map(|e| &*e.name).collect::<Vec<_>>().join(", "),
            hopes,
            ours,
            reach,
        });
    }
    let own = language.as_deref().filter(|tag| *tag != given.text.language()).map(|tag| Text::new(tag, &[]));
    let text = own.as_ref().unwrap_or(given.text);
    let words = json!({
        "hopes": say!(text, "family-page-hopes"),
        "ours": say!(text, "family-page-ours"),
        "theirs": say!(text, "family-page-theirs"),
        "reach": say!(text, "family-page-reach"),
        "from": say!(text, "family-page-from"),
    });
    let title = say!(text, "family-page-title");
    let page = given.pages.render(Page::Family, text.language(), &title, &words, &sheets)?;
    made.bytes = page.into_bytes();
    Ok(made)
}

/// The words of the language that this family is spoken with, where there are any and they are other than the sender's.
fn spoken_with(visit: &Visit, book: &Book, given: &Given<'_>) -> Option<Text> {
    let family = book.family(visit.family)?;
    let language = visit.language.as_ref().or(family.languages.first())?;
    let tag = crate::guide::Library::built_in().language_called(language)?.to_owned();
    (tag != given.text.language()).then(|| Text::new(&tag, &[]))
}
