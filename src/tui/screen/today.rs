//! Today: what comes next, in the order in which it matters. Never a nag, nothing red.

use super::Screen;
use crate::export::{digest, log};
use crate::say;
use crate::tui::go::{Go, home, step};
use crate::tui::keys::{Action, Context};
use crate::tui::page::{Block, Cell, List, Page, Para, Part, Row, Tone, Weight, Width};
use crate::tui::phrase::{self, glance, step_words};
use crate::tui::route::Route;
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::{FamilyId, Next, Step, Visit, VisitId, coverage, next_steps};

/// No screen has room for more lines of what to ask them about.
const MOST: usize = 40;
/// As many columns of what to ask them about.
const GLANCE: usize = 120;

/// Today.
#[derive(Default)]
pub(crate) struct Today {
    at: usize,
    /// What waits, derived when the book or the minute has changed: never for a key alone.
    steps: Vec<Next>,
    before: Vec<String>,
    /// The visits that wait to be sent, and those whose reflection does.
    unsent: [Vec<VisitId>; 2],
    met: usize,
    derived: Option<(u64, i64)>,
}

impl Today {
    fn derive(&mut self, world: &World) {
        let now = (world.version(), world.now.timestamp() / 60);
        if self.derived != Some(now) {
            let about = |n: &Next| (n.step, n.family, n.visit, n.promise, n.entry, n.between, n.item.clone());
            let marked = self.steps.get(self.at).map(about);
            let family = self.steps.get(self.at).and_then(|n| n.family);
            self.derived = Some(now);
            self.steps = world
                .author()
                .map(|who| next_steps(&world.book, &world.library, who, world.local()))
                .unwrap_or_default();
            let filed = log::waiting(&world.book, &world.site, world.now).filed;
            self.unsent = [filed.into_iter().map(|visit| visit.id).collect(), digest::unsent(&world.book)];
            for (step, visits) in [Step::Send, Step::SendWords].into_iter().zip(&self.unsent) {
                let count = visits.len();
                self.steps.extend((count > 0).then_some(Next { count, ..Next::of(step) }));
            }
            // The mark stays with what it was on; where that is done, with the same family; else what comes first is first.
            let same = self.steps.iter().position(|next| Some(about(next)) == marked);
            let theirs = || self.steps.iter().position(|next| next.family.is_some() && next.family == family);
            self.at = same.or_else(theirs).unwrap_or(0);
            self.before = Self::before_lines(world);
            self.met = coverage(&world.book, &world.site).met;
        }
    }

    /// The columns of the longest name, where there is room.
    fn names(&self, world: &World) -> u16 {
        let families = self.steps.iter().filter_map(|next| next.family);
        let widest = families.map(|family| words::width(&world.family_name(family))).max().unwrap_or(0);
        (widest as u16 + 1).clamp(16, 24)
    }

    /// What to do, with whom, and what it is about.
    fn row(next: &Next, names: u16, world: &World) -> Row {
        let item = phrase::follow_up(next, world).and_then(|prompt| prompt.today.clone());
        let verb = item.unwrap_or_else(|| world.text.get(&format!("step-{}", next.step.word()), &[]));
        let verb = Cell::new(verb).tones(Tone::Dim, Tone::Accent).wide(Width::Columns(9, 10));
        let name =
            next.family.map(|family| Cell::new(world.family_name(family)).wide(Width::Columns(10, names)));
        Row {
            cells: [Some(verb), name, Some(Cell::new(step_words(next, world)))]
                .into_iter()
                .flatten()
                .collect(),
            indent: 0,
        }
    }

    /// What the marked step is about, in full.
    fn glance(&self, world: &World) -> Vec<Block> {
        let Some(next) = self.steps.get(self.at.min(self.steps.len().saturating_sub(1))) else {
            return Vec::new();
        };
        if let Some(family) = next.family {
            return glance::of(family, world);
        }
        let visits = match next.step {
            Step::Send => &self.unsent[0],
            Step::SendWords => &self.unsent[1],
            _ => return Vec::new(),
        };
        let visits = visits.iter().filter_map(|&id| world.book.visit(id));
        let line = |visit: &Visit| {
            let day = visit.day().map(|day| world.day(day)).unwrap_or_default();
            Para::plain(format!("· {}, {day}", phrase::heading(visit, world))).into()
        };
        visits.map(line).collect()
    }

    /// "Before you see Maya: ask about the game": for families met, the newest first.
    fn before_lines(world: &World) -> Vec<String> {
        let mut seen: Vec<FamilyId> = Vec::new();
        let mut lines = Vec::new();
        for entry in world.book.entries.iter().rev().filter(|e| e.has_tag("before-you-see") && e.written) {
            let Some(visit) = world.own_visit(entry.visit).filter(|v| !seen.contains(&v.family)) else {
                continue;
            };
            let Some(line) = world.book.lines.get(&entry.id).filter(|l| !l.trim().is_empty()) else {
                continue;
            };
            seen.push(visit.family);
            let name = phrase::names::of(visit, world).student;
            let line = line.lines().next().unwrap_or_default().trim().to_owned();
            // A glance before class; the whole of it stands in the family's year.
            let line = words::cut(&line, GLANCE);
            lines.push(say!(world.text, "today-before", name = name, line = line));
            if lines.len() == MOST {
                break;
            }
        }
        lines
    }
}

impl Screen for Today {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{Close, Families, Guides, NewVisit, Open, Search, Send, Settings};
        let hints = [Close, Open, NewVisit, Search, Send, Families, Guides, Settings];
        let page = Page::new(say!(world.text, "today"), &hints).beside(|| Part::aside(self.glance(world)));
        let mut foot: Vec<Para> = self.before.iter().map(Para::plain).collect();
        foot.extend(
            (self.met > 0).then(|| Para::dim(say!(world.text, "today-met", count = self.met)).roomy()),
        );
        if let Some(second) = foot.get_mut(1) {
            second.weight = Weight::Roomy;
        }
        for more in foot.iter_mut().take(self.before.len()).skip(2) {
            more.weight = Weight::Spare;
        }
        let rows = if self.steps.is_empty() {
            let none = if world.book.families.is_empty() { "today-empty" } else { "today-nothing" };
            let next = say!(world.text, "today-empty-next", key = world.keys.name_of(NewVisit));
            Part::Words(vec![Para::plain(world.text.get(none, &[])), Para::air(), Para::dim(next)])
        } else {
            let names = self.names(world);
            let list = List::new(self.steps.len(), self.at, move |index| {
                Self::row(&self.steps[index], names, world)
            });
            Part::List(list.under(say!(world.text, "today-next")))
        };
        let page = page.with(rows);
        if foot.is_empty() { page } else { page.with(Part::Foot(foot)) }
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Home, Context::Find, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        self.at = row;
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        self.derive(world);
        match action {
            Action::Back => Go::End,
            Action::Open => match self.steps.get(self.at.min(self.steps.len().saturating_sub(1))) {
                Some(next) => Route::of_step(next, &world.book).map_or(Go::Stay, Go::To),
                None => Go::To(Route::WhichFamily),
            },
            action if Action::MOVES.contains(&action) => step(&mut self.at, self.steps.len(), action, 10),
            action => home(action, world),
        }
    }

    fn flush(&mut self, world: &mut World) {
        self.derive(world);
    }
}
