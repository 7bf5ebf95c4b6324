//! Keys as data: `assets/keys.toml` over one closed [`Action`] list. The hint line, the help screen and the README's
//! table all come from here.

pub use crossterm::event::KeyCode as Code;
use crossterm::event::{KeyEvent, KeyEventKind, KeyModifiers};
use toml::Table;

use crate::text::Sentence;

/// A key as pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift; never set for characters, whose case says it.
    pub shift: bool,
    /// Pressed in the menu, where letters are keys whatever is being typed beneath.
    pub menu: bool,
}

/// The names of keys in `keys.toml`.
const NAMES: &[(&str, Code)] = &[
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("page-up", Code::PageUp),
    ("page-down", Code::PageDown),
    ("space", Code::Char(' ')),
];

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false, menu: false }
    }

    /// Whether it is an ordinary character, as typed into a text.
    pub const fn is_printable(self) -> bool {
        matches!(self.code, Code::Char(_)) && !self.ctrl && !self.alt && !self.menu
    }

    /// Translates a terminal's key event; releases and keys without a use give nothing.
    pub(crate) fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let held = |modifier| event.modifiers.contains(modifier);
        let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
        let (code, shift) = match event.code {
            // Terminals send ctrl with a capital or a small letter; both are the same key.
            Code::Char(c) => (Code::Char(if ctrl { c.to_ascii_lowercase() } else { c }), false),
            Code::BackTab => (Code::Tab, true),
            code if matches!(code, Code::F(_)) || NAMES.iter().any(|(_, named)| *named == code) => {
                (code, held(KeyModifiers::SHIFT))
            }
            _ => return None,
        };
        Some(Self { code, ctrl, alt, shift, menu: false })
    }

    /// Reads a key's name as in `keys.toml`.
    pub fn parse(name: &str) -> Option<Self> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = name;
        loop {
            let (field, after) = if let Some(after) = rest.strip_prefix("menu-") {
                (&mut key.menu, after)
            } else if let Some(after) = rest.strip_prefix("ctrl-") {
                (&mut key.ctrl, after)
            } else if let Some(after) = rest.strip_prefix("alt-") {
                (&mut key.alt, after)
            } else if let Some(after) = rest.strip_prefix("shift-") {
                (&mut key.shift, after)
            } else {
                break;
            };
            *field = true;
            rest = after;
        }
        let mut chars = rest.chars();
        key.code = match (NAMES.iter().find(|(n, _)| *n == rest), chars.next(), chars.as_str()) {
            (Some((_, code)), ..) => *code,
            (None, Some(c), "") => Code::Char(c),
            (None, Some('f'), number) => Code::F(number.parse().ok().filter(|n| (1..=12).contains(n))?),
            _ => return None,
        };
        Some(key)
    }

    /// The key's name, as people read it: `ctrl-o`, `F1`, `enter`.
    pub fn name(self) -> String {
        let mut name = String::new();
        let held = [(self.menu, "menu-"), (self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")];
        for (on, prefix) in held {
            if on {
                name.push_str(prefix);
            }
        }
        match self.code {
            Code::F(n) => name.extend(["F".to_owned(), n.to_string()]),
            Code::Char(c) if c != ' ' => name.push(c),
            code => name.push_str(NAMES.iter().find(|(_, c)| *c == code).map_or("", |(n, _)| n)),
        }
        name
    }
}

/// Declares contexts and their actions: the closed list that `keys.toml` binds.
macro_rules! actions {
    ($($context:ident = $cname:literal { $($action:ident = $aname:literal),+ $(,)? })+) => {
        /// Where keys apply. Screens stack them: popup, then text or form, then the screen's own, then global.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Context { $(#[doc = concat!("`[", $cname, "]`")] $context),+ }

        /// What a key does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[doc = concat!("`", $aname, "`")] $action),+),+ }

        impl Context {
            /// Every context, in the order of the help screen.
            pub const ALL: &[Self] = &[$(Self::$context),+];
            /// The name in `keys.toml`.
            pub const fn name(self) -> &'static str { match self { $(Self::$context => $cname),+ } }
            /// The actions that belong here.
            pub const fn actions(self) -> &'static [Action] {
                match self { $(Self::$context => &[$(Action::$action),+]),+ }
            }
        }

        impl Action {
            /// The name in `keys.toml`, and the end of its text keys.
            pub const fn name(self) -> &'static str { match self { $($(Self::$action => $aname),+),+ } }
        }
    };
}

actions! {
    Global = "global" {
        Menu = "menu", Help = "help", Lock = "lock", Hide = "hide", Keyboard = "keyboard", Quit = "quit",
    }
    Move = "move" {
        Back = "back", Close = "close", Open = "open", Up = "up", Down = "down", PageUp = "page-up", PageDown = "page-down",
        First = "first", Last = "last", Remove = "remove", BringBack = "bring-back",
    }
    Home = "home" {
        NewVisit = "new-visit", Send = "send", Families = "families", Promises = "promises",
        Guides = "guides", Settings = "settings",
    }
    Find = "find" { Search = "search" }
    List = "list" { Filter = "filter" }
    Welcome = "welcome" { Practice = "practice", Sample = "sample", Start = "start" }
    Family = "family" { Act = "act", Between = "between", AddPromise = "add-promise", Edit = "edit" }
    Walk = "walk" {
        Next = "next", Previous = "previous", Done = "done", Topics = "topics", Mark = "mark", More = "more",
        ToOurs = "to-ours", History = "history", Beside = "beside", Together = "together", Table = "table",
        Day = "day", CopyWords = "copy-words", Lesson = "lesson", Language = "language", NotMet = "not-met",
    }
    Visiting = "visiting" { Remember = "remember", Peek = "peek" }
    BesideList = "beside" { OwnHope = "own-hope", OtherVoice = "other-voice", Reflect = "reflect" }
    Agree = "agree" { Sign = "sign", AllowFirst = "allow-first", AllowSecond = "allow-second", ShareAll = "share-all" }
    PromiseList = "promise-list" { Kept = "kept", LetGo = "let-go", Reopen = "reopen" }
    People = "people" { NewFamily = "new-family", Pick = "pick", Import = "import", EditFamily = "edit-family", InNumbers = "in-numbers", Siblings = "siblings" }
    Sending = "sending" { WhatISent = "what-i-sent", CopyAll = "copy-all", SaveFile = "save-file", Which = "which", Exact = "exact", OtherForm = "other-form", WithNames = "with-names" }
    Form = "form" {
        NextField = "next-field", PreviousField = "previous-field", ChooseNext = "choose-next",
        ChoosePrevious = "choose-previous", GoOn = "go-on", SaveForm = "save-form", LeaveForm = "leave-form",
    }
    Unlock = "unlock" { Forgot = "forgot" }
    Text = "text" {
        Leave = "leave", Undo = "undo", Redo = "redo", Copy = "copy", Cut = "cut", Paste = "paste",
        PutBack = "put-back", SelectAll = "select-all", DeleteWord = "delete-word", Saved = "saved",
    }
}

impl Action {
    /// What moves a mark or a page.
    pub(crate) const MOVES: &[Self] =
        &[Self::Up, Self::Down, Self::PageUp, Self::PageDown, Self::First, Self::Last];
}

/// The key table.
#[derive(Clone, Debug)]
pub struct Keys {
    /// In the order of the hint line.
    bindings: Vec<(Context, Action, Vec<Key>)>,
}

impl Keys {
    /// The built-in table, which a test holds to be right.
    pub fn built_in() -> Self {
        Self { bindings: read(include_str!("../../assets/keys.toml")).unwrap_or_default() }
    }

    /// The built-in table with a user's lines over it.
    ///
    /// # Errors
    /// The first line that names no context, action or key, or that binds a key twice where both could be meant.
    pub fn with_user_file(text: &str) -> Result<Self, Sentence> {
        let mut keys = Self::built_in();
        for (context, action, pressed) in read(text)? {
            for binding in &mut keys.bindings {
                if binding.0 == context && binding.1 == action {
                    binding.2.clone_from(&pressed);
                }
            }
        }
        match keys.conflict() {
            None => Ok(keys),
            Some((a, b)) => {
                Err(Sentence::new("keys-conflict").with("first", a.name()).with("second", b.name()))
            }
        }
    }

    /// Two actions that one key would mean at once, if there are any.
    pub fn conflict(&self) -> Option<(Action, Action)> {
        STACKS.iter().find_map(|stack| {
            let typing = stack.iter().any(|c| matches!(c, Context::Text | Context::Form));
            let mut seen: Vec<(Key, Action)> = Vec::new();
            for (context, action, keys) in &self.bindings {
                if !stack.contains(context) {
                    continue;
                }
                for &key in keys {
                    if typing && key.is_printable() {
                        continue;
                    }
                    if let Some((_, other)) = seen.iter().find(|(k, _)| *k == key) {
                        return Some((*other, *action));
                    }
                    seen.push((key, *action));
                }
            }
            // In the menu letters are keys, those too that are text beneath it.
            let letters = self.menu(stack);
            letters.iter().enumerate().find_map(|(at, (letter, action))| {
                let (_, other) = letters[..at].iter().find(|(l, _)| l == letter)?;
                Some((*other, *action))
            })
        })
    }

    /// What a key means in a stack of contexts, the nearest first. While text is typed, characters mean themselves.
    pub fn action(&self, stack: &[Context], key: Key) -> Option<Action> {
        let typing = stack.contains(&Context::Text) || stack.contains(&Context::Form);
        if typing && key.is_printable() {
            return None;
        }
        stack.iter().find_map(|context| {
            self.bindings
                .iter()
                .find(|(c, _, keys)| c == context && keys.contains(&key))
                .map(|(_, action, _)| *action)
        })
    }

    /// The first key bound to an action, as people read it.
    pub fn name_of(&self, action: Action) -> String {
        self.keys_of(action).first().map(|key| self.say(*key)).unwrap_or_default()
    }

    /// A key as people read it: `ctrl-g t` for one that is pressed in the menu.
    pub fn say(&self, key: Key) -> String {
        if key.menu {
            format!("{} {}", self.name_of(Action::Menu), Key { menu: false, ..key }.name())
        } else {
            key.name()
        }
    }

    /// What the menu over these contexts offers: every action that has a letter, the nearest context first, and last what is
    /// done with the text itself, which the hands know. What only moves needs no menu.
    pub fn menu(&self, stack: &[Context]) -> Vec<(char, Action)> {
        let (typing, others): (Vec<Context>, Vec<Context>) =
            stack.iter().partition(|context| **context == Context::Text);
        let own = others
            .into_iter()
            .chain(typing)
            .flat_map(|context| self.bindings.iter().filter(move |(c, ..)| *c == context));
        let other = |(_, action, _): &&(Context, Action, Vec<Key>)| {
            !Action::MOVES.contains(action) && !matches!(action, Action::Back | Action::Close | Action::Open)
        };
        own.filter(other)
            .filter_map(|(_, action, keys)| {
                let letter = keys
                    .iter()
                    .find(|key| key.menu)
                    .or_else(|| keys.iter().find(|key| key.is_printable()))?;
                match letter.code {
                    Code::Char(letter) => Some((letter, *action)),
                    _ => None,
                }
            })
            .collect()
    }

    /// All keys bound to an action.
    pub fn keys_of(&self, action: Action) -> &[Key] {
        self.bindings.iter().find(|(_, a, _)| *a == action).map_or(&[], |(.., keys)| keys)
    }

    /// The actions of a context, in the order of the hint line.
    pub fn in_context(&self, context: Context) -> impl Iterator<Item = Action> + '_ {
        self.bindings.iter().filter(move |(c, ..)| *c == context).map(|(_, action, _)| *action)
    }
}

/// The stacks that screens use; a key must mean one thing in each. A test holds that there are no others.
pub const STACKS: &[&[Context]] = &[
    // What lies over a screen gets all keys.
    &[Context::Move],
    &[Context::Form],
    &[Context::Move, Context::Global],
    &[Context::List, Context::Move, Context::Global],
    &[Context::Form, Context::Global],
    &[Context::Welcome, Context::Move, Context::Global],
    &[Context::Home, Context::Find, Context::Move, Context::Global],
    &[Context::Family, Context::Home, Context::Find, Context::Move, Context::Global],
    &[Context::People, Context::List, Context::Move, Context::Global],
    &[Context::People, Context::Home, Context::List, Context::Move, Context::Global],
    &[Context::PromiseList, Context::List, Context::Move, Context::Global],
    &[Context::Sending, Context::List, Context::Move, Context::Global],
    &[Context::Sending, Context::Move, Context::Global],
    &[Context::Agree, Context::Move, Context::Global],
    &[Context::BesideList, Context::Move, Context::Global],
    &[Context::Visiting, Context::Walk, Context::Move, Context::Global],
    &[Context::Walk, Context::Move, Context::Global],
    &[Context::Text, Context::Walk, Context::Global],
    &[Context::Form, Context::Unlock, Context::Global],
];

fn read(text: &str) -> Result<Vec<(Context, Action, Vec<Key>)>, Sentence> {
    let table: Table = toml::from_str(text)
        .map_err(|error| Sentence::new("keys-not-toml").with("problem", error.message()))?;
    let mut bindings = Vec::new();
    for (name, actions) in &table {
        let unknown = |name: &str| Sentence::new("keys-unknown").with("name", name);
        let context = Context::ALL.iter().find(|c| c.name() == name).ok_or_else(|| unknown(name))?;
        for (name, value) in actions.as_table().ok_or_else(|| unknown(name))? {
            let action = context.actions().iter().find(|a| a.name() == name).ok_or_else(|| unknown(name))?;
            let keys = value
                .as_array()
                .and_then(|list| {
                    list.iter().map(|v| v.as_str().and_then(Key::parse)).collect::<Option<Vec<_>>>()
                })
                .ok_or_else(|| Sentence::new("keys-no-key").with("name", name))?;
            bindings.push((*context, *action, keys));
        }
    }
    Ok(bindings)
}
