//! `viva mock`: interviews from the drawing of a set to its verdict. Each file is one of its commands, or what they share.

mod bank;
mod documents;
mod draw;
mod new;
mod recipe;
pub mod set_file;
mod swap;

use std::io::Write;

use clap::{Args, Subcommand};

use crate::error::Error;

use super::Done;
use super::context::Context;

const EXAMPLES: &str = "Examples:
  viva mock new --level middle --out interviews/c-17     a set, both copies, a scorecard
  viva mock swap interviews/c-17 4                       another question in place of number 4";

/// Hold mock interviews: a balanced set, two copies, a scorecard, a verdict
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Mock {
    #[command(subcommand)]
    command: MockCommand,
}

#[derive(Subcommand, Debug)]
enum MockCommand {
    New(new::New),
    Swap(swap::Swap),
}

impl Mock {
    /// Runs one of its commands.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        match self.command {
            MockCommand::New(command) => command.run(context, out),
            MockCommand::Swap(command) => command.run(context, out),
        }
    }
}
