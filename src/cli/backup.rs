//! `homevisit backup` and `homevisit restore`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::files::{self, FileError};
use crate::paths::Paths;
use crate::say;
use crate::vault::{self, Folder, VaultError};

use super::out::{self, text};
use super::unlock::{Unlock, now};

/// The arguments of `backup`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  homevisit backup                            one more of the rolling ten
  homevisit backup --to /media/stick/homevisit.backup

A backup is one file, encrypted like the original, and opens with the same passphrase.")]
pub(crate) struct Backup {
    /// Write it here, instead of among the rolling ten; a file that is there already is not replaced
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    #[command(flatten)]
    unlock: Unlock,
}

impl Backup {
    /// Makes the backup, and prints where it is.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let to = self.to.map(|typed| files::expand(&typed.to_string_lossy()));
        if let Some(path) = to.as_deref().filter(|path| path.symlink_metadata().is_ok()) {
            let source = std::io::ErrorKind::AlreadyExists.into();
            return Err(VaultError::Backup { path: path.to_owned(), source }.into());
        }
        let now = now();
        let mut vault = self.unlock.writing(paths, now)?;
        let path = match to {
            Some(path) => vault.backup_to(&path, now).map(|()| path),
            None => vault.backup(now),
        }?;
        vault.checkpoint()?;
        out::data(format!("{}\n", path.display()))?;
        out::note(&say!(text(), "cli-backup-done"));
        Ok(ExitCode::SUCCESS)
    }
}

/// The arguments of `restore`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  homevisit restore /media/stick/homevisit.backup

No passphrase is needed to put a backup in place; opening it needs the one that belonged to it.")]
pub(crate) struct Restore {
    /// The backup
    #[arg(required_unless_present = "accept_older")]
    file: Option<PathBuf>,
    /// Go on with what is here, though it is older than when it was last open: what is newer than it stays lost
    #[arg(long, conflicts_with = "file")]
    accept_older: bool,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    unlock: Unlock,
}

impl Restore {
    /// Asks, then puts the backup in place. With a passphrase file, the backup is opened and read through first.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let Some(file) = &self.file else {
            Folder::at(&paths.data)?.accept_older()?;
            out::note(&say!(text(), "cli-restore-accepted"));
            return Ok(ExitCode::SUCCESS);
        };
        let file = files::expand(&file.to_string_lossy());
        if !file.exists() {
            return Err(FileError::Missing(file).into());
        }
        let passphrase =
            self.unlock.passphrase_file.is_some().then(|| self.unlock.passphrase()).transpose()?;
        let had_vault = Folder::at(&paths.data).is_ok_and(|folder| folder.has_vault());
        let question = say!(text(), "cli-restore-ask", file = file.display().to_string());
        if had_vault && !self.yes && !out::agreed(&question, &say!(text(), "cli-restore-needs-yes"))? {
            out::note(&say!(text(), "cli-restore-left"));
            return Ok(ExitCode::FAILURE);
        }
        let folder = Folder::create(&paths.data)?;
        vault::restore(&folder, &file, passphrase.as_ref(), now())?;
        out::note(&say!(text(), "cli-restore-done"));
        if !paths.config().site_file().exists() {
            out::note(&say!(text(), "cli-restore-no-site"));
        }
        if let Some(aside) = folder.set_aside().last().filter(|_| had_vault) {
            out::note(&say!(text(), "cli-restore-aside", folder = aside.display().to_string()));
        }
        Ok(ExitCode::SUCCESS)
    }
}
