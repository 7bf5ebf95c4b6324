//! Closing the year, for all families at once: to whom goodbye was said, what is still open, and one's own last look.

use super::Screen;
use crate::guide::Stage;
use crate::say;
use crate::tui::go::{Go, step};
use crate::tui::keys::{Action, Context};
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Tone, Width};
use crate::tui::phrase::{glance, still_open};
use crate::tui::route::Route;
use crate::tui::world::World;
use crate::visit::{FamilyId, Pass, is_closed, met_this_year};

/// The year, family by family.
#[derive(Default)]
pub(crate) struct Closing {
    at: usize,
}

/// What else belongs to the end of a year, below the families.
const ALSO: [(&str, Route); 4] = [
    ("closing-then", Route::ThenAndNow),
    ("closing-numbers", Route::InNumbers),
    ("closing-send", Route::Send),
    ("closing-mine", Route::Settings),
];

impl Closing {
    fn families(world: &World) -> Vec<FamilyId> {
        let met = world.author().map(|me| met_this_year(&world.book, me, world.local().date()));
        let mut families: Vec<_> = met.unwrap_or_default().into_iter().collect();
        families.sort_by_key(|(family, closed)| (*closed, world.family_name(*family)));
        families.into_iter().map(|(family, _)| family).collect()
    }

    /// How a family's year stands, and what is still open with them, closed or not.
    fn state(family: FamilyId, world: &World) -> String {
        let family = world.book.family(family);
        let closed = family.filter(|f| is_closed(f, world.local().date())).and_then(|f| f.closed_on);
        let state = match closed {
            Some(day) => say!(world.text, "closing-closed", day = world.day(day)),
            None => say!(world.text, "closing-open"),
        };
        let open = family.map(|family| still_open(family.id, world)).unwrap_or_default();
        std::iter::once(state).chain(open).collect::<Vec<_>>().join(" · ")
    }
}

impl Screen for Closing {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let families = Self::families(world);
        let page = Page::new(say!(world.text, "closing-title"), &[Action::Back, Action::Open, Action::Down]);
        let marked = families.get(self.at).copied();
        let page =
            page.beside(move || Part::aside(marked.map(|id| glance::of(id, world)).unwrap_or_default()));
        let list = List::new(families.len() + ALSO.len(), self.at, move |index| {
            let Some(&family) = families.get(index) else {
                let also = world.text.get(ALSO[index - families.len()].0, &[]);
                return Row::of(Cell::new(also).toned(Tone::Accent));
            };
            let name = Cell::new(world.family_name(family)).wide(Width::Columns(14, 24));
            Row { cells: vec![name, Cell::new(Self::state(family, world)).toned(Tone::Dim)], indent: 0 }
        });
        page.with(Part::Words(vec![Para::dim(say!(world.text, "closing-intro")).roomy()]))
            .with(Part::List(list))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        self.at = row;
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        let families = Self::families(world);
        match action {
            Action::Back => Go::Back,
            Action::Open => match families.get(self.at) {
                Some(&family) => {
                    let visits = world.book.visits_of(family);
                    let last =
                        visits.into_iter().rev().find(|visit| visit.took_place()).map(|visit| visit.id);
                    last.map_or(Go::Stay, |id| Go::To(Route::Guide(id, Stage::YearClose, Pass::Only)))
                }
                None => {
                    ALSO.get(self.at - families.len()).map_or(Go::Stay, |(_, route)| Go::To(route.clone()))
                }
            },
            action => step(&mut self.at, families.len() + ALSO.len(), action, 5),
        }
    }
}
