//! `viva mock letter`: feedback for the candidate.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::letter::Wanted;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Write feedback for the candidate: no ratings, notes or questions
#[derive(Args, Debug)]
#[command(before_help = interview::letter())]
pub struct Letter {
    /// The set.json of the interview, or its folder
    set: PathBuf,

    /// Name key points that did not come up; refused while somebody with these questions has no decision
    #[arg(long)]
    with_points: bool,

    /// Leave out the card of an interviewer that will not be finished; may be repeated
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,

    /// Write into FILE, Markdown, instead of printing
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Letter {
    /// Writes the letter.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { set, with_points, without, out: file } = self;
        Wanted { set, with_points, without, file }.run(context, out)
    }
}
