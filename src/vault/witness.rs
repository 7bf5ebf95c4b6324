//! A witness beside the database: how many saves it has seen. Until the vault is settled, what is saved stands in the
//! database's log alone; where that is lost or spoiled, `SQLite` goes on with what is left and says nothing.

use std::cell::Cell;
use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::time::SystemTime;

use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;

use super::error::Result;
use super::store;

/// What a file beside the database says of it, which is never newer: it is written after each save, without waiting for the
/// disk. So it costs next to nothing, and whatever a power cut does to it, it never says more than was saved.
///
/// Saves are counted in the database; those of a text in its sitting are not, for each of them is one more of many. The
/// newest of them is told by its revision's place and time.
pub(super) struct Witness {
    file: Option<File>,
    count: Cell<u64>,
}

/// What the file says.
#[derive(Clone, Copy, Default)]
struct Seen {
    count: u64,
    /// The newest save of a text since the last that was counted: its revision's place, and milliseconds since 1970.
    text: (i64, i64),
}

/// What a witness says that the database does not know.
pub(super) struct Missing {
    /// When the last of it was saved.
    pub(super) until: SystemTime,
}

impl Witness {
    /// The witness at a path, which is made where there is none; none where it cannot be. Without it nothing is noticed, and
    /// all else goes on.
    pub(super) fn at(path: &Path) -> Self {
        let file =
            OpenOptions::new().create(true).read(true).write(true).truncate(false).mode(0o600).open(path);
        Self { file: file.ok(), count: Cell::new(0) }
    }

    /// None, for whoever only reads.
    pub(super) const fn none() -> Self {
        Self { file: None, count: Cell::new(0) }
    }

    /// Compares it with the database of a device, and goes on from the higher count. Says what is missing.
    pub(super) fn compare(&self, conn: &Connection, device: Uuid) -> Result<Option<Missing>> {
        let known = store::meta(conn, "saves")?.and_then(|count| count.parse().ok()).unwrap_or(0);
        let seen = self.read(device).unwrap_or_default();
        self.count.set(known.max(seen.count));
        let (place, at) = seen.text;
        let newest = conn
            .prepare_cached("SELECT at_ms FROM revision WHERE seq = ?1")?
            .query_row([place], |row| row.get(0));
        let newest: i64 = newest.optional()?.unwrap_or(0);
        let is_missing = seen.count > known || (seen.count == known && at > newest);
        let until = || self.file.as_ref()?.metadata().ok()?.modified().ok();
        Ok(is_missing.then(until).flatten().map(|until| Missing { until }))
    }

    /// Counts a save, in its own transaction. Gives back the count.
    pub(super) fn count(&self, conn: &Connection) -> Result<u64> {
        let count = self.count.get() + 1;
        store::set_meta(conn, "saves", &count.to_string())?;
        Ok(count)
    }

    /// A save that was counted is on the disk.
    pub(super) fn saw(&self, device: Uuid, count: u64) {
        self.count.set(count);
        self.write(device, Seen { count, ..Seen::default() });
    }

    /// A text is on the disk: its revision's place, and when.
    pub(super) fn saw_text(&self, device: Uuid, place: i64, at: i64) {
        self.write(device, Seen { count: self.count.get(), text: (place, at) });
    }

    /// Of one length, so that a shorter one never leaves the end of a longer.
    fn write(&self, device: Uuid, Seen { count, text: (place, at) }: Seen) {
        if let Some(file) = &self.file {
            let _ = file.write_all_at(format!("{device} {count:020} {place:020} {at:020}\n").as_bytes(), 0);
        }
    }

    fn read(&self, device: Uuid) -> Option<Seen> {
        let mut text = String::new();
        self.file.as_ref()?.take(120).read_to_string(&mut text).ok()?;
        let mut parts = text.split_whitespace();
        let is_its = parts.next()?.parse::<Uuid>().ok()? == device;
        let [count, place, at] = [(); 3].map(|()| parts.next()?.parse::<i64>().ok());
        is_its.then_some(Seen { count: count?.cast_unsigned(), text: (place?, at?) })
    }
}
