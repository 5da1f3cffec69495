//! `<details>` in Markdown as marks at the beginning of paragraphs, so that what is folded is read like what is not.

use std::ops::Range;

use super::blocks::code_ranges;
use super::html;
use super::question_words::is_answer_fold;

/// Stands before the words of a fold that asks. The letters are of the private use area: no text has them.
pub const ASK: char = '\u{e000}';
/// Stands where a fold ends.
pub const END: char = '\u{e001}';
/// Stands where the answer begins.
pub const ANSWER: char = '\u{e002}';

/// A text in which folds are marks.
#[derive(Clone, Debug, Default)]
pub struct Unfolded {
    /// The text.
    pub text: String,
    /// For each of its lines the line of the file.
    lines: Vec<usize>,
}

impl Unfolded {
    /// The line of the file that a line of the text comes from, both from 1.
    pub fn line(&self, line: usize) -> usize {
        self.lines.get(line.saturating_sub(1)).copied().unwrap_or(line)
    }
}

/// Replaces the tags of folds outside of code.
pub fn unfold(text: &str) -> Unfolded {
    let text: String =
        text.chars().filter(|letter| !matches!(*letter, ASK | END | ANSWER)).collect();
    let lower = text.to_ascii_lowercase();
    let mut out = Growing { text: String::with_capacity(text.len()), lines: vec![1], line: 1 };
    let mut code = code_ranges(&text);
    code.sort_by_key(|range| range.start);
    let mut at = 0;
    while let Some((range, by)) = next(&text, &lower, at) {
        if is_inside(&code, range.start) {
            out.keep(text.get(at..range.end).unwrap_or_default());
        } else {
            out.keep(text.get(at..range.start).unwrap_or_default());
            if matches!(by, By::End) {
                out.drop_closing();
            }
            let line = out.text.rsplit('\n').next().unwrap_or_default();
            let indent = line.len() - line.trim_start_matches(' ').len();
            out.put(&replacement(&by, &" ".repeat(indent)));
            let gone = text.get(range.clone()).unwrap_or_default();
            out.line += gone.matches('\n').count();
        }
        at = range.end;
    }
    out.keep(text.get(at..).unwrap_or_default());
    Unfolded { text: out.text, lines: out.lines }
}

/// A text that grows by pieces of a file and by others, and knows its lines.
struct Growing {
    text: String,
    lines: Vec<usize>,
    line: usize,
}

impl Growing {
    fn keep(&mut self, piece: &str) {
        for _ in 0..piece.matches('\n').count() {
            self.line += 1;
            self.lines.push(self.line);
        }
        self.text.push_str(piece);
    }

    /// Takes markup off the end that only closes what the fold held.
    fn drop_closing(&mut self) {
        while let Some(tag) =
            ["</b>", "</p>", "</strong>", "<br>"].into_iter().find(|tag| self.text.ends_with(tag))
        {
            self.text.truncate(self.text.len() - tag.len());
        }
    }

    fn put(&mut self, piece: &str) {
        self.lines.extend(piece.matches('\n').map(|_| self.line));
        self.text.push_str(piece);
    }
}

enum By {
    Nothing,
    End,
    Summary(String),
}

fn replacement(by: &By, indent: &str) -> String {
    match by {
        By::Nothing => String::new(),
        By::End => format!("\n\n{indent}{END}\n\n{indent}"),
        By::Summary(words) if is_answer_fold(words) => format!("\n\n{indent}{ANSWER}\n\n{indent}"),
        By::Summary(words) if indent.is_empty() => format!("\n\n{ASK}{words}\n\n"),
        By::Summary(words) => format!("\n\n{indent}**{words}**\n\n{indent}"),
    }
}

/// The next tag of a fold from a place on, and what stands for it.
fn next(text: &str, lower: &str, from: usize) -> Option<(Range<usize>, By)> {
    let rest = lower.get(from..)?;
    let tags = ["<details", "</details", "<summary", "</summary"];
    let (start, tag) = tags.iter().filter_map(|tag| Some((from + rest.find(tag)?, *tag))).min()?;
    let end = start + lower.get(start..)?.find('>')? + 1;
    let found = match tag {
        "<details" | "</summary" => (start..end, By::Nothing),
        "</details" => (start..end, By::End),
        _ => match lower.get(end..).and_then(|rest| rest.find("</summary>")) {
            Some(length) => {
                let words = html::to_markdown(text.get(end..end + length)?).markdown;
                let words =
                    words.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
                let words = words.trim_matches('*').to_owned();
                let behind = end + length + "</summary>".len();
                (start..behind + markup(lower.get(behind..)?), By::Summary(words))
            }
            None => (start..end, By::Nothing),
        },
    };
    Some(found)
}

/// How far a text begins with markup that only opens what the fold holds.
fn markup(text: &str) -> usize {
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let tag = ["<br>", "<br/>", "<br />", "<b>", "<p>", "<strong>", " "]
            .into_iter()
            .find(|tag| rest.starts_with(tag));
        let Some(tag) = tag else { break };
        at += tag.len();
    }
    at
}

fn is_inside(ranges: &[Range<usize>], place: usize) -> bool {
    let at = ranges.partition_point(|range| range.start <= place);
    // Inline code never holds a block, and blocks do not overlap: the last one that began is the one.
    at.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|range| place < range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_become_marks_and_code_stays() {
        let text = "<details><summary>What?</summary>\n\nThat.\n</details>\n\n`<details>`\n";
        assert_eq!(
            unfold(text).text,
            format!("\n\n{ASK}What?\n\n\n\nThat.\n\n\n{END}\n\n\n\n`<details>`\n")
        );
        let folded = unfold("a\n<details>\n<summary>Show answer</summary>\nx\ny");
        assert!(folded.text.contains(ANSWER));
        let line = folded.text.lines().position(|line| line == "y").unwrap() + 1;
        assert_eq!(folded.line(line), 5);
    }
}
