//! What was said and written before, in view where it is needed: hopes, promises, what happened since, what each wrote.

use super::Walk;
use crate::clean::unquoted;
use crate::guide::{Prompt, Stage};
use crate::say;
use crate::tui::keys::Action;
use crate::tui::page::Para;
use crate::tui::phrase::{between_line, promise_line};
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::{Drawer, Pass, Text, Whose};

impl Walk {
    /// What was said and written before, for beside a box: the hopes that a second visit serves, what both remember where
    /// they reflect, what happened since.
    pub(super) fn aside(&self, prompt: &Prompt, world: &World) -> Vec<Para> {
        let Some(visit) = self.visit_of(world) else { return Vec::new() };
        match self.guide.stage {
            Stage::Prepare | Stage::Visit if visit.occasion.is_second() => self.hope_paras(world, true),
            Stage::FollowUp => {
                let between = self.between_paras(world, true);
                if between.len() > 1 { between } else { Vec::new() }
            }
            _ if self.pass == Pass::Remember && visit.shown => self.other_voice(prompt, world),
            _ if prompt.joint => self.own_answers(prompt, world, true),
            _ => Vec::new(),
        }
    }

    /// What the others remember under the same prompt, once both have shown theirs.
    fn other_voice(&self, prompt: &Prompt, world: &World) -> Vec<Para> {
        let me = world.author();
        let others = self.entries_of(prompt, world).filter(|e| {
            e.author.is_some()
                && e.author != me
                && e.written
                && e.pass == Pass::Remember
                && e.drawer == Drawer::Ours
        });
        let mut paras = Vec::new();
        for entry in others {
            let (Some(author), Some(Text::Open(text))) = (entry.author, self.texts.get(&entry.id)) else {
                continue;
            };
            paras.extend([Para::dim(world.name_of(author)), Para::plain(text.trim())]);
        }
        paras
    }

    /// What one wrote in one's own drawer before the visit, above the box in which one sees it anew.
    pub(super) fn assumed_before(&self, prompt: &Prompt, world: &World) -> Vec<Para> {
        let after = prompt.has_tag("assumption") && self.guide.stage == Stage::Reflect && !prompt.joint;
        let (Some(visit), Some(me), true) = (self.visit, world.author(), after) else { return Vec::new() };
        let own = world.book.entries_of(visit).filter(|e| e.author == Some(me) && e.written);
        let own = own.filter(|e| e.has_tag("assumption") && e.is_from_before(&world.library));
        let mut paras: Vec<Para> = Vec::new();
        for entry in own {
            paras.push(if let Some(Text::Open(text)) = self.texts.get(&entry.id) {
                Para::accent(format!("“{}”", unquoted(text.trim()))).indented(2)
            } else {
                let key = world.keys.name_of(Action::Keyboard);
                Para::dim(say!(world.text, "mine-more-shut", key = key)).indented(2)
            });
        }
        if !paras.is_empty() {
            paras.insert(0, Para::dim(say!(world.text, "assumed-before")));
        }
        paras
    }

    /// The family's own words from the first visit, above the checklist.
    pub(super) fn hope_paras(&self, world: &World, whole: bool) -> Vec<Para> {
        let Some(visit) = self.visit_of(world) else { return Vec::new() };
        let mut paras = Vec::new();
        let hopes = world.book.own_hopes(visit.family);
        if hopes.is_empty() {
            // What to do about it belongs before the visit, not into it.
            if self.guide.stage == Stage::Prepare || whole {
                let key = world.keys.name_of(Action::Beside);
                let missing = match self.first_visit(world) {
                    Some(_) => say!(world.text, "hopes-none", key = key),
                    None => say!(world.text, "hopes-no-visit"),
                };
                paras.push(Para::dim(missing));
            }
        } else {
            paras.push(Para::dim(say!(world.text, "hopes-heading")));
            paras.extend(
                hopes.iter().map(|(_, line)| Para::accent(format!("“{}”", unquoted(line))).indented(2)),
            );
        }
        let first = self.first_visit(world);
        let ours: Vec<_> = first
            .into_iter()
            .flat_map(|v| world.book.promises_of(v))
            .filter(|p| p.whose == Whose::Ours)
            .collect();
        if !ours.is_empty() {
            paras.push(Para::dim(say!(world.text, "our-promises")));
            paras.extend(ours.into_iter().map(|p| Para::plain(promise_line(p, world)).indented(2)));
        }
        if self.at == 0 || whole {
            paras.extend(self.between_paras(world, whole));
        } else {
            paras.push(Para::air());
        }
        paras
    }

    /// What happened between the visits, the newest last.
    pub(super) fn between_paras(&self, world: &World, whole: bool) -> Vec<Para> {
        let Some(family) = self.visit_of(world).map(|v| v.family) else { return Vec::new() };
        // Since the first visit, or since this one where it is that.
        let since = self.first_visit(world).or(self.visit).and_then(|id| world.book.visit(id)?.day());
        let is_since = |on| since.is_none_or(|day| on >= day);
        let betweens = world.book.betweens.iter().filter(|b| b.family == family && is_since(b.on));
        let mut betweens: Vec<_> = betweens.collect();
        betweens.sort_by_key(|b| (b.on, b.id));
        let newest = betweens.len().saturating_sub(if whole { betweens.len() } else { 3 });
        let mut paras: Vec<Para> =
            betweens[newest..].iter().map(|b| Para::dim(between_line(b, world)).indented(2)).collect();
        if !paras.is_empty() {
            paras.insert(0, Para::dim(say!(world.text, "between-heading")));
        }
        paras.push(Para::air());
        paras
    }

    /// One line of the same, so that no step is far from the hopes it serves.
    pub(super) fn hope_line(&self, world: &World) -> Option<Para> {
        let hopes = self.visit_of(world).map(|v| world.book.own_hopes(v.family)).unwrap_or_default();
        let (_, first) = hopes.first()?;
        let hope = unquoted(first).to_owned();
        let line = match hopes.len() - 1 {
            0 => say!(world.text, "hopes-line", hope = hope),
            more => say!(world.text, "hopes-line-more", hope = hope, count = more),
        };
        Some(Para::dim(line).roomy())
    }

    /// What each partner wrote alone on the same matter, in view above a joint answer.
    pub(super) fn own_answers(&self, prompt: &Prompt, world: &World, whole: bool) -> Vec<Para> {
        let mut paras = Vec::new();
        for entry in world.book.entries.iter().filter(|e| Some(e.visit) == self.visit && e.written) {
            let Some(author) = entry.author else { continue };
            // The same matter, or one's own part of this reflection, which has no matter of its own.
            let same = entry.tags.iter().any(|tag| prompt.tags.contains(tag))
                || (entry.guide == self.guide.id && entry.tags.is_empty() && (prompt.essential || whole));
            if !same || entry.drawer == Drawer::Mine {
                continue;
            }
            if let Some(Text::Open(text)) = self.texts.get(&entry.id) {
                let name = world.name_of(author);
                paras.push(Para::dim(format!(
                    "{name}: {}",
                    words::cut(&text.replace('\n', " "), if whole { 2000 } else { 140 })
                )));
            }
        }
        if !paras.is_empty() {
            paras.insert(0, Para::air());
        }
        paras
    }
}
