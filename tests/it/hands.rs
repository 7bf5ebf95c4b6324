//! Whoever has the keyboard has only what is theirs: forms, secrets and answers stay with whom they belong to, whatever was
//! typed in the meantime.

use homevisit::private::Private;
use homevisit::site::Site;
use homevisit::tui::keys::{Action, Code, Context, Key, Keys};
use homevisit::tui::route::{Purpose, Route, Why};
use homevisit::vault::{Folder, Passphrase, Vault};
use homevisit::visit::*;

use super::harness::{Desk, PASSPHRASE};

/// The visit of the made-up year with a student of this name and an outcome, if any.
fn visit_with(desk: &Desk, name: &str) -> Visit {
    let book = &desk.app.world.book;
    let student = book.students.iter().find(|s| &*s.name == name).unwrap();
    book.visits.iter().filter(|v| v.students.contains(&student.id)).max_by_key(|v| v.agreed).unwrap().clone()
}

fn now_of(desk: &Desk, visit: &Visit) -> Visit {
    desk.app.world.book.visit(visit.id).unwrap().clone()
}

#[test]
fn a_passphrase_half_typed_is_nobody_elses_and_is_gone_with_the_lock() {
    for hand_over in ["ctrl-l", "f8 enter"] {
        let mut desk = Desk::sample();
        let me = desk.app.world.author().unwrap();
        desk.open(Route::Form(Purpose::Passphrase(me, Why::Change))).sees("The present one").text("okafor");
        desk.keys("tab").keys(hand_over);
        if hand_over == "ctrl-l" {
            desk.line("lee");
        }
        desk.misses("The present one").sees("Lee");
        // It waits for whom it belongs to, with nothing in it.
        if hand_over == "ctrl-l" {
            desk.keys("ctrl-l").line("okafor");
        } else {
            desk.keys("f8 enter");
        }
        desk.sees("The present one").misses("•");
        // Whoever sits there now is asked for it: what was typed before counts for nothing.
        desk.keys("tab")
            .text("four red foxes run")
            .keys("ctrl-s")
            .text("four red foxes run")
            .keys("ctrl-s")
            .keys("ctrl-s");
        desk.misses("Recovery code").sees("The present one");
    }
}

#[test]
fn earlier_states_that_waited_aside_are_there_again() {
    let mut desk = Desk::sample();
    let me = desk.app.world.author();
    let mine = desk.app.world.book.entries.iter().find(|e| e.author == me && e.written).unwrap().id;
    let shown = desk.open(Route::History(mine)).screen();
    assert!(shown.contains("words"), "{shown}");
    desk.keys("f8 enter").misses("Earlier").keys("f8 enter");
    let lines = |screen: &str| screen.lines().filter(|line| line.contains("words")).count();
    assert_eq!(lines(&desk.screen()), lines(&shown), "{}", desk.screen());
}

#[test]
fn what_was_asked_for_before_the_lock_comes_to_nothing_behind_it() {
    let mut desk = Desk::sample();
    let me = desk.app.world.author().unwrap();
    desk.open(Route::Form(Purpose::Passphrase(me, Why::Change)));
    desk.text("okafor")
        .keys("ctrl-s")
        .text("four red foxes run")
        .keys("ctrl-s")
        .text("four red foxes run")
        .at_once("ctrl-s ctrl-l");
    desk.misses("Recovery code").sees("passphrase");
    // It was made all the same: the code that nobody saw is shown to its owner.
    desk.line("four red foxes run").sees("Recovery code");
    // A wrong one is no news at the door.
    let mut desk = Desk::sample();
    desk.open(Route::Form(Purpose::Passphrase(me, Why::Change)));
    desk.line("wrong").line("four red foxes run").text("four red foxes run").at_once("ctrl-s ctrl-l");
    desk.misses("did not open");
}

#[test]
fn a_form_that_changes_hands_changes_nobody() {
    for hand_over in ["ctrl-l", "f8 enter"] {
        let mut desk = Desk::sample();
        let before = visit_with(&desk, "Jaylen");
        desk.open(Route::Form(Purpose::Plan(before.id))).keys(hand_over);
        if hand_over == "ctrl-l" {
            desk.line("lee");
        }
        desk.keys("ctrl-s ctrl-s");
        assert_eq!(now_of(&desk, &before).team, before.team, "{hand_over}");
    }
}

#[test]
fn an_untouched_form_that_waited_under_the_lock_keeps_what_was_changed_meanwhile() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("thu 5pm").keys("ctrl-s end enter").minutes(4 * 24 * 60);
    let visit = desk.app.world.book.visits[0].clone();
    desk.open(Route::Form(Purpose::Facts(visit.id))).keys("ctrl-s ctrl-s");
    desk.open(Route::Form(Purpose::Facts(visit.id))).keys("ctrl-l");
    let folder = Folder::at(desk.folder.path().join("data")).unwrap();
    let mut elsewhere = Vault::unlock(&folder, &Passphrase::new(PASSPHRASE.to_owned()), desk.now).unwrap();
    let me = elsewhere.who();
    let mut changed = elsewhere.book(me).unwrap().visits[0].clone();
    changed.facts.minutes = Some(77);
    elsewhere.put(&[Record::Visit(changed)], me, desk.now).unwrap();
    drop(elsewhere);
    // What is typed is one's own; what was left alone is what it is now.
    desk.line(PASSPHRASE).sees("77").keys("tab tab tab").text("4").keys("ctrl-s ctrl-s");
    let facts = now_of(&desk, &visit).facts;
    assert_eq!((facts.minutes, facts.family_members), (Some(77), Some(4)));
}

#[test]
fn a_no_is_never_turned_into_a_visit_by_leaving_a_form_alone() {
    let mut desk = Desk::sample();
    let book = &desk.app.world.book;
    let me = desk.app.world.author().unwrap();
    let unmet = book.visits.iter().filter(|v| v.is_on(me) && !v.voided && !v.took_place());
    let not_held: Vec<Visit> = unmet.filter(|v| v.outcome.is_some() || v.agreed.is_none()).cloned().collect();
    assert!(not_held.iter().any(|v| v.outcome == Some(Outcome::Declined)));
    assert!(not_held.iter().any(|v| v.outcome.is_none()));
    for before in not_held {
        desk.open(Route::Form(Purpose::Facts(before.id))).keys("ctrl-s");
        let after = now_of(&desk, &before);
        assert_eq!((after.outcome, &after.facts), (before.outcome, &before.facts));
    }
}

#[test]
fn a_past_visit_that_is_left_alone_is_left_with_one_key() {
    let mut desk = Desk::sample();
    let before = visit_with(&desk, "Andrés");
    desk.open(Route::Today).open(Route::Form(Purpose::Plan(before.id))).keys("ctrl-s").sees("Next");
}

#[test]
fn the_line_for_sharing_outlives_a_no_on_the_way() {
    let mut desk = Desk::sample();
    let visit = visit_with(&desk, "Andrés");
    desk.open(Route::Form(Purpose::Promise(visit.id, None))).text("private promise words");
    desk.keys("tab tab tab right").sees("private promise words").keys("tab");
    desk.keys(&"backspace ".repeat(30))
        .text("a line to share")
        .keys("shift-tab left")
        .misses("a line to share");
    desk.keys("right").sees("a line to share");
}

#[test]
fn a_vault_that_is_open_elsewhere_keeps_one_at_the_door() {
    let mut desk = Desk::started();
    desk.keys("ctrl-l");
    let folder = Folder::at(desk.folder.path().join("data")).unwrap();
    let elsewhere = Vault::unlock(&folder, &Passphrase::new(PASSPHRASE.to_owned()), desk.now).unwrap();
    desk.line(PASSPHRASE).sees("already open");
    assert!(desk.failed.is_none());
    drop(elsewhere);
    desk.line(PASSPHRASE).sees("Next");
}

#[test]
fn a_sites_file_that_cannot_be_read_sends_nothing_to_the_coordinator() {
    let mut desk = Desk::sample_with(Site::default());
    desk.app.world.site_left_out = Some(homevisit::text::Sentence::new("closed"));
    desk.keys("x enter")
        .sees("Nothing goes to the coordinator")
        .keys("enter")
        .sees("You see exactly what leaves");
    // What goes to nobody's coordinator is not held up.
    desk.open(Route::Send).keys("end up enter").misses("Nothing goes to the coordinator");
}

#[test]
fn a_key_that_works_everywhere_says_where_it_does_not() {
    let mut desk = Desk::sample();
    for key in ["f1", "f8"] {
        desk.open(Route::WhichFamily).keys(key).sees("First this").keys("esc").misses("First this");
    }
}

#[test]
fn a_name_that_says_another_form_is_not_taken() {
    let mut desk = Desk::sample();
    desk.keys("x enter s enter").line("visits.csv").sees("is written as .xlsx");
    assert!(!desk.folder.path().join("visits.csv").exists());
    // A name without an ending is one's own choice, and so is one that says what it is.
    desk.line("visits.XLSX").sees("Done");
    assert!(desk.folder.path().join("visits.XLSX").exists());
}

/// Three children with what stands beside each, in the order of their rows.
fn children(desk: &Desk) -> Vec<(String, StudentId, Option<Band>, Option<String>)> {
    let students = desk.app.world.book.students.iter();
    let mut all: Vec<_> =
        students.map(|s| (s.name.to_string(), s.id, s.band, s.class.as_deref().map(str::to_owned))).collect();
    all.sort();
    all
}

#[test]
fn a_child_is_known_by_name_in_whatever_row_it_is_typed() {
    let mut desk = Desk::started();
    let family = desk.app.world.book.families[0].id;
    let form = Route::Form(Purpose::Family(Some(family)));
    // Name, grades, class, school: four rows a child.
    desk.open(form.clone()).keys("tab").line_over("Zoe").keys("tab right tab").text("5A").keys("tab tab");
    desk.text("Adan").keys("tab right right tab").text("3B").keys("ctrl-s");
    let before = children(&desk);
    assert_eq!(before.len(), 2);
    let about = super::rules::visit(20, family, &[desk.app.world.author().unwrap()]);
    let visit = about.id;
    desk.app.world.put(vec![Record::Visit(about)]);
    let zoe = before.iter().find(|child| child.0 == "Zoe").unwrap().1;
    desk.app.world.change_visit(visit, |v| v.students = vec![zoe]);
    // The other order, the names alone.
    desk.open(form.clone())
        .keys("tab")
        .line_over("Adan")
        .keys("tab tab tab tab")
        .line_over("Zoe")
        .keys("ctrl-s");
    assert_eq!(children(&desk), before);
    assert_eq!(desk.app.world.book.visit(visit).unwrap().students, [zoe]);
    // A name that nobody has is a correction.
    desk.open(form.clone()).keys("tab").line_over("Zoé").keys("ctrl-s");
    assert_eq!(children(&desk).iter().find(|child| child.0 == "Zoé").unwrap().1, zoe);
    // Two of one name could not be told apart, and whoever was visited stays.
    desk.open(form.clone()).keys("tab").line_over("Adan").keys("ctrl-s").sees("Two are called Adan");
    desk.open(form.clone())
        .keys("tab")
        .line_over("Adan")
        .keys("tab tab tab tab")
        .line_over("Leo")
        .keys("ctrl-s");
    desk.sees("A visit names Zoé");
    desk.open(Route::Today);
    assert_eq!(desk.app.world.book.visit(visit).unwrap().students, [zoe]);
}

#[test]
fn the_line_for_sharing_begins_empty_and_never_with_the_private_words() {
    let mut desk = Desk::sample();
    let visit = visit_with(&desk, "Andrés");
    desk.open(Route::Form(Purpose::Promise(visit.id, None))).text("call Luz 555-0100");
    desk.keys("tab tab tab right").sees("In a line for sharing");
    assert_eq!(desk.screen().matches("call Luz").count(), 1, "{}", desk.screen());
    desk.keys("ctrl-s");
    assert!(desk.app.world.book.promises.iter().all(|p| !p.text.contains("Luz")), "it is asked for first");
}

#[test]
fn one_visit_that_was_chosen_for_a_page_is_no_filter_of_the_rest() {
    let mut desk = Desk::sample();
    let family = homevisit::export::EXPORTS.iter().position(|e| e.word == "family").unwrap();
    desk.keys("x").keys(&"down ".repeat(family)).keys("enter enter").sees("Exactly this leaves");
    desk.keys("esc").sees("Visits: not yet sent");
}

#[test]
fn enter_in_the_same_breath_opens_what_is_searched() {
    let mut desk = Desk::sample();
    desk.keys("/").at_once("f l y e r enter").misses("does nothing here").misses("Search");
}

#[test]
fn going_back_ends_at_today_and_only_q_or_ctrl_q_leaves() {
    let mut desk = Desk::sample();
    // From deep inside, and three times more than needed.
    desk.keys("f enter a esc esc esc esc esc").sees("Today").sees("Going back ends here. q leaves");
    assert!(!desk.left);
    desk.keys("f q").sees("Today");
    assert!(!desk.left, "q goes back from a list");
    desk.keys("q");
    assert!(desk.left);
    // From a text, a form, a question: everywhere else q is a letter or an answer.
    for way in ["enter", "f c", "n", "f8", "ctrl-g", "/"] {
        let mut desk = Desk::sample();
        desk.keys(way).keys("ctrl-q");
        assert!(desk.left, "{way}: {}", desk.screen());
    }
}

#[test]
fn at_the_door_going_back_stays_at_the_door() {
    let mut desk = Desk::started();
    desk.keys("ctrl-l esc esc")
        .sees("Your passphrase")
        .sees("Locked, and everything is saved. ctrl-q leaves.");
    assert!(!desk.left);
    desk.line(PASSPHRASE).sees("Today").keys("ctrl-l ctrl-q");
    assert!(desk.left);
    let mut desk = Desk::new();
    desk.keys("esc").sees("q leaves");
    assert!(!desk.left);
    desk.keys("q");
    assert!(desk.left);
}

#[test]
fn the_menu_has_every_letter_and_types_none_of_them() {
    let mut desk = Desk::sample();
    desk.keys("enter")
        .text("zq")
        .keys("ctrl-g")
        .sees("What can be done here")
        .sees("t all topics; jump to one");
    // What ends a stage says which, here too.
    desk.sees("d done remembering");
    desk.keys("t").sees("Hopes").misses("What can be done here").keys("esc").sees("zq").misses("zqt");
    // Caps lock: the letter is meant.
    desk.keys("ctrl-g T").misses("What can be done here").sees("Hopes").keys("esc");
    // A letter that is nobody's says so, and the menu stays.
    desk.keys("ctrl-g j").sees("j does nothing here").sees("What can be done here");
    // By its name, without its accents or its case; and to where Today leads, from anywhere.
    desk.keys("ctrl-g").text("PROMISED").sees("what was promised").misses("all topics").keys("enter");
    desk.sees("Promises");
    desk.keys("esc").sees("zq");
    desk.keys("ctrl-g ctrl-g").text("nothing is called so").sees("Nothing here is called that").keys("enter");
    desk.sees("zq").misses("What can be done here");
}

#[test]
fn a_letter_that_does_nothing_says_so_and_says_when_it_is_caps_lock() {
    let mut desk = Desk::sample();
    desk.keys("y").sees("y does nothing here. ctrl-g shows what does.");
    desk.keys("F").sees("F does nothing here; f does. Perhaps caps lock is on.");
    desk.keys("ф").sees("ф does nothing here");
    // Over a question too.
    desk.keys("f8 y").sees("y does nothing here");
}

#[test]
fn no_action_hangs_on_a_key_that_some_terminals_keep() {
    let keys = Keys::built_in();
    let kept = |key: &Key| {
        let letters = ['a', 'b', 't', 'o', 'w'].map(Code::Char);
        matches!(key.code, Code::F(_)) || key.alt || (key.ctrl && letters.contains(&key.code))
    };
    for context in Context::ALL {
        for action in context.actions() {
            // A word is deleted by the letter as well.
            let other = *action == Action::DeleteWord;
            assert!(other || keys.keys_of(*action).iter().any(|key| !kept(key)), "{}", action.name());
        }
    }
}

#[test]
fn what_was_cut_is_forgotten_with_the_lock_and_with_the_keyboard() {
    for way in ["ctrl-l", "f8 enter"] {
        let mut desk = Desk::sample();
        desk.keys("enter").text("zqcut").keys("shift-home ctrl-x").misses("zqcut");
        desk.keys("ctrl-v").sees("zqcut").keys("ctrl-z esc").keys(way);
        if way == "ctrl-l" {
            desk.line("okafor");
        }
        desk.open(Route::Search).keys("ctrl-v ctrl-y").misses("zqcut").sees("Nothing was copied");
    }
    // A secret is never kept to be put in elsewhere.
    let mut desk = Desk::started();
    let me = desk.app.world.author().unwrap();
    desk.open(Route::Form(Purpose::Passphrase(me, Why::Change))).text("zqsecret").keys("ctrl-u");
    desk.text("zqsecret").keys("ctrl-w").text("zqsecret").keys("ctrl-a ctrl-k esc");
    desk.open(Route::Search).keys("ctrl-y ctrl-v").misses("zqsecret").sees("Nothing was copied");
}

#[test]
fn asking_whether_it_is_saved_answers_truly() {
    let mut desk = Desk::sample();
    desk.keys("enter").text("zq").keys("ctrl-s");
    assert_eq!(desk.screen().matches("saved 17:45:00").count(), 2, "{}", desk.screen());
}

#[test]
fn nothing_is_called_saved_that_is_not() {
    // Of a made-up year nothing is kept.
    let mut desk = Desk::sample();
    desk.keys("esc").sees("q leaves.").misses("everything is saved");
    let mut desk = Desk::started();
    desk.keys("esc").sees("everything is saved");
    desk.app.world.saved = homevisit::tui::world::Saved::Failed(homevisit::text::Sentence::new("vault-full"));
    desk.keys("esc")
        .sees("q leaves.")
        .misses("everything is saved")
        .keys("ctrl-c")
        .misses("Everything is saved");
}

#[test]
fn a_passphrase_typed_twice_while_the_vault_opens_is_no_word_of_a_text_and_no_key_of_today() {
    let mut desk = Desk::started();
    let keys = |text: &str| {
        let name = |c: char| if c == ' ' { "space".to_owned() } else { c.to_string() };
        text.chars().map(name).collect::<Vec<_>>().join(" ")
    };
    let passphrase = keys(PASSPHRASE);
    desk.keys("ctrl-l").at_once(&format!("{passphrase} enter {passphrase} enter")).sees("Today");
    assert!(desk.app.popup().is_none(), "{}", desk.screen());
    // What else was typed ahead goes where it was meant to go.
    desk.keys("ctrl-l").at_once(&format!("{passphrase} enter {passphrase} enter p")).sees("Promises");
    desk.keys("esc ctrl-l").at_once(&format!("{passphrase} enter p")).sees("Promises");
    desk.keys("esc ctrl-l").at_once(&format!("{passphrase} enter {passphrase} p enter")).sees("Promises");
}

#[test]
fn a_small_letter_in_the_menu_is_never_taken_for_its_capital() {
    let mut desk = Desk::sample();
    desk.keys("f ctrl-g q").sees("q does nothing here").keys("ctrl-g").keys("esc").sees("Who we've met");
    assert!(!desk.left);
    // Where Today's own letters are other things, the ways there have digits.
    desk.keys("esc enter ctrl-g ctrl-g").text("families").sees("3 who we've met: families").keys("esc");
    desk.keys("ctrl-g 3").sees("Who we've met");
}

#[test]
fn a_name_half_typed_at_the_start_is_not_left_unasked() {
    let mut desk = Desk::new();
    desk.keys("3").text("Okafor").keys("esc").sees("not kept yet").keys("enter").sees("Okafor").keys("enter");
    desk.text("Lee").keys("esc").sees("Okafor").keys("enter").sees("Lee");
}

#[test]
fn a_long_answer_leaves_todays_list_its_rows() {
    let mut desk = Desk::sample();
    let lines = &desk.app.world.book.lines;
    let id = *lines.iter().find(|(_, line)| line.contains("what his grandfather planted")).unwrap().0;
    desk.app.world.book.lines.insert(id, Private::from("ask about the garden ".repeat(80).as_str()));
    desk.minutes(2).keys("down up");
    for (columns, rows) in [(80, 24), (60, 16), (34, 10)] {
        let screen = desk.screen_at(columns, rows);
        assert!(screen.contains("▸ Remember") && screen.contains("more below"), "{screen}");
        assert!(screen.lines().filter(|line| line.contains("garden")).count() <= 6, "{screen}");
    }
}

#[test]
fn whoever_plans_a_visit_never_drops_out_of_it_by_who_interprets() {
    let mut desk = Desk::sample();
    let (me, visit) = (desk.app.world.author().unwrap(), visit_with(&desk, "Jaylen"));
    // A vault in which it was said before: taken back, they go along again.
    let set = |desk: &mut Desk, role: Option<Role>| {
        desk.app.world.change_visit(visit.id, |v| {
            v.team.retain(|member| member.educator != me);
            v.team.extend(role.map(|role| Member { educator: me, role }));
            v.interpreter = role.is_some();
        });
    };
    set(&mut desk, Some(Role::Interpreter));
    let row = |desk: &mut Desk, label: &str| {
        desk.open(Route::Form(Purpose::Plan(visit.id)));
        for _ in 0..12 {
            if desk.screen().lines().any(|line| line.contains(&format!("▸ {label}"))) {
                break;
            }
            desk.keys("tab");
        }
    };
    row(&mut desk, "An interpreter comes");
    desk.sees("‹ Okafor ›").text("no").keys("ctrl-s");
    assert!(signers(&now_of(&desk, &visit)).contains(&me));
    // It is no choice any more.
    row(&mut desk, "An interpreter comes");
    desk.text("okafor").misses("‹ Okafor ›");
    // And where they had dropped out, whoever is chosen to open is part of it.
    set(&mut desk, None);
    row(&mut desk, "Who opens");
    desk.text("okafor").keys("ctrl-s");
    assert!(now_of(&desk, &visit).is_on(me), "{}", desk.screen());
}

#[test]
fn what_was_removed_before_a_filing_is_not_brought_back_behind_it() {
    let mut desk = Desk::sample();
    let promise = desk.app.world.book.promises[0].clone();
    desk.app.world.remove(vec![Record::Promise(promise.clone())]);
    let filing = desk.app.world.book.filings[0].clone();
    desk.app.world.put(vec![Record::Filing(filing)]);
    desk.open(Route::Today).keys("u");
    assert!(desk.app.world.book.promise(promise.id).is_none());
}

#[test]
fn saving_once_more_says_that_it_is_saved() {
    let mut desk = Desk::started();
    desk.keys("s enter").text("Okafor A").keys("ctrl-s ctrl-s").sees("saved 17:10").misses("does nothing");
}
