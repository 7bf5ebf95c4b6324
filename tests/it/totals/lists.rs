//! The coordinator's own lists.

use homevisit::export::log;
use homevisit::totals::{ListProblem, Options, Schools, Staff};

use super::{number, options, read_with, row, rows, said, text};

fn told(problems: &[ListProblem]) -> Vec<String> {
    let at = |line: Option<u64>| line.map(|line| line.to_string()).unwrap_or_default();
    problems.iter().map(|p| format!("{}: {}", at(p.line), text().sentence(&p.what))).collect()
}

#[test]
fn the_staff_list_outranks_what_visitors_typed() {
    let list = "\u{FEFF}Id;Nombre;Capacitado hasta;Tarifa;Plantel\n42;Ada Okafor Ruiz;2026-08-12;28,49;Lincoln\n\
                7;Jun Lee;6/30/2027;$35;Lincoln\n";
    let (staff, problems) = Staff::read(list.as_bytes());
    assert_eq!(told(&problems), Vec::<String>::new());
    let mut rows = rows([1, 2, 3]);
    for row in &mut rows {
        // Lee has no id in the log; the list knows the name.
        row.seats[1].id = None;
        row.seats[1].name = Some("jun LEE".into());
    }
    let report = read_with(&[("a.csv", &log::csv(&rows))], &Options { staff: Some(staff), ..options() });
    let of = |who, column| number(&report, "pay", who, column);
    assert_eq!(of("42", "name"), "Ada Okafor Ruiz");
    assert_eq!(of("42", "amount"), "85.47");
    assert_eq!(of("42", "after_training"), 1, "the list's day, not the log's");
    assert_eq!(of("7", "rate"), "35.00");
    assert_eq!(of("7", "after_training"), 0);
    assert_eq!(report.due.cents, 8_547 + 10_500);
    assert!(report.is_whole());
}

#[test]
fn rows_of_a_list_that_cannot_be_used_are_named_by_their_line() {
    let list = "id,name,trained through,rate,site\n1,A,2027-06-30,28.49,x\n,B,,,\n3,C,soon,1,x\n4,D,,a lot,x\n1,E,,,\n5,F,,28.499,x\n6,G,,,\n";
    let (staff, problems) = Staff::read(list.as_bytes());
    insta::assert_snapshot!(told(&problems).join("\n"), @r#"
    3: Left out: there is no id.
    4: Left out: the day cannot be read. Write it as 2027-06-30.
    5: Left out: the rate cannot be read. Write it as 28.49.
    6: Left out: this is on the list already, further up.
    7: Left out: the rate cannot be read. Write it as 28.49.
    "#);
    assert_eq!(staff.members().iter().map(|m| m.name.as_str()).collect::<Vec<_>>(), ["A", "G"]);

    let (schools, problems) = Schools::read(
        "school,enrollment,code\nLincoln,\"1,240\",LIN\nAdams,none,\n,300,\nlincoln,5,\nKing,0,\n".as_bytes(),
    );
    insta::assert_snapshot!(told(&problems).join("\n"), @r#"
    3: Left out: the enrollment is no number from 1 up.
    4: Left out: there is no school.
    5: Left out: this is on the list already, further up.
    6: Left out: the enrollment is no number from 1 up.
    "#);
    assert_eq!(schools.list().len(), 1);

    for (bytes, wrong) in [
        (&b""[..], "The list is empty."),
        (b"name,rate\nA,1\n", "no heading \u{201c}id\u{201d}"),
        (b"PK\x03\x04\0\0", "This is no CSV."),
    ] {
        let (_, problems) = Staff::read(bytes);
        assert!(problems[0].line.is_none() && told(&problems)[0].contains(wrong), "{:?}", told(&problems));
    }
}

#[test]
fn a_line_of_a_list_is_counted_as_an_editor_counts_it() {
    for end in ["\n", "\r\n", "\r"] {
        let list = ["id,name,rate", "1,Ada,20", "", "", "2,\"Jun", "Lee\",twenty", "", "3,Eve,thirty", ""];
        let (_, problems) = Staff::read(list.join(end).as_bytes());
        let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(5), Some(8)], "{end:?}");
    }
}

#[test]
fn somebody_who_is_not_on_the_list_is_named_and_paid_as_the_log_says() {
    let (staff, _) = Staff::read(b"id,name\n42,Ada Okafor\n");
    let report = read_with(&[("a.csv", &log::csv(&rows([1])))], &Options { staff: Some(staff), ..options() });
    assert_eq!(number(&report, "pay", "lee@example.org", "on_list"), false);
    assert_eq!(number(&report, "pay", "lee@example.org", "units"), 1);
    assert_eq!(
        said(&report),
        ["Not on the staff list: lee@example.org. Paid as the log says, without a rate."]
    );
    assert!(report.is_whole(), "everything was counted");
}

#[test]
fn enrollment_gives_the_share_visited_and_whether_it_is_a_tenth() {
    let (schools, problems) = Schools::read(
        "School,Enrollment,Code,First day\nLincoln Elementary,200,,2026-08-20\nAdams,240,ADA,\nKing,90,,\n"
            .as_bytes(),
    );
    assert!(problems.is_empty());
    let mut all = rows(0..20);
    all.extend((20..32).map(|n| {
        let mut row = row(n);
        // By its code alone.
        (row.school, row.site_code) = (String::new(), "ada".to_owned());
        row
    }));
    let report = read_with(&[("a.csv", &log::csv(&all))], &Options { schools, ..options() });
    let of = |school, column| number(&report, "by_school", school, column);
    assert_eq!(
        (of("Lincoln Elementary", "share"), of("Lincoln Elementary", "tenth")),
        (0.1.into(), true.into())
    );
    assert_eq!(
        (of("Adams", "students"), of("Adams", "share"), of("Adams", "tenth")),
        (12.into(), 0.05.into(), false.into())
    );
    assert_eq!((of("King", "visits"), of("King", "share")), (0.into(), 0.0.into()));
    // Ten of Lincoln's twenty came before its first day; Adams has none of its own, so the log's counts.
    assert_eq!(number(&report, "overview", "before-school", "of"), 32);
    assert_eq!(number(&report, "timing", "before", "first_visits"), 12);
}

#[test]
fn where_nearly_all_were_visited_the_few_others_are_hidden() {
    let (schools, _) = Schools::read(b"school,enrollment\nLincoln Elementary,20\n");
    let report = read_with(&[("a.csv", &log::csv(&rows(0..18)))], &Options { schools, ..options() });
    assert_eq!(number(&report, "by_school", "Lincoln Elementary", "students"), "hidden");
    assert!(number(&report, "by_school", "Lincoln Elementary", "share").is_null());
}
