//! `viva mock swap`: replaces one question of a finished set and keeps the rest.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::{swapped, swapping::Wanted};
use crate::domain::ids::QuestionId;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Replace one question of a set; the rest and all margins stay
#[derive(Args, Debug)]
#[command(before_help = interview::swap())]
pub struct Swap {
    /// The set.json or its folder; of a kit that somebody had already a new one is made
    set: PathBuf,

    /// Number of the question to replace
    number: u32,

    /// The question to take instead
    #[arg(long, value_name = "ID")]
    with: Option<QuestionId>,

    /// Folder for the new kit where one is made [default: its id]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Swap {
    /// Replaces the question and writes every document anew.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { set, number, with, out: folder } = self;
        swapped::run(&Wanted { set, number, with, out: folder }, context, out)
    }
}
