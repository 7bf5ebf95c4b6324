//! Closing the year, for all families at once: to whom goodbye was said, what is still open, and one's own last look.

use super::Screen;
use crate::guide::Stage;
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup, step};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Upkeep;
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Tone, Width};
use crate::tui::phrase::{glance, still_open, unreadable_words};
use crate::tui::route::Route;
use crate::tui::widget::field::Field;
use crate::tui::world::World;
use crate::visit::{FamilyId, Pass, Record, VisitId, is_closed, met_this_year, visits_this_year, year_began};
use crate::when;

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
        let list = List::new(families.len() + ALSO.len() + 1, self.at, move |index| {
            let Some(&family) = families.get(index) else {
                let also = ALSO.get(index - families.len()).map_or("closing-ours", |(key, _)| key);
                let also = world.text.get(also, &[]);
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
                None => match ALSO.get(self.at - families.len()) {
                    Some((_, route)) => Go::To(route.clone()),
                    None => Go::Over(ask_ours(world)),
                },
            },
            action => step(&mut self.at, families.len() + ALSO.len() + 1, action, 5),
        }
    }
}

/// What happens with the words of Ours of this year: they stay, stay until a day, or are erased.
fn ask_ours(world: &World) -> Popup {
    let title = say!(world.text, "closing-ours");
    if world.hold {
        return Popup::note(title, vec![say!(world.text, "closing-ours-hold")]);
    }
    let kept = world.author().and_then(|me| world.book.educator(me)?.keep_until);
    let mut lines = vec![say!(world.text, "closing-ours-why")];
    lines.extend(kept.map(|day| say!(world.text, "closing-ours-kept", day = world.day(day))));
    Popup::menu(title, lines)
        .no(say!(world.text, "closing-ours-stay"))
        .item(
            say!(world.text, "closing-ours-until"),
            Pick::then(|world| Go::Over(ask_until(String::new(), world))),
        )
        .item(say!(world.text, "closing-ours-erase"), Pick::then(|world| Go::Over(ask_erase(world))))
}

/// Until which day; what cannot be read is put right where it stands.
fn ask_until(wrong: String, world: &World) -> Popup {
    let why = if wrong.is_empty() { say!(world.text, "closing-ours-until-why") } else { wrong };
    let then = Pick::line(|typed: Private, world: &mut World| {
        let today = world.local().date();
        let day = match when::read_date(typed.trim(), today) {
            // A last day is the later of two.
            Ok(day) | Err(when::Unreadable::TwoDays { later: day, .. }) => day,
            Err(error) => return Go::Over(ask_until(unreadable_words(&error, world), world)),
        };
        if day <= today {
            return Go::Over(ask_until(say!(world.text, "call-again-past"), world));
        }
        if let Some(mut me) = world.author().and_then(|me| world.book.educator(me)).cloned() {
            me.keep_until = Some(day);
            world.put(vec![Record::Educator(me)]);
            world.notice = Some(say!(world.text, "closing-ours-kept", day = world.day(day)));
        }
        Go::Stay
    });
    Popup::line(say!(world.text, "closing-ours-until"), vec![why], Field::new(""), then)
}

/// Asks once more: it cannot be brought back.
fn ask_erase(world: &World) -> Popup {
    let (today, me) = (world.local().date(), world.author());
    let visits: Vec<VisitId> = me
        .map(|me| visits_this_year(&world.book, me, today).map(|visit| visit.id).collect())
        .unwrap_or_default();
    let count = visits.len();
    let erase = Pick::then(move |world| {
        if let Some(by) = world.author() {
            if let Some(mut me) = world.book.educator(by).filter(|me| me.keep_until.is_some()).cloned() {
                me.keep_until = None;
                world.put(vec![Record::Educator(me)]);
            }
            world.ask(Upkeep::EraseOurs { visits, since: year_began(today), by });
        }
        Go::Stay
    });
    let lines = vec![
        say!(world.text, "closing-ours-goes", count = count),
        say!(world.text, "closing-ours-stays"),
        say!(world.text, "erase-why"),
    ];
    Popup::menu(say!(world.text, "closing-ours-erase"), lines)
        .no(say!(world.text, "erase-keep"))
        .item(say!(world.text, "closing-ours-yes", count = count), erase)
}
