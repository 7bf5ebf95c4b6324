//! Files that are named: completed with Tab, begun where the last one was, and put right where a name was wrong.

use homevisit::tui::route::Route;

use super::harness::Desk;

fn lists(desk: &Desk) -> String {
    let folder = desk.folder.path().join("lists");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, student) in [("room 12.csv", "Ivy"), ("room 14.csv", "Sol")] {
        std::fs::write(folder.join(name), format!("Last Name,First Name,Grade\nSorrel,{student},4\n"))
            .unwrap();
    }
    folder.display().to_string()
}

#[test]
fn tab_completes_a_path_and_says_what_it_may_go_on_with() {
    let mut desk = Desk::started();
    let folder = lists(&desk);
    desk.size = (120, 24);
    desk.open(Route::People)
        .keys("i")
        .sees("~/")
        .keys("ctrl-u")
        .text(&folder[..folder.len() - 3])
        .keys("tab");
    desk.sees("lists/").text("r").keys("tab").sees("lists/room 1").sees("room 12.csv  room 14.csv");
    desk.text("4").keys("tab").sees("room 14.csv").keys("tab").sees("Nothing there begins so");
    desk.keys("enter").sees("Sol").sees("1 to add");
}

#[test]
fn a_wrong_name_stays_to_be_put_right() {
    let mut desk = Desk::started();
    let folder = lists(&desk);
    desk.size = (140, 24);
    desk.open(Route::People).keys("i ctrl-u").text(&format!("{folder}/room 13.csv")).keys("enter");
    desk.sees("There is no").sees("room 13.csv").keys("backspace backspace backspace backspace backspace");
    desk.text("2.csv").keys("enter").sees("1 to add");
}

#[test]
fn what_is_no_class_list_is_said_over_its_name() {
    let mut desk = Desk::started();
    let folder = lists(&desk);
    std::fs::write(format!("{folder}/notes.txt"), "a picnic, and then\nnothing").unwrap();
    desk.size = (140, 24);
    desk.open(Route::People).keys("i ctrl-u").text(&format!("{folder}/notes.txt")).keys("enter");
    desk.sees("notes.txt").sees("Read a class list");
}

#[test]
fn a_sending_that_cannot_be_written_asks_once_more_with_what_is_wrong() {
    let mut desk = Desk::sample();
    desk.open(Route::Send)
        .keys("enter s enter")
        .sees("Write it to a file")
        .keys("ctrl-u")
        .text("/..")
        .keys("enter");
    desk.sees("Write it to a file").sees("There is no");
    assert_eq!(desk.app.world.book.disclosures.len(), Desk::sample().app.world.book.disclosures.len());
}

#[test]
fn the_folder_used_last_is_where_the_next_name_begins_also_another_day() {
    let mut desk = Desk::started();
    let folder = lists(&desk);
    desk.size = (140, 24);
    desk.open(Route::People).keys("i ctrl-u").text(&format!("{folder}/room 12.csv")).keys("enter enter");
    desk.keys("ctrl-q").start_again().line(super::harness::PASSPHRASE);
    desk.open(Route::People).keys("i").sees(&format!("{folder}/")).misses("room 12.csv");
    // What is typed goes on from there.
    desk.text("room 14.csv").keys("enter").sees("1 to add");
}

#[test]
fn into_a_folder_a_file_goes_under_its_own_name() {
    let mut desk = Desk::sample();
    desk.open(Route::Send).keys("enter s enter").text("/tmp/").keys("enter").sees("remembers it");
    assert!(desk.folder.path().join("homevisit-visits-2026-10-14.xlsx").exists());
}
