//! The facts of a visit: twenty seconds, by either educator, at any time.

use super::Objection;
use crate::say;
use crate::tui::phrase::heading;
use crate::tui::phrase::{options, past_date, position, unreadable_words, yes_no, yes_no_at};
use crate::tui::popup::{Pick, Popup};
use crate::tui::route::Go;
use crate::tui::widget::form::Form;
use crate::tui::world::World;
use crate::visit::{EducatorId, Outcome, Proof, VisitId};
use crate::when;

/// Twenty seconds of facts, prefilled from the plan and the site.
pub fn facts_form(visit: VisitId, world: &World) -> (String, String, Form) {
    let Some(visit) = world.book.visit(visit) else { return Default::default() };
    let text = &world.text;
    let facts = &visit.facts;
    let fresh = facts.met.is_none();
    // What is still to come is nothing to be prefilled as done.
    let came = fresh && visit.agreed.is_none_or(|at| at <= world.local());
    let number = |value: Option<u16>| value.map(|n| n.to_string()).unwrap_or_default();
    let minutes = facts.minutes.or(came.then_some(world.site.usual_minutes));
    let on = facts.on.or_else(|| visit.agreed.map(|at| at.date())).unwrap_or_else(|| world.local().date());
    let mut form = Form::default()
        .choice("met", say!(text, "facts-met"), yes_no(world), yes_no_at(facts.met.or(came.then_some(true))))
        .anew("minutes", say!(text, "facts-minutes"), &number(minutes))
        .choice(
            "student",
            say!(text, "facts-student"),
            yes_no(world),
            yes_no_at(facts.student_there.or(came.then_some(true))),
        )
        .anew("members", say!(text, "facts-members"), &number(facts.family_members.map(u16::from)))
        .anew("on", say!(text, "facts-on"), &on.format("%Y-%m-%d").to_string())
        .choice(
            "outside",
            say!(text, "facts-outside"),
            yes_no(world),
            yes_no_at(facts.outside_contract.or(came.then_some(true))),
        );
    form = if world.site.funding_codes.is_empty() {
        form.line("funding", say!(text, "facts-funding"), facts.funding_code.as_deref().unwrap_or_default())
    } else {
        let codes = world.site.funding_codes.clone();
        let at = facts.funding_code.as_ref().and_then(|code| codes.iter().position(|c| c == code));
        form.choice("funding", say!(text, "facts-funding"), codes, at)
    };
    form = form.choice(
        "proof",
        say!(text, "facts-proof"),
        options("proof", Proof::ALL, Proof::word, world),
        position(Proof::ALL, facts.proof.unwrap_or(Proof::None)),
    );
    let names: Vec<String> = world.book.educators.iter().map(|e| e.name.to_string()).collect();
    if names.len() > 1 {
        let by = facts.proof_by.and_then(|id| world.book.educators.iter().position(|e| e.id == id));
        form = form.choice("proof-by", say!(text, "facts-proof-by"), names, by);
    }
    (format!("{} · {}", heading(visit, world), say!(text, "facts-title")), say!(text, "facts-intro"), form)
}

/// Takes the facts in. Who did not meet says how it came out, from the one list.
pub fn save_facts(visit: VisitId, form: &Form, world: &mut World) -> Result<Go, Objection> {
    let minutes = number(form, "minutes", 600, world)?;
    let members = number(form, "members", 60, world)?;
    let on = match form.typed("on") {
        "" => None,
        typed => Some(
            when::read_date(typed, world.local().date())
                .or_else(|e| past_date(&e))
                .map_err(|e| ("on", unreadable_words(&e, world)))?,
        ),
    };
    let met = form.yes("met");
    let day = on.or_else(|| world.book.visit(visit)?.agreed.map(|at| at.date()));
    if met == Some(true) && day.is_some_and(|day| day > world.local().date()) {
        return Err(("on", say!(world.text, "facts-to-come")));
    }
    let codes = world.site.funding_codes.clone();
    let educators: Vec<EducatorId> = world.book.educators.iter().map(|e| e.id).collect();
    world.change_visit(visit, |v| {
        v.facts.met = met;
        v.facts.minutes = minutes.filter(|_| met == Some(true));
        v.facts.family_members = members.and_then(|n| u8::try_from(n).ok());
        v.facts.student_there = form.yes("student");
        v.facts.on = on.filter(|day| Some(*day) != v.agreed.map(|at| at.date()));
        v.facts.outside_contract = form.yes("outside");
        v.facts.funding_code = form
            .chosen("funding")
            .and_then(|i| codes.get(i).cloned())
            .or_else(|| Some(crate::clean::line(form.typed("funding"))))
            .filter(|code| !code.is_empty());
        v.facts.proof = form.chosen("proof").and_then(|i| Proof::ALL.get(i).copied());
        v.facts.proof_by = form.chosen("proof-by").and_then(|i| educators.get(i).copied());
        if met == Some(true) {
            v.outcome = Some(Outcome::Completed);
        } else if v.outcome == Some(Outcome::Completed) {
            v.outcome = None;
        }
    });
    if met == Some(false) {
        let items = Outcome::ALL
            .iter()
            .filter(|o| !matches!(o, Outcome::Completed))
            .map(|&o| {
                (
                    world.text.get(&format!("outcome-{}", o.word()), &[]),
                    Pick::then(move |world| {
                        world.change_visit(visit, |v| v.outcome = Some(o));
                        Go::Back
                    }),
                )
            })
            .collect();
        return Ok(Go::Over(Popup::menu(
            say!(world.text, "outcome-title"),
            vec![say!(world.text, "call-no-reason")],
            items,
        )));
    }
    Ok(Go::Back)
}

fn number(form: &Form, key: &'static str, most: u16, world: &World) -> Result<Option<u16>, Objection> {
    match form.typed(key) {
        "" => Ok(None),
        typed => match typed.parse::<u16>() {
            Ok(n) if n <= most => Ok(Some(n)),
            _ => Err((key, say!(world.text, "facts-number", most = most))),
        },
    }
}
