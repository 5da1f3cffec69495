//! Lines that look like structure and are none: what an author meant as a question would vanish into the one before it.

use std::ops::Range;

use super::blocks::{Block, BlockKind, Blocks};
use super::meant;
use crate::domain::labels::Level;
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::text::slice;
use crate::words::pack::{meant as nearly, questions as words};

/// A line that was meant as a heading, and is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unspaced {
    /// Where it is.
    pub span: Range<usize>,
    /// How many `#` it has: two or three.
    pub level: usize,
}

/// Tells every such line, and text before the first question. Gives the lines that lack the space of a heading, in their order.
pub fn check(text: &str, found: &Blocks, problems: &mut Problems) -> Vec<Unspaced> {
    let mut fence = 0;
    let mut unspaced = Vec::new();
    for block in &found.blocks {
        if problems.is_full() {
            return unspaced;
        }
        match block.kind {
            BlockKind::Heading { level: 2 | 3, .. } => {}
            BlockKind::Heading { .. } | BlockKind::IndentedCode | BlockKind::Fence(_) => {
                hidden(text, block, &block.span, problems);
            }
            // A comment without an end is told on its own.
            BlockKind::Html if slice(text, &block.span).trim_start().starts_with("<!--") => {}
            _ => {
                lines_outside_fences(text, found, block, &mut fence, (problems, &mut unspaced));
            }
        }
    }
    let is_question = |block: &&Block| matches!(block.kind, BlockKind::Heading { level: 2, .. });
    if found.blocks.iter().any(|block| is_question(&block)) {
        let mut before = found.blocks.iter().take_while(|block| !is_question(block));
        let prose = before.find(|block| !matches!(block.kind, BlockKind::Heading { .. }));
        if let Some(block) = prose {
            let span = first_line(text, &block.span);
            let message = words::text_before_the_first_question();
            // A question whose heading lacks its space is no text.
            if unspaced.first().is_none_or(|one| one.span.start > span.start) {
                problems.push(Problem::note("text-before-questions", span, message));
            }
        }
    }
    unspaced
}

fn lines_outside_fences(
    text: &str,
    found: &Blocks,
    block: &Block,
    fence: &mut usize,
    (problems, unspaced): (&mut Problems, &mut Vec<Unspaced>),
) {
    let mut at = block.span.start;
    for line in slice(text, &block.span).split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        while found.fences.get(*fence).is_some_and(|one| one.span.end <= span.start) {
            *fence += 1;
        }
        if found.fences.get(*fence).is_some_and(|one| one.span.start < span.end) {
            continue;
        }
        let line = slice(text, &span);
        if let Some((mark, space)) = meant::odd_space(line) {
            let message = nearly::space_behind(&mark, &meant::named(space));
            let help = nearly::write_space(&mark);
            if mark.starts_with('#') {
                unspaced.push(Unspaced { span: span.clone(), level: mark.len() });
            }
            problems.push(Problem::error("odd-space", span, message).help(help));
        } else if lacks_space(line) {
            let message = words::heading_needs_a_space();
            let help = words::write_a_question_or_a_section();
            let mark = line.trim_start_matches(' ');
            let level = mark.len() - mark.trim_start_matches('#').len();
            unspaced.push(Unspaced { span: span.clone(), level });
            problems.push(Problem::error("heading-without-space", span, message).help(help));
        } else {
            hidden(text, block, &span, problems);
        }
    }
}

/// `##Title` or `###Title`, indented by three spaces at most.
fn lacks_space(line: &str) -> bool {
    let rest = line.trim_start_matches(' ');
    let title = rest.trim_start_matches('#');
    line.len() - rest.len() <= 3
        && matches!(rest.len() - title.len(), 2 | 3)
        && title.starts_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '`' | '{'))
}

/// Tells lines of `span` that look like the heading of a question.
fn hidden(text: &str, block: &Block, span: &Range<usize>, problems: &mut Problems) {
    let mut at = span.start;
    for line in slice(text, span).split_inclusive('\n') {
        let own = at..at + line.trim_end().len();
        at += line.len();
        if !looks_like_question(slice(text, &own), block.kind) {
            continue;
        }
        let (place, is_code) = match block.kind {
            BlockKind::Heading { .. } => (words::a_heading_of_another_level(), false),
            BlockKind::Fence(_) | BlockKind::IndentedCode => (words::code(), true),
            BlockKind::BulletList | BlockKind::OrderedList => (words::a_list(), false),
            BlockKind::Paragraph => (words::a_paragraph(), false),
            BlockKind::Html => (words::html(), false),
            BlockKind::Other => (words::a_quote_or_table(), false),
        };
        let message = words::question_stands_in(&place);
        let help = words::a_question_starts_a_line();
        let problem = match is_code {
            true => Problem::note("hidden-question", own, message),
            false => Problem::error("hidden-question", own, message),
        };
        problems.push(problem.help(help));
    }
}

fn looks_like_question(line: &str, place: BlockKind) -> bool {
    let marker = |letter: char| {
        matches!(letter, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')') || letter.is_ascii_digit()
    };
    let rest = line.trim_start_matches(marker);
    if place == BlockKind::Html && rest.starts_with("## ") {
        return true;
    }
    let Some((_, attributes)) = rest.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#"))
    else {
        return false;
    };
    let has_level = attributes
        .split_ascii_whitespace()
        .any(|word| word.strip_prefix('.').is_some_and(|word| Level::WORDS.contains(&word)));
    // Code may well show a heading of some other Markdown.
    let is_code = matches!(place, BlockKind::Fence(_) | BlockKind::IndentedCode);
    has_level || (!is_code && (rest.starts_with("# ") || rest.starts_with("## ")))
}

fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let line = slice(text, span).lines().next().unwrap_or_default();
    span.start..span.start + line.trim_end().len()
}
