//! How things look: one accent, bold for what to read now, dim for what may be skipped. The terminal's own ground.

use ratatui::style::{Color, Modifier, Style};

/// The least contrast of words with their ground (WCAG 2.2, success criterion 1.4.3).
const CONTRAST: f64 = 4.5;

/// Colours of the fixed part of the palette of 256, the usual one first, those that stand out more after it.
const ACCENTS: Shades = Shades { on_dark: &[80, 123, 195], on_light: &[25, 18, 17] };
const DIMS: Shades = Shades { on_dark: &[247, 251, 255], on_light: &[240, 236, 232] };
const ALARMS: Shades = Shades { on_dark: &[210, 217, 224], on_light: &[124, 88, 52] };

/// What the words stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Nobody knows more than this: the terminal's own sixteen colours were chosen for it.
    Unknown {
        /// Whether it seems to be light.
        light: bool,
    },
    /// This one: red, green and blue, each of 255.
    Known(u8, u8, u8),
}

impl Ground {
    /// White.
    pub const LIGHT: Self = Self::Known(255, 255, 255);
    /// Black.
    pub const DARK: Self = Self::Known(0, 0, 0);
}

/// The shades of a colour for either ground.
struct Shades {
    on_dark: &'static [u8],
    on_light: &'static [u8],
}

impl Shades {
    /// The first that is legible on a ground, else the one that comes nearest to it.
    fn on(&self, ground: (u8, u8, u8)) -> Style {
        // On a ground between the two, black stands out more than white from here on.
        let shades = if luminance(ground) > 0.18 { self.on_light } else { self.on_dark };
        let legible = shades.iter().find(|shade| contrast(rgb(**shade), ground) >= CONTRAST);
        Style::new().fg(Color::Indexed(*legible.or(shades.last()).unwrap_or(&0)))
    }
}

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
    /// With `colour` off, weight alone. On a ground that is known every colour is legible; else it is one of the terminal's own
    /// sixteen, of which cyan is hard to read on most light grounds and blue on most dark ones.
    pub fn new(colour: bool, ground: Ground) -> Self {
        let plain = Style::new();
        let (dimmed, bold) = (plain.add_modifier(Modifier::DIM), plain.add_modifier(Modifier::BOLD));
        let (dim, accent, alarm) = match (colour, ground) {
            (false, _) => (dimmed, bold, plain.add_modifier(Modifier::REVERSED)),
            (true, Ground::Unknown { light: true }) => (dimmed, plain.fg(Color::Blue), bold.fg(Color::Red)),
            (true, Ground::Unknown { light: false }) => {
                (dimmed, plain.fg(Color::Cyan), bold.fg(Color::LightRed))
            }
            (true, Ground::Known(r, g, b)) => {
                let [dim, accent, alarm] = [&DIMS, &ACCENTS, &ALARMS].map(|shades| shades.on((r, g, b)));
                (dim, accent, alarm.add_modifier(Modifier::BOLD))
            }
        };
        Self { plain, strong: bold, dim, accent, alarm }
    }
}

/// What a colour of the fixed part of the palette is, in red, green and blue (xterm's 256colres.h).
fn rgb(index: u8) -> (u8, u8, u8) {
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    if let Some(shade) = index.checked_sub(232) {
        let grey = 8 + 10 * shade;
        return (grey, grey, grey);
    }
    let n = index.saturating_sub(16);
    (step(n / 36), step(n / 6 % 6), step(n % 6))
}

/// How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance).
fn luminance((r, g, b): (u8, u8, u8)) -> f64 {
    let [r, g, b] = [r, g, b].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// How two colours stand out from each other, from 1 to 21 (WCAG 2.2, contrast ratio).
fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(ground: (u8, u8, u8)) -> Vec<(u8, u8, u8)> {
        let theme = Theme::new(true, Ground::Known(ground.0, ground.1, ground.2));
        let colour = |style: Style| {
            if let Some(Color::Indexed(index)) = style.fg { rgb(index) } else { ground }
        };
        [theme.dim, theme.accent, theme.alarm].map(colour).to_vec()
    }

    #[test]
    fn every_colour_is_legible_on_the_grounds_that_people_have() {
        // Black, the usual dark ones, Solarized, Nord, Dracula, GitHub's; white, paper, Solarized, Gruvbox.
        for ground in [
            (0, 0, 0),
            (30, 30, 30),
            (0, 43, 54),
            (46, 52, 64),
            (40, 42, 54),
            (48, 10, 36),
            (13, 17, 23),
            (40, 44, 52),
            (68, 68, 68),
            (255, 255, 255),
            (251, 251, 250),
            (253, 246, 227),
            (251, 241, 199),
            (238, 238, 238),
            (221, 221, 221),
            (192, 192, 192),
        ] {
            for colour in colours(ground) {
                assert!(
                    contrast(colour, ground) >= CONTRAST,
                    "{colour:?} on {ground:?}: {}",
                    contrast(colour, ground)
                );
            }
        }
    }

    #[test]
    fn on_any_grey_a_colour_is_as_legible_as_can_be() {
        for grey in 0..=255 {
            let ground = (grey, grey, grey);
            let best = contrast((0, 0, 0), ground).max(contrast((255, 255, 255), ground));
            for colour in colours(ground) {
                assert!(contrast(colour, ground) >= CONTRAST.min(best * 0.55), "{colour:?} on {grey}");
            }
        }
    }

    #[test]
    fn contrast_is_what_the_standard_says() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
        assert!((contrast((119, 119, 119), (255, 255, 255)) - 4.48).abs() < 0.01);
        assert_eq!(
            (rgb(16), rgb(231), rgb(80), rgb(240)),
            ((0, 0, 0), (255, 255, 255), (95, 215, 215), (88, 88, 88))
        );
    }
}
