//! `viva mock swap`: what is said of a question that was replaced.

use std::io::Write;

use super::swapping::{Wanted, swap};
use crate::app::Done;
use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::error::Error;
use crate::ui::view::{mock_kit, mock_set};

/// Replaces a question, writes every document anew, and says what became of the set.
///
/// # Errors
/// When nothing fits, or a folder cannot be written to.
pub fn run(wanted: &Wanted, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let swapped = swap(wanted, context)?;
    let (columns, style) = (context.columns(), context.style());
    let made = &swapped.made;
    let folder = quoted(&made.folder);
    let text = mock_set::render(&made.set, &folder, &made.files, columns, style);
    let pair = (&swapped.old, &swapped.new);
    let kit = mock_kit::swapped(pair, swapped.kept.as_ref(), &folder, style);
    writeln!(out, "{text}\n\n{kit}")?;
    if let Some(told) = mock_kit::over_its_box(&made.set, style) {
        writeln!(out, "{told}")?;
    }
    Ok(Done::Ok)
}
