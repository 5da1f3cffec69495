//! `viva reset`: makes a question new again.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::find;
use crate::app::context::Context;
use crate::cli::complete;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva reset gil/gil-and-asyncio           forget its schedule; the log keeps the past";

/// Make a question new again; its past answers stay in the log
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Reset {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: String,
}

impl Reset {
    /// Resets the card.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let id = find::question(&store, &self.id, context.config.language)?.question.id;
        store.reset(&id, context.now())?;
        writeln!(out, "reset: {id} is new again")?;
        Ok(Done::Ok)
    }
}
