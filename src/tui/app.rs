//! The program's state, and the one place where it changes: [`App::update`]. No I/O, no clock, no store.

mod book;
mod global;
mod input;
mod screens;
mod session;

use std::collections::{HashMap, VecDeque};

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use super::keys::Keys;
use super::msg::{Answer, Ask, Effect, Msg};
use super::popup::Popup;
use super::screen::walk::Place;
use super::screen::{self, Go, Screen};
use super::theme::Theme;
use crate::guide::Library;
use crate::pages::Pages;
use crate::site::Site;
use crate::text::{Sentence, Text};
use crate::visit::{Book, EducatorId, FamilyId, Ids};
use book::Removed;
use input::Input;

/// Who has the vault open, and who types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose passphrase opened it.
    pub opened_by: EducatorId,
    /// Who has the keyboard.
    pub author: EducatorId,
    /// Whose own keys are open.
    pub open: Vec<EducatorId>,
}

/// What the title line says about saving, truly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was changed yet.
    Quiet,
    /// Something is on its way to the disk.
    Saving,
    /// The newest change is on the disk since then.
    At(DateTime<FixedOffset>),
    /// The disk refused, and why.
    Failed(Sentence),
}

/// What the program starts from; nothing in it changes by itself.
pub struct Setup {
    /// Interface strings.
    pub text: Text,
    /// The key table.
    pub keys: Keys,
    /// All guides.
    pub library: Library,
    /// The site's rules.
    pub site: Site,
    /// The pages of what leaves.
    pub pages: Pages,
    /// Colours or not.
    pub theme: Theme,
    /// A made-up year: the title says so.
    pub sample: bool,
    /// Whether there is a vault to unlock.
    pub has_vault: bool,
    /// Drawn once, for identities.
    pub seed: u64,
    /// Problems of the user's own files, to be said once.
    pub warnings: Vec<Sentence>,
}

/// The whole state.
pub struct App {
    /// Interface strings.
    pub text: Text,
    /// The key table.
    pub keys: Keys,
    /// All guides.
    pub library: Library,
    /// The site's rules.
    pub site: Site,
    /// The pages of what leaves.
    pub pages: Pages,
    /// Styles.
    pub theme: Theme,
    /// The time of the newest message.
    pub now: DateTime<FixedOffset>,
    /// Every record but the long texts.
    pub book: Book,
    /// None while locked.
    pub session: Option<Session>,
    /// What the title line says about saving.
    pub saved: Saved,
    /// One line said above the hints until the next key.
    pub notice: Option<String>,
    /// A made-up year.
    pub sample: bool,
    /// The neutral screen is up.
    pub hidden: bool,
    /// Whether there is a vault at all.
    pub has_vault: bool,
    /// A hold keeps everything from being erased.
    pub hold: bool,
    /// Makes identities.
    pub ids: Ids,
    /// Where each walk that was left stands, for whoever had the keyboard.
    pub left_at: HashMap<(Place, EducatorId), String>,
    /// The mark that keys wait for: something was asked whose answer decides where they go. The keeper answers in order
    /// and always answers a mark, so nothing stays stuck whatever came of what was asked.
    awaited: Option<u64>,
    marks: u64,
    /// The program is left as soon as the disk has answered.
    leaving: bool,
    generation: u64,
    /// Rises with every change of the book, from here or from the vault: what is derived from it is kept until then.
    version: u64,
    /// What was removed last, to be brought back.
    removed: Removed,
    /// The screens under the lock, with nothing in them that was read.
    covered: Vec<Box<dyn Screen>>,
    screens: Vec<Box<dyn Screen>>,
    popup: Option<Popup>,
    effects: Vec<Effect>,
    /// What was typed while waiting, in order.
    ahead: VecDeque<Input>,
}

impl App {
    /// The program as it starts.
    pub fn new(setup: Setup, now: DateTime<FixedOffset>) -> Self {
        let mut app = Self {
            text: setup.text,
            keys: setup.keys,
            library: setup.library,
            site: setup.site,
            pages: setup.pages,
            theme: setup.theme,
            now,
            book: Book::default(),
            session: None,
            saved: Saved::Quiet,
            notice: None,
            sample: setup.sample,
            hidden: false,
            has_vault: setup.has_vault,
            hold: false,
            ids: Ids::new(setup.seed),
            left_at: HashMap::new(),
            awaited: None,
            marks: 0,
            leaving: false,
            generation: 0,
            version: 0,
            removed: Removed::default(),
            covered: Vec::new(),
            screens: Vec::new(),
            popup: None,
            effects: Vec::new(),
            ahead: VecDeque::new(),
        };
        let warnings: Vec<String> = setup.warnings.iter().map(|w| app.text.sentence(w)).collect();
        if !warnings.is_empty() {
            app.notice = Some(warnings.join(" "));
        }
        let first = screen::entrance(&app);
        app.screens.push(first);
        app
    }

    /// Takes one message in and says what the world must do.
    pub fn update(&mut self, msg: Msg, now: DateTime<FixedOffset>) -> Vec<Effect> {
        self.now = now;
        match msg {
            Msg::Key(key) => self.input(Input::Key(key)),
            Msg::Paste(text) => self.input(Input::Paste(text)),
            Msg::FocusLost => {
                self.flush_top();
                self.ask(Ask::Flush);
            }
            Msg::Idle => self.lock(),
            Msg::Answer(answer) => {
                self.answer(answer);
                while self.awaited.is_none()
                    && let Some(input) = self.ahead.pop_front()
                {
                    self.input(input);
                }
            }
        }
        std::mem::take(&mut self.effects)
    }

    /// Hands what was typed since the last call to the keeper: once a batch of keys, and always before a draw, so that a
    /// stalled terminal never holds a save back.
    pub fn settle(&mut self, now: DateTime<FixedOffset>) -> Vec<Effect> {
        self.now = now;
        self.flush_top();
        std::mem::take(&mut self.effects)
    }

    fn flush_top(&mut self) {
        self.with_screen(|screen, app| {
            screen.flush(app);
            Go::Stay
        });
    }

    /// Whether keys wait for an answer.
    pub const fn is_waiting(&self) -> bool {
        self.awaited.is_some()
    }

    /// Asks the keeper something whose answer decides where the next keys go: they wait for it.
    pub(super) fn ask_and_wait(&mut self, ask: Ask) {
        self.ask(ask);
        self.marks += 1;
        self.awaited = Some(self.marks);
        self.ask(Ask::Mark(self.marks));
    }

    /// Asks the keeper.
    pub(super) fn ask(&mut self, ask: Ask) {
        self.effects.push(Effect::Keep(Box::new(ask)));
    }

    /// Asks the world.
    pub(super) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// The next generation: what it names is on its way to the disk.
    pub(super) fn next_generation(&mut self) -> u64 {
        self.generation += 1;
        self.version += 1;
        self.saved = Saved::Saving;
        self.generation
    }

    /// Who has the keyboard.
    pub fn author(&self) -> Option<EducatorId> {
        self.session.as_ref().map(|s| s.author)
    }

    /// Local time without a zone, as appointments are kept.
    pub fn local(&self) -> NaiveDateTime {
        self.now.naive_local()
    }

    /// A new identity.
    pub fn id(&mut self) -> uuid::Uuid {
        let ms = self.now.timestamp_millis();
        self.ids.next(ms)
    }

    /// An educator's name.
    pub fn name_of(&self, id: EducatorId) -> String {
        self.book.educator(id).map(|e| e.name.to_string()).unwrap_or_default()
    }

    /// What lists call a family: the pair's name for it, or the alias where the site says so.
    pub fn family_name(&self, id: FamilyId) -> String {
        let Some(family) = self.book.family(id) else { return String::new() };
        if self.site.aliases_on_screen {
            return family.alias.clone();
        }
        // Two families of one name are told apart by their aliases.
        if self.book.families.iter().any(|f| f.id != id && f.name == family.name) {
            return format!("{} ({})", family.name, family.alias);
        }
        family.name.to_string()
    }

    /// How long nobody may touch a key before the screen is covered; none while nothing is open.
    pub fn idle_limit(&self) -> Option<std::time::Duration> {
        self.session.as_ref()?;
        let minutes = self.screen().map_or(5, super::screen::Screen::idle_minutes);
        Some(std::time::Duration::from_secs(minutes * 60))
    }

    /// The book's version.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The newest generation: the keeper's acknowledgements are compared with it.
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    fn answer(&mut self, answer: Answer) {
        if let Some(answer) = self.session_answer(answer) {
            self.with_screen(|screen, app| screen.answer(answer, app));
        }
    }
}
