//! Words taken apart: a time, a weekday, and the rest, which must name one day.

use chrono::{NaiveTime, Weekday};

use super::Unreadable;
use super::vocabulary::{DAYTIME, NOON, PHRASES, Span, WORDS, Word};
use crate::clean;

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
pub(super) enum Day {
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
pub(super) struct Typed {
    pub(super) day: Day,
    /// A weekday typed beside a date, which must agree.
    pub(super) weekday: Option<Weekday>,
    pub(super) time: Option<NaiveTime>,
    /// The hour, when nothing but its place says it is one.
    pub(super) bare: Option<u32>,
    /// A number beside a weekday, which may be its hour instead, and that hour if there is such.
    pub(super) hour: Option<Result<NaiveTime, Unreadable>>,
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
pub(super) fn take_apart(words: &str) -> Result<Typed, Unreadable> {
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
            [W(Word::Past(minutes)), N(hour, 0..=2), ..] => {
                let from_noon = (hour.cast_signed() % 12 + 12) * 60 + minutes;
                let hour = from_noon / 60 % 12;
                clocks.push((
                    if hour == 0 { 12 } else { hour.cast_unsigned() },
                    (from_noon % 60).cast_unsigned(),
                ));
                used = 2;
            }
            // "wed 1730": no year stands alone beside a weekday.
            [N(time, 3 | 4)]
                if weekdays.len() == 1 && rest.is_empty() && clocks.is_empty() && time % 100 < 60 =>
            {
                clocks.push((time / 100, time % 100));
            }
            // "next thu 5": the hour, since the day is said.
            [N(hour, 1 | 2)]
                if weekdays.len() == 1 && matches!(rest.as_slice(), [W(Word::This | Word::Next)]) =>
            {
                clocks.push((*hour, 0));
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
