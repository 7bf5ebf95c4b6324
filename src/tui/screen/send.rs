//! Send: pick, see exactly what will leave, choose where; and what was sent. Nothing leaves that was not seen.

mod preview;
mod sent;
mod which;

use std::collections::HashMap;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use sha2::{Digest as _, Sha256};

use self::preview::Preview;
use super::family::FamilyScreen;
use super::walk::{Place, Walk};
use super::{Go, Screen, Title};
use crate::export::{Filter, Form, Profile, Wish, careful, everything, log, waiting};
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask, Effect};
use crate::tui::popup::{Choice, Popup, Wanted};
use crate::tui::widget::field::Field;
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::visit::{Departure, DepartureId, EntryId, Kept, KeptId, Record, Text};

/// The Send screen.
pub struct Send {
    at: usize,
    which: Filter,
    preview: Option<Preview>,
    /// Looking at what was sent: the marked line.
    sent: Option<usize>,
    /// Everything that may be read, on its way into a folder.
    texts: HashMap<EntryId, Text>,
    folder: Option<String>,
}

impl Send {
    /// With what is filed and not yet sent first.
    pub fn open(_app: &mut App) -> Go {
        Go::to(Self {
            at: 0,
            which: Filter::Unsent,
            preview: None,
            sent: None,
            texts: HashMap::new(),
            folder: None,
        })
    }

    /// The profile of the marked line; none: everything, for oneself.
    fn profile(&self) -> Option<Profile> {
        Profile::ALL.get(self.at).copied()
    }

    fn wish(&self, profile: Profile, app: &App) -> Wish {
        Wish {
            profile,
            form: profile.forms()[0],
            visits: self.which.visits(profile, &app.book),
            only_unsent: self.which == Filter::Unsent,
            names: false,
            without: Vec::new(),
        }
    }

    /// Shows what a wish comes to, or says why there is nothing.
    fn show(&mut self, wish: Wish, app: &mut App) {
        let profile = wish.profile;
        match Preview::of(wish, app) {
            Err(why) => app.notice = Some(app.text.sentence(&why)),
            Ok(preview) if preview.made.visits.is_empty() => {
                self.preview = None;
                // Where an answer was filed and nobody allows it, "everything was sent" would be untrue.
                let kept = !preview.made.withheld.is_empty() && profile != Profile::Log;
                let before = app.book.departures.iter().any(|d| d.profile == profile.word());
                let key = match self.which {
                    Filter::Unsent if !kept && before => "send-nothing-new".to_owned(),
                    _ => format!("send-nothing-{}", profile.word()),
                };
                let which = app.keys.name_of(Action::Which);
                app.notice = Some(app.text.get(&key, &[("key", which.into())]));
            }
            Ok(preview) => self.preview = Some(preview),
        }
    }

    /// The same, otherwise: in another form, with names, without an answer.
    fn change(&mut self, app: &mut App, change: impl FnOnce(&mut Wish)) {
        let Some(preview) = self.preview.take() else { return };
        let (recipient, to_clipboard) = (preview.recipient, preview.to_clipboard);
        let mut wish = preview.wish;
        change(&mut wish);
        self.show(wish, app);
        if let Some(preview) = &mut self.preview {
            (preview.recipient, preview.to_clipboard) = (recipient, to_clipboard);
        }
    }

    /// Remembers what left.
    fn departed(&mut self, name: &str, app: &mut App) -> Go {
        let Some(by) = app.author() else { return Go::Stay };
        let id = DepartureId(app.id());
        let (departure, place) = if let Some(folder) = self.folder.take() {
            let files =
                everything::files(&app.book, &self.texts, &app.site, app.now, &|key| app.text.get(key, &[]));
            let departure = Departure {
                id,
                at: app.now,
                by,
                profile: everything::PROFILE.to_owned(),
                format: everything::FORMAT.to_owned(),
                to: crate::private::Private::default(),
                name: name.to_owned(),
                hash: everything::hash(&files),
                lines: Vec::new(),
            };
            self.texts.clear();
            (departure, folder)
        } else {
            let Some(preview) = self.preview.take() else { return Go::Stay };
            if preview.wish.profile.is_for_one_visit() {
                self.which = Filter::Unsent;
            }
            let departure = Departure {
                id,
                at: app.now,
                by,
                profile: preview.wish.profile.word().to_owned(),
                format: preview.wish.form.ending().to_owned(),
                to: preview.recipient.clone(),
                name: name.to_owned(),
                hash: crate::visit::hex(&Sha256::digest(&preview.made.bytes)),
                lines: preview.made.lines.clone(),
            };
            let place = if preview.to_clipboard { name.to_owned() } else { preview.path.to_string() };
            (departure, place)
        };
        app.put(vec![Record::Departure(departure)]);
        app.notice = Some(say!(app.text, "send-done", name = place));
        Go::Stay
    }

    fn write(preview: &Preview, replace: bool, app: &mut App) {
        let card = preview.card(app);
        let (path, bytes) = (preview.path.clone(), preview.made.bytes.clone());
        app.effect(Effect::WriteFile { path, bytes, replace, card });
    }

    /// What is worth a second look is decided first, an answer at a time; then for whom it is.
    fn go_on(preview: &Preview, app: &App) -> Go {
        if let Some(found) = preview.marked.first() {
            return Self::ask_about(found, app);
        }
        let field = Field::new(&say!(app.text, "send-coordinator"));
        Go::over(Popup::line(
            say!(app.text, "send-whom"),
            vec![say!(app.text, "send-whom-why")],
            field,
            Wanted::Recipient,
        ))
    }

    fn ask_about(found: &careful::Found, app: &App) -> Go {
        let mut lines: Vec<String> = found
            .marked
            .iter()
            .map(|m| {
                let what = app.text.get(&format!("marked-{}", m.what), &[]);
                format!("· “{}”: {what}", &*m.words)
            })
            .collect();
        lines.dedup();
        lines.insert(0, format!("“{}”", words::cut(&found.text.replace('\n', " "), 160)));
        let items = vec![
            (say!(app.text, "marked-keep"), Choice::KeepMarked(found.entry)),
            (say!(app.text, "marked-change"), Choice::ChangeMarked(found.entry)),
            (say!(app.text, "marked-drop"), Choice::DropMarked(found.entry)),
        ];
        Go::over(Popup::menu(say!(app.text, "marked-title"), lines, items))
    }

    /// Asks for all texts, then where to put them.
    fn take_everything(&mut self, app: &mut App) -> Go {
        let Some(viewer) = app.author() else { return Go::Stay };
        self.texts.clear();
        let visits: Vec<_> = app.book.visits.iter().map(|v| v.id).collect();
        for visit in visits {
            app.ask_and_wait(Ask::Texts { visit, viewer });
        }
        let name = format!("~/homevisit-{}-{}", everything::PROFILE, app.local().date());
        let lines = vec![say!(app.text, "everything-why")];
        Go::over(Popup::line(
            say!(app.text, "send-everything"),
            lines,
            Field::new(&name),
            Wanted::FolderToMake,
        ))
    }
}

impl Screen for Send {
    fn title(&self, app: &App) -> Title {
        let place = match self.sent {
            Some(_) => say!(app.text, "sent-title"),
            None => say!(app.text, "send-title"),
        };
        let drawer = self.preview.as_ref().map(|_| say!(app.text, "drawer-send"));
        Title { place, drawer }
    }

    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Sending, Context::Move]
    }

    fn hints(&self, app: &App) -> Vec<Action> {
        match (&self.preview, self.sent) {
            (Some(preview), _) => {
                let mut hints = vec![Action::Back, Action::SaveFile, Action::CopyAll];
                if preview.wish.profile.forms().len() > 1 {
                    hints.push(Action::OtherForm);
                }
                let official = app.site.recipient_is_school_official;
                match preview.wish.profile {
                    Profile::Log if official => hints.push(Action::WithNames),
                    Profile::Calendar => hints.push(Action::WithNames),
                    _ => {}
                }
                hints.extend([Action::Down, Action::PageDown]);
                hints
            }
            (None, Some(_)) => vec![Action::Back, Action::Down],
            (None, None) => vec![Action::Back, Action::Open, Action::Which, Action::WhatISent],
        }
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        if let Some(preview) = &mut self.preview {
            match action {
                Action::Back => self.preview = None,
                Action::CopyAll if preview.wish.form == Form::Xlsx => {
                    let key = app.keys.name_of(Action::OtherForm);
                    app.notice = Some(say!(app.text, "send-no-copy", key = key));
                }
                Action::SaveFile | Action::CopyAll => {
                    preview.to_clipboard = action == Action::CopyAll;
                    return Self::go_on(preview, app);
                }
                Action::OtherForm => self.change(app, |wish| {
                    let forms = wish.profile.forms();
                    let at = forms.iter().position(|form| *form == wish.form).unwrap_or(0);
                    wish.form = forms[(at + 1) % forms.len()];
                }),
                Action::WithNames if preview.wish.names => self.change(app, |wish| wish.names = false),
                Action::WithNames => {
                    let log = preview.wish.profile == Profile::Log;
                    if log && !app.site.recipient_is_school_official {
                        app.notice = Some(say!(app.text, "send-no-names"));
                        return Go::Stay;
                    }
                    let items = vec![
                        (say!(app.text, "names-no"), Choice::Nothing),
                        (say!(app.text, "names-yes"), Choice::WithNames),
                    ];
                    let why = if log { "names-why" } else { "names-why-calendar" };
                    let lines = vec![app.text.get(why, &[])];
                    return Go::over(Popup::menu(say!(app.text, "names-title"), lines, items));
                }
                action => preview.scroll = moved(preview.scroll, preview.lines(), action, 10),
            }
            return Go::Stay;
        }
        if let Some(at) = self.sent {
            match action {
                Action::Back => self.sent = None,
                action => self.sent = Some(moved(at, sent::len(app), action, 10)),
            }
            return Go::Stay;
        }
        match action {
            Action::Back => return Go::Back,
            Action::WhatISent => self.sent = Some(0),
            Action::Which => return which::ask(app),
            Action::Open => match self.profile() {
                Some(profile) if profile.is_for_one_visit() && !matches!(self.which, Filter::One(_)) => {
                    return which::ask_one(app);
                }
                Some(profile) => {
                    let wish = self.wish(profile, app);
                    self.show(wish, app);
                }
                None => return self.take_everything(app),
            },
            action => self.at = moved(self.at, Profile::ALL.len() + 1, action, 10),
        }
        Go::Stay
    }

    fn choose(&mut self, choice: Choice, app: &mut App) -> Go {
        match choice {
            Choice::Which(which) => {
                self.which = which;
                // For one family, the visit was all that was still to be said.
                if let (Filter::One(_), Some(profile)) = (which, self.profile())
                    && profile.is_for_one_visit()
                {
                    let wish = self.wish(profile, app);
                    self.show(wish, app);
                }
                return Go::Stay;
            }
            Choice::Typed(Wanted::FolderToMake, path) => {
                let files = everything::files(&app.book, &self.texts, &app.site, app.now, &|key| {
                    app.text.get(key, &[])
                });
                self.folder = Some(path.to_string());
                app.effect(Effect::WriteFolder { path, files });
                return Go::Stay;
            }
            _ => {}
        }
        let Some(preview) = &mut self.preview else { return Go::Stay };
        match choice {
            Choice::WithNames => {
                self.change(app, |wish| wish.names = true);
                Go::Stay
            }
            Choice::KeepMarked(entry) => {
                let Some(by) = app.author() else { return Go::Stay };
                if let Some(at) = preview.marked.iter().position(|found| found.entry == entry) {
                    let hash = preview.marked.remove(at).hash();
                    let kept = Kept { id: KeptId(app.id()), entry, hash, by, at: app.now };
                    app.put(vec![Record::Kept(kept)]);
                }
                Self::go_on(preview, app)
            }
            Choice::DropMarked(entry) => {
                self.change(app, |wish| wish.without.push(entry));
                self.preview.as_ref().map_or(Go::Stay, |preview| Self::go_on(preview, app))
            }
            Choice::ChangeMarked(entry) => {
                let family = preview.made.visits.first().and_then(|&id| app.book.visit(id)).map(|v| v.family);
                self.preview = None;
                let Some(entry) = app.book.entry(entry).cloned() else {
                    // A promise: it is changed where the family's year is.
                    app.notice = Some(say!(app.text, "marked-then-agree"));
                    return family.map_or(Go::Stay, |family| Go::to(FamilyScreen::new(family)));
                };
                let place = Place {
                    visit: entry.visit,
                    guide: entry.guide,
                    pass: entry.pass,
                    prompt: Some(entry.prompt),
                };
                app.notice = Some(say!(app.text, "marked-then-agree"));
                Walk::at(place, app).map_or(Go::Stay, Go::to)
            }
            Choice::Typed(Wanted::Recipient, to) => {
                preview.recipient = crate::clean::line(&to).into();
                if preview.to_clipboard {
                    let text = String::from_utf8_lossy(&preview.made.bytes).into_owned();
                    app.effect(Effect::Copy(text.into()));
                    // Terminals do not say whether they took it.
                    let items = vec![
                        (say!(app.text, "arrived-yes"), Choice::Arrived),
                        (say!(app.text, "arrived-no"), Choice::Nothing),
                    ];
                    let lines = vec![say!(app.text, "arrived-why")];
                    return Go::over(Popup::menu(say!(app.text, "arrived-title"), lines, items));
                }
                let name = if preview.path.is_empty() {
                    let sealed = if preview.card(app).is_some() { ".age" } else { "" };
                    let (file, ending) = (preview.wish.profile.file(), preview.wish.form.ending());
                    format!("~/homevisit-{file}-{}.{ending}{sealed}", app.local().date())
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
            Answer::Texts(_, texts) => {
                self.texts.extend(texts);
                Go::Stay
            }
            Answer::FileExists if self.folder.take().is_some() => {
                app.notice = Some(say!(app.text, "everything-there"));
                Go::Stay
            }
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

    fn cover(&mut self) {
        self.texts.clear();
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        if let Some(preview) = &self.preview {
            return preview.draw(app, frame, area);
        }
        if let Some(at) = self.sent {
            return sent::draw(app, at, frame, area);
        }
        let theme = &app.theme;
        let roomy = area.height >= 14;
        let which = which::words(self.which, app);
        let key = app.keys.name_of(Action::Which);
        let mut intro = vec![Part::new(say!(app.text, "send-which", which = which, key = key), theme.plain)];
        if roomy {
            intro.insert(0, Part::new(say!(app.text, "send-intro"), theme.dim));
        }
        let intro = words::rows(&intro, area.width.saturating_sub(4));
        let top = intro.len() as u16 + u16::from(roomy);
        words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &intro, 0);
        let place = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
        let len = Profile::ALL.len() + 1;
        list::draw(frame, place, len, self.at, |index| {
            let marked = index == self.at;
            let words = Profile::ALL.get(index).map_or_else(
                || say!(app.text, "send-everything"),
                |profile| {
                    let (count, filed) = match profile {
                        Profile::Log => {
                            let waiting = log::waiting(&app.book, &app.site, app.now);
                            (waiting.visits, waiting.filed.len())
                        }
                        _ => (waiting(*profile, &app.book, &app.site, app.now), 0),
                    };
                    let said = [("count", count.into()), ("filed", filed.into())];
                    app.text.get(&format!("send-{}", profile.word()), &said)
                },
            );
            let words = words::cut(&words, usize::from(area.width) - 3);
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                Span::styled(words, if marked { theme.strong } else { theme.plain }),
            ])
        });
        let row = self.at.saturating_sub(list::offset(self.at, len, place.height as usize));
        frame.set_cursor_position((place.x, place.y + row as u16));
    }
}
