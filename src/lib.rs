//! viva: interview practice in the terminal.
pub mod domain;
pub mod store;
pub mod ui;
