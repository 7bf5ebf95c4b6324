//! The five practices of a visit, as its record shows them: each with the fact, and what could be done. Never a reproach.

use crate::say;
use crate::tui::go::Popup;
use crate::tui::world::World;
use crate::visit::{Finding, Practice, State, Visit, VisitId, found};

/// What a practice is called: in the site's words, else in ours.
pub(crate) fn name(practice: Practice, world: &World) -> String {
    match world.site.practice_words(practice, world.text.language()) {
        Some(words) => words.to_owned(),
        None if practice == Practice::Compensated && world.site.credit_instead_of_pay => {
            say!(world.text, "practice-credit")
        }
        None => world.text.get(&format!("practice-{}", practice.word()), &[]),
    }
}

/// All of them in one line: that all are kept, or which are not yet.
pub(crate) fn line(visit: &Visit, world: &World) -> String {
    let found = found(&world.book, visit, &world.site);
    let of = |state: State| found.iter().filter(move |f| f.state == state);
    let is_all = of(State::Kept).count() == found.len();
    let mut parts = vec![world.text.get(if is_all { "practices-all" } else { "practices-line" }, &[])];
    for (state, key) in [(State::NotYet, "practices-not-yet"), (State::Unknown, "practices-unknown")] {
        let names: Vec<String> = of(state).map(|f| name(f.practice, world)).collect();
        if !names.is_empty() {
            parts.push(world.text.get(key, &[("names", names.join(", ").into())]));
        }
    }
    parts.join(" · ")
}

/// One finding in full: the practice, how it stands, the fact, and, where something can still be done, what.
pub(crate) fn sentence(finding: &Finding, world: &World) -> String {
    let state = world.text.get(&format!("state-{}", finding.state.word()), &[]);
    let (n, of) = finding.numbers;
    let why = world.text.get(&format!("why-{}", finding.why), &[("n", n.into()), ("of", of.into())]);
    let said = format!("{}: {state} ({why})", name(finding.practice, world));
    remedy(finding, world).map_or_else(|| said.clone(), |remedy| format!("{said}. {remedy}"))
}

/// What could be done; none where the practice is kept, or the record was filed so.
fn remedy(finding: &Finding, world: &World) -> Option<String> {
    let open = finding.state != State::Kept && finding.why != "as-filed";
    open.then(|| world.text.get(&format!("remedy-{}", finding.why), &[]))
}

/// All five of a visit, to be read over a screen.
pub(crate) fn note(visit: VisitId, world: &World) -> Option<Popup> {
    let visit = world.book.visit(visit)?;
    let mut lines = vec![say!(world.text, "practices-why")];
    for finding in &found(&world.book, visit, &world.site) {
        lines.push(String::new());
        lines.push(sentence(finding, world));
    }
    Some(Popup::note(say!(world.text, "menu-practices"), lines))
}
