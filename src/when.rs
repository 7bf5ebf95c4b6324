//! Dates and times in the words people type, and back into words.
//!
//! Every typed word must be in `WORDS`, so nothing is skipped or guessed. Where two readings are likely, it asks. Pure:
//! the caller says what time it is.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

mod apart;
mod show;
mod vocabulary;

use apart::{Day, Typed, take_apart};
pub use show::{day, full, full_day, month, short};
use vocabulary::{Span, Word};

/// What the typed words say about when a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A moment not before now. Show it with [`full`] before it counts.
    At(NaiveDateTime),
    /// A day without a time: ask for the time, then read `"{words} at {time}"`.
    NeedsTime(NaiveDate),
    /// A moment before now. Right for a visit entered afterwards; when planning, ask.
    Past {
        /// The moment as typed.
        typed: NaiveDateTime,
        /// The next year it comes round, when month and day were typed without a year; `None` when only `typed` fits
        /// ("yesterday", "last tue", a typed year, an earlier hour today).
        next_year: Option<NaiveDateTime>,
    },
}

/// Why typed words gave no single day or time. Never holds what was typed. The screen has
/// the sentence for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing was typed.
    Empty,
    /// A word has more than fifteen letters.
    LongWord,
    /// Nothing names a day, or only part of one (a month alone, a number alone, "next week").
    NoDay,
    /// The calendar has no such day (February 30), or it is more than five years back or two ahead: a slip, or a time
    /// typed like a year ("dec 3 1700").
    NoSuchDate,
    /// The clock has no such time, or no visit starts then (25:00, 4:75, "12 am").
    NoSuchTime,
    /// The weekday typed is not the weekday of the date typed.
    WrongWeekday,
    /// The words could mean either day ("next thu" early in the week, "en ocho días", a past date for a promise).
    TwoDays {
        /// The first of the two.
        earlier: NaiveDate,
        /// The second of the two.
        later: NaiveDate,
    },
    /// A number beside a weekday that could be the hour or the day of the month ("sat 5" days before Saturday the 5th).
    HourOrDay,
    /// An unknown word, or known words in an order that has no one meaning.
    Unclear,
}

/// A month and day this lately past, but in the year before, is more likely a visit being entered than one planned.
const JUST_PAST: TimeDelta = TimeDelta::days(60);

/// A weekday and a number may be a day of the month this soon; later ones are said with their month.
const SOON: TimeDelta = TimeDelta::days(45);

impl Typed {
    /// "thu 5": the day of the month where Thursday is the 5th soon, else Thursday at five.
    ///
    /// # Errors
    /// [`Unreadable::HourOrDay`] where it may be both, and a time counts.
    fn settled(self, now: NaiveDateTime, timed: bool) -> Result<Self, Unreadable> {
        let (Some(hour), Some(weekday)) = (self.hour, self.weekday) else { return Ok(self) };
        let today = now.date().and_time(NaiveTime::MIN);
        let soon =
            resolve(&self, NaiveTime::MIN, today).ok().filter(|(day, _)| (today..today + SOON).contains(day));
        match (soon, hour) {
            (Some(_), Ok(_)) if timed => Err(Unreadable::HourOrDay),
            (Some(_), _) => Ok(self),
            (None, Ok(time)) => Ok(Self { day: Day::Week(weekday, Word::This), time: Some(time), ..self }),
            (None, Err(_)) => Err(Unreadable::WrongWeekday),
        }
    }
}

/// Reads when a visit is: "thu 5pm", "12/3 4:30" (month/day), "jueves a las 5", "2026-12-03 17:00".
///
/// A weekday alone is the next such day, today if the time is still ahead. Hours 1 to 6 without am or pm are the
/// afternoon. With a [`Reading::NeedsTime`], ask for the time and read both again. Errors: see [`Unreadable`]; it never
/// panics.
pub fn read(words: &str, now: NaiveDateTime) -> Result<Reading, Unreadable> {
    let typed = take_apart(words)?.settled(now, true)?;
    let Some(time) = typed.time else {
        let today = now.date().and_time(NaiveTime::MIN);
        let (day, _) = resolve(&typed, NaiveTime::MIN, today)?;
        return Ok(Reading::NeedsTime(day.date()));
    };
    let (at, next_year) = resolve(&typed, time, now)?;
    Ok(if at < now { Reading::Past { typed: at, next_year } } else { Reading::At(at) })
}

/// Reads the day of a promise: "friday" (today, on a Friday), "in two weeks", "12/3", "viernes". A time is not kept.
///
/// A month and day already past this year gives [`Unreadable::TwoDays`]; "yesterday" or a typed year may give a past day.
pub fn read_date(words: &str, today: NaiveDate) -> Result<NaiveDate, Unreadable> {
    let midnight = today.and_time(NaiveTime::MIN);
    let (day, next_year) = resolve(&take_apart(words)?.settled(midnight, false)?, NaiveTime::MIN, midnight)?;
    match next_year {
        Some(next) => Err(Unreadable::TwoDays { earlier: day.date(), later: next.date() }),
        None => Ok(day.date()),
    }
}

/// So many units from a day; a month that is shorter ends with its last day.
fn away(from: NaiveDate, count: i32, unit: Span) -> Option<NaiveDate> {
    let days = |each: i64| from.checked_add_signed(TimeDelta::days(i64::from(count) * each));
    match unit {
        Span::Days => days(1),
        Span::Weeks => days(7),
        Span::Months if count < 0 => from.checked_sub_months(Months::new(count.unsigned_abs())),
        Span::Months => from.checked_add_months(Months::new(count.unsigned_abs())),
    }
}

/// The moment typed and, for a month and day already past, the next time it comes round.
fn resolve(
    typed: &Typed,
    time: NaiveTime,
    now: NaiveDateTime,
) -> Result<(NaiveDateTime, Option<NaiveDateTime>), Unreadable> {
    let today = now.date();
    let fits = |at: &NaiveDateTime| typed.weekday.is_none_or(|day| day == at.weekday());
    let at = match typed.day {
        Day::Week(day, which) => {
            // The first such day from here; today only while the time is ahead.
            let from = match which {
                Word::Next => today.checked_add_days(Days::new(1)),
                Word::Last => today.checked_sub_days(Days::new(7)),
                _ => None,
            };
            let base = from.map_or(now, |from| from.and_time(NaiveTime::MIN));
            let days = match day.days_since(base.weekday()) {
                0 if time < base.time() => 7,
                days => days.cast_signed(),
            };
            let at = away(base.date(), days, Span::Days).ok_or(Unreadable::NoSuchDate)?.and_time(time);
            // "next Thursday" on a Monday: this week's or the week after's? Weeks begin on Sunday or Monday.
            let this_week = [Weekday::Sun, Weekday::Mon].iter().any(|&start| {
                at.date().week(start).checked_first_day() == today.week(start).checked_first_day()
            });
            match which {
                Word::Next if this_week => return Err(either(at.date(), 7)),
                Word::Last if this_week => return Err(either(at.date(), -7)),
                _ => at,
            }
        }
        Day::Away(count, unit) => {
            let at = away(today, count, unit).ok_or(Unreadable::NoSuchDate)?.and_time(time);
            // In Spanish eight and fifteen days are one and two weeks, counting today.
            if unit == Span::Days && matches!(count.abs(), 8 | 15) {
                return Err(either(at.date(), -i64::from(count.signum())));
            }
            // "tomorrow 5" on the eve of the 5th.
            if typed.bare == Some(at.day()) {
                return Err(Unreadable::Unclear);
            }
            at
        }
        Day::Dated(year, month, day) => NaiveDate::from_ymd_opt(year.cast_signed(), month, day)
            .ok_or(Unreadable::NoSuchDate)?
            .and_time(time),
        Day::Yearless(month, day) => {
            let year = now.year();
            let days = (year - 1..=year + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
            return match around(now, days.map(|day| day.and_time(time)), fits)? {
                // The nearer of the two: in November 1/15 is to come, and 9/4 was.
                (Some(past), Some(ahead))
                    if now - past < JUST_PAST || (past.year() == year && now - past <= ahead - now) =>
                {
                    Ok((past, Some(ahead)))
                }
                (_, Some(ahead)) => Ok((ahead, None)),
                (Some(past), None) if past.year() == year || now - past < JUST_PAST => Ok((past, None)),
                _ => Err(Unreadable::WrongWeekday),
            };
        }
        Day::Monthly(day) => {
            let first = today.with_day(1).unwrap_or(today);
            let days = (-1..=2).filter_map(|months| away(first, months, Span::Months)?.with_day(day));
            // With its weekday it can be told from the others, without one it may be the one just past or the next.
            return match around(now, days.map(|day| day.and_time(time)), fits)? {
                (Some(past), Some(ahead)) if typed.weekday.is_none() && now - past <= ahead - now => {
                    Err(Unreadable::TwoDays { earlier: past.date(), later: ahead.date() })
                }
                (_, Some(at)) | (Some(at), None) => Ok((at, None)),
                (None, None) => Err(Unreadable::WrongWeekday),
            };
        }
    };
    match at.year() - now.year() {
        -5..=2 if fits(&at) => Ok((at, None)),
        -5..=2 => Err(Unreadable::WrongWeekday),
        _ => Err(Unreadable::NoSuchDate),
    }
}

/// Of the moments there are, the last before now and the first from now on that have the weekday typed.
fn around(
    now: NaiveDateTime,
    moments: impl Iterator<Item = NaiveDateTime>,
    fits: impl Fn(&NaiveDateTime) -> bool,
) -> Result<(Option<NaiveDateTime>, Option<NaiveDateTime>), Unreadable> {
    let mut found: Vec<_> = moments.collect();
    if found.is_empty() {
        return Err(Unreadable::NoSuchDate);
    }
    found.retain(fits);
    let ahead = found.partition_point(|at| *at < now);
    Ok((found[..ahead].last().copied(), found.get(ahead).copied()))
}

fn either(day: NaiveDate, days: i64) -> Unreadable {
    let other = day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day);
    Unreadable::TwoDays { earlier: day.min(other), later: day.max(other) }
}
