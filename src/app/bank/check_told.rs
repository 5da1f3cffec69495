//! `viva check` that could not be: the same exit code whatever kept it from checking, and for programs an object all the same.

use std::io::Write;
use std::path::PathBuf;

use super::check_output::Format;
use super::checking::{self, Wanted};
use crate::app::context::Context;
use crate::app::{Done, figures};
use crate::error::{Error, ErrorKind};

/// Prints the diagnostics and a closing line.
///
/// # Errors
/// When something could not be looked at.
pub fn run(
    paths: &[PathBuf],
    wanted: Wanted,
    format: Format,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    match checking::run(paths, wanted, format, context, out) {
        // A reader that went away, or Ctrl-C, is nothing to tell it.
        Err(mut error)
            if matches!(
                error.kind,
                ErrorKind::Failed | ErrorKind::Usage | ErrorKind::Unchecked
            ) =>
        {
            if format == Format::Json {
                figures::print(&figures::check::failure(&error), out)?;
                out.flush()?;
            }
            error.kind = ErrorKind::Unchecked;
            Err(error)
        }
        other => other,
    }
}
