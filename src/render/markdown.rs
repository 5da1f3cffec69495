//! Foreign Markdown as text that can only be read: safe HTML, or safe Markdown again.
//!
//! Nothing of a question reaches a document except through here (or through the escaping of the templates). Raw HTML
//! becomes text, links that do not lead to the web and all images become their words, headings become bold lines, so
//! that a question cannot act, fetch anything, or break the outline of the document it stands in.

use minijinja::Value;
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, LinkType, Options as Syntax, Parser, Tag, TagEnd, html,
};
use pulldown_cmark_to_cmark::{Options, cmark_with_options};

use super::html_events::{html_events, words};
use crate::domain::visible::visible;

/// The Markdown that is understood. Task markers stay text: a tick in a foreign text must not look like one of ours.
const SYNTAX: Syntax = Syntax::ENABLE_TABLES.union(Syntax::ENABLE_STRIKETHROUGH);

/// What a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// HTML; what is given is a sequence of elements.
    Html,
    /// Markdown for any forge; what is given begins at the left margin.
    Markdown,
}

impl Medium {
    /// Whole blocks: paragraphs, lists, code, tables.
    pub fn blocks(self, markdown: &str) -> Value {
        self.write(&events(markdown))
    }

    /// The text of a list item: a single paragraph loses its frame, anything else stays a block.
    pub fn item(self, markdown: &str) -> Value {
        let mut events = events(markdown);
        let is_one_paragraph = events.first() == Some(&Event::Start(Tag::Paragraph))
            && events.iter().position(|event| *event == Event::End(TagEnd::Paragraph))
                == Some(events.len().saturating_sub(1));
        if is_one_paragraph && self == Self::Html {
            events.pop();
            events.remove(0);
        }
        let begins_with_block =
            !matches!(events.first(), None | Some(Event::Start(Tag::Paragraph)));
        match self {
            Self::Markdown if begins_with_block => {
                Value::from_safe_string(format!("\n\n{}", self.write(&events)))
            }
            _ => self.write(&events),
        }
    }

    /// One line: what makes blocks is dropped, only emphasis, code and words stay.
    pub fn line(self, markdown: &str) -> Value {
        let line = line_events(markdown);
        match self {
            Self::Html => self.write(&line),
            // Outside a paragraph a space behind code would be written as a number.
            Self::Markdown => {
                let (start, end) = (Event::Start(Tag::Paragraph), Event::End(TagEnd::Paragraph));
                self.write(&[vec![start], line, vec![end]].concat())
            }
        }
    }

    /// Plain text, whatever stands in it, in a line.
    pub fn text(self, text: &str) -> Value {
        self.write(&[Event::Code(visible(text).into_owned().into())])
    }

    /// Code, whatever stands in it, as a block.
    pub fn code(self, code: &str) -> Value {
        let code = visible(code.trim_end_matches('\n')).into_owned() + "\n";
        self.write(&[
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(CowStr::Borrowed("")))),
            Event::Text(code.into()),
            Event::End(TagEnd::CodeBlock),
        ])
    }

    fn write(self, events: &[Event<'_>]) -> Value {
        let mut text = String::new();
        match self {
            Self::Html => html::push_html(&mut text, html_events(events).into_iter()),
            Self::Markdown => {
                let options =
                    Options { code_block_token_count: 3, list_token: '-', ..Options::default() };
                if cmark_with_options(events.iter(), &mut text, SYNTAX, options).is_err() {
                    // Not known to happen; the words alone are always sound.
                    text = escape_markdown(&words(events));
                }
            }
        }
        Value::from_safe_string(text.trim_matches('\n').to_owned())
    }
}

/// Splits a prompt into its first line and what comes after it.
pub fn split_title(prompt: &str) -> (&str, &str) {
    let prompt = prompt.trim_start_matches(['\n', '\r']);
    prompt.split_once('\n').map_or((prompt, ""), |(title, body)| (title.trim_end(), body))
}

/// Puts `tables` where the `sql setup` fence of a prompt stands, or behind it when there is none.
pub fn with_tables(body: &str, tables: &str) -> String {
    let is_setup = |info: &str| info.split_whitespace().eq(["sql", "setup"]);
    let fence = Parser::new_ext(body, SYNTAX).into_offset_iter().find(|(event, _)| {
        matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if is_setup(info))
    });
    let range = fence.map_or(body.len()..body.len(), |(_, range)| range);
    let before = body.get(..range.start).unwrap_or(body);
    let after = body.get(range.end..).unwrap_or_default();
    format!("{before}\n\n{tables}\n\n{after}")
}

/// Puts a backslash in front of every character that means something in Markdown, and makes one line of it.
pub fn escape_markdown(plain: &str) -> String {
    let mut escaped = String::with_capacity(plain.len() + 8);
    for character in visible(plain).chars() {
        match character {
            '\n' | '\t' => escaped.push(' '),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '|' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

/// The events of foreign Markdown, with everything gone that could do more than be read.
fn events(markdown: &str) -> Vec<Event<'_>> {
    let mut kept = Vec::new();
    let mut links = Vec::new();
    for event in Parser::new_ext(markdown, SYNTAX) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                kept.extend([Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)]);
            }
            Event::End(TagEnd::Heading(_)) => {
                kept.extend([Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)]);
            }
            Event::Start(Tag::HtmlBlock) => kept.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => kept.push(Event::End(TagEnd::Paragraph)),
            Event::Html(text) => push_lines(&mut kept, &text),
            Event::InlineHtml(text) => kept.push(Event::Text(text_of(&text).into())),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let is_web = leads_to_the_web(&dest_url);
                links.push(is_web);
                if is_web {
                    // Titles are text that nobody sees, and names of references mean nothing here.
                    let link_type = match link_type {
                        LinkType::Autolink => LinkType::Autolink,
                        _ => LinkType::Inline,
                    };
                    let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
                    kept.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
            }
            Event::End(TagEnd::Link) => {
                if links.pop() == Some(true) {
                    kept.push(event);
                }
            }
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::CodeBlock(kind)) => {
                let kind = CodeBlockKind::Fenced(language_of(&kind).into());
                kept.push(Event::Start(Tag::CodeBlock(kind)));
            }
            Event::End(TagEnd::CodeBlock) => {
                // Without a line end the closing fence would not stand on a line of its own.
                if matches!(kept.last(), Some(Event::Text(text)) if !text.ends_with('\n')) {
                    kept.push(Event::Text(CowStr::Borrowed("\n")));
                }
                kept.push(event);
            }
            Event::Text(text) => kept.push(Event::Text(shown(text))),
            Event::Code(text) => kept.push(Event::Code(shown(text))),
            other => kept.push(other),
        }
    }
    kept
}

/// Only what stands in a line, separated by spaces where blocks ended; links become their words.
fn line_events(markdown: &str) -> Vec<Event<'_>> {
    let mut line = Vec::new();
    let mut is_code = false;
    let is_inline =
        |tag: TagEnd| matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough);
    for event in events(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::Text(text) if is_code => {
                let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
                line.push(Event::Code(joined.into()));
            }
            Event::Start(tag) if !is_inline(tag.to_end()) => {}
            Event::End(TagEnd::Link) => {}
            Event::End(tag) if !is_inline(tag) => {
                is_code = false;
                line.push(Event::Text(CowStr::Borrowed(" ")));
            }
            Event::SoftBreak | Event::HardBreak => line.push(Event::Text(CowStr::Borrowed(" "))),
            Event::Rule => {}
            other => line.push(other),
        }
    }
    while line.last() == Some(&Event::Text(CowStr::Borrowed(" "))) {
        line.pop();
    }
    line
}

fn push_lines<'a>(kept: &mut Vec<Event<'a>>, html: &str) {
    for line in html.lines() {
        if matches!(kept.last(), Some(Event::Text(_))) {
            kept.push(Event::SoftBreak);
        }
        kept.push(Event::Text(text_of(line.trim()).into()));
    }
}

/// The language of a fence, which forges colour by; anything but a plain word is dropped.
fn language_of(kind: &CodeBlockKind<'_>) -> String {
    let word = match kind {
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    let is_plain = word.len() <= 20 && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_plain { word.to_owned() } else { String::new() }
}

fn text_of(html: &str) -> String {
    visible(html).replace('\n', " ")
}

fn shown(text: CowStr<'_>) -> CowStr<'_> {
    match visible(&text) {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(shown) => shown.into(),
    }
}

/// Whether an address is one that a person may safely follow: `http:` and `https:` only.
fn leads_to_the_web(address: &str) -> bool {
    let starts = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    (starts("http://") || starts("https://"))
        && !address.contains(|character: char| character.is_control() || character == ' ')
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
