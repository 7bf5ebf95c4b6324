//! Who we've met: families, drawing at random, and the class list.

mod draw;
mod family_form;

pub use family_form::{family_form, save_family};

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::family::FamilyScreen;
use super::form::{FormScreen, Purpose};
use super::plan::blank_visit;
use super::{Go, Screen, Title, today};
use crate::private::Private;
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Effect};
use crate::tui::popup::{Choice, Popup, Wanted};
use crate::tui::widget::field::Field;
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::visit::{Band, Family, FamilyId, Occasion, Record, VisitId, spread};
use crate::when;

/// The families.
#[derive(Default)]
pub struct People {
    at: usize,
    /// Whom the mark is on while another screen is in front: the list may be in another order afterwards.
    marked: Option<FamilyId>,
    /// The file that was named last, to be put right.
    file: Private,
    /// A class list that was read and waits for a yes.
    import: Option<super::roster::Proposal>,
}

impl People {
    /// From the first.
    pub fn new() -> Self {
        Self { at: 0, marked: None, file: Private::default(), import: None }
    }
}

/// Families in the order of the list: the ones with visits first, then by name.
fn ordered(app: &App) -> Vec<&Family> {
    let mut families: Vec<&Family> = app.book.families.iter().collect();
    families.sort_by_key(|f| (app.book.visits_of(f.id).is_empty(), f.name.to_lowercase(), f.id));
    families
}

/// A new visit, put into the book at once: a walk needs one to write into.
pub fn new_visit(family: FamilyId, occasion: Occasion, app: &mut App) -> VisitId {
    let visit = blank_visit(family, occasion, app);
    let id = visit.id;
    app.put(vec![Record::Visit(visit)]);
    id
}

/// For whom a new visit is: one family needs no question.
pub fn choose_family(app: &mut App) -> Go {
    match app.book.families.as_slice() {
        [] => Go::to(FormScreen::open(Purpose::Family(None), app)),
        [one] => {
            let family = one.id;
            let occasion = likely_occasion(family, app);
            Go::to(FormScreen::open(Purpose::NewVisit(family, occasion), app))
        }
        _ => {
            let items = ordered(app)
                .into_iter()
                .map(|f| (app.family_name(f.id), Choice::NewVisit(f.id, likely_occasion(f.id, app))))
                .collect();
            Go::over(Popup::menu(say!(app.text, "new-visit-whom"), Vec::new(), items))
        }
    }
}

/// First, unless there was a first visit.
pub fn likely_occasion(family: FamilyId, app: &App) -> Occasion {
    let visits = app.book.visits_of(family);
    if !visits.iter().any(|v| v.occasion.is_first() && v.took_place()) {
        return Occasion::First;
    }
    let high = app.book.students_of(family).any(|s| s.band == Some(Band::High));
    if high { Occasion::SecondCollegeCareer } else { Occasion::SecondAcademic }
}

impl Screen for People {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "people-title"), drawer: None }
    }

    fn contexts(&self, _app: &App) -> Vec<Context> {
        if self.import.is_some() {
            return vec![Context::People, Context::Move];
        }
        vec![Context::People, Context::Home, Context::Move]
    }

    fn hints(&self, _app: &App) -> Vec<Action> {
        if self.import.is_some() {
            return vec![Action::Back, Action::Open, Action::Siblings, Action::Down];
        }
        vec![
            Action::Back,
            Action::Open,
            Action::NewFamily,
            Action::EditFamily,
            Action::Pick,
            Action::Import,
            Action::InNumbers,
        ]
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        if let Some(proposal) = &mut self.import {
            match action {
                Action::Back => self.import = None,
                Action::Open => {
                    let added = proposal.take_in(app);
                    self.import = None;
                    app.notice = Some(say!(app.text, "import-done", count = added));
                }
                Action::Siblings => proposal.turn_siblings(),
                action => proposal.scroll(action),
            }
            return Go::Stay;
        }
        let families = ordered(app);
        let marked = families.get(self.at).map(|f| f.id);
        self.marked = marked;
        match action {
            Action::Back => return Go::Back,
            Action::Open => {
                if let Some(id) = marked {
                    return Go::to(FamilyScreen::new(id));
                }
            }
            Action::NewFamily => return Go::to(FormScreen::open(Purpose::Family(None), app)),
            Action::EditFamily => {
                if let Some(id) = marked {
                    return Go::to(FormScreen::open(Purpose::Family(Some(id)), app));
                }
            }
            Action::Pick => {
                return draw::ask(app);
            }
            Action::Import => {
                let lines = vec![say!(app.text, "import-why")];
                return Go::over(Popup::line(
                    say!(app.text, "import-title"),
                    lines,
                    Field::new(&self.file),
                    Wanted::FileToRead,
                ));
            }
            Action::Remove => {
                let Some(id) = marked else { return Go::Stay };
                if app.book.visits.iter().any(|v| v.family == id) {
                    app.notice = Some(say!(app.text, "remove-visits-first"));
                    return Go::Stay;
                }
                let students: Vec<Record> = app.book.students_of(id).cloned().map(Record::Student).collect();
                let family = app.book.family(id).cloned().map(Record::Family);
                app.remove(family.into_iter().chain(students).collect());
            }
            Action::BringBack => app.bring_back(),
            Action::NewVisit => {
                if let Some(id) = marked {
                    let occasion = likely_occasion(id, app);
                    return Go::to(FormScreen::open(Purpose::NewVisit(id, occasion), app));
                }
                return today::home(action, app);
            }
            Action::Families => {}
            Action::InNumbers => return Go::to(super::met::MetScreen::default()),
            Action::Search | Action::Send | Action::Promises | Action::Guides | Action::Settings => {
                return today::home(action, app);
            }
            action => self.at = moved(self.at, families.len(), action, 10),
        }
        Go::Stay
    }

    fn choose(&mut self, choice: Choice, app: &mut App) -> Go {
        match choice {
            Choice::DrawnBefore => Go::over(draw::drawn_before(app)),
            Choice::DrawFrom(pool) => draw::ask_how_many(&pool, app),
            Choice::Draw(pool, count) => draw::draw(&pool, count, app),
            Choice::Typed(Wanted::FileToRead, path) => {
                self.file = path.clone();
                app.effect(Effect::ReadFile(path));
                Go::Stay
            }
            Choice::NewVisit(family, occasion) => {
                Go::to(FormScreen::open(Purpose::NewVisit(family, occasion), app))
            }
            _ => Go::Stay,
        }
    }

    fn shown_again(&mut self, app: &mut App) {
        let families = ordered(app);
        let at = families.iter().position(|f| Some(f.id) == self.marked);
        self.at = at.unwrap_or(self.at).min(families.len().saturating_sub(1));
    }

    fn answer(&mut self, answer: Answer, app: &mut App) -> Go {
        if let Answer::FileRead(bytes) = answer {
            match super::roster::Proposal::read(&bytes, app) {
                Ok(proposal) => self.import = Some(proposal),
                Err(words) => return Go::over(Popup::note(say!(app.text, "import-title"), vec![words])),
            }
        }
        Go::Stay
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        if let Some(proposal) = &self.import {
            proposal.draw(app, frame, area);
            return;
        }
        let theme = &app.theme;
        let found = spread(&app.book, &app.site);
        let line = say!(
            app.text,
            "people-spread",
            families = found.families,
            invited = found.invited,
            met = found.met
        );
        frame.render_widget(
            Line::styled(line, theme.dim),
            Rect { x: area.x + 2, height: 1, width: area.width - 2, ..area },
        );
        let families = ordered(app);
        if families.is_empty() {
            let words = say!(
                app.text,
                "people-empty",
                key = app.keys.name_of(Action::NewFamily),
                import = app.keys.name_of(Action::Import)
            );
            let rows = words::rows(&[Part::new(words, theme.plain)], area.width - 4);
            words::draw_rows(frame, Rect { x: area.x + 2, y: area.y + 2, ..area }, &rows, 0);
            return;
        }
        let gap = if area.height >= 12 { 2 } else { 1 };
        let place = Rect { y: area.y + gap, height: area.height.saturating_sub(gap), ..area };
        let name_width = if area.width >= 60 { 24 } else { 16 };
        list::draw(frame, place, families.len(), self.at, |index| {
            let family = families[index];
            let marked = index == self.at;
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                Span::styled(
                    words::pad(&app.family_name(family.id), name_width - 1) + " ",
                    if marked { theme.strong } else { theme.plain },
                ),
                Span::styled(
                    words::cut(
                        &year_line(family.id, app),
                        usize::from(area.width).saturating_sub(name_width + 3),
                    ),
                    theme.dim,
                ),
            ])
        });
        let row = self.at.saturating_sub(list::offset(self.at, families.len(), place.height as usize));
        frame.set_cursor_position((place.x, place.y + row as u16));
    }
}

/// A family's year in a few words.
fn year_line(family: FamilyId, app: &App) -> String {
    let visits = app.book.visits_of(family);
    let Some(last) = visits.iter().rev().find(|v| v.took_place()).or_else(|| visits.last()) else {
        return say!(app.text, "people-not-yet");
    };
    let occasion = app.text.get(&format!("occasion-{}", last.occasion.word()), &[]);
    let day = last.day().map(|day| when::day(day, app.local().date(), app.text.language()));
    let state = match (last.took_place(), last.outcome) {
        (true, _) => None,
        (false, Some(outcome)) => Some(app.text.get(&format!("outcome-{}", outcome.word()), &[])),
        (false, None) if last.agreed.is_none() => Some(say!(app.text, "people-calling")),
        (false, None) => None,
    };
    [Some(occasion), state, day].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
