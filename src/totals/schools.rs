//! The list of schools: how many are enrolled, for the share visited.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::cells::{Cell, Unreadable};
use super::lists::{self, ListProblem, fold};

/// A school on the coordinator's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// Its name, or its code.
    pub(crate) name: String,
    /// How many students are enrolled.
    pub(crate) enrolled: u32,
    /// The first day of school, where the list says.
    pub(crate) first_day: Option<NaiveDate>,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schools {
    list: Vec<School>,
    by_name: HashMap<String, usize>,
}

const COLUMNS: [&[&str]; 4] = [
    &["school", "name", "site", "escuela", "plantel", "nombre"],
    &[
        "enrollment",
        "enrolment",
        "enrolled",
        "students",
        "inscripcion",
        "inscritos",
        "matricula",
        "estudiantes",
    ],
    &["code", "sitecode", "schoolcode", "codigo", "clave"],
    &["firstday", "firstschoolday", "firstdayofschool", "primerdia", "primerdiadeclases"],
];

impl Schools {
    /// Reads the list: CSV with the headings school and enrollment, perhaps code and first day. A row with anything that
    /// cannot be read is left out, and named.
    pub fn read(bytes: &[u8]) -> (Self, Vec<ListProblem>) {
        let mut schools = Self::default();
        let problems = lists::read(bytes, COLUMNS, 2, |[name, enrolled, code, first_day]| {
            // "1,240" is how a spreadsheet shows it.
            let enrolled = enrolled.replace([',', ' '], "").parse().ok();
            let enrolled = enrolled.filter(|count| (1..=1_000_000).contains(count));
            let enrolled = enrolled.ok_or("totals-list-enrolled")?;
            let first_day = Cell::Text(first_day.into()).day().map_err(|Unreadable| "totals-list-day")?;
            let keys: Vec<String> =
                [&name, &code].into_iter().map(|key| fold(key)).filter(|key| !key.is_empty()).collect();
            if keys.is_empty() {
                return Err("totals-list-school");
            }
            if keys.iter().any(|key| schools.by_name.contains_key(key)) {
                return Err("totals-list-twice");
            }
            for key in keys {
                schools.by_name.insert(key, schools.list.len());
            }
            let name = if name.is_empty() { code } else { name };
            schools.list.push(School { name, enrolled, first_day });
            Ok(())
        });
        (schools, problems)
    }

    /// All of them, in the order of the list.
    pub fn list(&self) -> &[School] {
        &self.list
    }

    /// The school that a log names by its name or its code.
    pub(super) fn find(&self, names: [&str; 2]) -> Option<&School> {
        names.iter().find_map(|name| self.by_name.get(&fold(name))).map(|&at| &self.list[at])
    }
}
