//! Judges a `code` answer: its tests run against it in the limited child, one by one.
//!
//! The answer, the tests and the harness are one program, so nothing but that program has to reach the child. An answer can therefore
//! lie to the harness, about itself. What it cannot do is pass by accident or by silence: the names of the tests are known from their
//! text, their values are guarded from it (`guard.py`), and a pass needs a readable report of each of them, once and in order, and of the end.

mod fault;
pub mod mutants;

use serde::Deserialize;

use super::error::JudgeError;
use super::limits::Limits;
use super::python::{Launcher, Python};
use super::supervise::{Ending, Run};

pub use fault::{CodeFault, CodeJob};

const HARNESS: &str = include_str!("harness.py");
const GUARD: &str = include_str!("guard.py");
const SEEN: &str = include_str!("seen.py");

/// How the tests went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Every test that ran to its end, in order.
    pub tests: Vec<TestResult>,
    /// Why the run did not come to its end, if it did not.
    pub stopped: Option<Stop>,
    /// Time of the whole child, in milliseconds.
    pub elapsed_ms: u64,
}

/// One test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestResult {
    /// Name of the test function.
    pub name: String,
    /// Time it took, in milliseconds.
    pub elapsed_ms: u64,
    /// What went wrong; `None` when it passed.
    pub problem: Option<Problem>,
    /// What the answer printed meanwhile, cut to a screenful.
    pub printed: String,
}

/// An exception. Texts may hold control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Problem {
    /// Its type: `AssertionError`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its message.
    pub message: String,
    /// Line of the answer in which it came up, from 1.
    pub answer_line: Option<u32>,
    /// The line of the test that it left.
    pub source: String,
    /// Left side of a comparison that failed.
    pub got: Option<String>,
    /// Right side of a comparison that failed.
    pub expected: Option<String>,
    /// How they were compared: `Eq`, `In`.
    pub operator: Option<String>,
}

/// Why a run did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The answer (or the tests) could not be loaded.
    Unloaded(Problem),
    /// There is nothing to run.
    NoTests,
    /// The tests that were loaded, or that reported, are not those of the question.
    Miscounted {
        /// Tests of the question.
        expected: usize,
        /// Tests that were loaded, or that reported.
        found: usize,
    },
    /// The answer looks into its tests, which say what they expect.
    Looked {
        /// How: `sys._getframe`.
        what: String,
    },
    /// A line of the report cannot be read, so that none can be believed.
    Unreadable,
    /// The child ended early: in this test, or while loading.
    Ended {
        /// The test that was running.
        test: Option<String>,
        /// How it ended.
        ending: Ending,
        /// The last line of its complaints, or empty.
        complaint: String,
    },
}

impl Verdict {
    /// Whether every test passed.
    pub fn is_pass(&self) -> bool {
        self.stopped.is_none()
            && !self.tests.is_empty()
            && self.tests.iter().all(|test| test.problem.is_none())
    }
}

/// Limits of a `code` answer: as for `output`, with more room for output, since every test reports.
pub fn limits() -> Limits {
    Limits { output_bytes: 1 << 20, ..Limits::of_output() }
}

/// Runs `tests` against `answer`.
///
/// # Errors
/// When the child could not be started; whatever the code does is a [`Verdict`].
pub fn judge(
    python: &Python,
    launcher: &Launcher,
    answer: &str,
    tests: &str,
    limits: &Limits,
) -> Result<Verdict, JudgeError> {
    Ok(verdict(&python.run(launcher, &program(answer, tests), limits)?, &test_names(tests)))
}

/// The whole program for the child.
pub fn program(answer: &str, tests: &str) -> String {
    assembled(answer, tests, "False")
}

/// The same that ends after the first test that fails: for whom a failure is all there is to know.
fn program_up_to_first_failure(answer: &str, tests: &str) -> String {
    assembled(answer, tests, "True")
}

fn assembled(answer: &str, tests: &str, ends_early: &str) -> String {
    // A JSON string as serde_json writes it is a Python string literal with the same value.
    let literal = |text: &str| serde_json::Value::from(text).to_string();
    // Some editors begin a file with a byte order mark, which Python takes in a file and not in a string.
    let (answer, tests) = (literal(answer.trim_start_matches('\u{feff}')), literal(tests));
    let seen = literal(SEEN);
    format!(
        "ANSWER = {answer}\nTESTS = {tests}\nSEEN = {seen}\nENDS_EARLY = {ends_early}\n{GUARD}\n{HARNESS}"
    )
}

#[derive(Deserialize)]
#[serde(tag = "event", rename_all = "lowercase")]
enum Report {
    Loaded { tests: Vec<String> },
    Unloaded { problem: Problem },
    Start { test: String },
    End { test: String, problem: Option<Problem>, elapsed_ms: u64, printed: String },
    Looked { what: String },
    Done,
}

/// Names of the tests in `tests`, in the order in which they run: its functions whose names begin with `test`.
pub fn test_names(tests: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for line in tests.lines() {
        let Some(rest) = line.strip_prefix("async def ").or_else(|| line.strip_prefix("def "))
        else {
            continue;
        };
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let name = &rest[..end.unwrap_or(rest.len())];
        if name.starts_with("test") && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Reads what the harness reported of the tests called `expected`. A line that cannot be read, or a report out of its turn, is no pass.
pub fn verdict(run: &Run, expected: &[&str]) -> Verdict {
    let mut tests: Vec<TestResult> = Vec::new();
    let mut running = None;
    let mut stopped = None;
    let (mut is_done, mut is_loaded) = (false, false);
    for line in run.stdout.lines() {
        let Ok(report) = serde_json::from_str(line) else {
            stopped = stopped.or(Some(Stop::Unreadable));
            continue;
        };
        match report {
            Report::Loaded { tests } if tests.is_empty() => stopped = Some(Stop::NoTests),
            Report::Loaded { tests } => {
                is_loaded = true;
                if tests != expected {
                    let (expected, found) = (expected.len(), tests.len());
                    stopped = stopped.or(Some(Stop::Miscounted { expected, found }));
                }
            }
            Report::Unloaded { problem } => stopped = Some(Stop::Unloaded(problem)),
            Report::Start { test } => running = Some(test),
            Report::End { test, problem, elapsed_ms, printed } => {
                running = None;
                tests.push(TestResult { name: test, elapsed_ms, problem, printed });
            }
            Report::Looked { what } => stopped = stopped.or(Some(Stop::Looked { what })),
            Report::Done => is_done = true,
        }
    }
    // A line that was cut where the reading ended is no riddle.
    if run.ending == Ending::TooMuchOutput && stopped == Some(Stop::Unreadable) {
        stopped = None;
    }
    if stopped.is_none() && !(is_done && is_loaded && run.ending == Ending::Exited(0)) {
        let by_itself = matches!(run.ending, Ending::Exited(_) | Ending::Signal(_));
        let complaint = run.stderr.lines().last().filter(|_| by_itself);
        let complaint = complaint.unwrap_or_default().to_owned();
        stopped = Some(Stop::Ended { test: running, ending: run.ending, complaint });
    }
    if stopped.is_none()
        && !tests.iter().map(|test| test.name.as_str()).eq(expected.iter().copied())
    {
        let (expected, found) = (expected.len(), tests.len());
        stopped = Some(Stop::Miscounted { expected, found });
    }
    Verdict { tests, stopped, elapsed_ms: run.elapsed_ms }
}
