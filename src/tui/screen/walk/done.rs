//! Being done with a guide, and what comes after it.

use chrono::NaiveDate;

use super::Walk;
use crate::guide::{Kind, Prompt, Stage};
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::phrase::{self, unmet, unreadable_words};
use crate::tui::route::{GuidePosition, Purpose, Route};
use crate::tui::widget::field::Field;
use crate::tui::world::World;
use crate::visit::{CallOutcome, Check, FamilyId, Pass, Record, Remembering, VisitId, is_closed};
use crate::when;

impl Walk {
    pub(super) fn done(&mut self, world: &mut World) -> Go {
        let Some(visit) = self.visit else { return Go::Back };
        self.stand_up(world);
        match (self.guide.stage, self.pass) {
            (Stage::Visit, Pass::Remember) => Self::done_remembering(visit, world),
            (Stage::Visit, Pass::Rehearse) | (Stage::Prepare, _) => {
                world.change_visit(visit, |v| v.prepared = true);
                world.notice = Some(say!(world.text, "done-prepared"));
                Go::Back
            }
            (Stage::Invite, _) => {
                let items = CallOutcome::ALL.iter().map(|&outcome| {
                    let words = world.text.get(&format!("call-{}", outcome.word()), &[]);
                    (words, Pick::then(move |world| called(visit, outcome, world)))
                });
                let why = vec![say!(world.text, "call-no-reason")];
                Go::Over(Popup::menu(say!(world.text, "call-how"), why).items(items))
            }
            (Stage::Visit, Pass::Visit) => Self::remember(visit, world),
            (Stage::Visit, _) => {
                if let Some(me) = world.author() {
                    world.change_visit(visit, |v| {
                        v.remembering.get_or_insert(Remembering::Together);
                        if !v.remembered.contains(&me) {
                            v.remembered.push(me);
                        }
                    });
                }
                Go::Instead(Route::Form(Purpose::Facts(visit)))
            }
            (Stage::Reflect, _) => Go::Instead(Route::Agree(visit)),
            (Stage::FollowUp, _) => self.done_following_up(visit, world),
            (Stage::YearClose, _) => Go::Over(ask_close(visit, world)),
            (Stage::Card | Stage::Training, _) => Go::Back,
        }
    }

    /// On to what is remembered; a visit that is still to come is asked about first.
    pub(super) fn remember(visit: VisitId, world: &World) -> Go {
        let route = Route::Walk(GuidePosition::remember(visit));
        let ahead = world.book.visit(visit).filter(|v| !v.took_place()).and_then(|v| v.agreed);
        let Some(at) = ahead.filter(|at| *at > world.local()) else { return Go::Instead(route) };
        let when = when::full(at, world.text.language());
        let menu = Popup::menu(
            say!(world.text, "visit-ahead-title"),
            vec![say!(world.text, "visit-ahead", when = when)],
        );
        Go::Over(
            menu.no(say!(world.text, "visit-ahead-no"))
                .item(say!(world.text, "visit-ahead-yes"), Pick::instead(route)),
        )
    }

    /// One item that is done does not end the follow-up: what ends it says so.
    fn done_following_up(&mut self, visit: VisitId, world: &mut World) -> Go {
        let items: Vec<_> = self.prompts.iter().filter(|(_, p)| p.kind == Kind::Check).collect();
        let is_open = |p: &Prompt| matches!(self.check_of(p, world), None | Some(Check::Open | Check::Later));
        let open = items.iter().filter(|(_, p)| is_open(p)).count();
        // What was put off, or does not fit, was decided: no key turns it by itself.
        let untouched = |p: &Prompt| matches!(self.check_of(p, world), None | Some(Check::Open));
        let here = self.prompt().is_some_and(|p| p.kind == Kind::Check && untouched(p));
        let over = Pick::then(move |world| {
            world.change_visit(visit, |v| v.thanked = true);
            world.notice = Some(say!(world.text, "followed-up"));
            Go::Back
        });
        let why = vec![say!(world.text, "follow-up-open", open = open, all = items.len())];
        let mut menu = Popup::menu(say!(world.text, "follow-up-done-title"), why);
        if here {
            let item = Pick::on(|walk: &mut Self, world| {
                walk.sit_down(world);
                walk.mark_done(world);
                walk.step(true, world);
                Go::Stay
            });
            menu = menu.item(say!(world.text, "follow-up-item"), item);
        }
        let later = Pick::then(|_| Go::Back);
        Go::Over(
            menu.item(say!(world.text, "follow-up-later"), later)
                .item(say!(world.text, "follow-up-over"), over),
        )
    }

    fn done_remembering(visit: VisitId, world: &mut World) -> Go {
        let Some(me) = world.author() else { return Go::Stay };
        world.change_visit(visit, |v| v.remembered_by(me));
        let Some(visit) = world.book.visit(visit) else { return Go::Back };
        let (id, has_met) = (visit.id, visit.took_place());
        let partner = visit.visitors().find(|who| !visit.remembered.contains(who));
        let mut menu = Popup::menu(say!(world.text, "remember-done"), Vec::new());
        if visit.shown {
            menu.lines.push(say!(world.text, "both-done"));
            menu = menu.item(say!(world.text, "then-beside"), Pick::to(Route::Beside(id)));
        } else if let Some(partner) = partner {
            let name = world.name_of(partner);
            menu.lines.push(say!(world.text, "one-done", name = name.clone()));
            let show = Pick::then(move |world| {
                world.agree_to_show(id);
                Go::To(Route::Beside(id))
            });
            menu = menu
                .item(
                    say!(world.text, "keyboard-to", name = name),
                    Pick::then(move |_| Go::HandOver(partner)),
                )
                .item(say!(world.text, "then-show-now"), show);
        }
        if visit.facts.met.is_none() {
            let facts = Pick::instead(Route::Form(Purpose::Facts(id)));
            menu = menu.item(say!(world.text, "then-facts"), facts);
        }
        let reflect = Pick::instead(Route::Guide(id, Stage::Reflect, Pass::Only));
        menu = menu.item(say!(world.text, "then-reflect"), reflect);
        if !has_met {
            let unmet = Pick::then(move |world| Go::Over(unmet::menu(id, world)));
            menu = menu.item(say!(world.text, "then-unmet"), unmet);
        }
        Go::Over(menu.no(say!(world.text, "then-later")))
    }
}

/// Whether the year is closed with the family of a visit: what is still open is said first. A yes can be taken back.
fn ask_close(visit: VisitId, world: &World) -> Popup {
    let visit = world.book.visit(visit);
    let family = visit.and_then(|visit| world.book.family(visit.family));
    let Some(family) = family else { return Popup::note(say!(world.text, "closing-title"), Vec::new()) };
    let (id, name, today) = (family.id, world.family_name(family.id), world.local().date());
    let later = say!(world.text, "then-later");
    if is_closed(family, today) {
        let title = say!(world.text, "closing-is-closed", name = name);
        return Popup::menu(title, Vec::new())
            .no(later)
            .item(say!(world.text, "closing-reopen"), close(id, None, "closing-reopened"));
    }
    Popup::menu(say!(world.text, "closing-ask", name = name), phrase::still_open(id, world))
        .no(later)
        .item(say!(world.text, "closing-yes"), close(id, Some(today), "closing-done"))
}

/// Closes a family's year, or opens it again.
fn close(family: FamilyId, on: Option<NaiveDate>, said: &'static str) -> Pick {
    Pick::then(move |world| {
        if let Some(mut family) = world.book.family(family).cloned() {
            family.closed_on = on;
            world.put(vec![Record::Family(family)]);
            world.notice = Some(world.text.get(said, &[]));
        }
        Go::Back
    })
}

/// From which day on they would like to be called; any day is an answer. What cannot be read is put right where it stands.
fn ask_when_again(visit: VisitId, why: String, typed: &str, world: &World) -> Popup {
    let then = Pick::line(move |typed: Private, world: &mut World| {
        let typed = typed.trim();
        if typed.is_empty() {
            return Go::Back;
        }
        match when::read_date(typed, world.local().date()) {
            Ok(day) if day < world.local().date() => {
                Go::Over(ask_when_again(visit, say!(world.text, "call-again-past"), typed, world))
            }
            Ok(day) => {
                world.change_visit(visit, |v| v.call_again_on = Some(day));
                world.notice = Some(say!(world.text, "call-again-set", day = world.day(day)));
                Go::Back
            }
            Err(error) => Go::Over(ask_when_again(visit, unreadable_words(&error, world), typed, world)),
        }
    });
    Popup::line(say!(world.text, "call-again-title"), vec![why], Field::new(typed), then)
}

/// What follows a call.
fn called(visit: VisitId, outcome: CallOutcome, world: &mut World) -> Go {
    let (Some(by), on) = (world.author(), world.local().date()) else { return Go::Stay };
    world.change_visit(visit, |v| v.called(on, by, outcome));
    match outcome {
        CallOutcome::Agreed => Go::Instead(Route::Form(Purpose::Plan(visit))),
        CallOutcome::CallAgain => {
            Go::Over(ask_when_again(visit, say!(world.text, "call-again-why"), "", world))
        }
        _ => Go::Back,
    }
}
