//! The stack of screens: which is on top, and where a screen leads.

use super::{App, Saved};
use crate::say;
use crate::tui::keys::Context;
use crate::tui::msg::{Ask, Effect};
use crate::tui::popup::{Choice, Popup};
use crate::tui::screen::{self, Go, Screen};

impl App {
    /// Lends the top screen the rest of the program, then goes where it says.
    pub(super) fn with_screen(&mut self, step: impl FnOnce(&mut dyn Screen, &mut Self) -> Go) {
        let Some(mut screen) = self.screens.pop() else { return };
        let go = step(screen.as_mut(), self);
        self.screens.push(screen);
        self.go(go);
    }

    /// Goes where a screen says.
    pub(super) fn go(&mut self, go: Go) {
        match go {
            Go::Stay => {}
            Go::Back => {
                self.leave_top();
                self.screens.pop();
                if self.screens.is_empty() {
                    let home =
                        if self.session.is_some() { screen::today(self) } else { screen::entrance(self) };
                    self.screens.push(home);
                }
                self.with_screen(|screen, app| {
                    screen.shown_again(app);
                    Go::Stay
                });
            }
            Go::To(screen) => {
                self.leave_top();
                self.screens.push(screen);
            }
            Go::Instead(screen) => {
                self.leave_top();
                self.screens.pop();
                self.screens.push(screen);
            }
            Go::Home => {
                self.leave_top();
                let today = screen::today(self);
                self.screens = vec![today];
            }
            Go::Over(popup) => self.popup = Some(*popup),
            Go::Quit => {
                self.leave_top();
                self.quit();
            }
        }
    }

    /// Leaves; what the disk refused is tried once more before that, and nothing is left behind unasked.
    pub(super) fn quit(&mut self) {
        if matches!(self.saved, Saved::Failed(_)) {
            self.leaving = true;
            self.ask_and_wait(Ask::Flush);
        } else {
            self.effects.push(Effect::Quit);
        }
    }

    /// The disk has answered once more: out, or what would be lost.
    pub(super) fn quit_or_stay(&mut self) {
        self.leaving = false;
        let Saved::Failed(why) = &self.saved else { return self.effects.push(Effect::Quit) };
        let why = self.text.sentence(why);
        let items = vec![
            (say!(self.text, "leave-unsaved-stay"), Choice::Nothing),
            (say!(self.text, "leave-unsaved-again"), Choice::SaveAndLeave),
            (say!(self.text, "leave-unsaved-leave"), Choice::LeaveUnsaved),
        ];
        let lines = vec![say!(self.text, "leave-unsaved-why", why = why)];
        self.open(Popup::menu(say!(self.text, "leave-unsaved-title"), lines, items));
    }

    /// Ends the sitting of the screen on top: what it holds is saved and closed for good.
    pub(super) fn leave_top(&mut self) {
        if let Some(mut screen) = self.screens.pop() {
            screen.leave(self);
            self.screens.push(screen);
        }
    }

    /// The screen on top.
    pub fn screen(&self) -> Option<&dyn Screen> {
        self.screens.last().map(AsRef::as_ref)
    }

    /// The popup over it.
    pub const fn popup(&self) -> Option<&Popup> {
        self.popup.as_ref()
    }

    /// Opens a popup over the screen.
    pub(super) fn open(&mut self, popup: Popup) {
        self.popup = Some(popup);
    }

    /// The contexts in which the next key is read, the nearest first.
    pub fn contexts(&self) -> Vec<Context> {
        if let Some(popup) = &self.popup {
            return popup.contexts().to_vec();
        }
        let mut stack = self.screen().map(|s| s.contexts(self)).unwrap_or_default();
        stack.push(Context::Global);
        stack
    }
}
