//! The encrypted store: one `SQLCipher` file, whose random key lies in a slot file under each educator's passphrase.
//!
//! ```text
//!   passphrase ──> slots ──> data key ──> store (SQLCipher) ──> records, texts, revisions
//!   recovery code ─┘   └───> own keys ──> mine (sealed and signed texts), sign-offs
//! ```
//!
//! A [`Vault`] belongs to one thread, the keeper's. It reads no clock: time comes in with each call. What a method has
//! returned `Ok` for is on the disk and survives a power cut.

mod backup;
mod erase;
mod error;
mod folder;
mod kept;
mod mine;
mod records;
mod revision;
mod search;
mod secret;
mod slots;
mod store;
mod team;
mod texts;
mod unknown;
mod witness;

use std::fs::{self, File};
use std::io::Read as _;

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;
use secrecy::SecretString;
use uuid::Uuid;
use zeroize::Zeroizing;

pub use backup::{last_good_backup, restore};
pub use error::{Result, VaultError};
pub use folder::Folder;
pub use search::Hit;
pub use secret::{Cost, Passphrase, RecoveryCode};
pub use texts::Version;

use crate::private::Private;
use crate::visit::{Educator, EducatorId, EntryId, Record, VisitId};
use kept::Kept;
use revision::Act;
use search::Index;
use slots::{DataKey, Keys, Kind, SlotFile};
use witness::{Missing, Witness};

/// An open vault.
pub struct Vault {
    folder: Folder,
    conn: Connection,
    data: DataKey,
    slots: SlotFile,
    /// The keys that are open at this keyboard.
    ring: Vec<Keys>,
    /// The opener passed the keyboard: their keys sign what the partner seals, and read nothing.
    shut: bool,
    who: EducatorId,
    device: Uuid,
    older_keys: bool,
    recovered: Vec<Recovered>,
    index: Option<Index>,
    /// What the sittings that go on have written.
    kept: Kept,
    /// How many rows this connection had changed when the head count was last written.
    settled: u64,
    witness: Witness,
    /// Held for life, and dropped last; none when open for reading only.
    lock: Option<File>,
}

/// The fact that saves are missing that were on the disk.
const SAVES_LOST: &str = "saves-lost";

/// A text that was still being written when the program last ended without a goodbye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The text.
    pub entry: EntryId,
    /// Its visit.
    pub visit: VisitId,
    /// Who wrote.
    pub by: EducatorId,
    /// The last save.
    pub at: DateTime<FixedOffset>,
}

impl Vault {
    /// Makes a vault for its founder; a partner named now is a record without keys. The recovery code is shown once and
    /// kept nowhere. Errors: a vault is there already, or the folder cannot be written.
    pub fn create(
        folder: &Folder,
        founder: &Educator,
        partner: Option<&Educator>,
        passphrase: &Passphrase,
        cost: Cost,
        now: DateTime<FixedOffset>,
    ) -> Result<(Self, RecoveryCode)> {
        let lock = folder.lock(now)?;
        if folder.has_vault() {
            return Err(VaultError::AlreadyExists(folder.path().to_owned()));
        }
        let mut slots = SlotFile::new()?;
        let data = Zeroizing::new(random()?);
        let keys = Keys::draw(founder.id)?;
        let code = slots.add_slot(&keys, &data, passphrase, cost, &[])?;

        // Built whole in a scratch folder, so that a crash leaves no half of a vault.
        let scratch = folder.scratch()?;
        let path = scratch.path().join("vault.db");
        folder::make_private_file(&path).map_err(VaultError::io("vault-doing-making-vault"))?;
        let conn = store::connect(&path, &data, slots.vault(), true)?;
        store::journal(&conn)?;
        store::migrate(&conn)?;
        let act = Act { device: new_device()?, by: founder.id, at: now };
        let people: Vec<_> = std::iter::once(founder).chain(partner).cloned().map(Record::Educator).collect();
        let tx = conn.unchecked_transaction()?;
        store::set_meta(&tx, "cost", &cost.0.to_string())?;
        store::set_meta(&tx, "device", &act.device.to_string())?;
        records::put(&tx, &people, &act)?;
        team::register_keys(&tx, &keys)?;
        team::note_code(&tx, founder.id, false)?;
        tx.commit()?;
        conn.close().map_err(|(_, source)| source)?;

        folder.write_head(act.device, 0)?;
        folder.install(&path, &slots.bytes()?).map_err(VaultError::io("vault-doing-making-vault"))?;
        Ok((Self::open(folder, keys, data, slots, Some(lock), now)?, code))
    }

    /// Opens the vault with a passphrase, which tells who it is. Brings the schema up to date after a backup, and
    /// notes and closes the sittings that a crash left open.
    pub fn unlock(folder: &Folder, passphrase: &Passphrase, now: DateTime<FixedOffset>) -> Result<Self> {
        Self::enter(folder, Kind::Passphrase, passphrase.secret(), Some(now))
    }

    /// Opens the vault with a recovery code. The code is spent: the new passphrase and a new code, which is shown once,
    /// replace both old ones at once.
    pub fn unlock_with_code(
        folder: &Folder,
        code: &RecoveryCode,
        new: &Passphrase,
        now: DateTime<FixedOffset>,
    ) -> Result<(Self, RecoveryCode)> {
        let mut vault = Self::enter(folder, Kind::Recovery, code.secret(), Some(now))?;
        let code = vault.new_passphrase(vault.who, new, now)?;
        Ok((vault, code))
    }

    /// Opens the vault for reading, also while the program has it open elsewhere. Every change is refused.
    pub fn read_only(folder: &Folder, passphrase: &Passphrase) -> Result<Self> {
        Self::enter(folder, Kind::Passphrase, passphrase.secret(), None)
    }

    /// Opens a slot, and the vault with what is in it. Without a time it is for reading only, and takes no lock.
    fn enter(
        folder: &Folder,
        kind: Kind,
        secret: &SecretString,
        now: Option<DateTime<FixedOffset>>,
    ) -> Result<Self> {
        if !folder.has_vault() {
            return Err(VaultError::NotFound(folder.path().to_owned()));
        }
        let lock = now.map(|now| folder.lock(now)).transpose()?;
        let slots = SlotFile::load(folder).map_err(|e| folder.explain(e))?;
        let (keys, data) = slots.open(kind, secret, |_| true).ok_or(match kind {
            Kind::Passphrase => VaultError::WrongPassphrase,
            Kind::Recovery => VaultError::WrongRecovery,
        })?;
        Self::open(folder, keys, data, slots, lock, now.unwrap_or_default())
    }

    fn open(
        folder: &Folder,
        keys: Keys,
        data: DataKey,
        slots: SlotFile,
        lock: Option<File>,
        now: DateTime<FixedOffset>,
    ) -> Result<Self> {
        let path = folder.database();
        let conn = store::connect(&path, &data, slots.vault(), lock.is_some()).map_err(|source| {
            let strange = path.exists() && !has_salt(&path, slots.vault());
            match source.sqlite_error_code() {
                Some(rusqlite::ErrorCode::NotADatabase) if strange => {
                    VaultError::Foreign { path: folder.path().to_owned(), backup: None }
                }
                Some(rusqlite::ErrorCode::CannotOpen) if !path.exists() => {
                    VaultError::Damaged { backup: None }
                }
                _ => source.into(),
            }
        });
        let mut vault = Self {
            folder: folder.clone(),
            conn: conn.map_err(|e| folder.explain(e))?,
            data,
            slots,
            who: keys.educator,
            ring: vec![keys],
            shut: false,
            device: Uuid::nil(),
            older_keys: false,
            recovered: Vec::new(),
            index: None,
            kept: Kept::default(),
            settled: 0,
            witness: lock.as_ref().map_or_else(Witness::none, |_| Witness::at(&folder.witness())),
            lock,
        };
        let ready = vault.prepare(now);
        vault.checked(ready)?;
        Ok(vault)
    }

    /// What happens between the key and the first screen. Nothing is written before the checks are through.
    fn prepare(&mut self, now: DateTime<FixedOffset>) -> Result<()> {
        let found = store::schema_of(&self.conn)?;
        match found {
            0 => return Err(VaultError::Damaged { backup: None }),
            _ if found > store::SCHEMA => {
                return Err(VaultError::NewerSchema { found, known: store::SCHEMA });
            }
            _ if found < store::SCHEMA && self.lock.is_none() => return Err(VaultError::OlderSchema),
            _ => {}
        }
        let seen = self.folder.read_head();
        if seen.is_some_and(|(_, count)| self.head().is_ok_and(|head| head < count)) {
            return Err(VaultError::RolledBack);
        }
        if !records::knows(&self.conn, self.who)? {
            return Err(VaultError::EducatorUnknown);
        }
        if self.lock.is_none() {
            return Ok(());
        }
        store::journal(&self.conn)?;
        if found < store::SCHEMA {
            self.backup(now)?;
            store::migrate(&self.conn)?;
        }
        let device = store::meta(&self.conn, "device")?.and_then(|text| text.parse().ok());
        // A restored or rolled back copy counts as a device of its own, so that no two revisions share a counter.
        let known = device.filter(|&device| seen.is_some_and(|(last, _)| last == device));
        self.device = known.map_or_else(new_device, Ok)?;
        self.recovered = texts::still_open(&self.conn)?;
        let bytes = self.slots.bytes()?;
        let whole = |path| fs::read(path).is_ok_and(|found| found == bytes);
        if !whole(self.folder.keys()) || !whole(self.folder.keys_copy()) {
            self.folder.write_keys(&bytes)?;
        }
        let mut again = false;
        let missing = self.witness.compare(&self.conn, self.device)?;
        self.saving(|conn| {
            if let Some(Missing { until }) = missing {
                let until = DateTime::<chrono::Utc>::from(until).with_timezone(now.offset());
                store::set_meta(conn, SAVES_LOST, &until.to_rfc3339())?;
            }
            if known.is_none() {
                store::set_meta(conn, "device", &self.device.to_string())?;
            }
            // A slot file newer than a restored database: its keys are the ones in use.
            for keys in &self.ring {
                again |= team::introduce_again(conn, keys)?;
            }
            texts::close_all(conn)
        })?;
        self.older_keys = again;
        if known.is_none() { self.checkpoint() } else { Ok(()) }
    }

    /// Whose passphrase or code opened it.
    pub const fn who(&self) -> EducatorId {
        self.who
    }

    /// Whether it was opened with keys that were not their educator's newest; they are now.
    pub const fn opened_with_older_keys(&self) -> bool {
        self.older_keys
    }

    /// Texts that were still open at unlock: saved, but never left. They are closed now.
    pub fn recovered(&self) -> &[Recovered] {
        &self.recovered
    }

    /// Idle, locking or leaving: everything moves into the database file, and the head count is written down. Does
    /// nothing where nothing has changed since the last time.
    pub fn checkpoint(&mut self) -> Result<()> {
        if self.lock.is_none() || self.conn.total_changes() == self.settled {
            return Ok(());
        }
        let count = self.saving(|conn| {
            let count = self.head()? + 1;
            store::set_meta(conn, "head", &count.to_string())?;
            Ok(count)
        })?;
        // A command that is reading only puts this off.
        match store::checkpoint(&self.conn) {
            Ok(()) | Err(VaultError::InUse) => {}
            Err(error) => return Err(self.folder.explain(error)),
        }
        self.folder.write_head(self.device, count)?;
        self.settled = self.conn.total_changes();
        Ok(())
    }

    /// How often this database was settled.
    fn head(&self) -> Result<u64> {
        Ok(store::meta(&self.conn, "head")?.and_then(|count| count.parse().ok()).unwrap_or(0))
    }

    /// Until when saves were on the disk that are not in the vault any more, because the database's log was lost or spoiled while
    /// the vault was not settled; none once somebody was told.
    pub fn saves_lost(&self) -> Result<Option<DateTime<FixedOffset>>> {
        self.reading(|conn| {
            Ok(store::meta(conn, SAVES_LOST)?.and_then(|at| DateTime::parse_from_rfc3339(&at).ok()))
        })
    }

    /// Somebody was told.
    pub(crate) fn forget_saves_lost(&mut self) -> Result<()> {
        self.saving(|conn| Ok(store::set_meta(conn, SAVES_LOST, "")?))
    }

    /// Whether a hold keeps everything from being erased.
    pub fn hold(&self) -> Result<bool> {
        self.reading(|conn| Ok(store::meta(conn, "hold")?.is_some_and(|word| word == "on")))
    }

    /// Sets or lifts the hold.
    pub fn set_hold(&mut self, on: bool) -> Result<()> {
        self.saving(|conn| Ok(store::set_meta(conn, "hold", if on { "on" } else { "off" })?))
    }

    /// The folder that a file was read from or written to last, as it is typed; empty: none yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) fn folder_used(&self) -> Result<Private> {
        self.reading(|conn| Ok(store::meta(conn, "folder-used")?.unwrap_or_default().into()))
    }

    /// Remembers that folder.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub(crate) fn set_folder_used(&mut self, folder: &str) -> Result<()> {
        self.saving(|conn| Ok(store::set_meta(conn, "folder-used", folder)?))
    }

    /// One transaction: all of the work is on the disk afterwards, or none of it.
    fn saving<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let (done, count) = self.committing(|tx| {
            let before = tx.total_changes();
            let done = work(tx)?;
            let count = if tx.total_changes() == before { None } else { Some(self.witness.count(tx)?) };
            Ok((done, count))
        })?;
        if let Some(count) = count {
            self.witness.saw(self.device, count);
        }
        Ok(done)
    }

    /// The same, of which the witness hears otherwise.
    fn committing<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.lock.is_none() {
            return Err(VaultError::ReadOnly);
        }
        let save = || {
            let tx = self.conn.unchecked_transaction()?;
            let done = work(&tx)?;
            if !store::is_intact(&tx) {
                return Err(VaultError::Damaged { backup: None });
            }
            tx.commit()?;
            Ok(done)
        };
        self.checked(save().map_err(|error| match error {
            VaultError::Read(source) => VaultError::Save(source),
            other => other,
        }))
    }

    fn reading<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.checked(work(&self.conn))
    }

    /// Whatever came of it, a page with a broken seal is damage.
    fn checked<T>(&self, result: Result<T>) -> Result<T> {
        let result =
            if store::is_intact(&self.conn) { result } else { Err(VaultError::Damaged { backup: None }) };
        result.map_err(|error| self.folder.explain(error))
    }

    const fn act(&self, by: EducatorId, at: DateTime<FixedOffset>) -> Act {
        Act { device: self.device, by, at }
    }
}

/// Shows nothing of what is inside.
impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").finish_non_exhaustive()
    }
}

/// Whether a database begins with this vault's salt.
fn has_salt(path: &std::path::Path, vault: &str) -> bool {
    let mut salt = [0; 16];
    File::open(path).and_then(|mut file| file.read_exact(&mut salt)).is_ok() && unhex(vault) == Some(salt)
}

fn new_device() -> Result<Uuid> {
    Ok(uuid::Builder::from_random_bytes(random()?).into_uuid())
}

/// Bytes from the system's random source.
fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|e| VaultError::io("vault-doing-random")(std::io::Error::other(e)))?;
    Ok(bytes)
}

/// Reads exactly `N` bytes of hex.
fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let whole = base16ct::mixed::decode(text, &mut bytes).ok()?.len() == N;
    whole.then_some(bytes)
}
