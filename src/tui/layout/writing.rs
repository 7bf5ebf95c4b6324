//! A text being written: the prompt above its box, and below it what to leave out.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets;

use super::{Canvas, Spot, TEXT_WIDTH, words};
use crate::tui::page::Writing;

/// The fewest rows of a box that one can think in.
const BOX_MIN: u16 = 5;

impl Canvas<'_, '_, '_> {
    /// Where room is short the box gives rows up first, as long as nothing stands in it; what to leave out stands below the
    /// box, or the key that shows it is named: it never goes without a word.
    pub(super) fn writing(&mut self, writing: &Writing<'_>, area: Rect) {
        let side = u16::from(self.roomy);
        let body = Rect { x: area.x + side, width: area.width.saturating_sub(side), ..area };
        let said = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
        let width = body.width.min(TEXT_WIDTH + 4);
        let mut rows = self.blocks(&writing.above, said.width);
        let below = if self.roomy { self.paras(&writing.below, width - 2) } else { Vec::new() };
        let least = match (self.roomy, writing.text.is_empty()) {
            (true, _) => BOX_MIN,
            (false, false) => BOX_MIN.min(body.height),
            (false, true) => 3,
        };
        let most = body.height.saturating_sub(least + below.len() as u16);
        let hides = !self.roomy && writing.hides;
        if rows.len() as u16 > most || hides {
            rows.truncate(usize::from(most.saturating_sub(1)));
            rows.push(Line::styled(writing.more.clone(), self.look.theme.dim));
        }
        let shown = rows.len() as u16;
        self.rows(&rows, 0, said);
        let room = body.height.saturating_sub(shown + below.len() as u16);
        let gap = u16::from(self.roomy && room > BOX_MIN);
        // On a tall screen the box grows with what stands in it, so that nobody sees a page to fill.
        let wanted = writing.text.height_for(width.saturating_sub(4)) + 4;
        let height = room.saturating_sub(gap).min(wanted.max(writing.usual));
        let place = Rect { y: body.y + shown + gap, height, width, ..body };
        self.boxed(writing, place);
        let y = place.bottom();
        self.rows(&below, 0, Rect { y, height: area.bottom().saturating_sub(y), ..said });
    }

    fn boxed(&mut self, writing: &Writing<'_>, place: Rect) {
        if place.height < 3 || place.width < 6 {
            return;
        }
        let label: Vec<Span<'static>> = writing
            .label
            .iter()
            .map(|(words, tone)| Span::styled(words.clone(), self.look.style(*tone)))
            .collect();
        let block = widgets::Block::bordered().title(Line::from(label)).border_style(self.look.theme.dim);
        let inside = Rect { x: place.x + 2, width: place.width - 4, ..block.inner(place) };
        self.frame.render_widget(block, place);
        self.spots.push(inside, Spot::Text);
        writing.text.draw(inside, self.frame.buffer_mut(), self.look.theme.plain, true);
        if let Some(position) = writing.text.cursor_position(inside) {
            self.frame.set_cursor_position(position);
        }
        if let Some(hint) = writing.hint.as_ref().filter(|_| writing.text.is_empty()) {
            let words = words::cut(hint, usize::from(inside.width));
            self.frame.render_widget(Line::styled(words, self.look.theme.dim), Rect { height: 1, ..inside });
        }
    }
}
