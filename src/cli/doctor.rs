//! `viva doctor`: whether the database and its surroundings are sound, and the repair of what can be worked out again.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::doctor::checkup;
use crate::error::Error;
use crate::words::cli::examples::program;

/// Check the database and its surroundings
#[derive(Args, Debug)]
#[command(before_help = program::doctor())]
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
        checkup::run(self.rebuild, self.rescue.as_deref(), self.json, context, out)
    }
}
