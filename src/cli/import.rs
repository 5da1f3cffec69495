//! `viva import`: brings a pack, or one file of it, into the database in a single transaction.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::importing;
use crate::app::context::Context;
use crate::app::exchange::import_history;
use crate::error::Error;
use crate::words::cli::examples::bank;

/// Import a pack of questions: all of it, or nothing
#[derive(Args, Debug)]
#[command(before_help = bank::import())]
pub struct Import {
    /// A folder with pack.toml, or one Markdown file
    #[arg(required_unless_present = "history")]
    path: Option<PathBuf>,

    /// Answers given in Anki, from `viva convert --with-history`; alone, after the pack
    #[arg(long, value_name = "FILE", conflicts_with_all = ["path", "replace"])]
    history: Option<PathBuf>,

    /// Let this folder take the place of another one that was imported under the same name
    #[arg(long)]
    replace: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Import {
    /// Imports and prints the counts.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let path = match (self.path, self.history) {
            (_, Some(file)) => return import_history::run(&file, self.json, context, out),
            (path, None) => path.unwrap_or_default(),
        };
        importing::run(&path, self.replace, self.json, context, out)
    }
}
