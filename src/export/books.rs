//! The book, a visit at a time: everything that is said of one visit, found once, so that ten thousand visits take ten
//! thousand times as long as one and not a hundred million.

use std::collections::{HashMap, HashSet};

use crate::visit::{Book, Departure, EntryId, FamilyId, VisitId};

/// A small book for each of the visits that were asked for.
pub struct Books(HashMap<VisitId, Book>);

impl Books {
    /// Parts a book. Each part has the visit with its texts, filings, signatures, consents, promises and what was sent of
    /// it; its family with all its visits and students; and every educator.
    pub fn of(book: &Book, visits: &[VisitId]) -> Self {
        let wanted: HashSet<VisitId> = visits.iter().copied().collect();
        let mut parts: HashMap<VisitId, Book> = HashMap::new();
        let mut family_of: HashMap<FamilyId, Vec<VisitId>> = HashMap::new();
        for visit in book.visits.iter().filter(|v| wanted.contains(&v.id)) {
            family_of.entry(visit.family).or_default().push(visit.id);
            let part = Book {
                educators: book.educators.clone(),
                unproven: book.unproven.clone(),
                ..Book::default()
            };
            parts.insert(visit.id, part);
        }
        let none = Vec::new();
        let of_family = |family: FamilyId| family_of.get(&family).unwrap_or(&none);
        for family in &book.families {
            for id in of_family(family.id) {
                parts.entry(*id).and_modify(|part| part.families.push(family.clone()));
            }
        }
        for student in &book.students {
            for id in of_family(student.family) {
                parts.entry(*id).and_modify(|part| part.students.push(student.clone()));
            }
        }
        for visit in &book.visits {
            for id in of_family(visit.family) {
                parts.entry(*id).and_modify(|part| part.visits.push(visit.clone()));
            }
        }
        let mut answers: HashMap<EntryId, VisitId> = HashMap::new();
        for filing in &book.filings {
            answers.extend(filing.answers.iter().map(|answer| (answer.entry, filing.visit)));
            parts.entry(filing.visit).and_modify(|part| part.filings.push(filing.clone()));
        }
        for consent in &book.consents {
            if let Some(visit) = answers.get(&consent.entry) {
                parts.entry(*visit).and_modify(|part| part.consents.push(consent.clone()));
            }
        }
        for signed in &book.sign_offs {
            parts.entry(signed.visit).and_modify(|part| part.sign_offs.push(signed.clone()));
        }
        for promise in &book.promises {
            parts.entry(promise.visit).and_modify(|part| part.promises.push(promise.clone()));
        }
        for entry in &book.entries {
            parts.entry(entry.visit).and_modify(|part| {
                part.lines.extend(book.lines.get(&entry.id).map(|line| (entry.id, line.clone())));
                part.entries.push(entry.clone());
            });
        }
        for departure in &book.departures {
            let mut lines: HashMap<VisitId, Vec<_>> = HashMap::new();
            for line in departure.lines.iter().filter(|line| wanted.contains(&line.visit)) {
                lines.entry(line.visit).or_default().push(line.clone());
            }
            for (visit, lines) in lines {
                let of_it = Departure { lines, ..without_lines(departure) };
                parts.entry(visit).and_modify(|part| part.departures.push(of_it));
            }
        }
        Self(parts)
    }

    /// The part of one visit; none where it was not asked for, or is not there.
    pub fn of_visit(&self, visit: VisitId) -> Option<&Book> {
        self.0.get(&visit)
    }
}

fn without_lines(departure: &Departure) -> Departure {
    Departure {
        id: departure.id,
        at: departure.at,
        by: departure.by,
        profile: departure.profile.clone(),
        format: departure.format.clone(),
        to: departure.to.clone(),
        name: departure.name.clone(),
        hash: departure.hash.clone(),
        lines: Vec::new(),
    }
}
