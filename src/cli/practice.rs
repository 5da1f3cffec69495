//! `viva practice`: one question in a file of one's own.

use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::{self, find};
use crate::app::context::Context;
use crate::app::study::practice;
use crate::cli::complete;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva practice recursion-dp/fewest-packs           edit ./fewest-packs.py; every save is judged
  viva practice recursion-dp/fewest-packs --answer work.py
  viva practice recursion-dp/fewest-packs --answer work.py < /dev/null   judge it once: exit 0 if right, 1 if not";

/// Solve one sql or code question in your own editor; every save is judged
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Practice {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: String,

    /// File to write the answer in, never overwritten; - is standard input [default: ./SLUG.py or ./SLUG.sql]
    #[arg(long, value_name = "FILE")]
    answer: Option<PathBuf>,
}

impl Practice {
    /// Judges the file until it is right, or once where an answer is named and nobody is there.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let store = bank::open(context)?;
        // Better now than when the grade is written.
        store.refuse_newer()?;
        let stored = find::question(&store, &self.id, context.config.language)?;
        practice::run(context, store, stored, self.answer)
    }
}
