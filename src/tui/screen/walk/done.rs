//! Being done with a guide, and what comes after it.

use super::{Place, Walk};
use crate::guide::Stage;
use crate::say;
use crate::tui::app::App;
use crate::tui::popup::{Choice, Popup};
use crate::tui::screen::Go;
use crate::tui::screen::agree::Agree;
use crate::tui::screen::form::{FormScreen, Purpose};
use crate::visit::{CallOutcome, Pass, Remembering};

impl Walk {
    pub(super) fn done(&mut self, app: &mut App) -> Go {
        let Some(visit) = self.visit else { return Go::Back };
        self.stand_up(app);
        match (self.guide.stage, self.pass) {
            (Stage::Visit, Pass::Remember) => Self::done_remembering(visit, app),
            (Stage::Visit, Pass::Rehearse) | (Stage::Prepare, _) => {
                app.change_visit(visit, |v| v.prepared = true);
                Go::Back
            }
            (Stage::Invite, _) => {
                let items = CallOutcome::ALL
                    .iter()
                    .map(|&o| (app.text.get(&format!("call-{}", o.word()), &[]), Choice::Called(visit, o)))
                    .collect();
                Go::over(Popup::menu(
                    say!(app.text, "call-how"),
                    vec![say!(app.text, "call-no-reason")],
                    items,
                ))
            }
            (Stage::Visit, Pass::Visit) => {
                Self::at(Place::remember(visit), app).map_or(Go::Stay, Go::instead)
            }
            (Stage::Visit, _) => {
                if let Some(me) = app.author() {
                    app.change_visit(visit, |v| {
                        v.remembering.get_or_insert(Remembering::Together);
                        if !v.remembered.contains(&me) {
                            v.remembered.push(me);
                        }
                    });
                }
                Go::instead(FormScreen::open(Purpose::Facts(visit), app))
            }
            (Stage::Reflect, _) => Go::instead(Agree::new(visit, app)),
            (Stage::FollowUp, _) => {
                app.change_visit(visit, |v| v.thanked = true);
                Go::Back
            }
            (Stage::YearClose | Stage::Card, _) => Go::Back,
        }
    }

    fn done_remembering(visit: crate::visit::VisitId, app: &mut App) -> Go {
        let Some(me) = app.author() else { return Go::Stay };
        app.change_visit(visit, |v| {
            let together = v.remembering == Some(Remembering::Together);
            v.remembering.get_or_insert(Remembering::Alone);
            if !v.remembered.contains(&me) {
                v.remembered.push(me);
            }
            v.shown |= together || v.visitors().all(|id| v.remembered.contains(&id));
        });
        let Some(visit) = app.book.visit(visit) else { return Go::Back };
        let id = visit.id;
        let facts = (visit.facts.met.is_none()).then(|| (say!(app.text, "then-facts"), Choice::Facts(id)));
        let partner = visit.visitors().find(|who| !visit.remembered.contains(who));
        let mut items = Vec::new();
        let mut lines = Vec::new();
        if visit.shown {
            lines.push(say!(app.text, "both-done"));
            items.push((say!(app.text, "then-beside"), Choice::Beside(id)));
        } else if let Some(partner) = partner {
            let name = app.name_of(partner);
            lines.push(say!(app.text, "one-done", name = name.clone()));
            items.push((say!(app.text, "keyboard-to", name = name), Choice::Author(partner)));
            items.push((say!(app.text, "then-show-now"), Choice::ShowNow(id)));
        }
        items.extend(facts);
        items.push((say!(app.text, "then-reflect"), Choice::Guide(id, Stage::Reflect, Pass::Only)));
        items.push((say!(app.text, "then-later"), Choice::Nothing));
        Go::over(Popup::menu(say!(app.text, "remember-done"), lines, items))
    }
}

/// What follows a call.
pub fn called(visit: crate::visit::VisitId, outcome: CallOutcome, app: &mut App) -> Go {
    let (Some(by), on) = (app.author(), app.local().date()) else { return Go::Stay };
    app.change_visit(visit, |v| {
        v.calls.push(crate::visit::Call { on, by, outcome });
        if outcome == CallOutcome::Declined {
            v.outcome = Some(crate::visit::Outcome::Declined);
        }
    });
    match outcome {
        CallOutcome::Agreed => Go::instead(FormScreen::open(Purpose::Plan(visit), app)),
        _ => Go::Back,
    }
}
