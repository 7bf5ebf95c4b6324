//! The data folder: its files, its lock, and writing that is whole or not at all.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rustix::fs::{Access, access, statvfs};
use rustix::io::Errno;
use tempfile::{NamedTempFile, TempDir};
use uuid::Uuid;

use super::error::{Result, VaultError};
use crate::files;

/// A data folder that nobody else can write in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    root: PathBuf,
}

/// Half-made files and folders begin like this; what a crash left over is swept away when the lock is next taken.
const SCRATCH: &str = ".work-";

/// With less room than this, in bytes, opening the vault can fail for want of it: the log's index alone takes 32 kB.
const ROOM: u64 = 128 * 1024;

impl Folder {
    /// Looks at an existing folder. Errors: it is missing, or others can write in it.
    pub fn at(path: impl Into<PathBuf>) -> Result<Self> {
        let root = path.into();
        match fs::metadata(&root) {
            Ok(meta) if !meta.is_dir() => Err(VaultError::NotAFolder(root)),
            Ok(meta) if meta.uid() != rustix::process::getuid().as_raw() => {
                Err(VaultError::FolderOfAnother(root))
            }
            Ok(meta) if meta.mode() & 0o022 != 0 => Err(VaultError::FolderOpenToOthers(root)),
            Ok(_) => Ok(Self { root }),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Err(VaultError::NotFound(root)),
            Err(e) => Err(VaultError::io("vault-doing-looking-at-folder")(e)),
        }
    }

    /// Makes the folder (mode 0700) if it is missing, then looks at it.
    pub fn create(path: impl Into<PathBuf>) -> Result<Self> {
        let root = path.into();
        make_private_dir(&root).map_err(|e| denied(&root, "vault-doing-making-folder", e))?;
        let folder = Self::at(root)?;
        fs::set_permissions(&folder.root, Permissions::from_mode(0o700))
            .map_err(|e| denied(&folder.root, "vault-doing-closing-folder", e))?;
        Ok(folder)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// Whether there is a vault, sound or not.
    pub fn has_vault(&self) -> bool {
        [self.database(), self.keys(), self.keys_copy()].iter().any(|file| file.exists())
    }

    /// The encrypted database.
    pub fn database(&self) -> PathBuf {
        self.root.join("vault.db")
    }

    /// The slot file.
    pub fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }

    /// The slot file's second copy.
    pub fn keys_copy(&self) -> PathBuf {
        self.root.join("keys.copy")
    }

    /// The folder of rolling backups, which may not exist yet.
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// What restoring set aside, oldest first. Erasing a text does not reach into these; a person may delete them.
    pub fn set_aside(&self) -> Vec<PathBuf> {
        let is_aside = |path: &PathBuf| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(Self::ASIDE))
        };
        files::items(&self.root).into_iter().filter(is_aside).collect()
    }

    pub(super) const ASIDE: &str = "before-restore-";

    fn head(&self) -> PathBuf {
        self.root.join("head")
    }

    /// Where the count of saves is witnessed.
    pub(super) fn witness(&self) -> PathBuf {
        self.root.join("witness")
    }

    /// Whether a vault could be made at this path, to be said before anybody is asked anything. Errors: the folder, or
    /// where it would be made, is read-only.
    pub(crate) fn check_place(path: &Path) -> Result<()> {
        let place = path.ancestors().find(|place| place.exists()).unwrap_or(path);
        access(place, Access::WRITE_OK).map_err(|e| denied(place, "vault-doing-making-folder", e.into()))
    }

    /// Whether another instance has the vault open, to be said before a passphrase is asked for.
    pub(crate) fn check_free(&self, now: DateTime<FixedOffset>) -> Result<()> {
        self.lock(now).map(drop)
    }

    /// Takes the lock for as long as the file lives, and sweeps what a crash left over.
    pub(super) fn lock(&self, now: DateTime<FixedOffset>) -> Result<File> {
        let doing = "vault-doing-locking-folder";
        // Asked first: a lock that is there already could be written even where the database cannot.
        access(&self.root, Access::WRITE_OK).map_err(|e| denied(&self.root, doing, e.into()))?;
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .write(true)
            .truncate(false)
            .mode(0o600)
            .open(self.root.join("lock"))
            .map_err(|e| denied(&self.root, doing, e))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::Error(e)) => return Err(VaultError::io(doing)(e)),
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _ = file.take(100).read_to_string(&mut holder);
                let (pid, since) = holder.split_once(' ').unwrap_or(("?", "?"));
                return Err(VaultError::Locked { pid: pid.to_owned(), since: since.to_owned() });
            }
        }
        let since = now.format("%Y-%m-%d %H:%M");
        file.set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| write!(file, "{} {since}", std::process::id()))
            .map_err(|e| denied(&self.root, doing, e))?;
        for dir in [self.root.clone(), self.backups()] {
            for item in fs::read_dir(dir).into_iter().flatten().flatten() {
                if item.file_name().to_string_lossy().starts_with(SCRATCH) {
                    let _ = fs::remove_file(item.path()).or_else(|_| fs::remove_dir_all(item.path()));
                }
            }
        }
        Ok(file)
    }

    /// A folder for half-made files, removed when dropped.
    pub(super) fn scratch(&self) -> Result<TempDir> {
        tempfile::Builder::new()
            .prefix(SCRATCH)
            .permissions(Permissions::from_mode(0o700))
            .tempdir_in(&self.root)
            .map_err(|e| denied(&self.root, "vault-doing-temporary-files", e))
    }

    /// Writes the slot file: the copy first, so that the moment `keys` is renamed is the moment the change holds.
    pub(super) fn write_keys(&self, bytes: &[u8]) -> Result<()> {
        for path in [self.keys_copy(), self.keys()] {
            write_whole(&path, bytes).map_err(|e| denied(&self.root, "vault-doing-key-file", e))?;
        }
        Ok(())
    }

    /// The device and head count that were last written down; nothing where the file is missing or unreadable.
    pub(super) fn read_head(&self) -> Option<(Uuid, u64)> {
        let text = fs::read_to_string(self.head()).ok()?;
        let (device, count) = text.trim_end().split_once(' ')?;
        Some((device.parse().ok()?, count.parse().ok()?))
    }

    pub(super) fn write_head(&self, device: Uuid, count: u64) -> Result<()> {
        write_whole(&self.head(), format!("{device} {count}\n").as_bytes())
            .map_err(|e| denied(&self.root, "vault-doing-writing-head", e))
    }

    /// Forgets how new the database was when last seen: the answer "go on with this one" to
    /// [`VaultError::RolledBack`]. Work that is newer than this database stays lost.
    pub fn accept_older(&self) -> Result<()> {
        let gone = |path: PathBuf| match fs::remove_file(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        };
        match gone(self.witness()).and_then(|()| gone(self.head())) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => {
                Err(denied(&self.root, "vault-doing-forgetting-head", e))
            }
            _ => sync_dir(&self.root).map_err(VaultError::io("vault-doing-forgetting-head")),
        }
    }

    /// Puts a whole database and its slots into their places. The slots come last: without them there is no vault.
    pub(super) fn install(&self, database: &Path, keys: &[u8]) -> io::Result<()> {
        fs::rename(database, self.database())?;
        sync_dir(&self.root)?;
        for path in [self.keys_copy(), self.keys()] {
            write_whole(&path, keys)?;
        }
        Ok(())
    }

    /// Keeps the present files a second time, in a folder with a dated name, and says where.
    pub(super) fn keep_aside(&self, now: DateTime<FixedOffset>) -> Result<PathBuf> {
        let doing = "vault-doing-keeping-files";
        let present: Vec<_> = self.files().into_iter().filter(|file| file.exists()).collect();
        if present.is_empty() {
            return Ok(self.root.clone());
        }
        let stamp = format!("{}{}", Self::ASIDE, now.format("%Y-%m-%d-%H%M%S"));
        let names = std::iter::once(stamp.clone()).chain((2..).map(|again| format!("{stamp}-{again}")));
        let free = names.map(|name| self.root.join(name)).find(|dir| !dir.exists());
        let dir = free.unwrap_or_else(|| self.root.join(stamp));
        let keep = || {
            make_private_dir(&dir)?;
            for file in present {
                let to = dir.join(file.file_name().unwrap_or_default());
                // The files are replaced by name, never written into, so a second name keeps them.
                fs::hard_link(&file, &to).or_else(|_| fs::copy(&file, &to).map(|_| ()))?;
            }
            sync_dir(&dir)?;
            sync_dir(&self.root)
        };
        keep().map_err(|e| denied(&self.root, doing, e))?;
        Ok(dir)
    }

    /// Takes away what belongs to the former database: its log, which would spoil another one, and the head count.
    pub(super) fn clear_traces(&self) -> io::Result<()> {
        let [_, traces @ .., _, _] = self.files();
        for file in traces.into_iter().filter(|file| file.exists()) {
            fs::remove_file(file)?;
        }
        sync_dir(&self.root)
    }

    /// The database, its traces, the slots.
    fn files(&self) -> [PathBuf; 7] {
        let [log, shared] = ["vault.db-wal", "vault.db-shm"].map(|name| self.root.join(name));
        [self.database(), log, shared, self.head(), self.witness(), self.keys(), self.keys_copy()]
    }

    /// Adds what this folder knows to an error from its database.
    pub(super) fn explain(&self, mut error: VaultError) -> VaultError {
        match error {
            VaultError::Damaged { ref mut backup }
            | VaultError::Foreign { ref mut backup, .. }
            | VaultError::ForeignKeys { ref mut backup, .. } => {
                *backup = backup.take().or_else(|| super::backup::last_good_backup(self));
                error
            }
            VaultError::Save(source) | VaultError::Read(source)
                if source.sqlite_error_code() == Some(rusqlite::ErrorCode::ReadOnly) =>
            {
                VaultError::FolderReadOnly(self.root.clone())
            }
            // SQLite names a full disk only where it writes the database; its log and shared memory just fail.
            VaultError::Save(ref source) | VaultError::Read(ref source) if is_of_the_system(source) => {
                match statvfs(&self.root) {
                    Ok(disk) if disk.f_bavail * disk.f_frsize < ROOM => VaultError::DiskFull,
                    _ if matches!(
                        access(&self.root, Access::WRITE_OK),
                        Err(Errno::ACCESS | Errno::ROFS | Errno::PERM)
                    ) =>
                    {
                        VaultError::FolderReadOnly(self.root.clone())
                    }
                    _ => error,
                }
            }
            other => other,
        }
    }
}

/// Whether the system refused `SQLite` a file.
fn is_of_the_system(source: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, SystemIoFailure};
    matches!(source.sqlite_error_code(), Some(SystemIoFailure | CannotOpen))
}

/// An operation that the folder's rights refused says so; any other says what was being done.
pub(super) fn denied(root: &Path, doing: &'static str, error: io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            VaultError::FolderReadOnly(root.to_owned())
        }
        _ => VaultError::io(doing)(error),
    }
}

/// Makes a folder and its missing parents with mode 0700.
pub(super) fn make_private_dir(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Makes an empty file with mode 0600.
pub(super) fn make_private_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().create_new(true).read(true).write(true).mode(0o600).open(path)
}

/// A new file (mode 0600) in a folder, to be renamed when whole; removed when dropped before.
pub(super) fn half_made(dir: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(SCRATCH).tempfile_in(dir)
}

/// Writes under a new name in the same folder, syncs, and renames over the old: whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let dir = files::folder_of(path);
    let mut file = half_made(dir)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_dir(dir)
}

/// Makes renames in a folder last.
pub(super) fn sync_dir(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    fn failure(code: i32) -> rusqlite::Error {
        rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)
    }

    #[test]
    fn a_disk_that_refuses_is_named_for_what_it_is() {
        let folder = Folder { root: PathBuf::from("/nowhere") };
        let saving = |code| {
            folder.explain(match failure(code).into() {
                VaultError::Read(source) => VaultError::Save(source),
                other => other,
            })
        };
        assert!(matches!(saving(ffi::SQLITE_FULL), VaultError::DiskFull));
        assert!(matches!(saving(ffi::SQLITE_READONLY), VaultError::FolderReadOnly { .. }));
        assert!(matches!(saving(ffi::SQLITE_CORRUPT), VaultError::Damaged { .. }));
        assert!(matches!(saving(ffi::SQLITE_NOTADB), VaultError::Damaged { .. }));
        assert!(matches!(saving(ffi::SQLITE_IOERR), VaultError::Save { .. }));
        let full = VaultError::io("vault-doing-key-file")(io::ErrorKind::StorageFull.into());
        assert!(matches!(full, VaultError::DiskFull));
        let refused = denied(&folder.root, "vault-doing-key-file", io::ErrorKind::ReadOnlyFilesystem.into());
        assert!(matches!(refused, VaultError::FolderReadOnly { .. }));
    }
}
