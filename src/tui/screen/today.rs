//! Today: what comes next, in the order in which it matters. Never a nag, nothing red.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::family::FamilyScreen;
use super::form::{FormScreen, Purpose};
use super::guides::Guides;
use super::people::People;
use super::promises::Promises;
use super::search::Search;
use super::send::Send;
use super::settings::Settings;
use super::walk::{Place, Walk};
use super::{Go, Screen, Title, agree::Agree, people};
use crate::export::{digest, log};
use crate::guide::Stage;
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::visit::{FamilyId, Next, Occasion, Pass, Step, next_steps, spread};
use crate::when;

/// Today.
#[derive(Default)]
pub struct Today {
    at: usize,
    /// What waits, derived when the book or the minute has changed: never for a key alone.
    steps: Vec<Next>,
    before: Vec<String>,
    met: usize,
    derived: Option<(u64, i64)>,
}

/// Keys that work on Today, a family and the lists.
pub fn home(action: Action, app: &mut App) -> Go {
    match action {
        Action::NewVisit => people::choose_family(app),
        Action::Search => Go::to(Search::new()),
        Action::Send => Send::open(app),
        Action::Families => Go::to(People::new()),
        Action::Promises => Go::to(Promises::new()),
        Action::Guides => Go::to(Guides::new()),
        Action::Settings => Go::to(Settings::new()),
        Action::BringBack => {
            app.bring_back();
            Go::Stay
        }
        _ => Go::Stay,
    }
}

/// Opens what a step of Today is about.
pub fn open_step(next: &Next, app: &mut App) -> Go {
    let walk = |app: &mut App, visit, stage, pass| {
        let guide = app
            .book
            .visit(visit)
            .and_then(|v| app.library.for_stage(stage, v.occasion))
            .map(|g| g.id.clone());
        let place = guide.map(|guide| Place { visit, guide, pass, prompt: None });
        place.and_then(|place| Walk::at(place, app)).map_or(Go::Stay, Go::to)
    };
    match (next.step, next.visit, next.family) {
        (Step::Send | Step::SendWords, ..) => Send::open(app),
        (Step::Call, None, None) => Go::to(People::new()),
        (Step::Promise, ..) => Go::to(Promises::at(next.promise)),
        (Step::Call, None, Some(family)) => {
            let visit = people::new_visit(family, Occasion::First, app);
            walk(app, visit, Stage::Invite, Pass::Only)
        }
        (Step::Second, _, Some(family)) => {
            let occasion = people::likely_occasion(family, app);
            Go::to(FormScreen::open(Purpose::NewVisit(family, occasion), app))
        }
        (Step::Call, Some(visit), _) => walk(app, visit, Stage::Invite, Pass::Only),
        (Step::Prepare, Some(visit), _) => walk(app, visit, Stage::Prepare, Pass::Only),
        (Step::Visit, Some(visit), _) => walk(app, visit, Stage::Visit, Pass::Visit),
        (Step::Remember, Some(visit), _) => walk(app, visit, Stage::Visit, Pass::Remember),
        (Step::Reflect, Some(visit), _) => walk(app, visit, Stage::Reflect, Pass::Only),
        (Step::LookUp, ..) => {
            let entry = next.entry.and_then(|id| app.book.entry(id)).cloned();
            let place =
                entry.map(|e| Place { visit: e.visit, guide: e.guide, pass: e.pass, prompt: Some(e.prompt) });
            place.and_then(|place| Walk::at(place, app)).map_or(Go::Stay, Go::to)
        }
        (Step::Agree, Some(visit), _) => Go::to(Agree::new(visit, app)),
        (Step::FollowUp, Some(visit), _) => walk(app, visit, Stage::FollowUp, Pass::Only),
        (_, _, Some(family)) => Go::to(FamilyScreen::new(family)),
        _ => Go::Stay,
    }
}

/// What a step is about, in a few words.
pub fn step_words(next: &Next, app: &App) -> String {
    let at = next.at.map(|at| {
        // Without an hour it is a day.
        if at.time() == chrono::NaiveTime::MIN {
            when::day(at.date(), app.local().date(), app.text.language())
        } else {
            when::short(at, app.local(), app.text.language())
        }
    });
    let visit = next.visit.and_then(|id| app.book.visit(id));
    let occasion = visit.map(|v| app.text.get(&format!("occasion-{}", v.occasion.word()), &[]));
    let join = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match next.step {
        Step::Send => {
            let today = app.local().date();
            let pay_day = app.site.next_pay_day(today);
            let by = pay_day
                .map(|day| say!(app.text, "today-send-by", day = when::day(day, today, app.text.language())));
            join(vec![Some(say!(app.text, "today-send", count = next.count)), by])
        }
        Step::SendWords => say!(app.text, "today-send-words", count = next.count),
        Step::Promise => {
            let words = next.promise.and_then(|id| app.book.promise(id)).map(|p| p.text.to_string());
            join(vec![words, at])
        }
        Step::LookUp => {
            let entry = next.entry.and_then(|id| app.book.entry(id));
            join(vec![entry.map(|entry| super::family::intent(entry, app)), at])
        }
        Step::Call if next.family.is_none() => say!(app.text, "today-uninvited", count = next.count),
        Step::Call => match visit.and_then(|v| v.calls.last()) {
            None => say!(app.text, "today-call-first"),
            Some(call) => {
                let day = when::day(call.on, app.local().date(), app.text.language());
                say!(app.text, "today-called", count = next.count, day = day)
            }
        },
        Step::Prepare | Step::Visit => {
            let place = visit.map(|v| app.text.get(&format!("place-{}", v.place.word()), &[]));
            let language = visit.filter(|v| v.interpreter).and_then(|v| v.language.clone());
            join(vec![at, place, language])
        }
        Step::Second => say!(app.text, "today-second"),
        _ => join(vec![occasion, at]),
    }
}

impl Today {
    fn derive(&mut self, app: &App) {
        let now = (app.version(), app.now.timestamp() / 60);
        if self.derived != Some(now) {
            let marked = self.steps.get(self.at).map(|n| (n.step, n.family, n.visit, n.promise, n.entry));
            self.derived = Some(now);
            self.steps = app.author().map(|who| next_steps(&app.book, who, app.local())).unwrap_or_default();
            let visits = log::waiting(&app.book, &app.site, app.now).filed.len();
            let words = digest::unsent(&app.book).len();
            for (step, count) in [(Step::Send, visits), (Step::SendWords, words)] {
                let send =
                    Next { step, family: None, visit: None, promise: None, entry: None, at: None, count };
                self.steps.extend((count > 0).then_some(send));
            }
            // The mark stays with what it was on; where that is done, what comes first now is first.
            let same = |n: &Next| Some((n.step, n.family, n.visit, n.promise, n.entry)) == marked;
            self.at = self.steps.iter().position(same).unwrap_or(0);
            self.before = Self::before_lines(app);
            self.met = spread(&app.book, &app.site).met;
        }
    }

    /// "Before you see Maya: ask about the game": for families met, the newest first.
    fn before_lines(app: &App) -> Vec<String> {
        let mut seen: Vec<FamilyId> = Vec::new();
        let mut lines = Vec::new();
        for entry in app.book.entries.iter().rev().filter(|e| e.has_tag("before-you-see") && e.written) {
            let Some(visit) = app
                .book
                .visit(entry.visit)
                .filter(|v| !v.voided && app.author().is_some_and(|me| v.is_on(me)))
            else {
                continue;
            };
            let Some(line) = app.book.lines.get(&entry.id).filter(|l| !l.trim().is_empty()) else { continue };
            if seen.contains(&visit.family) {
                continue;
            }
            seen.push(visit.family);
            let name = super::walk::names_of(visit, app).student;
            let line = line.lines().next().unwrap_or_default().trim().to_owned();
            lines.push(say!(app.text, "today-before", name = name, line = line));
        }
        lines
    }
}

impl Screen for Today {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "today"), drawer: None }
    }

    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Home, Context::Move]
    }

    fn hints(&self, _app: &App) -> Vec<Action> {
        vec![
            Action::Back,
            Action::Open,
            Action::NewVisit,
            Action::Search,
            Action::Send,
            Action::Families,
            Action::Guides,
            Action::Settings,
        ]
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        self.derive(app);
        match action {
            Action::Back => Go::Quit,
            Action::Open => match self.steps.get(self.at.min(self.steps.len().saturating_sub(1))) {
                Some(next) => open_step(next, app),
                None => people::choose_family(app),
            },
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.at = moved(self.at, self.steps.len(), action, 10);
                Go::Stay
            }
            action => home(action, app),
        }
    }

    fn flush(&mut self, app: &mut App) {
        self.derive(app);
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let theme = &app.theme;
        let steps = &self.steps;
        let mut foot = Vec::new();
        let roomy = area.height >= 14;
        for line in self.before.iter().take(if roomy { 2 } else { 1 }) {
            foot.push(Part::new(line.as_str(), theme.plain));
        }
        let met = self.met;
        if roomy && met > 0 {
            foot.push(Part::new(say!(app.text, "today-met", count = met), theme.dim));
        }
        let foot = words::rows(&foot, area.width.saturating_sub(4));
        let foot_height = if foot.is_empty() { 0 } else { foot.len() as u16 + u16::from(roomy) };
        let head = u16::from(roomy);
        if steps.is_empty() {
            let parts = [
                Part::new(
                    say!(
                        app.text,
                        if app.book.families.is_empty() { "today-empty" } else { "today-nothing" }
                    ),
                    theme.plain,
                ),
                Part::new("", theme.plain),
                Part::new(
                    say!(app.text, "today-empty-next", key = app.keys.name_of(Action::NewVisit)),
                    theme.dim,
                ),
            ];
            let rows = words::rows(&parts, area.width.saturating_sub(4));
            words::draw_rows(frame, Rect { x: area.x + 2, y: area.y + head, ..area }, &rows, 0);
        } else {
            if roomy {
                let line = Line::styled(say!(app.text, "today-next"), theme.dim);
                frame.render_widget(line, Rect { x: area.x + 2, height: 1, width: area.width - 2, ..area });
            }
            let at = self.at.min(steps.len() - 1);
            let most = area.height.saturating_sub(foot_height + head);
            let place = Rect { y: area.y + head, height: most.min(steps.len() as u16), ..area };
            let (verb_width, name_width) = if area.width >= 70 { (10, 16) } else { (9, 10) };
            let rest = usize::from(area.width)
                .saturating_sub(2 + verb_width + name_width)
                .min(usize::from(words::TEXT_WIDTH));
            list::draw(frame, place, steps.len(), at, |index| {
                let next = &steps[index];
                let marked = index == at;
                let verb = app.text.get(&format!("step-{}", next.step.word()), &[]);
                let name = next.family.map(|f| app.family_name(f)).unwrap_or_default();
                let style = if marked { theme.strong } else { theme.plain };
                let (name, rest) = if next.family.is_some() {
                    (words::pad(&name, name_width - 1) + " ", rest)
                } else {
                    (String::new(), rest + name_width)
                };
                Line::from(vec![
                    Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                    Span::styled(
                        words::pad(&verb, verb_width - 1) + " ",
                        if marked { theme.accent } else { theme.dim },
                    ),
                    Span::styled(name, style),
                    Span::styled(words::cut(&step_words(next, app), rest), style),
                ])
            });
            let row = at.saturating_sub(list::offset(at, steps.len(), place.height as usize));
            frame.set_cursor_position((place.x, place.y + row as u16));
        }
        if foot_height > 0 {
            let y = area.bottom().saturating_sub(foot.len() as u16);
            words::draw_rows(
                frame,
                Rect { x: area.x + 2, y, width: area.width - 2, height: foot.len() as u16 },
                &foot,
                0,
            );
        }
    }
}
