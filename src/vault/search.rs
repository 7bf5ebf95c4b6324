//! Search: the readable texts, folded, in memory. There is no index on the disk, where deleted words would linger.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

use super::Vault;
use super::error::Result;
use super::texts::Stored;
use crate::private::Private;
use crate::visit::{Draft, EducatorId, EntryId, Text, VisitId};

/// A text in which all words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The text.
    pub entry: EntryId,
    /// Its visit.
    pub visit: VisitId,
    /// One line around the first word.
    pub excerpt: Private,
    /// Where in the excerpt the word stands, in bytes.
    pub range: Range<usize>,
}

/// More hits than anybody reads.
const MOST_HITS: usize = 200;
/// Signs of context before and after a word.
const BEFORE: usize = 24;
const AFTER: usize = 48;

/// The texts that one viewer may read.
pub(super) struct Index {
    viewer: EducatorId,
    /// Newest first.
    texts: Vec<(EntryId, VisitId, Zeroizing<String>)>,
}

impl Vault {
    /// Finds the texts that hold every word of the query, newest first, at most 200: parts of words too, in any script,
    /// whatever the case and the accents. The first search of a viewer reads all that they may read into memory.
    pub fn search(&mut self, query: &str, viewer: EducatorId) -> Result<Vec<Hit>> {
        let words: Vec<String> = query.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let Some(first) = words.first() else {
            return Ok(Vec::new());
        };
        let index = match self.index.take() {
            Some(index) if index.viewer == viewer => index,
            _ => self.load_index(viewer)?,
        };
        let index = self.index.insert(index);
        let found: Vec<_> = index
            .texts
            .iter()
            .filter(|(_, _, text)| words.iter().all(|word| text.contains(word.as_str())))
            .take(MOST_HITS)
            .map(|&(entry, visit, _)| (entry, visit))
            .collect();
        self.reading(|conn| {
            let mut hits = Vec::with_capacity(found.len());
            for (entry, visit) in found {
                if let Text::Open(text) = self.listed_text(conn, entry, viewer)?
                    && let Some(place) = locate(&text, first)
                {
                    let (excerpt, range) = excerpt(&text, place);
                    hits.push(Hit { entry, visit, excerpt, range });
                }
            }
            Ok(hits)
        })
    }

    /// Drops what search holds in memory.
    pub fn forget_search(&mut self) {
        self.index = None;
    }

    fn load_index(&self, viewer: EducatorId) -> Result<Index> {
        self.reading(|conn| {
            let sql = format!(
                "{} WHERE e.removed = 0 AND NOT EXISTS (SELECT 1 FROM record r WHERE r.id = e.visit AND r.removed = 1)
                 ORDER BY e.id DESC",
                Stored::SELECT
            );
            let mut rows = conn.prepare(&sql)?;
            let mut rows = rows.query([])?;
            let mut texts = Vec::new();
            while let Some(row) = rows.next()? {
                let stored = Stored::read(row)?;
                let (id, visit) = (stored.entry.id, stored.entry.visit);
                if let Text::Open(text) = self.for_lists(conn, stored, viewer)? {
                    texts.push((id, visit, Zeroizing::new(fold(&text))));
                }
            }
            Ok(Index { viewer, texts })
        })
    }

    /// Keeps the index current with what was just written; if it cannot, the next search reads all anew.
    pub(super) fn index_draft(&mut self, draft: &Draft) {
        let Some(mut index) = self.index.take() else { return };
        let id = draft.entry.id;
        let Ok(text) = self.reading(|conn| self.listed_text(conn, id, index.viewer)) else { return };
        let place = index.texts.binary_search_by(|(other, _, _)| id.cmp(other));
        if let Ok(place) = place {
            index.texts.remove(place);
        }
        if let Text::Open(text) = text {
            let (Ok(place) | Err(place)) = place;
            index.texts.insert(place, (id, draft.entry.visit, Zeroizing::new(fold(&text))));
        }
        self.index = Some(index);
    }
}

/// Lower case, decomposed, without marks: "Niño" is found by "nino".
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(fold_char).collect()
}

fn fold_char(sign: char) -> impl Iterator<Item = char> {
    sign.to_lowercase().nfd().filter(|&c| !is_combining_mark(c))
}

/// Where a folded word first stands in a text, in bytes, the marks on its last sign included.
fn locate(text: &str, word: &str) -> Option<Range<usize>> {
    let mut folded = Zeroizing::new(String::with_capacity(text.len()));
    let mut origin = Vec::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        folded.extend(fold_char(sign));
        origin.resize(folded.len(), at);
    }
    let start = folded.find(word)?;
    let last = *origin.get(start + word.len() - 1)?;
    let rest = text[last..].char_indices().skip(1).find(|&(_, sign)| fold_char(sign).next().is_some());
    Some(origin[start]..rest.map_or(text.len(), |(offset, _)| last + offset))
}

/// One line around a place in a text; graphemes stay whole, and so do words where there are any. What is left out before
/// and after is an ellipsis.
fn excerpt(text: &str, place: Range<usize>) -> (Private, Range<usize>) {
    let before: usize = text[..place.start].graphemes(true).rev().take(BEFORE).map(str::len).sum();
    let after: usize = text[place.end..].graphemes(true).take(AFTER).map(str::len).sum();
    let (mut start, mut end) = (place.start - before, place.end + after);
    let (mut open, mut close) = ("", "");
    if start > 0 {
        open = "…";
        let space = text[start..place.start].char_indices().find(|(_, sign)| sign.is_whitespace());
        // Scripts without spaces are cut where they are long enough.
        start += space.filter(|(at, _)| 2 * at < before).map_or(0, |(at, sign)| at + sign.len_utf8());
    }
    if end < text.len() {
        close = "…";
        let space = text[place.end..end].rfind(char::is_whitespace).filter(|at| 2 * at > after);
        end = place.end + space.unwrap_or(after);
    }
    let line = [open, &text[start..end], close].concat().replace(['\n', '\t'], " ");
    let at = open.len() + place.start - start;
    (Private::from(line), at..at + place.len())
}
