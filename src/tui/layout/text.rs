//! Words as rows: wrapped beforehand, at most 72 columns wide, and only what is visible is drawn.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Block, Canvas, Para, TEXT_WIDTH, WIDE, Weight, words};
use crate::say;

/// The longest bar, columns.
const BAR: usize = 40;
/// From this width on a table has columns.
const TABLE_FROM: u16 = 64;
/// How wide the column of a table's row names is, with the gap after it.
const NAMES: u16 = 11;
/// The space after each column.
const GAP: u16 = 2;

impl Canvas<'_, '_, '_> {
    /// Paragraphs as rows; an empty one is an empty row.
    pub(super) fn paras(&self, paras: &[Para], width: u16) -> Vec<Line<'static>> {
        paras.iter().flat_map(|para| self.para(para, width)).collect()
    }

    fn para(&self, para: &Para, width: u16) -> Vec<Line<'static>> {
        if (para.weight == Weight::Roomy && !self.roomy) || (para.is_beside && self.beside) {
            return Vec::new();
        }
        // What follows a dot stands under its words.
        let hang = if para.words.starts_with("· ") { "  " } else { "" };
        let columns = usize::from(width.saturating_sub(para.indent).clamp(4, TEXT_WIDTH));
        let wrapping = textwrap::Options::new(columns).subsequent_indent(hang);
        let (indent, style) = (" ".repeat(para.indent.into()), self.look.style(para.tone));
        let row = |words: std::borrow::Cow<'_, str>| {
            Line::from(vec![Span::raw(indent.clone()), Span::styled(words.into_owned(), style)])
        };
        textwrap::wrap(&para.words, wrapping).into_iter().map(row).collect()
    }

    /// Anything to read as rows.
    pub(super) fn blocks(&self, blocks: &[Block], width: u16) -> Vec<Line<'static>> {
        blocks.iter().flat_map(|block| self.block(block, width)).collect()
    }

    fn block(&self, block: &Block, width: u16) -> Vec<Line<'static>> {
        match block {
            Block::Para(para) => self.para(para, width),
            Block::Bar(pieces) => {
                let columns = usize::from(width).saturating_sub(2).min(BAR);
                vec![Line::from(vec![
                    Span::raw("  "),
                    Span::styled(bar(pieces, columns), self.look.theme.accent),
                ])]
            }
            Block::Key { keys, about, brief } => self.key(keys, about, brief, width),
            Block::Table { heads, rows } => self.table(heads, rows, width),
            Block::Code(groups) => {
                let whole = groups.join(" - ");
                let halves = if whole.len() + 6 <= usize::from(width) + 4 { 1 } else { 2 };
                let lines = groups.chunks(groups.len().div_ceil(halves).max(1)).map(|half| half.join(" - "));
                self.paras(&lines.map(|line| Para::accent(line).indented(2)).collect::<Vec<_>>(), width)
            }
        }
    }

    /// Everything said whole: long words go on beneath.
    fn key(&self, keys: &[String], about: &str, brief: &str, width: u16) -> Vec<Line<'static>> {
        let wide = width + 4 >= WIDE;
        let (columns, shown, about) = if wide { (26, keys.len(), about) } else { (16, 1, brief) };
        let mut named = keys.iter().take(shown).cloned().collect::<Vec<_>>().join("  ");
        let rest = (width + 4).min(TEXT_WIDTH + 6).saturating_sub(columns + 1);
        words::wrap(about, rest)
            .into_iter()
            .map(|part| {
                let key = format!(" {} ", words::pad(&std::mem::take(&mut named), usize::from(columns) - 3));
                Line::from(vec![Span::styled(key, self.look.theme.accent), Span::raw(part)])
            })
            .collect()
    }

    fn table(&self, heads: &[String], rows: &[(String, Vec<String>)], width: u16) -> Vec<Line<'static>> {
        let mut paras = Vec::new();
        if width < TABLE_FROM {
            for (name, cells) in rows {
                paras.push(Para::strong(name.as_str()).indented(2));
                let said = heads.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
                paras.extend(said.map(|(head, cell)| Para::plain(format!("· {head}: {cell}")).indented(4)));
            }
            return self.paras(&paras, width);
        }
        let column = (width.min(TEXT_WIDTH) - 2 - NAMES) / (heads.len() as u16).max(1) - GAP;
        let mut widths = vec![NAMES - GAP];
        widths.extend(heads.iter().map(|_| column));
        let row = |name: &str, cells: &[String]| {
            let texts: Vec<&str> = std::iter::once(name).chain(cells.iter().map(String::as_str)).collect();
            words::side_by_side(&texts, &widths, GAP)
        };
        paras.push(Para::air());
        paras.extend(row("", heads).into_iter().map(|line| Para::strong(line).indented(2)));
        for (name, cells) in rows {
            paras.extend(row(name, cells).into_iter().map(|line| Para::plain(line).indented(2)));
            paras.push(Para::air());
        }
        self.paras(&paras, width)
    }

    /// Words, and as many of those that are spare as fit; the last go first.
    pub(super) fn fitting(&self, paras: &[Para], width: u16, most: u16) -> Vec<Line<'static>> {
        let mut rows: Vec<Vec<Line<'static>>> = paras.iter().map(|para| self.para(para, width)).collect();
        let mut total: usize = rows.iter().map(Vec::len).sum();
        for (at, _) in paras.iter().enumerate().rev().filter(|(_, para)| para.weight == Weight::Spare) {
            if total <= usize::from(most) {
                break;
            }
            total -= rows[at].len();
            rows[at].clear();
        }
        rows.concat()
    }

    /// Draws rows from one on.
    pub(super) fn rows(&mut self, rows: &[Line<'static>], from: usize, area: Rect) {
        for (line, place) in rows.iter().skip(from).zip(area.rows()) {
            self.frame.render_widget(line, place);
        }
    }

    /// Draws rows that scroll, and says in the last one that there are more, where a key is given for that.
    pub(super) fn scrolled(&mut self, rows: &[Line<'static>], from: usize, more_key: &str, area: Rect) {
        let most = rows.len().saturating_sub(usize::from(area.height));
        let from = from.min(most);
        self.seen = super::Seen { most, whole: from == most };
        self.rows(rows, from, area);
        self.cursor(area.x, area.y);
        if from < most
            && !more_key.is_empty()
            && area.height > 1
            && let Some(last) = area.rows().next_back()
        {
            let words = say!(self.look.text, "more-below", key = more_key);
            let words = words::pad(&words, usize::from(area.width));
            self.frame.render_widget(Line::styled(words, self.look.theme.dim), last);
        }
    }

    /// What is said of a document, then the document from a row on. Only what can be seen is wrapped.
    pub(super) fn document(&mut self, head: &[Para], text: &str, data: bool, from: usize, area: Rect) {
        let place = Rect { x: area.x + 1, width: area.width.saturating_sub(3), ..area };
        let head = self.paras(head, place.width);
        let width = place.width.min(TEXT_WIDTH);
        // What stays here is always in view, or, where there is no room for that, the first to be seen.
        let fixed = head.len() <= usize::from(area.height / 2);
        let above = if fixed { 0 } else { head.len() };
        let lines = text.lines().count();
        let most = (above + lines).saturating_sub(1);
        let from = from.min(most);
        self.seen = super::Seen { most, whole: from == most };
        let (mut rows, top) = if fixed {
            self.rows(&head, 0, place);
            (Vec::new(), head.len() as u16 + 1)
        } else {
            (head.into_iter().skip(from).collect(), 0)
        };
        let place = super::under(place, top);
        for line in text.lines().skip(from.saturating_sub(above)) {
            if rows.len() >= usize::from(place.height) {
                break;
            }
            let wrapped = if data { words::hard_wrap(line, width) } else { words::hanging(line, width) };
            rows.extend(wrapped.into_iter().map(Line::raw));
        }
        self.rows(&rows, 0, place);
        self.cursor(place.x, place.y);
    }
}

/// A bar of so many columns: each column shows whoever stands at its middle.
fn bar(pieces: &[(usize, &'static str)], columns: usize) -> String {
    let total = pieces.iter().map(|(count, _)| count).sum::<usize>().max(1);
    let mark_at = |column: usize| {
        let place = (2 * column + 1) * total / (2 * columns);
        let mut passed = 0;
        let piece = pieces.iter().find(|(count, _)| {
            passed += count;
            place < passed
        });
        piece.map_or(" ", |(_, mark)| mark)
    };
    (0..columns).map(mark_at).collect()
}
