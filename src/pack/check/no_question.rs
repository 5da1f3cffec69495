//! A file or a pack without a question: that is told.

use crate::pack::diagnostic::{Diagnostic, Problem, Problems, Severity, place};
use crate::pack::manifest::MANIFEST_FILE;
use crate::pack::parse::Parsed;
use crate::pack::source::PackSource;
use crate::words::pack::files as words;

const CODE: &str = "no-question";

/// What to tell of a file that was read and holds no question.
pub fn in_file(parsed: &Parsed<'_>) -> Vec<Diagnostic> {
    let mut problems = Problems::default();
    let message = words::file_holds_no_question();
    let help = advice(parsed.text.as_str());
    problems.push(Problem::warning(CODE, 0..0, message).help(help));
    place(problems, &parsed.path, &parsed.text)
}

/// What to tell of a pack without files.
pub fn in_pack(source: &PackSource) -> Diagnostic {
    let path = if source.path_of(MANIFEST_FILE).is_some_and(|path| path.is_file()) {
        MANIFEST_FILE
    } else {
        ""
    };
    Diagnostic {
        code: CODE,
        severity: Severity::Error,
        path: path.to_owned(),
        span: 0..0,
        line: 1,
        column: 1,
        message: words::no_question_file_here().to_owned(),
        help: Some(words::how_questions_stand().to_owned()),
    }
}

/// How a question is written; what else a text may be is known to whoever reads other forms.
fn advice(text: &str) -> String {
    let begin = if text.trim().is_empty() { words::it_is_empty() } else { "" };
    words::how_a_question_starts(&begin)
}
