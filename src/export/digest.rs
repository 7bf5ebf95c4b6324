//! Our reflection, in our words: the filed answers that everybody who signed agreed to share, as a page or as Markdown.

mod markdown;
mod names;

pub use names::Names;

use std::collections::HashSet;

use serde::Serialize;
use serde_json::json;

use super::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish};
use crate::pages::Page;
use crate::visit::{
    Book, FiledAnswer, Filing, Leaving, LineSent, Occasion, Visit, VisitId, kept_here, may_leave,
    statement_hash,
};
use markdown::{line, quote};

/// Our reflection, in our words.
pub static EXPORT: Export = Export {
    word: PROFILE,
    forms: &[Form::Html, Form::Markdown],
    file: "reflection",
    goes_to: GoesTo::Coordinator,
    names: Naming::Never,
    words: true,
    in_words: None,
    make,
    waiting: |book, _, _| unsent(book).len(),
};

/// The tag of prompts whose answers are for a digest.
const TAG: &str = "digest";

/// The name of this export in [`crate::visit::Disclosure::profile`].
pub(crate) const PROFILE: &str = "digest";

/// Tags that give an answer its heading, under the text key `digest-heading-` and the tag. An answer with none of
/// them stands under the words of its prompt.
pub const HEADINGS: &[&str] = &[
    "learned",
    "teaching",
    "strength",
    "class-use",
    "promises",
    "assumption",
    "differently",
    "ask",
    "hopes",
    "expectations",
    "goal",
    "keep-in-touch",
];

/// A page of words, before it has a form.
#[derive(Serialize)]
struct Sheet {
    facts: Vec<(String, String)>,
    visits: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    head: String,
    answers: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    heading: String,
    mark: String,
    text: String,
}

/// The digest of these visits, in this order.
///
/// In are answers tagged `digest`, of the last filing that everybody signed, that each signer allowed to be shared
/// for exactly this text. In Markdown what people wrote is quoted so that none of it can act as Markdown or HTML. Unless
/// the site says that a school official reads it, the names of families and students are covered wherever they occur.
///
/// # Errors
/// When the template is wrong.
pub(crate) fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let mut made = Made::default();
    let mut sections = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let covered = redactor(given);
    let book = given.book;
    let sent = Sent::of(book, PROFILE);
    for visit in wish.visits(book).filter(|visit| kept_here(book, visit)) {
        let id = visit.id;
        let Some(filing) = book.agreed_filing(id) else { continue };
        if wish.only_unsent && sent.has(book, id, TAG) {
            continue;
        }
        let (mut leaving, kept) = by_consent(book, filing, TAG);
        if !kept.is_empty() {
            made.withheld.push(("answers", kept.len()));
        }
        leaving.retain(|(answer, _)| !wish.without.contains(&answer.entry));
        if leaving.is_empty() {
            continue;
        }
        made.withheld.push(("changed", usize::from(book.waits_for_both(id))));
        made.visits.push(id);
        made.lines.extend(line_sent(book, id, TAG));
        for name in staff(book, filing) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let section = section(given, book, visit, &leaving, &covered);
        let written = leaving.iter().zip(&section.answers);
        made.written.extend(written.map(|((answer, _), part)| (answer.entry, part.text.as_str().into())));
        sections.push(section);
    }
    let words = |key: &str| given.words(key);
    let facts = [
        ("digest-contains", words("digest-contains-text")),
        ("digest-for", words("digest-for-text")),
        ("digest-made", given.at.format("%Y-%m-%d %H:%M").to_string()),
        ("digest-by", names.join(", ")),
        ("digest-visits", made.visits.len().to_string()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let sheet = Sheet { facts: facts.map(|(key, value)| (words(key), value)).collect(), visits: sections };
    let (page, sheet) = match wish.form {
        Form::Markdown => (Page::DigestMarkdown, as_markdown(sheet)),
        _ => (Page::Digest, sheet),
    };
    let labels = json!({"empty": words("digest-empty")});
    let text = given.pages.render(page, given.text.language(), &words("digest-title"), &labels, &sheet)?;
    made.bytes = text.into_bytes();
    Ok(made)
}

/// The same, with every word escaped or quoted: a template has nothing to remember.
fn as_markdown(sheet: Sheet) -> Sheet {
    let part = |part: Part| Part {
        heading: line(&part.heading),
        mark: line(&part.mark),
        text: quote(&part.text).trim_end().to_owned(),
    };
    let section = |section: Section| Section {
        head: line(&section.head),
        answers: section.answers.into_iter().map(part).collect(),
    };
    Sheet {
        facts: sheet.facts.into_iter().map(|(label, value)| (line(&label), line(&value))).collect(),
        visits: sheet.visits.into_iter().map(section).collect(),
    }
}

/// The names to cover; none where a school official reads it.
pub(super) fn redactor(given: &Given<'_>) -> Names {
    if given.site.recipient_is_school_official {
        Names::default()
    } else {
        Names::new(given.book, &given.words("digest-name"))
    }
}

/// An answer, and how far all who signed let it go.
pub(super) type Allowed<'a> = (&'a FiledAnswer, Leaving);

/// The answers of a filing with this tag: those that may leave, and those that stay.
pub(super) fn by_consent<'a>(
    book: &Book,
    filing: &'a Filing,
    tag: &str,
) -> (Vec<Allowed<'a>>, Vec<Allowed<'a>>) {
    filing
        .answers
        .iter()
        .filter(|a| a.tags.iter().any(|t| t == tag) && !a.text.trim().is_empty())
        .map(|answer| (answer, may_leave(book, answer, &filing.signers)))
        .partition(|(_, leaving)| *leaving != Leaving::Stays)
}

/// The names of those who signed a filing.
pub(super) fn staff(book: &Book, filing: &Filing) -> Vec<String> {
    filing.signers.iter().filter_map(|&id| book.educator(id)).map(|e| e.name.to_string()).collect()
}

/// The grade bands of a visit's students, each once.
pub(super) fn bands(book: &Book, visit: &Visit) -> String {
    let mut bands: Vec<_> =
        visit.students.iter().filter_map(|&id| book.student(id)).filter_map(|s| s.band).collect();
    bands.sort_unstable();
    bands.dedup();
    bands.into_iter().map(crate::visit::Band::word).collect::<Vec<_>>().join(", ")
}

/// One visit: its heading, then answer by answer.
fn section(given: &Given<'_>, book: &Book, visit: &Visit, answers: &[Allowed<'_>], names: &Names) -> Section {
    let number = given.words(match visit.occasion {
        Occasion::First | Occasion::Transition => "digest-visit-1",
        Occasion::SecondAcademic | Occasion::SecondCollegeCareer => "digest-visit-2",
        Occasion::FollowUp => "digest-visit-follow-up",
        Occasion::Other => "digest-visit-other",
    });
    let head = [visit.visit_ref.clone(), given.site.school.clone(), bands(book, visit), number];
    let head: Vec<_> = head.into_iter().filter(|part| !part.trim().is_empty()).collect();
    let part = |(answer, leaving): &Allowed<'_>| {
        let tag = answer.tags.iter().find(|tag| HEADINGS.contains(&tag.as_str()));
        Part {
            heading: match tag {
                Some(tag) => given.words(&format!("digest-heading-{tag}")),
                None => names.redact(visit.family, &answer.words),
            },
            mark: given.words(match leaving {
                Leaving::Quotable => "digest-quotable",
                Leaving::Shared | Leaving::Stays => "digest-not-quotable",
            }),
            text: names.redact(visit.family, answer.text.trim()),
        }
    };
    Section { head: head.join(" · "), answers: answers.iter().map(part).collect() }
}

/// The visits whose reflection may leave and has not, as it is filed now.
pub(crate) fn unsent(book: &Book) -> Vec<VisitId> {
    unsent_of(book, PROFILE, TAG, |filing| !by_consent(book, filing, TAG).0.is_empty())
}

/// The visits that an export has something of, and has not sent as it is filed now.
pub(super) fn unsent_of(
    book: &Book,
    profile: &str,
    tag: &str,
    has: impl Fn(&Filing) -> bool,
) -> Vec<VisitId> {
    let sent = Sent::of(book, profile);
    let mut visits: Vec<&Visit> = book.visits.iter().filter(|v| !v.voided && kept_here(book, v)).collect();
    visits.retain(|v| !sent.has(book, v.id, tag) && book.agreed_filing(v.id).is_some_and(&has));
    visits.into_iter().map(|v| v.id).collect()
}

/// What is noted of a visit that left: which filing it was, and what its signers allowed of the answers with a tag.
pub(crate) fn line_sent(book: &Book, visit: VisitId, tag: &str) -> Option<LineSent> {
    let filing = book.agreed_filing(visit)?;
    let allowed = by_consent(book, filing, tag).0.into_iter();
    let allowed =
        allowed.map(|(answer, leaving)| format!("\n{} {}", answer.entry.0, leaving == Leaving::Quotable));
    let hash = statement_hash((filing.hash() + &allowed.collect::<String>()).as_bytes());
    Some(LineSent { record: visit.0, version: filing.number, hash, visit })
}

/// The filings of which something left before.
pub(super) struct Sent<'a>(HashSet<&'a LineSent>);

impl<'a> Sent<'a> {
    /// By this export.
    pub(super) fn of(book: &'a Book, profile: &str) -> Self {
        Self(book.disclosures.iter().filter(|d| d.profile == profile).flat_map(|d| &d.lines).collect())
    }

    /// Whether a visit is among them, as it is filed now and as much of it as is allowed now. What left before consents
    /// were noted with it is known by its filing alone.
    pub(super) fn has(&self, book: &Book, visit: VisitId, tag: &str) -> bool {
        line_sent(book, visit, tag).is_some_and(|line| {
            let filing = book.agreed_filing(visit).map(Filing::hash).unwrap_or_default();
            self.0.contains(&line) || self.0.contains(&LineSent { hash: filing, ..line })
        })
    }
}
