//! The staff list: who is who, until when they are trained, and what a unit pays.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::cells::{Cell, Unreadable};
use super::lists::{self, ListProblem};
use super::people::folded;
use crate::clean;

/// Somebody on the coordinator's list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// The staff id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The last day on which the training counts.
    pub trained_through: Option<NaiveDate>,
    /// What a unit pays, in cents.
    pub rate: Option<u64>,
    /// Where they work.
    pub site: String,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staff {
    members: Vec<Member>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, Option<usize>>,
}

const COLUMNS: [&[&str]; 5] = [
    &["id", "staffid", "employeeid", "email", "iddedocente", "iddeempleado", "correo", "numerodeempleado"],
    &["name", "fullname", "nombre", "nombrecompleto"],
    &["trainedthrough", "trained", "traineduntil", "capacitadohasta", "capacitacionhasta", "capacitacion"],
    &["rate", "payrate", "tarifa", "pago"],
    &["site", "school", "plantel", "escuela"],
];

impl Staff {
    /// Reads the list: CSV with the headings id, name, trained through, rate, site; only the first must be there. A row
    /// with anything that cannot be read is left out, and named.
    pub fn read(bytes: &[u8]) -> (Self, Vec<ListProblem>) {
        let mut staff = Self::default();
        let problems = lists::read(bytes, COLUMNS, 1, |[id, name, trained, rate, site]| {
            let trained_through = Cell::Text(trained.into()).day().map_err(|Unreadable| "totals-list-day")?;
            let rate = cents(&rate).map_err(|Unreadable| "totals-list-rate")?;
            if id.is_empty() {
                return Err("totals-list-id");
            }
            // Which of two is right cannot be known; the first holds.
            if staff.by_id(&id).is_some() {
                return Err("totals-list-twice");
            }
            let at = staff.members.len();
            staff.by_id.insert(folded(&id), at);
            staff.by_name.entry(clean::folded(&name)).and_modify(|known| *known = None).or_insert(Some(at));
            staff.members.push(Member { id, name, trained_through, rate, site });
            Ok(())
        });
        (staff, problems)
    }

    /// Everybody, in the order of the list.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    pub(super) fn by_id(&self, id: &str) -> Option<&Member> {
        self.by_id.get(&folded(id)).map(|&at| &self.members[at])
    }

    /// The one with this name; namesakes are nobody.
    pub(super) fn by_name(&self, name: &str) -> Option<&Member> {
        let at = self.by_name.get(&clean::folded(name)).copied().flatten()?;
        Some(&self.members[at]).filter(|_| !name.is_empty())
    }
}

/// Money in cents, where any is said. "28.49", "$28.49", "28,49", "35".
fn cents(amount: &str) -> Result<Option<u64>, Unreadable> {
    let amount = amount.trim().trim_start_matches("US").trim_start_matches('$').trim();
    if amount.is_empty() {
        return Ok(None);
    }
    let (whole, part) = amount.split_once(['.', ',']).unwrap_or((amount, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 7 || part.len() > 2 || !is_digits(whole) || !is_digits(part) {
        return Err(Unreadable);
    }
    format!("{whole}{part:0<2}").parse().map(Some).map_err(|_| Unreadable)
}
