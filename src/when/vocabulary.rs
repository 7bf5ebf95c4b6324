//! Every word a date may be typed with.

use chrono::Weekday;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Word {
    /// Carries no meaning of its own.
    Skip,
    /// The number after it is an hour.
    At,
    /// What comes after it ends what begins before it.
    Until,
    /// The number before it is an hour.
    Clock,
    /// "five and a half": minutes past the hour before it.
    Minutes(u32),
    /// "half past five", "quarter to five": minutes from the hour after it.
    Past(i32),
    /// A part of the day: its first and last hour.
    Part(u32, u32),
    /// Makes the number before it a day of the month.
    Ordinal,
    Number(u32),
    In,
    Ago,
    This,
    Next,
    Last,
    /// Days from today.
    Near(i32),
    Weekday(Weekday),
    Month(u32),
    Unit(Span),
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Span {
    Days,
    Weeks,
    Months,
}

pub(super) const NOON: (u32, u32) = (12, 12);
/// When no part of the day is typed: 1 to 6 is the afternoon, 7 to 11 the morning.
pub(super) const DAYTIME: (u32, u32) = (7, 23);
/// Several words that mean one, without accents.
pub(super) const PHRASES: &[(&str, &str)] = &[
    ("a. m.", " am "),
    ("a.m.", " am "),
    ("a.m", " am "),
    ("p. m.", " pm "),
    ("p.m.", " pm "),
    ("p.m", " pm "),
    ("o'clock", " oclock "),
    (" esta manana ", " hoy morning "),
    (" esta tarde ", " hoy tarde "),
    (" esta noche ", " hoy noche "),
    (" this morning ", " today morning "),
    (" this afternoon ", " today afternoon "),
    (" this evening ", " today evening "),
    (" tonight ", " today evening "),
    (" day after tomorrow ", " overmorrow "),
    (" pasado manana ", " overmorrow "),
    (" antes de ayer ", " anteayer "),
    (" la manana ", " morning "),
    (" la tarde ", " tarde "),
    (" la noche ", " noche "),
    (" medio dia ", " noon "),
    (" el dia ", " "),
    (" que viene ", " next "),
    (" half past ", " halfpast "),
    (" quarter past ", " quarterpast "),
    (" quarter to ", " quarterto "),
    (" in the ", " "),
    (" en la ", " la "),
];

/// Every word that may be typed, English and Spanish, without accents. "ago" is never agosto: English has it.
#[rustfmt::skip]
pub(super) const WORDS: &[(&[&str], Word)] = &[
    (&["a", "al", "de", "del", "el", "of", "on", "por", "the", "y"], Word::Skip),
    (&["at", "la", "las"], Word::At),
    (&["to", "til", "till", "until", "hasta"], Word::Until),
    (&["h", "horas", "hrs", "hs", "oclock"], Word::Clock),
    (&["cuarto"], Word::Minutes(15)),
    (&["media"], Word::Minutes(30)),
    (&["halfpast"], Word::Past(30)),
    (&["quarterpast"], Word::Past(15)),
    (&["quarterto"], Word::Past(-15)),
    (&["am", "morning"], Word::Part(1, 11)),
    (&["noon", "midday", "mediodia"], Word::Part(NOON.0, NOON.1)),
    (&["pm", "p", "afternoon", "tarde"], Word::Part(12, 23)),
    (&["evening", "night", "noche"], Word::Part(17, 23)),
    (&["st", "nd", "rd", "th", "ro", "º"], Word::Ordinal),
    (&["one", "un", "una", "uno", "primero"], Word::Number(1)),
    (&["two", "dos"], Word::Number(2)),
    (&["three", "tres"], Word::Number(3)),
    (&["four", "cuatro"], Word::Number(4)),
    (&["five", "cinco"], Word::Number(5)),
    (&["six", "seis"], Word::Number(6)),
    (&["seven", "siete"], Word::Number(7)),
    (&["eight", "ocho"], Word::Number(8)),
    (&["nine", "nueve"], Word::Number(9)),
    (&["ten", "diez"], Word::Number(10)),
    (&["eleven", "once"], Word::Number(11)),
    (&["twelve", "doce"], Word::Number(12)),
    (&["fifteen", "quince"], Word::Number(15)),
    (&["in", "en", "dentro"], Word::In),
    (&["ago", "hace"], Word::Ago),
    (&["this", "este", "esta"], Word::This),
    (&["next", "proximo", "proxima"], Word::Next),
    (&["last", "pasado", "pasada"], Word::Last),
    (&["anteayer", "antier"], Word::Near(-2)),
    (&["yesterday", "ayer"], Word::Near(-1)),
    (&["today", "hoy"], Word::Near(0)),
    (&["tomorrow", "tmrw", "manana"], Word::Near(1)),
    (&["overmorrow"], Word::Near(2)),
    (&["day", "days", "dia", "dias"], Word::Unit(Span::Days)),
    (&["week", "weeks", "semana", "semanas"], Word::Unit(Span::Weeks)),
    (&["month", "months", "mes", "meses"], Word::Unit(Span::Months)),
    (&["mon", "monday", "lun", "lunes"], Word::Weekday(Weekday::Mon)),
    (&["tue", "tues", "tuesday", "martes"], Word::Weekday(Weekday::Tue)),
    (&["wed", "weds", "wednesday", "mie", "miercoles"], Word::Weekday(Weekday::Wed)),
    (&["thu", "thur", "thurs", "thursday", "jue", "jueves"], Word::Weekday(Weekday::Thu)),
    (&["fri", "friday", "vie", "viernes"], Word::Weekday(Weekday::Fri)),
    (&["sat", "saturday", "sab", "sabado"], Word::Weekday(Weekday::Sat)),
    (&["sun", "sunday", "dom", "domingo"], Word::Weekday(Weekday::Sun)),
    (&["jan", "january", "ene", "enero"], Word::Month(1)),
    (&["feb", "february", "febrero"], Word::Month(2)),
    (&["mar", "march", "marzo"], Word::Month(3)),
    (&["apr", "april", "abr", "abril"], Word::Month(4)),
    (&["may", "mayo"], Word::Month(5)),
    (&["jun", "june", "junio"], Word::Month(6)),
    (&["jul", "july", "julio"], Word::Month(7)),
    (&["aug", "august", "agosto"], Word::Month(8)),
    (&["sep", "sept", "september", "septiembre", "setiembre"], Word::Month(9)),
    (&["oct", "october", "octubre"], Word::Month(10)),
    (&["nov", "november", "noviembre"], Word::Month(11)),
    (&["dec", "december", "dic", "diciembre"], Word::Month(12)),
];
