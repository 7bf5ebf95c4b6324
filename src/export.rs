//! What leaves: records in, bytes out. Pure; one file a format; a model of its own, apart from the vault's.
//!
//! ```text
//! log         visits (for pay)                       one row per student per visit   XLSX, CSV, JSON
//! digest      our reflection (our words)             what all signers agreed to share   HTML, Markdown
//! asks        what we ask of the coordinator         the same consent, a line each   XLSX, CSV
//! family      what the family gets back              their hopes, what each said they'd do   HTML
//! slip        one page a visit, for the files        HTML
//! audit       what is held of a visit, and by whom   HTML, CSV
//! calendar    agreed visits, promises by date        ICS
//! everything  all that one may read, for oneself     a folder of plain files
//! ```
//!
//! Every one but the last goes through [`make`]: what it gives is what is previewed, written and noted. The log has no
//! field that a story could be put into; pages of words read filed answers and nothing else, so a text of *Mine*, a held
//! one or a draft cannot come this way at all.

pub mod asks;
pub mod audit;
pub mod calendar;
pub mod careful;
pub mod digest;
pub mod everything;
pub mod family;
pub mod log;
mod made;
pub mod sealed;
pub mod slip;
pub mod table;

pub use made::{ExportError, Filter, Form, Given, Made, Profile, Wish, make, waiting};
