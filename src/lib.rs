//! viva: interview practice in the terminal.
pub mod domain;
pub mod judge;
pub mod store;
pub mod ui;
