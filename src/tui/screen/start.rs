//! Starting: one calm step at a time.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{Go, Screen, Title, code::CodeCheck};
use crate::private::Private;
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask};
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::widget::words::{self, Part};
use crate::visit::{Educator, EducatorId, Family, FamilyId, Record, propose_alias};

/// What is asked for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Me,
    Partner,
    Passphrase,
    Again,
    Code,
    Family,
}

/// The steps in order; going back goes to the one before.
const STEPS: &[Step] = &[Step::Me, Step::Partner, Step::Passphrase, Step::Again, Step::Code, Step::Family];

/// The first start.
pub struct Start {
    step: Step,
    field: Field,
    me: Private,
    partner: Private,
    passphrase: Private,
    code: Option<CodeCheck>,
    problem: Option<String>,
}

impl Start {
    /// Begins with one's own name.
    pub fn new(_app: &App) -> Self {
        Self {
            step: Step::Me,
            field: Field::new(""),
            me: Private::default(),
            partner: Private::default(),
            passphrase: Private::default(),
            code: None,
            problem: None,
        }
    }

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

    fn enter(&mut self, app: &mut App) -> Go {
        let typed = Private::from(crate::clean::line(self.field.value()));
        match self.step {
            Step::Me if typed.is_empty() => self.problem = Some(say!(app.text, "start-me-needed")),
            Step::Me => {
                self.me = typed;
                self.go_to(Step::Partner);
            }
            Step::Partner => {
                self.partner = typed;
                self.go_to(Step::Passphrase);
            }
            Step::Passphrase if self.field.value().trim().is_empty() => {
                self.problem = Some(say!(app.text, "passphrase-needed"));
            }
            Step::Passphrase => {
                self.passphrase = self.field.value().into();
                self.go_to(Step::Again);
            }
            Step::Again if *self.passphrase != *self.field.value() => {
                self.go_to(Step::Passphrase);
                self.problem = Some(say!(app.text, "passphrases-differ"));
            }
            Step::Again => {
                let founder = educator(EducatorId(app.id()), &self.me);
                let partner =
                    (!self.partner.is_empty()).then(|| educator(EducatorId(app.id()), &self.partner));
                app.ask_and_wait(Ask::Create { founder, partner, passphrase: self.passphrase.clone() });
            }
            Step::Code => {
                let right = self.code.as_ref().is_some_and(|code| code.is_part(&typed));
                if right {
                    if let Some(me) = app.author() {
                        app.ask(Ask::CodeWritten(me));
                    }
                    self.go_to(Step::Family);
                } else {
                    self.field = Field::new("");
                    self.problem = Some(say!(app.text, "code-part-wrong"));
                }
            }
            Step::Family => {
                if !typed.is_empty() {
                    add_family(&typed, app);
                }
                return Go::Home;
            }
        }
        Go::Stay
    }
}

/// An educator with a name and nothing else yet.
pub fn educator(id: EducatorId, name: &str) -> Educator {
    Educator {
        id,
        name: name.into(),
        staff_id: String::new(),
        role: String::new(),
        stem: false,
        trained_through: None,
        reach: None,
        seal_to: None,
        verify_with: None,
        must_renew: false,
        readmitted: None,
    }
}

/// Adds a family under the name that the pair uses, with a proposed alias; one student of that name goes with it, until
/// the pair says otherwise.
pub fn add_family(name: &str, app: &mut App) -> FamilyId {
    let alias = propose_alias(&app.book.aliases(), app.text.language());
    let id = FamilyId(app.id());
    let family =
        Family { id, name: name.into(), alias, languages: Vec::new(), interpreter: false, channel: None };
    let student = crate::visit::Student {
        id: crate::visit::StudentId(app.id()),
        name: name.into(),
        band: None,
        class: None,
        family: id,
        source_key: None,
        full_name: None,
    };
    app.put(vec![Record::Family(family), Record::Student(student)]);
    id
}

/// How strong a passphrase is, in words; there are no composition rules. What counts is length and variety.
pub fn strength(passphrase: &str, app: &App) -> String {
    let words = passphrase.split_whitespace().count();
    let mut letters: Vec<char> = passphrase.chars().collect();
    let length = letters.len();
    letters.sort_unstable();
    letters.dedup();
    let key = match (length, letters.len(), words) {
        (0..8, ..) | (_, 0..5, _) => "strength-weak",
        (8..14, _, 0..3) => "strength-fair",
        (8..20, ..) => "strength-good",
        _ => "strength-strong",
    };
    app.text.get(key, &[])
}

impl Screen for Start {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "start-title"), drawer: None }
    }

    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Form]
    }

    fn hints(&self, _app: &App) -> Vec<Action> {
        vec![Action::LeaveForm, Action::SaveForm]
    }

    fn wants_opened(&self) -> bool {
        true
    }

    /// With the vault made, what is left of it is the code, and that was shown.
    fn outlives_lock(&self) -> bool {
        false
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        match action {
            Action::SaveForm => return self.enter(app),
            Action::LeaveForm => {
                let index = STEPS.iter().position(|s| *s == self.step).unwrap_or(0);
                match self.step {
                    Step::Me => return Go::Back,
                    // The vault is made: there is no going back behind it, only on to Today.
                    Step::Code => self.problem = Some(say!(app.text, "code-first")),
                    Step::Family => return Go::Home,
                    _ => self.go_to(STEPS[index - 1]),
                }
            }
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
            Answer::Opened { code: Some(code), .. } => {
                let part = app.ids.draw();
                self.code = Some(CodeCheck::new(&code, part));
                self.go_to(Step::Code);
            }
            Answer::Refused(why) => {
                self.go_to(Step::Passphrase);
                self.problem = Some(app.text.sentence(&why));
            }
            _ => {}
        }
        Go::Stay
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let theme = &app.theme;
        let (key, why) = match self.step {
            Step::Me => ("start-me", "start-me-why"),
            Step::Partner => ("start-partner", "start-partner-why"),
            Step::Passphrase => ("start-passphrase", "start-passphrase-why"),
            Step::Again => ("passphrase-again", "start-again-why"),
            Step::Code => ("start-code", "start-code-why"),
            Step::Family => ("start-family", "start-family-why"),
        };
        let index = STEPS.iter().position(|s| *s == self.step).unwrap_or(0) + 1;
        let roomy = area.height > 14;
        let mut parts = Vec::new();
        if roomy {
            parts.push(Part::new(say!(app.text, "start-step", n = index, of = STEPS.len()), theme.dim));
            parts.push(Part::new("", theme.plain));
        }
        if let (Step::Code, Some(code)) = (self.step, &self.code) {
            parts.extend(code.parts(roomy, area.width, app));
        } else {
            parts.push(Part::new(app.text.get(key, &[]), theme.strong));
            parts.push(Part::new(app.text.get(why, &[]), theme.dim));
        }
        let area =
            Rect { x: area.x + 2, y: area.y + u16::from(roomy), width: area.width.saturating_sub(4), ..area };
        let rows = words::rows(&parts, area.width);
        words::draw_rows(frame, area, &rows, 0);
        let y = area.y + rows.len() as u16 + 1;
        let place = Rect { y, height: 1, width: area.width.min(50), ..area };
        self.field.draw(place, frame.buffer_mut(), theme.plain.add_modifier(Modifier::UNDERLINED));
        if let Some(position) = self.field.cursor_position(place) {
            frame.set_cursor_position(position);
        }
        let below = if app.is_waiting() {
            Some(Part::new(say!(app.text, "start-making"), theme.dim))
        } else if let Some(problem) = &self.problem {
            Some(Part::new(problem.as_str(), theme.alarm))
        } else if self.step == Step::Passphrase && !self.field.is_empty() {
            Some(Part::new(strength(self.field.value(), app), theme.dim))
        } else {
            None
        };
        if let Some(part) = below {
            let rows = words::rows(&[part], area.width);
            let y = y + 2;
            words::draw_rows(
                frame,
                Rect { y, height: area.bottom().saturating_sub(y).min(4), ..area },
                &rows,
                0,
            );
        }
    }
}
