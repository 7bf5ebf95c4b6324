//! The few things that screens are made of.

pub mod code;
pub mod field;
pub mod form;
pub mod list;
pub mod textbox;
pub mod words;
