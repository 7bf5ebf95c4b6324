//! The facts of a visit: twenty seconds, by either educator, at any time.

use super::{Draft, educators, options, past_day, yes_no};
use crate::say;
use crate::tui::go::Go;
use crate::tui::keys::Action;
use crate::tui::phrase::{heading, unmet};
use crate::tui::widget::form::Row;
use crate::tui::world::World;
use crate::visit::{Facts, Proof, Visit, VisitId};

/// The facts as they will be kept, prefilled from the plan and the site.
pub(super) struct FactsDraft {
    visit: VisitId,
    facts: Facts,
    /// As they are likely: guesses until somebody goes over them.
    likely: Facts,
}

impl FactsDraft {
    /// Over the facts of a visit.
    pub(super) fn of(visit: VisitId, world: &World) -> Option<Self> {
        let known = world.book.visit(visit)?;
        let likely = known.likely_facts(world.site.usual_minutes, world.local());
        let facts = Facts { on: likely.on, ..known.facts.clone() };
        Some(Self { visit, facts, likely })
    }

    fn visit_of<'a>(&self, world: &'a World) -> Option<&'a Visit> {
        world.book.visit(self.visit)
    }

    /// A question that yes or no answers, with the guess where nobody answered it.
    fn yes_or_no(
        &mut self,
        key: &str,
        likely: Option<bool>,
        of: impl Fn(&mut Facts) -> &mut Option<bool> + 'static,
        world: &World,
    ) -> Row<Self> {
        let said = *of(&mut self.facts);
        let write = move |d: &mut Self, yes| *of(&mut d.facts) = Some(yes);
        Row::chosen(world.text.get(key, &[]), yes_no(world), said.or(likely).as_ref(), write)
            .guessed(said.is_none() && likely.is_some())
    }

    fn funding(&mut self, world: &World) -> Row<Self> {
        let label = say!(world.text, "facts-funding");
        if world.site.funding_codes.is_empty() {
            return Row::maybe(label, self, |d| &mut d.facts.funding_code);
        }
        let codes = world.site.funding_codes.iter().map(|code| (code.clone(), code.clone())).collect();
        Row::choice(label, codes, self, |d| &mut d.facts.funding_code)
    }
}

impl Draft for FactsDraft {
    fn title(&self, world: &World) -> String {
        let visit = self.visit_of(world).map(|visit| heading(visit, world)).unwrap_or_default();
        format!("{visit} · {}", say!(world.text, "facts-title"))
    }

    fn intro(&self, world: &World) -> String {
        say!(world.text, "facts-intro", key = world.keys.name_of(Action::GoOn))
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let (text, facts) = (&world.text, self.facts.clone());
        let number = |value: Option<u16>| value.map(|n| n.to_string()).unwrap_or_default();
        let on = facts.on.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
        // Of a visit that did not take place there is nothing to guess.
        let likely = if facts.met == Some(false) { facts.clone() } else { self.likely.clone() };
        let minutes = facts.minutes.or(likely.minutes);
        let mut rows = vec![
            self.yes_or_no("facts-met", likely.met, |f| &mut f.met, world),
            Row::typed(say!(text, "facts-minutes"), &number(minutes), |d: &mut Self, typed, world| {
                d.facts.minutes = at_most(typed, 600, world)?;
                Ok(())
            })
            .guessed(minutes != facts.minutes),
            self.yes_or_no("facts-student", likely.student_there, |f| &mut f.student_there, world),
            Row::typed(
                say!(text, "facts-members"),
                &number(facts.family_members.map(u16::from)),
                |d: &mut Self, typed, world| {
                    d.facts.family_members = at_most(typed, 60, world)?.and_then(|n| u8::try_from(n).ok());
                    Ok(())
                },
            ),
            Row::typed(say!(text, "facts-on"), &on, |d: &mut Self, typed, world| {
                d.facts.on = if typed.is_empty() { None } else { Some(past_day(typed, world)?) };
                Ok(())
            })
            .saying(super::echo_day(""))
            .needing("facts-to-come", |d, world| {
                let day = d.facts.on.or_else(|| d.visit_of(world)?.agreed.map(|at| at.date()));
                d.facts.met != Some(true) || day.is_none_or(|day| day <= world.local().date())
            }),
            self.yes_or_no("facts-outside", likely.outside_contract, |f| &mut f.outside_contract, world),
            self.funding(world),
            Row::chosen(
                say!(text, "facts-proof"),
                options("proof", Proof::ALL, Proof::word, world),
                Some(&facts.proof.unwrap_or(Proof::None)),
                |d: &mut Self, proof| d.facts.proof = Some(proof),
            ),
        ];
        let names = educators(world);
        if names.len() > 1 {
            rows.push(Row::choice(say!(text, "facts-proof-by"), names, self, |d| &mut d.facts.proof_by));
        }
        rows
    }

    /// Who did not meet says how it came out, from the one list.
    fn keep(&mut self, world: &mut World) -> Go {
        let (visit, facts) = (self.visit, self.facts.clone());
        let met = facts.met;
        world.change_visit(visit, |v| v.take_facts(facts));
        if met != Some(false) {
            return Go::Back;
        }
        Go::Over(unmet::menu(visit, world))
    }
}

pub(super) fn at_most(typed: &str, most: u16, world: &World) -> Result<Option<u16>, String> {
    match typed {
        "" => Ok(None),
        typed => match typed.parse::<u16>() {
            Ok(n) if n <= most => Ok(Some(n)),
            _ => Err(say!(world.text, "facts-number", most = most)),
        },
    }
}
