//! A state of a text is kept before much of it goes. A sitting is one state of the history, saved over and over; whoever
//! replaces or deletes a good part of it begins another, so that what was called saved can be brought back.

use std::collections::HashMap;

use crate::private::Private;
use crate::visit::EntryId;

/// As many characters taken out at once keep the state before.
const AT_ONCE: usize = 12;
/// As many taken out bit by bit, since a state was kept.
const BIT_BY_BIT: usize = 48;
/// A text this short can be emptied without that.
const SLIP: usize = 3;

/// What the sittings that go on have written.
#[derive(Default)]
pub(super) struct Kept(HashMap<EntryId, Sitting>);

struct Sitting {
    /// As it was written last.
    text: Private,
    /// How many characters went since it began.
    removed: usize,
}

impl Kept {
    /// Whether so much would go with this text that the state before is to be kept.
    pub(super) fn loses(&self, entry: EntryId, text: &str) -> bool {
        let Some(sitting) = self.0.get(&entry) else { return false };
        let now = removed(&sitting.text, text);
        let emptied = text.trim().is_empty() && sitting.text.chars().count() > SLIP;
        now >= AT_ONCE || now + sitting.removed >= BIT_BY_BIT || emptied
    }

    /// This was written, in a sitting that begins with it or goes on.
    pub(super) fn wrote(&mut self, entry: EntryId, text: &Private, begins: bool) {
        let before = self.0.get(&entry).filter(|_| !begins);
        let removed = before.map_or(0, |before| before.removed + removed(&before.text, text));
        self.0.insert(entry, Sitting { text: text.clone(), removed });
    }

    /// A sitting has ended: what it wrote last is a state for good.
    pub(super) fn end(&mut self, entry: EntryId) {
        self.0.remove(&entry);
    }
}

/// How many characters of a text are gone in another, as one edit in one place takes them out.
fn removed(before: &str, after: &str) -> usize {
    let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let [rest, other] = [before, after].map(|text| text.chars().count() - same);
    let end = before
        .chars()
        .rev()
        .zip(after.chars().rev())
        .take(rest.min(other))
        .take_while(|(a, b)| a == b)
        .count();
    rest - end
}
