//! That they did not meet: how it came out, from the one list.

use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::route::{Purpose, Route};
use crate::tui::world::World;
use crate::visit::{Outcome, VisitId};

/// Asks how a visit came out that did not take place; what is chosen stands on Today until somebody called again.
pub(crate) fn menu(visit: VisitId, world: &World) -> Popup {
    let unmet = Outcome::ALL.iter().filter(|outcome| !matches!(outcome, Outcome::Completed));
    let items = unmet.map(|&outcome| {
        let then = Pick::then(move |world| {
            world.change_visit(visit, |v| v.not_met(outcome));
            let key = if outcome == Outcome::Declined { "unmet-declined" } else { "unmet-noted" };
            // The new time is most often known at once; who does not know it yet goes back, and Today says to call.
            if outcome == Outcome::Rescheduled {
                return Go::Instead(Route::Form(Purpose::Plan(visit)));
            }
            world.notice = Some(world.text.get(key, &[]));
            Go::Back
        });
        (world.text.get(&format!("outcome-{}", outcome.word()), &[]), then)
    });
    let why = vec![say!(world.text, "unmet-why")];
    Popup::menu(say!(world.text, "outcome-title"), why).items(items)
}
