//! One sending, for screen and command line alike: what is wished for, what it comes to, what is still to be decided, what
//! leaves, and what is remembered of it. What is shown, copied, written and hashed is one value.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, FixedOffset};
use sha2::{Digest as _, Sha256};

use super::careful::{self, Found};
use super::kind::{self, ExportError, Form, Given, Made, Wish};
use super::sealed::{self, Unsealable};
use crate::private::Private;
use crate::site::Site;
use crate::visit::{
    Disclosure, DisclosureId, EducatorId, EntryId, KeptAsIs, KeptAsIsId, LineSent, VisitId, hex,
};

/// A sending before it leaves. No `Debug`: it holds what people wrote.
pub struct Sending {
    wish: Wish,
    made: Made,
    /// What is worth a second look, and waits for a decision.
    marked: Vec<Found>,
    flagged: Vec<EntryId>,
}

impl Sending {
    /// What a wish comes to.
    ///
    /// # Errors
    /// When it cannot be put together.
    pub fn of(wish: Wish, given: &Given<'_>) -> Result<Self, ExportError> {
        let made = kind::make(&wish, given)?;
        let found = careful::look(&made, wish.export, given);
        let flagged = found.iter().map(|found| found.entry).collect();
        Ok(Self { wish, made, flagged, marked: careful::undecided(&found, given.book) })
    }

    /// What was wished for.
    pub(crate) const fn wish(&self) -> &Wish {
        &self.wish
    }

    /// The visits in it.
    pub fn visits(&self) -> &[VisitId] {
        &self.made.visits
    }

    /// What will be noted of it.
    pub(crate) fn lines(&self) -> &[LineSent] {
        &self.made.lines
    }

    /// How many bytes it has before it is sealed.
    pub(crate) const fn size(&self) -> usize {
        self.made.bytes.len()
    }

    /// What stays here though it was asked for: the end of a text key, and how many.
    pub(crate) fn withheld(&self) -> &[(&'static str, usize)] {
        &self.made.withheld
    }

    /// Lines that are not in the language of whom it is for.
    pub(crate) fn unsaid(&self) -> &[Private] {
        &self.made.unsaid
    }

    /// What it says, to be read before it leaves.
    pub fn shown(&self) -> String {
        self.made.shown(self.wish.form)
    }

    /// The same in words, where the file is none to be read. What it is made from is what this sending was made from.
    pub(crate) fn in_words(&self, given: &Given<'_>) -> Option<String> {
        self.wish.export.in_words.map(|words| words(&self.wish, given))
    }

    /// The file itself, to be read before it leaves; a workbook as rows.
    pub(crate) fn exact(&self) -> Cow<'_, [u8]> {
        match self.wish.form {
            Form::Xlsx => Cow::Owned(self.shown().into_bytes()),
            _ => Cow::Borrowed(&self.made.bytes),
        }
    }

    /// What in it is worth a second look and waits for a decision.
    pub fn marked(&self) -> &[Found] {
        &self.marked
    }

    /// All in which something is marked, kept before or not.
    pub fn flagged(&self) -> &[EntryId] {
        &self.flagged
    }

    /// Decides that an answer leaves as it is, which is remembered for exactly this text.
    pub fn keep(
        &mut self,
        entry: EntryId,
        id: KeptAsIsId,
        by: EducatorId,
        at: DateTime<FixedOffset>,
    ) -> Option<KeptAsIs> {
        let index = self.marked.iter().position(|found| found.entry == entry)?;
        let hash = self.marked.remove(index).hash();
        Some(KeptAsIs { id, entry, hash, by, at })
    }

    /// Whether it goes to somebody's card.
    pub(crate) fn is_sealed(&self, site: &Site) -> bool {
        self.wish.export.is_for_the_coordinator() && !site.coordinator_card.is_empty()
    }

    /// What leaves; none while something waits for a decision.
    pub fn outgoing(&self, site: &Site) -> Option<Outgoing> {
        let card = self.is_sealed(site).then(|| site.coordinator_card.clone());
        self.marked.is_empty().then(|| Outgoing { bytes: self.made.bytes.clone(), card })
    }

    /// What is remembered of it, once it has left.
    pub fn remembered(
        &self,
        (id, by, at): (DisclosureId, EducatorId, DateTime<FixedOffset>),
        to: &str,
        left: Left,
    ) -> Disclosure {
        Disclosure {
            id,
            at,
            by,
            profile: self.wish.export.word.to_owned(),
            format: self.wish.form.ending().to_owned(),
            to: crate::clean::composed(&crate::clean::line(to)).into(),
            name: left.name,
            hash: left.hash,
            lines: self.made.lines.clone(),
        }
    }
}

/// What is known of something that has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its name, without a folder.
    pub name: String,
    /// SHA-256 of the very bytes, hex.
    pub hash: String,
}

/// What leaves. There is no way to its bytes but as they are to leave: sealed, where it goes to a card.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    bytes: Vec<u8>,
    card: Option<String>,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outgoing({} bytes)", self.bytes.len())
    }
}

impl Outgoing {
    /// The file that leaves, and its SHA-256, hex.
    ///
    /// # Errors
    /// The site's card is none.
    pub fn file(&self) -> Result<(Cow<'_, [u8]>, String), Unsealable> {
        let bytes = match &self.card {
            Some(card) => Cow::Owned(sealed::seal(&self.bytes, card)?),
            None => Cow::Borrowed(&*self.bytes),
        };
        let hash = hex(&Sha256::digest(&bytes));
        Ok((bytes, hash))
    }

    /// The text that leaves by the clipboard, armoured where it is sealed, and its SHA-256, hex.
    ///
    /// # Errors
    /// The site's card is none.
    pub fn text(&self) -> Result<(Private, String), Unsealable> {
        let text = match &self.card {
            Some(card) => sealed::armoured(&self.bytes, card)?,
            None => String::from_utf8_lossy(&self.bytes).into_owned(),
        };
        let hash = hex(&Sha256::digest(text.as_bytes()));
        Ok((text.into(), hash))
    }
}
