//! Send: pick, see the exact bytes that will leave, choose where; and what was sent. Nothing leaves that was not seen.

mod preview;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use sha2::{Digest as _, Sha256};

use self::preview::{Pick, Preview, Profile};
use super::{Go, Screen, Title};
use crate::export::{digest, log};
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Effect};
use crate::tui::popup::{Choice, Popup, Wanted};
use crate::tui::widget::field::Field;
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::visit::{Departure, DepartureId, Record};

/// What can be sent. The first two are equal choices: pay, and our words.
const PICKS: &[Pick] = &[
    Pick { profile: Profile::Log, unsent: true, key: "send-log" },
    Pick { profile: Profile::Digest, unsent: true, key: "send-digest" },
    Pick { profile: Profile::Log, unsent: false, key: "send-log-all" },
    Pick { profile: Profile::Digest, unsent: false, key: "send-digest-all" },
];

/// The Send screen.
pub struct Send {
    at: usize,
    preview: Option<Preview>,
    /// Looking at what was sent.
    sent: bool,
}

impl Send {
    /// With what is filed and not yet sent first.
    pub fn open(_app: &mut App) -> Go {
        Go::to(Self { at: 0, preview: None, sent: false })
    }

    /// Remembers what left.
    fn departed(&mut self, name: &str, app: &mut App) -> Go {
        let (Some(preview), Some(by)) = (self.preview.take(), app.author()) else { return Go::Stay };
        let (profile, format, _) = preview.profile.words();
        let departure = Departure {
            id: DepartureId(app.id()),
            at: app.now,
            by,
            profile: profile.to_owned(),
            format: format.to_owned(),
            to: preview.recipient.clone(),
            name: name.to_owned(),
            hash: crate::visit::hex(&Sha256::digest(&preview.bytes)),
            lines: preview.lines.clone(),
        };
        app.put(vec![Record::Departure(departure)]);
        let place = if preview.to_clipboard { name.to_owned() } else { preview.path.to_string() };
        app.notice = Some(say!(app.text, "send-done", name = place));
        Go::Stay
    }

    fn write(preview: &Preview, replace: bool, app: &mut App) {
        app.effect(Effect::WriteFile { path: preview.path.clone(), bytes: preview.bytes.clone(), replace });
    }

    fn ask_recipient(app: &App) -> Go {
        let field = Field::new(&say!(app.text, "send-coordinator"));
        Go::over(Popup::line(
            say!(app.text, "send-whom"),
            vec![say!(app.text, "send-whom-why")],
            field,
            Wanted::Recipient,
        ))
    }

    fn draw_sent(app: &App, at: usize, frame: &mut Frame, area: Rect) {
        let theme = &app.theme;
        let departures = &app.book.departures;
        if departures.is_empty() {
            let line = Line::styled(say!(app.text, "sent-empty"), theme.plain);
            frame
                .render_widget(line, Rect { x: area.x + 2, y: area.y + 1, height: 1, width: area.width - 3 });
            return;
        }
        let line = |index: usize| {
            let departure = &departures[departures.len() - 1 - index];
            let what = app.text.get(&format!("sent-{}", departure.profile), &[]);
            let mut visits: Vec<_> = departure.lines.iter().map(|l| l.visit).collect();
            visits.dedup();
            let words = say!(
                app.text,
                "sent-line",
                day = departure.at.format("%Y-%m-%d %H:%M").to_string(),
                what = what,
                count = visits.len(),
                to = departure.to.to_string(),
                name = departure.name.as_str()
            );
            format!("{words} · {}", departure.hash.chars().take(12).collect::<String>())
        };
        let columns = (usize::from(area.width) - 3).min(usize::from(words::TEXT_WIDTH));
        let area = list::spell_out(frame, area, &line(at.min(departures.len() - 1)), columns, theme.dim);
        list::draw(frame, area, departures.len(), at, |index| {
            let marked = index == at;
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                Span::styled(
                    words::cut(&line(index), columns),
                    if marked { theme.strong } else { theme.plain },
                ),
            ])
        });
        let row = at.saturating_sub(list::offset(at, departures.len(), area.height as usize));
        frame.set_cursor_position((area.x, area.y + row as u16));
    }
}

impl Screen for Send {
    fn title(&self, app: &App) -> Title {
        let place = if self.sent { say!(app.text, "sent-title") } else { say!(app.text, "send-title") };
        let drawer = self.preview.as_ref().map(|_| say!(app.text, "drawer-send"));
        Title { place, drawer }
    }

    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Sending, Context::Move]
    }

    fn hints(&self, _app: &App) -> Vec<Action> {
        match (&self.preview, self.sent) {
            (Some(_), _) => {
                vec![Action::Back, Action::SaveFile, Action::CopyAll, Action::Down, Action::PageDown]
            }
            (None, true) => vec![Action::Back, Action::Down],
            (None, false) => vec![Action::Back, Action::Open, Action::WhatISent],
        }
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        if let Some(preview) = &mut self.preview {
            match action {
                Action::Back => self.preview = None,
                Action::SaveFile | Action::CopyAll => {
                    preview.to_clipboard = action == Action::CopyAll;
                    return Self::ask_recipient(app);
                }
                action => {
                    // The rows above the text count too: on a low screen they scroll along.
                    let lines = preview.bytes.split(|&b| b == b'\n').count() + 3 * preview.withheld.len() + 2;
                    preview.scroll = moved(preview.scroll, lines, action, 10);
                }
            }
            return Go::Stay;
        }
        match action {
            Action::Back if self.sent => {
                self.sent = false;
                self.at = 0;
            }
            Action::Back => return Go::Back,
            Action::WhatISent => {
                self.sent = true;
                self.at = 0;
            }
            Action::Open if !self.sent => {
                let Some(&pick) = PICKS.get(self.at) else { return Go::Stay };
                let preview = Preview::of(pick, app);
                if preview.visits == 0 {
                    let (profile, ..) = preview.profile.words();
                    // Where an answer was filed and nobody allows it, "everything was sent" would be untrue.
                    let kept = profile == digest::PROFILE && !Preview::digest_visits(true, app).is_empty();
                    let any = !kept && app.book.departures.iter().any(|d| d.profile == profile);
                    let key =
                        if any { "send-nothing-new".to_owned() } else { format!("send-nothing-{profile}") };
                    app.notice = Some(app.text.get(&key, &[]));
                } else {
                    self.preview = Some(preview);
                }
            }
            action => {
                let len = if self.sent { app.book.departures.len() } else { PICKS.len() };
                self.at = moved(self.at, len, action, 10);
            }
        }
        Go::Stay
    }

    fn choose(&mut self, choice: Choice, app: &mut App) -> Go {
        let Some(preview) = &mut self.preview else { return Go::Stay };
        match choice {
            Choice::Typed(Wanted::Recipient, to) => {
                preview.recipient = crate::clean::line(&to).into();
                if preview.to_clipboard {
                    let text = String::from_utf8_lossy(&preview.bytes).into_owned();
                    app.effect(Effect::Copy(text.into()));
                    // Terminals do not say whether they took it.
                    let items = vec![
                        (say!(app.text, "arrived-yes"), Choice::Arrived),
                        (say!(app.text, "arrived-no"), Choice::Nothing),
                    ];
                    let lines = vec![say!(app.text, "arrived-why")];
                    return Go::over(Popup::menu(say!(app.text, "arrived-title"), lines, items));
                }
                let (_, format, end) = preview.profile.words();
                let name = if preview.path.is_empty() {
                    format!("~/homevisit-{end}-{}.{format}", app.local().date())
                } else {
                    preview.path.to_string()
                };
                let lines = vec![say!(app.text, "send-file-why")];
                Go::over(Popup::line(
                    say!(app.text, "send-file"),
                    lines,
                    Field::new(&name),
                    Wanted::FileToWrite,
                ))
            }
            Choice::Typed(Wanted::FileToWrite, path) => {
                preview.path = path;
                Self::write(preview, false, app);
                Go::Stay
            }
            Choice::Arrived => {
                let name = say!(app.text, "send-clipboard");
                self.departed(&name, app)
            }
            Choice::Replace => {
                Self::write(preview, true, app);
                Go::Stay
            }
            _ => Go::Stay,
        }
    }

    fn answer(&mut self, answer: Answer, app: &mut App) -> Go {
        match answer {
            Answer::FileWritten(name) => self.departed(&name, app),
            Answer::FileExists => {
                let items = vec![
                    (say!(app.text, "replace-no"), Choice::Nothing),
                    (say!(app.text, "replace-yes"), Choice::Replace),
                ];
                Go::over(Popup::menu(
                    say!(app.text, "replace-title"),
                    vec![say!(app.text, "replace-why")],
                    items,
                ))
            }
            _ => Go::Stay,
        }
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        if let Some(preview) = &self.preview {
            return preview.draw(app, frame, area);
        }
        if self.sent {
            return Self::draw_sent(app, self.at, frame, area);
        }
        let theme = &app.theme;
        let roomy = area.height >= 14;
        let intro =
            words::rows(&[Part::new(say!(app.text, "send-intro"), theme.dim)], area.width.saturating_sub(4));
        let top = if roomy { intro.len() as u16 + 1 } else { 0 };
        if roomy {
            words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &intro, 0);
        }
        let waiting = log::Options { only_unsent: true, ..log::Options::default() };
        let mut unsent: Vec<_> = log::rows(&app.book, &app.site, &waiting, uuid::Uuid::nil(), app.now)
            .iter()
            .map(|row| row.visit_id)
            .collect();
        unsent.dedup();
        let unsent = unsent.len();
        let digests = digest::unsent(&app.book).len();
        let place = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
        list::draw(frame, place, PICKS.len(), self.at, |index| {
            let pick = PICKS[index];
            let marked = index == self.at;
            let count = match (pick.profile, pick.unsent) {
                (Profile::Log, true) => unsent,
                (Profile::Digest, true) => digests,
                _ => 0,
            };
            let words = app.text.get(pick.key, &[("count", count.into())]);
            let words = words::cut(&words, usize::from(area.width) - 3);
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                Span::styled(words, if marked { theme.strong } else { theme.plain }),
            ])
        });
        frame.set_cursor_position((place.x, place.y + self.at as u16));
    }
}
