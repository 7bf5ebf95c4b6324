//! Taking the terminal, drawing on it, and giving it back whatever happens.

use std::env;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Once, OnceLock};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::style::{Attribute, Print, SetAttribute, force_color_output};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, supports_keyboard_enhancement,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use rustix::termios::tcgetwinsize;
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use super::TerminalError;
use super::ground::{QUESTION, has_fixed_colours};

/// Whether the terminal is ours now: raw, on its alternate screen.
static HELD: AtomicBool = AtomicBool::new(false);

/// Whether the terminal knows the kitty keyboard protocol; asked once.
static KITTY: OnceLock<bool> = OnceLock::new();

/// Terminals that know the kitty keyboard protocol, by a variable and how its value begins. Only they are asked: one
/// that does not answer would hold back the first frame for two seconds.
const KITTY_SPEAKERS: &[(&str, &str)] = &[
    ("TERM", "xterm-kitty"),
    ("TERM", "xterm-ghostty"),
    ("TERM", "alacritty"),
    ("TERM", "foot"),
    ("TERM", "contour"),
    ("TERM", "rio"),
    ("TERM_PROGRAM", "ghostty"),
    ("TERM_PROGRAM", "iTerm.app"),
    ("TERM_PROGRAM", "WezTerm"),
    ("TERM_PROGRAM", "rio"),
];

/// Presses, drags and the wheel, in columns of any number; not, as crossterm has it, every move over the screen.
const MOUSE: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// The size of a terminal that does not know its own.
const USUAL: Size = Size { width: 80, height: 24 };

/// More cells than any real screen has; a terminal that claims more is not believed, for ratatui would take the memory.
const MOST: Size = Size { width: 1024, height: 512 };

/// Holds the terminal. Dropping it gives the terminal back, as does a panic in any thread. No `Debug`,
/// which would show the words on the screen.
pub struct Guard {
    terminal: Terminal<CrosstermBackend<Output>>,
    area: Rect,
    /// The mouse is ours, but with shift.
    mouse: bool,
    /// The terminal is still to be asked for its ground.
    asks: bool,
    suspended: bool,
}

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, focus events, and keys told apart where the
    /// terminal can. `colour` false keeps crossterm from writing any colour; the theme must have none then, or its
    /// bold and reverse get lost. With `mouse` its clicks come here instead of selecting, but with shift. With
    /// `asks` the terminal is asked for its ground, which it tells with [`Event::Ground`](super::Event::Ground).
    ///
    /// # Errors
    /// When there is no terminal, when it is a dumb one, or when the system refuses.
    pub(crate) fn enter(colour: bool, mouse: bool, asks: bool) -> Result<Self, TerminalError> {
        if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
            return Err(TerminalError::NotATerminal);
        }
        if matches!(env::var("TERM").as_deref(), Err(_) | Ok("" | "dumb")) {
            return Err(TerminalError::Dumb);
        }
        force_color_output(colour);
        restore_on_panic();
        let area = area();
        let terminal = blank(area)?;
        let mut guard = Self { terminal, area, mouse, asks, suspended: false };
        guard.take()?;
        Ok(guard)
    }

    fn take(&mut self) -> io::Result<()> {
        // Said first, so that whatever fails below is undone.
        HELD.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        let kitty = *KITTY.get_or_init(|| {
            let named =
                |&(name, start): &(&str, &str)| env::var(name).is_ok_and(|value| value.starts_with(start));
            KITTY_SPEAKERS.iter().any(named) && supports_keyboard_enhancement().unwrap_or(false)
        });
        // Once; the answer comes with the keys, and nothing waits for it.
        let (mouse, asks) = (self.mouse, std::mem::take(&mut self.asks));
        let out = self.terminal.backend_mut();
        // Cleared, because the Linux console has no alternate screen.
        queue!(out, EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste, EnableFocusChange)?;
        if mouse {
            queue!(out, Print(MOUSE))?;
        }
        if asks && has_fixed_colours() {
            queue!(out, Print(QUESTION))?;
        }
        if kitty {
            queue!(out, PushKeyboardEnhancementFlags(KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES))?;
        }
        out.flush()
    }

    /// Draws a frame, which reaches the terminal in one piece. While suspended it does nothing.
    ///
    /// # Errors
    /// When the terminal is gone, or was given back because some thread panicked.
    pub(crate) fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if self.suspended {
            return Ok(());
        }
        if !HELD.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::NotConnected.into());
        }
        let area = area();
        if area != self.area {
            self.repaint(area)?;
        }
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(render)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Forgets what is on the screen. Not by `Terminal::resize`, which erases to the end of the screen: see [`wipe`].
    fn repaint(&mut self, area: Rect) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        wipe(out, area.height)?;
        out.flush()?;
        self.area = area;
        self.terminal = blank(area)?;
        Ok(())
    }

    /// Hands words to the terminal's clipboard (OSC 52). Terminals don't say whether they took them, and some don't.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(crate) fn copy_to_clipboard(&mut self, text: &str) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Gives the terminal back and stops this process until somebody continues it. The terminal is taken again by
    /// [`Guard::resume`] when [`Signal::Continue`](super::Signal::Continue) comes; until then [`Guard::draw`] waits.
    ///
    /// # Errors
    /// When the system refuses to stop the process.
    pub(crate) fn suspend(&mut self) -> io::Result<()> {
        restore();
        self.suspended = true;
        emulate_default_handler(SIGTSTP)
    }

    /// Takes the terminal again, whoever had it while this process was stopped, and repaints at the next draw.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(crate) fn resume(&mut self) -> io::Result<()> {
        // After a SIGSTOP from outside the terminal still counts as ours, though a shell has changed its modes.
        restore();
        self.take()?;
        self.suspended = false;
        self.repaint(area())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back as it was; harmless if it is not ours. For a caller who must leave while the one who holds
/// the [`Guard`] cannot: the modes come first, for they need no answer from a stalled terminal.
pub fn restore() {
    if !HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut bytes = Vec::new();
    // The frame may have been cut short. Writing to memory cannot fail, and a terminal that is gone needs nothing.
    let _ = queue!(bytes, EndSynchronizedUpdate, SetAttribute(Attribute::Reset));
    if KITTY.get() == Some(&true) {
        let _ = queue!(bytes, PopKeyboardEnhancementFlags);
    }
    let _ = queue!(bytes, DisableMouseCapture, DisableFocusChange, DisableBracketedPaste);
    // Where there is no alternate screen, what the family said must not stay behind.
    let _ = wipe(&mut bytes, area().height);
    let _ = queue!(bytes, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
    let mut out = io::stdout().lock();
    let _ = out.write_all(&bytes).and_then(|()| out.flush());
}

/// A terminal of which nothing is known to be drawn on.
fn blank(area: Rect) -> io::Result<Terminal<CrosstermBackend<Output>>> {
    let output = Output { tty: File::from(io::stdout().as_fd().try_clone_to_owned()?), pending: Vec::new() };
    // A fixed viewport, because ratatui would believe a size of 0 rows, and panic.
    Terminal::with_options(CrosstermBackend::new(output), TerminalOptions { viewport: Viewport::Fixed(area) })
}

/// Erases the screen line by line. Erased in one, it would go into the scrollback of a terminal without an alternate screen
/// (GNU screen as it comes, tmux where that is turned off), and could be read there by anybody.
fn wipe(out: &mut impl Write, rows: u16) -> io::Result<()> {
    for row in 0..rows {
        queue!(out, MoveTo(0, row), Clear(ClearType::CurrentLine))?;
    }
    queue!(out, MoveTo(0, 0))
}

/// Makes a panic give the terminal back before it is told of.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            before(info);
        }));
    });
}

/// The terminal's size, as far as it can be believed.
pub(super) fn area() -> Rect {
    let told = tcgetwinsize(rustix::stdio::stdout());
    let (width, height) = told.map_or((0, 0), |size| (size.ws_col, size.ws_row));
    let believed = |told, usual, most| if told == 0 { usual } else { u16::min(told, most) };
    Rect::new(0, 0, believed(width, USUAL.width, MOST.width), believed(height, USUAL.height, MOST.height))
}

/// The terminal's output. A synchronized update is held until it is complete, for ratatui flushes thrice a frame.
struct Output {
    tty: File,
    pending: Vec<u8>,
}

impl Output {
    const BEGIN: &[u8] = b"\x1b[?2026h";
    const END: &[u8] = b"\x1b[?2026l";
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.pending.starts_with(Self::BEGIN) && !self.pending.ends_with(Self::END) {
            return Ok(());
        }
        let sent = self.tty.write_all(&self.pending);
        self.pending.clear();
        sent
    }
}
