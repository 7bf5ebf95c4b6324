//! What a wide screen has room for: from 110 columns on what is marked stands in full beside the list, and the sections of a
//! guide at the side; and nothing is shown there that may not be.

use homevisit::tui::route::{GuidePosition, Route};
use homevisit::visit::*;

use super::harness::Desk;

fn wide(mut desk: Desk) -> Desk {
    desk.size = (110, 40);
    desk
}

/// A first visit that both have shown what they remember of.
fn shown(desk: &Desk) -> VisitId {
    let mut visits = desk.app.world.book.visits.iter();
    visits.find(|v| v.shown && v.took_place() && v.occasion.is_first()).unwrap().id
}

/// What stands right of the last line from top to bottom.
fn beside(desk: &Desk) -> String {
    let screen = desk.screen();
    screen.lines().filter_map(|line| Some(line.rsplit_once(" │")?.1.trim())).collect::<Vec<_>>().join("\n")
}

#[test]
fn beside_a_list_stands_what_is_marked() {
    let mut desk = wide(Desk::sample());
    desk.keys("f down");
    assert!(beside(&desk).contains("Que nunca tenga miedo"), "{}", desk.screen());
    desk.keys("up");
    assert!(!beside(&desk).contains("Que nunca tenga miedo"), "{}", desk.screen());
    // A column less, and there is the list alone.
    desk.size = (109, 40);
    assert_eq!(beside(&desk), "");
}

#[test]
fn a_family_named_beside_today_is_the_one_that_the_marked_step_is_about() {
    let mut desk = wide(Desk::sample());
    for _ in 0..9 {
        let screen = desk.screen();
        let marked = screen.lines().find(|line| line.contains('▸')).unwrap();
        let name = marked.chars().skip(13).take(14).collect::<String>();
        assert!(beside(&desk).starts_with(name.trim()), "{name}\n{screen}");
        desk.keys("down");
    }
}

#[test]
fn a_partner_sees_nothing_beside_that_is_not_theirs() {
    let mut desk = wide(Desk::sample());
    // A third educator, who was on none of these visits.
    desk.as_a_third();
    desk.open(Route::People).keys("down");
    assert!(!beside(&desk).contains("Que nunca tenga miedo"), "{}", desk.screen());
    assert!(!beside(&desk).contains("robotics"), "{}", desk.screen());
}

#[test]
fn while_each_remembers_alone_the_other_voice_is_nowhere() {
    let mut desk = wide(Desk::sample());
    desk.keys("enter")
        .text("a dragon of bottle caps")
        .keys("esc")
        .keys("f8 enter")
        .open(Route::Today)
        .keys("enter");
    desk.sees("remembering").misses("a dragon of bottle caps");
}

#[test]
fn where_both_reflect_what_each_remembers_stands_whole_beside_the_box_and_not_twice() {
    let mut desk = wide(Desk::sample());
    let visit = shown(&desk);
    let place = GuidePosition { visit, guide: "reflect-first".into(), pass: Pass::Only, prompt: None };
    desk.open(Route::Walk(place)).keys("ctrl-o").text("strength").keys("enter");
    let narrow = desk.screen_at(80, 40);
    let name = ["Okafor: ", "Lee: "].into_iter().find(|name| narrow.contains(name)).expect(&narrow);
    assert!(beside(&desk).contains(name), "{}", desk.screen());
    assert_eq!(desk.screen().matches(name).count(), beside(&desk).matches(name).count(), "{}", desk.screen());
}

#[test]
fn the_cursor_stays_on_what_is_marked() {
    let desk = wide(Desk::sample());
    let row = desk.screen().lines().position(|line| line.contains('▸')).unwrap();
    assert!(desk.looks_at(110, 40).starts_with(&format!("cursor 1,{row}\n")), "{}", desk.looks_at(110, 40));
}

#[test]
fn once_both_have_shown_theirs_the_other_voice_stands_beside_the_box() {
    let mut desk = wide(Desk::sample());
    let visit = shown(&desk);
    let place = GuidePosition {
        visit,
        guide: String::new(),
        pass: Pass::Remember,
        prompt: Some("what-stays".into()),
    };
    desk.open(Route::Walk(place));
    assert!(beside(&desk).starts_with("Lee"), "{}", desk.screen());
}
