//! What leaves: records in, bytes out. Pure; one file a format; a model of its own, apart from the vault's.
//!
//! ```text
//! log      visits (for pay)                 one row per student per visit   CSV, JSON
//! digest   our reflection (our words)       what all signers agreed to share   Markdown
//! ```
//!
//! The log has no field that a story could be put into. The digest reads filed answers and nothing else, so a text of
//! *Mine*, a held one or a draft cannot come this way at all. What is previewed is these bytes.

pub mod digest;
pub mod log;
