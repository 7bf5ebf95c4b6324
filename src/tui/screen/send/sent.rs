//! What I sent: month by month, the newest first.

use crate::export::everything;
use crate::say;
use crate::tui::page::{self, Cell, List, Para, Part, Tone};
use crate::tui::world::World;
use crate::visit::{Disclosure, VisitId};
use crate::when;

/// A line of the list.
enum Row<'a> {
    Month(String),
    Sent(&'a Disclosure),
}

fn rows(world: &World) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut month = String::new();
    for disclosure in world.book.disclosures.iter().rev() {
        let named = when::month(disclosure.at.date_naive(), world.text.language());
        if named != month {
            month.clone_from(&named);
            rows.push(Row::Month(named));
        }
        rows.push(Row::Sent(disclosure));
    }
    rows
}

/// How many lines there are.
pub(super) fn len(world: &World) -> usize {
    rows(world).len()
}

fn line(disclosure: &Disclosure, world: &World) -> String {
    let mut visits: Vec<_> = disclosure.lines.iter().map(|l| l.visit).collect();
    // A line about a family names no visit.
    visits.retain(|visit| *visit != VisitId::default());
    visits.sort_unstable();
    visits.dedup();
    let versions = disclosure.lines.iter().map(|l| l.version).max().filter(|_| !visits.is_empty());
    let to = disclosure.to.to_string();
    let words = world.text.get(
        match disclosure.profile.as_str() {
            everything::PROFILE => "sent-line-everything",
            _ if to.is_empty() => "sent-line-to-nobody",
            _ => "sent-line",
        },
        &[
            ("day", disclosure.at.format("%Y-%m-%d %H:%M").to_string().into()),
            ("what", world.text.get(&format!("sent-{}", disclosure.profile), &[]).into()),
            ("count", visits.len().into()),
            ("to", to.into()),
            ("name", disclosure.name.as_str().into()),
        ],
    );
    let version = versions.map(|v| say!(world.text, "sent-version", version = v));
    let hash: String = disclosure.hash.chars().take(12).collect();
    [Some(words), version, Some(hash)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The list.
pub(super) fn part(world: &World, at: usize) -> Part<'_> {
    let rows = rows(world);
    if rows.is_empty() {
        return Part::Words(vec![Para::plain(say!(world.text, "sent-empty"))]);
    }
    Part::List(List::new(rows.len(), at, move |index| {
        page::Row::of(match &rows[index] {
            Row::Month(month) => Cell::new(month.as_str()).tones(Tone::Dim, Tone::Strong),
            Row::Sent(disclosure) => Cell::new(line(disclosure, world)),
        })
    }))
}
