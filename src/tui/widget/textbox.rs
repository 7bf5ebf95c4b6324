//! The box for long words: a note, a letter, a story.
//!
//! It wraps `tui-textarea-2`, which brings the undo stack, the soft wrap and the drawing, and adds what that lacks: a cursor and
//! deletions in whole graphemes, a true hardware cursor, and typing that costs nothing until somebody looks.

mod apply;
mod graphemes;

use std::cell::{Cell, RefCell, RefMut};
use std::fmt;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Clear, Widget};
use tui_textarea::{CursorMove, CursorRenderMode, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Cells between tab stops.
const TAB: u8 = 4;
/// Steps that can be undone in one sitting. A word of typing is one step.
const UNDO_STEPS: usize = 10_000;
/// The most wrapped rows handed to the text area, which counts them in a `u16`.
const MAX_ROWS: usize = 64_000;

/// What a key, or a paste, asks of a text.
///
/// Its `Debug` never tells what was typed.
#[derive(Clone, PartialEq, Eq)]
pub enum Edit {
    /// One typed character. Control characters other than tab and newline are ignored.
    Char(char),
    /// A new line. A [`Field`](super::field::Field) ignores it.
    Newline,
    /// Removes the selection, or the grapheme before the cursor.
    Backspace,
    /// Removes the selection, or the grapheme after the cursor.
    Delete,
    /// Removes the selection, or back to the start of a word.
    DeleteWordBack,
    /// Removes the selection, or on to the end of a word.
    DeleteWordForward,
    /// Removes the selection, or back to the start of the line.
    DeleteLineBack,
    /// Removes the selection, or on to the end of the line; there, the line's end.
    DeleteLineForward,
    /// One grapheme left; to the start of a selection.
    Left,
    /// One grapheme right; to the end of a selection.
    Right,
    /// One row up, as rows are wrapped on screen.
    Up,
    /// One row down, as rows are wrapped on screen.
    Down,
    /// To the start of a word.
    WordLeft,
    /// To the end of a word.
    WordRight,
    /// To the start of the line (the paragraph, not the wrapped row).
    LineStart,
    /// To the end of the line (the paragraph, not the wrapped row).
    LineEnd,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
    /// Up by the height last drawn, less one row.
    PageUp,
    /// Down by the height last drawn, less one row.
    PageDown,
    /// To a place on the screen, as the text was drawn last.
    At {
        /// The column, from 0.
        column: u16,
        /// The row, from 0.
        row: u16,
    },
    /// Takes back a word of typing, a deletion or a paste.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Selects everything.
    SelectAll,
    /// Text from outside, already cleaned. It goes in as one edit, undone in one step; it never submits.
    Paste(String),
}

impl Edit {
    /// Whether it removes more than a grapheme, and whether forward: what it removes can be put back.
    pub(crate) const fn removes(&self) -> Option<bool> {
        match self {
            Self::DeleteWordBack | Self::DeleteLineBack => Some(false),
            Self::DeleteWordForward | Self::DeleteLineForward => Some(true),
            _ => None,
        }
    }
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(_) => f.write_str("Char"),
            Self::Paste(text) => write!(f, "Paste({} bytes)", text.len()),
            _ => f.write_str("Edit"),
        }
    }
}

/// A text of many lines, wrapped at words, with one cursor, a selection and an undo stack.
///
/// Lines are parted by `\n`. The cursor never stands inside a grapheme. Its `Debug` tells lengths only.
///
/// Limits, all from the text area: it wraps the whole text again for each edit that is looked at (see [`draw`](Self::draw)),
/// Up and Down do not remember a column, and past 65,536 lines the cursor moves by whole lines.
pub struct TextBox {
    /// In a cell because the area lays out and scrolls while it is drawn, and because what is `typed` is taken in then.
    area: RefCell<TextArea<'static>>,
    /// Typed, and not yet in `area`: each insertion there wraps the whole text, so a burst goes in as one.
    typed: RefCell<String>,
    generation: u64,
    page: Cell<u16>,
    /// Where it was drawn last.
    drawn: Cell<Rect>,
    caret: Cell<Option<Position>>,
}

impl fmt::Debug for TextBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextBox")
            .field("bytes", &self.text().len())
            .field("generation", &self.generation)
            .finish_non_exhaustive()
    }
}

impl TextBox {
    /// A box that holds `text`, with the cursor at its end and nothing to undo.
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::default();
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_tab_length(TAB);
        area.set_max_histories(UNDO_STEPS);
        area.set_undo_coalescing(true);
        area.set_cursor_render_mode(CursorRenderMode::Hidden);
        area.set_cursor_line_style(Style::default());
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let end = (lines.len() - 1, usize::MAX);
        area.set_lines(lines, end);
        Self {
            area: RefCell::new(area),
            typed: RefCell::default(),
            generation: 0,
            page: Cell::new(1),
            drawn: Cell::default(),
            caret: Cell::new(None),
        }
    }

    /// The whole text. It is put together at each call, about 20 µs for 200 kB.
    pub fn text(&self) -> String {
        self.settled().lines().join("\n")
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.typed.borrow().is_empty() && self.area.borrow().is_empty()
    }

    /// A number that grows with every change of the text and never otherwise.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The cursor: its line, and the characters before it in that line, both from 0.
    pub fn cursor(&self) -> (usize, usize) {
        self.settled().cursor()
    }

    /// The selected text, if any. It is what a copy sends to the terminal.
    pub fn selection(&self) -> Option<String> {
        let area = self.settled();
        let ((first, start), (last, end)) = area.selection_range()?;
        let lines = area.lines();
        let start = graphemes::byte(&lines[first], start);
        let end = graphemes::byte(&lines[last], end);
        let text = if first == last {
            lines[first][start..end].to_owned()
        } else {
            let middle = lines[first + 1..last].iter().map(String::as_str);
            std::iter::once(&lines[first][start..])
                .chain(middle)
                .chain(std::iter::once(&lines[last][..end]))
                .collect::<Vec<_>>()
                .join("\n")
        };
        (!text.is_empty()).then_some(text)
    }

    /// Removes the selected text and returns it, if any.
    pub fn cut(&mut self) -> Option<String> {
        let text = self.selection()?;
        self.edit(&Edit::Delete, false);
        Some(text)
    }

    /// Carries out an edit that removes; gives back what it removed, if anything.
    pub(crate) fn remove(&mut self, edit: &Edit) -> Option<String> {
        let before = self.text();
        if !self.edit(edit, false) {
            return None;
        }
        // The cursor stands where the words were.
        let area = self.settled();
        let (row, col) = area.cursor();
        let above: usize = area.lines()[..row].iter().map(|line| line.len() + 1).sum();
        let from = above + graphemes::byte(&area.lines()[row], col);
        let left: usize = area.lines().iter().map(|line| line.len() + 1).sum::<usize>() - 1;
        before.get(from..from + before.len().checked_sub(left)?).map(str::to_owned)
    }

    /// Carries out one edit; with `extend` a move selects. True when the text changed.
    ///
    /// Typing takes well under a microsecond. It is taken in when the box is next looked at, and a burst of more than eight
    /// characters, which can only be a paste in disguise, is then one step to undo.
    pub fn edit(&mut self, edit: &Edit, extend: bool) -> bool {
        let changed = match edit {
            Edit::Newline => self.take('\n'),
            Edit::Char(c) if c.is_control() && !matches!(c, '\n' | '\t') => false,
            Edit::Char(c) => self.take(*c),
            Edit::At { column, row } => {
                self.go_to(Position::new(*column, *row), extend);
                false
            }
            _ => apply::apply(&mut self.settled(), edit, extend, self.page.get()),
        };
        self.generation += u64::from(changed);
        changed
    }

    /// Puts the cursor to a place on the screen; beyond the text it stands at the nearest place in it.
    fn go_to(&self, at: Position, extend: bool) {
        let (drawn, mut text) = (self.drawn.get(), self.settled());
        if drawn.is_empty() || text.wrap_mode() == WrapMode::None {
            return;
        }
        let x = at.x.clamp(drawn.left(), drawn.right() - 1);
        let y = at.y.clamp(drawn.top(), drawn.bottom() - 1);
        if let Some(there) = text.cursor_at_position(Position::new(x, y)) {
            apply::put(&mut text, there, extend);
        }
    }

    fn take(&mut self, c: char) -> bool {
        self.typed.get_mut().push(c);
        true
    }

    /// How many rows the text takes in an area `width` cells wide, at least 1.
    pub fn height_for(&self, width: u16) -> u16 {
        self.settled().measure(width).content_rows.max(1)
    }

    /// Draws the visible part, scrolled so that the cursor is in it. The selection is shown reversed when `focused`.
    ///
    /// The text area wraps the whole text once for each edit and each new area; a frame without either costs only its rows.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, style: Style, focused: bool) {
        self.caret.set(None);
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        self.page.set(area.height.saturating_sub(1).max(1));
        let mut text = self.settled();
        text.set_style(style);
        text.set_selection_style(if focused { style.add_modifier(Modifier::REVERSED) } else { style });
        self.drawn.set(Rect::default());
        let caret = if fits(&mut text, area.width) {
            self.drawn.set(area);
            (&*text).render(area, buf);
            if fill_up(&mut text, area) {
                Clear.render(area, buf);
                (&*text).render(area, buf);
            }
            caret(&text, area)
        } else {
            let near = near_cursor(&text, area);
            (&near).render(area, buf);
            caret(&near, area)
        };
        if focused {
            self.caret.set(caret);
        }
    }

    /// Where the terminal's own cursor belongs, as of the last [`draw`](Self::draw) with `focused` into `area`.
    ///
    /// Set it at every frame: screen readers and input methods follow it.
    pub fn cursor_position(&self, area: Rect) -> Option<Position> {
        self.caret.get().filter(|at| area.contains(*at))
    }

    /// The text area, with everything typed in it.
    fn settled(&self) -> RefMut<'_, TextArea<'static>> {
        let mut area = self.area.borrow_mut();
        let typed = self.typed.take();
        if !typed.is_empty() {
            apply::insert(&mut area, &typed);
        }
        area
    }
}

/// Whether the wrapped rows can be counted in the text area's `u16`.
fn fits(text: &mut TextArea<'static>, width: u16) -> bool {
    // Counting means wrapping, so first a bound: of four rows in a line one at least is full, and a tab alone has more cells
    // than bytes.
    let lines = text.lines();
    let tabs = |line: &String| line.bytes().filter(|byte| *byte == b'\t').count();
    let cells: usize = lines.iter().map(|line| line.len() + tabs(line) * usize::from(TAB)).sum();
    let bound = 4 * (lines.len() + cells / usize::from(width.saturating_sub(1).max(1)));
    bound < MAX_ROWS || usize::from(text.measure(width).content_rows) < MAX_ROWS
}

/// Scrolls back where rows stay empty below a text that goes on above, as after a deletion or in a window made larger: the
/// text area never does, and it looks as if words were lost. Whether anything was to be done.
fn fill_up(text: &mut TextArea<'static>, area: Rect) -> bool {
    let starts = |y: u16| text.cursor_at_position(Position::new(area.x, y));
    // Below the last row the area names that row again.
    let empty = (area.top() + 1..area.bottom()).rev().take_while(|y| starts(*y) == starts(y - 1)).count();
    // Scrolling moves the cursor, which would let go of a selection.
    if empty == 0 || starts(area.y) == Some((0, 0)) || text.selection_range().is_some() {
        return false;
    }
    let (row, col) = text.cursor();
    text.scroll((-i16::try_from(empty).unwrap_or(i16::MAX), 0));
    if let (Ok(row), Ok(col)) = (u16::try_from(row), u16::try_from(col)) {
        text.move_cursor(CursorMove::Jump(row, col));
    }
    true
}

/// What lies around the cursor, unwrapped: all that is shown of a text with more than [`MAX_ROWS`] rows.
fn near_cursor(text: &TextArea<'static>, area: Rect) -> TextArea<'static> {
    let (row, col) = text.cursor();
    let top = row.saturating_sub(usize::from(area.height) - 1);
    let left = col.saturating_sub(usize::from(area.width) / 2);
    let cut = |line: &String| line.chars().skip(left).take(area.width.into()).collect();
    let lines = text.lines()[top..=row].iter().map(cut).collect();
    let mut near = TextArea::default();
    near.set_lines(lines, (row - top, col - left));
    near.set_style(text.style());
    near.set_cursor_line_style(Style::default());
    near.set_cursor_render_mode(CursorRenderMode::Hidden);
    near
}

/// Where the cursor of an area just rendered stands on screen.
///
/// The area adds up the widths of `char`s, the screen shows graphemes: a family is 6 cells to one and 2 to the other. So the row
/// is the area's, and the column is measured from that row's start.
fn caret(text: &TextArea<'static>, area: Rect) -> Option<Position> {
    let at = text.rendered_cursor_position()?;
    if text.wrap_mode() == WrapMode::None {
        return Some(at);
    }
    let (row, start) = text.cursor_at_position(Position::new(area.x, at.y))?;
    let line = &text.lines()[row];
    let (_, col) = text.cursor();
    let shown = &line[graphemes::byte(line, start)..graphemes::byte(line, col.max(start))];
    let (mut counted, mut x) = (0, 0);
    for grapheme in shown.graphemes(true) {
        let tab = usize::from(TAB) - counted % usize::from(TAB);
        let (chars, cells) = if grapheme == "\t" {
            (tab, tab)
        } else {
            (grapheme.chars().filter_map(UnicodeWidthChar::width).sum(), grapheme.width())
        };
        counted += chars;
        x += cells;
    }
    let x = u16::try_from(x).unwrap_or(u16::MAX).min(area.width - 1);
    Some(Position::new(area.x + x, at.y))
}
