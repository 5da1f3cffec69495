//! What lies in a pack's folder and is not read, though its name says that it may hold questions: that is told.

use super::diagnostic::{Diagnostic, Severity};
use super::text::visible;
use crate::words::pack::files as words;

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
        Why::Ending => (words::not_the_name_of_a_question_file(), words::rename_or_ignore_it()),
        Why::LinkedFolder => (words::folder_is_a_link(), words::put_the_folder_itself_here()),
        Why::TooDeep => (words::folder_lies_too_deep(), words::move_its_files_up()),
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
