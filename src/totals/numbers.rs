//! The totals for other programs: every number of every table, as CSV and as JSON, under names that do not change with
//! the language.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::JSON_MARK;
use super::draw::Drawn;
use super::report::{Finding, Report};
use super::table::{Cell, Table};
use super::terminal::said;
use crate::sheet::{self, Csv};
use crate::text::Text;

/// The tables that go into a file, pay first where it is wanted.
fn tables(report: &Report, with_pay: bool) -> impl Iterator<Item = &Table> {
    with_pay.then_some(&report.pay).into_iter().chain(&report.tables)
}

/// Every number as a line of its own: table, row, column, value; for a spreadsheet.
pub fn csv(report: &Report, with_pay: bool) -> Vec<u8> {
    let mut csv = Csv::for_spreadsheets();
    csv.line(["totals_table", "row", "column", "value"].map(sheet::Cell::from));
    for table in tables(report, with_pay) {
        for (number, row) in table.rows.iter().enumerate() {
            let name = match row[0].stable(report.smallest) {
                sheet::Cell::Text(words) if words.is_empty() => format!("({})", number + 1).into(),
                name => name,
            };
            for (column, cell) in table.columns.iter().zip(row).skip(1) {
                let column = column.replace('-', "_").into();
                csv.line([table.id.into(), name.clone(), column, cell.stable(report.smallest)]);
            }
        }
    }
    if let Some(draw) = &report.draw {
        let mut line = |row: sheet::Cell, column: &str, value: sheet::Cell| {
            csv.line(["draw".into(), row, column.into(), value]);
        };
        for (number, drawn) in draw.picked.iter().enumerate() {
            for (column, words) in Drawn::COLUMNS.iter().zip(drawn.cells(with_pay)) {
                line((number + 1).into(), column, words.into());
            }
        }
        line(sheet::Cell::Empty, "seed", draw.seed.to_string().into());
        line(sheet::Cell::Empty, "among", draw.among.into());
    }
    csv.done()
}

/// The whole report as JSON. Counts are numbers; hidden ones the text "<10" or "hidden"; money is text, exact to the cent.
pub fn json(report: &Report, with_pay: bool, text: &Text) -> Value {
    let tally = &report.tally;
    let finding = |finding: &Finding| {
        json!({
            "file": finding.file, "line": finding.line, "left_out": finding.is_left_out,
            "what": finding.what.key.trim_start_matches("totals-"), "said": said(finding, text),
        })
    };
    let mut whole = json!({
        (JSON_MARK): 1,
        "month": report.month.map(|month| month.format("%Y-%m").to_string()),
        "smallest": report.smallest,
        "read": {
            "files": tally.files, "files_left_out": tally.left_out, "own_files": tally.own,
            "rows": tally.rows, "rows_left_out": tally.rows_left_out, "passed_over": tally.passed_over,
            "records": tally.records, "voided": tally.voided,
            "visits": tally.visits, "visits_held_back": tally.held,
        },
        "findings": report.findings(with_pay).map(finding).collect::<Vec<_>>(),
    });
    for table in tables(report, with_pay) {
        let rows = table.rows.iter().map(|row| object(table, row, report.smallest));
        whole[table.id.replace('-', "_")] = rows.collect();
    }
    if with_pay {
        let due = report.due;
        let sum = sheet::Cell::Money(due.cents).shown().into_owned();
        whole["due"] =
            json!({"units": due.units, "amount": sum, "units_without_rate": due.units_without_rate});
    }
    if let Some(draw) = &report.draw {
        let visit = |drawn: &Drawn| -> BTreeMap<_, _> {
            Drawn::COLUMNS.into_iter().zip(drawn.cells(with_pay)).collect()
        };
        let visits: Vec<_> = draw.picked.iter().map(visit).collect();
        whole["draw"] = json!({"seed": draw.seed, "among": draw.among, "visits": visits});
    }
    whole
}

fn object(table: &Table, row: &[Cell], smallest: u32) -> Value {
    let cells = table.columns.iter().zip(row).map(|(column, cell)| {
        let value = match cell {
            Cell::Label("yes", _) => json!(true),
            Cell::Label("no", _) => json!(false),
            cell => match cell.stable(smallest) {
                sheet::Cell::Number(count) => json!(count),
                sheet::Cell::Tenths(tenths) => json!(fraction(tenths, 10.0)),
                sheet::Cell::Share(share) => json!(fraction(share, 1000.0)),
                sheet::Cell::Empty => Value::Null,
                cell => Value::String(cell.shown().into_owned()),
            },
        };
        (column.replace('-', "_"), value)
    });
    Value::Object(cells.collect())
}

/// A number that counts parts of one.
#[allow(clippy::cast_precision_loss, reason = "tenths and thousandths of visits are far below 2^52")]
fn fraction(number: u64, parts: f64) -> f64 {
    number as f64 / parts
}
