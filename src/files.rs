//! Files that a person names: read within limits, and written whole or not at all.

use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, FileTypeExt as _};
use std::path::{Path, PathBuf};

use tempfile::PersistError;
use thiserror::Error;

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

/// A path as a person types it, or as a window gives it that a file was dropped into: white space and a pair of quotation
/// marks around it do not count, `~` is the home folder, and where it is not there as it is written, `file://` with its
/// percent signs and backslashes are undone.
pub(crate) fn expand(typed: &str) -> PathBuf {
    let typed = bare(typed);
    // A shell writes an apostrophe inside quotes so.
    let quoted = typed.contains(r"'\''").then(|| typed.replace(r"'\''", "'"));
    let readings = [Some(typed.to_owned()), quoted, without_scheme(typed), without_backslashes(typed)];
    let paths: Vec<PathBuf> = readings.into_iter().flatten().map(|words| with_home(&words)).collect();
    let there = paths.iter().find(|path| path.exists());
    // What is to be written is not there yet, but its folder is.
    let place = || paths.iter().find(|path| folder_of(path).is_dir());
    there.or_else(place).or(paths.first()).cloned().unwrap_or_default()
}

/// Without white space and a pair of quotation marks around it.
fn bare(typed: &str) -> &str {
    let typed = typed.trim();
    let inside = |mark| typed.strip_prefix(mark).and_then(|rest: &str| rest.strip_suffix(mark));
    inside('\'').or_else(|| inside('"')).unwrap_or(typed)
}

fn with_home(words: &str) -> PathBuf {
    match (words.strip_prefix('~'), std::env::home_dir()) {
        (Some(""), Some(home)) => home,
        (Some(rest), Some(home)) if rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(words),
    }
}

/// The path of an address of a file on this machine (RFC 8089).
fn without_scheme(words: &str) -> Option<String> {
    let path = words.strip_prefix("file://")?;
    let path = path.strip_prefix("localhost").unwrap_or(path);
    Some(percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned())
}

/// What a Mac's Terminal writes before each blank is taken out.
fn without_backslashes(words: &str) -> Option<String> {
    let mut plain = String::new();
    let mut letters = words.chars();
    while let Some(letter) = letters.next() {
        plain.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    (plain != words).then_some(plain)
}

/// What a path can be completed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The path as far as it is certain, written as it was begun.
    pub line: String,
    /// The names that it may go on with, where there is more than one.
    pub names: Vec<String>,
}

/// Completes a path by what is in its folder; a folder ends in a slash. Capitals do not count where nothing begins so as it is
/// written. What is hidden is found only by whoever types its dot.
pub fn complete(typed: &str) -> Completion {
    let typed = bare(typed);
    // A quotation mark that was not closed yet is none of the name.
    let typed = typed.strip_prefix(['\'', '"']).unwrap_or(typed);
    let readings = [Some(typed.to_owned()), without_scheme(typed), without_backslashes(typed)];
    let mut found = readings.into_iter().flatten().map(|words| completed(&words));
    let is_more = |found: &Completion| found.line != typed || !found.names.is_empty();
    found.find(is_more).unwrap_or_else(|| Completion { line: typed.to_owned(), names: Vec::new() })
}

fn completed(typed: &str) -> Completion {
    let (head, begun) = typed.rfind('/').map_or(("", typed), |slash| typed.split_at(slash + 1));
    if typed == "~" {
        return Completion { line: "~/".to_owned(), names: Vec::new() };
    }
    let folder = if head.is_empty() { PathBuf::from(".") } else { expand(head) };
    let mut names: Vec<String> = items(&folder)
        .iter()
        .filter(|path| begun.starts_with('.') || !is_hidden(path))
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            Some(if path.is_dir() { name + "/" } else { name })
        })
        .collect();
    let exact = names.iter().any(|name| name.starts_with(begun));
    let plain = clean::folded(begun);
    names
        .retain(|name| if exact { name.starts_with(begun) } else { clean::folded(name).starts_with(&plain) });
    let Some(first) = names.first() else { return Completion { line: typed.to_owned(), names } };
    let common = names.iter().fold(first.as_str(), |common, name| {
        let end = common.char_indices().zip(name.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        &common[..end.unwrap_or(common.len().min(name.len()))]
    });
    // Of names that differ in their capitals alone nothing is certain, and nothing that was typed is taken away.
    let certain = if common.chars().count() < begun.chars().count() { begun } else { common };
    let line = format!("{head}{certain}");
    if names.len() == 1 {
        names.clear();
    }
    Completion { line, names }
}

/// A folder as a person would type it: under the home folder with `~`, and a slash at the end.
pub(crate) fn as_typed(folder: &Path) -> String {
    let home = std::env::home_dir();
    let below = home.as_deref().and_then(|home| folder.strip_prefix(home).ok());
    let typed = below.map_or_else(|| folder.display().to_string(), |rest| format!("~/{}", rest.display()));
    if typed.ends_with('/') { typed } else { typed + "/" }
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
    fn a_path_is_read_as_people_type_it() {
        let home = std::env::home_dir().unwrap();
        assert_eq!(expand(" ~/class list.csv "), home.join("class list.csv"));
        assert_eq!(expand("~"), home);
        assert_eq!(expand("'/tmp/class list.csv'"), Path::new("/tmp/class list.csv"));
        assert_eq!(expand("~ana/x"), Path::new("~ana/x"));
    }

    #[test]
    fn a_dropped_file_is_found_however_the_window_writes_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("my class (2).csv");
        fs::write(&file, "x").unwrap();
        let plain = file.to_str().unwrap();
        let escaped = plain.replace(' ', "\\ ").replace('(', "\\(").replace(')', "\\)") + " ";
        let address = format!("file://{}", plain.replace(' ', "%20"));
        for written in [
            plain.to_owned(),
            escaped,
            address.clone(),
            address.replace("file://", "file://localhost"),
            format!("'{plain}' "),
        ] {
            assert_eq!(expand(&written), file, "{written}");
        }
        // What is to be written there is not there yet.
        let new = format!("file://{}/new%20list.csv", dir.path().display());
        assert_eq!(expand(&new), dir.path().join("new list.csv"));
        fs::write(dir.path().join("it's.csv"), "x").unwrap();
        assert_eq!(expand(&format!(r"'{}/it'\''s.csv' ", dir.path().display())), dir.path().join("it's.csv"));
        // A name that has a backslash is that name.
        fs::write(dir.path().join("a\\b"), "x").unwrap();
        let odd = format!("{}/a\\b", dir.path().display());
        assert_eq!(expand(&odd), Path::new(&odd));
    }

    #[test]
    fn a_path_is_completed_as_far_as_it_is_certain() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["class-a.csv", "class-b.csv", "Écoles.csv", ".hidden"] {
            fs::write(dir.path().join(name), "x").unwrap();
        }
        fs::create_dir(dir.path().join("Old lists")).unwrap();
        let at = |words: &str| complete(&format!("{}/{words}", dir.path().display()));
        let line = |words: &str| at(words).line.rsplit_once('/').map(|(_, name)| name.to_owned()).unwrap();
        assert_eq!(line("cl"), "class-");
        assert_eq!(at("cl").names, ["class-a.csv", "class-b.csv"]);
        assert_eq!(line("class-b"), "class-b.csv");
        assert!(at("class-b").names.is_empty());
        assert_eq!(line("eco"), "Écoles.csv");
        assert!(at("old").line.ends_with("/Old lists/"));
        assert_eq!(line("zz"), "zz");
        assert_eq!(at("").names.len(), 4);
        assert_eq!(line(".h"), ".hidden");
        assert_eq!(
            complete(&format!("'{}/eco", dir.path().display())).line,
            format!("{}/Écoles.csv", dir.path().display())
        );
        assert!(at(r"Old\ l").line.ends_with("/Old lists/"));
        assert!(complete(&format!("file://{}/Old%20l", dir.path().display())).line.ends_with("/Old lists/"));
        assert_eq!(complete("~").line, "~/");
        // From the home folder, as it was begun.
        assert!(complete("~/").line.starts_with("~/"));
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
