//! What stands on the page that a family gets, line by line: only what both agreed on and allow, and the words in which it is
//! said to them.

use uuid::Uuid;

use super::{
    Book, EducatorId, EntryId, FiledAnswer, Filing, Leaving, PromiseId, Told, Visit, Whose, may_leave,
    statement_hash,
};
use crate::private::Private;
use crate::terms::words;

words! {
    /// The parts of the page, in its order.
    PagePart {
        /// Their hopes, in their words.
        Hopes = "hopes",
        /// Our own hope for the child.
        OurHope = "our-hope",
        /// What they taught us.
        Taught = "taught",
        /// What we said we would do.
        Ours = "ours",
        /// What they said they would do.
        Theirs = "theirs",
        /// The goal of a second visit.
        Goal = "goal",
        /// The activity that stays with them.
        Activity = "activity",
        /// How they reach us.
        Reach = "reach",
    }
}

/// A line of the page.
#[derive(Clone)]
pub(crate) struct PageLine {
    /// Where it stands.
    pub(crate) part: PagePart,
    /// What it is said of.
    pub(crate) of: Uuid,
    /// The text by which it is kept or left out, where it is one.
    pub(crate) entry: Option<EntryId>,
    /// The promise that it is, where it is one of the list.
    pub(crate) promise: Option<PromiseId>,
    /// In our words.
    pub(crate) words: Private,
    /// Whose it is.
    pub(crate) by: Option<EducatorId>,
    /// By when.
    pub(crate) due: Option<chrono::NaiveDate>,
}

impl PageLine {
    /// SHA-256 of our words, hex.
    pub(crate) fn hash(&self) -> String {
        statement_hash(self.words.trim().as_bytes())
    }

    /// How it was told last in a language, be it of words that changed since.
    pub(crate) fn told<'a>(&self, book: &'a Book, language: &str) -> Option<&'a Told> {
        book.told.iter().rev().find(|told| told.of == self.of && told.language == language)
    }

    /// What was noted of exactly these words in a language.
    pub(crate) fn noted<'a>(&self, book: &'a Book, language: &str) -> Option<&'a Told> {
        let hash = self.hash();
        let of = |told: &&Told| told.of == self.of && told.language == language && told.hash == hash;
        book.told.iter().rev().find(of)
    }

    /// In their language, where that was said of exactly these words.
    pub(crate) fn in_their_words<'a>(&self, book: &'a Book, language: &str) -> Option<&'a Private> {
        self.noted(book, language).map(|told| &told.words).filter(|words| !words.trim().is_empty())
    }
}

/// The lines of a visit's page, as it is filed, and how many stay here for want of consent.
pub(crate) fn page_lines(book: &Book, visit: &Visit, filing: &Filing) -> (Vec<PageLine>, usize) {
    let mut lines = Vec::new();
    let mut kept = 0;
    for answer in &filing.answers {
        let Some(part) = part_of(answer) else { continue };
        if may_leave(book, answer, &filing.signers) == Leaving::Stays {
            kept += 1;
            continue;
        }
        let (of, entry) = (answer.entry.0, Some(answer.entry));
        let words = answer.text.clone();
        lines.push(PageLine { part, of, entry, promise: None, words, by: None, due: None });
    }
    for promise in filing.promises.as_deref().unwrap_or_default() {
        let part = if promise.whose == Whose::Ours { PagePart::Ours } else { PagePart::Theirs };
        let entry = promise.entry(visit.id);
        let (words, by, due) = (promise.text.clone(), promise.by, promise.due);
        let listed = book.promises_of(visit.id).find(|listed| promise.is(listed)).map(|listed| listed.id);
        lines.push(PageLine { part, of: entry.0, entry: Some(entry), promise: listed, words, by, due });
    }
    for educator in visit.visitors().filter_map(|who| book.educator(who)) {
        if let Some(reach) = &educator.reach {
            let (of, by) = (educator.id.0, Some(educator.id));
            lines.push(PageLine {
                part: PagePart::Reach,
                of,
                entry: None,
                promise: None,
                words: reach.clone(),
                by,
                due: None,
            });
        }
    }
    lines.sort_by_key(|line| line.part);
    (lines, kept)
}

/// Where a filed answer stands on the page, if it does.
fn part_of(answer: &FiledAnswer) -> Option<PagePart> {
    let for_them = answer.has_tag("family-page");
    Some(match () {
        () if answer.is_own_hope() => PagePart::Hopes,
        () if for_them && answer.has_tag("our-hope") => PagePart::OurHope,
        () if for_them => PagePart::Taught,
        () if answer.has_tag("goal") => PagePart::Goal,
        () if answer.has_tag("activity") => PagePart::Activity,
        () => return None,
    })
}
