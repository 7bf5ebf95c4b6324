//! What a prompt says beyond its own words: of the site's file, what a grade asks for, courses, the months, a gift; and
//! the pocket card.

use super::Walk;
use crate::guide::Prompt;
use crate::say;
use crate::site::Month;
use crate::tui::page::{Block, Para};
use crate::tui::world::World;
use crate::visit::Band;

impl Walk {
    /// What the site's file says of this prompt: what a grade asks for, or the courses that some colleges do. A site that
    /// says nothing gets the example, which says what it is.
    pub(super) fn site_blocks(&self, prompt: &Prompt, world: &World) -> Vec<Block> {
        let bands: Vec<Band> = self.visit_of(world).map_or_else(Vec::new, |v| {
            v.students.iter().filter_map(|&id| world.book.student(id)?.band).collect()
        });
        // What is turned to the family is in their language.
        let theirs = self.visit_of(world).filter(|_| self.table).and_then(|v| Self::their_language(v, world));
        let language = theirs.unwrap_or(world.text.language());
        let mut blocks = Vec::new();
        let example = |own: bool, blocks: &mut Vec<Block>| {
            if !own && !blocks.is_empty() && !self.table {
                blocks.push(Para::dim(say!(world.text, "site-example")).indented(2).into());
            }
        };
        if prompt.has_tag("gifts") && !world.site.gifts.is_empty() {
            blocks.push(Para::plain(format!("· {}", world.site.gifts)).indented(2).into());
        }
        if prompt.has_tag("pocket") {
            blocks.push(Para::air().into());
            let card = world.text.pocket_card();
            blocks.extend(card.lines().map(|line| Para::plain(line).indented(2).into()));
        }
        if prompt.has_tag("expects") {
            let (list, own) = world.site.expects(language);
            // Practising, one band is enough to see the shape.
            let shown =
                if bands.is_empty() { list.first().map(|e| e.band).into_iter().collect() } else { bands };
            for each in list.iter().filter(|e| shown.contains(&e.band)) {
                blocks.push(Para::plain(format!("· {}", each.what)).indented(2).into());
                blocks.push(Para::dim(each.why.as_str()).indented(4).into());
            }
            example(own, &mut blocks);
        }
        if prompt.has_tag("college-list") {
            let (list, own) = world.site.college_list(language);
            for each in list {
                let line = say!(world.text, "college-years", name = each.name.as_str(), count = each.years);
                blocks.push(Para::plain(format!("· {line}")).indented(2).into());
            }
            example(own, &mut blocks);
        }
        if prompt.has_tag("months") {
            let (list, own) = world.site.months(language);
            blocks.extend(months(&list, world));
            example(own, &mut blocks);
        }
        blocks
    }
}

/// What each does in a month: the months down, student, family and school across.
fn months(list: &[&Month], world: &World) -> Option<Block> {
    let heads =
        ["months-student", "months-family", "months-school"].map(|key| world.text.get(key, &[])).to_vec();
    let cells = |each: &Month| [&each.student, &each.family, &each.school].map(String::clone).to_vec();
    let rows: Vec<_> = list.iter().map(|each| (each.month.clone(), cells(each))).collect();
    (!rows.is_empty()).then_some(Block::Table { heads, rows })
}
