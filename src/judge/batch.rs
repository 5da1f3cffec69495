//! Judges many pieces of code, on all cores, and skips what passed before.
//!
//! Results come in the order of the jobs, whatever finished first. Must not print: progress goes to the caller.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::cache::{Passes, key};
use super::error::JudgeError;
use super::limits::Limits;
use super::output::{Mismatch, compare};
use super::python::{Launcher, Python};

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
    let mut passes = cache.map(Passes::read).unwrap_or_default();
    let keys: Vec<String> =
        jobs.iter().map(|job| key(&job.code, &job.expected, python.release())).collect();
    let mut outcomes: Vec<Option<Outcome>> = jobs
        .iter()
        .zip(&keys)
        .map(|(job, key)| without_running(job, key, python, &passes))
        .collect();
    let open: Vec<(usize, &Job)> = jobs
        .iter()
        .enumerate()
        .filter(|(index, _)| matches!(outcomes.get(*index), Some(None)))
        .collect();

    let mut done = jobs.len() - open.len();
    progress(done, jobs.len());
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from).min(open.len());
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..workers {
            let (sender, next, open) = (sender.clone(), &next, &open);
            scope.spawn(move || {
                while let Some((index, job)) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                    // Nobody listens any more only when the caller's thread is unwinding.
                    if sender.send((*index, judge(job, python, launcher, limits))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (index, outcome) in receiver {
            if let Some(place) = outcomes.get_mut(index) {
                *place = Some(outcome);
            }
            done += 1;
            progress(done, jobs.len());
        }
    });

    let outcomes: Vec<Outcome> =
        outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(lost)).collect();
    if let Some(file) = cache {
        let passed = keys
            .into_iter()
            .zip(&outcomes)
            .filter(|(_, outcome)| matches!(outcome, Outcome::Passed));
        let before = passes.clone();
        passes.extend(passed.map(|(key, _)| key));
        if passes != before || !file.exists() {
            // A cache that cannot be written costs the next run its time, and nothing else.
            let _ = passes.write(file);
        }
    }
    outcomes
}

/// The outcome that is known beforehand.
fn without_running(job: &Job, key: &str, python: &Python, passes: &Passes) -> Option<Outcome> {
    if !python.fits(job.since.as_deref(), job.until.as_deref()) {
        return Some(Outcome::NotRun(reason(job, python)));
    }
    passes.contains(key).then_some(Outcome::Passed)
}

fn reason(job: &Job, python: &Python) -> String {
    let (major, minor) = python.version();
    let needed = match (&job.since, &job.until) {
        (Some(since), Some(until)) => format!("{since} to {until}"),
        (Some(since), None) => format!("{since} or newer"),
        (None, Some(until)) => format!("{until} or older"),
        (None, None) => "any".to_owned(),
    };
    format!("needs Python {needed}, found {major}.{minor}")
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
    Outcome::Broken(JudgeError::Launch { reason: "a worker ended early".to_owned() })
}
