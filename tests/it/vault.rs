//! The vault, through its public face, on a real `SQLCipher` database in a temporary folder.

mod backups;
mod damage;
mod erase;
mod history;
mod keys;
mod mine;
mod newer;
mod schema;
mod search;
mod stored;
mod texts;

use std::fs;
use std::path::{Path, PathBuf};

use age::{Decryptor, armor::ArmoredReader, scrypt};
use chrono::{DateTime, FixedOffset, TimeDelta};
use homevisit::private::Private;
use homevisit::vault::{Cost, Folder, Passphrase, RecoveryCode, Vault};
use homevisit::visit::{
    Act, Draft, Drawer, Educator, EducatorId, Entry, EntryId, Family, FamilyId, Ids, Record, SignOff,
    SignOffId, Signed, Visit, VisitId, statement_hash, there_statement,
};
use rusqlite::Connection;
use tempfile::TempDir;

pub const FIRST: &str = "the pear tree in autumn";
pub const SECOND: &str = "seven quiet lanterns";

/// Noon on a Monday, and so many seconds.
pub fn at(seconds: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T12:00:00-08:00").unwrap() + TimeDelta::seconds(seconds)
}

pub fn pass(words: &str) -> Passphrase {
    Passphrase::new(words.to_owned())
}

pub fn educator(ids: &mut Ids, name: &str) -> Educator {
    Educator::named(EducatorId(ids.next(0)), name)
}

/// A vault of two in a folder of its own: Okafor founded it, Lee has a record and perhaps keys.
pub struct Home {
    pub dir: TempDir,
    pub folder: Folder,
    pub vault: Vault,
    pub code: RecoveryCode,
    pub ids: Ids,
    pub okafor: EducatorId,
    pub lee: Educator,
    pub visit: VisitId,
}

impl Home {
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let mut ids = Ids::new(7);
        let (okafor, lee) = (educator(&mut ids, "Okafor"), educator(&mut ids, "Lee"));
        let folder = Folder::create(dir.path().join("data")).unwrap();
        let (mut vault, code) =
            Vault::create(&folder, &okafor, Some(&lee), &pass(FIRST), Cost::LIGHT, at(0)).unwrap();
        let visit = visit(&mut ids);
        vault.put(&[Record::Visit(visit.clone())], okafor.id, at(0)).unwrap();
        Self { dir, folder, vault, code, ids, okafor: okafor.id, lee, visit: visit.id }
    }

    /// With keys for Lee as well; the keyboard stays with Okafor.
    pub fn of_two() -> Self {
        let mut home = Self::new();
        home.vault.add_educator(&home.lee, &pass(SECOND), at(0)).unwrap();
        home
    }

    pub fn draft(&mut self, by: EducatorId, drawer: Drawer, text: &str) -> Draft {
        draft(&mut self.ids, self.visit, by, drawer, text)
    }

    /// Writes a text of Ours and says which it is.
    pub fn ours(&mut self, text: &str) -> EntryId {
        let draft = self.draft(self.okafor, Drawer::Ours, text);
        self.vault.write(&draft).unwrap();
        draft.entry.id
    }

    /// Puts in that `who` says they were there, signed with the key of `key`.
    pub fn says_there(&mut self, who: EducatorId, key: EducatorId) -> SignOffId {
        let visit = self.vault.book(who).unwrap().visit(self.visit).unwrap().clone();
        let statement = there_statement(&visit, who);
        let id = SignOffId(self.ids.next(2_000));
        let sign_off = SignOff {
            id,
            visit: self.visit,
            act: Act::There,
            filing: None,
            educator: who,
            at: at(2),
            hash: statement_hash(&statement),
            signed: Signed::Key(self.vault.sign(key, &statement).unwrap()),
        };
        self.vault.put(&[Record::SignOff(sign_off)], who, at(2)).unwrap();
        id
    }

    /// Ends the program, as leaving does.
    pub fn leave(mut self) -> (TempDir, Folder) {
        self.vault.close_all().unwrap();
        self.vault.checkpoint().unwrap();
        (self.dir, self.folder)
    }
}

pub fn draft(ids: &mut Ids, visit: VisitId, by: EducatorId, drawer: Drawer, text: &str) -> Draft {
    let entry = Entry {
        drawer,
        tags: vec!["hopes".into()],
        written: !text.is_empty(),
        ..super::make::entry(EntryId(ids.next(1_000)), visit, Some(by))
    };
    Draft { entry, text: text.into(), by, at: at(1), generation: 1 }
}

/// The same box, some seconds later, with other words.
pub fn later(draft: &Draft, seconds: i64, text: &str) -> Draft {
    Draft { text: Private::from(text), at: draft.at + TimeDelta::seconds(seconds), ..draft.clone() }
}

pub fn visit(ids: &mut Ids) -> Visit {
    let (id, family) = (VisitId(ids.next(0)), FamilyId(ids.next(0)));
    Visit { visit_ref: "HV-4K7QX".into(), ..super::make::visit(id, family, &[]) }
}

pub fn family(ids: &mut Ids, name: &str) -> Family {
    Family::named(FamilyId(ids.next(0)), name, "Cedar".into())
}

/// What a thief with a passphrase gets: the database, opened by hand with the data key from the slot file.
pub fn burgle(folder: &Path, passphrase: &str) -> Connection {
    let slots: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("keys")).unwrap()).unwrap();
    let inside = slots["slots"].as_array().unwrap().iter().find_map(|slot| {
        let envelope = slot["envelope"].as_str().unwrap().as_bytes();
        let identity = scrypt::Identity::new(passphrase.to_owned().into());
        let decryptor = Decryptor::new(ArmoredReader::new(envelope)).unwrap();
        let reader = decryptor.decrypt(std::iter::once(&identity as _)).ok()?;
        serde_json::from_reader::<_, serde_json::Value>(reader).ok()
    });
    let (key, salt) = (inside.unwrap()["data_key"].clone(), slots["vault"].clone());
    let conn = Connection::open(folder.join("vault.db")).unwrap();
    let raw = format!("x'{}{}'", key.as_str().unwrap(), salt.as_str().unwrap());
    conn.execute_batch("PRAGMA cipher_log_level = NONE").unwrap();
    conn.key(Some(rusqlite::MAIN_DB), raw, false).unwrap();
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).unwrap();
    conn
}

/// Every file under a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Copies a folder's files as they lie there, as kill -9 would leave them.
pub fn copy(from: &Path, to: &Path) -> Folder {
    let folder = Folder::create(to).unwrap();
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
    folder
}

/// Whether bytes stand anywhere in a file.
pub fn holds(file: &Path, bytes: &[u8]) -> bool {
    fs::read(file).unwrap().windows(bytes.len()).any(|window| window == bytes)
}
