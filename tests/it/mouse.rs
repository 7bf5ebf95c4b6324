//! The mouse: a click is what the keys do that lead there.

use homevisit::tui::mouse::{Mouse, What};
use homevisit::tui::msg::Msg;
use homevisit::tui::route::{Purpose, Route};

use super::harness::Desk;

impl Desk {
    /// Does something with the mouse on the first cell of these words, or so many cells after it.
    #[track_caller]
    fn mouse(&mut self, what: What, words: &str, after: u16) -> &mut Self {
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(row, line)| Some((row, line.split_once(words)?.0)));
        let (row, before) = found.unwrap_or_else(|| panic!("no “{words}”:\n{screen}"));
        let column = unicode_width::UnicodeWidthStr::width(before) as u16 + after;
        self.send(Msg::Mouse(Mouse { what, column, row: row as u16 }))
    }

    #[track_caller]
    fn click(&mut self, words: &str) -> &mut Self {
        self.mouse(What::Press, words, 0).mouse(What::Release, "", 0)
    }
}

#[test]
fn a_click_marks_a_row_and_another_opens_it() {
    let mut desk = Desk::sample();
    desk.keys("f").click("Mei ").sees("▸ Mei").sees("Who we've met");
    desk.click("Mei ").misses("Who we've met").sees("Mei");
    // What stands between rows is nobody's.
    desk.mouse(What::Press, "───", 3).sees("Mei");
}

#[test]
fn a_click_presses_a_hint() {
    let mut desk = Desk::sample();
    desk.keys("f").click("esc back").sees("Today").click("ctrl-g menu").sees("What can be done here");
    desk.keys("esc").misses("What can be done here");
}

#[test]
fn a_click_in_a_narrowed_list_is_on_what_is_shown() {
    let mut desk = Desk::sample();
    desk.keys("f / s i").click("Simran").sees("▸ Simran").click("Simran").misses("Show those");
    desk.sees("Simran").misses("Who we've met");
}

#[test]
fn a_menu_is_chosen_from_with_two_clicks_and_never_with_one() {
    let mut desk = Desk::sample();
    desk.keys("f")
        .click("Tyler")
        .click("Tyler")
        .keys("a")
        .sees("Entered by mistake")
        .click("Entered by mistake");
    desk.sees("▸ Entered by mistake").click("Entered by mistake").sees("▸ Leave it");
}

#[test]
fn in_a_form_a_click_goes_to_a_row_turns_a_choice_and_saves() {
    let mut desk = Desk::sample();
    let family = desk.app.world.book.families[0].id;
    desk.open(Route::Form(Purpose::Family(Some(family)))).sees("Languages").click("Languages");
    desk.sees("▸ Languages").text("Twi").click("Save").sees("▸ Save").click("Save").misses("▸ Save");
    assert!(desk.app.world.book.family(family).unwrap().languages.contains(&"Twi".to_owned()));
}

#[test]
fn in_a_text_a_click_puts_the_cursor_and_drawing_selects() {
    let mut desk = Desk::sample();
    desk.keys("enter").text("one kite and one more").mouse(What::Press, "kite", 0).text("good ");
    desk.sees("one good kite and one more");
    desk.mouse(What::Press, "good", 0)
        .mouse(What::Drag, "good", 5)
        .mouse(What::Release, "", 0)
        .keys("ctrl-c");
    assert_eq!(desk.copied.last().unwrap(), "good ");
    desk.keys("backspace").sees("one kite and one more");
    // Drawn from elsewhere, nothing is selected.
    desk.mouse(What::Press, "───", 0).mouse(What::Drag, "kite", 2).keys("ctrl-c").sees("Nothing is selected");
}

#[test]
fn a_click_on_a_section_goes_to_its_first_prompt() {
    let mut desk = Desk::sample();
    desk.keys("g down down down enter").click(" Worries ").sees("[Worries]");
}

#[test]
fn side_by_side_a_click_is_on_a_line_of_a_voice() {
    let mut desk = Desk::sample();
    let visit = desk.app.world.book.visits.iter().find(|v| v.shown && v.took_place()).unwrap().id;
    desk.open(Route::Beside(visit)).mouse(What::Press, "The laughing", 0).misses("◆ The laughing");
    let marked = desk.screen().lines().find(|l| l.contains('▸')).unwrap().to_owned();
    assert!(marked.contains("▸  The laughing"), "{marked}\n{}", desk.screen());
    // A mark in the family's name is set with its key.
    desk.click("The laughing").misses("◆ The laughing").click("h their own hope").sees("◆ The laughing");
}

#[test]
fn the_wheel_moves_and_complains_of_nothing() {
    let mut desk = Desk::sample();
    desk.keys("f").mouse(What::WheelDown, "Amina", 0).sees("▸ Andrés");
    for _ in 0..60 {
        desk.mouse(What::WheelDown, "sample", 0);
    }
    desk.sees("▸ Zainab").misses("does nothing");
    desk.keys("esc g").mouse(What::WheelUp, "sample", 0).misses("does nothing");
}

#[test]
fn under_the_lock_and_the_neutral_screen_a_click_is_on_nothing_that_lay_there() {
    let mut desk = Desk::sample();
    desk.keys("f f9").mouse(What::Press, "", 20).sees("Who we've met").sees("▸ Amina");
    desk.keys("ctrl-l");
    for row in 0..24 {
        desk.send(Msg::Mouse(Mouse { what: What::Press, column: 6, row }));
    }
    desk.misses("Amina");
}
