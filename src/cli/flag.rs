//! `viva flag`: marks a question for a second look, with a note or without.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::marks::{self, Mark};
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Flag a question for a second look
#[derive(Args, Debug)]
#[command(before_help = study::flag())]
pub struct Flag {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: String,

    /// What is to be looked at; replaces an earlier note
    note: Option<String>,

    /// Take the flag and its note away
    #[arg(long, conflicts_with = "note")]
    remove: bool,
}

impl Flag {
    /// Sets or removes the flag.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mark = match self.remove {
            true => Mark::Unflagged,
            false => Mark::Flagged(self.note.as_deref()),
        };
        marks::set(&self.id, mark, context, out)
    }
}
