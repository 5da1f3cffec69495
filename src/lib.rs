//! viva: interview practice in the terminal.
pub mod domain;
pub mod pack;
pub mod ui;
