//! The guides, to read and rehearse: nothing to set up, nothing is written.

use super::Screen;
use crate::say;
use crate::tui::go::{Go, step};
use crate::tui::keys::{Action, Context};
use crate::tui::page::{Block, Cell, List, Page, Para, Part, Row};
use crate::tui::phrase::names;
use crate::tui::route::Route;
use crate::tui::world::World;
use crate::visit::Pass;

/// The list of guides.
#[derive(Default)]
pub(crate) struct Guides {
    at: usize,
}

impl Guides {
    /// The marked guide, section by section.
    fn prompts(&self, world: &World) -> Vec<Block> {
        let Some((guide, _)) = world.library.iter().nth(self.at) else { return Vec::new() };
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
        let about = guides.get(self.at).map(|guide| Para::plain(guide.about.as_str()));
        let list =
            List::new(guides.len(), self.at, move |index| Row::of(Cell::new(guides[index].title.as_str())));
        let page = Page::new(say!(world.text, "guides-title"), &[Action::Back, Action::Open, Action::Down])
            .with(Part::Words(vec![Para::dim(say!(world.text, "guides-intro")).roomy()]));
        page.beside(|| Part::aside(self.prompts(world)))
            .with(Part::List(list.with_more(about.into_iter().collect())))
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
            Action::Open => world
                .library
                .iter()
                .nth(self.at)
                .map_or(Go::Stay, |(guide, _)| Go::To(Route::Practice(guide.id.clone()))),
            action => step(&mut self.at, world.library.iter().count(), action, 5),
        }
    }
}
