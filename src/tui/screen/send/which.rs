//! Which visits: what was not sent, all, a month, a partner, or one.

use crate::export::Filter;
use crate::say;
use crate::tui::app::App;
use crate::tui::popup::{Choice, Popup};
use crate::tui::screen::Go;
use crate::visit::Visit;
use crate::when;

/// Which visits: what was not sent, all, by month, by partner, or one.
pub fn ask(app: &App) -> Go {
    let text = &app.text;
    let mut items = vec![
        (say!(text, "which-unsent"), Choice::Which(Filter::Unsent)),
        (say!(text, "which-all"), Choice::Which(Filter::All)),
    ];
    let mut months: Vec<chrono::NaiveDate> = Vec::new();
    let mut visits: Vec<_> = app.book.visits.iter().filter(|v| !v.voided && v.day().is_some()).collect();
    visits.sort_by_key(|v| std::cmp::Reverse(v.day()));
    for day in visits.iter().filter_map(|v| v.day()) {
        let first = chrono::Datelike::with_day(&day, 1).unwrap_or(day);
        if !months.contains(&first) {
            months.push(first);
        }
    }
    let by_month = months.iter().map(|&m| (when::month(m, text.language()), Choice::Which(Filter::Month(m))));
    items.extend(by_month);
    let me = app.author();
    items.extend(
        app.book.educators.iter().filter(|e| Some(e.id) != me).map(|e| {
            (say!(text, "which-with", name = e.name.to_string()), Choice::Which(Filter::With(e.id)))
        }),
    );
    items.extend(visits.iter().map(|v| one(v, app)));
    Go::over(Popup::menu(say!(text, "which-title"), Vec::new(), items))
}

/// Which one visit, of those that both agreed on.
pub fn ask_one(app: &mut App) -> Go {
    let mut visits: Vec<_> = app.book.visits.iter().filter(|v| !v.voided).collect();
    visits.retain(|v| app.book.agreed_filing(v.id).is_some());
    visits.sort_by_key(|v| std::cmp::Reverse(v.day()));
    let items: Vec<_> = visits.iter().map(|v| one(v, app)).collect();
    if items.is_empty() {
        app.notice = Some(say!(app.text, "send-nothing-family"));
        return Go::Stay;
    }
    let lines = vec![say!(app.text, "which-one-why")];
    Go::over(Popup::menu(say!(app.text, "which-one"), lines, items))
}

fn one(visit: &Visit, app: &App) -> (String, Choice) {
    let day = visit.day().map(|day| when::day(day, app.local().date(), app.text.language()));
    let family = app.family_name(visit.family);
    let words = format!("{} · {} · {family}", visit.visit_ref, day.unwrap_or_default());
    (words, Choice::Which(Filter::One(visit.id)))
}

/// What was chosen, in words.
pub fn words(which: Filter, app: &App) -> String {
    let text = &app.text;
    match which {
        Filter::Unsent => say!(text, "which-unsent"),
        Filter::All => say!(text, "which-all"),
        Filter::Month(month) => when::month(month, text.language()),
        Filter::With(who) => say!(text, "which-with", name = app.name_of(who)),
        Filter::One(id) => app.book.visit(id).map(|v| v.visit_ref.clone()).unwrap_or_default(),
    }
}
