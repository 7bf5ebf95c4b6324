//! `homevisit card`: the coordinator's card, to which what is sent is sealed.

use std::path::PathBuf;
use std::process::ExitCode;

use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use anyhow::anyhow;
use clap::Subcommand;
use zeroize::Zeroizing;

use super::out::{self, text};
use crate::files;
use crate::say;
use crate::totals;

/// The parts of `card`.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Examples:
  homevisit card new coordinator.key
  homevisit card show coordinator.key
  homevisit totals --identity coordinator.key

FILE opens what pairs seal for you: keep it to yourself, with a copy in a safe place. The line that
begins with age1 is for the site's file: coordinator-card = \"age1…\"")]
pub(crate) enum Card {
    /// Make a new identity, write it to FILE (never over another), and print its card
    New {
        /// Where the identity goes
        file: PathBuf,
    },
    /// Print the card of an identity again
    Show {
        /// The identity
        file: PathBuf,
    },
}

impl Card {
    /// Makes an identity, or shows the card of one.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::New { file } => {
                let file = files::expand(&file.to_string_lossy());
                let identity = Identity::generate();
                let secret = identity.to_string();
                let bytes = Zeroizing::new(format!(
                    "# {}\n# {}\n{}\n",
                    say!(text(), "cli-card-secret"),
                    identity.to_public(),
                    secret.expose_secret()
                ));
                files::write_new_or_replace(&file, bytes.as_bytes(), false)?;
                out::data(format!("{}\n", identity.to_public()))?;
                out::note(&say!(text(), "cli-card-made", file = crate::clean::path(&file)));
            }
            Self::Show { file } => {
                let file = files::expand(&file.to_string_lossy());
                let identity = read(&file)?.into_iter().next().ok_or_else(|| {
                    anyhow!(say!(text(), "cli-card-none", file = crate::clean::path(&file)))
                })?;
                out::data(format!("{}\n", identity.to_public()))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The identities in a file.
pub(crate) fn read(file: &std::path::Path) -> anyhow::Result<Vec<Identity>> {
    let words = Zeroizing::new(files::read_text(file)?);
    Ok(totals::identities(&words))
}
