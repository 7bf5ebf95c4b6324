//! The rows of a log in words, for whoever is about to send them: made of the rows themselves, so that nothing is said that
//! does not leave.

use super::row::{Confirmed, Counts, Row, SEATS, Seat, Status};
use crate::export::kind::Given;
use crate::say;
use crate::visit::Outcome;
use crate::when;

/// Visit by visit: when, who, how long, how each confirmed, whether it counts.
pub(super) fn of(rows: &[Row], given: &Given<'_>) -> String {
    let visits: Vec<String> =
        rows.chunk_by(|a, b| a.visit_id == b.visit_id).map(|rows| visit(rows, given).join("\n  ")).collect();
    visits.join("\n\n")
}

/// The lines of one visit, whose rows are these: one a student.
fn visit(rows: &[Row], given: &Given<'_>) -> Vec<String> {
    let text = given.text;
    let (gone, there): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.status == Status::Voided);
    // What is taken back says of the visit what was said before; what stands says what is so.
    let Some(row) = there.first().or(gone.first()).copied() else { return Vec::new() };
    let day = row.visit_date.map(|day| when::full_day(day, text.language()));
    let day = day.unwrap_or_else(|| say!(text, "said-no-day"));
    let occasion = given.words(&format!("occasion-{}", row.visit_kind.word()));
    let mut lines = vec![format!("{day} · {occasion} · {}", row.visit_ref)];
    let outcome = row.outcome.map(|outcome| given.words(&format!("outcome-{}", outcome.word())));
    let may_have_met = row.outcome.is_none_or(|outcome| outcome == Outcome::Completed);
    let place = may_have_met.then(|| given.words(&format!("place-{}", row.place_type.word())));
    let minutes = row.minutes.map(|minutes| say!(text, "said-minutes", count = minutes));
    let interpreted = row.interpreter_used.then(|| match &row.language {
        Some(language) => say!(text, "said-interpreted-in", language = language.as_str()),
        None => say!(text, "said-interpreted"),
    });
    lines.push([outcome, place, minutes, interpreted].into_iter().flatten().collect::<Vec<_>>().join(", "));
    if !there.is_empty() {
        lines.extend((0..SEATS).filter_map(|at| seat(&there, at, given)));
        lines.push(students("said-students", &there, given));
        lines.push(match (row.counts_for_pay, row.outcome) {
            (Counts::NotMet, Some(_)) => say!(text, "said-counts-not-took-place"),
            (counts, _) => given.words(&format!("said-counts-{}", counts.word())),
        });
        let statuses = [Status::New, Status::Amended, Status::Same].map(|status| {
            let count = there.iter().filter(|row| row.status == status).count();
            let says = count > 0 && (status != Status::New || count < there.len());
            says.then(|| {
                text.get(
                    &format!("said-{}", status.word()),
                    &[("count", count.into()), ("of", there.len().into())],
                )
            })
        });
        lines.extend(statuses.into_iter().flatten());
    }
    if !gone.is_empty() {
        lines.push(students("said-voided", &gone, given));
    }
    lines
}

/// For how many students, or for whom where their names leave.
fn students(key: &str, rows: &[&Row], given: &Given<'_>) -> String {
    let named: Vec<String> =
        rows.iter().filter_map(|row| row.student_name.as_ref().map(ToString::to_string)).collect();
    let count = rows.iter().filter(|row| row.student_key.is_some()).count();
    let said = given.text.get(key, &[("count", count.into())]);
    if named.is_empty() {
        return said;
    }
    let family = rows.iter().find_map(|row| row.family_name.as_ref().map(ToString::to_string));
    let by_name =
        say!(given.text, "said-names", names = named.join(", "), family = family.unwrap_or_default());
    format!("{said}, {by_name}")
}

/// One person over all rows of a visit.
fn seat(rows: &[&Row], at: usize, given: &Given<'_>) -> Option<String> {
    let seats: Vec<&Seat> = rows.iter().filter_map(|row| row.seats.get(at)).collect();
    let seat = seats.first()?;
    let name = seat.name.as_ref().map(ToString::to_string).or_else(|| seat.id.clone())?;
    let confirmed = seat.confirmed.unwrap_or(Confirmed::NotYet);
    let units: u32 = seats.iter().filter_map(|seat| seat.claim_units).sum();
    // Whoever confirmed and claims nothing of what counts: their training had ended by then, where the site asks for it.
    let has_confirmed = matches!(confirmed, Confirmed::OwnKey | Confirmed::TypedByPartner);
    let counts = rows.iter().any(|row| row.counts_for_pay == Counts::Yes);
    let claims = match units {
        0 if !(has_confirmed && counts) => None,
        0 => Some(say!(given.text, "said-claims-nothing")),
        units => Some(say!(given.text, "said-claims", count = units)),
    };
    let confirmed = given.words(&format!("said-{}", confirmed.word()));
    let said = [Some(confirmed), claims].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Some(format!("{name}: {said}"))
}
