//! What was sent before, and what that makes of a row now.

use std::collections::{BTreeSet, HashMap};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{PROFILE, Row, Status};
use crate::visit::{Book, LineSent, VisitId, hex};

/// Columns that are about the sending, not about the visit: a name asked for today makes no row another one.
const ENVELOPE: &[&str] = &[
    "schema_version",
    "export_id",
    "exported_at",
    "record_version",
    "status",
    "student_name",
    "family_name",
];

/// The line last sent of each record, and the records sent of each visit, in an order that does not change.
pub(super) struct Sent<'a> {
    latest: HashMap<Uuid, &'a LineSent>,
    of_visit: HashMap<VisitId, BTreeSet<Uuid>>,
}

impl<'a> Sent<'a> {
    pub(super) fn of(book: &'a Book) -> Self {
        let mut latest: HashMap<Uuid, &LineSent> = HashMap::new();
        for line in book.disclosures.iter().filter(|d| d.profile == PROFILE).flat_map(|d| &d.lines) {
            let kept = latest.entry(line.record).or_insert(line);
            // By version, not by clock: two laptops may disagree on the time.
            if line.version >= kept.version {
                *kept = line;
            }
        }
        let mut of_visit: HashMap<VisitId, BTreeSet<Uuid>> = HashMap::new();
        for line in latest.values() {
            of_visit.entry(line.visit).or_default().insert(line.record);
        }
        Self { latest, of_visit }
    }

    pub(super) fn has_visit(&self, visit: VisitId) -> bool {
        self.of_visit.contains_key(&visit)
    }

    /// The records sent of a visit.
    pub(super) fn of_visit(&self, visit: VisitId) -> impl Iterator<Item = Uuid> {
        self.of_visit.get(&visit).into_iter().flatten().copied()
    }

    /// Gives a row its version and status. Returns whether it differs from what was last sent.
    pub(super) fn settle(&self, row: &mut Row, voided: bool) -> bool {
        let Some(last) = self.latest.get(&row.record_id) else { return true };
        let same = last.hash == row.hash();
        row.record_version = last.version + u32::from(!same);
        row.status = match (voided, same) {
            (true, _) => Status::Voided,
            (false, true) => Status::Same,
            (false, false) => Status::Amended,
        };
        !same
    }
}

impl Row {
    /// What the vault remembers of this row once it has left.
    pub fn line_sent(&self) -> LineSent {
        LineSent {
            record: self.record_id,
            version: self.record_version,
            hash: self.hash(),
            visit: VisitId(self.visit_id),
        }
    }

    /// SHA-256 of the cells that are about the visit, hex. Empty cells are left out, so that a column added later
    /// does not make every row look amended.
    fn hash(&self) -> String {
        hex(&Sha256::digest(self.content(ENVELOPE)))
    }
}
