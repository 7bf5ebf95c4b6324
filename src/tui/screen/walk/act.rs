//! Keys in a walk.

use super::{Place, Tongue, Walk};
use crate::guide::{Kind, Stage};
use crate::private::Private;
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Effect};
use crate::tui::popup::{Choice, Popup, Wanted};
use crate::tui::screen::beside::Beside;
use crate::tui::screen::form::{FormScreen, Purpose};
use crate::tui::screen::history::History;
use crate::tui::screen::{Go, Screen, Title};
use crate::tui::widget::field::Field;
use crate::tui::widget::textbox::Edit;
use crate::visit::{Check, Drawer, Pass};

impl Screen for Walk {
    fn title(&self, app: &App) -> Title {
        if self.table {
            return Title { place: self.names.student.clone(), drawer: None };
        }
        let place = match self.visit_of(app) {
            Some(visit) => {
                let family = app.family_name(visit.family);
                let occasion = app.text.get(&format!("occasion-{}", visit.occasion.word()), &[]);
                let doing = app.text.get(&format!("doing-{}", self.doing()), &[]);
                format!("{family} · {occasion} · {doing}")
            }
            None if self.guide.stage == Stage::Card => self.guide.title.clone(),
            None => format!("{} · {}", say!(app.text, "practice-title"), self.guide.title),
        };
        Title { place, drawer: self.drawer_words(app) }
    }

    fn contexts(&self, app: &App) -> Vec<Context> {
        if self.table || self.reading {
            // Nothing can be typed into what the family cannot see.
            vec![Context::Walk, Context::Move]
        } else if self.sitting.is_some() {
            vec![Context::Text, Context::Walk]
        } else if self.laptop_closed(app) || (self.pass == Pass::Visit && self.visit.is_some()) {
            vec![Context::Visiting, Context::Walk, Context::Move]
        } else {
            vec![Context::Walk, Context::Move]
        }
    }

    fn hints(&self, app: &App) -> Vec<Action> {
        if self.table {
            return vec![Action::Back, Action::Next, Action::Previous];
        }
        if self.laptop_closed(app) {
            return vec![Action::Back, Action::Remember, Action::Peek];
        }
        if self.reading {
            return vec![Action::Back, Action::Down, Action::PageDown];
        }
        let mut hints = vec![if self.sitting.is_some() { Action::Leave } else { Action::Back }];
        if self.pass == Pass::Visit && self.visit.is_some() {
            hints.push(Action::Remember);
        }
        hints.push(Action::Next);
        let prompt = self.prompt();
        if self.visit.is_some()
            && prompt.is_some_and(|p| p.kind == Kind::Check || (p.joint && self.sitting.is_some()))
        {
            hints.push(Action::Mark);
        }
        if prompt.is_some_and(|p| p.date) && self.sitting.is_some() {
            hints.push(Action::Day);
        }
        if prompt.is_some_and(|p| p.has_tag("thanks")) {
            hints.push(Action::CopyWords);
        }
        if prompt.is_some_and(|p| p.kind == Kind::Promise) && self.visit.is_some() {
            hints.push(Action::Open);
        }
        if self.visit.is_some() {
            hints.push(Action::Done);
        }
        hints.push(Action::Previous);
        if self.theirs.is_some() {
            hints.push(Action::Language);
        }
        hints.push(Action::Topics);
        if self.pass == Pass::Remember {
            hints.push(Action::Together);
        }
        hints
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        match action {
            Action::Back if self.table => {
                self.table = false;
                self.sit_down(app);
            }
            // What the family sees shows nothing else and takes nothing in.
            Action::Topics
            | Action::Done
            | Action::Mark
            | Action::History
            | Action::Beside
            | Action::Open
            | Action::More
            | Action::ToOurs
            | Action::Together
            | Action::Peek
                if self.table => {}
            Action::Back if self.reading => {
                self.reading = false;
                self.sit_down(app);
            }
            Action::Back | Action::Leave => return Go::Back,
            Action::Next => self.step(true, app),
            Action::Previous => self.step(false, app),
            Action::Open if self.prompt().is_some_and(|p| p.kind == Kind::Promise) => {
                if let Some(visit) = self.visit {
                    return Go::to(FormScreen::open(Purpose::Promise(visit, None), app));
                }
                self.step(true, app);
            }
            Action::Open => self.step(true, app),
            // The space bar pages on, and where all was seen, to the next card.
            Action::PageDown if self.whole.get() && !self.table && !self.reading => self.step(true, app),
            Action::Down | Action::PageDown => {
                self.scroll.set(self.scroll.get() + if action == Action::PageDown { 8 } else { 1 });
            }
            Action::Up | Action::PageUp => {
                let rows = if action == Action::PageUp { 8 } else { 1 };
                self.scroll.set(self.scroll.get().saturating_sub(rows));
            }
            Action::First => self.go_to(0, app),
            Action::Last => self.go_to(self.prompts.len().saturating_sub(1), app),
            Action::Topics => return self.topics(app),
            Action::Done => return self.done(app),
            Action::Mark => self.turn_check(app),
            Action::More => {
                self.reading = !self.reading;
                self.sit_down(app);
            }
            Action::Together => return self.toggle_together(app),
            Action::Language if !self.table => {
                self.tongue = match self.tongue {
                    Tongue::Both => Tongue::Theirs,
                    Tongue::Theirs => Tongue::Ours,
                    Tongue::Ours => Tongue::Both,
                };
                if self.theirs.is_none() {
                    app.notice = Some(say!(app.text, "language-one"));
                }
            }
            Action::Day if !self.table && self.sitting.is_some() && self.prompt().is_some_and(|p| p.date) => {
                let on = self.sitting.as_ref().and_then(|s| s.entry.on);
                let on = on.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
                let lines = vec![say!(app.text, "day-why")];
                return Go::over(Popup::line(
                    say!(app.text, "day-title"),
                    lines,
                    Field::new(&on),
                    Wanted::Day,
                ));
            }
            Action::CopyWords if !self.table => {
                if let Some(prompt) = self.prompt() {
                    let (ours, theirs) = self.spoken(prompt);
                    let words = [ours, theirs].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
                    app.effect(Effect::Copy(Private::from(words)));
                    app.notice = Some(say!(app.text, "copied-words"));
                }
            }
            Action::ToOurs => return self.ask_to_ours(app),
            Action::History => {
                if let Some(sitting) = &self.sitting
                    && app.book.entry(sitting.entry.id).is_some()
                {
                    let entry = sitting.entry.clone();
                    self.hand_over(app);
                    return Go::to(History::new(entry, app));
                }
                app.notice = Some(say!(app.text, "history-none"));
            }
            Action::Beside => {
                // In a second visit the hopes to choose from are the first one's.
                if let Some(visit) = self.first_visit(app).or(self.visit) {
                    return Beside::open(visit, app);
                }
            }
            Action::Table if self.table => {
                self.table = false;
                self.sit_down(app);
            }
            Action::Table if app.site.table_view && self.first_visit(app).is_some() => {
                self.stand_up(app);
                self.table = true;
            }
            Action::Table => app.notice = Some(say!(app.text, "table-off")),
            Action::Peek => {
                self.peeking = !self.peeking;
                self.sit_down(app);
            }
            Action::Remember => {
                if let Some(visit) = self.visit
                    && let Some(walk) = Self::at(Place::remember(visit), app)
                {
                    return Go::instead(walk);
                }
            }
            Action::Undo | Action::Redo | Action::SelectAll | Action::DeleteWord => {
                let edit = match action {
                    Action::Undo => Edit::Undo,
                    Action::Redo => Edit::Redo,
                    Action::SelectAll => Edit::SelectAll,
                    _ => Edit::DeleteWordBack,
                };
                return self.edit(&edit, false, app);
            }
            Action::Copy | Action::Cut => {
                let Some(sitting) = &mut self.sitting else { return Go::Stay };
                let copied =
                    if action == Action::Cut { sitting.text.cut() } else { sitting.text.selection() };
                match copied {
                    Some(text) => {
                        app.effect(Effect::Copy(Private::from(text)));
                        app.notice = Some(say!(app.text, "copied"));
                    }
                    None => app.notice = Some(say!(app.text, "nothing-selected")),
                }
            }
            _ => {}
        }
        Go::Stay
    }

    fn edit(&mut self, edit: &Edit, extend: bool, app: &mut App) -> Go {
        if let Some(sitting) = &mut self.sitting {
            if let Edit::Paste(text) = edit
                && sitting.text.text().len() + text.len() > crate::clean::TEXT_LIMIT
            {
                app.notice = Some(say!(app.text, "paste-too-long"));
                return Go::Stay;
            }
            sitting.text.edit(edit, extend);
        }
        Go::Stay
    }

    fn choose(&mut self, choice: Choice, app: &mut App) -> Go {
        let Some(visit) = self.visit else {
            if let Choice::Topic(index) = choice {
                self.go_to(index, app);
            }
            return Go::Stay;
        };
        match choice {
            Choice::Topic(index) => self.go_to(index, app),
            Choice::Typed(Wanted::Day, typed) => self.set_day(typed.trim(), app),
            Choice::ToOurs(_) => {
                if let Some(sitting) = &mut self.sitting {
                    sitting.entry.drawer = Drawer::Ours;
                    let (entry, text) = (sitting.entry.clone(), sitting.text.text());
                    app.write(entry, text);
                    app.notice = Some(say!(app.text, "now-ours"));
                }
            }
            Choice::Called(_, outcome) => return super::done::called(visit, outcome, app),
            Choice::Beside(_) => return Beside::open(visit, app),
            Choice::Facts(_) => return Go::instead(FormScreen::open(Purpose::Facts(visit), app)),
            Choice::Guide(_, stage, pass) => {
                let occasion = self.visit_of(app).map(|v| v.occasion);
                let guide = occasion.and_then(|o| app.library.for_stage(stage, o)).map(|g| g.id.clone());
                if let Some(guide) = guide
                    && let Some(walk) = Self::at(Place { visit, guide, pass, prompt: None }, app)
                {
                    return Go::instead(walk);
                }
            }
            _ => {}
        }
        Go::Stay
    }

    fn answer(&mut self, answer: Answer, app: &mut App) -> Go {
        match answer {
            Answer::Texts(visit, texts) if Some(visit) == self.visit => {
                self.texts = texts.into_iter().collect();
            }
            Answer::Book(_) => self.shown_again(app),
            _ => {}
        }
        Go::Stay
    }

    fn awaited(&mut self, app: &mut App) {
        if self.sitting.is_none() {
            self.sit_down(app);
        }
    }

    fn popup_closed(&mut self, app: &mut App) {
        if self.sitting.is_none() {
            self.sit_down(app);
        }
    }

    fn cover(&mut self) {
        self.sitting = None;
        self.texts.clear();
    }

    fn flush(&mut self, app: &mut App) {
        self.hand_over(app);
    }

    fn leave(&mut self, app: &mut App) {
        self.stand_up(app);
        if let (Some(way), Some(prompt)) = (self.way(app), self.prompt()) {
            let id = prompt.id.clone();
            app.left_at.insert(way, id);
        }
    }

    fn shown_again(&mut self, app: &mut App) {
        self.stand_up(app);
        if self.seat != app.author() {
            self.seat = app.author();
            if self.pass == Pass::Remember {
                // Somebody else remembers: they begin at the beginning.
                self.at = 0;
            }
        }
        self.ask_texts(app);
    }

    fn faces_family(&self) -> bool {
        self.table
    }

    fn idle_minutes(&self) -> u64 {
        if self.table {
            return 45;
        }
        match (self.guide.stage, self.pass) {
            (_, Pass::Remember) | (Stage::Reflect, _) => 20,
            (_, Pass::Visit) => 45,
            _ => 5,
        }
    }

    fn place(&self) -> Option<Place> {
        Some(Place {
            visit: self.visit?,
            guide: self.guide.id.clone(),
            pass: self.pass,
            prompt: self.prompt().map(|p| p.id.clone()),
        })
    }

    fn draw(&self, app: &App, frame: &mut ratatui::Frame, area: ratatui::layout::Rect) {
        self.paint(app, frame, area);
    }
}

impl Walk {
    /// What is being done, as the end of a text key.
    fn doing(&self) -> &'static str {
        match (self.guide.stage, self.pass) {
            (_, Pass::Rehearse) => "rehearsing",
            (_, Pass::Remember) => "remembering",
            (Stage::Invite, _) => "inviting",
            (Stage::Prepare, _) => "preparing",
            (Stage::Visit, _) => "visiting",
            (Stage::Reflect, _) => "reflecting",
            (Stage::FollowUp, _) => "following-up",
            (Stage::YearClose, _) => "closing",
            (Stage::Card, _) => "reading",
        }
    }

    /// In whose drawer the text in the box lies.
    fn drawer_words(&self, app: &App) -> Option<String> {
        let sitting = self.sitting.as_ref()?;
        let shown = self.visit_of(app).is_some_and(|v| v.shown);
        Some(match sitting.entry.drawer {
            Drawer::Mine => say!(app.text, "drawer-mine"),
            Drawer::Ours if sitting.entry.held && !shown => say!(app.text, "drawer-held"),
            Drawer::Ours => say!(app.text, "drawer-ours"),
        })
    }

    fn go_to(&mut self, index: usize, app: &mut App) {
        self.stand_up(app);
        self.at = index.min(self.prompts.len().saturating_sub(1));
        self.sit_down(app);
    }

    fn step(&mut self, forward: bool, app: &mut App) {
        let next = if forward { self.at + 1 } else { self.at.saturating_sub(1) };
        if forward && next >= self.prompts.len() {
            let (words, key) = match self.visit {
                Some(_) => ("walk-end", Action::Done),
                None => ("practice-end", Action::Back),
            };
            app.notice = Some(app.text.get(words, &[("key", app.keys.name_of(key).into())]));
            return;
        }
        self.go_to(next, app);
    }

    fn topics(&self, app: &App) -> Go {
        let items = self
            .prompts
            .iter()
            .enumerate()
            .map(|(index, (section, prompt))| {
                let title = self.guide.sections.get(*section).map_or("", |s| s.title.as_str());
                let mark = if self.is_written(prompt, app) { "• " } else { "  " };
                let state = self
                    .check_of(prompt, app)
                    .filter(|check| *check != Check::Open)
                    .map(|check| format!(" ({})", app.text.get(&format!("check-{}", check.word()), &[])))
                    .unwrap_or_default();
                (format!("{mark}{title} · {}{state}", prompt.intent), Choice::Topic(index))
            })
            .collect();
        let mut popup = Popup::menu(self.guide.title.clone(), Vec::new(), items);
        popup.mark(self.at);
        Go::over(popup)
    }

    /// Whether the one at the keyboard, or the pair, wrote something here.
    pub(super) fn is_written(&self, prompt: &crate::guide::Prompt, app: &App) -> bool {
        let author = self.author_of(prompt, app);
        app.book.entries.iter().any(|e| {
            Some(e.visit) == self.visit
                && e.guide == self.guide.id
                && e.prompt == prompt.id
                && (e.author == author || e.author.is_none())
                && (e.written || e.check.is_some_and(|c| c != Check::Open))
        })
    }
}
