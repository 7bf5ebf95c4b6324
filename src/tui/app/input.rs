//! What a key or a paste does: to the screen on top, to a popup over it, or everywhere.

use super::App;
use super::session::ask_passphrase;
use crate::clean;
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup, PopupGo};
use crate::tui::keys::{Action, Code, Context, Key};
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::widget::textbox::Edit;

/// Something typed.
pub(super) enum Input {
    Key(Key),
    Paste(Private),
}

impl App {
    pub(super) fn input(&mut self, input: Input) {
        if let Input::Key(key) = input {
            // Covering the screen waits for nothing, and no popup stands in its way.
            let covering = self
                .world
                .keys
                .action(&[Context::Global], key)
                .filter(|a| matches!(a, Action::Hide | Action::Lock));
            if let Some(action) = covering.filter(|_| !self.hidden && self.world.session.is_some()) {
                self.world.notice = None;
                return self.global(action);
            }
        }
        if self.world.is_waiting() {
            return self.ahead.push_back(input);
        }
        match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => {
                self.world.notice = None;
                self.type_in(&Edit::Paste(clean::text(&text).into_owned()), false);
            }
        }
    }

    fn key(&mut self, key: Key) {
        self.world.notice = None;
        if self.hidden {
            self.hidden = false;
            return;
        }
        let stack = self.contexts();
        match self.world.keys.action(&stack, key) {
            Some(Action::Keyboard | Action::Help) if self.screen().is_some_and(Screen::presenting) => {}
            Some(action) if Context::Global.actions().contains(&action) => self.global(action),
            Some(action) => self.act(action),
            None if key == INTERRUPT => {
                let keys = [Action::Back, Action::Leave].map(|action| self.world.keys.name_of(action));
                self.world.notice = Some(say!(self.world.text, "how-to-leave", key = keys[0].as_str()));
            }
            None => {
                if let Some((edit, extend)) = edit_of(key) {
                    self.type_in(&edit, extend);
                } else if self.world.keys.action(&[Context::Global], key).is_some() {
                    // A key that works everywhere else: a question is answered first.
                    let keys = [Action::Open, Action::Back].map(|action| self.world.keys.name_of(action));
                    let [open, back] = keys;
                    self.world.notice = Some(say!(self.world.text, "key-popup", open = open, back = back));
                }
            }
        }
    }

    fn act(&mut self, action: Action) {
        let Some(popup) = self.popup.take() else {
            return self.on_top(|screen, world| screen.on_action(action, world));
        };
        match popup.act(action) {
            PopupGo::Stay(popup) => self.popup = Some(popup),
            PopupGo::Unused(popup) => {
                self.popup = Some(popup);
                self.go(Go::Unused(action));
            }
            PopupGo::Close => self.lend(Screen::on_ready),
            PopupGo::Chosen(pick, typed) => self.on_top(|screen, world| pick.take(screen, typed, world)),
        }
    }

    fn global(&mut self, action: Action) {
        match action {
            Action::Help => self.go(Go::To(Route::Help(self.contexts()))),
            Action::Lock => self.lock(),
            Action::Hide => self.hidden = true,
            Action::Keyboard => self.popup = self.pass_the_keyboard(),
            _ => {}
        }
    }

    /// Anyone may write; reading one's own drawer and agreeing need one's own passphrase.
    fn pass_the_keyboard(&self) -> Option<Popup> {
        let world = &self.world;
        let author = world.author()?;
        let others = world.book.educators.iter().filter(|e| e.id != author);
        let others = others.map(|e| {
            let (who, name) = (e.id, e.name.to_string());
            (say!(world.text, "keyboard-to", name = name), Pick::then(move |_| Go::HandOver(who)))
        });
        let me = world.book.educator(author).filter(|me| me.seal_to.is_some() && !world.mine_is_open());
        let mine = me.map(|me| {
            let line = say!(world.text, "keyboard-open-mine", name = me.name.to_string());
            (line, Pick::then(move |world| Go::Over(ask_passphrase(author, None, world))))
        });
        let items: Vec<_> = others.chain(mine).collect();
        let title = say!(world.text, "keyboard-title");
        Some(if items.is_empty() {
            Popup::note(title, vec![say!(world.text, "keyboard-alone")])
        } else {
            let now = say!(world.text, "keyboard-now", name = world.name_of(author));
            Popup::menu(title, vec![now]).items(items)
        })
    }

    fn type_in(&mut self, edit: &Edit, extend: bool) {
        if self.hidden {
            return;
        }
        if let Some(popup) = &mut self.popup {
            popup.edit(edit);
            return;
        }
        self.on_top(|screen, world| screen.edit(edit, extend, world));
    }
}

/// What interrupts other programs; here it copies a selection, or else says how to leave.
const INTERRUPT: Key = Key { code: Code::Char('c'), ctrl: true, alt: false, shift: false };

/// What a key does inside a text.
fn edit_of(key: Key) -> Option<(Edit, bool)> {
    let edit = match (key.code, key.ctrl) {
        // Typed or pasted without brackets, a bidi override is still shown for what it is.
        (Code::Char(c @ ('\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')), _) => {
            Edit::Paste(clean::text(&c.to_string()).into_owned())
        }
        (Code::Char(c), false) if !key.alt => Edit::Char(c),
        (Code::Enter, _) => Edit::Newline,
        (Code::Char('w') | Code::Backspace, true) => Edit::DeleteWordBack,
        (Code::Backspace, false) => Edit::Backspace,
        (Code::Delete, false) => Edit::Delete,
        (Code::Delete, true) => Edit::DeleteWordForward,
        (Code::Left, false) => Edit::Left,
        (Code::Right, false) => Edit::Right,
        (Code::Left, true) => Edit::WordLeft,
        (Code::Right, true) => Edit::WordRight,
        (Code::Up, _) => Edit::Up,
        (Code::Down, _) => Edit::Down,
        (Code::Home, false) => Edit::LineStart,
        (Code::End, false) => Edit::LineEnd,
        (Code::Home, true) => Edit::TextStart,
        (Code::End, true) => Edit::TextEnd,
        (Code::PageUp, _) => Edit::PageUp,
        (Code::PageDown, _) => Edit::PageDown,
        _ => return None,
    };
    Some((edit, key.shift))
}
