//! Whom a walk speaks of, and in which language: ours, the family's below, or one of the two.

use super::{Tongue, Walk};
use crate::guide::{Guide, Names, Prompt};
use crate::text::Text;
use crate::tui::phrase::names;
use crate::tui::world::World;
use crate::visit::{Pass, StudentId, Visit};

impl Walk {
    /// The guide in the language that this visit is held in: the visit's own, else the first that the family speaks.
    pub(super) fn in_their_language(&self, visit: &Visit, world: &World) -> Option<(Guide, Names)> {
        let tag = Self::their_language(visit, world)?;
        if !self.guide.stage.is_said_to_a_family() || tag == world.text.language() {
            return None;
        }
        let guide = world.library.in_language(&self.guide.id, tag)?;
        Some((guide, names::in_language(&Text::new(tag, &[]), visit, world)))
    }

    /// The language spoken with a family, as a tag, where there are words in it.
    pub(super) fn their_language<'a>(visit: &Visit, world: &'a World) -> Option<&'a str> {
        let family = world.book.family(visit.family).into_iter().flat_map(|family| &family.languages);
        let called = |words: &String| world.library.language_called(words);
        let spoken: Vec<&str> = visit.language.iter().chain(family).filter_map(called).collect();
        // Of several the one that is not ours anyhow.
        spoken.iter().find(|tag| **tag != world.text.language()).or(spoken.first()).copied()
    }

    /// The words of a prompt in the family's language, where they are shown.
    fn their_words(&self, prompt: &Prompt) -> Option<String> {
        let said = self.tongue != Tongue::Ours && self.pass != Pass::Remember && !prompt.aside;
        let (guide, names) = self.theirs.as_ref().filter(|_| said)?;
        Some(names.fill(guide.prompt(&prompt.id)?.words(self.pass)))
    }

    /// Whether there are words of two languages to turn between.
    pub(super) fn can_be_turned(&self, prompt: &Prompt) -> bool {
        let said = self.pass != Pass::Remember && !prompt.aside;
        said && self.theirs.as_ref().is_some_and(|(guide, _)| guide.prompt(&prompt.id).is_some())
    }

    /// The words to say, as they are shown: ours, theirs below, or one of the two.
    pub(super) fn spoken(&self, prompt: &Prompt) -> (Option<String>, Option<String>) {
        let theirs = self.their_words(prompt);
        let ours = self.names.fill(prompt.words(self.pass));
        match self.tongue {
            Tongue::Theirs if theirs.is_some() => (None, theirs),
            _ => (Some(ours), theirs),
        }
    }

    /// A prompt for one grade band speaks of the students of that band, not of their sisters and brothers.
    pub(super) fn name_students(&mut self, prompt: &Prompt, world: &World) {
        let Some(visit) = self.visit_of(world).filter(|visit| visit.students.len() > 1) else { return };
        let is_of_band = |id: &StudentId| {
            world.book.student(*id).and_then(|s| s.band).is_some_and(|band| prompt.when.band.contains(&band))
        };
        let mut visit = visit.clone();
        if visit.students.iter().any(is_of_band) {
            visit.students.retain(is_of_band);
        }
        let names = names::of(&visit, world);
        // Nearly every step is about the same students, and the other language's words take a while to read.
        if names != self.names {
            self.names = names;
            self.theirs = self.in_their_language(&visit, world);
        }
    }
}
