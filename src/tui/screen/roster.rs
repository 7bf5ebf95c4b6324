//! A class list on screen: what would be added, changed or skipped, and why, before anything is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::roster::{self, ClassList, Plan, Step};
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::Action;
use crate::tui::widget::list::moved;
use crate::tui::widget::words::{self, Part};

/// What a class list would change.
#[derive(Debug)]
pub struct Proposal {
    list: ClassList,
    plan: Plan,
    at: usize,
    /// Those who may be siblings become one family.
    together: bool,
}

impl Proposal {
    /// Reads a class list and compares it with the vault.
    pub fn read(bytes: &[u8], app: &App) -> Result<Self, String> {
        let list = roster::read(bytes).map_err(|error| app.text.sentence(&error.sentence()))?;
        let plan = roster::plan(&list, &roster::known(&app.book));
        Ok(Self { list, plan, at: 0, together: true })
    }

    /// Does it. Gives how many students were added.
    pub fn take_in(&self, app: &mut App) -> usize {
        let ms = app.now.timestamp_millis();
        let mut ids = app.ids.clone();
        let (records, added) =
            roster::records(&self.list, &self.plan, &app.book, self.together, || ids.next(ms));
        app.ids = ids;
        if !records.is_empty() {
            app.put(records);
        }
        added
    }

    /// Those who may be siblings: one family, or each their own. The list proposes; the pair decides.
    pub const fn turn_siblings(&mut self) {
        self.together = !self.together;
    }

    /// Moves through it.
    pub fn scroll(&mut self, action: Action) {
        self.at = moved(self.at, self.plan.steps.len() + 8, action, 10);
    }

    fn parts(&self, app: &App) -> Vec<Part> {
        let theme = &app.theme;
        let count = |wanted: fn(&Step) -> bool| self.plan.steps.iter().filter(|s| wanted(s)).count();
        let add = count(|s| matches!(s, Step::Add { .. }));
        let change = count(|s| matches!(s, Step::Change { .. }));
        let same = count(|s| matches!(s, Step::Same { .. }));
        let skip = count(|s| matches!(s, Step::Skip { .. }));
        let mut parts = vec![Part::new(
            say!(app.text, "import-summary", add = add, change = change, same = same, skip = skip),
            theme.strong,
        )];
        if !self.list.left_out.is_empty() {
            let left = self.list.left_out.join(", ");
            parts.push(Part::new(say!(app.text, "import-left-out", headings = left), theme.dim));
        }
        if !self.list.sibling_proposals.is_empty() {
            let count = self.list.sibling_proposals.len();
            let state = app.text.get(if self.together { "import-together" } else { "import-apart" }, &[]);
            parts.push(Part::new(
                say!(
                    app.text,
                    "import-siblings",
                    count = count,
                    state = state,
                    key = app.keys.name_of(Action::Siblings)
                ),
                theme.dim,
            ));
        }
        let key = app.keys.name_of(Action::Open);
        parts.extend([
            Part::new(say!(app.text, "import-confirm", key = key), theme.accent),
            Part::new("", theme.plain),
        ]);
        for step in &self.plan.steps {
            let (line, key, what, style): (u64, &str, String, Style) = match step {
                Step::Add { row } => {
                    let row = &self.list.rows[*row];
                    let band = row.band.map(|b| format!(", {}", b.word())).unwrap_or_default();
                    (row.line, "import-add", format!("{}{band}", row.name), theme.plain)
                }
                Step::Change { row, .. } => (
                    self.list.rows[*row].line,
                    "import-change",
                    self.list.rows[*row].name.to_string(),
                    theme.plain,
                ),
                Step::Same { row, .. } => (
                    self.list.rows[*row].line,
                    "import-same",
                    self.list.rows[*row].name.to_string(),
                    theme.dim,
                ),
                Step::Skip { line, why } => {
                    (*line, "import-skip", app.text.sentence(&why.sentence()), theme.dim)
                }
            };
            let verb = app.text.get(key, &[]);
            parts.push(Part::new(
                say!(app.text, "import-line", line = line.to_string(), verb = verb, what = what),
                style,
            ));
        }
        parts
    }

    /// Draws it.
    pub fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let rows = words::rows(&self.parts(app), area.width.saturating_sub(4));
        let from = self.at.min(rows.len().saturating_sub(usize::from(area.height)));
        words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &rows, from);
    }
}
