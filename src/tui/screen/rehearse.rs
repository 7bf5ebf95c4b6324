//! Rehearsing with a family in the room: two people, one laptop. The visitor's side has the guide's card; the laptop is
//! turned, and the other side says whom to play. Then both read three questions, and swap. Nothing of it is kept.

use super::Screen;
use crate::guide::{QUESTIONS, Scene, Stage, Voice, WATCHED};
use crate::say;
use crate::tui::go::{Go, scroll, step};
use crate::tui::keys::{Action, Context};
use crate::tui::page::{Block, Cell, List, Page, Para, Part, Row, Weight};
use crate::tui::phrase::names;
use crate::tui::world::World;
use crate::visit::{Occasion, deal};

/// Whose side of the laptop it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// What to rehearse.
    Choosing,
    /// The visitor's.
    Visitor,
    /// Nobody's: it is being turned.
    Turning,
    /// The family's.
    Family,
    /// Both read.
    After,
}

/// A rehearsal.
pub(crate) struct Rehearse {
    seed: u64,
    scene: usize,
    round: usize,
    side: Side,
    /// The first row shown.
    from: usize,
}

impl Rehearse {
    /// One that this seed deals.
    pub(crate) const fn new(seed: u64) -> Self {
        Self { seed, scene: 0, round: 0, side: Side::Choosing, from: 0 }
    }

    fn scene(&self) -> Scene {
        Scene::ALL[self.scene.min(Scene::ALL.len() - 1)]
    }

    /// Who is played in this round.
    fn voice<'a>(&self, world: &'a World) -> Option<&'a Voice> {
        let said = world.practising();
        let voices = world.library.voices().in_language(world.text.language());
        let dealt = deal(&voices, self.seed, said.grades, said.teaches);
        (!dealt.is_empty()).then(|| dealt[self.round % dealt.len()])
    }

    fn word(&self, key: &str, world: &World) -> String {
        let name = self.voice(world).map(|voice| voice.name.clone()).unwrap_or_default();
        world.text.get(key, &[("name", name.into())])
    }

    /// What the visitor goes by: the cards that carry the call or the first minutes; of a hard moment, what families ask.
    fn cards(&self, world: &World) -> Vec<Block> {
        let (stage, section) = match self.scene() {
            Scene::Call => (Stage::Invite, None),
            Scene::FirstMinutes => (Stage::Visit, Some("arriving")),
            Scene::Hard => (Stage::Invite, Some("worries")),
        };
        let Some(guide) = world.library.for_stage(stage, Occasion::First) else { return Vec::new() };
        let (names, setting) = (names::of_practice(world), world.practising().setting(guide));
        let mut blocks: Vec<Block> = Vec::new();
        for (at, prompt) in guide.walk(guide.passes.first().copied().unwrap_or_default(), &setting) {
            let is_in = section.map_or(prompt.essential, |id| guide.sections[at].id == id);
            if !is_in || prompt.aside {
                continue;
            }
            blocks.push(Para::air().into());
            blocks.push(Para::dim(prompt.intent.as_str()).into());
            blocks.push(Para::strong(names.fill(&prompt.say)).into());
            let cues =
                prompt.cues.iter().map(|cue| Para::plain(format!("· {}", names.fill(cue))).indented(1));
            blocks.extend(cues.map(Block::from));
        }
        blocks
    }

    /// Whom to play, and how.
    fn card(&self, world: &World) -> Vec<Block> {
        let Some(voice) = self.voice(world) else { return Vec::new() };
        let scene = self.scene();
        let mut paras =
            vec![Para::strong(format!("{} · {}", voice.name, voice.child)), Para::plain(voice.who.as_str())];
        let asked = voice.asked.get(&scene);
        // How to play it comes first: it is what one has to have read when the other begins.
        paras.extend([
            Para::air().roomy(),
            Para::dim(say!(world.text, "rehearse-plays")),
            Para::accent(voice.plays(scene)),
        ]);
        if let Some(said) = asked {
            paras.extend([Para::dim(say!(world.text, "rehearse-aloud")), Para::accent(format!("“{said}”"))]);
        }
        let rows = [
            ("rehearse-language", voice.language.as_ref()),
            ("rehearse-fear", Some(&voice.fear)),
            ("rehearse-wish", Some(&voice.wish)),
            ("rehearse-knows", Some(&voice.knows)),
        ];
        for (key, words) in rows.into_iter().filter_map(|(key, words)| Some((key, words?))) {
            paras.extend([
                Para::air().roomy(),
                Para::dim(world.text.get(key, &[])),
                Para::plain(words.as_str()),
            ]);
        }
        paras.into_iter().map(Block::from).collect()
    }

    /// What both read afterwards, and the sheet for whoever watched.
    fn after(world: &World) -> Vec<Block> {
        let list = |head: &str, keys: &[&str], foot: &str| {
            let mut paras: Vec<Para> = vec![Para::strong(world.text.get(head, &[]))];
            paras.extend(keys.iter().map(|key| Para::plain(format!("· {}", world.text.get(key, &[])))));
            paras.push(Para::dim(world.text.get(foot, &[])));
            paras
        };
        let mut paras = list("rehearse-three", &QUESTIONS, "rehearse-three-foot");
        paras.push(Para::air());
        let mut third = list("rehearse-third", &WATCHED, "rehearse-third-foot");
        third.insert(1, Para::dim(world.text.get("rehearse-third-head", &[])));
        paras.extend(third);
        paras.into_iter().map(Block::from).collect()
    }
}

impl Screen for Rehearse {
    fn page<'a>(&'a self, world: &'a World) -> Page<'a> {
        let scene = world.text.get(&format!("scene-{}", self.scene().word()), &[]);
        let title = say!(world.text, "rehearse-title");
        let hints: &[Action] = match self.side {
            Side::Choosing => &[Action::Back, Action::Open, Action::Down],
            _ => &[Action::Back, Action::Open, Action::PageDown],
        };
        let title = if self.side == Side::Choosing { title } else { format!("{title} · {scene}") };
        let page = Page::new(title, hints);
        let reading = |head: &str, blocks: Vec<Block>| {
            let head = Block::from(Para::accent(self.word(head, world)));
            let blocks = [head, Para::air().roomy().into()].into_iter().chain(blocks).collect();
            Part::Reading {
                blocks,
                from: self.from,
                more_key: world.keys.name_of(Action::PageDown),
                card: false,
            }
        };
        let go_on = |key: &str| world.text.get(key, &[]);
        match self.side {
            Side::Choosing => {
                let about = Para::plain(world.text.get(
                    &format!("scene-{}-about", self.scene().word()),
                    &[("name", say!(world.text, "the-family").into())],
                ));
                let list = List::new(Scene::ALL.len(), self.scene, move |index| {
                    Row::of(Cell::new(world.text.get(&format!("scene-{}", Scene::ALL[index].word()), &[])))
                });
                let seed = say!(world.text, "rehearse-seed", seed = self.seed.to_string());
                page.with(Part::Words(vec![Para::dim(say!(world.text, "rehearse-intro")).roomy()]))
                    .with(Part::List(list.with_more(vec![about])))
                    .with(Part::Foot(vec![Para::dim(seed).weighing(Weight::Spare)]))
            }
            Side::Visitor => page
                .labelled(Action::Open, go_on("rehearse-turn"))
                .with(reading("rehearse-before-turning", self.cards(world))),
            Side::Turning => page.labelled(Action::Open, go_on("rehearse-show")).with(Part::Middle(vec![
                Para::strong(say!(world.text, "rehearse-turn-now")),
                Para::dim(self.word(&format!("scene-{}-about", self.scene().word()), world)),
            ])),
            Side::Family => page
                .labelled(Action::Open, go_on("rehearse-over"))
                .with(reading("rehearse-family-side", self.card(world))),
            Side::After => page
                .labelled(Action::Open, go_on("rehearse-swap"))
                .with(reading("rehearse-after-round", Self::after(world)))
                .with(Part::Foot(vec![Para::dim(say!(world.text, "rehearse-end"))])),
        }
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Move]
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        if self.side == Side::Choosing {
            self.scene = row;
        }
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match (action, self.side) {
            (Action::Back, Side::Choosing) => return Go::Back,
            (Action::Back, _) => (self.side, self.from) = (Side::Choosing, 0),
            (Action::Open, side) => {
                self.from = 0;
                self.side = match side {
                    Side::Choosing => Side::Visitor,
                    Side::Visitor => Side::Turning,
                    Side::Turning => Side::Family,
                    Side::Family => Side::After,
                    Side::After => Side::Visitor,
                };
                if side == Side::After {
                    self.round += 1;
                    world.notice = Some(say!(world.text, "rehearse-swapped"));
                }
            }
            (action, Side::Choosing) => return step(&mut self.scene, Scene::ALL.len(), action, 3),
            (action, _) => return scroll(&mut self.from, action, 8, world),
        }
        Go::Stay
    }

    fn idle_minutes(&self) -> u64 {
        45
    }
}
