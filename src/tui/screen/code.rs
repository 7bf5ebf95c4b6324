//! A recovery code, shown once, to be written down; one part of it is asked back.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{Screen, Title};
use crate::private::Private;
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Ask;
use crate::tui::route::Go;
use crate::tui::widget::code::CodeCheck;
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;
use crate::visit::EducatorId;

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
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "code-title", name = world.name_of(self.whose)), drawer: None }
    }
    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Form]
    }
    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![Action::SaveForm]
    }
    /// A code that nobody confirmed is replaced by another when its owner comes back.
    fn outlives_lock(&self) -> bool {
        false
    }
    fn act(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::SaveForm if self.check.is_part(self.field.value()) => {
                world.ask(Ask::CodeWritten(self.whose));
                if Some(self.whose) != world.author() {
                    let name = world.name_of(self.whose);
                    world.notice = Some(say!(world.text, "keys-given", name = name));
                }
                return Go::Back;
            }
            Action::SaveForm => {
                self.field = Field::new("");
                self.problem = Some(say!(world.text, "code-part-wrong"));
            }
            Action::LeaveForm => self.problem = Some(say!(world.text, "code-first")),
            _ => {}
        }
        Go::Stay
    }
    fn edit(&mut self, edit: &Edit, _extend: bool, _app: &mut World) -> Go {
        self.problem = None;
        self.field.edit(edit);
        Go::Stay
    }
    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let roomy = area.height > 14;
        let parts = self.check.parts(roomy, area.width, world);
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
