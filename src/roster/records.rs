//! From a plan to records: what taking a class list in puts into the vault.

use std::collections::HashMap;

use uuid::Uuid;

use super::{ClassList, Known, Plan, Step};
use crate::private::Private;
use crate::visit::{Book, Family, FamilyId, Record, Student, StudentId, propose_alias};

/// What the vault already knows, as the plan compares it.
pub fn known(book: &Book) -> Vec<Known> {
    book.students
        .iter()
        .map(|s| Known {
            id: s.id.0,
            source_key: s.source_key.clone(),
            name: s.name.clone(),
            band: s.band,
            language: book.family(s.family).and_then(|f| f.languages.first().cloned()),
        })
        .collect()
}

/// What a plan comes to as records: each new student in a family of their own. Those of a sibling proposal for which
/// `together` says so (it is given the proposal's index) share one: that of a sibling who is here already, or a new one.
/// Gives the records and how many students they add.
pub fn records(
    list: &ClassList,
    plan: &Plan,
    book: &Book,
    together: impl Fn(usize) -> bool,
    mut id: impl FnMut() -> Uuid,
) -> (Vec<Record>, usize) {
    let mut records = Vec::new();
    let mut aliases: Vec<String> = book.families.iter().map(|f| f.alias.clone()).collect();
    let mut added = 0;
    let group_of = |row: usize| {
        list.sibling_proposals.iter().position(|group| group.contains(&row)).filter(|&group| together(group))
    };
    let mut families: HashMap<usize, FamilyId> = HashMap::new();
    for step in &plan.steps {
        if let Step::Change { id, row, .. } | Step::Same { id, row, .. } = step
            && let (Some(group), Some(here)) = (group_of(*row), book.student(StudentId(*id)))
        {
            families.entry(group).or_insert(here.family);
        }
    }
    for step in &plan.steps {
        match step {
            Step::Add { row: index } => {
                let row = &list.rows[*index];
                let group = group_of(*index);
                let known = group.and_then(|group| families.get(&group).copied());
                if let Some(known) = known {
                    rename(&mut records, book, known, &row.name);
                }
                let family = known.unwrap_or_else(|| {
                    let family = FamilyId(id());
                    let alias = propose_alias(aliases.iter().map(String::as_str));
                    aliases.push(alias.clone());
                    records.push(Record::Family(Family {
                        id: family,
                        name: row.name.clone(),
                        alias,
                        languages: row.language.clone().into_iter().collect(),
                        interpreter: row.interpreter.unwrap_or(false),
                        channel: None,
                    }));
                    families.extend(group.map(|group| (group, family)));
                    family
                });
                added += 1;
                records.push(Record::Student(Student {
                    id: StudentId(id()),
                    name: row.name.clone(),
                    band: row.band,
                    family,
                    source_key: Some(row.source_key.clone()),
                }));
            }
            Step::Change { id, row, .. } => {
                let row = &list.rows[*row];
                if let Some(student) = book.students.iter().find(|s| s.id.0 == *id) {
                    let mut student = student.clone();
                    // The name that the pair uses stays theirs; the list may tell the band and the number.
                    student.band = row.band.or(student.band);
                    student.source_key = Some(row.source_key.clone());
                    if let (Some(family), Some(language)) = (book.family(student.family), &row.language)
                        && family.languages.is_empty()
                    {
                        let mut family = family.clone();
                        family.languages = vec![language.clone()];
                        records.push(Record::Family(family));
                    }
                    records.push(Record::Student(student));
                }
            }
            Step::Same { .. } | Step::Skip { .. } => {}
        }
    }
    // What is in the book already, word for word, is no change.
    records.retain(|record| match record {
        Record::Student(student) => book.student(student.id) != Some(student),
        Record::Family(family) => book.family(family.id) != Some(family),
        _ => true,
    });
    (records, added)
}

/// Adds a sibling's name to what the family is called, where that is the names of its students: "Leo, Lucía". What the
/// pair chose to call a family stays.
fn rename(records: &mut Vec<Record>, book: &Book, id: FamilyId, sibling: &Private) {
    let fresh = records.iter_mut().rev().find_map(|record| match record {
        Record::Family(family) if family.id == id => Some(family),
        _ => None,
    });
    if let Some(family) = fresh {
        family.name = format!("{}, {sibling}", family.name).into();
        return;
    }
    let names: Vec<&str> = book.students_of(id).map(|s| &*s.name).collect();
    if let Some(family) = book.family(id).filter(|family| *family.name == *names.join(", ")) {
        let name = format!("{}, {sibling}", family.name).into();
        records.push(Record::Family(Family { name, ..family.clone() }));
    }
}
