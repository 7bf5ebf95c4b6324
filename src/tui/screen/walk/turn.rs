//! What a key turns: how an item stands, its day, whose drawer a text lies in, how the pair remembers.

use super::Walk;
use crate::guide::Stage;
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::keys::Action;
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;
use crate::visit::{Check, Drawer, Remembering, Text, told_them};

impl Walk {
    /// How an item of the checklist stands.
    pub(super) fn check_of(&self, prompt: &crate::guide::Prompt, world: &World) -> Option<Check> {
        self.entries_of(prompt, world).next()?.check
    }

    /// Asks for the day of an item: the one by which it is looked up, or until which what stands on Today is put off.
    pub(super) fn ask_day(&self, world: &World) -> Go {
        let on = self.sitting.as_ref().and_then(|s| s.entry.on);
        let on = on.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
        let later = self.sitting.as_ref().is_some_and(|s| s.entry.check == Some(Check::Later));
        let (title, why) = match self.guide.stage {
            Stage::FollowUp if later => ("later-title", "later-why"),
            Stage::FollowUp => ("day-title", "day-why-today"),
            _ => ("day-title", "day-why"),
        };
        Self::ask_day_again(title, world.text.get(why, &[]), &on, world)
    }

    /// The same with what was typed: what cannot be read is put right where it stands.
    fn ask_day_again(title: &'static str, why: String, typed: &str, world: &World) -> Go {
        let then = Pick::typed(move |walk: &mut Self, typed: Private, world| {
            match walk.set_day(typed.trim(), world) {
                Ok(()) => Go::Stay,
                Err(problem) => Self::ask_day_again(title, problem, &typed, world),
            }
        });
        Go::Over(Popup::line(world.text.get(title, &[]), vec![why], Field::new(typed), then))
    }

    /// What is put off in a follow-up is put off to a day.
    pub(super) fn ask_until(&self, world: &World) -> Go {
        let later = self.sitting.as_ref().is_some_and(|s| s.entry.check == Some(Check::Later));
        if later && self.guide.stage == Stage::FollowUp { self.ask_day(world) } else { Go::Stay }
    }

    /// Sets the day of an item.
    ///
    /// # Errors
    /// What could not be read, as a sentence.
    fn set_day(&mut self, typed: &str, world: &mut World) -> Result<(), String> {
        let day = match typed {
            "" => None,
            typed => Some(
                crate::when::read_date(typed, world.local().date())
                    .map_err(|error| crate::tui::phrase::unreadable_words(&error, world))?,
            ),
        };
        if let Some(sitting) = &mut self.sitting {
            sitting.entry.on = day;
            self.keep_item(world);
        }
        Ok(())
    }

    /// Turns how an item stands, or whether there is anything to add. False where there is neither.
    pub(super) fn turn_check(&mut self, world: &mut World) -> bool {
        let joint = self.prompt().is_some_and(|p| p.joint);
        let Some(sitting) = &mut self.sitting else { return false };
        if let Some(check) = sitting.entry.check {
            let index = Check::ALL.iter().position(|c| *c == check).unwrap_or(0);
            let check = Check::ALL.get((index + 1) % Check::ALL.len()).copied();
            self.set_check(check, world);
            return true;
        }
        // "Nothing to add" is an answer, and one key away; the same key takes it back.
        let nothing = say!(world.text, "nothing-to-add");
        if joint && sitting.text.is_empty() {
            sitting.text.edit(&Edit::Paste(nothing), false)
        } else if joint && sitting.text.text() == nothing {
            sitting.text.edit(&Edit::SelectAll, false);
            sitting.text.edit(&Edit::Delete, false)
        } else {
            false
        }
    }

    /// The item that one is at is done.
    pub(super) fn mark_done(&mut self, world: &mut World) {
        self.set_check(Some(Check::Done), world);
    }

    fn set_check(&mut self, check: Option<Check>, world: &mut World) {
        let Some(sitting) = &mut self.sitting else { return };
        sitting.entry.check = check;
        self.keep_item(world);
        // What they were told, they were told in the words of now.
        if let Some(visit) = self.visit.filter(|_| self.prompt().is_some_and(|p| p.has_tag("came-of-it"))) {
            let on = (check == Some(Check::Done)).then(|| world.local().date());
            let (ms, ids) = (world.now.timestamp_millis(), &mut world.ids);
            let told = told_them(&world.book, visit, on, &mut || ids.next(ms));
            world.put(told);
        }
    }

    /// Hands an item over whose state changed, whatever stands in its box.
    fn keep_item(&mut self, world: &mut World) {
        let Some(sitting) = &mut self.sitting else { return };
        let (entry, text) = (sitting.entry.clone(), sitting.text.text());
        sitting.handed = sitting.text.generation();
        self.texts.insert(entry.id, Text::Open(text.as_str().into()));
        world.write(entry, text);
    }

    /// Each alone first, or talk and one of us types: can be turned while remembering.
    pub(super) fn toggle_together(&mut self, world: &mut World) {
        let Some(visit) = self.visit else { return };
        self.hand_over(world);
        let mut together = false;
        world.change_visit(visit, |v| {
            together = v.remembering != Some(Remembering::Together);
            v.remembering = Some(if together { Remembering::Together } else { Remembering::Alone });
        });
        // What one wrote alone stays theirs; the box is the pair's now, or one's own again.
        self.sit_down(world);
        world.notice = Some(say!(world.text, if together { "remember-together" } else { "remember-alone" }));
    }

    pub(super) fn ask_to_ours(&mut self, world: &mut World) -> Go {
        self.hand_over(world);
        let open = world.mine_is_open();
        match &self.sitting {
            Some(sitting) if sitting.entry.drawer == Drawer::Mine && !open => {
                let key = world.keys.name_of(Action::Keyboard);
                world.notice = Some(say!(world.text, "to-ours-shut", key = key));
                Go::Stay
            }
            Some(sitting) if sitting.entry.drawer == Drawer::Mine && sitting.entry.written => {
                let menu =
                    Popup::menu(say!(world.text, "to-ours-title"), vec![say!(world.text, "to-ours-why")])
                        .no(say!(world.text, "to-ours-no"))
                        .item(say!(world.text, "to-ours-yes"), Pick::on(Self::move_to_ours));
                Go::Over(menu)
            }
            _ => {
                world.notice = Some(say!(world.text, "to-ours-nothing"));
                Go::Stay
            }
        }
    }

    /// Mine to ours: the only move there is.
    fn move_to_ours(&mut self, world: &mut World) -> Go {
        if let Some(sitting) = &mut self.sitting {
            sitting.entry.drawer = Drawer::Ours;
            let (entry, text) = (sitting.entry.clone(), sitting.text.text());
            world.write(entry, text);
            world.notice = Some(say!(world.text, "now-ours"));
        }
        Go::Stay
    }
}
