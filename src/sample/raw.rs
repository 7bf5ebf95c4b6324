//! The shape of `year.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::SampleError;
use super::time::{Day, Moment};
use crate::clean;
use crate::visit::{
    Band, BetweenKind, CallOutcome, Channel, Check, Leaving, Mode, Occasion, Outcome, Pass, Place,
    PromiseState, Proof, Remembering, Request, Selection, Went, Whose,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Year {
    pub and: String,
    pub own_hope_words: String,
    pub list_taken_in: Moment,
    pub educator: Vec<Person>,
    pub family: Vec<Family>,
    pub departure: Vec<Departure>,
    pub listed: Vec<Listed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Person {
    pub key: String,
    pub name: String,
    pub staff_id: String,
    pub role: String,
    #[serde(default)]
    pub stem: bool,
    pub trained_through: Day,
    pub reach: Option<String>,
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
    pub name: String,
    pub band: Band,
    pub class: String,
}

/// A student of the class list whom nobody has invited yet.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    pub name: String,
    pub band: Band,
    pub class: String,
    pub language: Option<String>,
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
    pub occasion: Occasion,
    #[serde(default)]
    pub mode: Mode,
    #[serde(default)]
    pub place: Place,
    /// Keys of educators, the lead first.
    pub team: Vec<String>,
    /// Names of the students it is about, where not all of the family.
    pub about: Option<Vec<String>>,
    pub agreed: Option<Moment>,
    #[serde(default)]
    pub moved: Vec<Moment>,
    #[serde(default)]
    pub calls: Vec<Called>,
    pub selection: Selection,
    pub outcome: Option<Outcome>,
    #[serde(default)]
    pub facts: Found,
    pub remembering: Option<Remembering>,
    #[serde(default)]
    pub remembered: Vec<String>,
    #[serde(default)]
    pub prepared: bool,
    #[serde(default)]
    pub thanked: bool,
    #[serde(default)]
    pub voided: bool,
    #[serde(default)]
    pub sitting: Vec<Sitting>,
    pub own_hopes: Option<OwnHopes>,
    pub filing: Option<Filed>,
    #[serde(default)]
    pub promise: Vec<Promised>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Called {
    pub on: Day,
    pub by: String,
    pub outcome: CallOutcome,
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
    pub guide: String,
    /// For guides with passes.
    pub pass: Option<Pass>,
    pub by: String,
    pub when: Moment,
    /// By prompt id.
    pub says: BTreeMap<String, Said>,
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
    pub by: String,
    pub when: Moment,
    pub lines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Filed {
    pub at: Moment,
    /// Who has signed; all visitors must.
    pub signed: Vec<String>,
    /// By educator, then by prompt; what is not named stays.
    #[serde(default)]
    pub allows: BTreeMap<String, BTreeMap<String, Leaving>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Promised {
    pub text: String,
    pub whose: Whose,
    pub by: Option<String>,
    pub due: Option<Day>,
    #[serde(default)]
    pub state: PromiseState,
    pub request: Option<Request>,
}

/// A line between visits.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Happened {
    pub on: Day,
    pub kind: BetweenKind,
    pub channel: Option<Channel>,
    pub by: String,
    pub went: Went,
    pub line: String,
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
