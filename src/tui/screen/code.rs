//! A recovery code, shown once, to be written down; one part of it is asked back.

use super::Screen;
use crate::private::Private;
use crate::say;
use crate::tui::go::Go;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::KeyAct;
use crate::tui::page::{Page, Para, Part, Tone};
use crate::tui::widget::code::CodeCheck;
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;
use crate::visit::EducatorId;

/// The screen that shows a new code.
pub(crate) struct Code {
    whose: EducatorId,
    check: CodeCheck,
    field: Field,
    problem: Option<String>,
    /// They had another code, which is void now.
    replaces: bool,
}

impl Code {
    /// For this educator.
    pub(crate) fn new(whose: EducatorId, code: &Private, replaces: bool) -> Self {
        // Which part is asked back need not be secret: what matters is that the paper exists.
        let drawn = u64::from(code.bytes().map(u32::from).sum::<u32>());
        Self { whose, check: CodeCheck::new(code, drawn), field: Field::new(""), problem: None, replaces }
    }
}

impl Screen for Code {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let title = say!(world.text, "code-title", name = world.name_of(self.whose));
        let problem = self.problem.as_ref().map(|problem| Para::new(problem.as_str(), Tone::Alarm));
        let before = self.replaces.then(|| say!(world.text, "code-before", name = world.name_of(self.whose)));
        let below = problem.or_else(|| before.map(Para::dim));
        Page::new(title, &[Action::GoOn]).with(Part::Ask {
            above: self.check.blocks(world),
            field: &self.field,
            columns: 20,
            below: below.into_iter().collect(),
            low: false,
        })
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Form]
    }
    /// A code that nobody confirmed is replaced by another when its owner comes back.
    fn outlives_lock(&self) -> bool {
        false
    }
    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::GoOn | Action::SaveForm if self.check.is_part(self.field.value()) => {
                world.ask(KeyAct::CodeWritten(self.whose));
                if Some(self.whose) != world.author() {
                    let name = world.name_of(self.whose);
                    world.notice = Some(say!(world.text, "keys-given", name = name));
                }
                return Go::Back;
            }
            Action::GoOn | Action::SaveForm => {
                self.field = Field::new("");
                self.problem = Some(say!(world.text, "code-part-wrong"));
            }
            Action::LeaveForm => self.problem = Some(say!(world.text, "code-first")),
            _ => {}
        }
        Go::Stay
    }
    fn edit(&mut self, edit: &Edit, _extend: bool, world: &mut World) -> Go {
        self.problem = None;
        world.edit_line(&mut self.field, edit);
        Go::Stay
    }
}
