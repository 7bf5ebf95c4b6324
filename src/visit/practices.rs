//! The five practices, found from facts and never ticked, worded after the five practices that PTHV published in 2017:
//! kept, not yet with the reason, or unknown.

use super::{Book, Role, Selection, Visit};
use crate::site::Site;
use crate::terms::{Practice, words};

words! {
    /// How a practice stands.
    State {
        /// The facts show it.
        Kept = "kept",
        /// The facts show what is still missing.
        NotYet = "not-yet",
        /// The facts do not say.
        Unknown = "unknown",
    }
}

/// One practice, its state, and the text key of the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which practice.
    pub practice: Practice,
    /// How it stands.
    pub state: State,
    /// The fact behind it, as the end of a text key.
    pub why: &'static str,
}

/// The five findings for a visit under the site's rules.
pub fn practices(book: &Book, visit: &Visit, site: &Site) -> [Finding; 5] {
    [voluntary(visit), trained(book, visit), hopes(book, visit), no_targeting(visit), pair(book, visit, site)]
}

/// The five findings as they were filed, under the rules of that day; before filing, as the facts show them now.
pub fn found(book: &Book, visit: &Visit, site: &Site) -> [Finding; 5] {
    let filing = book.agreed_filing(visit.id);
    practices(book, visit, site).map(|now| {
        let filed = filing
            .and_then(|f| f.practices.iter().find(|(practice, _)| practice == now.practice.word()))
            .and_then(|(_, state)| State::ALL.iter().copied().find(|s| s.word() == state));
        match filed {
            // The page is put together before it is signed: whether the pair reflected shows only afterwards.
            Some(State::NotYet) if now.practice == Practice::Pair => now,
            Some(state) if state != now.state => Finding { state, why: "as-filed", ..now },
            _ => now,
        }
    })
}

const fn finding(practice: Practice, state: State, why: &'static str) -> Finding {
    Finding { practice, state, why }
}

fn voluntary(visit: &Visit) -> Finding {
    match visit.agreed {
        Some(_) => finding(Practice::Voluntary, State::Kept, "time-agreed"),
        None if visit.took_place() => finding(Practice::Voluntary, State::Unknown, "no-agreed-time"),
        None => finding(Practice::Voluntary, State::NotYet, "no-agreed-time"),
    }
}

fn trained(book: &Book, visit: &Visit) -> Finding {
    let Some(day) = visit.day() else {
        return finding(Practice::Trained, State::Unknown, "no-day");
    };
    let team: Vec<_> = visit.visitors().map(|id| book.educator(id)).collect();
    if team.iter().flatten().any(|educator| educator.training_ends_before(Some(day))) {
        finding(Practice::Trained, State::NotYet, "training-ended")
    } else if team.is_empty() || team.iter().any(|e| e.is_none_or(|e| e.trained_through.is_none())) {
        finding(Practice::Trained, State::Unknown, "training-unknown")
    } else {
        finding(Practice::Trained, State::Kept, "trained")
    }
}

fn hopes(book: &Book, visit: &Visit) -> Finding {
    if visit.occasion.is_first() {
        let heard =
            book.entries_of(visit.id).any(|e| e.written && (e.has_tag("hopes") || e.has_tag("own-hope")));
        return if heard {
            finding(Practice::Hopes, State::Kept, "hopes-heard")
        } else if visit.took_place() {
            finding(Practice::Hopes, State::Unknown, "hopes-unwritten")
        } else {
            finding(Practice::Hopes, State::NotYet, "visit-ahead")
        };
    }
    let first = book
        .visits_of(visit.family)
        .into_iter()
        .any(|v| v.id != visit.id && v.occasion.is_first() && v.took_place());
    if first {
        finding(Practice::Hopes, State::Kept, "first-visit-made")
    } else {
        finding(Practice::Hopes, State::Unknown, "no-first-visit")
    }
}

fn no_targeting(visit: &Visit) -> Finding {
    match visit.selection {
        Selection::Other => finding(Practice::NoTargeting, State::Unknown, "other-selection"),
        _ => finding(Practice::NoTargeting, State::Kept, "even-handed"),
    }
}

fn pair(book: &Book, visit: &Visit, site: &Site) -> Finding {
    let counted =
        visit.team.iter().filter(|m| m.role != Role::Interpreter || site.interpreter_counts).count()
            + usize::from(visit.interpreter && site.interpreter_counts);
    if counted < 2 {
        finding(Practice::Pair, State::NotYet, "one-visitor")
    } else if book.agreed_filing(visit.id).is_some() {
        finding(Practice::Pair, State::Kept, "reflected")
    } else {
        finding(Practice::Pair, State::NotYet, "not-reflected")
    }
}
