//! Forms: the question and its answer on one line, or the one above the other where there is no room.

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use unicode_width::UnicodeWidthStr;

use super::{Canvas, Para, Spot, TEXT_WIDTH, WIDE, words};
use crate::tui::page::{Given, Question};

/// Columns of the questions where there is room for two.
const LABELS: u16 = 26;
/// The widest line to type.
const LINE: u16 = 46;

impl Canvas<'_, '_, '_> {
    /// The row with the focus is always in view, and the cursor in it.
    pub(super) fn form(
        &mut self,
        intro: &str,
        questions: &[Question<'_>],
        at: usize,
        problem: Option<&str>,
        area: Rect,
    ) {
        let wide = area.width >= WIDE;
        let air = wide && questions.len() <= 6;
        let heights: Vec<u16> = questions.iter().map(|row| row_height(row, area.width, wide, air)).collect();
        let mut area = area;
        // What it is for is said wherever it fits above the rows.
        let said = self.paras(&[Para::dim(intro)], area.width.saturating_sub(4));
        let top = said.len() as u16 + 1;
        if !intro.is_empty() && (area.height >= 12 || top + heights.iter().sum::<u16>() <= area.height) {
            self.rows(&said, 0, super::inset(area, 2));
            area = super::under(area, top);
        }
        let problem = problem.map_or_else(Vec::new, |p| words::wrap(p, area.width.min(TEXT_WIDTH)));
        let room = area.height.saturating_sub(problem.len() as u16);
        let mut skip = heights.iter().take(at + 1).sum::<u16>().saturating_sub(room);
        let mut y = 0;
        for (index, (question, &height)) in questions.iter().zip(&heights).enumerate() {
            if skip > 0 {
                skip = skip.saturating_sub(height);
                continue;
            }
            if y + height > room {
                break;
            }
            let place = Rect { y: area.y + y, height, ..area };
            self.spots.push(place, Spot::Row(index));
            self.question(question, index == at, wide, place);
            y += height;
        }
        let rows: Vec<_> = problem.into_iter().map(|row| Line::styled(row, self.look.theme.alarm)).collect();
        self.rows(&rows, 0, super::under(area, y));
    }

    fn question(&mut self, row: &Question<'_>, focused: bool, wide: bool, area: Rect) {
        let theme = self.look.theme;
        let style = if focused { theme.strong } else { theme.plain };
        let columns = if wide { LABELS } else { area.width };
        let label = words::cut(row.label, usize::from(columns.saturating_sub(3)));
        let line = Line::from(vec![self.mark(focused), Span::styled(label, style)]);
        self.frame.render_widget(line, Rect { width: columns.min(area.width), height: 1, ..area });
        let indent = if wide { LABELS } else { 2 };
        let value = Rect {
            x: area.x + indent,
            y: area.y + u16::from(!wide),
            width: area.width.saturating_sub(indent).min(TEXT_WIDTH),
            height: 1,
        };
        match row.answer {
            Given::Line { field, proposed } => {
                let place = Rect { width: value.width.min(LINE), ..value };
                let style = if focused { theme.plain } else { theme.dim }.add_modifier(Modifier::UNDERLINED);
                field.draw(place, self.frame.buffer_mut(), style);
                self.spots.push(place, Spot::Text);
                if proposed && focused {
                    let words = field.proposed_cells(place).intersection(self.frame.area());
                    self.frame.buffer_mut().set_style(words, style.add_modifier(Modifier::REVERSED));
                }
                if row.guess {
                    let x = place.x + (field.value().width() as u16 + 1).min(place.width);
                    let mark = Rect { x, width: 1, ..place }.intersection(area);
                    self.frame.render_widget(Line::styled("?", theme.accent), mark);
                }
                if let Some(position) = field.cursor_position(place).filter(|_| focused) {
                    self.frame.set_cursor_position(position);
                }
            }
            Given::Choice { chosen, sought } => {
                let words = chosen.unwrap_or("—").to_owned();
                let around = if focused { ["‹ ", " ›"] } else { ["  ", ""] };
                let [before, after] = around.map(|mark| Span::styled(mark, theme.accent));
                let sought = match sought {
                    _ if row.guess => " ?".to_owned(),
                    sought if focused => format!("  {sought}"),
                    _ => String::new(),
                };
                let sought = Span::styled(sought, theme.dim);
                let line = Line::from(vec![before, Span::styled(words, style), after, sought]);
                // The words stand where those of other rows stand; the marks around them.
                let place = Rect { x: value.x.saturating_sub(2), width: value.width + 2, ..value };
                self.frame.render_widget(line, place.intersection(area));
                if focused {
                    self.cursor(value.x, value.y);
                }
            }
            Given::Save if focused => self.cursor(area.x, area.y),
            Given::Save => {}
        }
        if !row.echo.is_empty() {
            let rows = words::wrap(row.echo, value.width);
            let rows: Vec<_> = rows.into_iter().map(|words| Line::styled(words, theme.dim)).collect();
            let y = value.y + 1;
            self.rows(&rows, 0, Rect { y, height: area.bottom().saturating_sub(y), ..value });
        }
    }
}

fn row_height(row: &Question<'_>, width: u16, wide: bool, air: bool) -> u16 {
    let indent = if wide { LABELS } else { 2 };
    let echo = match row.echo {
        "" => 0,
        echo => words::wrap(echo, width.saturating_sub(indent).min(TEXT_WIDTH)).len() as u16,
    };
    let answer = u16::from(!wide && !matches!(row.answer, Given::Save));
    // A little air between rows, where the form is short.
    1 + answer + echo + u16::from(air)
}
