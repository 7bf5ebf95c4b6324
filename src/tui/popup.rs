//! What lies over a screen: a menu, a question with one line to type, or a note. State, never a loop of its own.

use super::keys::{Action, Context};
use super::widget::field::Field;
use super::widget::list::moved;
use super::widget::textbox::Edit;
use crate::export::Filter;
use crate::guide::Stage;
use crate::private::Private;
use crate::visit::{
    CallOutcome, Check, EducatorId, EntryId, FamilyId, Occasion, Outcome, Pass, Pool, Remembering, VisitId,
};

/// What was chosen in a popup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Close, nothing more.
    Nothing,
    /// Try to save once more, then leave the program.
    SaveAndLeave,
    /// Leave the program though something is not saved.
    LeaveUnsaved,
    /// This educator has the keyboard from now on.
    Author(EducatorId),
    /// How a call came out.
    Called(VisitId, CallOutcome),
    /// How a visit came out without a meeting.
    CameOut(VisitId, Outcome),
    /// Go through a guide for a visit.
    Guide(VisitId, Stage, Pass),
    /// Plan or move a visit.
    Plan(VisitId),
    /// The facts of a visit.
    Facts(VisitId),
    /// Side by side.
    Beside(VisitId),
    /// Agree and file.
    Agree(VisitId),
    /// Look at the five practices of a visit.
    Practices(VisitId),
    /// Sign both acts, or only having been there.
    SignBoth(bool),
    /// Ask whether it was entered by mistake.
    AskVoid(VisitId),
    /// Entered by mistake.
    Void(VisitId),
    /// Not a mistake after all.
    Unvoid(VisitId),
    /// A new visit with this family.
    NewVisit(FamilyId, Occasion),
    /// Each alone, or together.
    Remembering(Remembering),
    /// Jump to a topic.
    Topic(usize),
    /// Set a checklist item.
    Check(Check),
    /// Move one of my own texts to ours.
    ToOurs(EntryId),
    /// Show what was written alone before both are done.
    ShowNow(VisitId),
    /// Make this educator's new keys (partner, passphrase, re-admission).
    Slot(EducatorId, bool),
    /// Take one of the texts off the lists.
    RemoveText(EntryId),
    /// Erase these texts for good.
    Erase(Vec<EntryId>),
    /// Choose how many to draw from these families.
    DrawFrom(Pool),
    /// Draw this many of these families.
    Draw(Pool, usize),
    /// Look at what was drawn before.
    DrawnBefore,
    /// Send of these visits.
    Which(Filter),
    /// Keep an answer with something marked in it as it is.
    KeepMarked(EntryId),
    /// Go and change it.
    ChangeMarked(EntryId),
    /// Leave it out of this sending.
    DropMarked(EntryId),
    /// Names leave, too.
    WithNames,
    /// What was copied arrived.
    Arrived,
    /// Replace the file that is there.
    Replace,
    /// A line was typed.
    Typed(Wanted, Private),
}

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An educator's own passphrase, to sign.
    ToSign(EducatorId),
    /// A name, typed by the partner for one who has no keys here.
    TypedName(EducatorId),
    /// An educator's own passphrase, to open the drawer Mine.
    ToOpen(EducatorId),
    /// For whom a file is.
    Recipient,
    /// The day by which something is to be looked up.
    Day,
    /// A file to write.
    FileToWrite,
    /// A folder to make.
    FolderToMake,
    /// A file to read.
    FileToRead,
}

/// No note has more rows than this, on the narrowest screen.
const LONGEST_NOTE: usize = 40;

/// Where a popup goes after a key.
pub enum PopupGo {
    /// It stays.
    Stay(Popup),
    /// It closes.
    Close,
    /// Something was chosen; it closes.
    Chosen(Choice),
}

/// A popup.
pub struct Popup {
    /// Its title.
    pub title: String,
    /// What it says, one paragraph each.
    pub lines: Vec<String>,
    /// What it asks.
    pub body: Body,
    /// Rows of a long note that were read.
    pub scroll: usize,
}

/// What a popup asks.
pub enum Body {
    /// Nothing: any of the two keys closes it.
    Note,
    /// To choose from a list.
    Menu {
        /// Words and what they mean.
        items: Vec<(String, Choice)>,
        /// Which is marked.
        at: usize,
    },
    /// To type one line.
    Line {
        /// The line.
        field: Field,
        /// What for.
        wanted: Wanted,
        /// The first character typed replaces what is proposed.
        proposed: bool,
    },
}

impl Popup {
    /// A note to read.
    pub fn note(title: String, lines: Vec<String>) -> Self {
        Self { title, lines, body: Body::Note, scroll: 0 }
    }

    /// A list to choose from.
    pub fn menu(title: String, lines: Vec<String>, items: Vec<(String, Choice)>) -> Self {
        Self { title, lines, body: Body::Menu { items, at: 0 }, scroll: 0 }
    }

    /// A line to type.
    pub fn line(title: String, lines: Vec<String>, field: Field, wanted: Wanted) -> Self {
        let proposed = !field.is_empty();
        Self { title, lines, body: Body::Line { field, wanted, proposed }, scroll: 0 }
    }

    /// The contexts in which keys are read: what the popup covers gets none.
    pub const fn contexts(&self) -> &'static [Context] {
        match self.body {
            Body::Line { .. } => &[Context::Form],
            _ => &[Context::Move],
        }
    }

    pub(super) fn act(mut self, action: Action) -> PopupGo {
        match (&mut self.body, action) {
            (_, Action::Back | Action::LeaveForm) | (Body::Note, Action::Open) => return PopupGo::Close,
            (Body::Menu { items, at }, Action::Open) => {
                return items.get(*at).map_or(PopupGo::Close, |(_, choice)| PopupGo::Chosen(choice.clone()));
            }
            (Body::Line { field, wanted, .. }, Action::SaveForm) => {
                return PopupGo::Chosen(Choice::Typed(*wanted, field.value().into()));
            }
            (Body::Note, action) => self.scroll = moved(self.scroll, LONGEST_NOTE, action, 5),
            (Body::Menu { items, at }, action) => *at = moved(*at, items.len(), action, 5),
            _ => {}
        }
        PopupGo::Stay(self)
    }

    pub(super) fn edit(&mut self, edit: &Edit) {
        match &mut self.body {
            Body::Line { field, proposed, .. } => {
                if std::mem::take(proposed) && matches!(edit, Edit::Char(_) | Edit::Paste(_)) {
                    field.set("");
                }
                field.edit(edit);
            }
            Body::Menu { items, at } => {
                // A digit picks straight away what it numbers: it marks, Enter confirms.
                if let Edit::Char(c) = edit
                    && let Some(index) = c.to_digit(10).and_then(|d| (d as usize).checked_sub(1))
                    && index < items.len()
                {
                    *at = index;
                }
            }
            Body::Note => {}
        }
    }
}

impl Popup {
    /// Puts the mark of a menu on an item.
    pub fn mark(&mut self, index: usize) {
        if let Body::Menu { items, at } = &mut self.body {
            *at = index.min(items.len().saturating_sub(1));
        }
    }
}
