//! The first minute: practise, look, or start.

use super::Screen;
use crate::say;
use crate::tui::go::Go;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Effect;
use crate::tui::page::{Page, Para, Part};
use crate::tui::route::Route;
use crate::tui::world::World;

/// The first screen, the first time.
pub(crate) struct Welcome;

const CHOICES: &[Action] = &[Action::Practice, Action::Sample, Action::Start];

impl Screen for Welcome {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let hints = [&[Action::Close], CHOICES].concat();
        let mut paras = vec![
            Para::strong(say!(world.text, "welcome")),
            Para::air().roomy(),
            Para::plain(say!(world.text, "welcome-what")).roomy(),
            Para::air().roomy(),
        ];
        // Where there is little room, what can be chosen comes before what it is.
        for &action in CHOICES {
            let key = world.keys.name_of(action);
            let words = world.text.get(&format!("welcome-{}", action.name()), &[]);
            let about = world.text.get(&format!("welcome-{}-about", action.name()), &[]);
            paras.push(Para::accent(format!("{key}  {words}")).indented(2));
            paras.extend([Para::dim(about).indented(5).roomy(), Para::air().roomy()]);
        }
        paras.push(Para::dim(say!(world.text, "welcome-private")));
        Page::new(say!(world.text, "app-name"), &hints).with(Part::Words(paras))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Welcome, Context::Move]
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => Go::End,
            Action::Practice => Go::To(Route::Guides),
            Action::Sample => {
                world.effect(Effect::OpenSample);
                Go::Stay
            }
            Action::Start => Go::To(Route::Start),
            action => Go::Unused(action),
        }
    }
}
