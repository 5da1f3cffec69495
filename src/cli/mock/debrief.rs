//! `viva mock debrief`: all cards of a set side by side, and the decision.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::output_args::PageArgs;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::output::Output;
use crate::app::interview::together;
use crate::cli::vocabulary;
use crate::domain::interview::debrief::Answer;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Lay all cards of a set side by side, and write down the decision
#[derive(Args, Debug)]
#[command(before_help = interview::debrief())]
pub struct Debrief {
    /// The set.json of the interview, or its folder
    set: PathBuf,

    /// What was decided: yes or no
    #[arg(long, value_name = "ANSWER", value_parser = vocabulary::answer(), requires = "because")]
    decide: Option<Answer>,

    /// Why, in a sentence
    #[arg(long, value_name = "WHY", requires = "decide")]
    because: Option<String>,

    /// Leave out the card of an interviewer that will not be finished; may be repeated
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,

    /// Print one JSON object
    #[arg(long, conflicts_with = "format")]
    json: bool,

    #[command(flatten)]
    pub(super) output: PageArgs,
}

impl Debrief {
    /// Writes the decision first, then the debrief that shows it.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let output = Output::from(self.output);
        let output = if self.json { output.in_json() } else { output };
        let decision = self.decide.zip(self.because);
        together::debrief(&self.set, &self.without, decision, &output, context, out)
    }
}
