//! Whom a walk speaks of, and in which language: ours, the family's below, or one of the two.

use super::{Tongue, Walk};
use crate::guide::{Guide, Names, Prompt, Stage};
use crate::say;
use crate::text::Text;
use crate::tui::app::App;
use crate::visit::{Pass, StudentId, Visit};

impl Walk {
    /// The guide in the language that this visit is held in: the visit's own, else the first that the family speaks.
    pub(super) fn in_their_language(&self, visit: &Visit, app: &App) -> Option<(Guide, Names)> {
        let spoken = matches!(self.guide.stage, Stage::Invite | Stage::Visit | Stage::FollowUp);
        let tag = Self::their_language(visit, app)?;
        if !spoken || tag == app.text.language() {
            return None;
        }
        let guide = app.library.in_language(&self.guide.id, tag)?;
        Some((guide, names_in(&Text::new(tag, &[]), visit, app)))
    }

    /// The language spoken with a family, as a tag, where there are words in it.
    pub(super) fn their_language<'a>(visit: &Visit, app: &'a App) -> Option<&'a str> {
        let family = app.book.family(visit.family).and_then(|family| family.languages.first());
        app.library.language_called(visit.language.as_ref().or(family)?)
    }

    /// The words of a prompt in the family's language, where they are shown.
    fn their_words(&self, prompt: &Prompt) -> Option<String> {
        let said = self.tongue != Tongue::Ours && self.pass != Pass::Remember && !prompt.aside;
        let (guide, names) = self.theirs.as_ref().filter(|_| said)?;
        Some(names.fill(guide.prompt(&prompt.id)?.words(self.pass)))
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
    pub(super) fn name_students(&mut self, prompt: &Prompt, app: &App) {
        let Some(visit) = self.visit_of(app).filter(|visit| visit.students.len() > 1) else { return };
        let is_of_band = |id: &StudentId| {
            app.book.student(*id).and_then(|s| s.band).is_some_and(|band| prompt.when.band.contains(&band))
        };
        let mut visit = visit.clone();
        if visit.students.iter().any(is_of_band) {
            visit.students.retain(is_of_band);
        }
        let names = of(&visit, app);
        // Nearly every step is about the same students, and the other language's words take a while to read.
        if names != self.names {
            self.names = names;
            self.theirs = self.in_their_language(&visit, app);
        }
    }
}

/// Words for a practice, where there is nobody to name.
pub(super) fn of_practice(app: &App) -> Names {
    Names {
        student: say!(app.text, "your-child"),
        the_student: say!(app.text, "the-student"),
        family: say!(app.text, "the-family"),
        partner: say!(app.text, "my-partner"),
        reporting: reporting(app),
    }
}

/// The names that fill this visit's prompts.
pub fn of(visit: &Visit, app: &App) -> Names {
    names_in(&app.text, visit, app)
}

/// The same in a language: siblings are joined by its own "and".
fn names_in(text: &Text, visit: &Visit, app: &App) -> Names {
    let me = app.author();
    let partner = visit
        .visitors()
        .find(|&id| Some(id) != me)
        .map_or_else(|| say!(text, "my-partner"), |id| app.name_of(id));
    let family = match app.book.family(visit.family) {
        Some(family) if !app.site.aliases_on_screen => family.name.to_string(),
        _ => app.family_name(visit.family),
    };
    let student = if app.site.aliases_on_screen {
        family.clone()
    } else {
        app.book.student_names(visit, |name| text.and_before(name))
    };
    Names { the_student: student.clone(), student, family, partner, reporting: reporting(app) }
}

/// The district's number for reports, or the words for it where the site gives none.
fn reporting(app: &App) -> String {
    if app.site.reporting_number.is_empty() {
        say!(app.text, "reporting-number")
    } else {
        app.site.reporting_number.clone()
    }
}
