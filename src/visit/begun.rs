//! How records begin: with what can be known before anybody says anything. Screens, the command line and the made-up year
//! make theirs here.

use chrono::NaiveDate;

use super::{
    Book, Call, CallOutcome, Check, EducatorId, Entry, EntryId, FamilyId, Ids, Member, OWN_HOPE, Outcome,
    Remembering, Role, Visit, VisitId, visit_ref,
};
use crate::guide::{Kind, Names, Prompt, Setting};
use crate::terms::{Band, Drawer, Occasion, Pass};

impl Book {
    /// A visit with a family: at home, with all its students, of this team, the first of whom opens.
    pub fn plan(
        &self,
        id: VisitId,
        family: FamilyId,
        occasion: Occasion,
        team: &[EducatorId],
        ids: &mut Ids,
    ) -> Visit {
        let visit_ref = loop {
            let name = visit_ref(ids);
            if self.visits.iter().all(|v| v.visit_ref != name) {
                break name;
            }
        };
        let role = |index| if index == 0 { Role::Lead } else { Role::Partner };
        let known = self.family(family);
        let interpreter = known.is_some_and(|f| f.interpreter);
        let language = known.and_then(|f| f.languages.first().cloned()).filter(|_| interpreter);
        Visit {
            id,
            visit_ref,
            family,
            students: self.students_of(family).map(|s| s.id).collect(),
            occasion,
            team: team.iter().enumerate().map(|(i, &educator)| Member { educator, role: role(i) }).collect(),
            interpreter,
            language,
            kept_by: team.first().copied(),
            ..Visit::default()
        }
    }

    /// What a next visit with a family is for: first, unless there was a first visit.
    pub fn likely_occasion(&self, family: FamilyId) -> Occasion {
        if !self.visits_of(family).iter().any(|v| v.occasion.is_first() && v.took_place()) {
            return Occasion::First;
        }
        let high = self.students_of(family).any(|s| s.band == Some(Band::High));
        if high { Occasion::SecondCollegeCareer } else { Occasion::SecondAcademic }
    }

    /// What a visit already knows, by which variants of prompts are chosen.
    pub(crate) fn setting(&self, visit: &Visit) -> Setting {
        let mut bands: Vec<Band> = visit.students.iter().filter_map(|&id| self.student(id)?.band).collect();
        // Of students of whom nobody said it, the grades that the pair teaches are the best guess.
        if bands.is_empty() {
            bands = visit.visitors().filter_map(|id| self.educator(id)?.grades).collect();
        }
        let spoken = self.family(visit.family).into_iter().flat_map(|family| &family.languages);
        Setting {
            bands,
            mode: Some(visit.mode),
            interpreter: Some(visit.interpreter),
            siblings: Some(visit.students.len() > 1),
            occasion: Some(visit.occasion),
            subjects: visit.visitors().filter_map(|id| self.educator(id)?.subject()).collect(),
            signing: Some(visit.language.iter().chain(spoken).any(|language| is_signed(language))),
        }
    }
}

/// Languages of signs, as they may be called where a family's language is noted.
const SIGNED: &str = include_str!("../../assets/plain/signed.txt");

/// Whether a language, as it is called beside a family, is one of signs.
fn is_signed(called: &str) -> bool {
    let plain = crate::clean::folded(called.trim());
    SIGNED.lines().any(|name| !name.is_empty() && plain == crate::clean::folded(name))
}

impl Visit {
    /// Whose text a prompt takes when somebody writes under it: nobody's own where it is written together.
    pub(crate) fn author_of(&self, prompt: &Prompt, pass: Pass, who: EducatorId) -> Option<EducatorId> {
        let together = pass == Pass::Remember && self.remembering == Some(Remembering::Together);
        (!prompt.joint && prompt.kind != Kind::Check && !together).then_some(who)
    }

    /// Notes a call, and what it ends: a no gives way to a later word.
    pub fn called(&mut self, on: NaiveDate, by: EducatorId, outcome: CallOutcome) {
        self.calls.push(Call { on, by, outcome });
        self.call_again_on = None;
        if outcome == CallOutcome::Declined {
            self.outcome = Some(Outcome::Declined);
        } else if self.outcome == Some(Outcome::Declined) {
            self.outcome = None;
        }
        // A time that is agreed anew is said anew, be it the same.
        if outcome == CallOutcome::Agreed && self.came_to_nothing() {
            self.moved.extend(self.agreed.take());
            (self.outcome, self.facts.met, self.facts.on) = (None, None, None);
        }
    }

    /// Somebody is done remembering; when all are, or they did it together, what each wrote is shown.
    pub fn remembered_by(&mut self, who: EducatorId) {
        let together = self.remembering == Some(Remembering::Together);
        self.remembering.get_or_insert(Remembering::Alone);
        if !self.remembered.contains(&who) {
            self.remembered.push(who);
        }
        let all = self.visitors().all(|id| self.remembered.contains(&id));
        self.shown |= together || all;
    }

    /// Somebody agrees to show what was written alone before both are done. It is shown when everybody agrees who has
    /// written (`wrote`): a partner who has written nothing alone holds nobody back.
    pub fn agree_to_show(&mut self, who: EducatorId, wrote: &[EducatorId]) {
        if !self.agreed_to_show.contains(&who) {
            self.agreed_to_show.push(who);
        }
        let all = self.visitors().all(|id| {
            self.agreed_to_show.contains(&id) || self.remembered.contains(&id) || !wrote.contains(&id)
        });
        self.shown |= all;
    }
}

impl Entry {
    /// The head of a text under a prompt, before anything is written: in the pair's drawer where it is written together,
    /// held where one remembers alone.
    pub fn under(
        id: EntryId,
        visit: &Visit,
        guide: &str,
        (prompt, pass): (&Prompt, Pass),
        names: &Names,
        who: EducatorId,
    ) -> Self {
        let author = visit.author_of(prompt, pass, who);
        Self {
            id,
            visit: visit.id,
            guide: guide.to_owned(),
            prompt: prompt.id.clone(),
            pass,
            words: names.fill(prompt.words(pass)).into(),
            author,
            drawer: if author.is_none() { Drawer::Ours } else { prompt.drawer },
            held: pass == Pass::Remember && author.is_some() && !visit.shown,
            check: (prompt.kind == Kind::Check).then_some(Check::Open),
            tags: prompt.tags.clone(),
            ..Self::default()
        }
    }

    /// The head of a line that the pair marks as the family's own hope; outside any guide.
    pub fn own_hope(id: EntryId, visit: VisitId, words: &str) -> Self {
        Self {
            id,
            visit,
            prompt: OWN_HOPE.to_owned(),
            pass: Pass::Remember,
            words: words.into(),
            tags: vec![OWN_HOPE.to_owned()],
            ..Self::default()
        }
    }
}
