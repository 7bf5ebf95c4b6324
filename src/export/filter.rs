//! Which visits leave.

use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate};

use super::kind::{Export, GoesTo};
use crate::visit::{Book, EducatorId, VisitId};

/// Which visits. There is no filter by family or student but one visit at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// What is filed or changed and was not sent as it is now.
    #[default]
    Unsent,
    /// All.
    All,
    /// Those of the month that this day is in.
    Month(NaiveDate),
    /// Those that this educator is on.
    With(EducatorId),
    /// One.
    One(VisitId),
}

impl Filter {
    /// The visits that it lets through, by day. Voided ones are in: a log says that they do not count any more.
    pub fn visits(self, export: &Export, book: &Book) -> Vec<VisitId> {
        let sent = book.disclosures.iter().filter(|d| d.profile == export.word);
        let went: HashSet<VisitId> = sent.flat_map(|d| &d.lines).map(|line| line.visit).collect();
        let mut visits: Vec<_> = book
            .visits
            .iter()
            .filter(|v| match self {
                Self::Unsent if matches!(export.goes_to, GoesTo::Family | GoesTo::Files) => {
                    !went.contains(&v.id)
                }
                Self::Unsent | Self::All => true,
                Self::Month(m) => v.day().is_some_and(|d| (d.year(), d.month()) == (m.year(), m.month())),
                Self::With(who) => v.is_on(who),
                Self::One(id) => v.id == id,
            })
            .collect();
        visits.sort_by_key(|v| (v.day().is_none(), v.day(), v.id));
        visits.into_iter().map(|v| v.id).collect()
    }
}
