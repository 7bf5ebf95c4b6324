//! `homevisit guide`: list, show and check. Needs no vault.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::anyhow;
use clap::{Args, Subcommand};
use serde_json::json;

use crate::clean;
use crate::files;
use crate::guide::{self, Library, Names, Problem, Prompt, Source};
use crate::paths::Paths;
use crate::say;

use super::out::{self, text};

/// Text on a page is no wider than this.
const MEASURE: usize = 72;

/// The arguments of `guide`.
#[derive(Debug, Args)]
pub struct Guide {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the guides, in the order of the year
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a guide, to read or rehearse from
    Show {
        /// Its id, as in the list
        id: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Say what is wrong in your own guides, and where; every problem at once
    #[command(after_help = "\
Your own guides are TOML files in the folder guides beside your settings. One with the id of a
built-in guide takes its place. Without FILE, all of them and the built-in ones are checked.
Exit status: 0 if nothing is wrong, else 1.")]
    Check {
        /// Check these files instead
        files: Vec<PathBuf>,
    },
}

impl Guide {
    /// Lists, shows or checks.
    pub fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::List { json } => list(paths, json),
            Command::Show { id, json } => show(paths, &id, json),
            Command::Check { files } => check(paths, files),
        }
    }
}

/// The guides; a word on stderr about own ones that are left out.
fn library(paths: &Paths) -> Library {
    let (library, wrong) = paths.config().library(text().language());
    for (path, _) in wrong {
        out::note(&say!(text(), "cli-guide-left-out", path = shown(&path)));
    }
    library
}

fn list(paths: &Paths, as_json: bool) -> anyhow::Result<ExitCode> {
    let library = library(paths);
    let own = |source: &Source| match source {
        Source::BuiltIn => None,
        Source::File(path) => Some(shown(path)),
    };
    if as_json {
        let guides: Vec<_> = library
            .iter()
            .map(|(g, source)| json!({"id": g.id, "title": g.title, "about": g.about, "file": own(source)}))
            .collect();
        out::json(&guides)?;
    } else {
        let rows: Vec<_> = library
            .iter()
            .map(|(g, source)| vec![g.id.clone(), g.title.clone(), own(source).unwrap_or_default()])
            .collect();
        out::data(out::table(&rows))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn show(paths: &Paths, id: &str, as_json: bool) -> anyhow::Result<ExitCode> {
    let library = library(paths);
    let guide = library.get(id).ok_or_else(|| {
        let known: Vec<_> = library.iter().map(|(guide, _)| guide.id.as_str()).collect();
        anyhow!(say!(text(), "cli-guide-unknown", known = known.join(", ")))
    })?;
    if as_json {
        out::json(guide)?;
    } else {
        out::data(page(guide))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A guide as a page, in the words of practice: no family is named.
fn page(guide: &guide::Guide) -> String {
    let names = Names {
        student: say!(text(), "cli-practice-student"),
        family: say!(text(), "cli-practice-family"),
        partner: say!(text(), "cli-practice-partner"),
        reporting: say!(text(), "reporting-number"),
    };
    let mut lines = vec![guide.title.clone(), wrapped(&guide.about, "")];
    for section in &guide.sections {
        lines.extend([String::new(), section.title.to_uppercase()]);
        for prompt in &section.prompts {
            lines.push(String::new());
            prompt_lines(prompt, &names, &mut lines);
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn prompt_lines(prompt: &Prompt, names: &Names, lines: &mut Vec<String>) {
    let mut put = |words: &str, indent| lines.push(wrapped(&names.fill(words), indent));
    put(&prompt.say, "  ");
    for cue in &prompt.cues {
        put(&format!("- {cue}"), "    ");
    }
    let kinds = [
        ("cli-guide-listen", &prompt.listen),
        ("cli-guide-leave-out", &prompt.leave_out),
        ("cli-guide-after", &prompt.after),
    ];
    for (key, words) in kinds.into_iter().filter_map(|(key, words)| Some((key, words.as_ref()?))) {
        put(&text().get(key, &[("words", words.as_str().into())]), "    ");
    }
}

fn wrapped(words: &str, indent: &str) -> String {
    let under = if words.starts_with("- ") { format!("{indent}  ") } else { indent.to_owned() };
    textwrap::fill(words, textwrap::Options::new(MEASURE).initial_indent(indent).subsequent_indent(&under))
}

fn check(paths: &Paths, named: Vec<PathBuf>) -> anyhow::Result<ExitCode> {
    let mut checked = Vec::new();
    if named.is_empty() {
        for (name, source) in Library::built_in_texts() {
            let found = read(name.trim_end_matches(".toml"), &source);
            checked.push((say!(text(), "cli-guide-built-in", name = name), found));
        }
    }
    let own = if named.is_empty() { files::in_folder(&paths.config().guides(), "toml") } else { named };
    for path in own {
        let found = match files::read_text(&path) {
            Ok(source) => read(&files::stem(&path), &source),
            Err(error) => vec![(1, text().sentence(&error.sentence()))],
        };
        checked.push((shown(&path), found));
    }
    let count: usize = checked.iter().map(|(_, found)| found.len()).sum();
    let page: String = checked
        .iter()
        .flat_map(|(place, found)| found.iter().map(move |(line, what)| format!("{place}:{line}: {what}\n")))
        .collect();
    out::data(page)?;
    if count == 0 {
        out::note(&say!(text(), "cli-guide-sound", files = checked.len()));
        Ok(ExitCode::SUCCESS)
    } else {
        out::note(&say!(text(), "cli-guide-problems", count = count));
        Ok(ExitCode::FAILURE)
    }
}

/// What is wrong with a guide: lines and sentences.
fn read(name: &str, source: &str) -> Vec<(usize, String)> {
    let problems = guide::read(name, source).err().unwrap_or_default();
    problems.iter().map(|problem| (problem.line, sentence(problem))).collect()
}

/// What is wrong and what to do.
fn sentence(problem: &Problem) -> String {
    let name = clean::line(&problem.name);
    text().get(&format!("guide-problem-{}", problem.what), &[("name", name.into())])
}

fn shown(path: &Path) -> String {
    clean::line(&path.to_string_lossy())
}
