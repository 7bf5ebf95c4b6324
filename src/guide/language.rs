//! Language packs: the words of guides in another language, keyed by guide, section and prompt. A pack is a folder of
//! files that a coordinator can add; what it does not say yet is said in English.

use std::collections::{BTreeMap, BTreeSet};

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::read::placeholders;
use super::{Guide, Problem, Prompt};
use crate::clean;

#[derive(RustEmbed)]
#[folder = "assets/languages"]
struct BuiltIn;

/// The tag of the language that the guides are written in.
pub const ENGLISH: &str = "en";
/// The name of the file that says which language a pack is.
const ABOUT: &str = "language";
/// The longest section title, as for the guides themselves.
const TITLE_MAX: usize = 14;

/// The words of all guides in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// The language's tag, which is the folder's name: `es`.
    pub tag: String,
    about: About,
    guides: BTreeMap<String, Words>,
}

/// What a pack says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct About {
    /// What the language calls itself.
    name: String,
    /// What else it may be called where a family's language is noted.
    also: Vec<String>,
    /// The guides that a family who speaks it has read.
    read: Vec<String>,
    /// Words of school, by what the pair says.
    glossary: BTreeMap<String, Word>,
}

/// So many lines the card of whoever interprets has, as text keys, and so many questions come after the visit.
pub(crate) const INTERPRETER: (usize, usize) = (6, 3);

/// A word of school in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// One way to say it.
    pub say: String,
    /// What it is, in a plain sentence for the family.
    pub means: String,
}

/// The words of one guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Words {
    title: Option<String>,
    about: Option<String>,
    section: BTreeMap<String, String>,
    prompt: BTreeMap<String, PromptWords>,
}

/// The words of one prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PromptWords {
    intent: Option<String>,
    say: Option<String>,
    cues: Vec<String>,
    listen: Option<String>,
    leave_out: Option<String>,
    after: Option<String>,
    hand: Option<String>,
    today: Option<String>,
}

/// One file of a pack: its name without `.toml`, and its text.
pub type PackFile = (String, String);

impl Pack {
    /// The words of school in it, by what the pair says, in their order.
    pub fn glossary(&self) -> impl Iterator<Item = (&str, &Word)> {
        self.about.glossary.iter().map(|(said, word)| (said.as_str(), word))
    }

    /// The packs that ship.
    pub(crate) fn built_in() -> Vec<Self> {
        let tags: BTreeSet<String> =
            BuiltIn::iter().filter_map(|file| Some(file.split_once('/')?.0.to_owned())).collect();
        tags.iter().map(|tag| Self::default().with(tag, &Self::built_in_texts(tag)).0).collect()
    }

    /// The files of a pack that ships.
    pub(crate) fn built_in_texts(tag: &str) -> Vec<PackFile> {
        BuiltIn::iter()
            .filter_map(|file| {
                let name =
                    file.split_once('/').filter(|(folder, _)| *folder == tag)?.1.strip_suffix(".toml")?;
                Some((name.to_owned(), String::from_utf8_lossy(&BuiltIn::get(&file)?.data).into_owned()))
            })
            .collect()
    }

    /// This pack with files of the same language over it, and what could not be read: the file, the line, the parser's words.
    #[must_use]
    pub(crate) fn with(mut self, tag: &str, files: &[PackFile]) -> (Self, Vec<(String, Problem)>) {
        tag.clone_into(&mut self.tag);
        let mut wrong = Vec::new();
        for (name, text) in files {
            let read = if name == ABOUT {
                toml::from_str(text).map(|about| self.about = about)
            } else {
                toml::from_str(text).map(|words| _ = self.guides.insert(name.clone(), words))
            };
            if let Err(error) = read {
                let line = error.span().map_or(1, |span| clean::line_number(text, span.start));
                wrong.push((name.clone(), Problem { line, what: "toml", name: error.message().to_owned() }));
            }
        }
        (self, wrong)
    }

    /// What the language calls itself.
    pub(crate) fn name(&self) -> &str {
        if self.about.name.is_empty() { &self.tag } else { &self.about.name }
    }

    /// Whether these words, as they stand beside a family, mean this language: its tag, its name, or another name for it.
    pub(crate) fn is_called(&self, words: &str) -> bool {
        let plain = |name: &str| clean::folded(name.trim());
        let wanted = plain(words);
        let names = [&self.tag, &self.about.name].into_iter().chain(&self.about.also);
        !wanted.is_empty() && names.into_iter().any(|name| plain(name) == wanted)
    }

    /// Whether a family who speaks the language has read this guide.
    pub(crate) fn is_read(&self, guide: &str) -> bool {
        self.about.read.iter().any(|id| id == guide)
    }

    /// A guide in this language: what the pack does not say stays in English.
    pub fn translate(&self, guide: &Guide) -> Guide {
        let mut guide = guide.clone();
        let Some(words) = self.guides.get(&guide.id) else { return guide };
        put(&mut guide.title, words.title.as_ref());
        put(&mut guide.about, words.about.as_ref());
        for section in &mut guide.sections {
            put(&mut section.title, words.section.get(&section.id));
            for prompt in &mut section.prompts {
                if let Some(said) = words.prompt.get(&prompt.id) {
                    said.put_into(prompt);
                }
            }
        }
        guide
    }

    /// What is missing or wrong in the words for a guide. `text` is the pack's file, for the lines.
    pub fn check(&self, guide: &Guide, text: &str) -> Vec<Problem> {
        let Some(words) = self.guides.get(&guide.id) else {
            return vec![Problem { line: 1, what: "pack-guide-missing", name: guide.id.clone() }];
        };
        let at = |id: &str| {
            let head = format!("[prompt.{id}]");
            text.find(&head).map_or(1, |start| clean::line_number(text, start))
        };
        let mut problems = Vec::new();
        let mut refuse = |wrong: bool, line: usize, what, name: &str| {
            if wrong {
                problems.push(Problem { line, what, name: name.to_owned() });
            }
        };
        refuse(words.title.is_none() || words.about.is_none(), 1, "pack-title-missing", &guide.id);
        for section in &guide.sections {
            match words.section.get(&section.id) {
                Some(title) => refuse(title.chars().count() > TITLE_MAX, 1, "title-too-long", title),
                None => refuse(true, 1, "pack-section-missing", &section.id),
            }
        }
        for prompt in guide.sections.iter().flat_map(|section| &section.prompts) {
            let id = &prompt.id;
            if let Some(said) = words.prompt.get(id) {
                refuse(!said.is_whole(prompt), at(id), "pack-prompt-part-missing", id);
                refuse(!said.fills_the_same(prompt), at(id), "pack-placeholders", id);
            } else {
                refuse(true, 1, "pack-prompt-missing", id);
            }
        }
        for id in words.prompt.keys() {
            refuse(guide.prompt(id).is_none(), at(id), "pack-prompt-unknown", id);
        }
        for id in words.section.keys() {
            refuse(guide.sections.iter().all(|s| s.id != *id), 1, "pack-section-unknown", id);
        }
        problems
    }
}

/// Words from outside are cleaned as they come in; those that are not there change nothing.
fn put(into: &mut String, words: Option<&String>) {
    if let Some(words) = words.filter(|words| !words.trim().is_empty()) {
        *into = clean::text(words).into_owned();
    }
}

impl PromptWords {
    fn put_into(&self, prompt: &mut Prompt) {
        put(&mut prompt.intent, self.intent.as_ref());
        put(&mut prompt.say, self.say.as_ref());
        if self.cues.len() == prompt.cues.len() {
            prompt.cues.iter_mut().zip(&self.cues).for_each(|(cue, words)| put(cue, Some(words)));
        }
        for (into, words) in [
            (&mut prompt.listen, &self.listen),
            (&mut prompt.leave_out, &self.leave_out),
            (&mut prompt.after, &self.after),
            (&mut prompt.hand, &self.hand),
            (&mut prompt.today, &self.today),
        ] {
            if let Some(into) = into {
                put(into, words.as_ref());
            }
        }
    }

    /// Whether everything that the prompt says is said here.
    fn is_whole(&self, prompt: &Prompt) -> bool {
        self.intent.is_some()
            && self.say.is_some()
            && self.cues.len() == prompt.cues.len()
            && [&self.listen, &self.leave_out, &self.after, &self.hand, &self.today].map(Option::is_some)
                == [&prompt.listen, &prompt.leave_out, &prompt.after, &prompt.hand, &prompt.today]
                    .map(Option::is_some)
    }

    /// Whether names are filled in where English has them.
    fn fills_the_same(&self, prompt: &Prompt) -> bool {
        let pairs = [
            (self.say.as_ref(), Some(&prompt.say)),
            (self.after.as_ref(), prompt.after.as_ref()),
            (self.listen.as_ref(), prompt.listen.as_ref()),
        ];
        pairs.into_iter().all(|(here, there)| match (here, there) {
            (Some(here), Some(there)) => placeholders(here) == placeholders(there),
            _ => true,
        })
    }
}
