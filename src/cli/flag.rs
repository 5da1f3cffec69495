//! `viva flag`: marks a question for a second look, with a note or without.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::find;
use crate::app::context::Context;
use crate::cli::complete;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva flag indexes/types-of-index 'the plan differs on 17'
  viva flag indexes/types-of-index --remove";

/// Flag a question for a second look
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let mut store = bank::open(context)?;
        let id = find::question(&store, &self.id, context.config.language)?.question.id;
        if self.remove {
            store.unflag(&id, context.now())?;
            writeln!(out, "flag removed: {id}")?;
        } else {
            store.flag(&id, self.note.as_deref(), context.now())?;
            writeln!(out, "flagged: {id}")?;
        }
        Ok(Done::Ok)
    }
}
