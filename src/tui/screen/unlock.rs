//! One prompt for the passphrase. It lists no names until open.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use super::{Screen, Title};
use crate::private::Private;
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask};
use crate::tui::phrase::strength;
use crate::tui::route::Go;
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;

/// The made-up year opens by itself.
pub struct Opening;

impl Screen for Opening {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "app-name"), drawer: None }
    }
    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Move]
    }
    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![Action::Back]
    }
    fn act(&mut self, action: Action, _app: &mut World) -> Go {
        if action == Action::Back { Go::Quit } else { Go::Stay }
    }
    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let line = Line::styled(say!(world.text, "opening"), world.theme.dim);
        frame.render_widget(
            line,
            Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: 1 },
        );
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
pub struct Unlock {
    step: Step,
    field: Field,
    code: Private,
    passphrase: Private,
    problem: Option<String>,
}

impl Unlock {
    /// Asks for the passphrase.
    pub fn new() -> Self {
        Self {
            step: Step::Passphrase,
            field: Field::masked(),
            code: Private::default(),
            passphrase: Private::default(),
            problem: None,
        }
    }

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
                world.ask_and_wait(Ask::Unlock { passphrase: typed });
            }
            Step::Code => {
                self.code = typed.clone();
                world.ask_and_wait(Ask::CheckCode(typed));
            }
            Step::NewPassphrase => {
                self.passphrase = typed;
                self.ask_for(Step::Again);
            }
            Step::Again if typed == self.passphrase => {
                world.ask_and_wait(Ask::UnlockWithCode { code: self.code.clone(), passphrase: typed });
            }
            Step::Again => {
                self.ask_for(Step::NewPassphrase);
                self.problem = Some(say!(world.text, "passphrases-differ"));
            }
        }
    }
}

impl Default for Unlock {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for Unlock {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "app-name"), drawer: None }
    }

    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Form, Context::Unlock]
    }

    fn hints(&self, _app: &World) -> Vec<Action> {
        let mut hints = vec![Action::LeaveForm, Action::SaveForm];
        if self.step == Step::Passphrase {
            hints.push(Action::Forgot);
        }
        hints
    }

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::LeaveForm if self.step == Step::Passphrase => return Go::Quit,
            Action::LeaveForm => self.ask_for(Step::Passphrase),
            Action::SaveForm => self.enter(world),
            Action::Forgot => self.ask_for(Step::Code),
            Action::ChooseNext => return self.edit(&Edit::Right, false, world),
            Action::ChoosePrevious => return self.edit(&Edit::Left, false, world),
            _ => {}
        }
        Go::Stay
    }

    fn edit(&mut self, edit: &Edit, _extend: bool, _app: &mut World) -> Go {
        self.problem = None;
        self.field.edit(edit);
        Go::Stay
    }

    fn answer(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::CodeFits => self.ask_for(Step::NewPassphrase),
            Answer::Refused(why) => {
                let step = if self.step == Step::Passphrase { Step::Passphrase } else { Step::Code };
                self.ask_for(step);
                self.problem = Some(world.text.sentence(&why));
            }
            _ => {}
        }
        Go::Stay
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let question = match self.step {
            Step::Passphrase => say!(world.text, "unlock-passphrase"),
            Step::Code => say!(world.text, "unlock-code"),
            Step::NewPassphrase => say!(world.text, "unlock-new"),
            Step::Again => say!(world.text, "passphrase-again"),
        };
        let width = area.width.saturating_sub(4);
        let mut below = Vec::new();
        if world.sample {
            below.push(Part::new(say!(world.text, "sample-passphrase"), theme.dim));
        }
        if world.is_waiting() {
            below.push(Part::new(say!(world.text, "opening"), theme.dim));
        } else if let Some(problem) = &self.problem {
            below.push(Part::new(problem.as_str(), theme.alarm));
        } else if self.step == Step::NewPassphrase && !self.field.is_empty() {
            below.push(Part::new(strength(self.field.value(), world), theme.dim));
        }
        let below = words::rows(&below, width);
        let rows = words::rows(&[Part::new(question, theme.strong)], width);
        // A quarter of the way down, where there is room for that.
        let needed = rows.len() as u16 + 3 + below.len() as u16;
        let gap = (area.height / 4).min(area.height.saturating_sub(needed));
        let area = Rect { x: area.x + 2, y: area.y + gap, width, height: area.height - gap };
        words::draw_rows(frame, area, &rows, 0);
        let y = area.y + rows.len() as u16 + 1;
        let place = Rect { y, height: 1, width: area.width.min(50), ..area };
        self.field.draw(place, frame.buffer_mut(), theme.plain.add_modifier(Modifier::UNDERLINED));
        if let Some(position) = self.field.cursor_position(place) {
            frame.set_cursor_position(position);
        }
        let y = y + 2;
        let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        words::draw_rows(frame, rest, &below, 0);
    }
}
