//! Agreed visits and our promises by date, as a calendar file: a reminder the day before, no family's name unless asked for.

use chrono::{Duration, NaiveDateTime};
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _};

use super::kind::{Export, Form, Given, GoesTo, Made, Naming, Wish, line_sent, nothing_waits};
use crate::visit::{PromiseState, Whose};
use crate::when;

/// Agreed visits and promises by date.
pub static EXPORT: Export = Export {
    word: "calendar",
    forms: &[Form::Ics],
    file: "calendar",
    goes_to: GoesTo::Oneself,
    names: Naming::Wanted,
    words: false,
    in_words: Some(|wish, given| make(wish, given).1),
    make: |wish, given| Ok(make(wish, given).0),
    waiting: nothing_waits,
};

/// How long an agreed visit is in a calendar, beyond the usual minutes: nobody has to run.
const AROUND: i64 = 20;

/// The calendar, and the same in words. Visits that are over without a meeting are left out, as are promises without a date or no longer open.
fn make(wish: &Wish, given: &Given<'_>) -> (Made, String) {
    let mut calendar = Calendar::new();
    let mut made = Made::default();
    let mut said: Vec<(NaiveDateTime, String)> = Vec::new();
    let book = given.book;
    for visit in wish.visits(book).filter(|visit| !visit.is_over_without_meeting()) {
        let id = visit.id;
        let family = book.family(visit.family).filter(|_| wish.names).map(|f| f.name.to_string());
        let whom = family.unwrap_or_else(|| visit.visit_ref.clone());
        let occasion = given.words(&format!("occasion-{}", visit.occasion.word()));
        let before = made.lines.len();
        if let Some(at) = visit.agreed.filter(|_| !visit.took_place()) {
            let title = format!("{} · {whom}", given.words("calendar-visit"));
            let minutes = Duration::minutes(i64::from(given.site.usual_minutes) + AROUND);
            let mut reminder = Alarm::display(&given.words("calendar-tomorrow"), -Duration::days(1));
            reminder.uid(&format!("reminder-{}@homevisit", id.0)).timestamp(given.at.to_utc());
            // An appointment is what the clock on the wall says: no zone.
            let event = Event::new()
                .uid(&format!("visit-{}@homevisit", id.0))
                .timestamp(given.at.to_utc())
                .summary(&title)
                .description(&occasion)
                .starts(at)
                .ends(at + minutes)
                .alarm(reminder)
                .done();
            said.push((at, format!("{} · {title}", when::full(at, given.text.language()))));
            made.lines.push(line_sent(id, 1, &format!("{title}\n{at}")));
            calendar.push(event);
        }
        let promises =
            book.promises_of(id).filter(|p| p.whose == Whose::Ours && p.state == PromiseState::Open);
        for (promise, due) in promises.filter_map(|p| p.due.map(|due| (p, due))) {
            // The words of a promise may say whose it is: in a calendar that others see, it is only a promise.
            let title = if wish.names {
                format!("{whom}: {}", promise.text)
            } else {
                format!("{} · {whom}", given.words("calendar-promise"))
            };
            let event = Event::new()
                .uid(&format!("promise-{}@homevisit", promise.id.0))
                .timestamp(given.at.to_utc())
                .summary(&title)
                .all_day(due)
                .done();
            said.push((due.into(), format!("{} · {title}", when::full_day(due, given.text.language()))));
            made.lines.push(line_sent(id, 1, &format!("{title}\n{due}")));
            calendar.push(event);
        }
        if made.lines.len() > before {
            made.visits.push(id);
        }
    }
    said.sort();
    made.bytes = calendar.done().to_string().into_bytes();
    (made, said.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n"))
}
