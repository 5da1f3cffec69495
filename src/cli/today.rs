//! `viva` alone: the screen of the day, and Enter into the quiz.

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::start;
use crate::error::Error;

/// The screen of the day.
#[derive(Args, Debug)]
pub struct Today {
    /// Print the day as one JSON object
    #[arg(long)]
    pub(super) json: bool,
}

impl Today {
    /// Shows the day; on a terminal Enter goes on into the quiz and `g` sets the goal.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        start::run(self.json, context)
    }
}
