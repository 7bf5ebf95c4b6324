//! What may leave. Every export asks here, answer by answer; the default is nothing.

use super::words::words;
use super::{Book, EducatorId, FiledAnswer, Visit};

words! {
    /// How far an answer may go.
    Leaving {
        /// Stays here.
        Stays = "stays",
        /// May be shared with the coordinator.
        Shared = "shared",
        /// May be shared, and quoted without names.
        Quotable = "quotable",
    }
}

/// Who must sign for a visit: everybody who went as a visitor. Interpreters are paid and never asked (DESIGN 4).
pub fn signers(visit: &Visit) -> Vec<EducatorId> {
    visit.visitors().collect()
}

/// How far a filed answer may go: as far as the most careful signer allows, for exactly this text.
///
/// Only joint answers are ever filed, so nothing of *Mine* and nothing held can come this way at all.
pub fn may_leave(book: &Book, answer: &FiledAnswer, signers: &[EducatorId]) -> Leaving {
    let hash = answer.hash();
    signers
        .iter()
        .map(|&who| {
            let consent = book
                .consents
                .iter()
                .rev()
                .find(|c| c.entry == answer.entry && c.educator == who && c.hash == hash);
            match consent {
                Some(c) if c.share && c.quote => Leaving::Quotable,
                Some(c) if c.share => Leaving::Shared,
                _ => Leaving::Stays,
            }
        })
        .min()
        .unwrap_or(Leaving::Stays)
}
