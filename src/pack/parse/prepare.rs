//! What happens to the text before its structure is read: comments go, and links by reference get their address, so that no part of a
//! question depends on another part of the file.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Parser, Tag, TagEnd};

use super::blocks::MARKDOWN;
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::span::{Edit, SourceText};
use crate::pack::text::{excerpt, slice};
use crate::words::pack::questions as words;

const OPENING: &str = "<!--";
const CLOSING: &str = "-->";

/// Takes comments out of everything behind `start`, then writes the address into links by reference.
pub fn prepare(text: &mut SourceText<'_>, start: usize) {
    if text.as_str().contains(OPENING) {
        let edits = comments(text.as_str(), start);
        text.edit(&edits);
    }
    if text.as_str().contains("]:") {
        let edits = references(text.as_str(), start);
        text.edit(&edits);
    }
}

/// Tells comments without an end, which the reader would see, and references that lead nowhere. For the text after [`prepare`].
pub fn leftovers(text: &str, start: usize, problems: &mut Problems) {
    let body = text.get(start..).unwrap_or_default();
    if body.contains(OPENING) {
        unclosed(body, start, problems);
    }
    if body.contains("][") {
        undefined(body, start, problems);
    }
}

fn comments(text: &str, start: usize) -> Vec<Edit> {
    let body = text.get(start..).unwrap_or_default();
    let mut edits = Vec::new();
    for (event, range) in Parser::new_ext(body, MARKDOWN).into_offset_iter() {
        if !matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            continue;
        }
        let mut at = range.start;
        while let Some(opening) = body.get(at..range.end).and_then(|rest| rest.find(OPENING)) {
            let from = at + opening;
            let rest = body.get(from + OPENING.len()..range.end).unwrap_or_default();
            let Some(closing) = rest.find(CLOSING) else { break };
            at = from + OPENING.len() + closing + CLOSING.len();
            edits.push(cut(text, start + from..start + at));
        }
    }
    edits
}

/// An edit that takes a comment out: with the blanks that would be left at the end of a line, without its line ends.
fn cut(text: &str, comment: Range<usize>) -> Edit {
    let rest = text.get(comment.end..).unwrap_or_default();
    let ends_line = rest.trim_start_matches([' ', '\t']).is_empty() || rest.starts_with('\n');
    let before = slice(text, &(0..comment.start));
    let kept = if ends_line { before.trim_end_matches([' ', '\t']) } else { before };
    let lines = slice(text, &comment).matches('\n').count();
    Edit { span: kept.len()..comment.end, by: "\n".repeat(lines) }
}

fn references(text: &str, start: usize) -> Vec<Edit> {
    let body = text.get(start..).unwrap_or_default();
    let parser = Parser::new_ext(body, MARKDOWN);
    let definitions = parser.reference_definitions().iter().map(|(_, one)| one.span.clone());
    let mut edits: Vec<Edit> = definitions
        .map(|span| {
            let lines = slice(body, &span).matches('\n').count();
            Edit { span: start + span.start..start + span.end, by: "\n".repeat(lines) }
        })
        .collect();
    if edits.is_empty() {
        return edits;
    }
    for (event, range) in parser.into_offset_iter() {
        let Event::Start(
            Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. },
        ) = event
        else {
            continue;
        };
        let source = slice(body, &range);
        let label = match link_type {
            LinkType::Reference => source.rfind('[').unwrap_or(source.len()),
            LinkType::Collapsed if source.ends_with("[]") => source.len() - 2,
            LinkType::Collapsed | LinkType::Shortcut => source.len(),
            _ => continue,
        };
        // A collapsed one ends before its empty brackets.
        let behind = slice(body, &(range.end..body.len()));
        let brackets =
            if link_type == LinkType::Collapsed && behind.starts_with("[]") { 2 } else { 0 };
        let span = start + range.start + label..start + range.end + brackets;
        let lines = "\n".repeat(slice(text, &span).matches('\n').count());
        edits.push(Edit { span, by: format!("(<{}>){lines}", dest_url.replace(['<', '>'], "")) });
    }
    edits.sort_by_key(|edit| edit.span.start);
    edits
}

fn unclosed(body: &str, start: usize, problems: &mut Problems) {
    let mut in_code = false;
    for (event, range) in Parser::new_ext(body, MARKDOWN).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            // A block that opens with one is told where blocks are grouped.
            Event::Text(_) | Event::Html(_) if !in_code => {
                let source = body.get(range.start..).unwrap_or_default();
                let own = source.get(..range.len()).unwrap_or_default();
                let found = match own.find(OPENING) {
                    Some(at) => at,
                    None if own.ends_with('<') && source.starts_with(OPENING) => 0,
                    None => continue,
                };
                let escaped = slice(body, &(0..range.start + found)).ends_with('\\');
                let opens_block = matches!(event, Event::Html(_)) && found == 0;
                if escaped || opens_block {
                    continue;
                }
                let at = start + range.start + found;
                let message = words::comment_is_not_closed();
                let help = words::close_the_comment_in_its_paragraph();
                let span = at..at + OPENING.len();
                problems.push(Problem::error("unclosed-comment", span, message).help(help));
            }
            _ => {}
        }
    }
}

fn undefined(body: &str, start: usize, problems: &mut Problems) {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let note = |link: BrokenLink<'_>| {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            found.push((link.span.clone(), link.reference.to_string()));
        }
        None
    };
    Parser::new_with_broken_link_callback(body, MARKDOWN, Some(note)).for_each(drop);
    for (span, name) in found {
        let message = words::nothing_defines_the_link(&excerpt(&name));
        let help = words::write_the_address();
        let span = start + span.start..start + span.end;
        problems.push(Problem::warning("undefined-reference", span, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(text: &str) -> String {
        let mut source = SourceText::new(text.as_bytes()).unwrap();
        prepare(&mut source, 0);
        source.as_str().to_owned()
    }

    #[test]
    fn comments_go_and_code_stays() {
        for (text, expected) in [
            ("a <!-- b --> c\n", "a  c\n"),
            ("a <!-- b -->\nc\n", "a\nc\n"),
            ("<!-- a\n\n## B\n\n-->\nc\n", "\n\n\n\n\nc\n"),
            ("<!-- a --> text\n", " text\n"),
            ("`<!-- a -->`\n", "`<!-- a -->`\n"),
            ("```html\n<!-- a -->\n```\n", "```html\n<!-- a -->\n```\n"),
            ("- a\n  <!-- b\n  c -->\n- d\n", "- a\n\n\n- d\n"),
            ("<div><!-- a --></div>\n", "<div></div>\n"),
            ("## A <!-- b --> {#a}\n", "## A  {#a}\n"),
            ("<!-- never\n", "<!-- never\n"),
        ] {
            assert_eq!(prepared(text), expected, "{text}");
        }
    }

    #[test]
    fn links_by_reference_carry_their_address() {
        let text = "[a][x] and [x] and [y][]\n\n[x]: https://x.example\n[y]: <https://y.example>\n";
        let expected =
            "[a](<https://x.example>) and [x](<https://x.example>) and [y](<https://y.example>)\n";
        assert_eq!(prepared(text).trim_end(), expected.trim_end());
    }
}
