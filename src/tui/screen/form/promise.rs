//! The form of a promise. A family's has no date and no tick.

use super::Objection;
use crate::say;
use crate::tui::phrase::unreadable_words;
use crate::tui::route::Go;
use crate::tui::widget::form::Form;
use crate::tui::world::World;
use crate::visit::{Need, Promise, PromiseId, PromiseState, Record, Request, VisitId, Whose};
use crate::when;

/// The form of a promise.
pub fn promise_form(visit: VisitId, promise: Option<PromiseId>, world: &World) -> (String, String, Form) {
    let text = &world.text;
    let promise = promise.and_then(|id| world.book.promise(id));
    let mut whose: Vec<String> = vec![say!(text, "promise-whose-both")];
    whose.push(say!(text, "promise-whose-family"));
    whose.extend(world.book.educators.iter().map(|e| e.name.to_string()));
    let at = match promise {
        None => 0,
        Some(p) if p.whose == Whose::Theirs => 1,
        Some(p) => {
            p.by.and_then(|id| world.book.educators.iter().position(|e| e.id == id)).map_or(0, |i| i + 2)
        }
    };
    let due = promise.and_then(|p| p.due).map(|d| d.format("%Y-%m-%d").to_string()).unwrap_or_default();
    let mut form = Form::default()
        .line("text", say!(text, "promise-text"), promise.map_or("", |p| &p.text))
        .choice("whose", say!(text, "promise-whose"), whose, Some(at));
    if promise.is_none_or(|p| p.whose == Whose::Ours) {
        form = ours_only(form, &due, promise.and_then(|p| p.request.as_ref()), world);
    }
    let title = world.book.visit(visit).map(|v| world.family_name(v.family)).unwrap_or_default();
    (format!("{title} · {}", say!(text, "promise-title")), say!(text, "promise-intro"), form)
}

/// The rows that a promise of ours has: a day, and what the coordinator is asked for.
fn ours_only(form: Form, due: &str, request: Option<&Request>, world: &World) -> Form {
    let text = &world.text;
    let mut needs = vec![say!(text, "need-none")];
    needs.extend(Need::ALL.iter().map(|need| text.get(&format!("need-{}", need.word()), &[])));
    let at = request.and_then(|request| Need::ALL.iter().position(|need| *need == request.need));
    let form = form.anew("due", say!(text, "promise-due"), due).choice(
        "need",
        say!(text, "promise-need"),
        needs,
        Some(at.map_or(0, |at| at + 1)),
    );
    match request {
        Some(request) => request_row(form, &request.line, world),
        None => form,
    }
}

fn request_row(form: Form, line: &str, world: &World) -> Form {
    form.line("request", say!(world.text, "promise-request"), line)
        .hint(say!(world.text, "promise-request-hint"))
}

/// Shows the rows for a day and for the coordinator only where there are any: a family's promise has neither.
pub fn echo_promise(form: &mut Form, world: &World) {
    let theirs = form.chosen("whose") == Some(1);
    let has = |form: &Form, key: &str| form.rows.iter().any(|row| row.key == key);
    if theirs {
        form.rows.retain(|row| !["due", "need", "request"].contains(&row.key));
        return;
    }
    if !has(form, "due") {
        *form = ours_only(std::mem::take(form), "", None, world);
    }
    let asks = form.chosen("need").is_some_and(|at| at > 0);
    if asks && !has(form, "request") {
        // The words of the promise are a beginning; what leaves is written for sharing.
        let line = form.typed("text").to_owned();
        *form = request_row(std::mem::take(form), &line, world);
    } else if !asks {
        form.rows.retain(|row| row.key != "request");
    }
}

/// Takes a promise in. A family's promise has no date and no tick.
pub fn save_promise(
    visit: VisitId,
    promise: Option<PromiseId>,
    form: &Form,
    world: &mut World,
) -> Result<Go, Objection> {
    let words = crate::clean::line(form.typed("text"));
    if words.is_empty() {
        return Err(("text", say!(world.text, "promise-needed")));
    }
    let chosen = form.chosen("whose").unwrap_or(0);
    let theirs = chosen == 1;
    let by = chosen.checked_sub(2).and_then(|i| world.book.educators.get(i)).map(|e| e.id);
    let due = match form.typed("due") {
        _ if theirs => None,
        "" => None,
        typed => match when::read_date(typed, world.local().date()) {
            Ok(day) => Some(day),
            Err(error) => return Err(("due", unreadable_words(&error, world))),
        },
    };
    let need = form.chosen("need").and_then(|at| Need::ALL.get(at.checked_sub(1)?)).copied();
    let request = need.map(|need| Request { need, line: crate::clean::line(form.typed("request")).into() });
    if request.as_ref().is_some_and(|request| request.line.is_empty()) {
        return Err(("request", say!(world.text, "promise-request-needed")));
    }
    let known = promise.and_then(|id| world.book.promise(id)).cloned();
    let id = known.as_ref().map_or_else(|| PromiseId(world.id()), |p| p.id);
    let state = known.map_or(PromiseState::Open, |p| p.state);
    let whose = if theirs { Whose::Theirs } else { Whose::Ours };
    let request = request.filter(|_| !theirs);
    world.put(vec![Record::Promise(Promise {
        id,
        visit,
        text: words.into(),
        whose,
        by,
        due,
        state,
        request,
    })]);
    Ok(Go::Back)
}
