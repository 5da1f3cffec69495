//! viva: interview practice in the terminal.
//!
//! Code map, from the outside in:
//! - [`cli`]: arguments and help, one file a command.
//! - [`app`]: what the program does; joins the layers below.
//! - [`ui`]: what a person sees and types; output for programs is JSON, written by [`cli`].
//! - [`pack`]: text to questions, and every rule that a question must keep.
//! - [`store`]: the only place that opens the database.
//! - [`render`]: the documents of an interview.
//! - [`exchange`]: questions in the forms of others, read and written.
//! - [`judge`]: runs what can be run.
//! - [`files`]: reads and writes in places that others may have prepared.
//! - [`interrupt`]: the only watcher of the signals that end a program.
//! - [`words`]: what people read, in both languages.
//! - [`domain`]: the rules, pure.

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
pub mod env;
pub mod error;
pub mod exchange;
pub mod files;
pub mod interrupt;
pub mod judge;
pub mod pack;
pub mod render;
pub mod store;
pub mod ui;
pub mod words;

use std::ffi::OsString;
use std::panic;
use std::process::ExitCode;

/// Runs viva with these arguments (the first is the program's name) and returns its exit code.
///
/// A panic is a bug of ours; the user gets one calm sentence instead of its trace, and exit code 1.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    panic::set_hook(Box::new(|info| cli::report_bug(&info.to_string())));
    panic::catch_unwind(|| cli::main(arguments)).unwrap_or(ExitCode::FAILURE)
}
