//! The key table: data that every hint, the help screen and the README are made from.

use homevisit::text::Text;
use homevisit::tui::keys::{Action, Code, Context, Key, Keys};

use super::harness::Desk;

#[test]
fn every_action_is_bound_once_and_has_its_words() {
    let (keys, text) = (Keys::built_in(), Text::english());
    for &context in Context::ALL {
        assert!(text.has(&format!("context-{}", context.name())), "{}", context.name());
        let bound: Vec<Action> = keys.in_context(context).collect();
        assert_eq!(bound.len(), context.actions().len(), "[{}] in keys.toml", context.name());
        for action in context.actions() {
            assert_eq!(
                bound.iter().filter(|a| *a == action).count(),
                1,
                "{} in [{}]",
                action.name(),
                context.name()
            );
            assert!(!keys.keys_of(*action).is_empty(), "{} has no key", action.name());
            for prefix in ["key", "about"] {
                assert!(text.has(&format!("{prefix}-{}", action.name())), "{prefix}-{}", action.name());
            }
        }
    }
}

#[test]
fn no_key_means_two_things_at_once() {
    assert_eq!(Keys::built_in().conflict(), None);
}

#[test]
fn a_user_file_that_binds_a_key_twice_is_refused_with_both_names() {
    let problem = Keys::with_user_file("[find]\nsearch = [\"x\"]\n").unwrap_err();
    let words = Text::english().sentence(&problem);
    assert!(words.contains("search") && words.contains("send"), "{words}");
}

#[test]
fn a_user_file_replaces_single_lines() {
    let keys = Keys::with_user_file("[find]\nsearch = [\"ctrl-f\"]\n").unwrap();
    assert_eq!(keys.name_of(Action::Search), "ctrl-f");
    assert_eq!(keys.name_of(Action::Send), "x");
    for broken in [
        "[nowhere]\na=[\"b\"]",
        "[home]\nfly=[\"b\"]",
        "[find]\nsearch=[\"hyper-x\"]",
        "[home",
        "[find]\nsearch=3",
    ] {
        assert!(Keys::with_user_file(broken).is_err(), "{broken}");
    }
}

#[test]
fn while_writing_characters_and_enter_mean_themselves() {
    let keys = Keys::built_in();
    let stack = [Context::Text, Context::Walk, Context::Global];
    for c in ' '..='~' {
        assert_eq!(keys.action(&stack, Key::plain(Code::Char(c))), None, "{c:?} is bound in a text");
    }
    assert_eq!(keys.action(&stack, Key::plain(Code::Enter)), None);
}

#[test]
fn names_of_keys_read_back() {
    for &context in Context::ALL {
        for action in context.actions() {
            for key in Keys::built_in().keys_of(*action) {
                let name = key.name();
                let name = if key.menu { name } else { name.to_lowercase() };
                assert_eq!(Key::parse(&name), Some(*key), "{name}");
            }
        }
    }
}

#[test]
fn help_lists_every_action_once() {
    let mut desk = Desk::started();
    desk.keys("f1");
    // What is said of a key may go on beneath.
    let screen = desk.screen_at(100, 250).replace(&format!("\n{}", " ".repeat(28)), " ");
    let text = Text::english();
    for &context in Context::ALL {
        for action in context.actions() {
            let about = text.get(&format!("about-{}", action.name()), &[]);
            let rows = screen.lines().filter(|line| line.ends_with(&format!("  {about}"))).count();
            assert_eq!(rows, 1, "{}: “{about}” in\n{screen}", action.name());
        }
    }
}

/// The README's table: made from the key table.
fn table() -> String {
    let (keys, text) = (Keys::built_in(), Text::english());
    let mut table = String::from("| where | key | what |\n|---|---|---|\n");
    for &context in Context::ALL {
        let mut place = text.get(&format!("context-{}", context.name()), &[]);
        for action in keys.in_context(context) {
            let names: Vec<String> =
                keys.keys_of(action).iter().map(|k| format!("`{}`", keys.say(*k))).collect();
            let about = text.get(&format!("about-{}", action.name()), &[]);
            let row = format!("| {} | {} | {about} |\n", std::mem::take(&mut place), names.join(" "));
            table.push_str(&row);
        }
    }
    table
}

#[test]
fn the_readme_has_this_table() {
    let readme = include_str!("../../README.md");
    let start = readme.find("a test compares -->\n").unwrap() + "a test compares -->\n".len();
    let end = readme.find("<!-- /keys -->").unwrap();
    assert!(readme[start..end] == table(), "README.md needs this between its key marks:\n{}", table());
}
