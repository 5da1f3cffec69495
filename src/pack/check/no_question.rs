//! A file or a pack without a question: that is told.

use crate::pack::diagnostic::{Diagnostic, Problem, Problems, Severity, place};
use crate::pack::manifest::MANIFEST_FILE;
use crate::pack::parse::Parsed;
use crate::pack::source::PackSource;

const CODE: &str = "no-question";

/// What to tell of a file that was read and holds no question.
pub fn in_file(parsed: &Parsed<'_>) -> Vec<Diagnostic> {
    let mut problems = Problems::default();
    let message = "this file holds no question";
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
        message: "there is no question file here".to_owned(),
        help: Some("Questions stand in `topic/leaf.md`; `viva new` writes the first one, `viva help format` shows how they look.".to_owned()),
    }
}

/// How a question is written; what else a text may be is known to whoever reads other forms.
fn advice(text: &str) -> String {
    let begin = if text.trim().is_empty() { "It is empty. " } else { "" };
    format!(
        "{begin}A question starts with `## Question {{#id .level}}`: `viva help format` shows one of each kind. A file that is none goes under `ignore` in pack.toml."
    )
}
