//! What the family gets back: their hopes in their words, what each of us said we would do, how to reach us. One page in
//! the family's language, of joint texts only, once everybody who signs has agreed.

use serde::Serialize;

use super::made::{ExportError, Given, Made, Wish};
use crate::pages::Page;
use crate::private::Private;
use crate::text::Text;
use crate::visit::{Book, LineSent, Visit, Whose, statement_hash};

/// The tag of the answer that says how the family is kept in touch with.
const KEEP_IN_TOUCH: &str = "keep-in-touch";

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

#[derive(Serialize)]
struct Words {
    hopes: String,
    ours: String,
    theirs: String,
    reach: String,
    from: String,
}

/// A sheet for the family of each of these visits: of one, whoever asks ([`super::Profile::is_for_one_visit`]).
///
/// # Errors
/// When a template is wrong.
pub fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let mut made = Made::default();
    let mut sheets = Vec::new();
    let mut language = None;
    for &id in &wish.visits {
        let Some(book) = given.books.of_visit(id) else { continue };
        let Some(visit) = book.visit(id).filter(|v| !v.voided) else { continue };
        // Both agree: without that, nothing that was heard goes out, not even to those who said it.
        let Some(filing) = book.agreed_filing(id) else {
            made.withheld.push(("family", 1));
            continue;
        };
        let own = spoken_with(visit, book, given);
        let text = own.as_ref().unwrap_or(given.text);
        language.get_or_insert(text.language().to_owned());
        let hopes: Vec<_> = book
            .own_hopes(visit.family)
            .into_iter()
            .filter(|(entry, _)| entry.visit == id && !wish.without.contains(&entry.id))
            .collect();
        let reach: Vec<_> = filing
            .answers
            .iter()
            .filter(|a| a.tags.iter().any(|tag| tag == KEEP_IN_TOUCH) && !wish.without.contains(&a.entry))
            .collect();
        made.written.extend(hopes.iter().map(|(entry, line)| (entry.id, (*line).clone())));
        made.written.extend(reach.iter().map(|a| (a.entry, a.text.clone())));
        let promised = |whose: Whose| -> Vec<String> {
            let promises = book.promises_of(id).filter(|p| p.whose == whose);
            promises
                .map(|p| {
                    let who = p.by.and_then(|by| book.educator(by)).map(|e| format!("{}: ", e.name));
                    let due = p.due.map(|due| format!(" ({})", crate::when::full_day(due, text.language())));
                    format!("{}{}{}", who.unwrap_or_default(), p.text, due.unwrap_or_default())
                })
                .collect()
        };
        let names = visit.visitors().filter_map(|who| book.educator(who)).map(|e| e.name.to_string());
        sheets.push(Sheet {
            title: crate::say!(text, "family-page-title"),
            day: visit.day().map(|day| crate::when::full_day(day, text.language())).unwrap_or_default(),
            hopes: hopes.iter().map(|(_, line)| bare(line)).collect(),
            ours: promised(Whose::Ours),
            theirs: promised(Whose::Theirs),
            reach: reach.iter().map(|a| a.text.trim().to_owned()).collect(),
            from: names.collect::<Vec<_>>().join(", "),
        });
        made.visits.push(id);
        let line =
            sheets.last().map(|sheet| [&*sheet.hopes, &*sheet.ours, &*sheet.reach].concat().join("\n"));
        made.lines.push(LineSent {
            record: id.0,
            version: filing.number,
            hash: statement_hash(line.unwrap_or_default().as_bytes()),
            visit: id,
        });
    }
    let own = language.as_deref().filter(|tag| *tag != given.text.language()).map(|tag| Text::new(tag, &[]));
    let text = own.as_ref().unwrap_or(given.text);
    let words = Words {
        hopes: crate::say!(text, "family-page-hopes"),
        ours: crate::say!(text, "family-page-ours"),
        theirs: crate::say!(text, "family-page-theirs"),
        reach: crate::say!(text, "family-page-reach"),
        from: crate::say!(text, "family-page-from"),
    };
    let title = crate::say!(text, "family-page-title");
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

/// A line without the quotation marks that it may have been typed in.
fn bare(line: &Private) -> String {
    line.trim().trim_matches(['"', '“', '”']).to_owned()
}
