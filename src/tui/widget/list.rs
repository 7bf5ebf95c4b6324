//! Lists: one marked line, always in view.

use super::textbox::Edit;
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

/// The same among some rows of a list, of which the marked one is one, or the first is taken for it.
pub(crate) fn moved_among(rows: &[usize], at: usize, action: Action, page: usize) -> usize {
    let place = rows.iter().position(|row| *row == at).unwrap_or(0);
    rows.get(moved(place, rows.len(), action, page)).copied().unwrap_or(at)
}

/// Where a key that moves in a text moves the mark, while what is typed finds rows; to a letter it is none.
pub(crate) const fn move_of(edit: &Edit) -> Option<Action> {
    match edit {
        Edit::PageUp => Some(Action::PageUp),
        Edit::PageDown => Some(Action::PageDown),
        Edit::LineStart | Edit::TextStart => Some(Action::First),
        Edit::LineEnd | Edit::TextEnd => Some(Action::Last),
        _ => None,
    }
}
