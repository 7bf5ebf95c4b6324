//! What will leave, exactly, and what stays here, as a page.

use crate::export::{Form, Given, Sending, Wish};
use crate::private::Private;
use crate::say;
use crate::text::Sentence;
use crate::tui::page::{Para, Part};
use crate::tui::world::World;

/// A sending on screen, until it has left.
pub(super) struct Preview {
    pub(super) sending: Sending,
    /// What is read on screen, once and not at every frame.
    shown: String,
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
        let World { book, site, text, pages, now, .. } = world;
        let given = Given { book, site, text, pages, at: *now, id };
        let sending = Sending::of(wish, &given).map_err(|error| error.sentence())?;
        Ok(Self {
            shown: sending.shown(),
            sending,
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

    /// What stays here, then what leaves.
    pub(super) fn part(&self, world: &World) -> Part<'_> {
        let form = self.sending.wish().form;
        let said = say!(
            world.text,
            "send-preview",
            count = self.sending.visits().len(),
            bytes = self.sending.size(),
            form = world.text.get(&format!("form-{}", form.ending()), &[])
        );
        let notes = self.notes(world).into_iter().map(Para::dim);
        Part::Document {
            head: std::iter::once(Para::strong(said)).chain(notes).collect(),
            text: &self.shown,
            data: matches!(form, Form::Json | Form::Ics),
            from: self.scroll,
        }
    }
}
