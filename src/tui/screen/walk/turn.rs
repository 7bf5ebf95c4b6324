//! What a key turns: how an item stands, its day, whose drawer a text lies in, how the pair remembers.

use super::Walk;
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::Action;
use crate::tui::popup::{Choice, Popup};
use crate::tui::screen::Go;
use crate::tui::widget::textbox::Edit;
use crate::visit::{Check, Drawer, Pass, Remembering, Text};

impl Walk {
    /// How an item of the checklist stands.
    pub(super) fn check_of(&self, prompt: &crate::guide::Prompt, app: &App) -> Option<Check> {
        let of_this = |e: &&crate::visit::Entry| {
            Some(e.visit) == self.visit && e.guide == self.guide.id && e.prompt == prompt.id
        };
        app.book.entries.iter().find(of_this)?.check
    }

    /// Sets the day by which an item is to be looked up.
    pub(super) fn set_day(&mut self, typed: &str, app: &mut App) {
        let day = match typed {
            "" => None,
            typed => match crate::when::read_date(typed, app.local().date()) {
                Ok(day) => Some(day),
                Err(error) => {
                    app.notice = Some(crate::tui::screen::plan::unreadable_words(&error, app));
                    return;
                }
            },
        };
        let Some(sitting) = &mut self.sitting else { return };
        sitting.entry.on = day;
        self.keep_item(app);
    }

    pub(super) fn turn_check(&mut self, app: &mut App) {
        let joint = self.prompt().is_some_and(|p| p.joint);
        let Some(sitting) = &mut self.sitting else { return };
        let Some(check) = sitting.entry.check else {
            // "Nothing to add" is an answer, and one key away; the same key takes it back.
            let nothing = say!(app.text, "nothing-to-add");
            if joint && sitting.text.is_empty() {
                sitting.text.edit(&Edit::Paste(nothing), false);
            } else if joint && sitting.text.text() == nothing {
                sitting.text.edit(&Edit::SelectAll, false);
                sitting.text.edit(&Edit::Delete, false);
            }
            return;
        };
        let index = Check::ALL.iter().position(|c| *c == check).unwrap_or(0);
        sitting.entry.check = Check::ALL.get((index + 1) % Check::ALL.len()).copied();
        self.keep_item(app);
    }

    /// Hands an item over whose state changed, whatever stands in its box.
    fn keep_item(&mut self, app: &mut App) {
        let Some(sitting) = &mut self.sitting else { return };
        let (entry, text) = (sitting.entry.clone(), sitting.text.text());
        sitting.handed = sitting.text.generation();
        self.texts.insert(entry.id, Text::Open(text.as_str().into()));
        app.write(entry, text);
    }

    /// Each alone first, or talk and one of us types: can be turned while remembering.
    pub(super) fn toggle_together(&mut self, app: &mut App) -> Go {
        let (Some(visit), Pass::Remember) = (self.visit, self.pass) else { return Go::Stay };
        self.hand_over(app);
        let mut together = false;
        app.change_visit(visit, |v| {
            together = v.remembering != Some(Remembering::Together);
            v.remembering = Some(if together { Remembering::Together } else { Remembering::Alone });
        });
        // What one wrote alone stays theirs; the box is the pair's now, or one's own again.
        self.sit_down(app);
        app.notice = Some(say!(app.text, if together { "remember-together" } else { "remember-alone" }));
        Go::Stay
    }

    pub(super) fn ask_to_ours(&mut self, app: &mut App) -> Go {
        self.hand_over(app);
        let open = app.session.as_ref().is_some_and(|s| s.open.contains(&s.author));
        match &self.sitting {
            Some(sitting) if sitting.entry.drawer == Drawer::Mine && !open => {
                let key = app.keys.name_of(Action::Keyboard);
                app.notice = Some(say!(app.text, "to-ours-shut", key = key));
                Go::Stay
            }
            Some(sitting) if sitting.entry.drawer == Drawer::Mine && sitting.entry.written => {
                let lines = vec![say!(app.text, "to-ours-why")];
                let items = vec![
                    (say!(app.text, "to-ours-no"), Choice::Nothing),
                    (say!(app.text, "to-ours-yes"), Choice::ToOurs(sitting.entry.id)),
                ];
                Go::over(Popup::menu(say!(app.text, "to-ours-title"), lines, items))
            }
            _ => {
                app.notice = Some(say!(app.text, "to-ours-nothing"));
                Go::Stay
            }
        }
    }
}
