//! Whatever is typed: the program never panics, what it holds is what the vault holds, Mine stays its author's, and in a
//! first visit there is nothing to type into.
//!
//! The large form: `cargo test --release --test it props:: -- --ignored` (`PROPTEST_CASES` says how many).

use std::collections::BTreeMap;
use std::fmt;

use homevisit::tui::keys::{Action, Code, Context, Key};
use homevisit::tui::msg::{Answer, Msg, Query, Wanted};
use homevisit::tui::world::Saved;
use homevisit::visit::{Book, Drawer, EducatorId, Mode, Record};
use proptest::prelude::*;

use super::care::at_a_box_of_ones_own;
use super::harness::{Desk, PASSPHRASE};

/// One thing that happens at the desk.
#[derive(Clone)]
enum Happens {
    /// One of the keys that mean something here, whichever that is.
    Bound(u16),
    /// A key that may mean something elsewhere.
    Key(Key),
    /// A word is typed.
    Types(&'static str),
    /// Something is pasted.
    Pastes(&'static str),
    /// Keys that lead somewhere, pressed one after the other.
    Does(&'static str),
    /// Minutes pass.
    Waits(i64),
    /// The window is left.
    FocusLost,
    /// Nobody touched a key for long.
    Idle,
}

/// Short, so that what failed can be read.
impl fmt::Debug for Happens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bound(which) => write!(f, "#{which}"),
            Self::Key(key) => write!(f, "{}", key.name()),
            Self::Types(text) | Self::Pastes(text) => write!(f, "{text:?}"),
            Self::Does(keys) => write!(f, "{keys}"),
            Self::Waits(minutes) => write!(f, "{minutes} min"),
            Self::FocusLost => write!(f, "focus-lost"),
            Self::Idle => write!(f, "idle"),
        }
    }
}

/// Words that mean something to some box, and some that mean trouble.
const WORDS: &[&str] = &[
    "a",
    "1",
    "thu 5pm",
    "yesterday at 4",
    "2026-11-20",
    "13/45",
    "Lee",
    "Okafor",
    PASSPHRASE,
    "Maya",
    "She asks why, every time.",
    "Ngô Thị Ánh Nguyệt-Fernández de la Concepción y Martínez",
    "王小明",
    "👩‍👩‍👧‍👦",
    "مرحبا",
    "   ",
    "{student} { $name }",
    "0",
    "99999999999",
    "=1+1",
];

const PASTES: &[&str] = &[
    "one\r\ntwo\u{1b}[31m\r",
    "\u{202e}backwards",
    "e\u{301}e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "words words words words words words words words words words words words words words words words words\n\n\n\nwords",
    "verylongwordwithoutanyplacetobreakitverylongwordwithoutanyplacetobreakitverylongwordwithoutanyplacetobreakit",
    "",
    "한국어 가족의 이름 입니다 한국어 가족의 이름 입니다 한국어 가족의 이름 입니다",
];

/// Ways to places that single keys seldom find: the other at the keyboard, a visit's menu, what is behind a question.
const WAYS: &[&str] = &[
    "esc esc esc esc",
    "f8 enter",
    "f8 down enter",
    "f enter a",
    "f down enter a end up up enter",
    "f down down enter a down down down enter",
    "f down enter enter",
    "ctrl-g o down enter",
    "ctrl-d enter",
    "ctrl-d down enter",
    "ctrl-g g",
    "ctrl-g",
    "ctrl-g ctrl-g n o t",
    "ctrl-u",
    "ctrl-k ctrl-y",
    "ctrl-o down down down enter",
    "ctrl-o page-down page-down enter",
    "tab tab tab tab tab",
    "alt-a ctrl-x",
    "ctrl-r down enter",
    "ctrl-g s down h",
    "x enter s enter enter",
    "x down enter c enter w",
    "s L e e enter",
    "1 2 s",
    "s down enter",
    "s end up enter",
    "g down enter",
    "f d enter",
    "p t o l",
    "n down enter enter",
    "ctrl-l",
];

fn any_key() -> impl Strategy<Value = Key> {
    let codes = prop_oneof![
        prop::sample::select(vec![
            Code::Enter,
            Code::Esc,
            Code::Tab,
            Code::Backspace,
            Code::Delete,
            Code::Up,
            Code::Down,
            Code::Left,
            Code::Right,
            Code::Home,
            Code::End,
            Code::PageUp,
            Code::PageDown,
        ]),
        (1u8..=12).prop_map(Code::F),
        prop::char::range('!', '~').prop_map(Code::Char),
    ];
    (codes, prop::bool::weighted(0.3), prop::bool::weighted(0.05), prop::bool::weighted(0.2)).prop_map(
        |(code, ctrl, alt, shift)| Key {
            code,
            ctrl,
            alt,
            menu: false,
            shift: shift && !matches!(code, Code::Char(_)),
        },
    )
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        16 => any::<u16>().prop_map(Happens::Bound),
        3 => Just(Happens::Key(Key::plain(Code::Enter))),
        2 => Just(Happens::Key(Key::plain(Code::Down))),
        3 => any_key().prop_map(Happens::Key),
        5 => prop::sample::select(WAYS).prop_map(Happens::Does),
        5 => prop::sample::select(WORDS).prop_map(Happens::Types),
        1 => prop::sample::select(PASTES).prop_map(Happens::Pastes),
        1 => prop::sample::select(vec![1, 21, 60, 24 * 60, 5 * 24 * 60]).prop_map(Happens::Waits),
        1 => Just(Happens::FocusLost),
    ]
    .prop_flat_map(|one| {
        // Now and then the desk is left alone for long.
        prop::bool::weighted(0.01).prop_map(move |idle| if idle { Happens::Idle } else { one.clone() })
    })
}

/// A desk, and what was typed at it into a drawer of one's own.
struct Trial {
    desk: Desk,
    passphrase: String,
    mine: Vec<(String, EducatorId)>,
    locked_for: usize,
    /// What was done so far, as it can be done again.
    trace: Vec<String>,
    places: BTreeMap<String, usize>,
}

/// Where a trial begins.
#[derive(Clone, Copy, Debug)]
enum Start {
    Nothing,
    Maya,
    OnTheDay,
    Remembered,
    Year,
    Mine,
    PartnersMine,
}

impl Trial {
    fn new(start: Start) -> Self {
        let desk = match start {
            Start::Nothing => Desk::new(),
            Start::Maya => Desk::started(),
            Start::OnTheDay => {
                let mut desk = Desk::started();
                desk.keys("enter ctrl-d enter").text("thu 5pm").keys("enter end enter");
                desk.minutes(3 * 24 * 60 - 15);
                desk
            }
            Start::Remembered => {
                let mut desk = Desk::started();
                desk.keys("enter ctrl-d enter")
                    .text("thu 5pm")
                    .keys("enter end enter")
                    .minutes(3 * 24 * 60 + 20);
                desk.keys("down enter").text("She wants to build games.").keys("ctrl-d enter");
                desk.text("He laughed about the chickens.").keys("ctrl-d enter");
                desk
            }
            Start::Year => Desk::sample(),
            Start::Mine => at_a_box_of_ones_own("1"),
            Start::PartnersMine => at_a_box_of_ones_own("f8 enter"),
        };
        let passphrase = if desk.app.world.sample {
            desk.app.world.book.educators[0].name.to_lowercase()
        } else {
            PASSPHRASE.to_owned()
        };
        Self { desk, passphrase, mine: Vec::new(), locked_for: 0, trace: Vec::new(), places: BTreeMap::new() }
    }

    /// Whether what is typed now goes into a drawer of one's own.
    fn opens_mine(&self) -> bool {
        let app = &self.desk.app;
        app.popup().is_none()
            && !app.hidden
            && app.contexts().contains(&Context::Text)
            && app.screen().and_then(|s| s.page(&app.world).drawer)
                == Some(app.world.text.get("drawer-mine", &[]))
    }

    /// A text is typed or pasted; into Mine goes a word that is found again.
    fn write(&mut self, text: &str, paste: bool) {
        let mut text = text.to_owned();
        if self.opens_mine()
            && let Some(author) = self.desk.app.world.author()
        {
            let canary = format!("zq{}mine ", self.mine.len());
            text.insert_str(0, &canary);
            self.mine.push((canary.trim().to_owned(), author));
        }
        self.trace.push(format!("{text:?}"));
        if paste {
            self.desk.paste(&text);
        } else {
            self.desk.text(&text);
        }
    }

    fn unlock(&mut self) {
        self.trace.push("(unlock)".to_owned());
        self.desk.keys("esc end ctrl-w").text(&self.passphrase).keys("enter");
    }

    fn happens(&mut self, what: &Happens) {
        if self.desk.app.world.session.is_none() && self.desk.app.world.has_vault && !self.desk.app.hidden {
            // A few keys at the locked door, then somebody opens it.
            self.locked_for += 1;
            if self.locked_for > 3 {
                self.locked_for = 0;
                self.unlock();
            }
        }
        match what {
            Happens::Bound(which) => {
                let app = &self.desk.app;
                let typing = app.contexts().iter().any(|c| matches!(c, Context::Text | Context::Form));
                let mut keys: Vec<Key> = Vec::new();
                for context in app.contexts() {
                    for action in app.world.keys.in_context(context) {
                        if action == Action::Lock && which % 4 > 0 {
                            continue;
                        }
                        keys.extend(
                            app.world
                                .keys
                                .keys_of(action)
                                .iter()
                                .filter(|k| !typing || !k.is_printable())
                                .take(1),
                        );
                    }
                }
                if let Some(key) = keys.get(usize::from(*which) % keys.len().max(1)) {
                    self.trace.push(key.name());
                    self.desk.send(Msg::Key(*key));
                }
            }
            Happens::Key(key) => {
                self.trace.push(key.name());
                self.desk.send(Msg::Key(*key));
            }
            Happens::Does(keys) => {
                self.trace.push((*keys).to_owned());
                self.desk.keys(keys);
            }
            Happens::Types(text) => self.write(text, false),
            Happens::Pastes(text) => self.write(text, true),
            Happens::Waits(minutes) => {
                self.trace.push(format!("({minutes} min)"));
                self.desk.minutes(*minutes);
            }
            Happens::FocusLost => {
                self.desk.send(Msg::FocusLost);
            }
            Happens::Idle => {
                self.trace.push("(idle)".to_owned());
                self.desk.send(Msg::Idle);
            }
        }
    }

    /// What must hold after everything.
    fn holds(&mut self) -> Result<(), TestCaseError> {
        prop_assert_eq!(&self.desk.failed, &None);
        let saved = self.desk.app.world.saved.clone();
        prop_assert!(matches!(saved, Saved::Quiet | Saved::At(_)), "{:?}\n{}", saved, self.desk.screen());
        self.the_living_room_is_free()
    }

    /// While a first visit in person is on, its screen has no box.
    fn the_living_room_is_free(&self) -> Result<(), TestCaseError> {
        let app = &self.desk.app;
        let Some(screen) = app.screen() else { return Ok(()) };
        let Some(place) = screen.place() else { return Ok(()) };
        let visit = app.world.book.visit(place.visit);
        if place.pass == homevisit::visit::Pass::Visit
            && visit.is_some_and(|v| v.occasion.is_first() && v.mode != Mode::Video)
        {
            prop_assert!(!screen.contexts(&app.world).contains(&Context::Text), "{}", self.desk.screen());
        }
        Ok(())
    }

    /// It is drawn at every size, in its frame, and says nothing of another's own drawer.
    fn is_drawn(&mut self) -> Result<(), TestCaseError> {
        let wide = self.desk.screen_at(80, 24);
        let low = self.desk.screen_at(40, 16);
        for (columns, rows) in [(40, 12), (34, 10), (20, 5), (1, 1)] {
            self.desk.screen_at(columns, rows);
        }
        let app = &self.desk.app;
        if app.popup().is_none() && !app.hidden {
            for (screen, columns) in [(&wide, 80), (&low, 40)] {
                let rows: Vec<&str> = screen.lines().collect();
                let rule = "─".repeat(columns);
                prop_assert_eq!(rows[1], &rule, "{}", screen);
                prop_assert_eq!(rows[rows.len() - 2], &rule, "{}", screen);
                prop_assert!(!rows[rows.len() - 1].trim().is_empty(), "no hint:\n{}", screen);
            }
        }
        let author = app.world.author();
        let seen: Vec<(String, EducatorId)> = self
            .mine
            .iter()
            .filter(|(canary, owner)| {
                Some(*owner) != author && (wide.contains(canary) || low.contains(canary))
            })
            .cloned()
            .collect();
        for (canary, owner) in seen {
            prop_assert!(self.was_moved(&canary, owner), "{}", wide);
        }
        Ok(())
    }

    /// Whether its author moved this text to Ours.
    fn was_moved(&mut self, canary: &str, owner: EducatorId) -> bool {
        let visits: Vec<_> = self.desk.app.world.book.visits.iter().map(|v| v.id).collect();
        for visit in visits {
            let answers =
                self.desk.keeper.handle(Query { what: Wanted::Texts(visit), viewer: owner }, self.desk.now);
            for answer in answers {
                let Answer::Texts(_, texts) = answer else { continue };
                for (id, text) in texts {
                    if text.open().contains(canary)
                        && self.desk.app.world.book.entry(id).is_some_and(|e| e.drawer == Drawer::Ours)
                    {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// What the program holds is what the vault holds.
    fn is_kept(&mut self) -> Result<(), TestCaseError> {
        let Some(viewer) = self.desk.app.world.author() else { return Ok(()) };
        for answer in self.desk.keeper.handle(Query { what: Wanted::Book, viewer }, self.desk.now) {
            if let Answer::Book(book) = answer {
                let (here, there) = (plain(&self.desk.app.world.book), plain(&book));
                for (key, record) in &here {
                    prop_assert_eq!(Some(record), there.get(key), "the vault has another {}", key);
                }
                for key in there.keys() {
                    prop_assert!(here.contains_key(key), "only the vault has {}", key);
                }
            }
        }
        Ok(())
    }
}

/// Every record of a book under a name of its own.
fn plain(book: &Book) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut put = |record: Record| {
        let (kind, id) = record.key();
        all.insert(format!("{} {id}", kind.word()), serde_json::to_string(&record).unwrap());
    };
    book.educators.iter().cloned().map(Record::Educator).for_each(&mut put);
    book.families.iter().cloned().map(Record::Family).for_each(&mut put);
    book.students.iter().cloned().map(Record::Student).for_each(&mut put);
    book.visits.iter().cloned().map(Record::Visit).for_each(&mut put);
    book.betweens.iter().cloned().map(Record::Between).for_each(&mut put);
    book.promises.iter().cloned().map(Record::Promise).for_each(&mut put);
    book.filings.iter().cloned().map(Record::Filing).for_each(&mut put);
    book.sign_offs.iter().cloned().map(Record::SignOff).for_each(&mut put);
    book.consents.iter().cloned().map(Record::Consent).for_each(&mut put);
    book.disclosures.iter().cloned().map(Record::Disclosure).for_each(&mut put);
    for entry in &book.entries {
        all.insert(format!("entry {}", entry.id.0), serde_json::to_string(entry).unwrap());
    }
    for (id, line) in &book.lines {
        all.insert(format!("line {}", id.0), line.trim().to_owned());
    }
    all
}

fn random_keys(start: Start, keys: &[Happens]) -> Result<(), TestCaseError> {
    let mut trial = Trial::new(start);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| try_keys(&mut trial, keys)));
    let trace = trial.trace.join(" ");
    if std::env::var_os("TELL").is_some() {
        eprintln!("mine {} {:?} screens {:?}", trial.mine.len(), start, trial.places);
    }
    match outcome {
        Ok(outcome) => {
            outcome.map_err(|error| TestCaseError::fail(format!("{error}\nafter {start:?}: {trace}")))
        }
        Err(_) => Err(TestCaseError::fail(format!("panicked after {start:?}: {trace}"))),
    }
}

fn try_keys(trial: &mut Trial, keys: &[Happens]) -> Result<(), TestCaseError> {
    for (count, what) in keys.iter().enumerate() {
        trial.happens(what);
        let place = format!("{:?}", trial.desk.app.contexts().first());
        *trial.places.entry(place).or_default() += 1;
        trial.holds()?;
        if count % 3 == 0 {
            trial.is_drawn()?;
        }
        if count % 10 == 9 {
            trial.is_kept()?;
        }
        // Whoever left comes straight back.
        trial.desk.left = false;
    }
    trial.is_drawn()?;
    trial.is_kept()
}

fn any_start() -> impl Strategy<Value = Start> {
    prop::sample::select(vec![
        Start::Nothing,
        Start::Maya,
        Start::OnTheDay,
        Start::Remembered,
        Start::Remembered,
        Start::Year,
        Start::Year,
        Start::Mine,
        Start::PartnersMine,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_at_any_size_keep_what_was_promised(
        start in any_start(),
        keys in prop::collection::vec(happens(), 40..80),
    ) {
        random_keys(start, &keys)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "nightly: cargo test --release --test it props:: -- --ignored"]
    fn many_more_keys_at_any_size_keep_what_was_promised(
        start in any_start(),
        keys in prop::collection::vec(happens(), 100..300),
    ) {
        random_keys(start, &keys)?;
    }
}
