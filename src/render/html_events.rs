//! Safe events on their way to HTML: the few attributes that our style sheet asks for, and none that our policy forbids.
//!
//! The only markup of its own that this module adds is constant, or made by the Markdown library from a link.

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Tag, TagEnd, html};

const HEAD_CELL: &str = "<th scope=\"col\">";
const HEAD_NUMBER: &str = "<th scope=\"col\" class=\"number\">";
const NUMBER: &str = "<td class=\"number\">";

/// The same events as HTML wants them.
///
/// Columns that are aligned to the right say so by a class, because a `style` attribute would break the page's policy.
/// Every line of code is an element, so that one too long for the page goes on with a hanging indent. A link whose words
/// are not its address says so by a class, so that paper can show the address.
pub(super) fn html_events<'a>(events: &[Event<'a>]) -> Vec<Event<'a>> {
    let mut written = Vec::with_capacity(events.len());
    let mut columns: &[Alignment] = &[];
    let (mut column, mut is_head) = (0, false);
    let mut code: Option<String> = None;
    for (place, event) in events.iter().enumerate() {
        match event {
            Event::Text(text) if let Some(code) = &mut code => code.push_str(text),
            Event::Start(Tag::CodeBlock(_)) => {
                code = Some(String::new());
                written.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
            }
            Event::End(TagEnd::CodeBlock) => {
                push_code(&mut written, &code.take().unwrap_or_default());
                written.push(event.clone());
            }
            Event::Start(Tag::Table(alignments)) => {
                columns = alignments;
                let plain = vec![Alignment::None; alignments.len()];
                written.push(Event::Start(Tag::Table(plain)));
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                column = 0;
                is_head = matches!(event, Event::Start(Tag::TableHead));
                written.push(event.clone());
            }
            Event::Start(Tag::TableCell) => {
                let is_number = columns.get(column) == Some(&Alignment::Right);
                column += 1;
                written.push(match (is_head, is_number) {
                    (true, true) => constant(HEAD_NUMBER),
                    (true, false) => constant(HEAD_CELL),
                    (false, true) => constant(NUMBER),
                    (false, false) => event.clone(),
                });
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let inside = events.get(place + 1..).unwrap_or_default();
                let end = inside.iter().position(|one| *one == Event::End(TagEnd::Link));
                let shown = words(inside.get(..end.unwrap_or(inside.len())).unwrap_or_default());
                written.push(match shown == **dest_url {
                    true => event.clone(),
                    false => named(event),
                });
            }
            other => written.push(other.clone()),
        }
    }
    written
}

/// The start of a link with the class that makes paper show its address.
fn named<'a>(link: &Event<'_>) -> Event<'a> {
    let mut tag = String::new();
    html::push_html(&mut tag, [link.clone()].into_iter());
    Event::InlineHtml(tag.replacen("<a ", "<a class=\"named\" ", 1).into())
}

fn push_code<'a>(written: &mut Vec<Event<'a>>, code: &str) {
    for line in code.split_inclusive('\n') {
        written.push(constant("<span class=\"line\">"));
        written.push(Event::Text(line.to_owned().into()));
        written.push(constant("</span>"));
    }
}

fn constant<'a>(html: &'static str) -> Event<'a> {
    Event::InlineHtml(CowStr::Borrowed(html))
}

/// The text of these events without their markup.
pub(super) fn words(events: &[Event<'_>]) -> String {
    let mut words = String::new();
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            _ => words.push(' '),
        }
    }
    words
}
