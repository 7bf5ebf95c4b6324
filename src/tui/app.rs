//! The program's state, and the one place where it changes: [`App::update`]. No I/O, no clock, no store. Here is the stack
//! of screens, the popup and what was typed ahead; everything that a screen may see is in the [`World`].

mod input;
mod mouse;
mod session;
mod sift;
mod stack;

use std::cell::RefCell;
use std::collections::VecDeque;

use chrono::{DateTime, FixedOffset};

use super::go::{Go, Popup};
use super::layout::Spots;
use super::msg::{Ask, Effect, Msg};
use super::route::Route;
use super::screen::Screen;
use super::theme::Theme;
use super::world::{Setup, World};
use input::Input;
use sift::Sift;

/// The whole state.
pub struct App {
    /// What screens may see and ask.
    pub world: World,
    /// The neutral screen is up.
    pub hidden: bool,
    screens: Vec<Box<dyn Screen>>,
    /// The screens under the lock, with nothing in them that was read.
    covered: Vec<Box<dyn Screen>>,
    /// Screens that belong to somebody who has not the keyboard now.
    aside: Vec<Box<dyn Screen>>,
    /// From the lock until the keeper has locked: whatever it still answers was asked for before.
    locking: bool,
    popup: Option<Popup>,
    /// The list on the screen is narrowed to what is typed.
    sift: Option<Sift>,
    /// Where on the screen what was drawn last stands.
    pub(super) spots: RefCell<Spots>,
    /// The mouse is drawn along in a text.
    dragging: bool,
    /// What was typed while waiting, in order.
    ahead: VecDeque<Input>,
    /// How many texts the disk had refused when the screen was locked; the keeper still has them.
    unsaved: usize,
    /// The program is left as soon as the disk has answered.
    leaving: bool,
}

impl App {
    /// The program as it starts.
    pub fn new(setup: Setup, now: DateTime<FixedOffset>) -> Self {
        let mut app = Self {
            world: World::new(setup, now),
            hidden: false,
            screens: Vec::new(),
            covered: Vec::new(),
            aside: Vec::new(),
            locking: false,
            popup: None,
            sift: None,
            spots: RefCell::default(),
            dragging: false,
            ahead: VecDeque::new(),
            unsaved: 0,
            leaving: false,
        };
        app.go(Go::To(Route::Entrance));
        app
    }

    /// Takes one message in and says what the world must do.
    pub fn update(&mut self, msg: Msg, now: DateTime<FixedOffset>) -> Vec<Effect> {
        self.world.now = now;
        match msg {
            Msg::Key(key) => self.input(Input::Key(key)),
            Msg::Paste(text) => self.input(Input::Paste(text)),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::FocusLost => {
                self.lend(Screen::flush);
                self.world.ask(Ask::Flush);
            }
            Msg::Idle => self.lock(),
            Msg::Answer(answer) => {
                if let Some(answer) = self.session_answer(answer) {
                    self.on_top(|screen, world| screen.on_reply(answer, world));
                }
                while !self.world.is_waiting()
                    && let Some(input) = self.ahead.pop_front()
                {
                    self.input(input);
                }
            }
        }
        std::mem::take(&mut self.world.effects)
    }

    /// Hands what was typed since the last call to the keeper: once a batch of keys, and always before a draw, so that a
    /// stalled terminal never holds a save back.
    pub fn flush(&mut self, now: DateTime<FixedOffset>) -> Vec<Effect> {
        self.world.now = now;
        self.lend(Screen::flush);
        std::mem::take(&mut self.world.effects)
    }

    /// Goes to a place, whatever is on the screen.
    pub fn open(&mut self, route: Route) -> Vec<Effect> {
        self.popup = None;
        self.go(Go::To(route));
        std::mem::take(&mut self.world.effects)
    }

    /// Takes other colours.
    pub fn paint(&mut self, theme: Theme) {
        self.world.theme = theme;
    }

    /// How long nobody may touch a key before the screen is covered; none while nothing is open.
    pub fn idle_limit(&self) -> Option<std::time::Duration> {
        self.world.session.as_ref()?;
        let minutes = self.screen().map_or(5, Screen::idle_minutes);
        Some(std::time::Duration::from_secs(minutes * 60))
    }
}
