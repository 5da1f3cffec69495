//! What a person writes down about a question in own words: an answer as one would say it, or a story.

use crate::words::domain::answers as words;
use std::fmt;

/// Longest text that is kept, in bytes: about thirty pages.
pub const BYTES_MAX: usize = 64 << 10;

/// The text is longer than [`BYTES_MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How long it is, in bytes.
    pub bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&words::own_words_are_too_long(&self.bytes.div_ceil(1024)))
    }
}

impl std::error::Error for TooLong {}

/// A text as it is kept: without blank lines around it and spaces at its end. `None` when it is blank.
///
/// # Errors
/// When what is left is too long.
pub fn tidy(text: &str) -> Result<Option<String>, TooLong> {
    let text = text.replace("\r\n", "\n");
    let start = text.find(|letter: char| !letter.is_whitespace()).unwrap_or(text.len());
    // The first line keeps its indentation: it may be code.
    let start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let text = text[start..].trim_end();
    match text.len() {
        0 => Ok(None),
        bytes if bytes > BYTES_MAX => Err(TooLong { bytes }),
        _ => Ok(Some(text.to_owned())),
    }
}

/// The words there were with further ones below.
pub fn added(before: &str, text: &str) -> String {
    match (before.is_empty(), text.trim().is_empty()) {
        (true, _) => text.to_owned(),
        (false, true) => before.to_owned(),
        (false, false) => format!("{before}\n{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_without_what_surrounds_it() {
        for (text, kept) in [
            ("", None),
            (" \n\t\r\n ", None),
            ("a", Some("a")),
            ("\n\n    code\n\n  more  \n\n", Some("    code\n\n  more")),
            ("a\r\nb\r\n", Some("a\nb")),
        ] {
            assert_eq!(tidy(text), Ok(kept.map(str::to_owned)), "{text:?}");
        }
        let most = "я".repeat(BYTES_MAX / 2);
        assert_eq!(tidy(&format!("{most}\n\n")), Ok(Some(most.clone())));
        let error = tidy(&format!("{most}.")).unwrap_err();
        assert_eq!(error.to_string(), "these words take 65 KiB, and 64 are kept at most");
    }

    #[test]
    fn further_words_go_below() {
        assert_eq!(added("", "b"), "b");
        assert_eq!(added("a", "b"), "a\nb");
        assert_eq!(added("a", " \n"), "a");
    }
}
