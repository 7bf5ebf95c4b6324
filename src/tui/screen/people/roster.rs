//! A class list on screen: what would be added, changed or skipped, and why, before anything is.

use std::collections::BTreeSet;

use crate::roster::{self, ClassList, Field, Plan, Step};
use crate::say;
use crate::tui::go::{Go, step};
use crate::tui::keys::Action;
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Tone, Weight};
use crate::tui::world::World;
use crate::visit::StudentId;

/// What a class list would change.
pub(crate) struct Proposal {
    list: ClassList,
    plan: Plan,
    at: usize,
    /// The proposals of siblings that are no family, by index: the list proposes, the pair decides.
    apart: BTreeSet<usize>,
}

impl Proposal {
    /// Reads a class list and compares it with the vault.
    pub(crate) fn read(bytes: &[u8], world: &World) -> Result<Self, String> {
        let list = roster::read(bytes).map_err(|error| world.text.sentence(&error.sentence()))?;
        let plan = roster::plan(&list, &roster::known(&world.book));
        let apart = (0..list.sibling_proposals.len()).filter(|&group| !list.is_likely(group)).collect();
        Ok(Self { list, plan, at: 0, apart })
    }

    /// Does it. Gives how many students were added.
    pub(crate) fn take_in(&self, world: &mut World) -> usize {
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
    pub(crate) fn turn_siblings(&mut self) {
        let Some(group) = self.marked_group() else { return };
        if !self.apart.remove(&group) {
            self.apart.insert(group);
        }
    }

    /// Moves the mark.
    pub(crate) fn step(&mut self, action: Action) -> Go {
        step(&mut self.at, self.list.sibling_proposals.len() + self.plan.steps.len(), action, 10)
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

    /// Puts the mark on a line.
    pub(super) const fn mark(&mut self, row: usize) {
        self.at = row;
    }

    /// What stands above the list; what is confirmed stays in view, whatever else a small screen has no room for.
    fn head(&self, world: &World) -> Vec<Para> {
        let count = |wanted: fn(&Step) -> bool| self.plan.steps.iter().filter(|s| wanted(s)).count();
        let add = count(|s| matches!(s, Step::Add { .. }));
        let change = count(|s| matches!(s, Step::Change { .. }));
        let same = count(|s| matches!(s, Step::Same { .. }));
        let skip = count(|s| matches!(s, Step::Skip { .. }));
        let summary =
            say!(world.text, "import-summary", add = add, change = change, same = same, skip = skip);
        let mut head = vec![Para::strong(summary).weighing(Weight::Spare)];
        if !self.list.left_out.is_empty() {
            let left = self.list.left_out.join(", ");
            head.push(
                Para::dim(say!(world.text, "import-left-out", headings = left)).weighing(Weight::Spare),
            );
        }
        if !self.list.sibling_proposals.is_empty() {
            let key = world.keys.name_of(Action::Siblings);
            head.push(Para::dim(say!(world.text, "import-siblings", key = key)).weighing(Weight::Spare));
        }
        let key = world.keys.name_of(Action::Open);
        head.push(Para::accent(say!(world.text, "import-confirm", key = key)));
        head
    }

    /// The words of a row: first the proposals of siblings, then the list's own lines.
    fn row(&self, index: usize, world: &World) -> Row {
        let groups = &self.list.sibling_proposals;
        if let Some(group) = groups.get(index) {
            let names: Vec<String> = group.iter().map(|&row| self.list.rows[row].shown()).collect();
            let key = if self.apart.contains(&index) { "import-apart" } else { "import-together" };
            return Row::of(Cell::new(format!("{}: {}", names.join(", "), world.text.get(key, &[]))));
        }
        let name = |row: usize| self.list.rows[row].shown();
        let (line, key, what, tone) = match &self.plan.steps[index - groups.len()] {
            Step::Add { row } => {
                let band = self.list.rows[*row].band.map(|b| format!(", {}", b.word())).unwrap_or_default();
                (self.list.rows[*row].line, "import-add", name(*row) + &band, Tone::Plain)
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
                (self.list.rows[*row].line, "import-change", what, Tone::Plain)
            }
            Step::Same { row, .. } => (self.list.rows[*row].line, "import-same", name(*row), Tone::Dim),
            Step::Skip { line, why } => {
                (*line, "import-skip", world.text.sentence(&why.sentence()), Tone::Dim)
            }
        };
        let verb = world.text.get(key, &[]);
        let words = say!(world.text, "import-line", line = line.to_string(), verb = verb, what = what);
        Row::of(Cell::new(words).tones(tone, Tone::Strong))
    }

    /// The proposal, on the page of the families.
    pub(crate) fn page<'a>(&'a self, page: Page<'a>, world: &'a World) -> Page<'a> {
        let len = self.list.sibling_proposals.len() + self.plan.steps.len();
        let list = List::new(len, self.at, |index| self.row(index, world)).of_a_whole();
        page.with(Part::Words(self.head(world))).with(Part::List(list))
    }
}
