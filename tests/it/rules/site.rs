//! A site's file: where its rules end, and what of it a teacher sees.

use homevisit::guide::Stage;
use homevisit::site::Site;
use homevisit::tui::route::Route;
use homevisit::visit::{Occasion, Pass, Record, Visit};

use super::super::harness::Desk;

/// Which rules a file breaks.
fn broken(file: &str) -> Vec<&'static str> {
    Site::check(file).into_iter().map(|problem| problem.what).collect()
}

#[test]
fn a_rule_holds_up_to_its_last_value_and_not_beyond() {
    let secret = |letters: usize| format!("student-secret = \"{}\"", "ñ".repeat(letters));
    for fine in [
        "pay-day = 0",
        "pay-day = 31",
        "smallest-count = 2",
        "usual-minutes = 1",
        "usual-minutes = 240",
        &secret(20),
        &secret(21),
    ] {
        assert_eq!(broken(fine), [""; 0], "{fine}");
    }
    for (file, rule) in [
        ("pay-day = 32", "pay-day"),
        ("smallest-count = 1", "smallest"),
        ("usual-minutes = 0", "minutes"),
        ("usual-minutes = 241", "minutes"),
        // Letters count, not the bytes that they take: here 38.
        (&secret(19), "secret"),
    ] {
        assert_eq!(broken(file), [rule], "{file}");
    }
}

#[test]
fn what_a_grade_asks_for_is_never_without_its_why() {
    let file =
        |what: &str, why: &str| format!("[[expects]]\nband = \"K-2\"\nwhat = \"{what}\"\nwhy = \"{why}\"\n");
    assert_eq!(broken(&file("Count real things.", "Adding gets easy.")), [""; 0]);
    assert_eq!(broken(&file("Count real things.", " ")), ["expects"]);
    assert_eq!(broken(&file("", "Adding gets easy.")), ["expects"]);
}

#[test]
fn the_courses_are_those_of_ones_own_state_and_an_example_only_where_it_says_so() {
    const OURS: &str = "[[college-list]]\nname = \"Oregon history\"\nyears = 2\n\
                        [[college-list]]\nname = \"Historia de Oregón\"\nyears = 2\nlanguage = \"es\"\n";
    let courses = |site: Site| {
        let mut desk = Desk::sample_with(site);
        let me = desk.app.world.author().unwrap();
        let second =
            desk.app.world.book.visits.iter().find(|v| v.is_on(me) && v.occasion.is_second()).unwrap();
        let (id, second) = (second.id, second.clone());
        let second = Visit { occasion: Occasion::SecondCollegeCareer, ..second };
        desk.app.world.put(vec![Record::Visit(second)]);
        desk.size = (100, 40);
        desk.open(Route::Guide(id, Stage::Visit, Pass::Rehearse));
        for _ in 0..40 {
            if desk.screen().contains("· Oregon history") || desk.screen().contains("· C: Mathematics") {
                break;
            }
            desk.keys("tab");
        }
        desk.screen()
    };
    let ours = courses(Site::read(OURS).unwrap());
    assert!(ours.contains("· Oregon history: 2 years"), "{ours}");
    for other in ["Historia de Oregón", "Mathematics", "An example."] {
        assert!(!ours.contains(other), "{other}: {ours}");
    }
    let example = courses(Site::default());
    assert!(example.contains("· C: Mathematics: 3 years") && example.contains("An example."), "{example}");
}
