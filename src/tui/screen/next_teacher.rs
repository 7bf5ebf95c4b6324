//! What next year's teacher may be told, line by line: each leaves only once the family agreed to these very words.

use super::Screen;
use crate::guide::Stage;
use crate::say;
use crate::tui::go::{Go, step};
use crate::tui::keys::{Action, Context};
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Tone, Width};
use crate::tui::phrase::heading;
use crate::tui::route::Route;
use crate::tui::world::World;
use crate::visit::{Handing, Pass, Record, ToldId, VisitId, lines_to_hand_over};

/// The lines of one visit.
pub(crate) struct NextTeacher {
    visit: VisitId,
    at: usize,
}

impl NextTeacher {
    /// For a visit.
    pub(crate) const fn new(visit: VisitId) -> Self {
        Self { visit, at: 0 }
    }

    fn lines(&self, world: &World) -> Vec<Handing> {
        world.own_visit(self.visit).map(|visit| lines_to_hand_over(&world.book, visit)).unwrap_or_default()
    }
}

impl Screen for NextTeacher {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let visit = world.book.visit(self.visit).map(|visit| heading(visit, world)).unwrap_or_default();
        let title = format!("{visit} · {}", say!(world.text, "next-teacher"));
        let page = Page::new(title, &[Action::Back, Action::Open, Action::Down])
            .in_drawer(Some(say!(world.text, "drawer-ours")));
        let lines = self.lines(world);
        if lines.is_empty() {
            let key = world.keys.name_of(Action::Open);
            return page.with(Part::Words(vec![Para::plain(say!(
                world.text,
                "next-teacher-none",
                key = key
            ))]));
        }
        let list = List::new(lines.len(), self.at, move |index| {
            let agreed = lines[index].agreed_on(&world.book);
            let (state, tone) = match agreed {
                Some(day) => (say!(world.text, "next-teacher-agreed", day = world.day(day)), Tone::Plain),
                None => (say!(world.text, "next-teacher-stays"), Tone::Dim),
            };
            let words = Cell::new(lines[index].words.trim().to_owned()).toned(tone);
            Row {
                cells: vec![words, Cell::new(state).toned(Tone::Dim).wide(Width::Columns(14, 30))],
                indent: 0,
            }
        });
        let marked = self.lines(world).get(self.at).map(|line| Para::plain(line.words.trim().to_owned()));
        page.with(Part::Words(vec![Para::dim(say!(world.text, "next-teacher-why")).roomy()]))
            .with(Part::List(list.with_more(marked.into_iter().collect())))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        self.at = row;
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        let lines = self.lines(world);
        match action {
            Action::Back => return Go::Back,
            Action::Open => {
                let Some(line) = lines.get(self.at) else {
                    return Go::To(Route::Guide(self.visit, Stage::YearClose, Pass::Only));
                };
                let today = world.local().date();
                let on = line.agreed_on(&world.book).is_none().then_some(today);
                let told = line.agreed(on, ToldId(world.id()), &world.book);
                world.put(vec![Record::Told(told)]);
            }
            action => return step(&mut self.at, lines.len(), action, 5),
        }
        Go::Stay
    }
}
