//! What happens between visits, promises, and what has left.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{BetweenId, DisclosureId, EducatorId, EntryId, FamilyId, KeptAsIsId, PromiseId, ToldId, VisitId};
use crate::private::Private;
use crate::terms::words;

words! {
    /// What kind of thing happened between two visits.
    BetweenKind {
        /// We were in touch.
        Contact = "contact",
        /// We passed something on.
        Resource = "resource",
        /// Something from home was used in class.
        ClassUse = "class-use",
        /// The family came to school, or took part.
        FamilyAtSchool = "family-at-school",
    }
}

words! {
    /// How people were in touch: the way, never the message.
    Channel {
        /// A call.
        Call = "call",
        /// A text message.
        TextMessage = "text-message",
        /// The school's messaging app.
        App = "app",
        /// Email.
        Email = "email",
        /// In person.
        InPerson = "in-person",
        /// A note carried home.
        Note = "note",
    }
}

words! {
    /// One word for how it went.
    Went {
        /// It went well.
        Well = "well",
        /// It was all right.
        Okay = "okay",
        /// Not yet, or not this time.
        NotYet = "not-yet",
        /// No answer came.
        NoAnswer = "no-answer",
    }
}

/// One line about what happened between visits; never the message itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Between {
    /// Identity.
    pub id: BetweenId,
    /// Whom it concerns.
    pub family: FamilyId,
    /// The day.
    pub on: NaiveDate,
    /// What kind.
    pub kind: BetweenKind,
    /// Which way, for contacts.
    pub channel: Option<Channel>,
    /// By whom.
    pub by: EducatorId,
    /// How it went.
    pub went: Went,
    /// One line.
    pub line: Private,
    /// Where it came from, where somebody else sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Received>,
}

words! {
    /// Who sends something to a pair.
    Sender {
        /// The school, which answers what was asked.
        School = "school",
        /// Last year's teacher, with what the family wanted to be known.
        LastYear = "last-year",
    }
}

/// Where a line came from that somebody else sent, and whether it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Who in general.
    pub sender: Sender,
    /// By name.
    pub name: Private,
    /// What it answers, as the asks named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Uuid>,
    /// The day on which it was read here; none: it stands on Today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_on: Option<NaiveDate>,
}

words! {
    /// Whose promise it is.
    Whose {
        /// The educators'.
        Ours = "ours",
        /// The family's: it has no date and no tick.
        Theirs = "theirs",
    }
}

words! {
    /// How one of our promises stands.
    #[derive(Default)]
    PromiseState {
        /// To be done.
        #[default]
        Open = "open",
        /// Kept.
        Kept = "kept",
        /// Let go, openly.
        LetGo = "let-go",
    }
}

words! {
    /// What is asked of the coordinator, in the field's own groups.
    Need {
        /// Somebody to interpret.
        Interpreter = "interpreter",
        /// Something the school knows.
        SchoolInfo = "school-info",
        /// A camp, a club, a class.
        Enrichment = "enrichment",
        /// A device, a connection.
        Technology = "technology",
        /// A way to an event at school.
        Transport = "transport",
        /// To be brought together with somebody.
        Introduction = "introduction",
        /// Anything else.
        Other = "other",
    }
}

/// What the coordinator is asked for so that a promise can be kept: the pair ticks it, and writes a line for sharing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Of what kind.
    pub need: Need,
    /// The line that leaves: no name, no reason, no story.
    pub line: Private,
}

/// Something said in a visit: by us with a date, by the family in their words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Identity.
    pub id: PromiseId,
    /// The visit in which it was said.
    pub visit: VisitId,
    /// The words.
    pub text: Private,
    /// Whose.
    pub whose: Whose,
    /// Who of us, where one of us said it.
    pub by: Option<EducatorId>,
    /// By when; ours only.
    pub due: Option<NaiveDate>,
    /// How it stands; ours only.
    pub state: PromiseState,
    /// What the coordinator is asked for; ours only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
}

impl Promise {
    /// A promise of both of us, open, without a day.
    pub(crate) fn of_ours(id: PromiseId, visit: VisitId, text: &str) -> Self {
        let (text, whose, state) = (text.into(), Whose::Ours, PromiseState::Open);
        Self { id, visit, text, whose, by: None, due: None, state, request: None }
    }
}

/// A line of the page that a family gets, as it is said in their language, and whether it was read to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Identity.
    pub id: ToldId,
    /// What it is said of: an answer, a promise, or whoever says how to be reached.
    pub of: Uuid,
    /// SHA-256 of our words, hex: words that changed are to be said anew.
    pub hash: String,
    /// The language, as a tag.
    pub language: String,
    /// In that language; empty: not said yet.
    pub words: Private,
    /// The day on which it was read to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_on: Option<NaiveDate>,
    /// The day on which they put it into these words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs_on: Option<NaiveDate>,
}

/// One row of an export that left: what totals and a later sending compare with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LineSent {
    /// The row's record id.
    pub record: Uuid,
    /// The version sent.
    pub version: u32,
    /// SHA-256 of the row's content without version and status, hex.
    pub hash: String,
    /// The visit.
    pub visit: VisitId,
}

/// The export that is sent for pay: the log of visits.
pub(crate) const PAY_LOG: &str = "log";

/// What left the vault, when, to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    /// Identity.
    pub id: DisclosureId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who pressed the key.
    pub by: EducatorId,
    /// Which export: `log`, `digest`.
    pub profile: String,
    /// In which format: `csv`, `md`.
    pub format: String,
    /// For whom, in the sender's words.
    pub to: Private,
    /// File name without folder, or `clipboard`.
    pub name: String,
    /// SHA-256 of the bytes, hex.
    pub hash: String,
    /// The rows or visits it held.
    pub lines: Vec<LineSent>,
}

/// A text that something was marked in before it left, and that somebody kept as it is, on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAsIs {
    /// Identity.
    pub id: KeptAsIsId,
    /// The answer.
    pub entry: EntryId,
    /// SHA-256 of its words as they leave, hex: an edit asks again.
    pub hash: String,
    /// Who kept it.
    pub by: EducatorId,
    /// When.
    pub at: DateTime<FixedOffset>,
}
