//! Earlier states of a text, one of which can be brought back as a new one. Nothing is ever overwritten.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Screen, Title};
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask, Version};
use crate::tui::popup::{Pick, Popup};
use crate::tui::route::Go;
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;
use crate::visit::{Entry, EntryId, Text};

/// The history of one text.
pub struct History {
    entry: Entry,
    /// The newest first.
    versions: Vec<Version>,
    at: usize,
}

impl History {
    /// Asks for the history of a text; none where it is gone.
    pub fn new(entry: EntryId, world: &mut World) -> Option<Self> {
        let entry = world.book.entry(entry)?.clone();
        if let Some(viewer) = world.author() {
            world.ask_and_wait(Ask::History { entry: entry.id, viewer });
        }
        Some(Self { entry, versions: Vec::new(), at: 0 })
    }
}

impl Screen for History {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "history-title"), drawer: None }
    }
    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Move]
    }
    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![Action::Back, Action::Open, Action::Down, Action::Remove]
    }

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => return Go::Back,
            Action::Open if self.entry.author.is_some() && self.entry.author != world.author() => {
                world.notice = Some(say!(world.text, "history-theirs"));
            }
            Action::Open => {
                if let Some(Version { text: Text::Open(text), .. }) = self.versions.get(self.at)
                    && self.at > 0
                {
                    let text = text.to_string();
                    world.write(self.entry.clone(), text);
                    world.ask(Ask::Close(Some(self.entry.id)));
                    world.notice = Some(say!(world.text, "history-back"));
                    return Go::Back;
                }
            }
            Action::Remove => {
                let id = self.entry.id;
                let mine = self.entry.author.is_some() && self.entry.author == world.author();
                if self.entry.author.is_some() && !mine {
                    world.notice = Some(say!(world.text, "history-theirs"));
                    return Go::Stay;
                }
                // One stays here, where the key works that brings it back.
                let remove = Pick::then(move |world| {
                    world.remove_entry(id);
                    Go::Stay
                });
                let mut items = vec![(say!(world.text, "erase-remove"), remove)];
                // What both wrote is not for one of them to erase.
                if let (true, Some(by)) = (mine && world.mine_is_open(), world.author()) {
                    items.push((
                        say!(world.text, "erase-erase"),
                        Pick::then(move |world| {
                            world.ask(Ask::Erase { entries: vec![id], by });
                            Go::Back
                        }),
                    ));
                }
                let lines = vec![say!(world.text, "erase-why")];
                let popup = Popup::menu(say!(world.text, "erase-title"), lines, items);
                return Go::Over(popup.with_no(say!(world.text, "erase-keep")));
            }
            Action::BringBack => world.bring_back(),
            action => self.at = moved(self.at, self.versions.len(), action, 10),
        }
        Go::Stay
    }

    fn cover(&mut self) {
        self.versions.clear();
    }

    fn shown_again(&mut self, world: &mut World) {
        if let Some(viewer) = world.author() {
            world.ask_and_wait(Ask::History { entry: self.entry.id, viewer });
        }
    }

    fn answer(&mut self, answer: Answer, _app: &mut World) -> Go {
        if let Answer::History(entry, mut versions) = answer
            && entry == self.entry.id
        {
            versions.reverse();
            self.versions = versions;
        }
        Go::Stay
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let question = words::rows(&[Part::new(&*self.entry.words, theme.dim)], area.width.saturating_sub(4));
        words::draw_rows(frame, Rect { x: area.x + 2, height: 2.min(area.height), ..area }, &question, 0);
        let top = question.len().min(2) as u16 + 1;
        let height = (self.versions.len() as u16).min(area.height.saturating_sub(top) / 2);
        let place = Rect { y: area.y + top, height, ..area };
        list::draw(frame, place, self.versions.len(), self.at, |index| {
            let version = &self.versions[index];
            let marked = index == self.at;
            let when = version.at.format("%Y-%m-%d %H:%M").to_string();
            let length = version.text.open().split_whitespace().count();
            let mut words = say!(
                world.text,
                "history-line",
                time = when,
                name = world.name_of(version.by),
                count = length
            );
            if index == 0 {
                words = format!("{words} · {}", say!(world.text, "history-now"));
            }
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                Span::styled(words, if marked { theme.strong } else { theme.plain }),
            ])
        });
        let row = self.at.saturating_sub(list::offset(self.at, self.versions.len(), height as usize));
        frame.set_cursor_position((place.x, place.y + row as u16));
        if let Some(version) = self.versions.get(self.at) {
            let words = match &version.text {
                Text::Open(text) => text.to_string(),
                Text::Sealed => say!(world.text, "mine-shut"),
                Text::Held => say!(world.text, "held-shut"),
            };
            let rows = words::rows(&[Part::new(words, theme.plain)], area.width.saturating_sub(4));
            let y = place.bottom() + 1;
            words::draw_rows(
                frame,
                Rect { x: area.x + 2, y, height: area.bottom().saturating_sub(y), ..area },
                &rows,
                0,
            );
        }
    }
}
