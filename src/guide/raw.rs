//! The shape of a guide file, and all of its validation: every problem at once, with its line and what to do.

use std::collections::HashSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{Guide, Kind, Prompt, Section, Stage, When};
use crate::clean;
use crate::terms::{Band, Drawer, Mode, Occasion, Pass};

/// The tags that screens and exports know.
pub const TAGS: &[&str] = &[
    "hopes",
    "our-hope",
    "own-hope",
    "something-of-us",
    "expectations",
    "strength",
    "learned",
    "class-use",
    "teaching",
    "assumption",
    "before-you-see",
    "keep-in-touch",
    "promises",
    "goal",
    "digest",
    "quotable",
    "ask",
    "thanks",
    "next-teacher",
    "differently",
    "expects",
    "college-list",
    "months",
    "gifts",
    "pocket",
    "call",
];

/// What is filled in where it stands in braces.
pub const PLACEHOLDERS: &[&str] = &["student", "the-student", "family", "partner", "reporting-number"];

/// The longest section title: the outline has one line.
const TITLE_MAX: usize = 14;
/// The most sections an outline line can carry.
const SECTIONS_MAX: usize = 8;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGuide {
    id: Spanned<String>,
    title: String,
    about: String,
    stage: Stage,
    #[serde(default)]
    occasions: Vec<Occasion>,
    #[serde(default)]
    passes: Vec<Pass>,
    #[serde(default)]
    section: Vec<RawSection>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSection {
    id: Spanned<String>,
    title: Spanned<String>,
    #[serde(default)]
    prompt: Vec<RawPrompt>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPrompt {
    id: Spanned<String>,
    kind: Kind,
    intent: String,
    say: String,
    #[serde(default)]
    cues: Vec<String>,
    listen: Option<String>,
    leave_out: Option<String>,
    after: Option<String>,
    #[serde(default)]
    aside: bool,
    #[serde(default)]
    own: bool,
    #[serde(default = "ours")]
    drawer: Drawer,
    #[serde(default)]
    date: bool,
    #[serde(default)]
    joint: bool,
    #[serde(default)]
    essential: bool,
    tags: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    when: When,
}

const fn ours() -> Drawer {
    Drawer::Ours
}

/// One thing wrong in a guide file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do, as the end of a text key (`guide-problem-…`), or `toml` with the parser's words.
    pub what: &'static str,
    /// The id, tag or message that the sentence names.
    pub name: String,
}

pub(super) fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.bytes().take(span.start).filter(|&b| b == b'\n').count() + 1
}

/// Reads one guide. `name` is the file's name without `.toml`, which must be the guide's id.
///
/// # Errors
/// All problems at once; a file that is not TOML of this shape gives the first, with the parser's words.
pub fn read(name: &str, text: &str) -> Result<Guide, Vec<Problem>> {
    let mut problems = shape(text);
    match toml::from_str::<RawGuide>(text) {
        Ok(raw) => {
            problems.extend(check(name, text, &raw));
            problems.sort_by_key(|problem| problem.line);
            if problems.is_empty() { Ok(raw.into()) } else { Err(problems) }
        }
        Err(error) => {
            let line = error.span().map_or(1, |span| line_of(text, &span));
            // The parser stops at its first problem, which may be one of those found already.
            let message = error.message();
            let known =
                message.starts_with("missing field") && problems.iter().any(|p| p.what == "missing-field");
            if !known && !problems.iter().any(|problem| problem.line == line) {
                problems.push(Problem { line, what: "toml", name: message.to_owned() });
            }
            problems.sort_by_key(|problem| problem.line);
            Err(problems)
        }
    }
}

/// The fields of a guide, of a section, of a prompt and of its variants.
const FIELDS: [&[&str]; 4] = [
    &["id", "title", "about", "stage", "occasions", "passes", "section"],
    &["id", "title", "prompt"],
    &[
        "id",
        "kind",
        "intent",
        "say",
        "cues",
        "listen",
        "leave_out",
        "after",
        "aside",
        "own",
        "drawer",
        "date",
        "joint",
        "essential",
        "tags",
        "when",
    ],
    &["band", "mode", "interpreter", "siblings", "occasion", "stem"],
];

/// Those without which it is none.
const NEEDED: [&[&str]; 4] =
    [&["id", "title", "about", "stage"], &["id", "title"], &["id", "kind", "intent", "say"], &[]];

/// Fields that are missing or that nobody knows, and words that are none of a list's, wherever they stand: the parser alone would name one at
/// a time.
fn shape(text: &str) -> Vec<Problem> {
    let Ok(table) = toml::de::DeTable::parse(text) else { return Vec::new() };
    let mut problems = Vec::new();
    look(table.get_ref(), 1, 0, text, &mut problems);
    problems
}

fn look(table: &toml::de::DeTable<'_>, line: usize, level: usize, text: &str, problems: &mut Vec<Problem>) {
    for &field in NEEDED[level].iter().filter(|field| !table.contains_key(**field)) {
        problems.push(Problem { line, what: "missing-field", name: field.to_owned() });
    }
    for (key, value) in table {
        let field = key.get_ref().as_ref();
        if !FIELDS[level].contains(&field) {
            let line = line_of(text, &key.span());
            problems.push(Problem { line, what: "unknown-field", name: field.to_owned() });
            continue;
        }
        let words = match (level, field) {
            (0, "stage") => all(Stage::ALL, Stage::word),
            (0, "occasions") | (3, "occasion") => all(Occasion::ALL, Occasion::word),
            (0, "passes") => all(Pass::ALL, Pass::word),
            (2, "kind") => all(Kind::ALL, Kind::word),
            (2, "drawer") => all(Drawer::ALL, Drawer::word),
            (3, "band") => all(Band::ALL, Band::word),
            (3, "mode") => all(Mode::ALL, Mode::word),
            _ => Vec::new(),
        };
        let mut unknown = |value: &Spanned<toml::de::DeValue<'_>>| {
            if let toml::de::DeValue::String(word) = value.get_ref()
                && !words.is_empty()
                && !words.contains(&word.as_ref())
            {
                let name = format!("{word} ({field}: {})", words.join(", "));
                problems.push(Problem { line: line_of(text, &value.span()), what: "unknown-word", name });
            }
        };
        unknown(value);
        match value.get_ref() {
            toml::de::DeValue::Array(items) => {
                items.iter().for_each(&mut unknown);
                for item in items {
                    if let toml::de::DeValue::Table(inner) = item.get_ref() {
                        let line = line_of(text, &item.span());
                        look(inner, line, (level + 1).min(2), text, problems);
                    }
                }
            }
            toml::de::DeValue::Table(inner) => look(inner, line, 3, text, problems),
            _ => {}
        }
    }
}

fn all<T: Copy>(list: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
    list.iter().map(|item| word(*item)).collect()
}

/// The placeholders of a text, in order of their names.
pub(super) fn placeholders(words: &str) -> Vec<&'static str> {
    PLACEHOLDERS.iter().filter(|name| words.contains(&format!("{{{name}}}"))).copied().collect()
}

/// Whether every placeholder is one that is filled in, and closed.
fn placeholders_hold(words: &str) -> bool {
    let mut rest = words;
    while let Some(start) = rest.find('{') {
        let known = PLACEHOLDERS.iter().find(|name| rest[start + 1..].starts_with(&format!("{name}}}")));
        let Some(name) = known else { return false };
        rest = &rest[start + name.len() + 2..];
    }
    !rest.contains('}')
}

fn check(name: &str, text: &str, raw: &RawGuide) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |span: Range<usize>, what, name: &str| {
        problems.push(Problem { line: line_of(text, &span), what, name: name.to_owned() });
    };
    if raw.id.get_ref() != name {
        say(raw.id.span(), "id-is-file-name", raw.id.get_ref());
    }
    if raw.section.is_empty() {
        say(0..0, "no-sections", "");
    }
    if raw.title.trim().is_empty() || raw.about.trim().is_empty() {
        say(raw.id.span(), "guide-without-words", raw.id.get_ref());
    }
    if raw.section.len() > SECTIONS_MAX {
        say(raw.section[SECTIONS_MAX].id.span(), "too-many-sections", "");
    }
    let mut sections = HashSet::new();
    let mut prompts = HashSet::new();
    for section in &raw.section {
        if !sections.insert(section.id.get_ref().as_str()) {
            say(section.id.span(), "section-twice", section.id.get_ref());
        }
        if !is_id(section.id.get_ref()) {
            say(section.id.span(), "section-id-form", section.id.get_ref());
        }
        if section.title.get_ref().trim().is_empty() {
            say(section.title.span(), "section-without-title", section.id.get_ref());
        }
        if section.title.get_ref().chars().count() > TITLE_MAX {
            say(section.title.span(), "title-too-long", section.title.get_ref());
        }
        if section.prompt.is_empty() {
            say(section.id.span(), "section-empty", section.id.get_ref());
        }
        for prompt in &section.prompt {
            let id = prompt.id.get_ref();
            if !prompts.insert(id.as_str()) {
                say(prompt.id.span(), "prompt-twice", id);
            }
            if !is_id(id) {
                say(prompt.id.span(), "prompt-id-form", id);
            }
            if prompt.say.trim().is_empty() || prompt.intent.trim().is_empty() {
                say(prompt.id.span(), "prompt-without-words", id);
            }
            let spoken = [Some(&prompt.say), prompt.after.as_ref(), prompt.listen.as_ref()];
            if !spoken.into_iter().flatten().chain(&prompt.cues).all(|words| placeholders_hold(words)) {
                say(prompt.id.span(), "placeholder", id);
            }
            // These two are shown as they are.
            if [Some(&prompt.intent), prompt.leave_out.as_ref()]
                .into_iter()
                .flatten()
                .any(|w| w.contains('{'))
            {
                say(prompt.id.span(), "placeholder-place", id);
            }
            if prompt.cues.len() > 2 {
                say(prompt.id.span(), "too-many-cues", id);
            }
            if let Some(tags) = &prompt.tags {
                for tag in tags.get_ref().iter().filter(|tag| !TAGS.contains(&tag.as_str())) {
                    say(tags.span(), "unknown-tag", tag);
                }
            }
            if prompt.date && prompt.kind != Kind::Check {
                say(prompt.id.span(), "date-without-check", id);
            }
            if raw.stage == Stage::Card && prompt.kind != Kind::Talk {
                say(prompt.id.span(), "card-with-field", id);
            }
            if prompt.joint && prompt.drawer == Drawer::Mine {
                say(prompt.id.span(), "joint-mine", id);
            }
            let passes = !raw.passes.is_empty();
            if !passes && (prompt.after.is_some() || prompt.own) {
                say(prompt.id.span(), "pass-words-without-passes", id);
            }
        }
    }
    problems
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// TOML writes any character as an escape, so words are cleaned after it is read.
fn cleaned(words: &str) -> String {
    clean::text(words).into_owned()
}

impl From<RawGuide> for Guide {
    fn from(raw: RawGuide) -> Self {
        let prompt = |p: RawPrompt| Prompt {
            id: p.id.into_inner(),
            kind: p.kind,
            intent: cleaned(&p.intent),
            say: cleaned(&p.say),
            cues: p.cues.iter().map(|cue| cleaned(cue)).collect(),
            listen: p.listen.as_deref().map(cleaned),
            leave_out: p.leave_out.as_deref().map(cleaned),
            after: p.after.as_deref().map(cleaned),
            aside: p.aside,
            own: p.own,
            drawer: p.drawer,
            date: p.date,
            joint: p.joint,
            essential: p.essential,
            tags: p.tags.map(Spanned::into_inner).unwrap_or_default(),
            when: p.when,
        };
        Self {
            id: raw.id.into_inner(),
            title: clean::line(&raw.title),
            about: clean::line(&raw.about),
            stage: raw.stage,
            occasions: raw.occasions,
            passes: if raw.passes.is_empty() { vec![Pass::Only] } else { raw.passes },
            sections: raw
                .section
                .into_iter()
                .map(|s| Section {
                    id: s.id.into_inner(),
                    title: clean::line(s.title.get_ref()),
                    prompts: s.prompt.into_iter().map(prompt).collect(),
                })
                .collect(),
        }
    }
}
