//! Covers the names of families and students in a text that leaves (FERPA, 34 CFR 99.31(a)(1): school officials only).

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::visit::{Book, FamilyId};

/// Words that stand in a family's name and are no name.
const NOT_NAMES: &[&str] = &["the", "and", "family", "familia", "los", "las", "mr", "mrs", "ms"];

/// The names to look for, accents or not. A word that is a name in the family visited is covered in lower case too; other
/// families' names only with a capital, so that "we will" survives a class with a Will. Surnames are not kept here, so
/// they cannot be looked for: the preview says so.
#[derive(Default)]
pub struct Names {
    cover: String,
    /// Parts of all names, plain and without a plural s, as they are written and in capitals.
    written: HashSet<String>,
    /// Parts of each family's names, in lower case.
    own: HashMap<FamilyId, HashSet<String>>,
    /// Parts in scripts without capitals, where words may run together; longest first.
    caseless: Vec<String>,
}

impl Names {
    /// The names of a book; `cover` is what stands in their place.
    pub(crate) fn new(book: &Book, cover: &str) -> Self {
        let mut names = Self { cover: cover.to_owned(), ..Self::default() };
        for each in &book.families {
            names.add(&each.name, each.id);
        }
        for student in &book.students {
            names.add(&student.name, student.family);
        }
        names.caseless.sort_unstable();
        names.caseless.dedup();
        names.caseless.sort_by_key(|part| std::cmp::Reverse(part.len()));
        names
    }

    fn add(&mut self, name: &str, family: FamilyId) {
        let capitals = name.contains(char::is_uppercase);
        for part in name.split_whitespace() {
            if !part.contains(|c: char| c.is_lowercase() || c.is_uppercase()) {
                let part: String = part.chars().flat_map(bare).filter(|c| c.is_alphanumeric()).collect();
                if part.chars().nth(1).is_some() {
                    self.caseless.push(part);
                }
                continue;
            }
            for word in part.split(|c: char| !is_of_word(c)) {
                let word = &*plain(word);
                let lower = word.to_lowercase();
                let letters = word.chars().count();
                let small = capitals && word.starts_with(char::is_lowercase);
                if letters < 2 || small || NOT_NAMES.contains(&lower.as_str()) {
                    continue;
                }
                self.written.insert(singular(word).to_owned());
                self.written.insert(singular(word).to_uppercase());
                if letters > 2 {
                    self.own.entry(family).or_default().insert(singular(&lower).to_owned());
                }
            }
        }
    }

    /// A text about this family with each name covered.
    pub(crate) fn redact(&self, family: FamilyId, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphanumeric) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|c: char| !is_of_word(c)).unwrap_or(from.len()));
            out += before;
            out += if self.is_name(family, word) { &self.cover } else { word };
            rest = after;
        }
        out += rest;
        for name in &self.caseless {
            out = cover_runs(&out, name, &self.cover);
        }
        out
    }

    /// Whether a word in a text about this family is one of the names.
    pub(crate) fn is_name(&self, family: FamilyId, word: &str) -> bool {
        let word = &*plain(word);
        let own = self.own.get(&family);
        self.written.contains(singular(word))
            || own.is_some_and(|own| own.contains(singular(&word.to_lowercase())))
    }
}

/// Whether a character goes on with a word: accents typed apart, and joiners that nobody sees.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c)) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// Letters that are no letter with an accent, and are typed as plain ones all the same: Łukasz, Søren, Đặng.
const PLAIN: &[(char, &str)] = &[
    ('ł', "l"),
    ('Ł', "L"),
    ('ø', "o"),
    ('Ø', "O"),
    ('đ', "d"),
    ('Đ', "D"),
    ('ð', "d"),
    ('Ð', "D"),
    ('ħ', "h"),
    ('Ħ', "H"),
    ('ı', "i"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('Æ', "Ae"),
    ('œ', "oe"),
    ('Œ', "Oe"),
    ('þ', "th"),
    ('Þ', "Th"),
];

/// A word without accents and joiners: "Andrés" is also typed "Andres".
fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.into();
    }
    let mut bare = String::with_capacity(word.len());
    for c in word.nfd().filter(|c| c.is_alphanumeric()) {
        match PLAIN.iter().find(|(letter, _)| *letter == c) {
            Some((_, typed)) => bare += typed,
            None => bare.push(c),
        }
    }
    bare.into()
}

/// A sign without its marks: vowels that are written in Arabic or Hebrew or not. A Korean syllable stays whole.
fn bare(c: char) -> Vec<char> {
    if ('\u{ac00}'..='\u{d7a3}').contains(&c) {
        return vec![c];
    }
    std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c) && !is_joiner(*c)).collect()
}

/// Signs that nobody sees.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{640}')
}

/// Covers a name wherever it stands, whatever marks stand on either.
fn cover_runs(text: &str, name: &str, cover: &str) -> String {
    let name: Vec<char> = name.chars().collect();
    let signs: Vec<(usize, char)> =
        text.char_indices().flat_map(|(at, c)| bare(c).into_iter().map(move |c| (at, c))).collect();
    let mut out = String::with_capacity(text.len());
    let (mut next, mut done) = (0, 0);
    while next + name.len() <= signs.len() {
        if signs[next..next + name.len()].iter().map(|(_, c)| c).eq(&name) {
            let start = signs[next].0;
            next += name.len();
            let end = signs.get(next).map_or(text.len(), |(at, _)| *at);
            // What follows the name's last sign goes with it only if it is a mark of it.
            let last = signs[next - 1].0;
            let rest = text[last..end].char_indices().skip(1).find(|(_, c)| !bare(*c).is_empty());
            out += text.get(done..start).unwrap_or_default();
            out += cover;
            done = rest.map_or(end, |(at, _)| last + at);
        } else {
            next += 1;
        }
    }
    out + &text[done..]
}

/// Without a plural s: "the Riveras" are the Rivera family.
fn singular(word: &str) -> &str {
    word.strip_suffix(['s', 'S']).filter(|rest| rest.chars().count() > 1).unwrap_or(word)
}
