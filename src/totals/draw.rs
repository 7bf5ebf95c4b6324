//! The visits whose proof the coordinator asks for this month: at random, so that it is nobody's choice (Denver draws
//! every month), and by a seed, so that anybody can check it.

use crate::visit::Ids;

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
    let mut numbers = Ids::new(seed);
    let mut picked = Vec::new();
    while picked.len() < count && !list.is_empty() {
        let len = list.len() as u64;
        // Rejection keeps every visit's chance exactly the same.
        let limit = u64::MAX - u64::MAX % len;
        let number = numbers.draw();
        if number < limit {
            picked.push(list.remove((number % len) as usize));
        }
    }
    Draw { seed, among, picked }
}
