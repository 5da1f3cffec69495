//! What lies in a pack's folder and is not read, though its name says that it may hold questions: that is told.

use super::diagnostic::{Diagnostic, Severity};
use super::text::visible;

/// The rule under which it is told.
pub const CODE: &str = "not-read";

/// Endings that others read as Markdown.
const ENDINGS: &[&str] = &["md", "markdown", "mdown", "mkd", "mkdn"];

/// Why something is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A file of Markdown with another ending.
    Ending,
    /// A folder that is a link.
    LinkedFolder,
    /// A folder below the deepest that is looked into.
    TooDeep,
}

/// Whether a file that is not read has the name of a Markdown file; `README.MD` and the like never hold questions.
pub fn is_markdown(name: &str) -> bool {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_ending = ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    is_ending && ending != "md" && super::file_name::is_question_file(&format!("{stem}.md"))
}

/// The warning about a path inside the pack.
pub fn warning(path: &str, why: Why) -> Diagnostic {
    let (message, help) = match why {
        Why::Ending => (
            "this file is not read: the name of a question file ends in `.md`",
            "Rename it; a file that is none goes under `ignore` in pack.toml.",
        ),
        Why::LinkedFolder => (
            "this folder is not read: it is a link",
            "Put the folder itself here, or a pack.toml into it and import it as a pack of its own.",
        ),
        Why::TooDeep => (
            "this folder is not read: it lies more than 16 folders deep",
            "Move its files up: a pack is `topic/leaf.md`.",
        ),
    };
    Diagnostic {
        code: CODE,
        severity: Severity::Warning,
        path: visible(path).into_owned(),
        span: 0..0,
        line: 1,
        column: 1,
        message: message.to_owned(),
        help: Some(help.to_owned()),
    }
}
