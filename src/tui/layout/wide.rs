//! What a wide screen has room for: the sections at the side, and beside the page what is marked, in full.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::{Block, Canvas, Page, Part, Seen, Spot, words};

/// From so many columns of a page on, two things stand beside each other; on a screen of 110.
const FROM: u16 = 108;
/// The widest list of sections.
const SECTIONS: u16 = 24;
/// What a list or a box has before anything stands beside it is wider than needed.
const PAGE: u16 = 70;
/// The narrowest and the widest of what stands beside.
const BESIDE: (u16, u16) = (30, 72);
/// Between two of them, with a line in the middle.
const GAP: u16 = 3;

impl Canvas<'_, '_, '_> {
    /// Draws what stands at the sides of a page, if there is room and something to say. Gives back what is left for the page.
    pub(super) fn wide(&mut self, page: &Page<'_>, area: Rect) -> Rect {
        if area.width < FROM {
            return area;
        }
        let outline = page.parts.iter().find_map(|part| match part {
            Part::Outline { sections, here, count } => Some((sections, *here, *count)),
            _ => None,
        });
        let mut area = area;
        if let Some((sections, here, count)) = outline {
            let widest = sections.iter().map(|title| words::width(title)).max().unwrap_or(0) as u16;
            let [side, rest] =
                self.parted(area, Constraint::Length((widest + 3).min(SECTIONS)), Constraint::Fill(1));
            self.sections(sections, here, count, side);
            (area, self.outlined) = (rest, true);
        }
        let part = page.beside.as_ref().map(|make| make());
        // More of a list's marked row is said beside it, and scrolls there.
        let more = || {
            page.parts.iter().find_map(|part| match part {
                Part::List(list) if !list.more.is_empty() => Some(Part::Reading {
                    blocks: list.more.iter().cloned().map(Block::from).collect(),
                    from: list.from,
                    more_key: list.more_key.clone(),
                    card: false,
                }),
                _ => None,
            })
        };
        let scrolls = part.is_none();
        let Some(part) = part.or_else(more) else { return area };
        let columns = area.width.saturating_sub(PAGE + GAP).clamp(BESIDE.0, BESIDE.1);
        let [rest, side] = self.parted(area, Constraint::Fill(1), Constraint::Length(columns));
        match &part {
            Part::Reading { blocks, .. } if !scrolls => self.glance(blocks, side),
            part => self.part(part, side),
        }
        if !self.seen.whole && !scrolls {
            let last = Rect { y: side.bottom() - 1, height: 1, ..side };
            self.frame
                .render_widget(Line::styled(words::pad(" …", last.width.into()), self.look.theme.dim), last);
        }
        if !scrolls {
            self.seen = Seen::default();
        }
        self.beside = true;
        rest
    }

    /// As much as there is room for, laid out only as far as it is seen.
    fn glance(&mut self, blocks: &[Block], area: Rect) {
        let place = super::inset(area, 1 + u16::from(self.roomy));
        let mut rows = Vec::new();
        for block in blocks {
            if rows.len() > usize::from(place.height) {
                break;
            }
            rows.extend(self.blocks(std::slice::from_ref(block), place.width));
        }
        self.seen.whole = rows.len() <= usize::from(place.height);
        self.rows(&rows, 0, place);
    }

    /// Parts an area in two with a line between them.
    fn parted(&mut self, area: Rect, left: Constraint, right: Constraint) -> [Rect; 2] {
        let [left, line, right] = Layout::horizontal([left, Constraint::Length(GAP), right]).areas(area);
        for row in line.rows() {
            self.frame.render_widget(Line::styled(" │", self.look.theme.dim), row);
        }
        [left, right]
    }

    /// The sections one below the other, the one that one is in marked, and where that is of all.
    fn sections(&mut self, sections: &[String], here: usize, (at, of): (usize, usize), area: Rect) {
        let (accent, dim) = (self.look.theme.accent, self.look.theme.dim);
        let place = super::under(area, u16::from(self.roomy));
        for ((index, title), row) in sections.iter().enumerate().zip(place.rows()) {
            let style = if index == here { accent } else { dim };
            let title = Span::styled(words::cut(title, usize::from(row.width - 2)), style);
            self.frame.render_widget(Line::from(vec![self.mark(index == here), title]), row);
            self.spots.push(row, Spot::Row(index));
        }
        let count = super::under(place, sections.len() as u16 + 1);
        self.rows(&[Line::styled(format!("  {at}/{of}"), dim)], 0, count);
    }
}
