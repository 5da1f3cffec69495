//! `viva suspend` and `viva unsuspend`: leave a question out of every session, and bring it back.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::find;
use crate::app::context::Context;
use crate::cli::complete;
use crate::error::Error;

const SUSPEND_EXAMPLES: &str = "Examples:
  viva suspend gil/adopt-free-threading       never ask it; it still counts in the score
  viva unsuspend gil/adopt-free-threading";

const UNSUSPEND_EXAMPLES: &str = "Examples:
  viva unsuspend gil/adopt-free-threading     ask it again, `k` or not; its history is kept";

/// Never ask a question until it is unsuspended
#[derive(Args, Debug)]
#[command(before_help = SUSPEND_EXAMPLES)]
pub struct Suspend {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: String,
}

/// Ask a question again that was suspended, or put off with `k`
#[derive(Args, Debug)]
#[command(before_help = UNSUSPEND_EXAMPLES)]
pub struct Unsuspend {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: String,
}

impl Suspend {
    /// Suspends the question.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let stored = find::question(&store, &self.id, context.config.language)?;
        store.suspend(&stored.question.id, context.now())?;
        writeln!(out, "suspended: {}", stored.question.id)?;
        Ok(Done::Ok)
    }
}

impl Unsuspend {
    /// Brings the question back.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let stored = find::question(&store, &self.id, context.config.language)?;
        store.unsuspend(&stored.question.id, context.now())?;
        writeln!(out, "unsuspended: {}", stored.question.id)?;
        Ok(Done::Ok)
    }
}
