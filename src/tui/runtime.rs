//! The only meeting with the world: keys and signals come in, effects are performed, answers come back as messages in
//! the one channel.
#![allow(clippy::disallowed_methods, reason = "the world is met here")]

mod disk;

use std::collections::VecDeque;
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use anyhow::Context as _;
use chrono::{DateTime, FixedOffset, Local};

use super::app::App;
use super::keeper::{self, Keeper, Order};
use super::keys::Keys;
use super::msg::{Answer, Effect, Msg};
use super::phrase;
use super::route::Route;
use super::terminal::{self, Event, Guard, IdleWatch, Signal};
use super::theme::{Ground, Theme};
use super::view;
use super::world::Setup;
use crate::config;
use crate::guide::Library;
use crate::pages::Pages;
use crate::paths::Paths;
use crate::sample;
use crate::say;
use crate::site::Site;
use crate::text::{self, Sentence};
use crate::vault::{Cost, Folder};

/// After a signal the loop has this long to give the terminal back by itself. A busy machine needs more than half a second
/// for it, and whoever sent the signal waits longer than this.
const GRACE: Duration = Duration::from_secs(2);
/// How long a signal waits for the last save.
const LAST_SAVE: Duration = Duration::from_secs(5);

/// The loop has ended and is putting things away.
static LEAVING: AtomicBool = AtomicBool::new(false);

/// What comes in through the one channel.
enum Incoming {
    Event(Event),
    Answer(Answer),
}

/// How the loop ended.
enum End {
    /// Somebody left, or the system asked us to.
    Left,
    /// Something went wrong that the program cannot go on from.
    Failed(Sentence),
}

/// Runs the terminal program; `start` is a place to begin with that needs no vault.
///
/// # Errors
/// When the data folder or the terminal cannot be used; each is a sentence with a next step.
pub fn run(paths: &Paths, demo: bool, start: Option<Route>, language: Option<&str>) -> anyhow::Result<()> {
    let has_vault = !demo && look_at(&paths.data)?;
    let (send, incoming) = mpsc::channel();
    let (orders, keeper_orders) = mpsc::channel();
    spawn_signals(&send, &orders)?;
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let choices = paths.config().choices().unwrap_or_default();
    let guard = Guard::enter(colour, choices.mouse, colour && choices.theme.is_none())?;
    let set = choices.theme.map(|ground| match ground {
        config::Ground::Light => Ground::LIGHT,
        config::Ground::Dark => Ground::DARK,
    });
    let ground = if colour { terminal::ground(set) } else { Ground::DARK };
    let mut runtime = Runtime {
        idle: {
            let send = send.clone();
            IdleWatch::start(move |event| send.send(Incoming::Event(event)).is_ok())
                .context("starting the idle watch")?
        },
        guard,
        orders,
        send,
        paths: paths.clone(),
        language: language.map(str::to_owned),
        colour,
        ground,
        from_welcome: false,
        hung_up: false,
        hurried: false,
    };
    let mut app = runtime.app(demo, has_vault);
    // What opens without a vault asks nothing of the world.
    let asked = start.map(|route| app.open(route)).unwrap_or_default();
    debug_assert!(asked.is_empty(), "nothing is served yet");
    runtime.draw(&app)?;
    let answers = runtime.send.clone();
    keeper::spawn(Keeper::new(paths.data.clone(), Cost::STANDARD), keeper_orders, move |answer| {
        // The loop is gone only when the program is ending.
        let _ = answers.send(Incoming::Answer(answer));
    })
    .context("starting the keeper")?;
    if demo {
        runtime.open_sample(&app)?;
    }
    let send = runtime.send.clone();
    terminal::spawn_input(move |event| send.send(Incoming::Event(event)).is_ok())
        .context("reading the keyboard")?;
    let end = runtime.run_loop(&mut app, &incoming);
    let kept = app.world.has_vault && !demo;
    drop(app);
    LEAVING.store(true, Ordering::SeqCst);
    let in_no_hurry = !runtime.hurried;
    let orders = runtime.orders.clone();
    // The terminal first: whatever the disk does now, the shell is usable.
    let Runtime { guard, .. } = runtime;
    drop(guard);
    let (done, wait) = mpsc::channel();
    // None: nobody said.
    let unsaved = match orders.send(Order::End(done, in_no_hurry)) {
        Err(_) => None,
        Ok(()) if in_no_hurry => wait.recv().ok(),
        Ok(()) => wait.recv_timeout(LAST_SAVE).ok(),
    };
    let text = text::spoken();
    match end? {
        End::Failed(sentence) => Err(anyhow::anyhow!(text.sentence(&sentence))),
        End::Left => {
            if let Some(count) = unsaved.filter(|count| *count > 0) {
                anyhow::bail!(say!(text, "left-unsaved", count = count));
            }
            if in_no_hurry && unsaved.is_some() {
                // The shell is back, and says what was left behind; if nobody reads it, that is no failure.
                let words = match (demo, kept) {
                    (true, _) => say!(text, "left-sample"),
                    (false, true) => say!(text, "left-saved"),
                    (false, false) => return Ok(()),
                };
                let _ = writeln!(std::io::stdout(), "{words}");
            }
            Ok(())
        }
    }
}

/// Looks at the data folder before the terminal is taken. True where there is a vault.
fn look_at(data: &Path) -> anyhow::Result<bool> {
    let folder = if data.exists() { Some(Folder::at(data)?) } else { None };
    if let Some(folder) = folder.filter(Folder::has_vault) {
        folder.check_free(Local::now().fixed_offset())?;
        return Ok(true);
    }
    Folder::check_place(data)?;
    Ok(false)
}

/// Signals go straight to the keeper: what was handed over is on the disk before anything else happens.
fn spawn_signals(send: &Sender<Incoming>, orders: &Sender<Order>) -> anyhow::Result<()> {
    let (send, orders) = (send.clone(), orders.clone());
    terminal::spawn_signals(move |event| {
        let (done, wait) = mpsc::channel();
        let ends = matches!(event, Event::Signal(Signal::Terminate));
        if orders.send(Order::Flush(done)).is_ok() && ends {
            let _ = wait.recv_timeout(LAST_SAVE);
        }
        if ends {
            let orders = orders.clone();
            thread::spawn(move || {
                thread::sleep(GRACE);
                if LEAVING.load(Ordering::SeqCst) {
                    return;
                }
                // The loop is stuck, most likely in a terminal that takes nothing: that must not hold up the end.
                let (done, wait) = mpsc::channel();
                if orders.send(Order::End(done, false)).is_ok() {
                    let _ = wait.recv_timeout(LAST_SAVE);
                }
                thread::spawn(terminal::restore);
                thread::sleep(GRACE);
                // Without the goodbyes of other threads, which may be in the middle of something.
                signal_hook::low_level::exit(1);
            });
        }
        send.send(Incoming::Event(event)).is_ok()
    })
    .context("listening to signals")
}

struct Runtime {
    guard: Guard,
    idle: IdleWatch,
    orders: Sender<Order>,
    send: Sender<Incoming>,
    paths: Paths,
    /// The language asked for, before the configured one and the system's.
    language: Option<String>,
    colour: bool,
    /// What the words stand on, as far as the terminal says.
    ground: Ground,
    /// The made-up year was opened from the first screen, and leaving it goes back there.
    from_welcome: bool,
    hung_up: bool,
    /// The system wants us gone: no time for anything but the last save.
    hurried: bool,
}

fn now() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
}

impl Runtime {
    /// A program with the user's own guides, keys and site rules, whatever of them can be read.
    fn app(&self, sample: bool, has_vault: bool) -> App {
        let config = self.paths.config();
        let mut warnings = Vec::new();
        let text = config.text(self.language.as_deref());
        let choices = config.choices();
        warnings.extend(choices.err());
        let (library, wrong) = config.library(text.language());
        for (path, _) in &wrong {
            let file = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            warnings.push(Sentence::new("guide-left-out").with("file", file));
        }
        let keys = match config.read("keys.toml") {
            Ok(None) => Ok(Keys::built_in()),
            Ok(Some(own)) => Keys::with_user_file(&own),
            Err(error) => Err(error.sentence()),
        };
        let keys = keys.unwrap_or_else(|problem| {
            warnings.push(problem);
            Keys::built_in()
        });
        let site = config.site();
        let site_left_out = site.as_ref().err().cloned();
        let site = site.unwrap_or_else(|problem| {
            warnings.extend([Sentence::new("site-left-out"), problem]);
            Site::default()
        });
        let pages = config.pages().unwrap_or_else(|problem| {
            warnings.push(problem);
            Pages::default()
        });
        let mut seed = [0; 8];
        // Identities also carry the time; a seed that could not be drawn still gives distinct ones.
        if getrandom::fill(&mut seed).is_err() {
            seed = now().timestamp_micros().to_le_bytes();
        }
        App::new(
            Setup {
                text,
                keys,
                library,
                site,
                site_left_out,
                pages,
                theme: Theme::new(self.colour, self.ground),
                sample,
                has_vault,
                seed: u64::from_le_bytes(seed),
                warnings,
            },
            now(),
        )
    }

    /// A made-up year in a temporary folder of its own.
    fn open_sample(&mut self, app: &App) -> anyhow::Result<()> {
        let folder = tempfile::Builder::new().prefix("homevisit-sample-").tempdir().map_err(|error| {
            let folder = std::env::temp_dir().display().to_string();
            anyhow::Error::new(error).context(say!(app.world.text, "sample-no-folder", folder = folder))
        })?;
        // The built-in guides, whatever stands over them: the year was written for these.
        let mut library = Library::built_in();
        library.speak(app.world.text.language());
        let world = &app.world;
        let said = sample::Said {
            page: &|filing, book| {
                crate::visit::filing_page(filing, book, &world.site.hash, &|key| world.text.get(key, &[]))
            },
            promised: &|promised| phrase::promised(promised, &world.text),
        };
        let year = sample::year(world.text.language(), now(), &library, &world.site, &said)
            .context("putting the made-up year together")?;
        let _ = self.orders.send(Order::ServeSample(folder, Box::new(year)));
        Ok(())
    }

    fn draw(&mut self, app: &App) -> anyhow::Result<()> {
        if self.hung_up {
            return Ok(());
        }
        match self.guard.draw(|frame| view::draw(app, frame)) {
            // A frame was on its way while the terminal hung up: that is no fault, and nobody is there to be told.
            Err(error) if terminal::is_gone(&error) => {
                self.hung_up = true;
                self.hurried = true;
                Ok(())
            }
            drawn => drawn.context("drawing on the terminal"),
        }
    }

    fn run_loop(&mut self, app: &mut App, incoming: &Receiver<Incoming>) -> anyhow::Result<End> {
        loop {
            let Ok(first) = incoming.recv() else { return Ok(End::Left) };
            let mut next = Some(first);
            let mut end = None;
            // Everything that is here already comes in before the next draw: a paste that arrives as keys is one frame.
            while let Some(message) = next {
                let msg = match message {
                    Incoming::Event(event) => self.event(event, app, &mut end),
                    Incoming::Answer(answer) => Some(Msg::Answer(answer)),
                };
                if let Some(msg) = msg {
                    let effects = app.update(msg, now());
                    self.perform(effects, app, &mut end)?;
                }
                if end.is_some() {
                    break;
                }
                next = incoming.try_recv().ok();
            }
            // Handed over before the draw, so that a stalled terminal never holds a save back.
            let effects = app.flush(now());
            self.perform(effects, app, &mut end)?;
            if let Some(end) = end {
                return Ok(end);
            }
            self.idle.set_limit(app.idle_limit());
            self.draw(app)?;
            if self.hung_up {
                return Ok(End::Left);
            }
        }
    }

    fn event(&mut self, event: Event, app: &mut App, end: &mut Option<End>) -> Option<Msg> {
        match event {
            Event::Key(key) => {
                self.idle.touch();
                Some(Msg::Key(key))
            }
            Event::Paste(text) => {
                self.idle.touch();
                Some(Msg::Paste(text))
            }
            Event::Mouse(mouse) => {
                self.idle.touch();
                Some(Msg::Mouse(mouse))
            }
            Event::Ground(ground) => {
                self.ground = ground;
                app.paint(Theme::new(self.colour, ground));
                None
            }
            Event::FocusLost => Some(Msg::FocusLost),
            // The loop draws after every event, at the size of then.
            Event::Resize(..) | Event::FocusGained => None,
            Event::Idle => Some(Msg::Idle),
            Event::HungUp | Event::Input(_) => {
                self.hung_up = true;
                self.hurried = true;
                *end = Some(End::Left);
                None
            }
            Event::Signal(Signal::Terminate) => {
                self.hurried = true;
                *end = Some(End::Left);
                None
            }
            Event::Signal(Signal::Stop) => {
                let effects = app.flush(now());
                let _ = self.perform(effects, app, end);
                let (done, wait) = mpsc::channel();
                if self.orders.send(Order::Flush(done)).is_ok() {
                    let _ = wait.recv_timeout(LAST_SAVE);
                }
                let _ = self.guard.suspend();
                None
            }
            Event::Signal(Signal::Continue) => {
                let _ = self.guard.resume();
                None
            }
        }
    }

    /// Does what the program asks of the world. What comes of it is told before anything that was typed meanwhile: a file
    /// that was written is remembered, wherever the next key leads.
    fn perform(&mut self, effects: Vec<Effect>, app: &mut App, end: &mut Option<End>) -> anyhow::Result<()> {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            for answer in self.meet(effect, app, end)? {
                effects.extend(app.update(Msg::Answer(answer), now()));
            }
        }
        Ok(())
    }

    /// Does one thing; the keeper answers later.
    fn meet(&mut self, effect: Effect, app: &mut App, end: &mut Option<End>) -> anyhow::Result<Vec<Answer>> {
        match effect {
            Effect::Keep(ask) => {
                let _ = self.orders.send(Order::Ask(ask));
            }
            Effect::Copy(text) => {
                self.guard.copy_to_clipboard(&text).context("copying to the clipboard")?;
            }
            Effect::CopyOut(what) => {
                let Ok((text, hash)) = what.text() else { return Ok(vec![disk::unsealed()]) };
                self.guard.copy_to_clipboard(&text).context("copying to the clipboard")?;
                return Ok(vec![Answer::Copied(hash)]);
            }
            Effect::ReadFile(path) => return Ok(disk::read(&path)),
            Effect::CompletePath(path) => return Ok(vec![disk::complete(path)]),
            Effect::WriteFile { path, what, replace } => return Ok(disk::write(&path, &what, replace)),
            Effect::WriteFolder { path, files } => return Ok(disk::write_folder(&path, &files)),
            Effect::OpenSample => {
                self.from_welcome = true;
                *app = self.app(true, false);
                self.open_sample(app)?;
            }
            Effect::Quit if self.from_welcome => {
                self.from_welcome = false;
                let _ = self.orders.send(Order::Serve(self.paths.data.clone()));
                *app = self.app(false, false);
            }
            Effect::Quit => *end = Some(End::Left),
            Effect::Fail(sentence) => *end = Some(End::Failed(sentence)),
        }
        Ok(Vec::new())
    }
}
