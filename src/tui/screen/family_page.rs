//! The page that a family gets, line by line: how each line is said in their language, that it was read to them, and how they
//! would rather have it said. What they change is theirs: it waits for both to agree on it again.

use super::Screen;
use crate::clean;
use crate::export::family::language_of;
use crate::guide::{Ready, ready};
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup, step};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Ask;
use crate::tui::page::{Cell, List, Page, Para, Part, Row, Tone, Width};
use crate::tui::phrase::heading;
use crate::tui::widget::field::Field;
use crate::tui::world::World;
use crate::visit::{PageLine, PagePart, Record, Told, ToldId, VisitId, page_lines};

/// The page of one visit.
pub(crate) struct FamilyPage {
    visit: VisitId,
    at: usize,
}

/// A ready sentence that is this line, in a language.
pub(crate) fn ready_for(words: &str, ours: &str, theirs: &str) -> Option<&'static Ready> {
    let plain = |words: &str| clean::folded(words.trim().trim_end_matches('.'));
    let same = ready(ours).iter().find(|ready| plain(&ready.ours) == plain(words))?;
    ready(theirs).iter().find(|ready| ready.id == same.id)
}

impl FamilyPage {
    /// Over a visit.
    pub(crate) const fn new(visit: VisitId) -> Self {
        Self { visit, at: 0 }
    }

    fn lines(&self, world: &World) -> Vec<PageLine> {
        let visit = world.own_visit(self.visit);
        let filed = visit.and_then(|visit| Some((visit, world.book.agreed_filing(visit.id)?)));
        filed.map(|(visit, filing)| page_lines(&world.book, visit, filing).0).unwrap_or_default()
    }

    /// The family's language, where it is another than ours and there are words in it.
    fn language(&self, world: &World) -> Option<String> {
        let visit = world.book.visit(self.visit)?;
        language_of(visit, &world.book, &world.library).filter(|tag| tag != world.text.language())
    }

    /// How the marked line is said to them, how that sounds, and when it was read to them.
    fn more(&self, line: &PageLine, world: &World) -> Vec<Para> {
        let mut paras = vec![Para::plain(line.words.trim())];
        let Some(tag) = self.language(world) else { return with_day(paras, line, "", world) };
        let name = world.library.name_of_language(&tag);
        match line.in_their_words(&world.book, &tag) {
            Some(words) => {
                paras.push(Para::accent(words.trim()));
                let sentence = ready(&tag).iter().find(|ready| ready.theirs == words.trim());
                paras.extend(
                    sentence.map(|ready| {
                        Para::dim(say!(world.text, "page-sounds", words = ready.sounds.as_str()))
                    }),
                );
            }
            None => paras.push(Para::dim(say!(world.text, "page-not-said", language = name))),
        }
        with_day(paras, line, &tag, world)
    }

    /// What can be done with a line.
    fn menu(&self, line: &PageLine, world: &World) -> Go {
        let mut menu = Popup::menu(say!(world.text, "page-line"), vec![line.words.trim().to_owned()]);
        let tag = self.language(world).unwrap_or_default();
        if !tag.is_empty() {
            let language = world.library.name_of_language(&tag);
            let (say_it, already) = (line.clone(), line.clone());
            let (spoken, named) = (tag.clone(), tag.clone());
            menu = menu
                .item(
                    say!(world.text, "page-say", language = language.clone()),
                    Pick::then(move |world| ask_words(say_it, spoken, world)),
                )
                .item(
                    say!(world.text, "page-already", language = language),
                    Pick::then(move |world| {
                        let words = already.words.clone();
                        tell(&already, &named, world, |told| told.words = words);
                        Go::Stay
                    }),
                );
        }
        let (read, rather) = (line.clone(), line.clone());
        menu = menu.item(
            say!(world.text, "page-read-today"),
            Pick::then(move |world| {
                let today = world.local().date();
                tell(&read, &tag, world, |told| told.read_on = Some(today));
                world.notice = Some(say!(world.text, "page-read-noted"));
                Go::Stay
            }),
        );
        if line.part != PagePart::Reach {
            let visit = self.visit;
            menu = menu.item(
                say!(world.text, "page-rather"),
                Pick::then(move |world| ask_rather(rather, visit, world)),
            );
        }
        Go::Over(menu)
    }
}

/// With the day on which it was read to them.
fn with_day(mut paras: Vec<Para>, line: &PageLine, tag: &str, world: &World) -> Vec<Para> {
    let read = line.told(&world.book, tag).and_then(|told| told.read_on);
    paras.extend(read.map(|day| Para::dim(say!(world.text, "page-read-on", day = world.day(day)))));
    paras
}

/// Keeps how a line is told in a language.
fn tell(line: &PageLine, tag: &str, world: &mut World, change: impl FnOnce(&mut Told)) {
    let known = line.told(&world.book, tag).cloned();
    let mut told = known.unwrap_or_else(|| Told {
        id: ToldId(world.id()),
        of: line.of,
        hash: line.hash(),
        language: tag.to_owned(),
        words: Private::default(),
        read_on: None,
    });
    told.hash = line.hash();
    change(&mut told);
    world.put(vec![Record::Told(told)]);
}

/// Asks for a line in their language; a ready sentence is proposed where the line is one.
fn ask_words(line: PageLine, tag: String, world: &World) -> Go {
    let known =
        line.told(&world.book, &tag).map(|told| told.words.to_string()).filter(|words| !words.is_empty());
    let ready = ready_for(&line.words, world.text.language(), &tag).map(|ready| ready.theirs.clone());
    let language = world.library.name_of_language(&tag);
    let title = say!(world.text, "page-say", language = language);
    let field = Field::new(&known.or(ready).unwrap_or_default());
    Go::Over(Popup::line(
        title,
        vec![line.words.trim().to_owned()],
        field,
        Pick::line(move |typed, world| {
            let words = Private::from(clean::line(&typed));
            tell(&line, &tag, world, |told| told.words = words);
            Go::Stay
        }),
    ))
}

/// Asks how they would rather have it said. Their words take the place of ours, and wait for both to agree.
fn ask_rather(line: PageLine, visit: VisitId, world: &World) -> Go {
    let lines = vec![say!(world.text, "page-rather-why")];
    let field = Field::new(line.words.trim());
    Go::Over(Popup::line(
        say!(world.text, "page-rather"),
        lines,
        field,
        Pick::line(move |typed, world| {
            let words = Private::from(clean::line(&typed));
            if words.is_empty() || *words == *line.words.trim() {
                return Go::Stay;
            }
            let promise = world.book.promises_of(visit).find(|p| p.text == line.words).cloned();
            let entry = line.entry.and_then(|id| world.book.entry(id)).cloned();
            if let Some(entry) = entry {
                let id = entry.id;
                world.write(entry, words.to_string());
                world.ask(Ask::Close(id));
            } else if let Some(mut promise) = promise {
                promise.text = words;
                world.put(vec![Record::Promise(promise)]);
            } else {
                return Go::Stay;
            }
            world.notice = Some(say!(world.text, "page-rather-noted"));
            Go::Stay
        }),
    ))
}

impl Screen for FamilyPage {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let visit = world.book.visit(self.visit).map(|visit| heading(visit, world)).unwrap_or_default();
        let title = format!("{visit} · {}", say!(world.text, "page-title"));
        let page = Page::new(title, &[Action::Back, Action::Open, Action::Down])
            .in_drawer(Some(say!(world.text, "drawer-ours")));
        let lines = self.lines(world);
        if lines.iter().all(|line| line.part == PagePart::Reach) {
            let paras =
                ["send-nothing-family", "page-where"].map(|key| Para::plain(world.text.get(key, &[])));
            return page.with(Part::Words(paras.into_iter().collect()));
        }
        let tag = self.language(world);
        let more = lines.get(self.at).map(|line| self.more(line, world)).unwrap_or_default();
        let list = List::new(lines.len(), self.at, move |index| {
            let line = &lines[index];
            let part = world.text.get(&format!("page-part-{}", line.part.word()), &[]);
            let part = Cell::new(part).toned(Tone::Dim).wide(Width::Columns(12, 16));
            let is_told = tag.as_ref().is_none_or(|tag| line.in_their_words(&world.book, tag).is_some());
            let tone = if is_told { Tone::Plain } else { Tone::Accent };
            let words = Cell::new(line.words.trim().replace('\n', " ")).toned(tone);
            Row { cells: vec![part, words], indent: 0 }
        });
        page.with(Part::Words(vec![Para::dim(say!(world.text, "page-intro")).roomy()]))
            .with(Part::List(list.with_more(more)))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::List, Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        self.at = row;
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        let lines = self.lines(world);
        match action {
            Action::Back => Go::Back,
            Action::Open => lines.get(self.at).map_or(Go::Stay, |line| self.menu(line, world)),
            action => step(&mut self.at, lines.len(), action, 5),
        }
    }
}
