//! What is made to be read: a family's year as one thread, what is held about them, and the card of whoever interprets.

use std::collections::HashMap;

use super::Screen;
use crate::export::{Given, held};
use crate::guide::{INTERPRETER, Pack, Word};
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
    /// A family's year as one thread.
    Thread(FamilyId),
    /// What is held about a family.
    Held(FamilyId),
    /// The card of whoever interprets, and words of school.
    Interpreter,
}

/// One of them.
pub(crate) struct Reading {
    what: What,
    texts: HashMap<EntryId, Text>,
    from: usize,
}

impl Reading {
    /// Opens it.
    pub(crate) fn new(what: What, world: &mut World) -> Self {
        let mut reading = Self { what, texts: HashMap::new(), from: 0 };
        reading.on_resume(world);
        reading
    }

    /// Heading and lines, part by part.
    fn parts(&self, world: &World) -> Vec<(String, Vec<String>)> {
        match self.what {
            What::Thread(family) => {
                let lines = thread(&world.book, family, world.local().date());
                let of = |part: &ThreadPart| {
                    let lines = lines.iter().filter(|line| line.part == *part);
                    lines.map(|line| line.words.trim().to_owned()).collect::<Vec<_>>()
                };
                let heading = |part: &ThreadPart| world.text.get(&format!("thread-{}", part.word()), &[]);
                let parts = ThreadPart::ALL.iter().map(|part| (heading(part), of(part)));
                parts.filter(|(_, lines)| !lines.is_empty()).collect()
            }
            What::Held(family) => {
                let World { book, site, text, library, pages, now, .. } = world;
                let given = Given { book, site, text, library, pages, at: *now, id: uuid::Uuid::nil() };
                held::parts(family, &self.texts, &given)
            }
            What::Interpreter => {
                let lines = |prefix: &str, count: usize| -> Vec<String> {
                    (1..=count).map(|at| world.text.get(&format!("{prefix}-{at}"), &[])).collect()
                };
                let mut parts = vec![
                    (say!(world.text, "interpreter-title"), lines("interpreter-card", INTERPRETER.0)),
                    (say!(world.text, "interpreter-after"), lines("interpreter-ask", INTERPRETER.1)),
                ];
                let words = |pack: &Pack| {
                    let line = |(said, word): (&str, &Word)| format!("{said}: {}. {}", word.say, word.means);
                    let heading = format!("{} · {}", say!(world.text, "interpreter-words"), pack.name());
                    (heading, pack.glossary().map(line).collect())
                };
                parts.extend(world.library.languages().iter().map(words));
                parts
            }
        }
    }
}

impl Screen for Reading {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let (title, why, family) = match self.what {
            What::Thread(family) => ("thread-of", "thread-why", Some(family)),
            What::Held(family) => ("held-title", "held-why", Some(family)),
            What::Interpreter => ("interpreter-title", "interpreter-why", None),
        };
        let name = family.map(|family| world.family_name(family)).unwrap_or_default();
        let title = world.text.get(title, &[("name", name.into())]);
        let page = Page::new(title, &[Action::Back, Action::Down, Action::PageDown])
            .in_drawer(family.map(|_| say!(world.text, "drawer-ours")));
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
        let What::Held(family) = self.what else { return };
        let visits = world.book.visits.iter().filter(|visit| visit.family == family);
        let visits: Vec<VisitId> = visits.map(|visit| visit.id).collect();
        for visit in visits {
            world.read(Wanted::Texts(visit));
        }
    }
}
