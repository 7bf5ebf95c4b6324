//! A class list on screen: what would be added, changed or skipped, and why, before anything is.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::roster::{self, ClassList, Field, Plan, Step};
use crate::say;
use crate::tui::keys::Action;
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;
use crate::visit::StudentId;

/// What a class list would change.
pub struct Proposal {
    list: ClassList,
    plan: Plan,
    at: usize,
    /// The proposals of siblings that are no family, by index: the list proposes, the pair decides.
    apart: BTreeSet<usize>,
}

impl Proposal {
    /// Reads a class list and compares it with the vault.
    pub fn read(bytes: &[u8], world: &World) -> Result<Self, String> {
        let list = roster::read(bytes).map_err(|error| world.text.sentence(&error.sentence()))?;
        let plan = roster::plan(&list, &roster::known(&world.book));
        let apart = (0..list.sibling_proposals.len()).filter(|&group| !list.is_likely(group)).collect();
        Ok(Self { list, plan, at: 0, apart })
    }

    /// Does it. Gives how many students were added.
    pub fn take_in(&self, world: &mut World) -> usize {
        let ms = world.now.timestamp_millis();
        let mut ids = world.ids.clone();
        let together = |group| !self.apart.contains(&group);
        let (records, added) =
            roster::records(&self.list, &self.plan, &world.book, world.text.language(), together, || {
                ids.next(ms)
            });
        world.ids = ids;
        if !records.is_empty() {
            world.put(records);
        }
        added
    }

    /// Turns the marked siblings into one family, or each into their own; whoever's line is marked will do.
    pub fn turn_siblings(&mut self) {
        let Some(group) = self.marked_group() else { return };
        if !self.apart.remove(&group) {
            self.apart.insert(group);
        }
    }

    /// Moves the mark.
    pub fn scroll(&mut self, action: Action) {
        self.at = moved(self.at, self.list.sibling_proposals.len() + self.plan.steps.len(), action, 10);
    }

    fn marked_group(&self) -> Option<usize> {
        let groups = &self.list.sibling_proposals;
        if self.at < groups.len() {
            return Some(self.at);
        }
        match self.plan.steps.get(self.at - groups.len())? {
            Step::Add { row } | Step::Change { row, .. } | Step::Same { row, .. } => {
                groups.iter().position(|group| group.contains(row))
            }
            Step::Skip { .. } => None,
        }
    }

    /// What stands above the list.
    fn head(&self, world: &World) -> Vec<Part> {
        let theme = &world.theme;
        let count = |wanted: fn(&Step) -> bool| self.plan.steps.iter().filter(|s| wanted(s)).count();
        let add = count(|s| matches!(s, Step::Add { .. }));
        let change = count(|s| matches!(s, Step::Change { .. }));
        let same = count(|s| matches!(s, Step::Same { .. }));
        let skip = count(|s| matches!(s, Step::Skip { .. }));
        let mut parts = vec![Part::new(
            say!(world.text, "import-summary", add = add, change = change, same = same, skip = skip),
            theme.strong,
        )];
        if !self.list.left_out.is_empty() {
            let left = self.list.left_out.join(", ");
            parts.push(Part::new(say!(world.text, "import-left-out", headings = left), theme.dim));
        }
        if !self.list.sibling_proposals.is_empty() {
            let key = world.keys.name_of(Action::Siblings);
            parts.push(Part::new(say!(world.text, "import-siblings", key = key), theme.dim));
        }
        let key = world.keys.name_of(Action::Open);
        parts.push(Part::new(say!(world.text, "import-confirm", key = key), theme.accent));
        parts
    }

    /// The words of a row: first the proposals of siblings, then the list's own lines.
    fn row(&self, index: usize, world: &World) -> (String, Style) {
        let theme = &world.theme;
        let groups = &self.list.sibling_proposals;
        if let Some(group) = groups.get(index) {
            let names: Vec<String> = group.iter().map(|&row| self.list.rows[row].shown()).collect();
            let key = if self.apart.contains(&index) { "import-apart" } else { "import-together" };
            return (format!("{}: {}", names.join(", "), world.text.get(key, &[])), theme.plain);
        }
        let name = |row: usize| self.list.rows[row].shown();
        let (line, key, what, style) = match &self.plan.steps[index - groups.len()] {
            Step::Add { row } => {
                let band = self.list.rows[*row].band.map(|b| format!(", {}", b.word())).unwrap_or_default();
                (self.list.rows[*row].line, "import-add", name(*row) + &band, theme.plain)
            }
            Step::Change { id, row, fields, .. } => {
                // Whoever is called otherwise here may be somebody else: it is for the pair to see.
                let other = world.book.student(StudentId(*id)).filter(|_| fields.contains(&Field::Name));
                let here = other.map(|s| say!(world.text, "roster-here-as", name = s.name.to_string()));
                let fields = fields.iter().filter_map(|field| Some(world.text.get(field.key()?, &[])));
                let fields: Vec<String> = here.into_iter().chain(fields).collect();
                let what = if fields.is_empty() {
                    name(*row)
                } else {
                    format!("{}: {}", name(*row), fields.join(", "))
                };
                (self.list.rows[*row].line, "import-change", what, theme.plain)
            }
            Step::Same { row, .. } => (self.list.rows[*row].line, "import-same", name(*row), theme.dim),
            Step::Skip { line, why } => {
                (*line, "import-skip", world.text.sentence(&why.sentence()), theme.dim)
            }
        };
        let verb = world.text.get(key, &[]);
        (say!(world.text, "import-line", line = line.to_string(), verb = verb, what = what), style)
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let width = area.width.saturating_sub(4);
        let mut parts = self.head(world);
        let confirm = words::rows(&parts.split_off(parts.len() - 1), width);
        let mut head = words::rows(&parts, width);
        // What is confirmed stays in view, whatever else a small screen has no room for.
        head.truncate(usize::from(area.height.saturating_sub(4)).saturating_sub(confirm.len()));
        head.extend(confirm);
        words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &head, 0);
        let top = head.len() as u16 + 1;
        let place = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
        let columns = usize::from(area.width.saturating_sub(3));
        let len = self.list.sibling_proposals.len() + self.plan.steps.len();
        let at = self.at.min(len.saturating_sub(1));
        if len == 0 || place.height == 0 {
            return;
        }
        let place = list::spell_out(frame, place, &self.row(at, world).0, columns, world.theme.dim);
        list::draw(frame, place, len, at, |index| {
            let (words, style) = self.row(index, world);
            let style = if index == at { style.patch(world.theme.strong) } else { style };
            let mark = if index == at { "▸ " } else { "  " };
            Line::from(vec![
                Span::styled(mark, world.theme.accent),
                Span::styled(words::cut(&words, columns), style),
            ])
        });
        let row = at - list::offset(at, len, usize::from(place.height));
        frame.set_cursor_position((place.x, place.y + row as u16));
    }
}
