//! The pair's book: every record but the long texts, as one value that screens read and `update` changes.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use uuid::Uuid;

use super::words::words;
use super::{
    Act, Between, BetweenId, Consent, Departure, Draw, Educator, EducatorId, Entry, EntryId, Family,
    FamilyId, Filing, FilingId, Kept, Promise, PromiseId, SignOff, SignOffId, Signed, Student, StudentId,
    Visit, VisitId, agree_statement, statement_hash, there_statement,
};
use crate::private::Private;

words! {
    /// The kinds of record, as the vault files them.
    RecordKind {
        /// See [`Educator`].
        Educator = "educator",
        /// See [`Family`].
        Family = "family",
        /// See [`Student`].
        Student = "student",
        /// See [`Visit`].
        Visit = "visit",
        /// See [`Between`].
        Between = "between",
        /// See [`Promise`].
        Promise = "promise",
        /// See [`Filing`].
        Filing = "filing",
        /// See [`SignOff`].
        SignOff = "sign-off",
        /// See [`Consent`].
        Consent = "consent",
        /// See [`Departure`].
        Departure = "departure",
        /// See [`Draw`].
        Draw = "draw",
        /// See [`Kept`].
        Kept = "kept",
    }
}

/// Any record on its way to or from the vault. Texts travel as [`super::Draft`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Record {
    /// An educator.
    Educator(Educator),
    /// A family.
    Family(Family),
    /// A student.
    Student(Student),
    /// A visit.
    Visit(Visit),
    /// A line between visits.
    Between(Between),
    /// A promise.
    Promise(Promise),
    /// A filing.
    Filing(Filing),
    /// A sign-off.
    SignOff(SignOff),
    /// A consent.
    Consent(Consent),
    /// A departure.
    Departure(Departure),
    /// A draw.
    Draw(Draw),
    /// A text kept as it is.
    Kept(Kept),
}

impl Record {
    /// Its kind and identity.
    pub const fn key(&self) -> (RecordKind, Uuid) {
        match self {
            Self::Educator(r) => (RecordKind::Educator, r.id.0),
            Self::Family(r) => (RecordKind::Family, r.id.0),
            Self::Student(r) => (RecordKind::Student, r.id.0),
            Self::Visit(r) => (RecordKind::Visit, r.id.0),
            Self::Between(r) => (RecordKind::Between, r.id.0),
            Self::Promise(r) => (RecordKind::Promise, r.id.0),
            Self::Filing(r) => (RecordKind::Filing, r.id.0),
            Self::SignOff(r) => (RecordKind::SignOff, r.id.0),
            Self::Consent(r) => (RecordKind::Consent, r.id.0),
            Self::Departure(r) => (RecordKind::Departure, r.id.0),
            Self::Draw(r) => (RecordKind::Draw, r.id.0),
            Self::Kept(r) => (RecordKind::Kept, r.id.0),
        }
    }
}

/// Every record that is not removed, and the heads of all texts. Small enough to live in memory: a pair has at most a
/// few hundred visits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// People of this vault, the founder first.
    pub educators: Vec<Educator>,
    /// Families.
    pub families: Vec<Family>,
    /// Students.
    pub students: Vec<Student>,
    /// Visits, voided ones included.
    pub visits: Vec<Visit>,
    /// Lines between visits.
    pub betweens: Vec<Between>,
    /// Promises.
    pub promises: Vec<Promise>,
    /// Filings.
    pub filings: Vec<Filing>,
    /// Sign-offs.
    pub sign_offs: Vec<SignOff>,
    /// Consents.
    pub consents: Vec<Consent>,
    /// Departures, oldest first.
    pub departures: Vec<Departure>,
    /// Draws, oldest first.
    pub draws: Vec<Draw>,
    /// Texts that were looked at before they left, and kept as they are.
    pub kept: Vec<Kept>,
    /// Heads of all texts.
    pub entries: Vec<Entry>,
    /// Short texts that lists show, of those that the open educator may read: prompts tagged `own-hope`,
    /// `before-you-see` and `goal`.
    pub lines: HashMap<EntryId, Private>,
    /// Sign-offs whose signature no key of theirs made. Each is kept, and counts as not signed.
    pub unproven: Vec<SignOffId>,
}

macro_rules! finders {
    ($($(#[$doc:meta])* $name:ident: $list:ident, $id:ty => $record:ty);+ $(;)?) => {
        impl Book {$(
            $(#[$doc])*
            pub fn $name(&self, id: $id) -> Option<&$record> {
                self.$list.iter().find(|r| r.id == id)
            }
        )+}
    };
}

finders! {
    /// Finds an educator.
    educator: educators, EducatorId => Educator;
    /// Finds a family.
    family: families, FamilyId => Family;
    /// Finds a student.
    student: students, StudentId => Student;
    /// Finds a visit.
    visit: visits, VisitId => Visit;
    /// Finds a promise.
    promise: promises, PromiseId => Promise;
    /// Finds a line between visits.
    between: betweens, BetweenId => Between;
    /// Finds a filing.
    filing: filings, FilingId => Filing;
    /// Finds a text's head.
    entry: entries, EntryId => Entry;
}

/// Replaces the record with the same identity, or adds it at the end.
fn upsert<T>(list: &mut Vec<T>, record: T, same: impl Fn(&T) -> bool) {
    match list.iter().position(same) {
        Some(index) => list[index] = record,
        None => list.push(record),
    }
}

impl Book {
    /// Takes a record in, replacing its older self.
    pub fn put(&mut self, record: Record) {
        match record {
            Record::Educator(r) => {
                let id = r.id;
                upsert(&mut self.educators, r, |x| x.id == id);
            }
            Record::Family(r) => {
                let id = r.id;
                upsert(&mut self.families, r, |x| x.id == id);
            }
            Record::Student(r) => {
                let id = r.id;
                upsert(&mut self.students, r, |x| x.id == id);
            }
            Record::Visit(r) => {
                let id = r.id;
                upsert(&mut self.visits, r, |x| x.id == id);
            }
            Record::Between(r) => {
                let id = r.id;
                upsert(&mut self.betweens, r, |x| x.id == id);
            }
            Record::Promise(r) => {
                let id = r.id;
                upsert(&mut self.promises, r, |x| x.id == id);
            }
            Record::Filing(r) => {
                let id = r.id;
                upsert(&mut self.filings, r, |x| x.id == id);
            }
            Record::SignOff(r) => {
                let id = r.id;
                upsert(&mut self.sign_offs, r, |x| x.id == id);
            }
            Record::Consent(r) => {
                let id = r.id;
                upsert(&mut self.consents, r, |x| x.id == id);
            }
            Record::Departure(r) => {
                let id = r.id;
                upsert(&mut self.departures, r, |x| x.id == id);
            }
            Record::Draw(r) => {
                let id = r.id;
                upsert(&mut self.draws, r, |x| x.id == id);
            }
            Record::Kept(r) => {
                let id = r.id;
                upsert(&mut self.kept, r, |x| x.id == id);
            }
        }
    }

    /// Takes a text's head in, replacing its older self.
    pub fn put_entry(&mut self, entry: Entry) {
        let id = entry.id;
        upsert(&mut self.entries, entry, |x| x.id == id);
    }

    /// Leaves a record out of the lists; the vault keeps a tombstone.
    pub fn remove(&mut self, kind: RecordKind, id: Uuid) {
        match kind {
            RecordKind::Educator => self.educators.retain(|r| r.id.0 != id),
            RecordKind::Family => self.families.retain(|r| r.id.0 != id),
            RecordKind::Student => self.students.retain(|r| r.id.0 != id),
            RecordKind::Visit => self.visits.retain(|r| r.id.0 != id),
            RecordKind::Between => self.betweens.retain(|r| r.id.0 != id),
            RecordKind::Promise => self.promises.retain(|r| r.id.0 != id),
            RecordKind::Filing => self.filings.retain(|r| r.id.0 != id),
            RecordKind::SignOff => self.sign_offs.retain(|r| r.id.0 != id),
            RecordKind::Consent => self.consents.retain(|r| r.id.0 != id),
            RecordKind::Departure => self.departures.retain(|r| r.id.0 != id),
            RecordKind::Draw => self.draws.retain(|r| r.id.0 != id),
            RecordKind::Kept => self.kept.retain(|r| r.id.0 != id),
        }
    }

    /// The aliases that families have.
    pub fn aliases(&self) -> BTreeSet<String> {
        self.families.iter().map(|family| family.alias.clone()).collect()
    }

    /// The students of a family.
    pub fn students_of(&self, family: FamilyId) -> impl Iterator<Item = &Student> {
        self.students.iter().filter(move |s| s.family == family)
    }

    /// The visits of a family, voided ones left out, by day.
    pub fn visits_of(&self, family: FamilyId) -> Vec<&Visit> {
        let mut visits: Vec<_> = self.visits.iter().filter(|v| v.family == family && !v.voided).collect();
        visits.sort_by_key(|v| (v.day().is_none(), v.day(), v.id));
        visits
    }

    /// The heads of a visit's texts.
    pub fn entries_of(&self, visit: VisitId) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |e| e.visit == visit)
    }

    /// The lines that the pair marked as the family's own hopes, over all visits of a family, oldest first.
    pub fn own_hopes(&self, family: FamilyId) -> Vec<(&Entry, &Private)> {
        let mut hopes: Vec<_> = self
            .entries
            .iter()
            .filter(|e| {
                e.has_tag(super::OWN_HOPE)
                    && self.visit(e.visit).is_some_and(|v| v.family == family && !v.voided)
            })
            .filter_map(|e| self.lines.get(&e.id).map(|line| (e, line)))
            .collect();
        hopes.sort_by_key(|(e, _)| e.id);
        hopes
    }

    /// The promises made in a visit.
    pub fn promises_of(&self, visit: VisitId) -> impl Iterator<Item = &Promise> {
        self.promises.iter().filter(move |p| p.visit == visit)
    }

    /// The filings of a visit, newest first.
    pub fn filings_of(&self, visit: VisitId) -> Vec<&Filing> {
        let mut filings: Vec<_> = self.filings.iter().filter(|f| f.visit == visit).collect();
        filings.sort_by_key(|f| std::cmp::Reverse(f.number));
        filings
    }

    /// Whether an educator signed this act for a visit; for *agree*, on the given filing.
    pub fn signed(
        &self,
        visit: VisitId,
        act: Act,
        filing: Option<&Filing>,
        educator: EducatorId,
    ) -> Option<&SignOff> {
        self.sign_offs.iter().rev().find(|s| {
            s.visit == visit
                && s.act == act
                && s.educator == educator
                && s.filing == filing.map(|f| f.id)
                && self.statement(s).is_some()
                && !self.unproven.contains(&s.id)
        })
    }

    /// The bytes that a sign-off is over, where what was signed still stands: a page that was changed, or a visit that
    /// was moved to another day, is to be signed again.
    pub fn statement(&self, sign_off: &SignOff) -> Option<Vec<u8>> {
        match sign_off.act {
            Act::There => {
                let statement = there_statement(self.visit(sign_off.visit)?, sign_off.educator);
                (sign_off.hash == statement_hash(&statement)).then_some(statement)
            }
            Act::Agree => {
                let filing = self.filing(sign_off.filing?)?;
                (sign_off.hash == filing.hash()).then(|| agree_statement(filing, sign_off.educator))
            }
        }
    }

    /// The newest filing that everybody who must sign has signed: what exports use.
    pub fn agreed_filing(&self, visit: VisitId) -> Option<&Filing> {
        self.filings_of(visit).into_iter().find(|filing| {
            filing.signers.iter().all(|&who| self.signed(visit, Act::Agree, Some(filing), who).is_some())
        })
    }

    /// Whether a joint answer was changed, added or emptied after the newest filing, and waits to be agreed on again.
    pub fn changed_since_filing(&self, visit: VisitId) -> bool {
        let Some(&newest) = self.filings_of(visit).first() else { return false };
        let filed = |entry: &Entry| newest.answers.iter().find(|answer| answer.entry == entry.id);
        let guides: Vec<&str> = newest
            .answers
            .iter()
            .filter_map(|answer| self.entry(answer.entry))
            .map(|entry| entry.guide.as_str())
            .collect();
        self.entries_of(visit)
            .filter(|entry| entry.author.is_none() && guides.contains(&entry.guide.as_str()))
            .any(|entry| match (&entry.hash, filed(entry)) {
                (Some(hash), Some(answer)) => *hash != answer.hash(),
                (Some(_), None) => entry.written,
                (None, _) => false,
            })
    }

    /// Whether everybody who must sign said that they were there.
    pub fn all_there(&self, visit: &Visit) -> bool {
        let mut visitors = visit.visitors().peekable();
        visitors.peek().is_some()
            && visitors.all(|who| self.signed(visit.id, Act::There, None, who).is_some())
    }

    /// How an educator confirmed having been there: with their own key, typed by the partner, or not yet.
    pub fn confirmed(&self, visit: VisitId, educator: EducatorId) -> Option<&Signed> {
        self.signed(visit, Act::There, None, educator).map(|s| &s.signed)
    }

    /// The students of a visit, as the pair names them: "Maya", "Maya and Leo" with what `and` says before the last.
    pub fn student_names(&self, visit: &Visit, and: impl Fn(&str) -> String) -> String {
        let names: Vec<&str> =
            visit.students.iter().filter_map(|&id| self.student(id)).map(|s| &*s.name).collect();
        match names.as_slice() {
            [] => self.family(visit.family).map(|f| f.name.to_string()).unwrap_or_default(),
            [one] => (*one).to_owned(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), and(last)),
        }
    }
}
