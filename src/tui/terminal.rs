//! The terminal: taking it and giving it back, what is typed into it, the signals that come with it, and the watch
//! over a keyboard that nobody touches. Besides `keys` and `runtime` the only place that knows crossterm.
//!
//! The order for a caller: [`harden`], [`spawn_signals`] (so that nothing can end the program with the terminal in
//! hand), [`Guard::enter`] (it may ask the terminal something), and only then [`spawn_input`], which reads every
//! answer away.
#![allow(
    clippy::disallowed_methods,
    reason = "the terminal is found out by its environment, and watched by threads"
)]

mod ground;
mod guard;
mod idle;
mod input;
mod pieces;

use std::{fmt, io};

use rustix::fs::Mode;
use rustix::process::{Resource, Rlimit, setrlimit, umask};
use thiserror::Error;

pub(crate) use self::ground::ground;
pub use self::guard::{Guard, restore};
pub use self::idle::IdleWatch;
pub use self::input::{spawn_input, spawn_signals};
use crate::private::Private;
use crate::text::Sentence;
use crate::tui::keys::Key;
use crate::tui::mouse::Mouse;
use crate::tui::theme::Ground;

/// What reaches the program from the terminal, the system and the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed, or repeats. A paste into a terminal without bracketed paste comes as keys, too.
    Key(Key),
    /// A bracketed paste, whole and not yet cleaned.
    Paste(Private),
    /// Something was done with the mouse.
    Mouse(Mouse),
    /// The terminal says on what the words stand.
    Ground(Ground),
    /// The terminal has another size: columns, rows; never 0.
    Resize(u16, u16),
    /// Another window has the focus.
    FocusLost,
    /// The focus is back.
    FocusGained,
    /// The system speaks.
    Signal(Signal),
    /// Nobody touched a key for as long as [`IdleWatch`] was told.
    Idle,
    /// The terminal is gone: save and leave. Nothing can be shown any more.
    HungUp,
    /// The terminal cannot be read, and no key will come any more.
    Input(io::ErrorKind),
}

/// What the system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// SIGHUP, SIGTERM, SIGINT or SIGQUIT: save and leave.
    Terminate,
    /// SIGTSTP: save, then [`Guard::suspend`].
    Stop,
    /// SIGCONT, also after a SIGSTOP, which nobody hears of: [`Guard::resume`], then draw.
    Continue,
}

/// Why the terminal cannot be used.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// The input or the output is a file or a pipe.
    NotATerminal,
    /// `TERM` is `dumb`, empty or not set.
    Dumb,
    /// The system refused.
    Refused(#[from] io::Error),
}

impl TerminalError {
    /// What is wrong and what to do, for the screen.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NotATerminal => Sentence::new("terminal-none"),
            Self::Dumb => Sentence::new("terminal-dumb"),
            Self::Refused(_) => Sentence::new("terminal-refused"),
        }
    }
}

impl fmt::Display for TerminalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.sentence(), f)
    }
}

/// Keeps what this process writes and holds to its user: new files are private (umask 077), a crash leaves no core
/// dump, and on Linux no other process of the user can read its memory. To be called before anything is opened.
///
/// # Errors
/// When the system refuses a limit.
pub fn harden() -> io::Result<()> {
    umask(Mode::RWXG | Mode::RWXO);
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    #[cfg(target_os = "linux")]
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)?;
    Ok(())
}

/// Whether an error says that the terminal hung up: nothing can be written to it any more.
pub(crate) fn is_gone(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let gone = [Errno::IO, Errno::NXIO, Errno::NODEV, Errno::BADF, Errno::PIPE];
    error.raw_os_error().is_some_and(|code| gone.iter().any(|errno| errno.raw_os_error() == code))
}
