//! What lies over a screen: a note, a list to choose from, a line to type, all that can be done here.

use super::{Go, Pick};
use crate::clean;
use crate::private::Private;
use crate::tui::keys::{Action, Context};
use crate::tui::menu::{Menu, Typed};
use crate::tui::widget::field::Field;
use crate::tui::widget::list::{move_of, moved, moved_among};
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;

/// Whether what is typed or pasted begins a path of its own.
fn begins_a_path(edit: &Edit) -> bool {
    match edit {
        Edit::Char(c) => matches!(c, '/' | '~' | '"' | '\''),
        Edit::Paste(text) => {
            text.trim_start().starts_with(['/', '~', '"', '\'']) || text.trim_start().starts_with("file:")
        }
        _ => false,
    }
}

/// From so many choices on one of them is found by typing.
const MANY: usize = 16;

/// The choices that have what is sought.
pub(crate) fn sought_in(items: &[(String, Option<Pick>)], sought: &Field) -> Vec<usize> {
    let has = |words: &str| clean::has(words, sought.value());
    items.iter().enumerate().filter(|(_, (words, _))| has(words)).map(|(index, _)| index).collect()
}

/// No note has more rows than this, on the narrowest screen.
const LONGEST_NOTE: usize = 40;

/// Where a popup goes after a key.
pub(crate) enum PopupGo {
    /// It stays.
    Stay(Popup),
    /// It stays, and the key does nothing here.
    Unused(Popup),
    /// It closes.
    Close,
    /// Something was chosen or typed; it closes.
    Chosen(Pick, Private),
    /// Something that can be done here was chosen; it closes.
    Do(Action),
}

/// A popup.
pub struct Popup {
    /// Its title.
    pub(crate) title: String,
    /// What it says, one paragraph each.
    pub(crate) lines: Vec<String>,
    /// What it asks.
    pub(crate) body: Body,
    /// Rows of a long note that were read.
    pub(crate) scroll: usize,
    /// Letters find in it however short it is.
    finds: bool,
}

/// What a popup asks.
pub(crate) enum Body {
    /// Nothing: any of the two keys closes it.
    Note,
    /// To choose from a list.
    Menu {
        /// Words and what comes of them; nothing: it closes.
        items: Vec<(String, Option<Pick>)>,
        /// Which is marked.
        at: usize,
        /// What is typed to find one of many.
        sought: Field,
    },
    /// To type one line.
    Line {
        /// The line.
        field: Field,
        /// What comes of it.
        then: Pick,
        /// The first character typed replaces what is proposed.
        proposed: bool,
        /// It is a path, which can be completed.
        path: bool,
    },
    /// To choose what to do, from all that can be done here.
    Keys(Menu),
}

impl Popup {
    /// A note to read.
    pub(crate) fn note(title: String, lines: Vec<String>) -> Self {
        Self { title, lines, body: Body::Note, scroll: 0, finds: false }
    }

    /// A list to choose from.
    pub(crate) fn menu(title: String, lines: Vec<String>) -> Self {
        let body = Body::Menu { items: Vec::new(), at: 0, sought: Field::default() };
        Self { title, lines, body, scroll: 0, finds: false }
    }

    /// With a choice more.
    #[must_use]
    pub(crate) fn item(self, words: String, pick: Pick) -> Self {
        self.choice(words, Some(pick))
    }

    /// With choices more.
    #[must_use]
    pub(crate) fn items(self, items: impl IntoIterator<Item = (String, Pick)>) -> Self {
        items.into_iter().fold(self, |menu, (words, pick)| menu.item(words, pick))
    }

    /// With a choice that changes nothing. Where it comes first, whoever presses Enter once too often does no harm.
    #[must_use]
    pub(crate) fn no(self, words: String) -> Self {
        self.choice(words, None)
    }

    fn choice(mut self, words: String, pick: Option<Pick>) -> Self {
        if let Body::Menu { items, .. } = &mut self.body {
            items.push((words, pick));
        }
        self
    }

    /// Asks before what was typed into a form is left for another place.
    pub(crate) fn unkept(go: Go, world: &World) -> Self {
        let words = |key: &str| world.text.get(&format!("form-unkept-{key}"), &[]);
        Self::menu(words("title"), Vec::new()).no(words("stay")).item(words("leave"), Pick::then(move |_| go))
    }

    /// A line to type.
    pub(crate) fn line(title: String, lines: Vec<String>, mut field: Field, then: Pick) -> Self {
        field.go_to_fill_in();
        let proposed = !field.is_empty();
        Self {
            title,
            lines,
            body: Body::Line { field, then, proposed, path: false },
            scroll: 0,
            finds: false,
        }
    }

    /// A path to type. A folder that it begins with is gone on from.
    pub(crate) fn path_line(title: String, lines: Vec<String>, path: &str, then: Pick) -> Self {
        let proposed = !path.is_empty();
        Self {
            title,
            lines,
            body: Body::Line { field: Field::new(path), then, proposed, path: true },
            scroll: 0,
            finds: false,
        }
    }

    /// What stands in the line was typed before, and is to be put right: it gives way to nothing.
    #[must_use]
    pub(crate) const fn put_right(mut self) -> Self {
        if let Body::Line { proposed, .. } = &mut self.body {
            *proposed = false;
        }
        self
    }

    /// Whether what stands in the line gives way to what is typed first.
    pub(crate) fn is_proposed(&self) -> bool {
        match &self.body {
            Body::Line { field, proposed, path, .. } => *proposed && !(*path && field.value().ends_with('/')),
            _ => false,
        }
    }

    /// The path that is being typed, if it is one.
    pub(crate) fn path(&self) -> Option<Private> {
        match &self.body {
            Body::Line { field, path: true, .. } => Some(field.value().into()),
            _ => None,
        }
    }

    /// Puts a path in the place of what was typed.
    pub(in crate::tui) fn set_path(&mut self, line: &str) {
        if let Body::Line { field, proposed, .. } = &mut self.body {
            field.set(line);
            *proposed = false;
        }
    }

    /// All that can be done here.
    pub(in crate::tui) const fn keys(title: String, menu: Menu) -> Self {
        Self { title, lines: Vec::new(), body: Body::Keys(menu), scroll: 0, finds: false }
    }

    /// The contexts in which keys are read: what the popup covers gets none.
    pub(crate) fn contexts(&self) -> &'static [Context] {
        match self.body {
            Body::Line { .. } | Body::Keys(_) => &[Context::Form],
            Body::Menu { .. } if self.is_sought_in() => &[Context::Form],
            _ => &[Context::Move],
        }
    }

    /// Whether letters find in it: a list to choose one of many from. Where something is asked that can be answered with no,
    /// whoever types on without looking must not choose.
    pub(crate) fn is_sought_in(&self) -> bool {
        matches!(&self.body, Body::Menu { items, .. }
            if (self.finds || items.len() >= MANY) && items.iter().all(|(_, pick)| pick.is_some()))
    }

    pub(in crate::tui) fn act(mut self, action: Action) -> PopupGo {
        let action = match action {
            Action::GoOn | Action::SaveForm if self.is_sought_in() => Action::Open,
            Action::NextField if self.is_sought_in() => Action::Down,
            Action::PreviousField if self.is_sought_in() => Action::Up,
            action => action,
        };
        match (self.body, action) {
            (_, Action::Back | Action::LeaveForm) | (Body::Note, Action::Open) => return PopupGo::Close,
            (Body::Menu { mut items, at, .. }, Action::Open) => {
                let chosen = if at < items.len() { items.swap_remove(at).1 } else { None };
                return chosen.map_or(PopupGo::Close, |pick| PopupGo::Chosen(pick, Private::default()));
            }
            (Body::Line { field, then, .. }, Action::GoOn | Action::SaveForm) => {
                return PopupGo::Chosen(then, field.value().into());
            }
            (Body::Keys(menu), Action::GoOn | Action::SaveForm) => {
                return menu.marked().map_or(PopupGo::Close, PopupGo::Do);
            }
            (Body::Keys(mut menu), action) => {
                menu.step(action);
                self.body = Body::Keys(menu);
            }
            (body, action) if !Action::MOVES.contains(&action) && !matches!(body, Body::Line { .. }) => {
                self.body = body;
                return PopupGo::Unused(self);
            }
            (Body::Note, action) => {
                self.scroll = moved(self.scroll, LONGEST_NOTE, action, 5);
                self.body = Body::Note;
            }
            (Body::Menu { items, at, sought }, action) => {
                let at = moved_among(&sought_in(&items, &sought), at, action, 5);
                self.body = Body::Menu { items, at, sought };
            }
            // What is said above a line to type may be longer than the screen: nobody signs what they cannot read.
            (line @ Body::Line { path: false, .. }, Action::NextField | Action::PreviousField) => {
                let action = if action == Action::NextField { Action::Down } else { Action::Up };
                self.scroll = moved(self.scroll, self.lines.len() * 4, action, 5);
                self.body = line;
            }
            (line, _) => self.body = line,
        }
        PopupGo::Stay(self)
    }

    /// A key or paste into it.
    pub(in crate::tui) fn edit(&mut self, edit: &Edit, world: &World) -> Typed {
        let many = self.is_sought_in();
        match &mut self.body {
            Body::Line { field, proposed, path, .. } => {
                // A folder is gone on from, unless a whole path is typed or dropped on it.
                let goes_on = *path && field.value().ends_with('/') && !begins_a_path(edit);
                if std::mem::take(proposed) && !goes_on {
                    world.edit_proposed(field, edit);
                } else {
                    world.edit_line(field, edit);
                }
                Typed::Taken
            }
            Body::Menu { items, at, sought }
                if many && !(sought.is_empty() && matches!(edit, Edit::Char('1'..='9'))) =>
            {
                if let Some(action) = move_of(edit) {
                    *at = moved_among(&sought_in(items, sought), *at, action, 10);
                    return Typed::Taken;
                }
                let before = sought.clone();
                sought.edit(edit);
                let rows = sought_in(items, sought);
                // What none of them has is not taken, so that there is always something to choose.
                let Some(&first) = rows.first() else {
                    *sought = before;
                    return Typed::Dead;
                };
                *at = if rows.contains(at) { *at } else { first };
                Typed::Taken
            }
            Body::Menu { items, at, .. } => {
                // A digit marks what it numbers, Enter confirms.
                let digit = if let Edit::Char(c) = edit { c.to_digit(10) } else { None };
                let index =
                    digit.and_then(|d| (d as usize).checked_sub(1)).filter(|index| *index < items.len());
                *at = index.unwrap_or(*at);
                index.map_or(Typed::Dead, |_| Typed::Taken)
            }
            Body::Keys(menu) => menu.edit(edit),
            Body::Note => Typed::Dead,
        }
    }

    /// Puts the mark on a row as it is shown. True where it was there already: it is chosen.
    pub(in crate::tui) fn click(&mut self, row: usize) -> bool {
        let at = match &mut self.body {
            Body::Menu { items, at, sought } => {
                let Some(&index) = sought_in(items, sought).get(row) else { return false };
                return std::mem::replace(at, index) == index;
            }
            Body::Keys(menu) => &mut menu.at,
            _ => return false,
        };
        std::mem::replace(at, row) == row
    }

    /// One of these is found by typing, however few they are.
    #[must_use]
    pub(crate) const fn finding(mut self) -> Self {
        self.finds = true;
        self
    }

    /// Puts the mark of a menu on an item.
    pub(crate) fn mark(&mut self, index: usize) {
        if let Body::Menu { items, at, .. } = &mut self.body {
            *at = index.min(items.len().saturating_sub(1));
        }
    }
}
