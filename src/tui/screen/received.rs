//! A line that somebody sent: the school's answer, or what a family wanted this year's teacher to know. It leaves Today once it
//! was read.

use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::msg::Effect;
use crate::tui::route::Route;
use crate::tui::world::World;
use crate::visit::{BetweenId, EntryId, Record};

/// What was sent, and what can be done with it; none where it is gone.
pub(crate) fn popup(id: BetweenId, world: &World) -> Option<Popup> {
    let between = world.book.between(id)?;
    let received = between.received.as_ref()?;
    let family = world.family_name(between.family);
    let sender = world.text.get(&format!("received-{}", received.sender.word()), &[]);
    let mut lines = vec![between.line.to_string()];
    let name = received.name.trim();
    let from =
        if name.is_empty() { world.day(between.on) } else { format!("{name}, {}", world.day(between.on)) };
    lines.push(from);
    // What it answers stands beside it, as it was asked.
    let asked = received.answers.and_then(|ask| {
        let mut promised = world.book.filings.iter().flat_map(|filing| {
            let promises = filing.promises.iter().flatten();
            promises.filter(move |promise| promise.entry(filing.visit).0 == ask)
        });
        let request = promised.find_map(|promise| Some(promise.request.as_ref()?.line.to_string()));
        request.or_else(|| world.book.entry(EntryId(ask)).map(|entry| entry.words.to_string()))
    });
    lines.extend(asked.map(|asked| say!(world.text, "received-asked", words = asked)));
    let read = Pick::then(move |world| {
        let today = world.local().date();
        if let Some(mut between) = world.book.between(id).cloned() {
            if let Some(received) = &mut between.received {
                received.read_on = Some(today);
            }
            world.put(vec![Record::Between(between)]);
        }
        Go::Stay
    });
    let words = between.line.clone();
    let copy = Pick::then(move |world| {
        world.effect(Effect::Copy(Private::clone(&words)));
        world.notice = Some(say!(world.text, "copied-words"));
        Go::Stay
    });
    let family_route = Pick::to(Route::Family(between.family));
    let menu = Popup::menu(format!("{family} · {sender}"), lines);
    let menu = match received.read_on {
        None => menu.item(say!(world.text, "received-read"), read),
        Some(_) => menu,
    };
    Some(
        menu.item(say!(world.text, "received-copy"), copy)
            .item(say!(world.text, "received-family"), family_route)
            .no(say!(world.text, "then-later")),
    )
}
