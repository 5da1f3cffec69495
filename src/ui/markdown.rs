//! Markdown to terminal text: prose is wrapped, code is left exactly as it is.
//!
//! The parser's events are drawn as they come, with a stack of our own instead of recursion, so a text nested ten
//! thousand levels deep costs no call stack. This module must not know about questions; whatever it is given may
//! come from a stranger, so every piece of text is made harmless before it is styled.

mod blocks;
mod events;
mod table;
#[cfg(test)]
mod tests;

use super::Style;
use super::wrap::wrap;
use blocks::Page;
use events::Renderer;

/// Draws a Markdown text. Lines are joined by newlines, without one at the end.
///
/// Prose, lists and tables keep to `style.width` columns unless a single word is wider; code is never wrapped. Raw
/// HTML is shown as text. Without colour, emphasis keeps its asterisks, inline code its backticks and headings
/// their hashes.
pub fn render(markdown: &str, style: Style) -> String {
    let mut renderer = Renderer::new(style);
    renderer.run(markdown);
    renderer.finish()
}

/// Draws each Markdown text as one item of a list: bullets, or numbers from 1.
pub fn list<T: AsRef<str>>(items: &[T], ordered: bool, style: Style) -> String {
    let digits = items.len().to_string().len();
    let mut renderer = Renderer::new(style);
    for (index, item) in items.iter().enumerate() {
        let marker = match ordered {
            true => format!("{:>digits$}. ", index + 1),
            false => Page::BULLET.to_owned(),
        };
        renderer.item(&marker, item.as_ref());
    }
    renderer.finish()
}

/// Draws a Markdown text as one unwrapped line, for titles and table cells: blocks are joined by spaces.
pub fn inline(markdown: &str, style: Style) -> String {
    flowing(markdown, usize::MAX / 2, style).pop().unwrap_or_default()
}

/// The same wrapped to `style.width`, as the lines that it takes.
pub fn title(markdown: &str, style: Style) -> Vec<String> {
    flowing(markdown, style.width, style)
}

fn flowing(markdown: &str, width: usize, style: Style) -> Vec<String> {
    let mut spans = Renderer::new(style).inline_spans(markdown);
    for span in &mut spans {
        span.text = span.text.replace('\n', " ");
    }
    wrap(&spans, width, false, style.color).into_iter().map(|line| line.text).collect()
}
