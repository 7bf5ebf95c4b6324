//! From a plan to records: what taking a class list in puts into the vault.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::headings::fold;
use super::{ClassList, Field, Known, Plan, Row, Step};
use crate::private::Private;
use crate::visit::{Book, Family, FamilyId, Record, Student, StudentId, propose_alias};

/// What the vault already knows, as the plan compares it.
pub fn known(book: &Book) -> Vec<Known> {
    book.students
        .iter()
        .map(|s| Known {
            id: s.id.0,
            source_key: s.source_key.clone(),
            full_name: s.full_name.clone(),
            name: s.name.clone(),
            band: s.band,
            class: s.class.clone(),
            language: book.family(s.family).and_then(|f| f.languages.first().cloned()),
            interpreter: book.family(s.family).is_some_and(|f| f.interpreter),
        })
        .collect()
}

/// What a plan comes to as records: each new student in a family of their own. Those of a sibling proposal for which
/// `together` says so (it is given the proposal's index) share one: that of a sibling who is here already, or a new one.
/// New families get an alias in this language. Gives the records and how many students they add.
pub fn records(
    list: &ClassList,
    plan: &Plan,
    book: &Book,
    language: &str,
    together: impl Fn(usize) -> bool,
    mut id: impl FnMut() -> Uuid,
) -> (Vec<Record>, usize) {
    let mut records = Vec::new();
    let mut aliases = book.aliases();
    let mut added = 0;
    let group_of = |row: usize| {
        list.sibling_proposals.iter().position(|group| group.contains(&row)).filter(|&group| together(group))
    };
    let mut families: HashMap<usize, FamilyId> = HashMap::new();
    let mut awaited = HashSet::new();
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
                let known = group
                    .and_then(|group| families.get(&group).copied())
                    .or_else(|| waiting_family(book, row).filter(|id| awaited.insert(*id)));
                if let Some(known) = known {
                    rename(&mut records, book, known, &row.name);
                }
                let family = known.unwrap_or_else(|| {
                    let family = FamilyId(id());
                    let alias = propose_alias(&aliases, language);
                    aliases.insert(alias.clone());
                    records.push(Record::Family(Family {
                        id: family,
                        name: row.name.clone(),
                        alias,
                        languages: row.language.clone().into_iter().collect(),
                        interpreter: row.interpreter.unwrap_or(false),
                        channel: None,
                        closed_on: None,
                    }));
                    families.extend(group.map(|group| (group, family)));
                    family
                });
                added += 1;
                records.push(Record::Student(Student {
                    band: row.band,
                    class: row.class.clone(),
                    source_key: Some(row.source_key.clone()),
                    full_name: Some(row.full_name.clone()),
                    ..Student::named(StudentId(id()), &row.name, family)
                }));
            }
            Step::Change { id, row, .. } | Step::Same { id, row, .. } => {
                let row = &list.rows[*row];
                let changes = |field| matches!(step, Step::Change { fields, .. } if fields.contains(&field));
                let Some(student) = book.student(StudentId(*id)) else { continue };
                let mut student = student.clone();
                let typed_in = student.source_key.is_none();
                // The name that the pair uses stays theirs; the list may tell the band, the class and the number.
                if changes(Field::Band) {
                    student.band = row.band;
                }
                if changes(Field::Class) {
                    student.class.clone_from(&row.class);
                }
                if changes(Field::SourceKey) {
                    student.source_key = Some(row.source_key.clone());
                }
                student.full_name = Some(row.full_name.clone());
                // The family's name stood for a student whose own nobody had typed yet.
                if typed_in && !row.name.is_empty() && fold(&student.name) == fold(&row.last) {
                    student.name = row.name.clone();
                }
                if let Some(family) = family_in(&mut records, book, student.family) {
                    if changes(Field::Language) && family.languages.is_empty() {
                        family.languages.extend(row.language.clone());
                    }
                    family.interpreter |= changes(Field::Interpreter);
                }
                records.push(Record::Student(student));
            }
            Step::Skip { .. } => {}
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

/// A family that the pair typed in by this student's name or surname, and whose students nobody named yet.
fn waiting_family(book: &Book, row: &Row) -> Option<FamilyId> {
    let called = |family: &Family| {
        let name = fold(&family.name);
        !name.is_empty() && (name == fold(&row.name) || name == fold(&row.last))
    };
    let mut fit = book.families.iter().filter(|f| called(f) && book.students_of(f.id).next().is_none());
    fit.next().filter(|_| fit.next().is_none()).map(|family| family.id)
}

/// The record of a family among those to be kept, put there as the book has it where it was not yet.
fn family_in<'a>(records: &'a mut Vec<Record>, book: &Book, id: FamilyId) -> Option<&'a mut Family> {
    let is_it = |record: &Record| matches!(record, Record::Family(family) if family.id == id);
    if !records.iter().any(is_it) {
        records.push(Record::Family(book.family(id)?.clone()));
    }
    records.iter_mut().find_map(|record| match record {
        Record::Family(family) if family.id == id => Some(family),
        _ => None,
    })
}

/// Adds a sibling's name to what the family is called, where that is the names of its students: "Leo, Lucía". What the
/// pair chose to call a family stays.
fn rename(records: &mut Vec<Record>, book: &Book, id: FamilyId, sibling: &Private) {
    let added = records.iter().filter_map(|record| match record {
        Record::Student(student) if student.family == id && book.student(student.id).is_none() => {
            Some(student)
        }
        _ => None,
    });
    let names: Vec<&str> = book.students_of(id).chain(added).map(|s| &*s.name).collect();
    let names = names.join(", ");
    if let Some(family) = family_in(records, book, id).filter(|family| *family.name == *names) {
        family.name = format!("{names}, {sibling}").into();
    }
}
