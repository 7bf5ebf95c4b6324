//! Revisions: the append-only history under every record and text.

use chrono::{DateTime, FixedOffset, TimeZone, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::Result;
use crate::visit::EducatorId;

/// What names a revision on whatever machine it was made: a device, and its counter there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    pub(crate) device: Uuid,
    pub(crate) counter: i64,
}

/// A revision's kind where it is one of a text; for a record it is the record kind's word.
pub(super) const ENTRY: &str = "entry";
/// The kinds of revision that mark what became of a record or text, without content.
pub(super) const REMOVED: &str = "removed";
pub(super) const RESTORED: &str = "restored";
pub(super) const ERASED: &str = "erased";

/// Who did something, and when.
#[derive(Clone, Copy)]
pub(super) struct Act {
    pub(crate) device: Uuid,
    pub(crate) by: EducatorId,
    pub(crate) at: DateTime<FixedOffset>,
}

impl Act {
    /// Milliseconds since 1970, UTC.
    pub(crate) fn ms(&self) -> i64 {
        self.at.timestamp_millis()
    }

    /// Minutes that the clock on the wall is ahead of UTC.
    pub(crate) fn offset(&self) -> i32 {
        self.at.offset().local_minus_utc() / 60
    }
}

/// The instant of a revision, as its clock on the wall showed it.
pub(super) fn instant(ms: i64, offset_min: i32) -> DateTime<FixedOffset> {
    let utc = Utc.timestamp_millis_opt(ms).single().unwrap_or_default();
    let offset = FixedOffset::east_opt(offset_min.saturating_mul(60));
    offset.map_or_else(|| utc.fixed_offset(), |offset| utc.with_timezone(&offset))
}

/// Appends a revision of `of`. Without content it is a mark, or an open sitting that is about to get some. Returns its
/// place and its stamp.
pub(super) fn append(
    conn: &Connection,
    of: Uuid,
    kind: &str,
    act: &Act,
    open: bool,
    content: Option<&str>,
) -> Result<(i64, Stamp)> {
    let last: Option<(Uuid, i64)> = conn
        .prepare_cached("SELECT device, counter FROM revision WHERE of = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([of.as_bytes()], |row| Ok((Uuid::from_bytes(row.get(0)?), row.get(1)?)))
        .optional()?;
    let counter: i64 = conn
        .prepare_cached("SELECT coalesce(max(counter), 0) + 1 FROM revision WHERE device = ?1")?
        .query_row([act.device.as_bytes()], |row| row.get(0))?;
    conn.prepare_cached(
        "INSERT INTO revision (of, kind, device, counter, parents, author, since_ms, at_ms, offset_min, open, content)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        of.as_bytes(),
        kind,
        act.device.as_bytes(),
        counter,
        serde_json::to_string(last.as_slice())?,
        act.by.0.as_bytes(),
        act.ms(),
        act.offset(),
        open,
        content,
    ])?;
    Ok((conn.last_insert_rowid(), Stamp { device: act.device, counter }))
}
