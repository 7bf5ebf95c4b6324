//! The totals for other programs: every number of every table, as CSV and as JSON, under names that do not change with
//! the language.

use csv::{Terminator, WriterBuilder};
use serde_json::{Map, Value, json};

use super::JSON_MARK;
use super::report::Report;
use super::small::Shown;
use super::table::{Cell, Table};
use super::terminal::said;
use crate::export::table::defused;
use crate::text::Text;

/// The tables that go into a file, pay first where it is wanted.
fn tables(report: &Report, with_pay: bool) -> impl Iterator<Item = &Table> {
    with_pay.then_some(&report.pay).into_iter().chain(&report.tables)
}

/// Every number as a line of its own: table, row, column, value. UTF-8 with a byte order mark, CRLF, as a spreadsheet wants it.
pub fn csv(report: &Report, with_pay: bool) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    // Memory does not refuse a write, and every line has four cells.
    let _ = writer.write_record(["totals_table", "row", "column", "value"]);
    for table in tables(report, with_pay) {
        for (number, row) in table.rows.iter().enumerate() {
            let name = match &row[0] {
                Cell::Words(words) if words.is_empty() => format!("({})", number + 1),
                cell => stable(cell, report.smallest),
            };
            for (column, cell) in table.columns.iter().zip(row).skip(1) {
                let _ = writer.write_record([
                    table.id,
                    &defused(name.clone()),
                    &column.replace('-', "_"),
                    &guarded(cell, report.smallest),
                ]);
            }
        }
    }
    if let Some(draw) = &report.draw {
        for (number, drawn) in draw.picked.iter().enumerate() {
            let row = (number + 1).to_string();
            for (column, words) in DRAWN.iter().zip(drawn.cells(with_pay)) {
                let _ = writer.write_record(["draw", &row, column, &defused(words)]);
            }
        }
        let _ = writer.write_record(["draw", "", "seed", &draw.seed.to_string()]);
        let _ = writer.write_record(["draw", "", "among", &draw.among.to_string()]);
    }
    writer.into_inner().unwrap_or_default()
}

/// What is said of each visit that was drawn, under its stable name.
const DRAWN: [&str; 3] = ["visit", "date", "people"];

/// Words from outside stay text; our own need no guard.
fn guarded(cell: &Cell, smallest: u32) -> String {
    match cell {
        Cell::Words(words) => defused(words.clone()),
        cell => stable(cell, smallest),
    }
}

/// A cell under its stable name.
fn stable(cell: &Cell, smallest: u32) -> String {
    match cell {
        Cell::Words(words) => words.clone(),
        Cell::Label(word, _) => (*word).to_owned(),
        Cell::Count(Shown::Count(count)) | Cell::Number(count) => count.to_string(),
        Cell::Count(Shown::Few) => format!("<{smallest}"),
        Cell::Count(Shown::Hidden) => "hidden".to_owned(),
        Cell::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
        Cell::Share(share) => format!("{}.{:03}", share / 1000, share % 1000),
        Cell::Day(day) => day.to_string(),
        Cell::Month(month) => month.format("%Y-%m").to_string(),
        Cell::Money(cents) => format!("{}.{:02}", cents / 100, cents % 100),
        Cell::Nothing => String::new(),
    }
}

/// The whole report as JSON. Counts are numbers; hidden ones the text "<10" or "hidden"; money is text, exact to the cent.
pub fn json(report: &Report, with_pay: bool, text: &Text) -> Value {
    let tally = &report.tally;
    let mut whole = Map::new();
    whole.insert(JSON_MARK.to_owned(), json!(1));
    whole.insert("month".to_owned(), json!(report.month.map(|month| month.format("%Y-%m").to_string())));
    whole.insert("smallest".to_owned(), json!(report.smallest));
    whole.insert(
        "read".to_owned(),
        json!({
            "files": tally.files, "files_left_out": tally.left_out, "own_files": tally.own,
            "rows": tally.rows, "rows_left_out": tally.rows_left_out, "passed_over": tally.passed_over,
            "records": tally.records, "voided": tally.voided,
            "visits": tally.visits, "visits_held_back": tally.held,
        }),
    );
    for table in tables(report, with_pay) {
        let rows: Vec<Value> = table.rows.iter().map(|row| object(table, row, report.smallest)).collect();
        whole.insert(table.id.replace('-', "_"), Value::Array(rows));
    }
    if with_pay {
        let due = report.due;
        let sum = stable(&Cell::Money(due.cents), report.smallest);
        whole.insert(
            "due".to_owned(),
            json!({"units": due.units, "amount": sum, "units_without_rate": due.units_without_rate}),
        );
    }
    if let Some(draw) = &report.draw {
        whole.insert(
            "draw".to_owned(),
            json!({"seed": draw.seed, "among": draw.among, "visits": draw.picked.iter().map(|drawn| {
                let cells = DRAWN.iter().map(|name| (*name).to_owned()).zip(drawn.cells(with_pay));
                cells.map(|(name, words)| (name, Value::from(words))).collect::<serde_json::Map<_, _>>()
            }).collect::<Vec<_>>()}),
        );
    }
    let findings: Vec<Value> = report
        .findings
        .iter()
        .filter(|finding| with_pay || !finding.file.is_empty())
        .map(|finding| {
            json!({
                "file": finding.file, "line": finding.line, "left_out": finding.is_left_out,
                "what": finding.what.key.trim_start_matches("totals-"), "said": said(finding, text),
            })
        })
        .collect();
    whole.insert("findings".to_owned(), Value::Array(findings));
    Value::Object(whole)
}

fn object(table: &Table, row: &[Cell], smallest: u32) -> Value {
    let cells = table.columns.iter().zip(row).map(|(column, cell)| {
        let value = match cell {
            Cell::Count(Shown::Count(count)) | Cell::Number(count) => json!(count),
            Cell::Tenths(tenths) => json!(fraction(*tenths, 10.0)),
            Cell::Share(share) => json!(fraction(*share, 1000.0)),
            Cell::Nothing => Value::Null,
            Cell::Label("yes", _) => json!(true),
            Cell::Label("no", _) => json!(false),
            cell => Value::String(stable(cell, smallest)),
        };
        (column.replace('-', "_"), value)
    });
    Value::Object(cells.collect())
}

/// A number that counts parts of one.
#[allow(clippy::cast_precision_loss, reason = "tenths and thousandths of visits are far below 2^52")]
pub(super) fn fraction(number: u64, parts: f64) -> f64 {
    number as f64 / parts
}
