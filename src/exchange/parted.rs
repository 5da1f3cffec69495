//! Paragraphs and lists that hold several questions, cut into a block for each: `Q:` and `A:` lines, bold lines that ask.

use super::blocks::{Block, Sort};
use super::folds::{ANSWER, ASK};
use super::qa::{self, Side};
use super::question_words::{behind_label, is_question};

/// What may stand between a question and its answer on one line.
const BETWEEN: &[&str] = &[" — ", " – ", " -- ", " - ", " → ", " => ", ": "];

/// Cuts blocks so that no question stands in the answer of another one.
pub fn parted(blocks: Vec<Block>) -> Vec<Block> {
    let has_pairs = has_pairs(&blocks);
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let lines = lines_of(&block);
        let asks =
            |(_, line): &(usize, &str)| matches!(qa::opened(line), Some((Side::Question, _)));
        if has_pairs && (lines.iter().any(asks) || opens_answer(&lines, out.last())) {
            sides(&lines, &mut out);
        } else if block.sort == Sort::Paragraph
            && lines.iter().filter(|(_, line)| bold_question(line).is_some()).count() > 1
        {
            bold_lines(&lines, &mut out);
        } else {
            out.push(block);
        }
    }
    out
}

/// The lines of a paragraph, or of the items of a list, with their numbers.
fn lines_of(block: &Block) -> Vec<(usize, &str)> {
    match &block.sort {
        Sort::Paragraph => {
            block.text.lines().enumerate().map(|(at, line)| (block.line + at, line)).collect()
        }
        Sort::List { items, .. } => items
            .iter()
            .flat_map(|item| item.text.lines().enumerate().map(|(at, line)| (item.line + at, line)))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether a line `Q:` comes before a line `A:` anywhere.
fn has_pairs(blocks: &[Block]) -> bool {
    let sides = blocks
        .iter()
        .flat_map(lines_of)
        .filter_map(|(_, line)| qa::opened(line).map(|(side, _)| side));
    let mut before = None;
    for side in sides {
        if before == Some(Side::Question) && side == Side::Answer {
            return true;
        }
        before = Some(side);
    }
    false
}

/// Whether a block begins with `A:` right behind a question of its own block.
fn opens_answer(lines: &[(usize, &str)], before: Option<&Block>) -> bool {
    let first = lines.first().and_then(|(_, line)| qa::opened(line));
    matches!(first, Some((Side::Answer, _)))
        && before.is_some_and(|before| before.text.starts_with(ASK))
}

/// Lines with `Q:` and `A:` as blocks that ask and that answer.
fn sides(lines: &[(usize, &str)], out: &mut Vec<Block>) {
    let mut is_asked = out.last().is_some_and(|before| before.text.starts_with(ASK));
    let mut is_first = true;
    for (number, line) in lines {
        let begun = match qa::opened(line) {
            Some((Side::Question, text)) => Some((ASK, text)),
            Some((Side::Answer, text)) if is_asked => Some((ANSWER, text)),
            _ => None,
        };
        match (begun, out.last_mut().filter(|_| !is_first)) {
            (Some((mark, text)), _) => {
                is_asked = mark == ASK;
                out.push(paragraph(&format!("{mark}{}", text.trim_start()), *number));
            }
            (None, Some(last)) => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            (None, None) => out.push(paragraph(line, *number)),
        }
        is_first = false;
    }
}

fn bold_lines(lines: &[(usize, &str)], out: &mut Vec<Block>) {
    let mut is_first = true;
    for (number, line) in lines {
        match out.last_mut().filter(|_| !is_first && bold_question(line).is_none()) {
            Some(last) => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            None => out.push(paragraph(line, *number)),
        }
        is_first = false;
    }
}

fn paragraph(text: &str, line: usize) -> Block {
    Block { sort: Sort::Paragraph, text: text.to_owned(), line }
}

/// The bold words that a text opens with where they end in a question mark, and what follows them.
pub fn bold_question(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let mark = ["**", "__"].into_iter().find(|mark| text.starts_with(mark))?;
    let (bold, rest) = text.get(2..)?.split_once(mark)?;
    let asks = bold.trim_end().ends_with('?') && behind_label(text).is_none();
    asks.then_some((bold, rest))
}

/// A line that holds a question and its answer: `**Q?** A`, `**Q?** — A`, `Q? - A`.
pub fn inline(line: &str) -> Option<(&str, &str)> {
    if let Some((bold, rest)) = bold_question(line) {
        let answer = behind_dash(rest);
        return (!answer.trim_end_matches('\\').trim().is_empty()).then_some((bold, answer));
    }
    let (at, mark) = BETWEEN
        .iter()
        .filter_map(|mark| Some((line.find(&format!("?{mark}"))?, mark)))
        .min_by_key(|(at, _)| *at)?;
    let (question, answer) = (line.get(..=at)?, line.get(at + 1 + mark.len()..)?);
    let is_code = question.matches('`').count() % 2 == 1;
    (!is_code && is_question(question) && !answer.trim().is_empty()).then_some((question, answer))
}

/// A text without the dash that it begins with.
pub fn behind_dash(text: &str) -> &str {
    let text = text.trim_start_matches(['\\', ' ', '\n']);
    let bare = ["—", "–", "--", "-", "→", "=>", ":"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark).filter(|rest| rest.starts_with([' ', '\n'])));
    bare.map_or(text, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_and_its_answer_on_one_line_are_told_apart() {
        for (line, expected) in [
            ("**Is it?** — Yes", Some(("Is it?", "Yes"))),
            ("**Is it?** Yes", Some(("Is it?", "Yes"))),
            ("What is it? - That", Some(("What is it?", "That"))),
            ("What is `a? - b`", None),
            ("**Is it?**", None),
            ("**Term** — its meaning", None),
            ("Is it? Yes", None),
        ] {
            assert_eq!(inline(line), expected, "{line}");
        }
    }
}
