//! `viva restore`: puts a copy in the place of the database.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::copies;
use crate::error::Error;
use crate::words::cli::examples::program;

/// Replace the database with a copy that `viva backup` made
#[derive(Args, Debug)]
#[command(before_help = program::restore())]
pub struct Restore {
    /// The copy
    file: PathBuf,

    /// Replace a database that exists
    #[arg(long)]
    force: bool,
}

impl Restore {
    /// Verifies the copy, then puts it in place.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        copies::restore(&self.file, self.force, context, out)
    }
}
