//! From a plan to records: what taking a class list in puts into the vault.

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

/// What a plan comes to as records: each new student in a family of their own, siblings that the list itself shows (same
/// address, phone or guardian) together. Gives the records and how many students they add.
pub fn records(
    list: &ClassList,
    plan: &Plan,
    book: &Book,
    siblings_together: bool,
    mut id: impl FnMut() -> Uuid,
) -> (Vec<Record>, usize) {
    let mut records = Vec::new();
    let mut families: Vec<(usize, FamilyId)> = Vec::new();
    let mut aliases: Vec<String> = book.families.iter().map(|f| f.alias.clone()).collect();
    let mut added = 0;
    for step in &plan.steps {
        match step {
            Step::Add { row: index } => {
                let row = &list.rows[*index];
                let group = list
                    .sibling_proposals
                    .iter()
                    .position(|group| group.contains(index))
                    .filter(|_| siblings_together);
                let known = group.and_then(|g| families.iter().find(|(of, _)| *of == g).map(|(_, id)| *id));
                if let Some(known) = known {
                    rename(&mut records, known, &row.name);
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
                    families.extend(group.map(|g| (g, family)));
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

/// Adds a sibling's name to what the family is called: "Leo, Lucía".
fn rename(records: &mut [Record], id: FamilyId, sibling: &Private) {
    for record in records {
        if let Record::Family(family) = record
            && family.id == id
        {
            family.name = format!("{}, {sibling}", family.name).into();
        }
    }
}
