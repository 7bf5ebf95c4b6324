//! Who we've met: counts only, never a quota, as visits are voluntary for educators too.

use std::collections::BTreeMap;

use super::{Band, Book, Outcome, Student};
use crate::site::Site;
use crate::terms::words;

words! {
    /// How a student's family stands, in the order in which a bar shows it.
    OutreachStatus {
        /// Met before the first day of school: what the evaluations of visits in Washington, DC looked at (REL 2021).
        MetBefore = "met-before",
        /// Met since, or on a day that nobody wrote down, or where the site names no first day.
        Met = "met",
        /// Invited, and not met yet.
        Open = "open",
        /// The invitation was declined, and no is fine.
        Declined = "declined",
        /// Not invited yet.
        Uninvited = "uninvited",
    }
}

/// How many students stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; OutreachStatus::ALL.len()]);

impl Tally {
    /// How many stand so.
    pub const fn count(&self, standing: OutreachStatus) -> usize {
        self.0[standing as usize]
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// How many were met, whenever.
    pub const fn met(&self) -> usize {
        self.count(OutreachStatus::MetBefore) + self.count(OutreachStatus::Met)
    }

    fn add(&mut self, other: &Self) {
        for (mine, others) in self.0.iter_mut().zip(other.0) {
            *mine += others;
        }
    }
}

/// Who we've met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Families on the list.
    pub families: usize,
    /// Families with a visit planned, made or declined.
    pub invited: usize,
    /// Families met at least once.
    pub met: usize,
    /// All students.
    pub all: Tally,
    /// By class.
    pub classes: Vec<(Option<String>, Tally)>,
    /// By grade band.
    pub bands: Vec<(Option<Band>, Tally)>,
}

/// Counts the book. Nothing is hidden here: these are the pair's own families, and no count of it leaves.
pub fn coverage(book: &Book, site: &Site) -> Coverage {
    let has_met = |family| book.visits_of(family).iter().any(|v| v.took_place());
    let mut all = Tally::default();
    let mut classes = BTreeMap::new();
    let mut bands = BTreeMap::new();
    for student in &book.students {
        let mut one = Tally::default();
        one.0[standing(book, site, student) as usize] = 1;
        all.add(&one);
        classes.entry(student.class.clone()).or_insert_with(Tally::default).add(&one);
        bands.entry(student.band).or_insert_with(Tally::default).add(&one);
    }
    Coverage {
        families: book.families.len(),
        invited: book.families.iter().filter(|f| !book.visits_of(f.id).is_empty()).count(),
        met: book.families.iter().filter(|f| has_met(f.id)).count(),
        all,
        classes: classes.into_iter().collect(),
        bands: bands.into_iter().collect(),
    }
}

/// How a student's family stands: the visits that are about this student count, and those about nobody by name.
fn standing(book: &Book, site: &Site, student: &Student) -> OutreachStatus {
    let visits = book.visits_of(student.family);
    let visits: Vec<_> =
        visits.iter().filter(|v| v.students.is_empty() || v.students.contains(&student.id)).collect();
    let began = site.first_school_day;
    let mut met = visits.iter().filter(|v| v.took_place()).peekable();
    if met.peek().is_some() {
        let before = met.any(|v| v.day().zip(began).is_some_and(|(day, began)| day < began));
        return if before { OutreachStatus::MetBefore } else { OutreachStatus::Met };
    }
    if visits.is_empty() {
        OutreachStatus::Uninvited
    } else if visits.iter().all(|v| v.is_over_without_meeting())
        && visits.iter().any(|v| v.outcome == Some(Outcome::Declined))
    {
        OutreachStatus::Declined
    } else {
        OutreachStatus::Open
    }
}
