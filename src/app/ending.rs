//! How the program ends: what is told on standard error, and the exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::app::Done;
use crate::error::{Error, ErrorKind};
use crate::ui::message::for_standard_error;
use crate::words::app::ending as words;

/// The exit code of a command; what went wrong is told.
pub fn of(ended: Result<Done, Error>) -> ExitCode {
    match ended {
        Ok(Done::Ok) => ExitCode::SUCCESS,
        Ok(Done::Problems) => ExitCode::from(1),
        Ok(Done::Interrupted) => ExitCode::from(130),
        Err(error) => fail(&error),
    }
}

/// Tells what went wrong; where standard error is gone there is nobody left to tell.
pub fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{}", for_standard_error(text));
}

/// Tells of a bug in the program itself. What the program ends with is said by whoever caught it.
pub fn report_bug(what: &str) {
    _ = fail(&Error::failed(words::bug(&what)).hint(words::after_a_bug()));
}

fn fail(error: &Error) -> ExitCode {
    if error.kind != ErrorKind::ClosedPipe {
        tell(&error.to_string());
    }
    ExitCode::from(error.exit_code())
}
