//! What the keeper answers: to whoever stands at the door, to a query, to what is done with keys, to the vault's upkeep.

use chrono::{DateTime, FixedOffset};

use super::{Keeper, typed};
use crate::text::Sentence;
use crate::tui::msg::{Answer, Door, Hit, KeyAct, Query, Upkeep, Version, Wanted};
use crate::vault::{Folder, RecoveryCode, Vault, VaultError};
use crate::visit::{Draft, Drawer, EducatorId, Text, readable_by};

impl Keeper {
    pub(super) fn door(&mut self, door: Door, now: DateTime<FixedOffset>) -> Result<Vec<Answer>, VaultError> {
        match door {
            Door::Create { founder, partner, passphrase } => {
                let folder = Folder::create(&self.folder)?;
                let (vault, code) = Vault::create(
                    &folder,
                    &founder,
                    partner.as_deref(),
                    &typed(&passphrase),
                    self.cost,
                    now,
                )?;
                self.vault = Some(vault);
                self.opened(Some(&code))
            }
            Door::Unlock(passphrase) => self.unlock(&typed(&passphrase), now),
            Door::CheckCode(code) => {
                code.parse::<RecoveryCode>()?;
                Ok(vec![Answer::CodeFits])
            }
            // Opening anew would let go of what is not saved yet.
            Door::UnlockWithCode { .. } if self.covered => {
                Ok(vec![Answer::Refused(Sentence::new("covered-code"))])
            }
            Door::UnlockWithCode { code, passphrase } => {
                let code: RecoveryCode = code.parse()?;
                let folder = Folder::at(&self.folder)?;
                let (vault, code) = Vault::unlock_with_code(&folder, &code, &typed(&passphrase), now)?;
                self.vault = Some(vault);
                self.opened(Some(&code))
            }
        }
    }

    pub(super) fn query(&mut self, Query { what, viewer }: Query) -> Result<Vec<Answer>, VaultError> {
        let Some(mut vault) = self.vault.take() else { return Ok(Vec::new()) };
        let found = self.found(&mut vault, what, viewer);
        self.vault = Some(vault);
        found.map(|answer| vec![answer])
    }

    fn found(&self, vault: &mut Vault, what: Wanted, viewer: EducatorId) -> Result<Answer, VaultError> {
        Ok(match what {
            Wanted::Book => Answer::Book(Box::new(self.book(vault, viewer)?)),
            Wanted::Texts(visit) => {
                let mut texts = vault.texts(visit, viewer)?;
                // What the disk refused is newer than what is on it.
                let may = |d: &&Draft| {
                    let open = d.entry.drawer == Drawer::Ours || vault.is_open(viewer);
                    d.entry.visit == visit && open && readable_by(&d.entry, false, viewer)
                };
                let newer = self.drafts.values().filter(may);
                for draft in newer {
                    let id = draft.entry.id;
                    texts.retain(|(other, _)| *other != id);
                    texts.push((id, Text::Open(draft.text.clone())));
                }
                Answer::Texts(visit, texts)
            }
            Wanted::History(entry) => {
                let versions = vault.history(entry, viewer)?;
                let versions =
                    versions.into_iter().map(|v| Version { by: v.by, at: v.at, text: v.text }).collect();
                Answer::History(entry, versions)
            }
            Wanted::Search(query) => {
                let hits = vault.search(&query, viewer)?;
                let hits = hits
                    .into_iter()
                    .map(|h| Hit { entry: h.entry, visit: h.visit, excerpt: h.excerpt })
                    .collect();
                Answer::Hits(query, hits)
            }
        })
    }

    pub(super) fn keys(
        &mut self,
        act: KeyAct,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<Answer>, VaultError> {
        let Some(vault) = &mut self.vault else { return Ok(Vec::new()) };
        Ok(match act {
            KeyAct::Open { educator, passphrase } => {
                vec![match vault.open_keys_of(educator, &typed(&passphrase)) {
                    Ok(()) => Answer::KeysOpen(educator),
                    Err(error) => Answer::KeysRefused(educator, error.sentence()),
                }]
            }
            KeyAct::Shut(educator) => {
                vault.shut_drawer(educator);
                Vec::new()
            }
            KeyAct::AddEducator { educator, passphrase, again, by, present } => {
                // Whoever sits at an open screen is not thereby its owner.
                vault.authenticate(by, &typed(&present))?;
                let code = if again {
                    vault.readmit(educator.id, &typed(&passphrase), by, now)?
                } else {
                    vault.add_educator(&educator, &typed(&passphrase), now)?
                };
                vec![new_code(vault, educator.id, &code)?]
            }
            KeyAct::CodeWritten(educator) => {
                vault.code_is_written(educator)?;
                Vec::new()
            }
            KeyAct::NewPassphrase { educator, present, passphrase } => {
                if let Some(present) = present {
                    vault.open_keys_of(educator, &typed(&present))?;
                }
                let code = vault.new_passphrase(educator, &typed(&passphrase), now)?;
                vec![new_code(vault, educator, &code)?]
            }
            KeyAct::Sign { educator, passphrase, statements } => {
                let open = vault.is_open(educator);
                vault.open_keys_of(educator, &typed(&passphrase))?;
                let signatures: Result<Vec<_>, VaultError> =
                    statements.iter().map(|(act, bytes)| Ok((*act, vault.sign(educator, bytes)?))).collect();
                if !open {
                    vault.shut_drawer(educator);
                }
                vec![Answer::Signatures(educator, signatures?)]
            }
        })
    }

    pub(super) fn upkeep(
        &mut self,
        upkeep: Upkeep,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<Answer>, VaultError> {
        let Some(vault) = &mut self.vault else { return Ok(Vec::new()) };
        Ok(match upkeep {
            Upkeep::Erase { entries, by } => {
                vault.erase_texts(&entries, by, now)?;
                let done = Sentence::new("erased").with("count", entries.len().to_string());
                vec![Answer::Done(done), Answer::Book(Box::new(vault.book(by)?))]
            }
            Upkeep::EraseOurs { visits, since, by } => {
                vault.erase_ours((&visits, since), by, now)?;
                let done = Sentence::new("erased-ours").with("count", visits.len().to_string());
                vec![Answer::Done(done), Answer::Book(Box::new(vault.book(by)?))]
            }
            Upkeep::Hold(on) => {
                vault.set_hold(on)?;
                let said = Sentence::new(if on { "hold-now-on" } else { "hold-now-off" });
                vec![Answer::Hold(on), Answer::Done(said)]
            }
            Upkeep::LossRead => {
                vault.forget_saves_lost()?;
                Vec::new()
            }
            Upkeep::Folder(folder) => {
                vault.set_folder_used(&folder)?;
                Vec::new()
            }
            Upkeep::Backup => {
                let path = vault.backup(now)?;
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                vec![Answer::Done(Sentence::new("backup-done").with("name", name))]
            }
        })
    }
}

fn new_code(vault: &Vault, who: EducatorId, code: &RecoveryCode) -> Result<Answer, VaultError> {
    let book = vault.book(vault.who())?;
    let educator = book.educator(who).cloned().ok_or(VaultError::EducatorUnknown)?;
    Ok(Answer::NewCode(who, code.to_string().into(), Box::new(educator)))
}
