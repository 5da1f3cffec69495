//! `viva status`: the day in one line, for a prompt or a status line.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::status;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Print the day in one line, as it was when viva was used last
#[derive(Args, Debug)]
#[command(before_help = study::status())]
pub struct Status {
    /// As few signs as possible, for a prompt
    #[arg(long)]
    short: bool,
}

impl Status {
    /// Prints the line. No database is opened.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        status::print(self.short, context, out)
    }
}
