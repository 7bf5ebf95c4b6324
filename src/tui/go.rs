//! Where a key leads: to a place, back, out, or to what lies over a screen: a menu, a question with one line to type, a
//! note. Each carries what comes of it, so that no screen ever gets the answer to another's question.

mod popup;

use std::any::Any;

pub use self::popup::Popup;
pub(crate) use self::popup::{Body, PopupGo, sought_in};
use super::keys::Action;
use super::route::Route;
use super::widget::list::moved;
use super::world::World;
use crate::private::Private;
use crate::visit::EducatorId;

/// Where to go after a key.
#[derive(Default)]
pub enum Go {
    /// Nowhere.
    #[default]
    Stay,
    /// Nowhere: the key does nothing here, and that is said.
    Unused(Action),
    /// Nowhere: going back ends here, and what leaves is said.
    End,
    /// To the screen beneath.
    Back,
    /// To another screen, this one beneath.
    To(Route),
    /// To another screen, this one gone.
    Instead(Route),
    /// To Today, everything else gone.
    Home,
    /// A popup over this screen.
    Over(Popup),
    /// Somebody else has the keyboard from now on.
    HandOver(EducatorId),
    /// Out of the program, when everything is saved.
    Quit,
    /// Out of the program, though something is not saved.
    Abandon,
}

/// Moves a mark over so many rows, a page at a time for the keys that page; any other key does nothing here.
pub(crate) fn step(at: &mut usize, len: usize, action: Action, page: usize) -> Go {
    if !Action::MOVES.contains(&action) {
        return Go::Unused(action);
    }
    *at = moved(*at, len, action, page);
    Go::Stay
}

/// The same for what scrolls, as far as there is more.
pub(crate) fn scroll(from: &mut usize, action: Action, page: usize, world: &World) -> Go {
    let most = world.seen.get().most;
    *from = (*from).min(most);
    step(from, most.saturating_add(1), action, page)
}

/// Keys that work on Today, a family and the lists.
pub(crate) fn home(action: Action, world: &mut World) -> Go {
    Go::To(match action {
        Action::NewVisit => Route::WhichFamily,
        Action::Search => Route::Search,
        Action::Send => Route::Send,
        Action::Families => Route::People,
        Action::Promises => Route::Promises(None),
        Action::Guides => Route::Guides,
        Action::Settings => Route::Settings,
        Action::BringBack => {
            world.bring_back();
            return Go::Stay;
        }
        action => return Go::Unused(action),
    })
}

/// What is done with a choice: the screen beneath, what was typed, and the world.
type Then = dyn FnOnce(&mut dyn Any, Private, &mut World) -> Go;

/// What comes of a choice or of a typed line; the line of a menu is empty.
pub(crate) struct Pick(Box<Then>);

impl Pick {
    /// To another place.
    pub(crate) fn to(route: Route) -> Self {
        Self::then(move |_| Go::To(route))
    }

    /// To another place, the screen beneath gone.
    pub(crate) fn instead(route: Route) -> Self {
        Self::then(move |_| Go::Instead(route))
    }

    /// Something that any screen may lie under.
    pub(crate) fn then(what: impl FnOnce(&mut World) -> Go + 'static) -> Self {
        Self(Box::new(|_, _, world| what(world)))
    }

    /// Something that only the screen does that asked, whatever else lies beneath by then.
    pub(crate) fn on<S: Any>(what: impl FnOnce(&mut S, &mut World) -> Go + 'static) -> Self {
        Self::typed(|screen, _, world| what(screen, world))
    }

    /// The same, with what was typed.
    pub(crate) fn typed<S: Any>(what: impl FnOnce(&mut S, Private, &mut World) -> Go + 'static) -> Self {
        Self(Box::new(|screen, typed, world| {
            let asked = screen.downcast_mut::<S>();
            asked.map_or(Go::Stay, |screen| what(screen, typed, world))
        }))
    }

    /// What was typed, for any screen.
    pub(crate) fn line(what: impl FnOnce(Private, &mut World) -> Go + 'static) -> Self {
        Self(Box::new(|_, typed, world| what(typed, world)))
    }

    pub(super) fn take(self, screen: &mut dyn Any, typed: Private, world: &mut World) -> Go {
        (self.0)(screen, typed, world)
    }
}
