//! Lists: one marked row, always in view; what is cut of it is said whole beneath.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{Canvas, List, Para, Spot, Spots, TEXT_WIDTH, WIDE, words};
use crate::clean;
use crate::say;
use crate::tui::page::{Cell, Row, Width};

/// The widest row with something at its end.
const ROW_WIDTH: u16 = TEXT_WIDTH + 20;
/// Below so many rows there is no room to count the others.
const COUNT_FROM: u16 = 4;
/// Below so many rows nothing is said twice.
const SPELL_FROM: u16 = 6;

/// The first row to show so that the marked one is in view with some rows around it.
pub(super) fn offset(at: usize, len: usize, height: usize) -> usize {
    at.saturating_sub(height / 2).min(len.saturating_sub(height))
}

impl Canvas<'_, '_, '_> {
    pub(super) fn list(&mut self, list: &List<'_>, area: Rect) {
        let mut area = area;
        self.sought.clone_from(&list.sought);
        if let Some(heading) = list.heading.as_ref().filter(|_| self.roomy) {
            let [first, rest] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
            self.rows(&[Line::styled(heading.clone(), self.look.theme.dim)], 0, super::inset(first, 2));
            area = rest;
        }
        if list.len == 0 || area.height == 0 {
            if !self.beside {
                self.more(list, area);
            }
            return;
        }
        let at = list.at.min(list.len - 1);
        if list.wraps {
            return self.wrapped(list, at, area);
        }
        let marked = (list.row)(at);
        let area = if list.more.is_empty() || self.beside {
            self.spell_out(&marked, area)
        } else {
            // The list keeps two thirds, or what a few words leave.
            let gap = u16::from(self.roomy);
            let below = self.paras(&list.more, super::inset(area, 2).width).len() as u16;
            let most = (area.height * 2 / 3).max(area.height.saturating_sub(below + gap));
            let height = (list.len as u16).min(most);
            let split = Layout::vertical([Constraint::Length(height), Constraint::Fill(1)]).spacing(gap);
            let [rows, below] = split.areas(area);
            self.more(list, below);
            rows
        };
        let area = self.counted(at, list.len, area);
        let first = offset(at, list.len, area.height.into());
        for (index, place) in (first..list.len).zip(area.rows()) {
            let line = self.row(&(list.row)(index), index == at, area.width);
            self.frame.render_widget(line, place);
            self.spots.push(place, Spot::Row(index));
        }
        self.cursor(area.x, area.y + at.saturating_sub(first) as u16);
    }

    /// Says in the last row of an area how many rows are beyond it. Gives back what is left for the rows.
    fn counted(&mut self, at: usize, len: usize, area: Rect) -> Rect {
        if len <= usize::from(area.height) || area.height < COUNT_FROM {
            return area;
        }
        let [rows, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(area);
        let above = offset(at, len, rows.height.into());
        let below = len - above - usize::from(rows.height);
        let words = match (above, below) {
            (0, below) => say!(self.look.text, "list-below", count = below),
            (above, 0) => say!(self.look.text, "list-above", count = above),
            (above, below) => say!(self.look.text, "list-beyond", above = above, below = below),
        };
        self.rows(&[Line::styled(words, self.look.theme.dim)], 0, super::inset(foot, 2));
        rows
    }

    fn more(&mut self, list: &List<'_>, area: Rect) {
        if !list.more.is_empty() {
            let place = super::inset(area, 2);
            let rows = self.paras(&list.more, place.width);
            self.scrolled(&rows, list.from, &list.more_key, place);
        }
    }

    /// The columns of each cell of a row.
    fn widths(row: &Row, width: u16) -> Vec<u16> {
        let room = width.saturating_sub(2 + row.indent);
        let ends = row.cells.iter().any(|cell| matches!(cell.width, Width::Fit(_)));
        let room = if ends { room.min(ROW_WIDTH - 2).saturating_sub(2) } else { room };
        let fixed = |cell: &Cell| match cell.width {
            Width::Columns(narrow, wide) => {
                if width >= WIDE {
                    wide
                } else {
                    narrow
                }
            }
            Width::Fit(widest) => widest.min(room / 2),
            Width::Rest => 0,
        };
        let gaps = if ends { 2 } else { 0 };
        let taken: u16 = row.cells.iter().map(fixed).sum::<u16>() + gaps;
        let rest = room.saturating_sub(taken);
        let rest = if row.cells.len() > 1 && !ends { rest.min(TEXT_WIDTH) } else { rest };
        row.cells.iter().map(|cell| if cell.width == Width::Rest { rest } else { fixed(cell) }).collect()
    }

    pub(super) fn row(&self, row: &Row, marked: bool, width: u16) -> Line<'static> {
        let mut spans = vec![self.mark(marked), Span::raw(" ".repeat(row.indent.into()))];
        let last = row.cells.len().saturating_sub(1);
        for (index, (cell, columns)) in row.cells.iter().zip(Self::widths(row, width)).enumerate() {
            let style = self.look.style(if marked { cell.marked } else { cell.tone });
            let columns = usize::from(columns);
            let words = match cell.width {
                Width::Columns(..) => words::pad(&cell.words, columns.saturating_sub(1)) + " ",
                Width::Rest if index < last => words::pad(&cell.words, columns) + "  ",
                _ => words::cut(&cell.words, columns),
            };
            self.say(&words, style, &mut spans);
        }
        Line::from(spans)
    }

    /// Words, with what is sought in them marked.
    fn say(&self, words: &str, style: Style, spans: &mut Vec<Span<'static>>) {
        let mut rest = words;
        while let Some(hit) = clean::found(rest, &self.sought) {
            spans.push(Span::styled(rest[..hit.start].to_owned(), style));
            let marked = self.look.theme.accent.add_modifier(Modifier::UNDERLINED);
            spans.push(Span::styled(rest[hit.clone()].to_owned(), marked));
            rest = &rest[hit.end..];
        }
        spans.push(Span::styled(rest.to_owned(), style));
    }

    /// Says in the last rows of an area what was cut of the marked row. Gives back what is left for the list.
    fn spell_out(&mut self, row: &Row, area: Rect) -> Rect {
        let widths = Self::widths(row, area.width);
        let cut =
            row.cells.iter().zip(widths).find(|(cell, columns)| {
                cell.width == Width::Rest && cell.words.width() > usize::from(*columns)
            });
        let Some((cell, _)) = cut.filter(|_| area.height >= SPELL_FROM) else { return area };
        let place = super::inset(area, 2);
        let mut rows = self.paras(&[Para::dim(cell.words.as_str())], place.width);
        rows.truncate(usize::from(area.height / 3));
        let [list, below] =
            Layout::vertical([Constraint::Fill(1), Constraint::Length(rows.len() as u16)]).areas(area);
        self.rows(&rows, 0, super::inset(below, 2));
        list
    }

    /// A list whose rows go on beneath: what scrolls are screen rows, each with the row that it belongs to.
    fn wrapped(&mut self, list: &List<'_>, at: usize, area: Rect) {
        let width = area.width.min(TEXT_WIDTH + 6).saturating_sub(4);
        let mut lines: Vec<(usize, Line<'static>)> = Vec::new();
        for index in 0..list.len {
            let row = (list.row)(index);
            let tone = |cell: &Cell| self.look.style(if index == at { cell.marked } else { cell.tone });
            let label = row.cells.first().filter(|_| row.cells.len() > 1);
            let whole: String = row.cells.iter().map(|cell| cell.words.as_str()).collect();
            let style = row.cells.last().map(tone).unwrap_or_default();
            for (n, part) in words::wrap(&whole, width.saturating_sub(row.indent)).into_iter().enumerate() {
                let mut spans =
                    vec![self.mark(index == at && n == 0), Span::raw(" ".repeat(row.indent.into()))];
                let label = label.filter(|_| n == 0).map(|cell| (cell.words.trim_end(), tone(cell)));
                match label.and_then(|(words, style)| Some((words, style, part.strip_prefix(words)?))) {
                    Some((label, dim, said)) => {
                        spans.extend([
                            Span::styled(label.to_owned(), dim),
                            Span::styled(said.to_owned(), style),
                        ]);
                    }
                    None => spans.push(Span::styled(part, style)),
                }
                lines.push((index, Line::from(spans)));
            }
        }
        self.around(&lines, at, area, 0, |index, place, spots| spots.push(place, Spot::Row(index)));
    }

    /// Draws screen rows, each with the row that it belongs to, around the one that is marked; the cursor in its column. `spot`
    /// says what a row stands for where it lies.
    pub(super) fn around(
        &mut self,
        lines: &[(usize, Line<'static>)],
        at: usize,
        area: Rect,
        column: u16,
        spot: impl Fn(usize, Rect, &mut Spots),
    ) {
        let marked = lines.iter().position(|(index, _)| *index == at).unwrap_or(0);
        let area = self.counted(marked, lines.len(), area);
        let first = offset(marked, lines.len(), area.height.into());
        for ((index, line), place) in lines.iter().skip(first).zip(area.rows()) {
            self.frame.render_widget(line, place);
            spot(*index, place, &mut self.spots);
        }
        self.cursor(area.x + column, area.y + marked.saturating_sub(first) as u16);
    }
}
