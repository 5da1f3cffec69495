//! The text of a question as the bank keeps it: prompt and answer in columns that can be searched, the rest as JSON.

use std::borrow::Cow;

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use super::error::impossible;
use crate::domain::question::{Choice, Content, KeyPoint, Wrong};

/// Every field of [`Content`] except prompt and answer.
#[derive(Debug, Serialize, Deserialize)]
struct Body<'a> {
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    options: Cow<'a, [Choice]>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    explanation: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    solution: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    accepted: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tests: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    wrong: Cow<'a, [Wrong]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    key_points: Cow<'a, [KeyPoint]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    red_flags: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    hints: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    follow_ups: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    sources: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    levels: Cow<'a, [String]>,
}

/// The JSON of everything but prompt and answer.
pub(super) fn body_of(content: &Content) -> String {
    // Named one by one, so that a new field of the domain does not compile until it is stored.
    let Content {
        prompt: _,
        options,
        answer: _,
        explanation,
        code,
        solution,
        accepted,
        tests,
        wrong,
        key_points,
        red_flags,
        hints,
        follow_ups,
        sources,
        levels,
    } = content;
    let body = Body {
        options: Cow::Borrowed(options),
        explanation: Cow::Borrowed(explanation),
        code: code.as_deref().map(Cow::Borrowed),
        solution: solution.as_deref().map(Cow::Borrowed),
        accepted: Cow::Borrowed(accepted),
        tests: tests.as_deref().map(Cow::Borrowed),
        wrong: Cow::Borrowed(wrong),
        key_points: Cow::Borrowed(key_points),
        red_flags: Cow::Borrowed(red_flags),
        hints: Cow::Borrowed(hints),
        follow_ups: Cow::Borrowed(follow_ups),
        sources: Cow::Borrowed(sources),
        levels: Cow::Borrowed(levels),
    };
    // Serialising plain strings into memory has no way to fail; the table refuses a text that is not JSON.
    serde_json::to_string(&body).unwrap_or_default()
}

/// The three columns prompt, answer and body from `start` on.
pub(super) fn content(row: &Row<'_>, start: usize) -> rusqlite::Result<Content> {
    let body: Body<'_> = serde_json::from_str(row.get_ref(start + 2)?.as_str()?)
        .map_err(|error| impossible(error.to_string()))?;
    Ok(Content {
        prompt: row.get(start)?,
        options: body.options.into_owned(),
        answer: row.get(start + 1)?,
        explanation: body.explanation.into_owned(),
        code: body.code.map(Cow::into_owned),
        solution: body.solution.map(Cow::into_owned),
        accepted: body.accepted.into_owned(),
        tests: body.tests.map(Cow::into_owned),
        wrong: body.wrong.into_owned(),
        key_points: body.key_points.into_owned(),
        red_flags: body.red_flags.into_owned(),
        hints: body.hints.into_owned(),
        follow_ups: body.follow_ups.into_owned(),
        sources: body.sources.into_owned(),
        levels: body.levels.into_owned(),
    })
}
