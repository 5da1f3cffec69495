//! `viva mock forget`: deletes what there is of a candidate.

use clap::Args;

use crate::app::context::Context;
use crate::app::interview::forgetting;
use crate::app::{Done, terminal};
use crate::error::Error;
use crate::ui::view::mock_list;

const EXAMPLES: &str = "Examples:
  viva mock forget c-17 --yes    every file and row; without --yes it asks";

/// Delete cards, reports, set, letters and rows of a candidate
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Forget {
    /// Code of the candidate, or of one set
    code: String,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Forget {
    /// Lists, with what cannot be reached, asks and deletes.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let found = forgetting::find(&self.code, context)?;
        let mut terminal = terminal::open(context, false);
        let style = terminal.style();
        let names = |paths: &[std::path::PathBuf]| -> Vec<String> {
            paths.iter().map(|path| path.display().to_string()).collect()
        };
        let sets: Vec<String> = found.sets.iter().map(|one| one.code.clone()).collect();
        let (files, left) = (names(&found.files), names(&found.left));
        let list = mock_list::to_forget(&sets, &files, &left, &found.unreachable, style);
        terminal.show(&list)?;
        if !self.yes && !terminal.is_interactive() {
            return Err(Error::usage("nobody is there to ask")
                .hint("Run it on a terminal, or give --yes once you have seen the list."));
        }
        if !self.yes && !terminal.confirm("Delete all of it for good?")? {
            terminal.show("nothing was deleted")?;
            return Ok(Done::Ok);
        }
        let deleted = forgetting::forget(&found, context)?;
        terminal.show(&mock_list::forgotten(deleted))?;
        Ok(Done::Ok)
    }
}
