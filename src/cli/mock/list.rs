//! `viva mock list`: the interviews that are noted here.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::noted;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// List the interviews of this database
#[derive(Args, Debug)]
#[command(before_help = interview::list())]
pub struct List {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl List {
    /// Lists them.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        noted::interviews(self.json, context, out)
    }
}
