//! What a mouse does: a click is what the keys do that lead there. It puts the mark on a row, and on the marked row opens it;
//! it presses a hint; in a text it puts the cursor, and drawn along it selects.

use super::App;
use crate::tui::keys::{Action, Context};
use crate::tui::layout::Spot;
use crate::tui::mouse::{Mouse, What};
use crate::tui::page::{Given, Page, Part};
use crate::tui::widget::textbox::Edit;

/// How many rows a text or a page goes at each notch of the wheel; a list goes one.
const NOTCH: usize = 3;

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        let at = Edit::At { column: mouse.column, row: mouse.row };
        if self.hidden {
            self.hidden = mouse.what != What::Press;
            return;
        }
        // What is seen is not what will be there.
        if self.world.is_waiting() {
            return;
        }
        match mouse.what {
            What::Press => self.press(mouse, &at),
            What::Drag if self.dragging => self.type_in(&at, true),
            What::Drag => {}
            What::Release => self.dragging = false,
            What::WheelUp => self.wheel(true),
            What::WheelDown => self.wheel(false),
        }
    }

    fn press(&mut self, mouse: Mouse, at: &Edit) {
        self.dragging = false;
        let here = self.spots.borrow().at(mouse.column, mouse.row);
        if !here.is_empty() {
            self.world.notice = None;
        }
        for spot in here {
            match spot {
                Spot::Row(row) => self.click_row(row),
                Spot::Voice(row, voice) => self.click_voice(row, voice),
                Spot::Text => {
                    self.type_in(at, false);
                    self.dragging = true;
                }
                Spot::Action(action) => {
                    self.spots.take();
                    if self.popup.is_some() {
                        self.act(action);
                    } else {
                        self.perform(action);
                    }
                }
            }
        }
    }

    fn click_row(&mut self, row: usize) {
        if let Some(popup) = &mut self.popup {
            if popup.click(row) {
                let open =
                    if popup.contexts().contains(&Context::Form) { Action::GoOn } else { Action::Open };
                self.act(open);
            }
            return;
        }
        let row = if self.sift.is_some() { self.sifted().get(row).copied().unwrap_or(row) } else { row };
        let (at, open) = self.screen().map_or((None, None), |screen| marked(&screen.page(&self.world)));
        if at != Some(row) {
            self.lend(|screen, world| screen.mark(row, world));
        } else if let Some(open) = open {
            self.perform(open);
        }
    }

    fn click_voice(&mut self, row: usize, voice: usize) {
        let front = |part: &Part<'_>| if let Part::Voices { voice, .. } = part { Some(*voice) } else { None };
        let page = self.screen().map(|screen| screen.page(&self.world));
        if page.and_then(|page| page.parts.iter().find_map(front)) == Some(voice) {
            return self.click_row(row);
        }
        self.perform(Action::OtherVoice);
        self.lend(|screen, world| screen.mark(row, world));
    }

    /// What the wheel does is never a key that does nothing here.
    fn wheel(&mut self, up: bool) {
        let before = self.world.notice.clone();
        let typing = self.popup.is_none() && self.contexts().contains(&Context::Text);
        let form = self.contexts().contains(&Context::Form);
        let list =
            self.popup.is_some() || self.screen().is_some_and(|s| marked(&s.page(&self.world)).0.is_some());
        for _ in 0..if list || form { 1 } else { NOTCH } {
            let action = match (form, up) {
                (false, true) => Action::Up,
                (false, false) => Action::Down,
                (true, true) => Action::PreviousField,
                (true, false) => Action::NextField,
            };
            match typing {
                true => self.type_in(if up { &Edit::Up } else { &Edit::Down }, false),
                false if self.popup.is_some() => self.act(action),
                false => self.perform(action),
            }
        }
        self.world.notice = before;
    }
}

/// Which row of a page is marked, where it has rows, and what opens it.
fn marked(page: &Page<'_>) -> (Option<usize>, Option<Action>) {
    let found = page.parts.iter().find_map(|part| match part {
        Part::List(list) => Some((list.at, list.opens.then_some(Action::Open))),
        // What Enter does there is a mark in the family's name.
        Part::Voices { at, .. } => Some((*at, None)),
        Part::Outline { here, .. } => Some((*here, None)),
        Part::Form { rows, at, .. } => Some((
            *at,
            match rows.get(*at).map(|row| &row.answer) {
                Some(Given::Choice { .. }) => Some(Action::ChooseNext),
                Some(Given::Save) => Some(Action::GoOn),
                _ => None,
            },
        )),
        _ => None,
    });
    found.map_or((None, None), |(at, open)| (Some(at), open))
}
