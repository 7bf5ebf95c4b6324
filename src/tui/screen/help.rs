//! Help: every action once, from the key table, what works here first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Screen, Title};
use crate::say;
use crate::tui::keys::{Action, Context, Keys};
use crate::tui::route::Go;
use crate::tui::widget::list::moved;
use crate::tui::widget::words;
use crate::tui::world::World;

/// The help screen.
pub struct Help {
    /// Contexts in the order shown: the ones one came from first.
    order: Vec<Context>,
    at: usize,
}

/// One row of help: a heading, an action, or air.
enum Row {
    Heading(Context),
    Action(Action),
    Air,
}

impl Help {
    /// Help for one who pressed the key in these contexts.
    pub fn new(here: Vec<Context>) -> Self {
        let mut order = here;
        order.extend(Context::ALL.iter().filter(|c| !order.contains(c)).copied().collect::<Vec<_>>());
        Self { order, at: 0 }
    }

    fn rows(&self, keys: &Keys) -> Vec<Row> {
        let mut rows = Vec::new();
        for &context in &self.order {
            if !rows.is_empty() {
                rows.push(Row::Air);
            }
            rows.push(Row::Heading(context));
            rows.extend(keys.in_context(context).map(Row::Action));
        }
        rows
    }
}

impl Screen for Help {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "help-title"), drawer: None }
    }
    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Move]
    }
    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![Action::Back, Action::Down, Action::PageDown]
    }
    fn act(&mut self, action: Action, world: &mut World) -> Go {
        if matches!(action, Action::Back | Action::Open) {
            return Go::Back;
        }
        let len = self.rows(&world.keys).len();
        self.at = moved(self.at, len, action, 12);
        Go::Stay
    }
    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let rows = self.rows(&world.keys);
        let area = Rect { x: area.x + 1, width: area.width - 1, ..area };
        let key_width = if area.width >= 60 { 26 } else { 16 };
        let wide = area.width >= 60;
        let about_width = area.width.min(words::TEXT_WIDTH + 6).saturating_sub(key_width as u16);
        // Everything said whole: long words go on beneath.
        let mut lines: Vec<(usize, Line<'static>)> = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            match row {
                Row::Air => lines.push((index, Line::raw(""))),
                Row::Heading(context) => {
                    let words = world.text.get(&format!("context-{}", context.name()), &[]);
                    lines.push((index, Line::styled(words, world.theme.strong)));
                }
                Row::Action(action) => {
                    let mut keys: Vec<String> =
                        world.keys.keys_of(*action).iter().map(|k| k.name()).collect();
                    keys.truncate(if wide { usize::MAX } else { 1 });
                    let prefix = if wide { "about" } else { "key" };
                    let about = world.text.get(&format!("{prefix}-{}", action.name()), &[]);
                    let mut keys = keys.join("  ");
                    for part in words::wrap(&about, about_width) {
                        let key = format!("  {} ", words::pad(&keys, key_width - 3));
                        lines.push((
                            index,
                            Line::from(vec![Span::styled(key, world.theme.accent), Span::raw(part)]),
                        ));
                        keys.clear();
                    }
                }
            }
        }
        // The mark is the first visible row, so that a page moves a page.
        let first = lines.iter().position(|(index, _)| *index >= self.at).unwrap_or(0);
        let first = first.min(lines.len().saturating_sub(usize::from(area.height)));
        for (y, (_, line)) in lines.into_iter().skip(first).take(usize::from(area.height)).enumerate() {
            frame.render_widget(line, Rect { y: area.y + y as u16, height: 1, ..area });
        }
    }
}
