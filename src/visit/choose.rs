//! Whom to invite next, and whom to rehearse with: at random, with a seed that can be told.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Book, DrawId, EducatorId, FamilyId, Ids, statement_hash};
use crate::guide::Voice;
use crate::terms::{Band, Subject};

/// A draw, kept so that it can be shown to have been fair: [`pick_at_random`] of the same list and seed gives it again.
/// Drawing once more takes nothing back, and is another one of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Which of the list these were; in draws from before there was a choice, those not invited yet.
    #[serde(default)]
    pub from: Pool,
    /// [`list_hash`] of those.
    pub list: String,
    /// Who was drawn, in this order.
    pub picked: Vec<FamilyId>,
}

/// Which families of the list are drawn from. There is no other choice: whoever could choose by anything else could
/// target.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// Only families with a student in this class; none: in any.
    pub class: Option<String>,
    /// Families that were invited before, too.
    pub everybody: bool,
}

impl Pool {
    /// The families: siblings are one, and are drawn together.
    pub fn families(&self, book: &Book) -> Vec<FamilyId> {
        let in_class = |family: FamilyId| {
            self.class.is_none() || book.students_of(family).any(|student| student.class == self.class)
        };
        let families = book.families.iter().map(|f| f.id).filter(|&id| in_class(id));
        families.filter(|&id| self.everybody || book.visits_of(id).is_empty()).collect()
    }
}

/// The classes of the list, by name.
pub fn classes(book: &Book) -> Vec<String> {
    book.students.iter().filter_map(|s| s.class.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// SHA-256 of a list of families, hex; their order in it does not matter.
pub fn list_hash(list: &[FamilyId]) -> String {
    let mut ids: Vec<&[u8]> = list.iter().map(|id| id.0.as_bytes().as_slice()).collect();
    ids.sort_unstable();
    statement_hash(&ids.concat())
}

/// Draws up to `count` of a list, each with the same chance. The same list, in whatever order, and the same seed give the
/// same draw, so that anyone can check it (St. Paul trains its visitors to choose at random).
pub fn pick_at_random<T: Ord + Clone>(list: &[T], count: usize, seed: u64) -> Vec<T> {
    let mut rest = list.to_vec();
    rest.sort_unstable();
    let mut draws = Ids::new(seed);
    let mut picked = Vec::new();
    while picked.len() < count && !rest.is_empty() {
        let len = rest.len() as u64;
        // Rejection keeps every chance exactly the same.
        let limit = u64::MAX - u64::MAX % len;
        let draw = draws.draw();
        if draw < limit {
            picked.push(rest.remove((draw % len) as usize));
        }
    }
    picked
}

/// The families to rehearse with in the order in which a seed deals them: nobody comes twice before everybody came once.
/// Those whose student is in these grades, or whose knowledge belongs to this subject, come first.
pub fn deal<'a>(
    voices: &[&'a Voice],
    seed: u64,
    band: Option<Band>,
    subject: Option<Subject>,
) -> Vec<&'a Voice> {
    let places: Vec<usize> = (0..voices.len()).collect();
    let mut dealt: Vec<&Voice> =
        pick_at_random(&places, places.len(), seed).into_iter().map(|at| voices[at]).collect();
    dealt.sort_by_key(|voice| {
        let grades = band.is_none_or(|band| voice.band == band);
        let lesson = subject.is_none_or(|s| voice.subject.contains(&s) || voice.subject.is_empty());
        2 - (u8::from(grades) + u8::from(lesson))
    });
    dealt
}

/// Families that no visit names yet.
pub fn uninvited(book: &Book) -> Vec<FamilyId> {
    Pool::default().families(book)
}
