//! Lists: one marked line, always in view.

use crate::tui::keys::Action;

/// Where the mark goes after a moving key; other keys leave it. `page` is the number of lines of a page.
pub(crate) fn moved(at: usize, len: usize, action: Action, page: usize) -> usize {
    let last = len.saturating_sub(1);
    match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => at.saturating_add(1).min(last),
        Action::PageUp => at.saturating_sub(page),
        Action::PageDown => at.saturating_add(page).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => at.min(last),
    }
}
