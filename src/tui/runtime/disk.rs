//! Files that the person named: read, written, found.

use std::path::Path;

use crate::export::everything::Folder;
use crate::export::{Left, Outgoing};
use crate::files::{self, FileError};
use crate::private::Private;
use crate::text::Sentence;
use crate::tui::msg::Answer;

/// What should be sealed could not be.
pub(super) fn unsealed() -> Answer {
    Answer::Failed(Sentence::new("export-seal"))
}

pub(super) fn read(path: &str) -> Vec<Answer> {
    let path = files::expand(path);
    // Nothing may be waited for here: a pipe would hold up the lock, too.
    let is_plain = path.metadata().map_or(true, |kind| kind.is_file() || kind.is_dir());
    let read = if is_plain { files::read_limited(&path) } else { Err(FileError::NotPlain(path.clone())) };
    match read {
        Ok(bytes) => vec![used(&path), Answer::FileRead(bytes)],
        Err(error) => vec![Answer::Unusable(error.sentence())],
    }
}

pub(super) fn complete(path: Private) -> Answer {
    let completion = files::complete(&path);
    Answer::Completed(path, completion)
}

pub(super) fn write(path: &str, what: &Outgoing, replace: bool) -> Vec<Answer> {
    let path = files::expand(path);
    let Ok((bytes, hash)) = what.file() else { return vec![unsealed()] };
    written(&path, hash, files::write_new_or_replace(&path, &bytes, replace))
}

pub(super) fn write_folder(path: &str, folder: &Folder) -> Vec<Answer> {
    let path = files::expand(path);
    written(&path, folder.hash(), files::write_folder(&path, folder.files()))
}

/// What came of writing to a path.
fn written(path: &Path, hash: String, outcome: Result<(), FileError>) -> Vec<Answer> {
    match outcome {
        Ok(()) => {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            vec![used(path), Answer::Written(Left { name, hash })]
        }
        Err(FileError::Exists { .. }) => vec![Answer::FileExists],
        Err(error) => vec![Answer::Unusable(error.sentence())],
    }
}

/// The folder of a path was used.
fn used(path: &Path) -> Answer {
    Answer::FolderUsed(files::as_typed(files::folder_of(path)).into())
}
