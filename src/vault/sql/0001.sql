-- Schema 1. Never edited once released: a change is a new numbered file.

-- Vault-wide facts: cost, device, head, hold, and settings ("set.<name>").
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every public key an educator ever had here, oldest first. A lost key stays: what it signed must verify still.
CREATE TABLE keys (
    seq         INTEGER PRIMARY KEY,
    slot        TEXT NOT NULL UNIQUE,      -- names the pair of envelopes in the slot file
    educator    BLOB NOT NULL,
    seal_to     TEXT NOT NULL,
    verify_with TEXT NOT NULL
) STRICT;
CREATE INDEX keys_of_educator ON keys (educator);

-- Records, as JSON; seq is the order in which they came.
CREATE TABLE record (
    seq     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    kind    TEXT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    content TEXT NOT NULL
) STRICT;

-- Texts: the head as JSON, and the newest text either readable (Ours) or sealed to its author (Mine), never both.
CREATE TABLE entry (
    seq     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    visit   BLOB NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    head    TEXT NOT NULL,
    text    TEXT,
    sealed  BLOB,
    CHECK (text IS NULL OR sealed IS NULL)
) STRICT;
CREATE INDEX entry_of_visit ON entry (visit);

-- Append-only history of records and texts, in the order of seq; clocks order nothing. Only an open one (a sitting that
-- goes on) is ever overwritten.
CREATE TABLE revision (
    seq        INTEGER PRIMARY KEY,
    of         BLOB NOT NULL,
    kind       TEXT NOT NULL,              -- a record's kind or "entry"; or a mark: "removed", "restored", "erased"
    device     BLOB NOT NULL,
    counter    INTEGER NOT NULL,
    parents    TEXT NOT NULL,              -- JSON: [[device, counter], ...]
    author     BLOB NOT NULL,
    since_ms   INTEGER NOT NULL,           -- when the sitting began, UTC
    at_ms      INTEGER NOT NULL,           -- its last change, UTC
    offset_min INTEGER NOT NULL,
    open       INTEGER NOT NULL DEFAULT 0,
    content    TEXT,
    sealed     BLOB,
    UNIQUE (device, counter),
    CHECK (content IS NULL OR sealed IS NULL)
) STRICT;
CREATE INDEX revision_of ON revision (of, seq);
CREATE INDEX revision_open ON revision (of) WHERE open = 1;
