//! Where a cursor may stand in one line: the grapheme adapter.
//!
//! The text areas count in `char`s, so Backspace would leave half a flag or a lone accent. Columns here are `char` counts, as
//! theirs are; every step is a whole grapheme. Each function looks only near the column.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The byte at `col` characters into `line`, or its end.
pub(super) fn byte(line: &str, col: usize) -> usize {
    line.char_indices().nth(col).map_or(line.len(), |(byte, _)| byte)
}

/// The column one grapheme left of `col`, or none at the start.
pub(super) fn left(line: &str, col: usize) -> Option<usize> {
    let at = byte(line, col);
    let to = GraphemeCursor::new(at, line.len(), true).prev_boundary(line, 0).ok()??;
    Some(col.saturating_sub(line[to..at].chars().count()))
}

/// The column one grapheme right of `col`, or none at the end.
pub(super) fn right(line: &str, col: usize) -> Option<usize> {
    let at = byte(line, col);
    let to = GraphemeCursor::new(at, line.len(), true).next_boundary(line, 0).ok()??;
    Some(col + line[at..to].chars().count())
}

/// Whether `col` lies between two graphemes and not inside one.
pub(super) fn is_boundary(line: &str, col: usize) -> bool {
    GraphemeCursor::new(byte(line, col), line.len(), true).is_boundary(line, 0).unwrap_or(true)
}

/// The start of the word left of `col`; the line's start when there is none.
pub(super) fn word_left(line: &str, col: usize) -> usize {
    let before = &line[..byte(line, col)];
    let to = before
        .split_word_bound_indices()
        .rev()
        .find(|(_, piece)| is_word(piece))
        .map_or(0, |(start, _)| start);
    let to = before[..to].chars().count();
    if is_boundary(line, to) { to } else { left(line, to).unwrap_or(0) }
}

/// The end of the word right of `col`; the line's end when there is none.
pub(super) fn word_right(line: &str, col: usize) -> usize {
    let after = &line[byte(line, col)..];
    let to = after
        .split_word_bound_indices()
        .find(|(_, piece)| is_word(piece))
        .map_or(after.len(), |(start, piece)| start + piece.len());
    let to = col + after[..to].chars().count();
    if is_boundary(line, to) { to } else { right(line, to).unwrap_or(to) }
}

/// Spaces and ASCII punctuation are passed over; letters of any script and emoji are words.
fn is_word(piece: &str) -> bool {
    piece.chars().any(|c| !c.is_whitespace() && !c.is_ascii_punctuation())
}
