//! `viva check`: every problem of packs and files at once, and with `--run` the truth of their answer keys.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::check_output::Format;
use crate::app::bank::check_told;
use crate::app::bank::checking::Wanted;
use crate::app::context::Context;
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::bank;

/// Check packs or files of them: every problem, with its place and what to do
#[derive(Args, Debug)]
#[command(before_help = bank::check())]
#[command(
    after_help = "Exit status: 0 sound, 1 problems, 2 what could not be checked (no such file, no Python)."
)]
pub struct Check {
    /// Folders with pack.toml, or Markdown files; README.md and the like are passed over
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Let warnings fail the check
    #[arg(long)]
    strict: bool,

    /// Only structure: leave out craft and near-duplicates
    #[arg(long, conflicts_with_all = ["strict", "run"])]
    structure: bool,

    /// Execute the answer keys; naming PATH is the consent to run its code
    #[arg(long)]
    run: bool,

    /// Print statistics instead: questions per leaf, level and kind, what is unwritten or without source
    #[arg(long, conflicts_with_all = ["strict", "structure", "run"])]
    report: bool,

    /// text, json (one object) or github (notes for a pull request)
    #[arg(long, value_name = "FORM", default_value = "text", add = complete::words(Format::words))]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl Check {
    /// Prints the diagnostics and a closing line; exit 1 if anything failed, 2 if something could not be looked at.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { paths, strict, structure: structure_only, run, report, format, json } = self;
        let wanted = Wanted { strict, structure_only, run, report };
        let format = if json { Format::Json } else { format };
        check_told::run(&paths, wanted, format, context, out)
    }
}
