//! A witness beside the database: how many saves it has seen. Until the vault is settled, what is saved stands in the
//! database's log alone; where that is lost or spoiled, `SQLite` goes on with what is left and says nothing.

use std::cell::Cell;
use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::time::SystemTime;

use rusqlite::Connection;
use uuid::Uuid;

use super::error::Result;
use super::store;

/// The count in the database, and the file beside it that is never newer: it is written after each save, without waiting for
/// the disk. So it costs next to nothing, and whatever a power cut does to it, it never says more than was saved.
pub(super) struct Witness {
    file: Option<File>,
    count: Cell<u64>,
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
        let seen = self.read().filter(|(last, _)| *last == device).map_or(0, |(_, count)| count);
        self.count.set(known.max(seen));
        let until = || self.file.as_ref()?.metadata().ok()?.modified().ok();
        Ok((seen > known).then(until).flatten().map(|until| Missing { until }))
    }

    /// Counts a save, in its own transaction. Gives back the count.
    pub(super) fn count(&self, conn: &Connection) -> Result<u64> {
        let count = self.count.get() + 1;
        store::set_meta(conn, "saves", &count.to_string())?;
        Ok(count)
    }

    /// The save is on the disk.
    pub(super) fn saw(&self, device: Uuid, count: u64) {
        self.count.set(count);
        if let Some(file) = &self.file {
            // Of one length, so that a shorter one never leaves the end of a longer.
            let _ = file.write_all_at(format!("{device} {count:020}\n").as_bytes(), 0);
        }
    }

    fn read(&self) -> Option<(Uuid, u64)> {
        let mut text = String::new();
        self.file.as_ref()?.take(100).read_to_string(&mut text).ok()?;
        let (device, count) = text.trim_end().split_once(' ')?;
        Some((device.parse().ok()?, count.parse().ok()?))
    }
}
