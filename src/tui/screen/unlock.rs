//! One prompt for the passphrase. It lists no names until open.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use super::start::strength;
use super::{Go, Screen, Title};
use crate::private::Private;
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask};
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::widget::words::{self, Part};

/// The made-up year opens by itself.
pub struct Opening;

impl Screen for Opening {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "app-name"), drawer: None }
    }
    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Move]
    }
    fn hints(&self, _app: &App) -> Vec<Action> {
        vec![Action::Back]
    }
    fn act(&mut self, action: Action, _app: &mut App) -> Go {
        if action == Action::Back { Go::Quit } else { Go::Stay }
    }
    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let line = Line::styled(say!(app.text, "opening"), app.theme.dim);
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

    fn enter(&mut self, app: &mut App) {
        let typed = Private::from(self.field.value());
        if typed.trim().is_empty() {
            return;
        }
        match self.step {
            Step::Passphrase => {
                app.ask_and_wait(Ask::Unlock { passphrase: typed });
            }
            Step::Code => {
                self.code = typed.clone();
                app.ask_and_wait(Ask::CheckCode(typed));
            }
            Step::NewPassphrase => {
                self.passphrase = typed;
                self.ask_for(Step::Again);
            }
            Step::Again if typed == self.passphrase => {
                app.ask_and_wait(Ask::UnlockWithCode { code: self.code.clone(), passphrase: typed });
            }
            Step::Again => {
                self.ask_for(Step::NewPassphrase);
                self.problem = Some(say!(app.text, "passphrases-differ"));
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
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "app-name"), drawer: None }
    }

    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Form, Context::Unlock]
    }

    fn hints(&self, _app: &App) -> Vec<Action> {
        let mut hints = vec![Action::LeaveForm, Action::SaveForm];
        if self.step == Step::Passphrase {
            hints.push(Action::Forgot);
        }
        hints
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        match action {
            Action::LeaveForm if self.step == Step::Passphrase => return Go::Quit,
            Action::LeaveForm => self.ask_for(Step::Passphrase),
            Action::SaveForm => self.enter(app),
            Action::Forgot => self.ask_for(Step::Code),
            Action::ChooseNext => return self.edit(&Edit::Right, false, app),
            Action::ChoosePrevious => return self.edit(&Edit::Left, false, app),
            _ => {}
        }
        Go::Stay
    }

    fn edit(&mut self, edit: &Edit, _extend: bool, _app: &mut App) -> Go {
        self.problem = None;
        self.field.edit(edit);
        Go::Stay
    }

    fn answer(&mut self, answer: Answer, app: &mut App) -> Go {
        match answer {
            Answer::CodeFits => self.ask_for(Step::NewPassphrase),
            Answer::Refused(why) => {
                let step = if self.step == Step::Passphrase { Step::Passphrase } else { Step::Code };
                self.ask_for(step);
                self.problem = Some(app.text.sentence(&why));
            }
            _ => {}
        }
        Go::Stay
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let theme = &app.theme;
        let question = match self.step {
            Step::Passphrase => say!(app.text, "unlock-passphrase"),
            Step::Code => say!(app.text, "unlock-code"),
            Step::NewPassphrase => say!(app.text, "unlock-new"),
            Step::Again => say!(app.text, "passphrase-again"),
        };
        let width = area.width.saturating_sub(4);
        let mut below = Vec::new();
        if app.sample {
            below.push(Part::new(say!(app.text, "sample-passphrase"), theme.dim));
        }
        if app.is_waiting() {
            below.push(Part::new(say!(app.text, "opening"), theme.dim));
        } else if let Some(problem) = &self.problem {
            below.push(Part::new(problem.as_str(), theme.alarm));
        } else if self.step == Step::NewPassphrase && !self.field.is_empty() {
            below.push(Part::new(strength(self.field.value(), app), theme.dim));
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
