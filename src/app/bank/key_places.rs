//! Wrong and weak keys as diagnostics: each at the fence that holds the key, or the line of it.

use std::ops::Range;

use super::check_mutants::Passing;
use super::check_run::Truth;
use crate::domain::labels::Kind;
use crate::pack::check::PlacedQuestion;
use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::parse::fence::Special;
use crate::pack::source::PackSource;
use crate::words::app::checking as words;

/// A diagnostic for every wrong key of `questions`, in their order.
pub fn wrong_keys(truth: &Truth, questions: &[PlacedQuestion]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, reason) in truth.failed() {
        let Some(placed) = questions.iter().find(|placed| placed.question.id.as_str() == id) else {
            continue;
        };
        found.push(diagnostic(placed, reason));
    }
    found
}

/// A diagnostic for every change of a key that the question lets pass, at the line that was changed: a warning, an error where `strict`.
pub fn weak_keys(
    truth: &Truth,
    questions: &[PlacedQuestion],
    source: &PackSource,
    strict: bool,
) -> Vec<Diagnostic> {
    let diagnostic = |passing: &Passing| {
        let placed = questions.iter().find(|placed| placed.question.id.as_str() == passing.id)?;
        let bytes = source.read(&placed.path).unwrap_or_default();
        Some(Diagnostic {
            code: "mutant",
            severity: if strict { Severity::Error } else { Severity::Warning },
            path: placed.path.clone(),
            span: span_of(&bytes, passing.line),
            line: passing.line,
            column: 1,
            message: format!("{}: {}", passing.id, passing.message),
            help: Some(words::add_a_test_that_tells_it().to_owned()),
        })
    };
    truth.mutants().passing.iter().filter_map(diagnostic).collect()
}

/// The bytes of a line, without its end.
fn span_of(bytes: &[u8], line: usize) -> Range<usize> {
    let mut at = 0;
    for (number, text) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if number == line {
            return at..at + text.trim_ascii_end().len();
        }
        at += text.len() + 1;
    }
    0..0
}

fn diagnostic(placed: &PlacedQuestion, reason: &str) -> Diagnostic {
    let (special, message) = match placed.question.kind {
        Kind::Output => (Special::Output, words::does_not_print_its_output()),
        Kind::Sql => (Special::SqlAnswer, words::does_not_hold_when_it_is_run()),
        _ => (Special::PythonSolution, words::does_not_hold_when_it_is_run()),
    };
    let fence = placed.fences.iter().find(|fence| fence.special == special);
    let (span, line) = match fence {
        Some(fence) => (fence.span.clone(), fence.line),
        None => (placed.span.clone(), placed.line),
    };
    Diagnostic {
        code: "wrong-key",
        severity: Severity::Error,
        path: placed.path.clone(),
        span,
        line,
        column: 1,
        message: format!("{} {message}", placed.question.id),
        help: Some(reason.trim_end().to_owned()),
    }
}
