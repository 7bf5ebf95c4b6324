//! The five practices of a visit, as its record shows them: each with the fact, and what could be done. Never a reproach.

use super::Go;
use crate::say;
use crate::tui::app::App;
use crate::tui::popup::Popup;
use crate::visit::{Finding, Practice, State, Visit, VisitId, found};

/// What a practice is called: in the site's words, else in ours.
pub fn name(practice: Practice, app: &App) -> String {
    match app.site.practice_words(practice, app.text.language()) {
        Some(words) => words.to_owned(),
        None => app.text.get(&format!("practice-{}", practice.word()), &[]),
    }
}

/// All five in one line: how many are kept, and which are not yet.
pub fn line(visit: &Visit, app: &App) -> String {
    let found = found(&app.book, visit, &app.site);
    let of = |state: State| found.iter().filter(move |f| f.state == state);
    let mut parts = vec![say!(app.text, "practices-kept", count = of(State::Kept).count())];
    for (state, key) in [(State::NotYet, "practices-not-yet"), (State::Unknown, "practices-unknown")] {
        let names: Vec<String> = of(state).map(|f| name(f.practice, app)).collect();
        if !names.is_empty() {
            parts.push(app.text.get(key, &[("names", names.join(", ").into())]));
        }
    }
    parts.join(" · ")
}

/// One finding in full: the practice, how it stands, the fact, and, where something can still be done, what.
pub fn sentence(finding: &Finding, app: &App) -> String {
    let state = app.text.get(&format!("state-{}", finding.state.word()), &[]);
    let why = app.text.get(&format!("why-{}", finding.why), &[]);
    let said = format!("{}: {state} ({why})", name(finding.practice, app));
    remedy(finding, app).map_or_else(|| said.clone(), |remedy| format!("{said}. {remedy}"))
}

/// What could be done; none where the practice is kept, or the record was filed so.
fn remedy(finding: &Finding, app: &App) -> Option<String> {
    let open = finding.state != State::Kept && finding.why != "as-filed";
    open.then(|| app.text.get(&format!("remedy-{}", finding.why), &[]))
}

/// All five of a visit, over the screen.
pub fn show(visit: VisitId, app: &App) -> Go {
    let Some(visit) = app.book.visit(visit) else { return Go::Stay };
    let mut lines = vec![say!(app.text, "practices-why")];
    for finding in &found(&app.book, visit, &app.site) {
        lines.push(String::new());
        lines.push(sentence(finding, app));
    }
    Go::over(Popup::note(say!(app.text, "menu-practices"), lines))
}
