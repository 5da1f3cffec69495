//! `viva mock letter`: feedback for the candidate.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::files;
use crate::app::context::Context;
use crate::app::interview::kept::refuse_to_replace;
use crate::app::interview::seal::Reading;
use crate::app::interview::{documents, letters, registry};
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva mock letter out                     strong topics, what to work on, how
  viva mock letter out --out letter.md";

/// Write feedback for the candidate: no ratings, notes or questions
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let set = documents::settled(&self.set)?;
        let reading = Reading::new(&self.without, context)?;
        let text = letters::write(&set, &reading, self.with_points, context)?;
        match &self.out {
            Some(path) => {
                refuse_to_replace(path)?;
                files::replace(path, &text)?;
                registry::keep_file(context, &[&set.set.id], path)?;
                writeln!(out, "written: {}", path.display())?;
            }
            None => out.write_all(text.as_bytes())?,
        }
        Ok(Done::Ok)
    }
}
