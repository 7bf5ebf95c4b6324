//! The totals on a terminal: tables, and bars that can be read without colour. Nothing is wider than eighty columns but
//! what somebody's name makes so.

use unicode_width::UnicodeWidthStr as _;

use super::draw::Draw;
use super::report::{Finding, Report};
use super::table::{Cell, Table};
use crate::say;
use crate::text::Text;

/// The longest bar.
const BAR: u64 = 24;
/// So many findings are said one by one on the terminal; all of them are in every file.
const FINDINGS: usize = 40;

/// The totals as text.
pub fn terminal(report: &Report, with_pay: bool, text: &Text) -> String {
    let mut page = String::new();
    if let Some(month) = month(report, text) {
        line(&mut page, &month);
        line(&mut page, "");
    }
    if with_pay {
        pay(&mut page, report, text);
    }
    for table in report.tables.iter().filter(|table| !table.rows.is_empty()) {
        heading(&mut page, &title(table, text));
        page.push_str(&columns(table, text, report.smallest));
    }
    line(&mut page, "");
    line(&mut page, &hidden(report, text));
    if let Some(draw) = &report.draw {
        heading(&mut page, &say!(text, "totals-table-draw"));
        line(&mut page, &drawn(draw, text));
        for visit in &draw.picked {
            line(&mut page, &format!("  {}", visit.cells(with_pay).join("  ")));
        }
    }
    let findings: Vec<&Finding> = report.findings(with_pay).collect();
    if !findings.is_empty() {
        heading(&mut page, &say!(text, "totals-table-findings"));
        for finding in findings.iter().take(FINDINGS) {
            line(&mut page, &format!("  {}", said(finding, text)));
        }
        if findings.len() > FINDINGS {
            let more = say!(text, "totals-more-findings", count = findings.len() - FINDINGS);
            line(&mut page, &format!("  {more}"));
        }
    }
    page
}

/// A finding in one line: where, and what.
pub(super) fn said(finding: &Finding, text: &Text) -> String {
    let what = text.sentence(&finding.what);
    match (finding.file.as_str(), finding.line) {
        ("", _) => what,
        (file, None) => format!("{file}: {what}"),
        (file, Some(at)) => format!("{file}:{at}: {what}"),
    }
}

/// The month that it is about, where it is not about all.
pub(super) fn month(report: &Report, text: &Text) -> Option<String> {
    let month = report.month?.format("%Y-%m").to_string();
    Some(say!(text, "totals-only-month", month = month))
}

/// Of how many visits so many were drawn, and by which number.
pub(super) fn drawn(draw: &Draw, text: &Text) -> String {
    let (count, seed) = (draw.picked.len(), draw.seed.to_string());
    say!(text, "totals-draw", count = count, among = draw.among, seed = seed)
}

/// What `·` and `<10` mean.
pub(super) fn hidden(report: &Report, text: &Text) -> String {
    say!(text, "totals-hidden", smallest = report.smallest)
}

/// A table's title.
pub(super) fn title(table: &Table, text: &Text) -> String {
    text.get(&format!("totals-table-{}", table.id), &[])
}

/// A column's heading.
pub(super) fn column(id: &str, text: &Text) -> String {
    text.get(&format!("totals-col-{id}"), &[])
}

fn line(page: &mut String, words: &str) {
    page.push_str(words.trim_end());
    page.push('\n');
}

fn heading(page: &mut String, words: &str) {
    if !page.is_empty() {
        page.push('\n');
    }
    line(page, words);
}

/// Pay: two lines a person, so that nothing is cut off.
fn pay(page: &mut String, report: &Report, text: &Text) {
    let table = &report.pay;
    heading(page, &title(table, text));
    let at = |row: &[Cell], id: &str| {
        let column = table.columns.iter().position(|column| *column == id);
        column.map(|column| row[column].shown(text, report.smallest)).unwrap_or_default()
    };
    let names: Vec<String> = table
        .rows
        .iter()
        .map(|row| {
            let parts = [at(row, "staff-id"), at(row, "name")];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
        })
        .collect();
    let width = names.iter().map(|name| name.width()).max().unwrap_or_default();
    for (row, name) in table.rows.iter().zip(&names) {
        let space = " ".repeat(width - name.width());
        let units = say!(
            text,
            "totals-pay-units",
            visits = number(row, table, "visits"),
            units = number(row, table, "units")
        );
        let amount = at(row, "amount");
        let rate = at(row, "rate");
        let money = if amount.is_empty() { String::new() } else { format!("  {rate} → {amount}") };
        line(page, &format!("  {name}{space}  {units}{money}"));
        let mut notes: Vec<String> = ["own-key", "typed-by-partner", "not-yet", "not-asked"]
            .into_iter()
            .filter(|how| number(row, table, how) > 0)
            .map(|how| format!("{} {}", column(how, text), number(row, table, how)))
            .collect();
        let after = number(row, table, "after-training");
        let through = at(row, "trained-through");
        if !through.is_empty() {
            notes.push(say!(text, "totals-pay-trained", day = through));
        }
        if after > 0 {
            notes.push(say!(text, "totals-pay-expired", visits = after));
        }
        if matches!(row[table.columns.len() - 1], Cell::Label("no", _)) {
            notes.push(say!(text, "totals-pay-not-on-list"));
        }
        line(page, &format!("    {}", notes.join(" · ")));
    }
    let due = report.due;
    let sum = Cell::money(due.cents).shown(text, 0);
    if due.cents > 0 {
        line(page, &format!("  {}", say!(text, "totals-pay-due", units = due.units, sum = sum)));
    } else {
        line(page, &format!("  {}", say!(text, "totals-pay-all", units = due.units)));
    }
    if due.cents > 0 && due.units_without_rate > 0 {
        line(page, &format!("  {}", say!(text, "totals-pay-without-rate", units = due.units_without_rate)));
    }
}

fn number(row: &[Cell], table: &Table, id: &str) -> u64 {
    let column = table.columns.iter().position(|column| *column == id);
    column.and_then(|column| row[column].weight()).unwrap_or_default()
}

/// A table in columns as wide as their widest cell, with bars behind.
fn columns(table: &Table, text: &Text, smallest: u32) -> String {
    let cells: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| cell.shown(text, smallest)).collect()).collect();
    let is_empty = |at: usize| cells.iter().all(|row: &Vec<String>| row[at].is_empty());
    let shown: Vec<usize> = (0..table.columns.len()).filter(|at| !is_empty(*at)).collect();
    let heads: Vec<String> = table.columns.iter().map(|id| column(id, text)).collect();
    let width = |at: usize| {
        cells.iter().map(|row| row[at].width()).chain([heads[at].width()]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
    let is_right = |at: usize| table.rows.iter().any(|row| row[at].is_number());
    let row = |cells: &[String]| {
        let mut words = String::from(" ");
        for &at in &shown {
            let space = " ".repeat(widths[at] - cells[at].width());
            words.push(' ');
            if is_right(at) {
                words.push_str(&space);
            }
            words.push_str(&cells[at]);
            if !is_right(at) {
                words.push_str(&space);
            }
            words.push(' ');
        }
        words
    };
    let bars = bars(table, BAR);
    let mut page = String::new();
    line(&mut page, &row(&heads));
    for (at, cells) in cells.iter().enumerate() {
        let bar = bars[at].map(|length| "█".repeat(length as usize)).unwrap_or_default();
        line(&mut page, &format!("{} {bar}", row(cells)));
    }
    page
}

/// How long the bar of each row is, of at most `longest`; none where the count is not shown.
pub(super) fn bars(table: &Table, longest: u64) -> Vec<Option<u64>> {
    let Some(column) = table.bars else { return vec![None; table.rows.len()] };
    let bar = |row: &Vec<Cell>| row[column].weight().map(|weight| length(table, weight, longest));
    table.rows.iter().map(bar).collect()
}

/// How long a bar of this weight is, where the heaviest, and the line across, have room.
pub(super) fn length(table: &Table, weight: u64, longest: u64) -> u64 {
    let column = table.bars.unwrap_or_default();
    let weights = table.rows.iter().filter_map(|row| row[column].weight());
    let most = weights.chain(table.mark).max().unwrap_or_default();
    if most == 0 { 0 } else { (weight * longest).div_ceil(most) }
}
