//! Today: what comes next, in the order in which it matters. Never a nag, nothing red.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Screen, Title};
use crate::export::{digest, log};
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::phrase::{self, step_words};
use crate::tui::route::{Go, Route, home};
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;
use crate::visit::{FamilyId, Next, Step, next_steps, spread};

/// Today.
#[derive(Default)]
pub struct Today {
    at: usize,
    /// What waits, derived when the book or the minute has changed: never for a key alone.
    steps: Vec<Next>,
    before: Vec<String>,
    met: usize,
    derived: Option<(u64, i64)>,
}

impl Today {
    fn derive(&mut self, world: &World) {
        let now = (world.version(), world.now.timestamp() / 60);
        if self.derived != Some(now) {
            let marked = self.steps.get(self.at).map(|n| (n.step, n.family, n.visit, n.promise, n.entry));
            self.derived = Some(now);
            self.steps =
                world.author().map(|who| next_steps(&world.book, who, world.local())).unwrap_or_default();
            let visits = log::waiting(&world.book, &world.site, world.now).filed.len();
            let words = digest::unsent(&world.book).len();
            for (step, count) in [(Step::Send, visits), (Step::SendWords, words)] {
                let send =
                    Next { step, family: None, visit: None, promise: None, entry: None, at: None, count };
                self.steps.extend((count > 0).then_some(send));
            }
            // The mark stays with what it was on; where that is done, what comes first now is first.
            let same = |n: &Next| Some((n.step, n.family, n.visit, n.promise, n.entry)) == marked;
            self.at = self.steps.iter().position(same).unwrap_or(0);
            self.before = Self::before_lines(world);
            self.met = spread(&world.book, &world.site).met;
        }
    }

    /// "Before you see Maya: ask about the game": for families met, the newest first.
    fn before_lines(world: &World) -> Vec<String> {
        let mut seen: Vec<FamilyId> = Vec::new();
        let mut lines = Vec::new();
        for entry in world.book.entries.iter().rev().filter(|e| e.has_tag("before-you-see") && e.written) {
            let Some(visit) = world
                .book
                .visit(entry.visit)
                .filter(|v| !v.voided && world.author().is_some_and(|me| v.is_on(me)))
            else {
                continue;
            };
            let Some(line) = world.book.lines.get(&entry.id).filter(|l| !l.trim().is_empty()) else {
                continue;
            };
            if seen.contains(&visit.family) {
                continue;
            }
            seen.push(visit.family);
            let name = phrase::names::of(visit, world).student;
            let line = line.lines().next().unwrap_or_default().trim().to_owned();
            lines.push(say!(world.text, "today-before", name = name, line = line));
        }
        lines
    }
}

impl Screen for Today {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "today"), drawer: None }
    }

    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Home, Context::Move]
    }

    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![
            Action::Back,
            Action::Open,
            Action::NewVisit,
            Action::Search,
            Action::Send,
            Action::Families,
            Action::Guides,
            Action::Settings,
        ]
    }

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        self.derive(world);
        match action {
            Action::Back => Go::Quit,
            Action::Open => match self.steps.get(self.at.min(self.steps.len().saturating_sub(1))) {
                Some(next) => Route::of_step(next, world).map_or(Go::Stay, Go::To),
                None => Go::To(Route::WhichFamily),
            },
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.at = moved(self.at, self.steps.len(), action, 10);
                Go::Stay
            }
            action => home(action, world),
        }
    }

    fn flush(&mut self, world: &mut World) {
        self.derive(world);
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let steps = &self.steps;
        let mut foot = Vec::new();
        let roomy = area.height >= 14;
        for line in self.before.iter().take(if roomy { 2 } else { 1 }) {
            foot.push(Part::new(line.as_str(), theme.plain));
        }
        let met = self.met;
        if roomy && met > 0 {
            foot.push(Part::new(say!(world.text, "today-met", count = met), theme.dim));
        }
        let foot = words::rows(&foot, area.width.saturating_sub(4));
        let foot_height = if foot.is_empty() { 0 } else { foot.len() as u16 + u16::from(roomy) };
        let head = u16::from(roomy);
        if steps.is_empty() {
            let parts = [
                Part::new(
                    say!(
                        world.text,
                        if world.book.families.is_empty() { "today-empty" } else { "today-nothing" }
                    ),
                    theme.plain,
                ),
                Part::new("", theme.plain),
                Part::new(
                    say!(world.text, "today-empty-next", key = world.keys.name_of(Action::NewVisit)),
                    theme.dim,
                ),
            ];
            let rows = words::rows(&parts, area.width.saturating_sub(4));
            words::draw_rows(frame, Rect { x: area.x + 2, y: area.y + head, ..area }, &rows, 0);
        } else {
            if roomy {
                let line = Line::styled(say!(world.text, "today-next"), theme.dim);
                frame.render_widget(line, Rect { x: area.x + 2, height: 1, width: area.width - 2, ..area });
            }
            let at = self.at.min(steps.len() - 1);
            let most = area.height.saturating_sub(foot_height + head);
            let place = Rect { y: area.y + head, height: most.min(steps.len() as u16), ..area };
            let (verb_width, name_width) = if area.width >= 70 { (10, 16) } else { (9, 10) };
            let rest = usize::from(area.width)
                .saturating_sub(2 + verb_width + name_width)
                .min(usize::from(words::TEXT_WIDTH));
            list::draw(frame, place, steps.len(), at, |index| {
                let next = &steps[index];
                let marked = index == at;
                let verb = world.text.get(&format!("step-{}", next.step.word()), &[]);
                let name = next.family.map(|f| world.family_name(f)).unwrap_or_default();
                let style = if marked { theme.strong } else { theme.plain };
                let (name, rest) = if next.family.is_some() {
                    (words::pad(&name, name_width - 1) + " ", rest)
                } else {
                    (String::new(), rest + name_width)
                };
                Line::from(vec![
                    Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                    Span::styled(
                        words::pad(&verb, verb_width - 1) + " ",
                        if marked { theme.accent } else { theme.dim },
                    ),
                    Span::styled(name, style),
                    Span::styled(words::cut(&step_words(next, world), rest), style),
                ])
            });
            let row = at.saturating_sub(list::offset(at, steps.len(), place.height as usize));
            frame.set_cursor_position((place.x, place.y + row as u16));
        }
        if foot_height > 0 {
            let y = area.bottom().saturating_sub(foot.len() as u16);
            words::draw_rows(
                frame,
                Rect { x: area.x + 2, y, width: area.width - 2, height: foot.len() as u16 },
                &foot,
                0,
            );
        }
    }
}
