//! The guides, to read and rehearse: nothing to set up, nothing is written.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Screen, Title};
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::route::{Go, Route};
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;

/// The list of guides.
#[derive(Default)]
pub struct Guides {
    at: usize,
}

impl Screen for Guides {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "guides-title"), drawer: None }
    }
    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Move]
    }
    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![Action::Back, Action::Open, Action::Down]
    }
    fn act(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => Go::Back,
            Action::Open => world
                .library
                .iter()
                .nth(self.at)
                .map_or(Go::Stay, |(guide, _)| Go::To(Route::Practice(guide.id.clone()))),
            action => {
                self.at = moved(self.at, world.library.iter().count(), action, 5);
                Go::Stay
            }
        }
    }
    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let intro = words::rows(
            &[Part::new(say!(world.text, "guides-intro"), theme.dim)],
            area.width.saturating_sub(4),
        );
        let roomy = area.height >= 14;
        let top = if roomy { intro.len() as u16 + 1 } else { 0 };
        if roomy {
            words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &intro, 0);
        }
        let guides: Vec<_> = world.library.iter().map(|(guide, _)| guide).collect();
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
