//! The one text entity, and the one rule of who may read it.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{EducatorId, EntryId, VisitId};
use crate::guide::{Kind, Library, Prompt, Stage};
use crate::private::Private;
use crate::terms::{Drawer, Pass, words};

words! {
    /// Where a checklist item stands.
    Check {
        /// Nothing said yet.
        Open = "open",
        /// Talked about.
        Done = "done",
        /// Kept for another time.
        Later = "later",
        /// Does not fit this family.
        NotForUs = "not-for-us",
    }
}

/// A text's head: everything but the text itself, which may be long, sealed or held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Identity.
    pub id: EntryId,
    /// The visit it belongs to.
    pub visit: VisitId,
    /// The guide's id, or empty for a text outside any guide.
    pub guide: String,
    /// The prompt's id.
    pub prompt: String,
    /// Which pass of the guide.
    pub pass: super::Pass,
    /// The prompt's words as they were shown: an old text keeps them when the guide changes.
    pub words: Private,
    /// Its author; none for a text written together.
    pub author: Option<EducatorId>,
    /// Its drawer.
    pub drawer: Drawer,
    /// Written alone: hidden from the partner until both are done or agree to show.
    pub held: bool,
    /// Checklist state, for checklist items.
    pub check: Option<Check>,
    /// The day by which the pair wants to have looked something up.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The prompt's tags, by which exports and screens find it.
    pub tags: Vec<String>,
    /// Whether there is any text.
    pub written: bool,
    /// SHA-256 of a joint text, hex: by which a change after filing is seen without reading it.
    #[serde(default)]
    pub hash: Option<String>,
}

impl Entry {
    /// Whether it was written before the visit: while preparing, or rehearsing.
    pub(crate) fn is_from_before(&self, library: &Library) -> bool {
        self.pass == Pass::Rehearse
            || library.get(&self.guide).is_some_and(|guide| guide.stage == Stage::Prepare)
    }

    /// The prompt under which a text was written, made again from what the text itself says of it.
    pub(crate) fn older_prompt(&self, intent: String) -> Prompt {
        Prompt {
            id: self.prompt.clone(),
            kind: if self.check.is_some() { Kind::Check } else { Kind::Write },
            intent,
            say: self.words.to_string(),
            after: Some(self.words.to_string()),
            aside: true,
            own: true,
            drawer: self.drawer,
            date: self.on.is_some(),
            joint: self.author.is_none(),
            tags: self.tags.clone(),
            ..Prompt::default()
        }
    }

    /// Whether the prompt carried this tag.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|t| t == tag)
    }
}

/// A text as it may be shown to the educator at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// Readable.
    Open(Private),
    /// In somebody's drawer *Mine*, and their key is not open.
    Sealed,
    /// Written alone by the partner, and not both are done yet.
    Held,
}

impl Text {
    /// The text, where it may be read; else empty.
    pub fn open(&self) -> &str {
        match self {
            Self::Open(text) => text,
            Self::Sealed | Self::Held => "",
        }
    }
}

/// Who may read a text: the one rule that search, show, history, side by side, the digest and Today read through.
///
/// Mine is for its author. What was written alone is for its author until it is shown. All else is for the team.
/// Held is a courtesy, not a lock; Mine is a lock, and the vault enforces it by encryption as well.
pub fn readable_by(entry: &Entry, shown: bool, educator: EducatorId) -> bool {
    match (entry.drawer, entry.author) {
        (Drawer::Mine, author) => author == Some(educator),
        (Drawer::Ours, Some(author)) if entry.held && !shown => author == educator,
        (Drawer::Ours, _) => true,
    }
}

/// A text on its way to the vault: the newest state of one box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The head, as it should be kept.
    pub entry: Entry,
    /// The whole text, NFC, LF.
    pub text: Private,
    /// Who is at the keyboard: the revision's author.
    pub by: EducatorId,
    /// When the last key was pressed.
    pub at: DateTime<FixedOffset>,
    /// Rises with each edit; the acknowledgement names it.
    pub generation: u64,
}

/// Tags of short texts that lists show: the vault hands these over with the book.
pub const LINE_TAGS: &[&str] =
    &["own-hope", "before-you-see", "goal", "class-use", "came-of-it", "next-teacher"];
