//! The five practices, found from facts and never ticked, worded after the five practices that PTHV published in 2017:
//! kept, not yet with the reason, or unknown.

use super::{Book, CallOutcome, Role, Selection, Visit};
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
    /// Two numbers that the fact is told with: how many, of how many.
    pub numbers: (usize, usize),
}

/// How many findings there are.
pub const PRACTICES: usize = Practice::ALL.len();

/// The findings for a visit under the site's rules.
pub fn practices(book: &Book, visit: &Visit, site: &Site) -> [Finding; PRACTICES] {
    let paid = compensated(book, visit, site, book.was_sent_for_pay(visit));
    [
        voluntary(visit),
        trained(book, visit),
        paid,
        hopes(book, visit),
        no_targeting(book, visit),
        pair(book, visit, site),
    ]
}

/// The findings as they were filed, under the rules of that day; before filing, as the facts show them now.
pub fn found(book: &Book, visit: &Visit, site: &Site) -> [Finding; PRACTICES] {
    let filing = book.agreed_filing(visit.id);
    let filed = |practice: Practice| {
        let (_, state) = filing?.practices.iter().find(|(word, _)| word == practice.word())?;
        State::ALL.iter().copied().find(|s| s.word() == state)
    };
    practices(book, visit, site).map(|now| match filed(now.practice) {
        // The page is put together before it is signed and sent: that shows only afterwards. And a whole class is invited as
        // long as its list bears it out, and not on one day.
        Some(State::NotYet) if now.practice == Practice::Pair => now,
        _ if matches!(now.practice, Practice::Compensated | Practice::NoTargeting) => now,
        Some(state) if state != now.state => Finding { state, why: "as-filed", ..now },
        _ => now,
    })
}

/// Whether the visit is paid for, as a log says it that goes to the pay office: it is the claim.
pub(crate) fn found_when_sent(book: &Book, visit: &Visit, site: &Site) -> [State; PRACTICES] {
    found(book, visit, site).map(|found| match found.practice {
        Practice::Compensated => compensated(book, visit, site, true).state,
        _ => found.state,
    })
}

const fn finding(practice: Practice, state: State, why: &'static str) -> Finding {
    Finding { practice, state, why, numbers: (0, 0) }
}

fn voluntary(visit: &Visit) -> Finding {
    // A time that is written down when it is past says nothing of what was agreed before; a call does.
    let called =
        || visit.calls.iter().any(|call| call.outcome == CallOutcome::Agreed && Some(call.on) <= visit.day());
    match visit.agreed {
        // What took place before the day that was agreed on was not what was agreed on.
        Some(at) if visit.another_day().is_some_and(|on| on < at.date()) => {
            finding(Practice::Voluntary, State::Unknown, "another-day")
        }
        Some(_) if visit.agreed_afterwards && !called() => {
            finding(Practice::Voluntary, State::Unknown, "agreed-noted-later")
        }
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

/// Paid for: outside contract time, as somebody said and no form supposed; confirmed by everybody who claims it; and sent.
fn compensated(book: &Book, visit: &Visit, site: &Site, sent: bool) -> Finding {
    let found = |state, why| finding(Practice::Compensated, state, why);
    let has_run_out = || {
        let mut team = visit.visitors().filter_map(|who| book.educator(who));
        team.any(|educator| educator.training_ends_before(visit.day()))
    };
    match visit.facts.outside_contract {
        _ if !visit.took_place() => found(State::NotYet, "visit-ahead"),
        _ if site.would_not_count(visit.mode, visit.place).is_some() => found(State::NotYet, "not-paid-so"),
        _ if site.credit_instead_of_pay && book.all_there(visit) => found(State::Kept, "credit"),
        None => found(State::Unknown, "contract-time-unsaid"),
        _ if site.training_must_be_current && has_run_out() => found(State::NotYet, "training-ended"),
        _ if !book.all_there(visit) => found(State::NotYet, "unconfirmed"),
        Some(false) => found(State::Unknown, "inside-contract-time"),
        Some(true) if !sent => found(State::NotYet, "not-sent-for-pay"),
        Some(true) => found(State::Kept, "sent-for-pay"),
    }
}

/// How the family came to be invited: kept where it was said and what is written down bears it out, or a draw is on record.
fn no_targeting(book: &Book, visit: &Visit) -> Finding {
    let found = |state, why, numbers| Finding { practice: Practice::NoTargeting, state, why, numbers };
    let said = visit.selection.or_else(|| book.selection_said(visit.family));
    let drawn = book.draw_of(visit.family).map(|(number, _)| number);
    match (said, drawn) {
        (None | Some(Selection::RandomDraw), Some(number)) => {
            found(State::Kept, "drawn", (number, book.draws.iter().count()))
        }
        (None, None) => found(State::Unknown, "selection-unsaid", (0, 0)),
        (Some(Selection::RandomDraw), None) => found(State::Unknown, "no-draw-on-record", (0, 0)),
        (Some(Selection::WholeClass), _) => {
            let list = book.class_list_around(visit.family);
            let invited = list.iter().filter(|family| book.is_invited(**family)).count();
            match list.len() {
                // A list of one shows nothing of a class.
                0 | 1 => found(State::Unknown, "no-class-list", (0, 0)),
                all if invited < all => found(State::NotYet, "class-not-all-invited", (invited, all)),
                all => found(State::Kept, "class-all-invited", (invited, all)),
            }
        }
        (Some(Selection::SignUp), _) => found(State::Kept, "signed-up", (0, 0)),
        (Some(Selection::Sibling), _) if book.students_of(visit.family).count() > 1 => {
            found(State::Kept, "a-sibling", (0, 0))
        }
        (Some(Selection::Sibling), _) => found(State::Unknown, "no-sibling-on-list", (0, 0)),
        (Some(Selection::Other), _) => found(State::Unknown, "other-selection", (0, 0)),
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
