//! Earlier states of a text, one of which can be brought back as a new one. Nothing is ever overwritten.

use similar::{ChangeTag, TextDiff};

use super::Screen;
use crate::say;
use crate::tui::go::{Go, Pick, Popup, step};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask, Upkeep, Version, Wanted};
use crate::tui::page::{Cell, List, Page, Para, Part, Row};
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::{EducatorId, Entry, EntryId, Text};

/// The history of one text.
pub(crate) struct History {
    entry: Entry,
    /// The newest first.
    versions: Vec<Version>,
    at: usize,
    /// Who may read them.
    by: Option<EducatorId>,
}

impl History {
    /// Asks for the history of a text; none where it is gone.
    pub(crate) fn new(entry: EntryId, world: &mut World) -> Option<Self> {
        let entry = world.book.entry(entry)?.clone();
        world.read(Wanted::History(entry.id));
        Some(Self { entry, versions: Vec::new(), at: 0, by: world.author() })
    }
}

/// No change is said in more columns than this.
const SAID: usize = 300;

impl History {
    /// What the marked state took out of the one before it, and what it added.
    fn changes(&self, world: &World) -> Vec<Para> {
        let open = |index: usize| match self.versions.get(index).map(|version| &version.text) {
            Some(Text::Open(text)) => Some(text),
            _ => None,
        };
        let (Some(now), Some(before)) = (open(self.at), open(self.at + 1)) else { return Vec::new() };
        let diff = TextDiff::from_words(&**before, &**now);
        let words = |tag: ChangeTag| {
            let changes = diff.iter_all_changes().filter(|change| change.tag() == tag);
            let words: String = changes.map(|change| change.value()).collect();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        [("history-out", ChangeTag::Delete), ("history-in", ChangeTag::Insert)]
            .map(|(key, tag)| (key, words(tag)))
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .flat_map(|(key, words)| {
                let words = words::cut(&words, SAID);
                [Para::air(), Para::dim(world.text.get(key, &[("words", words.into())]))]
            })
            .collect()
    }
}

impl Screen for History {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{Back, Down, Open, Remove};
        let row = |index: usize| {
            let version = &self.versions[index];
            let when = version.at.format("%Y-%m-%d %H:%M").to_string();
            let length = version.text.open().split_whitespace().count();
            let name = world.name_of(version.by);
            let words = say!(world.text, "history-line", time = when, name = name, count = length);
            let now = (index == 0).then(|| format!(" · {}", say!(world.text, "history-now")));
            Row::of(Cell::new(words + &now.unwrap_or_default()))
        };
        let text = self.versions.get(self.at).map(|version| {
            Para::plain(match &version.text {
                Text::Open(text) => text.to_string(),
                Text::Sealed => say!(world.text, "mine-shut"),
                Text::Held => say!(world.text, "held-shut"),
            })
        });
        let more = text.into_iter().chain(self.changes(world)).collect();
        let list = List::new(self.versions.len(), self.at, row).with_more(more);
        let page = Page::new(say!(world.text, "history-title"), &[Back, Open, Down, Remove]);
        page.with(Part::Words(vec![Para::dim(&*self.entry.words)])).with(Part::List(list))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        self.at = row;
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => return Go::Back,
            Action::Open | Action::Remove
                if self.entry.author.is_some() && self.entry.author != world.author() =>
            {
                world.notice = Some(say!(world.text, "history-theirs"));
            }
            Action::Open => {
                if let Some(Version { text: Text::Open(text), .. }) = self.versions.get(self.at)
                    && self.at > 0
                {
                    let text = text.to_string();
                    world.write(self.entry.clone(), text);
                    world.ask(Ask::Close(self.entry.id));
                    world.notice = Some(say!(world.text, "history-back"));
                    return Go::Back;
                }
                return Go::Unused(action);
            }
            Action::Remove => {
                let id = self.entry.id;
                // One stays here, where the key works that brings it back.
                let remove = Pick::then(move |world| {
                    world.remove_entry(id);
                    Go::Stay
                });
                let mut menu =
                    Popup::menu(say!(world.text, "erase-title"), vec![say!(world.text, "erase-why")])
                        .no(say!(world.text, "erase-keep"))
                        .item(say!(world.text, "erase-remove"), remove);
                // What both wrote is not for one of them to erase.
                if let Some(by) = self.entry.author.filter(|_| world.mine_is_open()) {
                    let erase = Pick::then(move |world| {
                        world.ask(Upkeep::Erase { entries: vec![id], by });
                        Go::Back
                    });
                    menu = menu.item(say!(world.text, "erase-erase"), erase);
                }
                return Go::Over(menu);
            }
            Action::BringBack => world.bring_back(),
            action => return step(&mut self.at, self.versions.len(), action, 10),
        }
        Go::Stay
    }

    fn belongs_to(&self) -> Option<EducatorId> {
        self.by
    }

    fn on_lock(&mut self) {
        self.versions.clear();
    }

    fn on_resume(&mut self, world: &mut World) {
        world.read(Wanted::History(self.entry.id));
    }

    fn on_reply(&mut self, answer: Answer, _world: &mut World) -> Go {
        if let Answer::History(entry, mut versions) = answer
            && entry == self.entry.id
        {
            versions.reverse();
            self.versions = versions;
        }
        Go::Stay
    }
}
