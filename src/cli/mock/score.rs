//! `viva mock score`: the verdict of an interview, with the reasons for it.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::output_args::OutputArgs;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::score::Wanted;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Say how an interview went: verdict, reasons, competencies
#[derive(Args, Debug)]
#[command(before_help = interview::score())]
pub struct Score {
    /// The set.json of the interview, or its folder
    set: PathBuf,

    /// Whose ratings; can be left out where there are only one person's
    #[arg(long, value_name = "NAME")]
    interviewer: Option<String>,

    /// Read a filled scorecard.csv instead of a journal; - is standard input
    #[arg(long, value_name = "FILE")]
    scorecard: Option<PathBuf>,

    /// Leave out the card of an interviewer that will not be finished; may be repeated
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,

    #[command(flatten)]
    pub(super) output: OutputArgs,
}

impl Score {
    /// Writes the report.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { set, interviewer, scorecard, without, output } = self;
        Wanted { set, interviewer, scorecard, without }.run(&output.into(), context, out)
    }
}
