//! What the book says of a family or a visit.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    Act, Book, Consent, Draw, EducatorId, Entry, EntryId, FamilyId, Filing, PAY_LOG, Promise, Selection,
    SignOff, Signed, Student, Visit, VisitId, agree_statement, filed_promises, statement_hash,
    there_statement,
};
use crate::guide::Library;
use crate::private::Private;
use crate::terms::Drawer;

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

    /// How a family came to be invited, as it was said last of any of its visits: it is asked once.
    pub(crate) fn selection_said(&self, family: FamilyId) -> Option<Selection> {
        self.visits_of(family).into_iter().rev().find_map(|visit| visit.selection)
    }

    /// The day on which a family was invited, as far as it is written down: its first call, else the first day agreed on or
    /// met.
    pub(crate) fn invited_on(&self, family: FamilyId) -> Option<NaiveDate> {
        let visits = self.visits_of(family);
        let called = visits.iter().flat_map(|v| v.calls.iter().map(|call| call.on)).min();
        called.or_else(|| visits.iter().filter_map(|v| v.day()).min())
    }

    /// The draw that led to a family's invitation, and its number among all draws, from 1: a draw after it chose nobody.
    pub(crate) fn draw_of(&self, family: FamilyId) -> Option<(usize, &Draw)> {
        let invited = self.invited_on(family);
        let led = |draw: &Draw| invited.is_none_or(|day| draw.at.date_naive() <= day);
        let mut draws = self.draws.iter().enumerate();
        let (at, draw) = draws.rfind(|(_, draw)| draw.picked.contains(&family) && led(draw))?;
        Some((at + 1, draw))
    }

    /// How often the same choice of families was drawn from before that draw, with whatever list.
    pub(crate) fn redraws(&self, draw: &Draw) -> u32 {
        let before = self.draws.iter().take_while(|other| other.id != draw.id);
        u32::try_from(before.filter(|other| other.from == draw.from).count()).unwrap_or(u32::MAX)
    }

    /// The families with a student in a class that a student of this family is in; none where the list names no class.
    pub(crate) fn class_list_around(&self, family: FamilyId) -> BTreeSet<FamilyId> {
        let classes: BTreeSet<&str> = self.students_of(family).filter_map(|s| s.class.as_deref()).collect();
        let in_class = |student: &&Student| student.class.as_deref().is_some_and(|c| classes.contains(c));
        self.students.iter().filter(in_class).map(|student| student.family).collect()
    }

    /// Whether anybody called this family, agreed on a time with them or came to see them: a visit that is only noted down
    /// invites nobody.
    pub(crate) fn is_invited(&self, family: FamilyId) -> bool {
        let invited =
            |v: &&Visit| !v.calls.is_empty() || v.agreed.is_some() || v.outcome.is_some() || v.took_place();
        self.visits_of(family).iter().any(invited)
    }

    /// Whether a visit was in a log that was sent for pay once everybody had confirmed it: before, nobody could claim.
    pub(crate) fn was_sent_for_pay(&self, visit: &Visit) -> bool {
        let confirmed = visit.visitors().filter_map(|who| self.signed(visit.id, Act::There, None, who));
        let Some(last) = confirmed.map(|sign_off| sign_off.at).max() else { return false };
        let mut logs = self.disclosures.iter().filter(|d| d.profile == PAY_LOG && d.at >= last);
        logs.any(|log| log.lines.iter().any(|line| line.visit == visit.id))
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

    /// What somebody wrote in their own drawer about what they assumed, by visit in order: before it, then after.
    pub(crate) fn assumptions(&self, who: EducatorId, library: &Library) -> Vec<(VisitId, [Vec<&Entry>; 2])> {
        let mut visits: Vec<_> = self.visits.iter().filter(|visit| !visit.voided).collect();
        visits.sort_by_key(|visit| (visit.day(), visit.id));
        let of = |visit: VisitId| {
            let own = self.entries_of(visit).filter(|e| e.author == Some(who) && e.written);
            let own = own.filter(|e| e.has_tag("assumption") && e.drawer == Drawer::Mine);
            let (before, after): (Vec<&Entry>, Vec<&Entry>) =
                own.partition(|entry| entry.is_from_before(library));
            [before, after]
        };
        let found = visits.into_iter().map(|visit| (visit.id, of(visit.id)));
        found.filter(|(_, both)| both.iter().any(|entries| !entries.is_empty())).collect()
    }

    /// The promises made in a visit.
    pub fn promises_of(&self, visit: VisitId) -> impl Iterator<Item = &Promise> {
        self.promises.under(visit.0)
    }

    /// Whether a page that was filed names a promise: it is kept, or let go openly, and never just gone.
    pub(crate) fn is_filed_promise(&self, promise: &Promise) -> bool {
        let named = |f: &&Filing| f.promises.iter().flatten().any(|p| p.is(promise));
        self.filings_of(promise.visit).iter().any(named)
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
        // The list of promises is an answer like the others; filings from before it was one say nothing of it.
        if newest.promises.as_ref().is_some_and(|before| *before != filed_promises(self, visit)) {
            return true;
        }
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

    /// Whether something of a visit that was filed waits to be agreed on again: what leaves is what both agreed on before.
    pub(crate) fn waits_for_both(&self, visit: VisitId) -> bool {
        let agreed = self.agreed_filing(visit).map(|filing| filing.number);
        let newest = self.filings_of(visit).first().map(|filing| filing.number);
        newest != agreed || self.changed_since_filing(visit)
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
