//! `viva doctor`: whether the database and its surroundings are sound, and the repair of what can be worked out again.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::doctor::{Places, examine, made_anew, python_version, screen};
use crate::app::figures::{self, health::Repairs};
use crate::error::Error;
use crate::judge::sandbox::isolation;
use crate::store::Checkup;
use crate::ui::safe::visible;
use crate::ui::view::health as view;

const EXAMPLES: &str = "Examples:
  viva doctor               versions, paths, integrity
  viva doctor --rebuild     work the schedule out again from the log
  viva doctor --rescue viva.db.rescue-1.jsonl    take in the answers of a session whose database was taken away
  viva doctor --json";

/// Check the database and its surroundings
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Doctor {
    /// Rebuild everything that follows from the log
    #[arg(long)]
    rebuild: bool,

    /// Take in the answers that a rescue file keeps; a second time adds nothing
    #[arg(long, value_name = "FILE")]
    rescue: Option<PathBuf>,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Doctor {
    /// Prints what was found; exit 1 when there are problems.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let (Checkup { health, repaired, notes }, builtin) =
            examine(context, self.rebuild, self.rescue.as_deref(), self.json)?;
        let repairs = Repairs { builtin, rebuilt: self.rebuild, repaired: repaired.as_ref() };
        let places = Places::of(context);
        match self.json {
            true => {
                let (isolation, python) = (isolation(), python_version().ok());
                let found = (&health, &isolation, python);
                let value = figures::health::health(context, found, repairs, &places);
                writeln!(out, "{}", figures::line(&value)?)?;
            }
            false => {
                let screen = screen(context, &health, builtin, self.rebuild, &places);
                writeln!(out, "{}", view::render(&screen, context.style()))?;
                let notes = notes.into_iter().map(|note| format!("note: {note}"));
                for note in notes.chain(repaired.iter().flat_map(made_anew)) {
                    writeln!(out, "{}", visible(&note))?;
                }
            }
        }
        Ok(if health.problems.is_empty() { Done::Ok } else { Done::Problems })
    }
}
