//! No thread is dropped: whatever happened to a visit, it has a line on Today, or a day on which it will, or it came to an
//! end that a person chose.

use chrono::{DateTime, Days, Duration, FixedOffset};
use homevisit::tui::route::{Purpose, Route};
use homevisit::visit::*;
use proptest::prelude::*;

use super::harness::Desk;
use super::rules::{filed, pair};

/// What can happen to a visit, in any order.
#[derive(Clone, Debug)]
enum Happens {
    Called(CallOutcome),
    /// A time so many days from then.
    Agreed(i64),
    NotMet(Outcome),
    Facts(Option<bool>),
    Remembered(bool),
    Together,
    /// Filed, and by how many of the two signed.
    Filed(usize),
    Followed(bool),
    Prepared,
    Voided(bool),
    /// So many days pass.
    Later(i64),
}

fn happens() -> impl Strategy<Value = Happens> {
    let not_met: Vec<Outcome> = Outcome::ALL.iter().copied().filter(|o| *o != Outcome::Completed).collect();
    prop_oneof![
        2 => prop::sample::select(CallOutcome::ALL).prop_map(Happens::Called),
        3 => (-3i64..20).prop_map(Happens::Agreed),
        1 => prop::sample::select(not_met).prop_map(Happens::NotMet),
        2 => prop::option::of(any::<bool>()).prop_map(Happens::Facts),
        2 => any::<bool>().prop_map(Happens::Remembered),
        1 => Just(Happens::Together),
        2 => (0usize..=2).prop_map(Happens::Filed),
        1 => any::<bool>().prop_map(Happens::Followed),
        1 => Just(Happens::Prepared),
        1 => any::<bool>().prop_map(Happens::Voided),
        2 => (1i64..30).prop_map(Happens::Later),
    ]
}

fn start() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-09-07T15:00:00-07:00").unwrap()
}

fn happen(book: &mut Book, what: &Happens, now: &mut DateTime<FixedOffset>, number: &mut u32) {
    let who = [book.educators[0].id, book.educators[1].id];
    let visit = &mut book.visits[0];
    match what {
        Happens::Called(outcome) => visit.called(now.date_naive(), who[0], *outcome),
        Happens::Agreed(days) => visit.move_to(now.naive_local() + Duration::days(*days)),
        Happens::NotMet(outcome) => {
            visit.take_facts(Facts { met: Some(false), ..visit.facts.clone() });
            visit.outcome = Some(*outcome);
        }
        Happens::Facts(met) => visit.take_facts(Facts { met: *met, ..visit.facts.clone() }),
        Happens::Remembered(first) => visit.remembered_by(who[usize::from(!first)]),
        Happens::Together => visit.remembering = Some(Remembering::Together),
        Happens::Filed(by) => {
            *number += 1;
            let at = *now;
            filed(book, *number, at, &who[..*by]);
        }
        Happens::Followed(over) => visit.thanked = *over,
        Happens::Prepared => visit.prepared = true,
        Happens::Voided(voided) => visit.voided = *voided,
        Happens::Later(days) => *now += Duration::days(*days),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_happens_to_a_visit_it_waits_on_today_or_a_person_ended_it(
        history in proptest::collection::vec(happens(), 0..25),
        second in any::<bool>(),
    ) {
        let library = homevisit::guide::Library::built_in();
        let (mut book, me, partner, _) = pair();
        if second {
            book.visits[0].occasion = Occasion::SecondAcademic;
        }
        let (mut now, mut number) = (start(), 0);
        for what in &history {
            happen(&mut book, what, &mut now, &mut number);
        }
        let visit = &book.visits[0];
        let agreed = book.agreed_filing(visit.id);
        let unmet = visit.outcome.is_some_and(|o| !matches!(o, Outcome::Completed | Outcome::Declined));
        let came_to_nothing = !visit.took_place() && (unmet || visit.facts.met == Some(false));
        let ended = visit.voided
            || (visit.outcome == Some(Outcome::Declined) && !visit.took_place())
            // A second visit that is filed and agreed, and not said afterwards to have come to nothing, ends the year's visits.
            || (second && agreed.is_some() && !came_to_nothing && book.all_there(visit));
        let waits = |who| {
            (0..200).any(|days| {
                let then = now.naive_local().checked_add_days(Days::new(days)).unwrap();
                next_steps(&book, &library, who, then).iter().any(|next| next.family == Some(visit.family))
            })
        };
        for who in [me, partner] {
            // With the mistake the visit goes, and the family is one that is not invited yet.
            prop_assert!(waits(who) || (ended && !visit.voided), "{:?}", book.visits[0]);
        }
    }
}

#[test]
fn an_appointment_is_not_lost_in_a_visit_that_was_a_mistake() {
    let mut desk = Desk::started();
    let me = desk.app.world.author().unwrap();
    let maya = desk.app.world.book.families[0].id;
    let about = super::rules::visit(20, maya, &[me]);
    let id = about.id;
    desk.app.world.put(vec![Record::Visit(Visit { voided: true, ..about })]);
    for route in [
        Route::Guide(id, homevisit::guide::Stage::Invite, homevisit::visit::Pass::Only),
        Route::Form(Purpose::Plan(id)),
        Route::Form(Purpose::Facts(id)),
        Route::Form(Purpose::Promise(id, None)),
        Route::Agree(id),
    ] {
        desk.open(route).sees("takes nothing in").keys("enter").sees("Today");
    }
    assert!(desk.app.world.book.visit(id).unwrap().voided);
    desk.open(Route::Form(Purpose::Plan(id))).keys("down enter");
    assert!(!desk.app.world.book.visit(id).unwrap().voided);
}

#[test]
fn nobody_home_is_one_letter_from_where_one_looks_and_stands_on_today_until_somebody_calls() {
    // In the car, at the box that the program opens with; and at the closed laptop.
    for way in ["enter ctrl-g n", "enter ctrl-d"] {
        let mut desk = Desk::sample();
        desk.keys("enter").sees("Nobody was there? ctrl-g n").keys("esc").keys(way);
        if way.ends_with('d') {
            desk.sees("We did not meet").keys("end up enter");
        }
        desk.sees("How did it come out?").sees("the family was not there").keys("down enter");
        desk.sees("Today").sees("call again, the family was not there, today 4:30");
        // The call leads to another time, and that to a visit to be had.
        let line = desk.screen().lines().find(|l| l.contains("call again")).unwrap().to_owned();
        assert!(line.contains("Call") && line.contains("Maya"), "{line}");
    }
}

#[test]
fn one_item_that_is_done_does_not_end_the_follow_up() {
    let mut desk = Desk::sample();
    let follow = |desk: &Desk| {
        next_steps(
            &desk.app.world.book,
            &desk.app.world.library,
            desk.app.world.author().unwrap(),
            desk.app.world.local(),
        )
        .into_iter()
        .find(|next| next.step == Step::FollowUp)
    };
    let visit = follow(&desk).unwrap().visit.unwrap();
    desk.open(Route::Guide(visit, homevisit::guide::Stage::FollowUp, Pass::Only));
    desk.sees("ctrl-d what is done").keys("ctrl-d").sees("still open or for later");
    // The first choice is the item, if one stands on one; else nothing is done. Never the whole.
    desk.keys("enter");
    assert!(!desk.app.world.book.visit(visit).unwrap().thanked, "{}", desk.screen());
    desk.open(Route::Guide(visit, homevisit::guide::Stage::FollowUp, Pass::Only)).keys("ctrl-d end enter");
    desk.sees("Followed up.");
    assert!(follow(&desk).is_none_or(|next| next.visit != Some(visit)));
    // An item that is marked for later brings it back.
    desk.open(Route::Guide(visit, homevisit::guide::Stage::FollowUp, Pass::Only));
    for _ in 0..20 {
        if desk.screen().contains("· open") {
            break;
        }
        desk.keys("tab");
    }
    desk.keys("ctrl-t ctrl-t").sees("Until which day?").keys("enter").sees("· later");
    assert!(follow(&desk).is_some_and(|next| next.visit == Some(visit)));
}

#[test]
fn what_is_past_is_not_written_as_a_day_to_come() {
    let mut desk = Desk::sample();
    desk.minutes(60 * 24 * 12).keys("p");
    let screen = desk.screen();
    assert!(screen.contains("was due "), "{screen}");
}

#[test]
fn the_same_time_agreed_anew_after_it_was_called_off_is_a_visit_to_be_had() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter");
    let visit = desk.app.world.book.visits[0].id;
    let agreed = desk.app.world.book.visit(visit).unwrap().agreed;
    desk.app.world.change_visit(visit, |v| v.outcome = Some(Outcome::CancelledByFamily));
    desk.keys("esc").sees("call again").keys("enter ctrl-d enter");
    // Nothing stands in the row that would be taken for what was said.
    desk.sees("When")
        .misses("2026-11-26")
        .text("thu 5pm")
        .keys("ctrl-s end enter")
        .misses("call again")
        .sees("Prepare");
    assert_eq!(desk.app.world.book.visit(visit).unwrap().agreed, agreed);
}
