//! The words that people read, both languages side by side.

pub mod counts;

use crate::domain::language::Language;

/// A language that screens are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenLanguage {
    /// English, which stands for every language that screens do not speak.
    English,
    /// Russian.
    Russian,
}

impl From<Language> for ScreenLanguage {
    fn from(language: Language) -> Self {
        match language.as_str().split('-').next() {
            Some("ru") => Self::Russian,
            _ => Self::English,
        }
    }
}
