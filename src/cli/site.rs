//! `homevisit site`: the rules that a coordinator sets. Shown, checked, and put to use. Needs no vault.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use chrono::Local;
use clap::Subcommand;

use crate::clean;
use crate::config;
use crate::files;
use crate::paths::Paths;
use crate::say;
use crate::site::{self, Site};

use super::guide;
use super::out::{self, text};

/// The folders that may lie beside a site's file, and the endings of what is taken from them.
const BESIDE: &[(&str, &[&str])] =
    &[("guides", &["toml"]), ("languages", &["toml", "ftl"]), ("pages", &["html", "md"])];

/// The parts of `site`.
#[derive(Debug, Subcommand)]
pub(crate) enum SiteRules {
    /// Show the rules that hold here
    #[command(after_help = "\
Examples:
  homevisit site show
  homevisit site show --example > site.toml")]
    Show {
        /// As JSON
        #[arg(long, conflicts_with = "example")]
        json: bool,
        /// Print an example file instead, to fill in
        #[arg(long)]
        example: bool,
    },
    /// Say what is wrong in a coordinator's file, and what it would change here
    #[command(after_help = "\
Beside the file there may be a folder guides and a folder languages; they are checked too.
Exit status: 0 if nothing is wrong, else 1.

Example:
  homevisit site check site.toml")]
    Check {
        /// The file
        file: PathBuf,
    },
    /// Go by a coordinator's file from now on, after showing what it changes
    #[command(after_help = "\
The file is copied into your settings, with the guides and languages that lie in folders beside it.
What it replaces is kept beside it under a dated name. A visit filed before keeps what was found then.

Examples:
  homevisit site use site.toml
  homevisit site use site.toml --yes")]
    Use {
        /// The file
        file: PathBuf,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
}

/// A file to be copied: from where, and to where.
type Copy = (PathBuf, PathBuf);

impl SiteRules {
    /// Shows, checks, or puts to use.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        match self {
            Self::Show { example: true, .. } => out::data(site::EXAMPLE)?,
            Self::Show { json, .. } => show(&out::rules(paths)?, json)?,
            Self::Check { file } => return check(&file, paths),
            Self::Use { file, yes } => return put_to_use(&file, yes, paths),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn show(rules: &Site, as_json: bool) -> anyhow::Result<()> {
    if as_json {
        return out::json(rules);
    }
    let usual = Site::default();
    let rows: Vec<_> = site::SETTINGS
        .iter()
        .map(|name| {
            let (value, usual) = (rules.setting(name), usual.setting(name));
            let whose = if value == usual { "cli-site-usual" } else { "cli-site-set" };
            vec![(*name).to_owned(), short(name, rules), text().get(whose, &[])]
        })
        .collect();
    out::data(out::table(&rows))?;
    if rules.hash.is_empty() {
        out::note(&say!(text(), "cli-site-none"));
    }
    Ok(())
}

/// A setting's value; of a long list, how many there are.
fn short(name: &str, rules: &Site) -> String {
    match name {
        "expects" => rules.expects.len().to_string(),
        "college-list" => rules.college_list.len().to_string(),
        // Whoever looks over a shoulder must not have it.
        "student-secret" if !rules.student_secret.is_empty() => say!(text(), "cli-site-hidden"),
        "months" => rules.months.len().to_string(),
        "practices" => rules.practices.values().map(BTreeMap::len).sum::<usize>().to_string(),
        _ => rules.setting(name),
    }
}

/// Reads a site's file, or prints all that is wrong with it and with what lies beside it.
fn read(file: &Path, paths: &Paths) -> anyhow::Result<Option<(String, Site)>> {
    let words = files::read_text(file)?;
    let problems = Site::check(&words);
    let line = |p: &site::SiteProblem| {
        format!("{}:{}: {}\n", clean::path(file), p.line, config::site_problem(p, text()))
    };
    out::data(problems.iter().map(line).collect::<String>())?;
    let guides = files::in_folder(&beside(file).join("guides"), "toml");
    let sound = guides.is_empty() || guide::check(paths, guides)? == ExitCode::SUCCESS;
    Ok(match Site::read(&words) {
        Ok(rules) if sound => Some((words, rules)),
        _ => None,
    })
}

fn check(file: &Path, paths: &Paths) -> anyhow::Result<ExitCode> {
    let Some((_, rules)) = read(file, paths)? else { return Ok(ExitCode::FAILURE) };
    out::note(&say!(text(), "cli-site-sound"));
    tell_changes(&changes(&rules, &copies(file, paths), paths));
    Ok(ExitCode::SUCCESS)
}

/// What would be otherwise, a line each.
fn changes(rules: &Site, copies: &[Copy], paths: &Paths) -> Vec<String> {
    let present = paths.config().site().unwrap_or_default();
    let differ = site::SETTINGS.iter().filter(|name| present.setting(name) != rules.setting(name));
    let mut lines: Vec<String> = differ
        .map(|name| {
            let (before, after) = (short(name, &present), short(name, rules));
            let nothing = || say!(text(), "cli-site-nothing");
            let before = if before.is_empty() { nothing() } else { before };
            let after = if after.is_empty() { nothing() } else { after };
            say!(text(), "cli-site-change", name = *name, before = before, after = after)
        })
        .collect();
    for (from, to) in copies.iter().filter(|(from, to)| fs::read(from).ok() != fs::read(to).ok()) {
        let key = if to.exists() { "cli-site-replaces" } else { "cli-site-adds" };
        lines.push(text().get(key, &[("file", clean::path(from).into())]));
    }
    lines
}

fn tell_changes(lines: &[String]) {
    if lines.is_empty() {
        out::note(&say!(text(), "cli-site-same"));
    }
    for line in lines {
        out::note(line);
    }
}

fn put_to_use(file: &Path, yes: bool, paths: &Paths) -> anyhow::Result<ExitCode> {
    let Some((words, rules)) = read(file, paths)? else { bail!(say!(text(), "cli-site-unused")) };
    let copies = copies(file, paths);
    let lines = changes(&rules, &copies, paths);
    tell_changes(&lines);
    let target = paths.config().site_file();
    if lines.is_empty() && target.exists() {
        return Ok(ExitCode::SUCCESS);
    }
    if !yes && !out::agreed(&say!(text(), "cli-site-ask"), &say!(text(), "cli-site-needs-yes"))? {
        out::note(&say!(text(), "cli-restore-left"));
        return Ok(ExitCode::FAILURE);
    }
    // The rules come last: whatever stops halfway leaves the former ones in force.
    for (from, to) in &copies {
        put(&files::read_limited(from)?, to)?;
    }
    put(words.as_bytes(), &target)?;
    out::note(&say!(text(), "cli-site-done"));
    Ok(ExitCode::SUCCESS)
}

/// Writes a file of the settings whole; what it replaces stays under a dated name, which nothing reads.
fn put(bytes: &[u8], to: &Path) -> anyhow::Result<()> {
    let doing = || say!(text(), "cli-site-doing", file = clean::path(to));
    if fs::read(to).is_ok_and(|before| before == bytes) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(doing)?;
    }
    if to.exists() {
        let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let dated = format!("{name}.{}", Local::now().format("%Y-%m-%d-%H%M%S"));
        fs::copy(to, to.with_file_name(dated)).with_context(doing)?;
    }
    files::write_new_or_replace(to, bytes, true)?;
    Ok(())
}

/// The files in the folders beside a site's file, and where each would go.
fn copies(file: &Path, paths: &Paths) -> Vec<Copy> {
    let config = paths.config();
    let mut copies = Vec::new();
    for (folder, endings) in BESIDE {
        let from = beside(file).join(folder);
        let to = if *folder == "guides" { config.guides() } else { config.languages() };
        let inside = fs::read_dir(&from).into_iter().flatten().flatten().map(|item| item.path());
        let folders = inside.filter(|path| path.is_dir() && *folder == "languages");
        let folders: Vec<PathBuf> = if *folder == "guides" { vec![from.clone()] } else { folders.collect() };
        for one in folders {
            let found = endings.iter().flat_map(|ending| files::in_folder(&one, ending));
            copies.extend(found.filter_map(|path| {
                let to = to.join(path.strip_prefix(&from).ok()?);
                Some((path, to))
            }));
        }
    }
    // The file may lie in the settings already.
    copies.retain(|(from, to)| from.canonicalize().ok() != to.canonicalize().ok() || !to.exists());
    copies.sort();
    copies
}

fn beside(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
