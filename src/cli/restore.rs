//! `viva restore`: puts a copy in the place of the database.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::error::Error;
use crate::files::narrow;
use crate::store::{Store, StoreError};

const EXAMPLES: &str = "Examples:
  viva restore ~/viva-2026-11-21.db --force    the present database is kept beside";

/// Replace the database with a copy that `viva backup` made
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        context.settle()?;
        let restored = match Store::restore(&self.file, &context.database, self.force) {
            Err(error @ StoreError::Exists { .. }) => {
                return Err(Error::failed(error.to_string()).hint(
                    "Add --force to put the copy in its place: what is there is kept beside it under another name.",
                ));
            }
            restored => restored?,
        };
        context.narrow_own_files();
        if let Some(kept) = &restored.kept {
            narrow(kept);
        }
        writeln!(out, "restored from {}", self.file.display())?;
        if let Some(kept) = restored.kept {
            writeln!(out, "the database it replaced is kept at {}", kept.display())?;
        }
        Ok(Done::Ok)
    }
}
