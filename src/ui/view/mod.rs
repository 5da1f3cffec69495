//! The screens, each from plain data to finished text.
//!
//! Nothing here reads input or decides anything: what may be pressed, graded or asked comes in as values.

pub mod answer;
pub mod counts;
pub mod day;
pub mod interview;
pub mod list;
pub mod mock_compare;
pub mod mock_report;
pub mod mock_set;
pub mod passed;
pub mod query;
pub mod question;
pub mod role;
pub mod score;
pub mod summary;
pub mod tests_run;
pub mod trust;

use unicode_width::UnicodeWidthStr;

use super::Style;
use super::safe::{visible, visible_line};
use super::theme::{Role, paint};
use super::wrap::{Face, Span, wrap};

/// The title of a part.
fn heading(text: &str, style: Style) -> String {
    paint(&visible(text), Role::Heading, style.color)
}

/// A line across the page with words in it, `── a · b ─────`: where the eye finds the next part. More words than fit
/// go on below.
fn rule(words: &[String], style: Style) -> String {
    const LEAD: &str = "── ";
    let room = style.width.saturating_sub(LEAD.width() + 1).max(1);
    let mut lines: Vec<String> = Vec::new();
    for word in words.iter().map(|word| visible_line(word)) {
        match lines.last_mut() {
            Some(line) if line.width() + 3 + word.width() <= room => {
                line.push_str(" · ");
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    let drawn = lines.iter().enumerate().map(|(place, line)| match place {
        0 => format!("{LEAD}{line} {}", "─".repeat(room.saturating_sub(line.width()))),
        _ => format!("   {line}"),
    });
    drawn
        .map(|line| paint(line.trim_end(), Role::Muted, style.color))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Plain text that somebody wrote, wrapped `indent` columns from the left, every line in the looks of `role`.
fn paragraph(text: &str, indent: usize, role: Role, style: Style) -> String {
    let spans = [Span { text: visible(text).into_owned(), face: Face::default() }];
    let margin = " ".repeat(indent);
    wrap(&spans, style.width.saturating_sub(indent).max(20), false, false)
        .into_iter()
        .map(|line| match line.text.is_empty() {
            true => String::new(),
            false => margin.clone() + &paint(&line.text, role, style.color),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// `1 question`, `2 questions`.
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// A count as a length, for [`counted`].
fn places(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// Parts one below the other with an empty line between; empty parts are left out.
fn stacked(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_fills_the_line_and_long_words_go_on_below() {
        let words = ["topic", "leaf", "1 of 3"].map(str::to_owned);
        let drawn = |width| rule(&words, Style { width, color: false });
        assert_eq!(drawn(30), "── topic · leaf · 1 of 3 ─────");
        assert_eq!(drawn(20), "── topic · leaf ────\n   1 of 3");
        assert_eq!(drawn(3), "── topic\n   leaf\n   1 of 3");
    }
}
