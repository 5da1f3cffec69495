//! Words of the closed vocabularies as arguments: what is typed becomes the member, or an error that lists the words.

use std::fmt::Display;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::app::interview::output::Format;
use crate::domain::grade::GradeScale;
use crate::domain::interview::debrief::Answer;
use crate::domain::interview::journal::Recommendation;
use crate::domain::labels::{Kind, Level};
use crate::domain::language::Language;
use crate::domain::said_day::{NoDay, SaidDay};
use crate::words::cli::arguments as words;

/// Reads a level.
pub fn level() -> impl TypedValueParser<Value = Level> {
    member(Level::WORDS)
}

/// Reads a kind.
pub fn kind() -> impl TypedValueParser<Value = Kind> {
    member(Kind::WORDS)
}

/// Reads what an interviewer recommends.
pub fn recommendation() -> impl TypedValueParser<Value = Recommendation> {
    member(Recommendation::WORDS)
}

/// Reads yes or no.
pub fn answer() -> impl TypedValueParser<Value = Answer> {
    member(Answer::WORDS)
}

/// Reads the format of a result.
pub fn format() -> impl TypedValueParser<Value = Format> {
    let words = Format::WORDS.map(|(word, help)| PossibleValue::new(word).help(help));
    PossibleValuesParser::new(words).try_map(|word| word.parse::<Format>())
}

/// Reads the tag of a language.
pub fn language() -> impl TypedValueParser<Value = Language> {
    clap::builder::NonEmptyStringValueParser::new().try_map(|tag| tag.parse::<Language>())
}

/// Reads which keys grade.
pub fn grade_scale() -> impl TypedValueParser<Value = GradeScale> {
    member(GradeScale::WORDS)
}

/// Reads a whole number, from 0 on.
pub fn whole<T>() -> impl TypedValueParser<Value = T>
where
    T: FromStr + Clone + Send + Sync + 'static,
{
    clap::builder::NonEmptyStringValueParser::new()
        .try_map(|text| text.parse::<T>().map_err(|_| WholeError))
}

/// Reads a number of minutes, 1 to 1440.
pub fn minutes() -> impl TypedValueParser<Value = u64> {
    clap::builder::NonEmptyStringValueParser::new().try_map(|text| match text.parse::<u64>() {
        Ok(minutes @ 1..=1440) => Ok(minutes),
        _ => Err(MinutesError),
    })
}

/// Reads a day as people write it here.
pub fn day(text: &str) -> Result<SaidDay, NoDay> {
    text.parse()
}

/// A text that is no whole number, or far too large a one.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{}", words::no_whole_number())]
struct WholeError;

/// A text that is no number of minutes.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{}", words::no_minutes())]
struct MinutesError;

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
