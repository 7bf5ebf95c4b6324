//! Sheets as a workbook: typed cells, a heading that stays in view, filters. Words are typed text, so that none of them is
//! ever a formula.

use chrono::{DateTime, FixedOffset, Utc};
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Cell, Table};
use crate::text::Sentence;

/// Why a workbook could not be put together.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.sentence())]
pub struct Unwritable(#[from] XlsxError);

impl Unwritable {
    /// What is wrong and what to do: more rows than a sheet has (1,048,576), or a text longer than a cell takes (32,767
    /// characters). Nothing is cut in silence.
    pub(crate) fn sentence(&self) -> Sentence {
        match self.0 {
            XlsxError::MaxStringLengthExceeded => Sentence::new("export-workbook-cell"),
            _ => Sentence::new("export-workbook"),
        }
    }
}

/// A workbook in the making.
pub(crate) struct Book {
    file: Workbook,
    heading: Format,
    right: Format,
    day: Format,
    month: Format,
    moment: Format,
    money: Format,
    share: Format,
    tenths: Format,
}

impl Book {
    /// Begins. The same sheets and moment give the same bytes.
    pub(crate) fn new(made: DateTime<Utc>) -> Self {
        let mut file = Workbook::new();
        file.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let number = |form: &str| Format::new().set_num_format(form);
        Self {
            file,
            heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            right: Format::new().set_align(FormatAlign::Right),
            day: number("yyyy-mm-dd"),
            month: number("yyyy-mm"),
            moment: number("yyyy-mm-dd hh:mm:ss"),
            money: number("$#,##0.00"),
            share: number("0.0%"),
            tenths: number("0.0"),
        }
    }

    /// Adds a sheet: its columns, each with its width in characters, and its rows.
    pub(crate) fn sheet<R>(
        &mut self,
        name: &str,
        columns: &[(impl AsRef<str>, usize)],
        rows: impl IntoIterator<Item = R>,
    ) -> Result<&mut Worksheet, Unwritable>
    where
        R: IntoIterator<Item: std::borrow::Borrow<Cell>>,
    {
        let sheet = self.file.add_worksheet();
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        for (at, (name, width)) in (0..).zip(columns) {
            sheet.write_string_with_format(0, at, name.as_ref(), &self.heading)?;
            sheet.set_column_width(at, u16::try_from(*width).unwrap_or(u16::MAX))?;
        }
        let mut last = 0;
        for (row, cells) in (1..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                #[allow(
                    clippy::cast_precision_loss,
                    reason = "counts of visits and cents are far below 2^52"
                )]
                let part = |number: u64, parts: f64| number as f64 / parts;
                match std::borrow::Borrow::borrow(&cell) {
                    Cell::Empty => continue,
                    Cell::Text(words) => sheet.write_string(row, column, words)?,
                    Cell::Right(words) => sheet.write_string_with_format(row, column, words, &self.right)?,
                    #[allow(clippy::cast_precision_loss, reason = "as above")]
                    Cell::Number(count) => sheet.write_number(row, column, *count as f64)?,
                    Cell::Tenths(tenths) => {
                        sheet.write_number_with_format(row, column, part(*tenths, 10.0), &self.tenths)?
                    }
                    Cell::Share(share) => {
                        sheet.write_number_with_format(row, column, part(*share, 1000.0), &self.share)?
                    }
                    Cell::Money(cents) => {
                        sheet.write_number_with_format(row, column, part(*cents, 100.0), &self.money)?
                    }
                    Cell::Flag(flag) => sheet.write_boolean(row, column, *flag)?,
                    Cell::Day(day) => sheet.write_date_with_format(row, column, day, &self.day)?,
                    Cell::Month(month) => sheet.write_date_with_format(row, column, month, &self.month)?,
                    Cell::Moment(at) => {
                        sheet.write_datetime_with_format(row, column, at.naive_local(), &self.moment)?
                    }
                };
            }
            last = row;
        }
        if last > 0 && !columns.is_empty() {
            sheet.autofilter(0, 0, last, columns.len() as u16 - 1)?;
        }
        Ok(sheet)
    }

    /// The bytes of its file.
    pub(crate) fn done(mut self) -> Result<Vec<u8>, Unwritable> {
        Ok(self.file.save_to_buffer()?)
    }
}

/// The tables as an XLSX workbook, a sheet each. The same tables and moment give the same bytes.
///
/// # Errors
/// [`Unwritable`].
pub fn workbook(tables: &[Table], at: DateTime<FixedOffset>) -> Result<Vec<u8>, Unwritable> {
    let mut book = Book::new(at.to_utc());
    for table in tables {
        let columns: Vec<_> = table.heading.iter().map(|name| (name, name.len() + 4)).collect();
        book.sheet(table.name, &columns, &table.rows)?;
    }
    book.done()
}
