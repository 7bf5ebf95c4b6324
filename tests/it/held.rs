//! Small rules that nothing else would miss: who may see what on the screen, the lock, and what counts.

use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use homevisit::guide::Stage;
use homevisit::site::Site;
use homevisit::tui::keys::{Code, Key};
use homevisit::tui::msg::{Effect, Msg};
use homevisit::tui::route::Route;
use homevisit::tui::view;
use homevisit::tui::world::Saved;
use homevisit::visit::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use uuid::Uuid;

use super::harness::Desk;
use super::rules::{educator, family, visit};

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn promise(number: u128, visit: VisitId) -> Promise {
    Promise {
        id: PromiseId(Uuid::from_u128(number)),
        visit,
        text: "The robotics flyer".into(),
        whose: Whose::Ours,
        by: None,
        due: None,
        state: PromiseState::Open,
        request: None,
    }
}

/// Okafor, and a visit with the Riveras agreed for five on a Thursday.
fn planned() -> (Book, EducatorId) {
    let (okafor, riveras) = (educator(1, "Okafor"), family(10, "Rivera"));
    let mut first = visit(20, riveras.id, &[okafor.id]);
    first.agreed = Some(at("2026-11-26 17:00"));
    let who = okafor.id;
    let book = Book {
        educators: vec![okafor].into(),
        families: vec![riveras].into(),
        visits: vec![first].into(),
        ..Book::default()
    };
    (book, who)
}

/// A visit of the made-up year that whoever has the keyboard is on.
fn visit_of(desk: &Desk, wanted: impl Fn(&Visit) -> bool) -> Visit {
    let me = desk.app.world.author().unwrap();
    desk.app.world.book.visits.iter().find(|v| v.is_on(me) && wanted(v)).unwrap().clone()
}

#[test]
fn a_visit_that_moves_takes_place_on_the_day_it_moves_to() {
    let (mut book, _) = planned();
    let visit = &mut book.visits[0];
    visit.facts.on = Some(day("2026-11-25"));
    visit.move_to(at("2026-11-26 17:00"));
    assert_eq!(visit.day(), Some(day("2026-11-25")), "the same time again moves nothing");
    visit.move_to(at("2026-12-03 16:00"));
    assert_eq!(visit.day(), Some(day("2026-12-03")));
    assert_eq!(visit.another_day(), None);
}

#[test]
fn from_an_hour_before_there_is_nothing_left_to_prepare() {
    let (book, okafor) = planned();
    let next = |now: &str| next_step(&book, &book.visits[0], okafor, at(now));
    assert_eq!(next("2026-11-26 15:59"), Some(Step::Prepare));
    assert_eq!(next("2026-11-26 16:00"), Some(Step::Visit));
}

#[test]
fn promises_of_a_visit_entered_by_mistake_stand_nowhere() {
    let (mut book, okafor) = planned();
    let id = book.visits[0].id;
    book.put(Record::Promise(promise(30, id)));
    let promised = |book: &Book| {
        next_steps(book, &homevisit::guide::Library::built_in(), okafor, at("2026-11-30 12:00"))
            .iter()
            .any(|next| next.step == Step::Promise)
    };
    assert!(promised(&book));
    book.visits[0].voided = true;
    assert!(!promised(&book));

    let mut desk = Desk::sample();
    let visit = visit_of(&desk, |_| true);
    desk.app.world.put(vec![Record::Promise(promise(30, visit.id))]);
    desk.size = (80, 60);
    desk.open(Route::Promises(None)).sees("The robotics flyer");
    desk.app.world.put(vec![Record::Visit(Visit { voided: true, ..visit })]);
    desk.open(Route::Promises(None)).misses("The robotics flyer");
}

#[test]
fn whom_a_visit_is_about_is_met_and_the_siblings_are_not() {
    let (mut book, _) = planned();
    let riveras = book.families[0].id;
    let ids = [41, 42].map(|number| StudentId(Uuid::from_u128(number)));
    for id in ids {
        book.put(Record::Student(Student::named(id, "Maya", riveras)));
    }
    book.visits[0].facts.met = Some(true);
    let tally = |book: &Book| {
        let all = coverage(book, &Site::default()).all;
        (all.met(), all.count(OutreachStatus::Uninvited))
    };
    assert_eq!(tally(&book), (2, 0), "about nobody by name, it is about all");
    book.visits[0].students = vec![ids[0]];
    assert_eq!(tally(&book), (1, 1));
}

#[test]
fn the_team_is_not_named_on_what_is_turned_to_the_family() {
    let mut desk = Desk::sample_with(Site { table_view: true, ..Site::default() });
    desk.size = (120, 24);
    let took_place = |desk: &Desk, family| {
        let visits = desk.app.world.book.visits_of(family);
        visits.iter().any(|v| v.occasion.is_first() && v.took_place())
    };
    let second = visit_of(&desk, |v| v.occasion.is_second() && took_place(&desk, v.family));
    desk.open(Route::Guide(second.id, Stage::Visit, Pass::Visit));
    desk.keys("f7").sees("What you hope for");
    // The moment in which the title would say who sits here, had it the say.
    desk.app.world.saved = Saved::Quiet;
    let names: Vec<String> = desk.app.world.book.educators.iter().map(|e| e.name.to_string()).collect();
    let shows_a_name = |desk: &Desk| names.iter().any(|name| desk.screen().contains(name.as_str()));
    assert!(!shows_a_name(&desk), "{}", desk.screen());
    desk.open(Route::Today);
    assert!(shows_a_name(&desk), "{}", desk.screen());
}

#[test]
fn search_finds_nothing_of_visits_that_one_is_not_on() {
    let mut desk = Desk::sample();
    desk.open(Route::Search).text("game").misses("Nothing found");
    let me = desk.app.world.author().unwrap();
    let mut visits = desk.app.world.book.visits.to_vec();
    for visit in &mut visits {
        visit.team.retain(|member| member.educator != me);
    }
    desk.app.world.put(visits.into_iter().map(Record::Visit).collect());
    desk.keys("esc").open(Route::Search).text("game").sees("Nothing found");
}

#[test]
fn what_was_typed_ahead_is_forgotten_with_the_lock() {
    let mut desk = Desk::sample();
    let mut asked = desk.app.update(Msg::Key(Key::parse("enter").unwrap()), desk.now);
    assert!(desk.app.world.is_waiting(), "the texts are on their way");
    for c in "robots".chars() {
        asked.extend(desk.app.update(Msg::Key(Key::plain(Code::Char(c))), desk.now));
    }
    asked.extend(desk.app.update(Msg::Idle, desk.now));
    for effect in asked {
        let Effect::Keep(ask) = effect else { continue };
        for answer in desk.keeper.handle(*ask, desk.now) {
            desk.app.update(Msg::Answer(answer), desk.now);
        }
    }
    desk.sees("Your passphrase").misses("•");
    desk.text("x").sees("•").misses("••");
}

#[test]
fn a_visit_and_remembering_it_give_more_time_before_the_lock() {
    let mut desk = Desk::sample_with(Site { table_view: true, ..Site::default() });
    let minutes = |minutes: u64| Some(Duration::from_secs(minutes * 60));
    let first = visit_of(&desk, |v| v.occasion.is_first());
    for (stage, pass, limit) in [
        (Stage::Visit, Pass::Visit, 45),
        (Stage::Visit, Pass::Remember, 20),
        (Stage::Reflect, Pass::Only, 20),
        (Stage::Visit, Pass::Rehearse, 5),
        (Stage::Prepare, Pass::Only, 5),
    ] {
        desk.open(Route::Guide(first.id, stage, pass));
        assert_eq!(desk.app.idle_limit(), minutes(limit), "{stage:?} {pass:?}");
    }
    let second = visit_of(&desk, |v| v.occasion.is_second());
    desk.open(Route::Guide(second.id, Stage::Visit, Pass::Visit));
    assert_eq!(desk.app.idle_limit(), minutes(45), "it lies open while people talk");
    desk.keys("f7").sees("What you hope for");
    assert_eq!(desk.app.idle_limit(), minutes(45), "the family looks at it");
    desk.open(Route::Today);
    assert_eq!(desk.app.idle_limit(), minutes(5));
    desk.keys("ctrl-l");
    assert_eq!(desk.app.idle_limit(), None, "what is locked is not locked again");
}

#[test]
fn what_both_wrote_is_not_for_one_of_them_to_erase() {
    let mut desk = Desk::sample();
    let me = desk.app.world.author();
    let mut texts = desk.app.world.book.entries.iter().filter(|e| e.written);
    let joint = texts.clone().find(|e| e.author.is_none()).unwrap().id;
    let own = texts.find(|e| e.author == me).unwrap().id;
    desk.open(Route::History(joint)).keys("delete").sees("Take it off the lists").misses("Erase it for good");
    desk.open(Route::History(own)).keys("delete").sees("Take it off the lists").sees("Erase it for good");
}

#[test]
fn a_terminal_that_loses_the_focus_has_the_keeper_save() {
    let mut desk = super::care::at_a_box_of_ones_own("1");
    desk.app.update(Msg::Key(Key::plain(Code::Char('z'))), desk.now);
    let asked: Vec<&str> = desk
        .app
        .update(Msg::FocusLost, desk.now)
        .iter()
        .map(|effect| match effect {
            Effect::Keep(ask) => match **ask {
                homevisit::tui::msg::Ask::Write(_) => "write",
                homevisit::tui::msg::Ask::Flush => "flush",
                _ => "something else",
            },
            _ => "no keeper's",
        })
        .collect();
    assert_eq!(asked, ["write", "flush"], "the newest words, and then at once");
}

#[test]
fn the_terminals_cursor_stands_on_the_marked_row() {
    let mut desk = Desk::sample();
    for route in [Route::Settings, Route::People, Route::Today, Route::Send, Route::Guides] {
        desk.open(route.clone());
        for keys in ["", "down", "end", "home"] {
            desk.keys(keys);
            let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
            terminal.draw(|frame| view::draw(&desk.app, frame)).unwrap();
            let place = terminal.get_cursor_position().unwrap();
            let marked = terminal.backend().buffer()[place].symbol();
            assert_eq!(marked, "▸", "{route:?} after {keys:?}:\n{}", desk.screen());
        }
    }
    desk.open(Route::Settings).keys("home down");
    let marked = |desk: &Desk| desk.screen().lines().position(|line| line.contains('▸')).unwrap();
    let second = marked(&desk);
    assert_eq!(marked(desk.keys("down")), second + 1);
    assert_eq!(marked(desk.keys("up up up up")), second - 1);
}

#[test]
fn a_page_beyond_the_end_of_what_was_never_drawn_is_no_page() {
    let mut desk = Desk::sample();
    desk.keys("f1 end page-down page-down down").sees("While writing");
}

#[test]
fn a_key_typed_ahead_moves_what_is_opened_and_not_as_far_as_what_was_there() {
    let mut desk = Desk::sample();
    desk.open(Route::InNumbers).keys("f1").screen();
    let further = desk.keys("page-down").screen();
    // On a screen so high that all of what lies below is in view.
    desk.keys("esc").screen_at(80, 80);
    assert_eq!(desk.at_once("f1 page-down").screen(), further);
}
