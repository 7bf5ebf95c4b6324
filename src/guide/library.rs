//! The guides at hand: the built-in ones, and a user's or a site's own over them.

use std::path::PathBuf;

use rust_embed::RustEmbed;

use super::{ENGLISH, Guide, Pack, PackFile, Problem, Stage, Starters, Voices, read};
use crate::clean;
use crate::terms::Occasion;

#[derive(RustEmbed)]
#[folder = "assets/guides"]
struct BuiltIn;

/// The order in which lists show the built-in guides: the order of the year.
const ORDER: &[&str] = &[
    "invite",
    "prepare",
    "first-visit",
    "reflect-first",
    "follow-up",
    "second-visit-academic",
    "second-visit-college-career",
    "reflect-second",
    "year-close",
    "card-reporting",
    "card-safety",
    "training",
];

/// Where a guide came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Part of the program.
    BuiltIn,
    /// A file of the user's or the site's.
    File(PathBuf),
}

/// All guides, in the order of the year, each with its source.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// In the language that is spoken.
    guides: Vec<(Guide, Source)>,
    /// As they were written.
    written: Vec<Guide>,
    packs: Vec<Pack>,
    voices: Voices,
    starters: Starters,
}

impl Library {
    /// The built-in guides.
    pub fn built_in() -> Self {
        Self::with_files(std::iter::empty()).0
    }

    /// The built-in guides, overlaid by files: `(path, file name without .toml, text)`. A file with the id of a
    /// built-in guide replaces it. Files with problems are left out and reported; the built-in one stands in.
    pub fn with_files(
        files: impl Iterator<Item = (PathBuf, String, String)>,
    ) -> (Self, Vec<(PathBuf, Vec<Problem>)>) {
        let mut guides: Vec<(Guide, Source)> = Self::built_in_texts()
            .iter()
            .filter_map(|(file, text)| read(file.trim_end_matches(".toml"), text).ok())
            .map(|guide| (guide, Source::BuiltIn))
            .collect();
        let mut wrong = Vec::new();
        for (path, name, text) in files {
            match read(&name, &text) {
                Ok(guide) => {
                    guides.retain(|(g, _)| g.id != guide.id);
                    guides.push((guide, Source::File(path)));
                }
                Err(problems) => wrong.push((path, problems)),
            }
        }
        guides.sort_by_key(|(g, _)| {
            (ORDER.iter().position(|id| *id == g.id).unwrap_or(ORDER.len()), g.id.clone())
        });
        let written = guides.iter().map(|(guide, _)| guide.clone()).collect();
        (
            Self {
                guides,
                written,
                packs: Pack::built_in(),
                voices: Voices::default(),
                starters: Starters::default(),
            },
            wrong,
        )
    }

    /// Adds a language, or files over one that is there: a folder's name and its files. What could not be read is left
    /// out and reported.
    pub fn add_language(&mut self, tag: &str, files: &[PackFile]) -> Vec<(String, Problem)> {
        let at = self.packs.iter().position(|pack| pack.tag == tag);
        let pack = at.map(|at| self.packs.remove(at)).unwrap_or_default();
        let (pack, wrong) = pack.with(tag, files);
        self.packs.push(pack);
        wrong
    }

    /// The families to rehearse with.
    pub fn voices(&self) -> &Voices {
        &self.voices
    }

    /// Adds a family of one's own to rehearse with: the language, the file's name, its text; what is wrong where it is left
    /// out.
    pub fn add_voice(&mut self, tag: &str, name: &str, text: &str) -> Vec<Problem> {
        self.voices.add(tag, name, text)
    }

    /// From what families know to a first lesson.
    pub fn starters(&self) -> &Starters {
        &self.starters
    }

    /// Adds starters of one's own in a language; what is wrong where they are left out.
    pub fn add_starters(&mut self, tag: &str, text: &str) -> Vec<Problem> {
        self.starters.add(tag, text)
    }

    /// The languages there are words in, English aside.
    pub fn languages(&self) -> &[Pack] {
        &self.packs
    }

    /// Gives all guides in this language from now on, as far as there are words.
    pub fn speak(&mut self, tag: &str) {
        let pack = self.packs.iter().find(|pack| pack.tag == tag);
        for ((guide, _), written) in self.guides.iter_mut().zip(&self.written) {
            *guide = pack.map_or_else(|| written.clone(), |pack| pack.translate(written));
        }
    }

    /// The tag of the language that a family's is called by: "Spanish", "español", "es"; none where there are no words.
    pub fn language_called(&self, words: &str) -> Option<&str> {
        if ["en", "eng", "english", "ingles"].contains(&&*clean::folded(words.trim())) {
            return Some(ENGLISH);
        }
        self.packs.iter().find(|pack| pack.is_called(words)).map(|pack| pack.tag.as_str())
    }

    /// What a language calls itself, where there are words in it.
    pub(crate) fn name_of_language(&self, tag: &str) -> String {
        self.packs.iter().find(|pack| pack.tag == tag).map_or(tag, Pack::name).to_owned()
    }

    /// A guide in a language, whichever is spoken.
    pub fn in_language(&self, id: &str, tag: &str) -> Option<Guide> {
        let written = self.written.iter().find(|guide| guide.id == id)?;
        if tag == ENGLISH {
            return Some(written.clone());
        }
        Some(self.packs.iter().find(|pack| pack.tag == tag)?.translate(written))
    }

    /// The texts of the built-in guides: `(file name, text)`.
    pub fn built_in_texts() -> Vec<(String, String)> {
        BuiltIn::iter()
            .filter(|file| file.ends_with(".toml"))
            .filter_map(|file| {
                let text = BuiltIn::get(&file)?;
                Some((file.to_string(), String::from_utf8_lossy(&text.data).into_owned()))
            })
            .collect()
    }

    /// All guides, in the order of the year.
    pub fn iter(&self) -> impl Iterator<Item = (&Guide, &Source)> {
        self.guides.iter().map(|(guide, source)| (guide, source))
    }

    /// A guide by id.
    pub fn get(&self, id: &str) -> Option<&Guide> {
        self.guides.iter().map(|(guide, _)| guide).find(|guide| guide.id == id)
    }

    /// The guide for a stage of a visit: the one made for the occasion before one for any occasion.
    pub fn for_stage(&self, stage: Stage, occasion: Occasion) -> Option<&Guide> {
        let mut fitting =
            self.guides.iter().map(|(g, _)| g).filter(|g| g.stage == stage && g.suits(occasion));
        fitting.clone().find(|g| !g.occasions.is_empty()).or_else(|| fitting.next())
    }
}
