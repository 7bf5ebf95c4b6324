//! The rows of a log in words, for whoever is about to send them: made of the rows themselves, so that nothing is said that
//! does not leave.

use super::row::{Confirmed, Counts, Row, Seat, Status};
use crate::export::kind::Given;
use crate::say;
use crate::when;

/// Visit by visit: when, who, how long, how each confirmed, whether it counts.
pub(super) fn of(rows: &[Row], given: &Given<'_>) -> String {
    let visits: Vec<String> =
        rows.chunk_by(|a, b| a.visit_id == b.visit_id).map(|rows| visit(rows, given).join("\n  ")).collect();
    visits.join("\n\n")
}

/// The lines of one visit, whose rows are these.
fn visit(rows: &[Row], given: &Given<'_>) -> Vec<String> {
    let (Some(row), text) = (rows.first(), given.text) else { return Vec::new() };
    let day = row.visit_date.map(|day| when::full_day(day, text.language()));
    let day = day.unwrap_or_else(|| say!(text, "said-no-day"));
    let occasion = given.words(&format!("occasion-{}", row.visit_kind.word()));
    let mut lines = vec![format!("{day} · {occasion} · {}", row.visit_ref)];
    let outcome = row.outcome.map(|outcome| given.words(&format!("outcome-{}", outcome.word())));
    let place = given.words(&format!("place-{}", row.place_type.word()));
    let minutes = row.minutes.map(|minutes| say!(text, "said-minutes", count = minutes));
    lines.push([outcome, Some(place), minutes].into_iter().flatten().collect::<Vec<_>>().join(", "));
    lines.extend(row.seats.iter().enumerate().filter_map(|(at, _)| seat(rows, at, given)));
    let named: Vec<String> =
        rows.iter().filter_map(|row| row.student_name.as_ref().map(ToString::to_string)).collect();
    if named.is_empty() {
        let students = rows.iter().filter(|row| row.student_key.is_some()).count();
        lines.push(say!(text, "said-students", count = students));
    } else {
        let family = row.family_name.as_ref().map(ToString::to_string).unwrap_or_default();
        lines.push(say!(text, "said-names", names = named.join(", "), family = family));
    }
    let counts = given.words(&format!("said-counts-{}", row.counts_for_pay.word()));
    let units: u32 = rows.iter().map(|row| row.claim_units).sum();
    lines.push(match row.counts_for_pay {
        Counts::Yes => format!("{counts} {}", say!(text, "said-units", count = units)),
        _ => counts,
    });
    // A visit of siblings may be new for one and known of another.
    let mut statuses: Vec<Status> = Vec::new();
    for row in rows {
        if row.status != Status::New && !statuses.contains(&row.status) {
            statuses.push(row.status);
        }
    }
    lines.extend(statuses.into_iter().map(|status| given.words(&format!("said-{}", status.word()))));
    lines
}

/// One person over all rows of a visit.
fn seat(rows: &[Row], at: usize, given: &Given<'_>) -> Option<String> {
    let seats: Vec<&Seat> = rows.iter().filter_map(|row| row.seats.get(at)).collect();
    let seat = seats.first()?;
    let name = seat.name.as_ref().map(ToString::to_string).or_else(|| seat.id.clone())?;
    let confirmed = seat.confirmed.unwrap_or(Confirmed::NotYet);
    let confirmed = given.words(&format!("said-{}", confirmed.word()));
    let units: u32 = seats.iter().filter_map(|seat| seat.claim_units).sum();
    let units = (units > 0).then(|| say!(given.text, "said-claims", count = units));
    let said = [Some(confirmed), units].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Some(format!("{name}: {said}"))
}
