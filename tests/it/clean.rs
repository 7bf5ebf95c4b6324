//! What comes from outside cannot steer the terminal, hide, or fill a cell; what scripts need stays.
#![allow(clippy::unwrap_used)]

use std::borrow::Cow;

use homevisit::clean::{Encoding, FILE_LIMIT, Undecodable, decode, line, text};
use proptest::prelude::*;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

#[track_caller]
fn kept(words: &str) {
    assert_eq!(text(words), words);
}

#[test]
fn what_people_write_stays_as_it_is() {
    kept("She said: \"que nunca tenga miedo\",\n\tand laughed.\n");
    kept("Sofía · Nguyễn Hòa · 学生 · ప్రేమ · ཧཱུྃ");
    kept("\u{0645}\u{06CC}\u{200C}\u{062E}\u{0648}\u{0627}\u{0647}\u{0645}"); // Persian, with a non-joiner
    kept("\u{0DC1}\u{0DCA}\u{200D}\u{0DBB}\u{0DD3}"); // Sinhala, with a joiner
    kept("\u{1F469}\u{1F3FD}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F48B}\u{200D}\u{1F468}\u{1F3FF}"); // an emoji couple
    kept("1\u{FE0F}\u{20E3}"); // a keycap
    kept("\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}"); // the flag of Wales
    kept("\u{061C}\u{200F}\u{0645}\u{0631}\u{062D}\u{0628}\u{0627}\u{200E}"); // Arabic with direction marks
    kept("\u{1781}\u{17D2}\u{1798}\u{17C2}\u{179A}\u{200B}\u{1787}\u{17B6}"); // Khmer, whose words end unseen
}

#[test]
fn what_steers_turns_or_hides_is_shown() {
    assert_eq!(text("\u{1B}[2Jgone"), "<U+001B>[2Jgone");
    assert_eq!(text("\u{9B}2J"), "<U+009B>2J");
    assert_eq!(text("a\0b\u{7F}c\u{B}d"), "a<U+0000>b<U+007F>c<U+000B>d");
    assert_eq!(text("ab\u{202E}dc\u{2066}"), "ab<U+202E>dc<U+2066>");
    assert_eq!(
        text("Ma\u{200B}ya\u{FEFF}\u{2060}\u{AD}\u{3164}"),
        "Ma<U+200B>ya<U+FEFF><U+2060><U+00AD><U+3164>"
    );
    assert_eq!(text("hi\u{E0061}\u{E0062}"), "hi<U+E0061><U+E0062>");
}

#[test]
fn a_joiner_or_selector_needs_something_to_join() {
    assert_eq!(text("\u{200D}a"), "<U+200D>a");
    assert_eq!(text("a \u{200C}b\n\u{FE0F}"), "a <U+200C>b\n<U+FE0F>");
    assert_eq!(text("a\u{200D}\u{200D}\u{200C}"), "a\u{200D}<U+200D><U+200C>");
    assert_eq!(text("\u{2764}\u{FE0F}\u{FE0E}"), "\u{2764}\u{FE0F}<U+FE0E>");
}

#[test]
fn line_ends_of_every_kind_become_one() {
    assert_eq!(text("a\r\nb\rc\n\r\nd\u{2028}e\u{2029}f\r"), "a\nb\nc\n\nd\ne\nf\n");
}

#[test]
fn eight_marks_a_cluster_and_no_more() {
    let tower = format!("Z{}x", "\u{301}".repeat(100_000));
    assert_eq!(text(&tower), format!("Z{}x", "\u{301}".repeat(8)));
    let tones = format!("\u{1F44B}{}", "\u{1F3FD}".repeat(50));
    assert_eq!(text(&tones).chars().count(), 9);
}

#[test]
fn a_cluster_cannot_be_made_longer_by_joining_others_to_it() {
    for link in ["\u{915}\u{94D}", "\u{1F468}\u{1F3FD}\u{200D}", "\u{1F468}\u{200D}"] {
        let chain = text(&link.repeat(1_000)).into_owned();
        let longest = chain.graphemes(true).map(|cluster| cluster.chars().count()).max();
        assert!(longest.is_some_and(|length| length <= 32), "{link:?}: {longest:?}");
    }
}

#[test]
fn text_that_needs_no_change_is_not_copied() {
    let paste = "Ella quiere hacer juegos. El abuelo: «que nunca le dé miedo».\n".repeat(400);
    assert!(matches!(text(&paste), Cow::Borrowed(_)));
    assert!(matches!(text("plain"), Cow::Borrowed(_)));
}

#[test]
fn a_line_is_one_line() {
    assert_eq!(line("  Maya\t\r\n Rivera\u{A0}\u{2003} "), "Maya Rivera");
    assert_eq!(line("\n"), "");
}

#[test]
fn bytes_are_read_as_what_they_were_written_in() {
    let utf16 =
        |words: &str, order: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let read = |bytes: &[u8]| decode(bytes).unwrap();
    let words = "Núñez;Sofía";
    assert_eq!(read(words.as_bytes()), (words.into(), Encoding::Utf8));
    assert_eq!(read(&[b"\xEF\xBB\xBF", words.as_bytes()].concat()), (words.into(), Encoding::Utf8));
    assert_eq!(read(b"N\xFA\xF1ez;Sof\xEDa \x96 \x80"), ("Núñez;Sofía – €".into(), Encoding::Windows1252));
    let (le, be) = (utf16(words, u16::to_le_bytes), utf16(words, u16::to_be_bytes));
    assert_eq!(read(&le), (words.into(), Encoding::Utf16Le));
    assert_eq!(read(&be), (words.into(), Encoding::Utf16Be));
    assert_eq!(read(&[&b"\xFF\xFE"[..], &le].concat()), (words.into(), Encoding::Utf16Le));
    assert_eq!(read(&[&b"\xFE\xFF"[..], &be].concat()), (words.into(), Encoding::Utf16Be));
    let chinese = "学号,姓名\r\n17,王小明\r\n";
    assert_eq!(read(&utf16(chinese, u16::to_le_bytes)), (chinese.into(), Encoding::Utf16Le));
    assert_eq!(read(b""), (String::new(), Encoding::Utf8));
}

#[test]
fn a_broken_promise_or_a_flood_is_refused_whole() {
    assert_eq!(decode(b"\xEF\xBB\xBFab\xFFcd"), Err(Undecodable::Damaged(Encoding::Utf8)));
    assert_eq!(decode(b"\xFF\xFEa\0b"), Err(Undecodable::Damaged(Encoding::Utf16Le)));
    assert_eq!(decode(&vec![b' '; FILE_LIMIT + 1]), Err(Undecodable::TooLarge));
    assert!(decode(&vec![b' '; FILE_LIMIT]).is_ok());
}

/// Letters, marks, joiners, viramas and tricks in close company: what random text hardly ever has.
fn crowd() -> impl Strategy<Value = String> {
    let telling: Vec<char> =
        "a>\u{202E}\u{200D}\u{200C}\u{FE0F}\u{301}\u{915}\u{94D}\u{93C}\u{1F468}\u{1F3FD}\u{1F3F4}\
        \u{E0067}\u{AD}\u{1F1E6}\u{600}\u{1100}\u{1161}\u{1780}\u{17D2}\u{200B}\u{303F} \t\r\n\u{2028}\u{1B}"
            .chars()
            .collect();
    let any = prop_oneof![8 => proptest::sample::select(telling), 1 => any::<char>()];
    proptest::collection::vec(any, 0..120).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn cleaning_twice_changes_nothing_more(words in crowd()) {
        let once = text(&words).into_owned();
        prop_assert_eq!(&text(&once), &once);
        let once = line(&words);
        prop_assert_eq!(line(&once), once);
    }

    #[test]
    fn nothing_dangerous_is_left(words in crowd()) {
        let clean = text(&words);
        prop_assert!(clean.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')));
        let turns = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        prop_assert!(!clean.contains(turns));
        for cluster in clean.graphemes(true) {
            prop_assert!(cluster.chars().filter(|c| is_combining_mark(*c)).count() <= 8, "{:?}", cluster);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        if let Ok((words, _)) = decode(&bytes) {
            text(&words);
        }
    }
}
