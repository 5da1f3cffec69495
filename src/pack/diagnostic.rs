//! What is wrong, where, and what to do about it: plain data.
//!
//! Nothing here decides what a mistake is, and nothing is drawn; see `render` for that.

use std::ops::Range;

use serde::Serialize;

use super::span::{LineIndex, SourceText};
use super::text::visible;
use crate::words::pack::common as words;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Blocks an import.
    Error,
    /// Bad craft; an error only under `--strict`.
    Warning,
    /// Worth knowing, never an error.
    Note,
}

impl Severity {
    /// The word for people and for JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One problem at one place of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable name of the rule, `unknown-section` for example.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// File, relative to the pack, with `/`.
    pub path: String,
    /// Bytes of the file; the offsets count a byte order mark and carriage returns.
    pub span: Range<usize>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong. Holds no control characters.
    pub message: String,
    /// What to do. Holds no control characters.
    pub help: Option<String>,
}

/// A problem before its file is known; the span is one of the normalised text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub code: &'static str,
    pub severity: Severity,
    pub span: Range<usize>,
    pub message: String,
    pub help: Option<String>,
}

impl Problem {
    pub fn error(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, span, message: message.into(), help: None }
    }

    pub fn warning(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    pub fn note(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, span, message) }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds "did you mean …" if there is something near; keeps the help that is there otherwise.
    pub fn suggest(self, near: Option<&str>) -> Self {
        match near {
            Some(word) => self.help(words::did_you_mean(&word)),
            None => self,
        }
    }
}

/// Most errors of one file, and most warnings and notes; a hostile file could have millions.
pub(crate) const PROBLEMS_MAX: usize = 1000;

/// The problems of one file, up to [`PROBLEMS_MAX`] of those that block an import and as many of those that do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    errors: usize,
    others: usize,
    /// Whether there were more errors; the span is that of the first one left out.
    more_errors: Option<Range<usize>>,
    /// The same of warnings and notes.
    more_others: Option<Range<usize>>,
}

impl Problems {
    pub fn push(&mut self, problem: Problem) {
        let (count, more) = match problem.severity {
            Severity::Error => (&mut self.errors, &mut self.more_errors),
            Severity::Warning | Severity::Note => (&mut self.others, &mut self.more_others),
        };
        if *count < PROBLEMS_MAX {
            *count += 1;
            self.list.push(problem);
        } else if more.is_none() {
            *more = Some(problem.span);
        }
    }

    /// Whether an error that is pushed now is only counted as more: what takes work to tell need not be worked out.
    pub fn is_full(&self) -> bool {
        self.more_errors.is_some()
    }

    pub fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Where problems of these rules begin, in the order of the text.
    pub fn starts(&self, codes: &[&str]) -> Vec<usize> {
        let found = self.list.iter().filter(|one| codes.contains(&one.code));
        let mut starts: Vec<usize> = found.map(|one| one.span.start).collect();
        starts.sort_unstable();
        starts
    }

    pub fn last_mut(&mut self) -> Option<&mut Problem> {
        self.list.last_mut()
    }

    /// All of them in the order of the text.
    pub fn into_sorted(mut self) -> Vec<Problem> {
        const CODE: &str = "too-many-problems";
        if let Some(span) = self.more_errors {
            let message = words::more_errors(&PROBLEMS_MAX);
            self.list.push(Problem::error(CODE, span, message));
        }
        // What does not block an import does not block it in any number.
        if let Some(span) = self.more_others {
            let message = words::more_warnings(&PROBLEMS_MAX);
            self.list.push(Problem::warning(CODE, span, message));
        }
        self.list.sort_by_key(|problem| problem.span.start);
        self.list
    }
}

/// Gives problems their file, line and column.
pub(crate) fn place(problems: Problems, path: &str, text: &SourceText<'_>) -> Vec<Diagnostic> {
    let problems = problems.into_sorted();
    if problems.is_empty() {
        return Vec::new();
    }
    let lines = LineIndex::new(text.whole());
    let place_one = |problem: Problem| {
        let position = lines.position(text.whole_offset(problem.span.start));
        Diagnostic {
            code: problem.code,
            severity: problem.severity,
            path: path.to_owned(),
            span: text.file_span(&problem.span),
            line: position.line,
            column: position.column,
            message: visible(&problem.message).into_owned(),
            help: problem.help.map(|help| visible(&help).into_owned()),
        }
    };
    problems.into_iter().map(place_one).collect()
}

/// Sorts by file, place and code, and drops repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let key = |one: &Diagnostic| (one.path.clone(), one.span.start, one.span.end, one.code);
    diagnostics.sort_by_cached_key(key);
    diagnostics.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_in_any_number_are_no_error_and_hide_none() {
        let mut problems = Problems::default();
        for at in 0..PROBLEMS_MAX + 5 {
            problems.push(Problem::warning("w", at..at, "a warning"));
        }
        problems.push(Problem::error("e", 9..9, "an error"));
        assert!(!problems.is_full());
        let errors: Vec<Problem> = problems
            .into_sorted()
            .into_iter()
            .filter(|one| one.severity == Severity::Error)
            .collect();
        assert_eq!(errors.iter().map(|one| one.code).collect::<Vec<_>>(), ["e"]);
    }
}
