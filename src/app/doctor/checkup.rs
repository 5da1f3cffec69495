//! `viva doctor`: what an examination found, on the screen or as an object.

use std::io::Write;
use std::path::Path;

use super::{Places, examine, made_anew, python_version, screen};
use crate::app::Done;
use crate::app::context::Context;
use crate::app::figures::{self, health::Repairs};
use crate::error::Error;
use crate::judge::sandbox::isolation;
use crate::store::Checkup;
use crate::ui::safe::visible;
use crate::ui::view::health as view;
use crate::words::app::health as words;

/// Examines the database after repairing and taking in what is wanted, and prints what was found.
///
/// # Errors
/// When the database cannot be looked at, or nobody takes what is printed.
pub fn run(
    rebuild: bool,
    rescue: Option<&Path>,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let (Checkup { health, repaired, notes }, builtin) = examine(context, rebuild, rescue, json)?;
    let places = Places::of(context);
    if json {
        let repairs = Repairs { builtin, rebuilt: rebuild, repaired: repaired.as_ref() };
        let (isolation, python) = (isolation(), python_version().ok());
        let found = (&health, &isolation, python);
        figures::print(&figures::health::health(context, found, repairs, &places), out)?;
    } else {
        let screen = screen(context, &health, builtin, rebuild, &places);
        writeln!(out, "{}", view::render(&screen, context.style()))?;
        let notes = notes.into_iter().map(|note| words::note(&note));
        for note in notes.chain(repaired.iter().flat_map(made_anew)) {
            writeln!(out, "{}", visible(&note))?;
        }
    }
    Ok(if health.problems.is_empty() { Done::Ok } else { Done::Problems })
}
