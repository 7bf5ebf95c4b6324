//! The keeper: owns the vault, saves, and never lets a keystroke wait. A plain value that answers one order at a time;
//! [`spawn`] gives it a thread and its clock.
#![allow(clippy::disallowed_methods, reason = "the keeper is a thread with a clock")]

mod answers;
mod made_up;
mod thread;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use tempfile::TempDir;

pub use self::thread::{Order, spawn};

use super::msg::{Answer, Ask, Change, What};
use crate::private::Private;
use crate::sample;
use crate::text::Sentence;
use crate::vault::{Cost, Folder, Passphrase, RecoveryCode, Vault, VaultError};
use crate::visit::{Book, Draft, EducatorId, EntryId};

/// The keeper.
pub struct Keeper {
    folder: PathBuf,
    cost: Cost,
    vault: Option<Vault>,
    /// Texts not yet on the disk, the newest state of each.
    drafts: BTreeMap<EntryId, Draft>,
    /// Changes not yet on the disk, in order.
    waiting: Vec<Waiting>,
    /// The newest generation handed over.
    newest: u64,
    /// The newest generation acknowledged.
    kept: u64,
    /// The last attempt to save failed, and the screen says so.
    failing: bool,
    /// The screen is covered, though something could not be saved: the vault stays open behind it.
    covered: bool,
    /// That the day's backup fails was said.
    complained: bool,
    /// The folder of a made-up year, gone when the keeper is; after the vault, which is still in it.
    _passing: Option<TempDir>,
}

/// What waits for the disk besides words.
enum Waiting {
    Change(Change),
    /// The end of a sitting.
    Close(EntryId),
}

impl Keeper {
    /// A keeper of the vault in a folder.
    pub fn new(folder: PathBuf, cost: Cost) -> Self {
        Self {
            folder,
            cost,
            vault: None,
            drafts: BTreeMap::new(),
            waiting: Vec::new(),
            newest: 0,
            kept: 0,
            failing: false,
            covered: false,
            complained: false,
            _passing: None,
        }
    }

    /// A keeper of a vault in a temporary folder, which goes with it.
    pub(crate) fn in_passing(folder: TempDir) -> Self {
        Self {
            folder: folder.path().join("data"),
            _passing: Some(folder),
            ..Self::new(PathBuf::new(), Cost::LIGHT)
        }
    }

    /// Opens a made-up year in its own folder.
    ///
    /// # Errors
    /// As making any vault.
    pub fn open_sample(
        &mut self,
        year: &sample::Sample,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<Answer>, VaultError> {
        let folder = Folder::create(&self.folder)?;
        let vault = made_up::fill(&folder, year, now)?;
        self.vault = Some(vault);
        self.opened(None)
    }

    /// Whether something waits to be saved.
    pub(crate) fn is_dirty(&self) -> bool {
        !self.drafts.is_empty() || !self.waiting.is_empty()
    }

    /// Takes an order. Texts wait for [`Self::save`]; all else happens at once, after what waits.
    pub fn handle(&mut self, ask: impl Into<Ask>, now: DateTime<FixedOffset>) -> Vec<Answer> {
        match ask.into() {
            Ask::Write(draft) => {
                self.newest = self.newest.max(draft.generation);
                self.drafts.insert(draft.entry.id, *draft);
                Vec::new()
            }
            Ask::Change(change) => {
                self.newest = self.newest.max(change.generation);
                self.waiting.push(Waiting::Change(change));
                self.save(now)
            }
            Ask::Close(entry) => {
                self.waiting.push(Waiting::Close(entry));
                self.save(now)
            }
            Ask::Flush => self.save(now),
            Ask::Lock => {
                let mut answers = self.save(now);
                answers.push(self.lock());
                answers
            }
            // Whatever came of what was asked before, the mark is answered after it.
            Ask::Mark(mark) => vec![Answer::Mark(mark)],
            Ask::Query(query) => self.after_saving(now, |keeper| keeper.query(query)),
            Ask::Door(door) => self.after_saving(now, |keeper| keeper.door(door, now)),
            Ask::Keys(act) => self.after_saving(now, |keeper| keeper.keys(act, now)),
            Ask::Upkeep(upkeep) => self.after_saving(now, |keeper| keeper.upkeep(upkeep, now)),
        }
    }

    fn after_saving(
        &mut self,
        now: DateTime<FixedOffset>,
        answer: impl FnOnce(&mut Self) -> Result<Vec<Answer>, VaultError>,
    ) -> Vec<Answer> {
        let mut answers = self.save(now);
        answers.extend(answer(self).unwrap_or_else(|error| vec![unhappy(&error)]));
        answers
    }

    /// Saves all that waits. What cannot be saved stays, and is tried again with the next order.
    pub fn save(&mut self, now: DateTime<FixedOffset>) -> Vec<Answer> {
        if !self.is_dirty() {
            return Vec::new();
        }
        let Some(vault) = &mut self.vault else { return Vec::new() };
        let mut answers = Vec::new();
        let mut failed = None;
        while failed.is_none()
            && let Some(waiting) = self.waiting.first()
        {
            let outcome = match waiting {
                Waiting::Change(Change { what, by, .. }) => match what {
                    What::Put(records) => vault.put(records, *by, now),
                    What::Remove(kind, id) => vault.remove(*kind, *id, *by, now),
                    What::Restore(kind, id) => vault.restore(*kind, *id, *by, now),
                    What::RemoveEntry(id) => {
                        self.drafts.remove(id);
                        vault.remove_entry(*id, *by, now)
                    }
                    What::RestoreEntry(id) => vault.restore_entry(*id, *by, now),
                },
                Waiting::Close(entry) => self
                    .drafts
                    .get(entry)
                    .map_or(Ok(()), |draft| vault.write(draft))
                    .and_then(|()| vault.close(*entry)),
            };
            match outcome {
                Err(error) if !is_refusal(&error) => failed = Some(error),
                outcome => {
                    if let Err(refused) = outcome {
                        answers.push(Answer::Failed(refused.sentence()));
                    }
                    if let Waiting::Close(entry) = self.waiting.remove(0) {
                        self.drafts.remove(&entry);
                    }
                }
            }
        }
        let mut refused = None;
        if failed.is_none() {
            self.drafts.retain(|_, draft| {
                // Words that the vault refuses hold up no others, and are not called saved.
                match failed.is_none().then(|| vault.write(draft)) {
                    Some(Ok(())) => return false,
                    Some(Err(error)) if is_refusal(&error) => refused = Some(error),
                    Some(Err(error)) => failed = Some(error),
                    None => {}
                }
                true
            });
        }
        match failed.or(refused) {
            Some(error) => {
                self.failing = true;
                answers.push(Answer::NotKept(error.sentence()));
            }
            None if self.failing || self.kept != self.newest => {
                self.failing = false;
                self.kept = self.newest;
                answers.push(Answer::Kept(self.newest, now));
            }
            None => {}
        }
        answers
    }

    /// Everything into the database file, once, when nothing has happened for a while.
    pub(crate) fn checkpoint(&mut self, now: DateTime<FixedOffset>) -> Vec<Answer> {
        if self.is_dirty() {
            return Vec::new();
        }
        let Some(vault) = &mut self.vault else { return Vec::new() };
        // A checkpoint that fails now loses nothing: the log keeps what was saved, and the next one tries again.
        let _ = vault.checkpoint();
        // The first quiet moment of the day, so that no key ever waits for a backup. The next one tries again; that it
        // fails is said once.
        match vault.backup_if_due(now) {
            Err(error) if !self.complained => {
                self.complained = true;
                vec![Answer::Done(error.sentence())]
            }
            _ => Vec::new(),
        }
    }

    /// How many texts and changes are not on the disk. Closing a text that is not saved is no change of its own.
    pub fn unsaved(&self) -> usize {
        self.drafts.len()
            + self.waiting.iter().filter(|waiting| matches!(waiting, Waiting::Change(_))).count()
    }

    /// Whether the disk refused the last save.
    pub(crate) const fn is_failing(&self) -> bool {
        self.failing
    }

    fn lock(&mut self) -> Answer {
        let unsaved = self.unsaved();
        if self.is_dirty() {
            // Nothing is discarded: the vault stays open behind the covered screen, until it can be saved.
            self.covered = true;
            if let Some(vault) = &mut self.vault {
                vault.cover();
            }
        } else if let Some(mut vault) = self.vault.take() {
            let _ = vault.close_all();
            let _ = vault.checkpoint();
        }
        Answer::Locked(unsaved)
    }

    fn opened(&mut self, code: Option<&RecoveryCode>) -> Result<Vec<Answer>, VaultError> {
        let Some(vault) = &self.vault else { return Ok(vec![Answer::Refused(Sentence::new("closed"))]) };
        let who = vault.who();
        let opened = Answer::Opened {
            who,
            book: Box::new(self.book(vault, who)?),
            code: code.map(|code| Private::from(code.to_string())),
            recovered: vault.recovered().iter().map(|r| (r.entry, r.at)).collect(),
        };
        let mut answers = vec![opened, Answer::Hold(vault.hold()?), Answer::Folder(vault.folder_used()?)];
        if let Some(until) = vault.saves_lost()? {
            let time = until.format("%Y-%m-%d %H:%M:%S").to_string();
            answers.push(Answer::SavesLost(Sentence::new("saves-lost").with("time", time)));
        }
        if vault.opened_with_older_keys() {
            answers.push(Answer::Done(Sentence::new("older-keys")));
        }
        Ok(answers)
    }

    fn unlock(
        &mut self,
        passphrase: &Passphrase,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<Answer>, VaultError> {
        if self.covered
            && let Some(vault) = &mut self.vault
        {
            vault.open_keys_of(vault.who(), passphrase)?;
            self.covered = false;
            return self.opened(None);
        }
        let mut vault = Vault::unlock(&Folder::at(&self.folder)?, passphrase, now)?;
        let who = vault.who();
        let must_renew = vault.book(who)?.educator(who).is_some_and(|e| e.must_renew);
        // A window closed over the code: nobody has it on paper, so a new one is shown. A technician's is replaced anyway.
        let code = if vault.code_is_unwritten(who)? && !must_renew {
            Some(vault.new_passphrase(who, passphrase, now)?)
        } else {
            None
        };
        self.vault = Some(vault);
        self.opened(code.as_ref())
    }

    /// Everything that `viewer` may see, with what could not be saved yet laid over what is on the disk.
    fn book(&self, vault: &Vault, viewer: EducatorId) -> Result<Book, VaultError> {
        let mut book = vault.book(viewer)?;
        for waiting in &self.waiting {
            let Waiting::Change(change) = waiting else { continue };
            match &change.what {
                What::Put(records) => records.iter().cloned().for_each(|record| book.put(record)),
                What::Remove(kind, id) => book.remove(*kind, *id),
                What::RemoveEntry(id) => book.entries.remove(id.0),
                // What they looked like is on the disk that refuses: they are back with the next book.
                What::Restore(..) | What::RestoreEntry(_) => {}
            }
        }
        self.drafts.values().for_each(|draft| book.put_entry(draft.entry.clone()));
        Ok(book)
    }
}

fn typed(passphrase: &Private) -> Passphrase {
    Passphrase::new(passphrase.to_string())
}

/// Whether the vault refuses this one change, so that it must not hold up the others.
const fn is_refusal(error: &VaultError) -> bool {
    matches!(error, VaultError::OneWay | VaultError::NoKeys | VaultError::KeysShut)
}

/// What an error means for the program: asked again, or the end, or a note.
fn unhappy(error: &VaultError) -> Answer {
    match error {
        VaultError::WrongPassphrase
        | VaultError::WrongRecovery
        | VaultError::MistypedRecovery
        | VaultError::PassphraseTaken
        // Open elsewhere: what waits under the lock goes on waiting.
        | VaultError::Locked { .. }
        | VaultError::NoKeys => Answer::Refused(error.sentence()),
        VaultError::FolderOpenToOthers { .. }
        | VaultError::FolderOfAnother { .. }
        | VaultError::NotAFolder { .. }
        | VaultError::NewerSchema { .. }
        | VaultError::Damaged { .. }
        | VaultError::Foreign { .. }
        | VaultError::ForeignKeys { .. }
        | VaultError::NotFound { .. }
        | VaultError::RolledBack
        | VaultError::EducatorUnknown => Answer::Fatal(error.sentence()),
        _ => Answer::Failed(error.sentence()),
    }
}
