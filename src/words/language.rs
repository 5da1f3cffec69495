//! The languages that screens are written in.

/// A language that screens are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenLanguage {
    /// English, which stands for every language that screens do not speak.
    English,
    /// Russian.
    Russian,
}

impl ScreenLanguage {
    /// The language of screens for a language tag: `ru` and what begins with `ru-` is Russian.
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("ru") => Self::Russian,
            _ => Self::English,
        }
    }
}
