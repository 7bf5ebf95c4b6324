//! Files that a person names: read within limits, and written whole or not at all.

mod typed;

use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, FileTypeExt as _};
use std::path::{Path, PathBuf};

use tempfile::PersistError;
use thiserror::Error;

pub use self::typed::{Completion, complete};
pub(crate) use self::typed::{as_typed, expand};
use crate::clean::{self, FILE_LIMIT, TEXT_LIMIT, Undecodable};
use crate::text::Sentence;

/// Why a file could not be read or written. Names the file or folder, never what is in it.
#[derive(Debug, Error)]
#[error("{}", self.sentence())]
pub enum FileError {
    /// The file, or the folder it should go into, is not there.
    Missing(PathBuf),
    /// A file is there already, and nobody said to replace it.
    Exists(PathBuf),
    /// A folder was named where a file belongs.
    Folder(PathBuf),
    /// The name leads elsewhere, so what would be replaced is not what was named.
    Link(PathBuf),
    /// A device or the like.
    NotPlain(PathBuf),
    /// The system refuses.
    Denied(PathBuf),
    /// No room.
    DiskFull(PathBuf),
    /// More than is taken from outside.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit, in MiB.
        limit: usize,
    },
    /// The bytes are no text.
    NotText {
        /// The file.
        path: PathBuf,
        /// What is wrong with its bytes.
        #[source]
        source: Undecodable,
    },
    /// Anything else.
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl FileError {
    /// What is wrong and what to do, for the screen.
    pub fn sentence(&self) -> Sentence {
        let about = |key, path| Sentence::new(key).with("path", clean::path(path));
        match self {
            Self::Missing(path) => about("file-missing", path),
            Self::Exists(path) => about("file-exists", path),
            Self::Folder(path) => about("file-is-folder", path),
            Self::Link(path) => about("file-is-link", path),
            Self::NotPlain(path) => about("file-not-plain", path),
            Self::Denied(path) => about("file-denied", path),
            Self::DiskFull(path) => about("file-disk-full", path),
            Self::TooLarge { path, limit } => about("file-too-large", path).with("limit", limit.to_string()),
            Self::NotText { path, .. } => about("file-not-text", path),
            Self::Io { path, .. } => about("file-failed", path),
        }
    }

    fn at(path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| {
            let path = path.to_owned();
            match source.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing(path),
                ErrorKind::AlreadyExists => Self::Exists(path),
                ErrorKind::IsADirectory => Self::Folder(path),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Denied(path),
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull(path),
                _ => Self::Io { path, source },
            }
        }
    }
}

/// Half-made files begin like this.
const SCRATCH: &str = ".homevisit-";

/// Writes a file (mode 0600) whole or not at all: under a new name in the same folder, synced, then renamed. An existing
/// plain file is replaced only if `replace`; a link, a folder or a device never is.
///
/// # Errors
/// [`FileError`]; whatever was there is then as it was.
pub fn write_new_or_replace(path: &Path, bytes: &[u8], replace: bool) -> Result<(), FileError> {
    let named = || path.to_owned();
    if path.file_name().is_none() {
        return Err(FileError::Folder(named()));
    }
    match fs::symlink_metadata(path).map(|found| found.file_type()) {
        Err(e) if e.kind() == ErrorKind::NotFound => {}
        Err(e) => return Err(FileError::at(path)(e)),
        Ok(found) if found.is_symlink() => return Err(FileError::Link(named())),
        Ok(found) if found.is_dir() => return Err(FileError::Folder(named())),
        Ok(found) if !found.is_file() => return Err(FileError::NotPlain(named())),
        Ok(_) if !replace => return Err(FileError::Exists(named())),
        Ok(_) => {}
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(FileError::Missing(folder.to_owned()));
    }
    // It has mode 0600 from the start, and goes away by itself if anything fails.
    let made = tempfile::Builder::new().prefix(SCRATCH).tempfile_in(folder);
    let mut file = made.map_err(FileError::at(path))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(FileError::at(path))?;
    if replace {
        file.persist(path).map_err(|refused| FileError::at(path)(refused.error))?;
    } else {
        file.persist_noclobber(path)
            .or_else(|refused| rename_if_free(refused, path))
            .map_err(FileError::at(path))?;
    }
    // Some shared folders cannot sync a folder; the file is whole all the same.
    let _ = File::open(folder).and_then(|dir| dir.sync_all());
    Ok(())
}

/// Writes files into a new folder (mode 0700), each whole; their paths inside it have at most one folder of their own.
///
/// # Errors
/// [`FileError`]: something is there already, or a file cannot be written. What was written until then stays.
pub fn write_folder(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), FileError> {
    let make = |path: &Path| fs::DirBuilder::new().mode(0o700).create(path).map_err(FileError::at(path));
    make(folder)?;
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent().filter(|parent| !parent.is_dir()) {
            make(parent)?;
        }
        write_new_or_replace(&path, bytes, false)?;
    }
    Ok(())
}

/// Some shared folders (of a Chromebook, of a network) can rename, but not "only if nothing is there".
fn rename_if_free(refused: PersistError, path: &Path) -> io::Result<File> {
    let unable = matches!(
        refused.error.kind(),
        ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied
    );
    if unable && fs::symlink_metadata(path).is_err_and(|e| e.kind() == ErrorKind::NotFound) {
        refused.file.persist(path).map_err(|again| again.error)
    } else {
        Err(refused.error)
    }
}

/// Reads a file, or what a pipe delivers, up to [`FILE_LIMIT`].
///
/// # Errors
/// [`FileError`].
pub(crate) fn read_limited(path: &Path) -> Result<Vec<u8>, FileError> {
    read_up_to(path, FILE_LIMIT)
}

/// Reads a text file of up to [`TEXT_LIMIT`], decoded and cleaned.
///
/// # Errors
/// [`FileError`].
pub(crate) fn read_text(path: &Path) -> Result<String, FileError> {
    let bytes = read_up_to(path, TEXT_LIMIT)?;
    let (text, _) =
        clean::decode(&bytes).map_err(|source| FileError::NotText { path: path.to_owned(), source })?;
    Ok(clean::text(&text).into_owned())
}

fn read_up_to(path: &Path, limit: usize) -> Result<Vec<u8>, FileError> {
    // Looked at before it is opened: opening a device can do something, or wait for ever.
    let kind = fs::metadata(path).map_err(FileError::at(path))?.file_type();
    let readable = |kind: FileType| kind.is_file() || kind.is_fifo();
    if kind.is_dir() {
        return Err(FileError::Folder(path.to_owned()));
    } else if !readable(kind) {
        return Err(FileError::NotPlain(path.to_owned()));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit as u64 + 1).read_to_end(&mut bytes))
        .map_err(FileError::at(path))?;
    if bytes.len() > limit {
        return Err(FileError::TooLarge { path: path.to_owned(), limit: limit >> 20 });
    }
    Ok(bytes)
}

/// The folder that a path lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What is in a folder, by name; nothing where there is no such folder.
pub(crate) fn items(dir: &Path) -> Vec<PathBuf> {
    let items = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut found: Vec<_> = items.map(|item| item.path()).collect();
    found.sort();
    found
}

/// The files in a folder whose names end in `.` and `ext`, by name; none where there is no such folder.
pub(crate) fn in_folder(dir: &Path, ext: &str) -> Vec<PathBuf> {
    let wanted = |path: &PathBuf| {
        path.extension().is_some_and(|found| found == ext) && !is_hidden(path) && path.is_file()
    };
    items(dir).into_iter().filter(wanted).collect()
}

/// Editors leave lock and backup files behind that begin with a dot.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// The readable texts of a folder, cleaned: path, name without ending, text. What cannot be read is left out; `homevisit
/// guide check` says why.
pub(crate) fn read_folder_texts(dir: &Path, ext: &str) -> Vec<(PathBuf, String, String)> {
    in_folder(dir, ext)
        .into_iter()
        .filter_map(|path| {
            let text = read_text(&path).ok()?;
            let name = stem(&path);
            Some((path, name, text))
        })
        .collect()
}

/// A file's name without its ending.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let items = fs::read_dir(dir).unwrap().map(|item| item.unwrap().file_name());
        let mut names: Vec<_> = items.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_private_and_nothing_is_left_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log.csv");
        write_new_or_replace(&path, b"one", false).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names(dir.path()), ["log.csv"]);
    }

    #[test]
    fn an_existing_file_is_replaced_only_on_purpose() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log.csv");
        fs::write(&path, "old").unwrap();
        let refused = write_new_or_replace(&path, b"new", false).unwrap_err();
        assert!(matches!(refused, FileError::Exists { .. }));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write_new_or_replace(&path, b"new", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(dir.path()), ["log.csv"]);
    }

    #[test]
    fn links_folders_and_devices_are_never_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("target");
        fs::write(&target, "kept").unwrap();
        let link = dir.path().join("link");
        symlink(&target, &link).unwrap();
        let dangling = dir.path().join("dangling");
        symlink(dir.path().join("nowhere"), &dangling).unwrap();
        for replace in [false, true] {
            let write = |path: &Path| write_new_or_replace(path, b"x", replace).unwrap_err();
            assert!(matches!(write(&link), FileError::Link { .. }));
            assert!(matches!(write(&dangling), FileError::Link { .. }));
            assert!(matches!(write(dir.path()), FileError::Folder { .. }));
            assert!(matches!(write(Path::new("/dev/null")), FileError::NotPlain { .. }));
            assert!(matches!(write(&dir.path().join("no/such.csv")), FileError::Missing { .. }));
        }
        assert_eq!(fs::read(&target).unwrap(), b"kept");
        assert_eq!(names(dir.path()), ["dangling", "link", "target"]);
    }

    #[test]
    fn what_is_no_file_or_too_large_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let large = dir.path().join("large");
        File::create(&large).unwrap().set_len(FILE_LIMIT as u64 + 1).unwrap();
        assert!(matches!(read_limited(&large), Err(FileError::TooLarge { .. })));
        assert!(matches!(read_limited(dir.path()), Err(FileError::Folder { .. })));
        assert!(matches!(read_limited(Path::new("/dev/zero")), Err(FileError::NotPlain { .. })));
        assert!(matches!(read_limited(&dir.path().join("none")), Err(FileError::Missing { .. })));
    }

    #[test]
    fn a_folders_texts_come_by_name_and_cleaned() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("b.toml"), "two\u{202E}").unwrap();
        fs::write(dir.path().join("a.toml"), b"\xEF\xBB\xBFone\r\n").unwrap();
        fs::write(dir.path().join(".a.toml"), "editor's").unwrap();
        fs::write(dir.path().join("c.txt"), "other").unwrap();
        let texts = read_folder_texts(dir.path(), "toml");
        let texts: Vec<_> = texts.iter().map(|(_, name, text)| (name.as_str(), text.as_str())).collect();
        assert_eq!(texts, [("a", "one\n"), ("b", "two<U+202E>")]);
        assert!(read_folder_texts(&dir.path().join("none"), "toml").is_empty());
    }
}
