//! Mock interviews from the outside.

mod console;
pub mod sets;
