//! Promises: ours with dates, the family's in their words without.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Screen, Title};
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::phrase::promise_line;
use crate::tui::route::{Go, Purpose, Route};
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;
use crate::visit::{Promise, PromiseId, PromiseState, Record, Whose};

/// The promises.
#[derive(Default)]
pub struct Promises {
    at: usize,
    first: Option<PromiseId>,
}

impl Promises {
    /// At a promise, else from the first.
    pub const fn at(promise: Option<PromiseId>) -> Self {
        Self { at: 0, first: promise }
    }

    /// Open ones by date, then what is settled, then the family's.
    fn list(world: &World) -> Vec<&Promise> {
        let mut list: Vec<&Promise> = world
            .book
            .promises
            .iter()
            .filter(|p| {
                world
                    .book
                    .visit(p.visit)
                    .is_some_and(|v| !v.voided && world.author().is_some_and(|me| v.is_on(me)))
            })
            .collect();
        list.sort_by_key(|p| (p.whose, p.state != PromiseState::Open, p.due.is_none(), p.due, p.id));
        list
    }

    fn marked(&self, world: &World) -> (usize, usize) {
        let list = Self::list(world);
        let at = match self.first {
            Some(id) => list.iter().position(|p| p.id == id).unwrap_or(0),
            None => self.at,
        };
        (at.min(list.len().saturating_sub(1)), list.len())
    }
}

impl Screen for Promises {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "promises-title"), drawer: None }
    }
    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::PromiseList, Context::Move]
    }
    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![Action::Back, Action::Open, Action::Kept, Action::LetGo, Action::Reopen]
    }

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        let (at, len) = self.marked(world);
        self.at = at;
        self.first = None;
        let marked = Self::list(world).get(at).map(|p| (*p).clone());
        let state = match action {
            Action::Back => return Go::Back,
            Action::Open => {
                let Some(promise) = marked else { return Go::Stay };
                return Go::To(Route::Form(Purpose::Promise(promise.visit, Some(promise.id))));
            }
            Action::Remove => {
                if let Some(promise) = marked {
                    world.remove(vec![Record::Promise(promise)]);
                }
                return Go::Stay;
            }
            Action::BringBack => {
                world.bring_back();
                return Go::Stay;
            }
            Action::Kept => PromiseState::Kept,
            Action::LetGo => PromiseState::LetGo,
            Action::Reopen => PromiseState::Open,
            action => {
                self.at = moved(at, len, action, 10);
                return Go::Stay;
            }
        };
        match marked {
            Some(promise) if promise.whose == Whose::Ours => {
                self.first = Some(promise.id);
                world.put(vec![Record::Promise(Promise { state, ..promise })]);
            }
            Some(_) => world.notice = Some(say!(world.text, "promise-theirs-no-tick")),
            None => {}
        }
        Go::Stay
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let list = Self::list(world);
        let (at, _) = self.marked(world);
        if list.is_empty() {
            let rows = words::rows(
                &[Part::new(say!(world.text, "promises-empty"), world.theme.plain)],
                area.width - 4,
            );
            words::draw_rows(frame, Rect { x: area.x + 2, y: area.y + 1, ..area }, &rows, 0);
            return;
        }
        let name_width = if area.width >= 60 { 15 } else { 10 };
        let rest = usize::from(area.width).saturating_sub(name_width + 3).min(usize::from(words::TEXT_WIDTH));
        let line = list.get(at).map(|p| promise_line(p, world)).unwrap_or_default();
        let area = list::spell_out(frame, area, &line, rest, world.theme.dim);
        list::draw(frame, area, list.len(), at, |index| {
            let promise = list[index];
            let marked = index == at;
            let family =
                world.book.visit(promise.visit).map(|v| world.family_name(v.family)).unwrap_or_default();
            let settled = promise.state != PromiseState::Open;
            let style = if marked {
                world.theme.strong
            } else if settled {
                world.theme.dim
            } else {
                world.theme.plain
            };
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, world.theme.accent),
                Span::styled(words::pad(&family, name_width - 1) + " ", world.theme.dim),
                Span::styled(words::cut(&promise_line(promise, world), rest), style),
            ])
        });
        let row = at.saturating_sub(list::offset(at, list.len(), area.height as usize));
        frame.set_cursor_position((area.x, area.y + row as u16));
    }
}
