//! Whom to invite next: at random, with a seed that can be told, and how far the pair has come.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Book, DrawId, EducatorId, FamilyId, Ids, statement_hash};

/// A draw, kept so that it can be shown to have been fair: [`pick_at_random`] of the same list and seed gives it again.
/// Drawing once more takes nothing back, and is another one of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// Identity.
    pub id: DrawId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who drew.
    pub by: EducatorId,
    /// The number that decides.
    pub seed: u64,
    /// How many families there were to draw from.
    pub among: usize,
    /// [`list_hash`] of those.
    pub list: String,
    /// Who was drawn, in this order.
    pub picked: Vec<FamilyId>,
}

/// SHA-256 of a list of families, hex; their order in it does not matter.
pub fn list_hash(list: &[FamilyId]) -> String {
    let mut ids: Vec<&[u8]> = list.iter().map(|id| id.0.as_bytes().as_slice()).collect();
    ids.sort_unstable();
    statement_hash(&ids.concat())
}

/// How many families of the list have been invited and met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Students on the list.
    pub students: usize,
    /// Families on the list.
    pub families: usize,
    /// Families with a visit planned, made or declined.
    pub invited: usize,
    /// Families met at least once.
    pub met: usize,
    /// Students of families met.
    pub students_met: usize,
}

/// Draws up to `count` families that have not been invited yet, each with the same chance. The same list and the same
/// seed give the same draw, so that anyone can check it (St. Paul trains its visitors to choose at random).
pub fn pick_at_random(list: &[FamilyId], count: usize, seed: u64) -> Vec<FamilyId> {
    let mut rest = list.to_vec();
    rest.sort_unstable();
    let mut draws = Ids::new(seed);
    let mut picked = Vec::new();
    while picked.len() < count && !rest.is_empty() {
        let len = rest.len() as u64;
        // Rejection keeps every family's chance exactly the same.
        let limit = u64::MAX - u64::MAX % len;
        let draw = draws.draw();
        if draw < limit {
            picked.push(rest.swap_remove((draw % len) as usize));
            rest.sort_unstable();
        }
    }
    picked
}

/// Families that no visit names yet.
pub fn uninvited(book: &Book) -> Vec<FamilyId> {
    book.families.iter().map(|f| f.id).filter(|&id| book.visits_of(id).is_empty()).collect()
}

/// Who we've met: counts only, never a quota: visits are voluntary for educators too.
pub fn spread(book: &Book) -> Spread {
    let mut spread =
        Spread { students: book.students.len(), families: book.families.len(), ..Spread::default() };
    for family in &book.families {
        let visits = book.visits_of(family.id);
        spread.invited += usize::from(!visits.is_empty());
        if visits.iter().any(|v| v.took_place()) {
            spread.met += 1;
            spread.students_met += book.students_of(family.id).count();
        }
    }
    spread
}
