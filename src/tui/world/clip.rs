//! What was copied or cut, and what was deleted last by the word or the line: to be put in again, without the terminal's
//! clipboard. It is gone with the lock, and when somebody else takes the keyboard.

use super::World;
use crate::guide::to_fill_in;
use crate::private::Private;
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::{Edit, TextBox};

/// The two things that can be put in. Who deletes a word after cutting a sentence still pastes the sentence.
#[derive(Default)]
pub(crate) struct Clip {
    copied: Private,
    deleted: Private,
    /// The last edit deleted, so that the next deletion goes on from it.
    going_on: bool,
}

impl Clip {
    /// Keeps what was copied or cut.
    pub(crate) fn copy(&mut self, text: &str) {
        self.copied = text.into();
    }

    /// What was copied, or, where that is meant, what was deleted last; whichever there is.
    pub(crate) fn paste(&self, deleted: bool) -> Option<&Private> {
        let both = if deleted { [&self.deleted, &self.copied] } else { [&self.copied, &self.deleted] };
        both.into_iter().find(|text| !text.is_empty())
    }

    fn delete(&mut self, text: &str, forward: bool) {
        let before = if self.going_on { std::mem::take(&mut self.deleted) } else { Private::default() };
        let parts = if forward { [&before, text] } else { [text, &before] };
        (self.deleted, self.going_on) = (parts.concat().into(), true);
    }
}

impl World {
    /// An edit of a line; what it deletes by the word or to an end of the line can be put back.
    pub(crate) fn edit_line(&self, field: &mut Field, edit: &Edit) -> bool {
        let removed = edit.removes().map(|forward| (forward, field.remove(edit)));
        self.keep(removed).unwrap_or_else(|| field.edit(edit))
    }

    /// The first edit of a line that is a proposal, and stands there as if it were selected: what is typed takes its place, and
    /// what removes removes it. Of a ready sentence with a word to put in, that word alone gives way.
    pub(crate) fn edit_proposed(&self, field: &mut Field, edit: &Edit) -> bool {
        let typed = matches!(edit, Edit::Char(_) | Edit::Paste(_));
        let removes = match edit {
            Edit::Backspace => Some(false),
            Edit::Delete => Some(true),
            edit => edit.removes(),
        };
        if !typed && removes.is_none() {
            return self.edit_line(field, edit);
        }
        let place = to_fill_in(field.value()).unwrap_or(0..field.value().len());
        let gone = field.take_out(place);
        if typed {
            return self.edit_line(field, edit);
        }
        self.keep(removes.map(|forward| (forward, Some(gone)))).unwrap_or(true)
    }

    /// The same of a text; with `extend` a move selects.
    pub(crate) fn edit_text(&self, text: &mut TextBox, edit: &Edit, extend: bool) -> bool {
        let removed = edit.removes().map(|forward| (forward, text.remove(edit)));
        self.keep(removed).unwrap_or_else(|| text.edit(edit, extend))
    }

    /// Keeps what was removed, if the edit removes; whether anything was.
    fn keep(&self, removed: Option<(bool, Option<String>)>) -> Option<bool> {
        let mut clip = self.clip.borrow_mut();
        let Some((forward, text)) = removed else {
            clip.going_on = false;
            return None;
        };
        if let Some(text) = &text {
            clip.delete(text, forward);
        }
        Some(text.is_some())
    }
}
