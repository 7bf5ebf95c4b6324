//! Training that can be shown: who was trained, by whom and until when, signed with the trainer's own key. What is typed into
//! Settings is nobody's word but one's own.

use chrono::NaiveDate;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::Educator;
use crate::clean;
use crate::private::Private;
use crate::terms::words;

words! {
    /// How an educator's training is shown.
    TrainingShown {
        /// Signed by a key that the site's rules name as a trainer's.
        Signed = "signed",
        /// Signed by a key that the site's rules do not name.
        SignedByOther = "signed-by-other",
        /// Typed into Settings.
        Typed = "typed",
    }
}

/// That somebody was trained, as their trainer signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trained {
    /// Whom, by the name that the trainer knows them by.
    pub name: Private,
    /// Their staff id; may be empty.
    pub staff_id: String,
    /// The day of the training.
    pub on: NaiveDate,
    /// The last day on which it counts.
    pub through: NaiveDate,
    /// The trainer's name.
    pub by: Private,
    /// The trainer's verifying key, hex.
    pub key: String,
    /// Ed25519 over [`Self::statement`], hex.
    pub signature: String,
}

impl Trained {
    /// What the trainer signs.
    pub fn statement(&self) -> Vec<u8> {
        let Self { name, staff_id, on, through, by, key, .. } = self;
        format!("homevisit trained 1\n{}\n{staff_id}\n{on}\n{through}\n{}\n{key}\n", &**name, &**by)
            .into_bytes()
    }

    /// Whether the signature holds under the key that is named.
    pub fn holds(&self) -> bool {
        // A statement has a field a line: no field holds more.
        let is_line = |words: &str| !words.contains(|c: char| c.is_control());
        if ![&*self.name, &self.staff_id, &*self.by, &self.key].into_iter().all(is_line) {
            return false;
        }
        let mut key = [0; 32];
        let mut signature = [0; Signature::BYTE_SIZE];
        let read = base16ct::lower::decode(&self.key, &mut key).is_ok_and(|bytes| bytes.len() == 32)
            && base16ct::lower::decode(&self.signature, &mut signature)
                .is_ok_and(|bytes| bytes.len() == Signature::BYTE_SIZE);
        let key = read.then(|| VerifyingKey::from_bytes(&key).ok()).flatten();
        key.is_some_and(|key| {
            key.verify_strict(&self.statement(), &Signature::from_bytes(&signature)).is_ok()
        })
    }

    /// Whether it is about this educator: by their name, and by the staff id too where it names one. Of the name one may have
    /// less than the other, as Lee and Sam Lee; an id that is no letter and no digit is none.
    pub fn is_of(&self, educator: &Educator) -> bool {
        let words = |name: &str| -> Vec<String> {
            clean::folded(name).split_whitespace().map(str::to_owned).collect()
        };
        let id = |id: &str| clean::folded(id).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let (one, other) = (words(&self.name), words(&educator.name));
        let (shorter, longer) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
        let named = !shorter.is_empty() && shorter.iter().all(|word| longer.contains(word));
        match (id(&self.staff_id), id(&educator.staff_id)) {
            // Without an id the whole name has to be the same.
            (of, _) if of.is_empty() => !one.is_empty() && one == other,
            (of, known) => of == known && named,
        }
    }
}

impl Educator {
    /// How the training that stands in Settings is shown; none where no day stands there. What was signed counts for exactly that
    /// day and this person, by a key that is not their own.
    pub fn training_shown(&self, trainers: &[String]) -> Option<TrainingShown> {
        let through = self.trained_through?;
        let own = |trained: &Trained| self.verify_with.as_deref() == Some(trained.key.as_str());
        let signed =
            self.trained.as_ref().filter(|t| t.through == through && t.is_of(self) && !own(t) && t.holds());
        Some(match signed {
            Some(trained) if trainers.contains(&trained.key) => TrainingShown::Signed,
            Some(_) => TrainingShown::SignedByOther,
            None => TrainingShown::Typed,
        })
    }
}
