//! `viva mock compare`: interviewers over one set, or candidates over what they were all asked.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::journals;
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

    #[command(flatten)]
    output: OutArgs,
}

impl Compare {
    /// Writes the comparison.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut cards = Vec::new();
        let mut seen = BTreeSet::new();
        for path in &self.interviews {
            let (set, journals) = journals::named_by(path)?;
            for journal in journals {
                // A journal that is named twice is one journal.
                let name = journal.canonicalize().unwrap_or_else(|_| journal.clone());
                if seen.insert(name) {
                    cards.push((set.set.clone(), journals::card(&journal, &set.set)?));
                }
            }
        }
        let comparison =
            compare(&cards).map_err(|error| Error::failed(error.to_string()).hint(error.hint()))?;
        self.output.comparison(&comparison, context, out)?;
        Ok(Done::Ok)
    }
}
