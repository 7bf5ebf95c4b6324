//! What a walk shows: what to read now first, what may be skipped dim or left out, a box only where something can be typed.

use super::Walk;
use crate::clean::unquoted;
use crate::guide::{Kind, Prompt, Section, Stage};
use crate::say;
use crate::tui::keys::Action;
use crate::tui::page::{Block, Page, Para, Part, Tone, Weight, Writing};
use crate::tui::phrase::promise_line;
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::{Drawer, Entry, Pass, PromiseState, Remembering, Text};
use crate::when;

impl Walk {
    /// The page without title, drawer and hints.
    pub(super) fn body<'a>(&'a self, page: Page<'a>, world: &'a World) -> Page<'a> {
        if self.laptop_closed(world) {
            let ahead = self.visit_of(world).and_then(|v| v.agreed).filter(|at| *at > world.local());
            let ahead = ahead.map(|at| Para::dim(when::full(at, world.text.language())).roomy());
            let ahead = ahead.into_iter().flat_map(|day| [day, Para::air().roomy()]);
            return page.with(Part::Middle(
                ahead
                    .chain([
                        Para::strong(say!(world.text, "visit-close")),
                        Para::air(),
                        Para::plain(say!(world.text, "visit-listen")),
                        Para::air(),
                        Para::dim(say!(world.text, "visit-here")),
                        Para::air(),
                        Para::dim(not_met_words(world)).roomy(),
                    ])
                    .collect(),
            ));
        }
        let Some(prompt) = self.prompt() else { return page };
        let (from, more_key) = (self.scroll, world.keys.name_of(Action::PageDown));
        if self.table {
            let blocks = self.table_blocks(prompt, world);
            return page.with(Part::Reading { blocks, from, more_key, card: true });
        }
        let mut page = page.with(self.outline());
        let aside = self.aside(prompt, world);
        if !aside.is_empty() && !self.reading {
            page = page.beside(move || Part::aside(aside.iter().cloned().map(Block::from).collect()));
        }
        let above = self.above(prompt, world);
        let Some(sitting) = &self.sitting else {
            // A card to be read at a glance while somebody speaks.
            let card = self.pass == Pass::Visit;
            return page.with(Part::Reading { blocks: above, from, more_key, card });
        };
        let name =
            sitting.entry.author.map_or_else(|| say!(world.text, "both-of-us"), |id| world.name_of(id));
        let mut label = vec![(format!(" {} ", words::cut(&name, 30)), Tone::Dim)];
        // How the item stands is part of the box, so that no long prompt can push it out of sight.
        if let Some(check) = sitting.entry.check {
            let state = world.text.get(&format!("check-{}", check.word()), &[]);
            label.push((format!("· {state} "), Tone::Accent));
        }
        if let Some(day) = sitting.entry.on {
            let words = say!(world.text, "check-by", day = world.day(day));
            label.push((format!("· {words} "), Tone::Accent));
        }
        // What was written before lies shut: the box is not all there is.
        let me = world.author();
        let is_shut = |e: &Entry| {
            e.author == me && e.id != sitting.entry.id && matches!(self.texts.get(&e.id), Some(Text::Sealed))
        };
        if prompt.drawer == Drawer::Mine && self.entries_of(prompt, world).any(is_shut) {
            let key = world.keys.name_of(Action::Keyboard);
            label.push((format!("· {} ", say!(world.text, "mine-more-shut", key = key)), Tone::Accent));
        }
        let leave_out = prompt.leave_out.as_ref();
        page.with(Part::Writing(Writing {
            above,
            more: say!(world.text, "more", key = world.keys.name_of(Action::More)),
            hides: leave_out.is_some(),
            text: &sitting.text,
            label,
            hint: (self.pass == Pass::Rehearse).then(|| say!(world.text, "rehearse-own")),
            usual: if prompt.kind == Kind::Check { 7 } else { 14 },
            below: leave_out
                .map(|out| Para::dim(say!(world.text, "leave-out", what = out.as_str())))
                .into_iter()
                .collect(),
        }))
    }

    /// The sections that have a prompt here.
    pub(super) fn sections(&self) -> Vec<usize> {
        let shown = |index: &usize| self.prompts.iter().any(|(section, _)| section == index);
        (0..self.guide.sections.len()).filter(shown).collect()
    }

    /// The section that begins with this card, if it is the first of one.
    fn opening(&self) -> Option<&Section> {
        let of = |at: usize| self.prompts.get(at).map(|(section, _)| *section);
        let (here, before) = (of(self.at)?, self.at.checked_sub(1).and_then(of));
        (before != Some(here)).then(|| &self.guide.sections[here])
    }

    /// These, and where one is.
    fn outline(&self) -> Part<'static> {
        let at = self.prompts.get(self.at).map_or(0, |(section, _)| *section);
        let sections = self.sections();
        Part::Outline {
            here: sections.iter().position(|section| *section == at).unwrap_or(0),
            sections: sections.iter().map(|&section| self.guide.sections[section].title.clone()).collect(),
            count: (self.at + 1, self.prompts.len()),
        }
    }

    /// Everything that stands above the box.
    fn above(&self, prompt: &Prompt, world: &World) -> Vec<Block> {
        let visit = self.visit_of(world);
        let writing = self.sitting.is_some();
        // What a box needs the room more than.
        let aside = if writing && !self.reading { Weight::Roomy } else { Weight::Must };
        let mut paras = Vec::new();
        let shown = visit.is_some_and(|v| v.shown);
        if self.pass == Pass::Remember && self.at == 0 && !shown {
            let together = visit.and_then(|v| v.remembering) == Some(Remembering::Together);
            let now = if together { "remember-together-now" } else { "remember-alone-now" };
            let key = world.keys.name_of(Action::Together);
            let words = world.text.get(now, &[("key", key.into())]);
            paras.push(Para::dim(words).roomy());
            if visit.is_some_and(|v| !v.took_place()) {
                paras.push(Para::dim(not_met_words(world)).roomy());
            }
            paras.push(Para::air().roomy());
        }
        // A line to say means little without what it answers; a box needs the room more.
        if self.pass != Pass::Remember {
            let said = matches!(self.guide.stage, Stage::Invite | Stage::Visit);
            let core = self.core(world);
            let mut intent = prompt.intent.clone();
            if prompt.aside && said {
                intent = format!("{intent} · {}", say!(world.text, "not-aloud"));
            }
            if prompt.essential && core.is_some() {
                intent = format!("{intent} · {}", say!(world.text, "core-card"));
            }
            if let Some(who) = prompt.who {
                intent = format!("{intent} · {}", world.text.get(&format!("speaker-{}", who.word()), &[]));
            }
            if let Some(minutes) = self.opening().and_then(|section| section.minutes) {
                paras.push(Para::dim(say!(world.text, "section-minutes", minutes = minutes)).roomy());
            }
            paras.extend(core.filter(|_| self.at == 0).map(|words| Para::dim(words).roomy()));
            paras.push(Para::dim(intent).weighing(if writing { Weight::Roomy } else { Weight::Must }));
        }
        // Getting ready for a second visit is reading what they told in the first.
        let ready = self.guide.stage == Stage::Prepare && prompt.has_tag("hopes");
        let second =
            (self.guide.stage == Stage::Visit || ready) && visit.is_some_and(|v| v.occasion.is_second());
        let whole = prompt.has_tag("hopes") || self.at == 0 || self.reading || ready;
        if second && !whole {
            paras.extend(self.hope_line(world).map(Para::unless_beside));
        }
        let (ours, theirs) = self.spoken(prompt);
        // Where room is short there is one voice, and the key that turns it.
        let beside = if ours.is_none() || self.reading { Weight::Must } else { Weight::Roomy };
        paras.extend(ours.map(Para::strong));
        paras.extend(theirs.map(|words| Para::accent(words).weighing(beside)));
        // The question comes first; what they told us is right below it.
        if second && whole {
            let weight = if self.reading || ready { Weight::Must } else { Weight::Roomy };
            let hopes = std::iter::once(Para::air()).chain(self.hope_paras(world, self.reading));
            paras.extend(hopes.map(|para| para.weighing(weight).unless_beside()));
        }
        paras.extend(self.assumed_before(prompt, world));
        if self.pass != Pass::Remember || self.reading {
            let cues = prompt.cues.iter().map(|cue| Para::plain(format!("· {}", self.names.fill(cue))));
            paras.extend(cues.map(|cue| cue.indented(1)));
        }
        let mut blocks: Vec<Block> = paras.into_iter().map(Block::from).collect();
        blocks.extend(self.site_blocks(prompt, world));
        let mut paras = Vec::new();
        if let Some(hand) = &prompt.hand {
            let words = say!(world.text, "hand-out", words = hand.as_str());
            paras.extend([Para::air().weighing(aside), Para::dim(words).weighing(aside)]);
        }
        if let Some(listen) = prompt.listen.as_ref().filter(|_| self.pass != Pass::Remember) {
            let words = say!(world.text, "listen-for", what = self.names.fill(listen));
            paras.extend([Para::air().weighing(aside), Para::dim(words).weighing(aside)]);
        }
        if let Some(out) = prompt.leave_out.as_ref().filter(|_| !writing) {
            paras.push(Para::dim(say!(world.text, "leave-out", what = out.as_str())));
        }
        // What is to be done comes first; what was done already is below the first card, and behind the key.
        if self.guide.stage == Stage::FollowUp && (self.at == 0 || self.reading) {
            let weight = if self.reading { Weight::Must } else { Weight::Roomy };
            let done = std::iter::once(Para::air()).chain(self.between_paras(world, self.reading));
            paras.extend(done.map(|para| para.weighing(weight).unless_beside()));
        }
        if prompt.kind == Kind::Promise && self.pass != Pass::Rehearse {
            paras.push(Para::air());
            paras.extend(self.promise_paras(world));
        }
        if !writing
            && self.visit.is_some()
            && self.has_box(prompt, world)
            && let Some(why) = self.shut(prompt, world)
        {
            paras.extend([Para::air(), Para::dim(world.text.get(why, &[]))]);
        }
        if prompt.joint {
            let own = self.own_answers(prompt, world, self.reading);
            paras.extend(own.into_iter().map(Para::unless_beside));
        }
        if self.visit.is_some() && prompt.has_tag("then-and-now") {
            let key = world.keys.name_of(Action::Open);
            paras.extend([Para::air(), Para::dim(say!(world.text, "then-open", key = key))]);
        }
        let calls = prompt.has_tag("call") || self.at + 1 == self.prompts.len();
        if self.guide.stage == Stage::Invite && self.visit.is_some() && calls {
            let key = world.keys.name_of(Action::Done);
            paras.extend([Para::air(), Para::dim(say!(world.text, "call-went", key = key))]);
        }
        blocks.extend(paras.into_iter().map(Block::from));
        blocks
    }

    /// Which cards carry this walk, and how long they take; none where the guide names none, or they are all there is.
    fn core(&self, world: &World) -> Option<String> {
        let cards = self.prompts.iter().filter(|(_, prompt)| prompt.essential).count();
        let minutes = self.guide.minutes.filter(|_| (1..self.prompts.len()).contains(&cards))?;
        Some(say!(world.text, "guide-core", cards = cards, minutes = minutes))
    }

    /// The screen turned to the family (a site's choice): the child's name, their hopes, this step. No notes, no cues.
    fn table_blocks(&self, prompt: &Prompt, world: &World) -> Vec<Block> {
        let mut paras = vec![Para::strong(self.names.student.as_str()), Para::air()];
        let hopes = self.visit_of(world).map(|v| world.book.own_hopes(v.family)).unwrap_or_default();
        if !hopes.is_empty() {
            paras.push(Para::dim(say!(world.text, "table-hopes")));
            paras.extend(
                hopes.iter().map(|(_, hope)| Para::accent(format!("“{}”", unquoted(hope))).indented(2)),
            );
            paras.push(Para::air());
        }
        // In the family's language, where there are words in it.
        let theirs = self
            .theirs
            .as_ref()
            .and_then(|(guide, names)| Some(names.fill(guide.prompt(&prompt.id)?.words(self.pass))));
        paras.push(Para::strong(theirs.unwrap_or_else(|| self.names.fill(prompt.words(self.pass)))));
        let mut blocks: Vec<Block> = paras.into_iter().map(Block::from).collect();
        blocks.extend(self.site_blocks(prompt, world));
        blocks
    }

    fn promise_paras(&self, world: &World) -> Vec<Para> {
        let Some(visit) = self.visit_of(world) else { return Vec::new() };
        // Closing the year looks at what is open of all visits, whichever it is opened from.
        let closing = self.guide.stage == Stage::YearClose;
        let visits = world
            .book
            .visits_of(visit.family)
            .into_iter()
            .map(|v| v.id)
            .filter(|id| closing || *id == visit.id);
        let promises = visits.flat_map(|id| world.book.promises_of(id));
        let mut paras: Vec<Para> = promises
            .filter(|promise| !closing || promise.state == PromiseState::Open)
            .map(|promise| Para::plain(promise_line(promise, world)).indented(2))
            .collect();
        if paras.is_empty() {
            let key = if visit.promised_nothing { "promised-nothing" } else { "promises-none" };
            paras.push(Para::dim(world.text.get(key, &[])).indented(2));
        }
        let key = world.keys.name_of(Action::Open);
        let known = world.book.promises_of(visit.id).next().is_some();
        let add = match (closing, known) {
            (true, _) => "promise-settle",
            (false, true) => "promise-add-or-change",
            (false, false) => "promise-add",
        };
        paras.extend([Para::air(), Para::dim(world.text.get(add, &[("key", key.into())]))]);
        paras
    }
}

/// What to press where nobody was home.
fn not_met_words(world: &World) -> String {
    say!(world.text, "walk-not-met", key = world.keys.name_of(Action::NotMet))
}
