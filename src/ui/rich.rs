//! The real terminal.
