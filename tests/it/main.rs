//! One integration binary: through the public face, as a user meets it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

mod assets;
mod begun;
mod care;
mod clean;
mod cli;
mod contributing;
mod e2e;
mod errors;
mod export;
mod forms;
mod hands;
mod harness;
mod held;
mod keys;
mod languages;
mod layers;
mod leads;
mod make;
mod mouse;
mod paths;
mod props;
mod pty;
mod reach;
mod received;
mod roster;
mod routes;
mod rules;
mod sample;
mod screens;
mod shelf;
mod sift;
mod speed;
mod start;
mod textbox;
mod threads;
mod told;
mod totals;
mod vault;
mod when;
mod wide;
mod year;
