//! Side by side: what each of us remembers, topic by topic. Here the pair marks the family's own words.

use std::collections::HashMap;

use super::{Opened, Screen};
use crate::guide::Stage;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask, Wanted};
use crate::tui::page::{Page, Para, Part, Said};
use crate::tui::phrase::heading;
use crate::tui::route::Route;
use crate::tui::widget::list::moved;
use crate::tui::world::World;
use crate::visit::{Drawer, EducatorId, Entry, EntryId, Pass, Text, VisitId};
use crate::when;

/// Two voices.
pub(crate) struct Beside {
    visit: VisitId,
    texts: HashMap<EntryId, Text>,
    at: usize,
    /// Which voice is in front: the cursor's, and the only one seen on a narrow screen.
    voice: usize,
}

impl Beside {
    fn voices(&self, world: &World) -> Vec<EducatorId> {
        world.book.visit(self.visit).map(|v| v.visitors().take(2).collect()).unwrap_or_default()
    }

    fn hope_entry<'a>(&self, line: &str, world: &'a World) -> Option<&'a Entry> {
        world.book.entries_of(self.visit).find(|e| {
            e.has_tag("own-hope")
                && e.written
                && world.book.lines.get(&e.id).is_some_and(|l| l.trim() == line.trim())
        })
    }

    fn rows(&self, world: &World) -> Vec<Said> {
        let voices = self.voices(world);
        let mut rows = Vec::new();
        let mut prompts: Vec<(&str, &str, &str)> = Vec::new();
        let mut entries: Vec<&Entry> = world
            .book
            .entries_of(self.visit)
            .filter(|e| {
                e.written && e.drawer == Drawer::Ours && e.pass == Pass::Remember && !e.has_tag("own-hope")
            })
            .collect();
        let order = |e: &Entry| {
            world
                .library
                .get(&e.guide)
                .and_then(|g| g.sections.iter().flat_map(|s| &s.prompts).position(|p| p.id == e.prompt))
        };
        entries.sort_by_key(|e| (order(e), e.id));
        for entry in &entries {
            if !prompts.iter().any(|(guide, prompt, _)| *guide == entry.guide && *prompt == entry.prompt) {
                prompts.push((&entry.guide, &entry.prompt, &entry.words));
            }
        }
        for (guide, prompt, words) in prompts {
            if !rows.is_empty() {
                rows.push(Said::Air);
            }
            rows.push(Said::Question(words.to_owned()));
            let lines = |voice: Option<EducatorId>| -> Vec<String> {
                entries
                    .iter()
                    .filter(|e| e.guide == guide && e.prompt == prompt)
                    .filter(|e| e.author == voice)
                    .filter_map(|e| self.texts.get(&e.id))
                    .flat_map(|t| {
                        t.open()
                            .lines()
                            .filter(|l| !l.trim().is_empty())
                            .map(str::to_owned)
                            .collect::<Vec<_>>()
                    })
                    .collect()
            };
            // What both wrote together is neither's alone.
            let both = lines(None);
            if !both.is_empty() {
                rows.push(Said::Question(say!(world.text, "both-of-us")));
            }
            let marked = |line: String| Some((line.clone(), self.hope_entry(&line, world).is_some()));
            rows.extend(both.into_iter().map(|line| Said::Lines([marked(line), None])));
            let first = voices.first().map(|&id| lines(Some(id))).unwrap_or_default();
            let second = voices.get(1).map(|&id| lines(Some(id))).unwrap_or_default();
            if !first.is_empty() && matches!(rows.last(), Some(Said::Lines(_))) {
                rows.push(Said::Air);
            }
            for index in 0..first.len().max(second.len()) {
                let cell = |lines: &[String]| {
                    lines.get(index).map(|line| (line.clone(), self.hope_entry(line, world).is_some()))
                };
                rows.push(Said::Lines([cell(&first), cell(&second)]));
            }
        }
        rows
    }

    /// Moves the mark, over lines of this voice alone: nothing else can be marked.
    fn step(&mut self, action: Action, world: &World) {
        let rows = self.rows(world);
        let back = matches!(action, Action::Up | Action::PageUp | Action::Last);
        self.at = moved(self.at, rows.len(), action, 10);
        self.land(&rows, !back);
    }

    /// Puts the mark on the nearest line of this voice, first in one direction and then in the other.
    fn land(&mut self, rows: &[Said], forward: bool) {
        let voice = self.voice;
        let can = |at: &usize| matches!(rows.get(*at), Some(Said::Lines(cells)) if cells[voice].is_some());
        let after = (self.at..rows.len()).find(can);
        let before = (0..=self.at.min(rows.len())).rev().find(can);
        let found = if forward { after.or(before) } else { before.or(after) };
        self.at = found.unwrap_or(self.at);
    }

    /// Marks the line as the family's own hope, or takes the mark away.
    fn toggle_hope(&self, world: &mut World) {
        let rows = self.rows(world);
        let Some(Said::Lines(cells)) = rows.get(self.at) else {
            world.notice = Some(say!(world.text, "beside-on-line"));
            return;
        };
        let Some((line, _)) = cells.get(self.voice).cloned().flatten() else {
            world.notice = Some(say!(world.text, "beside-on-line"));
            return;
        };
        if let Some(entry) = self.hope_entry(&line, world).cloned() {
            world.remove_entry(entry.id);
            let key = world.keys.name_of(Action::BringBack);
            world.notice = Some(say!(world.text, "unmarked", key = key));
            return;
        }
        let words = say!(world.text, "own-hope-words");
        let entry = Entry::own_hope(EntryId(world.id()), self.visit, &words);
        let id = entry.id;
        world.write(entry, line.trim().to_owned());
        world.ask(Ask::Close(id));
        world.notice = Some(say!(world.text, "own-hope-marked"));
    }
}

impl Screen for Beside {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{Back, OtherVoice, OwnHope, Reflect};
        let visit = world.book.visit(self.visit).map(|v| heading(v, world)).unwrap_or_default();
        let title = format!("{visit} · {}", say!(world.text, "beside-title"));
        let page = Page::new(title, &[Back, OtherVoice, OwnHope, Reflect])
            .in_drawer(Some(say!(world.text, "drawer-ours")));
        let names = self.voices(world).into_iter().map(|id| world.name_of(id)).collect();
        let lines = self.rows(world);
        if lines.is_empty() {
            return page.with(Part::Words(vec![Para::dim(say!(world.text, "beside-empty"))]));
        }
        page.with(Part::Voices { names, lines, at: self.at, voice: self.voice })
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::BesideList, Context::Move]
    }

    fn mark(&mut self, row: usize, world: &mut World) {
        let (before, rows) = (self.at, self.rows(world));
        self.at = row;
        if !matches!(rows.get(row), Some(Said::Lines(cells)) if cells[self.voice].is_some()) {
            self.at = before;
        }
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => return Go::Back,
            Action::OwnHope | Action::Open => self.toggle_hope(world),
            Action::OtherVoice => {
                self.voice = if self.voices(world).len() > 1 { 1 - self.voice } else { 0 };
                self.land(&self.rows(world), true);
            }
            Action::Reflect => {
                return Go::Instead(Route::Guide(self.visit, Stage::Reflect, Pass::Only));
            }
            Action::BringBack => world.bring_back(),
            action if Action::MOVES.contains(&action) => self.step(action, world),
            action => return Go::Unused(action),
        }
        Go::Stay
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Texts(visit, texts) if visit == self.visit => {
                self.texts = texts.into_iter().collect();
                // The mark starts on the first line that can be marked.
                let rows = self.rows(world);
                self.land(&rows, true);
            }
            Answer::Book(_) => self.on_resume(world),
            _ => {}
        }
        Go::Stay
    }

    fn on_lock(&mut self) {
        self.texts.clear();
    }

    fn on_resume(&mut self, world: &mut World) {
        world.read(Wanted::Texts(self.visit));
    }

    fn idle_minutes(&self) -> u64 {
        20
    }
}

/// Opens it; before both are done, it asks whether to show now.
pub(crate) fn open(visit: VisitId, world: &mut World) -> Opened {
    let Some(v) = world.book.visit(visit) else { return Opened::Gone };
    if !v.shown
        && !v.took_place()
        && let Some(at) = v.agreed.filter(|at| *at > world.local())
    {
        let when = when::full(at, world.text.language());
        let lines = vec![say!(world.text, "visit-ahead", when = when)];
        return Opened::Over(Popup::note(say!(world.text, "beside-title"), lines));
    }
    if !v.shown && v.visitors().count() > 1 {
        let me = world.author();
        let waiting: Vec<String> = v
            .visitors()
            .filter(|id| !v.remembered.contains(id) && Some(*id) != me)
            .map(|id| world.name_of(id))
            .collect();

        let title = say!(world.text, "beside-title");
        let name = waiting.join(", ");
        if world.author().is_some_and(|me| v.agreed_to_show.contains(&me)) {
            return Opened::Over(Popup::note(title, vec![say!(world.text, "beside-waiting", name = name)]));
        }
        // Only oneself is not done: that needs no name.
        let lines = vec![if waiting.is_empty() {
            say!(world.text, "beside-first-you")
        } else {
            say!(world.text, "beside-not-yet", name = name)
        }];
        let now = Pick::then(move |world| {
            world.agree_to_show(visit);
            Go::To(Route::Beside(visit))
        });
        let menu = Popup::menu(title, lines).no(say!(world.text, "then-later"));
        return Opened::Over(menu.item(say!(world.text, "then-show-now"), now));
    }
    if !v.shown {
        world.change_visit(visit, |v| v.shown = true);
    }
    world.read(Wanted::Texts(visit));
    Opened::screen(Beside { visit, texts: HashMap::new(), at: 0, voice: 0 })
}
