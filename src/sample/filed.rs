//! What the pair agreed on, and what left.

use uuid::Uuid;

use super::build::Builder;
use super::{Said, SampleError, SignWanted};
use crate::private::Private;
use crate::visit::{
    Act, Consent, ConsentId, Disclosure, DisclosureId, FiledAnswer, Filing, FilingId, Leaving, LineSent,
    Record, StudentId, Visit, VisitId, filed_promises, place_on_page, practices, promised, signers,
    statement_hash,
};

/// Files the visits, with what each signer allows and what is to be signed.
pub(super) fn file(year: &mut Builder<'_>, said: &Said<'_>) -> Result<(), SampleError> {
    for (visit, filed) in std::mem::take(&mut year.filed) {
        let Some(visit) = year.book.visit(visit).cloned() else { continue };
        let at = year.instant(&filed.at)?;
        let answers = answers(year, &visit, said);
        let practices = practices(&year.book, &visit, year.site)
            .iter()
            .map(|found| {
                // Agreeing is itself the reflection that the practice asks for.
                let state = if found.why == "not-reflected" { "kept" } else { found.state.word() };
                (found.practice.word().to_owned(), state.to_owned())
            })
            .collect();
        let mut filing = Filing {
            id: FilingId(year.id(at)),
            visit: visit.id,
            number: 1,
            at,
            answers: answers.iter().map(|(_, answer)| answer.clone()).collect(),
            promises: Some(filed_promises(&year.book, visit.id)),
            page: Private::default(),
            practices,
            signers: signers(&visit),
            erased: None,
        };
        filing.page = (said.page)(&filing, &year.book).into();
        for key in &filed.signed {
            let educator = year.educator(key)?;
            for (act, filing) in [(Act::There, None), (Act::Agree, Some(filing.id))] {
                year.signs.push(SignWanted { visit: visit.id, act, filing, educator, at });
            }
        }
        year.put(Record::Filing(filing));
        for (key, allowed) in &filed.allows {
            let educator = year.educator(key)?;
            for (prompt, leaving) in allowed {
                let mut allowed = answers.iter().filter(|(of, _)| of == prompt).peekable();
                if allowed.peek().is_none() {
                    let guide = "the filing".to_owned();
                    return Err(SampleError::Prompt { guide, prompt: prompt.clone() });
                }
                for (_, answer) in allowed {
                    let consent = Consent {
                        id: ConsentId(year.id(at)),
                        entry: answer.entry,
                        educator,
                        hash: answer.hash(),
                        share: *leaving >= Leaving::Shared,
                        quote: *leaving == Leaving::Quotable,
                    };
                    year.put(Record::Consent(consent));
                }
            }
        }
    }
    Ok(())
}

/// The joint answers of the reflection, by prompt, in the order of the guide.
fn answers(year: &Builder<'_>, visit: &Visit, said: &Said<'_>) -> Vec<(String, FiledAnswer)> {
    let names = year.names(visit, visit.team.first().map(|m| m.educator).unwrap_or_default());
    let promised = promised(&year.book, visit, year.library, &|words| names.fill(words), said.promised);
    let promised = promised.map(|(order, answer)| (order, "promise-list".to_owned(), answer));

    let mut answers: Vec<(usize, String, FiledAnswer)> = year
        .drafts
        .iter()
        .filter(|draft| draft.entry.visit == visit.id && draft.entry.author.is_none() && draft.entry.written)
        .filter_map(|draft| {
            let entry = &draft.entry;
            let order = place_on_page(entry, year.library)?;
            let answer = FiledAnswer {
                entry: entry.id,
                words: entry.words.clone(),
                tags: entry.tags.clone(),
                text: draft.text.clone(),
            };
            Some((order, entry.prompt.clone(), answer))
        })
        .chain(promised)
        .collect();
    answers.sort_by_key(|(order, ..)| *order);
    answers.into_iter().map(|(_, prompt, answer)| (prompt, answer)).collect()
}

/// What left: each time, every visit that all had signed by then and that had not left before.
pub(super) fn depart(year: &mut Builder<'_>) -> Result<(), SampleError> {
    let mut gone: Vec<VisitId> = Vec::new();
    for raw in &year.raw.departure {
        let (at, by) = (year.instant(&raw.at)?, year.educator(&raw.by)?);
        let ready = |filing: &&Filing| {
            let agreed = |who| year.signs.iter().any(|s| s.filing == Some(filing.id) && s.educator == who);
            filing.at <= at && !gone.contains(&filing.visit) && filing.signers.iter().all(|&who| agreed(who))
        };
        let visits: Vec<Visit> = year
            .book
            .filings
            .iter()
            .filter(ready)
            .filter_map(|filing| year.book.visit(filing.visit).cloned())
            .collect();
        gone.extend(visits.iter().map(|visit| visit.id));
        let lines: Vec<LineSent> = visits
            .iter()
            .flat_map(|visit| visit.students.iter().map(|&student| line(visit, student)))
            .collect();
        let disclosure = Disclosure {
            id: DisclosureId(year.id(at)),
            at,
            by,
            profile: "log".to_owned(),
            format: "csv".to_owned(),
            to: raw.to.as_str().into(),
            name: format!("home-visits-{}.csv", at.format("%Y-%m")),
            hash: statement_hash(at.to_rfc3339().as_bytes()),
            lines,
        };
        year.put(Record::Disclosure(disclosure));
    }
    Ok(())
}

/// A row that left. Its hash is made up: the row itself is the exports' to write.
fn line(visit: &Visit, student: StudentId) -> LineSent {
    let record = Uuid::new_v5(&visit.id.0, student.0.as_bytes());
    LineSent { record, version: 1, hash: statement_hash(record.as_bytes()), visit: visit.id }
}
