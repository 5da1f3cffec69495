//! `viva optimize`: FSRS fitted to one's own reviews.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::optimizing;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Fit FSRS to your own reviews, from 400 on; changes nothing where that is not better
#[derive(Args, Debug)]
#[command(before_help = study::optimize())]
pub struct Optimize {
    /// Go back to the weights of everybody
    #[arg(long, conflicts_with = "json")]
    forget: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Optimize {
    /// Fits, and tells what became of it.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        optimizing::run(self.forget, self.json, context, out)
    }
}
