//! The visits whose proof the coordinator asks for this month: at random, so that it is nobody's choice (Denver draws
//! every month), and by a seed, so that anybody can check it.

use crate::visit::pick_at_random;

/// A draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The number that decides.
    pub seed: u64,
    /// How many visits there were to draw from.
    pub among: usize,
    /// The visits, in the order in which they were drawn.
    pub picked: Vec<String>,
}

/// Draws up to `count` visits, each with the same chance. The same list, in whatever order, and the same seed give the same
/// draw.
pub fn draw(mut list: Vec<String>, count: usize, seed: u64) -> Draw {
    list.sort_unstable();
    list.dedup();
    let among = list.len();
    let picked = pick_at_random(&list, count, seed);
    Draw { seed, among, picked }
}
