//! What will leave, exactly, and what stays here: made once for a wish, shown as it is, and that is what is written.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::export::{self, Form, Given, Made, Profile, Wish, careful};
use crate::private::Private;
use crate::say;
use crate::text::Sentence;
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;

/// What will leave, exactly.
pub(super) struct Preview {
    pub(super) wish: Wish,
    pub(super) made: Made,
    /// What in it is worth a second look, and waits for a decision.
    pub(super) marked: Vec<careful::Found>,
    /// What stays here, and why; whether it is sealed.
    notes: Vec<String>,
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
        let given = Given {
            book: &world.book,
            site: &world.site,
            text: &world.text,
            pages: &world.pages,
            at: world.now,
            id,
        };
        let made = export::make(&wish, &given).map_err(|error| error.sentence())?;
        let marked = careful::look(&made, wish.profile, &given);
        let mut notes: Vec<String> = made
            .withheld
            .iter()
            .map(|(what, count)| world.text.get(&format!("withheld-{what}"), &[("count", (*count).into())]))
            .collect();
        let words = matches!(wish.profile, Profile::Digest | Profile::Asks);
        if words && !world.site.recipient_is_school_official && !made.visits.is_empty() {
            notes.push(say!(world.text, "digest-read-through"));
        }
        if !marked.is_empty() {
            notes.push(say!(world.text, "send-marked", count = marked.len()));
        }
        if wish.profile.is_for_the_coordinator() {
            let sealed =
                if world.site.coordinator_card.is_empty() { "send-not-sealed" } else { "send-sealed" };
            notes.push(world.text.get(sealed, &[]));
        }
        let shown = made.shown(wish.form);
        Ok(Self {
            wish,
            shown,
            made,
            marked,
            notes,
            scroll: 0,
            recipient: Private::default(),
            to_clipboard: false,
            path: Private::default(),
        })
    }

    /// The coordinator's card that it is sealed to, where the site has one.
    pub(super) fn card(&self, world: &World) -> Option<String> {
        let card = &world.site.coordinator_card;
        (self.wish.profile.is_for_the_coordinator() && !card.is_empty()).then(|| card.clone())
    }

    /// How many lines there are to scroll through, the rows above the text too: on a low screen they scroll along.
    pub(super) fn lines(&self) -> usize {
        self.shown.lines().count() + 3 * self.notes.len() + 2
    }

    /// Draws it: what stays here, then what leaves.
    pub(super) fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let form = world.text.get(&format!("form-{}", self.wish.form.ending()), &[]);
        let mut head = vec![Part::new(
            say!(
                world.text,
                "send-preview",
                count = self.made.visits.len(),
                bytes = self.made.bytes.len(),
                form = form
            ),
            theme.strong,
        )];
        head.extend(self.notes.iter().map(|w| Part::new(w.as_str(), theme.dim)));
        let head = words::rows(&head, area.width.saturating_sub(3));
        let text = self.shown.as_str();
        let width = area.width.saturating_sub(3).min(words::TEXT_WIDTH);
        // What stays here is always in view, or, where there is no room for that, the first to be seen.
        let fixed = head.len() <= usize::from(area.height / 2);
        let (mut rows, scroll, top) = if fixed {
            let top = head.len() as u16;
            words::draw_rows(frame, Rect { x: area.x + 1, height: top, ..area }, &head, 0);
            (Vec::new(), self.scroll, top + 1)
        } else {
            let after = self.scroll.saturating_sub(head.len());
            (head.into_iter().skip(self.scroll).collect(), after, 0)
        };
        let scroll = scroll.min(text.lines().count().saturating_sub(1));
        let height = usize::from(area.height.saturating_sub(top));
        // Only what can be seen is wrapped.
        for line in text.lines().skip(scroll) {
            if rows.len() >= height {
                break;
            }
            // Data breaks anywhere, so that nothing is left out; sentences between words.
            let wrapped = match self.wish.form {
                Form::Json | Form::Ics => words::hard_wrap(line, width),
                _ => words::wrap(line, width),
            };
            rows.extend(wrapped.into_iter().map(|row| Line::styled(row, theme.plain)));
        }
        words::draw_rows(
            frame,
            Rect { x: area.x + 1, y: area.y + top, height: height as u16, ..area },
            &rows,
            0,
        );
    }
}
