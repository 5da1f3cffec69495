//! `viva optimize`: FSRS fitted to one's own reviews.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::context::Context;
use crate::app::study::optimizing;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva optimize              fit to your reviews, and keep it where it predicts the newest fifth better
  viva optimize --forget     go back to the weights of everybody";

/// Fit FSRS to your own reviews, from 400 on; changes nothing where that is not better
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let mut store = bank::open(context)?;
        let told = match self.forget {
            true => optimizing::forget(&mut store, context)?,
            false => optimizing::optimize(&mut store, context, self.json)?,
        };
        writeln!(out, "{told}")?;
        Ok(Done::Ok)
    }
}
