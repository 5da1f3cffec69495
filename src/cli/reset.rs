//! `viva reset`: makes a question new again.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::marks::{self, Mark};
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Make a question new again; its past answers stay in the log
#[derive(Args, Debug)]
#[command(before_help = study::reset())]
pub struct Reset {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: String,
}

impl Reset {
    /// Resets the card.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        marks::set(&self.id, Mark::Reset, context, out)
    }
}
