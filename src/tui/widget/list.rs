//! Lists: one marked line, always in view.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::keys::Action;

/// Where the mark goes after a moving key; other keys leave it. `page` is the number of lines of a page.
pub fn moved(at: usize, len: usize, action: Action, page: usize) -> usize {
    let last = len.saturating_sub(1);
    match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => (at + 1).min(last),
        Action::PageUp => at.saturating_sub(page),
        Action::PageDown => (at + page).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => at.min(last),
    }
}

/// The first line to show so that the marked one is in view with some lines around it.
pub fn offset(at: usize, len: usize, height: usize) -> usize {
    at.saturating_sub(height / 2).min(len.saturating_sub(height))
}

/// Draws the lines around `at`; `line` makes only those that are seen.
pub fn draw<'a>(
    frame: &mut Frame,
    area: Rect,
    len: usize,
    at: usize,
    mut line: impl FnMut(usize) -> Line<'a>,
) {
    let height = area.height as usize;
    let first = offset(at, len, height);
    for (row, index) in (first..len.min(first + height)).enumerate() {
        let area = Rect { y: area.y + row as u16, height: 1, ..area };
        frame.render_widget(line(index), area);
    }
}
