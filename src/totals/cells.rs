//! A cell as a file holds it, whatever the format, and what it can be read as. A spreadsheet may have changed its type.

use std::borrow::Cow;

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};
use serde::de::value::{Error as WordError, StrDeserializer};
use serde::de::{Deserialize, IntoDeserializer};

use crate::clean;
use crate::visit::Band;

/// The first and the last day that a spreadsheet's number can mean here: 1954 and 2119.
const SERIALS: std::ops::RangeInclusive<f64> = 20_000.0..=80_000.0;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Cell<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// Words, numbers and dates as text.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A day, perhaps with a time.
    When(NaiveDateTime),
    /// What no log has: a list, an object, a spreadsheet's error.
    Wrong,
}

/// How a spreadsheet has written a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// 25/10/2026.
    DayFirst,
    /// 10/25/2026.
    MonthFirst,
    /// 3/4/2026: only the other days of the file tell.
    Either,
}

/// The cell holds something that it cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

type Read<T> = Result<Option<T>, Unreadable>;

impl Cell<'_> {
    /// The words, on one line, cleaned; nothing where there are none.
    pub(super) fn words(&self) -> Read<Cow<'_, str>> {
        let words = match self {
            Self::Empty => return Ok(None),
            Self::Text(text) => {
                let bare = undefused(text).trim();
                // Nearly every cell is plain, and is not copied.
                if bare.bytes().all(|b| matches!(b, b'!'..=b'~' | b' ')) && !bare.contains("  ") {
                    Cow::Borrowed(bare)
                } else {
                    Cow::Owned(clean::line(bare))
                }
            }
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                Cow::Owned(format!("{number:.0}"))
            }
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Bool(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
            Self::When(when) => Cow::Owned(when.date().to_string()),
            Self::Wrong => return Err(Unreadable),
        };
        Ok(Some(words).filter(|words| !words.is_empty()))
    }

    /// A whole number of at most `most`.
    pub(super) fn number(&self, most: u32) -> Read<u32> {
        self.signed(most)?.map(u32::try_from).transpose().map_err(|_| Unreadable)
    }

    /// A whole number between `-most` and `most`. A spreadsheet may have made "1" to "1.0".
    pub(super) fn signed(&self, most: u32) -> Read<i64> {
        let number = match self {
            Self::Number(number) => *number,
            _ => match self.words()? {
                None => return Ok(None),
                Some(words) => words.replace(',', ".").parse().map_err(|_| Unreadable)?,
            },
        };
        if number.fract() == 0.0 && number.abs() <= f64::from(most) {
            Ok(Some(number as i64))
        } else {
            Err(Unreadable)
        }
    }

    /// Yes or no, in the words of spreadsheets of either language.
    pub(super) fn yes(&self) -> Read<bool> {
        if let Self::Bool(yes) = self {
            return Ok(Some(*yes));
        }
        let Some(words) = self.words()? else { return Ok(None) };
        match words.to_lowercase().as_str() {
            "true" | "1" | "yes" | "verdadero" | "sí" | "si" => Ok(Some(true)),
            "false" | "0" | "no" | "falso" => Ok(Some(false)),
            _ => Err(Unreadable),
        }
    }

    /// A day: ISO, a spreadsheet's date or number, or as a spreadsheet of the United States writes it (month first,
    /// unless that is no month).
    pub(super) fn day(&self) -> Read<NaiveDate> {
        match self {
            Self::When(when) => return Ok(Some(when.date())),
            Self::Number(serial) => return from_serial(*serial).map(Some),
            _ => {}
        }
        let Some(words) = self.words()? else { return Ok(None) };
        let iso = words.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
        if let Some(day) = iso.filter(|_| matches!(words.as_bytes().get(10), None | Some(b'T' | b' '))) {
            return if day.year() < 2100 { Ok(Some(day)) } else { Err(Unreadable) };
        }
        if let Ok(serial) = words.parse::<f64>() {
            return from_serial(serial).map(Some);
        }
        let day = words.split(' ').next().unwrap_or_default();
        let numbers: Vec<u32> =
            day.split(['/', '.', '-']).map(str::parse).collect::<Result<_, _>>().map_err(|_| Unreadable)?;
        let &[first, second, year] = numbers.as_slice() else { return Err(Unreadable) };
        let year = i32::try_from(if year < 100 { 2000 + year } else { year }).map_err(|_| Unreadable)?;
        let day_first = day.contains('.') || first > 12;
        let (month, day) = if day_first { (second, first) } else { (first, second) };
        NaiveDate::from_ymd_opt(year, month, day)
            .filter(|_| (1990..2100).contains(&year))
            .map(Some)
            .ok_or(Unreadable)
    }

    /// Which way round a day with slashes is written; none where it is not written so.
    pub(super) fn order(&self) -> Option<Order> {
        let words = self.words().ok()??;
        let mut numbers = words.split(' ').next()?.split(['/', '-']).map(str::parse::<u32>);
        let (Some(Ok(first)), Some(Ok(second)), Some(Ok(_))) =
            (numbers.next(), numbers.next(), numbers.next())
        else {
            return None;
        };
        match (first, second) {
            (13..=31, _) => Some(Order::DayFirst),
            (1..=12, 13..=31) => Some(Order::MonthFirst),
            (1..=12, 1..=12) if first != second => Some(Order::Either),
            _ => None,
        }
    }

    /// A word of a closed list, as the log writes it.
    pub(super) fn word<T>(&self) -> Read<T>
    where
        T: for<'de> Deserialize<'de>,
    {
        let Some(words) = self.words()? else { return Ok(None) };
        let read = |word: &str| {
            let word: StrDeserializer<'_, WordError> = word.into_deserializer();
            T::deserialize(word).ok()
        };
        read(&words).or_else(|| read(&words.to_lowercase())).map(Some).ok_or(Unreadable)
    }

    /// A grade band. Spreadsheets take "3-5" for a day: the fifth of March, or the third of May.
    pub(super) fn band(&self) -> Read<Band> {
        if let Ok(band) = self.word::<Band>() {
            return Ok(band);
        }
        let (one, other) = if let Self::When(when) = self {
            (when.month(), when.day())
        } else {
            let words = self.words()?.unwrap_or_default().to_lowercase();
            day_and_month(&words).ok_or(Unreadable)?
        };
        match (one.min(other), one.max(other)) {
            (3, 5) => Ok(Some(Band::UpperElementary)),
            (6, 8) => Ok(Some(Band::Middle)),
            (9, 12) => Ok(Some(Band::High)),
            _ => Err(Unreadable),
        }
    }
}

/// "5-mar", "mar-05", "3/5": the two numbers of a day without a year; of one with a year, the first two.
fn day_and_month(words: &str) -> Option<(u32, u32)> {
    const MONTHS: &[(&str, u32)] =
        &[("mar", 3), ("may", 5), ("jun", 6), ("aug", 8), ("ago", 8), ("sep", 9), ("dec", 12), ("dic", 12)];
    let mut parts = words.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).map(|part| {
        let named = MONTHS.iter().find(|(name, _)| part.starts_with(name)).map(|(_, month)| *month);
        named.or_else(|| part.parse().ok())
    });
    Some((parts.next()??, parts.next()??))
}

fn from_serial(serial: f64) -> Result<NaiveDate, Unreadable> {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or(Unreadable)?;
    // Whole days between two that fit easily.
    let days = Some(serial.floor()).filter(|days| SERIALS.contains(days)).map(|days| days as i64);
    let days = days.and_then(|days| u64::try_from(days).ok()).ok_or(Unreadable)?;
    epoch.checked_add_days(Days::new(days)).ok_or(Unreadable)
}

/// Takes off the apostrophe that the export puts before what a spreadsheet would read as a formula.
fn undefused(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if crate::sheet::is_formula(rest) => rest,
        _ => text,
    }
}
