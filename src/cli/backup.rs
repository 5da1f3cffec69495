//! `viva backup`: a verified copy of the database.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::copies;
use crate::error::Error;
use crate::words::cli::examples::program;

/// Copy the database to a file and verify the copy
#[derive(Args, Debug)]
#[command(before_help = program::backup())]
pub struct Backup {
    /// Where to write the copy
    file: PathBuf,

    /// Write over a file that exists
    #[arg(long)]
    force: bool,
}

impl Backup {
    /// Writes and verifies the copy.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        copies::backup(&self.file, self.force, context, out)
    }
}
