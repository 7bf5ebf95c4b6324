//! Promises: ours with dates, the family's in their words without.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::form::{FormScreen, Objection, Purpose};
use super::{Go, Screen, Title};
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::widget::form::Form;
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::visit::{FiledPromise, Need, Promise, PromiseId, PromiseState, Record, Request, VisitId, Whose};
use crate::when;

/// The promises.
#[derive(Default)]
pub struct Promises {
    at: usize,
    first: Option<PromiseId>,
}

impl Promises {
    /// From the first.
    pub const fn new() -> Self {
        Self { at: 0, first: None }
    }

    /// At a promise.
    pub const fn at(promise: Option<PromiseId>) -> Self {
        Self { at: 0, first: promise }
    }

    /// Open ones by date, then what is settled, then the family's.
    fn list(app: &App) -> Vec<&Promise> {
        let mut list: Vec<&Promise> = app
            .book
            .promises
            .iter()
            .filter(|p| {
                app.book
                    .visit(p.visit)
                    .is_some_and(|v| !v.voided && app.author().is_some_and(|me| v.is_on(me)))
            })
            .collect();
        list.sort_by_key(|p| (p.whose, p.state != PromiseState::Open, p.due.is_none(), p.due, p.id));
        list
    }

    fn marked(&self, app: &App) -> (usize, usize) {
        let list = Self::list(app);
        let at = match self.first {
            Some(id) => list.iter().position(|p| p.id == id).unwrap_or(0),
            None => self.at,
        };
        (at.min(list.len().saturating_sub(1)), list.len())
    }
}

/// A promise in one line: whose, the words, by when or how it came out.
pub fn promise_line(promise: &Promise, app: &App) -> String {
    let who = match (promise.whose, promise.by) {
        (Whose::Ours, Some(id)) => app.name_of(id),
        (Whose::Ours, None) => say!(app.text, "promise-we"),
        (Whose::Theirs, _) => say!(app.text, "promise-they"),
    };
    let state = match (promise.whose, promise.state, promise.due) {
        (Whose::Theirs, ..) | (_, PromiseState::Open, None) => String::new(),
        (_, PromiseState::Open, Some(due)) => {
            format!(", {}", when::day(due, app.local().date(), app.text.language()))
        }
        (_, state, _) => format!(", {}", app.text.get(&format!("promise-{}", state.word()), &[])),
    };
    format!("{who}: {}{state}", promise.text)
}

/// A promise as a filing has it, in one line.
pub fn filed_line(promise: &FiledPromise, app: &App) -> String {
    let who = match (promise.whose, promise.by) {
        (Whose::Ours, Some(id)) => app.name_of(id),
        (Whose::Ours, None) => say!(app.text, "promise-we"),
        (Whose::Theirs, _) => say!(app.text, "promise-they"),
    };
    let due = promise.due.map(|due| format!(", {}", when::full_day(due, app.text.language())));
    let request = promise.request.as_ref().map(|request| {
        let need = app.text.get(&format!("need-{}", request.need.word()), &[]);
        format!(". {} ({need}): {}", say!(app.text, "page-request"), &*request.line)
    });
    format!("{who}: {}{}{}", promise.text, due.unwrap_or_default(), request.unwrap_or_default())
}

/// The form of a promise.
pub fn promise_form(visit: VisitId, promise: Option<PromiseId>, app: &App) -> (String, String, Form) {
    let text = &app.text;
    let promise = promise.and_then(|id| app.book.promise(id));
    let mut whose: Vec<String> = vec![say!(text, "promise-whose-both")];
    whose.push(say!(text, "promise-whose-family"));
    whose.extend(app.book.educators.iter().map(|e| e.name.to_string()));
    let at = match promise {
        None => 0,
        Some(p) if p.whose == Whose::Theirs => 1,
        Some(p) => {
            p.by.and_then(|id| app.book.educators.iter().position(|e| e.id == id)).map_or(0, |i| i + 2)
        }
    };
    let due = promise.and_then(|p| p.due).map(|d| d.format("%Y-%m-%d").to_string()).unwrap_or_default();
    let mut form = Form::default()
        .line("text", say!(text, "promise-text"), promise.map_or("", |p| &p.text))
        .choice("whose", say!(text, "promise-whose"), whose, Some(at));
    if promise.is_none_or(|p| p.whose == Whose::Ours) {
        form = ours_only(form, &due, promise.and_then(|p| p.request.as_ref()), app);
    }
    let title = app.book.visit(visit).map(|v| app.family_name(v.family)).unwrap_or_default();
    (format!("{title} · {}", say!(text, "promise-title")), say!(text, "promise-intro"), form)
}

/// The rows that a promise of ours has: a day, and what the coordinator is asked for.
fn ours_only(form: Form, due: &str, request: Option<&Request>, app: &App) -> Form {
    let text = &app.text;
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
        Some(request) => request_row(form, &request.line, app),
        None => form,
    }
}

fn request_row(form: Form, line: &str, app: &App) -> Form {
    form.line("request", say!(app.text, "promise-request"), line).hint(say!(app.text, "promise-request-hint"))
}

/// Shows the rows for a day and for the coordinator only where there are any: a family's promise has neither.
pub fn echo_promise(form: &mut Form, app: &App) {
    let theirs = form.chosen("whose") == Some(1);
    let has = |form: &Form, key: &str| form.rows.iter().any(|row| row.key == key);
    if theirs {
        form.rows.retain(|row| !["due", "need", "request"].contains(&row.key));
        return;
    }
    if !has(form, "due") {
        *form = ours_only(std::mem::take(form), "", None, app);
    }
    let asks = form.chosen("need").is_some_and(|at| at > 0);
    if asks && !has(form, "request") {
        // The words of the promise are a beginning; what leaves is written for sharing.
        let line = form.typed("text").to_owned();
        *form = request_row(std::mem::take(form), &line, app);
    } else if !asks {
        form.rows.retain(|row| row.key != "request");
    }
}

/// Takes a promise in. A family's promise has no date and no tick.
pub fn save_promise(
    visit: VisitId,
    promise: Option<PromiseId>,
    form: &Form,
    app: &mut App,
) -> Result<Go, Objection> {
    let words = crate::clean::line(form.typed("text"));
    if words.is_empty() {
        return Err(("text", say!(app.text, "promise-needed")));
    }
    let chosen = form.chosen("whose").unwrap_or(0);
    let theirs = chosen == 1;
    let by = chosen.checked_sub(2).and_then(|i| app.book.educators.get(i)).map(|e| e.id);
    let due = match form.typed("due") {
        _ if theirs => None,
        "" => None,
        typed => match when::read_date(typed, app.local().date()) {
            Ok(day) => Some(day),
            Err(error) => return Err(("due", super::plan::unreadable_words(&error, app))),
        },
    };
    let need = form.chosen("need").and_then(|at| Need::ALL.get(at.checked_sub(1)?)).copied();
    let request = need.map(|need| Request { need, line: crate::clean::line(form.typed("request")).into() });
    if request.as_ref().is_some_and(|request| request.line.is_empty()) {
        return Err(("request", say!(app.text, "promise-request-needed")));
    }
    let known = promise.and_then(|id| app.book.promise(id)).cloned();
    let id = known.as_ref().map_or_else(|| PromiseId(app.id()), |p| p.id);
    let state = known.map_or(PromiseState::Open, |p| p.state);
    let whose = if theirs { Whose::Theirs } else { Whose::Ours };
    let request = request.filter(|_| !theirs);
    app.put(vec![Record::Promise(Promise { id, visit, text: words.into(), whose, by, due, state, request })]);
    Ok(Go::Back)
}

impl Screen for Promises {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "promises-title"), drawer: None }
    }
    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::PromiseList, Context::Move]
    }
    fn hints(&self, _app: &App) -> Vec<Action> {
        vec![Action::Back, Action::Open, Action::Kept, Action::LetGo, Action::Reopen]
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        let (at, len) = self.marked(app);
        self.at = at;
        self.first = None;
        let marked = Self::list(app).get(at).map(|p| (*p).clone());
        let state = match action {
            Action::Back => return Go::Back,
            Action::Open => {
                let Some(promise) = marked else { return Go::Stay };
                return Go::to(FormScreen::open(Purpose::Promise(promise.visit, Some(promise.id)), app));
            }
            Action::Remove => {
                if let Some(promise) = marked {
                    app.remove(vec![Record::Promise(promise)]);
                }
                return Go::Stay;
            }
            Action::BringBack => {
                app.bring_back();
                return Go::Stay;
            }
            Action::Kept => PromiseState::Kept,
            Action::LetGo => PromiseState::LetGo,
            Action::Reopen => PromiseState::Open,
            action => {
                self.at = moved(at, len, action, 10);
                return Go::Stay;
            }
        };
        match marked {
            Some(promise) if promise.whose == Whose::Ours => {
                self.first = Some(promise.id);
                app.put(vec![Record::Promise(Promise { state, ..promise })]);
            }
            Some(_) => app.notice = Some(say!(app.text, "promise-theirs-no-tick")),
            None => {}
        }
        Go::Stay
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let list = Self::list(app);
        let (at, _) = self.marked(app);
        if list.is_empty() {
            let rows =
                words::rows(&[Part::new(say!(app.text, "promises-empty"), app.theme.plain)], area.width - 4);
            words::draw_rows(frame, Rect { x: area.x + 2, y: area.y + 1, ..area }, &rows, 0);
            return;
        }
        let name_width = if area.width >= 60 { 15 } else { 10 };
        let rest = usize::from(area.width).saturating_sub(name_width + 3).min(usize::from(words::TEXT_WIDTH));
        let line = list.get(at).map(|p| promise_line(p, app)).unwrap_or_default();
        let area = list::spell_out(frame, area, &line, rest, app.theme.dim);
        list::draw(frame, area, list.len(), at, |index| {
            let promise = list[index];
            let marked = index == at;
            let family = app.book.visit(promise.visit).map(|v| app.family_name(v.family)).unwrap_or_default();
            let settled = promise.state != PromiseState::Open;
            let style = if marked {
                app.theme.strong
            } else if settled {
                app.theme.dim
            } else {
                app.theme.plain
            };
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, app.theme.accent),
                Span::styled(words::pad(&family, name_width - 1) + " ", app.theme.dim),
                Span::styled(words::cut(&promise_line(promise, app), rest), style),
            ])
        });
        let row = at.saturating_sub(list::offset(at, list.len(), area.height as usize));
        frame.set_cursor_position((area.x, area.y + row as u16));
    }
}
