//! A class list from any school system becomes students, once each, with nothing kept that has no place here.
#![allow(clippy::unwrap_used)]

use homevisit::clean::Encoding;
use homevisit::roster::{ClassList, RosterError, Why, band, read};
use homevisit::visit::Band;

mod plan;

const ONE_ROSTER: &[u8] = include_bytes!("../fixtures/rosters/oneroster-users.csv");
const ONE_ROSTER_12: &[u8] = include_bytes!("../fixtures/rosters/oneroster-12-users.csv");
const SPANISH: &[u8] = include_bytes!("../fixtures/rosters/matricula-windows-1252.csv");
const EXCEL: &[u8] = include_bytes!("../fixtures/rosters/excel-unicode-text.txt");
const REPORT: &[u8] = include_bytes!("../fixtures/rosters/last-first-report.csv");
const NAMESAKES: &[u8] = include_bytes!("../fixtures/rosters/namesakes.csv");
const NO_NUMBERS: &[u8] = include_bytes!("../fixtures/rosters/namesakes-without-numbers.csv");

fn names(list: &ClassList) -> Vec<&str> {
    list.rows.iter().map(|row| &*row.name).collect()
}

fn list(text: &str) -> ClassList {
    read(text.as_bytes()).unwrap()
}

fn skipped(list: &ClassList) -> Vec<(u64, Why)> {
    list.skipped.iter().map(|s| (s.line, s.why)).collect()
}

#[test]
fn oneroster_gives_students_only() {
    let list = read(ONE_ROSTER).unwrap();
    assert_eq!(names(&list), ["Maya", "Andrés", "Kou"]);
    let maya = &list.rows[0];
    assert_eq!((&*maya.first, &*maya.last), ("Mayra", "Rivera"));
    assert_eq!(&*maya.source_key, "S-1001");
    let bands: Vec<_> = list.rows.iter().map(|row| row.band).collect();
    assert_eq!(bands, [Some(Band::UpperElementary), Some(Band::EarlyGrades), Some(Band::High)]);
    assert_eq!(skipped(&list), [(5, Why::Left), (6, Why::NotAStudent), (7, Why::NotAStudent)]);
    // A guardian in common, though never by surname.
    assert_eq!(list.sibling_proposals, [[0, 1]]);
    for heading in ["email", "phone", "agentSourcedIds", "middleName", "identifier", "password"] {
        assert!(list.left_out.iter().any(|out| out == heading), "{heading}");
    }
    for heading in ["sourcedId", "givenName", "familyName", "preferredFirstName", "grades"] {
        assert!(!list.left_out.iter().any(|out| out == heading), "{heading}");
    }
}

#[test]
fn oneroster_without_roles_does_not_make_students_of_teachers() {
    let list = read(ONE_ROSTER_12).unwrap();
    assert_eq!(names(&list), ["Maya"]);
    assert_eq!(skipped(&list), [(3, Why::PerhapsAnAdult)]);
}

#[test]
fn a_spanish_list_in_windows_1252_with_semicolons() {
    let list = read(SPANISH).unwrap();
    assert_eq!((list.encoding, list.delimiter), (Encoding::Windows1252, ';'));
    assert_eq!(names(&list), ["Sofi", "José Ángel", "Begoña"]);
    assert_eq!(&*list.rows[1].last, "Peña Núñez");
    assert_eq!(&*list.rows[2].source_key, "A-19");
    assert_eq!(list.rows[2].language.as_deref(), Some("Quechua"));
    let bands: Vec<_> = list.rows.iter().map(|row| row.band).collect();
    assert_eq!(bands, [Some(Band::UpperElementary), Some(Band::EarlyGrades), Some(Band::Middle)]);
    assert_eq!(list.left_out, ["Teléfono", "Dirección", "Fecha de nacimiento"]);
    assert_eq!(list.sibling_proposals, [[0, 1]]);
    assert_eq!(skipped(&list), [(1, Why::AboveHeadings)]);
}

#[test]
fn excel_unicode_text_with_tabs() {
    let list = read(EXCEL).unwrap();
    assert_eq!((list.encoding, list.delimiter), (Encoding::Utf16Le, '\t'));
    assert_eq!(names(&list), ["Hòa", "Hazel", "Ming"]);
    let languages: Vec<_> = list.rows.iter().map(|row| row.language.as_deref()).collect();
    assert_eq!(languages, [Some("English"), Some("Vietnamese"), None]);
    let interpreters: Vec<_> = list.rows.iter().map(|row| row.interpreter).collect();
    assert_eq!(interpreters, [Some(false), Some(true), None]);
    // Of two columns with a language, the one for letters home is read, and the other said.
    assert_eq!(list.left_out, ["Home Language", "Guardian Email"]);
    assert_eq!(list.sibling_proposals, Vec::<Vec<usize>>::new());
}

#[test]
fn a_printed_report_with_titles_totals_and_empty_lines() {
    let list = read(REPORT).unwrap();
    assert_eq!(names(&list), ["Maya", "Andrés", "Kai", "Jonah", "Page", "Bao"]);
    assert_eq!(&*list.rows[3].last, "Smith");
    assert_eq!(
        skipped(&list),
        [
            (1, Why::AboveHeadings),
            (2, Why::AboveHeadings),
            (8, Why::Empty),
            (10, Why::HeadingsAgain),
            (14, Why::Total),
            (15, Why::Total),
        ]
    );
    assert_eq!(list.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 6, 7, 11, 12, 13]);
}

#[test]
fn siblings_are_proposed_by_household_and_never_by_surname() {
    // Kai is a Rivera too, elsewhere; a number of zeros and "general delivery" are no household.
    assert_eq!(read(REPORT).unwrap().sibling_proposals, [vec![0, 1], vec![2, 3]]);
    let surname = list("First,Last,City\nMaya,Rivera,Lodi\nKai,Rivera,Lodi\n");
    assert!(surname.sibling_proposals.is_empty());
    // The school's own number, thirty times.
    let students = (0..30).fold(String::new(), |all, n| all + &format!("Kid{n},Name{n},555 010 9999\n"));
    assert!(list(&format!("First,Last,Phone\n{students}")).sibling_proposals.is_empty());
    // One flat number does not make neighbours siblings.
    let flats = list(
        "First,Last,Address,Apt\nMaya,Rivera,12 Elm St,3\nKou,Vang,12 Elm St,4\nLee,Vang,12 elm st.,#4\n",
    );
    assert_eq!(flats.sibling_proposals, [[1, 2]]);
}

#[test]
fn only_siblings_of_one_surname_are_likely_and_no_surname_is_none() {
    let file = "First,Last,Address\nMaya,Rivera,12 Elm St\nKai,rivera,12 Elm St\nKou,Vang,3 Oak St\n\
                Bao,Lee,3 Oak St\nAna,,5 Ash St\nLeo,,5 Ash St\n";
    let found = list(file);
    assert_eq!(found.sibling_proposals, [[0, 1], [2, 3], [4, 5]]);
    assert_eq!([0, 1, 2].map(|group| found.is_likely(group)), [true, false, false]);
}

#[test]
fn nothing_of_a_household_is_in_what_is_read() {
    let shown = format!("{:?}", read(REPORT).unwrap());
    for secret in ["Elm", "555", "2016", "Maya", "Rivera"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[test]
fn namesakes_and_twins_survive_and_repeats_are_said() {
    let list = read(NAMESAKES).unwrap();
    assert_eq!(names(&list), ["José", "José", "Ana", "Eva"]);
    assert_eq!(skipped(&list), [(6, Why::Repeated { first: 2 })]);

    let list = read(NO_NUMBERS).unwrap();
    assert_eq!(names(&list), ["José", "José", "Ana", "Ana"]);
    assert_eq!(skipped(&list), [(6, Why::Repeated { first: 3 })]);
}

#[test]
fn twins_under_one_number_both_survive_whatever_their_order() {
    let one = list("First,Last,Grade,ID\nAna,Paz,3,77\nEva,Paz,3,77\n");
    let other = list("First,Last,Grade,ID\nEva,Paz,3,77\nAna,Paz,3,77\n");
    assert_eq!(one.rows.len(), 2);
    assert_eq!(one.rows[0].source_key, other.rows[1].source_key);
    assert_eq!(one.rows[1].source_key, other.rows[0].source_key);
}

#[test]
fn a_key_made_of_a_name_does_not_hold_the_name() {
    let list = list("First,Last\nMaya,Rivera\n");
    let key = list.rows[0].source_key.to_lowercase();
    assert!(key.starts_with("name:") && !key.contains("maya") && !key.contains("rivera"));
    // It is in vaults: it must not change from one release to the next.
    assert_eq!(key, "name:2a6f0aa0e3dc523b908c331d1e958d39");
}

#[test]
fn one_column_of_names_is_a_list() {
    let plain = list("Student Name\nRivera, Maya\nVang, Kou\n");
    assert_eq!(names(&plain), ["Maya", "Kou"]);
    assert_eq!(names(&list("Name\nMaya Rivera\nKou\n")), ["Maya", "Kou"]);
    assert_eq!(names(&list("First,Last,Grade\nPage,,3\n")), ["Page"]);
    let mononyms = list("First,Last\nFNU,Sher\n.,Zarmina\nPaw,\n");
    assert_eq!(names(&mononyms), ["Sher", "Zarmina", "Paw"]);
}

#[test]
fn line_ends_of_every_kind_and_cells_of_several_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let text =
            ["First,Address,Last", "Maya,\"12 Elm St", "Apt 3\",Rivera", "", "Kou,,Vang", "", ""].join(end);
        let list = list(&text);
        assert_eq!(list.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 5]);
        assert_eq!(skipped(&list), [(4, Why::Empty)]);
    }
}

#[test]
fn tricks_in_a_name_are_shown() {
    let list = list("First,Last\n\"Ma\u{202E}ya\u{1B}[2J\n \",Rivera\n");
    assert_eq!(names(&list), ["Ma<U+202E>ya<U+001B>[2J"]);
}

#[test]
fn what_cannot_be_read_says_what_to_do_and_names_nobody() {
    let flood = format!("First,Last\n{}", "Maya,Rivera\n".repeat(10_001));
    let unclosed = "First,Last\nMaya,Rivera\n\"Kou,Vang\nAmina,Said\n";
    let refused = [
        ("PK\x03\x04xl/worksheets", RosterError::NotText, "save the sheet as CSV"),
        ("Maya,Rivera\nKou,Vang\n", RosterError::NoHeadings, "First Name, Last Name"),
        ("", RosterError::NoHeadings, "First Name, Last Name"),
        (&flood, RosterError::TooMany, "one class"),
        (unclosed, RosterError::Broken { line: 3 }, "line 3"),
    ];
    for (text, error, hint) in refused {
        let refusal = read(text.as_bytes()).unwrap_err();
        assert_eq!(refusal, error);
        let said = refusal.to_string();
        assert!(said.contains(hint), "{said}");
        assert!(!said.contains("Maya") && !said.contains("Kou"), "{said}");
    }
}

#[test]
fn inches_and_odd_quotation_marks_are_no_reason_to_refuse() {
    assert_eq!(list("First,Last,Height\n\"Maya\",Rivera,51\"\n").rows.len(), 1);
}

#[test]
fn grades_as_schools_write_them() {
    let bands = [
        (
            Band::EarlyGrades,
            "K KG TK PK PK4 Pre-K 0 00 -1 1st 01 2 2nd Kinder Kindergarten Primero 1er.grado 1/2 K-2",
        ),
        (Band::UpperElementary, "3 03 3rd 3ro 3.º Tercero Grade_5 5to 4th-Grade 3-5 03,04"),
        (Band::Middle, "6 7° 7º 7mo Gr.8 8vo Séptimo Grade-7 6-8 07"),
        (Band::High, "9 09 9no 10 10th 12 12vo 11mo Senior 9-12 Grado_10"),
    ];
    for (expected, grades) in bands {
        for grade in grades.split(' ') {
            assert_eq!(band(&grade.replace('_', " ")), Some(expected), "{grade}");
        }
    }
    for none in
        ["", "A", "A-", "B+", "F", "95", "13", "3.5", "UG", "2/3", "K-5", "n/a", "999999", "Room 4", "-7x"]
    {
        assert_eq!(band(none), None, "{none}");
    }
}

#[test]
fn a_column_without_a_heading_is_said_by_its_place() {
    let list = list("First,,Last,,Notes\nMaya,secret,Rivera,,\n");
    assert_eq!(list.left_out, ["(column 2)", "Notes"]);
}

#[test]
fn a_flood_of_columns_is_no_trouble() {
    let wide = format!("First,Last\nMaya,Rivera{}x\n{}", ",".repeat(1 << 20), "Kou,Vang\n".repeat(9_000));
    assert_eq!(list(&wide).rows.len(), 2);
    assert!(read("ID,Phone,".repeat(1 << 18).as_bytes()).is_err());
}
