//! Places: every key that is read in one does something there or says why not, and what is read in one is what the key
//! table thinks of.

use homevisit::guide::Stage;
use homevisit::tui::keys::{Action, Context, STACKS};
use homevisit::tui::route::{GuidePosition, Purpose, Route, Why};
use homevisit::visit::{Pass, Visit};

use super::harness::Desk;

/// Every kind of place, over the made-up year.
fn places(desk: &Desk) -> Vec<Route> {
    let book = &desk.app.world.book;
    let first = |visit: &&Visit| visit.occasion.is_first() && visit.took_place();
    let visit = book.visits.iter().find(first).unwrap();
    let planned = book.visits.iter().find(|v| v.outcome.is_none() && v.agreed.is_some()).unwrap();
    let second = book.visits.iter().find(|v| v.occasion.is_second()).unwrap();
    let entry = book.entries_of(visit.id).find(|e| e.written && e.author.is_none()).unwrap();
    let educator = desk.app.world.author().unwrap();
    let promise = book.promises.iter().next().unwrap();
    let mut places = vec![
        Route::Today,
        Route::Help(vec![Context::Home]),
        Route::Search,
        Route::Guides,
        Route::Practice("first-visit".into()),
        Route::Settings,
        Route::People,
        Route::InNumbers,
        Route::Promises(None),
        Route::Send,
        Route::Family(visit.family),
        Route::WhichFamily,
        Route::Walk(GuidePosition::of(entry)),
        Route::Beside(visit.id),
        Route::Agree(visit.id),
        Route::History(entry.id),
        Route::Code(educator, "AAAA-BBBB".into(), true),
    ];
    let stages =
        [Stage::Invite, Stage::Prepare, Stage::Visit, Stage::Reflect, Stage::FollowUp, Stage::YearClose];
    for visit in [visit, planned, second] {
        places.extend(stages.map(|stage| Route::Guide(visit.id, stage, Pass::Only)));
        places.extend(
            [Pass::Rehearse, Pass::Visit, Pass::Remember]
                .map(|pass| Route::Guide(visit.id, Stage::Visit, pass)),
        );
    }
    places.extend(
        [
            Purpose::Family(Some(visit.family)),
            Purpose::Family(None),
            Purpose::NewVisit(visit.family, visit.occasion),
            Purpose::Plan(planned.id),
            Purpose::Facts(visit.id),
            Purpose::Between(visit.family, None),
            Purpose::Promise(promise.visit, Some(promise.id)),
            Purpose::Educator(Some(educator)),
            Purpose::Passphrase(educator, Why::Change),
        ]
        .map(Route::Form),
    );
    places
}

/// Keys that move a mark or a page have nowhere to go where one is at the end of it, and a text that nobody changed has
/// nothing to undo: that is no silence.
const MAY_REST: &[Action] = &[
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::NextField,
    Action::PreviousField,
    Action::ChooseNext,
    Action::ChoosePrevious,
    Action::Undo,
    Action::Redo,
    Action::SelectAll,
    Action::DeleteWord,
    // Where a promise or a visit stands is not seen to change when it is what it was.
    Action::Reopen,
];

#[test]
fn every_key_that_is_read_somewhere_does_something_there_or_says_why_not() {
    let mut desk = Desk::sample();
    let mut silent = Vec::new();
    for place in places(&desk) {
        desk = Desk::sample();
        desk.open(Route::Today).open(place.clone());
        let contexts = desk.app.contexts();
        assert!(STACKS.contains(&contexts.as_slice()), "{place:?}: no stack is {contexts:?}");
        let typing = contexts.iter().any(|c| matches!(c, Context::Text | Context::Form));
        for action in contexts.iter().flat_map(|context| context.actions().iter().copied()) {
            if MAY_REST.contains(&action) {
                continue;
            }
            let key = desk
                .app
                .world
                .keys
                .keys_of(action)
                .iter()
                .find(|key| !typing || !key.is_printable())
                .copied();
            // Some other action may have the key where this one stands further down.
            let Some(key) = key.filter(|key| desk.app.world.keys.action(&contexts, *key) == Some(action))
            else {
                continue;
            };
            if desk.app.contexts() != contexts {
                // What was done before left its mark: the place begins anew.
                desk = Desk::sample();
                desk.open(Route::Today).open(place.clone());
            }
            desk.app.world.notice = None;
            let before = (desk.screen(), desk.copied.len(), desk.left, desk.app.world.generation());
            desk.send(homevisit::tui::msg::Msg::Key(key));
            let after = (desk.screen(), desk.copied.len(), desk.left, desk.app.world.generation());
            if before == after {
                silent.push(format!("{place:?}: {}", action.name()));
            } else if desk.app.hidden || desk.app.world.session.is_none() || desk.left {
                desk = Desk::sample();
            }
            desk.open(Route::Today).open(place.clone());
        }
    }
    assert!(silent.is_empty(), "{} keys say nothing:\n{}", silent.len(), silent.join("\n"));
}
