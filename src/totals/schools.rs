//! The list of schools: how many are enrolled, for the share visited.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::cells::Cell;
use super::lists::{self, ListProblem, fold};
use crate::text::Sentence;

/// A school on the coordinator's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// Its name, or its code.
    pub name: String,
    /// How many students are enrolled.
    pub enrolled: u32,
    /// The first day of school, where the list says.
    pub first_day: Option<NaiveDate>,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schools {
    list: Vec<School>,
    by_name: HashMap<String, usize>,
}

const COLUMNS: &[&[&str]] = &[
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
        let mut problems = Vec::new();
        let mut schools = Self::default();
        for (line, cells) in lists::read(bytes, COLUMNS, 2, &mut problems) {
            let mut wrong = |key: &'static str| {
                problems.push(ListProblem { line: Some(line), what: Sentence::new(key) });
            };
            let [name, enrolled, code, first_day] = cells.as_slice() else { continue };
            // "1,240" is how a spreadsheet shows it.
            let enrolled = enrolled.replace([',', ' '], "");
            let Some(enrolled) = enrolled.parse().ok().filter(|count| (1..=1_000_000).contains(count)) else {
                wrong("totals-list-enrolled");
                continue;
            };
            let Ok(first_day) = Cell::Text(first_day.as_str().into()).day() else {
                wrong("totals-list-day");
                continue;
            };
            let label = if name.is_empty() { code } else { name };
            let keys: Vec<String> =
                [name, code].into_iter().map(|key| fold(key)).filter(|k| !k.is_empty()).collect();
            if keys.is_empty() {
                wrong("totals-list-school");
                continue;
            }
            if keys.iter().any(|key| schools.by_name.contains_key(key)) {
                wrong("totals-list-twice");
                continue;
            }
            for key in keys {
                schools.by_name.insert(key, schools.list.len());
            }
            schools.list.push(School { name: label.clone(), enrolled, first_day });
        }
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
