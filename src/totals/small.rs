//! Small counts, hidden so that nobody can be found by them, not by subtraction either.
//!
//! FERPA lets numbers leave without consent only where a student's identity is not personally identifiable, by them or
//! with what else is known (34 CFR 99.31(b)). Programs hide counts under ten; a site may set another number.

/// What is shown of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The count itself.
    Count(u64),
    /// That it is small: "<10". Nought is no small count: nobody can be found by it.
    Few,
    /// Nothing: it is not small, but with it a small one could be worked out.
    Hidden,
}

impl Shown {
    /// The count, where it is shown.
    pub const fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Few | Self::Hidden => None,
        }
    }
}

/// The site's threshold: counts below it are small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Smallest(pub(super) u64);

impl Smallest {
    /// Whether a count is hidden by itself.
    pub(super) const fn is_small(self, count: u64) -> bool {
        count > 0 && count < self.0
    }

    /// A count of which no breakdown is shown.
    pub(super) const fn alone(self, count: u64) -> Shown {
        if self.is_small(count) { Shown::Few } else { Shown::Count(count) }
    }

    /// A part beside its whole: hidden too where the rest is small.
    pub(super) const fn part(self, part: u64, whole: u64) -> Shown {
        if self.is_small(part) {
            Shown::Few
        } else if self.is_small(whole.saturating_sub(part)) {
            Shown::Hidden
        } else {
            Shown::Count(part)
        }
    }

    /// The counts of a breakdown, whose sum anybody may know: as long as one alone is hidden, or what is hidden is small
    /// in sum, the next smallest is hidden as well.
    pub(super) fn breakdown(self, counts: &[u64]) -> Vec<Shown> {
        let mut shown: Vec<Shown> = counts.iter().map(|&count| self.alone(count)).collect();
        loop {
            let hidden = || counts.iter().zip(&shown).filter(|(_, shown)| shown.count().is_none());
            let (many, sum) = (hidden().count(), hidden().map(|(count, _)| count).sum::<u64>());
            if many == 0 || (many > 1 && sum >= self.0) {
                return shown;
            }
            let next = (0..counts.len()).filter(|&at| counts[at] > 0 && shown[at].count().is_some());
            match next.min_by_key(|&at| (counts[at], at)) {
                Some(at) => shown[at] = Shown::Hidden,
                None => return shown,
            }
        }
    }
}
