//! Keys and choices that work on every screen.

use super::App;
use crate::private::Private;
use crate::say;
use crate::tui::keys::Action;
use crate::tui::msg::{Ask, Effect};
use crate::tui::popup::{Choice, Popup, Wanted};
use crate::tui::screen::{Go, beside::Beside, help::Help};

impl App {
    pub(super) fn global(&mut self, action: Action) {
        match action {
            Action::Help => {
                let contexts = self.contexts();
                self.go(Go::to(Help::new(contexts)));
            }
            Action::Lock => self.lock(),
            Action::Hide => self.hidden = true,
            Action::Keyboard => self.pass_the_keyboard(),
            _ => {}
        }
    }

    /// Anyone may write; reading one's own drawer and agreeing need one's own passphrase.
    fn pass_the_keyboard(&mut self) {
        let Some(session) = self.session.clone() else { return };
        let mut items = Vec::new();
        for educator in &self.book.educators {
            if educator.id != session.author {
                let name = educator.name.to_string();
                items.push((say!(self.text, "keyboard-to", name = name), Choice::Author(educator.id)));
            }
        }
        if let Some(me) = self.book.educator(session.author)
            && me.seal_to.is_some()
            && !session.open.contains(&me.id)
        {
            let name = me.name.to_string();
            let line = say!(self.text, "keyboard-open-mine", name = name);
            items.push((line, Choice::Typed(Wanted::ToOpen(me.id), Private::default())));
        }
        let title = say!(self.text, "keyboard-title");
        let popup = if items.is_empty() {
            Popup::note(title, vec![say!(self.text, "keyboard-alone")])
        } else {
            let author = self.name_of(session.author);
            Popup::menu(title, vec![say!(self.text, "keyboard-now", name = author)], items)
        };
        self.open(popup);
    }

    /// Takes choices that concern the whole program; others are for the screen on top.
    pub(super) fn choose_global(&mut self, choice: Choice) -> Option<Choice> {
        match choice {
            Choice::Nothing => None,
            Choice::SaveAndLeave => {
                self.quit();
                None
            }
            Choice::LeaveUnsaved => {
                self.effect(Effect::Quit);
                None
            }
            Choice::Author(educator) => {
                self.leave_top();
                // What the one before could read goes: from the screens, and from what is open.
                self.screens.retain(|screen| screen.outlives_lock());
                if self.screens.is_empty() {
                    let today = crate::tui::screen::today(self);
                    self.screens.push(today);
                }
                self.screens.iter_mut().for_each(|screen| screen.cover());
                if let Some(session) = &mut self.session {
                    let before = std::mem::replace(&mut session.author, educator);
                    session.open.clear();
                    self.ask(Ask::ShutKeys(before));
                }
                self.ask_and_wait(Ask::Book { viewer: educator });
                let name = self.name_of(educator);
                self.notice = Some(say!(self.text, "keyboard-passed", name = name));
                None
            }
            Choice::ShowNow(visit) => {
                let me = self.author()?;
                // A partner who has written nothing alone holds nobody back.
                let wrote: Vec<_> = self
                    .book
                    .entries_of(visit)
                    .filter(|e| e.held && e.written)
                    .filter_map(|e| e.author)
                    .collect();
                self.change_visit(visit, |v| {
                    if !v.agreed_to_show.contains(&me) {
                        v.agreed_to_show.push(me);
                    }
                    let all = v.visitors().all(|id| {
                        v.agreed_to_show.contains(&id) || v.remembered.contains(&id) || !wrote.contains(&id)
                    });
                    v.shown |= all;
                });
                let go = Beside::open(visit, self);
                self.go(go);
                None
            }
            Choice::Typed(Wanted::ToOpen(educator), passphrase) => {
                if passphrase.is_empty() {
                    self.ask_passphrase(educator, None);
                } else {
                    self.ask_and_wait(Ask::OpenKeys { educator, passphrase });
                }
                None
            }
            other => Some(other),
        }
    }
}
