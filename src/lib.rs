//! viva: interview practice in the terminal.
pub mod domain;
pub mod judge;
pub mod pack;
pub mod store;
pub mod ui;
