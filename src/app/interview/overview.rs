//! What comes next: with the set that was made last, and with the exams that are paused.

use std::io::Write;

use super::next::{self, Last};
use super::paused_exams;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::error::Error;
use crate::ui::view::{interview, mock_kit};

/// Says what comes next; nothing where there is no set and no exam.
///
/// # Errors
/// When nobody takes what is printed.
pub fn print(context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    if let Some(Last { code, candidate, folder, step }) = next::last(context) {
        let folder = quoted(&folder);
        let text = mock_kit::next(&code, candidate.as_deref(), step, &folder, context.style());
        writeln!(out, "\n{text}")?;
    }
    let paused = paused_exams::told(context);
    if !paused.is_empty() {
        writeln!(out, "\n{}", interview::paused_exams(&paused, context.style()))?;
    }
    out.flush()?;
    Ok(Done::Ok)
}
