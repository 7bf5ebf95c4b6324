//! Earlier states of a text, one of which can be brought back as a new one. Nothing is ever overwritten.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Go, Screen, Title};
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask, Version};
use crate::tui::popup::{Choice, Popup};
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::visit::{Entry, Text};

/// The history of one text.
pub struct History {
    entry: Entry,
    /// The newest first.
    versions: Vec<Version>,
    at: usize,
}

impl History {
    /// Asks for the history of a text.
    pub fn new(entry: Entry, app: &mut App) -> Self {
        if let Some(viewer) = app.author() {
            app.ask_and_wait(Ask::History { entry: entry.id, viewer });
        }
        Self { entry, versions: Vec::new(), at: 0 }
    }
}

impl Screen for History {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "history-title"), drawer: None }
    }
    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Move]
    }
    fn hints(&self, _app: &App) -> Vec<Action> {
        vec![Action::Back, Action::Open, Action::Down, Action::Remove]
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        match action {
            Action::Back => return Go::Back,
            Action::Open if self.entry.author.is_some() && self.entry.author != app.author() => {
                app.notice = Some(say!(app.text, "history-theirs"));
            }
            Action::Open => {
                if let Some(Version { text: Text::Open(text), .. }) = self.versions.get(self.at)
                    && self.at > 0
                {
                    let text = text.to_string();
                    app.write(self.entry.clone(), text);
                    app.ask(Ask::Close(Some(self.entry.id)));
                    app.notice = Some(say!(app.text, "history-back"));
                    return Go::Back;
                }
            }
            Action::Remove => {
                let id = self.entry.id;
                let mine = self.entry.author.is_some() && self.entry.author == app.author();
                if self.entry.author.is_some() && !mine {
                    app.notice = Some(say!(app.text, "history-theirs"));
                    return Go::Stay;
                }
                let mut items = vec![
                    (say!(app.text, "erase-keep"), Choice::Nothing),
                    (say!(app.text, "erase-remove"), Choice::RemoveText(id)),
                ];
                // What both wrote is not for one of them to erase.
                if mine && app.session.as_ref().is_some_and(|s| s.open.contains(&s.author)) {
                    items.push((say!(app.text, "erase-erase"), Choice::Erase(vec![id])));
                }
                return Go::over(Popup::menu(
                    say!(app.text, "erase-title"),
                    vec![say!(app.text, "erase-why")],
                    items,
                ));
            }
            Action::BringBack => app.bring_back(),
            action => self.at = moved(self.at, self.versions.len(), action, 10),
        }
        Go::Stay
    }

    fn cover(&mut self) {
        self.versions.clear();
    }

    fn shown_again(&mut self, app: &mut App) {
        if let Some(viewer) = app.author() {
            app.ask_and_wait(Ask::History { entry: self.entry.id, viewer });
        }
    }

    fn choose(&mut self, choice: Choice, app: &mut App) -> Go {
        match (choice, app.author()) {
            // One stays here, where the key works that brings it back.
            (Choice::RemoveText(id), _) => {
                app.remove_entry(id);
                return Go::Stay;
            }
            (Choice::Erase(entries), Some(by)) => app.ask(Ask::Erase { entries, by }),
            _ => return Go::Stay,
        }
        Go::Back
    }

    fn answer(&mut self, answer: Answer, _app: &mut App) -> Go {
        if let Answer::History(entry, mut versions) = answer
            && entry == self.entry.id
        {
            versions.reverse();
            self.versions = versions;
        }
        Go::Stay
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let theme = &app.theme;
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
            let mut words =
                say!(app.text, "history-line", time = when, name = app.name_of(version.by), count = length);
            if index == 0 {
                words = format!("{words} · {}", say!(app.text, "history-now"));
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
                Text::Sealed => say!(app.text, "mine-shut"),
                Text::Held => say!(app.text, "held-shut"),
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
