//! `viva mock compare`: interviewers over one set, or candidates over what they were all asked.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::output_args::OutputArgs;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::together;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Lay interviews side by side: interviewers of one set, or candidates
#[derive(Args, Debug)]
#[command(before_help = interview::compare())]
pub struct Compare {
    /// Journals; or sets and folders, which stand for all journals beside them
    #[arg(required = true, value_name = "INTERVIEW")]
    interviews: Vec<PathBuf>,

    /// Leave out the cards of an interviewer; may be repeated
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,

    #[command(flatten)]
    pub(super) output: OutputArgs,
}

impl Compare {
    /// Writes the comparison.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        together::compare(&self.interviews, &self.without, &self.output.into(), context, out)
    }
}
