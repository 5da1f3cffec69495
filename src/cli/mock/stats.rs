//! `viva mock stats`: what questions came to over all interviews.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::noted;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Show how questions were rated over all interviews, and which tell nothing
#[derive(Args, Debug)]
#[command(before_help = interview::stats())]
pub struct Stats {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Stats {
    /// Shows them.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        noted::questions(self.json, context, out)
    }
}
