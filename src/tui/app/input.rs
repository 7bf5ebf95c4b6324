//! What a key or a paste does: to the screen on top, to a popup over it, or everywhere.

use super::App;
use super::session::ask_passphrase;
use crate::clean;
use crate::files::Completion;
use crate::private::Private;
use crate::say;
use crate::tui::go::{Body, Go, Pick, Popup, PopupGo, home};
use crate::tui::keys::{Action, Code, Context, Key};
use crate::tui::menu::{Menu, Typed};
use crate::tui::msg::Effect;
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
        self.spots.take();
        if let Input::Key(key) = input {
            // Covering the screen and leaving wait for nothing, and no popup stands in their way.
            let opened = self.world.session.is_some();
            let covering = self.world.keys.action(&[Context::Global], key).filter(|action| match action {
                Action::Hide | Action::Lock => opened,
                Action::Quit => true,
                _ => false,
            });
            if let Some(action) = covering.filter(|_| !self.hidden) {
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

    /// A passphrase that was typed once more while the first was tried is no word of a text, and no keys of Today.
    pub(super) fn forget_passphrase_ahead(&mut self) {
        let Some(secret) = self.screen().and_then(Screen::secret).cloned() else { return };
        let length = secret.chars().count();
        let typed = self.ahead.iter().take(length).map_while(|input| match input {
            Input::Key(Key { code: Code::Char(c), ctrl: false, alt: false, .. }) => Some(*c),
            _ => None,
        });
        if typed.eq(secret.chars()) {
            // Its Enter goes with it; words that were typed after it stay.
            let enter = matches!(self.ahead.get(length), Some(Input::Key(key)) if key.code == Code::Enter);
            self.ahead.drain(..length + usize::from(enter));
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
            Some(Action::Keyboard | Action::Help | Action::Menu)
                if self.screen().is_some_and(Screen::presenting) => {}
            Some(action) if self.popup.is_some() => self.act(action),
            Some(action) => self.perform(action),
            None if key == INTERRUPT => {
                let key = self.world.keys.name_of(Action::Quit);
                let words = if self.world.is_all_saved() { "how-to-leave" } else { "key-ends-plain" };
                self.world.notice = Some(self.world.text.get(words, &[("key", key.into())]));
            }
            None => self.type_key(key, &stack),
        }
    }

    /// A key that is no command here: it is typed, or it does nothing, and that is said.
    fn type_key(&mut self, key: Key, stack: &[Context]) {
        let typing = stack.iter().any(|context| matches!(context, Context::Text | Context::Form));
        // What is nearly every key: a character of a text.
        if typing
            && key.is_printable()
            && self.popup.is_none()
            && let Some((edit, extend)) = edit_of(key)
        {
            return self.type_in(&edit, extend);
        }
        let elsewhere = self.world.keys.action(&[Context::Global], key);
        if let (Some(Popup { body: Body::Keys(menu), .. }), Some(Action::Menu)) = (&mut self.popup, elsewhere)
        {
            return menu.find();
        }
        let from_clip = [Action::Paste, Action::PutBack]
            .into_iter()
            .find(|action| self.world.keys.keys_of(*action).contains(&key));
        match (from_clip.filter(|_| typing), edit_of(key)) {
            (Some(action), _) => self.put_in(action),
            (None, Some((edit, extend))) if typing || self.popup.is_some() => self.type_in(&edit, extend),
            _ if self.popup.is_some() && elsewhere.is_some() => {
                // A key that works everywhere else: a question is answered first.
                let [open, back] = [Action::Open, Action::Back].map(|action| self.world.keys.name_of(action));
                self.world.notice = Some(say!(self.world.text, "key-popup", open = open, back = back));
            }
            _ if typing && !key.is_printable() => {}
            _ => self.dead(key, stack),
        }
    }

    /// Says that a key does nothing here; in caps lock, that it would without.
    fn dead(&mut self, key: Key, stack: &[Context]) {
        let world = &mut self.world;
        if world.session.is_some() && world.keys.keys_of(Action::Saved).contains(&key) {
            world.notice = Some(world.saved_sentence());
            return;
        }
        let small = match key.code {
            Code::Char(c) if c.is_uppercase() => {
                c.to_lowercase().next().map(|c| Key { code: Code::Char(c), ..key })
            }
            _ => None,
        };
        let small = small.filter(|small| world.keys.action(stack, *small).is_some());
        let menu = world.keys.name_of(Action::Menu);
        world.notice = Some(small.map_or_else(
            || say!(world.text, "key-unused", key = key.name(), help = menu),
            |small| say!(world.text, "key-capital", key = key.name(), small = small.name()),
        ));
    }

    /// Puts in what was copied, or deleted last.
    fn put_in(&mut self, action: Action) {
        let text = self.world.clip.borrow().paste(action == Action::PutBack).cloned();
        match text {
            Some(text) => self.type_in(&Edit::Paste(text.to_string()), false),
            None => self.world.notice = Some(say!(self.world.text, "clip-empty")),
        }
    }

    pub(super) fn act(&mut self, action: Action) {
        let Some(popup) = self.popup.take() else { return };
        if let Some(typed) = popup.path().filter(|_| action == Action::NextField) {
            self.world.effect(Effect::CompletePath(typed));
            self.popup = Some(popup);
            return;
        }
        let action = if action == Action::Close { Action::Back } else { action };
        match popup.act(action) {
            PopupGo::Stay(popup) => self.popup = Some(popup),
            PopupGo::Unused(popup) => {
                self.popup = Some(popup);
                self.go(Go::Unused(action));
            }
            PopupGo::Close => self.lend(Screen::on_ready),
            PopupGo::Chosen(pick, typed) => self.on_top(|screen, world| pick.take(screen, typed, world)),
            PopupGo::Do(action) => self.perform(action),
        }
    }

    /// Takes in what a path is completed to, unless it was typed on meanwhile; what it may go on with is said.
    pub(super) fn complete(&mut self, typed: &str, completion: &Completion) {
        let Some(popup) = self.popup.as_mut().filter(|popup| popup.path().as_deref() == Some(typed)) else {
            return;
        };
        popup.set_path(&completion.line);
        let words = match completion.names.as_slice() {
            [] if completion.line == typed => say!(self.world.text, "path-none"),
            [] => return,
            names => names.iter().map(|name| clean::line(name)).collect::<Vec<_>>().join("  "),
        };
        self.world.notice = Some(words);
    }

    /// Does what a key or a line of the menu says, whatever was pressed for it.
    pub(super) fn perform(&mut self, action: Action) {
        match action {
            action if Context::Global.actions().contains(&action) => self.global(action),
            action if self.sift.is_some() && Context::Form.actions().contains(&action) => self.sift(action),
            Action::Filter => self.begin_sift(),
            Action::Paste | Action::PutBack => self.put_in(action),
            // Where going back ends, closing leaves.
            Action::Close => match self.lend(|screen, world| screen.on_action(Action::Back, world)) {
                Go::End => self.go(Go::Quit),
                go => self.go(go),
            },
            // To what Today leads to, from anywhere.
            action if self.leads_from_here(action) => {
                let go = home(action, &mut self.world);
                self.go(go);
            }
            action => self.on_top(|screen, world| screen.on_action(action, world)),
        }
    }

    /// Whether it is a way of Today that this screen has no key for.
    fn leads_from_here(&self, action: Action) -> bool {
        let stack = self.contexts();
        [Context::Home, Context::Find]
            .iter()
            .any(|context| context.actions().contains(&action) && !stack.contains(context))
    }

    fn global(&mut self, action: Action) {
        match action {
            Action::Menu => self.popup = Some(self.menu()),
            Action::Help => self.go(Go::To(Route::Help(self.contexts()))),
            Action::Lock => self.lock(),
            Action::Hide => self.hidden = true,
            Action::Keyboard => self.popup = self.pass_the_keyboard(),
            Action::Quit if self.is_unkept() => {
                self.popup = Some(Popup::unkept(Go::Quit, &self.world));
            }
            Action::Quit => self.go(Go::Quit),
            _ => {}
        }
    }

    /// All that can be done here, and where Today leads.
    fn menu(&self) -> Popup {
        let (stack, opened) = (self.contexts(), self.world.session.is_some());
        let closed = |action: &Action| matches!(action, Action::Lock | Action::Hide | Action::Keyboard);
        let here = self.world.keys.menu(&stack).into_iter().filter(|(_, action)| opened || !closed(action));
        let here: Vec<_> = here.collect();
        let ways = [Context::Home, Context::Find].into_iter().flat_map(Context::actions);
        let ways = ways.filter(|way| opened && self.leads_from_here(**way));
        // Their own letters are other things here: a digit that is free.
        let taken = |digit: &char| here.iter().any(|(letter, _)| letter == digit);
        let digits: Vec<char> = ('1'..='9').filter(|digit| !taken(digit)).collect();
        let ways = ways.zip(digits).map(|(way, digit)| (Some(digit), *way));
        let items = here.iter().map(|(letter, action)| (Some(*letter), *action)).chain(ways);
        let labels = self.screen().map(|screen| screen.page(&self.world).labels).unwrap_or_default();
        Popup::keys(say!(self.world.text, "menu-title"), Menu::new(items, &labels, &self.world))
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

    pub(super) fn type_in(&mut self, edit: &Edit, extend: bool) {
        if self.hidden {
            return;
        }
        if self.popup.is_none() && self.sift.is_some() {
            return self.type_in_sift(edit);
        }
        let Some(popup) = &mut self.popup else {
            return self.on_top(|screen, world| screen.edit(edit, extend, world));
        };
        match (popup.edit(edit, &self.world), edit) {
            (Typed::Chosen(action), _) => {
                self.popup = None;
                self.perform(action);
            }
            (Typed::Dead, Edit::Char(c)) => self.dead(Key::plain(Code::Char(*c)), &[]),
            _ => {}
        }
    }
}

/// What interrupts other programs; here it copies a selection, or else says how to leave.
const INTERRUPT: Key = Key { ctrl: true, ..Key::plain(Code::Char('c')) };

/// What a key does inside a text: arrows and their kin, and what readline, nano and the Mac have for the same.
fn edit_of(key: Key) -> Option<(Edit, bool)> {
    let by_word = key.ctrl || key.alt;
    let edit = match key.code {
        // Typed or pasted without brackets, a bidi override is still shown for what it is.
        Code::Char(c @ ('\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')) => {
            Edit::Paste(clean::text(&c.to_string()).into_owned())
        }
        Code::Char(c) if !by_word => Edit::Char(c),
        Code::Char(c) => match (c, key.ctrl) {
            ('a', true) => Edit::LineStart,
            ('e', true) => Edit::LineEnd,
            ('b', true) => Edit::Left,
            ('f', true) => Edit::Right,
            ('p', true) => Edit::Up,
            ('n', true) => Edit::Down,
            // What some terminals send for Backspace.
            ('h', true) => Edit::Backspace,
            ('w', true) => Edit::DeleteWordBack,
            ('u', true) => Edit::DeleteLineBack,
            ('k', true) => Edit::DeleteLineForward,
            ('b', false) => Edit::WordLeft,
            ('f', false) => Edit::WordRight,
            ('d', false) => Edit::DeleteWordForward,
            _ => return None,
        },
        Code::Enter => Edit::Newline,
        Code::Backspace if by_word => Edit::DeleteWordBack,
        Code::Backspace => Edit::Backspace,
        Code::Delete if by_word => Edit::DeleteWordForward,
        Code::Delete => Edit::Delete,
        Code::Left if by_word => Edit::WordLeft,
        Code::Left => Edit::Left,
        Code::Right if by_word => Edit::WordRight,
        Code::Right => Edit::Right,
        Code::Up => Edit::Up,
        Code::Down => Edit::Down,
        Code::Home if key.ctrl => Edit::TextStart,
        Code::Home => Edit::LineStart,
        Code::End if key.ctrl => Edit::TextEnd,
        Code::End => Edit::LineEnd,
        Code::PageUp => Edit::PageUp,
        Code::PageDown => Edit::PageDown,
        _ => return None,
    };
    Some((edit, key.shift))
}
