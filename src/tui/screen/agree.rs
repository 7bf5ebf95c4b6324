//! Before filing: one list of what is still open, each a jump; what each allows; then two acts, together.

mod sign;

use std::collections::HashMap;

use similar::{ChangeTag, TextDiff};
use unicode_width::UnicodeWidthStr;

use super::Screen;
use crate::guide::{Guide, Kind, Stage};
use crate::say;
use crate::tui::go::{Go, Pick, Popup, scroll, step};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Wanted};
use crate::tui::page::{self, Cell, List, Page, Para, Part, Tone, Width};
use crate::tui::phrase;
use crate::tui::route::{GuidePosition, Purpose, Route};
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::{
    EducatorId, EntryId, FiledAnswer, FiledPromise, Filing, Leaving, Pass, PromiseId, Signed, State, Text,
    VisitId, filed_promises, place_on_page, promised, signers, statement_hash,
};

/// Agreeing on a visit.
pub(crate) struct Agree {
    visit: VisitId,
    texts: HashMap<EntryId, Text>,
    at: usize,
    /// The first row shown of what stands below.
    scroll: usize,
    /// What each signer allows of each answer; becomes a consent when they sign.
    allowed: HashMap<(EntryId, EducatorId), Leaving>,
    /// Who is still to sign now, the next first, and what.
    signing: Vec<EducatorId>,
    filing: Option<Filing>,
}

enum Row {
    /// Something that is still open: where it is put right, and what it is.
    Open(Route, String),
    Answer(FiledAnswer),
    /// What is asked of the coordinator: it leaves once all have signed.
    Ask(PromiseId, String),
}

impl Agree {
    /// For a visit.
    pub(crate) fn new(visit: VisitId, world: &mut World) -> Self {
        world.read(Wanted::Texts(visit));
        Self {
            visit,
            texts: HashMap::new(),
            at: 0,
            scroll: 0,
            allowed: HashMap::new(),
            signing: Vec::new(),
            filing: None,
        }
    }

    /// What is agreed on: the joint answers of the reflection and its list of promises, in the order of the guide, then the
    /// lines marked as the family's own words.
    fn answers(&self, world: &World) -> Vec<FiledAnswer> {
        let written = world.book.entries_of(self.visit).filter(|e| e.author.is_none() && e.written);
        let written = written.filter_map(|entry| {
            let order = place_on_page(entry, &world.library)?;
            let text = self.texts.get(&entry.id)?.open().trim().to_owned();
            let (words, tags) = (entry.words.clone(), entry.tags.clone());
            let answer = FiledAnswer { entry: entry.id, words, tags, text: text.into() };
            (!answer.text.is_empty()).then_some((order, answer))
        });
        let mut answers: Vec<(usize, FiledAnswer)> = written.chain(self.promised(world)).collect();
        answers.sort_by_key(|(order, answer)| (*order, answer.entry));
        answers.into_iter().map(|(_, answer)| answer).collect()
    }

    /// Where the promises are listed.
    fn list_of_promises(&self, world: &World) -> Option<Route> {
        let guide = self.guide(world)?;
        let mut prompts = guide.sections.iter().flat_map(|s| &s.prompts);
        let prompt = prompts.find(|p| p.essential && p.kind == Kind::Promise)?;
        Some(self.place(&guide.id, &prompt.id))
    }

    /// The guide of the reflection.
    fn guide<'a>(&self, world: &'a World) -> Option<&'a Guide> {
        world.library.for_stage(Stage::Reflect, world.book.visit(self.visit)?.occasion)
    }

    /// What we said we would do, made of the list of promises.
    fn promised(&self, world: &World) -> Option<(usize, FiledAnswer)> {
        let visit = world.book.visit(self.visit)?;
        let names = phrase::names::of(visit, world);
        let (order, now) =
            promised(&world.book, visit, &world.library, &|words| names.fill(words), &|said| {
                phrase::promised(said, &world.text)
            })?;
        // As long as the promises are those that were filed, so are the words: another language is no new answer.
        let newest = world.book.filings_of(self.visit).first().copied();
        let same = newest.filter(|f| f.promises.as_ref() == Some(&filed_promises(&world.book, self.visit)));
        let filed = same.and_then(|f| f.answers.iter().find(|answer| answer.entry == now.entry));
        Some((order, filed.cloned().unwrap_or(now)))
    }

    fn rows(&self, world: &World) -> Vec<Row> {
        let mut rows = Vec::new();
        let Some(visit) = world.book.visit(self.visit) else { return rows };
        let facts = &visit.facts;
        if facts.met.is_none() || (facts.met == Some(true) && facts.minutes.is_none()) {
            let facts = Route::Form(Purpose::Facts(self.visit));
            rows.push(Row::Open(facts, say!(world.text, "open-facts")));
        }
        let answers = self.answers(world);
        if let Some(guide) = self.guide(world) {
            let prompts = guide.sections.iter().flat_map(|s| &s.prompts);
            for prompt in prompts.filter(|p| p.essential) {
                let written = world
                    .book
                    .entries_of(self.visit)
                    .any(|e| e.guide == guide.id && e.prompt == prompt.id && e.written);
                let listed = prompt.kind == Kind::Promise && answers.iter().any(|a| a.has_tag("promises"));
                if !written && !listed {
                    let place = self.place(&guide.id, &prompt.id);
                    rows.push(Row::Open(place, prompt.intent.clone()));
                }
            }
        }
        rows.extend(answers.into_iter().map(Row::Answer));
        rows.extend(self.asks(world).map(|(promise, line)| Row::Ask(promise, line)));
        rows
    }

    /// What the pair asks of the coordinator in promises of this visit.
    fn asks<'a>(&self, world: &'a World) -> impl Iterator<Item = (PromiseId, String)> + 'a {
        let promises = world.book.promises_of(self.visit);
        promises.filter_map(|p| Some((p.id, p.request.as_ref()?.line.to_string())))
    }

    /// Where an answer of the reflection is written.
    fn place(&self, guide: &str, prompt: &str) -> Route {
        let (guide, prompt) = (guide.to_owned(), Some(prompt.to_owned()));
        Route::Walk(GuidePosition { visit: self.visit, guide, pass: Pass::Only, prompt })
    }

    /// Who signs, whoever has the keyboard first.
    fn signers(&self, world: &World) -> Vec<EducatorId> {
        let mut signers = world.book.visit(self.visit).map(signers).unwrap_or_default();
        signers.sort_by_key(|who| Some(*who) != world.author());
        signers
    }

    /// Lets somebody, or both, say at once that every answer may be shared; each still signs for it.
    fn share_all(&self, world: &World) -> Go {
        let signers = self.signers(world);
        let all = (signers.len() > 1).then(|| (say!(world.text, "both-of-us"), signers.clone()));
        let each = signers.into_iter().map(|who| (world.name_of(who), vec![who]));
        let items = all.into_iter().chain(each).map(|(name, who)| {
            let share = Pick::on(move |agree: &mut Self, world: &mut World| {
                let answers = agree.answers(world);
                for (who, answer) in who.iter().flat_map(|who| answers.iter().map(move |a| (*who, a))) {
                    let now = agree.allowed(answer.entry, who, &answer.text, world);
                    agree.allowed.insert((answer.entry, who), now.max(Leaving::Shared));
                }
                Go::Stay
            });
            (name, share)
        });
        let why = vec![say!(world.text, "share-all-why")];
        Go::Over(
            Popup::menu(say!(world.text, "share-all-title"), why)
                .no(say!(world.text, "share-all-no"))
                .items(items),
        )
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

    /// What one signer allows of an answer, in words.
    fn allows(&self, answer: &FiledAnswer, who: EducatorId, world: &World) -> String {
        let allowed = self.allowed(answer.entry, who, &answer.text, world);
        world.text.get(&format!("leaving-{}", allowed.word()), &[])
    }

    /// How far an answer may go: as far as the most careful of them allows.
    fn allows_together(&self, answer: &FiledAnswer, world: &World) -> String {
        let allows = |who| self.allowed(answer.entry, who, &answer.text, world);
        let least = self.signers(world).into_iter().map(allows).min();
        world.text.get(&format!("leaving-{}", least.unwrap_or(Leaving::Stays).word()), &[])
    }

    /// What a signer is about to allow, answer by answer; said once more before they sign.
    pub(super) fn will_allow(&self, who: EducatorId, world: &World) -> Vec<String> {
        let answers = self.answers(world);
        let mut lines: Vec<String> = answers
            .iter()
            .filter(|answer| self.allowed(answer.entry, who, &answer.text, world) != Leaving::Stays)
            .map(|answer| {
                let words = words::cut(&answer.text.replace('\n', " "), 40);
                format!("“{words}” {}", self.allows(answer, who, world))
            })
            .collect();
        let asks: Vec<String> =
            self.asks(world).map(|(_, line)| format!("“{}”", words::cut(&line, 40))).collect();
        if lines.is_empty() {
            let nothing = if asks.is_empty() { "sign-allows-nothing" } else { "sign-allows-asks-only" };
            lines.push(world.text.get(nothing, &[]));
        } else {
            // How many in one line: a small screen may have no room for each.
            let quoted = answers
                .iter()
                .filter(|answer| self.allowed(answer.entry, who, &answer.text, world) == Leaving::Quotable)
                .count();
            lines.insert(0, say!(world.text, "sign-allows", shared = lines.len(), quoted = quoted));
        }
        if !asks.is_empty() {
            lines.push(say!(world.text, "sign-asks", count = asks.len()));
            lines.extend(asks);
        }
        lines
    }

    fn turn_allowed(&mut self, which: usize, world: &mut World) {
        let Some(&who) = self.signers(world).get(which) else { return };
        let rows = self.rows(world);
        let Some(Row::Answer(answer)) = rows.get(self.at) else {
            world.notice = Some(say!(world.text, "agree-on-answer"));
            return;
        };
        let now = self.allowed(answer.entry, who, &answer.text, world);
        let index = Leaving::ALL.iter().position(|l| *l == now).unwrap_or(0);
        self.allowed.insert((answer.entry, who), Leaving::ALL[(index + 1) % Leaving::ALL.len()]);
    }

    /// What changed since the last filing, line by line.
    fn difference(&self, world: &World) -> Vec<Para> {
        let Some(last) = world.book.filings_of(self.visit).first().copied() else { return Vec::new() };
        let paragraph = |words: &str, text: &str| ["\n", words, "\n", text.trim(), "\n"].concat();
        let mut now: String =
            self.answers(world).iter().map(|answer| paragraph(&answer.words, &answer.text)).collect();
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
        let mut parts = vec![Para::dim(say!(world.text, "agree-difference", number = last.number))];
        for change in TextDiff::from_lines(before.as_str(), now.as_str()).iter_all_changes() {
            let (mark, tone) = match change.tag() {
                ChangeTag::Equal => continue,
                ChangeTag::Delete => ("−", Tone::Dim),
                ChangeTag::Insert => ("+", Tone::Accent),
            };
            parts.push(Para::new(format!("{mark} {}", change.value().trim_end()), tone));
        }
        parts
    }

    /// Below the rows: the marked answer and how far it may go, what changed, what is not yet kept, and the page itself.
    fn below(&self, rows: &[Row], world: &World) -> Vec<Para> {
        let mut parts = Vec::new();
        if let Some(Row::Answer(answer)) = rows.get(self.at) {
            for (who, action) in
                self.signers(world).into_iter().zip([Action::AllowFirst, Action::AllowSecond])
            {
                let (key, name) = (world.keys.name_of(action), world.name_of(who));
                let line = format!("{key}  {name}: {}", self.allows(answer, who, world));
                parts.push(Para::accent(line));
            }
            parts.push(Para::dim(&*answer.words));
            parts.push(Para::plain(answer.text.trim()));
            parts.push(Para::air());
        }
        let difference = self.difference(world);
        if !difference.is_empty() {
            parts.extend(difference);
            parts.push(Para::air());
        }
        if let Some(filing) = self.compose(world) {
            parts.push(Para::dim(say!(world.text, "agree-page")));
            parts.extend(filing.page.lines().map(|line| {
                let indent = line.len() - line.trim_start().len();
                Para::plain(line.trim_start()).indented(indent as u16)
            }));
        }
        // What could still be put right is said before it is filed, with how.
        let visit = world.book.visit(self.visit).filter(|v| v.took_place());
        let findings = visit.map(|v| sign::findings(v, world)).into_iter().flatten();
        let open: Vec<_> = findings.filter(|f| f.state != State::Kept).collect();
        if !open.is_empty() {
            parts.push(Para::air());
            parts.push(Para::dim(say!(world.text, "agree-practices")));
            parts.extend(open.iter().map(|f| Para::plain(phrase::practices::sentence(f, world)).indented(2)));
        }
        parts
    }
}

impl Screen for Agree {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        use Action::{AllowFirst, AllowSecond, Back, Open, PageDown, ShareAll, Sign};
        let visit = world.book.visit(self.visit).map(|v| phrase::heading(v, world)).unwrap_or_default();
        let title = format!("{visit} · {}", say!(world.text, "agree-title"));
        let rows = self.rows(world);
        let open = rows.iter().any(|row| matches!(row, Row::Open(..)));
        let intro = world.text.get(if open { "agree-open" } else { "agree-ready" }, &[]);
        let widest = rows.iter().map(|row| match row {
            Row::Answer(answer) => self.allows_together(answer, world).width(),
            Row::Ask(..) => say!(world.text, "leaving-ask").width(),
            Row::Open(..) => 0,
        });
        let widest = widest.max().unwrap_or(0) as u16;
        let below = self.below(&rows, world);
        let list = List::new(rows.len(), self.at, move |index| match &rows[index] {
            Row::Open(_, what) => {
                page::Row::of(Cell::new(say!(world.text, "agree-still-open", what = what.as_str())))
            }
            Row::Answer(answer) => {
                let allows = Cell::new(self.allows_together(answer, world)).toned(Tone::Dim);
                let text = Cell::new(answer.text.replace('\n', " "));
                page::Row { cells: vec![text, allows.wide(Width::Fit(widest))], indent: 0 }
            }
            Row::Ask(_, line) => {
                let leaves = Cell::new(say!(world.text, "leaving-ask")).toned(Tone::Dim);
                let asked = Cell::new(say!(world.text, "agree-asked", line = line.as_str()));
                page::Row { cells: vec![asked, leaves.wide(Width::Fit(widest))], indent: 0 }
            }
        });
        let list = list.with_more_from(below, self.scroll, world.keys.name_of(PageDown));

        let mut page = Page::new(title, &[Back, Sign, AllowFirst, AllowSecond, ShareAll, Open, PageDown]);
        for (who, action) in self.signers(world).into_iter().zip([AllowFirst, AllowSecond]) {
            page = page.labelled(action, world.name_of(who));
        }
        page.in_drawer(Some(say!(world.text, "drawer-ours")))
            .with(Part::Words(vec![Para::plain(intro)]))
            .with(Part::List(list))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Agree, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        (self.at, self.scroll) = (row, 0);
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
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
            Action::ShareAll => return self.share_all(world),
            // What is turned stands at the top.
            Action::AllowFirst | Action::AllowSecond => {
                self.scroll = 0;
                self.turn_allowed(usize::from(action == Action::AllowSecond), world);
            }
            Action::PageDown | Action::PageUp => {
                return scroll(&mut self.scroll, action, 8, world);
            }
            Action::Open => {
                let route = rows.into_iter().nth(self.at).and_then(|row| match row {
                    Row::Open(route, _) => Some(route),
                    Row::Ask(id, _) => Some(Route::Form(Purpose::Promise(self.visit, Some(id)))),
                    // The family's own words were marked side by side, and are put right there.
                    Row::Answer(answer) if answer.is_own_hope() => Some(Route::Beside(self.visit)),
                    Row::Answer(answer) => match world.book.entry(answer.entry) {
                        Some(entry) => Some(self.place(&entry.guide, &entry.prompt)),
                        None => self.list_of_promises(world),
                    },
                });
                return route.map_or(Go::Stay, Go::To);
            }
            action => {
                self.scroll = 0;
                return step(&mut self.at, rows.len(), action, 5);
            }
        }
        Go::Stay
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
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
            Answer::Book(_) => self.on_resume(world),
            _ => {}
        }
        Go::Stay
    }

    fn on_lock(&mut self) {
        self.texts.clear();
        self.signing.clear();
    }

    fn on_resume(&mut self, world: &mut World) {
        world.read(Wanted::Texts(self.visit));
    }

    fn idle_minutes(&self) -> u64 {
        20
    }
}
