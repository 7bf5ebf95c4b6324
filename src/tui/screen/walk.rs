//! Walking through any guide: drawn by the prompt's kind, in any order, any of it skipped, resumed where one was.

mod act;
mod around;
mod before;
mod done;
mod names;
mod page;
mod site;
mod turn;

use std::collections::HashMap;

use crate::guide::{ENGLISH, Guide, Names, Prompt, Setting, Stage, could_be};
use crate::say;
use crate::text::Text as Words;
use crate::tui::msg::{Ask, Wanted};
use crate::tui::page::Seen;
use crate::tui::phrase;
use crate::tui::route::GuidePosition;
use crate::tui::widget::textbox::TextBox;
use crate::tui::world::World;
use crate::visit::{
    Check, Drawer, EducatorId, Entry, EntryId, Mode, Pass, Remembering, Text, Visit, VisitId,
};

/// One box, while it is open.
struct Sitting {
    entry: Entry,
    text: TextBox,
    /// The box's generation that was handed over last.
    handed: u64,
}

/// Whose language the words to say are shown in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tongue {
    /// Ours, and the family's below it.
    Both,
    /// The family's.
    Theirs,
    /// Ours.
    Ours,
}

/// A walk through a guide.
pub(crate) struct Walk {
    /// None: practising, nothing is written.
    visit: Option<VisitId>,
    /// Who was at the keyboard last.
    seat: Option<EducatorId>,
    guide: Guide,
    pass: Pass,
    names: Names,
    /// The same guide in the family's language, where it is another and there are words.
    theirs: Option<(Guide, Names)>,
    tongue: Tongue,
    prompts: Vec<(usize, Prompt)>,
    at: usize,
    texts: HashMap<EntryId, Text>,
    sitting: Option<Sitting>,
    /// The cards are open during a visit.
    peeking: bool,
    /// The screen is turned to the family: their hopes and the step, and nothing else.
    table: bool,
    /// Everything about the prompt is shown, scrolled, instead of the box.
    reading: bool,
    /// The first row shown of a long prompt without a box.
    scroll: usize,
}

impl Walk {
    /// Practises a guide: nothing to set up, nothing is written.
    pub(crate) fn practice(guide: &Guide, world: &World) -> Self {
        let pass = guide.passes.first().copied().unwrap_or(Pass::Only);
        let names = phrase::names::of_practice(world);
        let practising = world.practising();
        let setting = practising.setting(guide);
        let mut walk = Self::new(None, guide.clone(), pass, names, &setting);
        let theirs = practising.language.filter(|_| guide.stage.is_said_to_a_family());
        walk.theirs = theirs.filter(|tag| tag != world.text.language()).and_then(|tag| {
            let names = phrase::names::of_practice_in(&Words::new(&tag, &[]), world);
            Some((world.library.in_language(&guide.id, &tag)?, names))
        });
        walk
    }

    /// Opens a guide at a place. None where the visit or the guide is gone.
    pub(crate) fn at(place: GuidePosition, world: &mut World) -> Option<Self> {
        let visit = world.book.visit(place.visit)?.clone();
        let guide = match place.guide.as_str() {
            "" => world.library.for_stage(Stage::Visit, visit.occasion)?,
            id => world.library.get(id)?,
        };
        // A guide without passes has one way through it.
        let pass = if guide.passes.contains(&place.pass) { place.pass } else { *guide.passes.first()? };
        let guide = guide.clone();
        let names = phrase::names::of(&visit, world);
        let setting = world.book.setting(&visit);
        let mut walk = Self::new(Some(visit.id), guide, pass, names, &setting);
        walk.add_older(world);
        walk.theirs = walk.in_their_language(&visit, world);
        if let Some(id) = place.prompt {
            walk.at = walk.prompts.iter().position(|(_, p)| p.id == id).unwrap_or(0);
        } else {
            let left = walk.way(world).and_then(|way| world.left_at.get(&way)).cloned();
            let there = left.and_then(|id| walk.prompts.iter().position(|(_, p)| p.id == id));
            // In another sitting: after what was written last.
            // A call is made anew each time.
            let on_ready = match walk.guide.stage {
                Stage::Invite => false,
                // What was noted beforehand does not begin the visit.
                Stage::Visit => visit.agreed.is_none_or(|at| at <= world.local()),
                _ => true,
            } && walk.pass == Pass::Only;
            let written = || if on_ready { walk.first_unwritten(world) } else { 0 };
            walk.at = there.unwrap_or_else(written);
        }
        walk.seat = world.author();
        walk.ask_texts(world);
        Some(walk)
    }

    fn new(visit: Option<VisitId>, guide: Guide, pass: Pass, names: Names, setting: &Setting) -> Self {
        let prompts = guide.walk(pass, setting).into_iter().map(|(s, p)| (s, p.clone())).collect();
        Self {
            visit,
            seat: None,
            guide,
            pass,
            names,
            theirs: None,
            tongue: Tongue::Both,
            prompts,
            at: 0,
            texts: HashMap::new(),
            sitting: None,
            reading: false,
            peeking: false,
            table: false,
            scroll: 0,
        }
    }

    /// What was written under prompts that the guide no longer shows here, because it or the visit changed: each keeps the
    /// words it was made with, after the rest.
    fn add_older(&mut self, world: &World) {
        let (visit, me) = (self.visit, world.author());
        let pass = if self.pass == Pass::Visit { Pass::Remember } else { self.pass };
        let last = self.guide.sections.len().saturating_sub(1);
        let tags = world.library.languages().iter().map(|pack| pack.tag.as_str()).chain([ENGLISH]);
        let versions: Vec<Guide> =
            tags.filter_map(|tag| world.library.in_language(&self.guide.id, tag)).collect();
        for entry in world.book.entries.iter().filter(|e| {
            Some(e.visit) == visit
                && e.guide == self.guide.id
                && e.pass == pass
                && (e.author.is_none() || e.author == me)
                && (e.written || e.check.is_some_and(|c| c != Check::Open))
        }) {
            let Some(at) = self.prompts.iter().position(|(_, p)| p.id == entry.prompt) else {
                self.prompts.push((last, entry.older_prompt(say!(world.text, "walk-older"))));
                continue;
            };
            // The guide asks in other words now, in every language: what was written answers these.
            let asked = versions
                .iter()
                .filter_map(|guide| guide.prompt(&entry.prompt))
                .any(|prompt| could_be(prompt.words(pass), &entry.words));
            if !asked {
                let prompt = &mut self.prompts[at].1;
                prompt.say = entry.words.to_string();
                prompt.after = prompt.after.as_ref().map(|_| entry.words.to_string());
            }
        }
    }

    /// Which way through which guide this is, and whose.
    fn way(&self, world: &World) -> Option<(GuidePosition, EducatorId)> {
        let (visit, guide) = (self.visit?, self.guide.id.clone());
        Some((GuidePosition { visit, guide, pass: self.pass, prompt: None }, world.author()?))
    }

    /// Where the pair left off: the first prompt with a box and nothing in it, after the last one with something.
    fn first_unwritten(&self, world: &World) -> usize {
        let written =
            |prompt: &Prompt| self.entries_of(prompt, world).any(|e| e.written || e.check.is_some());
        let last = self.prompts.iter().rposition(|(_, p)| written(p));
        let after = |last: usize| (last + 1).min(self.prompts.len().saturating_sub(1));
        // A visit that was, and of which nothing is written, begins where something can be.
        let was = self.guide.stage == Stage::Visit
            && self.visit_of(world).is_some_and(|v| v.agreed.is_some_and(|at| at < world.local()));
        let first = || self.prompts.iter().position(|(_, p)| was && self.has_box(p, world));
        last.map(after).or_else(first).unwrap_or(0)
    }

    /// All that stands under a prompt of this guide in this visit, whoever wrote it.
    fn entries_of<'a>(&self, prompt: &Prompt, world: &'a World) -> impl Iterator<Item = &'a Entry> {
        world
            .book
            .entries
            .iter()
            .filter(|e| Some(e.visit) == self.visit && e.guide == self.guide.id && e.prompt == prompt.id)
    }

    /// Asks for the texts, and sits down once they are here: nothing is typed over an older text.
    fn ask_texts(&mut self, world: &mut World) {
        match self.visit.filter(|visit| world.book.entries.iter().any(|e| e.visit == *visit)) {
            Some(visit) => world.read(Wanted::Texts(visit)),
            None => self.sit_down(world),
        }
    }

    fn prompt(&self) -> Option<&Prompt> {
        self.prompts.get(self.at).map(|(_, prompt)| prompt)
    }

    /// The visit is on, in person, for the first time: the laptop is closed and nothing can be typed (PTHV FAQ: a first visit has no paperwork).
    fn laptop_closed(&self, world: &World) -> bool {
        self.pass == Pass::Visit
            && !self.peeking
            && self
                .visit_of(world)
                .is_some_and(|v| v.occasion.is_first() && !matches!(v.mode, Mode::Video | Mode::Phone))
    }

    /// In a second visit: the first visit, whose hopes and promises it begins with.
    fn first_visit(&self, world: &World) -> Option<VisitId> {
        let visit = self.visit_of(world).filter(|v| v.occasion.is_second())?;
        world
            .book
            .visits_of(visit.family)
            .iter()
            .rev()
            .find(|v| v.occasion.is_first() && v.took_place())
            .map(|v| v.id)
    }

    fn visit_of<'a>(&self, world: &'a World) -> Option<&'a Visit> {
        world.book.visit(self.visit?)
    }

    /// Whether this prompt has a box now.
    fn has_box(&self, prompt: &Prompt, world: &World) -> bool {
        if self.visit.is_none() {
            return false;
        }
        if self.pass == Pass::Visit && world.site.notes_in_first_visit {
            return prompt.after.is_some();
        }
        prompt.has_box(self.pass)
    }

    /// Whose text this prompt takes: none for one written together.
    fn author_of(&self, prompt: &Prompt, world: &World) -> Option<EducatorId> {
        let (visit, who) = (self.visit_of(world)?, world.author()?);
        visit.author_of(prompt, self.pass, who)
    }

    /// Finds the head of this prompt's text, or makes a new one.
    fn entry_for(&self, prompt: &Prompt, world: &mut World) -> Option<Entry> {
        let author = self.author_of(prompt, world);
        let pass = if self.pass == Pass::Visit { Pass::Remember } else { self.pass };
        // What lies sealed in one's own drawer stays; without the key one writes on in a new text.
        let known = self.entries_of(prompt, world).find(|e| {
            e.pass == pass && e.author == author && !matches!(self.texts.get(&e.id), Some(Text::Sealed))
        });
        if let Some(entry) = known {
            return Some(entry.clone());
        }
        let (id, who) = (EntryId(world.id()), world.author()?);
        let visit = self.visit_of(world)?;
        Some(Entry::under(id, visit, &self.guide.id, (prompt, pass), &self.names, who))
    }

    /// Whether a text here cannot be shown to the one at the keyboard, and why, as a text key.
    fn shut(&self, prompt: &Prompt, world: &World) -> Option<&'static str> {
        let author = self.author_of(prompt, world);
        let entry = self.entries_of(prompt, world).find(|e| e.author == author);
        match entry.and_then(|e| self.texts.get(&e.id)) {
            Some(Text::Sealed) => Some("mine-shut"),
            Some(Text::Held) => Some("held-shut"),
            _ => {
                let keyless =
                    author.and_then(|a| world.book.educator(a)).is_some_and(|e| e.seal_to.is_none());
                (prompt.drawer == Drawer::Mine && keyless).then_some("mine-keyless")
            }
        }
    }

    /// What was written here while one's own drawer was shut, put below what lay in it, now that both can be read.
    fn join_what_was_apart(&mut self, prompt: &Prompt, world: &mut World) {
        let me = world.author();
        let open = |e: &&Entry| matches!(self.texts.get(&e.id), Some(Text::Open(_)));
        let mine = self
            .entries_of(prompt, world)
            .filter(|e| e.drawer == Drawer::Mine && e.author == me && e.written);
        let mut apart: Vec<Entry> = mine.filter(open).cloned().collect();
        apart.sort_by_key(|e| e.id);
        let [first, rest @ ..] = apart.as_slice() else { return };
        if rest.is_empty() {
            return;
        }
        let texts: Vec<String> = apart
            .iter()
            .filter_map(|e| self.texts.get(&e.id))
            .map(|t| t.open().trim_end().to_owned())
            .collect();
        let whole = texts.join("\n");
        world.write(first.clone(), whole.clone());
        world.ask(Ask::Close(first.id));
        self.texts.insert(first.id, Text::Open(whole.into()));
        for entry in rest {
            world.remove_entry(entry.id);
        }
        world.notice = Some(say!(world.text, "mine-joined"));
    }

    /// Opens the box of the prompt one is at, with what was written in it.
    fn sit_down(&mut self, world: &mut World) {
        self.stand_up(world);
        self.scroll = 0;
        world.seen.set(Seen::default());
        let Some(prompt) = self.prompt().cloned() else { return };
        if prompt.drawer == Drawer::Mine {
            self.join_what_was_apart(&prompt, world);
        }
        self.name_students(&prompt, world);
        if self.table || self.reading || world.is_waiting() {
            return;
        }
        if self.laptop_closed(world) || !self.has_box(&prompt, world) {
            return;
        }
        let Some(entry) = self.entry_for(&prompt, world) else { return };
        // A partner without keys here cannot seal a text: they get no drawer of their own until they have.
        let can_seal = entry.author.and_then(|a| world.book.educator(a)).is_none_or(|e| e.seal_to.is_some());
        if entry.drawer == Drawer::Mine && !can_seal {
            return;
        }
        let words = match self.texts.get(&entry.id) {
            Some(Text::Open(text)) => text,
            Some(Text::Sealed | Text::Held) => return,
            None => "",
        };
        // The box as it was left, with all that can be taken back in it, unless its words were changed elsewhere.
        let left = world.boxes.remove(&entry.id).filter(|left| left.text() == *words);
        let text = left.unwrap_or_else(|| TextBox::new(words));
        let handed = text.generation();
        self.sitting = Some(Sitting { entry, text, handed });
    }

    /// Ends the sitting: hands over the newest text and closes the revision for good.
    fn stand_up(&mut self, world: &mut World) {
        self.hand_over(world);
        if let Some(Sitting { entry, text, .. }) = self.sitting.take()
            && world.book.entry(entry.id).is_some()
        {
            world.ask(Ask::Close(entry.id));
            world.boxes.insert(entry.id, text);
        }
    }

    /// Hands the newest text to the keeper, if it changed.
    fn hand_over(&mut self, world: &mut World) {
        let Some(sitting) = &mut self.sitting else { return };
        if sitting.handed == sitting.text.generation() {
            return;
        }
        sitting.handed = sitting.text.generation();
        if sitting.entry.pass == Pass::Remember {
            // Each alone first, unless the pair turned to talking together.
            world.change_visit(sitting.entry.visit, |visit| {
                visit.remembering.get_or_insert(Remembering::Alone);
            });
        }
        let text = crate::clean::composed(&sitting.text.text());
        world.write(sitting.entry.clone(), text.clone());
        sitting.entry.written = !text.trim().is_empty();
        self.texts.insert(sitting.entry.id, Text::Open(text.into()));
    }
}
