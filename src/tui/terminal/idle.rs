//! The watch over a keyboard that nobody touches, by a clock that counts the time a laptop sleeps.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use self::alarm::Alarm;
use super::Event;

/// Tells when nobody has touched a key for a while. Until then its thread sleeps.
#[derive(Clone, Debug)]
pub struct IdleWatch {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    alarm: Alarm,
    /// Of the last key, in nanoseconds of [`now`].
    touched: AtomicU64,
    limit: Mutex<Option<Duration>>,
}

impl IdleWatch {
    /// Starts the watch, without a limit yet. `send` gets [`Event::Idle`] and says whether anybody still listens.
    ///
    /// # Errors
    /// When the system gives no timer or no thread.
    pub(crate) fn start(send: impl Fn(Event) -> bool + Send + 'static) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            alarm: Alarm::new()?,
            touched: AtomicU64::new(nanos(now())),
            limit: Mutex::new(None),
        });
        let watch = Self { shared: Arc::clone(&shared) };
        thread::Builder::new().name("idle".into()).spawn(move || {
            while shared.alarm.wait().is_ok() {
                if shared.is_idle() && !send(Event::Idle) {
                    return;
                }
            }
        })?;
        Ok(watch)
    }

    /// Notes that somebody is there. Costs no more than reading the clock.
    pub(crate) fn touch(&self) {
        self.shared.touched.store(nanos(now()), Ordering::Relaxed);
    }

    /// How long nobody may touch a key, counted from the last one; `None` for as long as they like. [`Event::Idle`]
    /// comes again after each such while until a key is touched or the limit is taken away.
    pub(crate) fn set_limit(&self, limit: Option<Duration>) {
        let mut current = self.shared.limit();
        *current = limit;
        self.shared.alarm.set(limit.map(|limit| self.shared.touched() + limit));
    }
}

impl Shared {
    /// Whether the limit is over; sets the alarm for the next time it may be.
    fn is_idle(&self) -> bool {
        // Held until the alarm is set, so that a new limit is never overwritten by an old one.
        let limit = self.limit();
        let Some(limit) = *limit else { return false };
        let now = now();
        let due = self.touched() + limit;
        self.alarm.set(Some(if due > now { due } else { now + limit }));
        due <= now
    }

    fn limit(&self) -> MutexGuard<'_, Option<Duration>> {
        self.limit.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn touched(&self) -> Duration {
        Duration::from_nanos(self.touched.load(Ordering::Relaxed))
    }
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// Time since the machine started, asleep or awake.
fn now() -> Duration {
    #[cfg(target_os = "linux")]
    let clock = ClockId::Boottime;
    #[cfg(not(target_os = "linux"))] // On macOS this one counts sleep.
    let clock = ClockId::Monotonic;
    Duration::try_from(clock_gettime(clock)).unwrap_or_default()
}

/// A kernel timer, which counts sleep.
#[cfg(target_os = "linux")]
mod alarm {
    use std::io;
    use std::os::fd::OwnedFd;
    use std::time::Duration;

    use rustix::io::{read, retry_on_intr};
    use rustix::time::{
        Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
        timerfd_settime,
    };

    #[derive(Debug)]
    pub(crate) struct Alarm(OwnedFd);

    impl Alarm {
        pub(crate) fn new() -> io::Result<Self> {
            Ok(Self(timerfd_create(TimerfdClockId::Boottime, TimerfdFlags::CLOEXEC)?))
        }

        /// Sets when [`Alarm::wait`] returns, also for one who waits already.
        pub(crate) fn set(&self, due: Option<Duration>) {
            // The kernel takes 0 for "never".
            let it_value = Timespec::try_from(due.unwrap_or_default()).unwrap_or_default();
            let timer = Itimerspec { it_interval: Timespec::default(), it_value };
            // Fails only for a bad descriptor or a time that is none.
            let _ = timerfd_settime(&self.0, TimerfdTimerFlags::ABSTIME, &timer);
        }

        pub(crate) fn wait(&self) -> io::Result<()> {
            retry_on_intr(|| read(&self.0, &mut [0; 8]))?;
            Ok(())
        }
    }
}

/// A wait that looks at the clock now and then, because waits do not count sleep here.
#[cfg(not(target_os = "linux"))]
mod alarm {
    use std::io;
    use std::sync::{Condvar, Mutex, PoisonError};
    use std::time::Duration;

    /// How late the alarm may be after a sleep.
    const LOOK: Duration = Duration::from_secs(10);

    #[derive(Debug)]
    pub(crate) struct Alarm {
        due: Mutex<Option<Duration>>,
        changed: Condvar,
    }

    impl Alarm {
        #[expect(clippy::unnecessary_wraps, reason = "the timer of Linux can be refused")]
        pub(crate) fn new() -> io::Result<Self> {
            Ok(Self { due: Mutex::new(None), changed: Condvar::new() })
        }

        /// Sets when [`Alarm::wait`] returns, also for one who waits already.
        pub(crate) fn set(&self, due: Option<Duration>) {
            *self.due.lock().unwrap_or_else(PoisonError::into_inner) = due;
            self.changed.notify_one();
        }

        pub(crate) fn wait(&self) -> io::Result<()> {
            let mut due = self.due.lock().unwrap_or_else(PoisonError::into_inner);
            loop {
                let left = due.map(|due| due.saturating_sub(super::now()));
                due = match left {
                    Some(Duration::ZERO) => {
                        *due = None;
                        return Ok(());
                    }
                    Some(left) => {
                        let waited = self.changed.wait_timeout(due, left.min(LOOK));
                        waited.unwrap_or_else(PoisonError::into_inner).0
                    }
                    None => self.changed.wait(due).unwrap_or_else(PoisonError::into_inner),
                };
            }
        }
    }
}
