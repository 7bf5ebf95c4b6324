//! Starting: one calm step at a time.

use super::Screen;
use crate::guide::ENGLISH;
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Popup};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Door, KeyAct};
use crate::tui::page::{Page, Para, Part, Tone};
use crate::tui::phrase;
use crate::tui::phrase::strength;
use crate::tui::route::{Purpose, Route};
use crate::tui::widget::code::CodeCheck;
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;
use crate::visit::{Educator, EducatorId, Family, Record};

/// What is asked for now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    #[default]
    Me,
    Partner,
    Passphrase,
    Again,
    Code,
    Family,
}

/// The steps in order; going back goes to the one before.
const STEPS: &[Step] = &[Step::Me, Step::Partner, Step::Passphrase, Step::Again, Step::Code, Step::Family];

/// The first start. It begins with one's own name.
#[derive(Default)]
pub(crate) struct Start {
    step: Step,
    field: Field,
    me: Private,
    partner: Private,
    passphrase: Private,
    code: Option<CodeCheck>,
    problem: Option<String>,
}

impl Start {
    fn go_to(&mut self, step: Step) {
        self.step = step;
        self.problem = None;
        self.field = match step {
            Step::Me => Field::new(&self.me),
            Step::Partner => Field::new(&self.partner),
            Step::Passphrase | Step::Again => Field::masked(),
            Step::Code | Step::Family => Field::new(""),
        };
    }

    fn enter(&mut self, world: &mut World) -> Go {
        let typed = Private::from(crate::clean::line(self.field.value()));
        match self.step {
            Step::Me if typed.is_empty() => self.problem = Some(say!(world.text, "start-me-needed")),
            Step::Me => {
                self.me = typed;
                self.go_to(Step::Partner);
            }
            Step::Partner => {
                self.partner = typed;
                self.go_to(Step::Passphrase);
            }
            Step::Passphrase if self.field.value().trim().is_empty() => {
                self.problem = Some(say!(world.text, "passphrase-needed"));
            }
            Step::Passphrase => {
                self.passphrase = self.field.value().into();
                self.go_to(Step::Again);
            }
            Step::Again if *self.passphrase != *self.field.value() => {
                self.go_to(Step::Passphrase);
                self.problem = Some(say!(world.text, "passphrases-differ"));
            }
            Step::Again => {
                let founder = Box::new(Educator::named(EducatorId(world.id()), &self.me));
                let partner = (!self.partner.is_empty())
                    .then(|| Box::new(Educator::named(EducatorId(world.id()), &self.partner)));
                world.ask_and_wait(Door::Create { founder, partner, passphrase: self.passphrase.clone() });
            }
            Step::Code => {
                if self.code.as_ref().is_some_and(|code| code.is_part(&typed)) {
                    if let Some(me) = world.author() {
                        world.ask(KeyAct::CodeWritten(me));
                    }
                    self.go_to(Step::Family);
                    return Go::To(Route::Form(Purpose::Teaching));
                }
                self.field = Field::new("");
                self.problem = Some(say!(world.text, "code-part-wrong"));
            }
            Step::Family => {
                if !typed.is_empty() {
                    let id = world.add_family(&typed);
                    let spoken = world.practising.language.clone().filter(|tag| tag != ENGLISH);
                    let family = world.book.family(id).cloned().zip(spoken);
                    if let Some((family, tag)) = family {
                        let languages = vec![phrase::language(&tag, world)];
                        world.put(vec![Record::Family(Family { languages, ..family })]);
                    }
                }
                return Go::Home;
            }
        }
        Go::Stay
    }
}

impl Screen for Start {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let (key, why) = match self.step {
            Step::Me => ("start-me", "start-me-why"),
            Step::Partner => ("start-partner", "start-partner-why"),
            Step::Passphrase => ("start-passphrase", "start-passphrase-why"),
            Step::Again => ("passphrase-again", "start-again-why"),
            Step::Code => ("start-code", "start-code-why"),
            Step::Family => ("start-family", "start-family-why"),
        };
        let step = Para::dim(say!(world.text, "start-step", n = self.step as usize + 1, of = STEPS.len()));
        let mut above = vec![step.roomy().into(), Para::air().roomy().into()];
        if let (Some(code), Step::Code) = (&self.code, self.step) {
            above.extend(code.blocks(world));
        } else {
            above.push(Para::strong(world.text.get(key, &[])).into());
            above.push(Para::dim(world.text.get(why, &[])).into());
        }
        let below = if world.is_waiting() {
            Some(Para::dim(say!(world.text, "start-making")))
        } else if let Some(problem) = &self.problem {
            Some(Para::new(problem.as_str(), Tone::Alarm))
        } else {
            let typing = self.step == Step::Passphrase && !self.field.is_empty();
            typing.then(|| Para::dim(strength(self.field.value(), world)))
        };
        let below = below.into_iter().collect();

        let mut page = Page::new(say!(world.text, "start-title"), &[Action::LeaveForm, Action::GoOn]);
        if !matches!(self.step, Step::Me | Step::Family) {
            page = page.labelled(Action::LeaveForm, world.text.get("key-back", &[]));
        }
        page.with(Part::Ask { above, field: &self.field, columns: 50, below, low: false })
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Form]
    }

    fn wants_opened(&self) -> bool {
        true
    }

    /// With the vault made, what is left of it is the code, and that was shown.
    fn outlives_lock(&self) -> bool {
        false
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::GoOn | Action::SaveForm => return self.enter(world),
            Action::LeaveForm => {
                match self.step {
                    Step::Me if !self.field.is_empty() => return Go::Over(Popup::unkept(Go::Back, world)),
                    Step::Me => return Go::Back,
                    Step::Family if !self.field.is_empty() => {
                        return Go::Over(Popup::unkept(Go::Home, world));
                    }
                    // The vault is made: there is no going back behind it, only on to Today.
                    Step::Code => self.problem = Some(say!(world.text, "code-first")),
                    Step::Family => return Go::Home,
                    step => {
                        if step == Step::Partner {
                            self.partner = self.field.value().into();
                        }
                        self.go_to(STEPS[step as usize - 1]);
                    }
                }
            }
            Action::ChooseNext => return self.edit(&Edit::Right, false, world),
            Action::ChoosePrevious => return self.edit(&Edit::Left, false, world),
            _ => {}
        }
        Go::Stay
    }

    fn edit(&mut self, edit: &Edit, _extend: bool, world: &mut World) -> Go {
        self.problem = None;
        world.edit_line(&mut self.field, edit);
        Go::Stay
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Opened { code: Some(code), .. } => {
                let part = world.ids.draw();
                self.code = Some(CodeCheck::new(&code, part));
                self.go_to(Step::Code);
            }
            Answer::Refused(why) => {
                self.go_to(Step::Passphrase);
                self.problem = Some(world.text.sentence(&why));
            }
            _ => {}
        }
        Go::Stay
    }
}
