//! What a screen may see and ask: words, rules, the clock, the book, and the world outside by way of effects. It knows no
//! screen and no stack.

mod book;
mod clip;
mod making;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

use super::keys::Keys;
use super::msg::{Ask, Effect, Query, Wanted};
use super::page::Seen;
use super::route::GuidePosition;
use super::theme::Theme;
use super::widget::textbox::TextBox;
use crate::guide::{Guide, Library, Setting};
use crate::pages::Pages;
use crate::private::Private;
use crate::say;
use crate::site::Site;
use crate::terms::{Band, Mode, Occasion, Subject};
use crate::text::{Sentence, Text};
use crate::visit::{Book, EducatorId, EntryId, FamilyId, Ids, Visit, VisitId};
use crate::when;
use book::Removed;
use clip::Clip;

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
    /// Why the site's rules were left out, if they were.
    pub site_left_out: Option<Sentence>,
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

/// For whom a guide is practised, as far as it was said.
#[derive(Clone, Default)]
pub(crate) struct Practising {
    /// What one teaches.
    pub(crate) teaches: Option<Subject>,
    /// Which grades; none: all of them.
    pub(crate) grades: Option<Band>,
    /// The language of the families, as a tag.
    pub(crate) language: Option<String>,
    /// Somebody was asked.
    pub(crate) is_said: bool,
    /// The guide that was to be opened when it was asked.
    pub(crate) wanted: Option<String>,
}

impl Practising {
    /// What it says for the variants of a guide: where nobody said which, all of them.
    pub(crate) fn setting(&self, guide: &Guide) -> Setting {
        Setting {
            mode: Some(Mode::InPerson),
            occasion: guide.occasions.first().copied().or(Some(Occasion::First)),
            bands: self.grades.map_or_else(|| Band::ALL.to_vec(), |band| vec![band]),
            subjects: self.teaches.map_or_else(|| Subject::ALL.to_vec(), |subject| vec![subject]),
            ..Setting::default()
        }
    }
}

/// What a screen may see and ask.
pub struct World {
    /// Interface strings.
    pub text: Text,
    /// The key table.
    pub keys: Keys,
    /// All guides.
    pub library: Library,
    /// The site's rules.
    pub site: Site,
    /// Why the site's rules were left out, if they were: nobody knows then to whom anything is sealed.
    pub site_left_out: Option<Sentence>,
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
    /// Whether there is a vault at all.
    pub has_vault: bool,
    /// A hold keeps everything from being erased.
    pub hold: bool,
    /// The folder that was used last, as it is typed.
    pub(crate) folder: Private,
    /// For whom guides are practised.
    pub(crate) practising: Practising,
    /// Makes identities.
    pub ids: Ids,
    /// Where each walk that was left stands, for whoever had the keyboard.
    pub left_at: HashMap<(GuidePosition, EducatorId), String>,
    /// How far what scrolls was in view when it was drawn last.
    pub seen: Cell<Seen>,
    /// What was copied, cut or deleted last.
    pub(crate) clip: RefCell<Clip>,
    /// Boxes that were left, so that what was done in them can still be taken back.
    pub(crate) boxes: HashMap<EntryId, TextBox>,
    /// The mark that keys wait for: something was asked whose answer decides where they go. The keeper answers in order
    /// and always answers a mark, so nothing stays stuck whatever came of what was asked.
    pub(super) awaited: Option<u64>,
    marks: u64,
    generation: u64,
    /// The newest generation that is on the disk.
    pub(super) acknowledged: u64,
    /// The book is to be read again once everything is on the disk.
    pub(super) book_due: bool,
    /// Rises with every change of the book, from here or from the vault: what is derived from it is kept until then.
    version: u64,
    /// What was removed last, to be brought back.
    removed: Removed,
    pub(super) effects: Vec<Effect>,
}

impl World {
    pub(super) fn new(setup: Setup, now: DateTime<FixedOffset>) -> Self {
        let warnings: Vec<String> = setup.warnings.iter().map(|w| setup.text.sentence(w)).collect();
        Self {
            text: setup.text,
            keys: setup.keys,
            library: setup.library,
            site: setup.site,
            site_left_out: setup.site_left_out,
            pages: setup.pages,
            theme: setup.theme,
            now,
            book: Book::default(),
            session: None,
            saved: Saved::Quiet,
            notice: (!warnings.is_empty()).then(|| warnings.join(" ")),
            sample: setup.sample,
            has_vault: setup.has_vault,
            hold: false,
            folder: Private::default(),
            practising: Practising::default(),
            ids: Ids::new(setup.seed),
            left_at: HashMap::new(),
            seen: Cell::default(),
            clip: RefCell::default(),
            boxes: HashMap::new(),
            awaited: None,
            marks: 0,
            generation: 0,
            acknowledged: 0,
            book_due: false,
            version: 0,
            removed: Removed::default(),
            effects: Vec::new(),
        }
    }

    /// For whom guides are practised: what was said for it, else what whoever has the keyboard teaches.
    pub(crate) fn practising(&self) -> Practising {
        let me = self.author().and_then(|me| self.book.educator(me)).filter(|_| !self.practising.is_said);
        let said = self.practising.clone();
        me.map_or_else(
            || said.clone(),
            |me| Practising { teaches: me.subject(), grades: me.grades, ..said.clone() },
        )
    }

    /// Whether keys wait for an answer.
    pub const fn is_waiting(&self) -> bool {
        self.awaited.is_some()
    }

    /// Asks the keeper something whose answer decides where the next keys go: they wait for it.
    pub(crate) fn ask_and_wait(&mut self, ask: impl Into<Ask>) {
        self.ask(ask);
        self.marks += 1;
        self.awaited = Some(self.marks);
        self.ask(Ask::Mark(self.marks));
    }

    /// Asks for something to read, for whoever has the keyboard; keys wait for it.
    pub(crate) fn read(&mut self, what: Wanted) {
        if let Some(viewer) = self.author() {
            self.ask_and_wait(Query { what, viewer });
        }
    }

    /// Asks the keeper.
    pub(crate) fn ask(&mut self, ask: impl Into<Ask>) {
        self.effects.push(Effect::Keep(Box::new(ask.into())));
    }

    /// Asks the world outside.
    pub(crate) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// The next generation: what it names is on its way to the disk.
    fn next_generation(&mut self) -> u64 {
        self.generation += 1;
        self.version += 1;
        self.saved = Saved::Saving;
        self.generation
    }

    /// Whether something was changed here that the vault has not acknowledged yet.
    pub(super) const fn is_ahead(&self) -> bool {
        self.acknowledged < self.generation
    }

    /// The vault's own book, in place of the one that was here.
    pub(super) fn take_book(&mut self, book: Book) {
        self.book = book;
        self.version += 1;
    }

    /// The session is over: whatever was read goes with it.
    pub(super) fn forget(&mut self) {
        self.session = None;
        self.book = Book::default();
        self.awaited = None;
        self.removed = Removed::default();
        self.folder = Private::default();
        self.clip.take();
        self.boxes.clear();
        self.saved = Saved::Quiet;
        self.notice = None;
    }

    /// Whether everything is on the disk, for good: of a made-up year nothing is.
    pub(crate) const fn is_all_saved(&self) -> bool {
        !self.sample && matches!(self.saved, Saved::Quiet | Saved::At(_))
    }

    /// A path to begin with: in the folder that was used last, else in the home folder.
    pub(crate) fn path_to(&self, name: &str) -> String {
        let folder = if self.folder.is_empty() { "~/" } else { &*self.folder };
        format!("{folder}{name}")
    }

    /// What is said about saving, truly.
    pub(crate) fn saved_words(&self) -> String {
        match &self.saved {
            Saved::Quiet => String::new(),
            Saved::Saving => say!(self.text, "saving"),
            Saved::At(at) => say!(self.text, "saved", time = at.format("%H:%M:%S").to_string()),
            Saved::Failed(_) => say!(self.text, "not-saved"),
        }
    }

    /// The same for whoever asks.
    pub(crate) fn saved_sentence(&self) -> String {
        match &self.saved {
            Saved::Quiet => say!(self.text, "key-saved-none"),
            Saved::Failed(why) => self.text.sentence(why),
            _ => self.saved_words(),
        }
    }

    /// Who has the keyboard.
    pub fn author(&self) -> Option<EducatorId> {
        self.session.as_ref().map(|s| s.author)
    }

    /// Whether the drawer Mine of whoever has the keyboard is open.
    pub(crate) fn mine_is_open(&self) -> bool {
        self.session.as_ref().is_some_and(|s| s.open.contains(&s.author))
    }

    /// Local time without a zone, as appointments are kept.
    pub fn local(&self) -> NaiveDateTime {
        self.now.naive_local()
    }

    /// A day as it is said today.
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        when::day(day, self.local().date(), self.text.language())
    }

    /// A new identity.
    pub fn id(&mut self) -> uuid::Uuid {
        let ms = self.now.timestamp_millis();
        self.ids.next(ms)
    }

    /// A visit that whoever has the keyboard is on, unless it was entered by mistake.
    pub(crate) fn own_visit(&self, id: VisitId) -> Option<&Visit> {
        self.book.visit(id).filter(|v| !v.voided && self.author().is_some_and(|me| v.is_on(me)))
    }

    /// An educator's name.
    pub(crate) fn name_of(&self, id: EducatorId) -> String {
        self.book.educator(id).map(|e| e.name.to_string()).unwrap_or_default()
    }

    /// What lists call a family: the pair's name for it, or the alias where the site says so.
    pub(crate) fn family_name(&self, id: FamilyId) -> String {
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

    /// The book's version.
    pub(crate) const fn version(&self) -> u64 {
        self.version
    }

    /// The newest generation: the keeper's acknowledgements are compared with it.
    pub const fn generation(&self) -> u64 {
        self.generation
    }
}
