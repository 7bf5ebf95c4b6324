//! How a prompt looks. First what to read now; what may be skipped is dim; a box only where something can be typed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;
use unicode_width::UnicodeWidthStr;

use super::Walk;
use crate::guide::{Kind, Prompt, Stage};
use crate::say;
use crate::tui::phrase::{bare, between_line, promise_line};
use crate::tui::widget::words::{self, Part, TEXT_WIDTH};
use crate::tui::world::World;
use crate::visit::{Drawer, Pass, Text, Whose};

/// From so many rows for a prompt on there is room for cues, air and what to leave out.
const ROOMY: u16 = 14;
/// The fewest rows of a box that one can think in.
const BOX_MIN: u16 = 5;

impl Walk {
    pub(super) fn paint(&self, world: &World, frame: &mut Frame, area: Rect) {
        if self.laptop_closed(world) {
            return Self::paint_closed(world, frame, area);
        }
        let Some(prompt) = self.prompt() else { return };
        if self.table {
            return self.paint_table(world, frame, area, prompt);
        }
        let roomy = area.height >= ROOMY + 2;
        self.paint_outline(world, frame, Rect { height: 1, ..area });
        let top = if roomy { 2 } else { 1 };
        let body = Rect {
            x: area.x + u16::from(roomy),
            y: area.y + top,
            width: area.width.saturating_sub(u16::from(roomy)),
            height: area.height.saturating_sub(top),
        };
        let width = body.width.saturating_sub(2);
        let rows = words::rows(&self.parts(prompt, world, roomy, width), width);
        if self.sitting.is_none() {
            // A card to be read at a glance while somebody speaks stands in the middle, with air around it.
            let air = if self.pass == Pass::Visit && roomy {
                body.height.saturating_sub(rows.len() as u16) / 3
            } else {
                0
            };
            let place = Rect { x: body.x + 1, y: body.y + air, height: body.height - air, ..body };
            let most = rows.len().saturating_sub(usize::from(place.height));
            self.scroll.set(self.scroll.get().min(most));
            self.whole.set(self.scroll.get() == most);
            words::draw_rows(frame, place, &rows, self.scroll.get());
            if self.scroll.get() < most {
                let last = Rect { y: place.bottom() - 1, height: 1, ..place };
                let key = world.keys.name_of(crate::tui::keys::Action::PageDown);
                let line = Line::styled(
                    words::pad(&say!(world.text, "more-below", key = key), usize::from(place.width)),
                    world.theme.dim,
                );
                frame.render_widget(line, last);
            }
        } else {
            self.paint_with_box(world, frame, body, prompt, rows);
        }
    }

    /// The prompt above its box. Where room is short the box gives rows up first, as long as nothing stands in it; what
    /// to leave out stands below the box, or the key that shows it is named: it never goes without a word.
    fn paint_with_box(
        &self,
        world: &World,
        frame: &mut Frame,
        body: Rect,
        prompt: &Prompt,
        mut rows: Vec<Line<'static>>,
    ) {
        let Some(sitting) = &self.sitting else { return };
        let roomy = body.height >= ROOMY;
        let width = body.width.min(TEXT_WIDTH + 4);
        let out = prompt.leave_out.as_ref().filter(|_| roomy);
        let out =
            out.map(|what| words::wrap(&say!(world.text, "leave-out", what = what.as_str()), width - 2));
        let out = out.unwrap_or_default();
        let least = match (roomy, sitting.text.is_empty()) {
            (true, _) => BOX_MIN,
            (false, false) => BOX_MIN.min(body.height),
            (false, true) => 3,
        };
        let most = body.height.saturating_sub(least + out.len() as u16);
        let hides = !roomy && prompt.leave_out.is_some();
        if rows.len() as u16 + u16::from(hides) > most || hides {
            rows.truncate(usize::from(most.saturating_sub(1)));
            let key = world.keys.name_of(crate::tui::keys::Action::More);
            rows.push(Line::styled(say!(world.text, "more", key = key), world.theme.dim));
        }
        let shown = rows.len() as u16;
        words::draw_rows(frame, Rect { x: body.x + 1, height: shown.min(body.height), ..body }, &rows, 0);
        let room = body.height.saturating_sub(shown + out.len() as u16);
        let gap = u16::from(roomy && room > BOX_MIN);
        // On a tall screen the box grows with what stands in it, so that nobody sees a page to fill.
        let usual = if prompt.kind == Kind::Check { 7 } else { 14 };
        let wanted = sitting.text.height_for(width.saturating_sub(4)) + 4;
        let height = room.saturating_sub(gap).min(wanted.max(usual));
        let place = Rect { y: body.y + shown + gap, height, width, ..body };
        self.paint_box(world, frame, place);
        for (row, words) in out.into_iter().enumerate() {
            let y = place.bottom() + row as u16;
            frame.render_widget(
                Line::styled(words, world.theme.dim),
                Rect { x: body.x + 1, y, height: 1, width: body.width - 1 },
            );
        }
    }

    /// The one screen of a first visit in person.
    fn paint_closed(world: &World, frame: &mut Frame, area: Rect) {
        let parts = [
            Part::new(say!(world.text, "visit-close"), world.theme.strong),
            Part::new("", world.theme.plain),
            Part::new(say!(world.text, "visit-listen"), world.theme.plain),
            Part::new("", world.theme.plain),
            Part::new(say!(world.text, "visit-here"), world.theme.dim),
        ];
        let width = area.width.saturating_sub(4).min(46);
        let rows = words::rows(&parts, width);
        let y = area.y + area.height.saturating_sub(rows.len() as u16) / 2;
        let x = area.x + (area.width - width) / 2;
        words::draw_rows(frame, Rect { x, y, width, height: area.bottom().saturating_sub(y) }, &rows, 0);
    }

    /// The sections in one line, the one we are in marked; "4/9 Hopes" where there is no room.
    fn paint_outline(&self, world: &World, frame: &mut Frame, area: Rect) {
        let here = self.prompts.get(self.at).map_or(0, |(section, _)| *section);
        let count = format!("{}/{}", self.at + 1, self.prompts.len());
        let mut spans = Vec::new();
        let mut used = 1;
        for (index, section) in self.guide.sections.iter().enumerate() {
            if !self.prompts.iter().any(|(s, _)| *s == index) {
                continue;
            }
            let words =
                if index == here { format!("[{}]", section.title) } else { format!(" {} ", section.title) };
            used += words.width();
            spans.push(Span::styled(words, if index == here { world.theme.accent } else { world.theme.dim }));
        }
        if used + count.width() + 2 > usize::from(area.width) {
            let title = self.guide.sections.get(here).map_or("", |s| s.title.as_str());
            let line = Line::from(vec![
                Span::styled(format!("{count} "), world.theme.dim),
                Span::styled(title.to_owned(), world.theme.accent),
            ]);
            frame.render_widget(line, area);
            return;
        }
        frame.render_widget(Line::from(spans), area);
        let width = count.width() as u16;
        let place = Rect { x: area.right().saturating_sub(width + 1), width, ..area };
        frame.render_widget(Line::styled(count, world.theme.dim), place);
    }

    /// Everything that stands above the box.
    fn parts(&self, prompt: &Prompt, world: &World, roomy: bool, width: u16) -> Vec<Part> {
        let theme = &world.theme;
        let blank = || Part::new("", theme.plain);
        let mut parts = Vec::new();
        let shown = self.visit_of(world).is_some_and(|v| v.shown);
        if self.pass == Pass::Remember && self.at == 0 && roomy && !shown {
            let alone =
                self.visit_of(world).and_then(|v| v.remembering) != Some(crate::visit::Remembering::Together);
            let key = world.keys.name_of(crate::tui::keys::Action::Together);
            let words = say!(
                world.text,
                if alone { "remember-alone-now" } else { "remember-together-now" },
                key = key
            );
            parts.extend([Part::new(words, theme.dim), blank()]);
        }
        // A line to say means little without what it answers; a box needs the room more.
        if self.pass != Pass::Remember && (roomy || self.sitting.is_none()) {
            let said = matches!(self.guide.stage, Stage::Invite | Stage::Visit);
            let intent = if prompt.aside && said {
                format!("{} · {}", prompt.intent, say!(world.text, "not-aloud"))
            } else {
                prompt.intent.clone()
            };
            parts.push(Part::new(intent, theme.dim));
        }
        // Getting ready for a second visit is reading what they told in the first.
        let ready = self.guide.stage == Stage::Prepare && prompt.has_tag("hopes");
        let second = (self.guide.stage == Stage::Visit || ready)
            && self.visit_of(world).is_some_and(|v| v.occasion.is_second());
        let all_hopes = (roomy && (prompt.has_tag("hopes") || self.at == 0)) || self.reading || ready;
        if second && roomy && !all_hopes {
            parts.extend(self.hope_line(world));
        }
        let (ours, theirs) = self.spoken(prompt);
        // Where room is short there is one voice, and the key that turns it.
        let theirs = theirs.filter(|_| roomy || ours.is_none() || self.reading);
        parts.extend(ours.map(|words| Part::new(words, theme.strong)));
        parts.extend(theirs.map(|words| Part::new(words, theme.accent)));
        // The question comes first; what they told us is right below it.
        if second && all_hopes {
            parts.push(blank());
            parts.extend(self.hope_parts(world));
        }
        if self.pass != Pass::Remember || self.reading {
            for cue in &prompt.cues {
                parts.push(Part::new(format!("· {}", self.names.fill(cue)), theme.plain).indented(1));
            }
        }
        parts.extend(self.site_parts(prompt, world, width));
        let aside = roomy || self.reading || self.sitting.is_none();
        if let (Some(listen), true) = (&prompt.listen, aside && self.pass != Pass::Remember) {
            let words = say!(world.text, "listen-for", what = self.names.fill(listen));
            parts.extend([blank(), Part::new(words, theme.dim)]);
        }
        if let (Some(out), true) = (&prompt.leave_out, aside && self.sitting.is_none()) {
            parts.push(Part::new(say!(world.text, "leave-out", what = out.as_str()), theme.dim));
        }
        // What is to be done comes first; what was done already is below the first card, and behind the key.
        if self.guide.stage == Stage::FollowUp && ((self.at == 0 && roomy) || self.reading) {
            parts.push(blank());
            parts.extend(self.between_parts(world));
        }
        if prompt.kind == Kind::Promise && self.pass != Pass::Rehearse {
            parts.push(blank());
            parts.extend(self.promise_parts(world));
        }
        if self.sitting.is_none()
            && self.visit.is_some()
            && self.has_box(prompt, world)
            && let Some(why) = self.shut(prompt, world)
        {
            parts.extend([blank(), Part::new(world.text.get(why, &[]), theme.dim)]);
        }
        if prompt.joint {
            parts.extend(self.own_answers(prompt, world));
        }
        let calls = prompt.has_tag("call") || self.at + 1 == self.prompts.len();
        if self.guide.stage == Stage::Invite && self.visit.is_some() && calls {
            let key = world.keys.name_of(crate::tui::keys::Action::Done);
            parts.extend([blank(), Part::new(say!(world.text, "call-went", key = key), theme.dim)]);
        }
        parts
    }

    /// The family's own words from the first visit, above the checklist.
    fn hope_parts(&self, world: &World) -> Vec<Part> {
        let Some(visit) = self.visit_of(world) else { return Vec::new() };
        let theme = &world.theme;
        let mut parts = Vec::new();
        let hopes = world.book.own_hopes(visit.family);
        if hopes.is_empty() {
            // What to do about it belongs before the visit, not into it.
            if self.guide.stage == Stage::Prepare || self.reading {
                let key = world.keys.name_of(crate::tui::keys::Action::Beside);
                let missing = match self.first_visit(world) {
                    Some(_) => say!(world.text, "hopes-none", key = key),
                    None => say!(world.text, "hopes-no-visit"),
                };
                parts.push(Part::new(missing, theme.dim));
            }
        } else {
            parts.push(Part::new(say!(world.text, "hopes-heading"), theme.dim));
            parts.extend(
                hopes
                    .iter()
                    .map(|(_, line)| Part::new(format!("“{}”", bare(line)), theme.accent).indented(2)),
            );
        }
        let first = self.first_visit(world);
        let ours: Vec<_> = first
            .into_iter()
            .flat_map(|v| world.book.promises_of(v))
            .filter(|p| p.whose == Whose::Ours)
            .collect();
        if !ours.is_empty() {
            parts.push(Part::new(say!(world.text, "our-promises"), theme.dim));
            parts
                .extend(ours.into_iter().map(|p| Part::new(promise_line(p, world), theme.plain).indented(2)));
        }
        if self.at == 0 || self.reading {
            parts.extend(self.between_parts(world));
        } else {
            parts.push(Part::new("", theme.plain));
        }
        parts
    }

    /// What happened between the visits, the newest last.
    fn between_parts(&self, world: &World) -> Vec<Part> {
        let Some(family) = self.visit_of(world).map(|v| v.family) else { return Vec::new() };
        let mut betweens: Vec<_> = world.book.betweens.iter().filter(|b| b.family == family).collect();
        betweens.sort_by_key(|b| (b.on, b.id));
        let newest = betweens.len().saturating_sub(if self.reading { betweens.len() } else { 3 });
        let mut parts: Vec<Part> = betweens[newest..]
            .iter()
            .map(|b| Part::new(between_line(b, world), world.theme.dim).indented(2))
            .collect();
        if !parts.is_empty() {
            parts.insert(0, Part::new(say!(world.text, "between-heading"), world.theme.dim));
        }
        parts.push(Part::new("", world.theme.plain));
        parts
    }

    /// One line of the same, so that no step is far from the hopes it serves.
    fn hope_line(&self, world: &World) -> Vec<Part> {
        let hopes = self.visit_of(world).map(|v| world.book.own_hopes(v.family)).unwrap_or_default();
        let Some((_, first)) = hopes.first() else { return Vec::new() };
        let hope = bare(first).to_owned();
        let line = match hopes.len() - 1 {
            0 => say!(world.text, "hopes-line", hope = hope),
            more => say!(world.text, "hopes-line-more", hope = hope, count = more),
        };
        vec![Part::new(line, world.theme.dim)]
    }

    /// The screen turned to the family (a site's choice): the child's name, their hopes, this step. No notes, no cues.
    fn paint_table(&self, world: &World, frame: &mut Frame, area: Rect, prompt: &Prompt) {
        let theme = &world.theme;
        let mut parts =
            vec![Part::new(self.names.student.as_str(), theme.strong), Part::new("", theme.plain)];
        let hopes = self.visit_of(world).map(|v| world.book.own_hopes(v.family)).unwrap_or_default();
        if !hopes.is_empty() {
            parts.push(Part::new(say!(world.text, "table-hopes"), theme.dim));
            parts.extend(
                hopes
                    .iter()
                    .map(|(_, hope)| Part::new(format!("“{}”", bare(hope)), theme.accent).indented(2)),
            );
            parts.push(Part::new("", theme.plain));
        }
        // In the family's language, where there are words in it.
        let theirs = self
            .theirs
            .as_ref()
            .and_then(|(guide, names)| Some(names.fill(guide.prompt(&prompt.id)?.words(self.pass))));
        let words = theirs.unwrap_or_else(|| self.names.fill(prompt.words(self.pass)));
        parts.push(Part::new(words, theme.strong));
        let width = area.width.saturating_sub(8);
        parts.extend(self.site_parts(prompt, world, width));
        let rows = words::rows(&parts, width);
        let y = area.y + area.height.saturating_sub(rows.len() as u16) / 3;
        words::draw_rows(
            frame,
            Rect { x: area.x + 4, y, height: area.bottom().saturating_sub(y), ..area },
            &rows,
            0,
        );
    }

    fn promise_parts(&self, world: &World) -> Vec<Part> {
        let Some(visit) = self.visit else { return Vec::new() };
        let mut parts: Vec<Part> = world
            .book
            .promises_of(visit)
            .map(|promise| Part::new(promise_line(promise, world), world.theme.plain).indented(2))
            .collect();
        if parts.is_empty() {
            parts.push(Part::new(say!(world.text, "promises-none"), world.theme.dim).indented(2));
        }
        let key = world.keys.name_of(crate::tui::keys::Action::Open);
        parts.extend([
            Part::new("", world.theme.plain),
            Part::new(say!(world.text, "promise-add", key = key), world.theme.dim),
        ]);
        parts
    }

    /// What each partner wrote alone on the same matter, in view above a joint answer.
    fn own_answers(&self, prompt: &Prompt, world: &World) -> Vec<Part> {
        let mut parts = Vec::new();
        for entry in world.book.entries.iter().filter(|e| Some(e.visit) == self.visit && e.written) {
            let Some(author) = entry.author else { continue };
            // The same matter, or one's own part of this reflection, which has no matter of its own.
            let same = entry.tags.iter().any(|tag| prompt.tags.contains(tag))
                || (entry.guide == self.guide.id
                    && entry.tags.is_empty()
                    && (prompt.essential || self.reading));
            if !same || entry.drawer == Drawer::Mine {
                continue;
            }
            if let Some(Text::Open(text)) = self.texts.get(&entry.id) {
                let name = world.name_of(author);
                parts.push(Part::new(
                    format!(
                        "{name}: {}",
                        words::cut(&text.replace('\n', " "), if self.reading { 2000 } else { 140 })
                    ),
                    world.theme.dim,
                ));
            }
        }
        if !parts.is_empty() {
            parts.insert(0, Part::new("", world.theme.plain));
        }
        parts
    }

    fn paint_box(&self, world: &World, frame: &mut Frame, place: Rect) {
        let Some(sitting) = &self.sitting else { return };
        if place.height < 3 || place.width < 6 {
            return;
        }
        let name =
            sitting.entry.author.map_or_else(|| say!(world.text, "both-of-us"), |id| world.name_of(id));
        let mut title = vec![Span::styled(format!(" {} ", words::cut(&name, 30)), world.theme.dim)];
        // How the item stands is part of the box, so that no long prompt can push it out of sight.
        if let Some(check) = sitting.entry.check {
            let state = world.text.get(&format!("check-{}", check.word()), &[]);
            title.push(Span::styled(format!("· {state} "), world.theme.accent));
        }
        if let Some(day) = sitting.entry.on {
            let day = crate::when::day(day, world.local().date(), world.text.language());
            title.push(Span::styled(
                format!("· {} ", say!(world.text, "check-by", day = day)),
                world.theme.accent,
            ));
        }
        let block = Block::bordered().title(Line::from(title)).border_style(world.theme.dim);
        let inside =
            Rect { x: place.x + 2, y: place.y + 1, width: place.width - 4, height: place.height - 2 };
        frame.render_widget(block, place);
        sitting.text.draw(inside, frame.buffer_mut(), world.theme.plain, true);
        if let Some(position) = sitting.text.cursor_position(inside) {
            frame.set_cursor_position(position);
        }
        if self.pass == Pass::Rehearse && sitting.text.text().is_empty() {
            let words = words::cut(&say!(world.text, "rehearse-own"), usize::from(inside.width));
            frame.render_widget(Line::styled(words, world.theme.dim), Rect { height: 1, ..inside });
        }
    }
}
