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
use crate::words::cli::examples::study;

/// Take back the newest answer, placement or "I know this", or every answer of a day
#[derive(Args, Debug)]
#[command(before_help = study::undo())]
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
