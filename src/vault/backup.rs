//! Backups: database and slots in one file. A backup is a tar of `about`, `keys` and `vault.db`, the last encrypted as
//! ever; it is verified by opening it, and restoring needs no passphrase.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::backup::{Backup, StepResult};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::error::{Result, VaultError};
use super::folder::{self, Folder};
use super::slots::{DataKey, Kind, SlotFile};
use super::{Passphrase, Vault, store};
use crate::files::{self, folder_of};
use crate::visit::hex;

/// Rolling backups kept.
const KEPT: usize = 10;
/// The newest form of a backup that this program knows.
const FORMAT: u32 = 1;
/// The small parts of a backup are no longer than this.
const SMALL: u64 = 1 << 20;

/// What a backup says of itself.
#[derive(Serialize, Deserialize)]
struct About {
    format: u32,
    /// When it was made.
    made: DateTime<FixedOffset>,
    /// SHA-256 of the database, hex.
    database: String,
    /// What a newer version wrote beside it.
    #[serde(flatten)]
    more: Map<String, Value>,
}

impl Vault {
    /// Makes a rolling backup, verified by opening it; the newest ten stay.
    pub fn backup(&self, now: DateTime<FixedOffset>) -> Result<PathBuf> {
        let dir = self.folder.backups();
        folder::make_private_dir(&dir).map_err(|error| {
            // Not the backup is there already: something else is, in the place of their folder.
            let in_the_way = error.kind() == io::ErrorKind::AlreadyExists;
            at(&dir)(if in_the_way { io::Error::other(error) } else { error })
        })?;
        let mut rolling = rolling(&self.folder);
        let number = rolling.last().map_or(1, |last| last.number + 1);
        let path = dir.join(format!("homevisit-{number:04}-{}.backup", now.date_naive()));
        self.backup_to(&path, now)?;
        while rolling.len() >= KEPT {
            let oldest = rolling.remove(0).path;
            fs::remove_file(&oldest).map_err(at(&oldest))?;
        }
        refresh(&self.folder, &self.slots)?;
        Ok(path)
    }

    /// Makes a rolling backup if the newest is not of today.
    pub fn backup_if_due(&self, now: DateTime<FixedOffset>) -> Result<Option<PathBuf>> {
        let today = now.date_naive();
        let due = rolling(&self.folder).last().is_none_or(|last| last.day != today);
        due.then(|| self.backup(now)).transpose()
    }

    /// Makes a backup elsewhere, verified by opening it. A file that is there already is not replaced.
    pub fn backup_to(&self, path: &Path, now: DateTime<FixedOffset>) -> Result<()> {
        if self.lock.is_none() {
            return Err(VaultError::ReadOnly);
        }
        let scratch = self.folder.scratch()?;
        let copy = scratch.path().join("vault.db");
        folder::make_private_file(&copy).map_err(at(path))?;
        let mut target = store::connect(&copy, &self.data, self.slots.vault(), true)?;
        if Backup::new(&self.conn, &mut target)
            .and_then(|b| b.step(-1))
            .map_err(|e| self.folder.explain(e.into()))?
            != StepResult::Done
        {
            return Err(VaultError::InUse);
        }
        // A page with a broken seal would be copied as zeros, and sealed well.
        self.checked(Ok(()))?;
        // One file, without a log beside it.
        target.execute_batch("PRAGMA journal_mode = DELETE")?;
        target.close().map_err(|(_, source)| source)?;

        let database = hash_of(&copy).map_err(at(path))?;
        let about = About { format: FORMAT, made: now, database, more: Map::new() };
        let packed = pack(path, &about, &self.slots, &copy)?;
        open_and_check(packed.path(), &scratch.path().join("check.db"), &self.data)?;
        packed.persist_noclobber(path).map_err(|e| at(path)(e.error))?;
        folder::sync_dir(folder_of(path)).map_err(at(path))
    }
}

/// The newest rolling backup that is whole, and of this vault as far as its slots tell.
pub fn last_good_backup(folder: &Folder) -> Option<PathBuf> {
    let ours = SlotFile::load(folder).ok();
    let is_good = |path: &PathBuf| {
        unpack(path, &mut io::sink())
            .is_ok_and(|(_, slots)| ours.as_ref().is_none_or(|ours| ours.vault() == slots.vault()))
    };
    rolling(folder).into_iter().rev().map(|found| found.path).find(is_good)
}

/// Puts a backup in the place of what is in the folder: it is checked to be whole, and with a passphrase also opened, and
/// every page of it read. The present files are kept under a dated name, and the head count begins anew.
pub fn restore(
    folder: &Folder,
    backup: &Path,
    passphrase: Option<&Passphrase>,
    now: DateTime<FixedOffset>,
) -> Result<()> {
    let _lock = folder.lock(now)?;
    let scratch = folder.scratch()?;
    let database = scratch.path().join("vault.db");
    let mut file = folder::make_private_file(&database).map_err(at(backup))?;
    let (_, slots) = unpack(backup, &mut file)?;
    file.sync_all().map_err(at(backup))?;
    if let Some(passphrase) = passphrase {
        let (_, data) =
            slots.open(Kind::Passphrase, passphrase.secret(), |_| true).ok_or(VaultError::WrongPassphrase)?;
        open_and_check(backup, &scratch.path().join("check.db"), &data)?;
    }
    let kept = folder.keep_aside(now)?;
    folder
        .clear_traces()
        .and_then(|()| folder.install(&database, &slots.bytes().map_err(io::Error::other)?))
        .map_err(|source| VaultError::Restore { kept, source })
}

/// A rolling backup; they are ordered by number, never by clock.
struct Rolling {
    number: u32,
    day: NaiveDate,
    path: PathBuf,
}

/// The rolling backups, oldest first.
fn rolling(folder: &Folder) -> Vec<Rolling> {
    let parse = |path: PathBuf| {
        let name = path.file_name()?.to_str()?.strip_prefix("homevisit-")?.strip_suffix(".backup")?;
        let (number, day) = name.split_once('-')?;
        Some(Rolling { number: number.parse().ok()?, day: day.parse().ok()?, path: path.clone() })
    };
    let mut found: Vec<_> = files::items(&folder.backups()).into_iter().filter_map(parse).collect();
    found.sort_by_key(|backup| backup.number);
    found
}

/// Drops every rolling backup but one.
pub(super) fn drop_all_but(folder: &Folder, keep: &Path) -> Result<()> {
    for backup in rolling(folder).into_iter().filter(|backup| backup.path != keep) {
        fs::remove_file(&backup.path).map_err(at(&backup.path))?;
    }
    folder::sync_dir(&folder.backups()).map_err(at(keep))
}

/// Brings the slots in the rolling backups of this vault up to date, so that a passphrase that was replaced opens none
/// of them. The data key never changes, so the present slots open them all; pairs that are no longer here stay, as the
/// Mine of somebody let in again with new keys is readable only with theirs. Backups of another vault, and damaged ones,
/// are left.
pub(super) fn refresh(folder: &Folder, slots: &SlotFile) -> Result<()> {
    for Rolling { path, .. } in rolling(folder) {
        let Some(found) = slots_of(&path) else { continue };
        if found.vault() != slots.vault() {
            continue;
        }
        let slots = slots.with_pairs_of(&found);
        if found.bytes()? == slots.bytes()? {
            continue;
        }
        let scratch = folder.scratch()?;
        let database = scratch.path().join("vault.db");
        let mut file = folder::make_private_file(&database).map_err(at(&path))?;
        let Ok((about, _)) = unpack(&path, &mut file) else { continue };
        pack(&path, &about, &slots, &database)?.persist(&path).map_err(|e| at(&path)(e.error))?;
        folder::sync_dir(folder_of(&path)).map_err(at(&path))?;
    }
    Ok(())
}

/// Writes a backup under a temporary name beside `path`, synced.
fn pack(path: &Path, about: &About, slots: &SlotFile, database: &Path) -> Result<tempfile::NamedTempFile> {
    let (about, slots) = (serde_json::to_vec(about)?, slots.bytes()?);
    let write = || {
        let mut file = folder::half_made(folder_of(path))?;
        let mut tar = tar::Builder::new(io::BufWriter::new(file.as_file_mut()));
        let mut add = |name: &str, size: u64, from: &mut dyn Read| {
            let mut header = tar::Header::new_ustar();
            header.set_mode(0o600);
            header.set_size(size);
            tar.append_data(&mut header, name, from)
        };
        add("about", about.len() as u64, &mut about.as_slice())?;
        add("keys", slots.len() as u64, &mut slots.as_slice())?;
        let mut database = File::open(database)?;
        add("vault.db", database.metadata()?.len(), &mut database)?;
        tar.into_inner()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    write().map_err(at(path))
}

/// Reads a backup, the database going to `out`. Anything but a whole backup is [`VaultError::BackupDamaged`], or
/// [`VaultError::NewerSchema`].
fn unpack(path: &Path, out: &mut dyn Write) -> Result<(About, SlotFile)> {
    let mut tar = tar::Archive::new(io::BufReader::new(File::open(path).map_err(at(path))?));
    let damaged = || VaultError::BackupDamaged(path.to_owned());
    let mut parts = tar.entries().map_err(|_| damaged())?;
    let (about, slots) = small_parts(&mut parts).map_err(|error| match error {
        VaultError::NewerSchema { .. } => error,
        _ => damaged(),
    })?;
    let mut database = part(&mut parts, "vault.db").ok_or_else(damaged)?;
    let mut sum = Sha256::new();
    let mut chunk = vec![0; 1 << 16];
    loop {
        match database.read(&mut chunk).map_err(|_| damaged())? {
            0 => break,
            n => {
                sum.update(&chunk[..n]);
                out.write_all(&chunk[..n]).map_err(at(path))?;
            }
        }
    }
    if about.database == hex(&sum.finalize()) { Ok((about, slots)) } else { Err(damaged()) }
}

/// The two parts before the database.
fn small_parts<R: Read>(parts: &mut tar::Entries<'_, R>) -> Result<(About, SlotFile)> {
    let mut small = |name| {
        let mut bytes = Vec::new();
        part(parts, name)?.take(SMALL).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    let damaged = || VaultError::Damaged { backup: None };
    let about = small("about").and_then(|bytes| serde_json::from_slice::<About>(&bytes).ok());
    let about = about.ok_or_else(damaged)?;
    if about.format > FORMAT {
        return Err(VaultError::NewerSchema { found: about.format, known: FORMAT });
    }
    Ok((about, SlotFile::parse(&small("keys").ok_or_else(damaged)?)?))
}

/// The next part of a backup, if it is the one expected and a plain file.
fn part<'a, R: Read>(parts: &mut tar::Entries<'a, R>, name: &str) -> Option<tar::Entry<'a, R>> {
    let part = parts.next()?.ok()?;
    let expected = part.path_bytes() == name.as_bytes() && part.header().entry_type().is_file();
    expected.then_some(part)
}

/// The slots of a backup, without reading its database.
fn slots_of(path: &Path) -> Option<SlotFile> {
    let mut tar = tar::Archive::new(io::BufReader::new(File::open(path).ok()?));
    small_parts(&mut tar.entries().ok()?).ok().map(|(_, slots)| slots)
}

/// Takes the database out of a backup, opens it, and reads every page.
fn open_and_check(path: &Path, scratch: &Path, data: &DataKey) -> Result<()> {
    let mut file = folder::make_private_file(scratch).map_err(at(path))?;
    let (_, slots) = unpack(path, &mut file)?;
    let sound = store::connect(scratch, data, slots.vault(), false)
        .and_then(|conn| Ok(store::schema_of(&conn)? > 0 && store::is_sound(&conn)?));
    if sound.unwrap_or(false) { Ok(()) } else { Err(VaultError::BackupDamaged(path.to_owned())) }
}

fn hash_of(path: &Path) -> io::Result<String> {
    let mut sum = Sha256::new();
    io::copy(&mut File::open(path)?, &mut sum)?;
    Ok(hex(&sum.finalize()))
}

fn at(path: &Path) -> impl Fn(io::Error) -> VaultError {
    move |source| match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => VaultError::DiskFull,
        _ => VaultError::Backup { path: path.to_owned(), source },
    }
}
