//! Wrapped words: text is wrapped beforehand, at most 72 columns wide, and only what is visible is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The widest that text is set, however wide the terminal.
pub const TEXT_WIDTH: u16 = 72;

/// A part of a page in one style.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// The words; newlines part paragraphs.
    pub words: String,
    /// Their style.
    pub style: Style,
    /// Columns to the left.
    pub indent: u16,
}

impl Part {
    /// Words in a style.
    pub fn new(words: impl Into<String>, style: Style) -> Self {
        Self { words: words.into(), style, indent: 0 }
    }

    /// Moves it right.
    #[must_use]
    pub const fn indented(mut self, columns: u16) -> Self {
        self.indent = columns;
        self
    }
}

/// Wraps words to a width of at least one column.
pub fn wrap(words: &str, width: u16) -> Vec<String> {
    let width = usize::from(width.max(4));
    textwrap::wrap(words, width).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// Wraps parts into rows; an empty part is an empty row.
pub fn rows(parts: &[Part], width: u16) -> Vec<Line<'static>> {
    let mut rows = Vec::new();
    for part in parts {
        // What follows a dot stands under its words.
        let hang = if part.words.starts_with("· ") { "  " } else { "" };
        let columns = usize::from(width.saturating_sub(part.indent).clamp(4, TEXT_WIDTH));
        let wrapping = textwrap::Options::new(columns).subsequent_indent(hang);
        for row in textwrap::wrap(&part.words, wrapping).into_iter().map(std::borrow::Cow::into_owned) {
            let indent = " ".repeat(part.indent as usize);
            rows.push(Line::from(vec![Span::raw(indent), Span::styled(row, part.style)]));
        }
    }
    rows
}

/// Draws rows from `from`, and gives back how many there are.
pub fn draw_rows(frame: &mut Frame, area: Rect, rows: &[Line<'static>], from: usize) {
    for (row, line) in rows.iter().skip(from).take(area.height as usize).enumerate() {
        let area = Rect { y: area.y + row as u16, height: 1, ..area };
        frame.render_widget(line, area);
    }
}

/// Cuts words to a number of columns, with an ellipsis where something is missing.
pub fn cut(words: &str, columns: usize) -> String {
    if words.width() <= columns {
        return words.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in words.graphemes(true) {
        let width = grapheme.width();
        if used + width + 1 > columns {
            break;
        }
        used += width;
        out.push_str(grapheme);
    }
    out.push('…');
    out
}

/// Words filled up with spaces, or cut, to exactly so many columns.
pub fn pad(words: &str, columns: usize) -> String {
    let cut = cut(words, columns);
    let fill = columns.saturating_sub(cut.width());
    cut + &" ".repeat(fill)
}

/// Texts beside one another, each wrapped in its own column, with so many columns of space between them.
pub fn side_by_side(texts: &[&str], widths: &[u16], gap: u16) -> Vec<String> {
    let columns: Vec<Vec<String>> =
        texts.iter().zip(widths).map(|(words, &width)| wrap(words, width)).collect();
    let gap = " ".repeat(usize::from(gap));
    (0..columns.iter().map(Vec::len).max().unwrap_or(0))
        .map(|row| {
            let cell = |(column, &width): (&Vec<String>, &u16)| {
                pad(column.get(row).map_or("", String::as_str), usize::from(width))
            };
            columns.iter().zip(widths).map(cell).collect::<Vec<_>>().join(&gap).trim_end().to_owned()
        })
        .collect()
}

/// Wraps a line at the edge, wherever that is: nothing of it is left out or moved.
pub fn hard_wrap(line: &str, width: u16) -> Vec<String> {
    let width = usize::from(width.max(4));
    let mut rows = vec![String::new()];
    let mut used = 0;
    for grapheme in line.graphemes(true) {
        let columns = grapheme.width();
        if used + columns > width {
            rows.push(String::new());
            used = 0;
        }
        used += columns;
        if let Some(row) = rows.last_mut() {
            row.push_str(grapheme);
        }
    }
    rows
}
