//! Settings: who we are, passphrases, partners, backups; and plainly what is protected.

mod take_in;

use super::Screen;
use crate::say;
use crate::tui::go::{Go, Pick, Popup, step};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Upkeep};
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Weight};
use crate::tui::phrase;
use crate::tui::route::{Purpose, Route, Why};
use crate::tui::world::World;
use crate::visit::{Drawer, EducatorId, EntryId};

/// The settings.
#[derive(Default)]
pub(crate) struct Settings {
    at: usize,
    /// What the mark is on: it stays with it, wherever that stands when there is more or less to set.
    marked: Option<Item>,
}

/// What can be set. No two rows are the same: the mark knows them by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Form(Purpose),
    Readmitted(EducatorId),
    Lost(EducatorId),
    Backup,
    Hold,
    TakeIn,
    ThenAndNow,
    PurgeMine,
    Protected,
}

impl Settings {
    /// Where the mark is now.
    fn place(&self, items: &[(Item, String)]) -> usize {
        let marked = items.iter().position(|(item, _)| Some(*item) == self.marked);
        marked.unwrap_or(self.at).min(items.len().saturating_sub(1))
    }

    /// The texts in the drawer of whoever has the keyboard.
    fn mine(world: &World) -> Vec<EntryId> {
        let me = world.author();
        let mine =
            world.book.entries.iter().filter(|e| e.drawer == Drawer::Mine && e.author == me && e.written);
        mine.map(|e| e.id).collect()
    }

    fn items(world: &World) -> Vec<(Item, String)> {
        let mut items = Vec::new();
        let me = world.author();
        for e in &world.book.educators {
            let name = e.name.to_string();
            let passphrase = |why| Item::Form(Purpose::Passphrase(e.id, why));
            let educator = Item::Form(Purpose::Educator(Some(e.id)));
            items.push((educator, say!(world.text, "settings-educator", name = name.clone())));
            if e.seal_to.is_none() {
                items.push((passphrase(Why::First), say!(world.text, "settings-give-keys", name = name)));
            } else if Some(e.id) == me {
                items.push((passphrase(Why::Change), say!(world.text, "settings-passphrase")));
            } else if Some(e.id) != world.session.as_ref().map(|s| s.opened_by) {
                items.push((Item::Lost(e.id), say!(world.text, "settings-lost", name = name)));
            }
            if let Some(again) = e.readmitted {
                let (day, by) = (again.at.date_naive().to_string(), world.name_of(again.by));
                let words = say!(world.text, "settings-readmitted", day = day, name = by);
                items.push((Item::Readmitted(e.id), words));
            }
        }
        items.push((Item::Form(Purpose::Educator(None)), phrase::add_educator(world)));
        items.push((Item::TakeIn, say!(world.text, "incoming-title")));
        items.push((Item::Backup, say!(world.text, "settings-backup")));
        let hold = if world.hold { "settings-hold-on" } else { "settings-hold-off" };
        items.push((Item::Hold, world.text.get(hold, &[])));
        if me.is_some_and(|me| !world.book.assumptions(me, &world.library).is_empty()) {
            items.push((Item::ThenAndNow, say!(world.text, "then-title")));
        }
        let mine = Self::mine(world).len();
        if mine > 0 {
            items.push((Item::PurgeMine, say!(world.text, "settings-purge", count = mine)));
        }
        items.push((Item::Protected, say!(world.text, "settings-protected")));
        items
    }
}

impl Screen for Settings {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let items = Self::items(world);
        let list = List::new(items.len(), self.place(&items), move |index| {
            Row::of(Cell::new(items[index].1.as_str()))
        });
        let about = Para::dim(say!(world.text, "settings-about")).weighing(Weight::Spare);
        let page = Page::new(say!(world.text, "settings-title"), &[Action::Back, Action::Open, Action::Down]);
        page.with(Part::List(list)).with(Part::Foot(vec![about]))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, world: &mut World) {
        (self.at, self.marked) = (row, Self::items(world).get(row).map(|(item, _)| *item));
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        let items = Self::items(world);
        self.at = self.place(&items);
        self.marked = items.get(self.at).map(|(item, _)| *item);
        match action {
            Action::Back => return Go::Back,
            Action::Open => match self.marked {
                Some(Item::Form(purpose)) => return Go::To(Route::Form(purpose)),
                Some(Item::Readmitted(id)) => {
                    return Go::To(Route::Form(Purpose::Educator(Some(id))));
                }
                Some(Item::Lost(id)) => {
                    let name = world.name_of(id);
                    let lines = vec![say!(world.text, "lost-why", name = name)];
                    let again = Pick::to(Route::Form(Purpose::Passphrase(id, Why::Lost)));
                    let menu = Popup::menu(say!(world.text, "lost-title"), lines)
                        .no(say!(world.text, "lost-no"))
                        .item(say!(world.text, "lost-yes"), again);
                    return Go::Over(menu);
                }
                Some(Item::Backup) => world.ask(Upkeep::Backup),
                Some(Item::Hold) => {
                    let on = !world.hold;
                    let key = if on { "hold-yes" } else { "hold-lift" };
                    let turn = Pick::then(move |world| {
                        world.ask(Upkeep::Hold(on));
                        Go::Stay
                    });
                    let menu =
                        Popup::menu(say!(world.text, "hold-title"), vec![say!(world.text, "hold-why")])
                            .no(say!(world.text, "hold-no"))
                            .item(world.text.get(key, &[]), turn);
                    return Go::Over(menu);
                }
                Some(Item::TakeIn) => return Go::Over(take_in::ask(None, world)),
                Some(Item::ThenAndNow) => return Go::To(Route::ThenAndNow),
                Some(Item::PurgeMine) if !world.mine_is_open() => {
                    world.notice = Some(say!(world.text, "purge-shut"));
                }
                Some(Item::PurgeMine) => {
                    let mine = Self::mine(world);
                    let lines = vec![
                        say!(world.text, "purge-why", count = mine.len()),
                        say!(world.text, "erase-why"),
                    ];
                    let erase = Pick::then(move |world| {
                        if let Some(by) = world.author() {
                            world.ask(Upkeep::Erase { entries: mine, by });
                        }
                        Go::Stay
                    });
                    let menu = Popup::menu(say!(world.text, "purge-title"), lines)
                        .no(say!(world.text, "erase-keep"))
                        .item(say!(world.text, "erase-erase"), erase);
                    return Go::Over(menu);
                }
                Some(Item::Protected) => {
                    let lines = ["protected-1", "protected-2", "protected-3", "protected-4"];
                    let lines = lines.iter().map(|key| world.text.get(key, &[])).collect();
                    return Go::Over(Popup::note(say!(world.text, "settings-protected"), lines));
                }
                None => {}
            },
            action => {
                let go = step(&mut self.at, items.len(), action, 5);
                self.marked = items.get(self.at).map(|(item, _)| *item);
                return go;
            }
        }
        Go::Stay
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::FileRead(bytes) => take_in::read(&bytes, world),
            Answer::Unusable(why) => Go::Over(take_in::ask(Some(world.text.sentence(&why)), world)),
            _ => Go::Stay,
        }
    }
}
