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
    pub(crate) const fn count(self) -> Option<u64> {
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Smallest = Smallest(10);

    fn shown(counts: &[u64]) -> String {
        let words = TEN.breakdown(counts).into_iter().map(|shown| match shown {
            Shown::Count(count) => count.to_string(),
            Shown::Few => "few".to_owned(),
            Shown::Hidden => "hidden".to_owned(),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn one_hidden_count_hides_the_next_smallest() {
        assert_eq!(shown(&[50, 3, 20, 0]), "50 few hidden 0");
        assert_eq!(shown(&[50, 20]), "50 20");
        assert_eq!(shown(&[3]), "few");
        assert_eq!(shown(&[50, 9, 8]), "50 few few");
        assert_eq!(shown(&[10, 10, 9]), "hidden 10 few");
    }

    #[test]
    fn hidden_counts_that_are_small_in_sum_hide_another() {
        assert_eq!(shown(&[50, 2, 3, 0, 40]), "50 few few 0 hidden");
    }

    #[test]
    fn a_part_whose_rest_is_small_is_hidden_too() {
        assert_eq!(TEN.part(95, 100), Shown::Hidden);
        assert_eq!(TEN.part(90, 100), Shown::Count(90));
        assert_eq!(TEN.part(100, 100), Shown::Count(100));
        assert_eq!(TEN.part(5, 100), Shown::Few);
        assert_eq!(TEN.part(0, 100), Shown::Count(0));
    }

    /// Nobody who knows the sum learns a small count: what is hidden is at least two counts, or all, and no small sum.
    #[test]
    fn no_small_count_can_be_worked_out() {
        let mut random = crate::visit::Ids::new(3);
        for _ in 0..20_000 {
            let counts: Vec<u64> = (0..=random.draw() % 6).map(|_| random.draw() % 25).collect();
            let shown = TEN.breakdown(&counts);
            let hidden: Vec<u64> =
                counts.iter().zip(&shown).filter(|(_, s)| s.count().is_none()).map(|(c, _)| *c).collect();
            let others = counts.iter().zip(&shown).filter(|(c, s)| **c > 0 && s.count().is_some()).count();
            assert!(counts.iter().zip(&shown).all(|(c, s)| !TEN.is_small(*c) || s.count().is_none()));
            let is_safe = hidden.is_empty() || (hidden.len() > 1 && hidden.iter().sum::<u64>() >= 10);
            assert!(is_safe || others == 0, "{counts:?} {shown:?}");
        }
    }
}
