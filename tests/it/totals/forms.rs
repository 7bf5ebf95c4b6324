//! Every form in, every form out.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, Xlsx};
use homevisit::export::log::{self, COLUMNS, Row};
use homevisit::totals::{self, Report};
use html5gum::{Token, Tokenizer};
use serde_json::{Value, json};

use super::{as_json, numbers, read, row, rows, said, text, totals, workbook, workbook_of};

fn day() -> chrono::NaiveDate {
    "2026-11-01".parse().unwrap()
}

fn names() -> Vec<&'static str> {
    COLUMNS.iter().map(|column| column.name).collect()
}

/// Rows with all that a spreadsheet might change: empty cells, bands that look like days, a name like a formula.
fn varied() -> Vec<Row> {
    let mut rows = rows(0..24);
    for (n, row) in rows.iter_mut().enumerate() {
        row.grade_band = homevisit::visit::Band::ALL.get(n % 5).copied();
        row.minutes = (n % 7 != 0).then_some(45);
        row.visit_number = if n % 2 == 0 { log::VisitNumber::First } else { log::VisitNumber::FollowUp };
        row.outside_contract_time = [None, Some(true), Some(false)][n % 3];
        row.interpreter_used = n % 4 == 0;
        if n == 3 {
            row.seats[1].id = None;
            row.seats[1].name = Some("=HYPERLINK(\"http://x\",\"Lee\")".into());
            row.funding_code = Some("@SUM(1)".to_owned());
        }
    }
    rows
}

fn same(report: &Report, rows: &[Row]) {
    assert_eq!(said(report), Vec::<String>::new());
    let whole = totals(rows);
    assert_eq!(numbers(report), numbers(&whole));
    assert_eq!(String::from_utf8_lossy(&report.tidy), String::from_utf8_lossy(&whole.tidy));
}

#[test]
fn every_form_gives_the_same_totals() {
    let rows = varied();
    for bytes in [log::csv(&rows), log::json(&rows), workbook(&rows)] {
        same(&read(&[("log", &bytes)]), &rows);
    }
    // All of them together are copies of each other.
    let (csv, json, xlsx) = (log::csv(&rows), log::json(&rows), workbook(&rows));
    let report = read(&[("a.csv", &csv), ("b.json", &json), ("c.xlsx", &xlsx)]);
    same(&report, &rows);
    assert_eq!(report.tally.passed_over, 48);
}

#[test]
fn a_workbook_edited_in_excel_gives_the_same_totals() {
    let rows = varied();
    let mut columns = names();
    columns.retain(|name| !["student_name", "family_name", "proof_held_by", "schema_version"].contains(name));
    columns.reverse();
    columns.insert(3, "my own notes");
    let edited = workbook_of("Sheet1", &columns, &rows, &|name, value| match (name, value) {
        ("my own notes", _) => json!("text:call them"),
        // Days as text, as a number, as the United States write them.
        ("visit_date", Value::String(day)) => json!(format!("text:{day}")),
        ("educator_1_trained_through", Value::String(_)) => json!(46568),
        ("educator_2_trained_through", Value::String(day)) => {
            let (year, rest) = day.split_once('-').unwrap();
            json!(format!("text:{}/{year}", rest.replace('-', "/")))
        }
        ("grade_band", Value::String(band)) if band == "3-5" => json!("2026-03-05"),
        ("grade_band", Value::String(band)) if band == "6-8" => json!("text:8-Jun"),
        ("grade_band", Value::String(band)) if band == "9-12" => json!("text:12-sep"),
        ("record_version" | "minutes" | "claim_units", Value::Number(number)) => {
            json!(format!("text:{number}.0"))
        }
        ("visit_number", Value::String(word)) if word == "1" => json!(1),
        ("interpreter_used", Value::Bool(yes)) => json!(if *yes { "text:TRUE" } else { "text:FALSO" }),
        ("outside_contract_time", Value::Bool(yes)) => json!(i32::from(*yes)),
        // A number has lost its zeros.
        ("educator_1_id", Value::String(_)) => json!(42),
        _ => value.clone(),
    });
    let report = read(&[("edited.xlsx", &edited)]);
    assert_eq!(
        said(&report),
        [
            "edited.xlsx:2: Days such as 3/4/2026 are read with the month first. If that is wrong, ask for the log again."
        ]
    );
    let mut whole = numbers(&totals(&rows));
    whole["findings"] = numbers(&report)["findings"].clone();
    whole["pay"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .filter(|p| p["staff_id"] == "0042")
        .for_each(|p| p["staff_id"] = json!("42"));
    assert_eq!(numbers(&report), whole);
}

#[test]
fn a_csv_saved_again_by_a_spreadsheet_gives_the_same_totals() {
    let mut rows = varied();
    rows[0].seats[0].name = Some("Núñez".into());
    let exported = String::from_utf8(log::csv(&rows)).unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(exported.trim_start_matches('\u{FEFF}').as_bytes());
    let mut again = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
    again.write_record(["Our visits"]).unwrap();
    for record in reader.records() {
        // A spreadsheet leaves out what is empty at the end of a row.
        let mut cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        again.write_record(cells).unwrap();
    }
    let again = String::from_utf8(again.into_inner().unwrap()).unwrap();
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&again);
    let utf16: Vec<u8> = again.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [again.as_bytes(), &windows, &utf16, again.replace('\n', "\r\n").as_bytes()] {
        same(&read(&[("again.csv", bytes)]), &rows);
    }
}

#[test]
fn an_empty_log_is_a_log() {
    for bytes in [log::csv(&[]), log::json(&[]), workbook(&[])] {
        let report = read(&[("empty", &bytes)]);
        assert!(report.is_whole(), "{:?}", said(&report));
        assert_eq!(report.tally.files, 1);
    }
}

/// Names as somebody would choose them who wants to break out of a cell or a page.
fn hostile() -> Vec<Row> {
    let names = [
        "</td><script src=//x.example/a.js></script>",
        "\"><img src=x onerror=alert(1)>",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2",
        "@SUM(A1)",
        "\u{202E}evil <a href='javascript:1'>x</a>",
        "{{ 7*7 }}{% include 'frame.html' %}",
    ];
    let mut all = Vec::new();
    for (n, name) in names.into_iter().enumerate() {
        for m in 0..12 {
            let mut row = row((n * 12 + m) as u128);
            row.seats[0].id = Some(name.to_owned());
            row.seats[0].name = Some(name.into());
            name.clone_into(&mut row.school);
            row.visit_ref = format!("{name}{m}");
            all.push(row);
        }
    }
    all
}

/// The tags of a page with their attributes, as a browser reads them.
fn tags(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let words = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut found = Vec::new();
    for Ok(token) in Tokenizer::new(page) {
        if let Token::StartTag(tag) = token {
            let attributes = tag.attributes.iter().map(|(name, value)| (words(name), words(value)));
            found.push((words(&tag.name), attributes.collect()));
        }
    }
    found
}

#[test]
fn a_page_of_hostile_names_has_no_tag_attribute_script_or_link_of_its_own() {
    let mut options = super::options();
    options.draw = Some((3, 1));
    let bytes = log::json(&hostile());
    let report = super::read_with(&[("<b>a</b>.json", &bytes), ("<script>.csv", b"x")], &options);
    let page = totals::page(&report, true, &text(), day()).unwrap();
    let harmless = super::read_with(&[("a.json", &log::json(&rows(0..12))), ("x.csv", b"x")], &options);
    let known: std::collections::BTreeSet<String> =
        tags(&totals::page(&harmless, true, &text(), day()).unwrap())
            .into_iter()
            .map(|(name, _)| name)
            .collect();
    let allowed = [
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "class",
        "scope",
        "role",
        "viewbox",
        "viewBox",
        "aria-label",
        "transform",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "text-anchor",
        "width",
        "height",
    ];
    for (tag, attributes) in tags(&page) {
        assert!(known.contains(&tag), "<{tag}>");
        for (name, value) in attributes {
            assert!(allowed.contains(&name.as_str()), "<{tag} {name}={value}>");
            assert!(!value.contains("//") && !value.contains("script:"), "<{tag} {name}={value}>");
        }
    }
    assert!(!known.contains("script") && !known.contains("a") && !known.contains("img"));
    assert!(page.contains("&lt;script") && page.contains("default-src 'none'"));
    assert!(page.contains("{{ 7*7 }}"), "a name is no template");
}

#[test]
fn every_chart_has_the_same_numbers_in_the_table_beside_it() {
    let page = totals::page(&totals(&rows(0..60)), true, &text(), day()).unwrap();
    let sections: Vec<&str> =
        page.split("<section>").skip(1).filter(|section| section.contains("<svg")).collect();
    assert!(sections.len() > 8);
    for section in sections {
        let (table, drawing) = section.split_once("<svg").unwrap();
        let cells = |part: &str, open: &str| -> Vec<String> {
            part.split(open)
                .skip(1)
                .map(|rest| rest[rest.find('>').unwrap() + 1..].split('<').next().unwrap().to_owned())
                .collect()
        };
        let (in_table, in_drawing) = (cells(table, "<td"), cells(drawing, "<text"));
        assert!(!in_drawing.is_empty());
        for words in in_drawing.iter().filter(|words| !words.ends_with('…')) {
            assert!(in_table.contains(words), "{words} is not in {in_table:?}");
        }
    }
}

#[test]
fn cells_that_begin_like_a_formula_stay_text() {
    let report = totals(&hostile());
    for bytes in [totals::csv(&report, true), report.tidy.clone()] {
        let words = String::from_utf8(bytes).unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(words.trim_start_matches('\u{FEFF}').as_bytes());
        let mut guarded = 0;
        for cell in
            reader.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        {
            let is_number = cell.parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            guarded += usize::from(cell.starts_with('\''));
        }
        assert!(guarded > 4, "{guarded}");
    }
    let book = totals::workbook(&report, true, &text(), day()).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book)).unwrap();
    let mut found = 0;
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().used_cells().count() == 0, "{name}");
        let range = book.worksheet_range(&name).unwrap();
        found += range
            .used_cells()
            .filter(|(_, _, cell)| matches!(cell, Data::String(s) if s.starts_with("=cmd")))
            .count();
    }
    assert!(found > 2);
}

#[test]
fn the_workbook_has_a_sheet_for_each_table_with_real_dates_and_numbers_and_is_never_read_back() {
    let report = totals(&rows(0..60));
    let bytes = totals::workbook(&report, true, &text(), day()).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.as_slice())).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), report.tables.len() + 3);
    assert_eq!(names[0], "homevisit totals");
    let mut pay = book.worksheet_cells_reader("Pay by visit").unwrap();
    let mut dates = 0;
    while let Some(cell) = pay.next_cell().unwrap() {
        dates += usize::from(matches!(cell.get_value(), DataRef::DateTime(_)));
    }
    assert!(dates >= 120, "{dates}");
    let own = [
        bytes.clone(),
        totals::csv(&report, true),
        report.tidy.clone(),
        serde_json::to_vec(&as_json(&report)).unwrap(),
    ];
    let files: Vec<(&str, &[u8])> = own.iter().map(|bytes| ("own", bytes.as_slice())).collect();
    let again = read(&files);
    assert!(again.is_whole(), "{:?}", said(&again));
    assert_eq!((again.tally.own, again.tally.files), (4, 0));
    // Without pay, nobody's name is in it.
    let open = totals::workbook(&report, false, &text(), day()).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(open)).unwrap();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        assert!(!range.used_cells().any(|(_, _, cell)| cell.to_string().contains("Okafor")), "{name}");
    }
}

#[test]
fn every_form_out_says_the_same_numbers() {
    let report = totals(&varied());
    let json = as_json(&report);
    let words = String::from_utf8(totals::csv(&report, true)).unwrap();
    let mut reader = csv::Reader::from_reader(words.trim_start_matches('\u{FEFF}').as_bytes());
    let mut compared = 0;
    for line in reader.records().map(Result::unwrap) {
        let [table, row, column, value] = [0, 1, 2, 3].map(|at| line.get(at).unwrap().to_owned());
        let rows = json[table.replace('-', "_")].as_array().unwrap();
        let row = row.trim_start_matches('\'');
        let found = rows.iter().filter(|r| {
            r.as_object().unwrap().values().any(|c| c == row || (row.starts_with('(') && c == ""))
        });
        let shown = |cell: &Value| match cell {
            Value::Null => String::new(),
            Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::String(words) => words.clone(),
            Value::Number(number) => number.to_string(),
            _ => panic!(),
        };
        let close = |a: &str, b: &str| {
            a == b
                || a.parse::<f64>().ok().zip(b.parse::<f64>().ok()).is_some_and(|(a, b)| (a - b).abs() < 1e-9)
        };
        assert!(
            found.into_iter().any(|r| close(&shown(&r[&column]), value.trim_start_matches('\''))),
            "{line:?}"
        );
        compared += 1;
    }
    assert!(compared > 100);
}

#[test]
fn the_other_language_says_other_words_and_the_same_numbers() {
    let report = totals(&rows(0..60));
    let spanish = homevisit::text::Text::new("es", &[]);
    let (one, other) = (totals::terminal(&report, true, &text()), totals::terminal(&report, true, &spanish));
    let digits = |words: &str| {
        words
            .split(|c: char| !c.is_ascii_digit())
            .filter(|d| !d.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(digits(&one), digits(&other));
    assert!(other.contains("Pago por persona") && !other.contains("Pay by person"));
    totals::workbook(&report, true, &spanish, day()).unwrap();
    assert!(!totals::page(&report, true, &spanish, day()).unwrap().contains("[totals-"));
    assert!(!one.contains("[totals-") && !other.contains("[totals-") && !other.contains("[cli-"));
}

#[test]
fn student_keys_are_only_in_the_rows_for_a_database() {
    let report = totals(&rows(0..20));
    let key = format!("{:032x}", 0x9000 + 3);
    assert!(String::from_utf8(report.tidy.clone()).unwrap().contains(&key));
    let everything = [
        totals::terminal(&report, true, &text()),
        totals::page(&report, true, &text(), day()).unwrap(),
        String::from_utf8(totals::csv(&report, true)).unwrap(),
        as_json(&report).to_string(),
    ];
    assert!(everything.iter().all(|form| !form.contains(&key)));
}
