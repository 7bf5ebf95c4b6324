//! Appointment times in words: what is read, what is asked, what is shown.

#![allow(clippy::unwrap_used)] // A test may stop at what it did not expect.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use homevisit::when::{Reading, Unreadable, day, full, read, read_date, short};
use proptest::prelude::*;

/// "2026-11-25 10:00"
fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Wednesday.
fn now() -> NaiveDateTime {
    at("2026-11-25 10:00")
}

#[test]
fn what_people_type_is_the_moment_they_mean() {
    for (words, moment) in [
        ("thu 5pm", "2026-11-26 17:00"),
        ("Thursday at 5 p.m.", "2026-11-26 17:00"),
        ("Thurs. @ 5", "2026-11-26 17:00"),
        ("5 pm tomorrow", "2026-11-26 17:00"),
        ("tomorrow 17:00", "2026-11-26 17:00"),
        ("tomorrow 5", "2026-11-26 17:00"),
        ("tomorrow thursday at 5 o'clock", "2026-11-26 17:00"),
        ("tomorrow morning at 9", "2026-11-26 09:00"),
        ("tomorrow at 6 in the morning", "2026-11-26 06:00"),
        ("today 4.30pm", "2026-11-25 16:30"),
        ("this afternoon at 4:30", "2026-11-25 16:30"),
        ("tonight at 7", "2026-11-25 19:00"),
        ("day after tomorrow at noon", "2026-11-27 12:00"),
        ("thu half past four", "2026-11-26 16:30"),
        ("quarter to five on thursday", "2026-11-26 16:45"),
        ("thu quarter past twelve", "2026-11-26 12:15"),
        ("thu quarter to one", "2026-11-26 12:45"),
        ("thu 1730", "2026-11-26 17:30"),
        ("thu 430", "2026-11-26 16:30"),
        ("midday thu", "2026-11-26 12:00"),
        ("next tue 5", "2026-12-01 17:00"),
        ("el 3 de dic al mediodía", "2026-12-03 12:00"),
        ("next tue noon", "2026-12-01 12:00"),
        ("tues. 12:30", "2026-12-01 12:30"),
        ("wed 4pm", "2026-11-25 16:00"),
        ("thu 6:59", "2026-11-26 18:59"),
        ("thu 7:00", "2026-11-26 07:00"),
        ("wed 9am", "2026-12-02 09:00"),
        ("in two weeks at 4", "2026-12-09 16:00"),
        ("12/3 4:30", "2026-12-03 16:30"),
        ("12/3/26 11:15", "2026-12-03 11:15"),
        ("12/3 5", "2026-12-03 17:00"),
        ("thu 12/3 5", "2026-12-03 17:00"),
        ("2026-12-03 17:00", "2026-12-03 17:00"),
        ("Dec 3 at 4:30 p.m.", "2026-12-03 16:30"),
        ("Dec. 3rd, 4:30 PM", "2026-12-03 16:30"),
        ("4:30 pm on the 3rd of December", "2026-12-03 16:30"),
        ("3 dec 5 pm", "2026-12-03 17:00"),
        ("December 3 2027 8:00", "2027-12-03 08:00"),
        ("1/5/2027 3pm", "2027-01-05 15:00"),
        ("mañana a las 5", "2026-11-26 17:00"),
        ("manana a las 5", "2026-11-26 17:00"),
        ("MAÑANA A LAS 5", "2026-11-26 17:00"),
        ("mañana a las cinco y media", "2026-11-26 17:30"),
        ("mañana por la mañana a las 9", "2026-11-26 09:00"),
        ("mañana a las 6 de la mañana", "2026-11-26 06:00"),
        ("mañana jueves a la una", "2026-11-26 13:00"),
        ("pasado mañana a las 7 de la noche", "2026-11-27 19:00"),
        ("hoy a las 4 de la tarde", "2026-11-25 16:00"),
        ("esta tarde a las 4", "2026-11-25 16:00"),
        ("jueves a las 5", "2026-11-26 17:00"),
        ("el próximo martes a mediodía", "2026-12-01 12:00"),
        ("el martes que viene a las 17:00 hrs", "2026-12-01 17:00"),
        ("miércoles 16:00", "2026-11-25 16:00"),
        ("el 3 de diciembre 4:30 pm", "2026-12-03 16:30"),
        ("jueves 3 de diciembre a las 4:30 p. m.", "2026-12-03 16:30"),
        ("el 1º de diciembre a las 5", "2026-12-01 17:00"),
        ("en dos semanas a las 5", "2026-12-09 17:00"),
        ("1/15 5pm", "2027-01-15 17:00"),
        ("15 de enero a las 5", "2027-01-15 17:00"),
        ("25/12 5pm", "2026-12-25 17:00"),
        ("Thursday the 26th at 5pm", "2026-11-26 17:00"),
        ("lunes 30 a las 5", "2026-11-30 17:00"),
        ("4 pm on the 30th", "2026-11-30 16:00"),
        ("friday 5:30p", "2026-11-27 17:30"),
        // No Thursday is the 5th soon, no Friday the 7th: then it is the hour.
        ("thu 5", "2026-11-26 17:00"),
        ("friday 7", "2026-11-27 07:00"),
        ("jueves 5", "2026-11-26 17:00"),
        ("viernes 7", "2026-11-27 07:00"),
        ("dec 3 noon", "2026-12-03 12:00"),
        ("3 dec noon", "2026-12-03 12:00"),
        ("3 de diciembre a mediodía", "2026-12-03 12:00"),
        ("thu the 26th at noon", "2026-11-26 12:00"),
        // From when to when: when it begins.
        ("thu 5-6pm", "2026-11-26 17:00"),
        ("thu 5–6 pm", "2026-11-26 17:00"),
        ("thu 5-6", "2026-11-26 17:00"),
        ("thu 5pm-6pm", "2026-11-26 17:00"),
        ("thu 5 to 6 pm", "2026-11-26 17:00"),
        ("thu 4:30-5:30", "2026-11-26 16:30"),
        ("thu 11-1pm", "2026-11-26 11:00"),
        ("thu 11:30-1pm", "2026-11-26 11:30"),
        ("thu 11am-1pm", "2026-11-26 11:00"),
        ("12/3 5-6pm", "2026-12-03 17:00"),
        ("jueves 5-6 pm", "2026-11-26 17:00"),
        ("jueves de 5 a 6", "2026-11-26 17:00"),
        ("jueves de 5 a 6 de la tarde", "2026-11-26 17:00"),
        ("jueves de 16:30 a 17:30", "2026-11-26 16:30"),
    ] {
        assert_eq!(read(words, now()), Ok(Reading::At(at(moment))), "{words}");
    }
}

#[test]
fn a_day_without_a_time_asks_for_the_time() {
    for (words, date) in [
        ("thu", "2026-11-26"),
        ("wednesday", "2026-11-25"),
        ("mañana", "2026-11-26"),
        ("tomorrow afternoon", "2026-11-26"),
        ("12/3", "2026-12-03"),
        ("12/3 pm", "2026-12-03"),
        ("3 de diciembre por la tarde", "2026-12-03"),
        ("yesterday", "2026-11-24"),
        ("11/25", "2026-11-25"),
    ] {
        assert_eq!(read(words, now()), Ok(Reading::NeedsTime(on(date))), "{words}");
    }
}

#[test]
fn the_time_asked_for_is_read_with_the_first_words() {
    for words in ["thu", "mañana", "11/26", "26 nov", "26 de noviembre de 2026"] {
        for time in ["5", "5pm", "a las 5", "at 5", "5 de la tarde", "17:00"] {
            assert_eq!(
                read(&format!("{words} at {time}"), now()),
                Ok(Reading::At(at("2026-11-26 17:00"))),
                "{words} at {time}"
            );
        }
    }
}

#[test]
fn a_past_moment_is_never_taken_for_a_plan() {
    for (words, typed, next_year) in [
        ("11/2 4pm", "2026-11-02 16:00", Some("2027-11-02 16:00")),
        ("9/4 4pm", "2026-09-04 16:00", Some("2027-09-04 16:00")),
        ("11/25 9:00", "2026-11-25 09:00", Some("2027-11-25 09:00")),
        ("2 de septiembre a las 4", "2026-09-02 16:00", Some("2027-09-02 16:00")),
        ("thu the 19th 4pm", "2026-11-19 16:00", None),
        ("sun nov 22 4pm", "2026-11-22 16:00", None),
        ("11/2/2026 4pm", "2026-11-02 16:00", None),
        ("today 9:00", "2026-11-25 09:00", None),
        ("yesterday 4:30", "2026-11-24 16:30", None),
        ("ayer a las 4:30", "2026-11-24 16:30", None),
        ("last wed 4pm", "2026-11-18 16:00", None),
        ("el jueves pasado a las 4", "2026-11-19 16:00", None),
        ("2 weeks ago 4pm", "2026-11-11 16:00", None),
        ("hace dos semanas a las 4", "2026-11-11 16:00", None),
    ] {
        let reading = Reading::Past { typed: at(typed), next_year: next_year.map(at) };
        assert_eq!(read(words, now()), Ok(reading), "{words}");
    }
}

#[test]
fn early_in_january_december_asks_which() {
    assert_eq!(
        read("12/29 4pm", at("2027-01-05 10:00")),
        Ok(Reading::Past { typed: at("2026-12-29 16:00"), next_year: Some(at("2027-12-29 16:00")) })
    );
    // The weekday settles it.
    assert_eq!(read("tue jan 5 4pm", now()), Ok(Reading::At(at("2027-01-05 16:00"))));
}

#[test]
fn words_for_two_days_are_asked_about() {
    for (words, earlier, later) in [
        ("next thu 5pm", "2026-11-26", "2026-12-03"),
        ("el próximo viernes a las 5", "2026-11-27", "2026-12-04"),
        // Sunday begins a week, or ends one.
        ("next sunday 5pm", "2026-11-29", "2026-12-06"),
        ("last tue 5pm", "2026-11-17", "2026-11-24"),
        ("en ocho días a las 5", "2026-12-02", "2026-12-03"),
        ("en quince días a las 5", "2026-12-09", "2026-12-10"),
    ] {
        let asked = Unreadable::TwoDays { earlier: on(earlier), later: on(later) };
        assert_eq!(read(words, now()), Err(asked), "{words}");
    }
}

#[test]
fn on_a_sunday_next_monday_is_asked_about() {
    assert_eq!(
        read("next mon 5pm", at("2026-11-29 10:00")),
        Err(Unreadable::TwoDays { earlier: on("2026-11-30"), later: on("2026-12-07") })
    );
}

#[test]
fn next_on_the_same_weekday_is_not_today() {
    assert_eq!(read("next wed 4pm", now()), Ok(Reading::At(at("2026-12-02 16:00"))));
}

#[test]
fn a_bare_number_that_is_also_the_day_is_not_taken_for_the_hour() {
    let eve = at("2026-12-04 10:00");
    assert_eq!(read("mañana 5", eve), Err(Unreadable::Unclear));
    assert_eq!(read("mañana a las 5", eve), Ok(Reading::At(at("2026-12-05 17:00"))));
}

#[test]
fn a_weekday_is_today_only_while_the_time_is_ahead() {
    let five = at("2026-11-25 17:00");
    assert_eq!(read("wed 5pm", five), Ok(Reading::At(five)));
    assert_eq!(read("wed 5pm", five + TimeDelta::seconds(1)), Ok(Reading::At(at("2026-12-02 17:00"))));
}

#[test]
fn what_cannot_be_one_moment_is_refused() {
    for (why, all) in [
        (Unreadable::Empty, "   | \n\t"),
        (Unreadable::LongWord, "tomorrowtomorrowtomorrow 5pm | thu ññññññññññññññññ"),
        (
            Unreadable::NoDay,
            "5pm | 17:00 | at 5 | december | el 3 | next week | dec 3 pm \
             | la próxima semana | noon | 7",
        ),
        (
            Unreadable::NoSuchDate,
            "feb 30 5pm | 2/30 | 30 de febrero | 13/13 5pm | 2026-02-29 5pm | 0/0 5pm \
             | dec 32 | 12/3/2062 5pm | dec 3 1700 | 99/99 | 12/3/2029 5pm",
        ),
        (
            Unreadable::NoSuchTime,
            "thu 25:00 | thu 4:75 | thu 13 am | thu 12 am | thu 0:30 | tomorrow 99 \
             | mañana a las 2 de la noche | tomorrow morning at 4 pm | at 430 thu",
        ),
        (Unreadable::WrongWeekday, "fri 12/3/2026 5pm | tomorrow friday 5pm | hoy jueves a las 5"),
        (
            Unreadable::Unclear,
            "5 dec 3 | tomorrow the 5th | thu or fri 5pm \
             | jueves y viernes a las 5 | tomorrow 5pm 6pm \
             | mañana 5 y 6 pm | 3.12.2026 | 12-3-2026 5pm | thu 17:00:00 | next dec 3 5pm \
             | dec 3 foo 5pm | 12/3/026 5pm | thu 99999 | not thu 5pm | thu 5pm? \
             | 12/3/26/4 5pm | lunes a jueves 5pm | this 5pm | in 2 hours | 2026-12-03 h 5 \
             | 12/3:30 5 | 12/at 3 5 | 12 4:30/3 | one day at 5pm | 12/3 4:3 \
             | thu ( 5pm | tomorrow in 5",
        ),
    ] {
        for words in all.split(" | ") {
            assert_eq!(read(words, now()), Err(why), "{words}");
        }
    }
}

#[test]
fn a_leap_day_next_year_is_not_offered_when_it_does_not_exist() {
    assert_eq!(
        read("feb 29 5pm", at("2028-03-10 10:00")),
        Ok(Reading::Past { typed: at("2028-02-29 17:00"), next_year: None })
    );
}

#[test]
fn a_promise_has_a_day() {
    let today = now().date();
    for (words, date) in [
        ("friday", "2026-11-27"),
        ("viernes", "2026-11-27"),
        ("el viernes", "2026-11-27"),
        ("wednesday", "2026-11-25"),
        ("in two weeks", "2026-12-09"),
        ("in a week", "2026-12-02"),
        ("en una semana", "2026-12-02"),
        ("in 10 days", "2026-12-05"),
        ("en un mes", "2026-12-25"),
        ("12/3", "2026-12-03"),
        ("1/15/2027", "2027-01-15"),
        ("mañana", "2026-11-26"),
        ("yesterday", "2026-11-24"),
        ("friday noon", "2026-11-27"),
    ] {
        assert_eq!(read_date(words, today), Ok(on(date)), "{words}");
    }
    assert_eq!(
        read_date("11/2", today),
        Err(Unreadable::TwoDays { earlier: on("2026-11-02"), later: on("2027-11-02") })
    );
    assert_eq!(read_date("next week", today), Err(Unreadable::NoDay));
    assert_eq!(read_date("2/30", today), Err(Unreadable::NoSuchDate));
    assert_eq!(read_date("", today), Err(Unreadable::Empty));
}

#[test]
fn no_error_repeats_what_was_typed() {
    for words in ["Maya Lopez thu 5pm", "mayalopezmayalopezmaya", "thu 8123"] {
        let error = read(words, now()).unwrap_err();
        let said = format!("{error:?}").to_lowercase();
        assert!(!said.contains("maya") && !said.contains("8123"), "{said}");
    }
}

#[test]
fn a_moment_is_shown_in_full_in_both_languages() {
    let five = at("2026-12-03 17:00");
    assert_eq!(full(five, "en"), "Thursday, December 3, 2026, 5:00 pm");
    assert_eq!(full(five, "es"), "jueves 3 de diciembre de 2026, 17:00");
    assert_eq!(full(at("2026-12-05 09:05"), "en"), "Saturday, December 5, 2026, 9:05 am");
    assert_eq!(full(at("2026-12-05 09:05"), "es"), "sábado 5 de diciembre de 2026, 9:05");
}

#[test]
fn lists_name_near_days_and_date_far_ones() {
    for (moment, english, spanish) in [
        ("2026-11-25 16:30", "today 4:30 pm", "hoy 16:30"),
        ("2026-11-26 09:00", "tomorrow 9:00 am", "mañana 9:00"),
        ("2026-11-24 16:30", "yesterday 4:30 pm", "ayer 16:30"),
        ("2026-12-01 17:00", "Tuesday 5:00 pm", "martes 17:00"),
        ("2026-11-19 17:00", "Thu Nov 19 5:00 pm", "jue 19 nov 17:00"),
        ("2026-12-02 17:00", "Dec 2", "2 dic"),
        ("2026-11-18 17:00", "Nov 18", "18 nov"),
        ("2027-01-05 17:00", "Jan 5, 2027", "5 ene 2027"),
    ] {
        assert_eq!(short(at(moment), now(), "en"), english);
        assert_eq!(short(at(moment), now(), "es"), spanish);
        let (date, today) = (at(moment).date(), now().date());
        assert!(english.starts_with(&day(date, today, "en")));
        assert!(spanish.starts_with(&day(date, today, "es")));
    }
    assert_eq!(day(on("2026-11-27"), now().date(), "en"), "Friday");
    assert_eq!(day(on("2026-11-27"), now().date(), "es"), "viernes");
}

/// Everything in and near the vocabulary, to be mixed at random.
const MIX: &str = "thu|jueves|tomorrow|mañana|pasado|de|la|las|a|el|at|in|en|ago|hace|next|last|this|\
    próximo|que|viene|dec|diciembre|feb|ago|3|12|30|5|0|99|2026|9999|0001|12/3|2/30|1/2|\
    4:30|25:00|4.30pm|5pm|p.m.|a. m.|am|noon|tarde|noche|morning|tonight|days|semanas|\
    months|week|two|ocho|media|y|o'clock|3rd|th|2026-12-03|/|:|-|.|,|@|+|hoy|yesterday|\
    one|hours";

/// Any minute of the years the program could run in.
fn moments() -> impl Strategy<Value = NaiveDateTime> {
    (0..20_000_000_i64).prop_map(|minutes| at("2020-01-01 00:00") + TimeDelta::minutes(minutes))
}

/// A minute from 7:00 to 18:59, when no hour needs am or pm in 24-hour words.
fn daytime() -> impl Strategy<Value = (u32, u32)> {
    (7..19_u32, 0..60_u32)
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(words in "\\PC{0,40}", now in moments()) {
        let _ = read(&words, now);
        let _ = read_date(&words, now.date());
    }

    #[test]
    fn any_mix_of_the_words_is_read_or_refused(
        words in prop::collection::vec(prop::sample::select(MIX.split('|').collect::<Vec<_>>()), 0..8),
        glue in prop::sample::select(&[" ", "", ", "][..]),
        now in moments(),
    ) {
        let words = words.join(glue);
        match read(&words, now) {
            Ok(Reading::At(at)) => prop_assert!(at >= now, "{}", words),
            Ok(Reading::Past { typed, next_year }) => {
                prop_assert!(typed < now, "{}", words);
                prop_assert!(next_year.is_none_or(|next| next > now), "{}", words);
            }
            Ok(Reading::NeedsTime(_)) | Err(_) => {}
        }
        let _ = read_date(&words, now.date());
    }

    #[test]
    fn what_is_echoed_reads_back_the_same(
        now in moments(), day in -1800..=730_i64, (hour, minute) in daytime(),
    ) {
        let date = now.date() + TimeDelta::days(day);
        let moment = date.and_hms_opt(hour, minute, 0).unwrap();
        for words in [
            full(moment, "en"),
            full(moment, "es"),
            moment.format("%Y-%m-%d %H:%M").to_string(),
            moment.format("%-m/%-d/%Y %-I:%M%P").to_string(),
            moment.format("%-m/%-d/%y at %-I.%M %p").to_string(),
            moment.format("%-I:%M p.m. %-d %b %Y").to_string().replace("p.m.", if hour < 12 { "a.m." } else { "p.m." }),
        ] {
            let expected = if moment < now {
                Reading::Past { typed: moment, next_year: None }
            } else {
                Reading::At(moment)
            };
            prop_assert_eq!(read(&words, now), Ok(expected), "{}", words);
        }
    }

    #[test]
    fn what_a_list_says_of_the_coming_days_reads_back(
        now in moments(), day in 1..7_u64, (hour, minute) in daytime(),
    ) {
        let date = now.date() + Days::new(day);
        let moment = date.and_hms_opt(hour, minute, 0).unwrap();
        for lang in ["en", "es"] {
            let words = short(moment, now, lang);
            prop_assert_eq!(read(&words, now), Ok(Reading::At(moment)), "{}", words);
        }
    }

    #[test]
    fn a_month_and_day_within_nine_months_is_that_day(
        now in moments(), day in 1..270_u64, (hour, minute) in daytime(),
    ) {
        let date = now.date() + Days::new(day);
        let moment = date.and_hms_opt(hour, minute, 0).unwrap();
        let words = moment.format("%-m/%-d %-I:%M%P").to_string();
        let read = read(&words, now);
        if date.format("%Y").to_string() == now.format("%Y").to_string() {
            prop_assert_eq!(read, Ok(Reading::At(moment)), "{}", words);
        } else if let Ok(Reading::Past { next_year, .. }) = read {
            // The day has been this year: it asks, and offers the next.
            prop_assert_eq!(next_year, Some(moment), "{}", words);
        } else {
            // No February 29 this year.
            prop_assert_eq!(read, Ok(Reading::At(moment)), "{}", words);
        }
    }
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(read("5pm", now()), Err(Unreadable::NoDay));
    // The 5th of December is a Saturday.
    assert_eq!(read("sat 5", now()), Err(Unreadable::HourOrDay));
    assert_eq!(read("sábado 5", now()), Err(Unreadable::HourOrDay));
    assert_eq!(read("thu 26", now()), Ok(Reading::NeedsTime(on("2026-11-26"))));
    assert_eq!(read("thu 27", now()), Err(Unreadable::WrongWeekday));
    // A promise has no hour.
    assert_eq!(read_date("sat 5", now().date()), Ok(on("2026-12-05")));
    assert_eq!(read_date("fri 5", now().date()), Ok(on("2026-11-27")));
    // A weekday that the date has in no year that could be meant.
    assert_eq!(read("Wed Dec 3 5pm", now()), Err(Unreadable::WrongWeekday));
    assert_eq!(read("fri the 26th 5pm", now()), Err(Unreadable::WrongWeekday));
    // Just past, or in three weeks.
    let two = Unreadable::TwoDays { earlier: on("2026-11-19"), later: on("2026-12-19") };
    assert_eq!(read("the 19th at 5pm", now()), Err(two));
}
