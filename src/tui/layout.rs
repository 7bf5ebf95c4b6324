//! Where things lie: the one place that knows columns and rows. It draws a [`Page`] on whatever screen there is, sets the
//! cursor, and says how far what scrolls was in view.

mod form;
mod list;
pub mod popup;
mod text;
mod voices;
mod wide;
mod writing;

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tui_big_text::{BigText, PixelSize};
use unicode_width::UnicodeWidthStr;

use super::keys::Action;
use super::page::{Block, List, Page, Para, Part, Seen, Tone, Weight};
use super::theme::Theme;
use super::widget::words::{self, TEXT_WIDTH};
use crate::text::Text;

/// From so many rows on there is room for air and asides.
const ROOMY: u16 = 14;
/// From so many columns on there is room for two things beside each other.
const WIDE: u16 = 60;
/// The fewest rows of a list that are worth having.
const LIST_MIN: u16 = 4;

/// What drawing needs besides the page.
pub(crate) struct Look<'a> {
    /// The words of the interface.
    pub(crate) text: &'a Text,
    /// The styles.
    pub(crate) theme: &'a Theme,
}

impl Look<'_> {
    /// How a tone looks.
    pub(crate) const fn style(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.theme.plain,
            Tone::Strong => self.theme.strong,
            Tone::Dim => self.theme.dim,
            Tone::Accent => self.theme.accent,
            Tone::Alarm => self.theme.alarm,
        }
    }
}

/// What a place on the screen stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A row of what has rows, as it is shown.
    Row(usize),
    /// A line of a voice.
    Voice(usize, usize),
    /// A text or a line to type.
    Text,
    /// What can be done.
    Action(Action),
}

/// What stands where on the screen.
#[derive(Debug, Default)]
pub struct Spots(Vec<(Rect, Spot)>);

impl Spots {
    /// What stands in a cell.
    pub(crate) fn at(&self, column: u16, row: u16) -> Vec<Spot> {
        let cell = Position::new(column, row);
        self.0.iter().filter(|(area, _)| area.contains(cell)).map(|(_, spot)| *spot).collect()
    }

    /// Something more.
    pub(crate) fn push(&mut self, area: Rect, spot: Spot) {
        self.0.push((area, spot));
    }
}

/// A canvas: where to draw, how, and what was in view.
struct Canvas<'a, 'f, 'b> {
    look: &'a Look<'a>,
    frame: &'f mut Frame<'b>,
    /// There is room for air and asides.
    roomy: bool,
    seen: Seen,
    /// The sections stand at the side.
    outlined: bool,
    /// Something stands beside the page.
    beside: bool,
    /// What stands where.
    spots: Spots,
    /// What is sought in the rows that are drawn.
    sought: String,
}

/// Draws a page. Gives back what of it was in view, and what stands where.
pub(crate) fn draw(page: &Page<'_>, look: &Look<'_>, frame: &mut Frame<'_>, area: Rect) -> (Seen, Spots) {
    let mut canvas = Canvas::new(look, frame, area.height >= ROOMY);
    let area = canvas.wide(page, area);
    let parts: Vec<&Part<'_>> =
        page.parts.iter().filter(|part| !(canvas.outlined && matches!(part, Part::Outline { .. }))).collect();
    // Where what must be said has no room beside what may be left out, the latter goes.
    if canvas.roomy && canvas.must_rows(&parts, area) > area.height {
        canvas.roomy = false;
    }
    let gap = u16::from(canvas.roomy);
    // Words that are all there is to the page stand a little lower.
    let area = match parts.as_slice() {
        [Part::Words(_), rest @ ..]
            if canvas.roomy && rest.iter().all(|part| matches!(part, Part::Foot(_))) =>
        {
            under(area, 1)
        }
        _ => area,
    };
    let heights: Vec<Constraint> = parts.iter().map(|part| canvas.height(part, &parts, area)).collect();
    let places = Layout::vertical(heights).spacing(gap).split(area);
    // Whoever reads along with the cursor finds it where something is read or typed, on every page.
    let typing = |part: &Part<'_>| matches!(part, Part::Find { typing: true, .. });
    let (last, first): (Vec<_>, Vec<_>) = parts.iter().zip(places.iter()).partition(|(part, _)| typing(part));
    for (part, place) in first.into_iter().chain(last) {
        canvas.part(part, *place);
    }
    (canvas.seen, canvas.spots)
}

/// A large letter takes so many columns and rows.
const LETTER: (u16, u16) = (4, 4);

/// The lines of a heading in large letters; none where it would leave too little room for what stands below it.
fn large(words: &str, area: Rect) -> Option<Vec<String>> {
    let columns = usize::from(area.width.saturating_sub(4) / LETTER.0);
    let longest = words.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
    // Letters that cannot be large are said in usual ones: nothing is left out.
    let known = words.chars().all(|c| (c as u32) < 0x180);
    if longest > columns || !known {
        return None;
    }
    let lines: Vec<String> = textwrap::wrap(words, columns).into_iter().map(Cow::into_owned).collect();
    (lines.len() as u16 * LETTER.1 <= area.height / 2).then_some(lines)
}

/// An area without its left columns and as many on the right.
const fn inset(area: Rect, columns: u16) -> Rect {
    Rect { x: area.x + columns, width: area.width.saturating_sub(2 * columns), ..area }
}

/// An area without its first rows.
const fn under(area: Rect, rows: u16) -> Rect {
    Rect { y: area.y + rows, height: area.height.saturating_sub(rows), ..area }
}

/// So many columns and rows in the middle of an area.
fn middle(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    let (x, y) = (area.x + (area.width - width) / 2, area.y + (area.height - height) / 2);
    Rect { x, y, width, height }
}

impl<'a, 'f, 'b> Canvas<'a, 'f, 'b> {
    const fn new(look: &'a Look<'a>, frame: &'f mut Frame<'b>, roomy: bool) -> Self {
        let seen = Seen { most: usize::MAX, whole: true };
        Self {
            look,
            frame,
            roomy,
            seen,
            outlined: false,
            beside: false,
            spots: Spots(Vec::new()),
            sought: String::new(),
        }
    }
}

impl Canvas<'_, '_, '_> {
    /// How many rows the words of a page take with everything said.
    fn must_rows(&self, all: &[&Part<'_>], area: Rect) -> u16 {
        let rows = |part: &&Part<'_>| match part {
            Part::Words(paras) => self.paras(paras, area.width.saturating_sub(4)).len(),
            Part::Ask { above, below, .. } => {
                let width = area.width.saturating_sub(4);
                self.blocks(above, width).len() + 4 + self.paras(below, width).len()
            }
            _ => 0,
        };
        let air = all.len().saturating_sub(1);
        (all.iter().map(rows).sum::<usize>() + air) as u16
    }

    /// How many rows a part takes of a page.
    fn height(&self, part: &Part<'_>, all: &[&Part<'_>], area: Rect) -> Constraint {
        let width = area.width.saturating_sub(4);
        match part {
            Part::Words(paras) => {
                // What is spare goes as long as the list has too few rows.
                let list = all.iter().any(|part| matches!(part, Part::List(_)));
                let most = if list { area.height.saturating_sub(LIST_MIN) } else { u16::MAX };
                Constraint::Length(self.fitting(paras, width, most).len() as u16)
            }
            Part::Large(words) => Constraint::Length(match large(words, area) {
                Some(lines) => lines.len() as u16 * LETTER.1,
                None => self.paras(&[Para::strong(words.as_str())], width).len() as u16,
            }),
            Part::Foot(paras) => Constraint::Length(self.foot(paras, all, area).len() as u16),
            Part::Outline { .. } | Part::Find { .. } => Constraint::Length(1),
            _ => Constraint::Fill(1),
        }
    }

    /// The rows of words at the foot: a list above them keeps two thirds, or what it needs; what is spare goes before that.
    fn foot(&self, paras: &[Para], all: &[&Part<'_>], area: Rect) -> Vec<Line<'static>> {
        let lists = all
            .iter()
            .filter_map(|part| if let Part::List(list) = part { Some(list.len as u16) } else { None });
        let needed = lists.reduce(u16::saturating_add);
        let width = area.width.saturating_sub(4);
        let Some(needed) = needed else { return self.paras(paras, width) };
        // A heading, and air on both sides of the list.
        let room = area.height.saturating_sub(needed.saturating_add(3));
        let must: Vec<Para> = paras.iter().filter(|para| para.weight != Weight::Spare).cloned().collect();
        let least = self.paras(&must, width).len() as u16;
        let mut rows = self.fitting(paras, width, room.max(least));
        rows.truncate(usize::from(room.max(area.height / 3)));
        rows
    }

    fn part(&mut self, part: &Part<'_>, area: Rect) {
        match part {
            Part::Words(paras) => {
                let place = inset(area, 2);
                let rows = self.fitting(paras, place.width, place.height);
                self.rows(&rows, 0, place);
                self.cursor(place.x, place.y);
            }
            Part::Large(words) => {
                let place = inset(area, 2);
                let style = self.look.theme.strong;
                let lines = large(words, Rect { height: u16::MAX, ..area }).unwrap_or_default();
                if (1..=place.height).contains(&(lines.len() as u16 * LETTER.1)) {
                    let lines = lines.into_iter().map(Line::from).collect::<Vec<_>>();
                    let mut text = BigText::builder();
                    text.pixel_size(PixelSize::Quadrant).style(style).lines(lines);
                    self.frame.render_widget(text.build(), place);
                } else {
                    let rows = self.paras(&[Para::strong(words.as_str())], place.width);
                    self.rows(&rows, 0, place);
                }
            }
            Part::Foot(paras) => {
                let place = inset(area, 2);
                let rows = self.fitting(paras, place.width, place.height);
                self.rows(&rows, 0, place);
            }
            Part::Middle(paras) => {
                let width = area.width.saturating_sub(4).min(46);
                let rows = self.paras(paras, width);
                let place = middle(area, width, rows.len() as u16);
                self.rows(&rows, 0, place);
                self.cursor(place.x, place.y);
            }
            Part::Reading { blocks, from, more_key, card } => {
                let place = inset(area, 1 + u16::from(self.roomy));
                let rows = self.blocks(blocks, place.width);
                let air =
                    if *card && self.roomy { place.height.saturating_sub(rows.len() as u16) / 3 } else { 0 };
                self.scrolled(&rows, *from, more_key, under(place, air));
            }
            Part::Document { head, text, data, from } => self.document(head, text, *data, *from, area),
            Part::Outline { sections, here, count } => self.outline(sections, *here, *count, area),
            Part::List(list) => self.list(list, area),
            Part::Form { intro, rows, at, problem } => self.form(intro, rows, *at, *problem, area),
            Part::Ask { above, field, columns, below, low } => {
                let place = inset(area, 2);
                let above = self.blocks(above, place.width);
                let below = self.paras(below, place.width);
                let needed = (above.len() + 3 + below.len()) as u16;
                let quarter = (place.height / 4).min(place.height.saturating_sub(needed));
                let top = if *low { quarter } else { u16::from(self.roomy) };
                let place = under(place, top);
                self.rows(&above, 0, place);
                let line = under(place, above.len() as u16 + 1);
                self.field(field, false, Rect { height: 1, width: line.width.min(*columns), ..line });
                self.rows(&below, 0, under(line, 2));
            }
            Part::Find { label, field, said, .. } => {
                let label = Line::styled(label.clone(), self.look.theme.dim);
                let indent = label.width() as u16 + 3;
                self.frame.render_widget(label, Rect { x: area.x + 2, width: indent, ..area });
                let said = Line::styled(said.clone(), self.look.theme.dim);
                let found = said.width() as u16;
                let width = area.width.saturating_sub(indent + 4 + found).min(50);
                self.field(field, false, Rect { x: area.x + indent + 1, width, ..area });
                let x = area.x + indent + 3 + width;
                self.frame.render_widget(said, Rect { x, width: found, ..area }.intersection(area));
            }
            Part::Writing(writing) => self.writing(writing, area),
            Part::Voices { names, lines, at, voice } => self.voices(names, lines, *at, *voice, area),
        }
    }

    /// What stands before a row, marked or not.
    fn mark(&self, marked: bool) -> Span<'static> {
        Span::styled(if marked { "▸ " } else { "  " }, self.look.theme.accent)
    }

    /// One line being typed, with the cursor in it.
    fn field(&mut self, field: &super::widget::field::Field, proposed: bool, area: Rect) {
        let area = area.intersection(self.frame.area());
        let style = self.look.theme.plain.add_modifier(ratatui::style::Modifier::UNDERLINED);
        field.draw(area, self.frame.buffer_mut(), style);
        self.spots.push(area, Spot::Text);
        if proposed {
            let words = field.proposed_cells(area).intersection(self.frame.area());
            let style = style.add_modifier(ratatui::style::Modifier::REVERSED);
            self.frame.buffer_mut().set_style(words, style);
        }
        if let Some(position) = field.cursor_position(area) {
            self.frame.set_cursor_position(position);
        }
    }

    fn cursor(&mut self, x: u16, y: u16) {
        self.frame.set_cursor_position(Position { x, y });
    }

    /// The sections in one line, the one we are in marked; "4/9 Hopes" where there is no room.
    fn outline(&mut self, sections: &[String], here: usize, (at, of): (usize, usize), area: Rect) {
        let (accent, dim) = (self.look.theme.accent, self.look.theme.dim);
        let mut x = area.x;
        let count = format!("{at}/{of}");
        let spans = sections.iter().enumerate().map(|(index, title)| {
            if index == here {
                Span::styled(format!("[{title}]"), accent)
            } else {
                Span::styled(format!(" {title} "), dim)
            }
        });
        let line = Line::from(spans.collect::<Vec<_>>());
        if 1 + line.width() + count.len() + 2 > usize::from(area.width) {
            let title = sections.get(here).cloned().unwrap_or_default();
            let line = Line::from(vec![Span::styled(format!("{count} "), dim), Span::styled(title, accent)]);
            return self.frame.render_widget(line, area);
        }
        for (index, span) in line.spans.iter().enumerate() {
            let width = span.width() as u16;
            self.spots.push(Rect { x, width, ..area }, Spot::Row(index));
            x += width;
        }
        self.frame.render_widget(line, area);
        let width = count.len() as u16;
        let place = Rect { x: area.right().saturating_sub(width + 1), width, ..area };
        self.frame.render_widget(Line::styled(count, dim), place);
    }
}
