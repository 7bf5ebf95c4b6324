//! A family's year: first visit, what happened between, second visit, with what was said under each.

use std::collections::HashMap;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Screen, Title};
use crate::guide::Stage;
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask};
use crate::tui::phrase::{self, bare, intent, practices, promise_line};
use crate::tui::popup::{Pick, Popup};
use crate::tui::route::{Go, Purpose, Route, home};
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::{
    Between, BetweenId, Drawer, EntryId, FamilyId, Next, Pass, Record, Step, Text, Visit, VisitId, next_step,
};
use crate::when;

/// A family.
pub struct FamilyScreen {
    family: FamilyId,
    at: usize,
    texts: HashMap<EntryId, Text>,
    asked: bool,
    /// A key moved the mark.
    moved: bool,
    /// The visits that were there when this screen was last in front: a new one gets the mark.
    known: Vec<VisitId>,
}

/// One row of the year.
enum Row {
    Visit(VisitId),
    /// What it answers, in a few words, and the words.
    Said(String, String),
    Practice(VisitId),
    Between(BetweenId, String),
    Promise(String),
    /// Grades, languages, an interpreter: tells families of one name apart.
    About(String),
    Air,
}

impl Row {
    /// Whether the mark rests on it: a key acts on what is marked.
    const fn can_be_marked(&self) -> bool {
        !matches!(self, Self::About(_) | Self::Air)
    }
}

impl FamilyScreen {
    /// For this family.
    pub fn new(family: FamilyId) -> Self {
        Self { family, at: 0, texts: HashMap::new(), asked: false, moved: false, known: Vec::new() }
    }

    fn ask(&mut self, world: &mut World) {
        let Some(viewer) = world.author() else { return };
        let visits: Vec<VisitId> = world.book.visits_of(self.family).iter().map(|v| v.id).collect();
        if self.asked
            && let Some(new) = visits.iter().find(|id| !self.known.contains(id))
            && let Some(at) =
                self.rows(world).iter().position(|row| matches!(row, Row::Visit(id) if id == new))
        {
            self.at = at;
        }
        self.asked = true;
        self.open_at_newest(world);
        for &visit in &visits {
            world.ask(Ask::Texts { visit, viewer });
        }
        self.known = visits;
    }

    /// The year opens where it stands, until a key moves the mark: texts that arrive push the rows on.
    fn open_at_newest(&mut self, world: &World) {
        if !self.moved {
            let newest = world.book.visits_of(self.family).last().map(|v| v.id);
            let rows = self.rows(world);
            self.at =
                rows.iter().position(|r| matches!(r, Row::Visit(id) if Some(*id) == newest)).unwrap_or(0);
        }
    }

    fn rows(&self, world: &World) -> Vec<Row> {
        let mut rows = Vec::new();
        let visits = world.book.visits_of(self.family);
        let mut betweens: Vec<&Between> =
            world.book.betweens.iter().filter(|b| b.family == self.family).collect();
        betweens.sort_by_key(|b| (b.on, b.id));
        let mut betweens = betweens.into_iter().peekable();
        for visit in visits {
            while let Some(between) = betweens.next_if(|b| visit.day().is_some_and(|day| b.on < day)) {
                rows.push(Row::Between(between.id, phrase::between_line(between, world)));
            }
            if !rows.is_empty() {
                rows.push(Row::Air);
            }
            rows.push(Row::Visit(visit.id));
            rows.extend(self.said(visit, world).into_iter().map(|(label, words)| Row::Said(label, words)));
            rows.extend(world.book.promises_of(visit.id).map(|p| Row::Promise(promise_line(p, world))));
            if visit.took_place() {
                rows.push(Row::Practice(visit.id));
            }
        }
        rows.extend(betweens.map(|b| Row::Between(b.id, phrase::between_line(b, world))));
        // A mistake is not forgotten: it can be found, and found not to be one.
        let voided = world.book.visits.iter().filter(|v| v.family == self.family && v.voided);
        rows.extend(voided.map(|v| Row::Visit(v.id)));
        if !rows.is_empty() {
            rows.splice(0..0, about(self.family, world).map(Row::About));
        }
        rows
    }

    /// What was said in a visit, a row a text: the family's own words, what the pair wrote together, what each
    /// remembers. Preparation and checklists stay in their guides.
    fn said(&self, visit: &Visit, world: &World) -> Vec<(String, String)> {
        let mut lines: Vec<(u8, String, String)> = Vec::new();
        for entry in world
            .book
            .entries_of(visit.id)
            .filter(|e| e.written && e.check.is_none() && e.drawer == Drawer::Ours)
        {
            let Some(Text::Open(text)) = self.texts.get(&entry.id) else { continue };
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if line.is_empty() {
                continue;
            }
            let (rank, label, line) = match (entry.author, entry.pass) {
                _ if entry.has_tag("own-hope") => (0, String::new(), format!("“{}”", bare(&line))),
                // What it answers, in a few words: a line alone says little a month later.
                (None, _) => (1, format!("{}: ", intent(entry, world)), line),
                (Some(id), Pass::Remember) => (2, format!("{}: ", world.name_of(id)), line),
                _ => continue,
            };
            lines.push((rank, label, line));
        }
        lines.sort_by_key(|(rank, ..)| *rank);
        lines.into_iter().map(|(_, label, line)| (label, line)).collect()
    }

    fn marked_visit(&self, world: &World) -> Option<VisitId> {
        let rows = self.rows(world);
        let visit = |row: &Row| match row {
            Row::Visit(id) => Some(*id),
            _ => None,
        };
        // The one that it stands under; what came before the first visit belongs to that one.
        rows.iter().take(self.at + 1).rev().find_map(visit).or_else(|| rows.iter().find_map(visit))
    }

    /// Everything that can be done with a visit, what comes next first.
    fn menu(visit: VisitId, world: &World) -> Go {
        let Some(v) = world.book.visit(visit) else { return Go::Stay };
        let text = &world.text;
        let mut items = Vec::new();
        let mut guide = |key: &str, stage, pass| {
            items.push((text.get(key, &[]), Pick::to(Route::Guide(visit, stage, pass))));
        };
        let first = v.occasion.is_first();
        let passes = world
            .library
            .for_stage(Stage::Visit, v.occasion)
            .is_some_and(|g| g.passes.contains(&Pass::Remember));
        guide("menu-invite", Stage::Invite, Pass::Only);
        guide("menu-prepare", Stage::Prepare, Pass::Only);
        if passes {
            guide("menu-rehearse", Stage::Visit, Pass::Rehearse);
            guide("menu-visit", Stage::Visit, Pass::Visit);
            guide("menu-remember", Stage::Visit, Pass::Remember);
        } else {
            guide("menu-visit", Stage::Visit, Pass::Only);
        }
        guide("menu-reflect", Stage::Reflect, Pass::Only);
        if first {
            guide("menu-follow-up", Stage::FollowUp, Pass::Only);
        }
        if v.took_place() {
            guide("menu-year-close", Stage::YearClose, Pass::Only);
        }
        items.extend([
            (
                say!(text, "menu-practices"),
                Pick::then(move |world| practices::note(visit, world).map_or(Go::Stay, Go::Over)),
            ),
            (say!(text, "menu-beside"), Pick::to(Route::Beside(visit))),
            (say!(text, "menu-facts"), Pick::to(Route::Form(Purpose::Facts(visit)))),
            (say!(text, "menu-agree"), Pick::to(Route::Agree(visit))),
            (say!(text, "menu-plan"), Pick::to(Route::Form(Purpose::Plan(visit)))),
            if v.voided {
                (
                    say!(text, "menu-unvoid"),
                    Pick::then(move |world| {
                        world.change_visit(visit, |v| v.voided = false);
                        Go::Stay
                    }),
                )
            } else {
                (say!(text, "menu-void"), Pick::then(move |world| Go::Over(ask_void(visit, world))))
            },
        ]);
        Go::Over(Popup::menu(phrase::heading(v, world), vec![v.visit_ref.clone()], items))
    }
}

/// Whether a visit was entered by mistake: it is kept, and does not count.
fn ask_void(visit: VisitId, world: &World) -> Popup {
    let void = Pick::then(move |world| {
        world.change_visit(visit, |v| v.voided = true);
        world.notice = Some(say!(world.text, "voided"));
        Go::Stay
    });
    let (title, why) = (say!(world.text, "menu-void"), say!(world.text, "void-why"));
    Popup::menu(title, vec![why], vec![(say!(world.text, "void-yes"), void)])
        .with_no(say!(world.text, "void-no"))
}

/// What is known of a family, in one line.
fn about(family: FamilyId, world: &World) -> Option<String> {
    let family = world.book.family(family)?;
    let mut students: Vec<String> = Vec::new();
    for student in world.book.students_of(family.id) {
        let band = student.band.map(|band| world.text.get(&format!("band-{}", band.word()), &[]));
        let name = (*student.name != *family.name).then(|| student.name.to_string());
        let said = [name, band, student.class.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        students.extend(Some(said).filter(|said| !said.is_empty()));
    }
    let interpreter = family.interpreter.then(|| say!(world.text, "family-with-interpreter"));
    let languages = Some(family.languages.join(", ")).filter(|l| !l.is_empty());
    let parts: Vec<String> = students.into_iter().chain(languages).chain(interpreter).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

impl Screen for FamilyScreen {
    fn title(&self, world: &World) -> Title {
        Title { place: world.family_name(self.family), drawer: None }
    }

    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Family, Context::Home, Context::Move]
    }

    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![
            Action::Back,
            Action::Open,
            Action::Act,
            Action::NewVisit,
            Action::Between,
            Action::AddPromise,
            Action::Edit,
        ]
    }

    fn flush(&mut self, world: &mut World) {
        if !self.asked {
            self.ask(world);
        }
    }

    fn cover(&mut self) {
        self.texts.clear();
    }

    fn shown_again(&mut self, world: &mut World) {
        self.ask(world);
    }

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        let visit = self.marked_visit(world);
        match action {
            Action::Back => Go::Back,
            Action::Open => {
                match self.rows(world).into_iter().nth(self.at) {
                    Some(Row::Between(id, _)) => {
                        return Go::To(Route::Form(Purpose::Between(self.family, Some(id))));
                    }
                    Some(Row::Practice(id)) => return practices::note(id, world).map_or(Go::Stay, Go::Over),
                    _ => {}
                }
                let (Some(id), Some(who)) = (visit, world.author()) else {
                    // It begins with the call, as on Today.
                    return Go::To(Route::FirstCall(self.family));
                };
                let step = world.book.visit(id).and_then(|v| next_step(&world.book, v, who, world.local()));
                match step {
                    Some(step) => {
                        let next = Next {
                            step,
                            family: Some(self.family),
                            visit,
                            promise: None,
                            entry: None,
                            at: None,
                            count: 0,
                        };
                        Route::of_step(&next, world).map_or(Go::Stay, Go::To)
                    }
                    None => Self::menu(id, world),
                }
            }
            Action::Act | Action::AddPromise if visit.is_none() => {
                let key = world.keys.name_of(Action::NewVisit);
                let enter = world.keys.name_of(Action::Open);
                world.notice = Some(say!(world.text, "family-no-visit", enter = enter, key = key));
                Go::Stay
            }
            Action::Act => visit.map_or(Go::Stay, |id| Self::menu(id, world)),
            Action::NewVisit => Go::To(Route::NewVisit(self.family)),
            Action::Between => Go::To(Route::Form(Purpose::Between(self.family, None))),
            Action::AddPromise => match visit {
                Some(id) => Go::To(Route::Form(Purpose::Promise(id, None))),
                None => Go::Stay,
            },
            Action::Remove => {
                let marked = self.rows(world).into_iter().nth(self.at);
                if let Some(Row::Between(id, _)) = marked
                    && let Some(between) = world.book.between(id).cloned()
                {
                    world.remove(vec![Record::Between(between)]);
                }
                Go::Stay
            }
            Action::BringBack => {
                world.bring_back();
                Go::Stay
            }
            Action::Edit => Go::To(Route::Form(Purpose::Family(Some(self.family)))),
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.moved = true;
                let rows = self.rows(world);
                let at = moved(self.at, rows.len(), action, 10);
                let after = (at..rows.len()).find(|&at| rows[at].can_be_marked());
                let before = (0..=at).rev().find(|&at| rows.get(at).is_some_and(Row::can_be_marked));
                let up = matches!(action, Action::Up | Action::PageUp);
                self.at = if up { before.or(after) } else { after.or(before) }.unwrap_or(at);
                Go::Stay
            }
            action => home(action, world),
        }
    }

    fn answer(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Texts(_, texts) => {
                self.texts.extend(texts);
                self.open_at_newest(world);
            }
            Answer::Book(_) => self.ask(world),
            _ => {}
        }
        Go::Stay
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let rows = self.rows(world);
        if rows.is_empty() {
            let (enter, key) = (world.keys.name_of(Action::Open), world.keys.name_of(Action::NewVisit));
            let words = say!(world.text, "family-no-visit", enter = enter, key = key);
            let line = Line::styled(words::cut(&words, area.width as usize - 3), theme.plain);
            frame
                .render_widget(line, Rect { x: area.x + 2, y: area.y + 1, height: 1, width: area.width - 3 });
            return;
        }
        let width = area.width.min(words::TEXT_WIDTH + 6).saturating_sub(4);
        let at = self.at.min(rows.len() - 1);
        // Texts are wrapped, so what scrolls are screen lines, each with the row that it belongs to.
        let mut lines: Vec<(usize, Line<'static>)> = Vec::new();
        for (index, row) in rows.into_iter().enumerate() {
            let mut label = String::new();
            let (words, style, indent) = match row {
                Row::Air => (String::new(), theme.plain, ""),
                Row::About(words) => (words, theme.dim, ""),
                Row::Visit(id) => {
                    (world.book.visit(id).map(|v| visit_line(v, world)).unwrap_or_default(), theme.strong, "")
                }
                Row::Said(what, words) => {
                    label = what;
                    (format!("{label}{words}"), theme.plain, "  ")
                }
                Row::Promise(words) => (words, theme.plain, "  "),
                Row::Practice(id) => {
                    let words = world.book.visit(id).map(|v| practices::line(v, world)).unwrap_or_default();
                    (words, theme.dim, "  ")
                }
                Row::Between(_, words) => (words, theme.dim, ""),
            };
            let style = if index == at { style.patch(theme.strong) } else { style };
            for (n, part) in
                words::wrap(&words, width.saturating_sub(indent.len() as u16)).into_iter().enumerate()
            {
                let mark = if index == at && n == 0 { "▸ " } else { "  " };
                let said = part.strip_prefix(label.trim_end()).filter(|_| n == 0 && !label.is_empty());
                let mut spans = vec![Span::styled(mark, theme.accent), Span::raw(indent)];
                match said {
                    Some(said) => spans.extend([
                        Span::styled(label.trim_end().to_owned(), theme.dim),
                        Span::styled(said.to_owned(), style),
                    ]),
                    None => spans.push(Span::styled(part, style)),
                }
                lines.push((index, Line::from(spans)));
            }
        }
        let first = lines.iter().position(|(index, _)| *index == at).unwrap_or(0);
        list::draw(frame, area, lines.len(), first, |row| lines[row].1.clone());
        let row = first.saturating_sub(list::offset(first, lines.len(), area.height as usize));
        frame.set_cursor_position((area.x, area.y + row as u16));
    }
}

/// A visit's heading: what for, when, how it stands.
fn visit_line(visit: &Visit, world: &World) -> String {
    let occasion = world.text.get(&format!("occasion-{}", visit.occasion.word()), &[]);
    let at = visit
        .another_day()
        .map(|on| when::day(on, world.local().date(), world.text.language()))
        .or_else(|| visit.agreed.map(|at| when::short(at, world.local(), world.text.language())));
    let step = world.author().and_then(|who| next_step(&world.book, visit, who, world.local()));
    let state = match (step, visit.outcome) {
        (Some(step), _) => {
            let step = world.text.get(&format!("step-{}", Step::word(step)), &[]);
            Some(say!(world.text, "family-next", step = step))
        }
        (None, Some(outcome)) => Some(world.text.get(&format!("outcome-{}", outcome.word()), &[])),
        (None, None) => None,
    };
    if visit.voided {
        return format!("{occasion} · {}", say!(world.text, "family-voided"));
    }
    let filed = world.book.agreed_filing(visit.id).map(|_| say!(world.text, "family-filed"));
    [Some(occasion), at, filed, state].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
