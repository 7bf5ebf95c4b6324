//! The one frame for all screens: a title line, the body, a line to say something, the hints.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::app::App;
use super::go::Body;
use super::keys::{Action, Context};
use super::layout::{self, Spot, Spots};
use super::page::Page;
use super::screen::Screen;
use super::widget::words;
use super::world::Saved;
use crate::say;

/// The smallest terminal on which anything is drawn.
const SMALLEST: (u16, u16) = (34, 10);

/// Draws the program.
pub fn draw(app: &App, frame: &mut Frame) {
    let area = frame.area();
    let world = &app.world;
    app.spots.take();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let rows = words::wrap(&say!(world.text, "too-small"), area.width);
        for (row, place) in rows.into_iter().zip(area.rows().filter(|row| row.width > 0)) {
            frame.render_widget(Line::raw(row), place);
        }
        return;
    }
    if app.hidden {
        let words = Line::styled(say!(world.text, "hidden"), world.theme.dim);
        return frame.render_widget(words, area.inner(Margin::new(2, 1)));
    }
    // That the disk refuses, and why, stays in sight until it takes what was typed.
    let refused = match &world.saved {
        Saved::Failed(why) => Some(world.text.sentence(why)),
        _ => None,
    };
    let notice = world.notice.as_ref().or(refused.as_ref());
    let notice = notice.map(|n| words::wrap(n, (area.width - 4).min(words::TEXT_WIDTH))).unwrap_or_default();
    let ruled = u16::from(area.height >= 16);
    let [line, rule, notices] = [1, ruled, notice.len().min(3) as u16].map(Constraint::Length);
    let [head, upper, body, said, lower, foot] =
        Layout::vertical([line, rule, Constraint::Fill(1), notices, rule, line]).areas(area);
    let Some(page) = app.page() else { return };
    title(app, &page, frame, head);
    for place in [upper, lower].into_iter().filter(|place| place.height > 0) {
        let line = Line::styled("─".repeat(usize::from(place.width)), world.theme.dim);
        frame.render_widget(line, place);
    }
    let look = layout::Look { text: &world.text, theme: &world.theme };
    let (seen, mut spots) = layout::draw(&page, &look, frame, body.inner(Margin::new(1, 0)));
    world.seen.set(seen);
    for (row, place) in notice.into_iter().zip(said.inner(Margin::new(2, 0)).rows()) {
        frame.render_widget(Line::styled(row, world.theme.accent), place);
    }
    if let Some(over) = app.popup() {
        // What is said stays in sight, and the hints.
        spots = layout::popup::draw(
            over,
            &look,
            frame,
            Rect { height: if said.is_empty() { foot.y } else { said.y }, ..area },
        );
    }
    hints(app, &page, frame, foot, &mut spots);
    app.spots.replace(spots);
}

fn title(app: &App, title: &Page<'_>, frame: &mut Frame, area: Rect) {
    let sample = app.world.sample.then(|| say!(app.world.text, "sample-mark"));
    let presenting = app.screen().is_some_and(Screen::presenting);
    // Who has the keyboard is always said; where one is counts for more than with whom and since when.
    let drawer_width = title.drawer.as_ref().map_or(0, |drawer| drawer.width() + 2);
    let left = usize::from(area.width).saturating_sub(4 + drawer_width + shortest(&title.title).width());
    let fits = |words: &String| words.width() <= left;
    let says = right_words(app, presenting, title.drawer.is_some());
    let right = says.iter().find(|words| fits(words)).or(says.last()).cloned().unwrap_or_default();
    let failed = matches!(app.world.saved, Saved::Failed(_));
    let right_width = right.width().min(usize::from(area.width) * 2 / 3);
    let mut drawer = sample.iter().chain(&title.drawer).cloned().collect::<Vec<_>>().join(" · ");
    let room = usize::from(area.width).saturating_sub(right_width + 3);
    if sample.is_some() && drawer.width() + 6 > room {
        // Whose drawer it is counts for more than that it is made up.
        drawer = title.drawer.clone().unwrap_or_default();
    }
    // The drawer outlives the place name when room is short.
    let drawer = words::cut(&drawer, room.saturating_sub(6));
    let place = shortened(&title.title, room.saturating_sub(drawer.width() + 2));
    let gap = room.saturating_sub(place.width() + drawer.width()).saturating_sub(1);
    let line = Line::from(vec![
        Span::raw(" "),
        Span::styled(place, app.world.theme.strong),
        Span::raw(" ".repeat(gap)),
        Span::styled(drawer, app.world.theme.accent),
        Span::raw("  "),
        Span::styled(
            words::cut(&right, right_width),
            if failed { app.world.theme.alarm } else { app.world.theme.dim },
        ),
    ]);
    frame.render_widget(line, area);
}

/// Whom and where, in so many columns: what stands in the middle goes first, then the end.
fn shortened(place: &str, columns: usize) -> String {
    if place.width() > columns { words::cut(&shortest(place), columns) } else { place.to_owned() }
}

/// The same without what stands in the middle.
fn shortest(place: &str) -> String {
    let parts: Vec<&str> = place.split(" · ").collect();
    match parts.as_slice() {
        [first, _, .., last] => format!("{first} · {last}"),
        _ => place.to_owned(),
    }
}

/// Whose keyboard it is, and what is saved, in fewer and fewer words: "Okafor with Lee" while nothing was written,
/// "Okafor · saved 17:12:04". What is not saved yet is said before anybody's name, and so is since when what is written is
/// saved, for the box has a name of its own.
fn right_words(app: &App, presenting: bool, writing: bool) -> Vec<String> {
    let saved = app.world.saved_words();
    let Some(author) = app.world.author().filter(|_| !presenting) else { return vec![saved] };
    let name = app.world.name_of(author);
    if saved.is_empty() {
        let partner = app.world.book.educators.iter().find(|e| e.id != author).map(|e| e.name.to_string());
        let both =
            partner.map(|partner| say!(app.world.text, "team", name = name.as_str(), partner = partner));
        return both.into_iter().chain([name]).collect();
    }
    let both = format!("{name} · {saved}");
    match app.world.saved {
        Saved::At(_) if !writing => vec![both, name],
        _ => vec![both, saved],
    }
}

/// Below so many columns hints are shortened.
const NARROW: u16 = 60;

fn hints(app: &App, page: &Page<'_>, frame: &mut Frame, area: Rect, pressed: &mut Spots) {
    let help = app.popup().is_none();
    let mut actions = match app.popup().map(|over| &over.body) {
        None => page.hints.clone(),
        Some(Body::Note) => vec![Action::Open, Action::Back, Action::Down],
        Some(Body::Menu { .. }) => vec![Action::Back, Action::Open, Action::Down],
        Some(Body::Line { path: true, .. }) => {
            vec![Action::LeaveForm, Action::GoOn, Action::NextField]
        }
        Some(Body::Line { .. }) => vec![Action::LeaveForm, Action::GoOn],
        Some(Body::Keys(menu)) if menu.find.is_none() => {
            vec![Action::LeaveForm, Action::GoOn, Action::Menu, Action::NextField]
        }
        Some(Body::Keys(_)) => vec![Action::LeaveForm, Action::GoOn, Action::NextField],
    };
    if help && !app.screen().is_some_and(Screen::presenting) {
        actions.push(Action::Menu);
    }
    let typing = app.contexts().iter().any(|c| matches!(c, Context::Text | Context::Form));
    // On a narrow screen the key alone has to do, so that the way on is said too.
    let narrow = area.width < NARROW;
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    let total = usize::from(area.width);
    // The menu, which has everything else, always has its place at the end.
    let label = if narrow { String::new() } else { app.world.text.get("key-menu", &[]) };
    let menu = if help { app.world.keys.name_of(Action::Menu).width() + label.width() + 3 } else { 0 };
    for action in actions {
        let mut keys = app.world.keys.keys_of(action).iter();
        let key = keys.find(|key| !typing || !key.is_printable());
        let key = key.map(|key| app.world.keys.say(*key)).unwrap_or_default();
        // Not called saved before it is.
        let unsaved = matches!(app.world.saved, Saved::Failed(_) | Saved::Saving);
        let name = if action == Action::Leave && unsaved { Action::Back } else { action };
        let label = match name {
            Action::NextField if app.popup().is_some_and(|over| over.path().is_some()) => {
                say!(app.world.text, "path-complete")
            }
            Action::Menu if help && narrow => String::new(),
            Action::Menu if !help => say!(app.world.text, "menu-find"),
            name => page.labels.iter().find(|(action, _)| *action == name).map_or_else(
                || app.world.text.get(&format!("key-{}", name.name()), &[]),
                |(_, label)| label.clone(),
            ),
        };
        let width = key.width() + 1 + label.width() + 2;
        let reserve = if action == Action::Menu { 0 } else { menu };
        if key.is_empty() || used + width > total + 2 - reserve.min(total) {
            continue;
        }
        let x = area.x + used as u16;
        pressed.push(Rect { x, width: width as u16 - 2, ..area }.intersection(area), Spot::Action(action));
        used += width;
        spans.push(Span::styled(key, app.world.theme.accent));
        spans.push(Span::styled(format!(" {label}  "), app.world.theme.dim));
    }
    frame.render_widget(Line::from(spans), area);
}
