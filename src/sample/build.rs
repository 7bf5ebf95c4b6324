//! From the file to records and texts, by the rules by which the screens make them.

use std::collections::HashMap;

use chrono::{DateTime, Duration, FixedOffset};
use uuid::Uuid;

use super::time::Moment;
use super::{Said, Sample, SampleError, SignWanted, filed, raw};
use crate::guide::{Kind, Library, Names};
use crate::private::Private;
use crate::site::Site;
use crate::visit::{
    Between, BetweenId, Book, Call, Check, Draft, Draw, DrawId, Educator, EducatorId, Entry, EntryId, Facts,
    Family, FamilyId, Ids, Pass, Pool, Promise, PromiseId, Received, Record, Remembering, Student, StudentId,
    Visit, VisitId, list_hash, pick_at_random, propose_alias,
};

/// Any number: the same one each time, so that the year is the same each time.
const SEED: u64 = 1998;

/// The year while it grows.
pub(super) struct Builder<'a> {
    language: &'a str,
    pub(crate) raw: &'a raw::Year,
    pub(crate) now: DateTime<FixedOffset>,
    pub(crate) library: &'a Library,
    pub(crate) site: &'a Site,
    ids: Ids,
    educators: HashMap<&'a str, EducatorId>,
    /// Everything so far, for the rules that look at all of it.
    pub(crate) book: Book,
    records: Vec<Record>,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) signs: Vec<SignWanted>,
    /// What is filed, once all visits are known.
    pub(crate) filed: Vec<(VisitId, &'a raw::Filed)>,
}

/// Builds the year.
pub(super) fn build(
    raw: &raw::Year,
    language: &str,
    now: DateTime<FixedOffset>,
    library: &Library,
    site: &Site,
    said: &Said<'_>,
) -> Result<Sample, SampleError> {
    let mut builder = Builder {
        language,
        raw,
        now,
        library,
        site,
        ids: Ids::new(SEED),
        educators: HashMap::new(),
        book: Book::default(),
        records: Vec::new(),
        drafts: Vec::new(),
        signs: Vec::new(),
        filed: Vec::new(),
    };
    builder.people()?;
    let families = builder.families()?;
    for drawn in &raw.draw {
        builder.draw(drawn)?;
    }
    for (family, id) in raw.family.iter().zip(families) {
        for visit in &family.visit {
            builder.visit(visit, id)?;
        }
        for line in &family.between {
            builder.between(line, id)?;
        }
    }
    filed::file(&mut builder, said)?;
    filed::depart(&mut builder)?;
    let Builder { book, records, mut drafts, mut signs, .. } = builder;
    drafts.sort_by_key(|draft| draft.at);
    for (generation, draft) in (1..).zip(&mut drafts) {
        draft.generation = generation;
    }
    signs.sort_by_key(|sign| sign.at);
    Ok(Sample { educators: book.educators.to_vec(), records, drafts, signs })
}

impl<'a> Builder<'a> {
    /// An identity stamped with the moment at which its record was made.
    pub(crate) fn id(&mut self, at: DateTime<FixedOffset>) -> Uuid {
        self.ids.next(at.timestamp_millis())
    }

    /// Takes a record in.
    pub(crate) fn put(&mut self, record: Record) {
        self.book.put(record.clone());
        self.records.push(record);
    }

    /// Finds an educator by key.
    pub(crate) fn educator(&self, key: &str) -> Result<EducatorId, SampleError> {
        self.educators.get(key).copied().ok_or_else(|| SampleError::Educator(key.to_owned()))
    }

    /// The instant of a moment.
    pub(crate) fn instant(&self, moment: &Moment) -> Result<DateTime<FixedOffset>, SampleError> {
        moment.instant(self.now)
    }

    fn people(&mut self) -> Result<(), SampleError> {
        let raw = self.raw;
        let at = self.instant(&raw.list_taken_in)?;
        for person in &raw.educator {
            let id = EducatorId(self.id(at));
            self.educators.insert(&person.key, id);
            self.book.educators.put(Educator {
                staff_id: person.staff_id.clone(),
                role: person.role.clone(),
                teaches: person.teaches,
                grades: person.grades,
                trained_through: Some(person.trained_through.on(self.now)?),
                reach: person.reach.as_deref().map(Private::from),
                ..Educator::named(id, &person.name)
            });
        }
        Ok(())
    }

    /// A draw that anybody can make again: the first seed that draws whom the year says. Of a pair among some forty there
    /// are less than a thousand.
    fn draw(&mut self, drawn: &raw::Drawn) -> Result<(), SampleError> {
        let (at, by) = (self.instant(&drawn.at)?, self.educator(&drawn.by)?);
        let pool = Pool { everybody: true, ..Pool::default() };
        let list = pool.families(&self.book);
        let mut wanted: Vec<FamilyId> = self
            .book
            .families
            .iter()
            .filter(|f| drawn.drew.iter().any(|name| *name == *f.name))
            .map(|f| f.id)
            .collect();
        wanted.sort_unstable();
        let is_it = |seed: &u64| {
            let mut picked = pick_at_random(&list, wanted.len(), *seed);
            picked.sort_unstable();
            picked == wanted
        };
        let seed = (0..100_000).find(is_it).unwrap_or_default();
        let picked = pick_at_random(&list, wanted.len(), seed);
        let id = DrawId(self.id(at));
        let draw = Draw { id, at, by, seed, among: list.len(), from: pool, list: list_hash(&list), picked };
        self.put(Record::Draw(draw));
        Ok(())
    }

    /// The families that are told of, in order; then those that are only listed.
    fn families(&mut self) -> Result<Vec<FamilyId>, SampleError> {
        let raw = self.raw;
        let at = self.instant(&raw.list_taken_in)?;
        let mut told = Vec::new();
        for family in &raw.family {
            told.push(self.family(family, at));
        }
        for listed in &raw.listed {
            self.family(&listed.family(), at);
        }
        Ok(told)
    }

    fn family(&mut self, raw: &raw::Family, at: DateTime<FixedOffset>) -> FamilyId {
        let id = FamilyId(self.id(at));
        let alias = propose_alias(&self.book.aliases(), self.language);
        self.put(Record::Family(Family {
            id,
            name: raw.name.as_str().into(),
            alias,
            languages: raw.languages.clone(),
            interpreter: raw.interpreter,
            channel: raw.channel,
            closed_on: None,
        }));
        for child in &raw.students {
            let number = 70_000 + self.book.students.len();
            let student = Student {
                band: Some(child.band),
                class: Some(child.class.clone()),
                source_key: Some(number.to_string().into()),
                ..Student::named(StudentId(self.id(at)), &child.name, id)
            };
            self.put(Record::Student(student));
        }
        id
    }

    fn visit(&mut self, raw: &'a raw::Planned, family: FamilyId) -> Result<(), SampleError> {
        let agreed = raw.agreed.as_ref().map(|moment| moment.local(self.now)).transpose()?;
        let mut calls = Vec::new();
        for call in &raw.calls {
            let (on, by) = (call.on.on(self.now)?, self.educator(&call.by)?);
            calls.push(Call { on, by, outcome: call.outcome });
        }
        let team = raw.team.iter().map(|key| self.educator(key)).collect::<Result<Vec<_>, _>>()?;
        let remembered =
            raw.remembered.iter().map(|key| self.educator(key)).collect::<Result<Vec<_>, _>>()?;
        let students: Vec<StudentId> = self
            .book
            .students_of(family)
            .filter(|s| raw.about.as_ref().is_none_or(|names| names.iter().any(|name| **name == *s.name)))
            .map(|s| s.id)
            .collect();
        let moved = raw.moved.iter().map(|moment| moment.local(self.now)).collect::<Result<_, _>>()?;
        let made = self.instant(&self.raw.list_taken_in)?;
        let id = VisitId(self.id(made));
        let planned = self.book.plan(id, family, raw.occasion, &team, &mut self.ids);
        let visit = Visit {
            students,
            mode: raw.mode,
            place: raw.place,
            agreed,
            moved,
            calls,
            selection: raw.selection,
            outcome: raw.outcome,
            facts: self.facts(&raw.facts, planned.kept_by),
            remembering: raw.remembering,
            shown: raw.remembering == Some(Remembering::Together)
                || (!team.is_empty() && team.iter().all(|who| remembered.contains(who))),
            remembered,
            prepared: raw.prepared,
            thanked: raw.thanked,
            voided: raw.voided,
            ..planned
        };
        self.put(Record::Visit(visit.clone()));
        for sitting in &raw.sitting {
            self.sitting(sitting, &visit)?;
        }
        if let Some(hopes) = &raw.own_hopes {
            self.own_hopes(hopes, visit.id)?;
        }
        for promise in &raw.promise {
            let promise = Promise {
                id: PromiseId(self.id(made)),
                visit: visit.id,
                text: promise.text.as_str().into(),
                whose: promise.whose,
                by: promise.by.as_deref().map(|key| self.educator(key)).transpose()?,
                due: promise.due.as_ref().map(|due| due.on(self.now)).transpose()?,
                state: promise.state,
                request: promise.request.clone(),
            };
            self.put(Record::Promise(promise));
        }
        self.filed.extend(raw.filing.as_ref().map(|filing| (visit.id, filing)));
        Ok(())
    }

    fn facts(&self, raw: &raw::Found, kept_by: Option<EducatorId>) -> Facts {
        let met = raw.met == Some(true);
        Facts {
            met: raw.met,
            on: None,
            minutes: raw.minutes,
            student_there: raw.student_there,
            family_members: raw.family_members,
            outside_contract: raw.outside_contract,
            funding_code: self.site.funding_codes.first().filter(|_| met).cloned(),
            proof: raw.proof,
            proof_by: kept_by.filter(|_| raw.proof.is_some()),
        }
    }

    fn between(&mut self, raw: &raw::Happened, family: FamilyId) -> Result<(), SampleError> {
        let made = self.instant(&self.raw.list_taken_in)?;
        let between = Between {
            id: BetweenId(self.id(made)),
            family,
            on: raw.on.at_school(self.now)?,
            kind: raw.kind,
            channel: raw.channel,
            by: self.educator(&raw.by)?,
            went: raw.went,
            line: raw.line.as_str().into(),
            received: raw.from.map(|sender| Received {
                sender,
                name: raw.name.as_str().into(),
                answers: None,
                read_on: None,
            }),
        };
        self.put(Record::Between(between));
        Ok(())
    }

    /// What one person typed in one go, a box a minute.
    fn sitting(&mut self, raw: &raw::Sitting, visit: &Visit) -> Result<(), SampleError> {
        let library = self.library;
        let guide = library.get(&raw.guide).ok_or_else(|| SampleError::Guide(raw.guide.clone()))?;
        let by = self.educator(&raw.by)?;
        let begun = self.instant(&raw.when)?;
        let pass = raw.pass.unwrap_or(Pass::Only);
        let suits = guide.suits(visit.occasion) && guide.passes.contains(&pass);
        let prompts = if suits { guide.walk(pass, &self.book.setting(visit)) } else { Vec::new() };
        let missing =
            raw.says.keys().find(|id| !prompts.iter().any(|(_, p)| p.id == **id && p.has_box(pass)));
        if let Some(prompt) = missing {
            return Err(SampleError::Prompt { guide: raw.guide.clone(), prompt: prompt.clone() });
        }
        let names = self.names(visit, by);
        let said = prompts.iter().filter_map(|(_, prompt)| Some((*prompt, raw.says.get(&prompt.id)?)));
        for (minutes, (prompt, said)) in (0..).zip(said) {
            let at = begun + Duration::minutes(minutes);
            let (text, check, on) = match said {
                raw::Said::Words(text) => (text, (prompt.kind == Kind::Check).then_some(Check::Open), None),
                raw::Said::Checked { check, note, by } => {
                    let on = by.as_ref().map(|day| day.on(self.now)).transpose()?;
                    (note, Some(*check), on)
                }
            };
            let id = EntryId(self.id(at));
            let entry = Entry::under(id, visit, &guide.id, (prompt, pass), &names, by);
            // As on the evening itself: the visit says whether it has been shown since.
            let held = pass == Pass::Remember && entry.author.is_some();
            let entry = Entry { held, check, on, ..entry };
            self.write(entry, text, by, at);
        }
        Ok(())
    }

    /// The lines that the pair marked side by side; outside any guide.
    fn own_hopes(&mut self, raw: &raw::OwnHopes, visit: VisitId) -> Result<(), SampleError> {
        let (by, begun) = (self.educator(&raw.by)?, self.instant(&raw.when)?);
        for (seconds, line) in (0..).zip(&raw.lines) {
            let at = begun + Duration::seconds(seconds);
            let entry = Entry::own_hope(EntryId(self.id(at)), visit, &self.raw.own_hope_words);
            self.write(entry, line, by, at);
        }
        Ok(())
    }

    fn write(&mut self, mut entry: Entry, text: &str, by: EducatorId, at: DateTime<FixedOffset>) {
        let text = Private::from(text.trim());
        entry.written = !text.is_empty();
        self.book.put_entry(entry.clone());
        self.drafts.push(Draft { entry, text, by, at, generation: 0 });
    }

    pub(crate) fn names(&self, visit: &Visit, by: EducatorId) -> Names {
        let partner = visit.visitors().find(|&id| id != by).and_then(|id| self.book.educator(id));
        let student = self.book.student_names(visit, |_| self.raw.and.clone());
        Names {
            the_student: student.clone(),
            student,
            family: self.book.family(visit.family).map(|f| f.name.to_string()).unwrap_or_default(),
            partner: partner.map(|e| e.name.to_string()).unwrap_or_default(),
            // Only cards have it, and nothing is written on a card.
            reporting: String::new(),
            aid_forms: String::new(),
            aid_person: String::new(),
            several: visit.students.len() > 1,
        }
    }
}
