//! What can go wrong with the vault, one variant for each situation that a person can meet. No note, name or
//! passphrase is ever in here; a parser's own words are left out, because they may quote what they could not read.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::store::SCHEMA;
use crate::clean;
use crate::text::Sentence;

/// Result of vault work.
pub type Result<T, E = VaultError> = std::result::Result<T, E>;

/// A situation in which the vault could not do what was asked. A path alone is that of what the situation is about.
#[derive(Debug, Error)]
#[error("{}", self.sentence())]
pub enum VaultError {
    /// There is no vault in the folder.
    NotFound(PathBuf),
    /// A vault was to be made where one is.
    AlreadyExists(PathBuf),
    /// Another instance has the vault open.
    Locked {
        /// Its process id, as it wrote it down.
        pid: String,
        /// Its start time, as it wrote it down.
        since: String,
    },
    /// What was named as the folder is a file.
    NotAFolder(PathBuf),
    /// The folder is another user's.
    FolderOfAnother(PathBuf),
    /// Others may write in the folder, so what is in it cannot be trusted.
    FolderOpenToOthers(PathBuf),
    /// The folder cannot be written.
    FolderReadOnly(PathBuf),
    /// A newer homevisit wrote this.
    NewerSchema {
        /// The version found, or the least that it can be.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// An older homevisit wrote this, and it was to be opened for reading only.
    OlderSchema,
    /// The database is damaged. It is never deleted.
    Damaged {
        /// The last good rolling backup.
        backup: Option<PathBuf>,
    },
    /// The database file is none of this vault's: another one, or no database at all.
    Foreign {
        /// The folder.
        path: PathBuf,
        /// The last good rolling backup.
        backup: Option<PathBuf>,
    },
    /// The slot file is missing or damaged in both copies.
    ForeignKeys {
        /// The folder.
        path: PathBuf,
        /// The last good rolling backup.
        backup: Option<PathBuf>,
    },
    /// No slot opens with this passphrase.
    WrongPassphrase,
    /// The partner's slot opens with this passphrase, so it would not tell who is at the keyboard.
    PassphraseTaken,
    /// The educator has keys already.
    HasKeys,
    /// No slot opens with this recovery code.
    WrongRecovery,
    /// What was typed cannot be a recovery code.
    MistypedRecovery,
    /// The disk is full.
    DiskFull,
    /// Saving failed for another reason.
    Save(#[source] rusqlite::Error),
    /// The database is older than when it was last seen.
    RolledBack,
    /// A sealed text does not decrypt to what it should be.
    MineDamaged,
    /// The keys open the vault, but it does not know this person.
    EducatorUnknown,
    /// The educator has no keys in this vault.
    NoKeys,
    /// The educator has keys, but they are not open.
    KeysShut,
    /// A text cannot go from Ours to Mine, nor can another than its author move it to Ours.
    OneWay,
    /// A hold blocks erasing.
    Held,
    /// The vault was opened for reading only.
    ReadOnly,
    /// Another command reads the vault, so old pages could not be cleared.
    InUse,
    /// A backup could not be written or read.
    Backup {
        /// The backup.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A file is not a sound backup.
    BackupDamaged(PathBuf),
    /// Restoring stopped half-way; the former files are all kept.
    Restore {
        /// Where the former files are.
        kept: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Reading failed.
    Read(#[source] rusqlite::Error),
    /// A file could not be read or written.
    Io {
        /// The key of the sentence that says what was being done: `vault-doing-…`.
        doing: &'static str,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl VaultError {
    /// What is wrong and what to do, for the screen.
    pub fn sentence(&self) -> Sentence {
        let about = |key, path: &Path| Sentence::new(key).with("path", clean::path(path));
        match self {
            Self::NotFound(path) => about("vault-not-found", path),
            Self::AlreadyExists(path) => about("vault-already-exists", path),
            Self::Locked { pid, since } => {
                Sentence::new("vault-locked").with("pid", clean::line(pid)).with("since", clean::line(since))
            }
            Self::NotAFolder(path) => about("vault-not-a-folder", path),
            Self::FolderOfAnother(path) => about("vault-folder-of-another", path),
            Self::FolderOpenToOthers(path) => about("vault-folder-open-to-others", path),
            Self::FolderReadOnly(path) => about("vault-folder-read-only", path),
            Self::NewerSchema { found, known } => Sentence::new("vault-newer-schema")
                .with("found", found.to_string())
                .with("known", known.to_string()),
            Self::OlderSchema => Sentence::new("vault-older-schema"),
            Self::Damaged { backup: Some(backup) } => {
                Sentence::new("vault-damaged").with("backup", clean::path(backup))
            }
            Self::Damaged { backup: None } => Sentence::new("vault-damaged-no-backup"),
            Self::Foreign { path, backup: Some(backup) } => {
                about("vault-foreign", path).with("backup", clean::path(backup))
            }
            Self::Foreign { path, backup: None } => about("vault-foreign-no-backup", path),
            Self::ForeignKeys { path, backup: Some(backup) } => {
                about("vault-foreign-keys", path).with("backup", clean::path(backup))
            }
            Self::ForeignKeys { path, backup: None } => about("vault-foreign-keys-no-backup", path),
            Self::WrongPassphrase => Sentence::new("vault-wrong-passphrase"),
            Self::PassphraseTaken => Sentence::new("vault-passphrase-taken"),
            Self::HasKeys => Sentence::new("vault-has-keys"),
            Self::WrongRecovery => Sentence::new("vault-wrong-recovery"),
            Self::MistypedRecovery => Sentence::new("vault-mistyped-recovery"),
            Self::DiskFull => Sentence::new("vault-disk-full"),
            Self::Save(_) => Sentence::new("vault-save-failed"),
            Self::RolledBack => Sentence::new("vault-rolled-back"),
            Self::MineDamaged => Sentence::new("vault-mine-damaged"),
            Self::EducatorUnknown => Sentence::new("vault-educator-unknown"),
            Self::NoKeys => Sentence::new("vault-no-keys"),
            Self::KeysShut => Sentence::new("vault-keys-shut"),
            Self::OneWay => Sentence::new("vault-one-way"),
            Self::Held => Sentence::new("vault-held"),
            Self::ReadOnly => Sentence::new("vault-read-only"),
            Self::InUse => Sentence::new("vault-in-use"),
            Self::Backup { path, source } if source.kind() == io::ErrorKind::AlreadyExists => {
                about("vault-backup-exists", path)
            }
            Self::Backup { path, .. } => about("vault-backup-failed", path),
            Self::BackupDamaged(path) => about("vault-backup-damaged", path),
            Self::Restore { kept, .. } => about("vault-restore-failed", kept),
            Self::Read(_) => Sentence::new("vault-read-failed"),
            Self::Io { doing, .. } => Sentence::new(doing),
        }
    }

    /// What was found can only be of a later schema than the one known here.
    pub(super) const fn newer() -> Self {
        Self::NewerSchema { found: SCHEMA + 1, known: SCHEMA }
    }

    /// Says what was being done when a file operation failed; a full disk is always a full disk.
    pub(super) fn io(doing: &'static str) -> impl Fn(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io { doing, source },
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, NotADatabase};
        match source.sqlite_error_code() {
            Some(DiskFull) => Self::DiskFull,
            Some(DatabaseCorrupt | NotADatabase) => Self::Damaged { backup: None },
            _ => Self::Read(source),
        }
    }
}

impl From<serde_json::Error> for VaultError {
    /// Every page is sealed, so what is whole and of another shape was written so: by a newer version. What is no JSON at
    /// all is damage. The parser's words may quote it, so they go no further.
    fn from(error: serde_json::Error) -> Self {
        if error.is_data() { Self::newer() } else { Self::Damaged { backup: None } }
    }
}

impl From<rusqlite::types::FromSqlError> for VaultError {
    /// A column of another type than the schema says is damage.
    fn from(_: rusqlite::types::FromSqlError) -> Self {
        Self::Damaged { backup: None }
    }
}
