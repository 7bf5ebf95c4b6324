//! What the words stand on, as far as the terminal says.

use std::env;
use std::time::Duration;

use crossterm::style::available_color_count;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use terminal_colorsaurus::{QueryOptions, background_color};

use crate::tui::theme::Ground;

/// How long an answer may take, over a slow line. A terminal that knows no such question answers the next one at once.
const ANSWER: Duration = Duration::from_secs(1);

/// The ground: as it was set, else as the terminal says when it is asked; where it cannot say, `COLORFGBG` may, which ends in
/// the number of the ground. To be called with the terminal in raw mode and before anybody reads it. What was typed already is
/// not read away: then nothing is asked.
pub(crate) fn ground(set: Option<Ground>) -> Ground {
    let said = env::var("COLORFGBG").ok().and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    let said = said.map(|number| if matches!(number, 7 | 9..=15) { Ground::LIGHT } else { Ground::DARK });
    let told = set.or(said);
    // Fixed colours are those of a palette of 256.
    if available_color_count() < 256 {
        return Ground::Unknown { light: told == Some(Ground::LIGHT) };
    }
    let asked = if set.is_some() || is_typed_ahead() { None } else { ask() };
    asked.or(told).unwrap_or(Ground::Unknown { light: false })
}

fn ask() -> Option<Ground> {
    let mut options = QueryOptions::default();
    options.timeout = ANSWER;
    let (r, g, b) = background_color(options).ok()?.scale_to_8bit();
    Some(Ground::Known(r, g, b))
}

/// Whether something was typed that nobody has read yet.
fn is_typed_ahead() -> bool {
    let stdin = rustix::stdio::stdin();
    let mut terminal = [PollFd::new(&stdin, PollFlags::IN)];
    let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut terminal, Some(&at_once)).is_ok_and(|ready| ready > 0)
}
