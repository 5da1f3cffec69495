//! Wrong keys as diagnostics: each at the fence that holds the key.

use super::check_run::Truth;
use crate::domain::labels::Kind;
use crate::pack::check::PlacedQuestion;
use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::parse::fence::Special;

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

fn diagnostic(placed: &PlacedQuestion, reason: &str) -> Diagnostic {
    let (special, message) = match placed.question.kind {
        Kind::Output => (Special::Output, "does not print its output"),
        Kind::Sql => (Special::SqlAnswer, "does not hold when it is run"),
        _ => (Special::PythonSolution, "does not hold when it is run"),
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
