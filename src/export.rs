//! What leaves: records in, bytes out. Pure; one file a format; a model of its own, apart from the vault's.
//!
//! ```text
//! log         visits (for pay)                       one row per student per visit   XLSX, CSV, JSON
//! digest      our reflection (our words)             what all signers agreed to share   HTML, Markdown
//! asks        what we ask of the coordinator         the same consent, a line each   XLSX, CSV
//! family      what the family gets back              their hopes, what each said they'd do   HTML
//! thread      their year as one thread               the same, kept promises, what they heard of it   HTML
//! next-teacher  what they wanted to be known         the lines that the family agreed to   JSON, HTML
//! slip        one page a visit, for the files        HTML
//! audit       what is held of a visit, and by whom   HTML, CSV
//! calendar    agreed visits, promises by date        ICS
//! fieldwork   one's own work, for a credential       no family's name or word   HTML
//! held        what is held about a family            for a parent who asks   HTML
//! everything  all that one may read, for oneself     a folder of plain files
//! ```
//!
//! Every one but the last three goes through [`make`]: what it gives is what is previewed, written and noted. The log has no
//! field that a story could be put into; pages of words read filed answers, and joint lines that the family itself agreed to or
//! heard before, so a text of *Mine*, a held one or a draft cannot come this way at all.

pub mod asks;
pub mod audit;
pub mod calendar;
pub mod careful;
pub mod digest;
pub mod everything;
pub mod family;
pub(crate) mod fieldwork;
mod filter;
pub(crate) mod held;
mod kind;
pub mod log;
mod next_teacher;
pub mod sealed;
mod sending;
pub mod slip;
mod thread;

pub use asks::EXPORT as ASKS;
pub use audit::EXPORT as AUDIT;
pub use calendar::EXPORT as CALENDAR;
pub use digest::EXPORT as DIGEST;
pub use family::EXPORT as FAMILY;
pub use filter::Filter;
pub use kind::{Export, ExportError, Form, Given, Made, Wish, make};
pub use log::EXPORT as LOG;
pub use next_teacher::EXPORT as NEXT_TEACHER;
pub use sending::{Left, Outgoing, Sending};
pub use slip::EXPORT as SLIP;
pub use thread::EXPORT as THREAD;

/// All of them, in the order in which they are offered: pay and our words are equal, and first.
pub static EXPORTS: &[&Export] =
    &[&LOG, &DIGEST, &ASKS, &FAMILY, &THREAD, &NEXT_TEACHER, &SLIP, &AUDIT, &CALENDAR];
