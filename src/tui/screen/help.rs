//! Help: every action once, from the key table, what works here first.

use super::Screen;
use crate::say;
use crate::tui::go::{Go, scroll};
use crate::tui::keys::{Action, Context};
use crate::tui::page::{Block, Page, Para, Part};
use crate::tui::world::World;

/// The help screen.
pub(crate) struct Help {
    /// Contexts in the order shown: the ones one came from first.
    order: Vec<Context>,
    /// The first row shown.
    from: usize,
}

impl Help {
    /// Help for one who pressed the key in these contexts.
    pub(crate) fn new(here: Vec<Context>) -> Self {
        let mut order = here;
        order.extend(Context::ALL.iter().filter(|c| !order.contains(c)).copied().collect::<Vec<_>>());
        Self { order, from: 0 }
    }
}

impl Screen for Help {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let page = Page::new(say!(world.text, "help-title"), &[Action::Back, Action::Down, Action::PageDown]);
        let mut blocks = Vec::new();
        for context in &self.order {
            if !blocks.is_empty() {
                blocks.push(Para::air().into());
            }
            let heading = world.text.get(&format!("context-{}", context.name()), &[]);
            blocks.push(Para::strong(heading).into());
            blocks.extend(world.keys.in_context(*context).map(|action| Block::Key {
                keys: world.keys.keys_of(action).iter().map(|key| world.keys.say(*key)).collect(),
                about: world.text.get(&format!("about-{}", action.name()), &[]),
                brief: world.text.get(&format!("key-{}", action.name()), &[]),
            }));
        }
        page.with(Part::Reading { blocks, from: self.from, more_key: String::new(), card: false })
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        if matches!(action, Action::Back | Action::Open) {
            return Go::Back;
        }
        scroll(&mut self.from, action, 12, world)
    }
}
