//! Questions of others into packs, and questions of the bank into the forms of others.

pub mod convert;
mod convert_output;
pub mod export;
pub mod import_history;
pub mod reading;
mod target;
