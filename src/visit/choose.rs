//! Whom to invite next: at random, with a seed that can be told, and how far the pair has come.

use super::{Book, FamilyId, Ids};

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
