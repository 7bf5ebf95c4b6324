//! What happened between visits: one line each, as lists show it, and its form.

use super::Objection;
use crate::say;
use crate::tui::phrase::{options, past_date, unreadable_words};
use crate::tui::route::Go;
use crate::tui::widget::form::Form;
use crate::tui::world::World;
use crate::visit::{Between, BetweenId, BetweenKind, Channel, FamilyId, Record, Went};
use crate::when;

/// The form of a line between visits.
pub fn form(family: FamilyId, known: Option<BetweenId>, world: &World) -> (String, String, Form) {
    fn at<T: PartialEq + Copy>(list: &[T], value: Option<T>) -> Option<usize> {
        list.iter().position(|x| Some(x) == value.as_ref())
    }
    let text = &world.text;
    let known = known.and_then(|id| world.book.between(id));
    let on = known.map_or_else(|| world.local().date(), |b| b.on).format("%Y-%m-%d").to_string();
    let by = known.map(|b| b.by).or_else(|| world.author());
    let names: Vec<String> = world.book.educators.iter().map(|e| e.name.to_string()).collect();
    let form = Form::default()
        .choice(
            "kind",
            say!(text, "between-kind"),
            options("between", BetweenKind::ALL, BetweenKind::word, world),
            at(BetweenKind::ALL, known.map(|b| b.kind)).or(Some(0)),
        )
        .line("line", say!(text, "between-line"), known.map_or("", |b| &b.line))
        .anew("on", say!(text, "between-on"), &on)
        .choice(
            "channel",
            say!(text, "between-channel"),
            options("channel", Channel::ALL, Channel::word, world),
            at(Channel::ALL, known.and_then(|b| b.channel)),
        )
        .choice(
            "by",
            say!(text, "between-by"),
            names,
            world.book.educators.iter().position(|e| Some(e.id) == by),
        )
        .choice(
            "went",
            say!(text, "between-went"),
            options("went", Went::ALL, Went::word, world),
            at(Went::ALL, known.map(|b| b.went)).or(Some(0)),
        );
    (
        format!("{} · {}", world.family_name(family), say!(text, "between-title")),
        say!(text, "between-intro"),
        form,
    )
}

/// Keeps a line between visits.
pub fn save(
    family: FamilyId,
    known: Option<BetweenId>,
    form: &Form,
    world: &mut World,
) -> Result<Go, Objection> {
    let line = crate::clean::line(form.typed("line"));
    if line.is_empty() {
        return Err(("line", say!(world.text, "between-needed")));
    }
    let today = world.local().date();
    let on = match form.typed("on") {
        "" => today,
        typed => when::read_date(typed, today)
            .or_else(|error| past_date(&error))
            .map_err(|error| ("on", unreadable_words(&error, world)))?,
    };
    let Some(me) = world.author() else { return Ok(Go::Back) };
    let by = form.chosen("by").and_then(|i| world.book.educators.get(i)).map_or(me, |e| e.id);
    let between = Between {
        id: known.unwrap_or_else(|| BetweenId(world.id())),
        family,
        on,
        kind: form
            .chosen("kind")
            .and_then(|i| BetweenKind::ALL.get(i).copied())
            .unwrap_or(BetweenKind::Contact),
        channel: form.chosen("channel").and_then(|i| Channel::ALL.get(i).copied()),
        by,
        went: form.chosen("went").and_then(|i| Went::ALL.get(i).copied()).unwrap_or(Went::Well),
        line: line.into(),
    };
    world.put(vec![Record::Between(between)]);
    Ok(Go::Back)
}
