//! The first minute: practise, look, or start.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Screen, Title, guides::Guides, start::Start};
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Effect;
use crate::tui::widget::words::{self, Part};

/// The first screen, the first time.
pub struct Welcome;

const CHOICES: &[Action] = &[Action::Practice, Action::Sample, Action::Start];

impl Screen for Welcome {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "app-name"), drawer: None }
    }

    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Welcome, Context::Move]
    }

    fn hints(&self, _app: &App) -> Vec<Action> {
        let mut hints = vec![Action::Back];
        hints.extend(CHOICES);
        hints
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        match action {
            Action::Back => Go::Quit,
            Action::Practice => Go::to(Guides::new()),
            Action::Sample => {
                app.effect(Effect::OpenSample);
                Go::Stay
            }
            Action::Start => Go::to(Start::new(app)),
            _ => Go::Stay,
        }
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let theme = &app.theme;
        let mut parts = vec![Part::new(say!(app.text, "welcome"), theme.strong)];
        // Where there is little room, what can be chosen comes before what it is.
        let roomy = area.height >= 18 && area.width >= 60;
        if roomy {
            parts.extend([
                Part::new("", theme.plain),
                Part::new(say!(app.text, "welcome-what"), theme.plain),
                Part::new("", theme.plain),
            ]);
        }
        for &action in CHOICES {
            let key = app.keys.name_of(action);
            let words = app.text.get(&format!("welcome-{}", action.name()), &[]);
            parts.push(Part::new(format!("{key}  {words}"), theme.accent).indented(2));
            if roomy {
                let about = app.text.get(&format!("welcome-{}-about", action.name()), &[]);
                parts.push(Part::new(about, theme.dim).indented(5));
                parts.push(Part::new("", theme.plain));
            }
        }
        parts.push(Part::new(say!(app.text, "welcome-private"), theme.dim));
        let rows = words::rows(&parts, area.width.saturating_sub(4));
        words::draw_rows(
            frame,
            Rect { x: area.x + 2, y: area.y + u16::from(area.height > 18), ..area },
            &rows,
            0,
        );
    }
}
