//! Where one can be, as plain values: what a key leads to is said here, and opened by the router. A place can be kept,
//! compared, and gone back to.

use super::keys::Context;
use crate::guide::Stage;
use crate::private::Private;
use crate::visit::{
    BetweenId, Book, EducatorId, Entry, EntryId, FamilyId, Next, Occasion, Pass, PromiseId, Step, VisitId,
};

/// A place in a walk, to come back to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GuidePosition {
    /// Which visit.
    pub visit: VisitId,
    /// Which guide; empty: the one for the visit itself.
    pub guide: String,
    /// Which pass of it.
    pub pass: Pass,
    /// Which prompt; none: where the pair left off.
    pub prompt: Option<String>,
}

impl GuidePosition {
    /// Remembering a visit.
    pub(crate) const fn remember(visit: VisitId) -> Self {
        Self { visit, guide: String::new(), pass: Pass::Remember, prompt: None }
    }

    /// Where a text was written.
    pub fn of(entry: &Entry) -> Self {
        Self {
            visit: entry.visit,
            guide: entry.guide.clone(),
            pass: entry.pass,
            prompt: Some(entry.prompt.clone()),
        }
    }
}

/// Why a passphrase is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They get keys here for the first time.
    First,
    /// They want another.
    Change,
    /// They lost both passphrase and code.
    Lost,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new family, or one that is known.
    Family(Option<FamilyId>),
    /// A new visit with a family.
    NewVisit(FamilyId, Occasion),
    /// Plan or move a visit.
    Plan(VisitId),
    /// The facts of a visit.
    Facts(VisitId),
    /// A visit that was written down on paper.
    TypeBack(VisitId),
    /// A line between visits, new or known.
    Between(FamilyId, Option<BetweenId>),
    /// A line between visits that something was passed on: the site's offer at this place of its list.
    Offered(FamilyId, usize),
    /// A promise of a visit.
    Promise(VisitId, Option<PromiseId>),
    /// A new promise of a visit, begun with the ready sentence of this id.
    ReadyPromise(VisitId, &'static str),
    /// An educator, new or known.
    Educator(Option<EducatorId>),
    /// What one teaches, whom, and what language they speak: for practising.
    Teaching,
    /// An educator's passphrase: their first, a new one, or new keys for one who lost both.
    Passphrase(EducatorId, Why),
}

/// Where one can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Where the program stands while nothing is open.
    Entrance,
    /// The prompt for the passphrase.
    Unlock,
    /// Setting up a vault of one's own.
    Start,
    /// What comes next.
    Today,
    /// All keys, those of these contexts first.
    Help(Vec<Context>),
    /// Search.
    Search,
    /// The guides, to read and rehearse.
    Guides,
    /// Practising a guide, by its id: nothing is written.
    Practice(String),
    /// The training, for a projector.
    Train,
    /// Rehearsing with a family in the room, as this seed deals them; none: a new one.
    Rehearse(Option<u64>),
    /// Settings.
    Settings,
    /// The families.
    People,
    /// Who we've met, in numbers.
    InNumbers,
    /// All promises, the mark on one.
    Promises(Option<PromiseId>),
    /// Closing the year, for all families.
    Closing,
    /// What may leave.
    Send,
    /// A family's year.
    Family(FamilyId),
    /// For whom a new visit is.
    WhichFamily,
    /// A new visit with a family, of the occasion that comes next for it.
    NewVisit(FamilyId),
    /// The call that invites a family to a first visit; the visit begins with it.
    FirstCall(FamilyId),
    /// A visit's guide for a stage.
    Guide(VisitId, Stage, Pass),
    /// A place in a guide.
    Walk(GuidePosition),
    /// What each of the pair remembers, side by side.
    Beside(VisitId),
    /// A line that somebody sent.
    Received(BetweenId),
    /// What next year's teacher may be told by the family of a visit.
    NextTeacher(VisitId),
    /// A family's year as one thread.
    Thread(FamilyId),
    /// The card of whoever interprets.
    ForInterpreter,
    /// What is held about a family.
    Held(FamilyId),
    /// From what the family of a visit knows to a lesson.
    Lesson(VisitId),
    /// The page that the family of a visit gets.
    FamilyPage(VisitId),
    /// Agreeing and filing.
    Agree(VisitId),
    /// What one assumed, and what one saw.
    ThenAndNow,
    /// Earlier states of a text.
    History(EntryId),
    /// A form.
    Form(Purpose),
    /// A new recovery code, to write down, and whether it replaces another.
    Code(EducatorId, Private, bool),
}

impl Route {
    /// The visit that a place writes into, if it does.
    pub(crate) const fn writes_into(&self) -> Option<VisitId> {
        match self {
            Self::Guide(visit, ..)
            | Self::Walk(GuidePosition { visit, .. })
            | Self::Beside(visit)
            | Self::Agree(visit)
            | Self::Form(
                Purpose::Plan(visit)
                | Purpose::Facts(visit)
                | Purpose::TypeBack(visit)
                | Purpose::Promise(visit, None)
                | Purpose::ReadyPromise(visit, _),
            ) => Some(*visit),
            _ => None,
        }
    }

    /// What a step of Today is about; none where nothing is to be opened.
    pub(crate) fn of_step(next: &Next, book: &Book) -> Option<Self> {
        Some(match (next.step, next.visit, next.family) {
            (Step::Send | Step::SendWords, ..) => Self::Send,
            (Step::Call, None, None) => Self::People,
            (Step::Close | Step::Keep, ..) => Self::Closing,
            (Step::Promise, ..) => Self::Promises(next.promise),
            (Step::Call, None, Some(family)) => Self::FirstCall(family),
            (Step::Second, _, Some(family)) => Self::NewVisit(family),
            (Step::Call, Some(visit), _) => Self::Guide(visit, Stage::Invite, Pass::Only),
            (Step::Prepare, Some(visit), _) => Self::Guide(visit, Stage::Prepare, Pass::Only),
            (Step::Visit, Some(visit), _) => Self::Guide(visit, Stage::Visit, Pass::Visit),
            (Step::Remember, Some(visit), _) => Self::Guide(visit, Stage::Visit, Pass::Remember),
            (Step::Reflect, Some(visit), _) => Self::Guide(visit, Stage::Reflect, Pass::Only),
            (Step::Received, ..) => Self::Received(next.between?),
            (Step::LookUp, ..) => Self::Walk(GuidePosition::of(book.entry(next.entry?)?)),
            (Step::Agree, Some(visit), _) => Self::Agree(visit),
            (Step::FollowUp, Some(visit), _) if next.item.is_some() => {
                let (guide, prompt) = next.item.clone()?;
                Self::Walk(GuidePosition { visit, guide, pass: Pass::Only, prompt: Some(prompt) })
            }
            (Step::FollowUp, Some(visit), _) => Self::Guide(visit, Stage::FollowUp, Pass::Only),
            (_, _, Some(family)) => Self::Family(family),
            _ => return None,
        })
    }
}
