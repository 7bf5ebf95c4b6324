//! Puts the made-up year into a vault: the same doors that a pair's own year goes through.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};

use crate::export::log;
use crate::sample::Sample;
use crate::site::Site;
use crate::vault::{Cost, Folder, Passphrase, Vault, VaultError};
use crate::visit::{
    Act, Book, Disclosure, Educator, Filing, FilingId, Record, Shelf, SignOff, SignOffId, Signed, Visit,
    VisitId, agree_statement, statement_hash, there_statement,
};

/// The passphrase of somebody made up: their name in small letters. The screens say so.
fn passphrase(educator: &Educator) -> Passphrase {
    Passphrase::new(educator.name.to_lowercase())
}

/// Makes the vault and fills it.
///
/// # Errors
/// As making any vault.
pub(crate) fn fill(folder: &Folder, year: &Sample, now: DateTime<FixedOffset>) -> Result<Vault, VaultError> {
    let founder = year.educators.first().ok_or(VaultError::EducatorUnknown)?;
    let (mut vault, _) = Vault::create(folder, founder, None, &passphrase(founder), Cost::LIGHT, now)?;
    for partner in &year.educators[1..] {
        vault.add_educator(partner, &passphrase(partner), now)?;
        vault.open_keys_of(partner.id, &passphrase(partner))?;
    }
    vault.put(&year.records, founder.id, now)?;
    for draft in &year.drafts {
        vault.write(draft)?;
        vault.close(draft.entry.id)?;
    }
    let signed = sign(&vault, year)?;
    vault.put(&signed, founder.id, now)?;
    let sent = true_lines(&vault.book(founder.id)?);
    vault.put(&sent, founder.id, now)?;
    for educator in &year.educators {
        // Nobody needs the codes of people who do not exist.
        vault.code_is_written(educator.id)?;
    }
    for partner in &year.educators[1..] {
        vault.close_keys_of(partner.id);
    }
    Ok(vault)
}

/// What the logs that "left" really held, so that a second sending is told from the first as in a pair's own year.
fn true_lines(book: &Book) -> Vec<Record> {
    let before = Book { disclosures: Shelf::default(), ..book.clone() };
    let logs = book.disclosures.iter().filter(|d| d.profile == log::PROFILE);
    logs.map(|disclosure| {
        let visits = Some(disclosure.lines.iter().map(|line| line.visit).collect());
        let options = log::Options { visits, ..log::Options::default() };
        let rows = log::rows(&before, &Site::default(), &options, disclosure.id.0, disclosure.at);
        let lines = rows.iter().map(log::Row::line_sent).collect();
        Record::Disclosure(Disclosure { lines, ..disclosure.clone() })
    })
    .collect()
}

fn sign(vault: &Vault, year: &Sample) -> Result<Vec<Record>, VaultError> {
    let mut visits: HashMap<VisitId, &Visit> = HashMap::new();
    let mut filings: HashMap<FilingId, &Filing> = HashMap::new();
    for record in &year.records {
        match record {
            Record::Visit(visit) => drop(visits.insert(visit.id, visit)),
            Record::Filing(filing) => drop(filings.insert(filing.id, filing)),
            _ => {}
        }
    }
    let mut ids = crate::visit::Ids::new(1);
    let mut signed = Vec::new();
    for wanted in &year.signs {
        let filing = wanted.filing.and_then(|id| filings.get(&id));
        let (statement, hash) = match (wanted.act, filing, visits.get(&wanted.visit)) {
            (Act::Agree, Some(filing), _) => (agree_statement(filing, wanted.educator), filing.hash()),
            (Act::There, _, Some(visit)) => {
                let statement = there_statement(visit, wanted.educator);
                let hash = statement_hash(&statement);
                (statement, hash)
            }
            _ => continue,
        };
        signed.push(Record::SignOff(SignOff {
            id: SignOffId(ids.next(wanted.at.timestamp_millis())),
            visit: wanted.visit,
            act: wanted.act,
            filing: wanted.filing,
            educator: wanted.educator,
            at: wanted.at,
            hash,
            signed: Signed::Key(vault.sign(wanted.educator, &statement)?),
        }));
    }
    Ok(signed)
}
