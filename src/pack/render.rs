//! Diagnostics as text in the style of a compiler: the place, the source line, what to do.
//!
//! Returns text; printing it is for others. No character of a pack that could act on a terminal gets through.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::diagnostic::{Diagnostic, Severity};
use super::source::PackSource;
use super::text::{visible, visible_char};
use crate::domain::visible::is_harmful;

/// Most characters of a source line that are drawn before, at and after the place; of long lines before a place the
/// renderer shows the last part only.
const BEFORE_MAX_CHARS: usize = 2000;
const MARKED_MAX_CHARS: usize = 120;
const AFTER_MAX_CHARS: usize = 80;

/// Where the texts come from that diagnostics point into.
pub trait Sources {
    /// Bytes of a file, if it can be read.
    fn bytes(&self, path: &str) -> Option<Vec<u8>>;
    /// The file's path for people.
    fn shown_path(&self, path: &str) -> String;
}

impl Sources for PackSource {
    fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        self.read(path).ok()
    }

    fn shown_path(&self, path: &str) -> String {
        self.shown(path)
    }
}

/// Draws diagnostics one after the other, a blank line between them and a line end behind the last.
///
/// Files are read once as long as the diagnostics are sorted by file. `color` adds ANSI styles and nothing else.
pub fn render(diagnostics: &[Diagnostic], sources: &dyn Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    let mut out = String::new();
    let mut known: Option<(&str, Option<Vec<u8>>)> = None;
    for diagnostic in diagnostics {
        if known.as_ref().is_none_or(|(path, _)| *path != diagnostic.path) {
            known = Some((&diagnostic.path, sources.bytes(&diagnostic.path)));
        }
        let bytes = known.as_ref().and_then(|(_, bytes)| bytes.as_deref());
        if !out.is_empty() {
            out.push('\n');
        }
        let path = sources.shown_path(&diagnostic.path);
        out.push_str(&harmless(&renderer.render(&groups(diagnostic, &path, bytes))));
        out.push('\n');
    }
    out
}

/// What the renderer takes from a line of a file as it is: signs that hide or reorder what stands beside them. Each becomes one that can be
/// seen and is as wide; its own styles begin with an escape, and the escapes of the file it replaces itself.
fn harmless(drawn: &str) -> String {
    let is_foreign = |letter: char| letter != '\u{1b}' && is_harmful(letter);
    drawn.chars().map(|letter| if is_foreign(letter) { '\u{fffd}' } else { letter }).collect()
}

fn groups<'a>(diagnostic: &'a Diagnostic, path: &str, bytes: Option<&[u8]>) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let path = visible(path).into_owned();
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code);
    let line = bytes.and_then(|bytes| marked_line(diagnostic, bytes));
    let mut group = match line {
        Some(line) => {
            let annotation = AnnotationKind::Primary.span(line.start..line.end);
            let snippet = Snippet::source(line.text).line_start(diagnostic.line).fold(false);
            let snippet = snippet.annotation(annotation);
            if line.cut {
                let column = diagnostic.column;
                let origin = Origin::path(path).line(diagnostic.line).char_column(column);
                title.element(origin).element(snippet)
            } else {
                title.element(snippet.path(path))
            }
        }
        None => {
            let (line, column) = (diagnostic.line, diagnostic.column);
            title.element(Origin::path(path).line(line).char_column(column))
        }
    };
    if let Some(help) = &diagnostic.help {
        let lines: Vec<_> = help.lines().map(visible).collect();
        group = group.element(Level::HELP.message(lines.join("\n")));
    }
    vec![group]
}

/// A harmless copy of a part of a source line, with the range to point at.
struct MarkedLine {
    text: String,
    start: usize,
    end: usize,
    /// Whether its beginning is missing, so that its columns are not those of the file.
    cut: bool,
}

/// Cuts the line of a diagnostic out of the file; the file need not be UTF-8.
fn marked_line(diagnostic: &Diagnostic, bytes: &[u8]) -> Option<MarkedLine> {
    let start = diagnostic.span.start.min(bytes.len());
    let breaks = |byte: &u8| *byte == b'\n' || *byte == b'\r';
    let before = bytes.get(..start)?;
    let line_start = before.iter().rposition(&breaks).map_or(0, |at| at + 1);
    let before = before.get(line_start..)?;
    let before = before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before);
    let rest = bytes.get(start..)?;
    let rest = rest.get(..rest.iter().position(breaks).unwrap_or(rest.len()))?;
    let length = diagnostic.span.len().min(rest.len());
    let (marked, after) = (rest.get(..length)?, rest.get(length..)?);

    let before: Vec<char> = String::from_utf8_lossy(before).chars().collect();
    let mut text = String::new();
    let skipped = before.len().saturating_sub(BEFORE_MAX_CHARS);
    if skipped > 0 {
        text.push('…');
    }
    text.extend(before.iter().skip(skipped).map(|letter| shown(*letter)));
    let start = text.len();
    push_cut(&mut text, marked, MARKED_MAX_CHARS);
    let end = text.len();
    push_cut(&mut text, after, AFTER_MAX_CHARS);
    // An empty source line still needs something to point at.
    if text.is_empty() {
        text.push(' ');
    }
    let cut = skipped > 0;
    // What stands for a control character takes more than a byte: a mark that ends inside it cannot be drawn.
    let marked_least =
        text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Some(MarkedLine { cut, end: end.max(start + marked_least), text, start })
}

fn push_cut(text: &mut String, bytes: &[u8], max_chars: usize) {
    // No character has more than four bytes, so the rest of a huge line is not even decoded.
    let bytes = bytes.get(..max_chars * 4 + 4).unwrap_or(bytes);
    let source = String::from_utf8_lossy(bytes);
    text.extend(source.chars().take(max_chars).map(shown));
    if source.chars().count() > max_chars {
        text.push('…');
    }
}

/// Tabs would shift the marks, so one becomes one space.
fn shown(letter: char) -> char {
    if letter == '\t' { ' ' } else { visible_char(letter) }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One(&'static str);

    impl Sources for One {
        fn bytes(&self, _path: &str) -> Option<Vec<u8>> {
            Some(self.0.as_bytes().to_vec())
        }

        fn shown_path(&self, path: &str) -> String {
            path.to_owned()
        }
    }

    #[test]
    fn a_mark_at_any_byte_of_a_line_is_drawn() {
        let text = "a\u{1b}\u{7}é\u{202e}\u{9b}漢\t";
        for start in 0..=text.len() {
            for end in start..=text.len() {
                let diagnostic = Diagnostic {
                    path: "x.toml".to_owned(),
                    line: 1,
                    column: 1,
                    span: start..end,
                    severity: Severity::Error,
                    code: "bad-toml",
                    message: "wrong".to_owned(),
                    help: None,
                };
                let drawn = render(&[diagnostic], &One(text), false);
                assert!(drawn.contains("x.toml:1:"), "{drawn}");
                assert!(!drawn.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{drawn:?}");
            }
        }
    }
}
