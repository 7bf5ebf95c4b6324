//! The facts of a visit: twenty seconds, by either educator, at any time.

use super::Go;
use super::form::Objection;
use super::plan::{heading, options, past_date, position, unreadable_words, yes_no, yes_no_at};
use crate::say;
use crate::tui::app::App;
use crate::tui::popup::{Choice, Popup};
use crate::tui::widget::form::Form;
use crate::visit::{EducatorId, Outcome, Proof, VisitId};
use crate::when;

/// Twenty seconds of facts, prefilled from the plan and the site.
pub fn facts_form(visit: VisitId, app: &App) -> (String, String, Form) {
    let Some(visit) = app.book.visit(visit) else { return Default::default() };
    let text = &app.text;
    let facts = &visit.facts;
    let fresh = facts.met.is_none();
    // What is still to come is nothing to be prefilled as done.
    let came = fresh && visit.agreed.is_none_or(|at| at <= app.local());
    let number = |value: Option<u16>| value.map(|n| n.to_string()).unwrap_or_default();
    let minutes = facts.minutes.or(came.then_some(app.site.usual_minutes));
    let on = facts.on.or_else(|| visit.agreed.map(|at| at.date())).unwrap_or_else(|| app.local().date());
    let mut form = Form::default()
        .choice("met", say!(text, "facts-met"), yes_no(app), yes_no_at(facts.met.or(came.then_some(true))))
        .anew("minutes", say!(text, "facts-minutes"), &number(minutes))
        .choice(
            "student",
            say!(text, "facts-student"),
            yes_no(app),
            yes_no_at(facts.student_there.or(came.then_some(true))),
        )
        .anew("members", say!(text, "facts-members"), &number(facts.family_members.map(u16::from)))
        .anew("on", say!(text, "facts-on"), &on.format("%Y-%m-%d").to_string())
        .choice(
            "outside",
            say!(text, "facts-outside"),
            yes_no(app),
            yes_no_at(facts.outside_contract.or(came.then_some(true))),
        );
    form = if app.site.funding_codes.is_empty() {
        form.line("funding", say!(text, "facts-funding"), facts.funding_code.as_deref().unwrap_or_default())
    } else {
        let codes = app.site.funding_codes.clone();
        let at = facts.funding_code.as_ref().and_then(|code| codes.iter().position(|c| c == code));
        form.choice("funding", say!(text, "facts-funding"), codes, at)
    };
    form = form.choice(
        "proof",
        say!(text, "facts-proof"),
        options("proof", Proof::ALL, Proof::word, app),
        position(Proof::ALL, facts.proof.unwrap_or(Proof::None)),
    );
    let names: Vec<String> = app.book.educators.iter().map(|e| e.name.to_string()).collect();
    if names.len() > 1 {
        let by = facts.proof_by.and_then(|id| app.book.educators.iter().position(|e| e.id == id));
        form = form.choice("proof-by", say!(text, "facts-proof-by"), names, by);
    }
    (format!("{} · {}", heading(visit, app), say!(text, "facts-title")), say!(text, "facts-intro"), form)
}

/// Takes the facts in. Who did not meet says how it came out, from the one list.
pub fn save_facts(visit: VisitId, form: &Form, app: &mut App) -> Result<Go, Objection> {
    let minutes = number(form, "minutes", 600, app)?;
    let members = number(form, "members", 60, app)?;
    let on = match form.typed("on") {
        "" => None,
        typed => Some(
            when::read_date(typed, app.local().date())
                .or_else(|e| past_date(&e))
                .map_err(|e| ("on", unreadable_words(&e, app)))?,
        ),
    };
    let met = form.yes("met");
    let day = on.or_else(|| app.book.visit(visit)?.agreed.map(|at| at.date()));
    if met == Some(true) && day.is_some_and(|day| day > app.local().date()) {
        return Err(("on", say!(app.text, "facts-to-come")));
    }
    let codes = app.site.funding_codes.clone();
    let educators: Vec<EducatorId> = app.book.educators.iter().map(|e| e.id).collect();
    app.change_visit(visit, |v| {
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
            .map(|&o| (app.text.get(&format!("outcome-{}", o.word()), &[]), Choice::CameOut(visit, o)))
            .collect();
        return Ok(Go::over(Popup::menu(
            say!(app.text, "outcome-title"),
            vec![say!(app.text, "call-no-reason")],
            items,
        )));
    }
    Ok(Go::Back)
}

fn number(form: &Form, key: &'static str, most: u16, app: &App) -> Result<Option<u16>, Objection> {
    match form.typed(key) {
        "" => Ok(None),
        typed => match typed.parse::<u16>() {
            Ok(n) if n <= most => Ok(Some(n)),
            _ => Err((key, say!(app.text, "facts-number", most = most))),
        },
    }
}
