//! `homevisit pocket`: the card for the pocket, on paper or in the head.

use std::process::ExitCode;

use super::out;

/// Prints the card. It holds no names and needs no vault.
pub fn run() -> anyhow::Result<ExitCode> {
    out::data(out::text().pocket_card())?;
    Ok(ExitCode::SUCCESS)
}
