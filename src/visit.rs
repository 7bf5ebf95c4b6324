//! The model: people, visits, the one text entity, and the pure rules over them. No I/O, no clock.

mod alias;
mod begun;
mod book;
mod choose;
mod coverage;
mod entry;
mod family_page;
mod filing;
mod hand_over;
mod leave;
mod log;
mod next;
mod people;
mod plan;
mod practices;
mod record;
mod shelf;
mod thread;
mod training;

pub use alias::propose_alias;
pub use choose::{Draw, Pool, classes, deal, list_hash, pick_at_random, uninvited};
pub use coverage::{Coverage, OutreachStatus, Tally, coverage};
pub use entry::{Check, Draft, Entry, LINE_TAGS, Text, readable_by};
pub use family_page::PagePart;
pub(crate) use family_page::{PageLine, page_lines};
pub use filing::{
    Act, Consent, FiledAnswer, FiledPromise, Filing, OWN_HOPE, Promised, SignOff, Signed, agree_statement,
    filed_promises, filing_page, place_on_page, promised, statement_hash, there_statement,
};
pub(crate) use filing::{hex, promises_entry};
pub(crate) use hand_over::{Handing, lines_to_hand_over};
pub use leave::{Leaving, kept_here, may_leave, signers};
pub(crate) use log::PAY_LOG;
pub use log::{
    Between, BetweenKind, Channel, Disclosure, KeptAsIs, LineSent, Need, Promise, PromiseState, Received,
    Request, Sender, Told, Went, Whose,
};
pub use next::{Next, Step, just_passed, next_step, next_steps};
pub(crate) use next::{is_closed, met_this_year, still_open, visits_this_year, year_began};
pub use people::{Educator, Family, Readmitted, Student};
pub use plan::{
    Call, CallOutcome, Facts, Member, Outcome, Proof, Remembering, Role, Selection, Visit, visit_ref,
};
pub(crate) use practices::found_when_sent;
pub use practices::{Finding, PRACTICES, State, found, practices};
pub use record::{Book, Record, RecordKind};
pub use shelf::{Shelf, Shelved};
pub use thread::ThreadPart;
pub(crate) use thread::{thread, told_them};
pub use training::{Trained, TrainingShown};

pub use crate::terms::{Band, Drawer, Mode, Occasion, Pass, Place, Practice, Subject};

use uuid::Uuid;

/// Declares a record's identity: a `UUIDv7` that cannot be mistaken for another record's.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
    )+};
}

ids! {
    /// Identity of an educator.
    EducatorId,
    /// Identity of a family.
    FamilyId,
    /// Identity of a student.
    StudentId,
    /// Identity of a visit.
    VisitId,
    /// Identity of a text.
    EntryId,
    /// Identity of a line between visits.
    BetweenId,
    /// Identity of a promise.
    PromiseId,
    /// Identity of a filing.
    FilingId,
    /// Identity of a sign-off.
    SignOffId,
    /// Identity of a consent.
    ConsentId,
    /// Identity of a disclosure.
    DisclosureId,
    /// Identity of a draw.
    DrawId,
    /// Identity of a text kept as it is.
    KeptAsIsId,
    /// Identity of a line as it is told to a family.
    ToldId,
}

/// Makes record identities without a clock or a random source of its own, so that `update` stays pure: the seed is
/// drawn once by the runtime, the time comes with each message.
#[derive(Clone, Debug)]
pub struct Ids {
    state: u64,
}

impl Ids {
    /// Starts from a seed that must differ between runs.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next identity, a `UUIDv7` stamped with `ms` (milliseconds since 1970).
    pub fn next(&mut self, ms: i64) -> Uuid {
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.draw().to_le_bytes());
        random[8..].copy_from_slice(&self.draw().to_le_bytes()[..2]);
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(ms).unwrap_or(0), &random).into_uuid()
    }

    /// `SplitMix64` (Steele, Lea and Flood 2014): enough for identities, never for keys.
    pub fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
