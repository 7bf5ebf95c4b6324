//! What stands around the page of a walk: whom and what for, what can be done, whose drawer it is.

use super::Walk;
use crate::guide::{Kind, Prompt, Stage};
use crate::say;
use crate::tui::keys::Action;
use crate::tui::phrase;
use crate::tui::world::World;
use crate::visit::{Drawer, Pass};

impl Walk {
    /// Whom, and what is being done.
    pub(super) fn title(&self, world: &World) -> String {
        if self.table {
            return self.names.student.clone();
        }
        match self.visit_of(world) {
            Some(visit) => {
                let doing = world.text.get(&format!("doing-{}", self.doing()), &[]);
                format!("{} · {doing}", phrase::heading(visit, world))
            }
            None if self.guide.stage == Stage::Card => self.guide.title.clone(),
            None => format!("{} · {}", say!(world.text, "practice-title"), self.guide.title),
        }
    }

    /// What the hint line shows.
    pub(super) fn hints(&self, world: &World) -> Vec<Action> {
        if self.table {
            return vec![Action::Back, Action::Next, Action::Previous];
        }
        if self.laptop_closed(world) {
            return vec![Action::Back, Action::Remember, Action::Peek];
        }
        if self.reading {
            return vec![Action::Back, Action::Down, Action::PageDown];
        }
        let (visit, writing) = (self.visit.is_some(), self.sitting.is_some());
        let is = |what: &dyn Fn(&Prompt) -> bool| self.prompt().is_some_and(what);
        let hints = [
            (Action::Leave, writing),
            (Action::Back, !writing),
            (Action::Remember, visit && self.pass == Pass::Visit),
            (Action::Next, true),
            (Action::Mark, visit && is(&|p| p.kind == Kind::Check || (p.joint && self.has_nothing(world)))),
            (Action::Day, writing && is(&|p| p.date)),
            (Action::Lesson, visit && self.begins_a_lesson()),
            (Action::CopyWords, is(&|p| p.has_tag("thanks"))),
            (Action::Open, visit && is(&|p| p.kind == Kind::Promise || p.has_tag("then-and-now"))),
            (Action::Done, visit),
            (Action::Previous, true),
            (Action::Language, self.theirs.is_some()),
            (Action::Topics, true),
            (Action::Together, self.pass == Pass::Remember),
        ];
        hints.into_iter().filter(|(_, shown)| *shown).map(|(action, _)| action).collect()
    }

    /// Whether the card is about using in class what the family knows, once they were met.
    pub(super) fn begins_a_lesson(&self) -> bool {
        let stage = matches!(self.guide.stage, Stage::Reflect | Stage::FollowUp);
        stage && self.prompt().is_some_and(|prompt| prompt.has_tag("class-use"))
    }

    /// Whether the box of an answer is empty, or says that there is nothing to add: the key that says so turns that.
    fn has_nothing(&self, world: &World) -> bool {
        let nothing = say!(world.text, "nothing-to-add");
        self.sitting.as_ref().is_some_and(|s| s.text.is_empty() || s.text.text() == nothing)
    }

    /// What is being done, as the end of a text key.
    pub(super) fn doing(&self) -> &'static str {
        match (self.guide.stage, self.pass) {
            (_, Pass::Rehearse) => "rehearsing",
            (_, Pass::Remember) => "remembering",
            (Stage::Invite, _) => "inviting",
            (Stage::Prepare, _) => "preparing",
            (Stage::Visit, _) => "visiting",
            (Stage::Reflect, _) => "reflecting",
            (Stage::FollowUp, _) => "following-up",
            (Stage::YearClose, _) => "closing",
            (Stage::Card | Stage::Training, _) => "reading",
        }
    }

    /// In whose drawer the text in the box lies.
    pub(super) fn drawer_words(&self, world: &World) -> Option<String> {
        let sitting = self.sitting.as_ref()?;
        let shown = self.visit_of(world).is_some_and(|v| v.shown);
        Some(match sitting.entry.drawer {
            Drawer::Mine => say!(world.text, "drawer-mine"),
            Drawer::Ours if sitting.entry.held && !shown => say!(world.text, "drawer-held"),
            Drawer::Ours => say!(world.text, "drawer-ours"),
        })
    }
}
