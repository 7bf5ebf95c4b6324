//! The guides, to read and rehearse: nothing to set up, nothing is written.

use super::Screen;
use crate::guide::{ENGLISH, Guide};
use crate::say;
use crate::tui::go::{Go, step};
use crate::tui::keys::{Action, Context};
use crate::tui::page::{Block, Cell, List, Page, Para, Part, Row, Tone};
use crate::tui::phrase::{self, names};
use crate::tui::route::{Purpose, Route};
use crate::tui::world::World;
use crate::visit::Pass;

/// So many rows stand above the guides: to rehearse with a family in the room, for whom one practises, and for whoever interprets.
const ABOVE: usize = 3;

/// The list of guides.
#[derive(Default)]
pub(crate) struct Guides {
    at: usize,
}

/// For whom one practises, in a line.
fn practising(world: &World) -> String {
    let said = world.practising();
    let subject = said.teaches.map(|s| world.text.get(&format!("subject-{}", s.word()), &[]));
    let grades = said.grades.map(|b| world.text.get(&format!("band-{}", b.word()), &[]));
    let language = said.language.filter(|tag| tag != ENGLISH).map(|tag| phrase::language(&tag, world));
    let all: Vec<String> = [subject, grades, language].into_iter().flatten().collect();
    if all.is_empty() {
        say!(world.text, "practising-unsaid")
    } else {
        say!(world.text, "practising-for", who = all.join(", "))
    }
}

impl Guides {
    /// The marked guide.
    fn marked<'a>(&self, world: &'a World) -> Option<&'a Guide> {
        world.library.iter().nth(self.at.checked_sub(ABOVE)?).map(|(guide, _)| guide)
    }

    /// The marked guide, section by section.
    fn prompts(&self, world: &World) -> Vec<Block> {
        let Some(guide) = self.marked(world) else { return Vec::new() };
        let (names, pass) = (names::of_practice(world), guide.passes.first().copied().unwrap_or(Pass::Only));
        let mut paras = vec![Para::plain(guide.about.as_str())];
        for section in &guide.sections {
            paras.extend([Para::air(), Para::strong(section.title.as_str())]);
            let words = section.prompts.iter().map(|prompt| names.fill(prompt.words(pass)));
            paras.extend(words.map(|words| Para::plain(format!("· {words}"))));
        }
        paras.into_iter().map(Block::from).collect()
    }
}

impl Screen for Guides {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let guides: Vec<_> = world.library.iter().map(|(guide, _)| guide).collect();
        let about = match self.marked(world) {
            Some(guide) => Para::plain(guide.about.as_str()),
            None if self.at == 0 => Para::plain(say!(world.text, "rehearse-intro")),
            None if self.at == 2 => Para::plain(say!(world.text, "interpreter-why")),
            None => Para::plain(say!(world.text, "teaching-intro")),
        };
        let list = List::new(guides.len() + ABOVE, self.at, move |index| match index.checked_sub(ABOVE) {
            Some(guide) => Row::of(Cell::new(guides[guide].title.as_str())),
            None if index == 0 => Row::of(Cell::new(say!(world.text, "rehearse-title")).toned(Tone::Accent)),
            None if index == 2 => {
                Row::of(Cell::new(say!(world.text, "interpreter-title")).toned(Tone::Accent))
            }
            None => Row::of(Cell::new(practising(world)).toned(Tone::Accent)),
        });
        let page = Page::new(say!(world.text, "guides-title"), &[Action::Back, Action::Open, Action::Down])
            .with(Part::Words(vec![Para::dim(say!(world.text, "guides-intro")).roomy()]));
        page.beside(|| Part::aside(self.prompts(world))).with(Part::List(list.with_more(vec![about])))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        self.at = row;
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => Go::Back,
            Action::Open => {
                if self.at == 0 {
                    return Go::To(Route::Rehearse(None));
                }
                if self.at == 2 {
                    return Go::To(Route::ForInterpreter);
                }
                let teaching = Go::To(Route::Form(Purpose::Teaching));
                let Some(guide) = self.marked(world).map(|guide| guide.id.clone()) else { return teaching };
                // Nobody is to see a guide without what is meant for them.
                let practising = world.practising();
                if practising.is_said || practising.teaches.is_some() {
                    return Go::To(Route::Practice(guide));
                }
                world.practising.wanted = Some(guide);
                teaching
            }
            action => step(&mut self.at, world.library.iter().count() + ABOVE, action, 5),
        }
    }
}
