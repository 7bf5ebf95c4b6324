//! The text box: nothing typed is ever broken, lost or told.

use std::time::{Duration, Instant};

use homevisit::tui::widget::field::Field;
use homevisit::tui::widget::textbox::{Edit, TextBox};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

mod field;
mod props;

const FAMILY: &str = "👨\u{200d}👩\u{200d}👧";
const FLAG: &str = "🇲🇽";
const E_ACUTE: &str = "e\u{301}";

fn draw(text: &TextBox, width: u16, height: u16) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    text.draw(area, &mut buf, Style::default(), true);
    buf
}

fn rows(buf: &Buffer) -> Vec<String> {
    let width = usize::from(buf.area.width.max(1));
    let row = |cells: &[Cell]| cells.iter().map(Cell::symbol).collect();
    buf.content()
        .chunks(width)
        .map(|cells| -> String { row(cells) })
        .map(|row| row.trim_end().to_owned())
        .collect()
}

fn caret(text: &TextBox, width: u16, height: u16) -> Option<(u16, u16)> {
    draw(text, width, height);
    let at = text.cursor_position(Rect::new(0, 0, width, height))?;
    Some((at.x, at.y))
}

/// Types as a person does: each key is followed by a frame.
fn typed(text: &mut TextBox, words: &str) {
    for c in words.chars() {
        text.edit(&Edit::Char(c), false);
        draw(text, 40, 5);
    }
}

fn times(text: &mut TextBox, n: usize, edit: &Edit) {
    for _ in 0..n {
        text.edit(edit, false);
    }
}

/// The cursor as a byte of the whole text.
fn at(text: &TextBox) -> usize {
    let (row, col) = text.cursor();
    let whole = text.text();
    let before: usize = whole.split('\n').take(row).map(|l| l.len() + 1).sum();
    let line = whole.split('\n').nth(row).unwrap_or_default();
    before + line.chars().take(col).map(char::len_utf8).sum::<usize>()
}

fn on_boundary(text: &TextBox) -> bool {
    let whole = text.text();
    let at = at(text);
    at == whole.len() || whole.grapheme_indices(true).any(|(i, _)| i == at)
}

#[test]
fn what_is_put_in_comes_out_unchanged() {
    for words in ["", "\n", "a\n\nb\n", "a\tb", "x\r\ny", "日本\nعربي", FAMILY] {
        assert_eq!(TextBox::new(words).text(), words);
    }
}

#[test]
fn a_backspace_takes_a_whole_family_flag_or_accented_letter() {
    for whole in [FAMILY, FLAG, E_ACUTE, "👍🏽", "각", "❤\u{fe0f}"] {
        let mut text = TextBox::new(&format!("a{whole}"));
        assert!(text.edit(&Edit::Backspace, false));
        assert_eq!(text.text(), "a");
        let mut text = TextBox::new(&format!("{whole}a"));
        text.edit(&Edit::TextStart, false);
        assert!(text.edit(&Edit::Delete, false));
        assert_eq!(text.text(), "a");
    }
}

#[test]
fn undo_takes_back_a_word_at_a_time_and_redo_brings_it_back() {
    let mut text = TextBox::new("");
    typed(&mut text, "hola mundo");
    assert!(text.edit(&Edit::Undo, false));
    assert_eq!(text.text(), "hola ");
    assert!(text.edit(&Edit::Undo, false));
    assert_eq!(text.text(), "");
    assert!(!text.edit(&Edit::Undo, false));
    text.edit(&Edit::Redo, false);
    text.edit(&Edit::Redo, false);
    assert_eq!(text.text(), "hola mundo");
}

#[test]
fn a_paste_is_one_step_and_so_is_a_burst_of_keys() {
    let words = "two words\nand another line";
    let mut text = TextBox::new("before ");
    text.edit(&Edit::Paste(words.into()), false);
    assert_eq!(text.text(), format!("before {words}"));
    text.edit(&Edit::Undo, false);
    assert_eq!(text.text(), "before ");
    for c in words.chars() {
        let edit = if c == '\n' { Edit::Newline } else { Edit::Char(c) };
        assert!(text.edit(&edit, false));
    }
    assert_eq!(text.text(), format!("before {words}"));
    text.edit(&Edit::Undo, false);
    assert_eq!(text.text(), "before ");
}

#[test]
fn the_generation_tells_every_change_and_nothing_else() {
    let mut text = TextBox::new("one two");
    let start = text.generation();
    for edit in [Edit::Left, Edit::SelectAll, Edit::Redo, Edit::TextEnd] {
        assert!(!text.edit(&edit, false));
    }
    for nothing in [Edit::Delete, Edit::Paste(String::new()), Edit::Char('\u{1b}')] {
        assert!(!text.edit(&nothing, false));
    }
    assert_eq!(text.generation(), start);
    for edit in [Edit::Char('x'), Edit::Undo, Edit::Redo, Edit::Backspace] {
        let before = text.generation();
        assert!(text.edit(&edit, false));
        assert!(text.generation() > before);
    }
}

#[test]
fn a_selection_is_copied_cut_and_typed_over() {
    let mut text = TextBox::new(&format!("uno {FAMILY}\ndos"));
    text.edit(&Edit::LineStart, false);
    assert_eq!(text.selection(), None);
    for _ in 0..2 {
        text.edit(&Edit::Left, true);
    }
    assert_eq!(text.selection(), Some(format!("{FAMILY}\n")));
    let shown = draw(&text, 20, 3);
    assert!(shown[(4, 0)].modifier.contains(Modifier::REVERSED));
    assert!(!shown[(3, 0)].modifier.contains(Modifier::REVERSED));
    assert_eq!(text.cut(), Some(format!("{FAMILY}\n")));
    assert_eq!((text.text().as_str(), text.selection()), ("uno dos", None));
    text.edit(&Edit::SelectAll, false);
    assert_eq!(text.selection().as_deref(), Some("uno dos"));
    text.edit(&Edit::Char('x'), false);
    assert_eq!(text.text(), "x");
    assert_eq!(text.cut(), None);
}

#[test]
fn a_move_without_shift_leaves_the_selection_at_its_end() {
    let mut text = TextBox::new("abcdef");
    times(&mut text, 2, &Edit::Left);
    text.edit(&Edit::WordLeft, true);
    text.edit(&Edit::Right, false);
    assert_eq!((text.cursor(), text.selection()), ((0, 4), None));
    text.edit(&Edit::LineStart, true);
    text.edit(&Edit::Left, false);
    assert_eq!(text.cursor(), (0, 0));
}

#[test]
fn words_are_passed_and_removed_whole_in_any_script() {
    let mut text = TextBox::new("Sofía, año 3: مرحبا!");
    text.edit(&Edit::DeleteWordBack, false);
    assert_eq!(text.text(), "Sofía, año 3: ");
    text.edit(&Edit::WordLeft, false);
    text.edit(&Edit::WordLeft, false);
    assert_eq!(text.cursor(), (0, 7));
    text.edit(&Edit::DeleteWordForward, false);
    assert_eq!(text.text(), "Sofía,  3: ");
    text.edit(&Edit::TextStart, false);
    text.edit(&Edit::DeleteWordForward, false);
    assert_eq!(text.text(), ",  3: ");
}

#[test]
fn lines_wrap_at_words_and_up_and_down_follow_the_rows_on_screen() {
    let mut text = TextBox::new("one two three four");
    assert_eq!(rows(&draw(&text, 9, 4)), ["one two", "three", "four", ""]);
    assert_eq!(text.height_for(9), 3);
    assert_eq!(text.height_for(40), 1);
    assert_eq!(caret(&text, 9, 4), Some((4, 2)));
    text.edit(&Edit::Up, false);
    assert_eq!(caret(&text, 9, 4), Some((4, 1)));
    text.edit(&Edit::Up, false);
    assert_eq!(caret(&text, 9, 4), Some((4, 0)));
    text.edit(&Edit::Up, false);
    assert_eq!(caret(&text, 9, 4), Some((4, 0)));
}

#[test]
fn the_hardware_cursor_stands_after_what_is_seen() {
    for (words, x) in [("ab", 2), (FAMILY, 2), (FLAG, 2), ("👍🏽👍🏽", 4), ("日本", 4), (E_ACUTE, 1), ("a\tb", 5)]
    {
        let text = TextBox::new(words);
        assert_eq!(caret(&text, 20, 2), Some((x, 0)), "{words}");
    }
    let text = TextBox::new("away");
    let area = Rect::new(3, 2, 10, 2);
    let mut buf = Buffer::empty(Rect::new(0, 0, 20, 5));
    text.draw(area, &mut buf, Style::default(), false);
    assert_eq!(text.cursor_position(area), None);
    text.draw(area, &mut buf, Style::default(), true);
    assert_eq!(text.cursor_position(area), Some(Position::new(7, 2)));
}

#[test]
fn the_view_follows_the_cursor_by_pages_and_to_both_ends() {
    let words: Vec<String> = (0..100).map(|n| format!("line {n}")).collect();
    let mut text = TextBox::new(&words.join("\n"));
    assert_eq!(rows(&draw(&text, 20, 5))[4], "line 99");
    text.edit(&Edit::PageUp, false);
    assert_eq!(text.cursor().0, 95);
    text.edit(&Edit::TextStart, false);
    assert_eq!(rows(&draw(&text, 20, 5))[0], "line 0");
    text.edit(&Edit::PageDown, true);
    assert_eq!(text.cursor().0, 4);
    assert_eq!(text.selection().as_deref(), Some("line 0\nline 1\nline 2\nline 3\n"));
    times(&mut text, 60, &Edit::PageDown);
    assert_eq!(rows(&draw(&text, 20, 5))[4], "line 99");
}

#[test]
fn a_very_long_line_and_very_many_lines_can_still_be_edited() {
    let mut text = TextBox::new(&"é".repeat(70_000));
    times(&mut text, 2, &Edit::Left);
    assert_eq!(text.cursor(), (0, 69_998));
    text.edit(&Edit::Paste(FAMILY.into()), false);
    text.edit(&Edit::Backspace, false);
    text.edit(&Edit::Delete, false);
    assert_eq!(text.text(), "é".repeat(69_999));
    draw(&text, 2, 3);

    let mut text = TextBox::new(&"a\n".repeat(70_000));
    assert_eq!(rows(&draw(&text, 20, 3)), ["a", "a", ""]);
    assert_eq!(caret(&text, 20, 3), Some((0, 2)));
    times(&mut text, 3, &Edit::Backspace);
    assert_eq!(rows(&draw(&text, 20, 3)), ["a", "a", "a"]);
    times(&mut text, 2, &Edit::Left);
    assert_eq!(text.cursor(), (69_997, 1));
    text.edit(&Edit::Up, false);
    text.edit(&Edit::Char('b'), false);
    assert_eq!(rows(&draw(&text, 20, 3)), ["a", "a", "ab"]);
    assert_eq!(caret(&text, 20, 3), Some((2, 2)));
}

#[test]
fn twenty_thousand_keys_before_a_frame_are_no_wait() {
    let mut text = TextBox::new("");
    let start = Instant::now();
    for n in 0..20_000 {
        text.edit(&Edit::Char(if n % 7 == 6 { ' ' } else { 'x' }), false);
    }
    draw(&text, 80, 24);
    // Laid out key by key it takes half a minute unoptimised.
    assert!(start.elapsed() < Duration::from_secs(1));
    assert_eq!(text.text().len(), 20_000);
}

#[test]
fn debug_tells_no_words() {
    let mut text = TextBox::new("secret words");
    typed(&mut text, "Ramona");
    let field = Field::new("Ramona");
    let edits = [Edit::Char('R'), Edit::Paste("Ramona".into())];
    let mut masked = Field::masked();
    masked.edit(&edits[1]);
    let told = format!("{text:?} {field:?} {masked:?} {edits:?}");
    for word in ["secret", "Ramona", "'R'"] {
        assert!(!told.contains(word), "{told}");
    }
    assert!(told.contains("18"), "{told}");
}

#[test]
fn a_text_that_gets_shorter_or_a_larger_window_shows_what_is_above() {
    let mut text = TextBox::new("one\ntwo\nthree\nfour\nfive\nsix");
    draw(&text, 20, 2);
    assert_eq!(rows(&draw(&text, 20, 4)), ["three", "four", "five", "six"]);
    assert_eq!(rows(&draw(&text, 20, 8))[..6], ["one", "two", "three", "four", "five", "six"]);
    assert_eq!(caret(&text, 20, 8), Some((3, 5)));
    draw(&text, 20, 2);
    times(&mut text, 9, &Edit::Backspace);
    assert_eq!(rows(&draw(&text, 20, 4)), ["one", "two", "three", "four"]);
    assert_eq!(caret(&text, 20, 4), Some((4, 3)));
}
