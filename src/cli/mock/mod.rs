//! `viva mock`: interviews from the drawing of a set to its verdict. Each file is one of its commands, or what they share.

mod card;
mod compare;
mod debrief;
mod forget;
mod letter;
mod list;
mod new;
mod output_args;
mod recipe_args;
mod run;
mod score;
mod stats;
mod swap;
mod take;

use std::io::Write;

use clap::{Args, Subcommand};

use crate::app::context::Context;
use crate::app::interview::overview;
use crate::app::{Done, terminal};
use crate::error::Error;
use crate::ui::fitted::Breaks;
use crate::words::cli::examples::interview;

/// Mock interviews: draw a balanced set, hold it, score it
#[derive(Args, Debug)]
#[command(before_help = interview::mock())]
pub struct Mock {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
#[command(subcommand_help_heading = "Commands")]
enum Command {
    New(new::New),
    Swap(swap::Swap),
    Run(run::Run),
    Card(card::Card),
    Score(score::Score),
    Compare(compare::Compare),
    Debrief(debrief::Debrief),
    Letter(letter::Letter),
    List(list::List),
    Stats(stats::Stats),
    Forget(forget::Forget),
    Take(take::Take),
}

impl Mock {
    /// Runs one of the commands; `whole` is the command line as clap knows it, for the help.
    pub fn run(self, context: &Context, whole: clap::Command) -> Result<Done, Error> {
        match self.command {
            // These write through a terminal, which takes standard output for itself.
            Some(Command::Run(command)) => command.run(context),
            Some(Command::Take(command)) => command.run(context),
            Some(Command::Forget(command)) => command.run(context),
            command => print(command, context, whole),
        }
    }
}

/// Runs a command that prints to standard output, or none of them.
fn print(command: Option<Command>, context: &Context, whole: clap::Command) -> Result<Done, Error> {
    // What is saved as it is printed has no line of it broken.
    let is_saved = match &command {
        Some(Command::Score(command)) => command.output.is_saved(),
        Some(Command::Debrief(command)) => command.output.is_saved(),
        Some(Command::Compare(command)) => command.output.is_saved(),
        _ => false,
    };
    let columns = context.columns().filter(|_| !is_saved);
    let mut out = terminal::printer(columns, Breaks::All);
    let done = match command {
        Some(Command::Letter(command)) => command.run(context, &mut out),
        Some(Command::List(command)) => command.run(context, &mut out),
        Some(Command::Stats(command)) => command.run(context, &mut out),
        Some(Command::New(command)) => command.run(context, &mut out),
        Some(Command::Swap(command)) => command.run(context, &mut out),
        Some(Command::Card(command)) => command.run(context, &mut out),
        Some(Command::Score(command)) => command.run(context, &mut out),
        Some(Command::Debrief(command)) => command.run(context, &mut out),
        Some(Command::Compare(command)) => command.run(context, &mut out),
        // Done with above.
        Some(Command::Run(_) | Command::Take(_) | Command::Forget(_)) => Ok(Done::Ok),
        None => help(context, whole, &mut out),
    }?;
    out.flush()?;
    Ok(done)
}

/// What `viva mock` alone says: its help, and what comes next.
fn help(context: &Context, mut whole: clap::Command, out: &mut dyn Write) -> Result<Done, Error> {
    whole.build();
    if let Some(own) = whole.find_subcommand_mut("mock") {
        write!(out, "{}", own.render_help())?;
    }
    overview::print(context, out)
}
