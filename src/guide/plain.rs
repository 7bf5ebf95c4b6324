//! Plain and kind words: what is said aloud is short, asks openly, and speaks of people as people. The rules are data, a
//! file a language under `assets/plain`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{ENGLISH, Guide, Kind, Problem, Prompt};
use crate::clean;

/// The rules of one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    longest: usize,
    never: Vec<String>,
    yes_or_no: Vec<String>,
}

static RULES: LazyLock<HashMap<&'static str, Rules>> = LazyLock::new(|| {
    let files = [
        (ENGLISH, include_str!("../../assets/plain/en.toml")),
        ("es", include_str!("../../assets/plain/es.toml")),
    ];
    // A test holds that both can be read.
    files.into_iter().filter_map(|(tag, text)| Some((tag, toml::from_str(text).ok()?))).collect()
});

/// What in a guide is not plain or not kind, in a language that has rules. `text` is the file that the words stand in, for
/// the lines.
pub fn plain(guide: &Guide, tag: &str, text: &str) -> Vec<Problem> {
    let Some(rules) = RULES.get(tag) else { return Vec::new() };
    let mut problems = Vec::new();
    for prompt in guide.sections.iter().flat_map(|section| &section.prompts) {
        let line = line_of_prompt(text, &prompt.id);
        let mut say = |what, name: String| problems.push(Problem { line, what, name });
        for sentence in sentences(&prompt.say) {
            let words = sentence.split_whitespace().count();
            if words > rules.longest {
                say("plain-too-long", format!("{}: {words}", prompt.id));
            }
        }
        for word in rules.never.iter().filter(|word| everything(prompt).any(|said| holds(said, word))) {
            say("plain-word", format!("{}: {word}", prompt.id));
        }
        // Whoever is asked two things answers one (so every guide to interviewing elders; Ritchie, Doing Oral History).
        if prompt.say.matches('?').count() > 1 {
            say("plain-two-questions", prompt.id.clone());
        }
        let is_asked = prompt.kind == Kind::Talk && !prompt.aside && guide.stage.is_said_to_a_family();
        if is_asked && prompt.say.contains('?') && prompt.listen.is_none() {
            say("plain-no-listen", prompt.id.clone());
        }
        let asks = [Some(&prompt.say).filter(|_| prompt.kind != Kind::Promise), prompt.after.as_ref()];
        let closed = |sentence: &&str| {
            sentence.ends_with('?') && rules.yes_or_no.iter().any(|start| begins_with(sentence, start))
        };
        if asks.into_iter().flatten().flat_map(|said| sentences(said)).any(|sentence| closed(&sentence)) {
            say("plain-yes-or-no", prompt.id.clone());
        }
    }
    problems
}

/// What in a sentence is not plain or not kind, in a language that has rules.
pub(super) fn sentence(said: &str, tag: &str, name: &str, line: usize) -> Vec<Problem> {
    let Some(rules) = RULES.get(tag) else { return Vec::new() };
    let long = sentences(said).map(|sentence| sentence.split_whitespace().count());
    let long = long.filter(|words| *words > rules.longest);
    let long = long.map(|words| Problem { line, what: "plain-too-long", name: format!("{name}: {words}") });
    let never = rules.never.iter().filter(|word| holds(said, word));
    let never = never.map(|word| Problem { line, what: "plain-word", name: format!("{name}: {word}") });
    long.chain(never).collect()
}

/// Where a prompt stands: in a guide by its id, in a pack by its heading.
fn line_of_prompt(text: &str, id: &str) -> usize {
    [format!("id = \"{id}\""), format!("[prompt.{id}]")]
        .iter()
        .find_map(|head| text.find(head.as_str()))
        .map_or(1, |start| clean::line_number(text, start))
}

fn everything(prompt: &Prompt) -> impl Iterator<Item = &String> {
    let parts = [Some(&prompt.intent), Some(&prompt.say), prompt.listen.as_ref(), prompt.after.as_ref()];
    // What to leave out names what is left out.
    parts.into_iter().flatten().chain(&prompt.cues)
}

fn sentences(words: &str) -> impl Iterator<Item = &str> {
    words.split_inclusive(['.', '?', '!', ':']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// Whether whole words stand in a text, whatever their case.
fn holds(said: &str, words: &str) -> bool {
    let said = said.to_lowercase();
    said.match_indices(words).any(|(at, _)| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(said[..at].chars().next_back()) && edge(said[at + words.len()..].chars().next())
    })
}

fn begins_with(sentence: &str, start: &str) -> bool {
    let sentence = sentence.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    sentence.strip_prefix(start).is_some_and(|rest| rest.starts_with(' '))
}
