//! `viva mock run`: the interviewer's console.

use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::run::Given;
use crate::cli::vocabulary;
use crate::domain::interview::journal::Part;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Run an interview, or go on with it: timers, ratings, ticks, notes
#[derive(Args, Debug)]
#[command(before_help = interview::run())]
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
        let Self { set, interviewer, from, part, reopen } = self;
        Given { set, interviewer, from, part, reopen }.run(context)
    }
}
