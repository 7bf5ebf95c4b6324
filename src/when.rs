//! Dates and times in the words people type, and back into words.
//!
//! Every typed word must be in `WORDS`, so nothing is skipped or guessed. Where two readings are likely, it asks. Pure:
//! the caller says what time it is.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

mod show;
mod vocabulary;

pub use show::{day, full, full_day, month, short};
use vocabulary::{DAYTIME, NOON, PHRASES, Span, WORDS, Word};

use crate::clean;

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

#[derive(Clone, Copy, PartialEq)]
enum Token {
    /// A number and how many digits it was typed with (0: in words).
    Number(u32, usize),
    /// A day of the month: "3rd".
    Nth(u32),
    Word(Word),
    Mark(char),
    /// A date in digits.
    Day(Day),
}

#[derive(Clone, Copy, PartialEq)]
enum Day {
    /// A weekday alone: this, next or last.
    Week(Weekday, Word),
    /// So many units from today.
    Away(i32, Span),
    /// Month and day.
    Yearless(u32, u32),
    /// Year, month and day.
    Dated(u32, u32, u32),
    /// The day of a month that is not said.
    Monthly(u32),
}

/// What was typed, taken apart.
struct Typed {
    day: Day,
    /// A weekday typed beside a date, which must agree.
    weekday: Option<Weekday>,
    time: Option<NaiveTime>,
    /// The hour, when nothing but its place says it is one.
    bare: Option<u32>,
    /// A number beside a weekday, which may be its hour instead, and that hour if there is such.
    hour: Option<Result<NaiveTime, Unreadable>>,
}

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

/// Words to tokens: lower case, no accents, phrases as one word.
fn tokens(words: &str) -> Result<Vec<Token>, Unreadable> {
    if words.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let plain = clean::folded(words).replace(',', " ").replace('’', "'").replace(['–', '—'], "-");
    let mut text = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
    for (phrase, word) in PHRASES {
        text = text.replace(phrase, word);
    }

    let mut tokens = Vec::new();
    let mut left = text.trim_start();
    while let Some(first) = left.chars().next() {
        let digit = first.is_ascii_digit();
        let end = left
            .find(|c: char| !(if digit { c.is_ascii_digit() } else { c.is_alphabetic() }))
            .map_or(left.len(), |end| end.max(first.len_utf8()));
        let (piece, after) = left.split_at(end);
        left = after.trim_start();
        if digit {
            // Longer than a year is no date, and would not fit.
            let number = piece.parse().ok().filter(|_| piece.len() <= 4);
            tokens.push(Token::Number(number.ok_or(Unreadable::Unclear)?, piece.len()));
            continue;
        }
        if first.is_alphabetic() {
            if piece.chars().count() > 15 {
                return Err(Unreadable::LongWord);
            }
            let row = WORDS.iter().find(|(known, _)| known.contains(&piece));
            match (row.ok_or(Unreadable::Unclear)?.1, tokens.last_mut()) {
                // "de 5 a 6"
                (Word::Skip, Some(Token::Number(..)))
                    if piece == "a" && left.starts_with(|c: char| c.is_ascii_digit()) =>
                {
                    tokens.push(Token::Word(Word::Until));
                }
                (Word::Skip, _) => {}
                (Word::Number(n), _) => tokens.push(Token::Number(n, 0)),
                (Word::Ordinal, Some(last)) if let Token::Number(n, _) = *last => {
                    *last = Token::Nth(n);
                }
                (word, _) => tokens.push(Token::Word(word)),
            }
            continue;
        }
        match (first, tokens.last()) {
            // "dec. 3", "5 pm.", "17:00."
            ('.', Some(Token::Word(_))) => {}
            ('.', Some(_)) if left.is_empty() => {}
            ('@', _) => tokens.push(Token::Word(Word::At)),
            ('.' | ':' | '/' | '-', _) => tokens.push(Token::Mark(first)),
            _ => return Err(Unreadable::Unclear),
        }
    }
    Ok(tokens)
}

/// Sorts the tokens into a time, a weekday and the rest, which must name one day.
fn take_apart(words: &str) -> Result<Typed, Unreadable> {
    use Token::{Mark, Number as N, Word as W};
    let tokens = tokens(words)?;
    let mut clocks = Vec::new();
    let mut parts = Vec::new();
    let mut weekdays = Vec::new();
    let mut rest = Vec::new();
    let mut after_at = false;
    let mut over_noon = false;
    let mut left = tokens.as_slice();
    while let [token, after @ ..] = left {
        let mut used = 1;
        match left {
            [N(m, 1 | 2), Mark('/'), N(d, 1 | 2), Mark('/'), N(y, digits @ (2 | 4)), ..] => {
                let century = if *digits == 2 { 2000 } else { 0 };
                rest.push(Token::Day(Day::Dated(century + y, *m, *d)));
                used = 5;
            }
            [N(y, 4), Mark('-'), N(m, 1 | 2), Mark('-'), N(d, 1 | 2), ..] => {
                rest.push(Token::Day(Day::Dated(*y, *m, *d)));
                used = 5;
            }
            [N(m, 1 | 2), Mark('/'), N(d, 1 | 2), ..] => {
                // 25/12 can only be meant one way.
                let (m, d) = if *m > 12 && *d <= 12 { (d, m) } else { (m, d) };
                rest.push(Token::Day(Day::Yearless(*m, *d)));
                used = 3;
            }
            [N(hour, _), Mark(':' | '.'), N(minute, 2), ..] => {
                clocks.push((*hour, *minute));
                used = 3;
            }
            [N(hour, _), W(Word::Minutes(minute)), ..] => {
                clocks.push((*hour, *minute));
                used = 2;
            }
            // "5-6pm", "5 to 6 in the evening", "thu 5-6": it begins at the first.
            [
                N(hour, 1 | 2),
                Mark('-') | W(Word::Until),
                N(end, 1 | 2),
                W(Word::Clock | Word::Part(..)),
                ..,
            ] => {
                clocks.push((*hour, 0));
                over_noon = hour % 12 > end % 12;
                used = 3;
            }
            [N(hour, 1 | 2), Mark('-') | W(Word::Until), N(_, 1 | 2)]
                if weekdays.len() == 1 && rest.is_empty() =>
            {
                clocks.push((*hour, 0));
                used = 3;
            }
            // Its end is not kept, nor what part of the day that is in, where the start has its own.
            [Mark('-') | W(Word::Until), N(_, 1 | 2), W(Word::Part(..)), ..]
                if !clocks.is_empty() && !parts.is_empty() =>
            {
                used = 3;
            }
            [Mark('-') | W(Word::Until), N(end, 1 | 2), after @ ..]
                if let [(hour, _)] = clocks.as_slice() =>
            {
                over_noon = parts.is_empty() && hour % 12 > end % 12;
                used = if matches!(after, [Mark(':' | '.'), N(_, 2), ..]) { 4 } else { 2 };
            }
            // "dec 3 noon" is the third at noon.
            [N(hour, _), W(Word::Part(12, 12)), ..] if *hour != 12 => rest.push(*token),
            [N(hour, _), W(Word::Clock | Word::Part(..)), ..] => clocks.push((*hour, 0)),
            [N(hour, _), ..] if after_at => clocks.push((*hour, 0)),
            [W(Word::Part(first, last)), ..] => parts.push((*first, *last)),
            [W(Word::At), ..] => {}
            [W(Word::Clock), ..] if !clocks.is_empty() => {}
            [W(Word::Weekday(day)), ..] => weekdays.push(*day),
            _ => rest.push(*token),
        }
        after_at = *token == W(Word::At);
        left = after.get(used - 1..).unwrap_or_default();
    }
    if clocks.is_empty() && parts.contains(&NOON) {
        clocks.push((12, 0));
    }

    if over_noon {
        // "11-1pm" begins in the morning.
        parts.clear();
    }

    let weekday = weekdays.first().copied();
    if let ([N(number, 1 | 2)], Some(_), true) = (rest.as_slice(), weekday, clocks.is_empty()) {
        let hour = Some(tell_time(*number, 0, &parts));
        return Ok(Typed { day: Day::Monthly(*number), weekday, time: None, bare: None, hour });
    }
    let mut bare = None;
    let timed = !clocks.is_empty();
    let day = name_day(&rest, weekday, timed).or_else(|refused| match rest.as_slice() {
        // "tomorrow 5", "12/3 5", but not "thu 5" or "5 dec 3", where it may be the day.
        [head @ .., N(hour, _)] if clocks.is_empty() && !matches!(head, [N(..), W(_)]) => {
            bare = Some(*hour);
            clocks.push((*hour, 0));
            name_day(head, None, true).map_err(|_| refused)
        }
        _ => Err(refused),
    })?;
    if weekdays.len() > 1 || clocks.len() > 1 {
        return Err(Unreadable::Unclear);
    }
    let time = clocks.first().map(|&(hour, minute)| tell_time(hour, minute, &parts)).transpose()?;
    Ok(Typed { day, weekday, time, bare, hour: None })
}

/// The one day these tokens name, if their order is one people use.
#[rustfmt::skip]
fn name_day(rest: &[Token], weekday: Option<Weekday>, timed: bool) -> Result<Day, Unreadable> {
    use Token::{Nth, Number as N, Word as W};
    use Word::{Ago, In, Last, Month, Near, Next, This, Unit};
    Ok(match rest {
        [] if let Some(day) = weekday => Day::Week(day, This),
        [W(which @ (This | Next | Last))] if let Some(day) = weekday => Day::Week(day, *which),
        [Token::Day(day)] => *day,
        [W(Near(days))] => Day::Away(*days, Span::Days),
        [W(In), W(Unit(unit))] => Day::Away(1, *unit),
        [W(In), N(n, _), W(Unit(unit))] => Day::Away(n.cast_signed(), *unit),
        [N(n, _), W(Unit(unit)), W(Ago)] | [W(Ago), N(n, _), W(Unit(unit))] => Day::Away(-n.cast_signed(), *unit),
        [W(Month(month)), N(day, _) | Nth(day)]
        | [N(day, _) | Nth(day), W(Month(month))] => Day::Yearless(*month, *day),
        [W(Month(month)), N(day, _) | Nth(day), N(year, 4)]
        | [N(day, _) | Nth(day), W(Month(month)), N(year, 4)] => Day::Dated(*year, *month, *day),
        [Nth(day)] => Day::Monthly(*day),
        [N(day, 1 | 2)] if timed && weekday.is_some() => Day::Monthly(*day),
        [] | [N(..) | W(Month(_))] | [W(This | Next | Last), W(Unit(_) | Month(_))]
            if weekday.is_none() => return Err(Unreadable::NoDay),
        _ => return Err(Unreadable::Unclear),
    })
}

/// A typed hour within each typed part of the day; they must agree.
fn tell_time(hour: u32, minute: u32, parts: &[(u32, u32)]) -> Result<NaiveTime, Unreadable> {
    let parts = if parts.is_empty() { &[DAYTIME] } else { parts };
    let mut hours = parts.iter().map(|&(first, last)| {
        [hour, hour + 12].into_iter().find(|h| (1..24).contains(&hour) && (first..=last).contains(h))
    });
    let told = hours.next().flatten();
    told.filter(|_| hours.all(|other| other == told))
        .and_then(|hour| NaiveTime::from_hms_opt(hour, minute, 0))
        .ok_or(Unreadable::NoSuchTime)
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
