//! `homevisit init`: a vault set up without questions, by a school's technician.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::ensure;
use clap::Args;
use uuid::Uuid;

use crate::clean;
use crate::paths::Paths;
use crate::say;
use crate::vault::{Cost, Folder, Vault};
use crate::visit::{Educator, EducatorId};

use super::{out, unlock};
use out::text;

/// The arguments of `init`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  homevisit init --name 'Ana Okafor' --partner 'Sam Lee' --passphrase-file first.txt > code.txt

The first time the educator opens homevisit, it asks for a passphrase of their own and gives a new
code; the passphrase and the code from here then open nothing any more.")]
pub(crate) struct Init {
    /// The educator's name
    #[arg(long)]
    name: String,
    /// Their partner's name; the partner sets a passphrase of their own later, in Settings
    #[arg(long)]
    partner: Option<String>,
    /// Take the first passphrase from the first line of this file
    #[arg(long, value_name = "FILE")]
    passphrase_file: PathBuf,
}

impl Init {
    /// Makes the vault and prints the recovery code.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let founder = Educator { must_renew: true, ..educator(&self.name)? };
        let partner = self.partner.as_deref().map(educator).transpose()?;
        let passphrase = unlock::from_file(&self.passphrase_file)?;
        ensure!(!passphrase.is_empty(), say!(text(), "cli-passphrase-empty"));
        let folder = Folder::create(&paths.data)?;
        let (mut vault, code) =
            Vault::create(&folder, &founder, partner.as_ref(), &passphrase, Cost::STANDARD, unlock::now())?;
        vault.checkpoint()?;
        out::data(format!("{code}\n"))?;
        out::note(&say!(text(), "cli-init-done", folder = paths.data.display().to_string()));
        Ok(ExitCode::SUCCESS)
    }
}

fn educator(name: &str) -> anyhow::Result<Educator> {
    let name = clean::composed(&clean::line(name));
    ensure!(!name.is_empty(), say!(text(), "cli-init-name"));
    Ok(Educator::named(EducatorId(Uuid::now_v7()), &name))
}
