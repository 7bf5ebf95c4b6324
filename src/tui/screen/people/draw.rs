//! Drawing families at random: from whom, how many, and what was drawn before.

use super::super::plan::blank_visit;
use crate::say;
use crate::tui::app::App;
use crate::tui::popup::{Choice, Popup};
use crate::tui::screen::Go;
use crate::visit::{Draw, DrawId, Occasion, Pool, Record, Selection, classes, list_hash, pick_at_random};

/// How many may be drawn at once.
const COUNTS: &[usize] = &[1, 2, 3, 5, 10];

/// From whom to draw, where there is a choice; else how many.
pub fn ask(app: &mut App) -> Go {
    let pool = |class: Option<&String>, everybody| Pool { class: class.cloned(), everybody };
    let classes = classes(&app.book);
    let mut pools: Vec<Pool> = Vec::new();
    for everybody in [false, true] {
        pools.push(pool(None, everybody));
        pools.extend(classes.iter().map(|class| pool(Some(class), everybody)));
    }
    let mut seen = Vec::new();
    // A choice that gives the same families is none.
    pools.retain(|pool| {
        let families = pool.families(&app.book);
        let new = !families.is_empty() && !seen.contains(&families);
        seen.push(families);
        new
    });
    match pools.as_slice() {
        [] => {
            app.notice = Some(say!(app.text, "pick-none"));
            Go::Stay
        }
        [one] => ask_how_many(one, app),
        _ => {
            let mut items: Vec<_> =
                pools.into_iter().map(|pool| (counted(&pool, app), Choice::DrawFrom(pool))).collect();
            items.extend(before(app));
            Go::over(Popup::menu(say!(app.text, "pick-from"), vec![say!(app.text, "pick-fair")], items))
        }
    }
}

/// How many to draw from these.
pub fn ask_how_many(pool: &Pool, app: &App) -> Go {
    let left = pool.families(&app.book).len();
    let counts = COUNTS.iter().filter(|&&n| n <= left);
    let mut items: Vec<_> =
        counts.map(|&n| (say!(app.text, "pick-count", count = n), Choice::Draw(pool.clone(), n))).collect();
    items.extend(before(app));
    let title = format!("{}: {}", say!(app.text, "pick-title"), counted(pool, app));
    Go::over(Popup::menu(title, vec![say!(app.text, "pick-why")], items))
}

fn before(app: &App) -> Option<(String, Choice)> {
    (!app.book.draws.is_empty()).then(|| (say!(app.text, "pick-before"), Choice::DrawnBefore))
}

/// Draws, keeps the draw on record, and plans a first visit with those who have none.
pub fn draw(pool: &Pool, count: usize, app: &mut App) -> Go {
    let Some(by) = app.author() else { return Go::Stay };
    let seed = app.ids.draw() % 1_000_000;
    let list = pool.families(&app.book);
    let picked = pick_at_random(&list, count, seed);
    let mut records = vec![Record::Draw(Draw {
        id: DrawId(app.id()),
        at: app.now,
        by,
        seed,
        among: list.len(),
        from: pool.clone(),
        list: list_hash(&list),
        picked: picked.clone(),
    })];
    let mut names = Vec::new();
    for family in picked {
        let name = app.family_name(family);
        if !app.book.visits_of(family).is_empty() {
            names.push(say!(app.text, "pick-known", name = name));
            continue;
        }
        names.push(name);
        let mut visit = blank_visit(family, Occasion::First, app);
        visit.selection = Selection::RandomDraw;
        records.push(Record::Visit(visit));
    }
    app.put(records);
    let lines = vec![names.join(", "), String::new(), say!(app.text, "pick-seed", seed = seed.to_string())];
    Go::over(Popup::note(say!(app.text, "pick-drawn"), lines))
}

/// Which families these are, in words.
fn pool_words(pool: &Pool, app: &App) -> String {
    let key = if pool.everybody { "pick-from-all" } else { "pick-from-uninvited" };
    let words = app.text.get(key, &[]);
    pool.class.as_ref().map_or_else(|| words.clone(), |class| format!("{words}, {class}"))
}

fn counted(pool: &Pool, app: &App) -> String {
    format!("{} ({})", pool_words(pool, app), pool.families(&app.book).len())
}

/// What was drawn before: when, how many of how many, the number, the list, and whom.
pub fn drawn_before(app: &App) -> Popup {
    let mut lines = Vec::new();
    for draw in app.book.draws.iter().rev() {
        let names: Vec<String> = draw.picked.iter().map(|&id| app.family_name(id)).collect();
        lines.push(say!(
            app.text,
            "pick-record",
            day = draw.at.date_naive().to_string(),
            by = app.name_of(draw.by),
            count = draw.picked.len(),
            among = draw.among,
            from = pool_words(&draw.from, app),
            seed = draw.seed.to_string(),
            list = draw.list.chars().take(12).collect::<String>()
        ));
        lines.push(names.join(", "));
        lines.push(String::new());
    }
    lines.pop();
    Popup::note(say!(app.text, "pick-before"), lines)
}
