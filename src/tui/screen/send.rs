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
use super::{Screen, Title};
use crate::export::{Filter, Form, Profile, Wish, careful, everything, log, waiting};
use crate::private::Private;
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Effect, Query, Wanted};
use crate::tui::popup::{Pick, Popup};
use crate::tui::route::{Go, Place, Route};
use crate::tui::widget::field::Field;
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;
use crate::visit::{Departure, DepartureId, EntryId, Kept, KeptId, Record, Text};

/// The Send screen; what is filed and not yet sent comes first.
#[derive(Default)]
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
    /// The profile of the marked line; none: everything, for oneself.
    fn profile(&self) -> Option<Profile> {
        Profile::ALL.get(self.at).copied()
    }

    fn wish(&self, profile: Profile, world: &World) -> Wish {
        Wish {
            profile,
            form: profile.forms()[0],
            visits: self.which.visits(profile, &world.book),
            only_unsent: self.which == Filter::Unsent,
            names: false,
            without: Vec::new(),
        }
    }

    /// Shows what a wish comes to, or says why there is nothing.
    fn show(&mut self, wish: Wish, world: &mut World) {
        let profile = wish.profile;
        match Preview::of(wish, world) {
            Err(why) => world.notice = Some(world.text.sentence(&why)),
            Ok(preview) if preview.made.visits.is_empty() => {
                self.preview = None;
                // Where an answer was filed and nobody allows it, "everything was sent" would be untrue.
                let kept = !preview.made.withheld.is_empty() && profile != Profile::Log;
                let before = world.book.departures.iter().any(|d| d.profile == profile.word());
                let key = match self.which {
                    Filter::Unsent if !kept && before => "send-nothing-new".to_owned(),
                    _ => format!("send-nothing-{}", profile.word()),
                };
                let which = world.keys.name_of(Action::Which);
                world.notice = Some(world.text.get(&key, &[("key", which.into())]));
            }
            Ok(preview) => self.preview = Some(preview),
        }
    }

    /// The same, otherwise: in another form, with names, without an answer.
    fn change(&mut self, world: &mut World, change: impl FnOnce(&mut Wish)) {
        let Some(preview) = self.preview.take() else { return };
        let (recipient, to_clipboard) = (preview.recipient, preview.to_clipboard);
        let mut wish = preview.wish;
        change(&mut wish);
        self.show(wish, world);
        if let Some(preview) = &mut self.preview {
            (preview.recipient, preview.to_clipboard) = (recipient, to_clipboard);
        }
    }

    /// Remembers what left.
    fn departed(&mut self, name: &str, world: &mut World) -> Go {
        let Some(by) = world.author() else { return Go::Stay };
        let id = DepartureId(world.id());
        let (departure, place) = if let Some(folder) = self.folder.take() {
            let files = everything::files(&world.book, &self.texts, &world.site, world.now, &|key| {
                world.text.get(key, &[])
            });
            let departure = Departure {
                id,
                at: world.now,
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
                at: world.now,
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
        world.put(vec![Record::Departure(departure)]);
        world.notice = Some(say!(world.text, "send-done", name = place));
        Go::Stay
    }

    fn write(preview: &Preview, replace: bool, world: &mut World) {
        let card = preview.card(world);
        let (path, bytes) = (preview.path.clone(), preview.made.bytes.clone());
        world.effect(Effect::WriteFile { path, bytes, replace, card });
    }

    /// What is worth a second look is decided first, an answer at a time; then for whom it is.
    fn go_on(preview: &Preview, world: &World) -> Go {
        if let Some(found) = preview.marked.first() {
            return Self::ask_about(found, world);
        }
        let field = Field::new(&say!(world.text, "send-coordinator"));
        Go::Over(Popup::line(
            say!(world.text, "send-whom"),
            vec![say!(world.text, "send-whom-why")],
            field,
            Pick::typed(|send: &mut Self, to, world| send.for_whom(&to, world)),
        ))
    }

    fn ask_about(found: &careful::Found, world: &World) -> Go {
        let mut lines: Vec<String> = found
            .marked
            .iter()
            .map(|m| {
                let what = world.text.get(&format!("marked-{}", m.what), &[]);
                format!("· “{}”: {what}", &*m.words)
            })
            .collect();
        lines.dedup();
        lines.insert(0, format!("“{}”", words::cut(&found.text.replace('\n', " "), 160)));
        let entry = found.entry;
        let items = vec![
            (
                say!(world.text, "marked-keep"),
                Pick::on(move |send: &mut Self, world| send.keep(entry, world)),
            ),
            (
                say!(world.text, "marked-change"),
                Pick::on(move |send: &mut Self, world| send.alter(entry, world)),
            ),
            (
                say!(world.text, "marked-drop"),
                Pick::on(move |send: &mut Self, world| send.leave_out(entry, world)),
            ),
        ];
        Go::Over(Popup::menu(say!(world.text, "marked-title"), lines, items))
    }

    /// Asks for all texts, then where to put them.
    fn take_everything(&mut self, world: &mut World) -> Go {
        let Some(viewer) = world.author() else { return Go::Stay };
        self.texts.clear();
        let visits: Vec<_> = world.book.visits.iter().map(|v| v.id).collect();
        for visit in visits {
            world.ask_and_wait(Query { what: Wanted::Texts(visit), viewer });
        }
        let name = format!("~/homevisit-{}-{}", everything::PROFILE, world.local().date());
        let lines = vec![say!(world.text, "everything-why")];
        Go::Over(Popup::line(
            say!(world.text, "send-everything"),
            lines,
            Field::new(&name),
            Pick::typed(Self::write_folder),
        ))
    }

    /// Shows what leaves of these visits; for one family, the visit was all that was still to be said.
    fn of(&mut self, which: Filter, world: &mut World) -> Go {
        self.which = which;
        if let (Filter::One(_), Some(profile)) = (which, self.profile())
            && profile.is_for_one_visit()
        {
            let wish = self.wish(profile, world);
            self.show(wish, world);
        }
        Go::Stay
    }

    fn write_folder(&mut self, path: Private, world: &mut World) -> Go {
        let files = everything::files(&world.book, &self.texts, &world.site, world.now, &|key| {
            world.text.get(key, &[])
        });
        self.folder = Some(path.to_string());
        world.effect(Effect::WriteFolder { path, files });
        Go::Stay
    }

    fn keep(&mut self, entry: EntryId, world: &mut World) -> Go {
        let (Some(preview), Some(by)) = (&mut self.preview, world.author()) else { return Go::Stay };
        if let Some(at) = preview.marked.iter().position(|found| found.entry == entry) {
            let hash = preview.marked.remove(at).hash();
            let kept = Kept { id: KeptId(world.id()), entry, hash, by, at: world.now };
            world.put(vec![Record::Kept(kept)]);
        }
        Self::go_on(preview, world)
    }

    fn leave_out(&mut self, entry: EntryId, world: &mut World) -> Go {
        self.change(world, |wish| wish.without.push(entry));
        self.preview.as_ref().map_or(Go::Stay, |preview| Self::go_on(preview, world))
    }

    fn alter(&mut self, entry: EntryId, world: &mut World) -> Go {
        let Some(preview) = self.preview.take() else { return Go::Stay };
        let family = preview.made.visits.first().and_then(|&id| world.book.visit(id)).map(|v| v.family);
        world.notice = Some(say!(world.text, "marked-then-agree"));
        match world.book.entry(entry) {
            Some(entry) => Go::To(Route::Walk(Place::of(entry))),
            // A promise: it is changed where the family's year is.
            None => family.map_or(Go::Stay, |family| Go::To(Route::Family(family))),
        }
    }

    fn for_whom(&mut self, to: &str, world: &mut World) -> Go {
        let Some(preview) = &mut self.preview else { return Go::Stay };
        preview.recipient = crate::clean::line(to).into();
        if preview.to_clipboard {
            let text = String::from_utf8_lossy(&preview.made.bytes).into_owned();
            world.effect(Effect::Copy(text.into()));
            // Terminals do not say whether they took it.
            let arrived = Pick::on(|send: &mut Self, world| {
                let name = say!(world.text, "send-clipboard");
                send.departed(&name, world)
            });
            let items = vec![(say!(world.text, "arrived-yes"), arrived)];
            let lines = vec![say!(world.text, "arrived-why")];
            let popup = Popup::menu(say!(world.text, "arrived-title"), lines, items);
            return Go::Over(popup.with_later(say!(world.text, "arrived-no")));
        }
        let name = if preview.path.is_empty() {
            let sealed = if preview.card(world).is_some() { ".age" } else { "" };
            let (file, ending) = (preview.wish.profile.file(), preview.wish.form.ending());
            format!("~/homevisit-{file}-{}.{ending}{sealed}", world.local().date())
        } else {
            preview.path.to_string()
        };
        let write = Pick::typed(|send: &mut Self, path, world| {
            if let Some(preview) = &mut send.preview {
                preview.path = path;
                Self::write(preview, false, world);
            }
            Go::Stay
        });
        let lines = vec![say!(world.text, "send-file-why")];
        Go::Over(Popup::line(say!(world.text, "send-file"), lines, Field::new(&name), write))
    }
}

impl Screen for Send {
    fn title(&self, world: &World) -> Title {
        let place = match self.sent {
            Some(_) => say!(world.text, "sent-title"),
            None => say!(world.text, "send-title"),
        };
        let drawer = self.preview.as_ref().map(|_| say!(world.text, "drawer-send"));
        Title { place, drawer }
    }

    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Sending, Context::Move]
    }

    fn hints(&self, world: &World) -> Vec<Action> {
        match (&self.preview, self.sent) {
            (Some(preview), _) => {
                let mut hints = vec![Action::Back, Action::SaveFile, Action::CopyAll];
                if preview.wish.profile.forms().len() > 1 {
                    hints.push(Action::OtherForm);
                }
                let official = world.site.recipient_is_school_official;
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

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        if let Some(preview) = &mut self.preview {
            match action {
                Action::Back => self.preview = None,
                Action::CopyAll if preview.wish.form == Form::Xlsx => {
                    let key = world.keys.name_of(Action::OtherForm);
                    world.notice = Some(say!(world.text, "send-no-copy", key = key));
                }
                Action::SaveFile | Action::CopyAll => {
                    preview.to_clipboard = action == Action::CopyAll;
                    return Self::go_on(preview, world);
                }
                Action::OtherForm => self.change(world, |wish| {
                    let forms = wish.profile.forms();
                    let at = forms.iter().position(|form| *form == wish.form).unwrap_or(0);
                    wish.form = forms[(at + 1) % forms.len()];
                }),
                Action::WithNames if preview.wish.names => self.change(world, |wish| wish.names = false),
                Action::WithNames => {
                    let log = preview.wish.profile == Profile::Log;
                    if log && !world.site.recipient_is_school_official {
                        world.notice = Some(say!(world.text, "send-no-names"));
                        return Go::Stay;
                    }
                    let with = Pick::on(|send: &mut Self, world| {
                        send.change(world, |wish| wish.names = true);
                        Go::Stay
                    });
                    let items = vec![(say!(world.text, "names-yes"), with)];
                    let why = if log { "names-why" } else { "names-why-calendar" };
                    let lines = vec![world.text.get(why, &[])];
                    let popup = Popup::menu(say!(world.text, "names-title"), lines, items);
                    return Go::Over(popup.with_no(say!(world.text, "names-no")));
                }
                action => preview.scroll = moved(preview.scroll, preview.lines(), action, 10),
            }
            return Go::Stay;
        }
        if let Some(at) = self.sent {
            match action {
                Action::Back => self.sent = None,
                action => self.sent = Some(moved(at, sent::len(world), action, 10)),
            }
            return Go::Stay;
        }
        match action {
            Action::Back => return Go::Back,
            Action::WhatISent => self.sent = Some(0),
            Action::Which => return which::ask(world),
            Action::Open => match self.profile() {
                Some(profile) if profile.is_for_one_visit() && !matches!(self.which, Filter::One(_)) => {
                    return which::ask_one(world);
                }
                Some(profile) => {
                    let wish = self.wish(profile, world);
                    self.show(wish, world);
                }
                None => return self.take_everything(world),
            },
            action => self.at = moved(self.at, Profile::ALL.len() + 1, action, 10),
        }
        Go::Stay
    }

    fn answer(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::FileWritten(name) => self.departed(&name, world),
            Answer::Texts(_, texts) => {
                self.texts.extend(texts);
                Go::Stay
            }
            Answer::FileExists if self.folder.take().is_some() => {
                world.notice = Some(say!(world.text, "everything-there"));
                Go::Stay
            }
            Answer::FileExists => {
                let replace = Pick::on(|send: &mut Self, world| {
                    if let Some(preview) = &send.preview {
                        Self::write(preview, true, world);
                    }
                    Go::Stay
                });
                let (title, why) = (say!(world.text, "replace-title"), say!(world.text, "replace-why"));
                let popup = Popup::menu(title, vec![why], vec![(say!(world.text, "replace-yes"), replace)]);
                Go::Over(popup.with_no(say!(world.text, "replace-no")))
            }
            _ => Go::Stay,
        }
    }

    fn cover(&mut self) {
        self.texts.clear();
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        if let Some(preview) = &self.preview {
            return preview.draw(world, frame, area);
        }
        if let Some(at) = self.sent {
            return sent::draw(world, at, frame, area);
        }
        let theme = &world.theme;
        let roomy = area.height >= 14;
        let which = which::words(self.which, world);
        let key = world.keys.name_of(Action::Which);
        let mut intro =
            vec![Part::new(say!(world.text, "send-which", which = which, key = key), theme.plain)];
        if roomy {
            intro.insert(0, Part::new(say!(world.text, "send-intro"), theme.dim));
        }
        let intro = words::rows(&intro, area.width.saturating_sub(4));
        let top = intro.len() as u16 + u16::from(roomy);
        words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &intro, 0);
        let place = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
        let len = Profile::ALL.len() + 1;
        list::draw(frame, place, len, self.at, |index| {
            let marked = index == self.at;
            let words = Profile::ALL.get(index).map_or_else(
                || say!(world.text, "send-everything"),
                |profile| {
                    let (count, filed) = match profile {
                        Profile::Log => {
                            let waiting = log::waiting(&world.book, &world.site, world.now);
                            (waiting.visits, waiting.filed.len())
                        }
                        _ => (waiting(*profile, &world.book, &world.site, world.now), 0),
                    };
                    let said = [("count", count.into()), ("filed", filed.into())];
                    world.text.get(&format!("send-{}", profile.word()), &said)
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
