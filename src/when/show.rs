//! Dates and times as words.

use chrono::{Datelike, Locale, NaiveDate, NaiveDateTime};

/// How one language writes dates; the formats are chrono's.
struct Manner {
    locale: Locale,
    full: &'static str,
    full_day: &'static str,
    clock: &'static str,
    /// Within the days just past: with its date, or it would read as a day to come.
    weekday_past: &'static str,
    day: &'static str,
    day_and_year: &'static str,
    /// Yesterday, today, tomorrow.
    near: [&'static str; 3],
    month: &'static str,
}

const ENGLISH: Manner = Manner {
    locale: Locale::en_US,
    full: "%A, %B %-d, %Y, %-I:%M %P",
    full_day: "%A, %B %-d, %Y",
    clock: "%-I:%M %P",
    weekday_past: "%a %b %-d",
    day: "%b %-d",
    day_and_year: "%b %-d, %Y",
    near: ["yesterday", "today", "tomorrow"],
    month: "%B %Y",
};

const SPANISH: Manner = Manner {
    locale: Locale::es_MX,
    full: "%A %-d de %B de %Y, %-H:%M",
    full_day: "%A %-d de %B de %Y",
    clock: "%-H:%M",
    weekday_past: "%a %-d %b",
    day: "%-d %b",
    day_and_year: "%-d %b %Y",
    near: ["ayer", "hoy", "mañana"],
    month: "%B de %Y",
};

/// "es" and its regions in Spanish, any other tag in English.
fn manner(lang: &str) -> &'static Manner {
    if lang.starts_with("es") { &SPANISH } else { &ENGLISH }
}

/// A moment in full, to echo before it counts: "Thursday, December 3, 2026, 5:00 pm",
/// "jueves 3 de diciembre de 2026, 17:00".
pub fn full(at: NaiveDateTime, lang: &str) -> String {
    let manner = manner(lang);
    // Only a zoned time knows locales; the zone is never shown.
    at.and_utc().format_localized(manner.full, manner.locale).to_string()
}

/// A moment for a list: "today 4:30 pm", "Tuesday 5:00 pm" within six days either way, else as [`day`] without a time.
pub fn short(at: NaiveDateTime, now: NaiveDateTime, lang: &str) -> String {
    let day = day(at.date(), now.date(), lang);
    if (at.date() - now.date()).num_days().abs() > 6 {
        return day;
    }
    let manner = manner(lang);
    let clock = at.and_utc().format_localized(manner.clock, manner.locale);
    format!("{day} {clock}")
}

/// A day for a list: "today", "tomorrow", "yesterday", "Friday" within six days to come, "Fri Nov 20" within six past,
/// else "Dec 3", with the year when it is another.
pub fn day(date: NaiveDate, today: NaiveDate, lang: &str) -> String {
    let manner = manner(lang);
    let away = (date - today).num_days();
    if let Some(near) = usize::try_from(away + 1).ok().and_then(|i| manner.near.get(i)) {
        return (*near).to_owned();
    }
    let format = match away.abs() {
        ..=6 if away < 0 => manner.weekday_past,
        ..=6 => "%A",
        _ if date.year() == today.year() => manner.day,
        _ => manner.day_and_year,
    };
    date.format_localized(format, manner.locale).to_string()
}

/// A day in full: "Thursday, December 3, 2026", "jueves 3 de diciembre de 2026".
pub fn full_day(date: NaiveDate, lang: &str) -> String {
    let manner = manner(lang);
    date.format_localized(manner.full_day, manner.locale).to_string()
}

/// The month of a day: "October 2026", "octubre de 2026".
pub fn month(date: NaiveDate, lang: &str) -> String {
    let manner = manner(lang);
    date.format_localized(manner.month, manner.locale).to_string()
}
