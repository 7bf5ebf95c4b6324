//! The threads that listen: to the keyboard, for a terminal that hangs up, and to signals.

use std::io;
use std::thread;

use crossterm::event::{self, MouseButton, MouseEvent, MouseEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::ground::answered;
use super::guard::area;
use super::pieces::{Read, begins, begins_report, join, report};
use super::{Event, Signal};
use crate::private::Private;
use crate::tui::keys::Key;
use crate::tui::mouse::{Mouse, What};

/// Reads the terminal in a thread of its own, and watches in another whether it is still there: crossterm's reader
/// spins on a terminal that hung up, so the program must leave soon after [`Event::HungUp`]. `send` says whether
/// anybody still listens. From here on the terminal can't be asked anything, for this thread reads the answers.
///
/// # Errors
/// When the system gives no thread.
pub fn spawn_input(send: impl Fn(Event) -> bool + Clone + Send + 'static) -> io::Result<()> {
    let gone = send.clone();
    thread::Builder::new().name("hang-up".into()).spawn(move || {
        if hung_up() {
            gone(Event::HungUp);
        }
    })?;
    thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            let next = |wait| if event::poll(wait)? { event::read().map(Some) } else { Ok(None) };
            let read = event::read().and_then(|event| {
                if begins_report(&event) {
                    report(event, next)
                } else if begins(&event) {
                    join(event, next).map(Read::Events)
                } else {
                    Ok(Read::Events(vec![event]))
                }
            });
            let events = match read {
                Ok(Read::Report(words)) => {
                    if answered(&words).is_some_and(|ground| !send(Event::Ground(ground))) {
                        return;
                    }
                    Vec::new()
                }
                Ok(Read::Events(events)) => events,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => Vec::new(),
                Err(error) => {
                    send(Event::Input(error.kind()));
                    return;
                }
            };
            if !events.into_iter().filter_map(translate).all(&send) {
                return;
            }
        }
    })?;
    Ok(())
}

fn translate(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) => Key::from_event(key).map(Event::Key),
        event::Event::Paste(text) => Some(Event::Paste(Private::from(text))),
        event::Event::FocusLost => Some(Event::FocusLost),
        event::Event::FocusGained => Some(Event::FocusGained),
        // Sizes come from `spawn_signals`: crossterm misses them while it waits for the rest of a sequence.
        event::Event::Resize(..) => None,
        event::Event::Mouse(mouse) => clicked(mouse).map(Event::Mouse),
    }
}

/// What is done with the mouse; other buttons do nothing.
const fn clicked(mouse: MouseEvent) -> Option<Mouse> {
    let what = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => What::Press,
        MouseEventKind::Drag(MouseButton::Left) => What::Drag,
        MouseEventKind::Up(MouseButton::Left) => What::Release,
        MouseEventKind::ScrollUp => What::WheelUp,
        MouseEventKind::ScrollDown => What::WheelDown,
        _ => return None,
    };
    Some(Mouse { what, column: mouse.column, row: mouse.row })
}

/// Waits until the terminal hangs up. False if the system cannot tell; then there is SIGHUP.
fn hung_up() -> bool {
    // Not /dev/tty, which macOS cannot poll. Nothing is waited for: a hang-up is always told.
    let stdin = rustix::stdio::stdin();
    let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
    loop {
        match poll(&mut terminal, None) {
            Ok(_) => return terminal[0].revents().intersects(PollFlags::HUP | PollFlags::ERR),
            Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

/// Hears signals in a thread of its own, from this call on: those that end, stop and continue the program, and the one
/// for a new size. `send` says whether anybody still listens.
///
/// # Errors
/// When the system refuses.
pub fn spawn_signals(send: impl Fn(Event) -> bool + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGTSTP => Event::Signal(Signal::Stop),
                SIGCONT => Event::Signal(Signal::Continue),
                SIGWINCH => {
                    let area = area();
                    Event::Resize(area.width, area.height)
                }
                _ => Event::Signal(Signal::Terminate),
            };
            if !send(event) {
                return;
            }
        }
    })?;
    Ok(())
}
