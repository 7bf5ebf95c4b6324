//! Erasing a year's Ours: every word of it, for good, and nothing that pay and the files need.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::Connection;
use uuid::Uuid;

use super::error::{Result, VaultError};
use super::{Vault, records, revision, store, texts};
use crate::visit::{
    Book, Drawer, EducatorId, Entry, EntryId, Filing, Record, RecordKind, Visit, VisitId, lines_to_hand_over,
};

/// What is erased of a year.
struct Words {
    texts: Vec<EntryId>,
    records: Vec<Uuid>,
    filings: Vec<Filing>,
}

impl Words {
    /// All words of Ours of these visits, and of what was between them since a day.
    fn of(book: &Book, visits: &[VisitId], since: NaiveDate) -> Self {
        let visits: Vec<_> = visits.iter().filter_map(|id| book.visit(*id)).collect();
        let entries = || visits.iter().flat_map(|visit| book.entries_of(visit.id));
        let texts: Vec<EntryId> = entries().filter(|e| e.drawer == Drawer::Ours).map(|e| e.id).collect();
        let filings: Vec<&Filing> = visits.iter().flat_map(|visit| book.filings_of(visit.id)).collect();
        // How lines were told is kept under the text, the promise or the line that it is said of.
        let mut of: Vec<Uuid> = texts.iter().map(|entry| entry.0).collect();
        of.extend(filings.iter().flat_map(|f| f.promises.iter().flatten().map(|p| p.entry(f.visit).0)));
        of.extend(visits.iter().flat_map(|visit| lines_to_hand_over(book, visit)).map(|line| line.of()));
        let promises = visits.iter().flat_map(|visit| book.promises_of(visit.id));
        let promises: Vec<_> = promises.collect();
        of.extend(promises.iter().map(|p| crate::visit::FiledPromise::from(*p).entry(p.visit).0));
        let families: HashSet<_> = visits.iter().map(|visit| visit.family).collect();
        let between = book.betweens.iter().filter(|b| families.contains(&b.family) && b.on >= since);
        let mut records: Vec<Uuid> = promises.iter().map(|promise| promise.id.0).collect();
        records.extend(between.map(|between| between.id.0));
        records.extend(book.told.iter().filter(|told| of.contains(&told.of)).map(|told| told.id.0));
        records.extend(book.kept.iter().filter(|kept| of.contains(&kept.entry.0)).map(|kept| kept.id.0));
        let filings = filings.into_iter().map(Filing::without_words).collect();
        Self { texts, records, filings }
    }
}

impl Vault {
    /// Erases every word of Ours of these visits, and of what was between them since a day, for good, with its history: texts, what filings quote of them, promises, lines
    /// between visits, how lines were told. That the visits took place, who was there and confirmed, that a text was agreed on
    /// and its hash, and what left stay: pay and the files need them. A fresh backup replaces the older rolling ones.
    ///
    /// # Errors
    /// [`VaultError::Held`]; [`VaultError::KeysShut`] unless the own drawer of everybody who wrote any of it is open: one alone
    /// does not erase what two wrote.
    pub fn erase_ours(
        &mut self,
        (visits, since): (&[VisitId], NaiveDate),
        by: EducatorId,
        at: DateTime<FixedOffset>,
    ) -> Result<()> {
        if self.hold()? {
            return Err(VaultError::Held);
        }
        let book = self.book(by)?;
        let team = visits.iter().filter_map(|id| book.visit(*id)).flat_map(Visit::visitors);
        for educator in team {
            let has_keys = book.educator(educator).is_some_and(|educator| educator.seal_to.is_some());
            if has_keys && !self.is_open(educator) {
                return Err(VaultError::KeysShut);
            }
        }
        // What was taken off the lists holds words as well.
        let words = self.reading(|conn| Ok(Words::of(&with_what_was_removed(conn)?, visits, since)))?;
        self.index = None;
        self.saving(|conn| {
            for text in &words.texts {
                texts::erase(conn, *text, &self.act(by, at))?;
            }
            for record in &words.records {
                forget(conn, *record)?;
                revision::append(conn, *record, revision::ERASED, &self.act(by, at), false, None)?;
            }
            for filing in &words.filings {
                forget(conn, filing.id.0)?;
            }
            let filings: Vec<Record> = words.filings.iter().cloned().map(Record::Filing).collect();
            records::put(conn, &filings, &self.act(by, at))
        })?;
        self.reading(store::checkpoint)?;
        let fresh = self.backup(at)?;
        super::backup::drop_all_but(&self.folder, &fresh)
    }
}

/// All records and the heads of all texts, those that were removed as well, with the lines that lists show.
fn with_what_was_removed(conn: &Connection) -> Result<Book> {
    let mut book = Book::default();
    let mut rows = conn.prepare_cached("SELECT kind, content FROM record ORDER BY seq")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let word = row.get_ref(0)?.as_str()?;
        let kind = RecordKind::ALL.iter().find(|kind| kind.word() == word).ok_or_else(VaultError::newer)?;
        book.put(Record::read(*kind, row.get_ref(1)?.as_str()?)?);
    }
    let mut heads = conn.prepare_cached("SELECT head, text FROM entry ORDER BY seq")?;
    let mut heads = heads.query([])?;
    while let Some(row) = heads.next()? {
        let entry: Entry = serde_json::from_str(row.get_ref(0)?.as_str()?)?;
        if let Some(text) = row.get::<_, Option<String>>(1)? {
            book.lines.insert(entry.id, text.into());
        }
        book.put_entry(entry);
    }
    Ok(book)
}

/// Takes a record and all that it ever said out of the database.
fn forget(conn: &Connection, id: Uuid) -> Result<()> {
    conn.prepare_cached("DELETE FROM revision WHERE of = ?1")?.execute([id.as_bytes()])?;
    conn.prepare_cached("DELETE FROM record WHERE id = ?1")?.execute([id.as_bytes()])?;
    Ok(())
}

// Every kind of record is either one of a year's words, or needed for pay and the files.
const _: () = assert!(RecordKind::ALL.len() == 13, "does a new kind of record hold words of a year?");
