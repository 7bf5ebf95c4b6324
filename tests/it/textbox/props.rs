//! Random sessions over everything that has ever broken an editor.

use homevisit::tui::widget::textbox::{Edit, TextBox};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{E_ACUTE, FAMILY, FLAG, at, draw, on_boundary, times, typed};

/// A few nasty pieces in a row.
pub fn nasty() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b ",
        " ",
        ", ",
        "ñ",
        FAMILY,
        FLAG,
        "🇲",
        E_ACUTE,
        "\u{301}",
        "\u{200d}",
        "👩",
        "👍🏽",
        "🏽",
        "❤\u{fe0f}",
        "\u{fe0f}",
        "日本",
        "한",
        "ᄒ",
        "ᅡ",
        "مرحبا",
        "\u{600}",
        "क्षि",
        "\t",
        "\n",
        "\n\n",
        "\u{200f}",
        "\u{a0}",
        "word",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

pub fn edit() -> impl Strategy<Value = Edit> {
    let plain = prop::sample::select(vec![
        Edit::Newline,
        Edit::Backspace,
        Edit::Delete,
        Edit::DeleteWordBack,
        Edit::DeleteWordForward,
        Edit::Left,
        Edit::Right,
        Edit::Up,
        Edit::Down,
        Edit::WordLeft,
        Edit::WordRight,
        Edit::LineStart,
        Edit::LineEnd,
        Edit::TextStart,
        Edit::TextEnd,
        Edit::PageUp,
        Edit::PageDown,
        Edit::Undo,
        Edit::Redo,
        Edit::SelectAll,
    ]);
    let char = nasty().prop_map(|s| Edit::Char(s.chars().next().unwrap_or('z')));
    prop_oneof![4 => plain, 3 => char, 1 => nasty().prop_map(Edit::Paste)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_session_breaks_a_grapheme_or_loses_a_word(
        start in nasty(),
        edits in prop::collection::vec((edit(), any::<bool>(), prop::option::of((1u16..=80, 1u16..=10))), 0..60),
    ) {
        let mut text = TextBox::new(&start);
        for (edit, extend, frame) in edits {
            // Looked at only now and then: between frames keys pile up, and that must make no difference.
            let before = frame.map(|_| text.text());
            let generation = text.generation();
            let changed = text.edit(&edit, extend);
            prop_assert_eq!(changed, text.generation() > generation);
            if let (Some(before), Some((width, height))) = (before, frame) {
                prop_assert!(changed || before == text.text());
                prop_assert!(on_boundary(&text));
                draw(&text, width, height);
                prop_assert!(text.height_for(width) >= 1);
            }
        }
        prop_assert!(on_boundary(&text));
        let end = text.text();
        // What was undone by the session itself is gone once it typed on, so the way back is: undo all, redo all, undo all.
        while text.edit(&Edit::Undo, false) { prop_assert!(on_boundary(&text)); }
        prop_assert_eq!(text.text(), start.clone());
        while text.text() != end && text.edit(&Edit::Redo, false) { prop_assert!(on_boundary(&text)); }
        prop_assert_eq!(text.text(), end);
        while text.edit(&Edit::Undo, false) {}
        prop_assert_eq!(text.text(), start);
    }

    #[test]
    fn the_hardware_cursor_stands_right_after_the_last_letter(words in nasty(), width in 16u16..60) {
        let text = TextBox::new(&format!("{words} X"));
        let shown = draw(&text, width, 40);
        let at = text.cursor_position(shown.area).unwrap_or_default();
        prop_assert_eq!(shown[(at.x.saturating_sub(1), at.y)].symbol(), "X");
    }

    #[test]
    fn keys_in_a_burst_say_the_same_as_keys_one_by_one(words in nasty(), more in nasty()) {
        let mut slow = TextBox::new(&words);
        typed(&mut slow, &more);
        let mut fast = TextBox::new(&words);
        for c in more.chars() { fast.edit(&Edit::Char(c), false); }
        prop_assert_eq!(fast.is_empty(), slow.is_empty());
        prop_assert_eq!(fast.text(), slow.text());
    }

    #[test]
    fn a_backspace_removes_just_the_grapheme_before_the_cursor(words in nasty(), left in 0usize..12) {
        let mut text = TextBox::new(&words);
        times(&mut text, left, &Edit::Left);
        let at = at(&text);
        let kept = words[..at].grapheme_indices(true).next_back().map_or(0, |(i, _)| i);
        text.edit(&Edit::Backspace, false);
        prop_assert_eq!(text.text(), format!("{}{}", &words[..kept], &words[at..]));
    }

    #[test]
    fn a_selection_cut_comes_back_by_undo_and_one_pasted_over_itself_changes_nothing(
        words in nasty(),
        left in 0usize..9,
        wide in 0usize..9,
    ) {
        let mut text = TextBox::new(&words);
        times(&mut text, left, &Edit::Left);
        for _ in 0..wide { text.edit(&Edit::Left, true); }
        if let Some(selected) = text.selection() {
            text.edit(&Edit::Paste(selected.clone()), false);
            prop_assert_eq!(text.text(), words.clone());
            while text.edit(&Edit::Undo, false) {}
            text.edit(&Edit::SelectAll, false);
            prop_assert_eq!(text.cut(), Some(words.clone()));
            text.edit(&Edit::Undo, false);
            prop_assert!(words.contains(&selected));
        }
        prop_assert_eq!(text.text(), words);
    }
}
