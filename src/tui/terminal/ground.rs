//! What the words stand on, as far as the terminal says.

use std::env;

use crossterm::style::available_color_count;

use crate::tui::theme::Ground;

/// Asks a terminal for the colour of its ground (OSC 11).
pub(super) const QUESTION: &str = "\x1b]11;?\x07";
/// How its answer begins, without the escape and the bracket.
const ANSWER: &str = "11;";

/// The ground before the terminal was asked: as it was set, else as `COLORFGBG` says, which ends in the number of the ground.
pub(crate) fn ground(set: Option<Ground>) -> Ground {
    let said = env::var("COLORFGBG").ok().and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    let said = said.map(|number| if matches!(number, 7 | 9..=15) { Ground::LIGHT } else { Ground::DARK });
    match set.or(said) {
        Some(ground) if has_fixed_colours() => ground,
        told => Ground::Unknown { light: told == Some(Ground::LIGHT) },
    }
}

/// Whether the terminal has the palette of 256, of which all but sixteen are the same everywhere.
pub(super) fn has_fixed_colours() -> bool {
    available_color_count() >= 256
}

/// The ground that a terminal's answer names; none where it is another answer.
pub(super) fn answered(words: &str) -> Option<Ground> {
    let colour = xterm_color::Color::parse(words.strip_prefix(ANSWER)?.as_bytes()).ok()?;
    let part = |part: u16| (part >> 8) as u8;
    Some(Ground::Known(part(colour.red), part(colour.green), part(colour.blue)))
}
