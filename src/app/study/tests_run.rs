//! Runs the tests of `code` questions and turns what came of it into what is shown.

use crate::app::bank::check_run;
use crate::app::context::Context;
use crate::clock::Clock;
use crate::domain::attempt::Attempt;
use crate::domain::question::{Question, Wrong};
use crate::judge::code::{self, Problem, Stop, Verdict};
use crate::judge::error::JudgeError;
use crate::judge::limits::Limits;
use crate::judge::python::{Launcher, Python};
use crate::judge::supervise::Ending;
use crate::ui::Style;
use crate::ui::view::tests_run::{self as view, Report, Stopped, Test};
use crate::words::app::asking as words;

/// What runs Python in this session.
#[derive(Debug)]
pub struct Bench {
    python: Python,
    launcher: Launcher,
    /// Times are shown only where they are real.
    shows_time: bool,
}

/// What of a question judges its answers.
#[derive(Debug)]
pub struct Task {
    tests: String,
    wrong: Vec<Wrong>,
}

impl Task {
    /// The task of a question.
    pub fn of(question: &Question) -> Self {
        let content = &question.content;
        Self { tests: content.tests.clone().unwrap_or_default(), wrong: content.wrong.clone() }
    }

    /// Why an answer is wrong that is, but for space at the end of lines, a known wrong one.
    fn reason(&self, answer: &str) -> Option<String> {
        let answer = normal(answer);
        let known = self.wrong.iter().find(|wrong| normal(&wrong.code) == answer);
        known.map(|wrong| wrong.reason.clone())
    }
}

impl Bench {
    /// Looks for Python; the reason why there is none is a fragment with a sentence on what to do.
    pub fn find(context: &Context) -> Result<Self, String> {
        let python = Python::find(None).map_err(|error| sentence(&error))?;
        let launcher = check_run::launcher(context).map_err(|error| error.message)?;
        let shows_time = matches!(context.env.clock, Clock::System(_));
        Ok(Self { python, launcher, shows_time })
    }

    /// Why the question is not for the Python that was found.
    pub fn python_misfit(&self, question: &Question) -> Option<String> {
        self.python.misfit(question.since.as_deref(), question.until.as_deref())
    }

    /// Runs the tests against an answer: what the attempt was, and what came of each test.
    ///
    /// # Errors
    /// The reason why nothing could be run.
    pub fn judge(
        &self,
        task: &Task,
        answer: &str,
        style: Style,
    ) -> Result<(Attempt, String), String> {
        let verdict = code::judge(&self.python, &self.launcher, answer, &task.tests, &limits())
            .map_err(|error| sentence(&error))?;
        let is_pass = verdict.is_pass();
        let is_uncounted = verdict.stopped.as_ref().is_some_and(is_no_attempt);
        let mut report = report(verdict, answer);
        report.elapsed_ms = report.elapsed_ms.filter(|_| self.shows_time);
        report.reason = task.reason(answer).filter(|_| !is_pass);
        let attempt = match is_pass {
            true => Attempt::Right,
            false if is_uncounted => Attempt::Uncounted,
            false => Attempt::Wrong,
        };
        Ok((attempt, view::report(&report, style)))
    }
}

/// Somebody waits at a prompt: Ctrl-C ends the run and not the session.
fn limits() -> Limits {
    Limits { is_interruptible: true, ..code::limits() }
}

/// Whether a run says nothing about an answer: it was stopped from outside, or the text is no Python yet.
fn is_no_attempt(stop: &Stop) -> bool {
    match stop {
        Stop::Ended { ending, .. } => *ending == Ending::Interrupted,
        Stop::Unloaded(problem) => {
            matches!(problem.kind.as_str(), "SyntaxError" | "IndentationError" | "TabError")
        }
        _ => false,
    }
}

fn sentence(error: &JudgeError) -> String {
    error.hint().map_or_else(|| error.to_string(), |hint| format!("{error}. {hint}"))
}

fn normal(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

fn report(verdict: Verdict, answer: &str) -> Report {
    let tests = verdict.tests.into_iter().map(|test| Test {
        name: test.name,
        problem: test.problem.map(|problem| shown(problem, answer)),
        printed: test.printed,
    });
    let stopped = verdict.stopped.map(|stop| match stop {
        Stop::Unloaded(problem) => Stopped {
            test: None,
            why: words::code_does_not_load().to_owned(),
            problem: Some(shown(problem, answer)),
            is_from_outside: false,
        },
        Stop::NoTests | Stop::Miscounted { .. } | Stop::Looked { .. } | Stop::Unreadable => {
            Stopped { test: None, why: stop.line(), problem: None, is_from_outside: false }
        }
        Stop::Ended { test, ending, complaint } => {
            let colon = if complaint.is_empty() { "" } else { ": " };
            let is_from_outside = ending == Ending::Interrupted;
            let why = words::it_ended(&ending, &colon, &complaint);
            Stopped { test, why, problem: None, is_from_outside }
        }
    });
    Report { tests: tests.collect(), stopped, reason: None, elapsed_ms: Some(verdict.elapsed_ms) }
}

fn shown(problem: Problem, answer: &str) -> view::Problem {
    let is_same = matches!(problem.operator.as_deref(), Some("Eq" | "Is"));
    let values = problem.expected.zip(problem.got).map(|(right, left)| match is_same {
        true => view::Values::Same { expected: right, got: left },
        false => view::Values::Other { left, right },
    });
    let colon = if problem.message.is_empty() { "" } else { ": " };
    let line = problem.answer_line.and_then(|number| {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        Some((number, answer.lines().nth(place)?.to_owned()))
    });
    view::Problem {
        what: match values {
            Some(_) => String::new(),
            None => format!("{}{colon}{}", problem.kind, problem.message),
        },
        source: problem.source,
        values,
        line,
    }
}
