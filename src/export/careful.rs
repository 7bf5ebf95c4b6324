//! A gentle pass over what people wrote, before it leaves: names, phone numbers, addresses, and subjects worth a second
//! look are shown. Nothing is ever changed by itself, and what was kept on purpose is remembered.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::digest::Names;
use super::kind::{Export, Given, GoesTo, Made};
use crate::clean::folded;
use crate::private::Private;
use crate::visit::{Book, EntryId, FamilyId, statement_hash};

/// Something worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The words, as they stand in the text.
    pub words: Private,
    /// What they may be, as the end of a text key: `name`, `phone`, `email`, `address`, or a subject of
    /// `assets/plain/careful.toml`.
    pub what: &'static str,
}

/// What was marked in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The answer.
    pub entry: EntryId,
    /// Its words as they would leave.
    pub text: Private,
    /// What in it, in order; never empty.
    pub marked: Vec<Marked>,
}

impl Found {
    /// What a decision to keep it is tied to: this exact text.
    pub fn hash(&self) -> String {
        statement_hash(self.text.as_bytes())
    }
}

/// The subjects, in the order of the file. A test holds that it can be read, and that each has its string.
pub(crate) static SUBJECTS: LazyLock<Vec<(&'static str, Vec<String>)>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Subject {
        words: Vec<String>,
    }
    const FILE: &str = include_str!("../../assets/plain/careful.toml");
    let subjects: BTreeMap<String, Subject> = toml::from_str(FILE).unwrap_or_default();
    let words = |subject: Subject| subject.words.iter().map(|word| folded(word)).collect();
    subjects.into_iter().map(|(name, subject)| (&*name.leak(), words(subject))).collect()
});

/// Shapes that tell where somebody lives or how to reach them.
static SHAPES: LazyLock<Vec<(&'static str, Regex)>> = LazyLock::new(|| {
    [
        ("email", r"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+"),
        (
            "phone",
            r"\+\d(?:[\s().-]{0,2}\d){7,14}|\+?\(?\d{3}\)?[\s./-]?\d{3}[\s./-]?\d{4}|\b\d{3}[\s.-]\d{4}\b|\b\d{3}(?:[\s.-]\d{2}){3}\b",
        ),
        // Words that are seldom anything else end an address however they are written; "way" and "place" only after
        // names: twenty kids who walk this way live nowhere.
        (
            "address",
            r"(?i)\b\d{1,5}\s+([\p{L}\p{N}'.]+\s+){1,4}(street|avenue|ave|boulevard|blvd|apartment)\b|(?-i:\b\d{1,5}\s+(?:[\p{Lu}\d][\p{L}\p{N}'.]*\s+){1,4}(?:St|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|st|road|rd|lane|ln|drive|dr|court|ct|way|place|pl)\b)|\b\d{1,5}\s+highway\s+\d+|\b(apt|apartment|unit|suite|apto|depto)\b\.?\s*#?\s*\d+\w?\b|\bp\.?\s?o\.?\s+box\s+\d+|\b(calle|avenida|apartamento|colonia)\s+[\p{L}\p{N}]",
        ),
    ]
    .into_iter()
    .filter_map(|(what, shape)| Some((what, Regex::new(shape).ok()?)))
    .collect()
});

/// What in an export is worth a second look. Names are looked for where they were not covered; on the family's own page they
/// are at home.
pub fn look(made: &Made, export: &Export, given: &Given<'_>) -> Vec<Found> {
    let uncovered = given.site.recipient_is_school_official && export.goes_to != GoesTo::Family;
    let names = if uncovered { Names::new(given.book, "") } else { Names::default() };
    let mut family_of: HashMap<EntryId, FamilyId> = HashMap::new();
    for visit in made.visits.iter().filter_map(|&id| given.book.visit(id)) {
        for filing in given.book.filings_of(visit.id) {
            let answers = filing.answers.iter().map(|answer| answer.entry);
            let promises = filing.promises.iter().flatten().map(|promise| promise.entry(visit.id));
            family_of.extend(answers.chain(promises).map(|entry| (entry, visit.family)));
        }
    }
    made.written
        .iter()
        .map(|(entry, text)| {
            let marked = marks(text, &names, family_of.get(entry).copied());
            Found { entry: *entry, text: text.clone(), marked }
        })
        .filter(|found| !found.marked.is_empty())
        .collect()
}

/// Of what is worth a second look, what nobody has decided to keep in exactly these words.
pub fn undecided(found: &[Found], book: &Book) -> Vec<Found> {
    let kept: HashSet<(EntryId, &str)> = book.kept.iter().map(|kept| (kept.entry, &*kept.hash)).collect();
    found.iter().filter(|found| !kept.contains(&(found.entry, &*found.hash()))).cloned().collect()
}

/// What is worth a second look in words that belong to no family, line by line from 1: a name of any of them as well.
pub(crate) fn marked_lines(text: &str, book: &Book) -> Vec<(usize, Vec<Marked>)> {
    let names = Names::new(book, "");
    let is_name = |word: &str| book.families.iter().any(|family| names.is_name(family.id, word));
    let lines = text.lines().enumerate().map(|(at, line)| {
        let mut marked = marks(line, &names, None);
        let of_a_family = words_of(line).into_iter().filter(|(_, word)| is_name(word));
        marked.extend(of_a_family.map(|(_, word)| Marked { words: word.into(), what: "name" }));
        (at + 1, marked)
    });
    lines.filter(|(_, marked)| !marked.is_empty()).collect()
}

fn marks(text: &str, names: &Names, family: Option<FamilyId>) -> Vec<Marked> {
    let mut found: Vec<(usize, Marked)> = Vec::new();
    for (what, shape) in SHAPES.iter() {
        found.extend(shape.find_iter(text).map(|m| (m.start(), Marked { words: m.as_str().into(), what })));
    }
    let words = words_of(text);
    found.extend(
        words
            .iter()
            .filter(|(_, word)| family.is_some_and(|family| names.is_name(family, word)))
            .map(|(at, word)| (*at, Marked { words: (*word).into(), what: "name" })),
    );
    let plain: Vec<String> = words.iter().map(|(_, word)| folded(word)).collect();
    for (subject, listed) in SUBJECTS.iter() {
        for phrase in listed {
            let parts: Vec<&str> = phrase.split_whitespace().collect();
            for start in 0..plain.len().saturating_sub(parts.len() - 1) {
                if parts.iter().zip(&plain[start..]).all(|(part, word)| part == word) {
                    let (first, (at, last)) = (words[start].0, words[start + parts.len() - 1]);
                    found.push((first, Marked { words: text[first..at + last.len()].into(), what: subject }));
                }
            }
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, marked)| marked).collect()
}

/// The words of a text and where each begins.
fn words_of(text: &str) -> Vec<(usize, &str)> {
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    text.split(|c: char| !is_of_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect()
}
