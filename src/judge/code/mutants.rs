//! Small changes of a solution. Tests that let one pass do not look at what was changed.

use serde::Deserialize;

use super::{Verdict, limits};
use crate::judge::error::JudgeError;
use crate::judge::limits::Limits;
use crate::judge::python::{Launcher, Python};
use crate::judge::supervise::Ending;
use crate::words::judge::code as words;

const GENERATOR: &str = include_str!("mutants.py");

/// Time that a mutant gets at least, in milliseconds.
const WALL_MIN_MS: u64 = 1_000;

/// How many times as long as the solution a mutant may run.
const WALL_FACTOR: u64 = 10;

/// A solution with one thing changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// Line of the solution, from 1.
    pub line: usize,
    /// What was changed: the line before and after it.
    pub name: String,
    /// The whole program.
    pub source: String,
}

#[derive(Deserialize)]
struct Line {
    program: usize,
    line: usize,
    name: String,
    source: String,
}

/// Every mutant of every solution, in the order of the solutions. What Python cannot read has none.
///
/// # Errors
/// When the child could not be started, or did not come to its end.
pub fn mutants(
    python: &Python,
    launcher: &Launcher,
    solutions: &[&str],
) -> Result<Vec<Vec<Mutant>>, JudgeError> {
    let mut found: Vec<Vec<Mutant>> = Vec::new();
    found.resize_with(solutions.len(), Vec::new);
    if solutions.is_empty() {
        return Ok(found);
    }
    // A JSON text as serde_json writes it is a Python literal with the same value.
    let list = serde_json::Value::from(solutions).to_string();
    let generous = Limits { wall_ms: 60_000, cpu_seconds: 60, output_bytes: 64 << 20, ..limits() };
    let run = python.run(launcher, &format!("PROGRAMS = {list}\n{GENERATOR}"), &generous)?;
    let failed = |reason: &str| JudgeError::Launch { reason: reason.to_owned() };
    if run.ending != Ending::Exited(0) {
        let said = run.stderr.lines().last().unwrap_or_default();
        return Err(failed(&words::changes_could_not_be_made(&run.ending, &said)));
    }
    for line in run.stdout.lines() {
        let Line { program, line, name, source } =
            serde_json::from_str(line).map_err(|_| failed(words::changes_cannot_be_read()))?;
        if let Some(own) = found.get_mut(program) {
            own.push(Mutant { line, name, source });
        }
    }
    Ok(found)
}

/// Limits of a mutant whose solution took this long, in milliseconds.
pub fn limits_of_mutant(solution_ms: u64) -> Limits {
    let wall_ms = solution_ms.saturating_mul(WALL_FACTOR).max(WALL_MIN_MS);
    Limits { wall_ms: wall_ms.min(limits().wall_ms), ..limits() }
}

/// Runs tests against a mutant up to the first that fails.
///
/// # Errors
/// When the child could not be started.
pub fn judge_mutant(
    python: &Python,
    launcher: &Launcher,
    mutant: &Mutant,
    tests: &str,
    limits: &Limits,
) -> Result<Verdict, JudgeError> {
    let program = super::program_up_to_first_failure(&mutant.source, tests);
    Ok(super::verdict(&python.run(launcher, &program, limits)?, &super::test_names(tests)))
}
