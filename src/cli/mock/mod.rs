//! `viva mock`: interviews from the drawing of a set to its verdict. Each file is one of its commands, or what they share.

mod compare;
mod new;
mod quoted;
mod recipe_args;
mod report_out;
mod run;
mod score;
mod swap;
mod take;

use std::io::{self, Write};

use clap::{Args, Subcommand};

use crate::app::Done;
use crate::app::context::Context;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva mock new --level middle --out c-17      a set, both copies, a scorecard
  viva mock run c-17                           hold the interview, or go on
  viva mock score c-17                         its verdict, with the reasons
  viva mock compare c-17 c-18                  two interviews side by side
  viva mock take --level middle                examine yourself; a pass is kept";

/// Mock interviews: draw a balanced set, hold it, score it
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Mock {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
#[command(subcommand_help_heading = "Commands")]
enum Command {
    New(new::New),
    Swap(swap::Swap),
    Run(run::Run),
    Score(score::Score),
    Compare(compare::Compare),
    Take(take::Take),
}

impl Mock {
    /// Runs one of the commands.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let done = match self.command {
            Command::Run(command) => {
                // The console writes through its terminal, which takes standard output for itself.
                drop(out);
                return command.run(context);
            }
            Command::Take(command) => {
                drop(out);
                return command.run(context);
            }
            Command::New(command) => command.run(context, &mut out),
            Command::Swap(command) => command.run(context, &mut out),
            Command::Score(command) => command.run(context, &mut out),
            Command::Compare(command) => command.run(context, &mut out),
        }?;
        out.flush()?;
        Ok(done)
    }
}
