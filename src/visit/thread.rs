//! A family's year as one thread: you told us, we did, you taught, what came of it, what comes next. Joint lines only: what both
//! agreed on, promises that were kept, and of what came of it what the family heard already.

use chrono::NaiveDate;

use super::{
    Book, Check, EntryId, FamilyId, PagePart, Promise, PromiseState, Visit, Whose, next::year_began,
    page_lines,
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
            let part = match line.part {
                PagePart::Hopes => ThreadPart::Told,
                PagePart::Taught => ThreadPart::Taught,
                PagePart::Goal => ThreadPart::Next,
                _ => continue,
            };
            lines.push(ThreadLine { part, entry: line.entry, words: line.words });
        }
        let filed = |promise: &&Promise| filing.promises.iter().flatten().any(|p| p.is(promise));
        for promise in book.promises_of(visit.id).filter(|p| p.whose == Whose::Ours).filter(filed) {
            let part = match promise.state {
                PromiseState::Kept => ThreadPart::Did,
                PromiseState::Open => ThreadPart::Next,
                PromiseState::LetGo => continue,
            };
            lines.push(ThreadLine { part, entry: None, words: promise.text.clone() });
        }
        // What came of it stands here once they were told.
        let about = || book.entries_of(visit.id).filter(|e| e.author.is_none() && e.has_tag("came-of-it"));
        let told = about().any(|entry| entry.check == Some(Check::Done));
        let came = about().filter(|entry| told && entry.written && entry.check.is_none());
        lines.extend(came.filter_map(|entry| {
            let words = book.lines.get(&entry.id)?.clone();
            Some(ThreadLine { part: ThreadPart::CameOfIt, entry: Some(entry.id), words })
        }));
    }
    lines.sort_by_key(|line| line.part);
    lines
}
