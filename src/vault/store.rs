//! The database underneath: opening it with its key, its schema, its small facts.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags, OptionalExtension};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::error::{Result, VaultError};
use super::slots::DataKey;
use crate::visit::hex;

/// The schema, one numbered file after another; never edited once released.
const MIGRATIONS: &[&str] = &[
    include_str!("sql/0001.sql"),
    include_str!("sql/0002.sql"),
    include_str!("sql/0003.sql"),
    include_str!("sql/0004.sql"),
];

/// The schema that this program knows.
pub(super) const SCHEMA: u32 = MIGRATIONS.len() as u32;

/// How long to wait for a command that reads: it never takes longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens an existing file with the data key, and changes nothing in it. `salt` is the vault's id in hex.
pub(super) fn connect(path: &Path, key: &DataKey, salt: &str, writes: bool) -> rusqlite::Result<Connection> {
    let access = if writes { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(PATIENCE)?;
    // Before the key, or a wrong one is complained of on the terminal.
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let raw = Zeroizing::new(format!("x'{}{salt}'", *Zeroizing::new(hex(&**key))));
    conn.key(Some(MAIN_DB), raw.as_bytes(), false)?;
    conn.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         SELECT count(*) FROM sqlite_schema;",
    )?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

/// Makes a connection ready to write. WAL with NORMAL lost acknowledged saves in power cuts; FULL lost none.
pub(super) fn journal(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA wal_autocheckpoint = 200;",
    )
}

/// The schema of a database; 0 for an empty one.
pub(super) fn schema_of(conn: &Connection) -> rusqlite::Result<u32> {
    conn.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings the schema up to date, each step in a transaction of its own.
pub(super) fn migrate(conn: &Connection) -> rusqlite::Result<()> {
    let from = schema_of(conn)?;
    for (step, sql) in (1..).zip(MIGRATIONS).skip(from as usize) {
        let tx = conn.unchecked_transaction()?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", step)?;
        tx.commit()?;
    }
    Ok(())
}

/// Whether every page read so far carried its seal. `SQLCipher` hands a page with a broken seal on as zeros and reports
/// success, so this is asked after every read and before every commit. (Prepared anew each time: the answer is fixed
/// when the statement is.)
pub(super) fn is_intact(conn: &Connection) -> bool {
    conn.query_row("PRAGMA cipher_status", [], |row| row.get::<_, String>(0))
        .is_ok_and(|status| status == "1")
}

/// Moves everything from the write-ahead log into the database and empties it.
pub(super) fn checkpoint(conn: &Connection) -> Result<()> {
    let busy: bool = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(VaultError::InUse) } else { Ok(()) }
}

/// Reads every page and every index, and checks each page's seal.
pub(super) fn is_sound(conn: &Connection) -> rusqlite::Result<bool> {
    let sealed = conn.prepare("PRAGMA cipher_integrity_check")?.query([])?.next()?.is_none();
    let answer: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(sealed && answer == "ok")
}

/// The text that a query finds for an identity, where there is one.
pub(super) fn text_of(conn: &Connection, sql: &str, id: Uuid) -> rusqlite::Result<Option<String>> {
    conn.prepare_cached(sql)?.query_row([id.as_bytes()], |row| row.get(0)).optional()
}

/// A fact from the meta table.
pub(super) fn meta(conn: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    conn.prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

/// Writes a fact into the meta table.
pub(super) fn set_meta(conn: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    conn.prepare_cached("INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value")?
        .execute([key, value])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_is_set_up_as_promised() -> Result<(), Box<dyn std::error::Error>> {
        let file = tempfile::NamedTempFile::new()?;
        let conn = connect(file.path(), &Zeroizing::new([7; 32]), &"ab".repeat(16), true)?;
        journal(&conn)?;
        migrate(&conn)?;
        for (pragma, expected) in [
            ("synchronous", "2"),
            ("journal_mode", "wal"),
            ("wal_autocheckpoint", "200"),
            ("foreign_keys", "1"),
            ("secure_delete", "1"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("mmap_size", "0"),
            ("temp_store", "2"),
            ("cipher_log_level", "NONE"),
            ("cipher_status", "1"),
        ] {
            let found: rusqlite::types::Value =
                conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))?;
            let found = match found {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            };
            assert_eq!(found, expected, "{pragma}");
        }
        assert_eq!(schema_of(&conn)?, SCHEMA);
        Ok(())
    }
}
