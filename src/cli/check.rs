//! `viva check`: every problem of a pack at once, and with `--run` the truth of its answer keys.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::builtin;
use crate::app::bank::check_run::{self, Truth};
use crate::app::context::Context;
use crate::app::figures;
use crate::error::Error;
use crate::pack::check::{CheckOptions, Report, check};
use crate::pack::render::render;
use crate::pack::source::PackSource;
use crate::ui::progress::Progress;

const EXAMPLES: &str = "Examples:
  viva check questions/                  structure, craft and near-duplicates
  viva check questions/ --strict         warnings fail too
  viva check questions/ --run            also execute what can be executed
  viva check leaf.md --json";

/// Check a pack or one file of it: every problem, with its place and what to do
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Check {
    /// A folder with pack.toml, or one Markdown file
    path: PathBuf,

    /// Let warnings fail the check
    #[arg(long)]
    strict: bool,

    /// Only the rules that block an import
    #[arg(long, conflicts_with_all = ["strict", "run"])]
    structure: bool,

    /// Execute the answer keys; naming PATH is the consent to run its code
    #[arg(long)]
    run: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Check {
    /// Prints the diagnostics and a closing line; exit 1 if anything failed.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let source = PackSource::open(&self.path)?;
        let options = CheckOptions {
            structure_only: self.structure,
            strict: self.strict,
            keep_questions: self.run,
        };
        let mut bar =
            Progress::start("checking", source.files().len() as u64, context.env.shows_progress());
        let report = check(&source, &builtin::taxonomy(), options, &mut |done, _| {
            bar.set(done as u64);
        });
        drop(bar);
        let truth = match self.run {
            true => Some(check_run::run(&report.questions, &source, context)?),
            false => None,
        };
        let failed = report.counts.errors > 0
            || truth.as_ref().is_some_and(|truth| truth.has_failed(self.strict));
        if self.json {
            let value = figures::check::check(&report, truth.as_ref(), failed);
            writeln!(out, "{}", figures::line(&value)?)?;
        } else {
            let text = render(&report.diagnostics, &source, context.style().color);
            out.write_all(text.as_bytes())?;
            if let Some(truth) = &truth {
                truth.print(out, context.style())?;
            }
            if !report.diagnostics.is_empty() || truth.as_ref().is_some_and(Truth::has_lines) {
                writeln!(out)?;
            }
            writeln!(out, "{}", closing_line(&report, truth.as_ref()))?;
        }
        Ok(if failed { Done::Problems } else { Done::Ok })
    }
}

fn closing_line(report: &Report, truth: Option<&Truth>) -> String {
    let count = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    let mut parts = vec![
        count(report.counts.questions, "question"),
        count(report.counts.errors, "error"),
        count(report.counts.warnings, "warning"),
    ];
    if let Some(truth) = truth {
        parts.push(truth.closing());
    }
    parts.join(", ")
}
