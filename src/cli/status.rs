//! `viva status`: the day in one line, for a prompt or a status line.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::glance;
use crate::error::Error;
use crate::ui::view::glance as view;

const EXAMPLES: &str = "Examples:
  viva status                  12 due, 10 new, about 18 minutes · middle, 12 days left
  viva status --short          12 due 10 new 12 d";

/// Print the day in one line, as it was when viva was used last
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Status {
    /// As few signs as possible, for a prompt
    #[arg(long)]
    short: bool,
}

impl Status {
    /// Prints the line. No database is opened.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let text = match (glance::line(context), self.short) {
            (Some(line), true) => view::short(&line),
            (Some(line), false) => view::line(&line),
            (None, true) => "viva".to_owned(),
            (None, false) => "nothing is known yet: `viva` looks at the day".to_owned(),
        };
        writeln!(out, "{text}")?;
        Ok(Done::Ok)
    }
}
