//! What ships as data is whole: strings, guides, the pocket card.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;
use homevisit::guide::{Kind, Library, Prompt, Stage};
use homevisit::text::Text;
use homevisit::visit::{Occasion, Pass};

fn ftl() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text/en");
    let mut all = String::new();
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.extension().is_some_and(|e| e == "ftl") {
            all.push_str(&fs::read_to_string(path).unwrap());
            all.push('\n');
        }
    }
    all
}

/// Keys of all messages.
fn keys() -> Vec<String> {
    ftl()
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with(|c: char| c.is_ascii_alphabetic()) && !key.contains(' '))
        .map(str::to_owned)
        .collect()
}

fn code() -> String {
    fn walk(dir: &Path, all: &mut String) {
        for item in fs::read_dir(dir).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                walk(&path, all);
            } else {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = String::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

#[test]
fn every_language_file_parses_whole_and_says_nothing_twice() {
    if let Err((_, problems)) = FluentResource::try_new(ftl()) {
        panic!("{problems:?}");
    }
    let keys = keys();
    let once: BTreeSet<_> = keys.iter().collect();
    let twice: Vec<_> = once.iter().filter(|k| keys.iter().filter(|x| x == *k).count() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn every_string_that_the_code_names_is_there() {
    let text = Text::english();
    let code = code();
    let mut missing = Vec::new();
    for part in code.split("say!(").skip(1) {
        let part: String = part.chars().take(200).collect();
        if let Some(key) = part.split('"').nth(1)
            && key.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit())
            && key != "key"
            && !text.has(key)
        {
            missing.push(key.to_owned());
        }
    }
    // `about` is how errors begin a sentence about a path; `vault-doing-` keys travel in an error until it is shown.
    for (mark, before) in [("Sentence::new(\"", ""), ("about(\"", ""), ("\"vault-doing-", "vault-doing-")] {
        for part in code.split(mark).skip(1) {
            let key = format!("{before}{}", part.split('"').next().unwrap());
            if !text.has(&key) {
                missing.push(key);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_word_of_every_list_has_its_string() {
    use homevisit::terms::OfferKind;
    use homevisit::visit::*;
    fn check(prefix: &str, words: &[&str]) {
        let text = homevisit::text::Text::english();
        for word in words {
            assert!(text.has(&format!("{prefix}-{word}")), "{prefix}-{word}");
        }
    }
    macro_rules! lists {
        ($($prefix:literal: $list:ident),+ $(,)?) => {
            $(check($prefix, &$list::ALL.iter().map(|x| x.word()).collect::<Vec<_>>());)+
        };
    }
    lists!(
        "occasion": Occasion, "mode": Mode, "place": Place, "selection": Selection, "outcome": Outcome, "call": CallOutcome,
        "proof": Proof, "channel": Channel, "between": BetweenKind, "went": Went, "check": Check, "band": Band,
        "leaving": Leaving, "need": Need, "practice": Practice, "state": State, "step": Step, "subject": Subject, "offer": OfferKind, "met-mark": OutreachStatus,
    );
    let code = code();
    let is_word =
        |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let digest = code.split("\"digest-").skip(1).filter_map(|rest| rest.split('"').next());
    check("digest", &digest.filter(|word| is_word(word)).collect::<Vec<_>>());
    check("digest-heading", homevisit::export::digest::HEADINGS);
}

#[test]
fn no_string_lies_unused() {
    let code = code();
    // Strings of lists are named by prefix and word.
    let prefixes = [
        "occasion-",
        "mode-",
        "place-",
        "selection-",
        "outcome-",
        "call-",
        "proof-",
        "channel-",
        "between-",
        "went-",
        "check-",
        "band-",
        "subject-",
        "scene-",
        "speaker-",
        "offer-",
        "page-part-",
        "family-page-",
        "leaving-",
        "practice-",
        "state-",
        "step-",
        "doing-",
        "why-",
        "remedy-",
        "marked-",
        "form-",
        "slip-role-",
        "which-",
        "met-",
        "plan-no-pay-",
        "key-",
        "knowing-",
        "thread-",
        "train-",
        "interpreter-",
        "training-",
        "received-",
        "incoming-",
        "language-",
        "about-",
        "context-",
        "welcome-",
        "sent-",
        "said-",
        "withheld-",
        "promise-",
        "need-",
        "digest-",
        "guide-problem-",
        "site-problem-",
        "with-",
        "without-",
        "send-",
        "names-why-",
        "cli-",
        "totals-table-",
        "totals-col-",
        "totals-what-",
        "totals-kind-",
        "totals-outcome-",
        "totals-timing-",
        "totals-role-",
        "totals-label-",
    ];
    let unused: Vec<String> = keys()
        .into_iter()
        .filter(|key| !prefixes.iter().any(|p| key.starts_with(p)))
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_built_in_guide_is_right() {
    let texts = Library::built_in_texts();
    assert!(texts.len() >= 8);
    for (file, text) in &texts {
        let name = file.trim_end_matches(".toml");
        if let Err(problems) = homevisit::guide::read(name, text) {
            panic!("{file}: {problems:?}");
        }
    }
    assert_eq!(Library::built_in().iter().count(), texts.len());
}

#[test]
fn every_stage_of_every_visit_has_its_guide() {
    let library = Library::built_in();
    for &occasion in Occasion::ALL {
        for stage in [Stage::Invite, Stage::Prepare, Stage::Visit, Stage::Reflect] {
            assert!(library.for_stage(stage, occasion).is_some(), "{occasion:?} {stage:?}");
        }
    }
}

#[test]
fn what_is_spoken_stays_short_open_and_kind() {
    let library = Library::built_in();
    for (guide, _) in library.iter() {
        for tag in ["en", "es"] {
            let guide = library.in_language(&guide.id, tag).unwrap();
            let problems = homevisit::guide::plain(&guide, tag, "");
            assert!(problems.is_empty(), "{tag} {}: {problems:?}", guide.id);
        }
    }
    // And the rules find what they are for.
    let guide = library.get("invite").unwrap();
    for (say, what) in [
        ("Is this a good time?", "plain-yes-or-no"),
        ("We keep a case file on every client that we interview.", "plain-word"),
        (
            "We would like to come and sit with you for a while and hear all that you would like to tell us.",
            "plain-too-long",
        ),
    ] {
        let mut guide = guide.clone();
        guide.sections[0].prompts[0].say = say.to_owned();
        let whats: Vec<_> = homevisit::guide::plain(&guide, "en", "").iter().map(|p| p.what).collect();
        assert!(whats.contains(&what), "{say}: {whats:?}");
    }
}

#[test]
fn a_card_has_no_field_and_nothing_to_keep() {
    let library = Library::built_in();
    let cards: Vec<_> = library.iter().map(|(guide, _)| guide).filter(|g| g.stage == Stage::Card).collect();
    assert_eq!(cards.len(), 2);
    for prompt in cards.iter().flat_map(|guide| &guide.sections).flat_map(|s| &s.prompts) {
        assert!(prompt.kind == Kind::Talk && prompt.after.is_none() && !prompt.own && prompt.tags.is_empty());
    }
}

#[test]
fn a_first_visit_has_no_box_while_it_is_on() {
    let library = Library::built_in();
    let guide = library.get("first-visit").unwrap();
    let prompts = || guide.sections.iter().flat_map(|s| &s.prompts);
    assert!(prompts().all(|p| !p.has_box(Pass::Visit)));
    assert!(prompts().any(|p| p.has_box(Pass::Rehearse)) && prompts().any(|p| p.has_box(Pass::Remember)));
}

#[test]
fn a_reflection_has_three_answers_that_are_enough() {
    let library = Library::built_in();
    for id in ["reflect-first", "reflect-second"] {
        let essential: Vec<_> = library
            .get(id)
            .unwrap()
            .sections
            .iter()
            .flat_map(|s| &s.prompts)
            .filter(|p| p.essential)
            .collect();
        assert_eq!(essential.len(), 3, "{id}");
        assert!(essential.iter().all(|p| p.has_tag("digest")), "{id}");
        // What both write together, and the list of promises.
        let (promises, written): (Vec<&Prompt>, Vec<&Prompt>) =
            essential.into_iter().partition(|p| p.kind == Kind::Promise);
        assert!(promises.len() == 1 && written.iter().all(|p| p.joint && p.kind == Kind::Write), "{id}");
    }
}

#[test]
fn the_pocket_card_is_six_short_lines() {
    let card =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text/en/pocket.txt")).unwrap();
    let lines: Vec<_> = card.lines().filter(|l| !l.trim().is_empty()).collect();
    assert_eq!(lines.len(), 6);
    assert!(lines.iter().all(|l| l.chars().count() <= 60), "{card}");
}
