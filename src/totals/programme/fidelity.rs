//! How near the visits come to the model: the five practices, how families came to be invited, and the spread.

use std::collections::HashMap;

use super::{Programme, Student};
use crate::totals::pay::visits_of_each;
use crate::totals::small::Shown;
use crate::totals::table::{Cell, Table};
use crate::visit::{Band, Practice, Selection, State};

/// Up to how many visits an educator made, by group, and what the group is called.
const GROUPS: &[(usize, &str)] = &[(1, "1"), (4, "2-4"), (9, "5-9"), (19, "10-19"), (usize::MAX, "20+")];

impl Programme<'_> {
    /// The five practices: on how many visits each was kept, is not yet, or nobody knows.
    pub(super) fn practices(&self) -> Table {
        let visits = self.counted().count() as u64;
        let rows = Practice::ALL.iter().enumerate().map(|(at, practice)| {
            let of = |state| {
                let is = |found: Option<State>| found.unwrap_or(State::Unknown) == state;
                self.counted().filter(|visit| is(visit.first().practices[at])).count() as u64
            };
            let counts: Vec<u64> = State::ALL.iter().map(|&state| of(state)).collect();
            let shown = self.smallest.breakdown(&counts);
            let share = Cell::share(shown[0], Shown::Count(visits));
            let label = Cell::label("practice-", practice.word());
            [label].into_iter().chain(shown.into_iter().map(Cell::Count)).chain([share]).collect()
        });
        let columns = &["practice", "kept", "state-not-yet", "unknown", "share"];
        Table { id: "practices", columns, rows: rows.collect(), bars: Some(4), mark: None }
    }

    /// How the families came to be invited.
    pub(super) fn selection(&self) -> Table {
        let of = |method| self.counted().filter(|v| v.first().selection == method).count() as u64;
        let methods =
            Selection::ALL.iter().map(|&method| (Cell::label("selection-", method.word()), of(Some(method))));
        let methods = methods.chain([(Cell::unknown(), of(None))]);
        self.breakdown("selection", &["selection", "visits"], methods)
    }

    /// The students by grade band.
    pub(super) fn bands(&self) -> Table {
        let mut last: HashMap<Student, Option<Band>> = HashMap::new();
        for (student, visits) in self.students() {
            // Whoever moved up in the year counts where they are now.
            let newest = visits
                .iter()
                .filter(|(_, record)| record.band.is_some())
                .max_by_key(|(visit, record)| (visit.day, &visit.reference, record.id));
            last.insert(student, newest.and_then(|(_, record)| record.band));
        }
        let of = |band| last.values().filter(|found| **found == band).count() as u64;
        let bands = Band::ALL.iter().map(|&band| (Cell::label("band-", band.word()), of(Some(band))));
        self.breakdown("bands", &["band", "students"], bands.chain([(Cell::unknown(), of(None))]))
    }

    /// How many educators made how many visits: whether it rests on a few.
    pub(super) fn per_educator(&self) -> Table {
        let mut counts = vec![0; GROUPS.len()];
        for claims in visits_of_each(self.claims).values() {
            if let Some(at) = GROUPS.iter().position(|(most, _)| claims.len() <= *most) {
                counts[at] += 1;
            }
        }
        let labels = GROUPS.iter().map(|(_, label)| Cell::words(label));
        self.breakdown("per-educator", &["visits-each", "educators"], labels.zip(counts))
    }
}
