//! The made-up year of `homevisit demo`: eleven families, two educators, and a visit in every state, as seen today.
//!
//! The content is `assets/sample/year.toml`. Whose a text is, in which drawer it lies and under which words it stands
//! follows from the guides, as it does on screen, so that the year cannot tell of prompts that do not exist. Pure: the
//! same moment gives the same year, identities included.

mod build;
mod filed;
mod raw;
mod time;

use chrono::{DateTime, FixedOffset};

use crate::guide::Library;
use crate::site::Site;
use crate::visit::{Act, Book, Draft, Educator, EducatorId, Filing, FilingId, Promised, Record, VisitId};

/// A made-up year, ready to be put into an empty vault: educators, then records, then texts, then what is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The pair, the founder first; without keys.
    pub educators: Vec<Educator>,
    /// Everything else but texts and sign-offs, each after what it refers to.
    pub records: Vec<Record>,
    /// The texts, oldest first, one sitting each. Those in *Mine* need their author's keys.
    pub drafts: Vec<Draft>,
    /// What is to be signed, oldest first.
    pub signs: Vec<SignWanted>,
}

/// An act to be signed with an educator's key, or typed where they have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignWanted {
    /// The visit.
    pub visit: VisitId,
    /// The act.
    pub act: Act,
    /// The filing, for *agree*.
    pub filing: Option<FilingId>,
    /// Who signs.
    pub educator: EducatorId,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// Why the year could not be put together. With the built-in guides none of these can happen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SampleError {
    /// The content is not of its shape.
    #[error("reading the made-up year, line {line}: {message}")]
    Shape {
        /// The line, from 1.
        line: usize,
        /// The parser's words.
        message: String,
    },
    /// A day or moment that is not written as the head of the file says.
    #[error("reading the made-up year: `{0}` is no time")]
    Time(String),
    /// An educator who is not in it.
    #[error("reading the made-up year: there is no educator `{0}`")]
    Educator(String),
    /// A guide that is not in the library.
    #[error("telling the made-up year: there is no guide `{0}`")]
    Guide(String),
    /// A prompt that the guide does not show in that visit and pass, or that has no box there.
    #[error("telling the made-up year: nothing can be written at `{guide}/{prompt}` in this visit")]
    Prompt {
        /// The guide's id.
        guide: String,
        /// The prompt's id.
        prompt: String,
    },
}

/// What the language says in what is agreed on.
pub struct Said<'a> {
    /// The page, from a filing that has all but its page, and from the book that it is about.
    pub page: &'a dyn Fn(&Filing, &Book) -> String,
    /// A promise in a sentence.
    pub promised: &'a dyn Fn(Promised<'_>) -> String,
}

/// The made-up year of a language as it looks at `now`.
///
/// The rows of what left carry a made-up hash: the next log sends them again as changed.
///
/// # Errors
/// See [`SampleError`]: for guides that lack a built-in prompt.
pub fn year(
    language: &str,
    now: DateTime<FixedOffset>,
    library: &Library,
    site: &Site,
    said: &Said<'_>,
) -> Result<Sample, SampleError> {
    // Families of its own in each language, not a translation: else half of the people who look at it could not be shown it.
    let year = match language {
        "es" => include_str!("../assets/sample/year.es.toml"),
        _ => include_str!("../assets/sample/year.toml"),
    };
    build::build(&raw::Year::read(year)?, language, now, library, site, said)
}
