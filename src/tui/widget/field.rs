//! The input of one line: a name, a place, a passphrase.

use std::cell::Cell;
use std::fmt;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroize as _;

use super::textbox::Edit;
use crate::guide::to_fill_in;

/// What stands for a grapheme of a masked value.
const BULLET: &str = "•";

/// One line of text with a cursor, in whole graphemes; it scrolls sideways.
///
/// Holds at most [`MAX_CHARS`](Self::MAX_CHARS). Its `Debug` tells the length only, and not even that of a masked value.
#[derive(Clone, Default)]
pub struct Field {
    input: Input,
    masked: bool,
    /// Where it was drawn last.
    drawn: Cell<Rect>,
}

impl Drop for Field {
    fn drop(&mut self) {
        self.input.value_and_reset().zeroize();
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut field = f.debug_struct("Field");
        if !self.masked {
            field.field("bytes", &self.value().len());
        }
        field.field("masked", &self.masked).finish_non_exhaustive()
    }
}

impl Field {
    /// The most characters typing or pasting can bring it to. What would go beyond is not taken at all, so that nothing is cut
    /// off in silence.
    pub const MAX_CHARS: usize = 2_000;

    /// A field that holds `value`, with the cursor at its end.
    pub fn new(value: &str) -> Self {
        let mut field = Self::default();
        field.set(value);
        field
    }

    /// An empty field for a secret, shown as bullets.
    pub fn masked() -> Self {
        Self { input: Input::default(), masked: true, drawn: Cell::default() }
    }

    /// Its value.
    pub fn value(&self) -> &str {
        self.input.value()
    }

    /// Whether it holds a secret.
    pub(crate) const fn is_masked(&self) -> bool {
        self.masked
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.value().is_empty()
    }

    /// Replaces the value, on one line; the cursor goes to its end.
    pub(crate) fn set(&mut self, value: &str) {
        self.input = Input::new(one_line(value));
    }

    /// Carries out an edit that removes; gives back what it removed, if anything. A secret is never given back.
    pub(crate) fn remove(&mut self, edit: &Edit) -> Option<String> {
        let before = if self.masked { String::new() } else { self.value().to_owned() };
        if !self.edit(edit) {
            return None;
        }
        let from = self.at();
        let removed = before.len().saturating_sub(self.value().len());
        Some(before.get(from..from + removed).unwrap_or_default().to_owned())
    }

    /// Puts the cursor to where a word of a ready sentence is still to be put in, if there is such a place.
    pub(crate) fn go_to_fill_in(&mut self) {
        if let Some(place) = to_fill_in(self.value()) {
            self.put_cursor(place.start);
        }
    }

    /// Takes a piece out, the cursor where it was; gives it back. A secret is never given back.
    pub(crate) fn take_out(&mut self, piece: Range<usize>) -> String {
        let mut value = self.value().to_owned();
        let gone: String = value.drain(piece.clone()).collect();
        self.input = Input::new(value);
        self.put_cursor(piece.start);
        if self.masked { String::new() } else { gone }
    }

    fn put_cursor(&mut self, byte: usize) {
        let chars = self.value()[..byte].chars().count();
        self.input.handle(InputRequest::SetCursor(chars));
    }

    /// Carries out one edit. True when the value changed.
    ///
    /// There is no undo, no selection and no second line here: those edits do nothing. Line breaks and tabs in a paste become
    /// spaces.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        // In a secret a step by words would tell where they are.
        let request = match edit {
            Edit::Char(c) if c.is_control() => return false,
            Edit::Char(c) => return self.insert(c.encode_utf8(&mut [0; 4])),
            Edit::Paste(text) => return self.insert(&one_line(text)),
            Edit::Backspace => InputRequest::DeletePrevChar,
            Edit::Delete => InputRequest::DeleteNextChar,
            Edit::DeleteWordBack if self.masked => InputRequest::DeleteFromStart,
            Edit::DeleteWordBack => InputRequest::DeletePrevWord,
            Edit::DeleteWordForward if self.masked => InputRequest::DeleteTillEnd,
            Edit::DeleteWordForward => InputRequest::DeleteNextWord,
            Edit::DeleteLineBack => InputRequest::DeleteFromStart,
            Edit::DeleteLineForward => InputRequest::DeleteTillEnd,
            Edit::Left => InputRequest::GoToPrevChar,
            Edit::Right => InputRequest::GoToNextChar,
            Edit::WordLeft if !self.masked => InputRequest::GoToPrevWord,
            Edit::WordRight if !self.masked => InputRequest::GoToNextWord,
            Edit::WordLeft | Edit::LineStart | Edit::TextStart => InputRequest::GoToStart,
            Edit::WordRight | Edit::LineEnd | Edit::TextEnd => InputRequest::GoToEnd,
            Edit::At { column, .. } => {
                self.go_to(column.saturating_sub(self.drawn.get().x));
                return false;
            }
            Edit::Newline
            | Edit::Up
            | Edit::Down
            | Edit::PageUp
            | Edit::PageDown
            | Edit::Undo
            | Edit::Redo
            | Edit::SelectAll => return false,
        };
        let before = self.value().len();
        self.input.handle(request);
        self.snap();
        self.value().len() != before
    }

    /// Draws one row, scrolled so that the cursor is in it.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, style: Style) {
        let area = Rect { height: 1, ..area }.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        self.drawn.set(area);
        buf.set_style(area, style);
        let (shown, _) = self.shown(area.width);
        buf.set_stringn(area.x, area.y, shown, usize::from(area.width), style);
    }

    /// The cells of it that give way to what is typed first, while it is a proposal: all of them, or those of a word to put in.
    pub(crate) fn proposed_cells(&self, area: Rect) -> Rect {
        let (_, cursor) = self.shown(area.width);
        let (x, words) = match to_fill_in(self.value()) {
            Some(place) => (cursor, &self.value()[place]),
            None => (0, self.value()),
        };
        let width = (words.width() as u16).min(area.width.saturating_sub(x));
        Rect { x: area.x + x, width, height: 1, ..area }
    }

    /// Where the terminal's own cursor belongs when it has the focus and is drawn into `area`.
    pub fn cursor_position(&self, area: Rect) -> Option<Position> {
        if area.is_empty() {
            return None;
        }
        let (_, x) = self.shown(area.width);
        Some(Position::new(area.x + x, area.y))
    }

    /// Puts the cursor to a cell of what was drawn last, or to the end.
    fn go_to(&mut self, column: u16) {
        let (shown, _) = self.shown(self.drawn.get().width.max(1));
        let from = self.value().graphemes(true).count() - shown.graphemes(true).count();
        let mut cells = 0;
        let before = shown.graphemes(true).take_while(|grapheme| {
            cells += grapheme.width();
            cells <= usize::from(column)
        });
        let graphemes = from + before.count();
        let chars = self.value().graphemes(true).take(graphemes).map(|g| g.chars().count()).sum();
        self.input.handle(InputRequest::SetCursor(chars));
    }

    fn insert(&mut self, text: &str) -> bool {
        let value = self.value();
        if text.is_empty() || value.chars().count() + text.chars().count() > Self::MAX_CHARS {
            return false;
        }
        let (before, after) = value.split_at(self.at());
        let cursor = self.input.cursor() + text.chars().count();
        self.input = Input::new([before, text, after].concat()).with_cursor(cursor);
        self.snap();
        true
    }

    /// The cursor, in bytes.
    fn at(&self) -> usize {
        let value = self.value();
        value.char_indices().nth(self.input.cursor()).map_or(value.len(), |(byte, _)| byte)
    }

    /// Moves the cursor out of a grapheme that an edit closed around it.
    fn snap(&mut self) {
        let at = self.at();
        let end = self
            .value()
            .grapheme_indices(true)
            .map(|(start, grapheme)| start + grapheme.len())
            .find(|end| *end >= at)
            .unwrap_or(0);
        if at != 0 && end != at {
            let cursor = self.value()[..end].chars().count();
            self.input.handle(InputRequest::SetCursor(cursor));
        }
    }

    /// What can be seen of it in `width` cells, which is at least 1, and the cursor's cell in that.
    fn shown(&self, width: u16) -> (String, u16) {
        let at = self.at();
        let mut skipped = 0;
        let cell = |grapheme: &str| if self.masked { 1 } else { grapheme.width() };
        let caret: usize = self.value()[..at].graphemes(true).map(cell).sum();
        let shown = self
            .value()
            .graphemes(true)
            .skip_while(|grapheme| {
                let skip = caret - skipped >= usize::from(width);
                skipped += if skip { cell(grapheme) } else { 0 };
                skip
            })
            .map(|grapheme| if self.masked { BULLET } else { grapheme })
            .collect();
        (shown, (caret - skipped) as u16)
    }
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
