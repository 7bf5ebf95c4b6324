//! Pay by person. Nothing is hidden here: these are the coordinator's own people, and somebody has to be paid.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::people::{Key, People};
use super::record::Seat;
use super::settle::Visit;
use super::table::{Cell, Table};
use crate::export::log::Confirmed;
use crate::visit::{Role, TrainingShown};

/// One person on one visit.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) visit: usize,
    pub(super) person: Key,
    pub(super) role: Option<Role>,
    pub(super) confirmed: Option<Confirmed>,
    pub(super) trained_through: Option<NaiveDate>,
    /// How the training is shown; of several rows the least that is shown.
    pub(super) training: Option<TrainingShown>,
    pub(super) units: u64,
    /// The training had run out on the day.
    pub(super) expired: bool,
}

/// What every person on every visit that counts has to claim, in the order of the visits.
pub(super) fn claims(visits: &[Visit], people: &People) -> Vec<Claim> {
    let mut all = Vec::new();
    for (at, visit) in visits.iter().enumerate().filter(|(_, visit)| visit.is_counted()) {
        let mut on_visit: BTreeMap<Key, Claim> = BTreeMap::new();
        for record in visit.counted() {
            // Somebody who is named twice in one row went once.
            let mut in_row: BTreeMap<Key, &Seat> = BTreeMap::new();
            for seat in record.seats.iter().flatten() {
                let best = in_row.entry(people.key(seat)).or_insert(seat);
                if seat.units > best.units {
                    *best = seat;
                }
            }
            for (key, seat) in in_row {
                let trained_through = people.get(key).trained_through(seat);
                let ended = trained_through.zip(visit.day).is_some_and(|(through, day)| through < day);
                let claim = on_visit.entry(key).or_insert_with(|| Claim {
                    visit: at,
                    person: key,
                    role: seat.role,
                    confirmed: seat.confirmed,
                    trained_through,
                    training: seat.training,
                    units: 0,
                    expired: false,
                });
                claim.units += u64::from(seat.units);
                claim.expired |= ended;
                claim.trained_through = claim.trained_through.max(trained_through);
                claim.training = claim.training.max(seat.training);
            }
        }
        all.extend(on_visit.into_values());
    }
    all
}

const COLUMNS: &[&str] = &[
    "staff-id",
    "name",
    "site",
    "visits",
    "units",
    "rate",
    "amount",
    "own-key",
    "typed-by-partner",
    "on-paper",
    "not-yet",
    "not-asked",
    "trained-through",
    "training",
    "after-training",
    "on-list",
];

/// The sum of what is to be paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Units of all people.
    pub units: u64,
    /// Their pay in cents, where a rate is known.
    pub cents: u64,
    /// Units of people without a rate.
    pub units_without_rate: u64,
}

/// Pay by person, by name.
pub(super) fn by_person(claims: &[Claim], people: &People, has_list: bool) -> (Table, Due) {
    let mut of: BTreeMap<Key, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        of.entry(claim.person).or_default().push(claim);
    }
    let mut persons: Vec<(Key, Vec<&Claim>)> = of.into_iter().collect();
    persons.sort_by_cached_key(|(key, _)| {
        let person = people.get(*key);
        (crate::clean::folded(&person.name), person.id.clone())
    });
    let mut due = Due::default();
    let rows = persons
        .into_iter()
        .map(|(key, claims)| {
            let person = people.get(key);
            let member = person.member.as_ref();
            let units: u64 = claims.iter().map(|claim| claim.units).sum();
            let amount = member.and_then(|m| m.rate).map(|rate| rate * units);
            due.units += units;
            due.cents += amount.unwrap_or_default();
            due.units_without_rate += if amount.is_none() { units } else { 0 };
            let how = |how| Cell::from(claims.iter().filter(|c| c.confirmed == Some(how)).count());
            let through = claims.iter().filter_map(|claim| claim.trained_through).max();
            vec![
                Cell::words(&person.id),
                Cell::words(&person.name),
                Cell::words(member.map_or("", |m| &m.site)),
                Cell::from(claims.len()),
                Cell::from(units),
                member.and_then(|m| m.rate).map_or(Cell::NOTHING, Cell::money),
                amount.map_or(Cell::NOTHING, Cell::money),
                how(Confirmed::OwnKey),
                how(Confirmed::TypedByPartner),
                how(Confirmed::OnPaper),
                how(Confirmed::NotYet),
                how(Confirmed::NotAsked),
                Cell::from(through),
                shown(claims.iter().filter_map(|claim| claim.training).max()),
                Cell::from(claims.iter().filter(|claim| claim.expired).count()),
                if has_list { Cell::yes_or_no(member.is_some()) } else { Cell::NOTHING },
            ]
        })
        .collect();
    (Table { id: "pay", columns: COLUMNS, rows, bars: None, mark: None }, due)
}

/// How a training is shown, in words.
fn shown(training: Option<TrainingShown>) -> Cell {
    training.map_or(Cell::NOTHING, |shown| Cell::label("training-", shown.word()))
}

const VISIT_COLUMNS: &[&str] = &[
    "visit",
    "date",
    "staff-id",
    "name",
    "role",
    "units",
    "confirmed",
    "trained-through",
    "training",
    "after-training",
];

/// Whoever has more of them reads the settled rows.
const VISIT_ROWS: usize = 30_000;

/// Every claim by itself: what an auditor asks for.
pub(super) fn by_visit(claims: &[Claim], visits: &[Visit], people: &People) -> Option<Table> {
    if claims.len() > VISIT_ROWS {
        return None;
    }
    let rows = claims
        .iter()
        .map(|claim| {
            let (visit, person) = (&visits[claim.visit], people.get(claim.person));
            vec![
                Cell::words(&visit.reference),
                Cell::from(visit.day),
                Cell::words(&person.id),
                Cell::words(&person.name),
                claim.role.map_or(Cell::NOTHING, |role| Cell::label("totals-role-", role.word())),
                Cell::from(claim.units),
                claim.confirmed.map_or(Cell::NOTHING, |how| Cell::label("totals-col-", how.word())),
                Cell::from(claim.trained_through),
                shown(claim.training),
                Cell::yes_or_no(claim.expired),
            ]
        })
        .collect();
    Some(Table { id: "pay-visits", columns: VISIT_COLUMNS, rows, bars: None, mark: None })
}

/// The people who went, with their visits: for the counts of the programme.
pub(super) fn visits_of_each(claims: &[Claim]) -> BTreeMap<Key, Vec<&Claim>> {
    let mut of: BTreeMap<Key, Vec<&Claim>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.role != Some(Role::Interpreter)) {
        of.entry(claim.person).or_default().push(claim);
    }
    of
}
