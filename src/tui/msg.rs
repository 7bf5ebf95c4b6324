//! What reaches the program and what it asks of the world, as plain values.

use chrono::{DateTime, FixedOffset, NaiveDate};
use uuid::Uuid;

use super::keys::Key;
use super::mouse::Mouse;
use crate::export::everything::Folder;
use crate::export::{Left, Outgoing};
use crate::files::Completion;
use crate::private::Private;
use crate::text::Sentence;
use crate::visit::{Act, Book, Draft, Educator, EducatorId, EntryId, Record, RecordKind, Text, VisitId};

/// Everything that can happen to the program.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key.
    Key(Key),
    /// A bracketed paste, not yet cleaned.
    Paste(Private),
    /// Something done with the mouse.
    Mouse(Mouse),
    /// The terminal lost the focus: save now.
    FocusLost,
    /// Nobody touched a key for as long as the lock allows.
    Idle,
    /// The keeper speaks.
    Answer(Answer),
}

/// What the program asks of the world.
#[derive(Clone, Debug)]
pub enum Effect {
    /// For the keeper, who owns the vault.
    Keep(Box<Ask>),
    /// To the terminal's clipboard: a selection, or words to say.
    Copy(Private),
    /// A sending, to the terminal's clipboard.
    CopyOut(Outgoing),
    /// Read a file that the person named.
    ReadFile(Private),
    /// Complete a path as far as it is certain.
    CompletePath(Private),
    /// Write a file whole or not at all, mode 0600; an existing one only if `replace`.
    WriteFile {
        /// Where, as typed; `~` is the home folder.
        path: Private,
        /// What.
        what: Outgoing,
        /// Whether an existing file may be replaced.
        replace: bool,
    },
    /// Write files into a new folder.
    WriteFolder {
        /// Where, as typed.
        path: Private,
        /// The files.
        files: Folder,
    },
    /// Start again with the made-up year.
    OpenSample,
    /// Leave the program.
    Quit,
    /// Leave the program, say this, and fail.
    Fail(Sentence),
}

/// What the keeper is asked to do.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Keep the newest state of a text; saved a moment later, the newest wins.
    Write(Box<Draft>),
    /// End the sitting in a text for good.
    Close(EntryId),
    /// Change records or take texts off and back.
    Change(Change),
    /// Read.
    Query(Query),
    /// Open the vault, or make one.
    Door(Door),
    /// Something about somebody's keys.
    Keys(KeyAct),
    /// Look after the vault itself.
    Upkeep(Upkeep),
    /// Say [`Answer::Mark`] with this number: everything asked before is answered then, whatever came of it.
    Mark(u64),
    /// Save everything now (focus lost, a prompt left).
    Flush,
    /// Save everything, then forget the keys.
    Lock,
}

/// A change that waits for the disk, in order, until it takes it.
#[derive(Clone, Debug)]
pub struct Change {
    /// What is changed.
    pub what: What,
    /// Who did it.
    pub by: EducatorId,
    /// Named by the acknowledgement.
    pub generation: u64,
}

/// What a change does.
#[derive(Clone, Debug)]
pub enum What {
    /// Keeps records, in one transaction.
    Put(Vec<Record>),
    /// Removes a record, leaving a tombstone.
    Remove(RecordKind, Uuid),
    /// Lifts a record's tombstone.
    Restore(RecordKind, Uuid),
    /// Removes a text, leaving a tombstone.
    RemoveEntry(EntryId),
    /// Brings a removed text back.
    RestoreEntry(EntryId),
}

/// Something to read, for somebody's eyes.
#[derive(Clone, Debug)]
pub struct Query {
    /// What.
    pub what: Wanted,
    /// For whose eyes.
    pub viewer: EducatorId,
}

/// What is to be read.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// The texts of a visit.
    Texts(VisitId),
    /// Everything again.
    Book,
    /// The earlier states of a text.
    History(EntryId),
    /// What a search finds in all readable texts.
    Search(Private),
}

/// Ways in. They need no open vault.
#[derive(Clone, Debug)]
pub enum Door {
    /// Make a vault.
    Create {
        /// Who starts it.
        founder: Box<Educator>,
        /// Their partner, if named.
        partner: Option<Box<Educator>>,
        /// The founder's passphrase.
        passphrase: Private,
    },
    /// Open the vault with a passphrase as typed.
    Unlock(Private),
    /// Open it with a recovery code and set a new passphrase.
    UnlockWithCode {
        /// The code as typed.
        code: Private,
        /// The new passphrase.
        passphrase: Private,
    },
    /// Whether this can be a recovery code at all, before anything more is typed.
    CheckCode(Private),
}

/// What is done with keys.
#[derive(Clone, Debug)]
pub enum KeyAct {
    /// Open an educator's own keys with their own passphrase.
    Open {
        /// Whose.
        educator: EducatorId,
        /// The passphrase as typed.
        passphrase: Private,
    },
    /// Shut an educator's drawer again: the keyboard went to somebody else.
    Shut(EducatorId),
    /// Give an educator a passphrase and keys of their own.
    AddEducator {
        /// Whom.
        educator: Box<Educator>,
        /// Their passphrase, typed by them.
        passphrase: Private,
        /// They lost both passphrase and code: new keys, and their Mine stays shut.
        again: bool,
        /// Who lets them in.
        by: EducatorId,
        /// The passphrase of whoever lets them in, typed again.
        present: Private,
    },
    /// The educator has the newest recovery code on paper.
    CodeWritten(EducatorId),
    /// Change an educator's passphrase.
    NewPassphrase {
        /// Whose.
        educator: EducatorId,
        /// The present one, typed again; none where somebody else set it.
        present: Option<Private>,
        /// The new one.
        passphrase: Private,
    },
    /// Sign statements with an educator's own key.
    Sign {
        /// Whose.
        educator: EducatorId,
        /// Their passphrase as typed.
        passphrase: Private,
        /// What to sign.
        statements: Vec<(Act, Vec<u8>)>,
    },
}

/// What is done with the vault itself.
#[derive(Clone, Debug)]
pub enum Upkeep {
    /// Erase texts for good, with their history.
    Erase {
        /// Which.
        entries: Vec<EntryId>,
        /// Who did it.
        by: EducatorId,
    },
    /// Erase every word of Ours of these visits, and of what was between them since a day.
    EraseOurs {
        /// Of which visits.
        visits: Vec<VisitId>,
        /// Since when.
        since: NaiveDate,
        /// Who did it.
        by: EducatorId,
    },
    /// Set or lift the hold that keeps everything from being erased.
    Hold(bool),
    /// Somebody read that saves are gone.
    LossRead,
    /// Remember the folder that was used last.
    Folder(Private),
    /// Make a backup now.
    Backup,
}

macro_rules! asks {
    ($($kind:ident: $of:ty),+ $(,)?) => {$(
        impl From<$of> for Ask {
            fn from(asked: $of) -> Self {
                Self::$kind(asked)
            }
        }
    )+};
}

asks! { Change: Change, Query: Query, Door: Door, Keys: KeyAct, Upkeep: Upkeep }

/// What the keeper, or the runtime, answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The vault is open.
    Opened {
        /// Who opened it.
        who: EducatorId,
        /// Everything but the long texts.
        book: Box<Book>,
        /// A recovery code to write down, when one was made.
        code: Option<Private>,
        /// Texts found unfinished, which are safe, and when they were saved last; the newest last.
        recovered: Vec<(EntryId, DateTime<FixedOffset>)>,
    },
    /// What was typed can be a recovery code.
    CodeFits,
    /// A passphrase or code did not open anything.
    Refused(Sentence),
    /// Kept: the newest generation that is on disk, and when.
    Kept(u64, DateTime<FixedOffset>),
    /// Not kept; it stays with the keeper, who tries again.
    NotKept(Sentence),
    /// The texts of a visit.
    Texts(VisitId, Vec<(EntryId, Text)>),
    /// Everything again.
    Book(Box<Book>),
    /// The earlier states of a text, the newest last.
    History(EntryId, Vec<Version>),
    /// What a search found.
    Hits(Private, Vec<Hit>),
    /// An educator's own keys are open.
    KeysOpen(EducatorId),
    /// An educator has a new passphrase or slot; the code to write down, and their record as it is now.
    NewCode(EducatorId, Private, Box<Educator>),
    /// Everything asked before this mark is answered.
    Mark(u64),
    /// An educator's own passphrase was wrong.
    KeysRefused(EducatorId, Sentence),
    /// Whether a hold is on.
    Hold(bool),
    /// Signatures, in the order of the statements.
    Signatures(EducatorId, Vec<(Act, String)>),
    /// Locked; how many texts could not be saved first.
    Locked(usize),
    /// The folder that was used last, as it was kept.
    Folder(Private),
    /// A file of that folder was read or written.
    FolderUsed(Private),
    /// A path as it was typed, and what it is completed to.
    Completed(Private, Completion),
    /// The file or folder that was named cannot be used, and why: it is to be named otherwise.
    Unusable(Sentence),
    /// A file's bytes.
    FileRead(Vec<u8>),
    /// A sending was written: its name without folder, and its hash.
    Written(Left),
    /// A sending is on the clipboard, if the terminal took it: the hash of it.
    Copied(String),
    /// A file of that name is there already.
    FileExists,
    /// Saves are gone, which must be read before all else.
    SavesLost(Sentence),
    /// Something was done.
    Done(Sentence),
    /// Something else went wrong.
    Failed(Sentence),
    /// Something went wrong that the program cannot go on from.
    Fatal(Sentence),
}

/// An earlier state of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Who wrote it.
    pub by: EducatorId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// What.
    pub text: Text,
}

/// A place where a search found something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In which text.
    pub entry: EntryId,
    /// Of which visit.
    pub visit: VisitId,
    /// The words around it.
    pub excerpt: Private,
}
