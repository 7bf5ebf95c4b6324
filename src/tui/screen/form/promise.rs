//! The form of a promise. A family's has no date and no tick.

use super::{Draft, educators, line, next_day, options};
use crate::say;
use crate::tui::go::Go;
use crate::tui::widget::form::Row;
use crate::tui::world::World;
use crate::visit::{EducatorId, Need, Promise, PromiseId, PromiseState, Record, Request, VisitId, Whose};

/// The promise as it will be kept.
pub(super) struct PromiseDraft(Promise);

impl PromiseDraft {
    /// Over a promise that is known, or a new one of ours.
    pub(super) fn of(visit: VisitId, known: Option<PromiseId>, world: &mut World) -> Self {
        Self(known.and_then(|id| world.book.promise(id)).cloned().unwrap_or_else(|| Promise {
            id: PromiseId(world.id()),
            visit,
            text: "".into(),
            whose: Whose::Ours,
            by: None,
            due: None,
            state: PromiseState::Open,
            request: None,
        }))
    }

    /// The rows that a promise of ours has: a day, and what the coordinator is asked for.
    fn ours_only(&self, world: &World) -> Vec<Row<Self>> {
        let (text, it) = (&world.text, &self.0);
        let due = it.due.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
        let mut needs = vec![(None, say!(text, "need-none"))];
        needs.extend(
            options("need", Need::ALL, Need::word, world).into_iter().map(|(n, words)| (Some(n), words)),
        );
        let need = it.request.as_ref().map(|request| request.need);
        let mut rows = vec![
            Row::anew(say!(text, "promise-due"), &due, |d: &mut Self, typed, world| {
                d.0.due = if typed.is_empty() { None } else { Some(next_day(typed, world)?) };
                Ok(())
            })
            .saying(super::echo_day("due-hint")),
            Row::chosen(
                say!(text, "promise-need"),
                needs,
                Some(&need),
                |d: &mut Self, need: Option<Need>| {
                    // The words of the promise are a beginning; what leaves is written for sharing.
                    let words = d.0.request.take().map_or_else(|| d.0.text.clone(), |request| request.line);
                    d.0.request = need.map(|need| Request { need, line: words });
                },
            ),
        ];
        if let Some(request) = &it.request {
            let row = Row::typed(say!(text, "promise-request"), &request.line, |d: &mut Self, typed, _| {
                if let Some(request) = &mut d.0.request {
                    request.line = crate::clean::line(typed).into();
                }
                Ok(())
            });
            rows.push(
                row.hint(say!(text, "promise-request-hint")).needing("promise-request-needed", |d, _| {
                    d.0.request.as_ref().is_none_or(|request| line(&request.line).is_some())
                }),
            );
        }
        rows
    }
}

impl Draft for PromiseDraft {
    fn title(&self, world: &World) -> String {
        let family = world.book.visit(self.0.visit).map(|v| world.family_name(v.family)).unwrap_or_default();
        format!("{family} · {}", say!(world.text, "promise-title"))
    }

    fn intro(&self, world: &World) -> String {
        say!(world.text, "promise-intro")
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let now = (self.0.whose, self.0.by);
        let mut whose: Vec<((Whose, Option<EducatorId>), String)> = vec![
            ((Whose::Ours, None), say!(text, "promise-whose-both")),
            ((Whose::Theirs, None), say!(text, "promise-whose-family")),
        ];
        whose.extend(educators(world).into_iter().map(|(id, name)| ((Whose::Ours, Some(id)), name)));
        let mut rows = vec![
            Row::line(say!(text, "promise-text"), self, |d| &mut d.0.text)
                .needing("promise-needed", |d, _| !d.0.text.is_empty()),
            Row::chosen(say!(text, "promise-whose"), whose, Some(&now), |d: &mut Self, (whose, by)| {
                (d.0.whose, d.0.by) = (whose, by);
            }),
        ];
        if self.0.whose == Whose::Ours {
            rows.extend(self.ours_only(world));
        }
        rows
    }

    fn keep(&mut self, world: &mut World) -> Go {
        if self.0.whose == Whose::Theirs {
            (self.0.due, self.0.request) = (None, None);
        }
        if world.book.promise(self.0.id) != Some(&self.0) {
            world.put(vec![Record::Promise(self.0.clone())]);
        }
        Go::Back
    }
}
