//! `viva mock forget`: deletes what there is of a candidate.

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::forget;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Delete cards, reports, set, letters and rows of a candidate
#[derive(Args, Debug)]
#[command(before_help = interview::forget())]
pub struct Forget {
    /// Code of the candidate, or of one set
    code: String,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Forget {
    /// Lists, with what cannot be reached, asks and deletes.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        forget::run(&self.code, self.yes, context)
    }
}
