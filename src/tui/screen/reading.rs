//! What is made of a family's year to be read: the year as one thread, and what is held about them.

use std::collections::HashMap;

use super::Screen;
use crate::export::{Given, held};
use crate::say;
use crate::tui::go::{Go, scroll};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Wanted};
use crate::tui::page::{Page, Para, Part};
use crate::tui::world::World;
use crate::visit::{EntryId, FamilyId, Text, ThreadPart, VisitId, thread};

/// What is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The year as one thread.
    Thread,
    /// What is held.
    Held,
}

/// One of them, of a family.
pub(crate) struct Reading {
    what: What,
    family: FamilyId,
    texts: HashMap<EntryId, Text>,
    from: usize,
}

impl Reading {
    /// Of a family.
    pub(crate) fn new(what: What, family: FamilyId, world: &mut World) -> Self {
        let mut reading = Self { what, family, texts: HashMap::new(), from: 0 };
        reading.on_resume(world);
        reading
    }

    /// Heading and lines, part by part.
    fn parts(&self, world: &World) -> Vec<(String, Vec<String>)> {
        match self.what {
            What::Thread => {
                let lines = thread(&world.book, self.family, world.local().date());
                let of = |part: &ThreadPart| {
                    let lines = lines.iter().filter(|line| line.part == *part);
                    lines.map(|line| line.words.trim().to_owned()).collect::<Vec<_>>()
                };
                let heading = |part: &ThreadPart| world.text.get(&format!("thread-{}", part.word()), &[]);
                let parts = ThreadPart::ALL.iter().map(|part| (heading(part), of(part)));
                parts.filter(|(_, lines)| !lines.is_empty()).collect()
            }
            What::Held => {
                let World { book, site, text, library, pages, now, .. } = world;
                let given = Given { book, site, text, library, pages, at: *now, id: uuid::Uuid::nil() };
                held::parts(self.family, &self.texts, &given)
            }
        }
    }
}

impl Screen for Reading {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let (title, why) = match self.what {
            What::Thread => ("thread-of", "thread-why"),
            What::Held => ("held-title", "held-why"),
        };
        let title = world.text.get(title, &[("name", world.family_name(self.family).into())]);
        let page = Page::new(title, &[Action::Back, Action::Down, Action::PageDown])
            .in_drawer(Some(say!(world.text, "drawer-ours")));
        let parts = self.parts(world);
        if parts.is_empty() {
            return page.with(Part::Words(vec![Para::plain(say!(world.text, "withheld-thread"))]));
        }
        let part = |(heading, lines): (String, Vec<String>)| {
            let lines = lines.iter().map(|line| format!("  · {}", line.replace('\n', "\n    ")));
            std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("\n")
        };
        let text = parts.into_iter().map(part).collect::<Vec<_>>().join("\n\n");
        let head = vec![Para::dim(world.text.get(why, &[]))];
        page.with(Part::Document { head, text: text.into(), data: false, from: self.from })
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Move]
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => Go::Back,
            action => scroll(&mut self.from, action, 10, world),
        }
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Texts(_, texts) => self.texts.extend(texts),
            Answer::Book(_) => self.on_resume(world),
            _ => {}
        }
        Go::Stay
    }

    fn on_lock(&mut self) {
        self.texts.clear();
    }

    fn on_resume(&mut self, world: &mut World) {
        let visits = world.book.visits.iter().filter(|visit| visit.family == self.family);
        let visits: Vec<VisitId> = visits.map(|visit| visit.id).filter(|_| self.what == What::Held).collect();
        for visit in visits {
            world.read(Wanted::Texts(visit));
        }
    }
}
