//! Words of the closed vocabularies as arguments: what is typed becomes the member, or an error that lists the words.

use std::fmt::Display;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::domain::grade::GradeScale;
use crate::domain::labels::{Kind, Level};
use crate::domain::language::Language;

/// Reads a level.
pub fn level() -> impl TypedValueParser<Value = Level> {
    member(Level::WORDS)
}

/// Reads a kind.
pub fn kind() -> impl TypedValueParser<Value = Kind> {
    member(Kind::WORDS)
}

/// Reads a language.
pub fn language() -> impl TypedValueParser<Value = Language> {
    member(Language::WORDS)
}

/// Reads which keys grade.
pub fn grade_scale() -> impl TypedValueParser<Value = GradeScale> {
    member(GradeScale::WORDS)
}

fn member<T>(words: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err: Display + std::error::Error + Send + Sync + 'static>
        + Clone
        + Send
        + Sync
        + 'static,
{
    PossibleValuesParser::new(words).try_map(|word| word.parse::<T>())
}
