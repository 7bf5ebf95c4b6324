//! A family's year: first visit, what happened between, second visit, with what was said under each.

mod menu;

pub(crate) use menu::ask_unvoid;

use std::collections::HashMap;

use super::Screen;
use crate::clean;
use crate::say;
use crate::tui::go::{Go, home};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Query, Wanted};
use crate::tui::page::{self, Cell, List, Page, Para, Part, Tone};
use crate::tui::phrase::{self, glance, intent, practices, promise_line};
use crate::tui::route::{Purpose, Route};
use crate::tui::widget::list::moved;
use crate::tui::world::World;
use crate::visit::{
    Between, BetweenId, Drawer, EntryId, FamilyId, Next, Pass, Record, Step, Text, Visit, VisitId, next_step,
};
use crate::when;

/// A family.
pub(crate) struct FamilyScreen {
    family: FamilyId,
    at: usize,
    texts: HashMap<EntryId, Text>,
    asked: bool,
    /// A key moved the mark.
    moved: bool,
    /// The visits that were there when this screen was last in front: a new one gets the mark.
    known: Vec<VisitId>,
}

/// One row of the year.
enum Row {
    Visit(VisitId),
    /// What it answers, in a few words, and the words.
    Said(String, String),
    Practice(VisitId),
    Between(BetweenId, String),
    Promise(String),
    /// Grades, languages, an interpreter: tells families of one name apart.
    About(String),
    Air,
}

impl Row {
    /// Whether the mark rests on it: a key acts on what is marked.
    const fn can_be_marked(&self) -> bool {
        !matches!(self, Self::About(_) | Self::Air)
    }
}

impl FamilyScreen {
    /// For this family.
    pub(crate) fn new(family: FamilyId) -> Self {
        Self { family, at: 0, texts: HashMap::new(), asked: false, moved: false, known: Vec::new() }
    }

    fn ask(&mut self, world: &mut World) {
        let Some(viewer) = world.author() else { return };
        let visits: Vec<VisitId> = world.book.visits_of(self.family).iter().map(|v| v.id).collect();
        if self.asked
            && let Some(new) = visits.iter().find(|id| !self.known.contains(id))
            && let Some(at) =
                self.rows(world).iter().position(|row| matches!(row, Row::Visit(id) if id == new))
        {
            self.at = at;
        }
        self.asked = true;
        self.open_at_newest(world);
        for &visit in &visits {
            world.ask(Query { what: Wanted::Texts(visit), viewer });
        }
        self.known = visits;
    }

    /// The year opens where it stands, until a key moves the mark: texts that arrive push the rows on.
    fn open_at_newest(&mut self, world: &World) {
        if !self.moved {
            let newest = world.book.visits_of(self.family).last().map(|v| v.id);
            let rows = self.rows(world);
            self.at =
                rows.iter().position(|r| matches!(r, Row::Visit(id) if Some(*id) == newest)).unwrap_or(0);
        }
    }

    fn rows(&self, world: &World) -> Vec<Row> {
        let mut rows = Vec::new();
        let visits = world.book.visits_of(self.family);
        let mut betweens: Vec<&Between> =
            world.book.betweens.iter().filter(|b| b.family == self.family).collect();
        betweens.sort_by_key(|b| (b.on, b.id));
        let mut betweens = betweens.into_iter().peekable();
        for visit in visits {
            while let Some(between) = betweens.next_if(|b| visit.day().is_some_and(|day| b.on < day)) {
                rows.push(Row::Between(between.id, phrase::between_line(between, world)));
            }
            if !rows.is_empty() {
                rows.push(Row::Air);
            }
            rows.push(Row::Visit(visit.id));
            rows.extend(self.said(visit, world).into_iter().map(|(label, words)| Row::Said(label, words)));
            rows.extend(world.book.promises_of(visit.id).map(|p| Row::Promise(promise_line(p, world))));
            if visit.took_place() {
                rows.push(Row::Practice(visit.id));
            }
        }
        rows.extend(betweens.map(|b| Row::Between(b.id, phrase::between_line(b, world))));
        // A mistake is not forgotten: it can be found, and found not to be one.
        let voided = world.book.visits.iter().filter(|v| v.family == self.family && v.voided);
        rows.extend(voided.map(|v| Row::Visit(v.id)));
        if !rows.is_empty() {
            rows.splice(0..0, glance::about(self.family, world).map(Row::About));
        }
        rows
    }

    /// What was said in a visit, a row a text: the family's own words, what the pair wrote together, what each
    /// remembers. Preparation and checklists stay in their guides.
    fn said(&self, visit: &Visit, world: &World) -> Vec<(String, String)> {
        let mut lines: Vec<(u8, String, String)> = Vec::new();
        for entry in world
            .book
            .entries_of(visit.id)
            .filter(|e| e.written && e.check.is_none() && e.drawer == Drawer::Ours)
        {
            let Some(Text::Open(text)) = self.texts.get(&entry.id) else { continue };
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if line.is_empty() {
                continue;
            }
            let (rank, label, line) = match (entry.author, entry.pass) {
                _ if entry.has_tag("own-hope") => (0, String::new(), format!("“{}”", clean::unquoted(&line))),
                // What it answers, in a few words: a line alone says little a month later.
                (None, _) => (1, format!("{}: ", intent(entry, world)), line),
                (Some(id), Pass::Remember) => (2, format!("{}: ", world.name_of(id)), line),
                _ => continue,
            };
            lines.push((rank, label, line));
        }
        lines.sort_by_key(|(rank, ..)| *rank);
        lines.into_iter().map(|(_, label, line)| (label, line)).collect()
    }

    fn marked_visit(&self, world: &World) -> Option<VisitId> {
        let rows = self.rows(world);
        let visit = |row: &Row| match row {
            Row::Visit(id) => Some(*id),
            _ => None,
        };
        // The one that it stands under; what came before the first visit belongs to that one.
        rows.iter().take(self.at + 1).rev().find_map(visit).or_else(|| rows.iter().find_map(visit))
    }
}

impl Screen for FamilyScreen {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{Act, AddPromise, Back, Edit, NewVisit, Open};
        let hints = [Back, Open, Act, NewVisit, Action::Between, AddPromise, Edit];
        let page = Page::new(world.family_name(self.family), &hints);
        let rows = self.rows(world);
        if rows.is_empty() {
            return page.with(Part::Words(vec![Para::plain(no_visit(world))]));
        }
        let list = List::new(rows.len(), self.at, move |index| match &rows[index] {
            Row::Air => page::Row::of(Cell::new("")),
            Row::About(words) => page::Row::of(Cell::new(words.as_str()).tones(Tone::Dim, Tone::Strong)),
            Row::Visit(id) => {
                let words = world.book.visit(*id).map(|v| visit_line(v, world)).unwrap_or_default();
                page::Row::of(Cell::new(words).toned(Tone::Strong))
            }
            Row::Said(label, words) => {
                let label = Cell::new(label.as_str()).toned(Tone::Dim);
                page::Row { cells: vec![label, Cell::new(words.as_str())], indent: 2 }
            }
            Row::Promise(words) => page::Row { cells: vec![Cell::new(words.as_str())], indent: 2 },
            Row::Practice(id) => {
                let words = world.book.visit(*id).map(|v| practices::line(v, world)).unwrap_or_default();
                page::Row { cells: vec![Cell::new(words).tones(Tone::Dim, Tone::Strong)], indent: 2 }
            }
            Row::Between(_, words) => page::Row::of(Cell::new(words.as_str()).tones(Tone::Dim, Tone::Strong)),
        });
        page.with(Part::List(list.wrapping()))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Family, Context::Home, Context::Find, Context::Move]
    }

    fn flush(&mut self, world: &mut World) {
        if !self.asked {
            self.ask(world);
        }
    }

    fn on_lock(&mut self) {
        self.texts.clear();
    }

    fn on_resume(&mut self, world: &mut World) {
        self.ask(world);
    }

    fn mark(&mut self, row: usize, world: &mut World) {
        if self.rows(world).get(row).is_some_and(Row::can_be_marked) {
            (self.at, self.moved) = (row, true);
        }
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        let visit = self.marked_visit(world);
        match action {
            Action::Back => Go::Back,
            Action::Open => {
                match self.rows(world).into_iter().nth(self.at) {
                    // What somebody sent is theirs to say: it is read, not written.
                    Some(Row::Between(id, _))
                        if world.book.between(id).is_some_and(|b| b.received.is_some()) =>
                    {
                        return Go::To(Route::Received(id));
                    }
                    Some(Row::Between(id, _)) => {
                        return Go::To(Route::Form(Purpose::Between(self.family, Some(id))));
                    }
                    Some(Row::Practice(id)) => return practices::note(id, world).map_or(Go::Stay, Go::Over),
                    _ => {}
                }
                let (Some(id), Some(who)) = (visit, world.author()) else {
                    // It begins with the call, as on Today.
                    return Go::To(Route::FirstCall(self.family));
                };
                let step = world.book.visit(id).and_then(|v| next_step(&world.book, v, who, world.local()));
                match step {
                    Some(step) => {
                        let next = Next { family: Some(self.family), visit, ..Next::of(step) };
                        Route::of_step(&next, &world.book).map_or(Go::Stay, Go::To)
                    }
                    None => menu::menu(id, world),
                }
            }
            Action::Act | Action::AddPromise if visit.is_none() => {
                world.notice = Some(no_visit(world));
                Go::Stay
            }
            Action::Act => visit.map_or(Go::Stay, |id| menu::menu(id, world)),
            Action::NewVisit => Go::To(Route::NewVisit(self.family)),
            Action::Between => Go::To(Route::Form(Purpose::Between(self.family, None))),
            Action::AddPromise => {
                visit.map_or(Go::Stay, |id| Go::To(Route::Form(Purpose::Promise(id, None))))
            }
            Action::Remove => {
                let marked = self.rows(world).into_iter().nth(self.at);
                if let Some(Row::Between(id, _)) = marked
                    && let Some(between) = world.book.between(id).cloned()
                {
                    world.remove(vec![Record::Between(between)]);
                    return Go::Stay;
                }
                Go::Unused(action)
            }
            Action::Edit => Go::To(Route::Form(Purpose::Family(Some(self.family)))),
            action if Action::MOVES.contains(&action) => {
                self.moved = true;
                let rows = self.rows(world);
                let at = moved(self.at, rows.len(), action, 10);
                let after = (at..rows.len()).find(|&at| rows[at].can_be_marked());
                let before = (0..=at).rev().find(|&at| rows.get(at).is_some_and(Row::can_be_marked));
                let up = matches!(action, Action::Up | Action::PageUp);
                self.at = if up { before.or(after) } else { after.or(before) }.unwrap_or(at);
                Go::Stay
            }
            action => home(action, world),
        }
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Texts(_, texts) => {
                self.texts.extend(texts);
                self.open_at_newest(world);
            }
            Answer::Book(_) => self.ask(world),
            _ => {}
        }
        Go::Stay
    }
}

/// With which keys a family's year begins.
fn no_visit(world: &World) -> String {
    let (enter, key) = (world.keys.name_of(Action::Open), world.keys.name_of(Action::NewVisit));
    say!(world.text, "family-no-visit", enter = enter, key = key)
}

/// A visit's heading: what for, when, how it stands.
fn visit_line(visit: &Visit, world: &World) -> String {
    let occasion = world.text.get(&format!("occasion-{}", visit.occasion.word()), &[]);
    let at = visit
        .another_day()
        .map(|on| world.day(on))
        .or_else(|| visit.agreed.map(|at| when::short(at, world.local(), world.text.language())));
    let step = world.author().and_then(|who| next_step(&world.book, visit, who, world.local()));
    let again = visit.call_again_on.filter(|day| *day > world.local().date());
    let state = match (step, visit.outcome) {
        (Some(Step::Call), _) if again.is_some() => {
            again.map(|day| say!(world.text, "call-again-from", day = world.day(day)))
        }
        (Some(step), _) => {
            let step = world.text.get(&format!("step-{}", Step::word(step)), &[]);
            Some(say!(world.text, "family-next", step = step))
        }
        (None, Some(outcome)) => Some(world.text.get(&format!("outcome-{}", outcome.word()), &[])),
        (None, None) => None,
    };
    if visit.voided {
        return format!("{occasion} · {}", say!(world.text, "family-voided"));
    }
    let filed = world.book.agreed_filing(visit.id).map(|_| say!(world.text, "family-filed"));
    [Some(occasion), at, filed, state].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
