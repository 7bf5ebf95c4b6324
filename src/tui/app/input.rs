//! What a key or a paste does: to the screen on top, to a popup over it, or everywhere.

use super::App;
use crate::clean;
use crate::private::Private;
use crate::say;
use crate::tui::keys::{Action, Code, Context, Key};
use crate::tui::popup::{Choice, PopupGo};
use crate::tui::screen::{Go, Screen};
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
                .keys
                .action(&[Context::Global], key)
                .filter(|a| matches!(a, Action::Hide | Action::Lock));
            if let Some(action) = covering.filter(|_| !self.hidden && self.session.is_some()) {
                self.notice = None;
                return self.global(action);
            }
        }
        if self.awaited.is_some() {
            return self.ahead.push_back(input);
        }
        match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => {
                self.notice = None;
                self.type_in(&Edit::Paste(clean::text(&text).into_owned()), false);
            }
        }
    }

    fn key(&mut self, key: Key) {
        self.notice = None;
        if self.hidden {
            self.hidden = false;
            return;
        }
        let stack = self.contexts();
        match self.keys.action(&stack, key) {
            Some(Action::Keyboard | Action::Help) if self.screen().is_some_and(Screen::faces_family) => {}
            Some(action) if Context::Global.actions().contains(&action) => self.global(action),
            Some(action) => self.act(action),
            None if key == INTERRUPT => {
                let keys = [Action::Back, Action::Leave].map(|action| self.keys.name_of(action));
                self.notice = Some(say!(self.text, "how-to-leave", key = keys[0].as_str()));
            }
            None => {
                if let Some((edit, extend)) = edit_of(key) {
                    self.type_in(&edit, extend);
                }
            }
        }
    }

    fn act(&mut self, action: Action) {
        if let Some(popup) = self.popup.take() {
            match popup.act(action) {
                PopupGo::Stay(popup) => self.popup = Some(popup),
                PopupGo::Close | PopupGo::Chosen(Choice::Nothing) => self.with_screen(|screen, app| {
                    screen.popup_closed(app);
                    Go::Stay
                }),
                PopupGo::Chosen(choice) => self.choose(choice),
            }
            return;
        }
        self.with_screen(|screen, app| screen.act(action, app));
    }

    fn choose(&mut self, choice: Choice) {
        if let Some(choice) = self.choose_global(choice) {
            self.with_screen(|screen, app| screen.choose(choice, app));
        }
    }

    fn type_in(&mut self, edit: &Edit, extend: bool) {
        if self.hidden {
            return;
        }
        if let Some(popup) = &mut self.popup {
            popup.edit(edit);
            return;
        }
        self.with_screen(|screen, app| screen.edit(edit, extend, app));
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
