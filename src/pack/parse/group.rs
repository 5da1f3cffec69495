//! Blocks to questions and sections: what is structure, and what is in the wrong place.

use std::ops::Range;

use super::attributes::{HeadingParts, split_heading};
use super::blocks::{Block, BlockKind, Blocks};
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::outline::{SectionName, SectionOutline};
use crate::pack::text::{excerpt, slice};
use crate::words::pack::questions as words;

/// A question before its attributes are read.
#[derive(Clone, Debug)]
pub struct RawQuestion {
    /// Text and attributes of its `##` line.
    pub parts: HeadingParts,
    /// The `##` line.
    pub heading: Range<usize>,
    /// Line of the heading, from 1.
    pub line: usize,
    /// From the heading to the next question.
    pub span: Range<usize>,
    /// Blocks up to the first `###`.
    pub prompt: Range<usize>,
    /// Where the prompt's body ends.
    pub prompt_end: usize,
    /// Fences of the prompt.
    pub prompt_fences: Range<usize>,
    /// Its sections.
    pub sections: Range<usize>,
    /// Whether something after the heading swallowed the rest of the file, so that what is missing proves nothing.
    pub truncated: bool,
}

/// Groups the blocks of a file by its `##` and `###` lines.
pub fn group(
    text: &str,
    start: usize,
    found: &Blocks,
    problems: &mut Problems,
) -> (Vec<RawQuestion>, Vec<SectionOutline>) {
    let line = text.get(..start).unwrap_or_default().bytes().filter(|b| *b == b'\n').count() + 1;
    let mut grouping = Grouping {
        text,
        found,
        problems,
        questions: Vec::new(),
        sections: Vec::new(),
        titled: false,
        in_unknown: false,
        fence: 0,
        counted: start,
        line,
    };
    for (at, block) in found.blocks.iter().enumerate() {
        grouping.step(at, block);
    }
    grouping.end_question(found.blocks.len(), found.fences.len(), text.len());
    (grouping.questions, grouping.sections)
}

struct Grouping<'a> {
    text: &'a str,
    found: &'a Blocks,
    problems: &'a mut Problems,
    questions: Vec<RawQuestion>,
    sections: Vec<SectionOutline>,
    /// Whether the one `#` title was seen.
    titled: bool,
    /// Whether the blocks now belong to a section that does not exist.
    in_unknown: bool,
    /// Fences before the current block.
    fence: usize,
    counted: usize,
    line: usize,
}

impl Grouping<'_> {
    fn step(&mut self, at: usize, block: &Block) {
        while self.found.fences.get(self.fence).is_some_and(|one| one.span.start < block.span.start)
        {
            self.fence += 1;
        }
        match block.kind {
            BlockKind::Heading { atx: false, .. } => {
                let source = slice(self.text, &block.span);
                let first = block.span.start + source.lines().next().map_or(0, str::len);
                let message = words::underlined_heading();
                let help = words::write_a_heading_with_hashes();
                let problem = Problem::error("setext-heading", block.span.start..first, message);
                self.problems.push(problem.help(help));
            }
            BlockKind::Heading { level: 1, .. } => self.title(block),
            BlockKind::Heading { level: 2, .. } if self.is_section(block) => {
                let heading = self.heading_line(block);
                let word = slice(self.text, &split_heading(self.text, &heading).text);
                let message = words::section_with_one_hash_too_few(&word);
                let help = words::did_you_mean_the_section(&word);
                self.problems.push(Problem::error("section-level", heading, message).help(help));
                self.section(at, block);
            }
            BlockKind::Heading { level: 2, .. } => self.question(at, block),
            BlockKind::Heading { level: 3, .. } => self.section(at, block),
            BlockKind::Fence(fence) if self.is_open(fence) => self.truncate(),
            BlockKind::Html => self.html(block),
            _ => {}
        }
    }

    /// Whether a `##` heading below a question is the name of a section and nothing else.
    fn is_section(&self, block: &Block) -> bool {
        let parts = split_heading(self.text, &self.heading_line(block));
        !self.questions.is_empty()
            && parts.attributes.is_none()
            && SectionName::of(slice(self.text, &parts.text)).is_some()
    }

    fn is_open(&self, fence: usize) -> bool {
        self.found.fences.get(fence).is_some_and(|fence| !fence.closed)
    }

    /// A comment that never ends hides every question after it.
    fn html(&mut self, block: &Block) {
        let source = slice(self.text, &block.span);
        if source.trim_start().starts_with("<!--") && !source.contains("-->") {
            let span = block.span.start..block.span.start + 4;
            let message = words::comment_is_not_closed();
            self.problems.push(Problem::error("unclosed-comment", span, message));
            self.truncate();
        }
    }

    fn truncate(&mut self) {
        if let Some(question) = self.questions.last_mut() {
            question.truncated = true;
        }
    }

    fn title(&mut self, block: &Block) {
        let span = self.heading_line(block);
        if !self.questions.is_empty() {
            let message = words::title_after_the_first_question();
            let help = words::how_questions_and_sections_start();
            self.problems.push(Problem::error("misplaced-title", span, message).help(help));
        } else if std::mem::replace(&mut self.titled, true) {
            let message = words::second_title();
            self.problems.push(Problem::error("second-title", span, message));
        }
    }

    /// The heading without its line end.
    fn heading_line(&self, block: &Block) -> Range<usize> {
        let source = slice(self.text, &block.span);
        block.span.start..block.span.start + source.trim_end().len()
    }

    fn question(&mut self, at: usize, block: &Block) {
        self.end_question(at, self.fence, block.span.start);
        let between = self.text.get(self.counted..block.span.start).unwrap_or_default();
        self.line += between.bytes().filter(|byte| *byte == b'\n').count();
        self.counted = block.span.start;
        let heading = self.heading_line(block);
        let sections = self.sections.len();
        self.in_unknown = false;
        self.questions.push(RawQuestion {
            parts: split_heading(self.text, &heading),
            heading,
            line: self.line,
            span: block.span.clone(),
            prompt: at + 1..at + 1,
            prompt_end: block.span.end,
            prompt_fences: self.fence..self.fence,
            sections: sections..sections,
            truncated: false,
        });
    }

    /// Ends the open prompt or section before block `at`.
    fn end_part(&mut self, at: usize, fence: usize, offset: usize) {
        let Some(question) = self.questions.last_mut() else { return };
        if self.in_unknown {
            return;
        }
        match self.sections.get_mut(question.sections.start..).and_then(<[_]>::last_mut) {
            Some(section) => {
                section.blocks.end = at;
                section.fences.end = fence;
                section.body.end = offset;
            }
            None => {
                question.prompt.end = at;
                question.prompt_fences.end = fence;
                question.prompt_end = offset;
            }
        }
    }

    fn end_question(&mut self, at: usize, fence: usize, offset: usize) {
        self.end_part(at, fence, offset);
        if let Some(question) = self.questions.last_mut() {
            question.sections.end = self.sections.len();
            question.span.end = offset;
        }
    }

    fn section(&mut self, at: usize, block: &Block) {
        let heading = self.heading_line(block);
        if self.questions.is_empty() {
            let message = words::section_before_the_first_question();
            self.problems.push(Problem::error("misplaced-section", heading, message));
            return;
        }
        self.end_part(at, self.fence, block.span.start);
        let parts = split_heading(self.text, &heading);
        if let Some(span) = parts.attributes {
            let message = words::section_has_no_attributes();
            self.problems.push(Problem::error("section-attributes", span, message));
        }
        let word = slice(self.text, &parts.text);
        let Some(name) = SectionName::of(word) else {
            self.in_unknown = true;
            let names: Vec<&str> = SectionName::ALL.iter().map(|(_, word)| *word).collect();
            let message = words::unknown_section(&excerpt(word));
            let help = words::sections_are(&names.join(", "));
            let span = if parts.text.is_empty() { heading } else { parts.text };
            let problem = Problem::error("unknown-section", span, message).help(help);
            self.problems.push(problem.suggest(SectionName::nearest(word)));
            return;
        };
        self.in_unknown = false;
        let first = self.questions.last().map_or(0, |question| question.sections.start);
        let known = self.sections.get(first..).unwrap_or_default();
        if name != SectionName::Wrong && known.iter().any(|section| section.name == name) {
            let message = words::second_section(&word);
            self.problems.push(Problem::error("duplicate-section", parts.text, message));
        }
        self.sections.push(SectionOutline {
            name,
            heading,
            body: block.span.end..block.span.end,
            blocks: at + 1..at + 1,
            fences: self.fence..self.fence,
        });
    }
}
