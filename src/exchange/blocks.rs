//! Markdown of others as a row of blocks, each with its source and its line.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::embed::{MARKDOWN, without_heading_marks};

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A heading with its level, 1 to 6, and its text.
    Heading(u8, String),
    /// A paragraph.
    Paragraph,
    /// A list with its items; numbered or not.
    List {
        /// Whether it is numbered.
        is_numbered: bool,
        /// Its items.
        items: Vec<Item>,
    },
    /// Code.
    Code,
    /// Anything else: quotes, tables, HTML, rules.
    Other,
}

/// An item of a list, without its marker and its indent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its Markdown, without the task marker.
    pub text: String,
    /// Whether it is ticked; `None` without a task marker.
    pub ticked: Option<bool>,
    /// Its line, from 1.
    pub line: usize,
}

/// A block at depth 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub sort: Sort,
    /// Its source.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
}

impl Block {
    /// The ticked items, if it is a list of tasks and nothing else.
    pub fn tasks(&self) -> Option<&[Item]> {
        match &self.sort {
            Sort::List { items, .. } if items.iter().all(|item| item.ticked.is_some()) => {
                Some(items)
            }
            _ => None,
        }
    }
}

/// The blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut lines = Lines { text, at: 0, line: 1 };
    for (event, range) in Parser::new_ext(text, MARKDOWN).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    let sort = sort_of(&tag, text, &range);
                    found.push(block(sort, &range, &mut lines));
                }
                if depth == 1
                    && matches!(tag, Tag::Item)
                    && let Some(Block { sort: Sort::List { items, .. }, .. }) = found.last_mut()
                {
                    let line = lines.of(range.start);
                    items.push(item(text, &range, line));
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ if depth == 0 => found.push(block(Sort::Other, &range, &mut lines)),
            _ => {}
        }
    }
    found
}

/// Lines of places that only grow.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, place: usize) -> usize {
        let between = self.text.get(self.at..place).unwrap_or_default();
        self.line += between.bytes().filter(|byte| *byte == b'\n').count();
        self.at = self.at.max(place);
        self.line
    }
}

fn block(sort: Sort, range: &Range<usize>, lines: &mut Lines<'_>) -> Block {
    let source = lines.text.get(range.clone()).unwrap_or_default().trim_end();
    Block { sort, text: source.to_owned(), line: lines.of(range.start) }
}

fn sort_of(tag: &Tag<'_>, text: &str, range: &Range<usize>) -> Sort {
    match tag {
        Tag::Heading { level, .. } => {
            let source = text.get(range.clone()).unwrap_or_default().trim();
            let title = match source.starts_with('#') {
                true => without_heading_marks(source),
                false => source.rsplit_once('\n').map_or(source, |(title, _)| title),
            };
            let title = without_attributes(title);
            Sort::Heading(*level as u8, title.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        Tag::Paragraph => Sort::Paragraph,
        Tag::CodeBlock(_) => Sort::Code,
        Tag::List(first) => Sort::List { is_numbered: first.is_some(), items: Vec::new() },
        _ => Sort::Other,
    }
}

/// A title without `{#id .class}` behind it.
fn without_attributes(title: &str) -> &str {
    let inner = title.strip_suffix('}').and_then(|rest| rest.rsplit_once('{'));
    match inner {
        Some((before, words)) if words.starts_with(['#', '.']) && !before.trim().is_empty() => {
            before.trim_end()
        }
        _ => title,
    }
}

fn item(text: &str, range: &Range<usize>, line: usize) -> Item {
    let source = text.get(range.clone()).unwrap_or_default();
    let bare = source.trim_start_matches([' ', '\t']);
    let marker = bare.find([' ', '\t', '\n']).unwrap_or(bare.len());
    let rest = bare.get(marker..).unwrap_or_default();
    let white = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    // More than four blanks behind a marker are code that belongs to the item.
    let white = if white > 4 { 1 } else { white };
    let start = text.get(..range.start).unwrap_or_default();
    let column = start.len() - start.rfind('\n').map_or(0, |at| at + 1);
    let indent = column + (source.len() - bare.len()) + marker + white.max(1);
    let body = dedented(rest.get(white..).unwrap_or_default(), indent);
    let (ticked, body) = match body.get(..3) {
        Some("[ ]") => (Some(false), body.get(3..).unwrap_or_default()),
        Some("[x]" | "[X]") => (Some(true), body.get(3..).unwrap_or_default()),
        _ => (None, body.as_str()),
    };
    Item { text: body.trim().to_owned(), ticked, line }
}

/// Takes up to `indent` blanks off every line but the first; a tab counts to the next stop of four.
pub fn dedented(text: &str, indent: usize) -> String {
    let mut lines = text.trim_end().split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        let mut column = 0;
        let mut at = 0;
        for byte in line.bytes() {
            let width = match byte {
                b' ' => 1,
                b'\t' => 4 - column % 4,
                _ => break,
            };
            if column >= indent {
                break;
            }
            column += width;
            at += 1;
        }
        // What a tab reached beyond the indent stays.
        out.push_str(&" ".repeat(column.saturating_sub(indent)));
        out.push_str(line.get(at..).unwrap_or_default());
    }
    out
}

/// Where code stands: fences, indented blocks and inline code.
pub fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(text, MARKDOWN).into_offset_iter() {
        if matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_)) {
            found.push(range);
        }
    }
    found
}

/// The text with the address written into links by reference, so that each part of it stands for itself; definitions are gone.
pub fn without_references(text: &str) -> String {
    if !text.contains("]:") {
        return text.to_owned();
    }
    let parser = Parser::new_ext(text, MARKDOWN);
    let mut edits: Vec<(Range<usize>, String)> = parser
        .reference_definitions()
        .iter()
        .map(|(_, one)| (one.span.clone(), String::new()))
        .collect();
    if edits.is_empty() {
        return text.to_owned();
    }
    for (event, range) in parser.into_offset_iter() {
        let Event::Start(
            Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. },
        ) = event
        else {
            continue;
        };
        let source = text.get(range.clone()).unwrap_or_default();
        let label = match link_type {
            LinkType::Reference => source.rfind('[').unwrap_or(source.len()),
            LinkType::Collapsed if source.ends_with("[]") => source.len() - 2,
            LinkType::Collapsed | LinkType::Shortcut => source.len(),
            _ => continue,
        };
        edits.push((
            range.start + label..range.end,
            format!("(<{}>)", dest_url.replace(['<', '>', '\n'], "")),
        ));
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, by) in edits {
        if range.start < at {
            continue;
        }
        let lines = text.get(range.clone()).unwrap_or_default().matches('\n').count();
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(&by);
        // A definition may span lines; the lines of what follows are told as they are in the file.
        out.push_str(&"\n".repeat(lines));
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_without_their_indent() {
        let found = blocks("1. a\n\n   b\n2. [x] c\n\n- [ ] d\n  ```\n  e\n  ```\n");
        let texts: Vec<Vec<(String, Option<bool>)>> = found
            .iter()
            .filter_map(|block| match &block.sort {
                Sort::List { items, .. } => {
                    Some(items.iter().map(|item| (item.text.clone(), item.ticked)).collect())
                }
                _ => None,
            })
            .collect();
        let expected = [
            vec![("a\n\nb".to_owned(), None), ("c".to_owned(), Some(true))],
            vec![("d\n```\ne\n```".to_owned(), Some(false))],
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn each_part_carries_its_addresses() {
        let text = "[a][x] `[b]`\n\n[x]: https://x.example\n\nc";
        assert_eq!(without_references(text), "[a](<https://x.example>) `[b]`\n\n\n\nc");
    }
}
