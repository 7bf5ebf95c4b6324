//! Typing a paper kit back: the same order as on the sheet, four minutes. What was remembered stands as written together, since one
//! of the two types it; who signed on paper is noted as that, with who keeps the sheet.

use super::{Draft, echo_day, educators, next_day, past_day};
use crate::guide::{Kind, Prompt, Stage};
use crate::private::Private;
use crate::say;
use crate::tui::go::Go;
use crate::tui::msg::Ask;
use crate::tui::phrase::{heading, names};
use crate::tui::widget::form::Row;
use crate::tui::world::World;
use crate::visit::{
    Act, EducatorId, Entry, EntryId, Facts, Pass, Promise, PromiseId, Proof, Record, Remembering, SignOff,
    SignOffId, Signed, Visit, VisitId, statement_hash, there_statement,
};

/// A box of the sheet that becomes a text: under which prompt, and what was written.
struct Written {
    guide: String,
    prompt: Prompt,
    pass: Pass,
    words: Private,
}

/// The sheet as it will be kept.
pub(super) struct TypeBackDraft {
    visit: VisitId,
    facts: Facts,
    /// What each of the two remembered, by who it was; none where texts of one alone are here already.
    remembered: Vec<(EducatorId, Private)>,
    answers: Vec<Written>,
    promise: Private,
    due: Option<chrono::NaiveDate>,
    kept_by: Option<EducatorId>,
}

impl TypeBackDraft {
    /// Over a visit. What is written here already is not asked again.
    pub(super) fn of(id: VisitId, world: &World) -> Option<Self> {
        let visit = world.book.visit(id)?;
        let facts = visit.facts.clone();
        let is_written = |guide: &str, prompt: &str| {
            world.book.entries_of(id).any(|e| e.guide == guide && e.prompt == prompt && e.written)
        };
        let alone = visit.remembering == Some(Remembering::Alone);
        let first =
            Self::memory(id, world).filter(|(guide, prompt, _)| !alone && !is_written(guide, &prompt.id));
        let people: Vec<EducatorId> = visit.visitors().filter(|_| first.is_some()).collect();
        let reflect = world.library.for_stage(Stage::Reflect, visit.occasion)?;
        let prompts = reflect.sections.iter().flat_map(|section| &section.prompts);
        let asked =
            prompts.filter(|p| p.essential && p.kind != Kind::Promise && !is_written(&reflect.id, &p.id));
        let answers = asked.map(|prompt| Written {
            guide: reflect.id.clone(),
            prompt: prompt.clone(),
            pass: Pass::Only,
            words: Private::default(),
        });
        Some(Self {
            visit: id,
            facts,
            remembered: people.into_iter().map(|who| (who, Private::default())).collect(),
            answers: answers.collect(),
            promise: Private::default(),
            due: None,
            kept_by: None,
        })
    }

    /// The first box of remembering, in which the two columns of the sheet stand.
    fn memory(visit: VisitId, world: &World) -> Option<(String, Prompt, Pass)> {
        let visit = world.book.visit(visit)?;
        let guide = world.library.for_stage(Stage::Visit, visit.occasion)?;
        let pass = if guide.passes.contains(&Pass::Remember) { Pass::Remember } else { Pass::Only };
        let prompts = guide.walk(pass, &world.book.setting(visit));
        let (_, prompt) = prompts.into_iter().find(|(_, prompt)| prompt.has_box(pass))?;
        Some((guide.id.clone(), prompt.clone(), pass))
    }

    /// Keeps a text of both, as if it were written in its box.
    fn write(&self, written: &Written, words: &str, world: &mut World) {
        let Some(visit) = world.book.visit(self.visit).cloned() else { return };
        let Some(me) = world.author() else { return };
        let names = names::of(&visit, world);
        let id = EntryId(world.id());
        let place = (&written.prompt, written.pass);
        let entry = Entry::under(id, &visit, &written.guide, place, &names, me);
        world.write(Entry { author: None, held: false, ..entry }, words.to_owned());
        world.ask(Ask::Close(id));
    }
}

impl Draft for TypeBackDraft {
    fn title(&self, world: &World) -> String {
        let visit = world.book.visit(self.visit).map(|visit| heading(visit, world)).unwrap_or_default();
        format!("{visit} · {}", say!(world.text, "type-back"))
    }

    fn intro(&self, world: &World) -> String {
        say!(world.text, "type-back-why")
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let agreed = world.book.visit(self.visit).and_then(Visit::day);
        let on = self.facts.on.or(agreed).map(|day| day.to_string()).unwrap_or_default();
        let minutes = self.facts.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        let mut rows = vec![
            Row::typed(say!(text, "facts-on"), &on, |d: &mut Self, typed, world| {
                d.facts.on = if typed.is_empty() { None } else { Some(past_day(typed, world)?) };
                Ok(())
            })
            .saying(echo_day("")),
            Row::typed(say!(text, "facts-minutes"), &minutes, |d: &mut Self, typed, world| {
                d.facts.minutes = super::facts::at_most(typed, 600, world)?;
                Ok(())
            }),
        ];
        for at in 0..self.remembered.len() {
            let name = world.name_of(self.remembered[at].0);
            rows.push(Row::line(say!(text, "type-back-column", name = name), self, move |d| {
                &mut d.remembered[at].1
            }));
        }
        for at in 0..self.answers.len() {
            let label = self.answers[at].prompt.intent.clone();
            rows.push(Row::line(label, self, move |d| &mut d.answers[at].words));
        }
        let due = self.due.map(|day| day.to_string()).unwrap_or_default();
        rows.push(Row::line(say!(text, "type-back-promise"), self, |d| &mut d.promise));
        rows.push(
            Row::typed(say!(text, "promise-due"), &due, |d: &mut Self, typed, world| {
                d.due = if typed.is_empty() { None } else { Some(next_day(typed, world)?) };
                Ok(())
            })
            .saying(echo_day("due-hint")),
        );
        let mut keepers = vec![(None, say!(text, "type-back-unsigned"))];
        keepers.extend(educators(world).into_iter().map(|(id, name)| (Some(id), name)));
        rows.push(Row::choice(say!(text, "type-back-kept-by"), keepers, self, |d| &mut d.kept_by));
        rows
    }

    fn keep(&mut self, world: &mut World) -> Go {
        let id = self.visit;
        let mut facts = self.facts.clone();
        facts.met = Some(true);
        if let Some(keeper) = self.kept_by {
            (facts.proof, facts.proof_by) = (Some(Proof::SignedSlip), Some(keeper));
        }
        let remembers = self.remembered.iter().any(|(_, words)| !words.trim().is_empty());
        world.change_visit(id, |visit| {
            visit.take_facts(facts);
            if remembers {
                visit.remembering = Some(Remembering::Together);
                let visitors: Vec<EducatorId> = visit.visitors().collect();
                for who in visitors {
                    visit.remembered_by(who);
                }
            }
        });
        let lines = self.remembered.iter().filter(|(_, words)| !words.trim().is_empty());
        let lines: Vec<String> =
            lines.map(|(who, words)| format!("{}: {}", world.name_of(*who), words.trim())).collect();
        if let Some((guide, prompt, pass)) = Self::memory(id, world).filter(|_| !lines.is_empty()) {
            let written = Written { guide, prompt, pass, words: Private::default() };
            self.write(&written, &lines.join("\n"), world);
        }
        for written in self.answers.iter().filter(|written| !written.words.trim().is_empty()) {
            self.write(written, written.words.trim(), world);
        }
        let mut records = Vec::new();
        if !self.promise.trim().is_empty() {
            let promise = Promise::of_ours(PromiseId(world.id()), id, self.promise.trim());
            records.push(Record::Promise(Promise { due: self.due, ..promise }));
        }
        let visit = world.book.visit(id).cloned();
        if let Some((keeper, visit)) = self.kept_by.zip(visit) {
            let unsigned = |who: &EducatorId| world.book.signed(id, Act::There, None, *who).is_none();
            let people: Vec<EducatorId> = visit.visitors().filter(unsigned).collect();
            for who in people {
                records.push(Record::SignOff(SignOff {
                    id: SignOffId(world.id()),
                    visit: id,
                    act: Act::There,
                    filing: None,
                    educator: who,
                    at: world.now,
                    hash: statement_hash(&there_statement(&visit, who)),
                    signed: Signed::Paper(keeper),
                }));
            }
        }
        world.put(records);
        world.notice = Some(say!(world.text, "type-back-done"));
        Go::Back
    }
}
