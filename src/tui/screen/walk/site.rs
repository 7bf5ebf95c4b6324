//! What a prompt says beyond its own words: of the site's file, what a grade asks for, courses, the months, a gift; and
//! the pocket card.

use super::Walk;
use crate::guide::Prompt;
use crate::say;
use crate::site::Month;
use crate::tui::widget::words::{self, Part, TEXT_WIDTH};
use crate::tui::world::World;
use crate::visit::Band;

/// From this width on the months have a column for each of the three.
const COLUMNS_FROM: u16 = 64;
/// How wide the column of the months' names is.
const MONTH: u16 = 11;
/// The space after each column.
const GAP: u16 = 2;

impl Walk {
    /// What the site's file says of this prompt: what a grade asks for, or the courses that some colleges do. A site that
    /// says nothing gets the example, which says what it is.
    pub(super) fn site_parts(&self, prompt: &Prompt, world: &World, width: u16) -> Vec<Part> {
        let theme = &world.theme;
        let bands: Vec<Band> = self.visit_of(world).map_or_else(Vec::new, |v| {
            v.students.iter().filter_map(|&id| world.book.student(id)?.band).collect()
        });
        // What is turned to the family is in their language.
        let theirs = self.visit_of(world).filter(|_| self.table).and_then(|v| Self::their_language(v, world));
        let language = theirs.unwrap_or(world.text.language());
        let mut parts = Vec::new();
        if prompt.has_tag("gifts") && !world.site.gifts.is_empty() {
            parts.push(Part::new(format!("· {}", world.site.gifts), theme.plain).indented(2));
        }
        if prompt.has_tag("pocket") {
            parts.push(Part::new("", theme.plain));
            let card = world.text.pocket_card();
            parts.extend(card.lines().map(|line| Part::new(line, theme.plain).indented(2)));
        }
        if prompt.has_tag("expects") {
            let (list, own) = world.site.expects(language);
            // Practising, one band is enough to see the shape.
            let shown =
                if bands.is_empty() { list.first().map(|e| e.band).into_iter().collect() } else { bands };
            for each in list.iter().filter(|e| shown.contains(&e.band)) {
                parts.push(Part::new(format!("· {}", each.what), theme.plain).indented(2));
                parts.push(Part::new(each.why.as_str(), theme.dim).indented(4));
            }
            if !own && !parts.is_empty() && !self.table {
                parts.push(Part::new(say!(world.text, "site-example"), theme.dim).indented(2));
            }
        }
        if prompt.has_tag("college-list") {
            let (list, own) = world.site.college_list(language);
            for each in list {
                let line = say!(world.text, "college-years", name = each.name.as_str(), count = each.years);
                parts.push(Part::new(format!("· {line}"), theme.plain).indented(2));
            }
            if !own && !parts.is_empty() && !self.table {
                parts.push(Part::new(say!(world.text, "site-example"), theme.dim).indented(2));
            }
        }
        if prompt.has_tag("months") {
            let (list, own) = world.site.months(language);
            parts.extend(month_parts(&list, world, width));
            if !own && !parts.is_empty() && !self.table {
                parts.push(Part::new(say!(world.text, "site-example"), theme.dim).indented(2));
            }
        }
        parts
    }
}

/// What each does in a month: the months down, student, family and school across; line by line where there is no room.
fn month_parts(list: &[&Month], world: &World, width: u16) -> Vec<Part> {
    let theme = &world.theme;
    let who = ["months-student", "months-family", "months-school"].map(|key| world.text.get(key, &[]));
    let what = |each: &Month| [&each.student, &each.family, &each.school].map(String::clone);
    let mut parts = Vec::new();
    if width < COLUMNS_FROM {
        for each in list {
            parts.push(Part::new(each.month.as_str(), theme.strong).indented(2));
            for (who, what) in who.iter().zip(what(each)).filter(|(_, what)| !what.is_empty()) {
                parts.push(Part::new(format!("· {who}: {what}"), theme.plain).indented(4));
            }
        }
        return parts;
    }
    let column = (width.min(TEXT_WIDTH) - 2 - MONTH) / 3 - GAP;
    let widths = [MONTH - GAP, column, column, column];
    let row = |month: &str, [student, family, school]: [String; 3]| {
        words::side_by_side(&[month, &student, &family, &school], &widths, GAP)
    };
    parts.push(Part::new("", theme.plain));
    parts.extend(row("", who).into_iter().map(|line| Part::new(line, theme.strong).indented(2)));
    for each in list {
        let lines = row(&each.month, what(each));
        parts.extend(lines.into_iter().map(|line| Part::new(line, theme.plain).indented(2)));
        parts.push(Part::new("", theme.plain));
    }
    parts
}
