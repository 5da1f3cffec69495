//! `viva check --run`: executes the answer keys of a pack and says what ran, what failed and what could not run.

use std::io::Write;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::domain::labels::Kind;
use crate::domain::question::Question;
use crate::error::Error;
use crate::judge::batch::{self, Job, Outcome};
use crate::judge::error::JudgeError;
use crate::judge::limits::Limits;
use crate::judge::output::{Mismatch, Side};
use crate::judge::python::{Launcher, Python};
use crate::pack::check::PlacedQuestion;
use crate::ui::Style;
use crate::ui::progress::Progress;
use crate::ui::safe::visible;
use crate::ui::theme::{Role, paint};

use super::context::Context;

/// What the execution of a pack's keys showed.
#[derive(Debug, Default)]
pub struct Truth {
    passed: usize,
    failed: Vec<(String, String)>,
    not_run: Vec<(String, String)>,
}

/// Runs the key of every `output` question among `questions`. No Python is an error, never a silent pass.
pub fn run(questions: &[PlacedQuestion], context: &Context) -> Result<Truth, Error> {
    let jobs: Vec<Job> = questions.iter().filter_map(|placed| job(&placed.question)).collect();
    if jobs.is_empty() {
        return Ok(Truth::default());
    }
    let python = Python::find(None)?;
    let launcher = launcher(context)?;
    let mut bar = Progress::start("running answer keys", jobs.len() as u64);
    let cache = context.env.cache_folder.join("check-run");
    let outcomes = batch::run_all(
        &jobs,
        &python,
        &launcher,
        &Limits::of_output(),
        Some(&cache),
        &mut |done, _| bar.set(done as u64),
    );
    drop(bar);
    let mut truth = Truth::default();
    for (job, outcome) in jobs.into_iter().zip(outcomes) {
        match outcome {
            Outcome::Passed => truth.passed += 1,
            Outcome::Failed(mismatch) => truth.failed.push((job.id, difference(&mismatch))),
            Outcome::NotRun(reason) => truth.not_run.push((job.id, reason)),
            Outcome::Broken(error) => return Err(error.into()),
        }
    }
    Ok(truth)
}

/// How the judge starts its children: with this program, in the system's temporary folder.
pub fn launcher(context: &Context) -> Result<Launcher, Error> {
    let executable: PathBuf =
        context.env.executable.clone().ok_or_else(|| {
            Error::failed("cannot find the running program to start a judged child")
        })?;
    Ok(Launcher { executable, temporary: context.env.temporary_folder.clone() })
}

impl Truth {
    /// Whether a key is wrong; when strict, also whether one could not be run.
    pub fn has_failed(&self, strict: bool) -> bool {
        !self.failed.is_empty() || (strict && !self.not_run.is_empty())
    }

    /// Whether [`Truth::print`] prints anything.
    pub fn has_lines(&self) -> bool {
        !self.failed.is_empty() || !self.not_run.is_empty()
    }

    /// `17 keys ran, 1 wrong, 2 not run`.
    pub fn closing(&self) -> String {
        let ran = self.passed + self.failed.len();
        let word = if ran == 1 { "key" } else { "keys" };
        format!("{ran} {word} ran, {} wrong, {} not run", self.failed.len(), self.not_run.len())
    }

    /// Prints every failure with its difference, and what could not run with the reason.
    pub fn print(&self, out: &mut dyn Write, style: Style) -> Result<(), Error> {
        for (id, difference) in &self.failed {
            let title = paint("error[wrong-key]", Role::Bad, style.color);
            writeln!(out, "{title}: {} does not print its output", visible(id))?;
            writeln!(out, "{}\n", visible(difference))?;
        }
        for (id, reason) in &self.not_run {
            let title = paint("not run", Role::Warn, style.color);
            writeln!(out, "{title}: {}: {}", visible(id), visible(reason))?;
        }
        Ok(())
    }

    /// The same for programs.
    pub fn to_json(&self) -> Value {
        let pairs = |pairs: &[(String, String)]| -> Vec<Value> {
            pairs.iter().map(|(id, reason)| json!({ "id": id, "reason": reason })).collect()
        };
        json!({ "passed": self.passed, "failed": pairs(&self.failed),
            "not_run": pairs(&self.not_run) })
    }
}

impl From<JudgeError> for Error {
    fn from(error: JudgeError) -> Self {
        let hint = error.hint();
        Error::failed(error.to_string()).maybe_hint(hint)
    }
}

fn job(question: &Question) -> Option<Job> {
    if question.kind != Kind::Output {
        return None;
    }
    Some(Job {
        id: question.id.as_str().to_owned(),
        code: question.content.code.clone()?,
        expected: question.content.solution.clone()?,
        since: question.since.clone(),
        until: question.until.clone(),
    })
}

fn difference(mismatch: &Mismatch) -> String {
    let mut lines: Vec<String> = Vec::new();
    if let Some(ending) = mismatch.stopped {
        lines.push(format!("  it was stopped: {ending}"));
    }
    lines.extend(mismatch.lines.iter().map(|line| {
        let mark = match line.side {
            Side::Both => ' ',
            Side::Expected => '-',
            Side::Actual => '+',
        };
        format!("  {mark} {}", line.text)
    }));
    if mismatch.left_out > 0 {
        lines.push(format!("  … and {} lines more", mismatch.left_out));
    }
    lines.join("\n")
}
