//! The screens, each from plain data to finished text.
//!
//! Nothing here reads input or decides anything: what may be pressed, graded or asked comes in as values.

pub mod answer;
pub mod day;
pub mod list;
pub mod query;
pub mod question;
pub mod score;
pub mod summary;

use super::Style;
use super::theme::{Role, paint};

/// The title of a part.
fn heading(text: &str, style: Style) -> String {
    paint(text, Role::Heading, style.color)
}

/// `1 question`, `2 questions`.
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// Parts one below the other with an empty line between; empty parts are left out.
fn stacked(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}
