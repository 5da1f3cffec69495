//! `viva suspend` and `viva unsuspend`: leave a question out of every session, and bring it back.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::marks::{self, Mark};
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Never ask a question until it is unsuspended
#[derive(Args, Debug)]
#[command(before_help = study::suspend())]
pub struct Suspend {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: String,
}

/// Ask a question again that was suspended, or put off with `k`
#[derive(Args, Debug)]
#[command(before_help = study::unsuspend())]
pub struct Unsuspend {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: String,
}

impl Suspend {
    /// Suspends the question.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        marks::set(&self.id, Mark::Suspended, context, out)
    }
}

impl Unsuspend {
    /// Brings the question back.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        marks::set(&self.id, Mark::Unsuspended, context, out)
    }
}
