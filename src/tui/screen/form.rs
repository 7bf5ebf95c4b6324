//! Every short form: plan, facts, families, educators, promises, lines between visits. One screen, a purpose each.

mod between;
mod educator;
mod facts;
mod family;
mod passphrase;
mod plan;
mod promise;

use super::Screen;
use crate::text::Sentence;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Answer;
use crate::tui::page::Page;
use crate::tui::route::{Go, Purpose, Why};
use crate::tui::widget::form::Form;
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;

/// What keeps a form from being saved: the row and the words.
pub type Objection = (&'static str, String);

/// A form on a screen.
pub struct FormScreen {
    purpose: Purpose,
    title: String,
    intro: String,
    form: Form,
    /// What was said once and stands if Enter is pressed again: a time in the past, what would not count.
    confirmed: Vec<String>,
}

impl FormScreen {
    /// The form for a purpose, prefilled from what is known.
    pub fn open(purpose: Purpose, world: &mut World) -> Self {
        let (title, intro, form) = match purpose {
            Purpose::Family(id) => family::family_form(id, world),
            Purpose::NewVisit(family, occasion) => plan::new_visit_form(family, occasion, world),
            Purpose::Plan(visit) => plan::plan_form(visit, world),
            Purpose::Facts(visit) => facts::facts_form(visit, world),
            Purpose::Between(family, between) => between::form(family, between, world),
            Purpose::Promise(visit, promise) => promise::promise_form(visit, promise, world),
            Purpose::Educator(id) => educator::educator_form(id, world),
            Purpose::Passphrase(id, why) => passphrase::passphrase_form(id, why, world),
        };
        let mut screen = Self { purpose, title, intro, form, confirmed: Vec::new() };
        screen.echo(world);
        screen
    }

    /// Says under a row what was understood.
    fn echo(&mut self, world: &World) {
        if let Purpose::Promise(..) = self.purpose {
            promise::echo_promise(&mut self.form, world);
        }
        match self.purpose {
            Purpose::NewVisit(..)
            | Purpose::Plan(_)
            | Purpose::Facts(_)
            | Purpose::Promise(..)
            | Purpose::Between(..)
            | Purpose::Educator(_) => {
                plan::echo_dates(&mut self.form, world);
            }
            Purpose::Passphrase(..) => passphrase::echo_strength(&mut self.form, world),
            Purpose::Family(_) => {}
        }
    }

    /// A technician's passphrase is replaced before anything else.
    fn must_stay(&self, world: &World) -> bool {
        let Purpose::Passphrase(id, Why::Change) = self.purpose else { return false };
        world.book.educator(id).is_some_and(|e| e.must_renew)
    }

    fn save(&mut self, world: &mut World) -> Result<Go, Objection> {
        match self.purpose {
            Purpose::Family(id) => family::save_family(id, &self.form, world),
            Purpose::NewVisit(family, occasion) => {
                plan::save_new_visit(family, occasion, &self.form, &mut self.confirmed, world)
            }
            Purpose::Plan(visit) => plan::save_plan(visit, &self.form, &mut self.confirmed, world),
            Purpose::Facts(visit) => facts::save_facts(visit, &self.form, world),
            Purpose::Between(family, between) => between::save(family, between, &self.form, world),
            Purpose::Promise(visit, promise) => promise::save_promise(visit, promise, &self.form, world),
            Purpose::Educator(id) => educator::save_educator(id, &self.form, world),
            Purpose::Passphrase(id, why) => passphrase::save_passphrase(id, why, &self.form, world),
        }
    }
}

impl Screen for FormScreen {
    fn page<'a>(&'a self, _world: &'a World) -> Option<Page<'a>> {
        use Action::{ChooseNext, LeaveForm, NextField, PreviousField, SaveForm};
        let hints = [LeaveForm, SaveForm, NextField, PreviousField, ChooseNext];
        Some(Page::new(self.title.clone(), &hints).with(self.form.part(&self.intro)))
    }

    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Form]
    }

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::LeaveForm if self.must_stay(world) => {
                self.form.problem = Some(crate::say!(world.text, "renew-first"));
                Go::Stay
            }
            Action::LeaveForm => Go::Back,
            Action::SaveForm => match self.save(world) {
                Ok(go) => go,
                Err((row, words)) => {
                    self.form.object(row, words);
                    Go::Stay
                }
            },
            action => {
                if self.form.act(action) {
                    self.form.problem = None;
                    self.echo(world);
                }
                Go::Stay
            }
        }
    }

    fn edit(&mut self, edit: &Edit, _extend: bool, world: &mut World) -> Go {
        if self.form.edit(edit) {
            self.echo(world);
        }
        Go::Stay
    }

    fn answer(&mut self, answer: Answer, world: &mut World) -> Go {
        if let Answer::Refused(why) = answer {
            let words = world.text.sentence(&why);
            // What was wrong is typed anew, not added to.
            if why == Sentence::new("vault-wrong-passphrase") && self.form.empty("present") {
                self.form.object("present", words);
            } else {
                self.form.problem = Some(words);
            }
        }
        Go::Stay
    }
}
