//! Where questions are, for rules that compare them.

use std::ops::Range;

use crate::domain::question::Question;
use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::outline::QuestionOutline;
use crate::pack::parse::Parsed;
use crate::pack::text::visible;

/// Where a question's heading is, for rules that compare questions of several files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub path: String,
    pub span: Range<usize>,
    pub line: usize,
    pub column: usize,
}

impl Spot {
    pub fn of(parsed: &Parsed<'_>, question: &QuestionOutline) -> Self {
        let heading = &question.heading;
        let before = parsed.text.as_str().get(..heading.start).unwrap_or_default();
        let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        let span = parsed.text.file_span(heading);
        Self { path: parsed.path.clone(), span, line: question.line, column }
    }

    pub fn warning(&self, code: &'static str, message: String, help: String) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Warning,
            path: self.path.clone(),
            span: self.span.clone(),
            line: self.line,
            column: self.column,
            message: visible(&message).into_owned(),
            help: Some(visible(&help).into_owned()),
        }
    }
}

/// Outlines with the questions that were built from them.
pub(super) fn built<'p>(
    parsed: &'p Parsed<'_>,
) -> impl Iterator<Item = (&'p QuestionOutline, &'p Question)> {
    parsed.outline.questions.iter().filter_map(|outline| {
        outline.built.and_then(|at| parsed.questions.get(at)).map(|question| (outline, question))
    })
}
