//! `viva mock letter`: feedback for the candidate, printed or in a file.

use std::io::Write;
use std::path::PathBuf;

use super::kept::refuse_to_replace;
use super::seal::Reading;
use super::{documents, letters, registry};
use crate::app::Done;
use crate::app::bank::files;
use crate::app::context::Context;
use crate::error::Error;
use crate::words::app::output as words;

/// A letter that is to be written.
#[derive(Debug)]
pub struct Wanted {
    /// The set or its folder.
    pub set: PathBuf,
    /// Whether key points that did not come up are named.
    pub with_points: bool,
    /// Interviewers whose cards are left out.
    pub without: Vec<String>,
    /// The file that it is written into; `None` is standard output.
    pub file: Option<PathBuf>,
}

impl Wanted {
    /// Writes the letter.
    ///
    /// # Errors
    /// When it may not be written yet, or cannot be.
    pub fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let set = documents::settled(&self.set)?;
        let reading = Reading::new(&self.without, context)?;
        let text = letters::write(&set, &reading, self.with_points, context)?;
        match &self.file {
            Some(path) => {
                refuse_to_replace(path)?;
                files::replace(path, &text)?;
                registry::keep_file(context, &[&set.set.id], path)?;
                writeln!(out, "{}", words::written(&path.display()))?;
            }
            None => out.write_all(text.as_bytes())?,
        }
        Ok(Done::Ok)
    }
}
