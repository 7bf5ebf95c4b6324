//! The names that stand in a prompt's braces, and the one of two forms that is said.

use crate::site::Site;

/// The names that fill the placeholders of a prompt. No `Debug`: they are names.
#[derive(Clone, PartialEq, Eq)]
pub struct Names {
    /// For `{student}`, in words said to the family.
    pub student: String,
    /// For `{the-student}`, in words said to the educators.
    pub the_student: String,
    /// For `{family}`.
    pub family: String,
    /// For `{partner}`.
    pub partner: String,
    /// For `{reporting-number}`, or the words that stand for a number that the site has not given.
    pub reporting: String,
    /// For `{aid-forms}`: the applications that open the money for college, the same for every family.
    pub aid_forms: String,
    /// For `{aid-person}`: who sits down with each family over them.
    pub aid_person: String,
    /// Several students are spoken of: of `{is|are}` the second.
    pub several: bool,
}

/// A template in pieces: what is said as it stands, and what stands in braces.
pub(super) enum Piece<'a> {
    Words(&'a str),
    Place(&'a str),
}

/// The pieces of a template; a brace that is not closed is words.
pub(super) fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if let Some((place, after)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            rest = after;
            return Some(Piece::Place(place));
        }
        let end = rest.char_indices().skip(1).find(|(_, c)| *c == '{').map_or(rest.len(), |(at, _)| at);
        let words = &rest[..end];
        rest = &rest[end..];
        (!words.is_empty()).then_some(Piece::Words(words))
    })
}

/// Whether these words could have come of a prompt's, whatever names were filled in.
pub(crate) fn could_be(template: &str, words: &str) -> bool {
    let (mut rest, mut is_open) = (words, false);
    for piece in pieces(template) {
        let Piece::Words(piece) = piece else {
            is_open = true;
            continue;
        };
        match rest.find(piece) {
            Some(at) if is_open || at == 0 => rest = &rest[at + piece.len()..],
            _ => return false,
        }
        is_open = false;
    }
    is_open || rest.is_empty()
}

impl Names {
    /// Nobody's names, for a practice or a page to read: the words for them, by key, and what the site gives.
    pub(crate) fn nobody(site: &Site, language: &str, several: bool, words: &dyn Fn(&str) -> String) -> Self {
        let or = |given: Option<&String>, key| {
            given.filter(|s| !s.is_empty()).cloned().unwrap_or_else(|| words(key))
        };
        Self {
            student: words(if several { "your-children" } else { "your-child" }),
            the_student: words(if several { "the-students" } else { "the-student" }),
            family: words("the-family"),
            partner: words("my-partner"),
            reporting: or(Some(&site.reporting_number), "reporting-number"),
            aid_forms: or(site.aid_forms.get(language), "aid-forms"),
            aid_person: or(Some(&site.aid_person), "aid-person"),
            several,
        }
    }

    /// Fills the placeholders, and of two forms takes the one for as many students as there are; other braces stay.
    pub fn fill(&self, words: &str) -> String {
        let mut filled = String::with_capacity(words.len());
        for piece in pieces(words) {
            match piece {
                Piece::Words(words) => filled.push_str(words),
                Piece::Place(place) => match (self.named(place), place.split_once('|')) {
                    (Some(name), _) => filled.push_str(name),
                    (None, Some((one, many))) => filled.push_str(if self.several { many } else { one }),
                    (None, None) => filled.extend(["{", place, "}"]),
                },
            }
        }
        filled
    }

    /// What a placeholder stands for.
    fn named(&self, place: &str) -> Option<&str> {
        Some(match place {
            "student" => &self.student,
            "the-student" => &self.the_student,
            "family" => &self.family,
            "partner" => &self.partner,
            "reporting-number" => &self.reporting,
            "aid-forms" => &self.aid_forms,
            "aid-person" => &self.aid_person,
            _ => return None,
        })
    }
}
