//! Records: everything but the texts.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::error::{Result, VaultError};
use super::revision::{self, Act};
use super::{Vault, store, team, unknown};
use crate::visit::{
    Book, Drawer, Educator, EducatorId, LINE_TAGS, Record, RecordKind, SignOff, SignOffId, Signed, Text,
};

/// What a record says, by its identity.
const CONTENT: &str = "SELECT content FROM record WHERE id = ?1";

impl Vault {
    /// Everything that is not removed: all records, the heads of all texts, and those short lines that lists show and
    /// the viewer may read.
    pub fn book(&self, viewer: EducatorId) -> Result<Book> {
        self.reading(|conn| {
            let mut book = Book::default();
            let mut rows =
                conn.prepare_cached("SELECT kind, content FROM record WHERE removed = 0 ORDER BY seq")?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                let word = row.get_ref(0)?.as_str()?;
                let kind = RecordKind::ALL.iter().find(|kind| kind.word() == word);
                let kind = kind.ok_or_else(VaultError::newer)?;
                book.put(Record::read(*kind, row.get_ref(1)?.as_str()?)?);
            }
            let mut keys =
                conn.prepare_cached("SELECT educator, seal_to, verify_with FROM keys ORDER BY seq")?;
            let mut keys = keys.query([])?;
            while let Some(row) = keys.next()? {
                let id = EducatorId(Uuid::from_bytes(row.get(0)?));
                if let Some(educator) = book.educators.iter_mut().find(|e| e.id == id) {
                    educator.seal_to = Some(row.get(1)?);
                    educator.verify_with = Some(row.get(2)?);
                }
            }
            let mut heads = conn.prepare_cached("SELECT head FROM entry WHERE removed = 0 ORDER BY seq")?;
            let mut heads = heads.query([])?;
            while let Some(row) = heads.next()? {
                book.put_entry(serde_json::from_str(row.get_ref(0)?.as_str()?)?);
            }
            for entry in book.entries.iter().filter(|e| {
                e.written && e.drawer == Drawer::Ours && LINE_TAGS.iter().any(|tag| e.has_tag(tag))
            }) {
                if let Text::Open(line) = self.listed_text(conn, entry.id, viewer)? {
                    book.lines.insert(entry.id, line);
                }
            }
            book.unproven = unproven(conn, &book)?;
            Ok(book)
        })
    }

    /// Keeps records, all or none; each is a closed revision, and a removed one is back. An educator's public keys are the vault's to set: those
    /// in the record are not looked at.
    pub fn put(&mut self, records: &[Record], by: EducatorId, at: DateTime<FixedOffset>) -> Result<()> {
        // What may be read can depend on the visit.
        self.index = None;
        self.saving(|conn| put(conn, records, &self.act(by, at)))
    }

    /// Removes a record from every list; a tombstone stays, and [`Self::restore`] lifts it.
    pub fn remove(
        &mut self,
        kind: RecordKind,
        id: Uuid,
        by: EducatorId,
        at: DateTime<FixedOffset>,
    ) -> Result<()> {
        self.index = None;
        self.saving(|conn| mark(conn, kind, id, true, &self.act(by, at)))
    }

    /// Brings a removed record back.
    pub fn restore(
        &mut self,
        kind: RecordKind,
        id: Uuid,
        by: EducatorId,
        at: DateTime<FixedOffset>,
    ) -> Result<()> {
        self.index = None;
        self.saving(|conn| mark(conn, kind, id, false, &self.act(by, at)))
    }
}

/// Keeps records, each as a revision of its own, with what a newer version has written into them.
pub(super) fn put(conn: &Connection, records: &[Record], act: &Act) -> Result<()> {
    for record in records {
        let (kind, id) = record.key();
        let keyless;
        let record = match record {
            Record::Educator(e) => {
                keyless = Record::Educator(Educator { seal_to: None, verify_with: None, ..e.clone() });
                &keyless
            }
            other => other,
        };
        let old = store::text_of(conn, CONTENT, id)?;
        let content = unknown::kept(old.as_deref(), |old| Record::read(kind, old), record)?;
        conn.prepare_cached(
            "INSERT INTO record (id, kind, content) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET content = excluded.content, removed = 0",
        )?
        .execute(params![id.as_bytes(), kind.word(), content])?;
        revision::append(conn, id, kind.word(), act, false, Some(&content))?;
    }
    Ok(())
}

fn mark(conn: &Connection, kind: RecordKind, id: Uuid, removed: bool, act: &Act) -> Result<()> {
    let changed = conn
        .prepare_cached("UPDATE record SET removed = ?3 WHERE id = ?1 AND kind = ?2 AND removed <> ?3")?
        .execute(params![id.as_bytes(), kind.word(), removed])?;
    if changed > 0 {
        let word = if removed { revision::REMOVED } else { revision::RESTORED };
        revision::append(conn, id, word, act, false, None)?;
    }
    Ok(())
}

/// The sign-offs with a signature that none of their educator's keys made over what still stands.
fn unproven(conn: &Connection, book: &Book) -> Result<Vec<SignOffId>> {
    let mut keys = HashMap::new();
    for educator in &book.educators {
        keys.insert(educator.id, team::verifying(conn, educator.id)?);
    }
    let genuine = |sign_off: &SignOff| match (&sign_off.signed, book.statement(sign_off)) {
        (Signed::Key(signature), Some(statement)) => {
            keys.get(&sign_off.educator).is_some_and(|keys| team::made_by(keys, &statement, signature))
        }
        _ => true,
    };
    Ok(book.sign_offs.iter().filter(|s| !genuine(s)).map(|s| s.id).collect())
}

/// Whether there is a record of this educator, removed or not.
pub(super) fn knows(conn: &Connection, educator: EducatorId) -> Result<bool> {
    Ok(conn
        .prepare_cached("SELECT 1 FROM record WHERE id = ?1 AND kind = ?2")?
        .exists(params![educator.0.as_bytes(), RecordKind::Educator.word()])?)
}

/// An educator's record, without keys.
pub(super) fn educator(conn: &Connection, id: EducatorId) -> Result<Educator> {
    let content = store::text_of(conn, CONTENT, id.0)?.ok_or(VaultError::EducatorUnknown)?;
    Ok(serde_json::from_str(&content)?)
}
