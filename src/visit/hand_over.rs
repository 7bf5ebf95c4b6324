//! What next year's teacher may be told: line by line, and only what the family agreed to in these very words.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Book, EntryId, Told, ToldId, Visit, statement_hash};
use crate::private::Private;

/// A line that the pair wrote down for next year's teacher.
#[derive(Clone)]
pub(crate) struct Handing {
    /// The text that it stands in.
    pub(crate) entry: EntryId,
    /// The line, without spaces at its ends.
    pub(crate) words: Private,
}

impl Handing {
    /// What its agreement is kept under: another word is another line.
    pub(crate) fn of(&self) -> Uuid {
        Uuid::new_v5(&self.entry.0, self.words.as_bytes())
    }

    fn told<'a>(&self, book: &'a Book) -> Option<&'a Told> {
        let of = self.of();
        book.told.iter().rev().find(|told| told.of == of)
    }

    /// The day on which the family agreed to it.
    pub(crate) fn agreed_on(&self, book: &Book) -> Option<NaiveDate> {
        self.told(book)?.theirs_on
    }

    /// That the family agreed to it on a day, or did not.
    pub(crate) fn agreed(&self, on: Option<NaiveDate>, id: ToldId, book: &Book) -> Told {
        let id = self.told(book).map_or(id, |told| told.id);
        let (hash, words) = (statement_hash(self.words.as_bytes()), Private::default());
        Told { id, of: self.of(), hash, language: String::new(), words, read_on: None, theirs_on: on }
    }
}

/// The lines that the pair wrote down at a visit for next year's teacher, in order.
pub(crate) fn lines_to_hand_over(book: &Book, visit: &Visit) -> Vec<Handing> {
    let joint =
        book.entries_of(visit.id).filter(|e| e.author.is_none() && e.written && e.has_tag("next-teacher"));
    let lines = joint.filter_map(|entry| Some((entry.id, book.lines.get(&entry.id)?)));
    let lines = lines.flat_map(|(entry, text)| text.lines().map(move |line| (entry, line.trim())));
    lines
        .filter(|(_, line)| !line.is_empty())
        .map(|(entry, line)| Handing { entry, words: line.into() })
        .collect()
}
