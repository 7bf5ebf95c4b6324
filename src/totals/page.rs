//! The totals as a page: each table, and beside it its bars as a drawing. The drawing says nothing that the table does not.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::draw::Drawn;
use super::report::Report;
use super::table::{Cell, Table};
use super::terminal::{bars, column, drawn, hidden, length, month, said, title};
use crate::pages::{PageError, Pages};
use crate::say;
use crate::text::Text;

/// The longest bar, in units of the drawing.
const BAR: u64 = 280;
/// From the top of one bar to the next.
const STEP: u64 = 24;

/// The page: one file, without script or remote link.
///
/// # Errors
/// When a template is wrong, which a test rules out.
pub fn page(report: &Report, with_pay: bool, text: &Text, made: NaiveDate) -> Result<String, PageError> {
    let mut tables: Vec<Value> = report.tables.iter().map(|table| shown(table, "", report, text)).collect();
    if with_pay {
        let note = say!(text, "totals-pay-all", units = report.due.units);
        tables.push(shown(&report.pay, &note, report, text));
    }
    if let Some(draw) = &report.draw {
        let heads = Drawn::COLUMNS.iter().take(if with_pay { 3 } else { 2 });
        let row = |drawn: &Drawn| -> Vec<Value> {
            drawn.cells(with_pay).iter().map(|words| written(words, false)).collect()
        };
        tables.push(json!({
            "title": say!(text, "totals-table-draw"),
            "heads": heads.map(|id| written(&column(id, text), false)).collect::<Vec<_>>(),
            "rows": draw.picked.iter().map(row).collect::<Vec<_>>(),
            "note": drawn(draw, text),
        }));
    }
    let made = say!(text, "totals-made", day = made.to_string());
    let about =
        [month(report, text), Some(made), Some(super::read_line(report, text)), Some(hidden(report, text))];
    let page = json!({
        "title": say!(text, "totals-title"),
        "about": about.into_iter().flatten().collect::<Vec<_>>(),
        "tables": tables,
        "findings_title": say!(text, "totals-table-findings"),
        "findings": report.findings(with_pay).map(|finding| said(finding, text)).collect::<Vec<_>>(),
        "chart": say!(text, "totals-chart"),
    });
    Pages::default().totals(&page, text)
}

/// A cell, which stands to the right where it is a number.
fn written(words: &str, is_number: bool) -> Value {
    json!({"words": words, "is_number": is_number})
}

fn shown(table: &Table, note: &str, report: &Report, text: &Text) -> Value {
    let words = |row: &[Cell], at: usize| row[at].shown(text, report.smallest);
    // A column that says nothing takes no room.
    let columns: Vec<usize> = (0..table.columns.len())
        .filter(|at| table.rows.is_empty() || table.rows.iter().any(|row| !words(row, *at).is_empty()))
        .collect();
    let is_number = |at: usize| table.rows.iter().any(|row| row[at].is_number());
    let heads = columns.iter().map(|&at| written(&column(table.columns[at], text), is_number(at)));
    let row = |row: &Vec<Cell>| -> Vec<Value> {
        columns.iter().map(|&at| written(&words(row, at), row[at].is_number())).collect()
    };
    let mut drawn: Vec<Value> = Vec::new();
    if let Some(at) = table.bars {
        for (row, length) in table.rows.iter().zip(bars(table, BAR)) {
            let length = length.unwrap_or_default();
            // The value stands behind the bar.
            drawn.push(json!({
                "label": short(&words(row, 0)),
                "value": words(row, at),
                "length": length,
                "y": drawn.len() as u64 * STEP,
                "x": length + 6,
            }));
        }
    }
    json!({
        "title": title(table, text),
        "heads": heads.collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "height": drawn.len() as u64 * STEP,
        "bars": drawn,
        // Where the line across the bars stands, and what it is.
        "mark": table.mark.map(|weight| length(table, weight, BAR)),
        "mark_label": say!(text, "totals-tenth"),
        "note": note,
    })
}

/// As much of a label as fits beside its bar; the table has all of it.
fn short(label: &str) -> String {
    const ROOM: usize = 27;
    let mut words: String = label.chars().take(ROOM).collect();
    if label.chars().nth(ROOM).is_some() {
        words.push('…');
    }
    words
}
