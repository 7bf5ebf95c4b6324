//! A recovery code and the part of it that is asked back.

use crate::private::Private;
use crate::say;
use crate::tui::widget::words::Part;
use crate::tui::world::World;

/// A code and the part that is asked back.
pub struct CodeCheck {
    code: Private,
    part: usize,
}

impl CodeCheck {
    /// Picks the part by a drawn number.
    pub fn new(code: &Private, drawn: u64) -> Self {
        let parts = code.split('-').count().max(1) as u64;
        Self { code: code.clone(), part: (drawn % parts) as usize }
    }

    /// The whole code, in groups, on one line or on two of whole groups.
    fn lines(&self, width: u16) -> Vec<String> {
        let groups: Vec<&str> = self.code.split('-').collect();
        let whole = groups.join(" - ");
        if whole.len() + 6 <= usize::from(width) {
            return vec![whole];
        }
        groups.chunks(groups.len().div_ceil(2)).map(|half| half.join(" - ")).collect()
    }

    /// The code and what is asked, the question always in view: where room is short, the reasons go.
    pub fn parts(&self, roomy: bool, width: u16, world: &World) -> Vec<Part> {
        let theme = &world.theme;
        let mut parts = vec![Part::new(say!(world.text, "start-code"), theme.strong)];
        if roomy {
            parts.push(Part::new(say!(world.text, "start-code-why"), theme.dim));
            parts.push(Part::new("", theme.plain));
        }
        parts.extend(self.lines(width).into_iter().map(|line| Part::new(line, theme.accent).indented(2)));
        if roomy {
            parts.push(Part::new("", theme.plain));
        }
        parts.push(Part::new(say!(world.text, "code-part", n = self.number()), theme.plain));
        parts
    }

    /// Which part is asked for, from 1.
    const fn number(&self) -> usize {
        self.part + 1
    }

    /// Whether this is that part; large and small letters are the same.
    pub fn is_part(&self, typed: &str) -> bool {
        self.code.split('-').nth(self.part).is_some_and(|part| part.eq_ignore_ascii_case(typed.trim()))
    }
}
