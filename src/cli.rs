//! The command line: what can be asked for, and how it is answered. One file a subcommand; whatever the screen needs
//! too lives elsewhere.
#![allow(clippy::disallowed_methods, reason = "a command reads the clock and the environment for all below")]

mod backup;
mod card;
mod export;
mod guide;
mod init;
mod kit;
mod list;
mod out;
mod pocket;
mod rehearse;
mod roster;
mod show;
mod site;
mod take_in;
mod totals;
mod train;
mod unlock;

use std::io::{IsTerminal as _, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::files;
use crate::paths::Paths;
use crate::say;
use crate::text;

/// Walks two educators through a year of relational home visits. Offline; what you write stays on this machine,
/// encrypted.
#[derive(Debug, Parser)]
#[command(
    name = "homevisit",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  homevisit                        open it: remember, reflect, prepare
  homevisit demo                   look at a made-up year; nothing to set up
  homevisit guide show first-visit
  homevisit list visits
  homevisit show HV-4K7QM
  homevisit export log --unsent --dry-run
  homevisit export log --unsent --to october.csv --for 'Ms. Ortiz'

Data lies in your own data folder; HOMEVISIT_HOME or --data-dir names another one.
Data goes to stdout, messages to stderr. Exit status: 0, 1 for a problem, 2 for wrong usage."
)]
pub(crate) struct Cli {
    /// Keep data and settings in this folder
    #[arg(long, global = true, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// Speak this language: en, es, or that of a language pack
    #[arg(long, global = true, value_name = "TAG")]
    lang: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look at a made-up year on screen; nothing is kept
    Demo,
    /// Set up without questions, for somebody else: prints the recovery code once
    Init(init::Init),
    /// List families, visits or promises
    List(list::List),
    /// Show a visit or a family, as far as you may read it
    Show(show::Show),
    /// Take in a class list
    #[command(subcommand)]
    Roster(roster::Roster),
    /// Take in what others send: the school's answers, what a family wants its new teacher to know
    TakeIn(take_in::TakeIn),
    /// Write what you hand over: visits (for pay), or your reflections in your own words
    #[command(subcommand)]
    Export(export::Export),
    /// Make a backup now
    Backup(backup::Backup),
    /// Put a backup in the place of what is here; what is here is kept aside
    Restore(backup::Restore),
    /// Read the guides, and check your own
    #[command(subcommand)]
    Guide(guide::Guide),
    /// Rehearse the call and the visit with a family in the room, on screen or on paper; nothing is kept
    Rehearse(rehearse::Rehearse),
    /// The training of a room: on a projector, on paper, and signed for those who came
    Train(train::Train),
    /// Show the coordinator's rules, check them, put them to use
    #[command(subcommand)]
    Site(site::SiteRules),
    /// Print a visit on paper: the call, the card, columns to remember in, a slip; one sheet to fold
    Kit(kit::Kit),
    /// Print the pocket card: six lines, no names
    Pocket(pocket::Pocket),
    /// For coordinators: many logs into pay and counts; needs no vault
    Totals(totals::Totals),
    /// For coordinators: the card that logs are sealed to
    #[command(subcommand)]
    Card(card::Card),
}

/// What is left to do when the command line has been answered.
#[derive(Debug)]
pub enum Then {
    /// Leave, with this status.
    Exit(ExitCode),
    /// Open the screen.
    Screen {
        /// The folders to open.
        paths: Paths,
        /// With the made-up year instead of what is in them.
        demo: bool,
        /// What it opens with, where that was asked for.
        first: Option<First>,
        /// The language asked for, if any.
        language: Option<String>,
    },
}

/// What the screen opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// Rehearsing, with families dealt by this seed, if any.
    Rehearse(Option<u64>),
    /// The training, for a projector.
    Train,
}

/// Reads the command line and does what it asks for, all but the screen. Wrong usage ends the process here, with
/// status 2.
///
/// # Errors
/// What stopped a command: a chain that [`complain`] can print.
pub fn run() -> anyhow::Result<Then> {
    let Cli { data_dir, lang, command } = Cli::parse();
    let found = paths(data_dir);
    if let Ok(paths) = &found {
        text::speak(paths.config().text(lang.as_deref()));
    }
    let paths = || found;
    let on_terminal = stdin().is_terminal() && stdout().is_terminal();
    let code = match command {
        Some(Command::Rehearse(command)) if command.print => command.print(&paths()?)?,
        Some(Command::Train(train::Train { part: Some(part) })) => part.run(&paths()?)?,
        None | Some(Command::Demo | Command::Rehearse(_) | Command::Train(_)) => {
            let demo = matches!(command, Some(Command::Demo));
            let first = match &command {
                Some(Command::Rehearse(rehearse)) => Some(First::Rehearse(rehearse.seed)),
                Some(Command::Train(_)) => Some(First::Train),
                _ => None,
            };
            if on_terminal {
                return Ok(Then::Screen { paths: paths()?, demo, first, language: lang });
            }
            out::note(&say!(out::text(), "cli-needs-terminal"));
            if command.is_none() {
                out::data(Cli::command().render_long_help().to_string())?;
            }
            ExitCode::from(2)
        }
        Some(Command::Init(command)) => command.run(&paths()?)?,
        Some(Command::List(command)) => command.run(&paths()?)?,
        Some(Command::Show(command)) => command.run(&paths()?)?,
        Some(Command::Roster(command)) => command.run(&paths()?)?,
        Some(Command::TakeIn(command)) => command.run(&paths()?)?,
        Some(Command::Export(command)) => command.run(&paths()?)?,
        Some(Command::Backup(command)) => command.run(&paths()?)?,
        Some(Command::Restore(command)) => command.run(&paths()?)?,
        Some(Command::Guide(command)) => command.run(&paths()?, lang.as_deref())?,
        Some(Command::Site(command)) => command.run(&paths()?)?,
        Some(Command::Kit(command)) => command.run(&paths()?)?,
        Some(Command::Pocket(command)) => command.run(&paths()?)?,
        Some(Command::Totals(command)) => command.run()?,
        Some(Command::Card(command)) => command.run()?,
    };
    Ok(Then::Exit(code))
}

/// Prints what stopped a command, as one sentence, and gives the status to leave with.
pub fn complain(error: &anyhow::Error) -> ExitCode {
    out::note(&out::sentence(error));
    ExitCode::FAILURE
}

/// The folders: `--data-dir`, else `HOMEVISIT_HOME`, else the system's.
fn paths(data_dir: Option<PathBuf>) -> anyhow::Result<Paths> {
    let named =
        data_dir.or_else(|| std::env::var_os("HOMEVISIT_HOME").filter(|v| !v.is_empty()).map(PathBuf::from));
    // Where no shell did it: a desktop file, a service.
    let named =
        named.map(
            |folder| {
                if folder.starts_with("~") { files::expand(&folder.to_string_lossy()) } else { folder }
            },
        );
    match named {
        Some(folder) => Ok(Paths::in_one(
            std::path::absolute(folder).with_context(|| say!(out::text(), "cli-doing-folder"))?,
        )),
        None => Paths::of_system().ok_or_else(|| anyhow!(say!(out::text(), "cli-no-home"))),
    }
}
