//! Who we've met: families, drawing at random, and the class list.

mod draw;
mod roster;

use super::Screen;
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup, home, step};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Effect};
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Tone, Width};
use crate::tui::phrase::{self, glance};
use crate::tui::route::{Purpose, Route};
use crate::tui::world::World;
use crate::visit::{FamilyId, Record, coverage};

/// The families.
#[derive(Default)]
pub(crate) struct People {
    at: usize,
    /// Whom the mark is on while another screen is in front: the list may be in another order afterwards.
    marked: Option<FamilyId>,
    /// The file that was named last, to be put right.
    file: Private,
    /// A class list that was read and waits for a yes.
    import: Option<roster::Proposal>,
}

impl Screen for People {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{Back, Down, EditFamily, Import, InNumbers, NewFamily, Open, Pick, Siblings};
        let title = say!(world.text, "people-title");
        if let Some(proposal) = &self.import {
            return proposal.page(Page::new(title, &[Back, Open, Siblings, Down]), world);
        }
        let hints = [Back, Open, NewFamily, EditFamily, Pick, Import, InNumbers];
        let found = coverage(&world.book, &world.site);
        let line = say!(
            world.text,
            "people-spread",
            families = found.families,
            invited = found.invited,
            met = found.met
        );
        let page = Page::new(title, &hints).with(Part::Words(vec![Para::dim(line)]));
        let families = phrase::families(world);
        if families.is_empty() {
            let (key, import) = (world.keys.name_of(NewFamily), world.keys.name_of(Import));
            let words = say!(world.text, "people-empty", key = key, import = import);
            return page.with(Part::Words(vec![Para::plain(words)]));
        }
        let marked = families.get(self.at).map(|family| family.id);
        let page =
            page.beside(move || Part::aside(marked.map(|id| glance::of(id, world)).unwrap_or_default()));
        page.with(Part::List(List::new(families.len(), self.at, move |index| {
            let family = families[index].id;
            let name = Cell::new(world.family_name(family)).wide(Width::Columns(16, 24));
            Row { cells: vec![name, Cell::new(year_line(family, world)).toned(Tone::Dim)], indent: 0 }
        })))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        if self.import.is_some() {
            return vec![Context::People, Context::List, Context::Move];
        }
        vec![Context::People, Context::Home, Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        match &mut self.import {
            Some(proposal) => proposal.mark(row),
            None => self.at = row,
        }
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        if let Some(proposal) = &mut self.import {
            match action {
                Action::Back => self.import = None,
                Action::Open => {
                    let added = proposal.take_in(world);
                    self.import = None;
                    world.notice = Some(say!(world.text, "import-done", count = added));
                }
                Action::Siblings => proposal.turn_siblings(),
                action => return proposal.step(action),
            }
            return Go::Stay;
        }
        let families = phrase::families(world);
        let marked = families.get(self.at).map(|f| f.id);
        self.marked = marked;
        match action {
            Action::Back => return Go::Back,
            Action::Open => {
                if let Some(id) = marked {
                    return Go::To(Route::Family(id));
                }
            }
            Action::NewFamily => return Go::To(Route::Form(Purpose::Family(None))),
            Action::EditFamily => {
                if let Some(id) = marked {
                    return Go::To(Route::Form(Purpose::Family(Some(id))));
                }
            }
            Action::Pick => return draw::ask(world),
            Action::Import => return self.ask_for_list(None, world),
            Action::Remove => {
                let Some(id) = marked else { return Go::Stay };
                // What was entered by mistake holds nobody here.
                if world.book.visits.iter().any(|v| v.family == id && !v.voided) {
                    world.notice = Some(say!(world.text, "remove-visits-first"));
                    return Go::Stay;
                }
                let students: Vec<Record> =
                    world.book.students_of(id).cloned().map(Record::Student).collect();
                let family = world.book.family(id).cloned().map(Record::Family);
                world.remove(family.into_iter().chain(students).collect());
            }
            Action::NewVisit => return Go::To(marked.map_or(Route::WhichFamily, Route::NewVisit)),
            Action::Families => return Go::Unused(action),
            Action::InNumbers => return Go::To(Route::InNumbers),
            action if Action::MOVES.contains(&action) => {
                return step(&mut self.at, families.len(), action, 10);
            }
            action => return home(action, world),
        }
        Go::Stay
    }

    fn on_resume(&mut self, world: &mut World) {
        let families = phrase::families(world);
        let at = families.iter().position(|f| Some(f.id) == self.marked);
        self.at = at.unwrap_or(self.at).min(families.len().saturating_sub(1));
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        if let Answer::FileRead(bytes) = answer {
            match roster::Proposal::read(&bytes, world) {
                Ok(proposal) => self.import = Some(proposal),
                Err(words) => return self.ask_for_list(Some(words), world),
            }
        } else if let Answer::Unusable(why) = answer {
            return self.ask_for_list(Some(world.text.sentence(&why)), world);
        }
        Go::Stay
    }
}

impl People {
    /// Asks for the class list's file: from the folder used last, or once more, with what was wrong about the one named.
    fn ask_for_list(&self, wrong: Option<String>, world: &World) -> Go {
        let path = if self.file.is_empty() { world.path_to("") } else { self.file.to_string() };
        let is_wrong = wrong.is_some();
        let why = wrong.unwrap_or_else(|| say!(world.text, "import-why"));
        let read = Pick::typed(|people: &mut Self, path, world| {
            people.file = path.clone();
            world.effect(Effect::ReadFile(path));
            Go::Stay
        });
        let ask = Popup::path_line(say!(world.text, "import-title"), vec![why], &path, read);
        Go::Over(if is_wrong { ask.put_right() } else { ask })
    }
}

/// A family's year in a few words.
fn year_line(family: FamilyId, world: &World) -> String {
    let visits = world.book.visits_of(family);
    let Some(last) = visits.iter().rev().find(|v| v.took_place()).or_else(|| visits.last()) else {
        return say!(world.text, "people-not-yet");
    };
    let occasion = world.text.get(&format!("occasion-{}", last.occasion.word()), &[]);
    let day = last.day().map(|day| world.day(day));
    let state = match (last.took_place(), last.outcome) {
        (true, _) => None,
        (false, Some(outcome)) => Some(world.text.get(&format!("outcome-{}", outcome.word()), &[])),
        (false, None) if last.agreed.is_none() => {
            let again = last.call_again_on.filter(|day| *day > world.local().date());
            let from = again.map(|day| say!(world.text, "call-again-from", day = world.day(day)));
            Some(from.unwrap_or_else(|| say!(world.text, "people-calling")))
        }
        (false, None) => None,
    };
    [Some(occasion), state, day].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
