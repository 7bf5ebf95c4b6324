//! The training on a projector: its run sheet card by card, the heading in large letters for the room. Minutes are a plan and no
//! clock; nothing is kept, counted or sent.

use super::Screen;
use crate::guide::{Prompt, Section};
use crate::say;
use crate::tui::go::{Go, Pick, Popup, scroll};
use crate::tui::keys::{Action, Context};
use crate::tui::page::{Block, Page, Para, Part};
use crate::tui::phrase::names;
use crate::tui::world::World;

/// The guide of the run sheet.
pub(crate) const TRAINING: &str = "training";

/// The training.
#[derive(Default)]
pub(crate) struct Train {
    at: usize,
    /// The first row shown.
    from: usize,
}

impl Train {
    /// The cards, each with its part and whether it opens that.
    fn cards(world: &World) -> Vec<(&Section, &Prompt, bool)> {
        let sections = world.library.get(TRAINING).into_iter().flat_map(|guide| &guide.sections);
        sections
            .flat_map(|section| {
                section.prompts.iter().enumerate().map(move |(at, prompt)| (section, prompt, at == 0))
            })
            .collect()
    }

    fn step(&mut self, forward: bool, world: &mut World) {
        let last = Self::cards(world).len().saturating_sub(1);
        let next = if forward { self.at + 1 } else { self.at.saturating_sub(1) };
        if next > last {
            world.notice = Some(say!(world.text, "train-end"));
            return;
        }
        (self.at, self.from) = (next, 0);
    }

    /// The parts of the training, to go to.
    fn topics(world: &World) -> Go {
        let mut items = Vec::new();
        for (index, (section, _, opens)) in Self::cards(world).into_iter().enumerate() {
            if opens {
                let minutes = section.minutes.map(|m| say!(world.text, "section-minutes", minutes = m));
                let words =
                    std::iter::once(section.title.clone()).chain(minutes).collect::<Vec<_>>().join(" · ");
                items.push((
                    words,
                    Pick::on(move |train: &mut Self, _: &mut World| {
                        (train.at, train.from) = (index, 0);
                        Go::Stay
                    }),
                ));
            }
        }
        Go::Over(Popup::menu(say!(world.text, "train-parts"), Vec::new()).items(items).finding())
    }
}

impl Screen for Train {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let cards = Self::cards(world);
        let hints = [Action::Back, Action::PageDown, Action::Up, Action::Open];
        let Some((section, prompt, opens)) = cards.get(self.at).copied() else {
            return Page::new(say!(world.text, "train-title"), &hints);
        };
        let minutes =
            section.minutes.filter(|_| opens).map(|m| say!(world.text, "section-minutes", minutes = m));
        let who = prompt.who.map(|who| world.text.get(&format!("speaker-{}", who.word()), &[]));
        let place = format!("{}/{}", self.at + 1, cards.len());
        let title = [Some(section.title.clone()), minutes, who, Some(place)];
        let title = title.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let names = names::of_practice(world);
        let mut paras = vec![Para::strong(names.fill(&prompt.say))];
        let cues = prompt.cues.iter().map(|cue| Para::plain(format!("· {}", names.fill(cue))).indented(1));
        paras.extend(cues);
        let stories = world.site.stories(&prompt.id, world.text.language());
        for (words, permission) in stories {
            paras.extend([
                Para::air(),
                Para::accent(words),
                Para::dim(say!(world.text, "train-permission", words = permission)),
            ]);
        }
        let asides = [
            ("listen-for", "what", prompt.listen.as_ref()),
            ("train-leave-out", "what", prompt.leave_out.as_ref()),
            ("hand-out", "words", prompt.hand.as_ref()),
        ];
        for (key, name, words) in asides {
            paras.extend(
                words.map(|words| Para::dim(world.text.get(key, &[(name, names.fill(words).into())]))),
            );
        }
        let blocks = paras.into_iter().map(Block::from).collect();
        let more_key = world.keys.name_of(Action::PageDown);
        Page::new(title, &hints)
            .labelled(Action::Open, say!(world.text, "train-parts"))
            .with(Part::Large(prompt.intent.clone()))
            .with(Part::Reading { blocks, from: self.from, more_key, card: false })
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Move]
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::Back => return Go::Back,
            Action::Open => return Self::topics(world),
            // What is longer than the screen is read first.
            Action::PageDown if !world.seen.get().whole => return scroll(&mut self.from, action, 6, world),
            Action::Down | Action::PageDown => self.step(true, world),
            Action::Up | Action::PageUp => self.step(false, world),
            Action::First => (self.at, self.from) = (0, 0),
            Action::Last => (self.at, self.from) = (Self::cards(world).len().saturating_sub(1), 0),
            action => return Go::Unused(action),
        }
        Go::Stay
    }

    fn idle_minutes(&self) -> u64 {
        // Nothing of anybody is on screen, and a room talks for longer than five minutes.
        240
    }
}
