//! A recovery code, shown once, to be written down; one part of it is asked back.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{Go, Screen, Title};
use crate::private::Private;
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Ask;
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::widget::words::{self, Part};
use crate::visit::EducatorId;

/// A code and the part that is asked back.
pub struct CodeCheck {
    code: Private,
    part: usize,
}

impl CodeCheck {
    /// Picks the part by a drawn number.
    pub fn new(code: &Private, drawn: u64) -> Self {
        let parts = code.split('-').count().max(1) as u64;
        Self { code: code.clone(), part: (drawn % parts) as usize }
    }

    /// The whole code, in groups, on one line or on two of whole groups.
    fn lines(&self, width: u16) -> Vec<String> {
        let groups: Vec<&str> = self.code.split('-').collect();
        let whole = groups.join(" - ");
        if whole.len() + 6 <= usize::from(width) {
            return vec![whole];
        }
        groups.chunks(groups.len().div_ceil(2)).map(|half| half.join(" - ")).collect()
    }

    /// The code and what is asked, the question always in view: where room is short, the reasons go.
    pub fn parts(&self, roomy: bool, width: u16, app: &App) -> Vec<Part> {
        let theme = &app.theme;
        let mut parts = vec![Part::new(say!(app.text, "start-code"), theme.strong)];
        if roomy {
            parts.push(Part::new(say!(app.text, "start-code-why"), theme.dim));
            parts.push(Part::new("", theme.plain));
        }
        parts.extend(self.lines(width).into_iter().map(|line| Part::new(line, theme.accent).indented(2)));
        if roomy {
            parts.push(Part::new("", theme.plain));
        }
        parts.push(Part::new(say!(app.text, "code-part", n = self.number()), theme.plain));
        parts
    }

    /// Which part is asked for, from 1.
    const fn number(&self) -> usize {
        self.part + 1
    }

    /// Whether this is that part; large and small letters are the same.
    pub fn is_part(&self, typed: &str) -> bool {
        self.code.split('-').nth(self.part).is_some_and(|part| part.eq_ignore_ascii_case(typed.trim()))
    }
}

/// The screen that shows a new code.
pub struct Code {
    whose: EducatorId,
    check: CodeCheck,
    field: Field,
    problem: Option<String>,
}

impl Code {
    /// For this educator.
    pub fn new(whose: EducatorId, code: &Private) -> Self {
        // Which part is asked back need not be secret: what matters is that the paper exists.
        let drawn = u64::from(code.bytes().map(u32::from).sum::<u32>());
        Self { whose, check: CodeCheck::new(code, drawn), field: Field::new(""), problem: None }
    }
}

impl Screen for Code {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "code-title", name = app.name_of(self.whose)), drawer: None }
    }
    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Form]
    }
    fn hints(&self, _app: &App) -> Vec<Action> {
        vec![Action::SaveForm]
    }
    /// A code that nobody confirmed is replaced by another when its owner comes back.
    fn outlives_lock(&self) -> bool {
        false
    }
    fn act(&mut self, action: Action, app: &mut App) -> Go {
        match action {
            Action::SaveForm if self.check.is_part(self.field.value()) => {
                app.ask(Ask::CodeWritten(self.whose));
                if Some(self.whose) != app.author() {
                    let name = app.name_of(self.whose);
                    app.notice = Some(say!(app.text, "keys-given", name = name));
                }
                return Go::Back;
            }
            Action::SaveForm => {
                self.field = Field::new("");
                self.problem = Some(say!(app.text, "code-part-wrong"));
            }
            Action::LeaveForm => self.problem = Some(say!(app.text, "code-first")),
            _ => {}
        }
        Go::Stay
    }
    fn edit(&mut self, edit: &Edit, _extend: bool, _app: &mut App) -> Go {
        self.problem = None;
        self.field.edit(edit);
        Go::Stay
    }
    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let theme = &app.theme;
        let roomy = area.height > 14;
        let parts = self.check.parts(roomy, area.width, app);
        let area =
            Rect { x: area.x + 2, y: area.y + u16::from(roomy), width: area.width.saturating_sub(4), ..area };
        let rows = words::rows(&parts, area.width);
        words::draw_rows(frame, area, &rows, 0);
        let place = Rect {
            y: area.y + rows.len() as u16 + u16::from(roomy),
            height: 1,
            width: area.width.min(20),
            ..area
        };
        self.field.draw(place, frame.buffer_mut(), theme.plain.add_modifier(Modifier::UNDERLINED));
        if let Some(position) = self.field.cursor_position(place) {
            frame.set_cursor_position(position);
        }
        if let Some(problem) = &self.problem {
            let rows = words::rows(&[Part::new(problem.as_str(), theme.alarm)], area.width);
            words::draw_rows(frame, Rect { y: place.y + 2, height: 2, ..area }, &rows, 0);
        }
    }
}
