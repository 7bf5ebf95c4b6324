//! A family's year as one thread: you told us, we did, you taught, what came of it, what comes next. Joint lines only: what both
//! agreed on, promises that were kept, and of what came of it what the family heard already.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    Book, Entry, EntryId, FamilyId, PagePart, PromiseState, Record, Told, ToldId, Visit, VisitId,
    next::year_began, page_lines,
};
use crate::private::Private;
use crate::terms::words;

words! {
    /// The parts of the thread, in its order.
    ThreadPart {
        /// What they told us.
        Told = "told",
        /// What we did.
        Did = "did",
        /// What they taught us.
        Taught = "taught",
        /// What came of it in class.
        CameOfIt = "came-of-it",
        /// What comes next.
        Next = "next",
    }
}

/// A line of the thread.
pub(crate) struct ThreadLine {
    /// Where it stands.
    pub(crate) part: ThreadPart,
    /// The text by which it is kept or left out, where it is one.
    pub(crate) entry: Option<EntryId>,
    /// In our words.
    pub(crate) words: Private,
}

/// Whether a text is about what came of it, and the family was told it in these words.
fn is_told(book: &Book, entry: &Entry) -> bool {
    let told = |told: &Told| {
        told.of == entry.id.0 && told.read_on.is_some() && Some(&told.hash) == entry.hash.as_ref()
    };
    entry.check.is_none() && entry.has_tag("came-of-it") && book.told.iter().any(told)
}

/// What is noted once a family was told what came of it, or no more: of each text about it, in the words of then.
pub(crate) fn told_them(
    book: &Book,
    visit: VisitId,
    on: Option<NaiveDate>,
    id: &mut dyn FnMut() -> Uuid,
) -> Vec<Record> {
    let about = book.entries_of(visit).filter(|entry| entry.author.is_none() && entry.check.is_none());
    let about = about.filter(|entry| entry.written && entry.has_tag("came-of-it"));
    about
        .filter_map(|entry| {
            let (of, hash) = (entry.id.0, entry.hash.clone()?);
            let known = book.told.iter().find(|told| told.of == of && told.hash == hash).map(|told| told.id);
            let (id, words) = (known.unwrap_or_else(|| ToldId(id())), Private::default());
            let language = String::new();
            Some(Record::Told(Told { id, of, hash, language, words, read_on: on, theirs_on: None }))
        })
        .collect()
}

/// The lines of a family's year around a day, part by part.
pub(crate) fn thread(book: &Book, family: FamilyId, today: NaiveDate) -> Vec<ThreadLine> {
    let began = year_began(today);
    let visits = book.visits_of(family).into_iter();
    let visits: Vec<&Visit> =
        visits.filter(|visit| visit.took_place() && visit.day().is_none_or(|day| day >= began)).collect();
    let mut lines = Vec::new();
    for visit in visits {
        let Some(filing) = book.agreed_filing(visit.id) else { continue };
        for line in page_lines(book, visit, filing).0 {
            // In the words that both agreed on; how a promise stands now.
            let state = line.promise.and_then(|id| book.promise(id)).map(|promise| promise.state);
            let part = match (line.part, state) {
                (PagePart::Hopes, _) => ThreadPart::Told,
                (PagePart::Taught, _) => ThreadPart::Taught,
                (PagePart::Goal, _) | (PagePart::Ours, Some(PromiseState::Open)) => ThreadPart::Next,
                (PagePart::Ours, Some(PromiseState::Kept)) => ThreadPart::Did,
                _ => continue,
            };
            lines.push(ThreadLine { part, entry: line.entry, words: line.words });
        }
        // What came of it stands here in the words that they were told.
        let about = book.entries_of(visit.id).filter(|entry| entry.author.is_none() && entry.written);
        lines.extend(about.filter(|entry| is_told(book, entry)).filter_map(|entry| {
            let words = book.lines.get(&entry.id)?.clone();
            Some(ThreadLine { part: ThreadPart::CameOfIt, entry: Some(entry.id), words })
        }));
    }
    lines.sort_by_key(|line| line.part);
    lines
}
