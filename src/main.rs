//! Parses, dispatches, and says in one sentence what went wrong.

use std::process::ExitCode;

use homevisit::cli::{self, First, Then};
use homevisit::tui::route::Route;
use homevisit::tui::{runtime, terminal};

fn main() -> ExitCode {
    if let Err(error) = terminal::harden() {
        return cli::complain(&error.into());
    }
    let ended = cli::run().and_then(|then| match then {
        Then::Exit(code) => Ok(code),
        Then::Screen { paths, demo, first, language } => {
            let start = first.map(|first| match first {
                First::Rehearse(seed) => Route::Rehearse(seed),
                First::Train => Route::Train,
            });
            runtime::run(&paths, demo, start, language.as_deref()).map(|()| ExitCode::SUCCESS)
        }
    });
    ended.unwrap_or_else(|error| cli::complain(&error))
}
