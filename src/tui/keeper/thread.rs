//! The keeper's thread and its clock.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::Local;
use tempfile::TempDir;

use super::Keeper;
use crate::sample;
use crate::tui::msg::{Answer, Ask};
use crate::vault::Cost;

/// After this long without a key, what was typed is saved.
const QUIET: Duration = Duration::from_millis(300);
/// While typing goes on, what was typed is saved at least this often.
const OFTEN: Duration = Duration::from_secs(1);
/// What the disk refused is tried again after this long, until it is taken.
const AGAIN: Duration = Duration::from_secs(5);
/// After this long without an order, the vault is settled, once.
const SETTLE: Duration = Duration::from_secs(10);

/// An order to the keeper's thread.
#[derive(Debug)]
pub enum Order {
    /// From the program.
    Ask(Box<Ask>),
    /// From now on keep the vault of this folder, and no other.
    Serve(PathBuf),
    /// From now on keep a made-up year, in a folder that goes when the keeper leaves it.
    ServeSample(TempDir, Box<sample::Sample>),
    /// Save all, say when done, and go on (a signal is about to stop us).
    Flush(Sender<()>),
    /// Save all, say how much could not be saved, and end; where there is time, make the day's backup first.
    End(Sender<usize>, bool),
}

/// Gives a keeper its thread. It has its own clock: 300 ms after the last key, and every second while keys come.
pub fn spawn(
    mut keeper: Keeper,
    orders: Receiver<Order>,
    answers: impl Fn(Answer) + Send + 'static,
) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name("keeper".to_owned()).spawn(move || {
        let now = || Local::now().fixed_offset();
        let say = |said: Vec<Answer>| said.into_iter().for_each(&answers);
        let mut dirty_since: Option<Instant> = None;
        let mut settled = false;
        loop {
            let wait = match dirty_since {
                Some(since) => Some(QUIET.min(OFTEN.saturating_sub(since.elapsed()))),
                None if keeper.is_failing() => Some(AGAIN),
                None if !settled => Some(SETTLE),
                None => None,
            };
            let order = match wait {
                Some(wait) => orders.recv_timeout(wait),
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match order {
                Ok(Order::Ask(ask)) => {
                    settled = false;
                    say(keeper.handle(*ask, now()));
                }
                Ok(Order::Serve(folder)) => {
                    keeper.save(now());
                    keeper.lock();
                    keeper = Keeper::new(folder, Cost::STANDARD);
                }
                Ok(Order::ServeSample(folder, year)) => {
                    keeper.save(now());
                    keeper.lock();
                    keeper = Keeper::in_passing(folder);
                    let opened = keeper.open_sample(&year, now());
                    say(opened.unwrap_or_else(|error| vec![Answer::Fatal(error.sentence())]));
                }
                Ok(Order::Flush(done)) => {
                    say(keeper.save(now()));
                    let _ = done.send(());
                }
                Ok(Order::End(done, in_no_hurry)) => {
                    keeper.save(now());
                    if in_no_hurry {
                        keeper.checkpoint(now());
                    }
                    let unsaved = keeper.unsaved();
                    keeper.lock();
                    // Said last: the process must not end while the database is still in use, nor leave a made-up year behind.
                    drop(keeper);
                    let _ = done.send(unsaved);
                    return;
                }
                Err(RecvTimeoutError::Timeout) if dirty_since.is_some() || keeper.is_failing() => {
                    say(keeper.save(now()));
                    dirty_since = None;
                    continue;
                }
                Err(RecvTimeoutError::Timeout) => {
                    say(keeper.checkpoint(now()));
                    settled = true;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    keeper.save(now());
                    keeper.lock();
                    return;
                }
            }
            dirty_since = match (keeper.is_dirty(), dirty_since) {
                (false, _) => None,
                (true, None) => Some(Instant::now()),
                (true, Some(since)) if since.elapsed() >= OFTEN => {
                    say(keeper.save(now()));
                    None
                }
                (true, since) => since,
            };
        }
    })
}
