//! viva: interview practice in the terminal.
//!
//! Code map, from the outside in:
//! - [`cli`]: arguments and help, one file a command.
//! - [`app`]: what the program does; joins the layers below.
//! - [`ui`]: what a person sees and types; output for programs is JSON, shaped in [`app::figures`].
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
    panic::set_hook(Box::new(|info| end_of_a_bug(&info.to_string())));
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    #[cfg(debug_assertions)]
    if arguments.get(1).is_some_and(|first| first == PANIC) {
        bug_at_a_prompt();
    }
    cli::main(arguments)
}

/// Ends the program at once, as a kill would, whose traces the next start clears away: nothing goes on after a bug. Releases are built
/// without unwinding, which makes them an eighth smaller.
#[expect(clippy::disallowed_methods, reason = "what a bug left behind is not trusted to run")]
fn end_of_a_bug(what: &str) {
    ui::tty::put_back_at_once();
    cli::report_bug(what);
    std::process::exit(1);
}

/// A word for tests: has a bug while a prompt waits.
#[cfg(debug_assertions)]
const PANIC: &str = "__panic";

#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "the tests look at what a panic leaves behind")]
fn bug_at_a_prompt() {
    use ui::tty::{Screen, Tty};
    let _ = Tty::new().grab().map(|()| panic!("as if"));
}
