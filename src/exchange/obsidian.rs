//! Form `obsidian`: cards of the spaced repetition plugin. `::` and `:::` on one line, `?` and `??` on a line between the sides, `==gap==`
//! and `{{gap}}` in a paragraph. Nothing in code is a separator, and `<!--SR:…-->` is a schedule, not text.

use super::blocks::code_ranges;
use super::card::{Card, Gathered, Name, Reason};
use super::embed::{plain_characters, without_comments};
use super::gaps;
use crate::words::exchange::files as says;

/// A run of lines without a blank one outside of code.
struct Paragraph<'t> {
    lines: Vec<&'t str>,
    /// For each line, whether it is code.
    code: Vec<bool>,
    line: usize,
}

/// How many separators a text has by its lines; for guessing. A `::` between two words of code counts for nothing.
pub fn count(text: &str) -> usize {
    let text = plain_characters(text);
    let paragraphs = paragraphs(&text);
    let counted = paragraphs.iter().map(|one| {
        let lines = one
            .lines
            .iter()
            .zip(&one.code)
            .filter(|(_, is_code)| !**is_code)
            .map(|(line, _)| *line);
        lines
            .filter(|line| {
                is_separator(line)
                    || has_sides(line)
                    || line.matches("==").count() > 1
                    || line.contains("{{")
            })
            .count()
    });
    counted.sum()
}

fn is_separator(line: &str) -> bool {
    matches!(line.trim(), "?" | "??")
}

/// `a::b` that is no path of code such as `std::vec` or `Class::method`.
fn has_sides(line: &str) -> bool {
    sides(line).is_some_and(|(front, back, _)| {
        let has_words = |text: &str| text.split_whitespace().nth(1).is_some();
        has_words(front) || has_words(back) || line.contains(" ::") || line.contains(":: ")
    })
}

/// Reads a file.
pub fn read(text: &str) -> Gathered {
    let text = plain_characters(&super::blocks::without_references(text));
    let mut found = Gathered::default();
    for paragraph in paragraphs(&text) {
        card(&paragraph, &mut found);
    }
    found
}

fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let mut code = code_ranges(text)
        .into_iter()
        .filter(|range| text.get(range.clone()).is_some_and(|code| code.contains('\n')))
        .peekable();
    let mut found: Vec<Paragraph<'_>> = Vec::new();
    let mut is_open = false;
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let (start, end) = (at, at + line.trim_end().len());
        at += line.len();
        while code.peek().is_some_and(|range| range.end <= start) {
            code.next();
        }
        let is_code =
            code.peek().is_some_and(|range| range.start <= start.max(end.saturating_sub(1)));
        let line = line.trim_end();
        if line.is_empty() && !is_code {
            is_open = false;
            continue;
        }
        match found.last_mut().filter(|_| is_open) {
            Some(last) => {
                last.lines.push(line);
                last.code.push(is_code);
            }
            None => {
                found.push(Paragraph { lines: vec![line], code: vec![is_code], line: number + 1 })
            }
        }
        is_open = true;
    }
    found
}

fn card(paragraph: &Paragraph<'_>, found: &mut Gathered) {
    let place = says::line(&paragraph.line);
    let separator = paragraph
        .lines
        .iter()
        .zip(&paragraph.code)
        .position(|(line, is_code)| !is_code && is_separator(line));
    if let Some(at) = separator {
        let front = text_of(paragraph.lines.get(..at).unwrap_or_default());
        let back = text_of(paragraph.lines.get(at + 1..).unwrap_or_default());
        let is_both_ways = paragraph.lines.get(at).is_some_and(|line| line.trim() == "??");
        return two_sides(&place, &front, &back, is_both_ways, found);
    }
    let mut has_line = false;
    for (number, (line, is_code)) in paragraph.lines.iter().zip(&paragraph.code).enumerate() {
        let line = without_comments(line);
        if *is_code {
            continue;
        }
        let Some((front, back, is_both_ways)) = sides(&line) else { continue };
        has_line = true;
        let place = says::line(&(paragraph.line + number));
        let front = without_marker(front);
        two_sides(&place, front, back, is_both_ways, found);
    }
    if has_line {
        return;
    }
    let text = text_of(&paragraph.lines);
    let pieces = gaps::between(&text, "==", "==").or_else(|| gaps::between(&text, "{{", "}}"));
    if let Some(pieces) = pieces {
        found.take_all(&place, gaps::cards(&pieces, "", &place, None), Reason::Malformed);
    }
}

/// A line without the sign that makes it an item of a list or a heading; marks of its text stay.
fn without_marker(line: &str) -> &str {
    let bare = line.trim_start();
    let digits = bare.trim_start_matches(|one: char| one.is_ascii_digit());
    let behind = match digits.len() < bare.len() {
        true => digits.strip_prefix(['.', ')']),
        false => bare.strip_prefix(['-', '*', '+']).or_else(|| {
            let text = bare.trim_start_matches('#');
            (text.len() < bare.len()).then_some(text)
        }),
    };
    behind.filter(|rest| rest.starts_with([' ', '\t'])).map_or(bare, str::trim_start)
}

fn two_sides(place: &str, front: &str, back: &str, is_both_ways: bool, found: &mut Gathered) {
    let (front, back) = (front.trim(), back.trim());
    if front.is_empty() || back.is_empty() {
        return found.skip(place.to_owned(), Reason::OneSide);
    }
    let mut cards = vec![Card::open(place.to_owned(), front, back)];
    if is_both_ways {
        cards.push(Card { name: Name::Untold, ..Card::open(place.to_owned(), back, front) });
    }
    found.take_all(place, cards, Reason::Malformed);
}

/// Lines without schedules, comments and tags that only mark cards.
fn text_of(lines: &[&str]) -> String {
    let text = without_comments(&lines.join("\n"));
    let lines = text.lines().filter(|line| !line.trim().starts_with("#flashcards"));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The sides of a line with `::` or `:::` outside of inline code.
fn sides(line: &str) -> Option<(&str, &str, bool)> {
    let mut in_code = false;
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with('`') {
            in_code = !in_code;
        } else if !in_code && rest.starts_with("::") {
            let is_both_ways = rest.starts_with(":::");
            let behind = rest.get(if is_both_ways { 3 } else { 2 }..)?;
            return Some((line.get(..at)?, behind, is_both_ways));
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_five_separators_are_read() {
        let text = "#flashcards\n\nWhat is it::That <!--SR:!2026-01-01,3,250-->\nOne:::Other\n\nA long\nquestion\n?\nIts answer\n<!--SR:!1-->\n\n\
                    Left\n??\nRight\n\nThe ==GIL== is a ==lock==.\n\nCurly {{gap}} here\n\n```\na::b\n\n?\n```\n\n`x::y` is code\n\n?\nno front\n";
        let found = read(text);
        let told: Vec<_> = found
            .cards
            .iter()
            .map(|card| (card.content.prompt.as_str(), card.content.answer.as_str()))
            .collect();
        let expected = [
            ("What is it", "That"),
            ("One", "Other"),
            ("Other", "One"),
            ("A long\nquestion", "Its answer"),
            ("Left", "Right"),
            ("Right", "Left"),
            ("The […] is a lock.", "`GIL`"),
            ("The GIL is a […].", "`lock`"),
            ("Curly […] here", "`gap`"),
        ];
        assert_eq!(told, expected);
        assert_eq!((found.items, found.skipped.len()), (7, 1));
    }
    #[test]
    fn marks_of_the_text_are_no_markers_of_a_list() {
        let text = "**Bold** question::one\n\n*Was* ist es::zwei\n\n- **Term**::three\n\n* [x] done::four\n\n## Head::five\n\n-5 or more::six\n\n1. First thing::seven\n";
        let found = read(text);
        let prompts: Vec<_> = found.cards.iter().map(|card| card.content.prompt.as_str()).collect();
        let expected = [
            "**Bold** question",
            "*Was* ist es",
            "**Term**",
            "[x] done",
            "Head",
            "-5 or more",
            "First thing",
        ];
        assert_eq!(prompts, expected);
    }
}
