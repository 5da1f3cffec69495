//! `viva score`: readiness per level and topic, or leaf by leaf.

use std::io::Write;

use clap::Args;

use super::filter_args::NarrowArgs;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::score;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Show how ready you are: predicted recall per level and topic
#[derive(Args, Debug)]
#[command(before_help = study::score())]
pub struct Score {
    /// Leaf by leaf, the weakest first
    #[arg(long)]
    leaf: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,

    // Last: its help heading would stay for what comes after it.
    #[command(flatten)]
    filter: NarrowArgs,
}

impl Score {
    /// Prints the table or the object; on a terminal the table pages.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        match self.leaf {
            true => score::leaves(self.filter.filter(), self.json, context, out),
            false => score::levels(self.filter.filter(), self.json, context, out),
        }
    }
}
