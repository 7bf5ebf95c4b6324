//! Then and now: what I assumed before each visit, beside what I saw afterwards. It opens with one's own drawer alone; nothing
//! of it is counted, sent or kept longer than its author likes.

use std::collections::HashMap;

use super::Screen;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Upkeep, Wanted};
use crate::tui::page::{Page, Para, Part, Said};
use crate::tui::phrase::heading;
use crate::tui::widget::list::moved;
use crate::tui::world::World;
use crate::visit::{EducatorId, Entry, EntryId, Text, VisitId};

/// The screen.
pub(crate) struct ThenAndNow {
    by: Option<EducatorId>,
    texts: HashMap<EntryId, Text>,
    at: usize,
    /// Which of the two is in front where only one has room.
    voice: usize,
}

impl ThenAndNow {
    /// Asks for the texts of all visits with something in it.
    pub(crate) fn new(world: &mut World) -> Self {
        let mut screen = Self { by: world.author(), texts: HashMap::new(), at: 0, voice: 0 };
        screen.on_resume(world);
        screen
    }

    fn assumed<'a>(&self, world: &'a World) -> Vec<(VisitId, [Vec<&'a Entry>; 2])> {
        self.by.map(|me| world.book.assumptions(me, &world.library)).unwrap_or_default()
    }

    /// The lines, and of which visit each is.
    fn rows(&self, world: &World) -> Vec<(VisitId, Said)> {
        let mut rows = Vec::new();
        for (visit, both) in self.assumed(world) {
            if !rows.is_empty() {
                rows.push((visit, Said::Air));
            }
            let whom = world.book.visit(visit).map(|v| heading(v, world)).unwrap_or_default();
            rows.push((visit, Said::Question(whom)));
            let lines = both.map(|entries| {
                let texts = entries.into_iter().filter_map(|entry| self.texts.get(&entry.id));
                texts
                    .flat_map(|text| {
                        text.open().lines().map(str::trim).map(str::to_owned).collect::<Vec<_>>()
                    })
                    .filter(|line| !line.is_empty())
                    .collect::<Vec<String>>()
            });
            for index in 0..lines.iter().map(Vec::len).max().unwrap_or_default() {
                let cell = |voice: usize| Some((lines[voice].get(index)?.clone(), false));
                rows.push((visit, Said::Lines([cell(0), cell(1)])));
            }
        }
        rows
    }

    /// Letting go: of what the mark is in, or of all of it.
    fn let_go(&self, world: &World) -> Go {
        if !world.mine_is_open() {
            return Go::Over(Popup::note(
                say!(world.text, "then-title"),
                vec![say!(world.text, "purge-shut")],
            ));
        }
        let assumed = self.assumed(world);
        let ids = |of: Option<VisitId>| -> Vec<EntryId> {
            let of = assumed.iter().filter(|(visit, _)| of.is_none_or(|of| of == *visit));
            of.flat_map(|(_, both)| both.iter().flatten().map(|entry| entry.id)).collect()
        };
        let erase = |entries: Vec<EntryId>| {
            Pick::then(move |world| {
                if let Some(by) = world.author() {
                    world.ask(Upkeep::Erase { entries, by });
                }
                Go::Stay
            })
        };
        let rows = self.rows(world);
        let marked = rows.get(self.at).map(|(visit, _)| *visit);
        let mut menu = Popup::menu(say!(world.text, "then-let-go"), vec![say!(world.text, "erase-why")])
            .no(say!(world.text, "erase-keep"));
        if let Some(visit) = marked.and_then(|id| world.book.visit(id)).filter(|_| assumed.len() > 1) {
            let name = world.family_name(visit.family);
            menu = menu.item(say!(world.text, "then-let-go-one", name = name), erase(ids(marked)));
        }
        Go::Over(menu.item(say!(world.text, "then-let-go-all", count = assumed.len()), erase(ids(None))))
    }
}

impl Screen for ThenAndNow {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{Back, OtherVoice, Remove};
        let page = Page::new(say!(world.text, "then-title"), &[Back, Remove, OtherVoice])
            .in_drawer(Some(say!(world.text, "drawer-mine")));
        let note = |key: &str| Part::Words(vec![Para::dim(world.text.get(key, &[]))]);
        if self.assumed(world).is_empty() {
            return page.with(note("then-none"));
        }
        if !world.mine_is_open() {
            let key = world.keys.name_of(Action::Keyboard);
            return page.with(Part::Words(vec![Para::dim(say!(world.text, "mine-more-shut", key = key))]));
        }
        let names = ["then-then", "then-now"].map(|key| world.text.get(key, &[])).to_vec();
        let lines = self.rows(world).into_iter().map(|(_, said)| said).collect();
        page.with(note("then-why")).with(Part::Voices { names, lines, at: self.at, voice: self.voice })
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::BesideList, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        self.at = row;
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => return Go::Back,
            Action::OtherVoice => self.voice = 1 - self.voice,
            Action::Remove => return self.let_go(world),
            action if Action::MOVES.contains(&action) => {
                self.at = moved(self.at, self.rows(world).len(), action, 10);
            }
            action => return Go::Unused(action),
        }
        Go::Stay
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Texts(_, texts) => self.texts.extend(texts),
            Answer::Book(_) => self.on_resume(world),
            _ => {}
        }
        Go::Stay
    }

    fn belongs_to(&self) -> Option<EducatorId> {
        self.by
    }

    fn on_lock(&mut self) {
        self.texts.clear();
    }

    fn on_resume(&mut self, world: &mut World) {
        let visits: Vec<VisitId> = self.assumed(world).into_iter().map(|(visit, _)| visit).collect();
        for visit in visits {
            world.read(Wanted::Texts(visit));
        }
    }
}
