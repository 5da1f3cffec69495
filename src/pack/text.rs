//! Small cuts of Markdown source: trimming, dedenting, inline code, words, harmless characters.

use std::borrow::Cow;
use std::ops::Range;

/// Longest quotation of a source in a message, in characters.
const EXCERPT_MAX_CHARS: usize = 60;

/// Whether a character could act on a terminal or turn the direction of a text.
pub(crate) fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A visible stand-in for an unsafe character, any other character unchanged.
pub(crate) fn visible_char(letter: char) -> char {
    match letter {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ if is_unsafe(letter) => '\u{fffd}',
        _ => letter,
    }
}

/// The text with every unsafe character replaced.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_unsafe) {
        Cow::Owned(text.chars().map(visible_char).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The beginning of a text, short enough for a message.
pub(crate) fn excerpt(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(EXCERPT_MAX_CHARS) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Part of a text; empty when the range does not fit, which no range of the parser does.
pub(crate) fn slice<'t>(text: &'t str, span: &Range<usize>) -> &'t str {
    text.get(span.clone()).unwrap_or_default()
}

/// Drops blank lines in front (an indented first line keeps its indent) and white space behind.
pub(crate) fn trim_blank(text: &str) -> &str {
    let text = text.trim_end();
    let mut rest = text;
    while let Some((line, tail)) = rest.split_once('\n') {
        if !line.trim().is_empty() {
            break;
        }
        rest = tail;
    }
    rest
}

/// Takes up to `indent` spaces (or one tab) off every line but the first.
pub(crate) fn dedent(text: &str, indent: usize) -> String {
    let text = text.trim_end();
    let mut lines = text.split('\n');
    let mut out = String::with_capacity(text.len());
    out.push_str(lines.next().unwrap_or_default());
    for line in lines {
        out.push('\n');
        let white = line.bytes().take(indent).take_while(|byte| *byte == b' ').count();
        let rest = line.get(white..).unwrap_or_default();
        out.push_str(if white == 0 && indent > 0 {
            rest.strip_prefix('\t').unwrap_or(rest)
        } else {
            rest
        });
    }
    out
}

/// The comma-separated inline code that a paragraph opens with, as plain text.
pub(crate) fn leading_code(text: &str) -> Vec<String> {
    let mut forms = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
        let Some((form, tail)) = (ticks > 0).then(|| code_span(rest, ticks)).flatten() else {
            return forms;
        };
        forms.push(form);
        match tail.trim_start().strip_prefix(',') {
            Some(tail) => rest = tail.trim_start(),
            None => return forms,
        }
    }
}

/// Splits an inline code with `ticks` back-ticks off the front of a text.
fn code_span(text: &str, ticks: usize) -> Option<(String, &str)> {
    let body = text.get(ticks..)?;
    let mut at = 0;
    while let Some(found) = body.get(at..).and_then(|rest| rest.find('`')) {
        let start = at + found;
        let run = body.bytes().skip(start).take_while(|byte| *byte == b'`').count();
        if run == ticks {
            let code = body.get(..start)?.replace('\n', " ");
            let padded = code.strip_prefix(' ').and_then(|inner| inner.strip_suffix(' '));
            let code = padded.filter(|inner| !inner.trim().is_empty()).unwrap_or(&code).to_owned();
            return Some((code, body.get(start + run..)?));
        }
        at = start + run;
    }
    None
}

/// Words of a prose: runs without white space that hold a letter or a digit.
pub(crate) fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_visible() {
        assert_eq!(visible("a\u{1b}[31m\u{9b}b\u{202e}\u{7f}"), "a␛[31m\u{fffd}b\u{fffd}␡");
        assert!(matches!(visible("plain – text"), Cow::Borrowed(_)));
    }

    #[test]
    fn leading_code_stops_at_the_first_other_word() {
        for (text, expected) in [
            ("`aclose`, `aclose()`. The loop", vec!["aclose", "aclose()"]),
            ("`` a`b `` and `c`", vec!["a`b"]),
            ("The `a`", vec![]),
            ("`open", vec![]),
            ("`one`,\n`two`\nrest", vec!["one", "two"]),
        ] {
            assert_eq!(leading_code(text), expected, "{text}");
        }
    }

    #[test]
    fn dedenting_keeps_deeper_indents_and_lazy_lines() {
        assert_eq!(dedent("a\n  b\n    c\nd\n\n", 2), "a\nb\n  c\nd");
        assert_eq!(trim_blank("\n \n    code\n\n"), "    code");
    }
}
