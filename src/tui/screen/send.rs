//! Send: pick, see exactly what will leave, choose where; and what was sent. Nothing leaves that was not seen.

mod asked;
mod preview;
mod sent;
mod which;

use std::cell::RefCell;
use std::collections::HashMap;

use uuid::Uuid;

use self::preview::Preview;
use super::Screen;
use crate::export::{EXPORTS, Export, Filter, Form, LOG, Left, Wish, everything, log};
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup, scroll, step};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Effect, Wanted};
use crate::tui::page::{self, Cell, List, Page, Para, Part};
use crate::tui::world::World;
use crate::visit::{DisclosureId, EntryId, Record, Text};

/// The Send screen; what is filed and not yet sent comes first.
#[derive(Default)]
pub(crate) struct Send {
    at: usize,
    which: Filter,
    preview: Option<Preview>,
    /// Looking at what was sent: the marked line.
    sent: Option<usize>,
    /// Everything that may be read, on its way into a folder.
    texts: HashMap<EntryId, Text>,
    folder: Option<String>,
    /// How many visits wait in each export, and how many of the log's are filed; counted when the book or the minute has
    /// changed, never for a key alone.
    waiting: Vec<(usize, usize)>,
    counted: Option<(u64, i64)>,
    /// What each line would send, for beside the list: made once, and only where it is seen.
    glance: RefCell<(Looked, HashMap<usize, Option<Preview>>)>,
}

/// Of what it was made: the visits, the book and the minute.
type Looked = (Filter, Option<(u64, i64)>);

impl Send {
    /// The export of the marked line; none: everything, for oneself.
    fn export(&self) -> Option<&'static Export> {
        EXPORTS.get(self.at).copied()
    }

    fn wish(&self, export: &'static Export, world: &World) -> Wish {
        Wish {
            export,
            form: export.forms[0],
            visits: self.which.visits(export, &world.book),
            only_unsent: self.which == Filter::Unsent,
            names: false,
            without: Vec::new(),
        }
    }

    fn count(&mut self, world: &World) {
        let now = (world.version(), world.now.timestamp() / 60);
        if self.counted != Some(now) {
            self.counted = Some(now);
            let filed = log::waiting(&world.book, &world.site, world.now).filed.len();
            let count = |export: &&Export| (export.waiting)(&world.book, &world.site, world.now);
            let begins = self.waiting.is_empty();
            self.waiting = EXPORTS.iter().map(|export| (count(export), filed)).collect();
            // It opens where something waits.
            if begins && let Some(at) = self.waiting.iter().position(|(count, _)| *count > 0) {
                self.at = at;
            }
        }
    }

    /// What the marked line would send.
    fn beside(&self, world: &World) -> Part<'static> {
        let now = (self.which, self.counted);
        let (looked, made) = &mut *self.glance.borrow_mut();
        if *looked != now {
            (*looked, *made) = (now, HashMap::new());
        }
        let made = made.entry(self.at).or_insert_with(|| {
            let wish = self.export().map(|export| self.wish(export, world));
            let made = wish.and_then(|wish| Preview::named(wish, Uuid::nil(), world).ok());
            made.filter(|made| !made.sending.visits().is_empty())
        });
        made.as_ref().map_or_else(|| Part::aside(Vec::new()), |made| made.glance(world))
    }

    /// Shows what a wish comes to, or says why there is nothing.
    fn show(&mut self, wish: Wish, world: &mut World) {
        let export = wish.export;
        match Preview::of(wish, world) {
            Err(why) => world.notice = Some(world.text.sentence(&why)),
            Ok(preview) if preview.sending.visits().is_empty() => {
                self.preview = None;
                // Where an answer was filed and nobody allows it, "everything was sent" would be untrue.
                let kept = !preview.sending.withheld().is_empty() && *export != LOG;
                let before = world.book.disclosures.iter().any(|d| d.profile == export.word);
                let key = match self.which {
                    Filter::Unsent if !kept && before => "send-nothing-new".to_owned(),
                    _ => format!("send-nothing-{}", export.word),
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
        let mut wish = preview.sending.wish().clone();
        change(&mut wish);
        self.show(wish, world);
        if let Some(preview) = &mut self.preview {
            (preview.recipient, preview.to_clipboard) = (recipient, to_clipboard);
        }
    }

    /// Remembers what left.
    fn record_disclosure(&mut self, left: Left, world: &mut World) -> Go {
        let Some(by) = world.author() else { return Go::Stay };
        let who = (DisclosureId(world.id()), by, world.now);
        let (disclosure, place) = if let Some(folder) = self.folder.take() {
            self.texts.clear();
            (everything::remembered(who, left, &world.book), folder)
        } else {
            let Some(preview) = self.preview.take() else { return Go::Stay };
            if preview.sending.wish().export.is_for_one_visit() {
                self.which = Filter::Unsent;
            }
            let place = if preview.to_clipboard { left.name.clone() } else { preview.path.to_string() };
            (preview.sending.remembered(who, &preview.recipient, left), place)
        };
        world.put(vec![Record::Disclosure(disclosure)]);
        world.notice = Some(say!(world.text, "send-done", name = place));
        Go::Stay
    }

    /// Asks for all texts, then where to put them.
    fn take_everything(&mut self, world: &mut World) -> Go {
        self.texts.clear();
        let visits: Vec<_> = world.book.visits.iter().map(|v| v.id).collect();
        for visit in visits {
            world.read(Wanted::Texts(visit));
        }
        let name = world.path_to(&format!("homevisit-{}-{}", everything::PROFILE, world.local().date()));
        let why = if world.mine_is_open() { "everything-why" } else { "everything-why-shut" };
        Self::ask_folder(&name, world.text.get(why, &[]), world)
    }

    /// Asks for a folder's name.
    fn ask_folder(name: &str, why: String, world: &World) -> Go {
        let write = Pick::typed(Self::write_folder);
        Go::Over(Popup::path_line(say!(world.text, "send-everything"), vec![why], name, write))
    }

    /// Shows what leaves of these visits; for one family, the visit was all that was still to be said.
    fn of(&mut self, which: Filter, world: &mut World) -> Go {
        self.which = which;
        if let (Filter::One(_), Some(export)) = (which, self.export())
            && export.is_for_one_visit()
        {
            let wish = self.wish(export, world);
            self.show(wish, world);
        }
        Go::Stay
    }

    fn write_folder(&mut self, path: Private, world: &mut World) -> Go {
        let words = |key: &str| world.text.get(key, &[]);
        let files = everything::folder(&world.book, &self.texts, &world.site, world.now, &words);
        self.folder = Some(path.to_string());
        world.effect(Effect::WriteFolder { path, files });
        Go::Stay
    }
}

impl Screen for Send {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{
            Back, CopyAll, Down, Exact, Open, OtherForm, PageDown, SaveFile, WhatISent, Which, WithNames,
        };
        if let Some(preview) = &self.preview {
            let export = preview.sending.wish().export;
            let mut hints = vec![Back, SaveFile, CopyAll];
            hints.extend(preview.has_words().then_some(Exact));
            hints.extend((export.forms.len() > 1).then_some(OtherForm));
            hints.extend(export.may_have_names(&world.site).then_some(WithNames));
            hints.extend([Down, PageDown]);
            let mut page = Page::new(say!(world.text, "send-title"), &hints);
            if preview.is_exact() {
                page = page.labelled(Exact, say!(world.text, "send-to-words"));
            }
            return page.in_drawer(Some(say!(world.text, "drawer-send"))).with(preview.part(world));
        }
        if let Some(at) = self.sent {
            let page = Page::new(say!(world.text, "sent-title"), &[Back, Down]);
            return page.with(sent::part(world, at));
        }
        let key = world.keys.name_of(Which);
        let which = say!(world.text, "send-which", which = which::words(self.which, world), key = key);
        let intro = vec![Para::dim(say!(world.text, "send-intro")).roomy(), Para::plain(which)];
        let list = List::new(EXPORTS.len() + 1, self.at, |index| {
            page::Row::of(Cell::new(match EXPORTS.get(index) {
                None => say!(world.text, "send-everything"),
                Some(export) => {
                    let (count, filed) = self.waiting.get(index).copied().unwrap_or_default();
                    let said = [("count", count.into()), ("filed", filed.into())];
                    world.text.get(&format!("send-{}", export.word), &said)
                }
            }))
        });
        let page = Page::new(say!(world.text, "send-title"), &[Back, Open, Which, WhatISent]);
        page.beside(|| self.beside(world)).with(Part::Words(intro)).with(Part::List(list))
    }

    fn flush(&mut self, world: &mut World) {
        self.count(world);
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        if self.preview.is_some() {
            return vec![Context::Sending, Context::Move];
        }
        vec![Context::Sending, Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        match &mut self.sent {
            Some(at) => *at = row,
            None => self.at = row,
        }
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        if let Some(preview) = &mut self.preview {
            match action {
                Action::Back => {
                    // One visit was chosen for this form alone.
                    if preview.sending.wish().export.is_for_one_visit() {
                        self.which = Filter::Unsent;
                    }
                    self.preview = None;
                }
                Action::CopyAll if preview.sending.wish().form == Form::Xlsx => {
                    let key = world.keys.name_of(Action::OtherForm);
                    world.notice = Some(say!(world.text, "send-no-copy", key = key));
                }
                Action::SaveFile | Action::CopyAll => {
                    preview.to_clipboard = action == Action::CopyAll;
                    return Self::go_on(preview, world);
                }
                Action::OtherForm => self.change(world, |wish| {
                    let forms = wish.export.forms;
                    let at = forms.iter().position(|form| *form == wish.form).unwrap_or(0);
                    wish.form = forms[(at + 1) % forms.len()];
                }),
                Action::WithNames if preview.sending.wish().names => {
                    self.change(world, |wish| wish.names = false);
                }
                Action::WithNames => {
                    let export = preview.sending.wish().export;
                    if !export.may_have_names(&world.site) {
                        let refused = if *export == LOG { "send-no-names" } else { "send-never-names" };
                        world.notice = Some(world.text.get(refused, &[]));
                        return Go::Stay;
                    }
                    let with = Pick::on(|send: &mut Self, world| {
                        send.change(world, |wish| wish.names = true);
                        Go::Stay
                    });
                    let why = world.text.get(&format!("names-why-{}", export.word), &[]);
                    let menu = Popup::menu(say!(world.text, "names-title"), vec![why])
                        .no(say!(world.text, "names-no"))
                        .item(say!(world.text, "names-yes"), with);
                    return Go::Over(menu);
                }
                Action::Exact if preview.has_words() => preview.turn_exact(),
                action => return scroll(&mut preview.scroll, action, 10, world),
            }
            return Go::Stay;
        }
        if let Some(at) = &mut self.sent {
            if action != Action::Back {
                return step(at, sent::len(world), action, 10);
            }
            self.sent = None;
            return Go::Stay;
        }
        match action {
            Action::Back => return Go::Back,
            Action::WhatISent => self.sent = Some(0),
            Action::Which => return which::ask(world),
            Action::Open => match self.export() {
                // The site's file may name a card: without it, what should be sealed would go in clear.
                Some(export) if export.is_for_the_coordinator() && world.site_left_out.is_some() => {
                    let why = world.site_left_out.as_ref().map(|why| world.text.sentence(why));
                    let lines = [Some(say!(world.text, "send-site-left-out")), why].into_iter().flatten();
                    return Go::Over(Popup::note(say!(world.text, "send-title"), lines.collect()));
                }
                Some(export) if export.is_for_one_visit() && !matches!(self.which, Filter::One(_)) => {
                    return which::ask_one(world);
                }
                Some(export) => {
                    let wish = self.wish(export, world);
                    self.show(wish, world);
                }
                None => return self.take_everything(world),
            },
            action => return step(&mut self.at, EXPORTS.len() + 1, action, 10),
        }
        Go::Stay
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Written(left) => self.record_disclosure(left, world),
            Answer::Copied(hash) if self.preview.is_some() => Self::ask_whether_it_arrived(hash, world),
            Answer::Texts(_, texts) => {
                self.texts.extend(texts);
                Go::Stay
            }
            Answer::FileExists if self.folder.is_some() => {
                let folder = self.folder.take().unwrap_or_default();
                Self::ask_folder(&folder, say!(world.text, "everything-there"), world)
            }
            // What was named stays to be put right.
            Answer::Unusable(why) => {
                let why = world.text.sentence(&why);
                if let Some(folder) = self.folder.take() {
                    return Self::ask_folder(&folder, why, world);
                }
                let path = self.preview.as_ref().map(|preview| preview.path.clone());
                path.map_or(Go::Stay, |path| Self::ask_where(&path, why, world))
            }
            Answer::FileExists => {
                let replace = Pick::on(|send: &mut Self, world| {
                    if let Some(preview) = &send.preview {
                        Self::write(preview, true, world);
                    }
                    Go::Stay
                });
                let menu =
                    Popup::menu(say!(world.text, "replace-title"), vec![say!(world.text, "replace-why")])
                        .no(say!(world.text, "replace-no"))
                        .item(say!(world.text, "replace-yes"), replace);
                Go::Over(menu)
            }
            _ => Go::Stay,
        }
    }

    fn on_lock(&mut self) {
        self.texts.clear();
        self.glance.take();
    }
}
