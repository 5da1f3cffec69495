//! The screens, each from plain data to finished text.
//!
//! Nothing here reads input or decides anything: what may be pressed, graded or asked comes in as values.

pub mod answer;
pub mod catch_up;
pub mod coach;
pub mod counts;
pub mod dated;
pub mod day;
pub mod glance;
pub mod goal;
pub mod health;
pub mod help;
pub mod interview;
pub mod list;
pub mod mock_card;
pub mod mock_compare;
pub mod mock_debrief;
pub mod mock_kit;
pub mod mock_list;
pub mod mock_report;
mod mock_rows;
pub mod mock_set;
pub mod mock_stats;
pub mod optimized;
pub mod passed;
pub mod place;
pub mod plan;
pub mod planned;
pub mod query;
pub mod question;
pub mod role;
pub mod rubric;
pub mod score;
pub mod stats;
pub mod summary;
pub mod tests_run;
pub mod trust;

use unicode_width::UnicodeWidthStr;

use super::Style;
use super::safe::{visible, visible_line};
use super::theme::{Role, paint};
use super::wrap::{Face, Span, wrap};
use crate::words::ScreenLanguage;
use crate::words::counts::Noun;

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

/// A header of one line. Each word comes with its weight: where not all fit, the lightest are left out, and the heaviest is shortened if
/// it does not fit alone.
fn header(words: &[(u8, String)], style: Style) -> String {
    const FRAME: usize = 4;
    let room = style.width.saturating_sub(FRAME).max(1);
    let mut words: Vec<(u8, String)> =
        words.iter().map(|(weight, word)| (*weight, visible_line(word))).collect();
    let width = |words: &[(u8, String)]| {
        words.iter().map(|(_, word)| word.width() + 3).sum::<usize>().saturating_sub(3)
    };
    while width(&words) > room && words.len() > 1 {
        let Some(lightest) = words.iter().map(|(weight, _)| *weight).min() else { break };
        // Of two that weigh the same the later one goes first.
        let Some(place) = words.iter().rposition(|(weight, _)| *weight == lightest) else { break };
        words.remove(place);
    }
    if let [(_, word)] = words.as_mut_slice() {
        while word.width() > room {
            word.pop();
            word.pop();
            word.push('…');
            if word.chars().count() <= 1 {
                break;
            }
        }
    }
    rule(&words.into_iter().map(|(_, word)| word).collect::<Vec<_>>(), style)
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

/// `1 question`, `2 questions`. The screens speak English.
fn counted(count: usize, noun: Noun) -> String {
    crate::words::counts::counted(ScreenLanguage::English, count, noun)
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
    fn a_header_never_wraps_and_keeps_what_weighs_most() {
        let words = [(1, "topic"), (5, "leaf/a-slug"), (3, "middle"), (4, "3 of 18"), (2, "new")];
        let words = words.map(|(weight, word)| (weight, word.to_owned()));
        let drawn = |width| header(&words, Style { width, color: false });
        assert_eq!(drawn(50), "── topic · leaf/a-slug · middle · 3 of 18 · new ──");
        assert_eq!(drawn(47), "── leaf/a-slug · middle · 3 of 18 · new ───────");
        assert_eq!(drawn(36), "── leaf/a-slug · middle · 3 of 18 ──");
        assert_eq!(drawn(30), "── leaf/a-slug · 3 of 18 ─────");
        assert_eq!(drawn(20), "── leaf/a-slug ─────");
        assert_eq!(drawn(10), "── leaf/…");
        for width in 1..60 {
            assert_eq!(drawn(width).lines().count(), 1, "{width}");
        }
    }

    #[test]
    fn a_rule_fills_the_line_and_long_words_go_on_below() {
        let words = ["topic", "leaf", "1 of 3"].map(str::to_owned);
        let drawn = |width| rule(&words, Style { width, color: false });
        assert_eq!(drawn(30), "── topic · leaf · 1 of 3 ─────");
        assert_eq!(drawn(20), "── topic · leaf ────\n   1 of 3");
        assert_eq!(drawn(3), "── topic\n   leaf\n   1 of 3");
    }
}
