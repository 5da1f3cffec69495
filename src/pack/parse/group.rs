//! Blocks to questions and sections: what is structure, and what is in the wrong place.

use std::collections::BTreeSet;
use std::ops::Range;

use super::attributes::{HeadingParts, split_heading};
use super::blocks::{Block, BlockKind, Blocks};
use super::meant;
use super::swallowed::Unspaced;
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::outline::{SectionName, SectionOutline};
use crate::pack::text::{excerpt, slice};
use crate::words::pack::{meant as nearly, questions as words};

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

/// Groups the blocks of a file by its `##` and `###` lines. `unspaced` are lines that were meant as such, and are told.
pub fn group(
    text: &str,
    start: usize,
    found: &Blocks,
    unspaced: Vec<Unspaced>,
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
        is_lost: false,
        is_loose: None,
        ahead: None,
        deep: Vec::new(),
        unspaced: unspaced.into_iter().peekable(),
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
    /// Whether the blocks now belong to a question whose heading is none.
    is_lost: bool,
    /// Whether the sections of the last question may be written otherwise than with `###`, as its Answer is; `None` before that was asked.
    is_loose: Option<bool>,
    /// The sections of the last question that are written as they should be, wherever they stand; `None` before they were looked for.
    ahead: Option<BTreeSet<SectionName>>,
    /// Headings with too many `#` below the last question, and the sections whose names they have.
    deep: Vec<(SectionName, Range<usize>)>,
    /// Lines that were meant as headings, from the current block on.
    unspaced: std::iter::Peekable<std::vec::IntoIter<Unspaced>>,
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
            BlockKind::Heading { level: level @ (1 | 2), .. } if self.named(block).is_some() => {
                if self.is_lost {
                    return;
                }
                let heading = self.heading_line(block);
                let word = slice(self.text, &split_heading(self.text, &heading).text);
                let mark = if level == 1 { "#" } else { "##" };
                let message = words::section_with_one_hash_too_few(&mark, &word);
                let help = words::did_you_mean_the_section(&word);
                self.problems.push(Problem::error("section-level", heading, message).help(help));
                self.section(at, block);
            }
            BlockKind::Heading { level: 2, .. } => self.question(at, block),
            BlockKind::Heading { level: 1, .. } => self.title(block),
            BlockKind::Heading { level: 3, .. } if !self.is_lost => self.section(at, block),
            BlockKind::Heading { level: 3, .. } => {}
            BlockKind::Heading { .. } => self.deep(at, block),
            BlockKind::Fence(fence) if self.is_open(fence) => self.truncate(),
            BlockKind::Html => {
                self.html(block);
                self.lines(at, block);
            }
            BlockKind::Fence(_) | BlockKind::IndentedCode => {}
            _ => self.lines(at, block),
        }
    }

    /// The section whose name a heading below a question is, and nothing else.
    fn named(&self, block: &Block) -> Option<SectionName> {
        let parts = split_heading(self.text, &self.heading_line(block));
        let is_name = (!self.questions.is_empty() || self.is_lost) && parts.attributes.is_none();
        is_name.then(|| SectionName::of(slice(self.text, &parts.text))).flatten()
    }

    /// The names of sections of the last question.
    fn has_section(&self, name: SectionName) -> bool {
        let first = self.questions.last().map_or(0, |question| question.sections.start);
        let known = self.sections.get(first..).unwrap_or_default();
        known.iter().any(|section| section.name == name)
    }

    /// Whether a section of the last question may be written otherwise than with `###`: only where its Answer is, and no `### Answer` follows.
    fn takes_loose(&mut self, name: SectionName, at: usize) -> bool {
        if self.is_lost || self.questions.is_empty() || self.has_section(name) {
            return false;
        }
        match self.is_loose {
            Some(is_loose) => is_loose,
            None if name != SectionName::Answer => false,
            None => {
                let is_loose = !self.comes(name, at);
                *self.is_loose.insert(is_loose)
            }
        }
    }

    /// Whether a section of this name stands below the last question as it should, behind block `at`. The blocks are looked through once.
    fn comes(&mut self, name: SectionName, at: usize) -> bool {
        if self.ahead.is_none() {
            let behind = self.found.blocks.get(at + 1..).unwrap_or_default().iter();
            let own = behind.take_while(|block| {
                !matches!(block.kind, BlockKind::Heading { level: 2, .. })
                    || self.named(block).is_some()
            });
            let headings =
                own.filter(|block| matches!(block.kind, BlockKind::Heading { level: 1..=3, .. }));
            self.ahead = Some(headings.filter_map(|block| self.named(block)).collect());
        }
        self.ahead.as_ref().is_some_and(|ahead| ahead.contains(&name))
    }

    /// A heading with more than three `#`: text, unless it can only be the Answer.
    fn deep(&mut self, at: usize, block: &Block) {
        let Some(name) = self.named(block) else { return };
        let heading = self.heading_line(block);
        if !self.takes_loose(name, at) {
            if !self.is_lost {
                self.deep.push((name, heading));
            }
            return;
        }
        let message = nearly::deep_section(&slice(self.text, &heading));
        let help = nearly::write_section(&name.as_str());
        let problem = Problem::error("section-level", heading.clone(), message);
        self.problems.push(problem.help(help));
        self.end_part(at, self.fence, block.span.start);
        self.begin(name, heading, block.span.end, at + 1);
    }

    /// Lines of a block that were meant as headings: without a space, or in bold.
    fn lines(&mut self, at: usize, block: &Block) {
        if block.kind == BlockKind::Paragraph {
            let mut start = block.span.start;
            for line in slice(self.text, &block.span).split_inclusive('\n') {
                let span = start..start + line.trim_end().len();
                start += line.len();
                if let Some(name) = meant::in_bold(line).filter(|name| self.takes_loose(*name, at))
                {
                    let message = nearly::bold_section(&name.as_str());
                    let help = nearly::write_section(&name.as_str());
                    let problem = Problem::error("bold-section", span.clone(), message);
                    self.problems.push(problem.help(help));
                    self.end_part(self.end_in(at, block), self.fence, span.start);
                    self.begin(name, span, start, at);
                }
            }
        }
        while let Some(one) = self.unspaced.next_if(|one| one.span.start < block.span.end) {
            let end = self.end_in(at, block);
            if one.level == 2 {
                self.end_question(end, self.fence, one.span.start);
                self.is_lost = true;
                continue;
            }
            if self.is_lost || self.questions.is_empty() {
                continue;
            }
            self.end_part(end, self.fence, one.span.start);
            let word = slice(self.text, &one.span).trim_start_matches([' ', '#']);
            match meant::section(word.trim()).filter(|name| self.is_free(*name, at)) {
                Some(name) => {
                    let body = (one.span.end + 1).min(self.text.len());
                    self.begin(name, one.span, body, at);
                }
                None => self.in_unknown = true,
            }
        }
    }

    /// Whether what was meant as a section may stand for it: the last question has no other one of this name.
    fn is_free(&mut self, name: SectionName, at: usize) -> bool {
        !self.has_section(name) && !self.comes(name, at)
    }

    /// Where the blocks of a part end that ends inside block `at`: before a paragraph, unless the part began in it, and behind a list, whose
    /// items belong to the part.
    fn end_in(&self, at: usize, block: &Block) -> usize {
        let first = self.questions.last().map_or(0, |question| question.sections.start);
        let last = self.sections.get(first..).unwrap_or_default().last();
        let began_here = last.is_some_and(|section| section.blocks.start == at);
        if block.kind == BlockKind::Paragraph && !began_here { at } else { at + 1 }
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
        self.is_lost = false;
        self.is_loose = None;
        self.ahead = None;
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
        if self.in_unknown || self.is_lost {
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
        if self.is_lost {
            return;
        }
        self.end_part(at, fence, offset);
        for (name, heading) in std::mem::take(&mut self.deep) {
            // With a section of this name it is a heading of its text.
            if !self.has_section(name) {
                let message = nearly::deep_section_kept(&slice(self.text, &heading));
                let help = nearly::write_section(&name.as_str());
                self.problems.push(Problem::warning("section-level", heading, message).help(help));
            }
        }
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
            let span = if parts.text.is_empty() { heading.clone() } else { parts.text };
            let near = meant::suggestion(word, names.iter().copied());
            let meant = meant::section(word);
            let other = meant.map(|name| nearly::section_stays_english(&name.as_str()));
            let help = near.or(other).unwrap_or(help);
            self.problems.push(Problem::error("unknown-section", span, message).help(help));
            if let Some(name) = meant.filter(|name| self.is_free(*name, at)) {
                self.begin(name, heading, block.span.end, at + 1);
            }
            return;
        };
        self.in_unknown = false;
        if name != SectionName::Wrong && self.has_section(name) {
            let message = words::second_section(&word);
            self.problems.push(Problem::error("duplicate-section", parts.text, message));
        }
        self.begin(name, heading, block.span.end, at + 1);
    }

    /// Begins a section whose text stands from `body` on, in the blocks from `first` on.
    fn begin(&mut self, name: SectionName, heading: Range<usize>, body: usize, first: usize) {
        self.in_unknown = false;
        self.sections.push(SectionOutline {
            name,
            heading,
            body: body..body,
            blocks: first..first,
            fences: self.fence..self.fence,
        });
    }
}
