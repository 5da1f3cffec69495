//! `viva mock run`: the interviewer's console.

use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::documents;
use crate::app::interview::hold::Holding;
use crate::app::interview::journal_file;
use crate::cli::vocabulary;
use crate::domain::interview::journal::Part;
use crate::error::Error;

use super::quoted::quoted;

const EXAMPLES: &str = "Examples:
  viva mock run out                      begin, or go on where it stopped
  viva mock run out/set.json --interviewer anna
  viva mock run out --from 5             begin at question 5
  viva mock run out --interviewer boris --part 1-6    one part of a panel
  printf '\\n3\\nq\\n' | viva mock run out   keys by pipe, one reply a line";

/// Run an interview, or go on with it: timers, ratings, ticks, notes
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Run {
    /// set.json, or the folder that it lies in
    set: PathBuf,

    /// Who interviews: letters, digits, hyphens [default: your user name]
    #[arg(long, value_name = "NAME")]
    interviewer: Option<String>,

    /// Begin at this question instead of the first that is open
    #[arg(value_parser = vocabulary::whole::<u32>())]
    #[arg(long, value_name = "N")]
    from: Option<u32>,

    /// Of several interviewers this one takes these questions: 7-12
    #[arg(long, value_name = "N-M")]
    part: Option<Part>,

    /// Change a card that is finished; why stays in it, with both states
    #[arg(long, value_name = "WHY")]
    reopen: Option<String>,
}

impl Run {
    /// Runs the interview, or goes on with it.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let file = documents::settled(&self.set)?;
        let interviewer = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
        let names = self.names();
        let set_name = quoted(&self.set);
        let Self { from, part, reopen, .. } = self;
        Holding { file, interviewer, from, part, reopen, names, set_name }.run(context)
    }

    /// The set and the interviewer as they were given.
    fn names(&self) -> String {
        let set = quoted(&self.set);
        match &self.interviewer {
            Some(name) => format!("{set} --interviewer {}", name.to_lowercase()),
            None => set,
        }
    }
}
