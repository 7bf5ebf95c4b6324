//! How things look: one accent, bold for what to read now, dim for what may be skipped. The terminal's own ground.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the whole program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text.
    pub(crate) plain: Style,
    /// What to read now.
    pub(crate) strong: Style,
    /// What may be skipped.
    pub(crate) dim: Style,
    /// The one accent: the place where one is, keys.
    pub(crate) accent: Style,
    /// Something is wrong and says so.
    pub(crate) alarm: Style,
}

impl Theme {
    /// Sixteen colours of the terminal's own palette; with `colour` off, weight alone. Cyan is hard to read on most light
    /// grounds, blue on most dark ones.
    pub const fn new(colour: bool, light_ground: bool) -> Self {
        let plain = Style::new();
        let accent = match (colour, light_ground) {
            (false, _) => plain.add_modifier(Modifier::BOLD),
            (true, false) => plain.fg(Color::Cyan),
            (true, true) => plain.fg(Color::Blue),
        };
        let alarm = if colour {
            plain.fg(Color::Red).add_modifier(Modifier::BOLD)
        } else {
            plain.add_modifier(Modifier::REVERSED)
        };
        Self {
            plain,
            strong: plain.add_modifier(Modifier::BOLD),
            dim: plain.add_modifier(Modifier::DIM),
            accent,
            alarm,
        }
    }
}
