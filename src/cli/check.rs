//! `viva check`: every problem of packs and files at once, and with `--run` the truth of their answer keys.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::check_output::Format;
use crate::app::bank::checking::{self, Wanted};
use crate::app::context::Context;
use crate::app::figures;
use crate::cli::complete;
use crate::error::{Error, ErrorKind};

const EXAMPLES: &str = "Examples:
  viva check questions/                  structure, craft, near-duplicates, and what the bank has
  viva check questions/ --strict         warnings fail too
  viva check questions/ --run            also execute what can be executed
  viva check a/x.md b/y.md --format github   as notes in a pull request
  viva check questions/ --report         what there is, for its authors";

/// Check packs or files of them: every problem, with its place and what to do
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let format = if self.json { Format::Json } else { self.format };
        match self.check(context, format, out) {
            // A reader that went away, or Ctrl-C, is nothing to tell it.
            Err(mut error)
                if matches!(
                    error.kind,
                    ErrorKind::Failed | ErrorKind::Usage | ErrorKind::Unchecked
                ) =>
            {
                if format == Format::Json {
                    writeln!(out, "{}", figures::line(&figures::check::failure(&error))?)?;
                    out.flush()?;
                }
                error.kind = ErrorKind::Unchecked;
                Err(error)
            }
            other => other,
        }
    }

    fn check(&self, context: &Context, format: Format, out: &mut dyn Write) -> Result<Done, Error> {
        let wanted = Wanted {
            strict: self.strict,
            structure_only: self.structure,
            run: self.run,
            report: self.report,
        };
        checking::run(&self.paths, wanted, format, context, out)
    }
}
