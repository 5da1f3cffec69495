//! `viva backup`: a verified copy of the database.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva backup ~/viva-2026-11-21.db
  viva backup --force latest.db         write over an older copy";

/// Copy the database to a file and verify the copy
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let store = context.store_to_read()?;
        store.backup(&self.file, self.force)?;
        writeln!(out, "backed up to {} and verified", self.file.display())?;
        Ok(Done::Ok)
    }
}
