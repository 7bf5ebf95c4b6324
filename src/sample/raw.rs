//! The shape of `year.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::SampleError;
use super::time::{Day, Moment};
use crate::clean;
use crate::visit::{
    Band, BetweenKind, CallOutcome, Channel, Check, Leaving, Mode, Occasion, Outcome, Pass, Place,
    PromiseState, Proof, Remembering, Request, Selection, Sender, Subject, Went, Whose,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Year {
    pub(crate) and: String,
    pub(crate) own_hope_words: String,
    pub(crate) list_taken_in: Moment,
    pub(crate) educator: Vec<Person>,
    #[serde(default)]
    pub(crate) draw: Vec<Drawn>,
    pub(crate) family: Vec<Family>,
    pub(crate) departure: Vec<Departure>,
    pub(crate) listed: Vec<Listed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Person {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) staff_id: String,
    pub(crate) role: String,
    pub(crate) teaches: Option<Subject>,
    pub(crate) grades: Option<Band>,
    pub(crate) trained_through: Day,
    pub(crate) reach: Option<String>,
}

/// A draw from everybody on the list: when, by whom, and whom it drew.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Drawn {
    pub(crate) at: Moment,
    pub(crate) by: String,
    pub(crate) drew: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Family {
    pub name: String,
    pub languages: Vec<String>,
    #[serde(default)]
    pub interpreter: bool,
    pub channel: Option<Channel>,
    pub students: Vec<Child>,
    #[serde(default)]
    pub visit: Vec<Planned>,
    #[serde(default)]
    pub between: Vec<Happened>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Child {
    pub(crate) name: String,
    pub(crate) band: Band,
    pub(crate) class: String,
}

/// A student of the class list whom nobody has invited yet.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    pub(crate) name: String,
    pub(crate) band: Band,
    pub(crate) class: String,
    pub(crate) language: Option<String>,
}

impl Listed {
    /// The family as the class list gives it.
    pub(super) fn family(&self) -> Family {
        Family {
            name: self.name.clone(),
            languages: self.language.iter().cloned().collect(),
            students: vec![Child { name: self.name.clone(), band: self.band, class: self.class.clone() }],
            ..Family::default()
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Planned {
    pub(crate) occasion: Occasion,
    #[serde(default)]
    pub(crate) mode: Mode,
    #[serde(default)]
    pub(crate) place: Place,
    /// Keys of educators, the lead first.
    pub(crate) team: Vec<String>,
    /// Names of the students it is about, where not all of the family.
    pub(crate) about: Option<Vec<String>>,
    pub(crate) agreed: Option<Moment>,
    #[serde(default)]
    pub(crate) moved: Vec<Moment>,
    #[serde(default)]
    pub(crate) calls: Vec<Called>,
    pub(crate) selection: Option<Selection>,
    pub(crate) outcome: Option<Outcome>,
    #[serde(default)]
    pub(crate) facts: Found,
    pub(crate) remembering: Option<Remembering>,
    #[serde(default)]
    pub(crate) remembered: Vec<String>,
    #[serde(default)]
    pub(crate) prepared: bool,
    #[serde(default)]
    pub(crate) thanked: bool,
    #[serde(default)]
    pub(crate) voided: bool,
    #[serde(default)]
    pub(crate) sitting: Vec<Sitting>,
    pub(crate) own_hopes: Option<OwnHopes>,
    pub(crate) filing: Option<Filed>,
    #[serde(default)]
    pub(crate) promise: Vec<Promised>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Called {
    pub(crate) on: Day,
    pub(crate) by: String,
    pub(crate) outcome: CallOutcome,
}

/// The facts that differ from visit to visit; the rest follows from the visit and the site.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Found {
    pub met: Option<bool>,
    pub minutes: Option<u16>,
    pub student_there: Option<bool>,
    pub family_members: Option<u8>,
    pub outside_contract: Option<bool>,
    pub proof: Option<Proof>,
}

/// What one person typed in one go.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sitting {
    pub(crate) guide: String,
    /// For guides with passes.
    pub(crate) pass: Option<Pass>,
    pub(crate) by: String,
    pub(crate) when: Moment,
    /// By prompt id.
    pub(crate) says: BTreeMap<String, Said>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Said {
    Words(String),
    Checked {
        check: Check,
        #[serde(default)]
        note: String,
        /// The day by which the pair wants to have looked it up.
        by: Option<Day>,
    },
}

/// Lines that the pair marked as the family's own words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnHopes {
    pub(crate) by: String,
    pub(crate) when: Moment,
    pub(crate) lines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Filed {
    pub(crate) at: Moment,
    /// Who has signed; all visitors must.
    pub(crate) signed: Vec<String>,
    /// By educator, then by prompt; what is not named stays.
    #[serde(default)]
    pub(crate) allows: BTreeMap<String, BTreeMap<String, Leaving>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Promised {
    pub(crate) text: String,
    pub(crate) whose: Whose,
    pub(crate) by: Option<String>,
    pub(crate) due: Option<Day>,
    #[serde(default)]
    pub(crate) state: PromiseState,
    pub(crate) request: Option<Request>,
}

/// A line between visits.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Happened {
    pub(crate) on: Day,
    pub(crate) kind: BetweenKind,
    pub(crate) channel: Option<Channel>,
    pub(crate) by: String,
    pub(crate) went: Went,
    pub(crate) line: String,
    /// Who sent it, where somebody did, and their name.
    pub(crate) from: Option<Sender>,
    #[serde(default)]
    pub(crate) name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Departure {
    pub at: Moment,
    pub by: String,
    pub to: String,
}

impl Year {
    /// Reads the file.
    pub(super) fn read(text: &str) -> Result<Self, SampleError> {
        toml::from_str(text).map_err(|error| SampleError::Shape {
            line: clean::line_number(text, error.span().map_or(0, |span| span.start)),
            message: error.message().to_owned(),
        })
    }
}
