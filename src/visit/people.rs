//! Educators, families and students. There is no field for an address, a phone number or a reason to visit.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{EducatorId, FamilyId, StudentId, Trained};
use crate::private::Private;
use crate::terms::{Band, Subject};

/// One of the two (or three) people who visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Educator {
    /// Identity.
    pub id: EducatorId,
    /// The name as the pair uses it.
    pub name: Private,
    /// The staff id that the pay office knows; may be empty.
    pub staff_id: String,
    /// What they do at school, in their own words; may be empty.
    pub role: String,
    /// What they teach; none: not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teaches: Option<Subject>,
    /// The grades they teach; none: several, or not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<Band>,
    /// Teaches mathematics or science, as it was said before one could say which.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stem: bool,
    /// The last day on which their visit training counts.
    pub trained_through: Option<NaiveDate>,
    /// What their trainer signed of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trained: Option<Trained>,
    /// The day until which they keep the Ours of a year that is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_until: Option<NaiveDate>,
    /// How families reach them, in their own words; stands on the family's page and nowhere else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Private>,
    /// Their public sealing key (`age1…`), once they have keys in this vault.
    pub seal_to: Option<String>,
    /// Their public verifying key, hex, once they have keys in this vault.
    pub verify_with: Option<String>,
    /// Made by a technician with `init`: the first unlock on a terminal asks for a passphrase of one's own.
    pub must_renew: bool,
    /// The last time that somebody let them in again with new keys, as they had lost passphrase and code. They are told
    /// when they next open the vault: it may not have been their wish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub readmitted: Option<Readmitted>,
}

impl Educator {
    /// An educator with a name and nothing else yet.
    pub fn named(id: EducatorId, name: &str) -> Self {
        Self { id, name: name.into(), ..Self::default() }
    }

    /// What they teach, as far as it was said.
    pub(crate) fn subject(&self) -> Option<Subject> {
        self.teaches.or(self.stem.then_some(Subject::Science))
    }

    /// Whether their training is known to end before a day.
    pub(crate) fn training_ends_before(&self, day: Option<NaiveDate>) -> bool {
        self.trained_through.zip(day).is_some_and(|(through, day)| through < day)
    }
}

/// That an educator was let in again, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readmitted {
    /// Who gave their own passphrase for it.
    pub by: EducatorId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Whether they were told.
    pub told: bool,
}

/// A family, under the name that the pair uses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Identity.
    pub id: FamilyId,
    /// What the pair calls them: "Maya", "the Riveras".
    pub name: Private,
    /// A plain word that stands for them outside the vault: "Cedar".
    pub alias: String,
    /// Languages spoken with school, as tags or words; the first is preferred.
    pub languages: Vec<String>,
    /// Whether an interpreter is wanted.
    pub interpreter: bool,
    /// How they like to be reached: one channel word, never an address or number.
    pub channel: Option<super::Channel>,
    /// The day on which the year with them was closed, the last time that it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
}

impl Family {
    /// A family under the name that the pair uses, of which nothing more is known.
    pub fn named(id: FamilyId, name: &str, alias: String) -> Self {
        Self { id, name: name.into(), alias, ..Self::default() }
    }
}

/// A student; siblings share a family.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// Identity.
    pub id: StudentId,
    /// The name they use.
    pub name: Private,
    /// Grade band, where known.
    pub band: Option<Band>,
    /// The class or period they are in, in the list's own words; for drawing and counting by class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Their school, where it is not the site's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school: Option<String>,
    /// Their family.
    pub family: FamilyId,
    /// What the class list knows them by; never leaves the vault by itself.
    pub source_key: Option<Private>,
    /// A digest of the full name, which is not kept: tells namesakes apart when a later list has lost its numbers.
    #[serde(default)]
    pub full_name: Option<Private>,
}

impl Student {
    /// A student of a family, of whom nothing but the name is known.
    pub fn named(id: StudentId, name: &str, family: FamilyId) -> Self {
        Self { id, name: name.into(), family, ..Self::default() }
    }
}
