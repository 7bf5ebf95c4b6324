//! Everything that can be done here: each with its letter, or found by its name.

use super::keys::Action;
use super::widget::field::Field;
use super::widget::list::moved;
use super::widget::textbox::Edit;
use super::world::World;
use crate::clean;

/// A line of the menu.
pub(crate) struct Item {
    /// What is pressed in the menu; none where the letter is another's here.
    pub(crate) letter: Option<char>,
    /// What it does, and the same in a word or two.
    pub(crate) words: (String, String),
    /// What is pressed without the menu.
    pub(crate) key: String,
    action: Action,
}

/// The menu, and, once something is sought, what is typed.
pub struct Menu {
    all: Vec<Item>,
    pub(crate) find: Option<Field>,
    pub(crate) at: usize,
}

/// What came of a letter.
pub(super) enum Typed {
    /// It was taken.
    Taken,
    /// It chose.
    Chosen(Action),
    /// It is nobody's.
    Dead,
}

impl Menu {
    /// A menu of these letters and actions; the labels say what some mean here.
    pub(super) fn new(
        actions: impl IntoIterator<Item = (Option<char>, Action)>,
        labels: &[(Action, String)],
        world: &World,
    ) -> Self {
        let item = |(letter, action): (Option<char>, Action)| {
            let [about, brief] =
                ["about", "key"].map(|kind| world.text.get(&format!("{kind}-{}", action.name()), &[]));
            let here =
                labels.iter().find(|(labelled, _)| *labelled == action).map(|(_, label)| label.clone());
            let [about, brief] = [about, brief].map(|words| here.clone().unwrap_or(words));
            let mut keys = world.keys.keys_of(action).iter();
            let key = keys.find(|key| !key.menu && !key.is_printable()).map(|key| key.name());
            Item { letter, words: (about, brief), key: key.unwrap_or_default(), action }
        };
        Self { all: actions.into_iter().map(item).collect(), find: None, at: 0 }
    }

    /// The lines that are shown: all, or those that have what is sought in their words.
    pub(crate) fn shown(&self) -> Vec<&Item> {
        let sought = self.find.as_ref().map(Field::value).unwrap_or_default();
        let has = |words: &str| clean::has(words, sought);
        self.all.iter().filter(|item| has(&item.words.0) || has(&item.words.1)).collect()
    }

    /// How many lines there are, found or not.
    pub(crate) const fn len(&self) -> usize {
        self.all.len()
    }

    /// Begins to find by name.
    pub(super) fn find(&mut self) {
        (self.find, self.at) = (Some(Field::default()), 0);
    }

    pub(super) fn step(&mut self, action: Action) {
        let action = match action {
            Action::NextField => Action::Down,
            Action::PreviousField => Action::Up,
            action => action,
        };
        self.at = moved(self.at, self.shown().len(), action, 5);
    }

    pub(super) fn marked(&self) -> Option<Action> {
        self.shown().get(self.at).map(|item| item.action)
    }

    /// A letter chooses, in caps lock a small one that has no capital; while something is sought, it is typed.
    pub(super) fn edit(&mut self, edit: &Edit) -> Typed {
        if let Some(field) = &mut self.find {
            field.edit(edit);
            self.at = 0;
            return Typed::Taken;
        }
        let Edit::Char(c) = edit else { return Typed::Dead };
        let alike = |letter: char| c.is_uppercase() && c.to_lowercase().eq([letter]);
        let exact = self.all.iter().find(|item| item.letter == Some(*c));
        let found = exact.or_else(|| self.all.iter().find(|item| item.letter.is_some_and(alike)));
        found.map_or(Typed::Dead, |item| Typed::Chosen(item.action))
    }
}
