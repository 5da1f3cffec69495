//! Characters that hide, reorder or control text, made visible.
//!
//! A document is read by people who trust what they see; a direction override or a zero-width space in a foreign text
//! must not make it look like another one.

use std::borrow::Cow;
use std::fmt::Write;

/// Gives `text` with every such character replaced: C0 and DEL by their Control Pictures (`␛`), the others by their escape
/// (`\u{202e}`). Newline and tab stay; a carriage return in front of a newline is dropped. Clean text is borrowed.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            _ if !is_harmful(character) => shown.push(character),
            '\u{0}'..='\u{1f}' => {
                shown.push(char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'));
            }
            '\u{7f}' => shown.push('\u{2421}'),
            // Writing to a String cannot fail.
            _ => _ = write!(shown, "\\u{{{:x}}}", u32::from(character)),
        }
    }
    Cow::Owned(shown)
}

/// The joiners U+200C and U+200D stay: Persian text and emoji need them.
fn is_harmful(character: char) -> bool {
    match character {
        '\n' | '\t' | ' '..='~' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' => true,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_controls_is_shown() {
        for (text, shown) in [
            ("plain, кириллица, 👩‍💻\tb\n", "plain, кириллица, 👩‍💻\tb\n"),
            ("a\r\nb\rc", "a\nb␍c"),
            ("\u{1b}[2J\u{0}\u{7f}", "␛[2J␀␡"),
            ("ab\u{202e}cd\u{2066}\u{feff}", "ab\\u{202e}cd\\u{2066}\\u{feff}"),
        ] {
            assert_eq!(visible(text), shown, "{text:?}");
        }
        assert!(matches!(visible("clean"), Cow::Borrowed(_)));
    }
}
