//! What can go wrong with the vault, one variant for each situation that a person can meet. No note, name or
//! passphrase is ever in here; a parser's own words are left out, because they may quote what they could not read.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Result of vault work.
pub type Result<T, E = VaultError> = std::result::Result<T, E>;

/// A situation in which the vault could not do what was asked.
#[derive(Debug, Error)]
pub enum VaultError {
    /// There is no vault in the folder.
    #[error("There is nothing of homevisit in {}. Start homevisit to begin, or restore a backup.", path.display())]
    NotFound {
        /// The folder.
        path: PathBuf,
    },
    /// A vault was to be made where one is.
    #[error("There already is a vault in {}. Unlock it, or choose another folder.", path.display())]
    AlreadyExists {
        /// The folder.
        path: PathBuf,
    },
    /// Another instance has the vault open.
    #[error(
        "homevisit is already open, as process {pid} since {since}. Go on there, or close it and try again."
    )]
    Locked {
        /// Its process id, as it wrote it down.
        pid: String,
        /// Its start time, as it wrote it down.
        since: String,
    },
    /// Others may write in the folder, so what is in it cannot be trusted.
    #[error("Others can write in {}. Make it yours alone (chmod 700), then start again.", path.display())]
    FolderOpenToOthers {
        /// The folder.
        path: PathBuf,
    },
    /// The folder cannot be written.
    #[error("Nothing can be saved in {}, which is read-only. Make it writable, then try again.", path.display())]
    FolderReadOnly {
        /// The folder.
        path: PathBuf,
    },
    /// A newer homevisit wrote this.
    #[error(
        "A newer homevisit wrote this (version {found}; this one knows {known}). Install the newer one to open it."
    )]
    NewerSchema {
        /// The version found.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// An older homevisit wrote this, and it was to be opened for reading only.
    #[error("An older homevisit wrote this. Open it once in homevisit, which updates it, then try again.")]
    OlderSchema,
    /// The database is damaged. It is never deleted.
    #[error(
        "The vault is damaged and was left as it is. {}",
        match backup {
            Some(name) => format!("The last good backup is {name}; restore it."),
            None => "No good backup is in its folder; restore one from elsewhere.".to_owned(),
        }
    )]
    Damaged {
        /// File name of the last good rolling backup.
        backup: Option<String>,
    },
    /// The slot file is missing or damaged in both copies, or belongs to another database.
    #[error("The key file in {} is missing, damaged or of another vault. Restore a backup.", path.display())]
    Foreign {
        /// The folder.
        path: PathBuf,
    },
    /// No slot opens with this passphrase.
    #[error("That passphrase did not open it. Try again, or use your recovery code.")]
    WrongPassphrase,
    /// The partner's slot opens with this passphrase, so it would not tell who is at the keyboard.
    #[error("That passphrase cannot be used here. Choose another one.")]
    PassphraseTaken,
    /// The educator has keys already.
    #[error(
        "This educator has a passphrase here already. If it is lost, with the recovery code, let them in anew."
    )]
    HasKeys,
    /// No slot opens with this recovery code.
    #[error("That recovery code did not open it. A code works once; look for the newest one.")]
    WrongRecovery,
    /// What was typed cannot be a recovery code.
    #[error("That is not a whole recovery code: a sign is wrong or missing. Compare it with the paper.")]
    MistypedRecovery,
    /// The disk is full.
    #[error("Saving failed, because the disk is full. Make room, then save again.")]
    DiskFull,
    /// Saving failed for another reason.
    #[error("Saving to the vault failed. Keep this window open, and try again.")]
    Save {
        /// Why.
        #[source]
        source: rusqlite::Error,
    },
    /// The database is older than when it was last seen.
    #[error(
        "The vault on this disk is older than when you last had it open. Restore the newest backup, or go on with this one."
    )]
    RolledBack,
    /// A sealed text does not decrypt to what it should be.
    #[error(
        "A text in your drawer Mine is damaged and cannot be shown. An older state may be in its history or in a backup."
    )]
    MineDamaged,
    /// The keys open the vault, but it does not know this person.
    #[error("This vault does not know that educator. Ask your partner to add them in Settings.")]
    EducatorUnknown,
    /// The educator has no keys in this vault.
    #[error(
        "This educator has no passphrase here yet, so nothing can be kept for them alone. Add one in Settings."
    )]
    NoKeys,
    /// The educator has keys, but they are not open.
    #[error("This needs the educator's own passphrase. Pass them the keyboard, then try again.")]
    KeysShut,
    /// A text cannot go from Ours to Mine, nor can another than its author move it to Ours.
    #[error("A text moves only from Mine to Ours, and only by its author.")]
    OneWay,
    /// A hold blocks erasing.
    #[error("Nothing can be erased while a hold is on. Lift the hold in Settings first.")]
    Held,
    /// The vault was opened for reading only.
    #[error("The vault was opened for reading only, so nothing in it can be changed.")]
    ReadOnly,
    /// Another command reads the vault, so old pages could not be cleared.
    #[error(
        "Another command is still reading the vault, so old copies could not be cleared. Close it, then try again."
    )]
    InUse,
    /// A backup could not be written or read.
    #[error("Working on the backup {} failed. Check the disk and the folder, then try again.", path.display())]
    Backup {
        /// The backup.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A file is not a sound backup.
    #[error("{} is not a whole homevisit backup, and nothing was changed. Choose another one.", path.display())]
    BackupDamaged {
        /// The backup.
        path: PathBuf,
    },
    /// Restoring stopped half-way; the former files are all kept.
    #[error("Restoring did not finish. The former files are in {}. Restore again.", kept.display())]
    Restore {
        /// Where the former files are.
        kept: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Reading failed.
    #[error("Reading the vault failed. Try again; if it stays so, restore a backup.")]
    Read {
        /// Why.
        #[source]
        source: rusqlite::Error,
    },
    /// A file could not be read or written.
    #[error("Stopped while {doing}. Check the disk and the folder, then try again.")]
    Io {
        /// What was being done, as a gerund.
        doing: &'static str,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl VaultError {
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
            _ => Self::Read { source },
        }
    }
}

impl From<serde_json::Error> for VaultError {
    /// Content that does not parse is damage; the parser's words may quote it, so they go no further.
    fn from(_: serde_json::Error) -> Self {
        Self::Damaged { backup: None }
    }
}

impl From<rusqlite::types::FromSqlError> for VaultError {
    /// A column of another type than the schema says is damage.
    fn from(_: rusqlite::types::FromSqlError) -> Self {
        Self::Damaged { backup: None }
    }
}
