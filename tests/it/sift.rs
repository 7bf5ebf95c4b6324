//! Lists narrow to what is typed: on a screen after `/`, in a list to choose from at once.

use homevisit::tui::route::Route;

use super::harness::Desk;

#[test]
fn a_list_shows_the_rows_that_have_what_is_typed_and_says_how_many() {
    let mut desk = Desk::sample();
    desk.keys("f").sees("Amina").keys("/").sees("Show those with").text("SÍMR");
    desk.sees("Simran").misses("Amina").sees("1 of 35");
    // A letter is typed, not done; the mark is on what was found, and Enter opens it.
    desk.keys("enter").misses("Show those with").sees("Simran").misses("of 35");
}

#[test]
fn going_back_shows_all_again_with_the_mark_on_what_was_found() {
    let mut desk = Desk::sample();
    desk.keys("f / s i m r esc").sees("Amina").sees("▸ Simran");
    // Letters are keys again.
    desk.keys("e").sees("Simran").sees("Languages");
}

#[test]
fn what_no_row_has_is_said_and_opens_nothing() {
    let mut desk = Desk::sample();
    desk.keys("f / z z z").sees("0 of").keys("enter").sees("does nothing here").sees("Show those with");
    desk.keys("backspace backspace backspace").sees("Amina");
}

#[test]
fn the_mark_moves_among_what_was_found() {
    let mut desk = Desk::sample();
    desk.open(Route::Promises(None)).keys("/").text("the");
    let first = desk.screen();
    desk.keys("down");
    assert_ne!(first, desk.screen());
    let marked = |desk: &Desk| desk.screen().lines().find(|l| l.contains('▸')).unwrap().to_owned();
    desk.keys("end ctrl-end");
    let last = marked(&desk);
    desk.keys("page-up page-up page-up");
    assert_ne!(last, marked(&desk));
    desk.keys("ctrl-end");
    assert_eq!(last, marked(&desk));
}

#[test]
fn another_screen_and_the_lock_end_it() {
    let mut desk = Desk::sample();
    desk.keys("f / s i m r ctrl-l").line("okafor").sees("Amina").misses("Show those with");
}

#[test]
fn one_of_many_choices_is_found_by_typing_and_a_question_is_not_answered_so() {
    let mut desk = Desk::sample();
    desk.keys("n").sees("find:").text("simr").sees("Simran").misses("Amina").text("§").sees("does nothing");
    desk.keys("enter").sees("Simran");
    // What asks for a yes is not taken by a letter.
    let mut desk = Desk::sample();
    desk.keys("s end up up enter").misses("find:");
}

#[test]
fn a_class_list_is_taken_in_by_its_key_alone() {
    let mut desk = Desk::started();
    let file = desk.folder.path().join("list.csv");
    std::fs::write(&file, "Last Name,First Name,Grade\nSorrel,Ivy,4\nSand,Zoe,4\n").unwrap();
    desk.size = (140, 24);
    desk.open(Route::People).keys("i").text(&file.display().to_string()).keys("enter").sees("2 to add");
    let families = desk.app.world.book.families.len();
    desk.keys("/").text("zoe").sees("1 of 2").keys("enter").sees("2 to add");
    assert_eq!(desk.app.world.book.families.len(), families);
    // Now it is.
    desk.keys("enter").misses("2 to add");
    assert_eq!(desk.app.world.book.families.len(), families + 2);
}
