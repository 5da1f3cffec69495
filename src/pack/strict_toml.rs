//! TOML in which every unknown key and wrong type is told, with its place, in one run.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Problem, Problems};
use super::text::excerpt;
use crate::domain::nearest::nearest;
use crate::words::pack::common as words;

/// A value with its place.
pub(crate) type Value<'i> = Spanned<DeValue<'i>>;

/// Collects what is wrong with one document; `base` is added to every place.
pub(crate) struct Strict<'p> {
    pub problems: &'p mut Problems,
    pub base: usize,
}

impl Strict<'_> {
    /// Parses a document; syntax errors are told and what could be read is returned.
    pub fn parse<'i>(&mut self, text: &'i str) -> DeTable<'i> {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let message = words::not_toml(&error.message().replace('\n', " "));
            self.error("bad-toml", span, message);
        }
        table.into_inner()
    }

    /// Tells an error at a span of the document.
    pub fn error(&mut self, code: &'static str, span: Range<usize>, message: impl Into<String>) {
        self.problems.push(Problem::error(code, self.at(span), message));
    }

    fn at(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.base..span.end + self.base
    }

    /// Tells that a key is not known.
    pub fn unknown(&mut self, key: &str, span: Range<usize>, allowed: &[&str]) {
        let help = words::keys_are(&allowed.join(", "));
        let message = words::unknown_key(&excerpt(key));
        let problem = Problem::error("unknown-key", self.at(span), message).help(help);
        self.problems.push(problem.suggest(nearest(key, allowed.iter().copied())));
    }

    fn wrong_type(&mut self, key: &str, value: &Value<'_>, wanted: &str) {
        let message = words::must_be_not(&key, &wanted, &value.get_ref().type_str());
        self.error("bad-value", value.span(), message);
    }

    /// A string.
    pub fn string(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let found = value.get_ref().as_str().map(str::to_owned);
        if found.is_none() {
            self.wrong_type(key, value, words::a_string());
        }
        found
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str, value: &Value<'_>) -> Option<i64> {
        let number = value.get_ref().as_integer();
        let found = number.and_then(|one| i64::from_str_radix(one.as_str(), one.radix()).ok());
        if found.is_none() {
            match number {
                Some(_) => {
                    self.error("bad-value", value.span(), words::far_too_large(&key));
                }
                None => self.wrong_type(key, value, words::a_whole_number()),
            }
        }
        found
    }

    /// An array of strings, each with its place in the document.
    pub fn strings(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<Spanned<String>>> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, words::an_array_of_strings());
            return None;
        };
        let mut found = Vec::new();
        for one in array.iter() {
            if let Some(text) = self.string(key, one) {
                found.push(Spanned::new(one.span(), text));
            }
        }
        Some(found)
    }

    /// The same with at most `most` of them: what comes behind is not read, and that is told.
    pub fn few_strings(
        &mut self,
        key: &str,
        value: &Value<'_>,
        most: usize,
    ) -> Option<Vec<Spanned<String>>> {
        let count = value.get_ref().as_array().map_or(0, |array| array.len());
        if count > most {
            let message = words::too_many_values(&key, &count, &most);
            self.error("too-many", value.span(), message);
            return None;
        }
        self.strings(key, value)
    }

    /// An array of tables.
    pub fn tables<'v, 'i>(
        &mut self,
        key: &str,
        value: &'v Value<'i>,
    ) -> Vec<(Range<usize>, &'v DeTable<'i>)> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, words::an_array_of_tables());
            return Vec::new();
        };
        let mut found = Vec::new();
        for one in array.iter() {
            match one.get_ref().as_table() {
                Some(table) => found.push((one.span(), table)),
                None => self.wrong_type(key, one, words::a_table()),
            }
        }
        found
    }
}
