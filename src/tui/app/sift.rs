//! A list narrowed to the rows that have what is typed, whatever screen it is on.

use super::App;
use crate::say;
use crate::tui::go::Go;
use crate::tui::keys::{Action, Context};
use crate::tui::page::{List, Page, Part};
use crate::tui::widget::field::Field;
use crate::tui::widget::list::{move_of, moved_among};
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;

/// How many rows a page is.
const PAGE: usize = 10;

/// What is typed to find rows.
pub(super) struct Sift {
    field: Field,
    /// Where the mark was put last: it goes no further from there than what is typed makes it.
    at: usize,
}

impl Sift {
    pub(super) const CONTEXTS: [Context; 2] = [Context::Form, Context::Global];

    /// The page with the rows alone that have it.
    fn narrow<'a>(&'a self, mut page: Page<'a>, world: &'a World) -> Page<'a> {
        let opens = page.parts.iter().any(|part| matches!(part, Part::List(list) if list.opens));
        page.hints = vec![Action::LeaveForm];
        page.hints.extend(opens.then_some(Action::GoOn));
        page.labels = vec![
            (Action::LeaveForm, say!(world.text, "filter-end")),
            (Action::GoOn, world.text.get("key-open", &[])),
        ];
        let Some(place) = page.parts.iter().position(|part| matches!(part, Part::List(_))) else {
            return page;
        };
        let Part::List(list) = page.parts.remove(place) else { return page };
        let sought = self.field.value().trim();
        let rows = list.with(sought);
        let said = say!(world.text, "filter-count", count = rows.len(), of = list.len);
        let at = rows.iter().position(|row| *row == list.at).unwrap_or(0);
        let List { heading, row, wraps, more, from, more_key, opens, .. } = list;
        let narrow = List {
            heading,
            len: rows.len(),
            at,
            row: Box::new(move |index| row(rows[index])),
            wraps,
            more,
            from,
            more_key,
            opens,
            sought: sought.to_owned(),
        };
        let label = say!(world.text, "filter-for");
        page.parts.insert(place, Part::List(narrow));
        page.parts.insert(place, Part::Find { label, field: &self.field, typing: true, said });
        page
    }
}

impl App {
    /// The page of the screen on top.
    pub fn page(&self) -> Option<Page<'_>> {
        let page = self.screen()?.page(&self.world);
        Some(match &self.sift {
            Some(sift) => sift.narrow(page, &self.world),
            None => page,
        })
    }

    /// Begins to narrow the list on the screen.
    pub(super) fn begin_sift(&mut self) {
        match self.list(|list| (list.len, list.at)) {
            None | Some((0, _)) => self.go(Go::Unused(Action::Filter)),
            Some((_, at)) => self.sift = Some(Sift { field: Field::default(), at }),
        }
    }

    /// What a key does while a list is narrowed.
    pub(super) fn sift(&mut self, action: Action) {
        match action {
            Action::LeaveForm => self.sift = None,
            Action::GoOn | Action::SaveForm if self.sifted().is_empty() => self.go(Go::Unused(Action::Open)),
            Action::GoOn | Action::SaveForm => {
                let opens = self.list(|list| list.opens).unwrap_or(true);
                self.sift = None;
                if opens {
                    self.perform(Action::Open);
                }
            }
            Action::NextField => self.move_in_sift(Action::Down),
            Action::PreviousField => self.move_in_sift(Action::Up),
            Action::ChooseNext => self.type_in_sift(&Edit::Right),
            Action::ChoosePrevious => self.type_in_sift(&Edit::Left),
            action => self.go(Go::Unused(action)),
        }
    }

    /// A key that is typed while a list is narrowed.
    pub(super) fn type_in_sift(&mut self, edit: &Edit) {
        if let Some(action) = move_of(edit) {
            return self.move_in_sift(action);
        }
        let Some(sift) = &mut self.sift else { return };
        if self.world.edit_line(&mut sift.field, edit) {
            let at = sift.at;
            let rows = self.sifted();
            if let Some(&row) = rows.iter().find(|row| **row >= at).or(rows.last()) {
                self.lend(|screen, world| screen.mark(row, world));
            }
        }
    }

    fn move_in_sift(&mut self, action: Action) {
        let at = self.list(|list| list.at).unwrap_or(0);
        let row = moved_among(&self.sifted(), at, action, PAGE);
        if let Some(sift) = &mut self.sift {
            sift.at = row;
            self.lend(|screen, world| screen.mark(row, world));
        }
    }

    /// The rows that have what is sought.
    pub(super) fn sifted(&self) -> Vec<usize> {
        let sought = self.sift.as_ref().map(|sift| sift.field.value().trim().to_owned()).unwrap_or_default();
        self.list(|list| list.with(&sought)).unwrap_or_default()
    }

    /// Looks at the list of the screen on top, whole.
    fn list<T>(&self, look: impl FnOnce(&List<'_>) -> T) -> Option<T> {
        let page = self.screen()?.page(&self.world);
        page.parts
            .iter()
            .find_map(|part| if let Part::List(list) = part { Some(list) } else { None })
            .map(look)
    }
}
