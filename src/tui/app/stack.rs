//! The stack of screens: which is on top, and where a screen leads.

use super::App;
use super::sift::Sift;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Ask, Effect, KeyAct, Wanted};
use crate::tui::page::Seen;
use crate::tui::route::Route;
use crate::tui::router;
use crate::tui::screen::{Opened, Screen};
use crate::tui::world::{Saved, World};
use crate::visit::EducatorId;

impl App {
    /// Lends the top screen the world.
    pub(super) fn lend<T: Default>(&mut self, step: impl FnOnce(&mut dyn Screen, &mut World) -> T) -> T {
        self.screens.last_mut().map(|screen| step(screen.as_mut(), &mut self.world)).unwrap_or_default()
    }

    /// The same, then goes where it says.
    pub(super) fn on_top(&mut self, step: impl FnOnce(&mut dyn Screen, &mut World) -> Go) {
        let go = self.lend(step);
        self.go(go);
    }

    /// Goes where a screen says.
    pub(super) fn go(&mut self, go: Go) {
        if !matches!(go, Go::Stay | Go::Unused(_)) {
            // A click that came in one with what leads elsewhere is on nothing that is there.
            self.spots.take();
        }
        if !matches!(go, Go::Stay | Go::Unused(_) | Go::Over(_)) {
            self.sift = None;
        }
        match go {
            Go::Stay => {}
            Go::Unused(action) => {
                let (key, menu) = (self.world.keys.name_of(action), self.world.keys.name_of(Action::Menu));
                self.world.notice = Some(say!(self.world.text, "key-unused", key = key, help = menu));
            }
            Go::End => {
                let (words, leaves) = match (&self.world.session, self.contexts().contains(&Context::Form)) {
                    (None, true) => ("key-ends-locked", Action::Quit),
                    _ => ("key-ends", Action::Close),
                };
                // Nothing is called saved that is not, and nothing of a made-up year is kept.
                let words =
                    if self.unsaved == 0 && self.world.is_all_saved() { words } else { "key-ends-plain" };
                let key = self.world.keys.name_of(leaves);
                self.world.notice = Some(self.world.text.get(words, &[("key", key.into())]));
            }
            Go::Back => {
                self.leave_top();
                self.screens.pop();
                if self.screens.is_empty() {
                    self.push(if self.world.session.is_some() { Route::Today } else { Route::Entrance });
                }
                self.lend(Screen::on_resume);
            }
            // What is opened asks its questions before what was there closes.
            Go::To(route) => self.open_over(route, false),
            Go::Instead(route) => self.open_over(route, true),
            Go::Home => {
                self.leave_top();
                self.screens.clear();
                self.push(Route::Today);
            }
            Go::Over(popup) => self.popup = Some(popup),
            Go::HandOver(educator) => self.hand_over(educator),
            Go::Quit => {
                self.leave_top();
                self.quit();
            }
            Go::Abandon => self.world.effect(Effect::Quit),
        }
    }

    fn open_over(&mut self, route: Route, instead: bool) {
        match router::open(route, &mut self.world) {
            Opened::Gone => {}
            Opened::Over(popup) => self.popup = Some(popup),
            Opened::Screen(screen) => {
                self.leave_top();
                self.world.seen.set(Seen::default());
                if instead {
                    self.screens.pop();
                }
                self.screens.push(screen);
            }
        }
    }

    /// Opens a place over what is there, whose sittings have ended.
    pub(super) fn push(&mut self, route: Route) {
        match router::open(route, &mut self.world) {
            Opened::Screen(screen) => self.screens.push(screen),
            Opened::Over(popup) => self.popup = Some(popup),
            Opened::Gone => {}
        }
    }

    /// What the one before could read goes: from the screens, and from what is open.
    fn hand_over(&mut self, educator: EducatorId) {
        self.leave_top();
        self.screens.retain(|screen| screen.outlives_lock());
        self.screens.iter_mut().for_each(|screen| screen.on_lock());
        let world = &mut self.world;
        if let Some(session) = &mut world.session {
            let before = std::mem::replace(&mut session.author, educator);
            session.open.clear();
            world.clip.take();
            world.boxes.clear();
            world.ask(KeyAct::Shut(before));
        }
        world.read(Wanted::Book);
        let name = self.world.name_of(educator);
        let key = if self.put_aside() { "keyboard-passed-aside" } else { "keyboard-passed" };
        // What waited for them begins again, over what is known now.
        if self.screen().is_some_and(|screen| screen.belongs_to().is_some()) {
            self.lend(Screen::on_resume);
        }
        self.world.notice = Some(self.world.text.get(key, &[("name", name.into())]));
    }

    /// Puts aside what belongs to somebody else alone, and brings back what waited for whoever has the keyboard now. True
    /// where something was put aside.
    pub(super) fn put_aside(&mut self) -> bool {
        let me = self.world.author();
        let is_theirs = |screen: &mut Box<dyn Screen>| screen.belongs_to().is_some_and(|who| Some(who) != me);
        let back: Vec<_> = self.aside.extract_if(.., |screen| !is_theirs(screen)).collect();
        let theirs: Vec<_> = self.screens.extract_if(.., is_theirs).collect();
        let put_aside = !theirs.is_empty();
        self.aside.extend(theirs);
        if self.screens.is_empty() {
            self.push(Route::Today);
        }
        self.screens.extend(back);
        put_aside
    }

    /// Whether something typed would be lost by leaving, of whoever has the keyboard or not.
    pub(super) fn is_unkept(&self) -> bool {
        self.screens.iter().chain(&self.covered).chain(&self.aside).any(|screen| screen.is_unkept())
    }

    /// Leaves; what the disk refused is tried once more before that, and nothing is left behind unasked.
    pub(super) fn quit(&mut self) {
        if matches!(self.world.saved, Saved::Failed(_)) {
            self.leaving = true;
            self.world.ask_and_wait(Ask::Flush);
        } else {
            self.world.effect(Effect::Quit);
        }
    }

    /// The disk has answered once more: out, or what would be lost.
    pub(super) fn quit_or_stay(&mut self) {
        self.leaving = false;
        let Saved::Failed(why) = &self.world.saved else { return self.world.effect(Effect::Quit) };
        let text = &self.world.text;
        let lines = vec![say!(text, "leave-unsaved-why", why = text.sentence(why))];
        let menu = Popup::menu(say!(text, "leave-unsaved-title"), lines)
            .no(say!(text, "leave-unsaved-stay"))
            .item(say!(text, "leave-unsaved-again"), Pick::then(|_| Go::Quit))
            .item(say!(text, "leave-unsaved-leave"), Pick::then(|_| Go::Abandon));
        self.popup = Some(menu);
    }

    /// Ends the sitting of the screen on top: what it holds is saved and closed for good.
    pub(super) fn leave_top(&mut self) {
        self.lend(Screen::on_leave);
    }

    /// The screen on top.
    pub fn screen(&self) -> Option<&dyn Screen> {
        self.screens.last().map(AsRef::as_ref)
    }

    /// The popup over it.
    pub const fn popup(&self) -> Option<&Popup> {
        self.popup.as_ref()
    }

    /// The contexts in which the next key is read, the nearest first.
    pub fn contexts(&self) -> Vec<Context> {
        if let Some(popup) = &self.popup {
            return popup.contexts().to_vec();
        }
        if self.sift.is_some() {
            return Sift::CONTEXTS.to_vec();
        }
        let mut stack = self.screen().map(|s| s.contexts(&self.world)).unwrap_or_default();
        stack.push(Context::Global);
        stack
    }
}
