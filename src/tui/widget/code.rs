//! A recovery code and the part of it that is asked back.

use crate::private::Private;
use crate::say;
use crate::tui::page::{Block, Para};
use crate::tui::world::World;

/// A code and the part that is asked back.
pub(crate) struct CodeCheck {
    code: Private,
    part: usize,
}

impl CodeCheck {
    /// Picks the part by a drawn number.
    pub(crate) fn new(code: &Private, drawn: u64) -> Self {
        let parts = code.split('-').count().max(1) as u64;
        Self { code: code.clone(), part: (drawn % parts) as usize }
    }

    /// The code and what is asked, the question always in view: where room is short, the reasons go.
    pub(crate) fn blocks(&self, world: &World) -> Vec<Block> {
        vec![
            Para::strong(say!(world.text, "start-code")).into(),
            Para::dim(say!(world.text, "start-code-why")).roomy().into(),
            Para::air().roomy().into(),
            Block::Code(self.code.split('-').map(str::to_owned).collect()),
            Para::air().roomy().into(),
            Para::plain(say!(world.text, "code-part", n = self.number())).into(),
        ]
    }

    /// Which part is asked for, from 1.
    const fn number(&self) -> usize {
        self.part + 1
    }

    /// Whether this is that part; large and small letters are the same.
    pub(crate) fn is_part(&self, typed: &str) -> bool {
        self.code.split('-').nth(self.part).is_some_and(|part| part.eq_ignore_ascii_case(typed.trim()))
    }
}
