//! What happened between visits: one line each, as lists show it, and its form.

use super::Go;
use super::form::Objection;
use super::plan::{options, past_date, unreadable_words};
use crate::say;
use crate::tui::app::App;
use crate::tui::widget::form::Form;
use crate::visit::{Between, BetweenId, BetweenKind, Channel, FamilyId, Record, Went};
use crate::when;

/// A line between visits, as lists show it.
pub fn line(between: &Between, app: &App) -> String {
    let day = when::day(between.on, app.local().date(), app.text.language());
    let kind = app.text.get(&format!("between-{}", between.kind.word()), &[]);
    let channel = between.channel.map(|c| app.text.get(&format!("channel-{}", c.word()), &[]));
    let went = app.text.get(&format!("went-{}", between.went.word()), &[]);
    let by = app.name_of(between.by);
    let mut parts = vec![day, kind];
    parts.extend(channel);
    parts.extend([by, went]);
    format!("{}: {}", parts.join(", "), between.line)
}

/// The form of a line between visits.
pub fn form(family: FamilyId, known: Option<BetweenId>, app: &App) -> (String, String, Form) {
    fn at<T: PartialEq + Copy>(list: &[T], value: Option<T>) -> Option<usize> {
        list.iter().position(|x| Some(x) == value.as_ref())
    }
    let text = &app.text;
    let known = known.and_then(|id| app.book.between(id));
    let on = known.map_or_else(|| app.local().date(), |b| b.on).format("%Y-%m-%d").to_string();
    let by = known.map(|b| b.by).or_else(|| app.author());
    let names: Vec<String> = app.book.educators.iter().map(|e| e.name.to_string()).collect();
    let form = Form::default()
        .choice(
            "kind",
            say!(text, "between-kind"),
            options("between", BetweenKind::ALL, BetweenKind::word, app),
            at(BetweenKind::ALL, known.map(|b| b.kind)).or(Some(0)),
        )
        .line("line", say!(text, "between-line"), known.map_or("", |b| &b.line))
        .anew("on", say!(text, "between-on"), &on)
        .choice(
            "channel",
            say!(text, "between-channel"),
            options("channel", Channel::ALL, Channel::word, app),
            at(Channel::ALL, known.and_then(|b| b.channel)),
        )
        .choice(
            "by",
            say!(text, "between-by"),
            names,
            app.book.educators.iter().position(|e| Some(e.id) == by),
        )
        .choice(
            "went",
            say!(text, "between-went"),
            options("went", Went::ALL, Went::word, app),
            at(Went::ALL, known.map(|b| b.went)).or(Some(0)),
        );
    (
        format!("{} · {}", app.family_name(family), say!(text, "between-title")),
        say!(text, "between-intro"),
        form,
    )
}

/// Keeps a line between visits.
pub fn save(family: FamilyId, known: Option<BetweenId>, form: &Form, app: &mut App) -> Result<Go, Objection> {
    let line = crate::clean::line(form.typed("line"));
    if line.is_empty() {
        return Err(("line", say!(app.text, "between-needed")));
    }
    let today = app.local().date();
    let on = match form.typed("on") {
        "" => today,
        typed => when::read_date(typed, today)
            .or_else(|error| past_date(&error))
            .map_err(|error| ("on", unreadable_words(&error, app)))?,
    };
    let Some(me) = app.author() else { return Ok(Go::Back) };
    let by = form.chosen("by").and_then(|i| app.book.educators.get(i)).map_or(me, |e| e.id);
    let between = Between {
        id: known.unwrap_or_else(|| BetweenId(app.id())),
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
    app.put(vec![Record::Between(between)]);
    Ok(Go::Back)
}
