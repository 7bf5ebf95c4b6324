//! Before filing: one list of what is still open, each a jump; what each allows; then two acts, together.

mod sign;

use std::cell::Cell;
use std::collections::HashMap;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use similar::{ChangeTag, TextDiff};
use unicode_width::UnicodeWidthStr;

use super::{Screen, Title};
use crate::guide::Stage;
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Query, Wanted};
use crate::tui::phrase;
use crate::tui::route::{Go, Place, Purpose, Route};
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::tui::world::World;
use crate::visit::{
    EducatorId, Entry, EntryId, FiledPromise, Filing, Leaving, Pass, Signed, State, Text, VisitId,
    filed_promises, place_on_page, signers, statement_hash,
};

/// Agreeing on a visit.
pub struct Agree {
    visit: VisitId,
    texts: HashMap<EntryId, Text>,
    at: usize,
    scroll: Cell<usize>,
    /// What each signer allows of each answer; becomes a consent when they sign.
    allowed: HashMap<(EntryId, EducatorId), Leaving>,
    /// Who is still to sign now, the next first, and what.
    signing: Vec<EducatorId>,
    filing: Option<Filing>,
}

/// Something that is still open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Facts,
    Answer(usize),
}

enum Row {
    Open(Open, String),
    Answer(EntryId),
}

impl Agree {
    /// For a visit.
    pub fn new(visit: VisitId, world: &mut World) -> Self {
        if let Some(viewer) = world.author() {
            world.ask_and_wait(Query { what: Wanted::Texts(visit), viewer });
        }
        Self {
            visit,
            texts: HashMap::new(),
            at: 0,
            scroll: Cell::new(0),
            allowed: HashMap::new(),
            signing: Vec::new(),
            filing: None,
        }
    }

    /// What is agreed on: the joint answers of the reflection, in the order of the guide, then the lines marked as the
    /// family's own words.
    fn answers<'a>(&self, world: &'a World) -> Vec<(&'a Entry, String)> {
        let mut answers: Vec<(usize, &Entry, String)> = world
            .book
            .entries_of(self.visit)
            .filter(|e| e.author.is_none() && e.written)
            .filter_map(|entry| {
                let order = place_on_page(entry, &world.library)?;
                let text = self.texts.get(&entry.id)?.open().trim().to_owned();
                (!text.is_empty()).then_some((order, entry, text))
            })
            .collect();
        answers.sort_by_key(|(order, entry, _)| (*order, entry.id));
        answers.into_iter().map(|(_, entry, text)| (entry, text)).collect()
    }

    fn rows(&self, world: &World) -> Vec<Row> {
        let mut rows = Vec::new();
        let Some(visit) = world.book.visit(self.visit) else { return rows };
        let facts = &visit.facts;
        if facts.met.is_none() || (facts.met == Some(true) && facts.minutes.is_none()) {
            rows.push(Row::Open(Open::Facts, say!(world.text, "open-facts")));
        }
        if let Some(guide) = world.library.for_stage(Stage::Reflect, visit.occasion) {
            let prompts = guide.sections.iter().flat_map(|s| &s.prompts);
            for (index, prompt) in prompts.enumerate().filter(|(_, p)| p.essential) {
                let written = world
                    .book
                    .entries_of(self.visit)
                    .any(|e| e.guide == guide.id && e.prompt == prompt.id && e.written);
                if !written {
                    rows.push(Row::Open(Open::Answer(index), prompt.intent.clone()));
                }
            }
        }
        rows.extend(self.answers(world).into_iter().map(|(entry, _)| Row::Answer(entry.id)));
        rows
    }

    fn signers(&self, world: &World) -> Vec<EducatorId> {
        world.book.visit(self.visit).map(signers).unwrap_or_default()
    }

    fn allowed(&self, entry: EntryId, who: EducatorId, text: &str, world: &World) -> Leaving {
        if let Some(chosen) = self.allowed.get(&(entry, who)) {
            return *chosen;
        }
        let hash = statement_hash(text.as_bytes());
        let consent = world.book.consents_of(entry).rev().find(|c| c.educator == who && c.hash == hash);
        match consent {
            Some(c) if c.share && c.quote => Leaving::Quotable,
            Some(c) if c.share => Leaving::Shared,
            _ => Leaving::Stays,
        }
    }

    /// An answer as it will be filed.
    fn words_of(&self, entry: EntryId) -> &str {
        self.texts.get(&entry).map(|t| t.open().trim()).unwrap_or_default()
    }

    /// What one signer allows of an answer, in words.
    fn allows(&self, entry: EntryId, who: EducatorId, world: &World) -> String {
        let allowed = self.allowed(entry, who, self.words_of(entry), world);
        world.text.get(&format!("leaving-{}", allowed.word()), &[])
    }

    /// How far an answer may go: as far as the most careful of them allows.
    fn allows_together(&self, entry: EntryId, world: &World) -> String {
        let words = self.words_of(entry);
        let least = self.signers(world).into_iter().map(|who| self.allowed(entry, who, words, world)).min();
        world.text.get(&format!("leaving-{}", least.unwrap_or(Leaving::Stays).word()), &[])
    }

    /// What a signer is about to allow, answer by answer; said once more before they sign.
    pub(super) fn will_allow(&self, who: EducatorId, world: &World) -> Vec<String> {
        let answers = self.answers(world);
        let mut lines: Vec<String> = answers
            .iter()
            .filter(|(entry, text)| self.allowed(entry.id, who, text, world) != Leaving::Stays)
            .map(|(entry, text)| {
                let words = words::cut(&text.replace('\n', " "), 40);
                format!("“{words}” {}", self.allows(entry.id, who, world))
            })
            .collect();
        if lines.is_empty() {
            lines.push(say!(world.text, "sign-allows-nothing"));
        } else {
            // How many in one line: a small screen may have no room for each.
            let quoted = answers
                .iter()
                .filter(|(entry, text)| self.allowed(entry.id, who, text, world) == Leaving::Quotable)
                .count();
            lines.insert(0, say!(world.text, "sign-allows", shared = lines.len(), quoted = quoted));
        }
        lines
    }

    fn turn_allowed(&mut self, which: usize, world: &mut World) {
        let Some(&who) = self.signers(world).get(which) else { return };
        let rows = self.rows(world);
        let Some(Row::Answer(entry)) = rows.get(self.at) else {
            world.notice = Some(say!(world.text, "agree-on-answer"));
            return;
        };
        let now = self.allowed(*entry, who, self.words_of(*entry), world);
        let index = Leaving::ALL.iter().position(|l| *l == now).unwrap_or(0);
        self.allowed.insert((*entry, who), Leaving::ALL[(index + 1) % Leaving::ALL.len()]);
    }

    /// What changed since the last filing, line by line.
    fn difference(&self, world: &World) -> Vec<Part> {
        let theme = &world.theme;
        let Some(last) = world.book.filings_of(self.visit).first().copied() else { return Vec::new() };
        let paragraph = |words: &str, text: &str| ["\n", words, "\n", text.trim(), "\n"].concat();
        let mut now: String =
            self.answers(world).iter().map(|(entry, text)| paragraph(&entry.words, text)).collect();
        let mut before: String = last.answers.iter().map(|a| paragraph(&a.words, &a.text)).collect();
        if let Some(promises) = &last.promises {
            let lines = |promises: &[FiledPromise]| -> String {
                promises.iter().map(|p| phrase::filed_line(p, world) + "\n").collect()
            };
            before += &lines(promises);
            now += &lines(&filed_promises(&world.book, self.visit));
        }
        if now == before {
            return Vec::new();
        }
        let mut parts =
            vec![Part::new(say!(world.text, "agree-difference", number = last.number), theme.dim)];
        for change in TextDiff::from_lines(before.as_str(), now.as_str()).iter_all_changes() {
            let (mark, style) = match change.tag() {
                ChangeTag::Equal => continue,
                ChangeTag::Delete => ("−", theme.dim),
                ChangeTag::Insert => ("+", theme.accent),
            };
            parts.push(Part::new(format!("{mark} {}", change.value().trim_end()), style));
        }
        parts
    }

    fn parts(&self, rows: &[Row], world: &World) -> Vec<Part> {
        let theme = &world.theme;
        let mut parts = Vec::new();
        if let Some(Row::Answer(id)) = rows.get(self.at)
            && let Some(entry) = world.book.entry(*id)
        {
            for (who, action) in
                self.signers(world).into_iter().zip([Action::AllowFirst, Action::AllowSecond])
            {
                let (key, name) = (world.keys.name_of(action), world.name_of(who));
                let line = format!("{key}  {name}: {}", self.allows(*id, who, world));
                parts.push(Part::new(line, theme.accent));
            }
            parts.push(Part::new(&*entry.words, theme.dim));
            parts.push(Part::new(self.texts.get(id).map(Text::open).unwrap_or_default().trim(), theme.plain));
            parts.push(Part::new("", theme.plain));
        }
        let difference = self.difference(world);
        if !difference.is_empty() {
            parts.extend(difference);
            parts.push(Part::new("", theme.plain));
        }
        // What could still be put right is said before it is filed, with how.
        let visit = world.book.visit(self.visit).filter(|v| v.took_place());
        let findings = visit.map(|v| sign::findings(v, world)).into_iter().flatten();
        let open: Vec<_> = findings.filter(|f| f.state != State::Kept).collect();
        if !open.is_empty() {
            parts.push(Part::new(say!(world.text, "agree-practices"), theme.dim));
            parts.extend(
                open.iter()
                    .map(|f| Part::new(phrase::practices::sentence(f, world), theme.plain).indented(2)),
            );
            parts.push(Part::new("", theme.plain));
        }
        if let Some(filing) = self.compose(world) {
            parts.push(Part::new(say!(world.text, "agree-page"), theme.dim));
            parts.extend(filing.page.lines().map(|line| {
                let indent = line.len() - line.trim_start().len();
                Part::new(line.trim_start(), theme.plain).indented(indent as u16)
            }));
        }
        parts
    }
}

impl Screen for Agree {
    fn title(&self, world: &World) -> Title {
        let place = world.book.visit(self.visit).map(|v| phrase::heading(v, world)).unwrap_or_default();
        Title {
            place: format!("{place} · {}", say!(world.text, "agree-title")),
            drawer: Some(say!(world.text, "drawer-ours")),
        }
    }

    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Agree, Context::Move]
    }

    fn hints(&self, _app: &World) -> Vec<Action> {
        use Action::{AllowFirst, AllowSecond, Back, Open, PageDown, Sign};
        vec![Back, Sign, AllowFirst, AllowSecond, Open, PageDown]
    }

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        let rows = self.rows(world);
        // What was open may have been answered meanwhile.
        self.at = self.at.min(rows.len().saturating_sub(1));
        match action {
            Action::Back => {
                if !self.allowed.is_empty() {
                    let key = world.keys.name_of(Action::Sign);
                    world.notice = Some(say!(world.text, "agree-unsigned", key = key));
                }
                return Go::Back;
            }
            Action::Sign => return self.choose_acts(world),
            Action::AllowFirst => self.turn_allowed(0, world),
            Action::AllowSecond => self.turn_allowed(1, world),
            Action::PageDown => self.scroll.set(self.scroll.get() + 8),
            Action::PageUp => self.scroll.set(self.scroll.get().saturating_sub(8)),
            Action::Open => {
                let (guide, prompt) = match rows.get(self.at) {
                    Some(Row::Open(Open::Facts, _)) => {
                        return Go::To(Route::Form(Purpose::Facts(self.visit)));
                    }
                    Some(Row::Open(Open::Answer(index), _)) => {
                        let visit = world.book.visit(self.visit);
                        let guide = visit.and_then(|v| world.library.for_stage(Stage::Reflect, v.occasion));
                        let prompt =
                            guide.and_then(|g| g.sections.iter().flat_map(|s| &s.prompts).nth(*index));
                        match (guide, prompt) {
                            (Some(guide), Some(prompt)) => (guide.id.clone(), prompt.id.clone()),
                            _ => return Go::Stay,
                        }
                    }
                    Some(Row::Answer(id)) => match world.book.entry(*id) {
                        Some(entry) => (entry.guide.clone(), entry.prompt.clone()),
                        None => return Go::Stay,
                    },
                    None => return Go::Stay,
                };
                let place = Place { visit: self.visit, guide, pass: Pass::Only, prompt: Some(prompt) };
                return Go::To(Route::Walk(place));
            }
            action => {
                self.at = moved(self.at, rows.len(), action, 5);
                self.scroll.set(0);
            }
        }
        Go::Stay
    }

    fn answer(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Texts(visit, texts) if visit == self.visit => {
                self.texts = texts.into_iter().collect();
            }
            Answer::Signatures(who, signatures) => {
                let signed: Vec<_> = signatures.into_iter().map(|(act, s)| (act, Signed::Key(s))).collect();
                return self.sign(who, &signed, world);
            }
            Answer::Refused(why) => {
                world.notice = Some(world.text.sentence(&why));
                return self.ask_next(world);
            }
            Answer::Book(_) => self.shown_again(world),
            _ => {}
        }
        Go::Stay
    }

    fn cover(&mut self) {
        self.texts.clear();
        self.signing.clear();
    }

    fn shown_again(&mut self, world: &mut World) {
        if let Some(viewer) = world.author() {
            world.ask_and_wait(Query { what: Wanted::Texts(self.visit), viewer });
        }
    }

    fn idle_minutes(&self) -> u64 {
        20
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let rows = self.rows(world);
        let intro =
            if rows.iter().any(|r| matches!(r, Row::Open(..))) { "agree-open" } else { "agree-ready" };
        let intro =
            words::rows(&[Part::new(world.text.get(intro, &[]), theme.plain)], area.width.saturating_sub(4));
        words::draw_rows(frame, Rect { x: area.x + 2, ..area }, &intro, 0);
        let top = intro.len() as u16 + u16::from(area.height >= 14);
        let height = (rows.len() as u16).min(area.height.saturating_sub(top) * 2 / 3);
        let place = Rect { y: area.y + top, height, ..area };
        let at = self.at.min(rows.len().saturating_sub(1));
        let width = usize::from(area.width.min(words::TEXT_WIDTH + 20)).saturating_sub(4);
        let widest = rows.iter().map(|row| match row {
            Row::Answer(id) => self.allows_together(*id, world).width(),
            Row::Open(..) => 0,
        });
        let allows_width = widest.max().unwrap_or(0).min(width / 2);
        let text_width = width.saturating_sub(allows_width + 2);
        list::draw(frame, place, rows.len(), at, |index| {
            let marked = index == at;
            let mark = Span::styled(if marked { "▸ " } else { "  " }, theme.accent);
            let style = if marked { theme.strong } else { theme.plain };
            match &rows[index] {
                Row::Open(_, what) => {
                    let words = say!(world.text, "agree-still-open", what = what.as_str());
                    Line::from(vec![
                        mark,
                        Span::styled(words::cut(&words, usize::from(area.width) - 3), style),
                    ])
                }
                Row::Answer(id) => {
                    let text = self.words_of(*id).replace('\n', " ");
                    let allows = words::cut(&self.allows_together(*id, world), allows_width);
                    Line::from(vec![
                        mark,
                        Span::styled(words::pad(&text, text_width), style),
                        Span::raw("  "),
                        Span::styled(allows, theme.dim),
                    ])
                }
            }
        });
        let row = at.saturating_sub(list::offset(at, rows.len(), height as usize));
        frame.set_cursor_position((place.x, place.y + row as u16));
        let below = words::rows(&self.parts(&rows, world), area.width.saturating_sub(4));
        let y = place.bottom() + u16::from(area.height >= 14);
        let rest = Rect { x: area.x + 2, y, height: area.bottom().saturating_sub(y), ..area };
        let most = below.len().saturating_sub(usize::from(rest.height));
        self.scroll.set(self.scroll.get().min(most));
        words::draw_rows(frame, rest, &below, self.scroll.get());
        if self.scroll.get() < most && rest.height > 1 {
            let last = Rect { y: rest.bottom() - 1, height: 1, ..rest };
            let key = world.keys.name_of(Action::PageDown);
            let words = words::pad(&say!(world.text, "more-below", key = key), usize::from(rest.width) - 2);
            frame.render_widget(Line::styled(words, theme.dim), last);
        }
    }
}
