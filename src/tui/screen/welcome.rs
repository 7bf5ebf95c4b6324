//! The first minute: practise, look, or start.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, Title};
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Effect;
use crate::tui::route::{Go, Route};
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;

/// The first screen, the first time.
pub struct Welcome;

const CHOICES: &[Action] = &[Action::Practice, Action::Sample, Action::Start];

impl Screen for Welcome {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "app-name"), drawer: None }
    }

    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Welcome, Context::Move]
    }

    fn hints(&self, _app: &World) -> Vec<Action> {
        let mut hints = vec![Action::Back];
        hints.extend(CHOICES);
        hints
    }

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => Go::Quit,
            Action::Practice => Go::To(Route::Guides),
            Action::Sample => {
                world.effect(Effect::OpenSample);
                Go::Stay
            }
            Action::Start => Go::To(Route::Start),
            _ => Go::Stay,
        }
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let mut parts = vec![Part::new(say!(world.text, "welcome"), theme.strong)];
        // Where there is little room, what can be chosen comes before what it is.
        let roomy = area.height >= 18 && area.width >= 60;
        if roomy {
            parts.extend([
                Part::new("", theme.plain),
                Part::new(say!(world.text, "welcome-what"), theme.plain),
                Part::new("", theme.plain),
            ]);
        }
        for &action in CHOICES {
            let key = world.keys.name_of(action);
            let words = world.text.get(&format!("welcome-{}", action.name()), &[]);
            parts.push(Part::new(format!("{key}  {words}"), theme.accent).indented(2));
            if roomy {
                let about = world.text.get(&format!("welcome-{}-about", action.name()), &[]);
                parts.push(Part::new(about, theme.dim).indented(5));
                parts.push(Part::new("", theme.plain));
            }
        }
        parts.push(Part::new(say!(world.text, "welcome-private"), theme.dim));
        let rows = words::rows(&parts, area.width.saturating_sub(4));
        words::draw_rows(
            frame,
            Rect { x: area.x + 2, y: area.y + u16::from(area.height > 18), ..area },
            &rows,
            0,
        );
    }
}
