//! A file or a pack without a question: that is told, with what the text looks like.

use crate::pack::diagnostic::{Diagnostic, Problem, Problems, Severity, place};
use crate::pack::manifest::MANIFEST_FILE;
use crate::pack::parse::Parsed;
use crate::pack::source::PackSource;

const CODE: &str = "no-question";

/// What to tell of a file that was read and holds no question.
pub fn in_file(parsed: &Parsed<'_>) -> Vec<Diagnostic> {
    let mut problems = Problems::default();
    let message = "this file holds no question";
    let help = looks_like(parsed.text.as_str());
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

/// What a text without a question looks like, and what to do about it.
fn looks_like(text: &str) -> String {
    let any = |found: fn(&str) -> bool| text.lines().any(|line| found(line.trim()));
    let convert = "`viva convert FILE --out PACK` makes a pack of it.";
    let form = if text.trim().is_empty() {
        "It is empty."
    } else if any(|line| line.starts_with("Q:")) && any(|line| line.starts_with("A:")) {
        "It looks like `Q:`/`A:` cards."
    } else if any(|line| line.contains("::") && !line.starts_with("```")) || any(|line| line == "?")
    {
        "It looks like flash cards with `::` or `?`."
    } else if any(|line| line.starts_with("<details")) {
        "It looks like questions with folded answers."
    } else if any(|line| line.starts_with("#notetype") || line.starts_with("#separator")) {
        "It looks like a text export of Anki."
    } else if any(|line| line.starts_with("# ") || line.starts_with("### ")) {
        "It has headings, but no `## Question {#id .level}`."
    } else {
        "A question starts with `## Question {#id .level}`."
    };
    if form.starts_with("It looks like") || form.starts_with("It has headings") {
        return format!(
            "{form} {convert} `viva help format` shows how a question is written; a file that is none goes under `ignore` in pack.toml."
        );
    }
    format!(
        "{form} `viva help format` shows how a question is written; a file that is none goes under `ignore` in pack.toml."
    )
}
