//! What a class list would change among the students already here: nobody twice, nobody lost, nobody mistaken unasked.
#![allow(clippy::unwrap_used)]

use homevisit::private::Private;
use homevisit::roster::{ClassList, Field, Known, MatchedBy, Plan, Row, Step, Why, plan, read};
use homevisit::visit::Band;
use proptest::prelude::*;
use uuid::Uuid;

use super::{EXCEL, NAMESAKES, NO_NUMBERS, ONE_ROSTER, ONE_ROSTER_12, REPORT, SPANISH, list};

fn known(row: &Row) -> Known {
    Known {
        id: Uuid::now_v7(),
        source_key: Some(row.source_key.clone()),
        full_name: Some(row.full_name.clone()),
        interpreter: row.interpreter.unwrap_or(false),
        name: row.name.clone(),
        band: row.band,
        class: row.class.clone(),
        language: row.language.clone(),
    }
}

/// Who is here after a list was imported.
fn imported(list: &ClassList) -> Vec<Known> {
    list.rows.iter().map(known).collect()
}

fn added(plan: &Plan) -> Vec<usize> {
    plan.steps
        .iter()
        .filter_map(|step| match step {
            Step::Add { row } => Some(*row),
            _ => None,
        })
        .collect()
}

fn changes_nothing(plan: &Plan) -> bool {
    plan.steps.iter().all(|step| matches!(step, Step::Same { .. } | Step::Skip { .. }))
}

#[test]
fn three_hundred_students_come_in_once() {
    let students = (0..300)
        .map(|n| format!("\"Family{}, Given{n}\",{},{}", n % 40, 9_000 + n, n % 13))
        .collect::<Vec<_>>()
        .join(
            "
",
        );
    let list = list(&format!("Student Name,Student ID,Grade\n{students}"));
    assert_eq!(list.rows.len(), 300);
    assert!(list.rows.iter().all(|row| row.band.is_some()));
    assert_eq!(added(&plan(&list, &[])).len(), 300);
    let again = plan(&list, &imported(&list));
    assert!(again.steps.iter().all(|step| matches!(step, Step::Same { by: MatchedBy::Key, .. })));
}

#[test]
fn every_fixture_imports_twice_without_a_change() {
    for bytes in [ONE_ROSTER, ONE_ROSTER_12, SPANISH, EXCEL, REPORT, NAMESAKES, NO_NUMBERS] {
        let list = read(bytes).unwrap();
        let again = plan(&list, &imported(&list));
        assert!(changes_nothing(&again));
        assert_eq!(again.steps.len(), list.rows.len() + list.skipped.len());
    }
}

#[test]
fn a_plan_follows_the_lines_of_the_file() {
    let list = list("First,Last,ID\nMaya,Rivera,1\n\nKou,Vang,2\nMaya,Rivera,1\n");
    assert_eq!(
        plan(&list, &[]).steps,
        [
            Step::Add { row: 0 },
            Step::Skip { line: 3, why: Why::Empty },
            Step::Add { row: 1 },
            Step::Skip { line: 5, why: Why::Repeated { first: 2 } },
        ]
    );
}

#[test]
fn a_new_year_changes_bands_and_silence_changes_nothing() {
    let spring = list("First,Last,ID,Grade,Language\nMaya,Rivera,1,5,Spanish\nKou,Vang,2,5,Hmong\n");
    let here = imported(&spring);
    let autumn = list("First,Last,ID,Grade,Preferred Name\nMayra,Rivera,1,6,Maya\nKou,Vang,2,,\n");
    assert_eq!(
        plan(&autumn, &here).steps,
        [
            Step::Change { id: here[0].id, row: 0, fields: vec![Field::Band], by: MatchedBy::Key },
            Step::Same { id: here[1].id, row: 1, by: MatchedBy::Key },
        ]
    );
}

#[test]
fn namesakes_without_numbers_are_not_swapped_by_a_new_year_or_by_one_leaving() {
    let spring = list("First,Last,Grade\nJosé,Paz,8\nJosé,Paz,5\n");
    let here = imported(&spring);
    let (older, younger) = (here[0].id, here[1].id);
    let moved = |id, row| Step::Change { id, row, fields: vec![Field::Band], by: MatchedBy::Key };
    let autumn = list("First,Last,Grade\nJosé,Paz,6\nJosé,Paz,9\n");
    assert_eq!(plan(&autumn, &here).steps, [moved(younger, 0), moved(older, 1)]);

    let one_left = list("First,Last,Grade\nJosé,Paz,8\n");
    let steps = plan(&one_left, &here).steps;
    assert!(matches!(steps[..], [Step::Same { id, by: MatchedBy::Name, .. }] if id == older), "{steps:?}");
}

#[test]
fn a_student_typed_in_by_hand_is_met_by_name_and_band_if_only_one_fits() {
    let typed = |name: &str, band| Known {
        id: Uuid::now_v7(),
        source_key: None,
        full_name: None,
        interpreter: false,
        name: name.into(),
        band,
        class: None,
        language: None,
    };
    let here = [
        typed("maya", Some(Band::UpperElementary)),
        typed("Kou Vang", Some(Band::Middle)),
        typed("Ana", Some(Band::High)),
        typed("Luz", Some(Band::High)),
    ];
    let list = list(
        "First,Last,ID,Grade\nMaya,Rivera,1,4\nKou,Vang,2,7\nAna,Paz,3,10\nAna,Said,4,11\nLuz,Paz,5,2\n",
    );
    let plan = plan(&list, &here);
    // Two Anas in high school, and a Luz of another band: those are for a person to sort out.
    assert_eq!(added(&plan), [2, 3, 4]);
    assert!(matches!(&plan.steps[0], Step::Change { id, by: MatchedBy::Name, fields, .. }
        if *id == here[0].id && fields.contains(&Field::SourceKey)));
    assert!(matches!(&plan.steps[1], Step::Change { id, by: MatchedBy::Name, .. } if *id == here[1].id));
}

#[test]
fn a_list_that_gains_or_loses_its_numbers_meets_the_same_students() {
    let named = list("First,Last,Grade\nMaya,Rivera,4\nMaya,Vang,4\nKou,Vang,7\n");
    let numbered = list("First,Last,Grade,ID\nMaya,Rivera,4,1\nMaya,Vang,4,2\nKou,Vang,7,3\n");
    let here = imported(&named);
    let gains = plan(&numbered, &here);
    for (step, known) in gains.steps.iter().zip(&here) {
        assert!(matches!(step, Step::Change { id, by: MatchedBy::Name, fields, .. }
            if *id == known.id && *fields == [Field::SourceKey]));
    }
    // A vault keeps no surnames, but a digest of the full name: two Mayas of one band are told apart by it.
    let here = imported(&numbered);
    let loses = plan(&named, &here);
    for (step, known) in loses.steps.iter().zip(&here) {
        assert!(matches!(step, Step::Same { id, by: MatchedBy::Name, .. } if *id == known.id));
    }
    // Another child of the same given name and band is nobody who is here.
    assert_eq!(added(&plan(&list("First,Last,Grade\nMaya,Lopez,4\n"), &here)), [0]);
}

#[test]
fn a_key_that_says_otherwise_is_never_overruled_by_a_name() {
    let here = imported(&list("First,Last,Grade\nMaya,Rivera,4\n"));
    assert_eq!(added(&plan(&list("First,Last,Grade\nMaya,Vang,4\n"), &here)), [0]);
    let here = imported(&list("First,Last,Grade,ID\nMaya,Rivera,4,1\n"));
    assert_eq!(added(&plan(&list("First,Last,Grade,ID\nMaya,Rivera,4,2\n"), &here)), [0]);
}

#[test]
fn the_name_a_pair_uses_is_a_change_to_ask_about() {
    let list = list("First,Last,ID\nMayra,Rivera,1\n");
    let mut here = imported(&list);
    here[0].name = Private::from("Maya");
    assert!(
        matches!(&plan(&list, &here).steps[..], [Step::Change { fields, .. }] if *fields == [Field::Name])
    );
}

/// Lists with many namesakes, missing numbers and shared numbers, as cells of one record each.
fn records() -> impl Strategy<Value = Vec<[String; 4]>> {
    let record =
        ["(Ana|Eva|José|Jose|Total|)", "(Paz|Peña|de la Cruz|)", "(K|3|4|9|10|UG|)", "([1-6]|name:1|)"];
    proptest::collection::vec(record.map(|cell| cell.prop_map(String::from)), 0..40)
}

/// Of two records with one number and name the first counts, so only without numbers is the order of no account.
fn without_numbers() -> impl Strategy<Value = Vec<[String; 4]>> {
    records().prop_map(|mut records| {
        for record in &mut records {
            record[3].clear();
        }
        records
    })
}

fn file(records: &[[String; 4]]) -> Vec<u8> {
    let mut text = String::from("First;Last;Grade;ID\n");
    for record in records {
        text += &(record.join(";") + "\n");
    }
    text.into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_a_list_or_a_refusal(bytes: Vec<u8>) {
        let _ = read(&bytes);
        let _ = read(&[b"Name,Grade,Phone,Address\n".as_slice(), &bytes].concat());
        let _ = read(&[b"\xFF\xFEN\0a\0m\0e\0\n\0".as_slice(), &bytes].concat());
    }

    #[test]
    fn any_text_of_cells_and_quotes_is_a_list_or_a_refusal(text in "(Name|Last|ID|Total|[\",;\t\n\r 7é\u{202E}\0]){0,60}") {
        let _ = read(text.as_bytes());
    }

    #[test]
    fn importing_twice_adds_nobody(records in records()) {
        let list = read(&file(&records)).unwrap();
        let again = plan(&list, &imported(&list));
        prop_assert!(changes_nothing(&again));
    }

    #[test]
    fn another_order_of_the_same_students_changes_nobody(
        (records, shuffled) in without_numbers().prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle()))
    ) {
        let here = imported(&read(&file(&records)).unwrap());
        let list = read(&file(&shuffled)).unwrap();
        prop_assert_eq!(list.rows.len(), here.len());
        prop_assert!(changes_nothing(&plan(&list, &here)));
    }

    #[test]
    fn every_record_is_a_student_or_said(records in records()) {
        let list = read(&file(&records)).unwrap();
        let mut lines: Vec<u64> = list.rows.iter().map(|row| row.line).chain(list.skipped.iter().map(|s| s.line)).collect();
        lines.sort_unstable();
        let full = |record: &[String; 4]| record.iter().any(|cell| !cell.is_empty());
        for (at, _) in records.iter().enumerate().filter(|(_, record)| full(record)) {
            prop_assert!(lines.binary_search(&(at as u64 + 2)).is_ok());
        }
        let mut keys: Vec<_> = list.rows.iter().map(|row| &row.source_key).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), list.rows.len());
    }
}
