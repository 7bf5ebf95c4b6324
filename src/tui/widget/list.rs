//! Lists: one marked line, always in view.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use unicode_width::UnicodeWidthStr;

use super::words::{self, Part};
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

/// Says in the last rows of an area the whole of the marked line, where `columns` were too few for it. Gives back the area
/// that is left for the list.
pub fn spell_out(frame: &mut Frame, area: Rect, words: &str, columns: usize, style: Style) -> Rect {
    if words.width() <= columns || area.height < 6 {
        return area;
    }
    let mut rows = words::rows(&[Part::new(words, style)], area.width.saturating_sub(3));
    rows.truncate(usize::from(area.height / 3));
    let height = rows.len() as u16;
    let place = Rect { x: area.x + 2, y: area.bottom() - height, height, width: area.width - 2 };
    words::draw_rows(frame, place, &rows, 0);
    Rect { height: area.height - height, ..area }
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
