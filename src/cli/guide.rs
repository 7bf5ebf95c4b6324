//! `homevisit guide`: list, show and check. Needs no vault.

mod sheet;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{anyhow, bail, ensure};
use clap::Subcommand;
use serde_json::json;

use crate::clean;
use crate::config;
use crate::files;
use crate::guide::{self, ENGLISH, Library, Names, Pack, Problem, Prompt, Source, Starters, Voices};
use crate::pages::Pages;
use crate::paths::Paths;
use crate::say;
use crate::site::Site;

use super::out::{self, text};
pub(super) use sheet::{Sheet, word};

/// Text on a page is no wider than this.
const MEASURE: usize = 72;

/// The parts of `guide`.
#[derive(Debug, Subcommand)]
pub(crate) enum Guide {
    /// List the guides, in the order of the year
    #[command(after_help = "\
Examples:
  homevisit guide list
  homevisit guide list --lang es")]
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a guide, to read or rehearse from
    #[command(after_help = "\
Examples:
  homevisit guide show first-visit
  homevisit guide show invite --lang es
  homevisit guide show first-visit --as page > first-visit.html
  homevisit guide show first-visit --band 9-12 --stem biology --siblings --short

With one of the choices below it is the one sheet for such a visit: at home and for the guide's own
occasion, unless another is named. Without them every variant is printed, each with when it applies.")]
    Show {
        /// Its id, as in the list
        id: String,
        #[command(flatten)]
        sheet: Sheet,
        /// As what: text to read here, or a page to print from a browser
        #[arg(long = "as", value_enum, default_value_t)]
        form: out::Form,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a scaffold of a guide of your own, to save into the folder guides and fill in
    #[command(after_help = "\
Example:
  homevisit guide new spring-walk > ~/.config/homevisit/guides/spring-walk.toml")]
    New {
        /// The id, which is the file's name too: small letters, digits and hyphens
        id: String,
    },
    /// Say what is wrong in your own guides, and where; every problem at once
    #[command(after_help = "\
Your own guides are TOML files in the folder guides beside your settings. One with the id of a
built-in guide takes its place. Without FILE, all of them and the built-in ones are checked. With
--lang the words of that language are checked against the guides, and what is missing is listed.
Exit status: 0 if nothing is wrong, else 1.

Examples:
  homevisit guide check
  homevisit guide check spring-walk.toml
  homevisit guide check --lang es")]
    Check {
        /// Check these files instead
        files: Vec<PathBuf>,
    },
}

impl Guide {
    /// Lists, shows or checks.
    pub(crate) fn run(self, paths: &Paths, language: Option<&str>) -> anyhow::Result<ExitCode> {
        match self {
            Self::List { json } => list(paths, json),
            Self::Show { id, sheet, form, json } => show(paths, &id, &sheet, form, json),
            Self::New { id } => scaffold(&id),
            Self::Check { files } => match language.filter(|tag| files.is_empty() && *tag != ENGLISH) {
                Some(tag) => check_words(paths, tag),
                None => check(paths, files),
            },
        }
    }
}

/// The guides; a word on stderr about own ones that are left out.
pub(super) fn library(paths: &Paths) -> Library {
    let (library, wrong) = paths.config().library(text().language());
    for (path, _) in wrong {
        out::note(&say!(text(), "cli-guide-left-out", path = clean::path(&path)));
    }
    library
}

fn list(paths: &Paths, as_json: bool) -> anyhow::Result<ExitCode> {
    let library = library(paths);
    let own = |source: &Source| match source {
        Source::BuiltIn => None,
        Source::File(path) => Some(clean::path(path)),
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

fn show(paths: &Paths, id: &str, sheet: &Sheet, form: out::Form, as_json: bool) -> anyhow::Result<ExitCode> {
    let library = library(paths);
    let guide = library.get(id).ok_or_else(|| {
        let known: Vec<_> = library.iter().map(|(guide, _)| guide.id.as_str()).collect();
        anyhow!(say!(text(), "cli-guide-unknown", known = known.join(", ")))
    })?;
    let guide = sheet.of(guide);
    // Only what it says to families is read from the rules; where they cannot be read, their own words are said.
    let site = paths.config().site().unwrap_or_default();
    if as_json {
        out::json(&guide)?;
    } else {
        match form {
            out::Form::Text => out::data(page(&guide, sheet, &site))?,
            out::Form::Page => out::data(printable(&guide, sheet, &site)?)?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A guide as a page to print.
pub(super) fn printable(guide: &guide::Guide, sheet: &Sheet, site: &Site) -> anyhow::Result<String> {
    let prompt = |prompt: &Prompt| {
        let names = sheet.names(prompt, site);
        json!({
            "when": variants(prompt),
            "intent": titled(prompt, guide),
            "say": names.fill(&prompt.say),
            "cues": prompt.cues.iter().map(|cue| names.fill(cue)).collect::<Vec<_>>(),
            "listen": prompt.listen.as_ref().map(|words| names.fill(words)),
            "leave_out": prompt.leave_out,
            "after": prompt.after.as_ref().map(|words| names.fill(words)),
            "hand": prompt.hand,
        })
    };
    let sections: Vec<_> = guide
        .sections
        .iter()
        .map(|s| json!({"title": s.title, "minutes": planned(s), "prompts": s.prompts.iter().map(prompt).collect::<Vec<_>>()}))
        .collect();
    let guide = json!({
        "title": guide.title,
        "about": guide.about,
        "core": core(guide),
        "sections": sections,
    });
    Ok(Pages::default().guide(&guide, text())?)
}

/// A guide to begin with: every field once, with what it is for.
fn scaffold(id: &str) -> anyhow::Result<ExitCode> {
    let sound =
        !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    ensure!(sound, say!(text(), "guide-problem-section-id-form", name = clean::line(id)));
    out::data(include_str!("../../assets/pages/guide.toml").replace("ID", id))?;
    out::note(&say!(text(), "cli-guide-new", id = id));
    Ok(ExitCode::SUCCESS)
}

/// A guide as a page, in the words of practice: no family is named.
fn page(guide: &guide::Guide, sheet: &Sheet, site: &Site) -> String {
    let mut lines = vec![guide.title.clone(), wrapped(&guide.about, "")];
    lines.extend(core(guide).map(|words| wrapped(&words, "")));
    for section in &guide.sections {
        let heading = std::iter::once(section.title.to_uppercase()).chain(planned(section));
        lines.extend([String::new(), heading.collect::<Vec<_>>().join(" · ")]);
        for prompt in &section.prompts {
            lines.extend([String::new(), wrapped(&titled(prompt, guide), "  ")]);
            prompt_lines(prompt, &sheet.names(prompt, site), &mut lines);
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Which cards carry a guide, and how long they take; none where it names none, or is printed with nothing else.
fn core(guide: &guide::Guide) -> Option<String> {
    let all = || guide.sections.iter().flat_map(|section| &section.prompts);
    let cards = all().filter(|prompt| prompt.essential).count();
    let minutes = guide.minutes.filter(|_| (1..all().count()).contains(&cards))?;
    Some(say!(text(), "guide-core-marked", cards = cards, minutes = minutes))
}

/// About how long a part takes, where it says so.
fn planned(section: &guide::Section) -> Option<String> {
    section.minutes.map(|minutes| say!(text(), "section-minutes", minutes = minutes))
}

/// A prompt's title, marked where it is of the core path, with who of two says it.
fn titled(prompt: &Prompt, guide: &guide::Guide) -> String {
    let mark = if prompt.essential && core(guide).is_some() { "* " } else { "" };
    let who = prompt.who.map(|who| format!(" · {}", text().get(&format!("speaker-{}", who.word()), &[])));
    format!("{mark}{}{}", prompt.intent, who.unwrap_or_default())
}

/// When a prompt applies, in words; empty: always.
fn variants(prompt: &Prompt) -> String {
    let when = &prompt.when;
    let word = |prefix: &str, word: &str| text().get(&format!("{prefix}-{word}"), &[]);
    let mut words: Vec<String> = when.band.iter().map(|b| word("band", b.word())).collect();
    words.extend(when.mode.iter().map(|m| word("mode", m.word())));
    words.extend(when.occasion.iter().map(|o| word("occasion", o.word())));
    for (wanted, key) in [
        (when.interpreter, "interpreter"),
        (when.siblings, "siblings"),
        (when.stem, "stem"),
        (when.signing, "signing"),
    ] {
        words.extend(wanted.map(|yes| word(if yes { "with" } else { "without" }, key)));
    }
    let subjects = when.subject.iter().map(|subject| word("subject", subject.word()));
    let taught: Vec<String> = subjects.collect();
    if !taught.is_empty() {
        words.push(say!(text(), "with-subject", subjects = taught.join(", ")));
    }
    words.join("; ")
}

fn prompt_lines(prompt: &Prompt, names: &Names, lines: &mut Vec<String>) {
    let when = variants(prompt);
    if !when.is_empty() {
        lines.push(wrapped(&format!("({when})"), "  "));
    }
    let mut put = |words: &str, indent| lines.push(wrapped(&names.fill(words), indent));
    put(&prompt.say, "    ");
    for cue in &prompt.cues {
        put(&format!("- {cue}"), "      ");
    }
    let kinds = [
        ("cli-guide-listen", &prompt.listen),
        ("cli-guide-leave-out", &prompt.leave_out),
        ("cli-guide-after", &prompt.after),
        ("hand-out", &prompt.hand),
    ];
    for (key, words) in kinds.into_iter().filter_map(|(key, words)| Some((key, words.as_ref()?))) {
        put(&text().get(key, &[("words", words.as_str().into())]), "      ");
    }
}

fn wrapped(words: &str, indent: &str) -> String {
    let under = if words.starts_with("- ") { format!("{indent}  ") } else { indent.to_owned() };
    textwrap::fill(words, textwrap::Options::new(MEASURE).initial_indent(indent).subsequent_indent(&under))
}

/// Says what is wrong in these guides, or in all.
pub(super) fn check(paths: &Paths, named: Vec<PathBuf>) -> anyhow::Result<ExitCode> {
    let mut checked = Vec::new();
    let is_all = named.is_empty();
    if is_all {
        for (name, source) in Library::built_in_texts() {
            let found = read(name.trim_end_matches(".toml"), &source);
            checked.push((say!(text(), "cli-guide-built-in", name = name), found));
        }
    }
    let own = if is_all { files::in_folder(&paths.config().guides(), "toml") } else { named };
    for path in own {
        let found = match files::read_text(&path) {
            // A family to rehearse with, by what it has and no guide does; its language is its folder's name.
            Ok(source) if source.contains("[moment]") => {
                voice(&files::stem(&path), &folder_of(&path), &source)
            }
            Ok(source) if source.contains("[[starter]]") => starters(&folder_of(&path), &source),
            Ok(source) => read(&files::stem(&path), &source),
            Err(error) => vec![(1, text().sentence(&error.sentence()))],
        };
        checked.push((clean::path(&path), found));
    }
    if is_all {
        let built_in = Voices::built_in_texts().into_iter();
        let built_in = built_in.map(|(tag, name, source)| {
            let file = format!("voices/{tag}/{name}.toml");
            (say!(text(), "cli-guide-built-in", name = file), voice(&name, &tag, &source))
        });
        checked.extend(built_in);
        let built_in = Starters::built_in_texts().into_iter();
        checked.extend(built_in.map(|(tag, source)| {
            let file = format!("starters/{tag}.toml");
            (say!(text(), "cli-guide-built-in", name = file), starters(&tag, &source))
        }));
        for (tag, folder) in config::folders(&paths.config().starters()) {
            let own = files::read_folder_texts(&folder, "toml").into_iter();
            checked.extend(own.map(|(path, _, source)| (clean::path(&path), starters(&tag, &source))));
        }
        for (tag, folder) in config::folders(&paths.config().voices()) {
            let own = files::read_folder_texts(&folder, "toml").into_iter();
            checked.extend(own.map(|(path, name, source)| (clean::path(&path), voice(&name, &tag, &source))));
        }
    }
    let count = tell(&checked)?;
    if count == 0 {
        out::note(&say!(text(), "cli-guide-sound", files = checked.len()));
        Ok(ExitCode::SUCCESS)
    } else {
        out::note(&say!(text(), "cli-guide-problems", count = count));
        Ok(ExitCode::FAILURE)
    }
}

/// The folder that a file lies in, which is the tag of its language.
fn folder_of(path: &Path) -> String {
    let folder = path.parent().and_then(|folder| folder.file_name());
    folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What is wrong with a family to rehearse with, by line.
fn voice(name: &str, tag: &str, source: &str) -> Vec<(usize, String)> {
    lines(&guide::read_voice(name, tag, source).err().unwrap_or_default())
}

/// What is wrong with a file of starters, by line.
fn starters(tag: &str, source: &str) -> Vec<(usize, String)> {
    lines(&guide::read_starters(tag, source).err().unwrap_or_default())
}

/// Prints what is wrong in each place, by line, and says how much that is.
fn tell(checked: &[(String, Vec<(usize, String)>)]) -> anyhow::Result<usize> {
    let lines = checked
        .iter()
        .flat_map(|(place, found)| found.iter().map(move |(line, what)| format!("{place}:{line}: {what}\n")));
    out::data(lines.collect::<String>())?;
    Ok(checked.iter().map(|(_, found)| found.len()).sum())
}

/// The words of a language against the guides: what is missing, what does not fit, what nobody has read yet.
fn check_words(paths: &Paths, tag: &str) -> anyhow::Result<ExitCode> {
    let library = library(paths);
    let Some(pack) = library.languages().iter().find(|pack| pack.tag == tag) else {
        let known: Vec<&str> = library.languages().iter().map(|pack| pack.tag.as_str()).collect();
        bail!(say!(text(), "cli-pack-unknown", tag = clean::line(tag), known = known.join(", ")));
    };
    let built_in = Pack::built_in_texts(tag);
    let (mut checked, mut unread) = (Vec::new(), Vec::new());
    for (id, guide) in library.iter().filter_map(|(g, _)| Some((&g.id, library.in_language(&g.id, ENGLISH)?)))
    {
        let own = paths.config().languages().join(tag).join(id).with_extension("toml");
        let (place, source) = if let Ok(source) = files::read_text(&own) {
            (clean::path(&own), source)
        } else {
            let words = built_in.iter().find(|(name, _)| name == id).map(|(_, words)| words.clone());
            let name = format!("{tag}/{id}.toml");
            (say!(text(), "cli-guide-built-in", name = name), words.unwrap_or_default())
        };
        let mut problems = pack.check(&guide, &source);
        problems.extend(guide::plain(&pack.translate(&guide), tag, &source));
        checked.push((place, lines(&problems)));
        if !pack.is_read(id) {
            unread.push(id.clone());
        }
    }
    let count = tell(&checked)?;
    if !unread.is_empty() {
        out::note(&say!(text(), "cli-pack-unread", language = pack.name(), guides = unread.join(", ")));
    }
    if count == 0 {
        out::note(&say!(text(), "cli-pack-sound", language = pack.name()));
        return Ok(ExitCode::SUCCESS);
    }
    out::note(&say!(text(), "cli-pack-problems", count = count));
    Ok(ExitCode::FAILURE)
}

/// What is wrong with a guide: lines and sentences.
fn read(name: &str, source: &str) -> Vec<(usize, String)> {
    lines(&match guide::read(name, source) {
        Ok(guide) => guide::plain(&guide, ENGLISH, source),
        Err(problems) => problems,
    })
}

/// Problems by line: what is wrong and what to do.
fn lines(problems: &[Problem]) -> Vec<(usize, String)> {
    let sentence = |problem: &Problem| {
        let name = clean::line(&problem.name);
        text().get(&format!("guide-problem-{}", problem.what), &[("name", name.into())])
    };
    problems.iter().map(|problem| (problem.line, sentence(problem))).collect()
}
