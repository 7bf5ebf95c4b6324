//! The totals as a page: each table, and beside it its bars as a drawing. The drawing says nothing that the table does not.

use chrono::NaiveDate;
use serde::Serialize;

use super::report::Report;
use super::table::{Cell, Table};
use super::terminal::{bars, column, hidden, length, said, title};
use crate::pages::{PageError, Pages};
use crate::say;
use crate::text::Text;

/// The longest bar, in units of the drawing.
const BAR: u64 = 280;
/// From the top of one bar to the next.
const STEP: u64 = 24;

#[derive(Serialize)]
struct Page {
    title: String,
    about: Vec<String>,
    tables: Vec<Shown>,
    findings_title: String,
    findings: Vec<String>,
    chart: String,
}

#[derive(Serialize)]
struct Shown {
    title: String,
    heads: Vec<Head>,
    rows: Vec<Vec<Written>>,
    bars: Vec<Bar>,
    height: u64,
    /// Where the line across the bars stands, and what it is.
    mark: Option<u64>,
    mark_label: String,
    note: String,
}

#[derive(Serialize)]
struct Head {
    words: String,
    is_number: bool,
}

#[derive(Serialize)]
struct Written {
    words: String,
    is_number: bool,
}

#[derive(Serialize)]
struct Bar {
    label: String,
    value: String,
    length: u64,
    y: u64,
    /// Where the value stands: behind the bar.
    x: u64,
}

/// The page: one file, without script or remote link.
///
/// # Errors
/// When a template is wrong, which a test rules out.
pub fn page(report: &Report, with_pay: bool, text: &Text, made: NaiveDate) -> Result<String, PageError> {
    let mut tables: Vec<Shown> = report.tables.iter().map(|table| shown(table, report, text)).collect();
    if with_pay {
        let mut pay = shown(&report.pay, report, text);
        pay.note = say!(text, "totals-pay-all", units = report.due.units);
        tables.push(pay);
    }
    if let Some(draw) = &report.draw {
        let words = |drawn: &super::Drawn| {
            drawn.cells(with_pay).into_iter().map(|words| Written { words, is_number: false }).collect()
        };
        tables.push(Shown {
            title: say!(text, "totals-table-draw"),
            heads: ["visit", "date", "people"]
                .iter()
                .take(if with_pay { 3 } else { 2 })
                .map(|name| Head { words: column(name, text), is_number: false })
                .collect(),
            rows: draw.picked.iter().map(words).collect(),
            bars: Vec::new(),
            height: 0,
            mark: None,
            mark_label: String::new(),
            note: say!(
                text,
                "totals-draw",
                count = draw.picked.len(),
                among = draw.among,
                seed = draw.seed.to_string()
            ),
        });
    }
    let month =
        report.month.map(|month| say!(text, "totals-only-month", month = month.format("%Y-%m").to_string()));
    let made = say!(text, "totals-made", day = made.to_string());
    let about = [month, Some(made), Some(super::read_line(report, text)), Some(hidden(report, text))];
    let findings = report.findings.iter().filter(|finding| with_pay || !finding.file.is_empty());
    Pages::default().totals(
        &Page {
            title: say!(text, "totals-title"),
            about: about.into_iter().flatten().collect(),
            tables,
            findings_title: say!(text, "totals-table-findings"),
            findings: findings.map(|finding| said(finding, text)).collect(),
            chart: say!(text, "totals-chart"),
        },
        text,
    )
}

fn shown(table: &Table, report: &Report, text: &Text) -> Shown {
    let words = |row: &[Cell], at: usize| row[at].shown(text, report.smallest);
    // A column that says nothing takes no room.
    let columns: Vec<usize> = (0..table.columns.len())
        .filter(|at| table.rows.is_empty() || table.rows.iter().any(|row| !words(row, *at).is_empty()))
        .collect();
    let is_number = |at: usize| table.rows.iter().any(|row| row[at].is_number());
    let head = |at: &usize| Head { words: column(table.columns[*at], text), is_number: is_number(*at) };
    let written = |row: &Vec<Cell>| {
        let cell = |at: &usize| Written { words: words(row, *at), is_number: row[*at].is_number() };
        columns.iter().map(cell).collect()
    };
    let drawn =
        table.bars.map(|at| table.rows.iter().zip(bars(table, BAR)).zip(0..).map(move |row| (at, row)));
    let bars: Vec<Bar> = drawn
        .into_iter()
        .flatten()
        .map(|(at, ((row, length), number))| {
            let length = length.unwrap_or_default();
            Bar {
                label: short(&words(row, 0)),
                value: words(row, at),
                length,
                y: number * STEP,
                x: length + 6,
            }
        })
        .collect();
    Shown {
        title: title(table, text),
        heads: columns.iter().map(head).collect(),
        rows: table.rows.iter().map(written).collect(),
        height: bars.len() as u64 * STEP,
        bars,
        mark: table.mark.map(|weight| length(table, weight, BAR)),
        mark_label: say!(text, "totals-tenth"),
        note: String::new(),
    }
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
