//! Paths as people type them, drop them into a window, and have them completed.

use std::path::{Path, PathBuf};

use super::{folder_of, is_hidden, items};
use crate::clean;

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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::fs;

    use super::*;

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
}
