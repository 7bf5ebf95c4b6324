//! What lies over a screen: in a frame of its own in the middle, the hint line still in view.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};
use unicode_width::UnicodeWidthStr;

use super::list::offset;
use super::{Canvas, Frame, Look, Para, Spot, Spots, words};
use crate::say;
use crate::tui::go::{Body, Popup, sought_in};
use crate::tui::menu::Menu;
use crate::tui::page::{Cell, Row, Tone, Width};
use crate::tui::widget::field::Field;

/// The widest popup, and the widest list of all that can be done.
const WIDEST: u16 = 64;
const WIDEST_MENU: u16 = 76;

/// Draws a popup over whatever is there.
pub(crate) fn draw(popup: &Popup, look: &Look<'_>, frame: &mut Frame<'_>, area: Rect) -> Spots {
    let mut canvas = Canvas::new(look, frame, true);
    let widest = if matches!(popup.body, Body::Keys(_)) { WIDEST_MENU } else { WIDEST };
    let width = (area.width - 4).min(widest);
    let paras: Vec<Para> = popup.lines.iter().map(Para::plain).collect();
    let mut rows = canvas.paras(&paras, width - 4);
    if !rows.is_empty() && !matches!(popup.body, Body::Note) {
        rows.push(Line::raw(""));
    }
    let asked = match &popup.body {
        Body::Note => 0,
        Body::Menu { items, .. } => items.len() as u16 + u16::from(popup.is_sought_in()),
        Body::Line { .. } => 1,
        // As long as all of it, so that nothing moves while something is sought.
        Body::Keys(menu) => menu.len() as u16 + u16::from(menu.find.is_some()),
    };
    let height = (rows.len() as u16 + asked + 2).min(area.height);
    let place = super::middle(area, width, height);
    canvas.frame.render_widget(Clear, place);
    let title = format!(" {} ", words::cut(&popup.title, usize::from(width.saturating_sub(6))));
    let block =
        Block::bordered().title(Span::styled(title, look.theme.strong)).border_style(look.theme.accent);
    let inside = super::inset(block.inner(place), 1);
    canvas.frame.render_widget(block, place);
    let asked = asked.min(inside.height);
    let said = inside.height.saturating_sub(asked).min(rows.len() as u16);
    let [text, body, _] =
        Layout::vertical([Constraint::Length(said), Constraint::Length(asked), Constraint::Fill(1)])
            .areas(inside);
    let from = popup.scroll.min(rows.len().saturating_sub(usize::from(text.height)));
    canvas.rows(&rows, from, text);
    canvas.cursor(text.x, text.y);
    let hidden = match &popup.body {
        Body::Note => rows.len().saturating_sub(from + usize::from(text.height)),
        Body::Menu { items, at, sought } => {
            let [typed, list] =
                Layout::vertical([Constraint::Length(u16::from(popup.is_sought_in())), Constraint::Fill(1)])
                    .areas(body);
            let rows = sought_in(items, sought);
            let place = rows.iter().position(|row| row == at).unwrap_or(0);
            let first = offset(place, rows.len(), list.height.into());
            sought.value().trim().clone_into(&mut canvas.sought);
            for ((shown, &index), spot) in rows.iter().enumerate().skip(first).zip(list.rows()) {
                let row = Row::of(Cell::new(items[index].0.as_str()));
                let line = canvas.row(&row, index == *at, list.width);
                canvas.frame.render_widget(line, spot);
                canvas.spots.push(spot, Spot::Row(shown));
            }
            if typed.height > 0 {
                canvas.find(sought, typed);
            } else {
                canvas.cursor(list.x, list.y + place.saturating_sub(first) as u16);
            }
            rows.len().saturating_sub(first + usize::from(list.height))
        }
        Body::Line { field, .. } => {
            canvas.field(field, popup.is_proposed(), Rect { height: 1, ..body });
            // The row of air below the words is none of them.
            rows.len().saturating_sub(1 + from + usize::from(text.height))
        }
        Body::Keys(menu) => canvas.keys(menu, body),
    };
    // That there is more than is seen stands in the frame.
    if hidden > 0 {
        let words = format!(" {} ", say!(look.text, "popup-more", count = hidden));
        let width = (words.width() as u16).min(place.width.saturating_sub(2));
        let spot = Rect { x: place.x + 2, y: place.bottom() - 1, width, height: 1 };
        canvas.frame.render_widget(Line::styled(words, look.theme.accent), spot);
    }
    canvas.spots
}

/// Below so many columns a word or two have to do.
const BRIEF: u16 = 50;

impl Canvas<'_, '_, '_> {
    /// What is typed to find something.
    fn find(&mut self, field: &Field, area: Rect) {
        let label = format!("{}: ", say!(self.look.text, "menu-find"));
        let columns = label.width() as u16;
        self.frame.render_widget(Line::styled(label, self.look.theme.dim), area);
        self.field(
            field,
            false,
            Rect { x: area.x + columns, width: area.width.saturating_sub(columns), ..area },
        );
    }

    /// What can be done, line by line: the letter, what it does, what is pressed without the menu. Gives back how many lines
    /// are hidden below.
    fn keys(&mut self, menu: &Menu, area: Rect) -> usize {
        let [typed, list] =
            Layout::vertical([Constraint::Length(u16::from(menu.find.is_some())), Constraint::Fill(1)])
                .areas(area);
        let items = menu.shown();
        let first = offset(menu.at, items.len(), list.height.into());
        let widest = items.iter().map(|item| item.key.width()).max().unwrap_or(0) as u16;
        for ((index, item), place) in items.iter().enumerate().skip(first).zip(list.rows()) {
            let words = if area.width < BRIEF { &item.words.1 } else { &item.words.0 };
            let letter = item.letter.map(String::from).unwrap_or_default();
            let row = Row {
                cells: vec![
                    Cell::new(letter).toned(Tone::Accent).wide(Width::Columns(2, 2)),
                    Cell::new(words.as_str()),
                    Cell::new(item.key.as_str()).toned(Tone::Dim).wide(Width::Fit(widest)),
                ],
                indent: 0,
            };
            let line = self.row(&row, index == menu.at, list.width);
            self.frame.render_widget(line, place);
            self.spots.push(place, Spot::Row(index));
        }
        match &menu.find {
            Some(field) => {
                self.find(field, typed);
                if items.is_empty() {
                    let none = say!(self.look.text, "menu-none");
                    self.frame.render_widget(Line::styled(none, self.look.theme.dim), list);
                }
            }
            None => self.cursor(list.x, list.y + menu.at.saturating_sub(first) as u16),
        }
        items.len().saturating_sub(first + usize::from(list.height))
    }
}
