//! `viva mock run`: the interviewer's console.

use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::documents;
use crate::app::interview::hold::Holding;
use crate::app::interview::journal_file;
use crate::cli::vocabulary;
use crate::error::Error;

use super::quoted::quoted;

const EXAMPLES: &str = "Examples:
  viva mock run out                      begin, or go on where it stopped
  viva mock run out/set.json --interviewer anna
  viva mock run out --from 5             begin at question 5
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
}

impl Run {
    /// Runs the interview, or goes on with it.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let file = documents::settled(&self.set)?;
        let interviewer = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
        let names = self.names();
        Holding { file, interviewer, from: self.from, names }.run(context)
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
