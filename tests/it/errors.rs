//! Whatever goes wrong, a person gets whole words from the language file.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use homevisit::clean::{Encoding, Undecodable};
use homevisit::files::FileError;
use homevisit::roster::{RosterError, Why};
use homevisit::text::{Sentence, Text};
use homevisit::tui::terminal::TerminalError;
use homevisit::vault::VaultError;

fn path() -> PathBuf {
    PathBuf::from("/some/place")
}

fn refusal() -> io::Error {
    ErrorKind::Other.into()
}

/// One of each variant, the ones with two sentences twice.
fn vault_errors() -> Vec<VaultError> {
    use VaultError::*;
    let failure = || rusqlite::Error::InvalidQuery;
    vec![
        NotFound(path()),
        AlreadyExists(path()),
        Locked { pid: "7".to_owned(), since: "2026-10-01 17:00".to_owned() },
        FolderOpenToOthers(path()),
        FolderReadOnly(path()),
        NewerSchema { found: 9, known: 1 },
        OlderSchema,
        Damaged { backup: Some(path()) },
        Damaged { backup: None },
        NotAFolder(path()),
        FolderOfAnother(path()),
        Foreign { path: path(), backup: None },
        Foreign { path: path(), backup: Some(path()) },
        ForeignKeys { path: path(), backup: None },
        ForeignKeys { path: path(), backup: Some(path()) },
        WrongPassphrase,
        PassphraseTaken,
        HasKeys,
        WrongRecovery,
        MistypedRecovery,
        DiskFull,
        Save(failure()),
        RolledBack,
        MineDamaged,
        EducatorUnknown,
        NoKeys,
        KeysShut,
        OneWay,
        Held,
        ReadOnly,
        InUse,
        Backup { path: path(), source: refusal() },
        BackupDamaged(path()),
        Restore { kept: path(), source: refusal() },
        Read(failure()),
        Io { doing: "vault-doing-key-file", source: refusal() },
    ]
}

fn file_errors() -> Vec<FileError> {
    use FileError::*;
    vec![
        Missing(path()),
        Exists(path()),
        Folder(path()),
        Link(path()),
        NotPlain(path()),
        Denied(path()),
        DiskFull(path()),
        TooLarge { path: path(), limit: 64 },
        NotText { path: path(), source: Undecodable::TooLarge },
        Io { path: path(), source: refusal() },
    ]
}

/// Every sentence of an error, with what `Display` makes of it.
fn told() -> Vec<(Sentence, String)> {
    let mut told: Vec<(Sentence, String)> = Vec::new();
    told.extend(vault_errors().iter().map(|e| (e.sentence(), e.to_string())));
    told.extend(file_errors().iter().map(|e| (e.sentence(), e.to_string())));
    let terminal = [TerminalError::NotATerminal, TerminalError::Dumb, TerminalError::Refused(refusal())];
    told.extend(terminal.iter().map(|e| (e.sentence(), e.to_string())));
    let undecodable = [Undecodable::TooLarge, Undecodable::Damaged(Encoding::Utf8)];
    told.extend(undecodable.iter().map(|e| (e.sentence(), e.to_string())));
    let roster = [
        RosterError::Undecodable(Undecodable::TooLarge),
        RosterError::NotText,
        RosterError::NoHeadings,
        RosterError::TooMany,
        RosterError::Broken { line: 3 },
    ];
    told.extend(roster.iter().map(|e| (e.sentence(), e.to_string())));
    told
}

/// The words are there, and nothing in them waits to be filled.
fn is_whole(text: &Text, sentence: &Sentence) -> bool {
    let words = text.sentence(sentence);
    text.has(sentence.key) && !words.contains(['{', '}'])
}

#[test]
fn every_error_is_a_whole_sentence_of_the_language_file() {
    let text = Text::english();
    for (sentence, shown) in told() {
        assert!(is_whole(&text, &sentence), "{sentence:?}: {shown}");
        assert!(shown.ends_with('.'), "{shown}");
        assert_eq!(shown, text.sentence(&sentence));
        for (name, value) in &sentence.args {
            assert!(shown.contains(value), "{shown}: nothing is said of {name}");
        }
    }
}

#[test]
fn every_line_passed_over_has_its_reason() {
    let text = Text::english();
    let reasons = [
        Why::AboveHeadings,
        Why::HeadingsAgain,
        Why::Empty,
        Why::Total,
        Why::NotAStudent,
        Why::PerhapsAnAdult,
        Why::Left,
        Why::NoName,
        Why::TooLong,
        Why::Repeated { first: 4 },
    ];
    for why in reasons {
        assert!(is_whole(&text, &why.sentence()), "{why:?}");
    }
    assert!(text.sentence(&Why::Repeated { first: 4 }.sentence()).contains("line 4"));
}

#[test]
fn an_error_says_its_sentence_once() {
    let error = anyhow::Error::from(RosterError::from(Undecodable::TooLarge));
    assert_eq!(error.chain().count(), 1, "{error:#}");
}

#[test]
fn no_file_name_steers_the_terminal() {
    let path = PathBuf::from("/tmp/\u{1B}[2Jx");
    let told = [
        FileError::Missing(path.clone()).to_string(),
        VaultError::NotFound(path).to_string(),
        VaultError::Locked { pid: "\u{1B}[2J".to_owned(), since: "?".to_owned() }.to_string(),
    ];
    assert!(told.iter().all(|words| !words.contains('\u{1B}') && words.contains("<U+001B>")), "{told:?}");
}
