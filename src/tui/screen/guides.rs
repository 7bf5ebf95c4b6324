//! The guides, to read and rehearse: nothing to set up, nothing is written.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::walk::Walk;
use super::{Go, Screen, Title};
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};

/// The list of guides.
#[derive(Default)]
pub struct Guides {
    at: usize,
}

impl Guides {
    /// From the first.
    pub const fn new() -> Self {
        Self { at: 0 }
    }
}

impl Screen for Guides {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "guides-title"), drawer: None }
    }
    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Move]
    }
    fn hints(&self, _app: &App) -> Vec<Action> {
        vec![Action::Back, Action::Open, Action::Down]
    }
    fn act(&mut self, action: Action, app: &mut App) -> Go {
        match action {
            Action::Back => Go::Back,
            Action::Open => app
                .library
                .iter()
                .nth(self.at)
                .map_or(Go::Stay, |(guide, _)| Go::to(Walk::practice(guide, app))),
            action => {
                self.at = moved(self.at, app.library.iter().count(), action, 5);
                Go::Stay
            }
        }
    }
    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let theme = &app.theme;
        let intro = words::rows(
            &[Part::new(say!(app.text, "guides-intro"), theme.dim)],
            area.width.saturating_sub(4),
        );
        let roomy = area.height >= 14;
        let top = if roomy { intro.len() as u16 + 1 } else { 0 };
        if roomy {
            words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &intro, 0);
        }
        let guides: Vec<_> = app.library.iter().map(|(guide, _)| guide).collect();
        let about = guides.get(self.at).map_or("", |g| g.about.as_str());
        let about = words::rows(&[Part::new(about, theme.plain)], area.width.saturating_sub(4));
        let foot = about.len() as u16 + u16::from(roomy);
        let place = Rect {
            y: area.y + top,
            height: area.height.saturating_sub(top + foot).min(guides.len() as u16),
            ..area
        };
        list::draw(frame, place, guides.len(), self.at, |index| {
            let marked = index == self.at;
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                Span::styled(guides[index].title.clone(), if marked { theme.strong } else { theme.plain }),
            ])
        });
        frame.set_cursor_position((
            place.x,
            place.y + (self.at - list::offset(self.at, guides.len(), place.height as usize)) as u16,
        ));
        let y = place.bottom() + u16::from(roomy);
        words::draw_rows(
            frame,
            Rect { x: area.x + 2, y, height: area.bottom().saturating_sub(y), ..area },
            &about,
            0,
        );
    }
}
