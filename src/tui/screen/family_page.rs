//! The page that a family gets, line by line: how each line is said in their language, that it was read to them, and how they
//! would rather have it said. What they change is theirs: it waits for both to agree on it again.

use std::collections::HashMap;

use super::Screen;
use crate::clean;
use crate::export::family::language_of;
use crate::guide::{Ready, ready, to_fill_in};
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup, step};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask, Wanted};
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Tone, Width};
use crate::tui::phrase::{self, heading};
use crate::tui::widget::field::Field;
use crate::tui::world::World;
use crate::visit::{
    EntryId, FiledPromise, PageLine, PagePart, Record, Text, Told, ToldId, VisitId, page_lines,
};

/// The page of one visit.
pub(crate) struct FamilyPage {
    visit: VisitId,
    texts: HashMap<EntryId, Text>,
    at: usize,
}

/// A line as it stands now.
#[derive(Clone)]
struct Line {
    /// In the words of now.
    now: PageLine,
    /// In the words that both agreed on, which leave until they agree on other ones.
    agreed: Option<Private>,
}

/// A ready sentence that is this line, in a language.
pub(crate) fn ready_for(words: &str, ours: &str, theirs: &str) -> Option<&'static Ready> {
    let plain = |words: &str| clean::folded(words.trim().trim_end_matches('.'));
    let same = ready(ours).iter().find(|ready| plain(&ready.ours) == plain(words))?;
    ready(theirs).iter().find(|ready| ready.id == same.id)
}

impl FamilyPage {
    /// Over a visit.
    pub(crate) fn new(visit: VisitId, world: &mut World) -> Self {
        world.read(Wanted::Texts(visit));
        Self { visit, texts: HashMap::new(), at: 0 }
    }

    /// The lines, and how many of what both agreed on stay here for want of consent.
    fn lines(&self, world: &World) -> (Vec<Line>, usize) {
        let visit = world.own_visit(self.visit);
        let filed = visit.and_then(|visit| Some((visit, world.book.agreed_filing(visit.id)?)));
        let (lines, kept) =
            filed.map(|(visit, filing)| page_lines(&world.book, visit, filing)).unwrap_or_default();
        (lines.into_iter().map(|line| self.as_it_stands(line, world)).collect(), kept)
    }

    /// A line with what was changed since it was agreed on.
    fn as_it_stands(&self, mut line: PageLine, world: &World) -> Line {
        let promise = line.promise.and_then(|id| world.book.promise(id));
        let text = line.entry.and_then(|entry| self.texts.get(&entry)).map(|text| text.open().trim());
        let words = promise.map(|promise| &*promise.text).or(text).filter(|words| !words.is_empty());
        let Some(words) = words.filter(|words| *words != line.words.trim()) else {
            return Line { now: line, agreed: None };
        };
        let agreed = Some(std::mem::replace(&mut line.words, words.into()));
        if let Some(promise) = promise {
            let entry = FiledPromise::from(promise).entry(self.visit);
            (line.of, line.entry) = (entry.0, Some(entry));
        }
        Line { now: line, agreed }
    }

    /// The family's language, where it is another than ours.
    fn language(&self, world: &World) -> Option<String> {
        let visit = world.book.visit(self.visit)?;
        language_of(visit, &world.book, &world.library).filter(|tag| tag != world.text.language())
    }

    /// How the marked line is said to them, how that sounds, what was noted of it, and what leaves until both agree anew.
    fn more(&self, line: &Line, world: &World) -> Vec<Para> {
        let (line, agreed) = (&line.now, &line.agreed);
        let mut paras = vec![Para::plain(line.words.trim())];
        if let Some(agreed) = agreed {
            paras.push(Para::accent(say!(world.text, "page-waits", words = clean::unquoted(agreed.trim()))));
        }
        let tag = self.language(world).unwrap_or_default();
        if !tag.is_empty() {
            if let Some(words) = line.in_their_words(&world.book, &tag) {
                paras.push(Para::accent(words.trim()));
                let sentence = ready(&tag).iter().find(|ready| ready.theirs == words.trim());
                let sounds = |ready: &Ready| say!(world.text, "page-sounds", words = ready.sounds.as_str());
                paras.extend(sentence.map(|ready| Para::dim(sounds(ready))));
            } else {
                let language = phrase::language(&tag, world);
                paras.push(Para::dim(say!(world.text, "page-not-said", language = language)));
            }
        }
        let noted = line.noted(&world.book, &tag);
        for (key, day) in [
            ("page-read-on", noted.and_then(|n| n.read_on)),
            ("page-theirs-on", noted.and_then(|n| n.theirs_on)),
        ] {
            paras.extend(day.map(|day| Para::dim(world.text.get(key, &[("day", world.day(day).into())]))));
        }
        paras
    }

    /// What can be done with a line. What was noted of it can be taken back.
    fn menu(&self, line: &Line, world: &World) -> Go {
        let line = &line.now;
        let mut menu = Popup::menu(say!(world.text, "page-line"), vec![line.words.trim().to_owned()]);
        let tag = self.language(world).unwrap_or_default();
        let note = |key: &str, change: fn(&mut Told, &PageLine, &World)| {
            let (line, tag) = (line.clone(), tag.clone());
            let language = phrase::language(&tag, world);
            let pick = Pick::then(move |world| {
                note(&line, &tag, world, change);
                Go::Stay
            });
            (world.text.get(key, &[("language", language.into())]), pick)
        };
        if !tag.is_empty() {
            let (said, spoken) = (line.clone(), tag.clone());
            let words = say!(world.text, "page-say", language = phrase::language(&tag, world));
            menu = menu.item(words, Pick::then(move |world| ask_words(said, spoken, "", world)));
            let (words, pick) = match line.in_their_words(&world.book, &tag) {
                Some(_) => note("page-unsay", |told, _, _| told.words = Private::default()),
                None => note("page-already", |told, line, _| told.words = line.words.clone()),
            };
            menu = menu.item(words, pick);
        }
        let was_read = line.noted(&world.book, &tag).is_some_and(|noted| noted.read_on.is_some());
        let (words, pick) = if was_read {
            note("page-unread", |told, _, _| told.read_on = None)
        } else {
            note("page-read-today", |told, _, world| told.read_on = Some(world.local().date()))
        };
        menu = menu.item(words, pick);
        if line.part != PagePart::Reach {
            let (visit, line) = (self.visit, line.clone());
            let rather = Pick::then(move |world| ask_rather(line, visit, tag, "", world));
            menu = menu.item(say!(world.text, "page-rather"), rather);
        }
        Go::Over(menu)
    }
}

/// Keeps what is noted of a line in a language. What was noted of other words stays with those: they may still leave.
fn note(line: &PageLine, tag: &str, world: &mut World, change: impl FnOnce(&mut Told, &PageLine, &World)) {
    let mut told = line.noted(&world.book, tag).cloned().unwrap_or_else(|| Told {
        id: ToldId(world.id()),
        of: line.of,
        hash: line.hash(),
        language: tag.to_owned(),
        words: Private::default(),
        read_on: None,
        theirs_on: None,
    });
    let before = told.words.clone();
    change(&mut told, line, world);
    // What was read to them were the words of then.
    if told.words != before && !before.is_empty() {
        told.read_on = None;
    }
    world.put(vec![Record::Told(told)]);
}

/// What is said where a word of a ready sentence is still to be put in.
fn unfilled(words: &str, world: &World) -> Option<String> {
    let place = to_fill_in(words)?;
    Some(say!(world.text, "to-fill-in", word = &words[place]))
}

/// Asks for a line in their language; a ready sentence is proposed where the line is one. `typed` was not fit to be kept.
fn ask_words(line: PageLine, tag: String, typed: &str, world: &World) -> Go {
    let known =
        line.told(&world.book, &tag).map(|told| told.words.to_string()).filter(|words| !words.is_empty());
    let ready = || ready_for(&line.words, world.text.language(), &tag).map(|ready| ready.theirs.clone());
    let was_typed = !typed.is_empty();
    let field = match typed {
        "" => Field::new(&known.or_else(ready).unwrap_or_default()),
        typed => Field::new(typed),
    };
    let lines = [Some(line.words.trim().to_owned()), unfilled(typed, world)].into_iter().flatten().collect();
    let title = say!(world.text, "page-say", language = phrase::language(&tag, world));
    let then = Pick::line(move |typed, world| {
        let words = Private::from(clean::line(&typed));
        if unfilled(&words, world).is_some() {
            return ask_words(line, tag, &words, world);
        }
        note(&line, &tag, world, |told, _, _| told.words = words);
        Go::Stay
    });
    let ask = Popup::line(title, lines, field, then);
    Go::Over(if was_typed { ask.put_right() } else { ask })
}

/// Asks how they would rather have it said. Their words take the place of ours, and wait for both to agree. `typed` was not fit
/// to be kept.
fn ask_rather(line: PageLine, visit: VisitId, tag: String, typed: &str, world: &World) -> Go {
    let lines =
        [Some(say!(world.text, "page-rather-why")), unfilled(typed, world)].into_iter().flatten().collect();
    let before = clean::line(&line.words);
    let field = Field::new(if typed.is_empty() { &before } else { typed });
    let was_typed = !typed.is_empty();
    let then = Pick::line(move |typed, world| {
        let words = Private::from(clean::line(&typed));
        if words.is_empty() || *words == *clean::line(&line.words) {
            return Go::Stay;
        }
        if unfilled(&words, world).is_some() {
            return ask_rather(line, visit, tag, &words, world);
        }
        let promise = line.promise.and_then(|id| world.book.promise(id)).cloned();
        let entry = line.entry.and_then(|id| world.book.entry(id)).cloned();
        let mut now = PageLine { words: words.clone(), ..line };
        if let Some(mut promise) = promise {
            promise.text = words;
            now.of = FiledPromise::from(&promise).entry(visit).0;
            world.put(vec![Record::Promise(promise)]);
        } else if let Some(entry) = entry {
            let id = entry.id;
            world.write(entry, words.to_string());
            world.ask(Ask::Close(id));
            world.read(Wanted::Texts(visit));
        } else {
            world.notice = Some(say!(world.text, "page-rather-gone"));
            return Go::Stay;
        }
        note(&now, &tag, world, |told, _, world| told.theirs_on = Some(world.local().date()));
        world.notice = Some(say!(world.text, "page-rather-noted"));
        Go::Stay
    });
    let ask = Popup::line(say!(world.text, "page-rather"), lines, field, then);
    Go::Over(if was_typed { ask.put_right() } else { ask })
}

impl Screen for FamilyPage {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let visit = world.book.visit(self.visit).map(|visit| heading(visit, world)).unwrap_or_default();
        let title = format!("{visit} · {}", say!(world.text, "page-title"));
        let page = Page::new(title, &[Action::Back, Action::Open, Action::Down])
            .in_drawer(Some(say!(world.text, "drawer-ours")));
        let (lines, kept) = self.lines(world);
        if lines.iter().all(|line| line.now.part == PagePart::Reach) {
            let paras =
                ["send-nothing-family", "page-where"].map(|key| Para::plain(world.text.get(key, &[])));
            return page.with(Part::Words(paras.into_iter().collect()));
        }
        let tag = self.language(world);
        let intro = if tag.is_some() { "page-intro-language" } else { "page-intro" };
        let more = lines.get(self.at).map(|line| self.more(line, world)).unwrap_or_default();
        let list = List::new(lines.len(), self.at, move |index| {
            let Line { now, agreed } = &lines[index];
            let part = world.text.get(&format!("page-part-{}", now.part.word()), &[]);
            let part = Cell::new(part).toned(Tone::Dim).wide(Width::Columns(12, 16));
            let is_told = tag.as_ref().is_none_or(|tag| now.in_their_words(&world.book, tag).is_some());
            let tone = if is_told && agreed.is_none() { Tone::Plain } else { Tone::Accent };
            let words = Cell::new(now.words.trim().replace('\n', " ")).toned(tone);
            Row { cells: vec![part, words], indent: 0 }
        });
        let mut above = vec![Para::dim(world.text.get(intro, &[])).roomy()];
        above.extend((kept > 0).then(|| Para::accent(say!(world.text, "page-kept", count = kept))));
        page.with(Part::Words(above)).with(Part::List(list.with_more(more)))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        self.at = row;
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        let (lines, _) = self.lines(world);
        match action {
            Action::Back => Go::Back,
            Action::Open => lines.get(self.at).map_or(Go::Stay, |line| self.menu(line, world)),
            action => step(&mut self.at, lines.len(), action, 5),
        }
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        match answer {
            Answer::Texts(visit, texts) if visit == self.visit => self.texts = texts.into_iter().collect(),
            Answer::Book(_) => self.on_resume(world),
            _ => {}
        }
        Go::Stay
    }

    fn on_lock(&mut self) {
        self.texts.clear();
    }

    fn on_resume(&mut self, world: &mut World) {
        world.read(Wanted::Texts(self.visit));
    }
}
