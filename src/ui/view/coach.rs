//! What a second reader says about an answer.

use super::{heading, paragraph};
use crate::ui::Style;
use crate::ui::theme::{Role, paint};
use crate::words::ui::answer as words;

/// That it reads, and how it can be ended.
pub fn reading(style: Style) -> String {
    paint(words::coach_reads(), Role::Muted, style.color)
}

/// Its remark, and what it ticks. Both are a suggestion.
pub fn advice(ticks: &[usize], comment: &str, style: Style) -> String {
    let numbers: Vec<String> = ticks.iter().map(usize::to_string).collect();
    let ticked = match ticks.len() {
        0 => words::coach_ticks_nothing().to_owned(),
        _ => words::coach_ticks(&numbers.join(", ")),
    };
    let comment = match comment.is_empty() {
        true => String::new(),
        false => paragraph(comment, 2, Role::Plain, style) + "\n",
    };
    let ticked = paragraph(&ticked, 2, Role::Muted, style);
    format!("{}\n{comment}{ticked}", heading(words::coach(), style))
}

/// Why it says nothing.
pub fn silent(why: &str, style: Style) -> String {
    let text = words::coach_says_nothing(&why);
    paragraph(&text, 0, Role::Warn, style)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { width: 60, color: false };

    #[test]
    fn a_remark_cannot_control_the_terminal() {
        let drawn = advice(&[1, 3], "good\u{1b}[2J\u{7}\nbut short", PLAIN);
        assert!(!drawn.contains(['\u{1b}', '\u{7}']), "{drawn:?}");
        assert!(drawn.starts_with("Coach\n  good␛[2J␇"), "{drawn}");
        assert!(drawn.ends_with("It ticks 1, 3: a suggestion. t changes it, and you grade."));
        let failed = silent("it ended with exit code 1: \u{1b}]0;x\u{7}", PLAIN);
        assert!(!failed.contains(['\u{1b}', '\u{7}']), "{failed:?}");
    }

    #[test]
    fn one_that_ticks_nothing_and_says_nothing_is_told() {
        assert_eq!(advice(&[], "", PLAIN), "Coach\n  It ticks nothing; you grade.");
    }
}
