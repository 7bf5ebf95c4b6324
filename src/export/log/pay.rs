//! Pay: one row per person per visit, put together from the log's rows, so that both say the same.

use super::{Row, Seat, Status};
use crate::sheet::{Cell, Table};

/// What one person may claim of one visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pay<'a> {
    /// Units, of all students of the visit: siblings once or each, as the site says.
    pub(crate) units: u32,
    /// Who they are.
    pub(crate) seat: &'a Seat,
    /// The first of the visit's rows, for what is said of the visit.
    row: &'a Row,
    /// Where the visit stands to what was sent before.
    pub(crate) status: Status,
}

/// The pay rows of these log rows, in their order.
pub fn pay(rows: &[Row]) -> Vec<Pay<'_>> {
    let mut list: Vec<Pay<'_>> = Vec::new();
    for visit in rows.chunk_by(|a, b| a.visit_id == b.visit_id) {
        // What is said of the visit stands in a row that is not voided, where there is one.
        let Some(first) = visit.iter().find(|row| row.status != Status::Voided).or_else(|| visit.first())
        else {
            continue;
        };
        let status = status(visit);
        for (at, seat) in first.seats.iter().enumerate().filter(|(_, seat)| seat.role.is_some()) {
            let units = visit.iter().filter_map(|row| row.seats[at].claim_units).sum();
            list.push(Pay { units, seat, row: first, status });
        }
    }
    list
}

/// Amended, if anything in it is otherwise than before.
fn status(visit: &[Row]) -> Status {
    let all = |status| visit.iter().all(|row| row.status == status);
    let known = [Status::New, Status::Same, Status::Voided].into_iter().find(|&status| all(status));
    known.unwrap_or(Status::Amended)
}

/// Pay as a sheet for the pay office.
pub fn pay_table(list: &[Pay<'_>]) -> Table {
    Table::of(
        "Pay",
        list,
        &[
            ("staff_id", &|pay| Cell::from(pay.seat.id.as_deref())),
            ("name", &|pay| Cell::from(pay.seat.name.as_deref())),
            ("role", &|pay| Cell::from(pay.seat.role)),
            ("visit_date", &|pay| Cell::from(pay.row.visit_date)),
            ("visit_ref", &|pay| Cell::from(pay.row.visit_ref.as_str())),
            ("site_code", &|pay| Cell::from(pay.row.site_code.as_str())),
            ("school", &|pay| Cell::from(pay.row.school.as_str())),
            ("minutes", &|pay| Cell::from(pay.row.minutes)),
            ("units", &|pay| Cell::from(pay.units)),
            ("funding_code", &|pay| Cell::from(pay.row.funding_code.as_deref())),
            ("confirmed", &|pay| Cell::from(pay.seat.confirmed)),
            ("trained_through", &|pay| Cell::from(pay.seat.trained_through)),
            ("training", &|pay| Cell::from(pay.seat.training)),
            ("counts_for_pay", &|pay| Cell::from(pay.row.counts_for_pay)),
            ("status", &|pay| Cell::from(pay.status)),
        ],
    )
}
