//! The one-line field.

use homevisit::tui::widget::field::Field;
use homevisit::tui::widget::textbox::Edit;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::props::{edit, nasty};
use super::{FAMILY, FLAG, rows};

fn field_row(field: &Field, width: u16) -> (String, u16) {
    let area = Rect::new(0, 0, width, 1);
    let mut buf = Buffer::empty(area);
    field.draw(area, &mut buf, Style::default());
    let at = field.cursor_position(area).unwrap_or_default();
    assert!(area.contains(at));
    (rows(&buf).remove(0), at.x)
}

#[test]
fn a_field_keeps_one_line_and_edits_in_the_middle() {
    let mut field = Field::new(&format!("a{FAMILY}c"));
    field.edit(&Edit::Left);
    assert!(field.edit(&Edit::Backspace));
    assert!(field.edit(&Edit::Paste("1\n2\t".into())));
    assert!(!field.edit(&Edit::Newline));
    assert!(!field.edit(&Edit::Undo));
    assert_eq!(field.value(), "a1 2 c");
    assert!(field.edit(&Edit::DeleteWordBack));
    assert_eq!(field.value(), "a1 c");
    field.edit(&Edit::LineStart);
    assert!(!field.edit(&Edit::Backspace));
    assert!(field.edit(&Edit::Delete));
    assert_eq!(field.value(), "1 c");
}

#[test]
fn a_field_scrolls_sideways_with_its_cursor() {
    let mut field = Field::new("abcdef");
    assert_eq!(field_row(&field, 10), ("abcdef".into(), 6));
    assert_eq!(field_row(&field, 4), ("def".into(), 3));
    field.edit(&Edit::LineStart);
    assert_eq!(field_row(&field, 4), ("abcd".into(), 0));
    assert_eq!(field_row(&Field::new("日本語"), 4).1, 2);
}

#[test]
fn a_field_takes_a_paste_whole_or_not_at_all() {
    let mut field = Field::new("kept");
    assert!(!field.edit(&Edit::Paste("x".repeat(Field::MAX_CHARS))));
    assert_eq!(field.value(), "kept");
    assert!(field.edit(&Edit::Paste("x".repeat(Field::MAX_CHARS - 4))));
    assert!(!field.edit(&Edit::Char('x')));
}

#[test]
fn a_masked_field_shows_bullets_and_no_word_ends() {
    let mut field = Field::masked();
    field.edit(&Edit::Paste(format!("ab {FLAG}")));
    assert_eq!(field_row(&field, 10), ("••••".into(), 4));
    field.edit(&Edit::WordLeft);
    assert_eq!(field_row(&field, 10).1, 0);
    field.edit(&Edit::WordRight);
    field.edit(&Edit::DeleteWordBack);
    assert!(field.is_empty());
}

proptest! {
    #[test]
    fn a_field_survives_any_session(
        start in nasty(),
        masked in any::<bool>(),
        edits in prop::collection::vec((edit(), 1u16..=40), 0..40),
    ) {
        let mut field = if masked { Field::masked() } else { Field::new(&start) };
        for (edit, width) in edits {
            let before = field.value().to_owned();
            prop_assert_eq!(field.edit(&edit), field.value() != before);
            prop_assert!(!field.value().contains('\n'));
            field_row(&field, width);
        }
    }
}
