//! What is said is what is so: practices, guesses, promises, what follows a visit, what a family gets.

use homevisit::export::{FAMILY, Form, Given, Sending, Wish, make};
use homevisit::guide::{Library, Stage, ready};
use homevisit::site::Site;
use homevisit::tui::route::{Purpose, Route};
use homevisit::visit::*;
use proptest::prelude::*;
use uuid::Uuid;

use super::harness::Desk;
use super::rules::{at, day, family, pair, visit};

fn visit_of(desk: &Desk, name: &str) -> VisitId {
    let book = &desk.app.world.book;
    let family = book.families.iter().find(|f| *f.name == *name).unwrap();
    book.visits_of(family.id)[0].id
}

fn state_of(book: &Book, visit: VisitId, practice: Practice) -> (State, &'static str) {
    let found = practices(book, book.visit(visit).unwrap(), &Site::default());
    let found = found.iter().find(|f| f.practice == practice).unwrap();
    (found.state, found.why)
}

/// Both say that they were there, one for both.
fn both_were_there(book: &mut Book, visit: &Visit, pair: [EducatorId; 2], on: &str) {
    for (number, who) in (800..).zip(pair) {
        book.put(Record::SignOff(SignOff {
            id: SignOffId(Uuid::from_u128(number)),
            visit: visit.id,
            act: Act::There,
            filing: None,
            educator: who,
            at: on.parse().unwrap(),
            hash: statement_hash(&there_statement(visit, who)),
            signed: Signed::Typed(pair[0]),
        }));
    }
}

#[test]
fn a_whole_class_is_kept_only_while_its_list_bears_it_out() {
    let (mut book, me, partner, id) = pair();
    let of = book.visits[0].family;
    let found = |book: &Book| state_of(book, id, Practice::NoTargeting);
    assert_eq!(found(&book), (State::Unknown, "selection-unsaid"));
    let mut said = book.visits[0].clone();
    said.selection = Some(Selection::WholeClass);
    said.agreed = Some(at("2026-11-26 17:00"));
    book.put(Record::Visit(said));
    assert_eq!(found(&book), (State::Unknown, "no-class-list"));
    let child = |number: u128, of: FamilyId| Student {
        class: Some("5B".into()),
        ..Student::named(StudentId(Uuid::from_u128(number)), "S", of)
    };
    book.put(Record::Student(child(500, of)));
    assert_eq!(found(&book), (State::Unknown, "no-class-list"), "a list of one shows nothing of a class");
    // Somebody else in that class, whom nobody called.
    let other = family(90, "Other");
    book.put(Record::Student(child(501, other.id)));
    book.put(Record::Family(other.clone()));
    assert_eq!(found(&book), (State::NotYet, "class-not-all-invited"));
    // A visit that is only noted down invites nobody; a call does.
    let mut noted = visit(91, other.id, &[me, partner]);
    book.put(Record::Visit(noted.clone()));
    assert_eq!(found(&book), (State::NotYet, "class-not-all-invited"));
    noted.called(day("2026-11-20"), me, CallOutcome::NoAnswer);
    book.put(Record::Visit(noted));
    assert_eq!(found(&book), (State::Kept, "class-all-invited"));
}

#[test]
fn a_draw_is_kept_with_its_number_and_only_where_there_was_one() {
    let (mut book, me, _, id) = pair();
    let of = book.visits[0].family;
    let mut said = book.visits[0].clone();
    said.selection = Some(Selection::RandomDraw);
    book.put(Record::Visit(said));
    assert_eq!(state_of(&book, id, Practice::NoTargeting), (State::Unknown, "no-draw-on-record"));
    let list = [of];
    book.put(Record::Draw(Draw {
        id: DrawId(Uuid::from_u128(700)),
        at: "2026-09-01T09:00:00-07:00".parse().unwrap(),
        by: me,
        seed: 4,
        among: 1,
        from: Pool { everybody: true, ..Pool::default() },
        list: list_hash(&list),
        picked: list.to_vec(),
    }));
    let found = practices(&book, &book.visits[0], &Site::default());
    assert_eq!((found[4].state, found[4].why, found[4].numbers), (State::Kept, "drawn", (1, 1)));
}

#[test]
fn paid_for_is_found_from_what_was_said_confirmed_and_sent() {
    let (book, me, partner, id) = pair();
    let mut visit = book.visits[0].clone();
    visit.agreed = Some(at("2026-11-26 17:00"));
    visit.take_facts(Facts { met: Some(true), ..Facts::default() });
    let mut book = book;
    book.put(Record::Visit(visit.clone()));
    let found = |book: &Book| state_of(book, id, Practice::Compensated);
    assert_eq!(found(&book), (State::Unknown, "contract-time-unsaid"));
    visit.facts.outside_contract = Some(true);
    book.put(Record::Visit(visit.clone()));
    assert_eq!(found(&book), (State::NotYet, "unconfirmed"));
    both_were_there(&mut book, &visit, [me, partner], "2026-11-27T09:00:00-08:00");
    assert_eq!(found(&book), (State::NotYet, "not-sent-for-pay"));
    let credit = Site { credit_instead_of_pay: true, ..Site::default() };
    assert_eq!(practices(&book, &visit, &credit)[2].why, "credit");
    // A visit that was moved to another day was confirmed on the other.
    visit.facts.on = Some(day("2026-11-25"));
    book.put(Record::Visit(visit));
    assert_eq!(found(&book), (State::NotYet, "unconfirmed"));
}

#[test]
fn a_time_that_is_written_down_afterwards_says_nothing_of_before() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("11/20 4pm").keys("ctrl-s enter end enter").sees("Remember");
    let visit = desk.app.world.book.visits[0].id;
    // The call that was noted today is later than the visit.
    assert_eq!(
        state_of(&desk.app.world.book, visit, Practice::Voluntary),
        (State::Unknown, "agreed-noted-later")
    );
}

#[test]
fn a_guess_that_nobody_went_over_is_not_said() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("11/20 4pm").keys("ctrl-s enter end enter");
    let visit = desk.app.world.book.visits[0].id;
    let facts = |desk: &Desk| desk.app.world.book.visit(visit).unwrap().facts.clone();
    desk.open(Route::Form(Purpose::Facts(visit))).sees("yes › ?").keys("ctrl-s");
    desk.sees("Nobody said yet: Did you meet?, About how many minutes").keys("enter");
    assert_eq!(facts(&desk), Facts::default());
    // Going over the first two says them; the rest stays open.
    desk.open(Route::Form(Purpose::Facts(visit))).keys("enter enter ctrl-s ctrl-s");
    let said = facts(&desk);
    assert_eq!((said.met, said.minutes, said.student_there), (Some(true), Some(40), None));
    assert_eq!(said.outside_contract, None);
}

#[test]
fn how_a_family_came_up_is_asked_once() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s").sees("How did Maya come to be invited?");
    desk.keys("down down enter").sees("Prepare");
    assert_eq!(desk.app.world.book.visits[0].selection, Some(Selection::SignUp));
    let family = desk.app.world.book.families[0].id;
    desk.open(Route::NewVisit(family)).text("fri 5pm").keys("ctrl-s").misses("come to be invited");
}

#[test]
fn the_list_of_promises_is_the_answer_and_the_sentence_is_made_of_it() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    let filing = desk.app.world.book.agreed_filing(visit).unwrap().clone();
    let said = filing.answers.iter().find(|a| a.tags.iter().any(|t| t == "promises")).unwrap();
    for promise in desk.app.world.book.promises_of(visit).filter(|p| p.whose == Whose::Ours) {
        assert!(said.text.contains(&*promise.text), "{}", &*said.text);
    }
    for promise in desk.app.world.book.promises_of(visit).filter(|p| p.whose == Whose::Theirs) {
        assert!(!said.text.contains(&*promise.text), "theirs stays between them");
    }
    desk.open(Route::Promises(None)).sees("robotics-camp flyer");
}

#[test]
fn nothing_promised_is_an_answer_and_gives_way_to_a_promise() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("11/20 4pm").keys("ctrl-s enter end enter");
    let visit = desk.app.world.book.visits[0].id;
    desk.open(Route::Guide(visit, homevisit::guide::Stage::Reflect, Pass::Only));
    for _ in 0..30 {
        if desk.screen().contains("What did we say we would do?") {
            break;
        }
        desk.keys("tab");
    }
    desk.keys("enter")
        .sees("Choose a ready sentence")
        .keys("down enter")
        .sees("We promised nothing this time.");
    desk.open(Route::Agree(visit)).misses("still open: What we said");
    desk.open(Route::Form(Purpose::Promise(visit, None))).text("the seed catalogue").keys("ctrl-s");
    desk.open(Route::Agree(visit)).sees("the seed catalogue").misses("We promised nothing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_promise_of_ours_stands_on_today_some_day_and_in_the_sentence(
        made in proptest::collection::vec((any::<bool>(), proptest::option::of(0u64..300)), 1..8),
    ) {
        let library = Library::built_in();
        let (mut book, me, partner, id) = pair();
        for (number, (ours, due)) in made.iter().enumerate() {
            book.put(Record::Promise(Promise {
                id: PromiseId(Uuid::from_u128(900 + number as u128)),
                visit: id,
                text: format!("promise {number}").into(),
                whose: if *ours { Whose::Ours } else { Whose::Theirs },
                by: None,
                due: due.map(|days| day("2026-11-26") + chrono::Days::new(days)),
                state: PromiseState::Open,
                request: None,
            }));
        }
        let visit = book.visits[0].clone();
        let say = |said: Promised<'_>| match said {
            Promised::By(what, _) => what.to_owned(),
            Promised::Nothing | Promised::TheirsAlone => "none".to_owned(),
        };
        let (_, answer) = promised(&book, &visit, &library, &str::to_owned, &say).unwrap();
        for (number, (ours, _)) in made.iter().enumerate() {
            let text = format!("promise {number}");
            prop_assert_eq!(answer.text.lines().any(|line| line == text), *ours);
            let today = (0..320).any(|days| {
                let then = at("2026-11-26 12:00") + chrono::Duration::days(days);
                [me, partner].iter().all(|who| {
                    next_steps(&book, &library, *who, then).iter().any(|next| {
                        next.promise.is_some_and(|id| *book.promise(id).unwrap().text == *text)
                    })
                })
            });
            prop_assert_eq!(today, *ours);
        }
    }
}

#[test]
fn each_thing_that_follows_a_visit_stays_until_it_is_done_put_off_or_not_for_us() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Sione");
    let lines = |desk: &Desk| -> Vec<String> {
        let world = &desk.app.world;
        next_steps(&world.book, &world.library, world.author().unwrap(), world.local())
            .into_iter()
            .filter(|next| next.visit == Some(visit) && next.step == Step::FollowUp)
            .map(|next| next.item.unwrap().1)
            .collect()
    };
    assert_eq!(lines(&desk), ["thank-you-sent", "teach"]);
    let at = |prompt: &str| {
        Route::Walk(homevisit::tui::route::GuidePosition {
            visit,
            guide: "follow-up".into(),
            pass: Pass::Only,
            prompt: Some(prompt.into()),
        })
    };
    desk.open(at("thank-you-sent")).keys("ctrl-t").sees("· done");
    assert_eq!(lines(&desk), ["teach"], "the other one stays");
    desk.open(at("teach")).keys("ctrl-t ctrl-t").sees("Until which day?").line("10/20");
    assert_eq!(lines(&desk), [] as [&str; 0]);
    desk.minutes(60 * 24 * 7).keys("esc");
    assert!(lines(&desk).contains(&"teach".to_owned()), "it comes back on its day");
    desk.open(at("teach")).keys("ctrl-t").sees("· not for us");
    assert!(!lines(&desk).contains(&"teach".to_owned()));
}

#[test]
fn a_family_that_named_a_day_is_not_called_before_it() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d down enter")
        .sees("From which day on?")
        .line("dec 10")
        .sees("Today says to call again");
    desk.sees("Nothing waits").minutes(60 * 24 * 18).keys("home").sees("Call      Maya");
}

#[test]
fn what_one_assumed_stands_above_what_one_sees_now() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    desk.open(Route::Walk(homevisit::tui::route::GuidePosition {
        visit,
        guide: "reflect-first".into(),
        pass: Pass::Only,
        prompt: Some("had-assumed".into()),
    }));
    desk.sees("Before the visit you wrote:").sees("That robots are his thing");
    // The partner has their own, and nobody else's.
    desk.keys("f8 enter").line("lee").misses("That robots are his thing");
}

#[test]
fn then_and_now_is_let_go_of_for_good_and_nobody_elses() {
    let mut desk = Desk::sample();
    let mine = |desk: &Desk| {
        let world = &desk.app.world;
        let me = world.author();
        world.book.entries.iter().filter(|e| e.author == me && e.has_tag("assumption") && e.written).count()
    };
    let all = |desk: &Desk| {
        desk.app
            .world
            .book
            .entries
            .iter()
            .filter(|e| e.author.is_some() && e.has_tag("assumption") && e.written)
            .count()
    };
    let (own, before) = (mine(&desk), all(&desk));
    desk.open(Route::Settings);
    for _ in 0..20 {
        if desk.screen().contains("▸ Then and now") {
            break;
        }
        desk.keys("down");
    }
    desk.keys("enter")
        .sees("What I assumed")
        .sees("What I see now")
        .keys("delete")
        .sees("Let go")
        .keys("end enter");
    assert_eq!((mine(&desk), all(&desk)), (0, before - own));
    desk.sees("Nothing of it is written");
}

#[test]
fn the_page_names_each_line_that_is_not_in_their_language() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    desk.open(Route::FamilyPage(visit)).sees("we said").sees("robotics-camp flyer");
    for _ in 0..20 {
        let screen = desk.screen();
        if screen.lines().any(|l| l.contains('▸') && l.contains("robotics-camp flyer")) {
            break;
        }
        desk.keys("down");
    }
    desk.sees("Not said in Spanish yet").keys("enter").sees("Say it in Spanish").keys("enter");
    desk.line("el volante del campamento de robótica").sees("el volante del campamento de robótica");
    desk.keys("enter").sees("It was read to them today").keys("down down enter").sees("Read to them");
    let shown = page(&desk, visit);
    assert!(shown.contains("el volante del campamento") && !shown.contains("robotics-camp flyer"), "{shown}");
    // What was said of other words is said anew.
    let mut stale = desk.app.world.book.told.iter().next_back().unwrap().clone();
    stale.hash = statement_hash(b"other words");
    let mut book = desk.app.world.book.clone();
    std::mem::swap(&mut book, &mut desk.app.world.book);
    desk.app.world.book.put(Record::Told(stale));
    assert!(page(&desk, visit).contains("robotics-camp flyer"));
    desk.app.world.book = book;
    let promise = desk.app.world.book.promises_of(visit).find(|p| p.text.contains("robotics")).unwrap().id;
    desk.open(Route::Form(Purpose::Promise(visit, Some(promise)))).keys("end").text(", two").keys("ctrl-s");
    assert!(page(&desk, visit).contains("el volante"), "what is filed is what leaves");
}

/// The page that the family of a visit gets, as words.
fn page(desk: &Desk, visit: VisitId) -> String {
    page_of(desk, visit, |wish, given| Sending::of(wish, given).unwrap().shown())
}

/// What of it stays here, and why.
fn page_withheld(desk: &Desk, visit: VisitId) -> Vec<(&'static str, usize)> {
    page_of(desk, visit, |wish, given| make(&wish, given).unwrap().withheld)
}

fn page_of<T>(desk: &Desk, visit: VisitId, then: impl FnOnce(Wish, &Given<'_>) -> T) -> T {
    let world = &desk.app.world;
    let given = Given {
        book: &world.book,
        site: &world.site,
        text: &world.text,
        library: &world.library,
        pages: &world.pages,
        at: world.now,
        id: Uuid::nil(),
    };
    let wish = Wish {
        export: &FAMILY,
        form: Form::Html,
        visits: vec![visit],
        only_unsent: false,
        names: false,
        without: Vec::new(),
    };
    then(wish, &given)
}

#[test]
fn what_they_would_rather_say_takes_the_place_of_our_words_and_waits_for_both() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    assert!(!desk.app.world.book.changed_since_filing(visit));
    desk.open(Route::FamilyPage(visit)).sees("▸ their hope").keys("enter end enter");
    desk.sees("They would rather say it otherwise").text("That he builds for others.").keys("enter");
    desk.sees("Changed to their words").sees("builds for others").sees("They put it this way");
    desk.sees("Until you agree again, their page says");
    let family = desk.app.world.book.visit(visit).unwrap().family;
    assert!(desk.app.world.book.own_hopes(family).iter().any(|(_, w)| w.contains("builds for others")));
    let before = page(&desk, visit);
    assert!(!before.contains("builds for others"), "until both agree, what they agreed on leaves");
    assert!(
        page_withheld(&desk, visit).contains(&("changed", 1)),
        "the preview says that these words are older"
    );
    // What they corrected once is what is corrected next.
    desk.keys("enter end enter")
        .sees("That he builds for others.")
        .keys("end")
        .text(" Always.")
        .keys("enter");
    desk.sees("builds for others. Always.").misses("Read to them");
    // Signing says that what was allowed before is allowed no longer, and lets it leave as before.
    desk.open(Route::Agree(visit)).keys("s").sees("The words of what you allowed before have changed");
    desk.sees("builds for others").keys("down enter").line("okafor").line("lee");
    assert!(!page_withheld(&desk, visit).iter().any(|(what, _)| *what == "changed"));
    let now = page(&desk, visit);
    assert!(now.contains("builds for others. Always.") && !now.contains("stays here"), "{now}");
}

#[test]
fn a_promise_that_they_put_otherwise_is_still_that_promise() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    let to = |desk: &mut Desk, words: &str| {
        desk.open(Route::FamilyPage(visit));
        for _ in 0..20 {
            if desk.screen().lines().any(|l| l.contains('▸') && l.contains(words)) {
                return;
            }
            desk.keys("down");
        }
        panic!("{}", desk.screen());
    };
    to(&mut desk, "robotics-camp flyer");
    desk.keys("enter end enter").text("bring two flyers").keys("enter").sees("bring two flyers");
    to(&mut desk, "bring two flyers");
    // A second time, too; and it cannot be just taken off the list.
    desk.keys("enter end enter").text("bring three flyers").keys("enter").sees("bring three flyers");
    let promise =
        desk.app.world.book.promises_of(visit).find(|p| p.text.contains("three flyers")).unwrap().id;
    desk.open(Route::Promises(Some(promise))).keys("delete").sees("Both of you agreed on it");
    assert!(desk.app.world.book.promise(promise).is_some());
}

#[test]
fn what_was_noted_of_a_line_can_be_taken_back_and_is_said_of_these_words_alone() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    desk.open(Route::FamilyPage(visit)).sees("▸ their hope");
    desk.keys("enter down enter")
        .misses("Not said in Spanish")
        .keys("enter")
        .sees("It is not in Spanish after all");
    desk.keys("down enter").sees("Not said in Spanish").keys("enter down down enter").sees("Read to them");
    desk.keys("enter")
        .sees("No, it was not read to them yet")
        .keys("down down enter")
        .misses("Read to them:");
    // Read, then changed: it was not read to them in these words.
    desk.keys("enter down enter enter down down enter").sees("Read to them");
    desk.keys("enter end enter").text("That he sleeps well.").keys("enter").sees("sleeps well");
    desk.misses("Read to them:").sees("Not said in Spanish");
    // The old words, which still leave, keep their Spanish; what is said otherwise in Spanish was not read to them.
    let told = |desk: &Desk| desk.app.world.book.told.iter().filter(|t| !t.words.trim().is_empty()).count();
    assert_eq!(told(&desk), 1);
    desk.keys("enter enter").line("Que duerma bien.").keys("enter down down enter").sees("Read to them:");
    desk.keys("enter enter").line("Que descanse.").sees("Que descanse.").misses("Read to them:");
}

#[test]
fn a_language_without_words_here_is_named_as_well() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    let mut changed = desk.app.world.book.visit(visit).unwrap().clone();
    changed.language = Some("Hmong".into());
    desk.app.world.book.put(Record::Visit(changed));
    desk.open(Route::FamilyPage(visit))
        .sees("Not said in Hmong yet")
        .keys("enter")
        .sees("Say it in Hmong")
        .keys("enter");
    desk.line("Nws yuav tsim kho").sees("Nws yuav tsim kho");
    assert!(page(&desk, visit).contains("Nws yuav tsim kho"));
    assert_eq!(page_withheld(&desk, visit), vec![("headings", 1)]);
}

#[test]
fn a_word_to_put_in_gives_way_alone_and_is_never_kept_open() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    desk.open(Route::Form(Purpose::ReadyPromise(visit, "bring-book")));
    desk.sees("bring [book] to borrow").keys("ctrl-s").sees("Put in a word for [book]").keys("x");
    desk.keys("backspace").text("a book on beetles").keys("ctrl-s");
    let known = |desk: &Desk| {
        desk.app.world.book.promises_of(visit).any(|p| *p.text == *"bring a book on beetles to borrow")
    };
    assert!(known(&desk), "{}", desk.screen());
    // In a popup what is proposed goes as one, too.
    desk.open(Route::FamilyPage(visit))
        .keys("enter end enter backspace")
        .text("Peace.")
        .keys("enter")
        .sees("▸ their hope      Peace.");
}

#[test]
fn closing_asks_for_nothing_more_and_says_what_is_still_open() {
    let mut desk = Desk::sample();
    desk.now = chrono::DateTime::parse_from_rfc3339("2027-05-20T17:00:00-07:00").unwrap();
    desk.open(Route::Today);
    let world = &desk.app.world;
    let steps = next_steps(&world.book, &world.library, world.author().unwrap(), world.local());
    let promises = |family| steps.iter().any(|n| n.step == Step::Promise && n.family == Some(family));
    let mut second = steps.iter().filter(|n| n.step == Step::Second).filter_map(|n| n.family);
    let family = second.find(|family| promises(*family)).unwrap();
    let visit = world.book.visits_of(family)[0].id;
    let of_family = |desk: &Desk, step: Step| {
        let world = &desk.app.world;
        let steps = next_steps(&world.book, &world.library, world.author().unwrap(), world.local());
        steps.iter().any(|next| next.family == Some(family) && next.step == step)
    };
    assert!(of_family(&desk, Step::Second));
    desk.open(Route::Guide(visit, Stage::YearClose, Pass::Only))
        .keys("ctrl-d")
        .sees("promise of ours is open")
        .keys("down enter");
    desk.open(Route::Guide(visit, Stage::YearClose, Pass::Only)).keys("ctrl-o");
    desk.text("open promises").keys("enter").sees("opens all promises").keys("enter").sees("Promises");
    desk.open(Route::Closing).sees("closed today").sees("promise of ours is open");
    assert!(!of_family(&desk, Step::Second) && of_family(&desk, Step::Promise));
    // The wrong key can be taken back.
    desk.open(Route::Guide(visit, Stage::YearClose, Pass::Only))
        .keys("ctrl-d")
        .sees("Open it again")
        .keys("down enter");
    assert!(of_family(&desk, Step::Second));
}

#[test]
fn a_page_with_nothing_to_say_is_not_offered_and_says_what_is_missing() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("11/20 4pm").keys("ctrl-s enter end enter");
    let visit = desk.app.world.book.visits[0].id;
    desk.open(Route::FamilyPage(visit)).sees("Two things are missing");
}

#[test]
fn ready_sentences_are_the_same_in_both_languages() {
    let ids = |tag: &str| ready(tag).iter().map(|r| r.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids("en").len(), 40);
    assert_eq!(ids("en"), ids("es"));
    for tag in ["en", "es"] {
        for sentence in ready(tag) {
            let all = [&sentence.ours, &sentence.theirs, &sentence.sounds];
            assert!(all.iter().all(|words| !words.trim().is_empty()), "{tag} {}", sentence.id);
        }
    }
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Maya");
    desk.open(Route::Form(Purpose::ReadyPromise(visit, &ready("en")[0].id)))
        .sees("bring the flyer for the robotics camp");
    desk.keys("ctrl-s");
    assert_eq!(desk.app.world.book.promises_of(visit).count(), 1);
}

#[test]
fn every_voice_is_right_and_in_both_languages() {
    use homevisit::guide::{Scene, Voices, read_voice};
    let mut ids: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
    for (tag, name, text) in Voices::built_in_texts() {
        let voice = read_voice(&name, &tag, &text).unwrap_or_else(|wrong| panic!("{tag}/{name}: {wrong:?}"));
        assert!(Scene::ALL.iter().all(|scene| !voice.plays(*scene).is_empty()));
        ids.entry(tag).or_default().push(voice.id);
    }
    for list in ids.values_mut() {
        list.sort();
    }
    assert_eq!(ids["en"], ids["es"]);
    assert!(ids["en"].len() >= 16);
    let library = Library::built_in();
    let voices = library.voices().in_language("en");
    let experts = voices.iter().filter(|voice| !voice.subject.is_empty()).count();
    assert!(experts >= 8, "{experts}");
    // The same seed deals the same, nobody twice before everybody once, and another seed otherwise.
    let dealt = |seed| deal(&voices, seed, None, None).iter().map(|v| v.id.clone()).collect::<Vec<_>>();
    assert_eq!(dealt(7), dealt(7));
    assert_ne!(dealt(7), dealt(8));
    let mut all = dealt(7);
    all.sort();
    assert_eq!(all, ids["en"]);
    let high = deal(&voices, 7, Some(Band::High), None);
    assert_eq!(high[0].band, Band::High);
    // What is wrong is named with its line.
    let wrong = read_voice("a", "en", "id = \"b\"\n").unwrap_err();
    assert_eq!(wrong[0].what, "toml");
}

#[test]
fn closing_the_year_is_offered_once_in_spring_for_all_families() {
    let mut desk = Desk::sample();
    desk.misses("goodbye");
    // Seven months on it is May.
    desk.minutes(60 * 24 * 210).keys("end").sees("families to say goodbye to");
    let met = |desk: &Desk| {
        let rows = desk.screen();
        rows.lines().filter(|line| line.contains("goodbye to say")).count()
    };
    desk.size = (100, 40);
    desk.open(Route::Closing).sees("Closing the year");
    let before = met(&desk);
    assert!(before > 4, "{}", desk.screen());
    desk.keys("enter").sees("closing the year").keys("ctrl-d").sees("Close the year with").keys("down enter");
    desk.sees("Closed for this year").sees("closed today");
    assert_eq!(met(&desk), before - 1);
}

#[test]
fn a_day_that_cannot_be_read_stays_where_it_is_typed() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Sione");
    desk.open(Route::Walk(homevisit::tui::route::GuidePosition {
        visit,
        guide: "follow-up".into(),
        pass: Pass::Only,
        prompt: Some("thank-you-sent".into()),
    }));
    desk.keys("ctrl-t ctrl-t").sees("Until which day?").line("when I feel like it").sees("Until which day?");
    desk.sees("when I feel like it").keys("alt-a").line("10/20").sees("· later");
    let entry = desk.app.world.book.entries_of(visit).find(|e| e.prompt == "thank-you-sent").unwrap();
    assert_eq!(entry.on, Some(day("2026-10-20")));
    // What was put off is not turned to done by the key that ends a sitting.
    desk.keys("ctrl-d").misses("This one");
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d down enter").line("after the harvest").sees("From which day on?");
    desk.sees("after the harvest").keys("alt-a").line("dec 10").sees("Today says to call again");
    desk.keys("f").sees("call again from");
}

#[test]
fn nobody_signs_what_they_cannot_read() {
    let mut desk = Desk::sample();
    desk.size = (40, 12);
    let visit = visit_of(&desk, "Leo and Lucía");
    desk.open(Route::Agree(visit)).keys("a down enter").keys("s enter").sees("passphrase");
    let mut seen = desk.screen();
    assert!(seen.contains("more"), "{seen}");
    for _ in 0..30 {
        desk.keys("down");
        seen += &desk.screen();
    }
    let answers = desk.app.world.book.entries_of(visit).filter(|e| e.author.is_none() && e.written).count();
    assert!(answers > 3 && !desk.screen().contains(" more "), "{}", desk.screen());
    assert!(seen.matches("may be shared").count() > answers, "{seen}");
}

#[test]
fn a_promise_after_filing_waits_for_both_and_a_filed_one_is_never_just_gone() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    assert!(!desk.app.world.book.changed_since_filing(visit));
    desk.open(Route::Form(Purpose::Promise(visit, None))).text("find out about the bus").keys("ctrl-s");
    assert!(desk.app.world.book.changed_since_filing(visit), "what leaves is not all that was promised");
    let world = &desk.app.world;
    let andres = world.book.visit(visit).unwrap().family;
    let steps = next_steps(&world.book, &world.library, world.author().unwrap(), world.local());
    assert!(steps.iter().any(|next| next.step == Step::Agree && next.family == Some(andres)));
    // One that a page names cannot be taken off, nor be made the family's.
    let promise =
        |desk: &Desk| desk.app.world.book.promises_of(visit).find(|p| p.text.contains("robotics")).cloned();
    let known = promise(&desk).unwrap();
    desk.open(Route::Promises(Some(known.id))).keys("delete").sees("Both of you agreed on it");
    assert!(promise(&desk).is_some());
    desk.open(Route::Form(Purpose::Promise(visit, Some(known.id))))
        .keys("tab")
        .text("the family")
        .keys("ctrl-s");
    desk.sees("Both of you agreed on it");
    assert_eq!(promise(&desk).unwrap().whose, Whose::Ours);
}

#[test]
fn another_language_is_no_new_answer() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    desk.open(Route::Agree(visit)).misses("changed since");
    let filed = desk.app.world.book.filings_of(visit).len();
    desk.app.world.text = homevisit::text::Text::new("es", &[]);
    desk.app.world.library.speak("es");
    desk.open(Route::Agree(visit)).misses("Versión archivada 2").sees("se puede compartir");
    assert_eq!(desk.app.world.book.filings_of(visit).len(), filed);
}

#[test]
fn a_draw_after_the_invitation_chose_nobody() {
    let (mut book, me, _, id) = pair();
    let of = book.visits[0].family;
    let mut called = book.visits[0].clone();
    called.selection = Some(Selection::RandomDraw);
    called.called(day("2026-11-20"), me, CallOutcome::Agreed);
    book.put(Record::Visit(called));
    let draw = |number: u128, on: &str| Draw {
        id: DrawId(Uuid::from_u128(number)),
        at: format!("{on}T09:00:00-08:00").parse().unwrap(),
        by: me,
        seed: 4,
        among: 1,
        from: Pool { everybody: true, ..Pool::default() },
        list: list_hash(&[of]),
        picked: vec![of],
    };
    book.put(Record::Draw(draw(700, "2026-11-24")));
    assert_eq!(state_of(&book, id, Practice::NoTargeting), (State::Unknown, "no-draw-on-record"));
    let mut before = book.clone();
    before.draws = vec![draw(699, "2026-11-18"), draw(700, "2026-11-24")].into();
    assert_eq!(state_of(&before, id, Practice::NoTargeting).0, State::Kept);
}

#[test]
fn a_log_that_left_before_anybody_confirmed_pays_nobody() {
    let (mut book, me, partner, id) = pair();
    let mut visit = book.visits[0].clone();
    visit.agreed = Some(at("2026-11-20 17:00"));
    visit.take_facts(Facts { met: Some(true), outside_contract: Some(true), ..Facts::default() });
    book.put(Record::Visit(visit.clone()));
    let sent = |number: u128, on: &str| {
        Record::Disclosure(Disclosure {
            id: DisclosureId(Uuid::from_u128(number)),
            at: on.parse().unwrap(),
            by: me,
            profile: "log".into(),
            format: "csv".into(),
            to: "pay".into(),
            name: "log.csv".into(),
            hash: String::new(),
            lines: vec![LineSent { record: Uuid::nil(), version: 1, hash: String::new(), visit: id }],
        })
    };
    book.put(sent(1, "2026-11-21T09:00:00-08:00"));
    both_were_there(&mut book, &visit, [me, partner], "2026-11-22T09:00:00-08:00");
    assert_eq!(state_of(&book, id, Practice::Compensated), (State::NotYet, "not-sent-for-pay"));
    book.put(sent(2, "2026-11-23T09:00:00-08:00"));
    assert_eq!(state_of(&book, id, Practice::Compensated), (State::Kept, "sent-for-pay"));
    // Nobody is paid whose training has run out, where the site says so.
    let mut ana = book.educators[0].clone();
    ana.trained_through = Some(day("2026-09-01"));
    book.put(Record::Educator(ana));
    let strict = Site { training_must_be_current: true, ..Site::default() };
    assert_eq!(practices(&book, &visit, &strict)[2].why, "training-ended");
}

#[test]
fn a_visit_that_took_place_is_not_moved_ahead_and_a_time_put_right_was_agreed_before() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(4 * 24 * 60);
    let visit = desk.app.world.book.visits[0].id;
    desk.open(Route::Form(Purpose::Plan(visit))).text("11/26 5:30pm").keys("ctrl-s ctrl-s");
    assert_eq!(state_of(&desk.app.world.book, visit, Practice::Voluntary), (State::Kept, "time-agreed"));
    desk.open(Route::Form(Purpose::Facts(visit))).keys("enter ctrl-s ctrl-s");
    desk.open(Route::Form(Purpose::Plan(visit)))
        .text("12/20 4pm")
        .keys("ctrl-s")
        .sees("You have met already");
    // What took place before the day agreed on was not what was agreed on.
    desk.app.world.change_visit(visit, |v| v.facts.on = Some(day("2026-11-18")));
    assert_eq!(state_of(&desk.app.world.book, visit, Practice::Voluntary), (State::Unknown, "another-day"));
}

#[test]
fn minutes_that_were_typed_stay_whoever_said_that_they_met() {
    let mut visit = visit(1, FamilyId(Uuid::nil()), &[]);
    visit.take_facts(Facts { minutes: Some(75), ..Facts::default() });
    assert_eq!(visit.facts.minutes, Some(75));
    visit.take_facts(Facts { met: Some(false), minutes: Some(75), ..Facts::default() });
    assert_eq!(visit.facts.minutes, None);
}

#[test]
fn voices_from_outside_are_cleaned_and_looked_at_whole() {
    use homevisit::guide::{Voices, read_voice};
    let (_, name, text) = Voices::built_in_texts().into_iter().find(|(tag, ..)| tag == "en").unwrap();
    let with = |from: &str, to: &str| {
        let line = text.lines().find(|line| line.starts_with(from)).unwrap().to_owned();
        read_voice(&name, "en", &text.replace(&line, &format!("{from} = {to}")))
    };
    let what = |read: Result<_, Vec<homevisit::guide::Problem>>| {
        read.map(|_: homevisit::guide::Voice| ()).unwrap_err()[0].what
    };
    assert_eq!(what(with("name", "\" \"")), "voice-silent");
    assert_eq!(what(with("who", "\"You are {student}.\"")), "voice-braces");
    assert_eq!(what(with("who", &format!("\"{}\"", "x".repeat(9000)))), "voice-long");
    let hostile = with("band", "\"3-5\"\nlanguage = \"\\u001b]0;x\\u0007\\u202eeulb\"");
    if let Ok(voice) = hostile {
        assert!(!voice.language.unwrap().contains(['\u{1b}', '\u{7}', '\u{202e}']));
    }
}

#[test]
fn what_the_school_offers_is_the_same_list_for_everybody_passed_on_in_their_language_and_noted() {
    let mut desk = Desk::sample();
    let family =
        |desk: &Desk, name: &str| desk.app.world.book.families.iter().find(|f| *f.name == *name).unwrap().id;
    let andres = family(&desk, "Andrés");
    desk.open(Route::Family(andres)).keys("a");
    for _ in 0..20 {
        if desk.screen().contains("▸ What the school can offer") {
            break;
        }
        desk.keys("down");
    }
    desk.keys("enter").sees("The same list for every family").text("robot").keys("enter");
    desk.sees("Robotics camp").keys("ctrl-s");
    assert!(desk.copied.last().unwrap().contains("campamento gratis de robótica"), "in their language");
    let noted = desk.app.world.book.betweens.iter().rfind(|b| b.family == andres).unwrap();
    assert_eq!((noted.kind, &*noted.line), (BetweenKind::Resource, "Robotics camp"));
    // Without a site's own list nothing is made up for a real family.
    let site = Site::default();
    assert!(site.offers(&[], false).is_empty() && !site.offers(&[], true).is_empty());
    assert_eq!(Site::check("[[offers]]\nname = \"\"\nkind = \"camp\"\nwords.en = \"x\"\n")[0].what, "offers");
}

#[test]
fn whoever_interprets_may_say_that_they_were_there_and_agrees_on_nothing() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    let world = &mut desk.app.world;
    let diaz = Educator::named(EducatorId(world.id()), "Díaz");
    let mut of_three = world.book.visit(visit).unwrap().clone();
    of_three.team.push(Member { educator: diaz.id, role: Role::Interpreter });
    world.book.put(Record::Educator(diaz.clone()));
    world.book.put(Record::Visit(of_three));
    desk.open(Route::Agree(visit)).keys("s").sees("Díaz, who interpreted, was there").keys("end enter");
    desk.sees("I was there, and I interpreted").line("Díaz").sees("whoever interpreted was there");
    let book = &desk.app.world.book;
    assert!(book.signed(visit, Act::There, None, diaz.id).is_some());
    let filing = book.agreed_filing(visit).unwrap();
    assert!(
        book.signed(visit, Act::Agree, Some(filing), diaz.id).is_none() && !filing.signers.contains(&diaz.id)
    );
    desk.open(Route::Agree(visit)).keys("s").misses("who interpreted");
}

#[test]
fn a_visit_on_paper_is_typed_back_in_the_order_of_the_sheet_and_noted_as_that() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("11/20 4pm").keys("ctrl-s");
    let visit = desk.app.world.book.visits[0].id;
    desk.open(Route::Form(Purpose::TypeBack(visit)))
        .sees("In the order of the sheet")
        .sees("What Lee remembers");
    desk.text("11/20").keys("tab").text("45").keys("tab").text("Her mother laughed first.").keys("tab");
    desk.text("Pears, three kinds.")
        .keys("tab")
        .text("Her patience.")
        .keys("tab")
        .text("Counting pears.")
        .keys("tab");
    desk.text("bring the pear book").keys("tab").text("12/4").keys("tab").text("Lee").keys("ctrl-s");
    desk.sees("Typed back");
    let book = &desk.app.world.book;
    let visit = book.visit(visit).unwrap();
    assert_eq!((visit.facts.met, visit.facts.minutes), (Some(true), Some(45)));
    let [okafor, lee] = [book.educators[0].id, book.educators[1].id];
    assert_eq!((visit.facts.proof, visit.facts.proof_by), (Some(Proof::SignedSlip), Some(lee)));
    assert!(matches!(book.confirmed(visit.id, okafor), Some(Signed::Paper(keeper)) if *keeper == lee));
    let promise = book.promises_of(visit.id).next().unwrap();
    assert_eq!(&*promise.text, "bring the pear book");
    // Nobody wrote in another's name: what both remembered stands as written together.
    let written: Vec<_> = book.entries_of(visit.id).filter(|e| e.written).collect();
    assert!(written.len() == 3 && written.iter().all(|entry| entry.author.is_none()), "{}", written.len());
    let log = homevisit::export::log::rows(
        book,
        &Site::default(),
        &homevisit::export::log::Options::default(),
        Uuid::nil(),
        desk.now,
    );
    assert_eq!(log[0].seats[0].confirmed.map(homevisit::export::log::Confirmed::word), Some("on-paper"));
    // What is here already is not asked again.
    let id = visit.id;
    desk.open(Route::Form(Purpose::TypeBack(id))).misses("What Lee remembers").misses("Her patience");
    desk.open(Route::Agree(id)).sees("Her patience.").sees("Counting pears.");
}

#[test]
fn what_they_rather_say_changes_nothing_where_nothing_was_typed_and_leaves_no_word_open() {
    let mut desk = Desk::sample();
    let visit = visit_of(&desk, "Andrés");
    let taught = |desk: &mut Desk| {
        desk.open(Route::FamilyPage(visit));
        for _ in 0..9 {
            if desk.screen().lines().any(|l| l.contains('▸') && l.contains("they taught us")) {
                break;
            }
            desk.keys("down");
        }
    };
    taught(&mut desk);
    desk.keys("enter end enter enter").misses("Changed to their words");
    assert!(!desk.app.world.book.changed_since_filing(visit));
    desk.keys("enter end enter")
        .text("bring [book] to borrow")
        .keys("enter")
        .sees("Put in a word for [book]");
    desk.keys("esc");
    assert!(!desk.app.world.book.changed_since_filing(visit));
    // What stays here for want of consent is said where one looks for it.
    desk.misses("not both of you allow");
    for consent in desk.app.world.book.consents.iter_mut() {
        consent.share = false;
    }
    taught(&mut desk);
    desk.sees("stay here: not both of you allow them");
}

#[test]
fn settings_say_how_the_training_that_stands_there_is_shown() {
    let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let public = base16ct::lower::encode_string(key.verifying_key().as_bytes());
    let mut desk = Desk::sample_with(Site { trainer_keys: vec![public.clone()], ..Site::default() });
    let mut okafor = desk.app.world.book.educators[0].clone();
    let mut trained = Trained {
        name: okafor.name.clone(),
        staff_id: String::new(),
        on: day("2026-08-01"),
        through: day("2027-06-30"),
        by: "Ruiz".into(),
        key: public,
        signature: String::new(),
    };
    let signature = ed25519_dalek::Signer::sign(&key, &trained.statement());
    trained.signature = base16ct::lower::encode_string(&signature.to_bytes());
    (okafor.trained_through, okafor.trained) = (Some(trained.through), Some(trained));
    let id = okafor.id;
    desk.app.world.book.put(Record::Educator(okafor));
    desk.size = (120, 40);
    desk.open(Route::Form(Purpose::Educator(Some(id)))).sees("signed by a trainer of your site: Ruiz");
    // Another day is nobody's but whose who typed it.
    desk.keys("down down down down down ctrl-u").text("2027-07-31").sees("July 31, 2027").misses("signed by");
    desk.keys("ctrl-u").text("2027-06-30").sees("signed by a trainer of your site: Ruiz");
}
