//! What may leave. Every export asks here, answer by answer; the default is nothing.

use super::{Book, EducatorId, FiledAnswer, Visit};
use crate::terms::words;

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

/// Whether this vault keeps the record of a visit. Where partners have a laptop each, only the keeper exports it, so that
/// nobody is paid twice; one who has keys in this vault keeps it here.
pub fn kept_here(book: &Book, visit: &Visit) -> bool {
    visit.kept_by.and_then(|id| book.educator(id)).is_none_or(|keeper| {
        keeper.seal_to.is_some() || book.educators.first().is_some_and(|founder| founder.id == keeper.id)
    })
}

/// Who must sign for a visit: everybody who went as a visitor. Interpreters are paid and never asked.
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
            let consent = book.consents_of(answer.entry).rev().find(|c| c.educator == who && c.hash == hash);
            match consent {
                Some(c) if c.share && c.quote => Leaving::Quotable,
                Some(c) if c.share => Leaving::Shared,
                _ => Leaving::Stays,
            }
        })
        .min()
        .unwrap_or(Leaving::Stays)
}
