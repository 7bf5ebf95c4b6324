//! The configuration folder: the language, one's own guides, language packs, the site's rules. Read by the command line
//! and by the screen alike; only `homevisit site use` writes here.
#![allow(clippy::disallowed_methods, reason = "the language is read from the environment")]

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::clean;
use crate::files::{self, FileError};
use crate::guide::{Library, PackFile, Problem};
use crate::pages::Pages;
use crate::site::{Site, SiteProblem};
use crate::text::{self, Sentence, Text};

/// `config.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Choices {
    /// The language of the interface, as a tag: `es`. Empty: the system's.
    pub(crate) language: String,
    /// The terminal's ground, for those who know better than the terminal says.
    pub(crate) theme: Option<Ground>,
    /// Whether the mouse is the program's; without, the terminal selects with it.
    pub(crate) mouse: bool,
}

impl Default for Choices {
    fn default() -> Self {
        Self { language: String::new(), theme: None, mouse: true }
    }
}

/// What the words stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Ground {
    /// Dark words on a light ground.
    Light,
    /// Light words on a dark ground.
    Dark,
}

/// What is wrong with a site's file and what to do, in words.
pub(crate) fn site_problem(problem: &SiteProblem, text: &Text) -> String {
    let key = if problem.what == "unknown" && !problem.meant.is_empty() { "meant" } else { problem.what };
    let (name, meant) = (clean::line(&problem.name), clean::line(&problem.meant));
    text.get(&format!("site-problem-{key}"), &[("name", name.into()), ("meant", meant.into())])
}

/// The configuration folder of one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    root: PathBuf,
}

impl Config {
    /// The folder at a path, which need not exist.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The folder of one's own guides.
    pub(crate) fn guides(&self) -> PathBuf {
        self.root.join("guides")
    }

    /// The folder of language packs, a folder each.
    pub(crate) fn languages(&self) -> PathBuf {
        self.root.join("languages")
    }

    /// The folder of one's own voices to rehearse with, a folder each language.
    pub(crate) fn voices(&self) -> PathBuf {
        self.root.join("voices")
    }

    /// The folder of one's own starters of lessons, in a folder for each language.
    pub(crate) fn starters(&self) -> PathBuf {
        self.root.join("starters")
    }

    /// The site's file.
    pub(crate) fn site_file(&self) -> PathBuf {
        self.root.join("site.toml")
    }

    /// A text file of the folder; none where it is not there.
    ///
    /// # Errors
    /// As reading any text.
    pub(crate) fn read(&self, name: &str) -> Result<Option<String>, FileError> {
        match files::read_text(&self.root.join(name)) {
            Ok(text) => Ok(Some(text)),
            Err(FileError::Missing { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What `config.toml` says.
    ///
    /// # Errors
    /// What cannot be read, with its line.
    pub fn choices(&self) -> Result<Choices, Sentence> {
        let Some(text) = self.read("config.toml").map_err(|error| error.sentence())? else {
            return Ok(Choices::default());
        };
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| clean::line_number(&text, span.start));
            Sentence::new("config-left-out")
                .with("line", line.to_string())
                .with("problem", clean::line(error.message()))
        })
    }

    /// The strings of the interface: in the language asked for, else the configured one, else the system's.
    pub(crate) fn text(&self, asked: Option<&str>) -> Text {
        let configured = self.choices().unwrap_or_default().language;
        let system = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty())
            .unwrap_or_default();
        let mut there = text::languages();
        let own = self.own_languages();
        there.extend(own.iter().map(|(tag, _)| tag.clone()));
        let wishes = asked.into_iter().chain([configured.as_str(), system.as_str()]);
        let tag = text::choose(wishes, &there);
        let folder = own.iter().find(|(own, _)| *own == tag).map(|(_, folder)| folder);
        let added = folder.map(|folder| files::read_folder_texts(folder, "ftl")).unwrap_or_default();
        Text::new(&tag, &added.into_iter().map(|(_, _, text)| text).collect::<Vec<_>>())
    }

    /// All guides in this language, one's own over the built-in ones, with all language packs; and what of one's own was
    /// left out, each file with its problems.
    pub(crate) fn library(&self, language: &str) -> (Library, Vec<(PathBuf, Vec<Problem>)>) {
        let own = files::read_folder_texts(&self.guides(), "toml");
        let (mut library, mut wrong) = Library::with_files(own.into_iter());
        for (tag, folder) in self.own_languages() {
            let read = files::read_folder_texts(&folder, "toml");
            let pack: Vec<PackFile> = read.into_iter().map(|(_, name, text)| (name, text)).collect();
            for (name, problem) in library.add_language(&tag, &pack) {
                wrong.push((folder.join(name).with_extension("toml"), vec![problem]));
            }
        }
        for (tag, folder) in folders(&self.voices()) {
            for (path, name, text) in files::read_folder_texts(&folder, "toml") {
                let problems = library.add_voice(&tag, &name, &text);
                wrong.extend((!problems.is_empty()).then_some((path, problems)));
            }
        }
        for (tag, folder) in folders(&self.starters()) {
            for (path, _, text) in files::read_folder_texts(&folder, "toml") {
                let problems = library.add_starters(&tag, &text);
                wrong.extend((!problems.is_empty()).then_some((path, problems)));
            }
        }
        library.speak(language);
        (library, wrong)
    }

    /// The site's rules; the defaults where there is no file.
    ///
    /// # Errors
    /// What cannot be read, as a sentence with the line.
    pub(crate) fn site(&self) -> Result<Site, Sentence> {
        let Some(rules) = self.read("site.toml").map_err(|error| error.sentence())? else {
            return Ok(Site::default());
        };
        Site::read(&rules).map_err(|problem| {
            Sentence::new("site-problem")
                .with("path", clean::path(&self.site_file()))
                .with("line", problem.line.to_string())
                .with("problem", site_problem(&problem, text::spoken()))
        })
    }

    /// The pages: a district's own templates of the folder `pages` over the built-in ones.
    ///
    /// # Errors
    /// A template that is wrong, as a sentence: what leaves must not look otherwise than the site wants.
    pub(crate) fn pages(&self) -> Result<Pages, Sentence> {
        let folder = self.root.join("pages");
        let files = ["html", "md"].into_iter().flat_map(|ending| files::read_folder_texts(&folder, ending));
        let own = files.map(|(path, _, text)| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            (name.unwrap_or_default(), text)
        });
        Pages::with(own.collect()).map_err(|error| error.sentence())
    }

    /// The folders of one's own language packs, each with its tag.
    fn own_languages(&self) -> Vec<(String, PathBuf)> {
        folders(&self.languages())
    }
}

/// The folders in a folder, each with its name.
pub(crate) fn folders(root: &Path) -> Vec<(String, PathBuf)> {
    files::items(root)
        .into_iter()
        .filter(|path| path.is_dir())
        .filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), path)))
        .collect()
}
