//! The form of a promise. A family's has no date and no tick.

use super::{Draft, educators, line, next_day, options};
use crate::guide::{ready, to_fill_in};
use crate::private::Private;
use crate::say;
use crate::tui::go::Go;
use crate::tui::widget::form::Row;
use crate::tui::world::World;
use crate::visit::{EducatorId, Need, Promise, PromiseId, Record, Request, VisitId, Whose};

/// The promise as it will be kept.
pub(super) struct PromiseDraft {
    promise: Promise,
    need: Option<Need>,
    /// The line for sharing, also while nothing is asked for.
    line: Private,
}

impl PromiseDraft {
    /// Over a promise that is known, or a new one of ours.
    pub(super) fn of(visit: VisitId, known: Option<PromiseId>, world: &mut World) -> Self {
        let promise = known
            .and_then(|id| world.book.promise(id))
            .cloned()
            .unwrap_or_else(|| Promise::of_ours(PromiseId(world.id()), visit, ""));
        let (need, line) = promise.request.clone().map(|r| (r.need, r.line)).unzip();
        Self { promise, need, line: line.unwrap_or_default() }
    }

    /// Over a new one that begins with a ready sentence.
    pub(super) fn ready(visit: VisitId, id: &str, world: &mut World) -> Self {
        let mut draft = Self::of(visit, None, world);
        let sentence = ready(world.text.language()).iter().find(|sentence| sentence.id == id);
        draft.promise.text = sentence.map(|sentence| sentence.ours.as_str().into()).unwrap_or_default();
        draft
    }

    /// The rows that a promise of ours has: a day, and what the coordinator is asked for.
    fn ours_only(&mut self, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let due = self.promise.due.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
        let mut needs = vec![(None, say!(text, "need-none"))];
        needs.extend(
            options("need", Need::ALL, Need::word, world).into_iter().map(|(n, words)| (Some(n), words)),
        );
        let mut rows = vec![
            Row::typed(say!(text, "promise-due"), &due, |d: &mut Self, typed, world| {
                d.promise.due = if typed.is_empty() { None } else { Some(next_day(typed, world)?) };
                Ok(())
            })
            .saying(super::echo_day("due-hint")),
            Row::choice(say!(text, "promise-need"), needs, self, |d| &mut d.need),
        ];
        if self.need.is_some() {
            rows.push(
                Row::line(say!(text, "promise-request"), self, |d| &mut d.line)
                    .hint(say!(text, "promise-request-hint"))
                    .needing("promise-request-needed", |d, _| line(&d.line).is_some()),
            );
        }
        rows
    }
}

impl Draft for PromiseDraft {
    fn title(&self, world: &World) -> String {
        let family =
            world.book.visit(self.promise.visit).map(|v| world.family_name(v.family)).unwrap_or_default();
        format!("{family} · {}", say!(world.text, "promise-title"))
    }

    fn intro(&self, world: &World) -> String {
        say!(world.text, "promise-intro")
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let now = (self.promise.whose, self.promise.by);
        let mut whose: Vec<((Whose, Option<EducatorId>), String)> = vec![
            ((Whose::Ours, None), say!(text, "promise-whose-both")),
            ((Whose::Theirs, None), say!(text, "promise-whose-family")),
        ];
        whose.extend(educators(world).into_iter().map(|(id, name)| ((Whose::Ours, Some(id)), name)));
        let mut rows = vec![
            Row::line(say!(text, "promise-text"), self, |d| &mut d.promise.text).checking(
                |d: &mut Self, world| {
                    let text = &world.text;
                    if d.promise.text.is_empty() {
                        return Err(say!(text, "promise-needed"));
                    }
                    let open = to_fill_in(&d.promise.text).map(|place| &d.promise.text[place]);
                    open.map_or(Ok(()), |word| Err(say!(text, "to-fill-in", word = word)))
                },
            ),
            Row::chosen(say!(text, "promise-whose"), whose, Some(&now), |d: &mut Self, (whose, by)| {
                (d.promise.whose, d.promise.by) = (whose, by);
            })
            .needing("promise-is-filed", |d, world| {
                let before = world.book.promise(d.promise.id);
                let filed = before.filter(|p| world.book.is_filed_promise(p));
                filed.is_none_or(|before| before.whose == d.promise.whose)
            }),
        ];
        if self.promise.whose == Whose::Ours {
            rows.extend(self.ours_only(world));
        }
        rows
    }

    fn keep(&mut self, world: &mut World) -> Go {
        let promise = &mut self.promise;
        promise.request = self.need.map(|need| Request { need, line: self.line.clone() });
        if promise.whose == Whose::Theirs {
            (promise.due, promise.request) = (None, None);
        }
        if world.book.promise(promise.id) != Some(promise) {
            world.put(vec![Record::Promise(promise.clone())]);
        }
        Go::Back
    }
}
