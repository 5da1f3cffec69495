//! Names that questions are known by. A name never changes with the text it stands for.

use std::fmt;
use std::str::FromStr;

use crate::words::domain::flaws as words;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Longest slug or leaf name, in bytes.
pub const NAME_MAX_BYTES: usize = 64;

/// `leaf/slug`: the identity of a question, unique in the whole bank, for ever.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct QuestionId(String);

/// Why a text is no question id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IdError {
    /// There is no `/`, or more than one.
    #[error("{}", words::no_question_id(.0))]
    Shape(String),
    /// A part breaks the rule of [`is_name`].
    #[error("{}", words::no_name(.0))]
    Name(String),
}

/// Whether `text` is a legal slug or leaf: `[a-z0-9]+(-[a-z0-9]+)*`, at most [`NAME_MAX_BYTES`] bytes.
pub fn is_name(text: &str) -> bool {
    text.len() <= NAME_MAX_BYTES
        && text.split('-').all(|part| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

impl QuestionId {
    /// Joins a leaf and a slug. Fails when either is not a name.
    pub fn new(leaf: &str, slug: &str) -> Result<Self, IdError> {
        match [leaf, slug].into_iter().find(|part| !is_name(part)) {
            Some(part) => Err(IdError::Name(part.to_owned())),
            None => Ok(Self(format!("{leaf}/{slug}"))),
        }
    }

    /// The leaf: the part before the slash.
    pub fn leaf(&self) -> &str {
        self.0.split_once('/').map_or("", |(leaf, _)| leaf)
    }

    /// The slug: the part after the slash.
    pub fn slug(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, slug)| slug)
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for QuestionId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        match text.split_once('/') {
            Some((leaf, slug)) if !slug.contains('/') => Self::new(leaf, slug),
            _ => Err(IdError::Shape(text.to_owned())),
        }
    }
}

impl TryFrom<String> for QuestionId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<QuestionId> for String {
    fn from(id: QuestionId) -> Self {
        id.0
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_rule() {
        for good in ["a", "a-b", "python3", "0-1-2"] {
            assert!(is_name(good), "{good}");
        }
        let long = "a".repeat(NAME_MAX_BYTES + 1);
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "é", "a/b", long.as_str()] {
            assert!(!is_name(bad), "{bad}");
        }
    }

    #[test]
    fn an_id_splits_at_its_only_slash() {
        let id: QuestionId = "asyncio-tasks/lost-task".parse().unwrap();
        assert_eq!((id.leaf(), id.slug()), ("asyncio-tasks", "lost-task"));
        assert!("asyncio-tasks".parse::<QuestionId>().is_err());
        assert!("a/b/c".parse::<QuestionId>().is_err());
    }
}
