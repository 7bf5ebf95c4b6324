//! The form of an educator.

use super::{Draft, options};
use crate::say;
use crate::terms::{Band, Subject};
use crate::tui::go::Go;
use crate::tui::phrase::{self, unreadable_words};
use crate::tui::route::{Purpose, Route, Why};
use crate::tui::widget::form::Row;
use crate::tui::world::World;
use crate::visit::{Educator, EducatorId, Record, TrainingShown};
use crate::when;

/// The educator as they will be kept.
pub(super) struct EducatorDraft {
    educator: Educator,
    is_new: bool,
}

impl EducatorDraft {
    /// Over one who is known, or a new one.
    pub(super) fn of(id: Option<EducatorId>, world: &mut World) -> Option<Self> {
        match id {
            Some(id) => Some(Self { educator: world.book.educator(id)?.clone(), is_new: false }),
            None => Some(Self { educator: Educator::named(EducatorId(world.id()), ""), is_new: true }),
        }
    }
}

impl Draft for EducatorDraft {
    fn title(&self, world: &World) -> String {
        if self.is_new { phrase::add_educator(world) } else { self.educator.name.to_string() }
    }

    fn intro(&self, world: &World) -> String {
        world.text.get(if self.is_new { "partner-intro" } else { "educator-intro" }, &[])
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let subjects = options("subject", Subject::ALL, Subject::word, world);
        let bands = options("band", Band::ALL, Band::word, world);
        let teaches = self.educator.subject();
        let until = self.educator.trained_through.map(|day| day.to_string()).unwrap_or_default();
        // How the day that stands there is shown; one that is typed anew is only typed.
        let shown = self.educator.training_shown(&world.site.trainer_keys);
        let shown = shown.map(|shown| {
            let how = world.text.get(&format!("training-{}", shown.word()), &[]);
            let by = self.educator.trained.as_ref().filter(|_| shown != TrainingShown::Typed);
            by.map_or_else(|| how.clone(), |trained| format!("{how}: {}", &*trained.by))
        });
        let (day, stands) = (super::echo_day("trained-hint"), until.clone());
        vec![
            Row::line(say!(text, "educator-name"), self, |d| &mut d.educator.name)
                .needing("educator-name-needed", |d, _| !d.educator.name.is_empty()),
            Row::line(say!(text, "educator-staff"), self, |d| &mut d.educator.staff_id),
            Row::line(say!(text, "educator-role"), self, |d| &mut d.educator.role),
            Row::chosen(
                say!(text, "educator-teaches"),
                subjects,
                teaches.as_ref(),
                |d: &mut Self, subject| {
                    (d.educator.teaches, d.educator.stem) = (Some(subject), false);
                },
            ),
            Row::choice(say!(text, "educator-grades"), bands, self, |d| &mut d.educator.grades),
            Row::typed(say!(text, "educator-trained"), &until, |d: &mut Self, typed, world| {
                d.educator.trained_through = match typed {
                    "" => None,
                    // A last day is the later of two.
                    typed => match when::read_date(typed, world.local().date()) {
                        Ok(day) | Err(when::Unreadable::TwoDays { later: day, .. }) => Some(day),
                        Err(error) => return Err(unreadable_words(&error, world)),
                    },
                };
                Ok(())
            })
            .saying(move |typed, world| match (&shown, day(typed, world)) {
                (Some(shown), day) if typed == stands => format!("{day} · {shown}"),
                (_, day) => day,
            }),
            Row::maybe(say!(text, "educator-reach"), self, |d| &mut d.educator.reach)
                .hint(say!(text, "educator-reach-hint")),
        ]
    }

    fn keep(&mut self, world: &mut World) -> Go {
        let who = self.educator.id;
        if world.book.educator(who) != Some(&self.educator) {
            world.put(vec![Record::Educator(self.educator.clone())]);
        }
        if self.is_new { Go::Instead(Route::Form(Purpose::Passphrase(who, Why::First))) } else { Go::Back }
    }
}
