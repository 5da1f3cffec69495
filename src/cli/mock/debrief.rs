//! `viva mock debrief`: all cards of a set side by side, and the decision.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::debriefing;
use crate::app::interview::documents;
use crate::app::interview::seal::Reading;
use crate::cli::vocabulary;
use crate::domain::interview::debrief::Answer;
use crate::error::Error;
use crate::ui::view::mock_debrief;

use super::quoted::quoted;
use super::report_out::{OutArgs, PageArgs};

const EXAMPLES: &str = "Examples:
  viva mock debrief out                        all cards side by side
  viva mock debrief out --out debrief.html     a page for the table
  viva mock debrief out --decide yes --because \"strong where we need it\"";

/// Lay all cards of a set side by side, and write down the decision
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let set = documents::settled(&self.set)?;
        let reading = Reading::new(&self.without, context)?;
        let before = debriefing::read(&set, &reading, context)?;
        let Some((answer, because)) = self.decide.zip(self.because) else {
            let output = OutArgs::from(self.output);
            let output = if self.json { output.in_json() } else { output };
            output.debrief(&before, context, out)?;
            return Ok(Done::Ok);
        };
        let decision = debriefing::decide(&set, answer, &because, context)?;
        let text = mock_debrief::decided(&before, &decision, &quoted(&self.set), context.style());
        writeln!(out, "{text}")?;
        Ok(Done::Ok)
    }
}
