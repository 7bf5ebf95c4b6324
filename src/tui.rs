//! The terminal program: a pure core (`app`, `screen`, `view`) between a runtime that meets the world and a keeper
//! thread that owns the vault.

pub mod app;
pub mod go;
pub mod keeper;
pub mod keys;
pub mod layout;
pub mod menu;
pub mod mouse;
pub mod msg;
pub mod page;
pub mod phrase;
pub mod route;
pub mod router;
pub mod runtime;
pub mod screen;
pub mod terminal;
pub mod theme;
pub mod view;
pub mod widget;
pub mod world;
