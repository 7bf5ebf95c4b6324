//! A program in a terminal of its own, for end-to-end tests: type into it, wait for what it shows, take the terminal
//! away. Nothing sleeps: everything waits for what it expects, at most [`PATIENCE`], and a failure prints the screen.
#![allow(clippy::expect_used, clippy::panic)]
#![allow(dead_code)] // Each test needs another part of it.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, WaitId, WaitIdOptions};
use rustix::termios::{OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

pub use rustix::process::Signal;

/// How long anything may take, on a machine with much else to do.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A key with a name. Characters are typed with [`Pty::keys`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    Enter,
    /// Wait for what it does before the next key: together they would be one with Alt.
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// 1 to 12.
    F(u8),
    /// With a small letter.
    Ctrl(char),
    Alt(char),
}

impl Name {
    /// What xterm sends.
    fn bytes(self) -> String {
        let fixed = match self {
            Self::Enter => "\r",
            Self::Esc => "\x1b",
            Self::Tab => "\t",
            Self::BackTab => "\x1b[Z",
            Self::Backspace => "\x7f",
            Self::Delete => "\x1b[3~",
            Self::Up => "\x1b[A",
            Self::Down => "\x1b[B",
            Self::Left => "\x1b[D",
            Self::Right => "\x1b[C",
            Self::Home => "\x1b[H",
            Self::End => "\x1b[F",
            Self::PageUp => "\x1b[5~",
            Self::PageDown => "\x1b[6~",
            Self::F(number @ 1..=4) => return format!("\x1bO{}", char::from(b'P' - 1 + number)),
            Self::F(number @ 5..=12) => {
                return format!("\x1b[{}~", [15, 17, 18, 19, 20, 21, 23, 24][usize::from(number) - 5]);
            }
            Self::F(number) => panic!("there is no F{number}"),
            Self::Ctrl(letter) => return char::from(letter as u8 & 0x1f).to_string(),
            Self::Alt(letter) => return format!("\x1b{letter}"),
        };
        fixed.to_owned()
    }
}

/// What the program told its terminal besides what is on the screen.
#[derive(Default)]
struct Told {
    titles: Vec<String>,
    copied: Option<String>,
}

impl vt100::Callbacks for Told {
    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.titles.push(String::from_utf8_lossy(title).into_owned());
    }

    fn set_window_icon_name(&mut self, _: &mut vt100::Screen, name: &[u8]) {
        self.titles.push(String::from_utf8_lossy(name).into_owned());
    }

    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], base64: &[u8]) {
        self.copied = Some(String::from_utf8_lossy(base64).into_owned());
    }
}

/// The terminal's side of it.
struct Seen {
    parser: vt100::Parser<Told>,
    raw: Vec<u8>,
    /// The program closed the terminal, and all that it wrote was read.
    over: bool,
}

type Shared = (Mutex<Seen>, Condvar);

/// What types into the terminal: the test, and the terminal itself where it is asked what it is. None: it hung up.
type Writer = Arc<Mutex<Option<Box<dyn Write + Send>>>>;

/// The variable that tells the terminal which ground to say that it has: `rgb:ffff/ffff/ffff`. Without it, it knows no such question.
pub const GROUND: &str = "TEST_GROUND";

/// What a terminal is asked for its ground.
const ASKED: &[u8] = b"\x1b]11;?";

/// A program running in a terminal of its own; killed when dropped.
pub struct Pty {
    shared: Arc<Shared>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Writer,
    reader: Option<JoinHandle<()>>,
    leaving: Arc<AtomicBool>,
    exits: Receiver<(ExitStatus, Option<Duration>)>,
    exit: Option<(ExitStatus, Option<Duration>)>,
    pid: Pid,
    modes: Termios,
}

impl Pty {
    /// Starts a program in a terminal of `size` columns and rows, with `PATH`, a `TERM` of xterm and `env`, nothing else.
    pub fn start(command: impl AsRef<Path>, args: &[&str], env: &[(&str, &str)], size: (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(pty_size(size)).expect("a pty");
        let mut builder = CommandBuilder::new(command.as_ref());
        builder.args(args);
        builder.env_clear();
        builder.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        builder.env("TERM", "xterm-256color");
        builder.env("LANG", "C.UTF-8");
        for (name, value) in env {
            builder.env(name, value);
        }
        builder.cwd(std::env::current_dir().expect("a folder"));
        let modes = modes(pair.master.as_ref());
        let child = pair.slave.spawn_command(builder).expect("the program starts");
        drop(pair.slave);
        let pid = child.process_id().and_then(|id| Pid::from_raw(id.cast_signed())).expect("a process id");

        let writer = Arc::new(Mutex::new(Some(pair.master.take_writer().expect("a writer"))));
        let (height, width) = cells(size);
        let parser = vt100::Parser::new_with_callbacks(height, width, 0, Told::default());
        let shared = Arc::new((Mutex::new(Seen { parser, raw: Vec::new(), over: false }), Condvar::new()));
        let leaving = Arc::new(AtomicBool::new(false));
        let reader = {
            let (shared, leaving) = (Arc::clone(&shared), Arc::clone(&leaving));
            let master = pair.master.try_clone_reader().expect("a reader");
            let writer = Arc::clone(&writer);
            let ground = env.iter().find(|(name, _)| *name == GROUND).map(|(_, value)| (*value).to_owned());
            thread::spawn(move || listen(master, &writer, ground.as_deref(), &shared, &leaving))
        };
        let (send, exits) = mpsc::channel();
        thread::spawn(move || send.send(wait(child, pid)));
        Self {
            shared,
            master: Some(pair.master),
            writer,
            reader: Some(reader),
            leaving,
            exits,
            exit: None,
            pid,
            modes,
        }
    }

    /// Types bytes as they are, all at once.
    #[track_caller]
    pub fn keys(&mut self, bytes: &str) {
        let mut writer = self.writer.lock().expect("the tests live");
        let writer = writer.as_mut().expect("the terminal hung up");
        writer.write_all(bytes.as_bytes()).and_then(|()| writer.flush()).expect("the terminal takes keys");
    }

    /// Presses a key.
    #[track_caller]
    pub fn key(&mut self, name: Name) {
        self.keys(&name.bytes());
    }

    /// Pastes as a terminal with bracketed paste does.
    #[track_caller]
    pub fn paste(&mut self, text: &str) {
        self.keys(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Gives the terminal another size: columns and rows.
    pub fn resize(&mut self, size: (u16, u16)) {
        let (height, width) = cells(size);
        self.seen().parser.set_size(height, width);
        self.master.as_ref().expect("the terminal hung up").resize(pty_size(size)).expect("a new size");
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        rustix::process::kill_process(self.pid, signal).expect("the program is there");
    }

    /// Waits until the program is stopped.
    #[track_caller]
    pub fn wait_stopped(&self) {
        let (send, stopped) = mpsc::channel();
        let pid = self.pid;
        let options = WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT;
        thread::spawn(move || send.send(rustix::process::waitid(WaitId::Pid(pid), options).is_ok()));
        if stopped.recv_timeout(PATIENCE) != Ok(true) {
            self.fail("the program did not stop");
        }
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        if !self.wait_until(|screen| screen.contents().contains(text)) {
            self.fail(&format!("{text:?} did not come"));
        }
    }

    /// Waits until the screen no longer shows `text`.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) {
        if !self.wait_until(|screen| !screen.contents().contains(text)) {
            self.fail(&format!("{text:?} did not go"));
        }
    }

    /// Waits until the program has written these bytes, since its start.
    #[track_caller]
    pub fn wait_raw(&self, bytes: &str) {
        if !self.wait_seen(|seen| seen.wrote(bytes).is_some()) {
            self.fail(&format!("{bytes:?} was not written"));
        }
    }

    /// Waits until the screen is as it should be; false when it was not in time, or never will be.
    pub fn wait_until(&self, mut is_so: impl FnMut(&vt100::Screen) -> bool) -> bool {
        self.wait_seen(|seen| is_so(seen.parser.screen()))
    }

    fn wait_seen(&self, mut is_so: impl FnMut(&Seen) -> bool) -> bool {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.seen();
        while !is_so(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            if seen.over || left.is_zero() {
                return false;
            }
            seen = self.shared.1.wait_timeout(seen, left).expect("the reader lives").0;
        }
        true
    }

    /// The program's process id.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// Where the terminal is in the file system.
    pub fn tty(&self) -> PathBuf {
        self.master.as_ref().and_then(|master| master.tty_name()).expect("the terminal hung up")
    }

    /// The text on the screen; lines end where it is not wrapped.
    pub fn screen(&self) -> String {
        self.seen().parser.screen().contents()
    }

    /// All that the program has written, with its escape sequences.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.seen().raw).into_owned()
    }

    /// The last title that the program gave its window or icon; empty if none.
    pub fn title(&self) -> String {
        self.seen().parser.callbacks().titles.last().cloned().unwrap_or_default()
    }

    /// What the program last put in the terminal's clipboard, in base64 as it was sent.
    pub fn clipboard(&self) -> Option<String> {
        self.seen().parser.callbacks().copied.clone()
    }

    /// Waits until the program ends. Its exit code; a program that a signal ended fails.
    #[track_caller]
    pub fn wait_exit(&mut self) -> u32 {
        if self.exit.is_none() {
            self.exit = self.exits.recv_timeout(PATIENCE).ok();
        }
        match &self.exit {
            Some((status, _)) if status.signal().is_none() => status.exit_code(),
            Some((status, _)) => self.fail(&format!("the program: {status}")),
            None => self.fail("the program did not end"),
        }
    }

    /// Kills the program, which hears nothing of it, and waits until it is gone.
    #[track_caller]
    pub fn kill(&mut self) {
        self.signal(Signal::KILL);
        self.exit = self.exits.recv_timeout(PATIENCE).ok();
        if self.exit.is_none() {
            self.fail("the program outlived SIGKILL");
        }
    }

    /// After [`Pty::wait_exit`]: the processor time that the program took. Only Linux tells.
    pub fn cpu(&self) -> Option<Duration> {
        self.exit.as_ref().and_then(|(_, cpu)| *cpu)
    }

    /// After [`Pty::wait_exit`]: holds that the program left the terminal as it found it.
    #[track_caller]
    pub fn after_exit_is_clean(&self) {
        self.wait_seen(|seen| seen.over);
        let left = {
            let seen = self.seen();
            let screen = seen.parser.screen();
            // Which of the two was written last, if any.
            let on = |on: &str, off: &str| seen.wrote(on) > seen.wrote(off);
            [
                ("the program still holds it", !seen.over),
                ("the alternate screen is on", screen.alternate_screen()),
                ("the cursor is hidden", screen.hide_cursor()),
                ("bracketed paste is on", screen.bracketed_paste()),
                ("the mouse is captured", screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None),
                ("focus events are on", on("\x1b[?1004h", "\x1b[?1004l")),
                ("a synchronized update is open", on("\x1b[?2026h", "\x1b[?2026l")),
                ("kitty keys are on", on("\x1b[>1u", "\x1b[<1u")),
                (
                    "the text is styled",
                    screen.bold() || screen.inverse() || screen.fgcolor() != vt100::Color::Default,
                ),
                ("it has a title", !seen.parser.callbacks().titles.is_empty()),
            ]
        };
        let mut wrong: Vec<_> = left.iter().filter(|(_, is_so)| *is_so).map(|(what, _)| *what).collect();
        let now = modes(self.master.as_deref().expect("the terminal hung up"));
        let same = now.input_modes == self.modes.input_modes
            && now.output_modes == self.modes.output_modes
            && now.control_modes == self.modes.control_modes
            && now.local_modes == self.modes.local_modes;
        if !same {
            wrong.push("its modes changed");
        }
        if !wrong.is_empty() {
            self.fail(&format!("the terminal is not clean: {}", wrong.join(", ")));
        }
    }

    /// Takes the terminal away, as when its window is closed or a line drops.
    pub fn hang_up(&mut self) {
        let Some(master) = self.master.take() else { return };
        let mut slave = slave(master.as_ref());
        // portable-pty's writer would type Enter and ctrl-d as it goes, were there a character for end of file.
        if let Ok(mut modes) = tcgetattr(&slave) {
            modes.special_codes[SpecialCodeIndex::VEOF] = 0;
            let _ = tcsetattr(&slave, OptionalActions::Now, &modes);
        }
        drop(self.writer.lock().expect("the tests live").take());
        // The reader holds the terminal, too, and only something to read makes it look up.
        self.leaving.store(true, Ordering::SeqCst);
        let _ = slave.write_all(b"\0");
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
        drop(slave);
        drop(master);
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.0.lock().expect("the reader lives")
    }

    #[track_caller]
    fn fail(&self, what: &str) -> ! {
        let seen = self.seen();
        let mut shown = String::new();
        for line in seen.parser.screen().contents().lines() {
            let _ = writeln!(shown, "  │{line}");
        }
        let over = if seen.over { ", which the program has closed" } else { "" };
        drop(seen);
        panic!("{what}; the screen{over}:\n{shown}");
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.exit.is_none() && self.exits.try_recv().is_err() {
            let _ = rustix::process::kill_process(self.pid, Signal::KILL);
        }
        self.hang_up();
    }
}

impl Seen {
    /// Where these bytes were last written.
    fn wrote(&self, bytes: &str) -> Option<usize> {
        self.raw.windows(bytes.len()).rposition(|window| window == bytes.as_bytes())
    }
}

fn listen(
    mut master: Box<dyn Read + Send>,
    writer: &Writer,
    ground: Option<&str>,
    shared: &Shared,
    leaving: &AtomicBool,
) {
    let mut bytes = [0; 4096];
    loop {
        // A terminal that nobody holds any more fails.
        let count = master.read(&mut bytes).unwrap_or(0);
        let mut seen = shared.0.lock().expect("the tests live");
        seen.raw.extend_from_slice(&bytes[..count]);
        seen.parser.process(&bytes[..count]);
        seen.over = count == 0;
        if let Some(ground) = ground
            && bytes[..count].windows(ASKED.len()).any(|window| window == ASKED)
            && let Some(writer) = writer.lock().expect("the tests live").as_mut()
        {
            let _ =
                writer.write_all(format!("\x1b]11;{ground}\x07").as_bytes()).and_then(|()| writer.flush());
        }
        shared.1.notify_all();
        if seen.over || leaving.load(Ordering::SeqCst) {
            return;
        }
    }
}

/// Waits for the program's end; its processor time must be read before it is buried.
fn wait(mut child: Box<dyn Child + Send + Sync>, pid: Pid) -> (ExitStatus, Option<Duration>) {
    let _ = rustix::process::waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT);
    let cpu = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok().and_then(|stat| {
        // proc_pid_stat(5): fields 14 and 15, in hundredths of a second; the second field ends with a bracket.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
        Some(Duration::from_millis(ticks * 10))
    });
    (child.wait().expect("the program was started here"), cpu)
}

/// The program's side of the terminal.
fn slave(master: &dyn MasterPty) -> File {
    let name = master.tty_name().expect("the terminal has a name");
    rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("the terminal opens").into()
}

fn modes(master: &dyn MasterPty) -> Termios {
    tcgetattr(slave(master)).expect("a terminal has modes")
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells((cols, rows): (u16, u16)) -> (NonZero<u16>, NonZero<u16>) {
    (NonZero::new(rows).unwrap_or(NonZero::<u16>::MIN), NonZero::new(cols).unwrap_or(NonZero::<u16>::MIN))
}
