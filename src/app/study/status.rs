//! `viva status`: the day in one line, for a prompt or a status line.

use std::io::Write;

use super::glance;
use crate::app::Done;
use crate::app::context::Context;
use crate::error::Error;
use crate::ui::view::glance as view;
use crate::words::app::studying as words;

/// What a prompt shows before anything is known of the day.
const NAME: &str = "viva";

/// Prints the line, with as few signs as possible where it is to be short. No database is opened.
///
/// # Errors
/// When nobody takes what is printed.
pub fn print(is_short: bool, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let text = match (glance::line(context), is_short) {
        (Some(line), true) => view::short(&line),
        (Some(line), false) => view::line(&line),
        (None, true) => NAME.to_owned(),
        (None, false) => words::nothing_known().to_owned(),
    };
    writeln!(out, "{text}")?;
    Ok(Done::Ok)
}
