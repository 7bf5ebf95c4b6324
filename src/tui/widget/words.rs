//! Words in columns: wrapped, cut or filled up, by what a terminal shows of them.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The widest that text is set, however wide the terminal.
pub(crate) const TEXT_WIDTH: u16 = 72;

/// Wraps words to a width of at least one column.
pub(crate) fn wrap(words: &str, width: u16) -> Vec<String> {
    let width = usize::from(width.max(4));
    textwrap::wrap(words, width).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// Wraps a line so that what goes on of it stands a little to the right of where it begins, but where it begins at the edge.
pub(crate) fn hanging(line: &str, width: u16) -> Vec<String> {
    let begins = line.len() - line.trim_start_matches(' ').len();
    let indent = " ".repeat(if begins == 0 { 0 } else { begins + 2 });
    // A visit's short name stays in one piece.
    let options = textwrap::Options::new(usize::from(width.max(8)))
        .subsequent_indent(&indent)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(line, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// How many columns words take.
pub(crate) fn width(words: &str) -> usize {
    words.width()
}

/// Cuts words to a number of columns, with an ellipsis where something is missing.
pub(crate) fn cut(words: &str, columns: usize) -> String {
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
pub(crate) fn pad(words: &str, columns: usize) -> String {
    let cut = cut(words, columns);
    let fill = columns.saturating_sub(cut.width());
    cut + &" ".repeat(fill)
}

/// Texts beside one another, each wrapped in its own column, with so many columns of space between them.
pub(crate) fn side_by_side(texts: &[&str], widths: &[u16], gap: u16) -> Vec<String> {
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
pub(crate) fn hard_wrap(line: &str, width: u16) -> Vec<String> {
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
