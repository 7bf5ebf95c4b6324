//! When: against the first day of school, from the first visit to the second, from calls to a visit.

use super::{Programme, part_row, row};
use crate::totals::settle::Visit;
use crate::totals::small::Shown;
use crate::totals::table::{Cell, Table};
use crate::visit::Occasion;

/// From how many days after the first day of school on, and what the stretch is called. A visit before the school year is
/// what the study of Washington, DC found to matter (REL Mid-Atlantic and Mathematica 2021).
const STRETCHES: &[(i64, &str)] =
    &[(i64::MIN, "before"), (0, "first-month"), (30, "second-month"), (60, "third-month"), (90, "later")];

/// Calls before a visit: the group and its label.
const CALLS: &[(u32, &str)] = &[(0, "0"), (1, "1"), (2, "2"), (3, "3"), (u32::MAX, "4+")];

impl Programme<'_> {
    /// The first visits, and for each how many days after the first day of school it was, where that is known.
    fn first_visits(&self) -> Vec<Option<i64>> {
        let first = self.counted().filter(|visit| visit.first().kind.is_some_and(Occasion::is_first));
        first.map(|visit| self.days_into_school(visit)).collect()
    }

    fn days_into_school(&self, visit: &Visit) -> Option<i64> {
        let record = visit.first();
        let listed = self.schools.find(self.school_names(record)).and_then(|school| school.first_day);
        match (listed, visit.day) {
            (Some(first), Some(day)) => Some(day.signed_duration_since(first).num_days()),
            _ => record.from_first_day.map(i64::from),
        }
    }

    /// Whether the table of kinds shows how many first visits there were. Where it hides that, nothing else may say it.
    fn shows_first_visits(&self) -> bool {
        let shown = self.smallest.breakdown(&self.kinds());
        let mut first = Occasion::ALL.iter().zip(shown).filter(|(kind, _)| kind.is_first());
        first.all(|(_, shown)| shown.count().is_some())
    }

    /// First visits by how far into the school year they were.
    pub(super) fn timing(&self) -> Table {
        let mut counts = vec![0; STRETCHES.len() + 1];
        for days in self.first_visits() {
            let stretch = days.and_then(|days| STRETCHES.iter().rposition(|(from, _)| days >= *from));
            counts[stretch.unwrap_or(STRETCHES.len())] += 1;
        }
        let labels = STRETCHES.iter().map(|(_, label)| Cell::label("totals-timing-", label));
        let labels = labels.chain([Cell::unknown()]);
        let mut table = self.breakdown("timing", &["timing", "first-visits"], labels.zip(counts));
        if !self.shows_first_visits() {
            for row in &mut table.rows {
                if let Cell::Count(shown @ Shown::Count(1..)) = &mut row[1] {
                    *shown = Shown::Hidden;
                }
            }
        }
        table
    }

    /// The share of first visits that came before school began, of those where that is known.
    pub(super) fn before_school(&self) -> Vec<Cell> {
        let timing = self.timing();
        let counts: Option<Vec<u64>> = timing.rows.iter().map(|row| row[1].weight()).collect();
        let known = self.first_visits().into_iter().flatten().count() as u64;
        match counts {
            Some(counts) if known > 0 => {
                let (part, whole) = (self.smallest.part(counts[0], known), Shown::Count(known));
                row("before-school", Cell::Count(part), Cell::Count(whole), Cell::share(part, whole))
            }
            _ => row("before-school", timing.rows[0][1].clone(), Cell::NOTHING, Cell::NOTHING),
        }
    }

    /// Students with a first visit, and the share of them who had a second one.
    pub(super) fn second(&self, students: u64) -> Vec<Cell> {
        let (second, had_first) = self.second_after_first();
        // With those who had a first visit, and all, one knows how many had only another.
        let whole = match self.smallest.part(had_first, students) {
            Shown::Count(1..) if !self.shows_first_visits() => Shown::Hidden,
            shown => shown,
        };
        part_row("second", self.smallest.part(second, had_first), whole)
    }

    /// Students who had a second visit after a first one, and students who had a first one.
    fn second_after_first(&self) -> (u64, u64) {
        let (mut second, mut had_first) = (0, 0);
        for visits in self.students().values() {
            let of = |wanted: fn(Occasion) -> bool| {
                visits
                    .iter()
                    .filter(move |(_, record)| record.kind.is_some_and(wanted))
                    .map(|(visit, _)| visit.day)
            };
            let Some(first) = of(Occasion::is_first).min() else { continue };
            had_first += 1;
            second += u64::from(of(Occasion::is_second).any(|day| day >= first));
        }
        (second, had_first)
    }

    /// Calls and messages for every visit that took place, in tenths.
    pub(super) fn calls_per_visit(&self) -> Cell {
        let visits = self.counted().count() as u64;
        if visits == 0 || self.smallest.is_small(visits) {
            return Cell::NOTHING;
        }
        let calls: u64 = self.planned().map(|visit| u64::from(visit.first().calls)).sum();
        Cell::tenths((calls * 20 + visits) / (visits * 2))
    }

    /// Visits by the number of calls before them: those that count, and the others.
    pub(super) fn calls(&self) -> Table {
        let mut met = vec![0; CALLS.len()];
        let mut not_met = vec![0; CALLS.len()];
        for visit in self.planned() {
            let calls = visit.first().calls;
            if let Some(at) = CALLS.iter().position(|(most, _)| calls <= *most) {
                let list = if visit.is_counted() { &mut met } else { &mut not_met };
                list[at] += 1;
            }
        }
        let shown = self.smallest.breakdown(&met).into_iter().zip(self.smallest.breakdown(&not_met));
        let rows = CALLS.iter().zip(shown).map(|((_, label), (met, not_met))| {
            vec![Cell::words(label), Cell::Count(met), Cell::Count(not_met)]
        });
        Table {
            id: "calls",
            columns: &["calls", "met", "not-met"],
            rows: rows.collect(),
            bars: Some(1),
            mark: None,
        }
    }
}
