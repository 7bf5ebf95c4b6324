//! Keys and choices that work on every screen.

use super::App;
use crate::private::Private;
use crate::say;
use crate::tui::keys::Action;
use crate::tui::msg::Ask;
use crate::tui::popup::{Choice, Popup, Wanted};
use crate::tui::screen::{Go, beside::Beside, help::Help};
use crate::tui::widget::field::Field;

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
            Choice::Author(educator) => {
                self.leave_top();
                if let Some(session) = &mut self.session {
                    session.author = educator;
                }
                self.ask(Ask::Book { viewer: educator });
                let name = self.name_of(educator);
                self.notice = Some(say!(self.text, "keyboard-passed", name = name));
                self.with_screen(|screen, app| {
                    screen.shown_again(app);
                    Go::Stay
                });
                None
            }
            Choice::ShowNow(visit) => {
                let me = self.author()?;
                self.change_visit(visit, |v| {
                    if !v.agreed_to_show.contains(&me) {
                        v.agreed_to_show.push(me);
                    }
                    let all =
                        v.visitors().all(|id| v.agreed_to_show.contains(&id) || v.remembered.contains(&id));
                    v.shown |= all;
                });
                let go = Beside::open(visit, self);
                self.go(go);
                None
            }
            Choice::Typed(Wanted::ToOpen(educator), passphrase) => {
                if passphrase.is_empty() {
                    let name = self.name_of(educator);
                    let title = say!(self.text, "passphrase-of", name = name);
                    let hint = self.sample.then(|| say!(self.text, "sample-passphrase"));
                    self.open(Popup::line(
                        title,
                        hint.into_iter().collect(),
                        Field::masked(),
                        Wanted::ToOpen(educator),
                    ));
                } else {
                    self.ask(Ask::OpenKeys { educator, passphrase });
                }
                None
            }
            other => Some(other),
        }
    }
}
