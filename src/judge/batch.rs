//! Judges many pieces of code, on all cores, and skips what passed before.
//!
//! Results come in the order of the jobs, whatever finished first. Must not print: progress goes to the caller.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::cache::{self, Passes, key};
use super::code::{CodeFault, CodeJob};
use super::error::JudgeError;
use super::limits::Limits;
use super::output::{Mismatch, compare};
use super::python::{Launcher, Python};
use super::sql::{self, Exercise, Fault};
use crate::words::judge::runs as words;

/// One piece of code and what it must print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Whose code it is; only for the caller.
    pub id: String,
    /// Python source.
    pub code: String,
    /// What must be printed, by the rules of [`compare`].
    pub expected: String,
    /// First Python version that it holds for.
    pub since: Option<String>,
    /// Last Python version that it holds for.
    pub until: Option<String>,
}

/// One `sql` question: everything of it that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqlJob {
    /// Whose it is; only for the caller.
    pub id: String,
    /// Makes the tables.
    pub setup: String,
    /// The reference.
    pub answer: String,
    /// Whether the order of the rows counts.
    pub ordered: bool,
    /// Known wrong queries with their reasons.
    pub wrong: Vec<(String, String)>,
    /// Queries that its prompt shows.
    pub shown: Vec<String>,
}

/// What came out for one job.
#[derive(Debug)]
pub enum Outcome {
    /// It printed what it should, now or in an earlier run with the same Python.
    Passed,
    /// It did not.
    Failed(Mismatch),
    /// It was not run; the reason is a fragment: `needs Python 3.13 or newer, found 3.11`.
    NotRun(String),
    /// No verdict: judging itself failed. Not a pass.
    Broken(JudgeError),
}

/// What came out for one `code` question.
#[derive(Debug)]
pub enum CodeOutcome {
    /// It was run, now or in an earlier run with the same Python: what does not hold, nothing when it is as it should be.
    Ran(Vec<CodeFault>),
    /// It was not run; the reason is a fragment.
    NotRun(String),
    /// No verdict: judging itself failed. Not a pass.
    Broken(JudgeError),
}

/// Judges all jobs. `cache` is the file that remembers passes; trouble with it only costs time. `progress` is called
/// on the caller's thread with the number of jobs done and of all, at the start and after each job.
pub fn run_all(
    jobs: &[Job],
    python: &Python,
    launcher: &Launcher,
    limits: &Limits,
    cache: Option<&Path>,
    progress: &mut dyn FnMut(usize, usize),
) -> Vec<Outcome> {
    let passes = cache.map(Passes::read).unwrap_or_default();
    let keys: Vec<String> =
        jobs.iter().map(|job| key(&job.code, &job.expected, python.release())).collect();
    let mut outcomes: Vec<Option<Outcome>> = jobs
        .iter()
        .zip(&keys)
        .map(|(job, key)| without_running(job, key, python, &passes))
        .collect();
    run_open(
        &mut outcomes,
        &|index| jobs.get(index).map(|job| judge(job, python, launcher, limits)),
        progress,
    );

    let outcomes: Vec<Outcome> =
        outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(lost)).collect();
    let passed = keys.into_iter().zip(&outcomes);
    let passed = passed.filter(|(_, outcome)| matches!(outcome, Outcome::Passed));
    remember(passes, passed.map(|(key, _)| key), cache);
    outcomes
}

/// Judges all `sql` questions, by the same rules. What is wrong with one is an empty list when nothing is.
pub fn run_all_sql(
    jobs: &[SqlJob],
    cache: Option<&Path>,
    progress: &mut dyn FnMut(usize, usize),
) -> Vec<Vec<Fault>> {
    let passes = cache.map(Passes::read).unwrap_or_default();
    let keys: Vec<String> = jobs.iter().map(SqlJob::key).collect();
    let mut outcomes: Vec<Option<Vec<Fault>>> =
        keys.iter().map(|key| passes.contains(key).then(Vec::new)).collect();
    run_open(&mut outcomes, &|index| jobs.get(index).map(SqlJob::faults), progress);
    let faults: Vec<Vec<Fault>> = jobs
        .iter()
        .zip(outcomes)
        .map(|(job, outcome)| match outcome {
            Some(faults) if !faults.iter().any(Fault::may_pass) => faults,
            // On a machine that was busy with the others a limit may have come too soon: once more, alone.
            _ => job.faults(),
        })
        .collect();
    let passed = keys.into_iter().zip(&faults).filter(|(_, faults)| faults.is_empty());
    remember(passes, passed.map(|(key, _)| key), cache);
    faults
}

/// Judges all `code` questions, by the same rules.
pub fn run_all_code(
    jobs: &[CodeJob],
    python: &Python,
    launcher: &Launcher,
    cache: Option<&Path>,
    progress: &mut dyn FnMut(usize, usize),
) -> Vec<CodeOutcome> {
    let run = |job: &CodeJob| match job.faults(python, launcher) {
        Ok(faults) => CodeOutcome::Ran(faults),
        Err(error) => CodeOutcome::Broken(error),
    };
    let passes = cache.map(Passes::read).unwrap_or_default();
    let keys: Vec<String> = jobs.iter().map(|job| code_key(job, python)).collect();
    let mut outcomes: Vec<Option<CodeOutcome>> = jobs
        .iter()
        .zip(&keys)
        .map(|(job, key)| {
            if let Some(reason) = python.misfit(job.since.as_deref(), job.until.as_deref()) {
                return Some(CodeOutcome::NotRun(reason));
            }
            passes.contains(key).then(|| CodeOutcome::Ran(Vec::new()))
        })
        .collect();
    run_open(&mut outcomes, &|index| jobs.get(index).map(run), progress);
    let outcomes: Vec<CodeOutcome> = jobs
        .iter()
        .zip(outcomes)
        .map(|(job, outcome)| match outcome {
            // On a machine that was busy with the others a limit may have come too soon: once more, alone.
            Some(CodeOutcome::Ran(faults)) if faults.iter().any(CodeFault::may_pass) => run(job),
            Some(outcome) => outcome,
            None => run(job),
        })
        .collect();
    let passed = keys
        .into_iter()
        .zip(&outcomes)
        .filter(|(_, outcome)| matches!(outcome, CodeOutcome::Ran(faults) if faults.is_empty()));
    remember(passes, passed.map(|(key, _)| key), cache);
    outcomes
}

fn code_key(job: &CodeJob, python: &Python) -> String {
    let own = ["code", python.release(), &job.tests, &job.solution, &job.stub];
    cache::digest(own.into_iter().chain(job.wrong.iter().map(String::as_str)))
}

impl SqlJob {
    fn faults(&self) -> Vec<Fault> {
        match Exercise::new(&self.setup, &self.answer, self.ordered, &self.wrong) {
            Ok(exercise) => exercise.faults(),
            Err(error) => vec![error.into()],
        }
    }

    fn key(&self) -> String {
        let order = if self.ordered { "given" } else { "any" };
        let own = ["sql", sql::engine(), order, &self.setup, &self.answer];
        let wrong = self.wrong.iter().map(|(query, _)| query.as_str());
        cache::digest(own.into_iter().chain(wrong))
    }
}

/// Fills the places that are still empty, on all cores. `progress` as in [`run_all`].
pub(super) fn run_open<T: Send>(
    outcomes: &mut [Option<T>],
    run: &(dyn Fn(usize) -> Option<T> + Sync),
    progress: &mut dyn FnMut(usize, usize),
) {
    let all = outcomes.len();
    let open: Vec<usize> =
        (0..all).filter(|index| matches!(outcomes.get(*index), Some(None))).collect();
    let mut done = all - open.len();
    progress(done, all);
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from).min(open.len());
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..workers {
            let (sender, next, open) = (sender.clone(), &next, &open);
            scope.spawn(move || {
                while let Some(index) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                    // Nobody listens any more only when the caller's thread is unwinding.
                    if sender.send((*index, run(*index))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (index, outcome) in receiver {
            if let Some(place) = outcomes.get_mut(index) {
                *place = outcome;
            }
            done += 1;
            progress(done, all);
        }
    });
}

/// Adds what passed to the cache's file.
pub(super) fn remember(
    mut passes: Passes,
    passed: impl Iterator<Item = String>,
    cache: Option<&Path>,
) {
    let Some(file) = cache else { return };
    let before = passes.clone();
    passes.extend(passed);
    if passes != before || !file.exists() {
        // A cache that cannot be written costs the next run its time, and nothing else.
        let _ = passes.write(file);
    }
}

/// The outcome that is known beforehand.
fn without_running(job: &Job, key: &str, python: &Python, passes: &Passes) -> Option<Outcome> {
    if let Some(reason) = python.misfit(job.since.as_deref(), job.until.as_deref()) {
        return Some(Outcome::NotRun(reason));
    }
    passes.contains(key).then_some(Outcome::Passed)
}

fn judge(job: &Job, python: &Python, launcher: &Launcher, limits: &Limits) -> Outcome {
    match python.run(launcher, &job.code, limits) {
        Ok(run) => match compare(&job.expected, &run) {
            Ok(()) => Outcome::Passed,
            Err(mismatch) => Outcome::Failed(mismatch),
        },
        Err(error) => Outcome::Broken(error),
    }
}

/// Every open job is taken by exactly one worker, so this is not met; if it were, it must not look like a pass.
fn lost() -> Outcome {
    Outcome::Broken(JudgeError::Launch { reason: words::a_worker_ended_early().to_owned() })
}
