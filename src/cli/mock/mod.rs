//! `viva mock`: interviews from the drawing of a set to its verdict. Each file is one of its commands, or what they share.

mod card;
mod compare;
mod debrief;
mod forget;
mod letter;
mod list;
mod new;
mod quoted;
mod recipe_args;
mod report_out;
mod run;
mod score;
mod stats;
mod swap;
mod take;

use std::io::{self, Write};

use clap::{Args, Subcommand};

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::next::{self, Last};
use crate::app::interview::paused_exams;
use crate::error::Error;
use crate::ui::fitted::{Breaks, Fitted};
use crate::ui::view::{interview, mock_kit};

const EXAMPLES: &str = "Examples:
  viva mock new --level middle --out c-17      a set, both copies, a scorecard
  viva mock new --like c-17 --candidate C-18   the same questions for the next candidate
  viva mock run c-17                           hold the interview, or go on
  viva mock score c-17                         its verdict, with the reasons
  viva mock debrief c-17                       all cards, and the decision
  viva mock compare c-17 c-18                  two interviews side by side
  viva mock take --level middle                examine yourself; a pass is kept";

/// Mock interviews: draw a balanced set, hold it, score it
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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

impl Command {
    fn is_saved(&self) -> bool {
        match self {
            Self::Score(one) => one.output.is_saved(),
            Self::Debrief(one) => one.output.is_saved(),
            Self::Compare(one) => one.output.is_saved(),
            _ => false,
        }
    }
}

impl Mock {
    /// Runs one of the commands; `whole` is the command line as clap knows it, for the help.
    pub fn run(self, context: &Context, whole: clap::Command) -> Result<Done, Error> {
        let out = io::BufWriter::new(io::stdout().lock());
        let is_saved = self.command.as_ref().is_some_and(Command::is_saved);
        let columns = context.columns().filter(|_| !is_saved);
        let mut out = Fitted::new(out, columns, Breaks::All);
        let Some(command) = self.command else {
            return overview(context, whole, &mut out);
        };
        let done = match command {
            Command::Run(command) => {
                // The console writes through its terminal, which takes standard output for itself.
                drop(out);
                return command.run(context);
            }
            Command::Take(command) => {
                drop(out);
                return command.run(context);
            }
            Command::Forget(command) => {
                drop(out);
                return command.run(context);
            }
            Command::Letter(command) => command.run(context, &mut out),
            Command::List(command) => command.run(context, &mut out),
            Command::Stats(command) => command.run(context, &mut out),
            Command::New(command) => command.run(context, &mut out),
            Command::Swap(command) => command.run(context, &mut out),
            Command::Card(command) => command.run(context, &mut out),
            Command::Score(command) => command.run(context, &mut out),
            Command::Debrief(command) => command.run(context, &mut out),
            Command::Compare(command) => command.run(context, &mut out),
        }?;
        out.flush()?;
        Ok(done)
    }
}

/// What `viva mock` alone says: its help, what comes next with the last set, and the exams that are paused.
fn overview(
    context: &Context,
    mut whole: clap::Command,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    whole.build();
    if let Some(own) = whole.find_subcommand_mut("mock") {
        write!(out, "{}", own.render_help())?;
    }
    if let Some(Last { code, candidate, folder, step }) = next::last(context) {
        let folder = quoted::quoted(&folder);
        let text = mock_kit::next(&code, candidate.as_deref(), step, &folder, context.style());
        writeln!(out, "\n{text}")?;
    }
    let paused = paused_exams::told(context);
    if !paused.is_empty() {
        writeln!(out, "\n{}", interview::paused_exams(&paused, context.style()))?;
    }
    out.flush()?;
    Ok(Done::Ok)
}
