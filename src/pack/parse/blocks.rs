//! One pass over the events of a file: its top-level blocks, list items and fences, as flat lists of spans.
//!
//! This is the only place that names pulldown-cmark. It knows nothing of questions.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::fence::{Fence, Special};
use crate::pack::DEPTH_MAX;

/// What is on in the Markdown of a pack.
pub const MARKDOWN: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Quote and list markers on one line that are too many even before the parser looks at them.
///
/// The parser walks all open containers on every line, so a file of a few megabytes could take hours without this.
const LINE_MARKERS_MAX: usize = 4 * DEPTH_MAX;

/// What a top-level block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// `#` to `######`, or a line underlined with `=` or `-` (then not `atx`).
    Heading {
        /// 1 to 6.
        level: u8,
        /// Whether it is written with `#`.
        atx: bool,
    },
    /// A paragraph.
    Paragraph,
    /// A fenced block: its place among [`Blocks::fences`].
    Fence(usize),
    /// A code block by indentation.
    IndentedCode,
    /// A list with `-`, `*` or `+`.
    BulletList,
    /// A list with numbers.
    OrderedList,
    /// Raw HTML.
    Html,
    /// Quote, table, rule and whatever else.
    Other,
}

/// A block at nesting depth 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is, in the normalised text.
    pub span: Range<usize>,
    /// The list's own items among [`Blocks::items`]; empty for other blocks.
    pub items: Range<usize>,
}

/// An item of a top-level list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// From its marker to its end, nested lists included.
    pub span: Range<usize>,
    /// Where its text begins, after the list and task markers.
    pub text_start: usize,
    /// Where its own text ends: before the first nested list.
    pub text_end: usize,
    /// State of the task marker, if it has one.
    pub ticked: Option<bool>,
    /// Nested bullet items, among [`Blocks::nested`].
    pub nested: Range<usize>,
    /// Whether a nested list is numbered, or text follows a nested list.
    pub nested_irregular: bool,
}

/// Everything at the top level of a file.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    /// Top-level blocks in order.
    pub blocks: Vec<Block>,
    /// Items of top-level lists in order.
    pub items: Vec<Item>,
    /// Items of lists right inside those items: span of the marker and all, and start of the text.
    pub nested: Vec<(Range<usize>, usize)>,
    /// Fences at any depth, in order.
    pub fences: Vec<Fence>,
    /// Where nesting first went deeper than the limit.
    pub too_deep: Option<usize>,
}

/// Finds the first line with absurdly many quote and list markers, in time proportional to the text.
pub fn absurd_nesting(text: &str) -> Option<usize> {
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > LINE_MARKERS_MAX && leading_markers(line.as_bytes()) > LINE_MARKERS_MAX {
            return Some(line_start);
        }
        line_start += line.len();
    }
    None
}

fn leading_markers(line: &[u8]) -> usize {
    let mut markers = 0;
    let mut digits = 0;
    let mut bytes = line.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        let spaced = matches!(bytes.peek(), None | Some(b' ' | b'\t' | b'\n'));
        match byte {
            b' ' | b'\t' => {}
            b'>' => markers += 1,
            b'-' | b'+' | b'*' if spaced => markers += 1,
            b'.' | b')' if spaced && digits > 0 => markers += 1,
            b'0'..=b'9' => {
                digits += 1;
                continue;
            }
            _ => break,
        }
        digits = 0;
    }
    markers
}

/// Reads the blocks of `text` from `start` on; the spans are ranges of `text`.
pub fn read(text: &str, start: usize) -> Blocks {
    let body = text.get(start..).unwrap_or_default();
    let mut walk =
        Walk { text, depth: 0, nesting: 0, in_list: false, fence: None, found: Blocks::default() };
    for (event, range) in Parser::new_ext(body, MARKDOWN).into_offset_iter() {
        walk.step(&event, range.start + start..range.end + start);
    }
    walk.found
}

struct Walk<'t> {
    text: &'t str,
    /// Open tags of any kind.
    depth: usize,
    /// The same without lists and paragraphs, which only wrap what people count as a level.
    nesting: usize,
    /// Whether the current top-level block is a list.
    in_list: bool,
    /// Place of the open fence among the fences found.
    fence: Option<usize>,
    found: Blocks,
}

impl Walk<'_> {
    fn step(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.nest(tag, range.start);
                self.open(tag, range);
                self.depth += 1;
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                if !matches!(end, TagEnd::List(_) | TagEnd::Paragraph) {
                    self.nesting = self.nesting.saturating_sub(1);
                }
                self.close(end);
            }
            Event::TaskListMarker(ticked) => self.mark(*ticked, range),
            Event::Text(piece) if self.fence.is_some() => self.code(piece, range),
            _ if self.depth == 0 => self.block(BlockKind::Other, range),
            _ => self.begin_text(range.start),
        }
    }

    fn block(&mut self, kind: BlockKind, span: Range<usize>) {
        let items = self.found.items.len();
        self.found.blocks.push(Block { kind, span, items: items..items });
    }

    fn nest(&mut self, tag: &Tag<'_>, start: usize) {
        if matches!(tag, Tag::List(_) | Tag::Paragraph) {
            return;
        }
        if self.nesting >= DEPTH_MAX && self.found.too_deep.is_none() {
            self.found.too_deep = Some(start);
        }
        self.nesting += 1;
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Item if self.in_list && self.depth == 1 => return self.open_item(range),
            Tag::Item if self.in_list && self.depth == 3 => {
                let start = range.end;
                self.found.nested.push((range, start));
                if let Some(item) = self.found.items.last_mut() {
                    item.nested.end += 1;
                }
                return;
            }
            Tag::List(first) if self.in_list && self.depth == 2 => {
                if let Some(item) = self.found.items.last_mut() {
                    item.text_end = item.text_end.min(range.start);
                    item.nested_irregular |= first.is_some();
                    item.text_start = item.text_start.min(range.start);
                }
            }
            _ => self.begin_text(range.start),
        }
        if let Tag::CodeBlock(CodeBlockKind::Fenced(info)) = tag {
            self.fence = Some(self.found.fences.len());
            self.found.fences.push(Fence::new(self.depth == 0, Special::of(info), range.clone()));
        }
        if self.depth == 0 {
            let kind = self.kind_of(tag, &range);
            self.in_list = matches!(kind, BlockKind::BulletList | BlockKind::OrderedList);
            self.block(kind, range);
        }
    }

    fn kind_of(&self, tag: &Tag<'_>, range: &Range<usize>) -> BlockKind {
        match tag {
            Tag::Heading { level, .. } => BlockKind::Heading {
                level: match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                },
                atx: self.text.as_bytes().get(range.start) == Some(&b'#'),
            },
            Tag::Paragraph => BlockKind::Paragraph,
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                BlockKind::Fence(self.found.fences.len().saturating_sub(1))
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => BlockKind::IndentedCode,
            Tag::List(None) => BlockKind::BulletList,
            Tag::List(Some(_)) => BlockKind::OrderedList,
            Tag::HtmlBlock => BlockKind::Html,
            _ => BlockKind::Other,
        }
    }

    fn open_item(&mut self, range: Range<usize>) {
        let nested = self.found.nested.len();
        // Until a child shows where the text begins, it is empty and at the end.
        let (text_start, text_end) = (range.end, range.end);
        let nested = nested..nested;
        let nested_irregular = false;
        let item =
            Item { span: range, text_start, text_end, ticked: None, nested, nested_irregular };
        self.found.items.push(item);
        if let Some(block) = self.found.blocks.last_mut() {
            block.items.end += 1;
        }
    }

    /// Tells the innermost item we care for that something of it begins here.
    fn begin_text(&mut self, start: usize) {
        if !self.in_list || self.depth < 2 {
            return;
        }
        let Some(item) = self.found.items.last_mut() else { return };
        if self.depth >= 4
            && let Some((span, text)) = self.found.nested.last_mut()
            && span.end > start
        {
            *text = start.min(*text);
        }
        item.text_start = item.text_start.min(start);
        if self.depth == 2 && start > item.text_end {
            item.nested_irregular = true;
        }
    }

    fn mark(&mut self, ticked: bool, range: Range<usize>) {
        if !self.in_list || self.depth > 3 {
            return self.begin_text(range.end);
        }
        if let Some(item) = self.found.items.last_mut()
            && item.ticked.is_none()
            && item.nested.is_empty()
        {
            item.ticked = Some(ticked);
            let after = self.text.get(range.end..item.span.end).unwrap_or_default();
            let white = after.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            item.text_start = range.end + white;
        }
    }

    fn code(&mut self, piece: &str, range: Range<usize>) {
        if let Some(fence) = self.fence.and_then(|at| self.found.fences.get_mut(at)) {
            fence.push(self.text, piece, range);
        }
    }

    fn close(&mut self, end: &TagEnd) {
        if matches!(end, TagEnd::CodeBlock)
            && let Some(fence) = self.fence.take().and_then(|at| self.found.fences.get_mut(at))
        {
            fence.finish(self.text);
        }
        if self.depth == 0 {
            self.in_list = false;
        }
    }
}
