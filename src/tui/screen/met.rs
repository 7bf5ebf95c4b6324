//! Who we've met, in numbers: by class and grade band, as bars and in words. No target, no quota.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Screen, Title};
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::route::Go;
use crate::tui::widget::list::moved;
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;
use crate::visit::{Band, Groups, Standing, Tally, classes, spread};
use crate::when;

/// What a bar is made of, told apart without colour.
const MARKS: &[(Standing, &str)] = &[
    (Standing::MetBefore, "█"),
    (Standing::Met, "▓"),
    (Standing::Open, "░"),
    (Standing::Declined, "-"),
    (Standing::Uninvited, "·"),
];

/// The longest bar, columns.
const BAR: usize = 40;

/// The numbers.
#[derive(Default)]
pub struct MetScreen {
    scroll: Cell<usize>,
}

/// A bar of so many columns: each column shows whoever stands at its middle.
fn bar(tally: &Tally, columns: usize) -> String {
    let total = tally.total().max(1);
    let mark_at = |column: usize| {
        let place = (2 * column + 1) * total / (2 * columns);
        let mut passed = 0;
        MARKS
            .iter()
            .find(|(standing, _)| {
                passed += tally.count(*standing);
                place < passed
            })
            .map_or(" ", |(_, mark)| mark)
    };
    (0..columns).map(mark_at).collect()
}

/// The same in words.
fn in_words(tally: &Tally, world: &World) -> String {
    let count = |standing| tally.count(standing);
    let met = match world.site.first_school_day {
        Some(_) => say!(
            world.text,
            "met-when",
            count = tally.met(),
            before = count(Standing::MetBefore),
            since = count(Standing::Met)
        ),
        None => say!(world.text, "met-count", count = tally.met()),
    };
    let rest = [Standing::Open, Standing::Declined, Standing::Uninvited].map(|standing| {
        world.text.get(&format!("met-{}", standing.word()), &[("count", count(standing).into())])
    });
    [vec![met], rest.to_vec()].concat().join(", ")
}

impl MetScreen {
    fn group(name: &str, tally: &Tally, world: &World, width: u16) -> Vec<Line<'static>> {
        let theme = &world.theme;
        let columns = usize::from(width).saturating_sub(2).min(BAR);
        let heading = format!("{name} · {}", tally.total());
        let mut lines = words::rows(&[Part::new(heading, theme.strong)], width);
        lines.push(Line::from(vec![Span::raw("  "), Span::styled(bar(tally, columns), theme.accent)]));
        lines.extend(words::rows(&[Part::new(in_words(tally, world), theme.plain).indented(2)], width));
        lines
    }

    fn groups<K>(
        title: &str,
        groups: &Groups<K>,
        name: impl Fn(Option<&K>) -> String,
        world: &World,
        width: u16,
    ) -> Vec<Line<'static>> {
        let theme = &world.theme;
        let mut lines = vec![Line::default()];
        lines.extend(words::rows(&[Part::new(world.text.get(title, &[]), theme.dim)], width));
        for (key, tally) in &groups.shown {
            lines.extend(Self::group(&name(key.as_ref()), tally, world, width));
        }
        if groups.small > 0 {
            // All of them together are those above.
            if groups.rest.total() > 0 && !groups.shown.is_empty() {
                lines.extend(Self::group(&say!(world.text, "met-together"), &groups.rest, world, width));
            }
            let smallest = world.site.smallest_count;
            let why = say!(world.text, "met-small", count = groups.small, smallest = smallest);
            lines.extend(words::rows(&[Part::new(why, theme.dim)], width));
        }
        lines
    }

    fn lines(world: &World, width: u16) -> Vec<Line<'static>> {
        let theme = &world.theme;
        let found = spread(&world.book, &world.site);
        let intro = match world.site.first_school_day {
            Some(day) => say!(world.text, "met-intro-day", day = when::full_day(day, world.text.language())),
            None => say!(world.text, "met-intro"),
        };
        let mut lines = words::rows(&[Part::new(intro, theme.dim)], width);
        let legend: Vec<String> = MARKS
            .iter()
            .filter(|(standing, _)| world.site.first_school_day.is_some() || *standing != Standing::MetBefore)
            .map(|(standing, mark)| {
                format!("{mark} {}", world.text.get(&format!("met-mark-{}", standing.word()), &[]))
            })
            .collect();
        lines.extend(words::rows(&[Part::new(legend.join("  "), theme.dim)], width));
        lines.push(Line::default());
        lines.extend(Self::group(&say!(world.text, "met-all"), &found.all, world, width));
        if !classes(&world.book).is_empty() {
            let name =
                |class: Option<&String>| class.cloned().unwrap_or_else(|| say!(world.text, "met-no-class"));
            lines.extend(Self::groups("met-by-class", &found.classes, name, world, width));
        }
        let name = |band: Option<&Band>| {
            let key = band.map_or_else(|| "met-no-band".to_owned(), |band| format!("band-{}", band.word()));
            world.text.get(&key, &[])
        };
        lines.extend(Self::groups("met-by-band", &found.bands, name, world, width));
        lines
    }
}

impl Screen for MetScreen {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "met-title"), drawer: None }
    }

    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Move]
    }

    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![Action::Back, Action::Down, Action::PageDown]
    }

    fn act(&mut self, action: Action, _app: &mut World) -> Go {
        if action == Action::Back {
            return Go::Back;
        }
        // Drawing stops at the last line.
        self.scroll.set(moved(self.scroll.get(), usize::MAX, action, 10));
        Go::Stay
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let lines = Self::lines(world, area.width.saturating_sub(4));
        let most = lines.len().saturating_sub(usize::from(area.height));
        self.scroll.set(self.scroll.get().min(most));
        words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &lines, self.scroll.get());
    }
}
