//! Two voices side by side, line by line; on a narrow screen the one in front.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Canvas, Spot, TEXT_WIDTH, words};
use crate::tui::page::Said;

/// Columns from which two voices stand beside each other.
const WIDE: u16 = 70;

impl Canvas<'_, '_, '_> {
    pub(super) fn voices(&mut self, names: &[String], lines: &[Said], at: usize, front: usize, area: Rect) {
        let theme = self.look.theme;
        let wide = area.width >= WIDE && names.len() > 1;
        let shown: Vec<usize> = if wide { vec![0, 1] } else { vec![front] };
        let width = usize::from(area.width.saturating_sub(2)) / shown.len();
        let heads = shown.iter().map(|&voice| {
            let name = names.get(voice).map_or("", String::as_str);
            let style = if voice == front { theme.strong } else { theme.dim };
            Span::styled(words::pad(&format!("  {name}"), width), style)
        });
        self.rows(&[Line::from(heads.collect::<Vec<_>>())], 0, area);
        // Lines are wrapped, so the list is made of screen rows with the line they belong to.
        let mut screen: Vec<(usize, Line<'static>)> = Vec::new();
        for (index, said) in lines.iter().enumerate() {
            match said {
                Said::Air => screen.push((index, Line::raw(""))),
                Said::Question(question) => {
                    for part in words::wrap(question, area.width.saturating_sub(4).min(TEXT_WIDTH)) {
                        let line = vec![self.mark(index == at), Span::styled(part, theme.dim)];
                        screen.push((index, Line::from(line)));
                    }
                }
                Said::Lines(cells) => {
                    let columns: Vec<(usize, Vec<String>, bool)> = shown
                        .iter()
                        .map(|&voice| {
                            let (text, marked) = cells[voice].as_ref().map_or(("", false), |(t, m)| (t, *m));
                            (voice, words::wrap(text, (width as u16).saturating_sub(5)), marked)
                        })
                        .collect();
                    let height = columns.iter().map(|(_, rows, _)| rows.len()).max().unwrap_or(1);
                    for line in 0..height {
                        let mut spans = Vec::new();
                        for (voice, rows, hope) in &columns {
                            let here = index == at && *voice == front;
                            let mark = match (here && line == 0, *hope && line == 0) {
                                (true, true) => "▸◆ ",
                                (true, false) => "▸  ",
                                (false, true) => " ◆ ",
                                (false, false) => "   ",
                            };
                            let style = match (*hope, here) {
                                (true, _) => theme.accent,
                                (false, true) => theme.strong,
                                (false, false) => theme.plain,
                            };
                            let words = rows.get(line).map_or("", String::as_str);
                            spans.push(Span::styled(mark, theme.accent));
                            spans.push(Span::styled(words::pad(words, width.saturating_sub(3)), style));
                        }
                        screen.push((index, Line::from(spans)));
                    }
                }
            }
        }
        // In the column of the voice that is in front.
        let column = if wide { front * width } else { 0 };
        // Each half of a row is a voice's.
        self.around(&screen, at, super::under(area, 1), column as u16, |index, place, spots| {
            if !wide {
                return spots.push(place, Spot::Row(index));
            }
            let half = Rect { width: (width as u16).min(place.width), ..place };
            let other = Rect { x: place.x + half.width, width: place.width - half.width, ..place };
            spots.push(half, Spot::Voice(index, 0));
            spots.push(other, Spot::Voice(index, 1));
        });
    }
}
