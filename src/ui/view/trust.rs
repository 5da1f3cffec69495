//! What a pack would run, for whoever is asked to trust it.

use crate::ui::safe::visible;
use crate::ui::theme::{Role, paint};
use crate::ui::{Style, highlight};
use crate::words::counts::Noun;
use crate::words::ui::list as words;

use super::{counted, heading};

/// The code of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The question's id.
    pub id: String,
    /// The stub that the answer starts from.
    pub stub: String,
    /// The tests that run against the answer.
    pub tests: String,
}

/// Every task with its code.
pub fn tasks(pack: &str, tasks: &[Task], style: Style) -> String {
    if tasks.is_empty() {
        return words::nothing_would_run(&visible(pack));
    }
    let count = counted(tasks.len(), Noun::Question);
    let mut parts = vec![heading(&words::some_would_run(&count, &visible(pack)), style)];
    for task in tasks {
        let id = paint(&visible(&task.id), Role::Accent, style.color);
        parts.push(format!("{id}\n{}\n\n{}", code(&task.stub, style), code(&task.tests, style)));
    }
    parts.join("\n\n")
}

fn code(text: &str, style: Style) -> String {
    let text = visible(text);
    let colored = if style.color { highlight::lines(&text, "python") } else { None };
    let lines = colored.unwrap_or_else(|| text.lines().map(str::to_owned).collect());
    lines.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
