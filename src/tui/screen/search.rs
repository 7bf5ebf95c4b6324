//! Search over all that this educator may read, as one types.

use super::Screen;
use crate::private::Private;
use crate::say;
use crate::tui::go::Go;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Hit, Wanted};
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Tone, Width};
use crate::tui::phrase::{between_line, promise_line};
use crate::tui::route::{GuidePosition, Purpose, Route};
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;
use crate::visit::{Between, BetweenId, FamilyId, Promise, PromiseId};

/// What a row stands for.
enum Found<'a> {
    Family(FamilyId),
    Promise(&'a Promise),
    Between(&'a Between),
    Text(&'a Hit),
}

/// The search screen.
#[derive(Default)]
pub(crate) struct Search {
    field: Field,
    families: Vec<FamilyId>,
    promises: Vec<PromiseId>,
    betweens: Vec<BetweenId>,
    hits: Vec<Hit>,
    at: usize,
    /// A key moved the mark to what was found.
    moved: bool,
}

impl Search {
    fn look(&mut self, world: &mut World) {
        let query = self.field.value().trim().to_owned();
        self.at = 0;
        if query.is_empty() {
            self.families.clear();
            self.promises.clear();
            self.betweens.clear();
            self.hits.clear();
            return;
        }
        let is_named = |name: &str| crate::clean::has(name, &query);
        let own = |promise: &&Promise| world.own_visit(promise.visit).is_some();
        let promised = world.book.promises.iter().filter(own).filter(|promise| is_named(&promise.text));
        self.promises = promised.map(|promise| promise.id).collect();
        let between = world.book.betweens.iter().filter(|between| is_named(&between.line));
        self.betweens = between.map(|between| between.id).collect();
        let found = world
            .book
            .families
            .iter()
            .filter(|f| is_named(&f.name) || world.book.students_of(f.id).any(|s| is_named(&s.name)));
        self.families = found.map(|f| f.id).collect();
        // Enter in the same breath opens what was found, not what stood there before.
        world.read(Wanted::Search(Private::from(query)));
    }

    /// How much was found, once something is sought.
    fn found(&self, world: &World) -> String {
        let said = say!(world.text, "search-count", count = self.len());
        if self.len() > 0 { said } else { String::new() }
    }

    fn len(&self) -> usize {
        self.families.len() + self.promises.len() + self.betweens.len() + self.hits.len()
    }

    /// What a row stands for: families first, then promises and lines between visits, then texts; none where it is gone.
    fn found_at<'a>(&'a self, row: usize, world: &'a World) -> Option<Found<'a>> {
        let mut row = row;
        if let Some(&family) = self.families.get(row) {
            return Some(Found::Family(family));
        }
        row -= self.families.len();
        if let Some(&promise) = self.promises.get(row) {
            return world.book.promise(promise).map(Found::Promise);
        }
        row -= self.promises.len();
        if let Some(&between) = self.betweens.get(row) {
            return world.book.between(between).map(Found::Between);
        }
        row -= self.betweens.len();
        self.hits.get(row).map(Found::Text)
    }
}

impl Screen for Search {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{GoOn, LeaveForm, NextField, PreviousField};
        let hints = [LeaveForm, GoOn, NextField, PreviousField];
        let page = Page::new(say!(world.text, "search-title"), &hints).with(Part::Find {
            label: say!(world.text, "search-for"),
            field: &self.field,
            typing: !self.moved,
            said: self.found(world),
        });
        if self.len() == 0 {
            let key = if self.field.is_empty() { "search-empty" } else { "search-nothing" };
            return page.with(Part::Words(vec![Para::dim(world.text.get(key, &[]))]));
        }
        let list = List::new(self.len(), self.at, |index| {
            let of_visit =
                |visit| world.book.visit(visit).map(|v| world.family_name(v.family)).unwrap_or_default();
            let (name, what) = match self.found_at(index, world) {
                Some(Found::Family(family)) => (world.family_name(family), say!(world.text, "search-family")),
                Some(Found::Promise(promise)) => (of_visit(promise.visit), promise_line(promise, world)),
                Some(Found::Between(between)) => {
                    (world.family_name(between.family), between_line(between, world))
                }
                Some(Found::Text(hit)) => (of_visit(hit.visit), hit.excerpt.replace('\n', " ")),
                None => (String::new(), String::new()),
            };
            let name = Cell::new(name).tones(Tone::Dim, Tone::Strong).wide(Width::Columns(10, 16));
            Row { cells: vec![name, Cell::new(what)], indent: 0 }
        });
        page.with(Part::List(list.seeking(self.field.value().trim())))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Form]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        (self.at, self.moved) = (row, true);
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        self.moved |= matches!(action, Action::NextField | Action::PreviousField);
        match action {
            Action::LeaveForm => return Go::Back,
            Action::NextField => self.at = (self.at + 1).min(self.len().saturating_sub(1)),
            Action::PreviousField => self.at = self.at.saturating_sub(1),
            Action::ChooseNext => return self.edit(&Edit::Right, false, world),
            Action::ChoosePrevious => return self.edit(&Edit::Left, false, world),
            Action::GoOn | Action::SaveForm => {
                let entry = match self.found_at(self.at, world) {
                    Some(Found::Family(family)) => return Go::To(Route::Family(family)),
                    Some(Found::Promise(promise)) => return Go::To(Route::Promises(Some(promise.id))),
                    Some(Found::Between(between)) => {
                        let form = Purpose::Between(between.family, Some(between.id));
                        return Go::To(Route::Form(form));
                    }
                    Some(Found::Text(hit)) => world.book.entry(hit.entry).cloned(),
                    None => None,
                };
                let Some(entry) = entry else { return Go::Unused(action) };
                if entry.author.is_some() && entry.author != world.author() {
                    // The partner's text, to read.
                    return Go::To(Route::History(entry.id));
                }
                let place = GuidePosition::of(&entry);
                // The family's own hopes are in no guide: they stand in the family's year.
                if world.library.get(&entry.guide).is_some() {
                    return Go::To(Route::Walk(place));
                }
                if let Some(visit) = world.book.visit(entry.visit) {
                    return Go::To(Route::Family(visit.family));
                }
            }
            _ => {}
        }
        Go::Stay
    }

    fn edit(&mut self, edit: &Edit, _extend: bool, world: &mut World) -> Go {
        self.moved = false;
        if world.edit_line(&mut self.field, edit) {
            self.look(world);
        }
        Go::Stay
    }

    fn on_lock(&mut self) {
        *self = Self::default();
    }

    fn on_resume(&mut self, world: &mut World) {
        self.look(world);
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        if let Answer::Hits(query, hits) = answer
            && *query == *self.field.value().trim()
        {
            let me = world.author();
            let on = |visit| world.book.visit(visit).zip(me).is_some_and(|(v, me)| v.is_on(me));
            self.hits = hits.into_iter().filter(|hit| on(hit.visit)).collect();
        }
        Go::Stay
    }
}
