//! What holds of everything that was sent.

use homevisit::export::log::{self, Counts, Row, Status};
use homevisit::totals::Settled;
use homevisit::visit::Occasion;
use proptest::prelude::*;
use serde_json::json;

use super::{as_json, number, numbers, options, read, read_with, row, rows, said, totals};

fn csv(rows: &[Row]) -> Vec<u8> {
    log::csv(rows)
}

#[test]
fn the_newest_version_of_a_record_holds_in_whatever_order_it_comes() {
    let old = row(1);
    let mut new = old.clone();
    (new.record_version, new.status, new.minutes) = (2, Status::Amended, Some(90));
    new.seats[0].claim_units = Some(3);
    for files in [[&old, &new], [&new, &old]] {
        let [one, other] = files.map(|row| csv(std::slice::from_ref(row)));
        let report = read(&[("a.csv", &one), ("b.csv", &other), ("copy.csv", &other)]);
        assert_eq!(said(&report), Vec::<String>::new());
        assert_eq!(number(&report, "pay", "0042", "units"), 3);
        assert_eq!(number(&report, "pay", "0042", "visits"), 1);
        assert_eq!(report.tally.passed_over, 2);
    }
}

#[test]
fn what_is_voided_counts_nowhere() {
    let mut voided = row(1);
    (voided.record_version, voided.status, voided.counts_for_pay) = (2, Status::Voided, Counts::Voided);
    let report = totals(&[row(1), row(2), voided]);
    assert_eq!(number(&report, "pay", "0042", "units"), 1);
    assert_eq!(report.tally.voided, 1);
    assert!(report.is_whole());
    assert!(!String::from_utf8(report.tidy).unwrap().contains("HV-0001"));
}

#[test]
fn the_same_id_and_version_with_other_content_is_left_out_by_file_and_line() {
    let mut other = row(1);
    other.minutes = Some(99);
    let one = csv(&[row(0), row(1)]);
    let two = csv(&[other.clone(), row(2)]);
    for files in [[("a.csv", &one), ("b.csv", &two)], [("b.csv", &two), ("a.csv", &one)]] {
        let report = read(&files.map(|(name, bytes)| (name, bytes.as_slice())));
        assert_eq!(report.tally.visits, 2, "neither is counted, the rest is");
        assert!(!report.is_whole());
        let (first, second) = (files[0].0, files[1].0);
        let line = |name| if name == "a.csv" { 3 } else { 2 };
        let expected = format!(
            "{first}:{}: Left out, and so is {second}:{}, which says something else",
            line(first),
            line(second)
        );
        assert!(said(&report)[0].starts_with(&expected), "{:?}", said(&report));
    }
    // A newer version settles it.
    let mut newest = other;
    newest.record_version = 2;
    let report = read(&[("a.csv", &one), ("b.csv", &two), ("c.csv", &csv(&[newest]))]);
    assert!(report.is_whole());
    assert_eq!(report.tally.visits, 3);
}

/// Two visits of one day with the same two educators, noted on two machines.
fn perhaps_one() -> Vec<Row> {
    let (mut one, mut other) = (row(1), row(2));
    other.visit_date = one.visit_date;
    (one.student_site_key, other.student_site_key) = (None, None);
    // On the other machine the pair stands the other way round, with a zero less and other letters.
    other.seats[0].id = Some("LEE@example.org".to_owned());
    other.seats[1].id = Some("42".to_owned());
    vec![one, other]
}

#[test]
fn the_same_day_and_the_same_two_are_perhaps_one_visit_and_paid_once() {
    let rows = perhaps_one();
    for rows in [rows.clone(), rows.iter().rev().cloned().collect()] {
        let report = totals(&rows);
        assert_eq!(number(&report, "pay", "0042", "units"), 1);
        assert_eq!(report.tally.held, 1);
        assert_eq!(report.tally.visits, 1);
        assert!(!report.is_whole());
        assert!(
            said(&report)[0].contains("HV-0002 is perhaps one visit with HV-0001"),
            "{:?}",
            said(&report)
        );
        let tidy = String::from_utf8(report.tidy).unwrap();
        assert_eq!(tidy.lines().count(), 3, "held back, but there");
    }
}

#[test]
fn the_coordinator_settles_whether_it_was_one() {
    let rows = csv(&perhaps_one());
    let pair = vec![("hv-0002".to_owned(), "HV-0001".to_owned())];
    let mut said_so = options();
    said_so.settled = Settled { both: pair.clone(), one: Vec::new() };
    let report = read_with(&[("a.csv", &rows)], &said_so);
    assert!(report.is_whole());
    assert_eq!(number(&report, "pay", "0042", "units"), 2);
    said_so.settled = Settled { one: pair, both: Vec::new() };
    let report = read_with(&[("a.csv", &rows)], &said_so);
    assert!(report.is_whole());
    assert_eq!(number(&report, "pay", "0042", "units"), 1);
}

#[test]
fn students_whom_the_sites_key_tells_apart_are_two_visits() {
    let mut rows = perhaps_one();
    for (n, row) in rows.iter_mut().enumerate() {
        row.student_site_key = Some(format!("key{n}"));
    }
    let report = totals(&rows);
    assert!(report.is_whole(), "{:?}", said(&report));
    assert_eq!(number(&report, "pay", "0042", "units"), 2);
    // The same student twice on one day is perhaps one.
    rows[1].student_site_key = Some("key0".to_owned());
    assert_eq!(totals(&rows).tally.held, 1);
}

#[test]
fn three_educators_of_whom_two_are_the_same_are_perhaps_one_visit_too_and_an_interpreter_is_not() {
    let mut rows = perhaps_one();
    rows[1].seats[2].id = Some("77".to_owned());
    rows[1].seats[2].claim_units = Some(1);
    assert_eq!(totals(&rows).tally.held, 1);
    // Okafor with the same interpreter twice: two visits.
    rows[0].seats[1].id = Some("88".to_owned());
    rows[0].seats[1].role = Some(homevisit::visit::Role::Interpreter);
    rows[1].seats[0].id = Some("88".to_owned());
    rows[1].seats[0].role = Some(homevisit::visit::Role::Interpreter);
    rows[1].seats[2] = log::Seat::default();
    let report = totals(&rows);
    assert!(report.is_whole(), "{:?}", said(&report));
    assert_eq!((report.tally.visits, report.tally.held), (2, 0));
    assert_eq!(number(&report, "pay", "88", "units"), 2, "the interpreter is paid for both");
}

#[test]
fn siblings_are_one_visit_and_each_is_a_student() {
    let one = row(1);
    let mut sibling = row(2);
    (sibling.visit_id, sibling.visit_ref) = (one.visit_id, one.visit_ref.clone());
    sibling.visit_date = one.visit_date;
    (sibling.seats[0].claim_units, sibling.seats[1].claim_units, sibling.claim_units) = (Some(0), Some(0), 0);
    let mut open = options();
    open.smallest = 1;
    let report = read_with(&[("a.csv", &csv(&[one, sibling]))], &open);
    assert_eq!(number(&report, "pay", "0042", "units"), 1);
    assert_eq!(number(&report, "overview", "visits", "number"), 1);
    assert_eq!(number(&report, "overview", "students", "number"), 2);
}

#[test]
fn a_student_of_two_pairs_counts_once_by_the_sites_key() {
    let mut second = row(2);
    (second.visit_kind, second.visit_number) = (Occasion::SecondAcademic, log::VisitNumber::Second);
    second.student_site_key = row(1).student_site_key;
    second.seats[0].id = Some("77".to_owned());
    // From before the site had a secret, by the pair's own key.
    let mut early = row(3);
    early.student_site_key = None;
    early.student_key = row(1).student_key;
    let mut open = options();
    open.smallest = 1;
    let report = read_with(&[("a.csv", &csv(&[row(1), second, early]))], &open);
    assert_eq!(number(&report, "overview", "students", "number"), 1);
    assert_eq!(number(&report, "overview", "second", "number"), 1);
}

#[test]
fn training_that_has_run_out_stands_beside_the_person_and_takes_nothing_away() {
    let report = totals(&rows([1, 60]));
    let lee = |column| number(&report, "pay", "lee@example.org", column);
    assert_eq!(
        (lee("units"), lee("after_training"), lee("typed_by_partner")),
        (json!(2), json!(1), json!(2))
    );
}

#[test]
fn outside_pay_small_counts_and_what_would_give_them_away_are_hidden() {
    // Twelve by video, four at home: with the sixteen of the overview the four could be worked out.
    let mut rows = rows(0..16);
    for row in &mut rows[..12] {
        row.mode = homevisit::visit::Mode::Video;
    }
    let report = totals(&rows);
    assert_eq!(number(&report, "overview", "visits", "number"), 16);
    assert_eq!(number(&report, "by_mode", "in-person", "visits"), "<10");
    assert_eq!(number(&report, "by_mode", "video", "visits"), "hidden");
    assert_eq!(number(&report, "by_mode", "phone", "visits"), 0);
    assert_eq!(number(&report, "overview", "educators", "number"), "<10");
    assert_eq!(number(&report, "pay", "0042", "visits"), 16, "pay hides nothing");
    let page =
        homevisit::totals::page(&report, false, &super::text(), "2026-11-01".parse().unwrap()).unwrap();
    assert!(!page.contains("Okafor") && page.contains("&lt;10"));
}

fn shuffled() -> impl Strategy<Value = (Vec<(usize, u32, usize)>, Vec<usize>)> {
    // Which record, which version of it, into which file; and the order of the files.
    let pieces = prop::collection::vec((0_usize..12, 1_u32..4, 0_usize..4), 1..60);
    (pieces, Just(vec![0, 1, 2, 3]).prop_shuffle())
}

/// A version of a record: each differs from the one before.
fn version(n: usize, version: u32) -> Row {
    let mut row = row(n as u128);
    row.record_version = version;
    row.minutes = Some(30 + version as u16);
    row.seats[0].claim_units = Some(version);
    if n == 5 && version == 3 {
        row.counts_for_pay = Counts::Voided;
    }
    row
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn however_rows_are_split_repeated_and_ordered_the_totals_are_the_same((pieces, order) in shuffled()) {
        // What must hold: the newest version of each record, once.
        let mut newest: std::collections::BTreeMap<usize, u32> = std::collections::BTreeMap::new();
        for &(n, v, _) in &pieces {
            let known = newest.entry(n).or_default();
            *known = v.max(*known);
        }
        let plain: Vec<Row> = newest.iter().map(|(&n, &v)| version(n, v)).collect();
        let files: Vec<(String, Vec<u8>)> = order
            .iter()
            .map(|&file| {
                let rows: Vec<Row> =
                    pieces.iter().filter(|(_, _, f)| *f == file).map(|&(n, v, _)| version(n, v)).collect();
                let bytes = if file % 2 == 0 { log::csv(&rows) } else { log::json(&rows) };
                (format!("{file}.log"), bytes)
            })
            .collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
        let (split, whole) = (read(&files), totals(&plain));
        prop_assert_eq!(numbers(&split), numbers(&whole));
        prop_assert_eq!(split.tally.rows - split.tally.passed_over, plain.len());
        prop_assert_eq!(&split.tidy, &whole.tidy);
    }
}

#[test]
fn only_one_month_and_a_draw_that_can_be_checked() {
    let mut october = options();
    october.month = "2026-10-01".parse().ok();
    october.draw = Some((3, 11));
    let files = csv(&rows(40..120));
    let report = read_with(&[("a.csv", &files)], &october);
    let drawn = as_json(&report)["draw"].clone();
    assert_eq!(drawn["among"], 31);
    assert_eq!(drawn["visits"].as_array().unwrap().len(), 3);
    let backwards: Vec<Row> = rows(40..120).into_iter().rev().collect();
    assert_eq!(as_json(&read_with(&[("a.csv", &csv(&backwards))], &october))["draw"], drawn);
    october.draw = Some((3, 12));
    assert_ne!(as_json(&read_with(&[("a.csv", &files)], &october))["draw"]["visits"], drawn["visits"]);
}

#[test]
fn where_few_visits_were_second_ones_no_other_number_gives_them_away() {
    // Sixteen first visits, eight second ones: with sixteen anywhere, eight is no secret.
    let mut rows = rows(0..24);
    for row in &mut rows[16..] {
        (row.visit_kind, row.visit_number) = (Occasion::SecondAcademic, log::VisitNumber::Second);
    }
    let json = as_json(&totals(&rows));
    for table in ["overview", "by_kind", "timing"] {
        assert!(!json[table].to_string().contains("16"), "{table}: {}", json[table]);
    }
}

#[test]
fn nor_do_siblings_give_them_away() {
    // Thirty first visits; four second ones, with three students each: students are many, these visits few.
    let mut rows = rows(0..42);
    for (n, row) in (0..).zip(&mut rows[30..]) {
        let visit = self::row(30 + n / 3);
        (row.visit_kind, row.visit_number) = (Occasion::SecondAcademic, log::VisitNumber::Second);
        (row.visit_id, row.visit_ref, row.visit_date) = (visit.visit_id, visit.visit_ref, visit.visit_date);
    }
    let report = totals(&rows);
    assert_eq!(number(&report, "overview", "visits", "number"), 34);
    assert_eq!(number(&report, "overview", "students", "number"), 42);
    assert_eq!(number(&report, "by_kind", "second-academic", "visits"), "<10");
    assert_eq!(number(&report, "overview", "second", "of"), "hidden");
}

#[test]
fn a_draw_is_of_the_visits_and_the_seed_whatever_their_order() {
    let visit = |n| homevisit::totals::Drawn {
        visit: format!("HV-{n}"),
        day: None,
        people: "Ada Okafor, Jun Lee".into(),
    };
    let list: Vec<_> = (0..50).map(visit).collect();
    let backwards: Vec<_> = list.iter().rev().cloned().collect();
    let drawn = homevisit::totals::draw(list.clone(), 10, 4);
    assert_eq!(homevisit::totals::draw(backwards, 10, 4), drawn);
    let once: std::collections::BTreeSet<_> = drawn.picked.iter().collect();
    assert_eq!((once.len(), drawn.among), (10, 50));
    assert_eq!(homevisit::totals::draw(list, 99, 4).picked.len(), 50);
}
