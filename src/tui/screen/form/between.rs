//! The form of a line between visits.

use super::{Draft, echo_day, educators, options, past_day};
use crate::say;
use crate::tui::go::Go;
use crate::tui::widget::form::Row;
use crate::tui::world::World;
use crate::visit::{Between, BetweenId, BetweenKind, Channel, FamilyId, Record, Went};

/// The line as it will be kept.
pub(super) struct BetweenDraft(Between);

impl BetweenDraft {
    /// Over a line that is known, or a new one of today.
    pub(super) fn of(family: FamilyId, known: Option<BetweenId>, world: &mut World) -> Option<Self> {
        if let Some(between) = known.and_then(|id| world.book.between(id)) {
            return Some(Self(between.clone()));
        }
        let by = world.author()?;
        Some(Self(Between {
            id: BetweenId(world.id()),
            family,
            on: world.local().date(),
            kind: BetweenKind::Contact,
            channel: None,
            by,
            went: Went::Well,
            line: "".into(),
            received: None,
        }))
    }

    /// Over a new line that says what was passed on.
    pub(super) fn offered(family: FamilyId, at: usize, world: &mut World) -> Option<Self> {
        let mut draft = Self::of(family, None, world)?;
        let offer = world.site.offers(&[], world.sample).get(at).map(|offer| offer.name.clone())?;
        (draft.0.kind, draft.0.line) = (BetweenKind::Resource, offer.into());
        Some(draft)
    }
}

impl Draft for BetweenDraft {
    fn title(&self, world: &World) -> String {
        format!("{} · {}", world.family_name(self.0.family), say!(world.text, "between-title"))
    }

    fn intro(&self, world: &World) -> String {
        say!(world.text, "between-intro")
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let kinds = options("between", BetweenKind::ALL, BetweenKind::word, world);
        let channels = options("channel", Channel::ALL, Channel::word, world);
        let went = options("went", Went::ALL, Went::word, world);
        let on = self.0.on.format("%Y-%m-%d").to_string();
        vec![
            Row::choice(say!(text, "between-kind"), kinds, self, |d| &mut d.0.kind),
            Row::line(say!(text, "between-line"), self, |d| &mut d.0.line)
                .needing("between-needed", |d, _| super::line(&d.0.line).is_some()),
            Row::typed(say!(text, "between-on"), &on, |d: &mut Self, typed, world| {
                d.0.on = if typed.is_empty() { world.local().date() } else { past_day(typed, world)? };
                Ok(())
            })
            .saying(echo_day("")),
            Row::choice(say!(text, "between-channel"), channels, self, |d| &mut d.0.channel),
            Row::choice(say!(text, "between-by"), educators(world), self, |d| &mut d.0.by),
            Row::choice(say!(text, "between-went"), went, self, |d| &mut d.0.went),
        ]
    }

    fn keep(&mut self, world: &mut World) -> Go {
        if world.book.between(self.0.id) != Some(&self.0) {
            world.put(vec![Record::Between(self.0.clone())]);
        }
        Go::Back
    }
}
