//! Drawing families at random: from whom, how many, and what was drawn before.

use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::world::World;
use crate::visit::{Draw, DrawId, Occasion, Pool, Record, Selection, classes, list_hash, pick_at_random};

/// How many may be drawn at once.
const COUNTS: &[usize] = &[1, 2, 3, 5, 10];

/// From whom to draw, where there is a choice; else how many.
pub(crate) fn ask(world: &mut World) -> Go {
    let pool = |class: Option<&String>, everybody| Pool { class: class.cloned(), everybody };
    let classes = classes(&world.book);
    let mut pools: Vec<Pool> = Vec::new();
    for everybody in [false, true] {
        pools.push(pool(None, everybody));
        pools.extend(classes.iter().map(|class| pool(Some(class), everybody)));
    }
    let mut seen = Vec::new();
    // A choice that gives the same families is none.
    pools.retain(|pool| {
        let families = pool.families(&world.book);
        let new = !families.is_empty() && !seen.contains(&families);
        seen.push(families);
        new
    });
    match pools.as_slice() {
        [] => {
            world.notice = Some(say!(world.text, "pick-none"));
            Go::Stay
        }
        [one] => ask_how_many(one, world),
        _ => {
            let pools = pools
                .into_iter()
                .map(|pool| (counted(&pool, world), Pick::then(move |world| ask_how_many(&pool, world))));
            let menu = Popup::menu(say!(world.text, "pick-from"), vec![say!(world.text, "pick-fair")]);
            Go::Over(menu.items(pools).items(before(world)))
        }
    }
}

/// How many to draw from these.
fn ask_how_many(pool: &Pool, world: &World) -> Go {
    let left = pool.families(&world.book).len();
    let counts = COUNTS.iter().filter(|&&n| n <= left);
    let counts = counts.map(|&n| {
        let from = pool.clone();
        (say!(world.text, "pick-count", count = n), Pick::then(move |world| draw(&from, n, world)))
    });
    let title = format!("{}: {}", say!(world.text, "pick-title"), counted(pool, world));
    Go::Over(Popup::menu(title, vec![say!(world.text, "pick-why")]).items(counts).items(before(world)))
}

fn before(world: &World) -> Option<(String, Pick)> {
    (!world.book.draws.is_empty())
        .then(|| (say!(world.text, "pick-before"), Pick::then(|world| Go::Over(drawn_before(world)))))
}

/// Draws, keeps the draw on record, and plans a first visit with those who have none.
fn draw(pool: &Pool, count: usize, world: &mut World) -> Go {
    let Some(by) = world.author() else { return Go::Stay };
    let seed = world.ids.draw() % 1_000_000;
    let list = pool.families(&world.book);
    let picked = pick_at_random(&list, count, seed);
    let mut records = vec![Record::Draw(Draw {
        id: DrawId(world.id()),
        at: world.now,
        by,
        seed,
        among: list.len(),
        from: pool.clone(),
        list: list_hash(&list),
        picked: picked.clone(),
    })];
    let mut names = Vec::new();
    for family in picked {
        let name = world.family_name(family);
        if !world.book.visits_of(family).is_empty() {
            names.push(say!(world.text, "pick-known", name = name));
            continue;
        }
        names.push(name);
        let mut visit = world.blank_visit(family, Occasion::First);
        visit.selection = Some(Selection::RandomDraw);
        records.push(Record::Visit(visit));
    }
    world.put(records);
    let lines = vec![names.join(", "), String::new(), say!(world.text, "pick-seed", seed = seed.to_string())];
    Go::Over(Popup::note(say!(world.text, "pick-drawn"), lines))
}

/// Which families these are, in words.
fn pool_words(pool: &Pool, world: &World) -> String {
    let key = if pool.everybody { "pick-from-all" } else { "pick-from-uninvited" };
    let words = world.text.get(key, &[]);
    pool.class.as_ref().map_or_else(|| words.clone(), |class| format!("{words}, {class}"))
}

fn counted(pool: &Pool, world: &World) -> String {
    format!("{} ({})", pool_words(pool, world), pool.families(&world.book).len())
}

/// What was drawn before: when, how many of how many, the number, the list, and whom.
fn drawn_before(world: &World) -> Popup {
    let mut lines = Vec::new();
    for draw in world.book.draws.iter().rev() {
        let names: Vec<String> = draw.picked.iter().map(|&id| world.family_name(id)).collect();
        lines.push(say!(
            world.text,
            "pick-record",
            day = draw.at.date_naive().to_string(),
            by = world.name_of(draw.by),
            count = draw.picked.len(),
            among = draw.among,
            from = pool_words(&draw.from, world),
            seed = draw.seed.to_string(),
            list = draw.list.chars().take(12).collect::<String>()
        ));
        lines.push(names.join(", "));
        lines.push(String::new());
    }
    lines.pop();
    Popup::note(say!(world.text, "pick-before"), lines)
}
