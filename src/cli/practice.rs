//! `viva practice`: one question in a file of one's own.

use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::practice;
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Solve one sql or code question in your own editor; every save is judged
#[derive(Args, Debug)]
#[command(before_help = study::practice())]
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
        practice::run(&self.id, self.answer, context)
    }
}
