//! What will leave, exactly, and what stays here, as a page.

use uuid::Uuid;

use crate::export::{Form, Given, Sending, Wish};
use crate::private::Private;
use crate::say;
use crate::text::Sentence;
use crate::tui::keys::Action;
use crate::tui::page::{Para, Part};
use crate::tui::widget::words;
use crate::tui::world::World;

/// A sending on screen, until it has left.
pub(super) struct Preview {
    pub(super) sending: Sending,
    /// What is read on screen, once and not at every frame.
    shown: String,
    /// The same in words, where there are any for it.
    in_words: Option<String>,
    /// It is shown exactly as it leaves, where there are words for it, too.
    exact: bool,
    pub(super) scroll: usize,
    pub(super) recipient: Private,
    pub(super) to_clipboard: bool,
    pub(super) path: Private,
}

impl Preview {
    /// What a wish comes to.
    ///
    /// # Errors
    /// When it cannot be put together, as a sentence.
    pub(super) fn of(wish: Wish, world: &mut World) -> Result<Self, Sentence> {
        let id = world.id();
        Self::named(wish, id, world)
    }

    /// The same under a name that is given: for what is only looked at, no name at all.
    ///
    /// # Errors
    /// When it cannot be put together, as a sentence.
    pub(super) fn named(wish: Wish, id: Uuid, world: &World) -> Result<Self, Sentence> {
        let World { book, site, text, library, pages, now, .. } = world;
        let given = Given { book, site, text, library, pages, at: *now, id };
        let sending = Sending::of(wish, &given).map_err(|error| error.sentence())?;
        Ok(Self {
            shown: sending.shown(),
            in_words: sending.in_words(&given),
            sending,
            exact: false,
            scroll: 0,
            recipient: Private::default(),
            to_clipboard: false,
            path: Private::default(),
        })
    }

    /// What stays here, and why; whether it is sealed.
    fn notes(&self, world: &World) -> Vec<String> {
        let (sending, export) = (&self.sending, self.sending.wish().export);
        let withheld = sending.withheld().iter();
        let mut notes: Vec<String> = withheld
            .map(|(what, count)| world.text.get(&format!("withheld-{what}"), &[("count", (*count).into())]))
            .collect();
        // Each is named, in as few rows as that takes: what leaves stands below.
        let cut = |line: &Private| format!("“{}”", words::cut(&line.replace('\n', " "), 28));
        let unsaid: Vec<String> = sending.unsaid().iter().map(cut).collect();
        if !unsaid.is_empty() {
            notes.push(say!(world.text, "send-not-their-language", lines = unsaid.join(" · ")));
        }
        if export.words && !world.site.recipient_is_school_official && !sending.visits().is_empty() {
            notes.push(say!(world.text, "digest-read-through"));
        }
        if !sending.marked().is_empty() {
            notes.push(say!(world.text, "send-marked", count = sending.marked().len()));
        }
        if export.is_for_the_coordinator() {
            let sealed = if sending.is_sealed(&world.site) { "send-sealed" } else { "send-not-sealed" };
            notes.push(world.text.get(sealed, &[]));
        }
        notes
    }

    /// Whether there are words for what leaves, besides its file.
    pub(super) const fn has_words(&self) -> bool {
        self.in_words.is_some()
    }

    /// Whether it is shown exactly as it leaves, and there are words for it, too.
    pub(super) const fn is_exact(&self) -> bool {
        self.exact && self.in_words.is_some()
    }

    /// Shows what leaves exactly, or in words again.
    pub(super) const fn turn_exact(&mut self) {
        (self.exact, self.scroll) = (!self.exact, 0);
    }

    /// How much leaves, in which form.
    fn said(&self, world: &World) -> String {
        let ending = self.sending.wish().form.ending();
        say!(
            world.text,
            "send-preview",
            count = self.sending.visits().len(),
            bytes = self.sending.size(),
            form = world.text.get(&format!("form-{ending}"), &[])
        )
    }

    /// What would leave, to be looked at beside the list.
    pub(super) fn glance(&self, world: &World) -> Part<'static> {
        let words = self.in_words.as_ref().unwrap_or(&self.shown).clone();
        let notes = self.notes(world).into_iter().map(Para::dim);
        let head = std::iter::once(Para::strong(self.said(world))).chain(notes).collect();
        Part::Document { head, text: words.into(), data: false, from: 0 }
    }

    /// What stays here, then what leaves.
    pub(super) fn part(&self, world: &World) -> Part<'_> {
        let form = self.sending.wish().form;
        let words = self.in_words.as_deref().filter(|_| !self.exact);
        let key = world.keys.name_of(Action::Exact);
        let how = words.map(|_| say!(world.text, "send-in-words", key = key));
        let notes = self.notes(world).into_iter().chain(how).map(Para::dim);
        Part::Document {
            head: std::iter::once(Para::strong(self.said(world))).chain(notes).collect(),
            text: words.unwrap_or(&self.shown).into(),
            data: words.is_none() && matches!(form, Form::Json | Form::Ics),
            from: self.scroll,
        }
    }
}
