//! `viva trust`: lets the code of a pack run, after showing what would run.

use clap::Args;

use crate::app::Done;
use crate::app::bank::trusting;
use crate::app::context::Context;
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::bank;

/// Let the code that a pack brings run in quiz and practice
#[derive(Args, Debug)]
#[command(before_help = bank::trust())]
pub struct Trust {
    /// The pack's name, as `viva packs` shows it
    #[arg(add = complete::other_packs())]
    pack: String,

    /// Do not ask
    #[arg(long)]
    yes: bool,

    /// Take the trust back
    #[arg(long, conflicts_with = "yes")]
    remove: bool,
}

impl Trust {
    /// Shows the code and asks, or takes the trust back.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        match self.remove {
            true => trusting::distrust(&self.pack, context),
            false => trusting::trust(&self.pack, self.yes, context),
        }
    }
}
