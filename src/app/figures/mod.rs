//! What programs are told: one struct a JSON shape. docs/reference.md promises the shapes; `tests/shapes.rs` holds them.

pub mod authoring;
pub mod catch_up;
pub mod check;
pub mod convert;
pub mod counts;
pub mod day;
pub mod goal;
pub mod health;
pub mod interviews;
pub mod optimize;
pub mod own_words;
pub mod packs;
pub mod placement;
pub mod plan;
pub mod question;
pub mod role;
pub mod score;
pub mod session;
pub mod set;
pub mod stats;

use std::io::{self, Write};

use serde::Serialize;

use crate::app::Done;
use crate::domain::visible::escaped_json;
use crate::error::Error;
use crate::words::app::telling as words;

/// A value as one line of JSON, without its newline. What could control a terminal is an escape in it.
///
/// # Errors
/// When the value cannot be written as JSON, which is a fault of its struct.
pub fn line(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value)
        .map(escaped_json)
        .map_err(|error| Error::failed(words::json_cannot_be_written(&error)))
}

/// Prints a value as one line of JSON.
///
/// # Errors
/// As [`line()`], or when nobody takes what is printed.
pub fn print(value: &impl Serialize, out: &mut dyn Write) -> Result<Done, Error> {
    writeln!(out, "{}", line(value)?)?;
    Ok(Done::Ok)
}

/// Prints the one object of a command whose dialogue takes standard error.
///
/// # Errors
/// As [`print()`].
pub fn print_beside_dialogue(value: &impl Serialize) -> Result<Done, Error> {
    let mut out = io::stdout().lock();
    print(value, &mut out)?;
    out.flush()?;
    Ok(Done::Ok)
}
