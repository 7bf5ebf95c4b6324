//! From what they know to a lesson: a line that was heard, a subject, and the family's person as the expert. Four questions for
//! them, a first problem in their units, and the day on which it is taught.

use super::Screen;
use crate::guide::{Stage, Starter};
use crate::private::Private;
use crate::say;
use crate::terms::Knowing;
use crate::tui::go::{Go, Pick, Popup, scroll, step};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Effect;
use crate::tui::page::{Cell, List, Page, Para, Part, Row};
use crate::tui::phrase::heading;
use crate::tui::route::{GuidePosition, Route};
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::{Pass, VisitId};

/// The lesson of one visit.
pub(crate) struct Lesson {
    visit: VisitId,
    /// The subject, as the starters name it.
    subject: String,
    at: usize,
    /// The first row shown of the questions.
    from: usize,
}

/// So many lines that were heard stand above, each in one row: more would leave no room.
const HEARD: usize = 2;
/// As wide as such a row may be.
const ROW: usize = 68;

/// What a subject is called.
fn subject_words(subject: &str, world: &World) -> String {
    let key = format!("subject-{subject}");
    if world.text.has(&key) { world.text.get(&key, &[]) } else { subject.to_owned() }
}

impl Lesson {
    /// For a visit, in the subject of whoever has the keyboard where there are starters for it.
    pub(crate) fn new(visit: VisitId, world: &World) -> Self {
        let subjects = Self::subjects(world);
        let teaches = world.author().and_then(|me| world.book.educator(me)?.teaches);
        let own = subjects.iter().find(|subject| teaches.is_some_and(|t| t.word() == **subject));
        Self { visit, subject: own.or(subjects.first()).cloned().unwrap_or_default(), at: 0, from: 0 }
    }

    fn starters(world: &World) -> Vec<&Starter> {
        world.library.starters().in_language(world.text.language())
    }

    /// The subjects that there are starters for, in their order.
    fn subjects(world: &World) -> Vec<String> {
        let mut subjects: Vec<String> = Vec::new();
        for starter in Self::starters(world) {
            if !subjects.contains(&starter.subject) {
                subjects.push(starter.subject.clone());
            }
        }
        subjects
    }

    fn starter<'a>(&self, world: &'a World) -> Option<&'a Starter> {
        let knowing = Knowing::ALL.get(self.at)?;
        Self::starters(world).into_iter().find(|s| s.subject == self.subject && s.knowing == *knowing)
    }

    /// What the pair wrote down of what they would use.
    fn heard(&self, world: &World) -> Vec<String> {
        let of_visit = world
            .book
            .entries_of(self.visit)
            .filter(|e| e.has_tag("class-use") && !e.has_tag("came-of-it") && e.written);
        let lines = of_visit.filter_map(|e| world.book.lines.get(&e.id)).flat_map(|text| text.lines());
        let lines = lines.map(str::trim).filter(|line| !line.is_empty());
        lines.take(HEARD).map(|line| format!("“{}”", words::cut(line, ROW))).collect()
    }

    /// The marked starter, with what the site asks for in that subject.
    fn words(&self, world: &World) -> Vec<String> {
        let Some(starter) = self.starter(world) else { return vec![say!(world.text, "lesson-none")] };
        let mut words: Vec<String> = starter.ask.iter().map(|ask| format!("· {ask}")).collect();
        words.push(say!(world.text, "lesson-problem", words = starter.problem.as_str()));
        words.push(say!(world.text, "lesson-read-first"));
        let visit = world.book.visit(self.visit);
        let bands = visit.map(|visit| world.book.setting(visit).bands).unwrap_or_default();
        let asked = world.site.standards(&self.subject, starter.knowing, &bands);
        words.extend(asked.map(|words| say!(world.text, "lesson-standard", words = words)));
        words
    }

    fn menu(&self, world: &World) -> Go {
        let words = self.words(world).join("\n");
        let copy = Pick::then(move |world| {
            world.effect(Effect::Copy(Private::from(words)));
            world.notice = Some(say!(world.text, "copied-words"));
            Go::Stay
        });
        let subjects = Self::subjects(world).into_iter().filter(|subject| *subject != self.subject);
        let other = subjects.map(|subject| {
            let words = say!(world.text, "lesson-in", subject = subject_words(&subject, world));
            let turn = Pick::on(move |lesson: &mut Self, _: &mut World| {
                (lesson.subject, lesson.from) = (subject, 0);
                Go::Stay
            });
            (words, turn)
        });
        let title = Knowing::ALL
            .get(self.at)
            .map(|knowing| world.text.get(&format!("knowing-{}", knowing.word()), &[]));
        let menu =
            Popup::menu(title.unwrap_or_default(), Vec::new()).item(say!(world.text, "lesson-copy"), copy);
        let menu = match self.teach(world) {
            Some(route) => menu.item(say!(world.text, "lesson-day"), Pick::to(route)),
            None => menu,
        };
        Go::Over(menu.items(other))
    }

    /// The card on which the day stands, and how it went.
    fn teach(&self, world: &World) -> Option<Route> {
        let visit = world.book.visit(self.visit)?;
        let guide = world.library.for_stage(Stage::FollowUp, visit.occasion)?;
        let mut prompts = guide.sections.iter().flat_map(|section| &section.prompts);
        let card = prompts.find(|prompt| prompt.has_tag("class-use") && prompt.today.is_some())?;
        let (guide, prompt) = (guide.id.clone(), Some(card.id.clone()));
        Some(Route::Walk(GuidePosition { visit: self.visit, guide, pass: Pass::Only, prompt }))
    }
}

impl Screen for Lesson {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let visit = world.book.visit(self.visit).map(|visit| heading(visit, world)).unwrap_or_default();
        let title = format!("{visit} · {}", say!(world.text, "lesson-title"));
        let page = Page::new(title, &[Action::Back, Action::Open, Action::Down, Action::PageDown])
            .in_drawer(Some(say!(world.text, "drawer-ours")));
        let heard = self.heard(world);
        let intro = if heard.is_empty() { "lesson-intro-none" } else { "lesson-intro" };
        let mut above = vec![Para::dim(world.text.get(intro, &[])).roomy()];
        above.extend(heard.into_iter().map(|line| Para::accent(line).roomy()));
        let subject = say!(world.text, "lesson-subject", subject = subject_words(&self.subject, world));
        above.push(Para::strong(subject));
        let list = List::new(Knowing::ALL.len(), self.at, move |index| {
            let words =
                Knowing::ALL.get(index).map(|k| world.text.get(&format!("knowing-{}", k.word()), &[]));
            Row::of(Cell::new(words.unwrap_or_default()))
        });
        let more = self.words(world).into_iter().map(Para::plain).collect();
        let key = world.keys.name_of(Action::PageDown);
        page.with(Part::Words(above)).with(Part::List(list.with_more_from(more, self.from, key)))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        (self.at, self.from) = (row, 0);
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => Go::Back,
            Action::Open => self.menu(world),
            Action::PageDown | Action::PageUp => scroll(&mut self.from, action, 4, world),
            action => {
                self.from = 0;
                step(&mut self.at, Knowing::ALL.len(), action, 5)
            }
        }
    }
}
