//! What is told beside the output of a command: on standard error, broken between words where that is a terminal.

use std::io::{self, Write};

use crate::ui::message::for_standard_error;
use crate::words::app::telling as words;

/// Tells something; where standard error is gone there is nobody left to tell.
pub fn note(text: &str) {
    _ = writeln!(io::stderr(), "{}", for_standard_error(&words::note(&text)));
}
