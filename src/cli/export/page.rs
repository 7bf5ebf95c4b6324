//! Pages for oneself or for whoever asks, which read more than filed answers: fieldwork, and what is held about a family.

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{anyhow, ensure};
use uuid::Uuid;

use super::file_name;
use crate::clean;
use crate::cli::out::{self, text};
use crate::cli::show::find_family;
use crate::cli::unlock::{Unlock, now};
use crate::export::{Given, Left, careful, fieldwork, fieldwork::Programme, held};
use crate::files;
use crate::paths::Paths;
use crate::say;
use crate::visit::{DisclosureId, Record};

/// Writes one's own fieldwork, and notes it; refuses while anything in one's words is marked.
pub(super) fn fieldwork_of(
    programme: Option<&Path>,
    elements: &[String],
    words: Option<&Path>,
    to: &Path,
    unlock: &Unlock,
    paths: &Paths,
) -> anyhow::Result<ExitCode> {
    let (id, at) = (DisclosureId(Uuid::now_v7()), now());
    let expanded = |path: &Path| files::expand(&path.to_string_lossy());
    let programme: Programme = match programme.map(expanded) {
        None => Programme::default(),
        Some(path) => toml::from_str(&files::read_text(&path)?).map_err(|error| {
            let why = clean::line(error.message());
            anyhow!(say!(text(), "cli-fieldwork-programme", file = clean::path(&path), why = why))
        })?,
    };
    let mut claimed = Vec::new();
    for wanted in elements {
        let known: Vec<&str> = programme.elements.iter().map(|element| element.id.as_str()).collect();
        let element = programme.elements.iter().find(|element| element.id == wanted.trim());
        claimed.push(element.ok_or_else(|| {
            anyhow!(say!(text(), "cli-fieldwork-element", id = clean::line(wanted), known = known.join(", ")))
        })?);
    }
    let words = words.map(|path| files::read_text(&expanded(path))).transpose()?.unwrap_or_default();
    let mut vault = unlock.writing(paths, at)?;
    let who = vault.who();
    let book = vault.book(who)?;
    let site = out::rules(paths)?;
    let pages = paths.config().pages().map_err(|problem| anyhow!(text().sentence(&problem)))?;
    let library = &paths.config().library(text().language()).0;
    let given = Given { book: &book, site: &site, text: text(), library, pages: &pages, at, id: id.0 };
    let held = careful::marked_lines(&words, &book);
    for (line, marked) in &held {
        let said = marked
            .iter()
            .map(|m| format!("“{}” ({})", &*m.words, text().get(&format!("marked-{}", m.what), &[])));
        let marked = said.collect::<Vec<_>>().join(", ");
        out::note(&say!(text(), "cli-fieldwork-marked", line = *line, marked = marked));
    }
    ensure!(held.is_empty(), say!(text(), "cli-fieldwork-held", count = held.len()));
    let page = fieldwork::page(who, &programme, &claimed, &words, &given)
        .map_err(|error| anyhow!(text().sentence(&error.sentence())))?;
    let path = expanded(to);
    files::write_new_or_replace(&path, page.as_bytes(), false)?;
    let (name, hash) = (file_name(&path), crate::visit::statement_hash(page.as_bytes()));
    let disclosure = fieldwork::remembered((id, who, at), &programme.name, Left { name, hash });
    vault.put(&[Record::Disclosure(disclosure)], who, at)?;
    vault.checkpoint()?;
    out::note(&say!(text(), "cli-fieldwork-done", file = clean::path(&path)));
    Ok(ExitCode::SUCCESS)
}

/// Writes what is held about a family, and notes it.
pub(super) fn family_file(
    family: &str,
    to: &Path,
    recipient: &str,
    unlock: &Unlock,
    paths: &Paths,
) -> anyhow::Result<ExitCode> {
    let (id, at) = (DisclosureId(Uuid::now_v7()), now());
    let mut vault = unlock.writing(paths, at)?;
    let who = vault.who();
    let book = vault.book(who)?;
    let family = find_family(&book, family)?.id;
    let mut texts = HashMap::new();
    for visit in book.visits.iter().filter(|visit| visit.family == family) {
        texts.extend(vault.texts(visit.id, who)?);
    }
    let site = out::rules(paths)?;
    let pages = paths.config().pages().map_err(|problem| anyhow!(text().sentence(&problem)))?;
    let library = &paths.config().library(text().language()).0;
    let given = Given { book: &book, site: &site, text: text(), library, pages: &pages, at, id: id.0 };
    let page =
        held::page(family, &texts, &given).map_err(|error| anyhow!(text().sentence(&error.sentence())))?;
    let path = files::expand(&to.to_string_lossy());
    files::write_new_or_replace(&path, &page, false)?;
    let left = Left { name: file_name(&path), hash: crate::visit::statement_hash(&page) };
    let disclosure = held::remembered(family, (id, who, at), recipient, left, &book);
    vault.put(&[Record::Disclosure(disclosure)], who, at)?;
    vault.checkpoint()?;
    out::note(&say!(text(), "cli-export-family-file", file = clean::path(&path)));
    Ok(ExitCode::SUCCESS)
}
