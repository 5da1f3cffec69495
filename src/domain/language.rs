//! The languages that questions are written in: any, by its BCP 47 tag.

use std::fmt;
use std::str::FromStr;

use crate::words::domain::flaws as words;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Longest tag, in bytes; BCP 47 asks programs to take this many.
const TAG_MAX_BYTES: usize = 35;

/// The tag of a language, such as `en`, `ru` or `pt-br`, in lower case. Documents and labels are there in English and Russian; every other
/// language shows its questions under English labels.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language {
    /// A tag is short enough to be copied around.
    bytes: [u8; TAG_MAX_BYTES],
    length: u8,
}

/// A text that is no tag of a language.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", words::not_a_language(.0))]
pub struct LanguageError(String);

impl Language {
    /// The tag.
    pub fn as_str(&self) -> &str {
        self.bytes
            .get(..usize::from(self.length))
            .and_then(|tag| str::from_utf8(tag).ok())
            .unwrap_or("en")
    }
}

/// Whether a text has the form of a BCP 47 tag in lower case: a language of two to eight letters, then parts of up to eight letters and
/// digits.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    text.len() <= TAG_MAX_BYTES
        && (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(text: &str) -> Result<Self, LanguageError> {
        let tag = text.to_ascii_lowercase().replace('_', "-");
        if !is_language(&tag) {
            return Err(LanguageError(text.to_owned()));
        }
        let mut bytes = [0; TAG_MAX_BYTES];
        for (place, byte) in bytes.iter_mut().zip(tag.bytes()) {
            *place = byte;
        }
        Ok(Self { bytes, length: u8::try_from(tag.len()).unwrap_or(0) })
    }
}

impl Default for Language {
    fn default() -> Self {
        let mut bytes = [0; TAG_MAX_BYTES];
        bytes[..2].copy_from_slice(b"en");
        Self { bytes, length: 2 }
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(text: String) -> Result<Self, LanguageError> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.as_str().to_owned()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Language({})", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_tag_of_a_language_is_read_and_nothing_else() {
        for (text, tag) in [
            ("en", "en"),
            ("pt-BR", "pt-br"),
            ("zh_Hans", "zh-hans"),
            ("de", "de"),
            ("de-CH-1996", "de-ch-1996"),
        ] {
            assert_eq!(text.parse::<Language>().unwrap().as_str(), tag);
        }
        for text in ["", "e", "e n", "de-", "../x", "дe", "a23"] {
            assert!(text.parse::<Language>().is_err(), "{text}");
        }
        assert_eq!(Language::default().as_str(), "en");
        assert!(serde_json::from_str::<Language>("\"fr!\"").is_err());
        let language: Language = serde_json::from_str("\"ru\"").unwrap();
        assert_eq!(serde_json::to_string(&language).unwrap(), "\"ru\"");
    }
}
