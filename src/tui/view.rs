//! The one frame for all screens: a title line, the body, a line to say something, the hints.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};
use unicode_width::UnicodeWidthStr;

use super::app::App;
use super::keys::{Action, Context};
use super::layout;
use super::popup::{Body, Popup};
use super::screen::{Screen, Title};
use super::widget::words::{self, Part};
use super::world::Saved;
use crate::say;

/// The smallest terminal on which anything is drawn.
const SMALLEST: (u16, u16) = (34, 10);

/// Draws the program.
pub fn draw(app: &App, frame: &mut Frame) {
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        if area.width > 0 && area.height > 0 {
            let rows = words::wrap(&say!(app.world.text, "too-small"), area.width);
            for (y, row) in rows.into_iter().take(usize::from(area.height)).enumerate() {
                frame.render_widget(Line::raw(row), Rect { y: area.y + y as u16, height: 1, ..area });
            }
        }
        return;
    }
    if app.hidden {
        let words = say!(app.world.text, "hidden");
        frame.render_widget(Line::styled(words, app.world.theme.dim), inset(area));
        return;
    }
    let Some(screen) = app.screen() else { return };
    let rules = area.height >= 16;
    let frame_rows = if rules { (2, 2) } else { (1, 1) };
    let page = screen.page(&app.world);
    let head = page.as_ref().map_or_else(
        || screen.title(&app.world),
        |page| Title { place: page.title.clone(), drawer: page.drawer.clone() },
    );
    let actions = page.as_ref().map_or_else(|| screen.hints(&app.world), |page| page.hints.clone());
    title(app, &head, frame, Rect { height: 1, ..area });
    if rules {
        rule(app, frame, area.y + 1, area);
        rule(app, frame, area.bottom() - 2, area);
    }
    // That the disk refuses, and why, stays in sight until it takes what was typed.
    let refused = match &app.world.saved {
        Saved::Failed(why) => Some(app.world.text.sentence(why)),
        _ => None,
    };
    let notice = app.world.notice.as_ref().or(refused.as_ref());
    let notice = notice.map(|n| words::wrap(n, (area.width - 4).min(words::TEXT_WIDTH)));
    let notice_rows = notice.as_ref().map_or(0, |rows| rows.len().min(3) as u16);
    let body = Rect {
        x: area.x + 1,
        y: area.y + frame_rows.0,
        width: area.width - 2,
        height: area.height - frame_rows.0 - frame_rows.1 - notice_rows,
    };
    match &page {
        Some(page) => {
            let look = layout::Look { text: &app.world.text, theme: &app.world.theme };
            app.world.seen.set(layout::draw(page, &look, frame, body));
        }
        None => screen.draw(&app.world, frame, body),
    }
    for (index, row) in notice.into_iter().flatten().take(3).enumerate() {
        let y = body.bottom() + index as u16;
        let line = Line::styled(row, app.world.theme.accent);
        frame.render_widget(line, Rect { x: area.x + 2, y, width: area.width - 4, height: 1 });
    }
    hints(app, actions, frame, Rect { y: area.bottom() - 1, height: 1, ..area });
    if let Some(over) = app.popup() {
        popup(app, over, frame, area);
    }
}

fn inset(area: Rect) -> Rect {
    Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: 1 }
}

fn rule(app: &App, frame: &mut Frame, y: u16, area: Rect) {
    let line = Line::styled("─".repeat(area.width as usize), app.world.theme.dim);
    frame.render_widget(line, Rect { y, height: 1, ..area });
}

/// What the title line says about saving.
pub fn saved_words(app: &App) -> String {
    match &app.world.saved {
        Saved::Quiet => String::new(),
        Saved::Saving => say!(app.world.text, "saving"),
        Saved::At(at) => say!(app.world.text, "saved", time = at.format("%H:%M:%S").to_string()),
        Saved::Failed(_) => say!(app.world.text, "not-saved"),
    }
}

fn title(app: &App, title: &Title, frame: &mut Frame, area: Rect) {
    let mut right = saved_words(app);
    let faces_family = app.screen().is_some_and(Screen::faces_family);
    if right.is_empty() && app.world.session.is_some() && title.drawer.is_none() && !faces_family {
        // Who sits here is known; where one is counts for more.
        let taken = title.place.width()
            + if app.world.sample { say!(app.world.text, "sample-mark").width() + 2 } else { 0 };
        let left = usize::from(area.width).saturating_sub(taken + 4);
        right = team(app).into_iter().find(|words| words.width() <= left).unwrap_or_default();
    }
    let failed = matches!(app.world.saved, Saved::Failed(_));
    let right_width = right.width().min(usize::from(area.width) * 2 / 3);
    let mut drawer = title.drawer.clone().unwrap_or_default();
    if app.world.sample {
        drawer = if drawer.is_empty() {
            say!(app.world.text, "sample-mark")
        } else {
            format!("{} · {drawer}", say!(app.world.text, "sample-mark"))
        };
    }
    let room = usize::from(area.width).saturating_sub(right_width + 3);
    if app.world.sample && drawer.width() + 6 > room {
        // Whose drawer it is counts for more than that it is made up.
        drawer = title.drawer.clone().unwrap_or_default();
    }
    // The drawer outlives the place name when room is short.
    let drawer = words::cut(&drawer, room.saturating_sub(6));
    let place = shortened(&title.place, room.saturating_sub(drawer.width() + 2));
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
    let parts: Vec<&str> = place.split(" · ").collect();
    if place.width() > columns
        && let [first, _, .., last] = parts.as_slice()
    {
        return words::cut(&format!("{first} · {last}"), columns);
    }
    words::cut(place, columns)
}

/// "Okafor with Lee", whose keyboard, and with whom; then whose alone.
fn team(app: &App) -> Vec<String> {
    let Some(author) = app.world.author() else { return Vec::new() };
    let name = app.world.name_of(author);
    let partner = app.world.book.educators.iter().find(|e| e.id != author).map(|e| e.name.to_string());
    let both = partner.map(|partner| say!(app.world.text, "team", name = name.as_str(), partner = partner));
    both.into_iter().chain([name]).collect()
}

/// Below so many columns hints are shortened.
const NARROW: u16 = 60;

fn hints(app: &App, actions: Vec<Action>, frame: &mut Frame, area: Rect) {
    let (mut actions, help): (Vec<Action>, bool) = match app.popup() {
        None => (actions, true),
        Some(over) => match over.body {
            Body::Note => (vec![Action::Open, Action::Back, Action::Down], false),
            Body::Menu { .. } => (vec![Action::Back, Action::Open, Action::Down], false),
            Body::Line { .. } => (vec![Action::LeaveForm, Action::SaveForm], false),
        },
    };
    if help && !app.screen().is_some_and(Screen::faces_family) {
        actions.push(Action::Help);
    }
    let typing = app.contexts().iter().any(|c| matches!(c, Context::Text | Context::Form));
    // On a narrow screen the key alone has to do, so that the way on is said too.
    let narrow = area.width < NARROW;
    let help_width = match (help, narrow) {
        (true, true) => 4,
        (true, false) => 13,
        (false, _) => 0,
    };
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    let total = usize::from(area.width);
    for action in actions {
        let key = app
            .world
            .keys
            .keys_of(action)
            .iter()
            .find(|key| !typing || !key.is_printable())
            .map(|key| key.name())
            .unwrap_or_default();
        // Not called saved before it is.
        let unsaved = matches!(app.world.saved, Saved::Failed(_) | Saved::Saving);
        let name = if action == Action::Leave && unsaved { Action::Back } else { action };
        let label = match name {
            Action::Help if narrow => String::new(),
            name => app.world.text.get(&format!("key-{}", name.name()), &[]),
        };
        let width = key.width() + 1 + label.width() + 2;
        let reserve = if action == Action::Help { 0 } else { help_width };
        if key.is_empty() || used + width > total + 2 - reserve.min(total) {
            continue;
        }
        used += width;
        spans.push(Span::styled(key, app.world.theme.accent));
        spans.push(Span::styled(format!(" {label}  "), app.world.theme.dim));
    }
    frame.render_widget(Line::from(spans), area);
}

fn popup(app: &App, popup: &Popup, frame: &mut Frame, area: Rect) {
    let width = (area.width - 4).min(64);
    let inner = width - 4;
    let mut rows = words::rows(
        &popup.lines.iter().map(|line| Part::new(line.as_str(), app.world.theme.plain)).collect::<Vec<_>>(),
        inner,
    );
    if !rows.is_empty() && !matches!(popup.body, Body::Note) {
        rows.push(Line::raw(""));
    }
    let text_rows = rows.len() as u16;
    let body_rows = match &popup.body {
        Body::Note => 0,
        Body::Menu { items, .. } => items.len() as u16,
        Body::Line { .. } => 1,
    };
    // The hint line stays in view.
    let height = (text_rows + body_rows + 2).min(area.height - 1);
    let place = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - 1 - height) / 2,
        width,
        height,
    };
    frame.render_widget(Clear, place);
    let title = format!(" {} ", words::cut(&popup.title, usize::from(width.saturating_sub(6))));
    let block = Block::bordered()
        .title(Span::styled(title, app.world.theme.strong))
        .border_style(app.world.theme.accent);
    frame.render_widget(block, place);
    let inside =
        Rect { x: place.x + 2, y: place.y + 1, width: inner, height: place.height.saturating_sub(2) };
    let for_body = body_rows.min(inside.height);
    let text_area = Rect { height: inside.height.saturating_sub(for_body).min(text_rows), ..inside };
    let from = popup.scroll.min(rows.len().saturating_sub(usize::from(text_area.height)));
    words::draw_rows(frame, text_area, &rows, from);
    let body =
        Rect { y: text_area.bottom(), height: inside.bottom().saturating_sub(text_area.bottom()), ..inside };
    // That there is more than is seen stands in the frame.
    let say_hidden = |hidden: usize, frame: &mut Frame| {
        if hidden > 0 {
            let words = format!(" {} ", say!(app.world.text, "popup-more", count = hidden));
            let width = (words.width() as u16).min(place.width.saturating_sub(2));
            let spot = Rect { x: place.x + 2, y: place.bottom() - 1, width, height: 1 };
            frame.render_widget(Line::styled(words, app.world.theme.accent), spot);
        }
    };
    match &popup.body {
        Body::Note => say_hidden(rows.len().saturating_sub(from + usize::from(text_area.height)), frame),
        Body::Menu { items, at } => {
            let offset = super::widget::list::offset(*at, items.len(), body.height as usize);
            super::widget::list::draw(frame, body, items.len(), *at, |index| {
                let marked = index == *at;
                let style = if marked { app.world.theme.strong } else { app.world.theme.plain };
                let mark = if marked { "▸ " } else { "  " };
                let words = items.get(index).map_or("", |(words, _)| words.as_str());
                Line::from(vec![
                    Span::styled(mark, app.world.theme.accent),
                    Span::styled(words::cut(words, usize::from(inner) - 2), style),
                ])
            });
            say_hidden(items.len().saturating_sub(offset + usize::from(body.height)), frame);
            frame.set_cursor_position((body.x, body.y + at.saturating_sub(offset) as u16));
        }
        Body::Line { field, .. } => {
            let style = app.world.theme.plain.add_modifier(ratatui::style::Modifier::UNDERLINED);
            field.draw(Rect { height: 1, ..body }, frame.buffer_mut(), style);
            if let Some(position) = field.cursor_position(body) {
                frame.set_cursor_position(position);
            }
        }
    }
}
