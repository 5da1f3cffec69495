//! Makes foreign text harmless to look at: what could move the cursor, switch colours, reorder or hide text is shown as
//! a placeholder. Terminal and documents use the same rule, so that what one shows the other cannot hide.
//!
//! This module must not style or escape anything: its input is text from packs and people, its output is plain text.

use std::borrow::Cow;
use std::fmt::Write;

/// Gives `text` with every character that could control a terminal replaced by one that can be seen.
///
/// Newline and tab stay; a carriage return directly before a newline is dropped. C0 characters and DEL become
/// their Control Pictures (`␛`), all others (C1, direction overrides, invisible separators) their escape
/// (`\u{202e}`). Text without any of them is borrowed.
pub fn visible(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(is_harmful) else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(first);
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(clean);
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        if !is_harmful(character) {
            shown.push(character);
        } else if character != '\r' || characters.peek() != Some(&'\n') {
            push_placeholder(&mut shown, character);
        }
    }
    Cow::Owned(shown)
}

/// Like [`visible`], for what must stay on one line: newlines and tabs become spaces.
pub fn visible_line(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

/// JSON on one line in which every character that could control a terminal is an escape (`\u202e`): other programs read the same
/// text, and a person who looks at the line is not deceived.
pub fn json_text(value: &serde_json::Value) -> String {
    escaped_json(value.to_string())
}

/// The same for JSON that is written already.
pub fn escaped_json(text: String) -> String {
    if !text.contains(is_harmful) {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_harmful(character) {
            // Outside of strings JSON is plain ASCII, and in them the C0 characters are escapes already.
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Whether a character could control a terminal, or hide or reorder what stands beside it.
pub fn is_harmful(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        // Printing ASCII is nearly everything: decide it before the longer list.
        ' '..='~' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        // Soft hyphen is invisible in most terminals; the others reorder or hide what stands beside them.
        // The zero-width joiners U+200C and U+200D stay: Persian text and emoji need them.
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

fn push_placeholder(shown: &mut String, character: char) {
    match u32::from(character) {
        code @ 0..=0x1f => shown.push(char::from_u32(0x2400 + code).unwrap_or('\u{fffd}')),
        0x7f => shown.push('\u{2421}'),
        // Writing to a String cannot fail.
        code => _ = write!(shown, "\\u{{{code:x}}}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown() {
        let cases = [
            ("plain, кириллица, 漢字, 👩‍💻", "plain, кириллица, 漢字, 👩‍💻"),
            ("a\tb\nc", "a\tb\nc"),
            ("a\r\nb\rc", "a\nb␍c"),
            ("\u{1b}[2J\u{7}", "␛[2J␇"),
            ("\u{0}\u{7f}", "␀␡"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("ab\u{202e}cd\u{2066}", "ab\\u{202e}cd\\u{2066}"),
            ("\u{feff}x\u{200b}y", "\\u{feff}x\\u{200b}y"),
        ];
        for (input, expected) in cases {
            assert_eq!(visible(input), expected, "{input:?}");
        }
    }

    #[test]
    fn json_escapes_what_could_control_a_terminal_and_reads_back_the_same() {
        let text = "a\u{9b}31m \u{202e}b\u{7f} \u{e0041}\u{feff}\u{1b} кириллица 👩‍💻\n";
        let value = serde_json::json!({ "text": text, "more": ["\u{2028}"] });
        let line = json_text(&value);
        assert!(!line.contains(is_harmful) && !line.contains('\n'), "{line}");
        assert!(line.contains("\\u009b31m \\u202eb\\u007f \\udb40\\udc41"), "{line}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&line).unwrap(), value);
        assert_eq!(json_text(&serde_json::json!({ "a": "ж" })), "{\"a\":\"ж\"}");
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(visible("clean\ttext\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_line_stays_one_line() {
        assert_eq!(visible_line("a\r\nb\tc\u{1b}"), "a b c␛");
    }
}
