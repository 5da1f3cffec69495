//! What is wrong with a `code` question itself.

use thiserror::Error;

use super::{Problem, Stop, Verdict, judge, limits};
use crate::judge::error::JudgeError;
use crate::judge::python::{Launcher, Python};
use crate::judge::supervise::Ending;
use crate::words::judge::code as words;

/// One `code` question: everything of it that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeJob {
    /// Whose it is; only for the caller.
    pub id: String,
    /// What the answer starts from.
    pub stub: String,
    /// The reference.
    pub solution: String,
    /// The tests.
    pub tests: String,
    /// Known wrong answers.
    pub wrong: Vec<String>,
    /// What it says of changes of the solution that pass the tests.
    pub notes: Vec<String>,
    /// First Python version that it holds for.
    pub since: Option<String>,
    /// Last Python version that it holds for.
    pub until: Option<String>,
}

/// Something of a question that does not hold when it is run.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CodeFault {
    /// The reference does not pass.
    #[error("{}", words::solution_fails(&reason(.0)))]
    Solution(Verdict),
    /// What the answer starts from passes already.
    #[error("{}", words::stub_passes())]
    Stub,
    /// A known wrong answer, counted from 1, passes.
    #[error("{}", words::wrong_answer_passes(.0))]
    NotWrong(usize),
    /// A known wrong answer cannot be loaded, so that no test looked at it.
    #[error("{}", words::wrong_answer_fails_before_any_test(number, &reason(.verdict)))]
    Unloaded {
        /// Which one, from 1.
        number: usize,
        /// What came of it.
        verdict: Verdict,
    },
}

impl CodeFault {
    /// Whether it may be due to a machine that was busy, and not to the question.
    pub fn may_pass(&self) -> bool {
        let (Self::Solution(verdict) | Self::Unloaded { verdict, .. }) = self else { return false };
        matches!(verdict.stopped, Some(Stop::Ended { ending: Ending::TimedOut, .. }))
    }
}

impl CodeJob {
    /// Runs all of it and gives what does not hold.
    ///
    /// # Errors
    /// When a child could not be started.
    pub fn faults(
        &self,
        python: &Python,
        launcher: &Launcher,
    ) -> Result<Vec<CodeFault>, JudgeError> {
        let run = |answer: &str| judge(python, launcher, answer, &self.tests, &limits());
        let mut faults = Vec::new();
        let solution = run(&self.solution)?;
        if !solution.is_pass() {
            faults.push(CodeFault::Solution(solution));
        }
        if run(&self.stub)?.is_pass() {
            faults.push(CodeFault::Stub);
        }
        for (place, wrong) in self.wrong.iter().enumerate() {
            let (number, verdict) = (place + 1, run(wrong)?);
            if verdict.is_pass() {
                faults.push(CodeFault::NotWrong(number));
            } else if is_before_tests(&verdict) {
                faults.push(CodeFault::Unloaded { number, verdict });
            }
        }
        Ok(faults)
    }
}

fn is_before_tests(verdict: &Verdict) -> bool {
    match &verdict.stopped {
        Some(Stop::Unloaded(_) | Stop::NoTests | Stop::Miscounted { .. } | Stop::Unreadable) => {
            true
        }
        Some(Stop::Ended { test, .. }) => test.is_none() && verdict.tests.is_empty(),
        Some(Stop::Looked { .. }) | None => false,
    }
}

/// The first thing that went wrong, on one line: `test_two: expected 4, got 2`.
fn reason(verdict: &Verdict) -> String {
    let mut failed = verdict.tests.iter().filter_map(|test| Some((test, test.problem.as_ref()?)));
    if let Some((test, problem)) = failed.next() {
        return format!("{}: {}", test.name, problem.line());
    }
    verdict.stopped.as_ref().map(Stop::line).unwrap_or_default()
}

impl Problem {
    /// What it is, on one line: `expected 4, got 2`, or `ValueError: no (line 2 of the answer)`.
    pub fn line(&self) -> String {
        let is_equality = self.operator.as_deref() == Some("Eq");
        if let (Some(got), Some(expected), true) = (&self.got, &self.expected, is_equality) {
            return words::expected_and_got(expected, got);
        }
        let colon = if self.message.is_empty() { "" } else { ": " };
        let place = match (self.answer_line, self.source.as_str()) {
            (Some(line), _) => words::line_of_the_answer(&line),
            (None, "") => String::new(),
            (None, source) => words::at_source(&source),
        };
        one_line(format!("{}{colon}{}{place}", self.kind, self.message))
    }
}

impl Stop {
    /// Why it was, on one line.
    pub fn line(&self) -> String {
        match self {
            Self::Unloaded(problem) => words::does_not_load(&problem.line()),
            Self::NoTests => words::there_are_no_tests().to_owned(),
            Self::Miscounted { expected, found } => words::tests_reported(found, expected),
            Self::Looked { what } => one_line(words::looks_into_its_tests(what)),
            Self::Unreadable => words::report_cannot_be_read().to_owned(),
            Self::Ended { test, ending, complaint } => {
                let before = || words::before_the_tests().to_owned();
                let place = test.as_ref().map_or_else(before, |test| words::in_test(test));
                one_line(match complaint.is_empty() {
                    true => words::ended_at(ending, &place),
                    false => words::ended_at_with(ending, &place, complaint),
                })
            }
        }
    }
}

/// The same on one line: what an answer says must begin none.
fn one_line(text: String) -> String {
    let is_break = |letter: char| {
        matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    text.replace(is_break, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_what_came_or_where_it_came_up() {
        let text = |text: &str| Some(text.to_owned());
        let equal = Problem {
            kind: "AssertionError".into(),
            got: text("2"),
            expected: text("4"),
            operator: text("Eq"),
            source: "assert double(2) == 4".into(),
            ..Problem::default()
        };
        let inside = Problem { operator: text("In"), ..equal.clone() };
        let raised = Problem {
            kind: "ValueError".into(),
            message: "no".into(),
            answer_line: Some(2),
            ..Problem::default()
        };
        assert_eq!(equal.line(), "expected 4, got 2");
        assert_eq!(inside.line(), "AssertionError at `assert double(2) == 4`");
        assert_eq!(raised.line(), "ValueError: no (line 2 of the answer)");
        let two_lines =
            Problem { kind: "E\nx".into(), message: "a\r\u{2028}b".into(), ..Problem::default() };
        assert_eq!(two_lines.line(), "E x: a  b");
        let ended = |test| Stop::Ended { test, ending: Ending::TimedOut, complaint: String::new() };
        assert_eq!(ended(text("test_a")).line(), "it did not end in time in test_a");
        assert_eq!(ended(None).line(), "it did not end in time before the tests");
    }
}
