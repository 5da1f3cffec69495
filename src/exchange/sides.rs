//! A question as a note with two sides, in HTML: what Anki takes.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::marks::{code, indented};
use super::names;
use super::write::pieces;
use crate::domain::labels::Kind;
use crate::domain::question::{Content, Question};

const GAP: &str = "[…]";

/// What is on in the Markdown of a question.
const MARKDOWN: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_TASKLISTS).union(Options::ENABLE_STRIKETHROUGH);

/// A note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// What it is known by for ever: the key that the question came with, else its id.
    pub guid: String,
    /// Its deck.
    pub deck: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// The first field: the prompt with the options, or the text with its gap.
    pub front: String,
    /// The second field: the answer with whatever belongs to it.
    pub back: String,
    /// Whether the first field has a gap.
    pub has_gap: bool,
}

impl Sides {
    /// The note of a question. `deck` is the title of its topic.
    pub fn of(question: &Question, deck: &str) -> Self {
        let content = &question.content;
        let pieces = pieces(content, String::new());
        let letters: Vec<String> = content
            .options
            .iter()
            .zip('A'..='Z')
            .map(|(option, letter)| format!("- **{letter}.** {}", indented(&option.text, "  ")))
            .collect();
        let options = letters.join("\n");
        let prompt =
            [content.prompt.as_str(), options.as_str()].into_iter().filter(|part| !part.is_empty());
        let prompt = prompt.collect::<Vec<_>>().join("\n\n");
        let mut back = Vec::new();
        if !content.options.is_empty() {
            back.push(right_letters(question));
        }
        for (name, text) in &pieces.sections {
            let text = match *name {
                "Key points" => content
                    .key_points
                    .iter()
                    .map(|point| {
                        let mark = if point.required { "" } else { "(+) " };
                        format!("- {mark}{}\n", indented(&point.text, "  "))
                    })
                    .collect(),
                _ => text.clone(),
            };
            match *name {
                "Answer" => back.push(behind_form(&text, content)),
                _ => back.push(format!("**{name}**\n\n{text}")),
            }
        }
        let mut front = to_html(&prompt);
        let gap = content.accepted.first().filter(|_| question.kind == Kind::Cloze);
        let has_gap = gap.is_some() && front.contains(GAP);
        if let Some(form) = gap.filter(|_| has_gap) {
            let form = escaped(form).replace("}}", "} }").replace("::", ":\u{200b}:");
            front = front.replacen(GAP, &format!("{{{{c1::{form}}}}}"), 1);
        } else {
            front = front.replace("{{c", "{ {c");
        }
        let guid = match names::key_of(question.id.slug()) {
            Some((key, "")) => key,
            Some((key, part)) => format!("{key}-{part}"),
            None => question.id.to_string(),
        };
        let back = to_html(&back.join("\n\n"));
        Self { guid, deck: deck.to_owned(), tags: question.tags.clone(), front, back, has_gap }
    }
}

/// The answer of a gap without the one form that the gap itself shows.
fn behind_form(answer: &str, content: &Content) -> String {
    let [form] = content.accepted.as_slice() else { return answer.to_owned() };
    match answer.trim_start().strip_prefix(&code(form)) {
        Some(rest) => rest.trim_start_matches(['.', ',', ';', ':', ' ', '\n']).to_owned(),
        None => answer.to_owned(),
    }
}

/// Which letters are right, and why the others are not.
fn right_letters(question: &Question) -> String {
    let options = question.content.options.iter().zip('A'..='Z');
    let right: Vec<String> = options
        .clone()
        .filter(|(option, _)| option.right)
        .map(|(_, letter)| format!("**{letter}**"))
        .collect();
    let reasons: String = options
        .filter_map(|(option, letter)| {
            Some(format!("- {letter}: {}\n", option.reason.as_deref()?.replace('\n', "\n  ")))
        })
        .collect();
    format!("{}\n\n{reasons}", right.join(", "))
}

/// Markdown as HTML for a field. Raw HTML becomes text, links keep http and https only, pictures their words.
pub fn to_html(markdown: &str) -> String {
    let is_safe = |address: &str| address.starts_with("http://") || address.starts_with("https://");
    let mut links: Vec<bool> = Vec::new();
    let events = Parser::new_ext(markdown, MARKDOWN).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Image { .. }) | Event::End(pulldown_cmark::TagEnd::Image) => None,
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            links.push(is_safe(dest_url));
            links.last().copied().unwrap_or_default().then_some(event)
        }
        Event::End(pulldown_cmark::TagEnd::Link) => {
            links.pop().unwrap_or_default().then_some(event)
        }
        Event::TaskListMarker(is_ticked) => {
            Some(Event::Text(if is_ticked { "☑ " } else { "☐ " }.into()))
        }
        event => Some(event),
    });
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, events);
    let out = out.trim_end().to_owned();
    // One paragraph alone needs no tags around it.
    match out.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => out,
    }
}

/// The words of a field.
pub fn words(field: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in field.chars() {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ");
    text.replace("&amp;", "&").trim().to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
