//! One prompt for the passphrase. It lists no names until open.

use super::Screen;
use crate::private::Private;
use crate::say;
use crate::tui::go::Go;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Door};
use crate::tui::page::{Page, Para, Part, Tone};
use crate::tui::phrase::strength;
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;

/// The made-up year opens by itself.
pub(crate) struct Opening;

impl Screen for Opening {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let words = Part::Words(vec![Para::dim(say!(world.text, "opening"))]);
        Page::new(say!(world.text, "app-name"), &[Action::Close]).with(words)
    }
    fn on_action(&mut self, action: Action, _world: &mut World) -> Go {
        if action == Action::Back { Go::End } else { Go::Unused(action) }
    }
}

/// What is asked for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Passphrase,
    Code,
    NewPassphrase,
    Again,
}

/// The prompt.
pub(crate) struct Unlock {
    step: Step,
    field: Field,
    code: Private,
    passphrase: Private,
    problem: Option<String>,
}

impl Default for Unlock {
    /// Asks for the passphrase.
    fn default() -> Self {
        let (code, passphrase) = Default::default();
        Self { step: Step::Passphrase, field: Field::masked(), code, passphrase, problem: None }
    }
}

impl Unlock {
    fn ask_for(&mut self, step: Step) {
        self.step = step;
        // The code is read off paper: it is shown while it is typed.
        self.field = if step == Step::Code { Field::new("") } else { Field::masked() };
        self.problem = None;
    }

    fn enter(&mut self, world: &mut World) {
        let typed = Private::from(self.field.value());
        if typed.trim().is_empty() {
            return;
        }
        match self.step {
            Step::Passphrase => {
                self.passphrase = typed.clone();
                world.ask_and_wait(Door::Unlock(typed));
            }
            Step::Code => {
                self.code = typed.clone();
                world.ask_and_wait(Door::CheckCode(typed));
            }
            Step::NewPassphrase => {
                self.passphrase = typed;
                self.ask_for(Step::Again);
            }
            Step::Again if typed == self.passphrase => {
                world.ask_and_wait(Door::UnlockWithCode { code: self.code.clone(), passphrase: typed });
            }
            Step::Again => {
                self.ask_for(Step::NewPassphrase);
                self.problem = Some(say!(world.text, "passphrases-differ"));
            }
        }
    }
}

impl Screen for Unlock {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let question = match self.step {
            Step::Passphrase => "unlock-passphrase",
            Step::Code => "unlock-code",
            Step::NewPassphrase => "unlock-new",
            Step::Again => "passphrase-again",
        };
        let mut below = Vec::new();
        if world.sample {
            below.push(Para::dim(say!(world.text, "sample-passphrase")));
        }
        if world.is_waiting() {
            below.push(Para::dim(say!(world.text, "opening")));
        } else if let Some(problem) = &self.problem {
            below.push(Para::new(problem.as_str(), Tone::Alarm));
        } else if self.step == Step::NewPassphrase && !self.field.is_empty() {
            below.push(Para::dim(strength(self.field.value(), world)));
        }
        let leaves = if self.step == Step::Passphrase { Action::Quit } else { Action::LeaveForm };
        let mut hints = vec![leaves, Action::GoOn];
        hints.extend((self.step == Step::Passphrase).then_some(Action::Forgot));
        let above = vec![Para::strong(world.text.get(question, &[])).into()];
        Page::new(say!(world.text, "app-name"), &hints).with(Part::Ask {
            above,
            field: &self.field,
            columns: 50,
            below,
            low: true,
        })
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Form, Context::Unlock]
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::LeaveForm if self.step == Step::Passphrase => return Go::End,
            Action::LeaveForm => self.ask_for(Step::Passphrase),
            Action::GoOn | Action::SaveForm => self.enter(world),
            Action::Forgot => self.ask_for(Step::Code),
            Action::ChooseNext => return self.edit(&Edit::Right, false, world),
            Action::ChoosePrevious => return self.edit(&Edit::Left, false, world),
            _ => {}
        }
        Go::Stay
    }

    fn edit(&mut self, edit: &Edit, _extend: bool, _world: &mut World) -> Go {
        self.problem = None;
        self.field.edit(edit);
        Go::Stay
    }

    fn secret(&self) -> Option<&Private> {
        Some(&self.passphrase).filter(|secret| !secret.is_empty())
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::CodeFits => self.ask_for(Step::NewPassphrase),
            Answer::Refused(why) => {
                self.passphrase = Private::default();
                let step = if self.step == Step::Passphrase { Step::Passphrase } else { Step::Code };
                self.ask_for(step);
                self.problem = Some(world.text.sentence(&why));
            }
            _ => {}
        }
        Go::Stay
    }
}
