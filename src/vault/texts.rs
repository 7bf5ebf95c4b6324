//! Texts: writing them in sittings, reading what a viewer may, their history, and erasing.

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::error::{Result, VaultError};
use super::kept::Kept;
use super::mine::{self, Label};
use super::revision::{self, Act, ENTRY, Stamp};
use super::{Recovered, Vault, store, team, unknown};
use crate::private::Private;
use crate::visit::{Draft, Drawer, EducatorId, Entry, EntryId, Text, VisitId, readable_by};

/// One state of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The copy of the vault in which it was written.
    pub device: Uuid,
    /// Rises by one with each revision of that copy, from 1.
    pub counter: i64,
    /// Who was at the keyboard.
    pub by: EducatorId,
    /// The last save of the sitting.
    pub at: DateTime<FixedOffset>,
    /// The text, as far as the viewer may read it.
    pub text: Text,
}

/// After this long a sitting goes on as a new revision.
const SITTING_MS: u64 = 10 * 60 * 1000;

/// A text as it lies in the database: readable, or sealed.
#[derive(Default)]
pub(super) struct Body {
    text: Option<String>,
    sealed: Option<Vec<u8>>,
}

/// A text with its head, and whether its visit shows what partners wrote alone.
pub(super) struct Stored {
    pub(crate) entry: Entry,
    pub(crate) shown: bool,
    body: Body,
}

impl Stored {
    /// What [`Self::read`] needs; a `WHERE` follows.
    pub(crate) const SELECT: &str = "SELECT e.head, e.text, e.sealed,
        coalesce((SELECT json_extract(r.content, '$.shown') FROM record r WHERE r.id = e.visit), 0) FROM entry e ";

    pub(crate) fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            entry: serde_json::from_str(row.get_ref(0)?.as_str()?)?,
            shown: row.get(3)?,
            body: Body { text: row.get(1)?, sealed: row.get(2)? },
        })
    }

    fn find(conn: &Connection, id: EntryId) -> Result<Option<Self>> {
        let mut one = conn.prepare_cached(&format!("{} WHERE e.id = ?1", Self::SELECT))?;
        let mut rows = one.query([id.0.as_bytes()])?;
        rows.next()?.map(Self::read).transpose()
    }
}

impl Vault {
    /// The texts of a visit, as far as the viewer may read them. A damaged one of the viewer's own shows as sealed here;
    /// [`Self::text`] says so.
    pub fn texts(&self, visit: VisitId, viewer: EducatorId) -> Result<Vec<(EntryId, Text)>> {
        self.reading(|conn| {
            let sql = format!("{} WHERE e.visit = ?1 AND e.removed = 0 ORDER BY e.seq", Stored::SELECT);
            let mut rows = conn.prepare_cached(&sql)?;
            let texts = rows.query_and_then([visit.0.as_bytes()], |row| {
                let stored = Stored::read(row)?;
                Ok((stored.entry.id, self.for_lists(conn, stored, viewer)?))
            })?;
            texts.collect()
        })
    }

    /// One text, as far as the viewer may read it; empty where nothing was ever written.
    pub fn text(&self, entry: EntryId, viewer: EducatorId) -> Result<Text> {
        self.reading(|conn| match Stored::find(conn, entry)? {
            Some(stored) => self.reveal(conn, stored, viewer),
            None => Ok(Text::Open(Private::default())),
        })
    }

    /// As [`Self::text`], for lists.
    pub(super) fn listed_text(&self, conn: &Connection, entry: EntryId, viewer: EducatorId) -> Result<Text> {
        Stored::find(conn, entry)?
            .map_or(Ok(Text::Open(Private::default())), |stored| self.for_lists(conn, stored, viewer))
    }

    /// A list does not fail for one damaged text: it shows as sealed.
    pub(super) fn for_lists(&self, conn: &Connection, stored: Stored, viewer: EducatorId) -> Result<Text> {
        or_sealed(self.reveal(conn, stored, viewer))
    }

    /// Every state of a text, newest last, the sitting that goes on included. Bringing one back is writing it anew. A
    /// damaged state shows as sealed, so that the others can be read.
    pub fn history(&self, entry: EntryId, viewer: EducatorId) -> Result<Vec<Version>> {
        self.reading(|conn| {
            let Some(Stored { entry: head, shown, .. }) = Stored::find(conn, entry)? else {
                return Ok(Vec::new());
            };
            let mut rows = conn.prepare_cached(
                "SELECT device, counter, author, at_ms, offset_min, content, sealed FROM revision
                 WHERE of = ?1 AND kind = ?2 AND (content IS NOT NULL OR sealed IS NOT NULL) ORDER BY seq",
            )?;
            let versions = rows.query_and_then(params![entry.0.as_bytes(), ENTRY], |row| {
                let stamp = Stamp { device: Uuid::from_bytes(row.get(0)?), counter: row.get(1)? };
                let body = Body { text: row.get(5)?, sealed: row.get(6)? };
                let text = match unreadable(&head, shown, viewer) {
                    Some(why) => why,
                    None => or_sealed(self.unseal(conn, entry, body, viewer, Some(stamp)))?,
                };
                Ok(Version {
                    device: stamp.device,
                    counter: stamp.counter,
                    by: EducatorId(Uuid::from_bytes(row.get(2)?)),
                    at: revision::instant(row.get(3)?, row.get(4)?),
                    text,
                })
            })?;
            versions.collect()
        })
    }

    /// Saves the newest state of a box. It overwrites the sitting that this author has open on this text; a new one
    /// begins where none is open, after ten minutes, when the drawer changes, or before much of it goes. Errors: [`VaultError::NoKeys`] for a
    /// text in Mine whose author has no keys; [`VaultError::OneWay`] for any other move than the author's own from
    /// Mine to Ours, which needs their keys open.
    pub fn write(&mut self, draft: &Draft) -> Result<()> {
        let loses = self.kept.loses(draft.entry.id, &draft.text);
        let place = self.committing(|conn| {
            let id = draft.entry.id.0;
            let act = self.act(draft.by, draft.at);
            let before = Stored::find(conn, draft.entry.id)?.map(|stored| stored.entry);
            let moved = before.as_ref().is_some_and(|b| b.drawer != draft.entry.drawer);
            if moved && !self.may_move(before.as_ref(), draft) {
                return Err(VaultError::OneWay);
            }
            let (place, stamp) = sitting(conn, id, &act, moved || loses)?;
            let body = match draft.entry.drawer {
                Drawer::Ours => Body { text: Some(draft.text.to_string()), sealed: None },
                Drawer::Mine => Body { text: None, sealed: Some(self.seal(conn, draft, stamp)?) },
            };
            conn.prepare_cached(
                "UPDATE revision SET at_ms = ?2, offset_min = ?3, content = ?4, sealed = ?5 WHERE seq = ?1",
            )?
            .execute(params![place, act.ms(), act.offset(), body.text, body.sealed])?;
            let old = store::text_of(conn, "SELECT head FROM entry WHERE id = ?1", id)?;
            let read = |old: &str| serde_json::from_str::<Entry>(old);
            let head = unknown::kept(old.as_deref(), read, &draft.entry)?;
            conn.prepare_cached(
                "INSERT INTO entry (id, visit, head, text, sealed) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO UPDATE SET visit = excluded.visit, removed = 0, head = excluded.head,
                 text = excluded.text, sealed = excluded.sealed",
            )?
            .execute(params![
                id.as_bytes(),
                draft.entry.visit.0.as_bytes(),
                head,
                body.text,
                body.sealed
            ])?;
            Ok(place)
        })?;
        self.witness.saw_text(self.device, place, self.act(draft.by, draft.at).ms());
        self.kept.wrote(draft.entry.id, &draft.text, loses);
        self.index_draft(draft);
        Ok(())
    }

    /// Ends the sitting on a text for good.
    pub fn close(&mut self, entry: EntryId) -> Result<()> {
        self.saving(|conn| close(conn, entry.0))?;
        self.kept.end(entry);
        Ok(())
    }

    /// Ends every sitting for good: on leaving, locking, done, agreeing, or an export.
    pub fn close_all(&mut self) -> Result<()> {
        self.saving(close_all)?;
        self.kept = Kept::default();
        Ok(())
    }

    /// Removes a text from every list; a tombstone stays, and [`Self::restore_entry`] lifts it.
    pub fn remove_entry(&mut self, entry: EntryId, by: EducatorId, at: DateTime<FixedOffset>) -> Result<()> {
        self.mark_entry(entry, true, by, at)
    }

    /// Brings a removed text back.
    pub fn restore_entry(&mut self, entry: EntryId, by: EducatorId, at: DateTime<FixedOffset>) -> Result<()> {
        self.mark_entry(entry, false, by, at)
    }

    fn mark_entry(
        &mut self,
        entry: EntryId,
        removed: bool,
        by: EducatorId,
        at: DateTime<FixedOffset>,
    ) -> Result<()> {
        self.index = None;
        self.saving(|conn| {
            close(conn, entry.0)?;
            let changed = conn
                .prepare_cached("UPDATE entry SET removed = ?2 WHERE id = ?1 AND removed <> ?2")?
                .execute(params![entry.0.as_bytes(), removed])?;
            if changed > 0 {
                let word = if removed { revision::REMOVED } else { revision::RESTORED };
                revision::append(conn, entry.0, word, &self.act(by, at), false, None)?;
            }
            Ok(())
        })
    }

    /// Erases texts for good, with all their history: a wordless tombstone stays, and a fresh backup replaces the older
    /// rolling ones, for which the person was asked. What a filing quotes of a text stays in the filing, and what
    /// [`super::Folder::set_aside`] names is not reached. Errors: [`VaultError::Held`], and [`VaultError::KeysShut`] where
    /// an author's own drawer is not open.
    pub fn erase_texts(
        &mut self,
        entries: &[EntryId],
        by: EducatorId,
        at: DateTime<FixedOffset>,
    ) -> Result<()> {
        if self.hold()? {
            return Err(VaultError::Held);
        }
        for entry in entries {
            self.may_erase(*entry)?;
        }
        self.index = None;
        self.saving(|conn| {
            for entry in entries {
                erase(conn, *entry, &self.act(by, at))?;
            }
            Ok(())
        })?;
        self.reading(store::checkpoint)?;
        let fresh = self.backup(at)?;
        super::backup::drop_all_but(&self.folder, &fresh)
    }

    /// Whoever sits at an open screen is not thereby the author of what lies in somebody's drawer.
    fn may_erase(&self, entry: EntryId) -> Result<()> {
        let author =
            self.reading(|conn| Ok(Stored::find(conn, entry)?.and_then(|stored| stored.entry.author)))?;
        let Some(author) = author else { return Ok(()) };
        let keyless = self.reading(|conn| team::seal_to(conn, author))?.is_none();
        if keyless || self.is_open(author) { Ok(()) } else { Err(VaultError::KeysShut) }
    }

    fn reveal(&self, conn: &Connection, stored: Stored, viewer: EducatorId) -> Result<Text> {
        match unreadable(&stored.entry, stored.shown, viewer) {
            Some(why) => Ok(why),
            None => self.unseal(conn, stored.entry.id, stored.body, viewer, None),
        }
    }

    /// The text of a body that the viewer may read, if their keys are open where it is sealed.
    fn unseal(
        &self,
        conn: &Connection,
        entry: EntryId,
        body: Body,
        viewer: EducatorId,
        revision: Option<Stamp>,
    ) -> Result<Text> {
        let Some(sealed) = body.sealed else {
            return Ok(Text::Open(body.text.unwrap_or_default().into()));
        };
        let Some(keys) = self.ring(viewer).filter(|_| self.is_open(viewer)) else {
            return Ok(Text::Sealed);
        };
        let label = Label { entry, author: viewer, revision };
        let open = mine::open(&sealed, label, &keys.identity, |signer| team::verifying(conn, signer))?;
        Ok(open.map_or(Text::Sealed, |text| Text::Open(text.into())))
    }

    fn seal(&self, conn: &Connection, draft: &Draft, stamp: Stamp) -> Result<Vec<u8>> {
        let author = draft.entry.author.ok_or(VaultError::NoKeys)?;
        let seal_to = team::seal_to(conn, author)?.ok_or(VaultError::NoKeys)?;
        // Whoever is at the keyboard signs; without own keys open, whoever opened the vault does.
        let signer = self.ring(draft.by).or_else(|| self.ring(self.who)).ok_or(VaultError::KeysShut)?;
        mine::seal(&draft.text, draft.entry.id, stamp, author, &seal_to, signer)
    }

    fn may_move(&self, before: Option<&Entry>, draft: &Draft) -> bool {
        let author = before.filter(|b| b.drawer == Drawer::Mine).and_then(|b| b.author);
        author == Some(draft.by) && self.is_open(draft.by)
    }
}

/// Why a viewer may not read a text, if they may not.
fn unreadable(entry: &Entry, shown: bool, viewer: EducatorId) -> Option<Text> {
    (!readable_by(entry, shown, viewer)).then_some(match entry.drawer {
        Drawer::Mine => Text::Sealed,
        Drawer::Ours => Text::Held,
    })
}

fn or_sealed(text: Result<Text>) -> Result<Text> {
    match text {
        Err(VaultError::MineDamaged | VaultError::NewerSchema { .. }) => Ok(Text::Sealed),
        other => other,
    }
}

/// The sitting to write into: the open one of this author, or a new one.
fn sitting(conn: &Connection, of: Uuid, act: &Act, anew: bool) -> Result<(i64, Stamp)> {
    let open: Option<(i64, Stamp, i64)> = conn
        .prepare_cached(
            "SELECT seq, counter, since_ms FROM revision WHERE of = ?1 AND open = 1 AND author = ?2 AND device = ?3",
        )?
        .query_row(params![of.as_bytes(), act.by.0.as_bytes(), act.device.as_bytes()], |row| {
            Ok((row.get(0)?, Stamp { device: act.device, counter: row.get(1)? }, row.get(2)?))
        })
        .optional()?;
    match open {
        // A clock that was set back ends a sitting too.
        Some((place, stamp, since)) if !anew && act.ms().abs_diff(since) <= SITTING_MS => Ok((place, stamp)),
        _ => {
            // One text has one open sitting, or the history would not end with the last write.
            close(conn, of)?;
            revision::append(conn, of, ENTRY, act, true, None)
        }
    }
}

/// Takes a text and its history out of the database; a wordless tombstone stays.
pub(super) fn erase(conn: &Connection, entry: EntryId, act: &Act) -> Result<()> {
    conn.prepare_cached("DELETE FROM revision WHERE of = ?1")?.execute([entry.0.as_bytes()])?;
    if let Some(Stored { entry: head, .. }) = Stored::find(conn, entry)? {
        // What a newer version wrote here may hold words too, so it goes as well.
        let head = Entry { words: Private::default(), written: false, ..head };
        conn.prepare_cached(
            "UPDATE entry SET removed = 1, text = NULL, sealed = NULL, head = ?2 WHERE id = ?1",
        )?
        .execute(params![entry.0.as_bytes(), serde_json::to_string(&head)?])?;
        revision::append(conn, entry.0, revision::ERASED, act, false, None)?;
    }
    Ok(())
}

fn close(conn: &Connection, of: Uuid) -> Result<()> {
    conn.prepare_cached("UPDATE revision SET open = 0 WHERE of = ?1 AND open = 1")?
        .execute([of.as_bytes()])?;
    Ok(())
}

/// Ends every sitting.
pub(super) fn close_all(conn: &Connection) -> Result<()> {
    conn.prepare_cached("UPDATE revision SET open = 0 WHERE open = 1")?.execute([])?;
    Ok(())
}

/// The sittings that are open.
pub(super) fn still_open(conn: &Connection) -> Result<Vec<Recovered>> {
    let mut open = conn.prepare(
        "SELECT e.id, e.visit, r.author, r.at_ms, r.offset_min FROM revision r JOIN entry e ON e.id = r.of
         WHERE r.open = 1 ORDER BY r.seq",
    )?;
    let open = open.query_map([], |row| {
        Ok(Recovered {
            entry: EntryId(Uuid::from_bytes(row.get(0)?)),
            visit: VisitId(Uuid::from_bytes(row.get(1)?)),
            by: EducatorId(Uuid::from_bytes(row.get(2)?)),
            at: revision::instant(row.get(3)?, row.get(4)?),
        })
    })?;
    Ok(open.collect::<rusqlite::Result<_>>()?)
}
