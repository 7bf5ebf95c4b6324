//! The visits whose proof the coordinator asks for this month: at random, so that it is nobody's choice (Denver draws
//! every month), and by a seed, so that anybody can check it.

use chrono::NaiveDate;

use crate::visit::pick_at_random;

/// A draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The number that decides.
    pub seed: u64,
    /// How many visits there were to draw from.
    pub among: usize,
    /// The visits, in the order in which they were drawn.
    pub picked: Vec<Drawn>,
}

/// A visit to ask about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Drawn {
    /// Its short name.
    pub visit: String,
    /// Its day.
    pub day: Option<NaiveDate>,
    /// Whom to ask.
    pub people: String,
}

impl Drawn {
    /// What its cells are called.
    pub(super) const COLUMNS: [&str; 3] = ["visit", "date", "people"];

    /// Its cells; without people, where it is handed on.
    pub(super) fn cells(&self, with_people: bool) -> Vec<String> {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let people = with_people.then(|| self.people.clone());
        [self.visit.clone(), day].into_iter().chain(people).collect()
    }
}

/// Draws up to `count` visits, each with the same chance. The same list, in whatever order, and the same seed give the same
/// draw.
pub fn draw(mut list: Vec<Drawn>, count: usize, seed: u64) -> Draw {
    list.sort_unstable();
    list.dedup_by(|a, b| a.visit == b.visit);
    let among = list.len();
    let picked = pick_at_random(&list, count, seed);
    Draw { seed, among, picked }
}
