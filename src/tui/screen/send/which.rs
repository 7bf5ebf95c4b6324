//! Which visits: what was not sent, all, a month, a partner, or one.

use super::Send;
use crate::export::Filter;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::world::World;
use crate::visit::Visit;
use crate::when;

/// Which visits: what was not sent, all, by month, by partner, or one.
pub(crate) fn ask(world: &World) -> Go {
    let text = &world.text;
    let mut months: Vec<chrono::NaiveDate> = Vec::new();
    let mut visits: Vec<_> = world.book.visits.iter().filter(|v| !v.voided && v.day().is_some()).collect();
    visits.sort_by_key(|v| std::cmp::Reverse(v.day()));
    for day in visits.iter().filter_map(|v| v.day()) {
        let first = chrono::Datelike::with_day(&day, 1).unwrap_or(day);
        if !months.contains(&first) {
            months.push(first);
        }
    }
    let partners = world.book.educators.iter().map(|e| e.id).filter(|id| Some(*id) != world.author());
    let filters = [Filter::Unsent, Filter::All]
        .into_iter()
        .chain(months.into_iter().map(Filter::Month))
        .chain(partners.map(Filter::With));
    let menu = Popup::menu(say!(text, "which-title"), Vec::new())
        .items(filters.map(|filter| (words(filter, world), of(filter))))
        .items(visits.iter().map(|v| one(v, world)));
    Go::Over(menu)
}

/// Which one visit, of those that both agreed on.
pub(crate) fn ask_one(world: &mut World) -> Go {
    let mut visits: Vec<_> = world.book.visits.iter().filter(|v| !v.voided).collect();
    visits.retain(|v| world.book.agreed_filing(v.id).is_some());
    visits.sort_by_key(|v| std::cmp::Reverse(v.day()));
    let items: Vec<_> = visits.iter().map(|v| one(v, world)).collect();
    if items.is_empty() {
        world.notice = Some(say!(world.text, "send-nothing-family"));
        return Go::Stay;
    }
    let lines = vec![say!(world.text, "which-one-why")];
    Go::Over(Popup::menu(say!(world.text, "which-one"), lines).items(items))
}

fn one(visit: &Visit, world: &World) -> (String, Pick) {
    let day = visit.day().map(|day| world.day(day));
    let family = world.family_name(visit.family);
    let words = format!("{} · {} · {family}", visit.visit_ref, day.unwrap_or_default());
    (words, of(Filter::One(visit.id)))
}

/// What was chosen, in words.
pub(crate) fn words(which: Filter, world: &World) -> String {
    let text = &world.text;
    match which {
        Filter::Unsent => say!(text, "which-unsent"),
        Filter::All => say!(text, "which-all"),
        Filter::Month(month) => when::month(month, text.language()),
        Filter::With(who) => say!(text, "which-with", name = world.name_of(who)),
        Filter::One(id) => world.book.visit(id).map(|v| v.visit_ref.clone()).unwrap_or_default(),
    }
}

fn of(which: Filter) -> Pick {
    Pick::on(move |send: &mut Send, world| send.of(which, world))
}
