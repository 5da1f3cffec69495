//! `viva mock compare`: interviewers over one set, or candidates over what they were all asked.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::seal::Reading;
use crate::domain::interview::compare::compare;
use crate::error::Error;

use super::report_out::OutArgs;

const EXAMPLES: &str = "Examples:
  viva mock compare out              how far its interviewers agree
  viva mock compare form-1 form-2    two candidates over common questions
  viva mock compare a/set.anna.jsonl b/set.anna.jsonl --out comparison.html";

/// Lay interviews side by side: interviewers of one set, or candidates
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Compare {
    /// Journals; or sets and folders, which stand for all journals beside them
    #[arg(required = true, value_name = "INTERVIEW")]
    interviews: Vec<PathBuf>,

    /// Leave out the cards of an interviewer; may be repeated
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,

    #[command(flatten)]
    pub(super) output: OutArgs,
}

impl Compare {
    /// Writes the comparison.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let reading = Reading::new(&self.without, context)?;
        let cards = reading.named(&self.interviews)?;
        let comparison =
            compare(&cards).map_err(|error| Error::failed(error.to_string()).hint(error.hint()))?;
        self.output.comparison(&comparison, context, out)?;
        Ok(Done::Ok)
    }
}
