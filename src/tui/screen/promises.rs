//! Promises: ours with dates, the family's in their words without.

use super::Screen;
use crate::say;
use crate::tui::go::{Go, step};
use crate::tui::keys::{Action, Context};
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Tone, Width};
use crate::tui::phrase::{glance, promise_line};
use crate::tui::route::{Purpose, Route};
use crate::tui::world::World;
use crate::visit::{Promise, PromiseId, PromiseState, Record, Whose};

/// The promises.
#[derive(Default)]
pub(crate) struct Promises {
    at: usize,
    first: Option<PromiseId>,
}

impl Promises {
    /// At a promise, else from the first.
    pub(crate) const fn at(promise: Option<PromiseId>) -> Self {
        Self { at: 0, first: promise }
    }

    /// Open ones by date, then what is settled, then the family's.
    fn list(world: &World) -> Vec<&Promise> {
        let mut list: Vec<&Promise> =
            world.book.promises.iter().filter(|p| world.own_visit(p.visit).is_some()).collect();
        list.sort_by_key(|p| (p.whose, p.state != PromiseState::Open, p.due.is_none(), p.due, p.id));
        list
    }

    fn marked(&self, world: &World) -> (usize, usize) {
        let list = Self::list(world);
        let at = match self.first {
            Some(id) => list.iter().position(|p| p.id == id).unwrap_or(0),
            None => self.at,
        };
        (at.min(list.len().saturating_sub(1)), list.len())
    }
}

impl Screen for Promises {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{Back, Kept, LetGo, Open, Reopen};
        let page = Page::new(say!(world.text, "promises-title"), &[Back, Open, Kept, LetGo, Reopen]);
        let list = Self::list(world);
        if list.is_empty() {
            return page.with(Part::Words(vec![Para::plain(say!(world.text, "promises-empty"))]));
        }
        let at = self.marked(world).0;
        let family =
            list.get(at).and_then(|promise| world.book.visit(promise.visit)).map(|visit| visit.family);
        let page =
            page.beside(move || Part::aside(family.map(|id| glance::of(id, world)).unwrap_or_default()));
        page.with(Part::List(List::new(list.len(), at, move |index| {
            let promise = list[index];
            let visit = world.book.visit(promise.visit);
            let family = Cell::new(visit.map(|v| world.family_name(v.family)).unwrap_or_default());
            let tone = if promise.state == PromiseState::Open { Tone::Plain } else { Tone::Dim };
            let words = Cell::new(promise_line(promise, world)).tones(tone, Tone::Strong);
            Row { cells: vec![family.toned(Tone::Dim).wide(Width::Columns(10, 15)), words], indent: 0 }
        })))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::PromiseList, Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        (self.at, self.first) = (row, None);
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        let (at, len) = self.marked(world);
        self.at = at;
        self.first = None;
        let marked = Self::list(world).get(at).map(|p| (*p).clone());
        let state = match action {
            Action::Back => return Go::Back,
            Action::Open => {
                let Some(promise) = marked else { return Go::Stay };
                // Another day moves it; the mark goes with it.
                self.first = Some(promise.id);
                return Go::To(Route::Form(Purpose::Promise(promise.visit, Some(promise.id))));
            }
            Action::Remove => {
                if let Some(promise) = marked {
                    if world.book.is_filed_promise(&promise) {
                        world.notice = Some(say!(world.text, "promise-is-filed"));
                        return Go::Stay;
                    }
                    world.remove(vec![Record::Promise(promise)]);
                }
                return Go::Stay;
            }
            Action::BringBack => {
                world.bring_back();
                return Go::Stay;
            }
            Action::Kept => PromiseState::Kept,
            Action::LetGo => PromiseState::LetGo,
            Action::Reopen => PromiseState::Open,
            action => return step(&mut self.at, len, action, 10),
        };
        match marked {
            Some(promise) if promise.whose == Whose::Ours => {
                self.first = Some(promise.id);
                world.put(vec![Record::Promise(Promise { state, ..promise })]);
            }
            Some(_) => world.notice = Some(say!(world.text, "promise-theirs-no-tick")),
            None => {}
        }
        Go::Stay
    }
}
