//! Every short form: plan, facts, families, educators, promises, lines between visits. One screen, a purpose each.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Screen, Title, between, facts, people, plan, promises, settings};
use crate::text::Sentence;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Answer;
use crate::tui::popup::Choice;
use crate::tui::widget::form::Form;
use crate::tui::widget::textbox::Edit;
use crate::tui::widget::words::{self, Part};
use crate::visit::{BetweenId, EducatorId, FamilyId, Occasion, PromiseId, VisitId};

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new family, or one that is known.
    Family(Option<FamilyId>),
    /// A new visit with a family.
    NewVisit(FamilyId, Occasion),
    /// Plan or move a visit.
    Plan(VisitId),
    /// The facts of a visit.
    Facts(VisitId),
    /// A line between visits, new or known.
    Between(FamilyId, Option<BetweenId>),
    /// A promise of a visit.
    Promise(VisitId, Option<PromiseId>),
    /// Who an educator is.
    Educator(EducatorId),
    /// A new educator.
    NewEducator,
    /// An educator's passphrase: their first, a new one, or new keys for one who lost both.
    Passphrase(EducatorId, settings::Why),
}

/// What keeps a form from being saved: the row and the words.
pub type Objection = (&'static str, String);

/// A form on a screen.
pub struct FormScreen {
    purpose: Purpose,
    title: String,
    intro: String,
    form: Form,
    /// What was said once and stands if Enter is pressed again: a time in the past, what would not count.
    confirmed: Vec<String>,
}

impl FormScreen {
    /// The form for a purpose, prefilled from what is known.
    pub fn open(purpose: Purpose, app: &mut App) -> Self {
        let (title, intro, form) = match purpose {
            Purpose::Family(id) => people::family_form(id, app),
            Purpose::NewVisit(family, occasion) => plan::new_visit_form(family, occasion, app),
            Purpose::Plan(visit) => plan::plan_form(visit, app),
            Purpose::Facts(visit) => facts::facts_form(visit, app),
            Purpose::Between(family, between) => between::form(family, between, app),
            Purpose::Promise(visit, promise) => promises::promise_form(visit, promise, app),
            Purpose::Educator(id) => settings::educator_form(Some(id), app),
            Purpose::NewEducator => settings::educator_form(None, app),
            Purpose::Passphrase(id, why) => settings::passphrase_form(id, why, app),
        };
        let mut screen = Self { purpose, title, intro, form, confirmed: Vec::new() };
        screen.echo(app);
        screen
    }

    /// Says under a row what was understood.
    fn echo(&mut self, app: &App) {
        if let Purpose::Promise(..) = self.purpose {
            promises::echo_promise(&mut self.form, app);
        }
        match self.purpose {
            Purpose::NewVisit(..)
            | Purpose::Plan(_)
            | Purpose::Facts(_)
            | Purpose::Promise(..)
            | Purpose::Between(..)
            | Purpose::Educator(_)
            | Purpose::NewEducator => {
                plan::echo_dates(&mut self.form, app);
            }
            Purpose::Passphrase(..) => settings::echo_strength(&mut self.form, app),
            Purpose::Family(_) => {}
        }
    }

    /// A technician's passphrase is replaced before anything else.
    fn must_stay(&self, app: &App) -> bool {
        let Purpose::Passphrase(id, settings::Why::Change) = self.purpose else { return false };
        app.book.educator(id).is_some_and(|e| e.must_renew)
    }

    fn save(&mut self, app: &mut App) -> Result<Go, Objection> {
        match self.purpose {
            Purpose::Family(id) => people::save_family(id, &self.form, app),
            Purpose::NewVisit(family, occasion) => {
                plan::save_new_visit(family, occasion, &self.form, &mut self.confirmed, app)
            }
            Purpose::Plan(visit) => plan::save_plan(visit, &self.form, &mut self.confirmed, app),
            Purpose::Facts(visit) => facts::save_facts(visit, &self.form, app),
            Purpose::Between(family, between) => between::save(family, between, &self.form, app),
            Purpose::Promise(visit, promise) => promises::save_promise(visit, promise, &self.form, app),
            Purpose::Educator(id) => settings::save_educator(Some(id), &self.form, app),
            Purpose::NewEducator => settings::save_educator(None, &self.form, app),
            Purpose::Passphrase(id, why) => settings::save_passphrase(id, why, &self.form, app),
        }
    }
}

impl Screen for FormScreen {
    fn title(&self, _app: &App) -> Title {
        Title { place: self.title.clone(), drawer: None }
    }

    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Form]
    }

    fn hints(&self, _app: &App) -> Vec<Action> {
        vec![
            Action::LeaveForm,
            Action::SaveForm,
            Action::NextField,
            Action::PreviousField,
            Action::ChooseNext,
        ]
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        match action {
            Action::LeaveForm if self.must_stay(app) => {
                self.form.problem = Some(crate::say!(app.text, "renew-first"));
                Go::Stay
            }
            Action::LeaveForm => Go::Back,
            Action::SaveForm => match self.save(app) {
                Ok(go) => go,
                Err((row, words)) => {
                    self.form.object(row, words);
                    Go::Stay
                }
            },
            action => {
                if self.form.act(action) {
                    self.form.problem = None;
                    self.echo(app);
                }
                Go::Stay
            }
        }
    }

    fn edit(&mut self, edit: &Edit, _extend: bool, app: &mut App) -> Go {
        if self.form.edit(edit) {
            self.echo(app);
        }
        Go::Stay
    }

    fn choose(&mut self, choice: Choice, app: &mut App) -> Go {
        match choice {
            Choice::CameOut(visit, outcome) => {
                app.change_visit(visit, |v| v.outcome = Some(outcome));
                Go::Back
            }
            _ => Go::Stay,
        }
    }

    fn answer(&mut self, answer: Answer, app: &mut App) -> Go {
        if let Answer::Refused(why) = answer {
            let words = app.text.sentence(&why);
            // What was wrong is typed anew, not added to.
            if why == Sentence::new("vault-wrong-passphrase") && self.form.empty("present") {
                self.form.object("present", words);
            } else {
                self.form.problem = Some(words);
            }
        }
        Go::Stay
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let intro =
            words::rows(&[Part::new(self.intro.as_str(), app.theme.dim)], area.width.saturating_sub(4));
        // What it is for is said wherever it fits above the rows.
        let rows = self.form.height(area.width);
        let show_intro =
            !self.intro.is_empty() && (area.height >= 12 || intro.len() as u16 + 1 + rows <= area.height);
        let top = if show_intro { intro.len() as u16 + 1 } else { 0 };
        if show_intro {
            words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &intro, 0);
        }
        let place = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
        self.form.draw(&app.theme, frame, place);
    }
}
