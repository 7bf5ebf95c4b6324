//! The shape of a guide file, and all of its validation: every problem at once, with its line and what to do.

use std::collections::HashSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{Guide, Kind, Prompt, Section, Stage, When};
use crate::visit::{Drawer, Occasion, Pass};

/// The tags that screens and exports know.
pub const TAGS: &[&str] = &[
    "hopes",
    "our-hope",
    "own-hope",
    "something-of-us",
    "expectations",
    "strength",
    "class-use",
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
];

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
    own: bool,
    #[serde(default = "ours")]
    drawer: Drawer,
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

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.bytes().take(span.start).filter(|&b| b == b'\n').count() + 1
}

/// Reads one guide. `name` is the file's name without `.toml`, which must be the guide's id.
///
/// # Errors
/// All problems at once; a file that is not TOML of this shape gives the first, with the parser's words.
pub fn read(name: &str, text: &str) -> Result<Guide, Vec<Problem>> {
    let raw: RawGuide = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, &span));
        vec![Problem { line, what: "toml", name: error.message().to_owned() }]
    })?;
    let problems = check(name, text, &raw);
    if problems.is_empty() { Ok(raw.into()) } else { Err(problems) }
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
    if raw.section.len() > SECTIONS_MAX {
        say(raw.section[SECTIONS_MAX].id.span(), "too-many-sections", "");
    }
    let mut sections = HashSet::new();
    let mut prompts = HashSet::new();
    for section in &raw.section {
        if !sections.insert(section.id.get_ref().as_str()) {
            say(section.id.span(), "section-twice", section.id.get_ref());
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
            if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            {
                say(prompt.id.span(), "prompt-id-form", id);
            }
            if prompt.say.trim().is_empty() || prompt.intent.trim().is_empty() {
                say(prompt.id.span(), "prompt-without-words", id);
            }
            if prompt.cues.len() > 2 {
                say(prompt.id.span(), "too-many-cues", id);
            }
            if let Some(tags) = &prompt.tags {
                for tag in tags.get_ref().iter().filter(|tag| !TAGS.contains(&tag.as_str())) {
                    say(tags.span(), "unknown-tag", tag);
                }
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

impl From<RawGuide> for Guide {
    fn from(raw: RawGuide) -> Self {
        let prompt = |p: RawPrompt| Prompt {
            id: p.id.into_inner(),
            kind: p.kind,
            intent: p.intent,
            say: p.say,
            cues: p.cues,
            listen: p.listen,
            leave_out: p.leave_out,
            after: p.after,
            own: p.own,
            drawer: p.drawer,
            joint: p.joint,
            essential: p.essential,
            tags: p.tags.map(Spanned::into_inner).unwrap_or_default(),
            when: p.when,
        };
        Self {
            id: raw.id.into_inner(),
            title: raw.title,
            about: raw.about,
            stage: raw.stage,
            occasions: raw.occasions,
            passes: if raw.passes.is_empty() { vec![Pass::Only] } else { raw.passes },
            sections: raw
                .section
                .into_iter()
                .map(|s| Section {
                    id: s.id.into_inner(),
                    title: s.title.into_inner(),
                    prompts: s.prompt.into_iter().map(prompt).collect(),
                })
                .collect(),
        }
    }
}
