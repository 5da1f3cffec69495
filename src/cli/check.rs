//! `viva check`: every problem of a pack at once, and with `--run` the truth of its answer keys.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::error::Error;
use crate::pack::check::{Options, Report, check};
use crate::pack::source::PackSource;
use crate::ui::progress::Progress;

use super::check_run::{self, Truth};
use super::context::Context;
use super::{Done, builtin};

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
        let options = Options { structure_only: self.structure, strict: self.strict };
        let bar = Progress::new("checking", context.env.stderr_is_terminal);
        let report = check(&source, &builtin::taxonomy()?, options, &mut |done, total| {
            bar.set(done as u64, total as u64);
        })?;
        bar.finish();
        let truth = match self.run {
            true => Some(check_run::run(&source, &report, context)?),
            false => None,
        };
        let failed = report.errors() > 0
            || (self.strict && report.warnings() > 0)
            || truth.as_ref().is_some_and(|truth| truth.has_failed(self.strict));
        if self.json {
            self.print_json(&report, truth.as_ref(), failed, out)?;
        } else {
            out.write_all(report.render(&source, context.style().color).as_bytes())?;
            if let Some(truth) = &truth {
                truth.print(out, context.style())?;
            }
            writeln!(out, "{}", closing_line(&report, truth.as_ref()))?;
        }
        Ok(if failed { Done::Problems } else { Done::Ok })
    }

    fn print_json(
        &self,
        report: &Report,
        truth: Option<&Truth>,
        failed: bool,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let diagnostics: Vec<_> = report.diagnostics.iter().map(|each| each.to_json()).collect();
        let value = json!({
            "ok": !failed,
            "questions": report.questions,
            "errors": report.errors(),
            "warnings": report.warnings(),
            "diagnostics": diagnostics,
            "run": truth.map(Truth::to_json),
        });
        Ok(writeln!(out, "{value}")?)
    }
}

fn closing_line(report: &Report, truth: Option<&Truth>) -> String {
    let count = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    let mut parts = vec![
        count(report.questions, "question"),
        count(report.errors(), "error"),
        count(report.warnings(), "warning"),
    ];
    if let Some(truth) = truth {
        parts.push(truth.closing());
    }
    parts.join(", ")
}
