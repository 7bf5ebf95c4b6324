//! A family's year, from the call to what is sent.

use homevisit::tui::route::Route;
use homevisit::visit::{Facts, Record};

use super::harness::{Desk, PASSPHRASE};

/// Maya's first visit is agreed for Thursday at five, and it is Thursday, half past five.
fn on_thursday(desk: &mut Desk) {
    desk.keys("enter ctrl-d enter")
        .text("thu 5pm")
        .sees("Thursday, November 26, 2026, 5:00 pm")
        .keys("ctrl-s");
    desk.sees("How did Maya come to be invited?").keys("down down enter");
    desk.sees("Today").sees("Prepare").sees("Thursday 5:00 pm, at home");
    desk.minutes(3 * 24 * 60 + 20);
}

/// Both have remembered, alone.
fn both_remembered(desk: &mut Desk) {
    on_thursday(desk);
    desk.keys("down enter").sees("Before it fades").sees("ours, when both are done");
    desk.text("She wants to build games.\nGrandfather: never afraid of numbers").keys("ctrl-d");
    desk.sees("Yours is safe. Lee has not written yet, and need not.").keys("enter");
    desk.sees("Lee has the keyboard").sees("┌ Lee").misses("never afraid");
    desk.text("He laughed about the chickens.").keys("ctrl-d").sees("You both are done.");
}

/// Goes to the prompt with these words, in the walk that is open.
fn go_to(desk: &mut Desk, words: &str) {
    for _ in 0..40 {
        if desk.screen().contains(words) {
            return;
        }
        desk.keys("tab");
    }
    panic!("no prompt has “{words}”:\n{}", desk.screen());
}

/// The three joint answers that are enough, by both, from side by side.
fn reflected(desk: &mut Desk) {
    both_remembered(desk);
    desk.keys("enter").sees("side by side").sees("never afraid").sees("chickens");
    desk.keys("down h").sees("◆").keys("r").sees("reflecting");
    go_to(desk, "Which strength");
    desk.sees("Both of us").text("Her patience with numbers.");
    go_to(desk, "use in class?");
    desk.text("Games in the fractions unit.");
    go_to(desk, "What did we say we would do?");
    desk.keys("enter")
        .sees("We promised nothing this time")
        .keys("down enter")
        .keys("ctrl-d")
        .sees("agree and file");
}

/// Facts are in, both signed: Lee by typed name, Okafor by passphrase.
fn filed(desk: &mut Desk) {
    filed_allowing(desk, "1 2");
}

/// The same, with these keys for what may be shared.
fn filed_allowing(desk: &mut Desk, allowing: &str) {
    reflected(desk);
    desk.sees("still open: the facts for pay")
        .keys("enter")
        .sees("Did you meet?")
        .keys("tab tab tab tab tab tab ctrl-s");
    desk.sees("Everything is here.").sees("This is what you sign:").sees("Her patience with numbers.");
    desk.keys(allowing)
        .keys("s")
        .sees("What do you sign?")
        .keys("enter")
        .sees("Lee has no passphrase here")
        .line("Okafor")
        .sees("That is not the name Lee");
    desk.line("Lee").sees("Okafor: your own passphrase").line("wrong").sees("did not open it");
    desk.line(PASSPHRASE).sees("Filed. You both were there");
}

#[test]
fn an_invitation_that_is_declined_asks_no_reason() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d")
        .sees("No reason is asked")
        .keys("up up up up")
        .keys("down down down down enter");
    desk.sees("Nothing waits.");
}

#[test]
fn a_past_time_is_asked_about_before_it_counts() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter")
        .text("11/20 4pm")
        .keys("ctrl-s")
        .sees("is past. Enter again")
        .keys("ctrl-s end enter");
    desk.sees("Today").sees("Remember");
}

#[test]
fn training_that_ends_before_the_day_and_a_place_that_does_not_count_are_said_when_it_is_set() {
    let mut desk = Desk::started();
    let mut okafor = desk.app.world.book.educators[0].clone();
    okafor.trained_through = Some("2026-11-25".parse().unwrap());
    desk.app.world.book.put(homevisit::visit::Record::Educator(okafor));
    desk.keys("enter ctrl-d enter").text("wed 4pm").keys("ctrl-s end enter").sees("Today").misses("training");
    desk.keys("f enter a").text("p").keys("esc");
    let visit = desk.app.world.book.visits[0].id;
    desk.keys("a end up enter").sees("When").text("fri 4pm").keys("ctrl-s");
    desk.sees("Okafor's training ends on Wednesday, November 25, 2026, before this");
    desk.sees("Enter again plans it all the same.").keys("tab tab tab right right right right right ctrl-s");
    desk.sees("A visit on school grounds does not count for pay here.").keys("ctrl-s").sees("first visit");
    let planned = desk.app.world.book.visit(visit).unwrap();
    assert_eq!(planned.place, homevisit::visit::Place::School);
    assert_eq!(planned.agreed.unwrap().to_string(), "2026-11-27 16:00:00");
}

#[test]
fn what_is_not_kept_is_said_with_a_remedy_before_it_is_filed_in_the_sites_words() {
    let site = homevisit::site::Site::read("[practices.en]\ntrained = \"Trained as we do it\"\n").unwrap();
    let mut desk = Desk::started_with(site);
    reflected(&mut desk);
    desk.keys("enter")
        .sees("Did you meet?")
        .keys("tab tab tab tab tab tab ctrl-s")
        .sees("Everything is here.");
    desk.size = (100, 60);
    desk.sees("Of the five practices, the record does not show these yet");
    desk.sees("Trained as we do it: not known (a training date is missing in").sees("Write it there, once");
    desk.misses("voluntary, arranged ahead: not");
}

#[test]
fn a_time_without_an_hour_asks_for_it_and_nonsense_is_refused() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter")
        .text("thu")
        .keys("ctrl-s")
        .sees("at what time?")
        .text(" at 5")
        .keys("ctrl-s end enter")
        .sees("Thursday 5:00 pm");
    desk.keys("enter ctrl-d esc esc");
}

#[test]
fn moving_a_visit_keeps_its_preparation() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").keys("enter");
    for _ in 0..30 {
        if desk.screen().contains("┌ Okafor") {
            break;
        }
        desk.keys("tab");
    }
    desk.text("I hope she keeps asking why.").keys("esc").sees("Today");
    desk.keys("f enter a").sees("Plan, or move it").keys("end up enter").sees("When");
    desk.text("fri 4pm").keys("ctrl-s").sees("Friday").keys("esc enter").sees("Prepare");
    desk.keys("enter").keys("esc").keys("/").text("asking why").sees("I hope she keeps asking why");
}

#[test]
fn a_first_visit_in_person_closes_the_laptop() {
    let mut desk = Desk::started();
    on_thursday(&mut desk);
    desk.minutes(-15).keys("down enter");
    desk.sees("Close the laptop. Listen. I'll be here.").misses("┌").text("xyz").sees("Close the laptop.");
    desk.keys("c").sees("Phones silent, one breath").misses("┌");
    for _ in 0..25 {
        desk.keys("tab").misses("┌ Okafor");
    }
    desk.keys("r").sees("Before it fades").sees("┌ Okafor");
}

#[test]
fn notes_in_a_first_visit_need_the_sites_word() {
    let site = homevisit::site::Site { notes_in_first_visit: true, ..Default::default() };
    let mut desk = Desk::started_with(site);
    on_thursday(&mut desk);
    desk.minutes(-15).keys("down enter c").sees("┌ Okafor");
}

#[test]
fn what_each_remembers_alone_is_held_until_both_are_done() {
    let mut desk = Desk::started();
    on_thursday(&mut desk);
    desk.keys("down enter").text("Only Okafor heard this.").keys("esc");
    desk.keys("f8 enter").sees("Lee has the keyboard").keys("/").text("Okafor heard").sees("Nothing found.");
    desk.keys("esc f enter").misses("Only Okafor heard this.");
    desk.keys("esc esc f8 enter f enter").sees("Only Okafor heard this.");
}

#[test]
fn shown_before_both_are_done_only_when_both_agree() {
    let mut desk = Desk::started();
    on_thursday(&mut desk);
    desk.keys("down enter").text("Okafor's words.").keys("ctrl-d down enter");
    // Lee has written nothing, and holds nobody back.
    desk.sees("side by side").sees("Okafor's words.");
}

#[test]
fn what_both_wrote_alone_shows_when_both_agree() {
    let mut desk = Desk::started();
    on_thursday(&mut desk);
    desk.keys("down enter").text("Okafor's words.").keys("esc f8 enter enter");
    desk.sees("┌ Lee").text("Lee's words.").keys("esc f8 enter enter ctrl-d down enter");
    desk.sees("You agreed to show. It opens when Lee agrees or is done.").keys("esc esc f8 enter");
    desk.keys("f enter a")
        .sees("Side by side")
        .text("9")
        .keys("enter")
        .sees("You are not done remembering yet")
        .keys("down enter");
    desk.sees("Okafor's words.").sees("Lee's words.");
}

#[test]
fn talking_together_is_ours_at_once() {
    let mut desk = Desk::started();
    on_thursday(&mut desk);
    desk.keys("down enter ctrl-g g")
        .sees("Talking together")
        .sees("┌ Both of us")
        .text("We both heard this.");
    desk.keys("esc f8 enter f enter").sees("We both heard this.");
}

#[test]
fn a_reflection_is_agreed_by_both_and_filed() {
    let mut desk = Desk::started();
    filed(&mut desk);
    desk.keys("esc esc")
        .sees("Today")
        .sees("Thank     Maya")
        .sees("1 visit filed, not yet sent")
        .sees("You have met 1 family.");
}

#[test]
fn what_is_sent_is_what_was_shown_and_is_remembered() {
    let mut desk = Desk::started();
    filed(&mut desk);
    desk.keys("esc esc x").sees("1 not yet sent").keys("enter");
    desk.sees("Exactly this leaves: 1 visit")
        .sees("Stays here: 2 names")
        .sees("Stays here: 5 texts")
        .misses("Maya");
    // In words first, then exactly.
    desk.sees("about 40 minutes")
        .sees("Lee: was there, their partner typed it for them")
        .misses("Visits 1/1");
    desk.sees("Okafor: was there, confirmed with their own key, claims 1 unit").keys("e");
    desk.sees("a workbook (Excel)").sees("Visits 1/1").sees("Not sealed: whoever has the file");
    desk.keys("f")
        .sees("a CSV file")
        .keys("s")
        .sees("For whom?")
        .keys("enter")
        .sees("Write it to a file")
        .keys("enter")
        .sees("remembers it");
    let log = std::fs::read(desk.folder.path().join("homevisit-visits-2026-11-26.csv")).unwrap();
    let log = String::from_utf8(log).unwrap();
    assert!(
        log.starts_with('\u{feff}') && log.contains("own-key") && log.contains("typed-by-partner"),
        "{log}"
    );
    assert!(!log.contains("Maya") && !log.contains("patience"), "{log}");
    desk.sees("Visits (for pay): nothing is waiting")
        .keys("down enter")
        .keys("page-down page-down")
        .sees("Her patience with numbers.");
    desk.misses("Games in the fractions unit.")
        .sees("Stays here: 2 answers")
        .keys("c")
        .line("")
        .sees("It arrived")
        .keys("enter")
        .sees("clipboard");
    assert!(desk.copied[0].contains("Her patience with numbers."));
    desk.keys("w").sees("reflection, 1 visit").sees("log for pay, 1 visit, for the coordinator");
}

#[test]
fn a_later_change_is_an_amendment_that_shows_the_difference() {
    let mut desk = Desk::started();
    filed(&mut desk);
    desk.keys("esc esc f enter a").text("a").keys("esc").sees("filed");
    desk.keys("a").sees("Agree and file").keys("end up up up enter").sees("agree and file");
    desk.keys("enter").sees("Which strength").keys("alt-a").text("Her patience, and her jokes.").keys("esc");
    desk.sees("What changed since filing 1:")
        .sees("− Her patience with numbers.")
        .sees("+ Her patience, and her jokes.");
    desk.keys("s enter").line("Lee").line(PASSPHRASE).sees("Filed.");
    assert_eq!(desk.app.world.book.filings.len(), 2);
    assert_eq!(desk.app.world.book.filings[1].number, 2);
}

#[test]
fn an_edit_takes_back_what_was_allowed() {
    let mut desk = Desk::started();
    filed(&mut desk);
    let visit = desk.app.world.book.visits[0].id;
    let leaving = |desk: &Desk| {
        let filing = desk.app.world.book.agreed_filing(visit).unwrap();
        homevisit::visit::may_leave(&desk.app.world.book, &filing.answers[0], &filing.signers)
    };
    assert_eq!(leaving(&desk), homevisit::visit::Leaving::Shared);
    desk.keys("esc esc f enter a end up up up enter enter")
        .text(" And jokes.")
        .keys("esc s enter")
        .line("Lee")
        .line(PASSPHRASE);
    assert_eq!(leaving(&desk), homevisit::visit::Leaving::Stays);
}

#[test]
fn the_second_visit_opens_with_their_own_words() {
    let mut desk = Desk::started();
    filed(&mut desk);
    desk.keys("esc esc f enter n")
        .sees("second visit, learning")
        .text("12/10 5pm")
        .keys("ctrl-s")
        .keys("esc esc");
    desk.minutes(14 * 24 * 60 - 30).sees("Today");
    desk.keys("f enter end a").keys("down down enter").sees("the visit");
    desk.sees("In their words:").sees("“Grandfather: never afraid of numbers”");
    go_to(&mut desk, "Begin from their hopes");
    desk.sees("“Grandfather: never afraid of numbers”").keys("ctrl-t").sees("· done");
    desk.keys("tab").sees("You told us: “Grandfather: never afraid of numbers”");
    desk.keys("f7").sees("Turning the screen to the family");
}

#[test]
fn a_mistake_is_kept_and_counts_nowhere() {
    let mut desk = Desk::started();
    on_thursday(&mut desk);
    desk.keys("f enter a end enter")
        .sees("It was a mistake")
        .keys("down enter")
        .sees("Kept, and taken out of every count");
    assert!(desk.app.world.book.visits[0].voided);
}

#[test]
fn the_table_view_shows_the_family_their_hopes_and_the_step_alone() {
    let site = homevisit::site::Site { table_view: true, ..Default::default() };
    let mut desk = Desk::started_with(site);
    filed(&mut desk);
    desk.keys("esc esc f enter n").text("12/10 5pm").keys("ctrl-s").keys("end a down down enter");
    go_to(&mut desk, "The student shows the work");
    desk.text("A note of ours.").keys("f7").sees("What you hope for").sees("never afraid of numbers");
    desk.sees("How was it made")
        .text("zzz")
        .misses("A note of ours.")
        .misses("Leave out")
        .keys("f7")
        .sees("A note of ours.")
        .misses("zzz");
}

#[test]
fn what_is_removed_can_be_brought_back() {
    let mut desk = Desk::started();
    desk.keys("f c")
        .text("Andrés")
        .keys("ctrl-s")
        .keys("esc")
        .sees("Andrés")
        .keys("home")
        .keys("delete")
        .sees("u brings it back");
    let left = desk.app.world.book.families.len();
    assert_eq!((left, desk.app.world.book.students.len()), (1, 1));
    desk.keys("u").sees("It is back.").sees("Andrés").sees("Maya");
    desk.start_again().line(PASSPHRASE).keys("f").sees("Andrés").sees("Maya");
}

#[test]
fn a_family_with_visits_is_not_removed() {
    let mut desk = Desk::started();
    desk.keys("enter esc f delete").sees("They stay, and so does the family.").sees("Maya");
}

#[test]
fn an_earlier_state_is_brought_back_as_a_new_one_and_a_hold_keeps_all() {
    let mut desk = Desk::started();
    on_thursday(&mut desk);
    desk.keys("down enter").text("The first words.").keys("esc").minutes(11).keys("enter");
    desk.keys("alt-a").text("Other words.").keys("ctrl-r").sees("Other words.").sees("now");
    desk.keys("down")
        .sees("The first words.")
        .keys("enter")
        .sees("Brought back")
        .sees("The first words.")
        .keys("ctrl-r");
    let versions = desk.screen().matches("Okafor, ").count();
    assert_eq!(versions, 3, "{}", desk.screen());
    desk.keys("esc esc s")
        .keys("end up enter down enter")
        .sees("nothing can be erased")
        .keys("esc enter ctrl-r delete");
    desk.keys("down down enter").sees("Nothing can be erased while a hold is on");
}

#[test]
fn a_visit_whose_record_the_partner_keeps_is_not_sent_from_here() {
    let mut desk = Desk::started();
    filed(&mut desk);
    let lee = desk.app.world.book.educators[1].id;
    let visit = desk.app.world.book.visits[0].id;
    desk.app.world.change_visit(visit, |v| v.kept_by = Some(lee));
    desk.keys("esc esc").misses("not yet sent").keys("x enter").sees("No visit waits to be sent.");
}

#[test]
fn a_partner_gets_a_passphrase_and_signs_with_it() {
    let mut desk = Desk::started();
    desk.keys("s down down")
        .sees("Lee gets a passphrase")
        .keys("down enter")
        .text(PASSPHRASE)
        .keys("tab")
        .text("blue boats")
        .keys("tab")
        .text("blue boats")
        .keys("ctrl-s");
    desk.sees("Recovery code for Lee");
    let part = desk.part_of_code();
    desk.line(&part).keys("esc");
    reflected(&mut desk);
    desk.keys("enter tab tab tab tab tab tab ctrl-s s enter")
        .sees("Lee: your own passphrase")
        .line("blue boats")
        .sees("Okafor: your own passphrase");
    desk.line(PASSPHRASE).sees("Filed.");
    desk.start_again().line("blue boats").sees("Lee with Okafor");
}

#[test]
fn a_line_between_visits_can_be_put_right() {
    let mut desk = Desk::started();
    desk.keys("f enter b down").text("called abuot the fair").keys("ctrl-s").sees("called abuot the fair");
    desk.keys("end enter").sees("called abuot the fair");
    desk.keys("down end").text(" on Sunday").keys("ctrl-s").sees("abuot the fair on Sunday");
    assert_eq!(desk.app.world.book.betweens.len(), 1);
}

#[test]
fn siblings_are_joined_group_by_group_and_with_those_who_are_here() {
    let mut desk = Desk::started();
    let read = |desk: &mut Desk, list: &str| {
        let path = desk.folder.path().join("class.csv");
        std::fs::write(&path, list).unwrap();
        desk.keys("f i").line(path.to_str().unwrap());
    };
    let head = "Name,Grade,Student ID,Phone\n";
    let first = "Leo Rivera,3,1,916-555-0111\nLucía Rivera,5,2,916-555-0111\nAna Paz,3,3,916-555-0122\nEva Paz,3,4,916-555-0122\n";
    read(&mut desk, &format!("{head}{first}"));
    desk.sees("Leo Rivera, Lucía Rivera: a family together").sees("Ana Paz, Eva Paz: a family together");
    desk.keys("down t")
        .sees("Ana Paz, Eva Paz: each a family of their own")
        .sees("Leo Rivera, Lucía Rivera: a family together");
    desk.keys("enter esc");
    let names = |desk: &Desk| {
        let mut names: Vec<_> = desk.app.world.book.families.iter().map(|f| f.name.to_string()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&desk), ["Ana", "Eva", "Leo, Lucía", "Maya"]);

    // A little brother comes into the list, a year later.
    read(&mut desk, &format!("{head}{first}Beto Rivera,K,5,916-555-0111\n"));
    desk.keys("enter esc");
    assert_eq!(names(&desk), ["Ana", "Eva", "Leo, Lucía, Beto", "Maya"]);
}

#[test]
fn families_typed_in_before_the_class_list_are_met_in_it() {
    let mut desk = Desk::new();
    desk.keys("3").line("Okafor").line("").line(PASSPHRASE).line(PASSPHRASE);
    let part = desk.part_of_code();
    desk.line(&part)
        .keys("ctrl-s")
        .line("Moua")
        .keys("f c")
        .text("Ruiz")
        .keys("ctrl-s")
        .keys("esc")
        .sees("Ruiz");
    let path = desk.folder.path().join("class.csv");
    std::fs::write(&path, "Name,Grade,Student ID\nMaya Ruiz,3,1\nPa Moua,5,2\n").unwrap();
    desk.keys("i").line(path.to_str().unwrap()).sees("0 to add · 2 to change");
    desk.sees("Pa Moua: here called Moua").keys("enter");
    let mut names: Vec<_> = desk.app.world.book.students.iter().map(|s| s.name.to_string()).collect();
    names.sort();
    assert_eq!((names, desk.app.world.book.families.len()), (vec!["Maya".to_owned(), "Pa".to_owned()], 2));
}

#[test]
fn what_may_leave_and_did_not_is_said_where_one_looks_for_it() {
    let mut desk = Desk::started();
    filed(&mut desk);
    desk.keys("esc esc").sees("1 visit filed, not yet sent").sees("our reflection on 1 visit");
    desk.keys("x down enter").sees("Exactly this leaves").keys("esc esc f enter a");
    for _ in 0..30 {
        if desk.screen().contains("▸ Agree and file") {
            break;
        }
        desk.keys("down");
    }
    desk.keys("enter").sees("agree and file").keys("1 1 esc").sees("was not signed, so it stays as it was");
    for consent in desk.app.world.book.consents.iter_mut() {
        consent.share = false;
    }
    desk.keys("esc esc x down enter").sees("No answer is allowed to leave by both of you");
}

#[test]
fn what_one_key_answers_the_same_key_takes_back() {
    let mut desk = Desk::started();
    both_remembered(&mut desk);
    desk.keys("enter r").sees("reflecting");
    go_to(&mut desk, "Which strength");
    desk.keys("ctrl-t").sees("Nothing to add.").keys("ctrl-t").misses("Nothing to add.");
}

#[test]
fn a_draw_stays_on_record_and_can_be_made_again_by_anyone() {
    use homevisit::visit::{list_hash, pick_at_random, uninvited};
    let mut desk = Desk::started();
    let names = ["Ana", "Beto", "Caro", "Dani", "Eva"];
    desk.keys("f");
    for name in names {
        desk.keys("c").text(name).keys("ctrl-s").keys("esc");
    }
    let list = uninvited(&desk.app.world.book);
    desk.keys("d down enter").sees("Drawn").keys("esc");
    let drawn = desk.app.world.book.draws[0].picked[0];
    desk.keys("d")
        .sees("From whom?")
        .sees("not invited yet (4)")
        .sees("everybody, invited or not (6)")
        .keys("esc");
    let draw = desk.app.world.book.draws[0].clone();
    assert_eq!((draw.picked.len(), draw.among, &draw.list), (2, 6, &list_hash(&list)));
    assert_eq!(draw.picked, pick_at_random(&list, 2, draw.seed));
    desk.keys("d enter enter").sees("Drawn").keys("esc d end enter").sees("What was drawn before");
    desk.sees("2 of 6 (not invited yet)")
        .sees("1 of 4 (not invited yet)")
        .sees(&format!("number {}", draw.seed));
    desk.start_again().line(PASSPHRASE).keys("f d end enter").sees("2 of 6").keys("esc");
    // Drawing from everybody names whoever was invited before, and plans no second first visit with them.
    desk.keys("d down enter")
        .sees("everybody, invited or not (6)")
        .keys("down down down enter")
        .sees("Drawn");
    desk.sees("a visit is there already");
    assert_eq!(desk.app.world.book.visits_of(drawn).len(), 1);
}

#[test]
fn a_page_for_a_family_is_made_one_visit_at_a_time() {
    let mut desk = Desk::started();
    reflected(&mut desk);
    desk.keys("enter").keys("ctrl-s esc esc esc esc x down down down enter");
    desk.sees("Nothing may go to them yet. Two things are missing");
    // What one of them keeps back is not given away to those who said it either.
    let mut desk = Desk::started();
    filed_allowing(&mut desk, "end 1");
    desk.keys("esc esc x down down down enter enter").sees("Nothing may go to them yet");
    desk.misses("never afraid of numbers");
    let mut desk = Desk::started();
    filed_allowing(&mut desk, "end 1 2");
    desk.keys("esc esc x down down down enter").sees("One family at a time").keys("enter");
    desk.sees("Exactly this leaves: 1 visit, a page to print").misses("Not sealed");
    desk.sees("From your visit").keys("s enter enter").sees("“What I sent” remembers");
    let page =
        std::fs::read_to_string(desk.folder.path().join("homevisit-family-page-2026-11-26.html")).unwrap();
    assert!(page.contains("Grandfather: never afraid of numbers"), "{page}");
    assert!(!page.contains("chickens"), "nothing that one of them wrote alone: {page}");
    desk.keys("w").sees("November 2026").sees("page for the family, 1 visit");
}

#[test]
fn a_promise_can_ask_the_coordinator_in_a_line_that_both_agree_on() {
    let mut desk = Desk::started();
    reflected(&mut desk);
    desk.keys("esc esc esc f enter m").text("camp flyer").keys("tab tab tab right right right");
    desk.sees("a camp, a club, a class").sees("Only this line leaves").keys("tab");
    desk.text("A flyer from the office").keys("ctrl-s");
    let promise = desk.app.world.book.promises.last().unwrap();
    assert_eq!(&*promise.request.as_ref().unwrap().line, "A flyer from the office");
    desk.keys("m").text("grandfather's notebook").keys("tab right").misses("Ask the coordinator");
}

#[test]
fn what_is_marked_is_decided_before_it_goes_and_kept_on_purpose_is_not_asked_again() {
    let mut desk = Desk::started();
    filed(&mut desk);
    // A phone number finds its way into a joint answer, and both agree on it.
    desk.keys("esc esc f enter a").sees("Agree and file").keys("end up up up enter").sees("agree and file");
    desk.keys("enter")
        .sees("Which strength")
        .keys("alt-a")
        .text("Her patience. Call 916-555-0142.")
        .keys("esc");
    desk.keys("1 1 2 2 s enter").line("Lee").line(PASSPHRASE).sees("Filed.");
    desk.keys("esc esc esc x down enter").sees("In 1 text something is worth a second look");
    desk.keys("s").sees("Look at this once more").sees("“916-555-0142”: a phone number");
    // Leaving it out leaves nothing here; changing it leads to where it was written.
    desk.keys("down enter").sees("Which strength").sees("agree and file again").keys("esc");
    desk.keys("enter s enter").sees("For whom?").keys("esc esc");
    assert_eq!(desk.app.world.book.kept.len(), 1);
    desk.keys("enter").misses("worth a second look").keys("s").sees("For whom?");
}

#[test]
fn names_leave_only_for_a_school_official_and_are_asked_about_once_more() {
    let mut desk = Desk::started();
    filed(&mut desk);
    desk.keys("esc esc x enter n").sees("Names stay here: your site does not say");
    let site = homevisit::site::Site { recipient_is_school_official: true, ..Default::default() };
    let mut desk = Desk::started_with(site);
    filed(&mut desk);
    desk.keys("esc esc x enter")
        .misses("by name:")
        .misses("student_name: Maya")
        .keys("n")
        .sees("With names?")
        .keys("down enter");
    desk.sees("by name: Maya; family: Maya").keys("e");
    for _ in 0..8 {
        if !desk.screen().contains("student_name: Maya") {
            desk.keys("page-down");
        }
    }
    desk.sees("student_name: Maya").keys("n").misses("With names?").misses("student_name: Maya");
}

#[test]
fn everything_of_mine_is_a_folder_of_plain_files_with_my_own_drawer_in_it() {
    let mut desk = Desk::started();
    filed(&mut desk);
    desk.keys("esc esc x end enter").sees("Everything that I may read").keys("enter").sees("remembers it");
    let folder = desk.folder.path().join("homevisit-everything-2026-11-26");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    assert!(read("families.csv").contains("Maya"));
    let texts = std::fs::read_dir(folder.join("texts")).unwrap().next().unwrap().unwrap().path();
    assert!(std::fs::read_to_string(texts).unwrap().contains("never afraid of numbers"));
    desk.keys("w").sees("everything of mine");
    desk.keys("esc end enter enter").sees("There is something of that name already");
}

#[test]
fn a_month_a_partner_or_one_visit_can_be_picked_and_sent_again() {
    let mut desk = Desk::sample();
    desk.keys("x v").sees("Which visits?").sees("September 2026").sees("with Lee").keys("down enter");
    desk.sees("Visits: all.").keys("enter").sees("Exactly this leaves: 9 visits");
    desk.keys("esc v down down down enter")
        .sees("Visits: September 2026.")
        .keys("enter")
        .sees("leaves: 1 visit,");
}

#[test]
fn what_was_noted_before_a_second_visit_does_not_begin_it() {
    let mut desk = Desk::sample();
    desk.keys("f down down down enter a down down enter").sees("1/30").sees("Arrive, thank");
}

#[test]
fn a_new_visit_begins_wherever_its_key_works() {
    for way in ["n", "f n", "f enter n"] {
        let mut desk = Desk::sample();
        desk.keys(way);
        if way == "n" {
            desk.sees("A visit with whom?").keys("enter");
        }
        desk.sees("a new visit");
    }
}

fn hash_of(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    base16ct::lower::encode_string(&sha2::Sha256::digest(bytes))
}

/// A site whose coordinator has a card, and the card's other half.
fn sealing() -> (homevisit::site::Site, age::x25519::Identity) {
    let identity = age::x25519::Identity::generate();
    let coordinator_card = identity.to_public().to_string();
    (homevisit::site::Site { coordinator_card, ..Default::default() }, identity)
}

#[test]
fn what_is_sealed_is_sealed_on_the_clipboard_too() {
    let (site, identity) = sealing();
    let mut desk = Desk::sample_with(site);
    desk.keys("x down enter").sees("Sealed: only your coordinator can open it.").keys("c enter");
    let copied = desk.copied.last().expect("nothing was copied").clone();
    assert!(copied.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"), "{}", &copied[..60]);
    let opened = age::decrypt(&identity, copied.as_bytes()).unwrap();
    assert!(opened.starts_with(b"<!doctype html>"));
    // What is remembered is the hash of what was copied.
    desk.keys("enter").sees("remembers it");
    assert_eq!(desk.app.world.book.disclosures.last().unwrap().hash, hash_of(copied.as_bytes()));
}

#[test]
fn a_copy_is_asked_about_once_it_was_made_however_fast_the_keys_come() {
    let (site, _) = sealing();
    let mut desk = Desk::sample_with(site);
    let before = desk.app.world.book.disclosures.len();
    desk.keys("x down enter c").at_once("enter enter");
    // Whatever the second Enter met, the copy is still asked about, and it is what is remembered.
    desk.sees("It arrived: remember it").keys("enter").sees("remembers it");
    assert_eq!(desk.app.world.book.disclosures.len(), before + 1);
    let copied = desk.copied.last().unwrap();
    assert_eq!(desk.app.world.book.disclosures.last().unwrap().hash, hash_of(copied.as_bytes()));
}

#[test]
fn what_is_remembered_is_the_hash_of_what_was_written() {
    for site in [homevisit::site::Site::default(), sealing().0] {
        let mut desk = Desk::sample_with(site);
        desk.keys("x enter s enter enter").sees("Done: ");
        let left = desk.app.world.book.disclosures.last().unwrap().clone();
        let written = std::fs::read(desk.folder.path().join(&left.name)).unwrap();
        assert_eq!(left.hash, hash_of(&written));
    }
    // A folder of many files as well, though time passes while it is written.
    let mut desk = Desk::sample();
    desk.keys("x end enter enter").sees("remembers it");
    let left = desk.app.world.book.disclosures.last().unwrap().clone();
    let folder = desk.folder.path().join(&left.name);
    let world = &desk.app.world;
    let made = homevisit::export::everything::folder(
        &world.book,
        &std::collections::HashMap::new(),
        &world.site,
        world.now,
        &|key| world.text.get(key, &[]),
    );
    let mut bytes = Vec::new();
    for (name, _) in made.files() {
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend(std::fs::read(folder.join(name)).unwrap());
    }
    assert_eq!(left.hash, hash_of(&bytes));
}

#[test]
fn the_table_view_begins_at_its_beginning_however_far_the_card_was_read() {
    let site = homevisit::site::Site { table_view: true, ..Default::default() };
    let mut desk = Desk::started_with(site);
    filed(&mut desk);
    desk.keys("esc esc f enter n").text("12/10 5pm").keys("ctrl-s").keys("end a down down enter");
    go_to(&mut desk, "The student shows the work");
    desk.size = (34, 10);
    desk.keys("alt-e");
    desk.screen();
    desk.keys("page-down");
    desk.screen();
    desk.keys("f7");
    assert_eq!(desk.screen().lines().nth(1), Some("  Maya"), "{}", desk.screen());
}

#[test]
fn what_takes_back_or_changes_what_was_sent_says_so_in_words() {
    let mut desk = Desk::started();
    filed(&mut desk);
    desk.keys("esc esc x enter s enter enter").sees("remembers it");
    let visit = desk.app.world.book.visits[0].id;
    let facts = desk.app.world.book.visit(visit).unwrap().facts.clone();
    let mut changed = desk.app.world.book.visit(visit).unwrap().clone();
    changed.facts = Facts { minutes: Some(90), ..facts };
    desk.app.world.book.put(Record::Visit(changed.clone()));
    desk.open(Route::Send)
        .keys("enter")
        .sees("about 90 minutes")
        .sees("Was sent before, otherwise: this puts it right");
    changed.voided = true;
    desk.app.world.book.put(Record::Visit(changed));
    desk.open(Route::Send).keys("enter").sees("Was sent before for 1 student: for them, this takes it back");
    desk.misses("Counts for pay").misses("claims");
}

#[test]
fn a_sibling_taken_off_after_sending_is_taken_back_alone() {
    let mut desk = Desk::sample();
    let visit =
        desk.app.world.book.visits.iter().find(|v| v.students.len() == 2 && v.took_place()).unwrap().clone();
    let reference = visit.visit_ref.clone();
    desk.open(Route::Send).keys("enter s enter enter").sees("remembers it");
    let mut less = visit.clone();
    less.students.truncate(1);
    desk.app.world.book.put(Record::Visit(less));
    desk.size = (100, 40);
    desk.open(Route::Send).keys("enter").sees(&reference).sees("For 1 student");
    desk.sees("Was sent before for 1 student: for them, this takes it back").misses("For 2 students");
}

#[test]
fn what_did_not_take_place_and_who_may_claim_nothing_are_said_as_they_are() {
    let mut desk = Desk::sample();
    desk.size = (100, 60);
    let declined =
        desk.app.world.book.visits.iter().find(|v| v.outcome.is_some_and(|o| o.word() == "declined"));
    let declined = declined.unwrap().visit_ref.clone();
    desk.open(Route::Send).keys("enter");
    let screen = desk.screen();
    let about: String = screen.split("\n\n").find(|part| part.contains(&declined)).expect(&screen).to_owned();
    assert!(about.contains("it did not take place") && !about.contains("nobody has said"), "{about}");
    assert!(!about.contains("at home"), "{about}");
}
