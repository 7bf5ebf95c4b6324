//! The kinds of record, and the book that they make: one line a kind.

use std::collections::HashMap;

use serde::Serialize;
use uuid::Uuid;

use super::shelf::{Shelf, Shelved};
use super::{
    Between, BetweenId, Consent, ConsentId, Disclosure, DisclosureId, Draw, DrawId, Educator, EducatorId,
    Entry, EntryId, Family, FamilyId, Filing, FilingId, KeptAsIs, KeptAsIsId, Promise, PromiseId, SignOff,
    SignOffId, Student, StudentId, Told, ToldId, Visit, VisitId,
};
use crate::private::Private;
use crate::terms::words;

/// Declares the kinds of record. Each line: what the list is, its name, how one of it is found, its identity, its type,
/// the word under which the vault files it, and what it belongs to, where it is looked for by that.
macro_rules! records {
    ($(
        $(#[$doc:meta])*
        $list:ident: $find:ident($id:ident) -> $kind:ident = $word:literal $(of $owner:ident)?;
    )+) => {
        words! {
            /// The kinds of record, as the vault files them.
            RecordKind { $(#[doc = concat!("See [`", stringify!($kind), "`].")] $kind = $word),+ }
        }

        /// Any record on its way to or from the vault. Texts travel as [`super::Draft`].
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Record {
            $(#[doc = concat!("See [`", stringify!($kind), "`].")] $kind($kind)),+
        }

        impl Record {
            /// Its kind and identity.
            pub const fn key(&self) -> (RecordKind, Uuid) {
                match self { $(Self::$kind(r) => (RecordKind::$kind, r.id.0)),+ }
            }

            /// Reads a record of a kind.
            ///
            /// # Errors
            /// When it is not one, as far as is known here.
            pub fn read(kind: RecordKind, json: &str) -> serde_json::Result<Self> {
                Ok(match kind { $(RecordKind::$kind => Self::$kind(serde_json::from_str(json)?)),+ })
            }
        }

        $(impl Shelved for $kind {
            fn id(&self) -> Uuid {
                self.id.0
            }

            fn owner(&self) -> Option<Uuid> {
                None$(.or(Some(self.$owner.0)))?
            }
        })+

        /// Every record that is not removed, and the heads of all texts. Small enough to live in memory: a pair has at most
        /// a few hundred visits.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Book {
            $($(#[$doc])* pub $list: Shelf<$kind>,)+
            /// Heads of all texts.
            pub entries: Shelf<Entry>,
            /// Short texts that lists show, of those that the open educator may read: prompts tagged `own-hope`,
            /// `before-you-see` and `goal`.
            pub lines: HashMap<EntryId, Private>,
            /// Sign-offs whose signature no key of theirs made. Each is kept, and counts as not signed.
            pub unproven: Vec<SignOffId>,
        }

        impl Book {
            $(
                #[doc = concat!("Finds a [`", stringify!($kind), "`].")]
                pub fn $find(&self, id: $id) -> Option<&$kind> {
                    self.$list.find(id.0)
                }
            )+

            /// Takes a record in, replacing its older self.
            pub fn put(&mut self, record: Record) {
                match record { $(Record::$kind(r) => self.$list.put(r)),+ }
            }

            /// Leaves a record out of the lists; the vault keeps a tombstone.
            pub fn remove(&mut self, kind: RecordKind, id: Uuid) {
                match kind { $(RecordKind::$kind => self.$list.remove(id)),+ }
            }
        }
    };
}

records! {
    /// People of this vault, the founder first.
    educators: educator(EducatorId) -> Educator = "educator";
    /// Families.
    families: family(FamilyId) -> Family = "family";
    /// Students.
    students: student(StudentId) -> Student = "student" of family;
    /// Visits, voided ones included.
    visits: visit(VisitId) -> Visit = "visit" of family;
    /// Lines between visits.
    betweens: between(BetweenId) -> Between = "between" of family;
    /// Promises.
    promises: promise(PromiseId) -> Promise = "promise" of visit;
    /// Filings.
    filings: filing(FilingId) -> Filing = "filing" of visit;
    /// Sign-offs.
    sign_offs: sign_off(SignOffId) -> SignOff = "sign-off" of visit;
    /// Consents.
    consents: consent(ConsentId) -> Consent = "consent" of entry;
    /// Disclosures, oldest first.
    disclosures: disclosure(DisclosureId) -> Disclosure = "departure";
    /// Draws, oldest first.
    draws: draw(DrawId) -> Draw = "draw";
    /// Texts that were looked at before they left, and kept as they are.
    kept: kept_text(KeptAsIsId) -> KeptAsIs = "kept" of entry;
    /// Lines for families, as they are said in their language.
    told: told_line(ToldId) -> Told = "told";
}

impl Shelved for Entry {
    fn id(&self) -> Uuid {
        self.id.0
    }

    fn owner(&self) -> Option<Uuid> {
        Some(self.visit.0)
    }
}

impl Book {
    /// Finds a text's head.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.find(id.0)
    }

    /// Takes a text's head in, replacing its older self.
    pub fn put_entry(&mut self, entry: Entry) {
        self.entries.put(entry);
    }
}
