//! Fieldwork for a credential: dates, hours, with whom, who confirmed, the programme's own elements, and what one learned in one's
//! own words. Nothing of a family: no name, no answer, no promise; one's own words are looked at before, and do not leave while
//! anything in them is marked.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::kind::{ExportError, Given};
use super::sending::Left;
use super::slip;
use crate::pages::Page;
use crate::say;
use crate::visit::{Disclosure, DisclosureId, EducatorId, Visit};
use crate::when;

/// What a programme asks for, in a file of its own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Programme {
    /// What it is called.
    pub(crate) name: String,
    /// The hours that it asks for; 0: it names none.
    #[serde(default)]
    pub(crate) hours: u16,
    /// Its elements, such as those of teaching performance expectations.
    #[serde(default)]
    pub(crate) elements: Vec<Element>,
}

/// One element of a programme.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Element {
    /// Its number or letter there.
    pub(crate) id: String,
    /// What it says.
    pub(crate) words: String,
}

/// The page for one person: the visits on which they were, as filed work. `claimed` are the elements that they say it was about.
///
/// # Errors
/// When a template is wrong.
pub(crate) fn page(
    who: EducatorId,
    programme: &Programme,
    claimed: &[&Element],
    words: &str,
    given: &Given<'_>,
) -> Result<String, ExportError> {
    let (book, text) = (given.book, given.text);
    let mut visits: Vec<&Visit> =
        book.visits.iter().filter(|v| !v.voided && v.is_on(who) && v.took_place()).collect();
    visits.sort_by_key(|visit| (visit.day(), visit.id));
    let minutes: u32 = visits.iter().filter_map(|visit| visit.facts.minutes).map(u32::from).sum();
    let row = |visit: &&Visit| {
        let people = slip::confirmed(visit, given).into_iter().filter(|(id, ..)| *id != who);
        let (with, confirmed): (Vec<String>, Vec<String>) = people
            .filter_map(|(id, role, how)| {
                let name = book.educator(id)?.name.to_string();
                Some((
                    format!("{name} ({})", text.get(&format!("slip-role-{}", role.word()), &[])),
                    format!("{name}: {how}"),
                ))
            })
            .unzip();
        vec![
            visit.visit_ref.clone(),
            visit.day().map(|day| day.to_string()).unwrap_or_default(),
            visit.facts.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            with.join("; "),
            confirmed.join("; "),
        ]
    };
    let rows: Vec<Vec<String>> = visits.iter().map(row).collect();
    let heads = ["slip-visit", "slip-day", "slip-minutes", "fieldwork-with", "slip-confirmed"];
    let name = book.educator(who).map(|e| e.name.to_string()).unwrap_or_default();
    let title = say!(text, "fieldwork-title", name = name);
    let hours = format!("{}:{:02}", minutes / 60, minutes % 60);
    let sum = if programme.hours > 0 {
        say!(text, "fieldwork-hours-of", hours = hours, of = programme.hours)
    } else {
        say!(text, "fieldwork-hours", hours = hours)
    };
    let content = json!({
        "title": title,
        "programme": programme.name,
        "day": when::full_day(given.at.date_naive(), text.language()),
        "sum": sum,
        "rows": rows,
        "elements": claimed,
        "words": words.trim(),
    });
    let words = json!({
        "columns": heads.map(|key| given.words(key)),
        "elements": given.words("fieldwork-elements"),
        "growth": given.words("fieldwork-growth"),
        "foot": given.words("fieldwork-foot"),
    });
    Ok(given.pages.render(Page::Fieldwork, text.language(), &title, &words, &content)?)
}

/// What is remembered of it, once it is written.
pub(crate) fn remembered(
    (id, by, at): (DisclosureId, EducatorId, DateTime<FixedOffset>),
    to: &str,
    left: Left,
) -> Disclosure {
    let (profile, format, to) = ("fieldwork".to_owned(), "html".to_owned(), to.into());
    Disclosure { id, at, by, profile, format, to, name: left.name, hash: left.hash, lines: Vec::new() }
}
