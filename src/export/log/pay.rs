//! Pay: one row per person per visit, put together from the log's rows, so that both say the same.

use chrono::NaiveDate;

use super::{Confirmed, Row, Status};
use crate::private::Private;
use crate::sheet::{Cell, Table};
use crate::visit::Role;

/// What one person may claim of one visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pay<'a> {
    /// Staff id; none where the person has none yet.
    pub staff_id: Option<&'a str>,
    /// Name.
    pub name: Option<&'a Private>,
    /// As what they went.
    pub role: Option<Role>,
    /// Units, of all students of the visit: siblings once or each, as the site says.
    pub units: u32,
    /// How they confirmed having been there.
    pub confirmed: Option<Confirmed>,
    /// Last day on which their training counts.
    pub trained_through: Option<NaiveDate>,
    /// The first of the visit's rows, for what is said of the visit.
    row: &'a Row,
    /// Where the visit stands to what was sent before.
    pub status: Status,
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
        for (seat, person) in seats(first).into_iter().enumerate() {
            let Some(person) = person else { continue };
            let units = visit.iter().filter_map(|row| seats(row)[seat]).map(|p| p.units).sum();
            list.push(Pay { units, status, ..person });
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

/// The people of a row, each in their seat.
fn seats(row: &Row) -> [Option<Pay<'_>>; 3] {
    let person = |staff_id, name, role: Option<Role>, units: Option<u32>, confirmed, trained_through| {
        role.map(|_| Pay {
            staff_id,
            name,
            role,
            units: units.unwrap_or(0),
            confirmed,
            trained_through,
            row,
            status: row.status,
        })
    };
    [
        person(
            row.educator_1_id.as_deref(),
            row.educator_1_name.as_ref(),
            row.educator_1_role,
            row.educator_1_claim_units,
            row.educator_1_confirmed,
            row.educator_1_trained_through,
        ),
        person(
            row.educator_2_id.as_deref(),
            row.educator_2_name.as_ref(),
            row.educator_2_role,
            row.educator_2_claim_units,
            row.educator_2_confirmed,
            row.educator_2_trained_through,
        ),
        person(
            row.educator_3_id.as_deref(),
            row.educator_3_name.as_ref(),
            row.educator_3_role,
            row.educator_3_claim_units,
            row.educator_3_confirmed,
            row.educator_3_trained_through,
        ),
    ]
}

/// Pay as a sheet for the pay office.
pub fn pay_table(list: &[Pay<'_>]) -> Table {
    let heading = vec![
        "staff_id",
        "name",
        "role",
        "visit_date",
        "visit_ref",
        "site_code",
        "school",
        "minutes",
        "units",
        "funding_code",
        "confirmed",
        "trained_through",
        "counts_for_pay",
        "status",
    ];
    let rows = list
        .iter()
        .map(|pay| {
            vec![
                Cell::from(pay.staff_id),
                Cell::from(pay.name.map(|name| &**name)),
                Cell::from(pay.role),
                Cell::from(pay.row.visit_date),
                Cell::from(pay.row.visit_ref.as_str()),
                Cell::from(pay.row.site_code.as_str()),
                Cell::from(pay.row.school.as_str()),
                Cell::from(pay.row.minutes),
                Cell::from(pay.units),
                Cell::from(pay.row.funding_code.as_deref()),
                Cell::from(pay.confirmed),
                Cell::from(pay.trained_through),
                Cell::from(pay.row.counts_for_pay),
                Cell::from(pay.status),
            ]
        })
        .collect();
    Table { name: "Pay", heading, rows }
}
