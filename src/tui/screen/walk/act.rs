//! Keys in a walk.

use super::{Tongue, Walk};
use crate::guide::{Kind, Prompt, Stage, ready};
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup, scroll};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Effect};
use crate::tui::page::Page;
use crate::tui::phrase;
use crate::tui::route::{GuidePosition, Purpose, Route};
use crate::tui::screen::Screen;
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;
use crate::visit::{Check, Pass, VisitId};

impl Screen for Walk {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let done = world.text.get(&format!("key-done-{}", self.doing()), &[]);
        let page = Page::new(self.title(world), &self.hints(world))
            .in_drawer(self.drawer_words(world))
            .labelled(Action::Done, done);
        self.body(page, world)
    }

    fn contexts(&self, world: &World) -> Vec<Context> {
        if self.table || self.reading {
            // Nothing can be typed into what the family cannot see.
            vec![Context::Walk, Context::Move]
        } else if self.sitting.is_some() {
            vec![Context::Text, Context::Walk]
        } else if self.laptop_closed(world) || (self.pass == Pass::Visit && self.visit.is_some()) {
            vec![Context::Visiting, Context::Walk, Context::Move]
        } else {
            vec![Context::Walk, Context::Move]
        }
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back | Action::Table if self.table => {
                self.table = false;
                self.sit_down(world);
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
                self.sit_down(world);
            }
            Action::Back | Action::Leave => return Go::Back,
            // With the laptop closed there is nothing to page through.
            Action::Next
            | Action::Previous
            | Action::More
            | Action::Open
            | Action::First
            | Action::Last
            | Action::Topics
            | Action::Mark
                if self.laptop_closed(world) =>
            {
                return Go::Unused(action);
            }
            Action::Previous | Action::First if self.at == 0 => return Go::Unused(action),
            Action::Next => self.step(true, world),
            Action::Previous => self.step(false, world),
            Action::Open if self.prompt().is_some_and(|p| p.kind == Kind::Promise) => {
                if let Some(visit) = self.visit {
                    // At the year's end what is open of all visits is kept, or let go openly.
                    if self.guide.stage == Stage::YearClose {
                        return Go::To(Route::Promises(None));
                    }
                    return Self::open_promise(visit, world);
                }
                self.step(true, world);
            }
            Action::Open
                if self.visit.is_some() && self.prompt().is_some_and(|p| p.has_tag("then-and-now")) =>
            {
                return Go::To(Route::ThenAndNow);
            }
            Action::Open => self.step(true, world),
            // The space bar pages on, and where all was seen, to the next card.
            Action::PageDown if world.seen.get().whole && !self.table && !self.reading => {
                // Where texts are written, a space is most often meant for one: it turns no page.
                if self.visit.is_some() && (self.guide.stage == Stage::Reflect || self.pass == Pass::Remember)
                {
                    let key = world.keys.name_of(Action::Next);
                    world.notice = Some(say!(world.text, "walk-no-box", key = key));
                } else {
                    self.step(true, world);
                }
            }
            Action::Down | Action::PageDown | Action::Up | Action::PageUp => {
                return scroll(&mut self.scroll, action, 8, world);
            }
            Action::First => self.go_to(0, world),
            Action::Last => self.go_to(self.prompts.len().saturating_sub(1), world),
            Action::Topics => return self.topics(world),
            Action::Done => return self.done(world),
            Action::Mark if !self.turn_check(world) => return Go::Unused(action),
            Action::Mark => return self.ask_until(world),
            Action::More => {
                self.reading = !self.reading;
                self.sit_down(world);
            }
            Action::Together if self.pass != Pass::Remember => return Go::Unused(action),
            Action::Together => self.toggle_together(world),
            Action::Language if !self.table => {
                self.tongue = match self.tongue {
                    Tongue::Both => Tongue::Theirs,
                    Tongue::Theirs => Tongue::Ours,
                    Tongue::Ours => Tongue::Both,
                };
                if self.prompt().is_none_or(|prompt| !self.can_be_turned(prompt)) {
                    world.notice = Some(say!(world.text, "language-one"));
                }
            }
            Action::Day if !self.table && self.sitting.is_some() && self.prompt().is_some_and(|p| p.date) => {
                return self.ask_day(world);
            }
            Action::CopyWords if !self.table => {
                if let Some(prompt) = self.prompt() {
                    let (ours, theirs) = self.spoken(prompt);
                    let words = [ours, theirs].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
                    world.effect(Effect::Copy(Private::from(words)));
                    world.notice = Some(say!(world.text, "copied-words"));
                }
            }
            Action::Lesson => {
                let visit = self.visit.filter(|_| !self.table && self.begins_a_lesson());
                return visit.map_or(Go::Unused(action), |visit| Go::To(Route::Lesson(visit)));
            }
            Action::ToOurs => return self.ask_to_ours(world),
            Action::History => {
                if let Some(sitting) = &self.sitting
                    && world.book.entry(sitting.entry.id).is_some()
                {
                    let entry = sitting.entry.id;
                    self.hand_over(world);
                    return Go::To(Route::History(entry));
                }
                world.notice = Some(say!(world.text, "history-none"));
            }
            Action::Beside => {
                // In a second visit the hopes to choose from are the first one's.
                let visit = self.first_visit(world).or(self.visit);
                return visit.map_or(Go::Unused(action), |visit| Go::To(Route::Beside(visit)));
            }
            Action::Table if world.site.table_view && self.first_visit(world).is_some() => {
                self.table = true;
                self.sit_down(world);
            }
            Action::Table => {
                let why = if world.site.table_view { "table-second" } else { "table-off" };
                world.notice = Some(world.text.get(why, &[]));
            }
            Action::NotMet if !self.table => {
                let visit =
                    self.visit_of(world).filter(|v| self.guide.stage == Stage::Visit && !v.took_place());
                return visit
                    .map_or(Go::Unused(action), |visit| Go::Over(phrase::unmet::menu(visit.id, world)));
            }
            Action::Peek => {
                self.peeking = !self.peeking;
                self.sit_down(world);
            }
            Action::Remember => {
                if let Some(visit) = self.visit {
                    return Self::remember(visit, world);
                }
            }
            Action::Undo | Action::Redo | Action::SelectAll | Action::DeleteWord => {
                let edit = match action {
                    Action::Undo => Edit::Undo,
                    Action::Redo => Edit::Redo,
                    Action::SelectAll => Edit::SelectAll,
                    _ => Edit::DeleteWordBack,
                };
                return self.edit(&edit, false, world);
            }
            Action::Copy | Action::Cut => {
                let Some(sitting) = &mut self.sitting else { return Go::Stay };
                let copied =
                    if action == Action::Cut { sitting.text.cut() } else { sitting.text.selection() };
                match copied {
                    Some(text) => {
                        world.clip.borrow_mut().copy(&text);
                        world.effect(Effect::Copy(Private::from(text)));
                        world.notice = Some(say!(world.text, "copied"));
                    }
                    None => world.notice = Some(say!(world.text, "nothing-selected")),
                }
            }
            Action::Saved => {
                world.notice = Some(world.saved_sentence());
            }
            action => return Go::Unused(action),
        }
        Go::Stay
    }

    /// To the first prompt of a section.
    fn mark(&mut self, row: usize, world: &mut World) {
        let section = self.sections().get(row).copied();
        let first = self.prompts.iter().position(|(index, _)| Some(*index) == section);
        if let Some(first) = first.filter(|_| !self.table) {
            self.go_to(first, world);
        }
    }

    fn edit(&mut self, edit: &Edit, extend: bool, world: &mut World) -> Go {
        if let Some(sitting) = &mut self.sitting {
            if let Edit::Paste(text) = edit
                && sitting.text.text().len() + text.len() > crate::clean::TEXT_LIMIT
            {
                world.notice = Some(say!(world.text, "paste-too-long"));
                return Go::Stay;
            }
            world.edit_text(&mut sitting.text, edit, extend);
        }
        Go::Stay
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Texts(visit, texts) if Some(visit) == self.visit => {
                self.texts = texts.into_iter().collect();
            }
            Answer::Book(_) => self.on_resume(world),
            _ => {}
        }
        Go::Stay
    }

    fn on_ready(&mut self, world: &mut World) {
        if self.sitting.is_none() {
            self.sit_down(world);
        }
    }

    fn on_lock(&mut self) {
        self.sitting = None;
        self.texts.clear();
    }

    fn flush(&mut self, world: &mut World) {
        self.hand_over(world);
    }

    fn on_leave(&mut self, world: &mut World) {
        self.stand_up(world);
        if let (Some(way), Some(prompt)) = (self.way(world), self.prompt()) {
            let id = prompt.id.clone();
            world.left_at.insert(way, id);
        }
    }

    fn on_resume(&mut self, world: &mut World) {
        self.stand_up(world);
        if self.seat != world.author() {
            self.seat = world.author();
            if self.pass == Pass::Remember {
                // Somebody else remembers: they begin at the beginning.
                self.at = 0;
            }
        }
        self.ask_texts(world);
    }

    fn presenting(&self) -> bool {
        self.table
    }

    fn idle_minutes(&self) -> u64 {
        if self.table {
            return 45;
        }
        match (self.guide.stage, self.pass) {
            (_, Pass::Remember) | (Stage::Reflect, _) => 20,
            // A visit of one pass, as a second one is, lies open on the table while people talk.
            (_, Pass::Visit) => 45,
            (Stage::Visit, Pass::Only) if self.visit.is_some() => 45,
            _ => 5,
        }
    }

    fn place(&self) -> Option<GuidePosition> {
        Some(GuidePosition {
            visit: self.visit?,
            guide: self.guide.id.clone(),
            pass: self.pass,
            prompt: self.prompt().map(|p| p.id.clone()),
        })
    }
}

impl Walk {
    fn go_to(&mut self, index: usize, world: &mut World) {
        self.stand_up(world);
        self.at = index.min(self.prompts.len().saturating_sub(1));
        self.sit_down(world);
    }

    pub(super) fn step(&mut self, forward: bool, world: &mut World) {
        let next = if forward { self.at + 1 } else { self.at.saturating_sub(1) };
        if forward && next >= self.prompts.len() {
            let (words, key) = match self.visit {
                Some(_) => ("walk-end", Action::Done),
                None => ("practice-end", Action::Back),
            };
            world.notice = Some(world.text.get(words, &[("key", world.keys.name_of(key).into())]));
            return;
        }
        self.go_to(next, world);
    }

    /// One more promise, or one of those that are there, to be put right.
    fn open_promise(visit: VisitId, world: &World) -> Go {
        let one_more = Route::Form(Purpose::Promise(visit, None));
        let known: Vec<_> = world.book.promises_of(visit).collect();
        let none_made = world.book.visit(visit).is_some_and(|v| v.promised_nothing);
        if known.is_empty() {
            let none = Pick::then(move |world| {
                world.change_visit(visit, |v| v.promised_nothing = !none_made);
                Go::Stay
            });
            let key = if none_made { "promise-none-after-all" } else { "promise-none-made" };
            let ready = Pick::then(move |world| Self::ready_promises(visit, world));
            return Go::Over(
                Popup::menu(say!(world.text, "promises-title"), Vec::new())
                    .item(say!(world.text, "promise-first"), Pick::to(one_more))
                    .item(world.text.get(key, &[]), none)
                    .item(say!(world.text, "promise-ready"), ready),
            );
        }
        let known = known.into_iter().map(|promise| {
            (
                phrase::promise_line(promise, world),
                Pick::to(Route::Form(Purpose::Promise(visit, Some(promise.id)))),
            )
        });
        let ready = Pick::then(move |world| Self::ready_promises(visit, world));
        let menu = Popup::menu(say!(world.text, "promises-title"), Vec::new());
        let menu = menu.item(say!(world.text, "promise-more"), Pick::to(one_more));
        Go::Over(menu.items(known).item(say!(world.text, "promise-ready"), ready))
    }

    /// Ready sentences to choose from; the form that follows takes the day, and what stands in brackets.
    fn ready_promises(visit: VisitId, world: &World) -> Go {
        let items = ready(world.text.language()).iter().map(|sentence| {
            let form = Route::Form(Purpose::ReadyPromise(visit, sentence.id.as_str()));
            (sentence.ours.clone(), Pick::to(form))
        });
        Go::Over(Popup::menu(say!(world.text, "promise-ready"), Vec::new()).items(items).finding())
    }

    fn topics(&self, world: &World) -> Go {
        let items = self.prompts.iter().enumerate().map(|(index, (section, prompt))| {
            let title = self.guide.sections.get(*section).map_or("", |s| s.title.as_str());
            let mark = if self.is_written(prompt, world) { "• " } else { "  " };
            let check = self.check_of(prompt, world).filter(|check| *check != Check::Open);
            let state = check
                .map(|check| format!(" ({})", world.text.get(&format!("check-{}", check.word()), &[])))
                .unwrap_or_default();
            let there = Pick::on(move |walk: &mut Self, world| {
                walk.go_to(index, world);
                Go::Stay
            });
            (format!("{mark}{title} · {}{state}", prompt.intent), there)
        });
        let mut popup = Popup::menu(self.guide.title.clone(), Vec::new()).items(items).finding();
        popup.mark(self.at);
        Go::Over(popup)
    }

    /// Whether the one at the keyboard, or the pair, wrote something here.
    pub(super) fn is_written(&self, prompt: &Prompt, world: &World) -> bool {
        let author = self.author_of(prompt, world);
        self.entries_of(prompt, world).any(|e| {
            (e.author == author || e.author.is_none())
                && (e.written || e.check.is_some_and(|c| c != Check::Open))
        })
    }
}
