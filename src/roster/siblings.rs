//! Who may be siblings: proposed from what a list says of a household, compared here and never kept.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::headings::{Column, Layout, fold};

/// More students than this behind one address or number are a block of flats, a shelter or the school's own number.
const HOUSEHOLD_LIMIT: usize = 8;

/// What would tie this record to another: a whole address, a phone number, a relative's record, or a guardian's name
/// together with the student's surname. A surname alone ties nobody.
pub(super) fn ties(record: &StringRecord, layout: &Layout, family_name: &str) -> Vec<String> {
    let mut ties = Vec::new();
    let unit: String = layout.cells(record, Column::Unit).map(fold).collect();
    for street in layout.cells(record, Column::Street) {
        // "General delivery" and "same as above" are no household: one has a number and a name.
        let has = |wanted: fn(char) -> bool| street.chars().any(wanted);
        if has(char::is_numeric) && has(char::is_alphabetic) {
            ties.push(format!("street {} {unit}", fold(street)));
        }
    }
    for phone in layout.cells(record, Column::Phone) {
        let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
        // Without the country's prefix; a row of one digit fills a field that a system insists on.
        let local = &digits[digits.len().saturating_sub(10)..];
        if local.len() >= 7 && local.iter().any(|digit| *digit != local[0]) {
            ties.push(format!("phone {}", local.iter().collect::<String>()));
        }
    }
    for guardian in layout.cells(record, Column::Guardian) {
        if guardian.split_whitespace().nth(1).is_some() && !family_name.is_empty() {
            ties.push(format!("guardian {} {}", fold(family_name), fold(guardian)));
        }
    }
    for agents in layout.cells(record, Column::Agents) {
        let agents = agents.split(',').map(str::trim).filter(|agent| !agent.is_empty());
        ties.extend(agents.map(|agent| format!("agent {agent}")));
    }
    ties
}

/// Groups of rows, by index, that share a tie with one another; each row in at most one.
pub(super) fn propose(ties: &[Vec<String>]) -> Vec<Vec<usize>> {
    let mut households: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, ties) in ties.iter().enumerate() {
        for tie in ties {
            let rows = households.entry(tie).or_default();
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
    }
    // Each row points at the smallest row that it is known to belong with.
    let mut first: Vec<usize> = (0..ties.len()).collect();
    for rows in households.values().filter(|rows| rows.len() <= HOUSEHOLD_LIMIT) {
        for pair in rows.windows(2) {
            let (a, b) = (root(&first, pair[0]), root(&first, pair[1]));
            first[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for row in 0..ties.len() {
        groups.entry(root(&first, row)).or_default().push(row);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn root(first: &[usize], mut row: usize) -> usize {
    while first[row] != row {
        row = first[row];
    }
    row
}
