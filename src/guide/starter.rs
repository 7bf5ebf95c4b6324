//! Starters: from a kind of thing that a family knows, and a subject, to a first lesson in which they are the expert. A file a
//! language under `assets/starters`; one's own, for other subjects, lie beside the settings in the folder `starters`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::{ENGLISH, Problem, plain};
use crate::clean;
use crate::terms::Knowing;

#[derive(RustEmbed)]
#[folder = "assets/starters"]
struct BuiltIn;

/// How many questions a starter has.
const QUESTIONS: usize = 4;

/// A first lesson from one kind of knowledge, in one subject.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starter {
    /// The subject, by the word that guides know it by, or in one's own words.
    pub subject: String,
    /// What the family knows.
    pub knowing: Knowing,
    /// Four questions to whoever knows it.
    pub ask: Vec<String>,
    /// A first problem in their units, with what they say to put in.
    pub problem: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    starter: Vec<Starter>,
}

static BUILT_IN: LazyLock<BTreeMap<String, Vec<Starter>>> = LazyLock::new(|| {
    // A test holds that all can be read.
    let texts = Starters::built_in_texts().into_iter();
    texts.filter_map(|(tag, text)| Some((tag.clone(), read_starters(&tag, &text).ok()?))).collect()
});

/// Reads a file of starters in a language, whose plain words hold here as in the guides.
///
/// # Errors
/// All problems at once.
pub fn read_starters(tag: &str, text: &str) -> Result<Vec<Starter>, Vec<Problem>> {
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| clean::line_number(text, span.start));
        vec![Problem { line, what: "toml", name: error.message().to_owned() }]
    })?;
    let mut problems = Vec::new();
    for starter in &file.starter {
        let name = format!("{}, {}", clean::line(&starter.subject), starter.knowing.word());
        let line = |words: &str| clean::line_number(text, text.find(words).unwrap_or_default());
        let first = starter.ask.first().map_or(1, |ask| line(ask));
        let mut say = |line, what| problems.push(Problem { line, what, name: name.clone() });
        if starter.ask.len() != QUESTIONS {
            say(first, "starter-four");
        }
        if starter.subject.trim().is_empty() || starter.problem.trim().is_empty() {
            say(first, "starter-empty");
        }
        for ask in &starter.ask {
            if ask.matches('?').count() != 1 {
                say(line(ask), "starter-one-question");
            }
        }
        for said in starter.ask.iter().chain([&starter.problem]) {
            problems.extend(plain::sentence(said, tag, &name, line(said)));
        }
    }
    let clean = |starter: Starter| Starter {
        subject: clean::line(&starter.subject),
        ask: starter.ask.iter().map(|ask| clean::line(ask)).collect(),
        problem: clean::line(&starter.problem),
        ..starter
    };
    if problems.is_empty() { Ok(file.starter.into_iter().map(clean).collect()) } else { Err(problems) }
}

/// All starters: the built-in ones, and one's own.
#[derive(Clone, Debug, Default)]
pub struct Starters {
    own: Vec<(String, Starter)>,
}

impl Starters {
    /// The built-in files: `(language, text)`.
    pub fn built_in_texts() -> Vec<(String, String)> {
        let text = |file: &str| BuiltIn::get(file).map(|f| String::from_utf8_lossy(&f.data).into_owned());
        let tag = |file: &str| file.strip_suffix(".toml").map(str::to_owned);
        BuiltIn::iter().filter_map(|file| Some((tag(&file)?, text(&file)?))).collect()
    }

    /// Adds a file of one's own in a language; what is wrong where it is left out.
    pub(super) fn add(&mut self, tag: &str, text: &str) -> Vec<Problem> {
        match read_starters(tag, text) {
            Ok(starters) => {
                self.own.extend(starters.into_iter().map(|starter| (tag.to_owned(), starter)));
                Vec::new()
            }
            Err(problems) => problems,
        }
    }

    /// Those in a language, one's own first; in English where there are none.
    pub fn in_language(&self, tag: &str) -> Vec<&Starter> {
        let own = self.own.iter().filter(|(of, _)| of == tag).map(|(_, starter)| starter);
        let built_in = BUILT_IN.get(tag).or_else(|| BUILT_IN.get(ENGLISH));
        own.chain(built_in.into_iter().flatten()).collect()
    }
}
