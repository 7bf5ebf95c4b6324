//! Who we've met, in numbers: by class and grade band, as bars and in words. No target, no quota.

use super::Screen;
use crate::say;
use crate::tui::go::{Go, scroll};
use crate::tui::keys::Action;
use crate::tui::page::{Block, Page, Para, Part};
use crate::tui::world::World;
use crate::visit::{Band, OutreachStatus, Tally, classes, coverage};
use crate::when;

/// What a bar is made of, told apart without colour.
const MARKS: &[(OutreachStatus, &str)] = &[
    (OutreachStatus::MetBefore, "█"),
    (OutreachStatus::Met, "▓"),
    (OutreachStatus::Open, "░"),
    (OutreachStatus::Declined, "-"),
    (OutreachStatus::Uninvited, "·"),
];

/// The numbers.
#[derive(Default)]
pub(crate) struct MetScreen {
    /// The first row shown.
    from: usize,
}

/// The same in words.
fn in_words(tally: &Tally, world: &World) -> String {
    let count = |standing| tally.count(standing);
    let met = match world.site.first_school_day {
        Some(_) => say!(
            world.text,
            "met-when",
            count = tally.met(),
            before = count(OutreachStatus::MetBefore),
            since = count(OutreachStatus::Met)
        ),
        None => say!(world.text, "met-count", count = tally.met()),
    };
    let rest = [OutreachStatus::Open, OutreachStatus::Declined, OutreachStatus::Uninvited].map(|standing| {
        world.text.get(&format!("met-{}", standing.word()), &[("count", count(standing).into())])
    });
    [vec![met], rest.to_vec()].concat().join(", ")
}

fn group(name: &str, tally: &Tally, world: &World) -> [Block; 3] {
    let pieces = MARKS.iter().map(|(standing, mark)| (tally.count(*standing), *mark)).collect();
    [
        Para::strong(format!("{name} · {}", tally.total())).into(),
        Block::Bar(pieces),
        Para::plain(in_words(tally, world)).indented(2).into(),
    ]
}

fn groups<K>(
    title: &str,
    groups: &[(Option<K>, Tally)],
    name: impl Fn(Option<&K>) -> String,
    world: &World,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![Para::air().into(), Para::dim(world.text.get(title, &[])).into()];
    blocks.extend(groups.iter().flat_map(|(key, tally)| group(&name(key.as_ref()), tally, world)));
    blocks
}

fn blocks(world: &World) -> Vec<Block> {
    let found = coverage(&world.book, &world.site);
    let intro = match world.site.first_school_day {
        Some(day) => say!(world.text, "met-intro-day", day = when::full_day(day, world.text.language())),
        None => say!(world.text, "met-intro"),
    };
    let legend: Vec<String> = MARKS
        .iter()
        .filter(|(standing, _)| {
            world.site.first_school_day.is_some() || *standing != OutreachStatus::MetBefore
        })
        .map(|(standing, mark)| {
            format!("{mark} {}", world.text.get(&format!("met-mark-{}", standing.word()), &[]))
        })
        .collect();
    let mut blocks: Vec<Block> =
        vec![Para::dim(intro).into(), Para::dim(legend.join("  ")).into(), Para::air().into()];
    blocks.extend(group(&say!(world.text, "met-all"), &found.all, world));
    if !classes(&world.book).is_empty() {
        let name =
            |class: Option<&String>| class.cloned().unwrap_or_else(|| say!(world.text, "met-no-class"));
        blocks.extend(groups("met-by-class", &found.classes, name, world));
    }
    let name = |band: Option<&Band>| {
        let key = band.map_or_else(|| "met-no-band".to_owned(), |band| format!("band-{}", band.word()));
        world.text.get(&key, &[])
    };
    blocks.extend(groups("met-by-band", &found.bands, name, world));
    blocks
}

impl Screen for MetScreen {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let page = Page::new(say!(world.text, "met-title"), &[Action::Back, Action::Down, Action::PageDown]);
        let blocks = blocks(world);
        page.with(Part::Reading { blocks, from: self.from, more_key: String::new(), card: false })
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        if action == Action::Back {
            return Go::Back;
        }
        scroll(&mut self.from, action, 10, world)
    }
}
