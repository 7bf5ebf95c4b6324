//! Times told from the day on which the year is looked at.

use chrono::{
    DateTime, Datelike, Days, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday,
};
use serde::Deserialize;

use super::SampleError;

/// A day: "-19", "last tuesday", "next friday".
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub(super) struct Day(String);

/// A moment: "-19 17:30", "next thursday 17:00", "75 minutes ago".
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub(super) struct Moment(String);

fn unreadable(words: &str) -> SampleError {
    SampleError::Time(words.to_owned())
}

impl Day {
    /// The day, seen at `now`. A weekday is never today itself, so that what is to come stays to come.
    pub(super) fn on(&self, now: DateTime<FixedOffset>) -> Result<NaiveDate, SampleError> {
        day(&self.0, now)
    }

    /// As [`Self::on`], but on a weekend the Friday before: what happens at school.
    pub(super) fn at_school(&self, now: DateTime<FixedOffset>) -> Result<NaiveDate, SampleError> {
        let day = self.on(now)?;
        let back = u64::from(day.weekday().num_days_from_monday().saturating_sub(4));
        day.checked_sub_days(Days::new(back)).ok_or_else(|| unreadable(&self.0))
    }
}

fn day(words: &str, now: DateTime<FixedOffset>) -> Result<NaiveDate, SampleError> {
    let days = match words.split_once(' ') {
        None => words.parse().ok(),
        Some((way, weekday)) => weekday.parse::<Weekday>().ok().and_then(|weekday| {
            let from_now = i64::from(weekday.days_since(now.date_naive().weekday()));
            match way {
                "next" if from_now == 0 => Some(7),
                "next" => Some(from_now),
                "last" => Some(from_now - 7),
                _ => None,
            }
        }),
    };
    days.and_then(|days| now.date_naive().checked_add_signed(Duration::try_days(days)?))
        .ok_or_else(|| unreadable(words))
}

impl Moment {
    /// The local time, as an appointment has it.
    pub(super) fn local(&self, now: DateTime<FixedOffset>) -> Result<NaiveDateTime, SampleError> {
        let words = self.0.as_str();
        if let Some(minutes) = words.strip_suffix(" minutes ago") {
            let minutes = minutes.parse().ok().and_then(Duration::try_minutes);
            let then = minutes.and_then(|minutes| now.naive_local().checked_sub_signed(minutes));
            // Appointments are made for quarters of an hour.
            let quarter =
                then.and_then(|then| then.date().and_hms_opt(then.hour(), then.minute() / 15 * 15, 0));
            return quarter.ok_or_else(|| unreadable(words));
        }
        let (date, time) = words.rsplit_once(' ').ok_or_else(|| unreadable(words))?;
        let time = NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| unreadable(words))?;
        Ok(day(date, now)?.and_time(time))
    }

    /// The instant.
    pub(super) fn instant(&self, now: DateTime<FixedOffset>) -> Result<DateTime<FixedOffset>, SampleError> {
        let local = self.local(now)?;
        local.and_local_timezone(*now.offset()).single().ok_or_else(|| unreadable(&self.0))
    }
}
