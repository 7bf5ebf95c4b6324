//! What the book says of a family or a visit.

use std::collections::BTreeSet;

use super::{
    Act, Book, Consent, EducatorId, Entry, EntryId, FamilyId, Filing, Promise, SignOff, Signed, Student,
    Visit, VisitId, agree_statement, statement_hash, there_statement,
};
use crate::private::Private;

impl Book {
    /// The aliases that families have.
    pub(crate) fn aliases(&self) -> BTreeSet<String> {
        self.families.iter().map(|family| family.alias.clone()).collect()
    }

    /// The students of a family.
    pub fn students_of(&self, family: FamilyId) -> impl Iterator<Item = &Student> {
        self.students.under(family.0)
    }

    /// The visits of a family, voided ones left out, by day.
    pub fn visits_of(&self, family: FamilyId) -> Vec<&Visit> {
        let mut visits: Vec<_> = self.visits.under(family.0).filter(|v| !v.voided).collect();
        visits.sort_by_key(|v| (v.day().is_none(), v.day(), v.id));
        visits
    }

    /// The heads of a visit's texts.
    pub fn entries_of(&self, visit: VisitId) -> impl Iterator<Item = &Entry> {
        self.entries.under(visit.0)
    }

    /// The lines that the pair marked as the family's own hopes, over all visits of a family, oldest first.
    pub fn own_hopes(&self, family: FamilyId) -> Vec<(&Entry, &Private)> {
        let mut hopes: Vec<_> = self
            .visits
            .under(family.0)
            .filter(|v| !v.voided)
            .flat_map(|v| self.entries_of(v.id))
            .filter(|e| e.has_tag(super::OWN_HOPE))
            .filter_map(|e| self.lines.get(&e.id).map(|line| (e, line)))
            .collect();
        hopes.sort_by_key(|(e, _)| e.id);
        hopes
    }

    /// The promises made in a visit.
    pub fn promises_of(&self, visit: VisitId) -> impl Iterator<Item = &Promise> {
        self.promises.under(visit.0)
    }

    /// The filings of a visit, newest first.
    pub fn filings_of(&self, visit: VisitId) -> Vec<&Filing> {
        let mut filings: Vec<_> = self.filings.under(visit.0).collect();
        filings.sort_by_key(|f| std::cmp::Reverse(f.number));
        filings
    }

    /// What each educator allows of an answer, oldest first.
    pub fn consents_of(&self, answer: EntryId) -> impl DoubleEndedIterator<Item = &Consent> {
        self.consents.under(answer.0)
    }

    /// Whether an educator signed this act for a visit; for *agree*, on the given filing.
    pub fn signed(
        &self,
        visit: VisitId,
        act: Act,
        filing: Option<&Filing>,
        educator: EducatorId,
    ) -> Option<&SignOff> {
        self.sign_offs.under(visit.0).rev().find(|s| {
            s.act == act
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
