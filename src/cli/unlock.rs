//! The passphrase, and opening the vault with it. Never from an argument or the environment: both can be seen by others.

use std::io::{IsTerminal as _, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, ensure};
use chrono::{DateTime, FixedOffset, Local};
use clap::Args;
use zeroize::Zeroizing;

use crate::files;
use crate::paths::Paths;
use crate::say;
use crate::vault::{Folder, Passphrase, Vault, VaultError};

use super::out::{self, text};

/// How the vault is opened.
#[derive(Debug, Args)]
pub(crate) struct Unlock {
    /// Read the passphrase from the first line of this file, instead of asking for it
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

impl Unlock {
    /// Opens for reading only, also while the program is open elsewhere.
    pub(crate) fn reading(&self, paths: &Paths) -> anyhow::Result<Vault> {
        let folder = existing(paths)?;
        Ok(Vault::read_only(&folder, &self.passphrase()?)?)
    }

    /// Opens for writing, and says so if that found texts which were never left.
    pub(crate) fn writing(&self, paths: &Paths, now: DateTime<FixedOffset>) -> anyhow::Result<Vault> {
        let folder = existing(paths)?;
        let vault = Vault::unlock(&folder, &self.passphrase()?, now)?;
        let found = vault.recovered().len();
        if found > 0 {
            out::note(&say!(text(), "cli-recovered", count = found));
        }
        Ok(vault)
    }

    /// The passphrase, from the file or the terminal.
    pub(crate) fn passphrase(&self) -> anyhow::Result<Passphrase> {
        let passphrase = match &self.passphrase_file {
            Some(path) => from_file(path)?,
            None => ask(&say!(text(), "cli-passphrase"))?,
        };
        ensure!(!passphrase.is_empty(), say!(text(), "cli-passphrase-empty"));
        Ok(passphrase)
    }
}

/// A person is not asked for a passphrase that can open nothing.
fn existing(paths: &Paths) -> anyhow::Result<Folder> {
    let folder = Folder::at(&paths.data)?;
    if folder.has_vault() { Ok(folder) } else { Err(VaultError::NotFound(paths.data.clone()).into()) }
}

/// The first line of a file.
pub(crate) fn from_file(path: &Path) -> anyhow::Result<Passphrase> {
    let bytes = Zeroizing::new(files::read_limited(path)?);
    let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = std::str::from_utf8(line).map_err(|_| anyhow!(say!(text(), "cli-passphrase-not-text")))?;
    Ok(Passphrase::new(line.to_owned()))
}

fn ask(prompt: &str) -> anyhow::Result<Passphrase> {
    ensure!(stdin().is_terminal(), say!(text(), "cli-passphrase-no-terminal"));
    let typed = rpassword::prompt_password(prompt).context(say!(text(), "cli-doing-passphrase"))?;
    Ok(Passphrase::new(typed))
}

/// The present moment, with this machine's offset.
pub(crate) fn now() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
}
