//! The slip: one page a visit for the files. Date, pair, kind of place, minutes, practices, who confirmed and how; no
//! family's name and nothing that anybody wrote.

use serde::Serialize;
use serde_json::json;

use super::kind::{Export, ExportError, Form, Given, GoesTo, Made, Naming, Wish, line_sent, nothing_waits};
use crate::pages::Page;
use crate::say;
use crate::visit::{Act, EducatorId, Member, Role, Signed, Visit, found, kept_here};

/// One page a visit, for the files.
pub static EXPORT: Export = Export {
    word: "slip",
    forms: &[Form::Html],
    file: "slip",
    goes_to: GoesTo::Files,
    names: Naming::Never,
    words: false,
    in_words: None,
    make,
    waiting: nothing_waits,
};

#[derive(Serialize)]
struct Slip {
    title: String,
    facts: Vec<(String, String)>,
    practices: Vec<(String, String)>,
    people: Vec<Person>,
    signature: Option<String>,
}

#[derive(Serialize)]
struct Person {
    name: String,
    staff_id: String,
    role: String,
    confirmed: String,
}

/// A slip for each of these visits that took place.
///
/// # Errors
/// When a template is wrong.
pub(crate) fn make(wish: &Wish, given: &Given<'_>) -> Result<Made, ExportError> {
    let mut made = Made::default();
    let mut slips = Vec::new();
    let book = given.book;
    for visit in wish.visits(book).filter(|visit| visit.took_place() && kept_here(book, visit)) {
        let slip = slip(visit, given);
        made.visits.push(visit.id);
        let version = book.filings_of(visit.id).first().map_or(1, |filing| filing.number);
        made.lines.push(line_sent(visit.id, version, &serde_json::to_string(&slip).unwrap_or_default()));
        slips.push(slip);
    }
    let words = json!({
        "people": given.words("slip-people"),
        "name": given.words("slip-name"),
        "staff_id": given.words("slip-staff-id"),
        "role": given.words("slip-role"),
        "confirmed": given.words("slip-confirmed"),
        "practices": given.words("page-practices"),
    });
    let title = given.words("slip-title");
    let page = given.pages.render(Page::Slip, given.text.language(), &title, &words, &slips)?;
    made.bytes = page.into_bytes();
    Ok(made)
}

/// How each person of a visit confirmed having been there, in words.
pub(super) fn confirmed(visit: &Visit, given: &Given<'_>) -> Vec<(EducatorId, Role, String)> {
    let said = |member: &Member| {
        let signed = given.book.signed(visit.id, Act::There, None, member.educator);
        match signed.map(|s| (&s.signed, s.at)) {
            Some((how, at)) => {
                let how = match how {
                    Signed::Key(_) => given.words("slip-own-key"),
                    Signed::Typed(_) => given.words("slip-typed"),
                    Signed::Paper(keeper) => {
                        let keeper = given.book.educator(*keeper).map(|e| e.name.to_string());
                        say!(given.text, "slip-paper", name = keeper.unwrap_or_default())
                    }
                };
                format!("{how}, {}", at.format("%Y-%m-%d %H:%M"))
            }
            None if member.role == Role::Interpreter => given.words("slip-not-asked"),
            None => given.words("slip-not-yet"),
        }
    };
    visit.team.iter().map(|member| (member.educator, member.role, said(member))).collect()
}

fn slip(visit: &Visit, given: &Given<'_>) -> Slip {
    let (book, site) = (given.book, given.site);
    let word = |prefix: &str, word: &str| given.words(&format!("{prefix}-{word}"));
    let fact = |key: &str, value: String| (given.words(key), value);
    let facts = [
        fact("slip-visit", visit.visit_ref.clone()),
        fact("slip-day", visit.day().map(|day| day.to_string()).unwrap_or_default()),
        fact("slip-what-for", word("occasion", visit.occasion.word())),
        fact("slip-place", word("place", visit.place.word())),
        fact("slip-minutes", visit.facts.minutes.map(|m| m.to_string()).unwrap_or_default()),
        fact("slip-school", [&*site.school, &*site.site_code].join(" ").trim().to_owned()),
        fact("slip-funding", visit.facts.funding_code.clone().unwrap_or_default()),
    ];
    let people = confirmed(visit, given)
        .into_iter()
        .filter_map(|(who, role, confirmed)| {
            let educator = book.educator(who)?;
            Some(Person {
                name: educator.name.to_string(),
                staff_id: educator.staff_id.clone(),
                role: word("slip-role", role.word()),
                confirmed,
            })
        })
        .collect();
    let practices = found(book, visit, site)
        .iter()
        .map(|f| {
            let own = site.practice_words(f.practice, given.text.language()).map(str::to_owned);
            (own.unwrap_or_else(|| word("practice", f.practice.word())), word("state", f.state.word()))
        })
        .collect();
    Slip {
        title: given.words("slip-title"),
        facts: facts.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        practices,
        people,
        signature: site.family_signature.then(|| given.words("slip-signature")),
    }
}
