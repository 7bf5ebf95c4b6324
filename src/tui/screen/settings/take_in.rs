//! Taking in a file that somebody sent: what is new in it is said first.

use std::rc::Rc;

use crate::incoming::{self, Handed, Incoming, Taken};
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::msg::Effect;
use crate::tui::phrase::glance;
use crate::tui::world::World;
use crate::visit::{FamilyId, Record, Trained};

/// Asks for a file that somebody sent, or once more, with what was wrong about the one named.
pub(super) fn ask(wrong: Option<String>, world: &World) -> Popup {
    let why = wrong.unwrap_or_else(|| say!(world.text, "incoming-why"));
    let read = Pick::line(|path, world| {
        world.effect(Effect::ReadFile(path));
        Go::Stay
    });
    Popup::path_line(say!(world.text, "incoming-title"), vec![why], &world.path_to(""), read)
}

/// Says what is new in a file, and asks whether to take it in; whose lines they are, where that is not known.
pub(super) fn read(bytes: &[u8], world: &mut World) -> Go {
    let (today, Some(me)) = (world.local().date(), world.author()) else { return Go::Stay };
    match incoming::read(bytes, today) {
        Err(why) => Go::Over(ask(Some(world.text.sentence(&why)), world)),
        Ok(Incoming::Answers(replies)) => {
            let (ms, ids) = (world.now.timestamp_millis(), &mut world.ids);
            let taken = incoming::answers(&replies, &world.book, (me, today), &mut || ids.next(ms));
            Go::Over(ask_to_take(taken, world))
        }
        Ok(Incoming::Training(people)) => Go::Over(ask_to_show(&people, world)),
        Ok(Incoming::Handed(handed)) => {
            let families = handed.families(&world.book);
            if families.is_empty() {
                return take_handed(&handed, None, world);
            }
            let names = families.iter().map(|id| (whose(*id, world), *id)).collect::<Vec<_>>();
            let who = handed.students.iter().map(|name| &**name).collect::<Vec<_>>().join(", ");
            let handed = Rc::new(handed);
            let new = Rc::clone(&handed);
            let items = names.into_iter().map(|(name, id)| {
                let handed = Rc::clone(&handed);
                (name, Pick::then(move |world| take_handed(&handed, Some(id), world)))
            });
            // A name is no proof that it is the same child.
            let nobody = Pick::then(move |world| take_handed(&new, None, world));
            let lines = vec![say!(world.text, "incoming-named", names = who)];
            Go::Over(
                Popup::menu(say!(world.text, "incoming-which"), lines)
                    .items(items)
                    .item(say!(world.text, "incoming-nobody-yet"), nobody)
                    .no(say!(world.text, "incoming-no")),
            )
        }
    }
}

/// A family with what tells it from one of the same name.
fn whose(family: FamilyId, world: &World) -> String {
    let about = glance::about(family, world);
    [Some(world.family_name(family)), about].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn take_handed(handed: &Handed, family: Option<FamilyId>, world: &mut World) -> Go {
    let (today, Some(me)) = (world.local().date(), world.author()) else { return Go::Stay };
    let (ms, ids, language) = (world.now.timestamp_millis(), &mut world.ids, world.text.language());
    let taken = incoming::handed(handed, family, &world.book, (me, today), language, &mut || ids.next(ms));
    Go::Over(ask_to_take(taken, world))
}

/// What it comes to, before it is kept.
fn ask_to_take(taken: Taken, world: &World) -> Popup {
    let said = taken.said().into_iter();
    let lines = said
        .map(|(what, count)| world.text.get(&format!("incoming-{what}"), &[("count", count.into())]))
        .collect();
    if taken.new == 0 {
        return Popup::note(say!(world.text, "incoming-title"), lines);
    }
    let yes = Pick::then(move |world| {
        world.put(taken.records);
        world.notice = Some(say!(world.text, "incoming-done"));
        Go::Stay
    });
    Popup::menu(say!(world.text, "incoming-ask"), lines)
        .item(say!(world.text, "incoming-yes"), yes)
        .no(say!(world.text, "incoming-no"))
}

/// Whose training was signed, by whom and until when; kept once somebody says yes.
fn ask_to_show(people: &[Trained], world: &World) -> Popup {
    let trained = incoming::trained(people, &world.book, &world.site.trainer_keys);
    if trained.is_empty() {
        return Popup::note(say!(world.text, "incoming-title"), vec![say!(world.text, "training-nobody")]);
    }
    let lines =
        trained.iter().map(|(educator, shown)| incoming::said(educator, *shown, &world.text)).collect();
    let yes = Pick::then(move |world| {
        world.put(trained.into_iter().map(|(educator, _)| Record::Educator(educator)).collect());
        world.notice = Some(say!(world.text, "training-taken"));
        Go::Stay
    });
    Popup::menu(say!(world.text, "incoming-ask"), lines)
        .item(say!(world.text, "incoming-yes"), yes)
        .no(say!(world.text, "incoming-no"))
}
