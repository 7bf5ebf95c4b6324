//! Screens. Each is a value with the same few doors; the one on top is lent the world.

pub mod agree;
pub mod beside;
pub mod closing;
pub mod code;
pub mod family;
pub mod family_page;
pub mod form;
pub mod guides;
pub mod help;
pub mod history;
pub mod lesson;
pub mod met;
pub mod next_teacher;
pub mod people;
pub mod promises;
pub mod reading;
pub mod received;
pub mod rehearse;
pub mod search;
pub mod send;
pub mod settings;
pub mod start;
pub mod then;
pub mod today;
pub mod train;
pub mod unlock;
pub mod walk;
pub mod welcome;

use std::any::Any;

use super::go::{Go, Popup};
use super::keys::{Action, Context};
use super::msg::Answer;
use super::page::Page;
use super::route::GuidePosition;
use super::widget::textbox::Edit;
use super::world::World;
use crate::private::Private;
use crate::visit::EducatorId;

/// What a place turned out to be.
pub(crate) enum Opened {
    /// A screen.
    Screen(Box<dyn Screen>),
    /// A question that comes first, or a note.
    Over(Popup),
    /// It is gone: a visit or a text that is no longer there.
    Gone,
}

impl Opened {
    /// A screen.
    pub(crate) fn screen(screen: impl Screen) -> Self {
        Self::Screen(Box::new(screen))
    }

    /// A screen, where what it is about is there.
    pub(crate) fn maybe(screen: Option<impl Screen>) -> Self {
        screen.map_or(Self::Gone, Self::screen)
    }
}

/// The doors of a screen. Only `act`, `edit` and `answer` change anything. A screen knows no other screen: it says where to
/// go as a [`super::route::Route`].
pub trait Screen: Any {
    /// Its page. Lists are asked row by row for what is in view.
    fn page<'a>(&'a self, world: &'a World) -> Page<'a>;
    /// A key that means something.
    fn on_action(&mut self, action: Action, world: &mut World) -> Go;

    /// The contexts of its keys, the nearest first; global ones are added.
    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Move]
    }
    /// A key or paste into a text.
    fn edit(&mut self, _edit: &Edit, _extend: bool, _world: &mut World) -> Go {
        Go::Stay
    }
    /// Puts the mark on a row of its list, its form, its outline.
    fn mark(&mut self, _row: usize, _world: &mut World) {}
    /// The keeper or the runtime answers.
    fn on_reply(&mut self, _answer: Answer, _world: &mut World) -> Go {
        Go::Stay
    }
    /// Hands over what was typed since the last time.
    fn flush(&mut self, _world: &mut World) {}
    /// It goes out of sight: sittings end.
    fn on_leave(&mut self, _world: &mut World) {}
    /// The screen is covered, or somebody else has the keyboard: everything read is forgotten, what was typed into forms
    /// stays.
    fn on_lock(&mut self) {}
    /// Whether it waits underneath while the screen is covered. What was shown once does not come back.
    fn outlives_lock(&self) -> bool {
        true
    }
    /// Whose alone it is: while somebody else has the keyboard it is put aside, and waits.
    fn belongs_to(&self) -> Option<EducatorId> {
        None
    }
    /// What keys waited for is here, or a popup over it was closed and nothing chosen.
    fn on_ready(&mut self, _world: &mut World) {}
    /// It comes back into sight.
    fn on_resume(&mut self, _world: &mut World) {}
    /// Whether it holds something that was typed and is not kept yet.
    fn is_unkept(&self) -> bool {
        false
    }
    /// The passphrase that is being tried, while it is.
    fn secret(&self) -> Option<&Private> {
        None
    }
    /// After how many idle minutes the screen is covered.
    fn idle_minutes(&self) -> u64 {
        5
    }
    /// The screen is turned to the family: nothing of the staff's may come up on it.
    fn presenting(&self) -> bool {
        false
    }
    /// Where in a guide it stands, for whoever watches over what can be typed where.
    fn place(&self) -> Option<GuidePosition> {
        None
    }
    /// Whether it wants to be told itself that the vault is open (the first start does).
    fn wants_opened(&self) -> bool {
        false
    }
}
