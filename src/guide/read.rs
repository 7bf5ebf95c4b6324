//! Reading a guide file, and all of its validation: every problem at once, with its line and what to do.

use std::collections::HashSet;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::names::{Piece, pieces};
use super::{Guide, Kind, Prompt, Section, Speaker, Stage, When};
use crate::clean;
use crate::terms::{Band, Drawer, Mode, Occasion, Pass, Subject};

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
    "came-of-it",
    "teaching",
    "assumption",
    "then-and-now",
    "before-you-see",
    "keep-in-touch",
    "promises",
    "goal",
    "halfway",
    "activity",
    "family-page",
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
const PLACEHOLDERS: &[&str] =
    &["student", "the-student", "family", "partner", "reporting-number", "aid-forms", "aid-person"];

/// The longest section title: the outline has one line.
const TITLE_MAX: usize = 14;
/// The longest word on Today: its column is as wide.
const TODAY_MAX: usize = 9;
/// The most sections an outline line can carry; of a training, which a room follows, one more.
const SECTIONS_MAX: usize = 8;

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

/// Reads one guide. `name` is the file's name without `.toml`, which must be the guide's id.
///
/// # Errors
/// All problems at once; a file that is not TOML of this shape gives the first, with the parser's words.
pub fn read(name: &str, text: &str) -> Result<Guide, Vec<Problem>> {
    let mut problems = Vec::new();
    let guide = DeTable::parse(text).and_then(|file| {
        let mut file = file.into_inner();
        look(&file, 1, 0, text, &mut problems);
        file.iter_mut().for_each(|(_, value)| clean::toml(value.get_mut(), cleaned));
        Guide::deserialize(toml::de::Deserializer::from(Spanned::new(0..text.len(), file)))
    });
    match &guide {
        Ok(guide) => problems.extend(check(name, text, guide)),
        Err(error) => {
            let line = error.span().map_or(1, |span| clean::line_number(text, span.start));
            // The parser stops at its first problem, which may be one of those found already.
            let message = error.message();
            let known =
                message.starts_with("missing field") && problems.iter().any(|p| p.what == "missing-field");
            if !known && !problems.iter().any(|problem| problem.line == line) {
                problems.push(Problem { line, what: "toml", name: message.to_owned() });
            }
        }
    }
    problems.sort_by_key(|problem| problem.line);
    match guide {
        Ok(guide) if problems.is_empty() => Ok(whole(guide)),
        _ => Err(problems),
    }
}

fn cleaned(words: &str) -> String {
    clean::text(words).into_owned()
}

/// What is of one line on one line; and a guide without passes has one way through it.
fn whole(mut guide: Guide) -> Guide {
    let titles = guide.sections.iter_mut().map(|section| &mut section.title);
    for line in titles.chain([&mut guide.title, &mut guide.about]) {
        *line = clean::line(line);
    }
    if guide.passes.is_empty() {
        guide.passes = vec![Pass::Only];
    }
    guide
}

/// What a guide, a section, a prompt and its variants must say, and what they may.
const SHAPES: [(&[&str], &[&str]); 4] = [Guide::SHAPE, Section::SHAPE, Prompt::SHAPE, When::SHAPE];

/// Fields that are missing or that nobody knows, and words that are none of a list's, wherever they stand: the parser alone
/// would name one at a time.
fn look(table: &DeTable<'_>, line: usize, level: usize, text: &str, problems: &mut Vec<Problem>) {
    let (must, may) = SHAPES[level];
    for &field in must.iter().filter(|field| !table.contains_key(**field)) {
        problems.push(Problem { line, what: "missing-field", name: field.to_owned() });
    }
    for (key, value) in table {
        let field = key.get_ref().as_ref();
        if !must.contains(&field) && !may.contains(&field) {
            let line = clean::line_number(text, key.span().start);
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
            (3, "subject") => all(Subject::ALL, Subject::word),
            (2, "who") => all(Speaker::ALL, Speaker::word),
            _ => Vec::new(),
        };
        let mut unknown = |value: &Spanned<DeValue<'_>>| {
            if let DeValue::String(word) = value.get_ref()
                && !words.is_empty()
                && !words.contains(&word.as_ref())
            {
                let name = format!("{word} ({field}: {})", words.join(", "));
                problems.push(Problem {
                    line: clean::line_number(text, value.span().start),
                    what: "unknown-word",
                    name,
                });
            }
        };
        unknown(value);
        match value.get_ref() {
            DeValue::Array(items) => {
                items.iter().for_each(&mut unknown);
                for item in items {
                    if let DeValue::Table(inner) = item.get_ref() {
                        let line = clean::line_number(text, item.span().start);
                        look(inner, line, (level + 1).min(2), text, problems);
                    }
                }
            }
            DeValue::Table(inner) => look(inner, line, 3, text, problems),
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

/// Whether every placeholder is one that is filled in, or two forms of which one is taken, and all are closed.
fn placeholders_hold(words: &str) -> bool {
    pieces(words).all(|piece| match piece {
        Piece::Words(words) => !words.contains(['{', '}']),
        Piece::Place(place) => {
            PLACEHOLDERS.contains(&place)
                || place
                    .split_once('|')
                    .is_some_and(|(one, many)| !(many.contains('|') || one.is_empty() && many.is_empty()))
        }
    })
}

/// The line of a field: of the guide, of a section (`[2]`), or of a prompt in it (`[2, 0]`).
fn line_at(text: &str, at: &[usize], field: &str) -> usize {
    let Ok(file) = DeTable::parse(text) else { return 1 };
    let mut table = file.get_ref();
    for (list, &index) in ["section", "prompt"].iter().zip(at) {
        let inner = table.get(*list).and_then(|list| list.get_ref().get(index)?.get_ref().as_table());
        table = inner.unwrap_or(table);
    }
    table.get(field).map_or(1, |value| clean::line_number(text, value.span().start))
}

fn check(name: &str, text: &str, guide: &Guide) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut refuse = |wrong: bool, what, at: &[usize], field, name: &str| {
        if wrong {
            problems.push(Problem { line: line_at(text, at, field), what, name: name.to_owned() });
        }
    };
    let is_empty = |words: &str| words.trim().is_empty();
    refuse(guide.id != name, "id-is-file-name", &[], "id", &guide.id);
    let head = [&guide.title, &guide.about].into_iter().chain(guide.sections.iter().map(|s| &s.title));
    for words in head.filter(|words| words.contains(['{', '}'])) {
        refuse(true, "placeholder-place", &[], "title", words);
    }
    refuse(guide.sections.is_empty(), "no-sections", &[], "", "");
    refuse(is_empty(&guide.title) || is_empty(&guide.about), "guide-without-words", &[], "id", &guide.id);
    let most = SECTIONS_MAX + usize::from(guide.stage == Stage::Training);
    refuse(guide.sections.len() > most, "too-many-sections", &[most], "id", "");
    let mut sections = HashSet::new();
    let mut prompts = HashSet::new();
    for (s, section) in guide.sections.iter().enumerate() {
        let (at, id, title) = (&[s], &section.id, &section.title);
        refuse(!sections.insert(id), "section-twice", at, "id", id);
        refuse(!is_id(id), "section-id-form", at, "id", id);
        refuse(is_empty(title), "section-without-title", at, "title", id);
        refuse(title.chars().count() > TITLE_MAX, "title-too-long", at, "title", title);
        refuse(section.prompts.is_empty(), "section-empty", at, "id", id);
        for (p, prompt) in section.prompts.iter().enumerate() {
            let (at, id) = (&[s, p], &prompt.id);
            let spoken = [Some(&prompt.say), prompt.after.as_ref(), prompt.listen.as_ref()];
            let mut spoken = spoken.into_iter().flatten().chain(&prompt.cues);
            // These are shown as they are.
            let shown = [Some(&prompt.intent), prompt.leave_out.as_ref(), prompt.hand.as_ref()];
            let mut plain = shown.into_iter().flatten();
            let has_pass_words = prompt.after.is_some() || prompt.own;
            refuse(!prompts.insert(id), "prompt-twice", at, "id", id);
            refuse(!is_id(id), "prompt-id-form", at, "id", id);
            refuse(is_empty(&prompt.say) || is_empty(&prompt.intent), "prompt-without-words", at, "id", id);
            refuse(!spoken.all(|words| placeholders_hold(words)), "placeholder", at, "id", id);
            refuse(plain.any(|words| words.contains('{')), "placeholder-place", at, "id", id);
            refuse(prompt.cues.len() > 2, "too-many-cues", at, "id", id);
            for tag in prompt.tags.iter().filter(|tag| !TAGS.contains(&tag.as_str())) {
                refuse(true, "unknown-tag", at, "tags", tag);
            }
            refuse(prompt.date && prompt.kind != Kind::Check, "date-without-check", at, "id", id);
            let is_dated = prompt.today.is_some() || prompt.from.is_some() || prompt.once.is_some();
            refuse(is_dated && prompt.kind != Kind::Check, "today-without-check", at, "id", id);
            let word = prompt.today.as_deref().unwrap_or_default();
            refuse(word.chars().count() > TODAY_MAX, "today-too-long", at, "today", word);
            let once = prompt.once.as_deref();
            refuse(
                once.is_some_and(|id| guide.prompt(id).is_none()),
                "once-unknown",
                at,
                "once",
                once.unwrap_or_default(),
            );
            let is_read_only = matches!(guide.stage, Stage::Card | Stage::Training);
            refuse(is_read_only && prompt.kind != Kind::Talk, "card-with-field", at, "id", id);
            refuse(prompt.joint && prompt.drawer == Drawer::Mine, "joint-mine", at, "id", id);
            let has_passes = !guide.passes.is_empty();
            refuse(has_pass_words && !has_passes, "pass-words-without-passes", at, "id", id);
        }
    }
    problems
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
