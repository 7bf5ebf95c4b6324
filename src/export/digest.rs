//! Our reflection, in our words: the filed answers that everybody who signed agreed to share, as Markdown.

mod markdown;
mod names;

use chrono::{DateTime, FixedOffset};

use crate::site::Site;
use crate::visit::{
    Book, FiledAnswer, Filing, Leaving, LineSent, Occasion, Visit, VisitId, kept_here, may_leave,
};
use markdown::{line, quote};
use names::Names;

/// The name of this export in [`crate::visit::Departure::profile`].
pub const PROFILE: &str = "digest";

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

/// Every other text key that [`markdown`] asks for.
pub const KEYS: &[&str] = &[
    "digest-title",
    "digest-contains",
    "digest-contains-text",
    "digest-for",
    "digest-for-text",
    "digest-made",
    "digest-by",
    "digest-visits",
    "digest-kept-back",
    "digest-empty",
    "digest-visit-1",
    "digest-visit-2",
    "digest-visit-follow-up",
    "digest-visit-other",
    "digest-quotable",
    "digest-not-quotable",
    "digest-name",
];

/// A digest, and what it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// The page: Markdown, UTF-8, LF.
    pub bytes: Vec<u8>,
    /// The visits with at least one answer in it, in the order of the page.
    pub visits: Vec<VisitId>,
    /// Of the visits asked for, those with filed answers that stay here, and how many.
    pub withheld: Vec<(VisitId, usize)>,
}

/// The digest of these visits, in this order; `words` gives the text of a key.
///
/// In are answers tagged `digest`, of the last filing that everybody signed, that each signer allowed to be shared
/// for exactly this text. What people wrote is quoted so that none of it can act as Markdown or HTML. Unless the site
/// says that a school official reads it, the names of families and students are covered wherever they occur.
pub fn markdown(
    book: &Book,
    site: &Site,
    visits: &[VisitId],
    at: DateTime<FixedOffset>,
    words: &dyn Fn(&str) -> String,
) -> Digest {
    let mut digest = Digest::default();
    let mut body = String::new();
    let mut staff: Vec<String> = Vec::new();
    for &id in visits {
        let Some(visit) = book.visit(id).filter(|v| !v.voided) else { continue };
        let Some(filing) = book.agreed_filing(id) else { continue };
        let (leaving, kept) = parted(book, filing);
        if !kept.is_empty() {
            digest.withheld.push((id, kept.len()));
        }
        if leaving.is_empty() {
            continue;
        }
        digest.visits.push(id);
        for name in names_of(book, filing) {
            if !staff.contains(&name) {
                staff.push(name);
            }
        }
        let names = if site.recipient_is_school_official {
            Names::default()
        } else {
            Names::new(book, visit.family, &words("digest-name"))
        };
        body += &section(book, site, visit, &leaving, &names, words);
    }
    if digest.visits.is_empty() {
        body = format!("\n{}\n", words("digest-empty"));
    }
    let kept: usize = digest.withheld.iter().map(|(_, count)| count).sum();
    let facts = [
        ("digest-contains", words("digest-contains-text")),
        ("digest-for", words("digest-for-text")),
        ("digest-made", at.format("%Y-%m-%d %H:%M").to_string()),
        ("digest-by", line(&staff.join(", "))),
        ("digest-visits", digest.visits.len().to_string()),
        ("digest-kept-back", kept.to_string()),
    ];
    let mut page = vec![format!("# {}\n\n", words("digest-title"))];
    for (label, value) in facts.into_iter().filter(|(_, value)| !value.is_empty()) {
        page.push(format!("- **{}:** {value}\n", words(label)));
    }
    page.push(body);
    digest.bytes = page.concat().into_bytes();
    digest
}

/// An answer, and how far all who signed let it go.
type Allowed<'a> = (&'a FiledAnswer, Leaving);

/// The answers of a filing that are meant for a digest: those that may leave, and those that stay.
fn parted<'a>(book: &Book, filing: &'a Filing) -> (Vec<Allowed<'a>>, Vec<Allowed<'a>>) {
    filing
        .answers
        .iter()
        .filter(|a| a.tags.iter().any(|tag| tag == "digest") && !a.text.trim().is_empty())
        .map(|answer| (answer, may_leave(book, answer, &filing.signers)))
        .partition(|(_, leaving)| *leaving != Leaving::Stays)
}

/// The names of those who signed a filing.
fn names_of(book: &Book, filing: &Filing) -> Vec<String> {
    filing.signers.iter().filter_map(|&id| book.educator(id)).map(|e| e.name.to_string()).collect()
}

/// One visit: its heading, then answer by answer.
fn section(
    book: &Book,
    site: &Site,
    visit: &Visit,
    answers: &[Allowed<'_>],
    names: &Names,
    words: &dyn Fn(&str) -> String,
) -> String {
    let mut bands: Vec<_> =
        visit.students.iter().filter_map(|&id| book.student(id)).filter_map(|s| s.band).collect();
    bands.sort_unstable();
    bands.dedup();
    let bands: Vec<_> = bands.into_iter().map(crate::visit::Band::word).collect();
    let number = words(match visit.occasion {
        Occasion::First | Occasion::Transition => "digest-visit-1",
        Occasion::SecondAcademic | Occasion::SecondCollegeCareer => "digest-visit-2",
        Occasion::FollowUp => "digest-visit-follow-up",
        Occasion::Other => "digest-visit-other",
    });
    let head = [line(&visit.visit_ref), line(&site.school), bands.join(", "), number];
    let head: Vec<_> = head.into_iter().filter(|part| !part.is_empty()).collect();
    let mut out = vec![format!("\n## {}\n", head.join(" · "))];
    for (answer, leaving) in answers {
        let tag = answer.tags.iter().find(|tag| HEADINGS.contains(&tag.as_str()));
        let heading = match tag {
            Some(tag) => words(&format!("digest-heading-{tag}")),
            None => line(&names.cover(&answer.words)),
        };
        let mark = words(match leaving {
            Leaving::Quotable => "digest-quotable",
            Leaving::Shared | Leaving::Stays => "digest-not-quotable",
        });
        out.push(format!("\n### {heading}\n\n*{mark}*\n\n{}", quote(&names.cover(&answer.text))));
    }
    out.concat()
}

/// The visits whose reflection may leave and has not, as it is filed now.
pub fn unsent(book: &Book) -> Vec<VisitId> {
    book.visits
        .iter()
        .filter(|visit| !visit.voided && kept_here(book, visit) && !was_sent(book, visit.id))
        .filter(|visit| book.agreed_filing(visit.id).is_some_and(|f| !parted(book, f).0.is_empty()))
        .map(|visit| visit.id)
        .collect()
}

/// What is noted of a visit in a digest that left: which filing it was.
pub fn line_sent(book: &Book, visit: VisitId) -> Option<LineSent> {
    let filing = book.agreed_filing(visit)?;
    Some(LineSent { record: visit.0, version: filing.number, hash: filing.hash(), visit })
}

/// Whether a visit's reflection left before, as it is filed now.
pub fn was_sent(book: &Book, visit: VisitId) -> bool {
    let mut sent = book.departures.iter().filter(|d| d.profile == PROFILE).flat_map(|d| &d.lines);
    line_sent(book, visit).is_some_and(|line| sent.any(|before| *before == line))
}
