//! `viva mock`: interviews from the drawing of a set to its verdict. Each file is one of its commands.

pub mod console_loop;
pub mod journal_file;
mod run;
pub mod set_file;

use clap::{Args, Subcommand};

use super::Done;
use super::context::Context;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva mock run out                 run the interview in the folder out, or go on with it";

/// Mock interviews: draw a set, run it, score it
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Mock {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
#[command(subcommand_help_heading = "Commands")]
enum Command {
    Run(run::Run),
}

impl Mock {
    /// Runs one of the commands.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        match self.command {
            Command::Run(command) => command.run(context),
        }
    }
}
