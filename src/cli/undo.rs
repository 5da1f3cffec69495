//! `viva undo`: takes answers back: the newest, or all of a day.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::dates;
use crate::app::study::undo::Unwanted;
use crate::cli::vocabulary;
use crate::domain::said_day::SaidDay;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva undo                      void the newest answer, placement or `k`, and say which
  viva undo --day 2036-02-01     show every answer of that study day and void them, after a wrong clock say
  viva undo --json";

/// Take back the newest answer, placement or "I know this", or every answer of a day
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Undo {
    /// Take back every answer of this study day
    #[arg(long, value_name = "DATE", value_parser = vocabulary::day)]
    day: Option<SaidDay>,

    /// Do not ask
    #[arg(long)]
    yes: bool,

    /// Print one JSON object for each answer taken back
    #[arg(long)]
    json: bool,
}

impl Undo {
    /// Takes back what is wanted and says what it was.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { day, yes, json } = self;
        let day = day.map(|said| dates::back(&said, context));
        Unwanted { day, yes, json }.run(context, out)
    }
}
