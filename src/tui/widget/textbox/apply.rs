//! One [`Edit`] carried out on the text area, in whole graphemes.

use tui_textarea::{AtomicCursorBias, AtomicRange, CursorMove, TextArea};

use super::{Edit, graphemes};

/// The farthest row or column that the text area's own jump can name.
const FAR: usize = u16::MAX as usize;

/// Carries out `edit`; `page` is the height of a page in rows. True when the text changed.
pub(super) fn apply(area: &mut TextArea<'static>, edit: &Edit, extend: bool, page: u16) -> bool {
    match edit {
        Edit::Char(c) => insert(area, c.encode_utf8(&mut [0; 4])),
        Edit::Newline => insert(area, "\n"),
        Edit::Paste(text) => insert(area, text),
        Edit::Backspace => erase(area, step_left),
        Edit::Delete => erase(area, step_right),
        Edit::DeleteWordBack => erase(area, word_left),
        Edit::DeleteWordForward => erase(area, word_right),
        Edit::DeleteLineBack => erase(area, |area| (area.cursor().0, 0)),
        Edit::DeleteLineForward => erase(area, line_end),
        Edit::Undo => {
            let changed = area.undo();
            snap(area, AtomicCursorBias::Forward);
            changed
        }
        Edit::Redo => {
            let changed = area.redo();
            snap(area, AtomicCursorBias::Forward);
            changed
        }
        Edit::SelectAll => {
            area.cancel_selection();
            go_to(area, (0, 0));
            area.start_selection();
            area.move_cursor(CursorMove::Bottom);
            area.move_cursor(CursorMove::End);
            false
        }
        _ => {
            travel(area, edit, extend, page);
            false
        }
    }
}

/// Puts `text` in place of the selection, or at the cursor.
///
/// A few characters go in one by one, so that undo takes back a word of typing; a paste, or a burst that is one in disguise,
/// goes in whole and is undone whole.
pub(super) fn insert(area: &mut TextArea<'static>, text: &str) -> bool {
    const BURST: usize = 8;
    let changed = if text.chars().nth(BURST).is_none() {
        text.chars().for_each(|c| area.insert_char(c));
        !text.is_empty()
    } else {
        area.insert_str(text)
    };
    snap(area, AtomicCursorBias::Forward);
    changed
}

/// Removes the selection, or else what lies between the cursor and where `reach` leads.
fn erase(area: &mut TextArea<'static>, reach: fn(&TextArea<'static>) -> (usize, usize)) -> bool {
    if area.selection_range().is_some_and(|(from, to)| from != to) {
        // Any deletion takes the selection; this one keeps no copy of it.
        let changed = area.delete_char();
        snap(area, AtomicCursorBias::Forward);
        return changed;
    }
    area.cancel_selection();
    let (here, there) = (area.cursor(), reach(area));
    let (from, to) = (here.min(there), here.max(there));
    let chars = if from.0 == to.0 {
        to.1 - from.1
    } else {
        1 // a reach into another line goes just over the line end
    };
    let changed = match chars {
        0 => false,
        // Only this one joins its neighbours in a single undo step.
        1 if there < here => area.delete_char(),
        _ => {
            go_to(area, from);
            area.delete_str(chars)
        }
    };
    snap(area, AtomicCursorBias::Forward);
    changed
}

/// Moves the cursor; with `extend` the selection grows, without it ends.
fn travel(area: &mut TextArea<'static>, edit: &Edit, extend: bool, page: u16) {
    let selected = area.selection_range().filter(|(from, to)| from != to);
    if extend {
        if !area.is_selecting() {
            area.start_selection();
        }
    } else {
        area.cancel_selection();
    }
    match (edit, selected) {
        (Edit::Left, Some((from, _))) if !extend => go_to(area, from),
        (Edit::Right, Some((_, to))) if !extend => go_to(area, to),
        (Edit::Left, _) => go_to(area, step_left(area)),
        (Edit::Right, _) => go_to(area, step_right(area)),
        (Edit::WordLeft, _) => go_to(area, word_left(area)),
        (Edit::WordRight, _) => go_to(area, word_right(area)),
        (Edit::Up, _) => climb(area, CursorMove::Up, 1),
        (Edit::Down, _) => climb(area, CursorMove::Down, 1),
        (Edit::PageUp, _) => climb(area, CursorMove::Up, page),
        (Edit::PageDown, _) => climb(area, CursorMove::Down, page),
        (Edit::LineStart, _) => area.move_cursor(CursorMove::Head),
        (Edit::LineEnd, _) => area.move_cursor(CursorMove::End),
        (Edit::TextStart, _) => go_to(area, (0, 0)),
        (Edit::TextEnd, _) => {
            area.move_cursor(CursorMove::Bottom);
            area.move_cursor(CursorMove::End);
        }
        _ => {}
    }
}

/// Puts the cursor on a place; with `extend` the selection grows to it, without it ends.
pub(super) fn put(area: &mut TextArea<'static>, there: (usize, usize), extend: bool) {
    if extend && !area.is_selecting() {
        area.start_selection();
    } else if !extend {
        area.cancel_selection();
    }
    go_to(area, there);
    snap(area, AtomicCursorBias::Backward);
}

/// Moves by rows as they are wrapped on screen.
fn climb(area: &mut TextArea<'static>, step: CursorMove, rows: u16) {
    for _ in 0..rows {
        area.move_cursor(step);
    }
    // Backward, or a wide grapheme alone in its row could hold the cursor for ever.
    snap(area, AtomicCursorBias::Backward);
}

fn step_left(area: &TextArea<'static>) -> (usize, usize) {
    let (row, col) = area.cursor();
    graphemes::left(&area.lines()[row], col).map_or_else(|| line_before(area), |col| (row, col))
}

fn step_right(area: &TextArea<'static>) -> (usize, usize) {
    let (row, col) = area.cursor();
    graphemes::right(&area.lines()[row], col).map_or_else(|| line_after(area), |col| (row, col))
}

fn word_left(area: &TextArea<'static>) -> (usize, usize) {
    let (row, col) = area.cursor();
    if col == 0 {
        return line_before(area);
    }
    (row, graphemes::word_left(&area.lines()[row], col))
}

fn word_right(area: &TextArea<'static>) -> (usize, usize) {
    let (row, col) = area.cursor();
    let line = &area.lines()[row];
    if graphemes::byte(line, col) == line.len() {
        return line_after(area);
    }
    (row, graphemes::word_right(line, col))
}

/// The end of the line; from there, over it.
fn line_end(area: &TextArea<'static>) -> (usize, usize) {
    let (row, col) = area.cursor();
    let end = area.lines()[row].chars().count();
    if col == end { line_after(area) } else { (row, end) }
}

fn line_before(area: &TextArea<'static>) -> (usize, usize) {
    let (row, col) = area.cursor();
    row.checked_sub(1).map_or((row, col), |row| (row, area.lines()[row].chars().count()))
}

fn line_after(area: &TextArea<'static>) -> (usize, usize) {
    let (row, col) = area.cursor();
    if row + 1 < area.lines().len() { (row + 1, 0) } else { (row, col) }
}

/// Moves the cursor out of a grapheme that an edit closed around it.
fn snap(area: &mut TextArea<'static>, bias: AtomicCursorBias) {
    let (row, col) = area.cursor();
    let line = &area.lines()[row];
    if graphemes::is_boundary(line, col) {
        return;
    }
    let to = match bias {
        AtomicCursorBias::Backward => graphemes::left(line, col).unwrap_or(0),
        AtomicCursorBias::Forward => graphemes::right(line, col).unwrap_or(col),
    };
    go_to(area, (row, to));
}

/// Puts the cursor exactly there.
///
/// The area jumps by `u16`. Past that column an atomic range, which its cursor may not stand in, carries it on. Past that row
/// (a megabyte of very short lines) the cursor walks down, and comes to the line's start or end.
fn go_to(area: &mut TextArea<'static>, (row, col): (usize, usize)) {
    let near = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    area.move_cursor(CursorMove::Jump(near(row), near(col)));
    if row > FAR {
        let mut last = FAR;
        while area.cursor().0 < row {
            area.move_cursor(CursorMove::End);
            area.move_cursor(CursorMove::Down);
            if area.cursor().0 == last {
                break;
            }
            last = area.cursor().0;
        }
        area.move_cursor(if col == 0 { CursorMove::Head } else { CursorMove::End });
    } else if col > FAR {
        let gap = AtomicRange { row, start_col: FAR - 1, end_col: col };
        if area.try_set_atomic_ranges([gap]).is_ok() {
            area.normalize_cursor_around_atomic_ranges(AtomicCursorBias::Forward);
        }
        area.clear_atomic_ranges();
    }
}
