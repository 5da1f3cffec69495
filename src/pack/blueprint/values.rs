//! Single values of a blueprint: told when they have the wrong type or lie outside their range.

use std::ops::Range;

use toml::de::DeTable;

use super::super::diagnostic::Problem;
use super::super::strict_toml::{Strict, Value};
use super::super::text::excerpt;
use crate::domain::ids::is_name;
use crate::domain::interview::Count;
use crate::domain::interview::blueprint::{Order, TopicWeight};
use crate::domain::labels::Level;
use crate::domain::nearest::nearest;
use crate::words::pack::{blueprints as words, common};

/// Most questions that a row may ask for.
const COUNT_MAX: u32 = 200;

pub(super) fn wrong_type(strict: &mut Strict<'_>, key: &str, value: &Value<'_>, wanted: &str) {
    let message = common::must_be_not(&key, &wanted, &value.get_ref().type_str());
    strict.error("bad-value", value.span(), message);
}

/// A table.
pub(super) fn table<'v, 'i>(
    strict: &mut Strict<'_>,
    key: &str,
    value: &'v Value<'i>,
) -> Option<&'v DeTable<'i>> {
    let found = value.get_ref().as_table();
    if found.is_none() {
        wrong_type(strict, key, value, common::a_table());
    }
    found
}

/// A whole number from `least` to `most`.
pub(super) fn integer(
    strict: &mut Strict<'_>,
    key: &str,
    value: &Value<'_>,
    (least, most): (i64, i64),
) -> Option<i64> {
    let number = strict.integer(key, value)?;
    if (least..=most).contains(&number) {
        return Some(number);
    }
    let message = common::must_lie_between(&key, &least, &most, &number);
    strict.error("bad-value", value.span(), message);
    None
}

/// Writes a number from `least` to `most`, whole or with a fraction, to `target`; leaves it alone where it is wrong.
pub(super) fn number(
    strict: &mut Strict<'_>,
    key: &str,
    value: &Value<'_>,
    (least, most): (f64, f64),
    target: &mut f64,
) {
    let inner = value.get_ref();
    let text = inner.as_float().map(toml::de::DeFloat::as_str);
    let text = text.or_else(|| inner.as_integer().map(toml::de::DeInteger::as_str));
    let Some(text) = text else { return wrong_type(strict, key, value, words::a_number()) };
    match text.parse::<f64>() {
        Ok(number) if (least..=most).contains(&number) => *target = number,
        _ => {
            let message = common::must_lie_between(&key, &least, &most, &excerpt(text));
            strict.error("bad-value", value.span(), message);
        }
    }
}

/// A level by its word.
pub(super) fn level(strict: &mut Strict<'_>, value: &Value<'_>) -> Option<Level> {
    let word = strict.string("level", value)?;
    let found = word.parse().ok();
    if found.is_none() {
        unknown_word(strict, "unknown-level", "level", &word, value.span(), Level::WORDS);
    }
    found
}

/// Largest weight of a topic.
const WEIGHT_MAX: f64 = 1000.0;

/// What topics count, each a number above 0.
pub(super) fn weights(
    strict: &mut Strict<'_>,
    table: &DeTable<'_>,
) -> Vec<(TopicWeight, Range<usize>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut weights = Vec::new();
    for (key, value) in entries {
        let topic = key.get_ref().as_ref();
        let mut weight = 0.0;
        number(strict, topic, value, (0.01, WEIGHT_MAX), &mut weight);
        if weight > 0.0 && is_name(topic) {
            weights.push((TopicWeight { topic: topic.to_owned(), weight }, key.span()));
        } else if !is_name(topic) {
            strict.error("bad-name", key.span(), words::no_name_of_a_topic(&excerpt(topic)));
        }
    }
    weights
}

/// An order by its word.
pub(super) fn order(strict: &mut Strict<'_>, value: &Value<'_>) -> Option<Order> {
    let word = strict.string("order", value)?;
    let found = Order::of(&word);
    if found.is_none() {
        unknown_word(strict, "unknown-order", "order", &word, value.span(), Order::WORDS);
    }
    found
}

/// Tells that a word is not in its vocabulary.
pub(super) fn unknown_word(
    strict: &mut Strict<'_>,
    code: &'static str,
    what: &str,
    word: &str,
    span: std::ops::Range<usize>,
    allowed: &[&str],
) {
    let message = words::not_a_word(&excerpt(word), &what);
    let problem = Problem::error(code, span, message)
        .help(common::use_one_of(&allowed.join(", ")))
        .suggest(nearest(word, allowed.iter().copied()));
    strict.problems.push(problem);
}

/// How many: a whole number, or a text such as `"1-3"`.
pub(super) fn count(strict: &mut Strict<'_>, key: &str, value: &Value<'_>) -> Option<Count> {
    let inner = value.get_ref();
    if inner.as_integer().is_some() {
        let number = strict.integer(key, value)?;
        let found = u32::try_from(number).ok().filter(|number| *number <= COUNT_MAX);
        if found.is_none() {
            let message = words::count_must_be(&key, &COUNT_MAX, &number);
            strict.error("bad-value", value.span(), message);
        }
        return found.map(Count::exactly);
    }
    let Some(text) = inner.as_str() else {
        wrong_type(strict, key, value, words::whole_number_or_range());
        return None;
    };
    let found = range(text);
    let problem = match found {
        Some(count) if count.least > count.most => {
            let turned = words::write_the_range(&count.most, &count.least);
            let message = words::range_ends_below_its_beginning(&key, &count);
            Problem::error("bad-range", value.span(), message).help(turned)
        }
        Some(count) if count.most > COUNT_MAX => Problem::error(
            "bad-range",
            value.span(),
            words::count_is_too_large(&key, &COUNT_MAX, &count.most),
        ),
        Some(count) => return Some(count),
        None => Problem::error(
            "bad-range",
            value.span(),
            words::neither_number_nor_range(&key, &excerpt(text)),
        )
        .help(words::write_a_number_or_a_range()),
    };
    strict.problems.push(problem);
    None
}

/// `1-3` or `2`, with spaces around the numbers; the ends in any order.
fn range(text: &str) -> Option<Count> {
    let number = |part: &str| {
        let part = part.trim();
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        // A number that does not fit is one that is too large, which is told as such.
        is_number.then(|| part.parse().unwrap_or(u32::MAX))
    };
    match text.split_once('-') {
        Some((least, most)) => Some(Count { least: number(least)?, most: number(most)? }),
        None => number(text).map(Count::exactly),
    }
}
