//! Paths in commands that are printed for the user to type.

pub use crate::app::quoted::quoted;
