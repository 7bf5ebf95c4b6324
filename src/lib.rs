//! homevisit walks two educators through a year of relational home visits, offline, and keeps their words safe.
//!
//! ```text
//!  Maya · first visit · remembering    ours, when both are done   saved 17:12:04   <- tui::view: one frame for all
//! ──────────────────────────────────────────────────────────────────────────────
//!  Arriving  Child at home  [Hopes]  Expectations  Close                     4/9   <- guide: data from assets/guides
//!
//!    What do they hope for, this year and further on? Their words, as near as      <- tui::screen::walk: any guide,
//!    you can.                                                                         drawn by the prompt's kind
//!  ┌ Okafor ──────────────────────────────────────────────────────────────────┐
//!  │ She wants to build games.                                                │   <- tui::widget::textbox
//!  └──────────────────────────────────────────────────────────────────────────┘
//! ──────────────────────────────────────────────────────────────────────────────
//!  esc leave (saved)  tab next  ctrl-d done  shift-tab previous  ctrl-g menu       <- tui::keys: assets/keys.toml
//! ```
//!
//! One key's way: `tui::terminal` reads it, `tui::runtime` passes it to `App::update` as a `Msg`; the screen on top, lent
//! the [`tui::world`], changes the book ([`visit::Book`]), asks for [`tui::msg::Effect`]s and says where to
//! [go](tui::go); `tui::runtime` performs them; the `tui::keeper`, a thread that owns the [`vault`], saves and answers with
//! messages in the same channel. Only then is the frame drawn: the screen gives a [page](tui::page), which is data, and
//! [`tui::layout`] alone knows where things lie. A click goes the same way: the layout says what stands where, and the app does
//! what the keys do that lead there. A list is narrowed by the app, over the page that the screen gives.
//!
//! Who may import whom, held by a test that walks `src`:
//!
//! ```text
//! main ──> cli ───────────┐
//!   └────> tui ─> runtime ├──> vault, export, roster, sample, pages ──> visit ──> guide, site ──> terms
//!                 keeper ─┤    incoming (what others send: answers, lines for a new teacher) ──> sheet, visit
//!                         ├──> totals (the coordinator's: many logs ─> pay, counts) ──> export's columns, visit, pages
//!                         ├──> config (the settings' folder: language, guides, packs, rules), files, paths
//!                         └──> sheet (cells, tables, CSV, workbooks: below export, roster and totals)
//!
//! in tui:  app (the stack, what lies over it) ──> router (place ─> screen) ──> screen/* ──> phrase, world, route, go, page
//!          view (the frame) ──> layout (columns, rows, colours) ──> page, go
//!          No screen knows another, nothing goes round in a circle, and all of these name plain types of the rooms above;
//!          never vault, std::fs, std::env, a clock.
//! ```
//!
//! `rusqlite` is named only under [`vault`]; `crossterm` only in `tui::terminal`, `tui::runtime` and `tui::keys`; `ratatui`
//! in no screen; [`cli`] and [`tui`] never meet. [`text`] names nobody, so that any layer's errors can be sentences of it.
//!
//! Decisions worth knowing before changing anything:
//! - **Pure core.** `App::update` does no I/O and reads no clock; every failure comes back as a message.
//! - **One text entity.** Rehearsal, memory, checklist note, reflection: each is a [`visit::Entry`], with one way to edit,
//!   save, search and keep its history. Who may read it is one rule, [`visit::readable_by`].
//! - **"saved 17:12:04" is true.** Edits reach the keeper before the frame is drawn; the line shows `saved` only when
//!   the acknowledged generation is the newest.
//! - **Words are data.** Everything on screen, errors too, comes from `assets/text`; prompts from `assets/guides`, in
//!   other languages from `assets/languages`; families to rehearse with from `assets/voices`, ready sentences from
//!   `assets/promises`; keys from `assets/keys.toml`; what is plainly said from `assets/plain`.
//! - **An open screen is not its owner.** Signing, opening a drawer, erasing it, and giving keys each take a passphrase,
//!   which the vault checks, not the screen.

pub mod clean;
pub mod cli;
pub mod config;
pub mod export;
pub mod files;
pub mod guide;
pub mod incoming;
pub mod pages;
pub mod paths;
pub mod private;
pub mod roster;
pub mod sample;
pub mod sheet;
pub mod site;
pub mod terms;
pub mod text;
pub mod totals;
pub mod tui;
pub mod vault;
pub mod visit;
pub mod when;
