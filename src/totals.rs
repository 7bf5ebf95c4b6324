//! The coordinator's side: many logs → what holds → pay, and the programme in numbers. Pure: bytes in, bytes out.
//!
//! ```text
//!  bytes ─ sealed ─> read/{xlsx,csv,json} ─> cells ─> record        one row, as small as it can be
//!                                                       │
//!                       settle: newest version wins, each visit once │ people: who is who, by staff
//!                                                       │
//!            pay (nothing hidden)     programme/{fidelity,timing} (small counts hidden) ─ small
//!                      └───────────── table ──────────────┘           no language, no form
//!                                       │
//!              report ─> terminal · workbook · page · numbers (CSV, JSON) · tidy + sql · draw
//! ```
//!
//! - **Never half a result in silence.** What cannot be counted is a [`Finding`], by file and line; the rest counts, and
//!   the order in which files come changes nothing.
//! - **One table, every form.** What the terminal shows is what the workbook, the page, CSV and JSON hold.
//! - **Hostile files end early.** Nothing is unpacked, nested or copied beyond what a log needs.

use crate::say;
use crate::text::Text;

mod cells;
mod draw;
mod lists;
mod numbers;
mod page;
mod pay;
mod people;
mod programme;
mod read;
mod record;
mod report;
mod schools;
mod sealed;
mod settle;
mod small;
mod sql;
mod staff;
mod table;
mod terminal;
mod tidy;
mod workbook;

pub use draw::{Draw, Drawn, draw};
pub use lists::ListProblem;
pub use numbers::{csv, json};
pub use page::page;
pub use pay::Due;
pub use report::{Finding, Options, Reading, Report, Tally};
pub use schools::{School, Schools};
pub use sealed::identities;
pub use settle::Settled;
pub use small::Shown;
pub use sql::{Engine, script};
pub use staff::{Member, Staff};
pub use table::{Cell, Table};
pub use terminal::terminal;
pub use tidy::columns;
pub use workbook::workbook;

/// What was read, skipped and counted, in one plain line.
pub fn read_line(report: &Report, text: &Text) -> String {
    let tally = &report.tally;
    say!(
        text,
        "totals-read",
        files = tally.files,
        rows = tally.rows,
        visits = tally.visits,
        same = tally.passed_over,
        left_out_files = tally.left_out,
        left_out_rows = tally.rows_left_out,
        held = tally.held,
        own = tally.own,
    )
}

/// The sheet by which a workbook of totals is known, so that it is never read back.
const SHEET_MARK: &str = "homevisit totals";

/// The first cell of a CSV of totals, or of settled rows.
const MARKS: &[&str] = &["totals_schema", "totals_table"];

/// A key that JSON of totals has.
const JSON_MARK: &str = "homevisit_totals";
