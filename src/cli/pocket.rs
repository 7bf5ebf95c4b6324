//! `homevisit pocket`: the card for the pocket, on paper or in the head.

use std::process::ExitCode;

use clap::Args;

use super::out::{self, Form, text};
use crate::pages::Pages;

/// The arguments of `pocket`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  homevisit pocket
  homevisit pocket --lang es
  homevisit pocket --as page > pocket.html")]
pub(crate) struct Pocket {
    /// As what: text to read here, or a page to print from a browser
    #[arg(long = "as", value_enum, default_value_t)]
    form: Form,
}

impl Pocket {
    /// Prints the card. It holds no names and needs no vault.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let card = text().pocket_card();
        match self.form {
            Form::Text => out::data(card)?,
            Form::Page => out::data(Pages::default().pocket(&card, text())?)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
