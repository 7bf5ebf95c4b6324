//! The totals as a page: each table, and beside it its bars as a drawing. The drawing says nothing that the table does not.

use chrono::NaiveDate;
use minijinja::Error;
use serde::Serialize;

use super::report::Report;
use super::table::Table;
use super::terminal::{bars, column, hidden, said, title};
use crate::pages;
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
pub fn page(report: &Report, with_pay: bool, text: &Text, made: NaiveDate) -> Result<String, Error> {
    let mut tables: Vec<Shown> = report.tables.iter().map(|table| shown(table, report, text)).collect();
    if with_pay {
        let mut pay = shown(&report.pay, report, text);
        pay.note = say!(text, "totals-pay-all", units = report.due.units);
        tables.push(pay);
    }
    if let Some(draw) = &report.draw {
        let words = |words: &String| vec![Written { words: words.clone(), is_number: false }];
        tables.push(Shown {
            title: say!(text, "totals-table-draw"),
            heads: vec![Head { words: column("visit", text), is_number: false }],
            rows: draw.picked.iter().map(words).collect(),
            bars: Vec::new(),
            height: 0,
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
    pages::totals(
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
    let is_number = |at: usize| table.rows.iter().any(|row| row[at].is_number());
    let heads = table.columns.iter().enumerate();
    let lengths = bars(table, BAR);
    let bars = table.rows.iter().zip(lengths).filter_map(|(row, length)| {
        Some((row, table.bars.map(|at| row[at].shown(text, report.smallest))?, length.unwrap_or_default()))
    });
    let bars: Vec<Bar> = bars
        .zip(0..)
        .map(|((row, value, length), at)| Bar {
            label: short(&row[0].shown(text, report.smallest)),
            value,
            length,
            y: at * STEP,
            x: length + 6,
        })
        .collect();
    Shown {
        title: title(table, text),
        heads: heads.map(|(at, id)| Head { words: column(id, text), is_number: is_number(at) }).collect(),
        rows: table
            .rows
            .iter()
            .map(|row| {
                let cells = row.iter().map(|cell| Written {
                    words: cell.shown(text, report.smallest),
                    is_number: cell.is_number(),
                });
                cells.collect()
            })
            .collect(),
        height: bars.len() as u64 * STEP,
        bars,
        note: String::new(),
    }
}

/// As much of a label as fits beside its bar; the table has all of it.
fn short(label: &str) -> String {
    const ROOM: usize = 28;
    let mut words: String = label.chars().take(ROOM).collect();
    if label.chars().nth(ROOM).is_some() {
        words.push('…');
    }
    words
}
