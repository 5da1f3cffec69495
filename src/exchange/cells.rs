//! A question as cells of a table and back: lists are Markdown in one cell, as a pack writes them.

use serde_json::{Map, Value, json};

use super::blocks::{self, Sort};
use super::unreadable::Unreadable;
use super::write::{attributes_in_words, pieces};
use crate::domain::question::{Question, hex};
use crate::words::exchange::files as says;

/// The names of the columns.
pub const COLUMNS: &[&str] = &[
    "id",
    "lang",
    "pack",
    "topic",
    "leaf",
    "level",
    "kind",
    "importance",
    "tags",
    "prompt",
    "options",
    "answer",
    "explanation",
    "key_points",
    "red_flags",
    "hints",
    "follow_ups",
    "sources",
    "levels",
    "tests",
    "wrong",
    "since",
    "until",
    "minutes",
    "order",
    "case",
    "revision",
];

/// The cells of a question in the order of [`COLUMNS`].
pub fn row(question: &Question, lang: &str, pack: &str, revision: &[u8]) -> Vec<String> {
    let content = &question.content;
    let pieces = pieces(content, String::new());
    let section = |name: &str| {
        let found = pieces.sections.iter().find(|(known, _)| *known == name);
        found.map_or_else(String::new, |(_, text)| text.clone())
    };
    let (order, case) = attributes_in_words(question);
    let wrong = serde_json::to_string(&content.wrong).unwrap_or_default();
    vec![
        question.id.to_string(),
        lang.to_owned(),
        pack.to_owned(),
        question.topic.clone(),
        question.id.leaf().to_owned(),
        question.level.to_string(),
        question.kind.to_string(),
        question.importance.to_string(),
        question.tags.join(","),
        content.prompt.clone(),
        pieces.options.clone(),
        content.answer.clone(),
        content.explanation.clone(),
        section("Key points"),
        section("Red flags"),
        section("Hints"),
        section("Follow-ups"),
        section("Sources"),
        section("Levels"),
        content.tests.clone().unwrap_or_default(),
        if content.wrong.is_empty() { String::new() } else { wrong },
        question.since.clone().unwrap_or_default(),
        question.until.clone().unwrap_or_default(),
        question.minutes.to_string(),
        order.to_owned(),
        case.to_owned(),
        hex(revision),
    ]
}

/// The same as an object of our own export.
///
/// # Errors
/// When a cell is not what the export writes.
pub fn own_value(row: &Map<String, Value>) -> Result<Value, Unreadable> {
    let cell = |name: &str| row.get(name).map(plain).unwrap_or_default();
    let texts =
        |name: &str| items(&cell(name)).into_iter().map(|(text, _, _)| text).collect::<Vec<_>>();
    let optional = |name: &str| Some(cell(name)).filter(|text| !text.is_empty());
    let minutes: u16 = cell("minutes")
        .trim()
        .parse()
        .map_err(|_| Unreadable::at(cell("id"), says::no_number_of_minutes(&cell("minutes"))))?;
    let wrong: Value = match optional("wrong") {
        Some(text) => serde_json::from_str(&text)
            .map_err(|error| Unreadable::at(cell("id"), says::cell_wrong(&error)))?,
        None => json!([]),
    };
    let tags: Vec<String> =
        cell("tags").split(',').filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
    let options: Vec<Value> = items(&cell("options"))
        .into_iter()
        .map(|(text, ticked, reason)| json!({ "text": text, "right": ticked == Some(true), "reason": reason }))
        .collect();
    let points: Vec<Value> = items(&cell("key_points"))
        .into_iter()
        .map(|(text, ticked, reason)| {
            let text = reason.map_or(text.clone(), |nested| format!("{text}\n- {nested}"));
            json!({ "text": text, "required": ticked == Some(true) })
        })
        .collect();
    let mut value = json!({
        "tags": tags, "options": options, "key_points": points, "red_flags": texts("red_flags"), "hints": texts("hints"),
        "follow_ups": texts("follow_ups"), "sources": texts("sources"), "levels": texts("levels"), "tests": optional("tests"), "wrong": wrong,
        "since": optional("since"), "until": optional("until"), "minutes": minutes,
    });
    let plain_cells = [
        "id",
        "lang",
        "pack",
        "topic",
        "leaf",
        "level",
        "kind",
        "importance",
        "prompt",
        "answer",
        "explanation",
        "order",
        "case",
        "revision",
    ];
    if let Some(object) = value.as_object_mut() {
        for name in plain_cells {
            object.insert(name.to_owned(), Value::String(cell(name)));
        }
    }
    Ok(value)
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The items of a list: text, tick, and the one bullet below it where the item is an option.
fn items(markdown: &str) -> Vec<(String, Option<bool>, Option<String>)> {
    let found = blocks::blocks(markdown).into_iter().find_map(|block| match block.sort {
        Sort::List { items, .. } => Some(items),
        _ => None,
    });
    let cut = |item: blocks::Item| match item.ticked {
        Some(_) => match item.text.split_once("\n- ") {
            Some((text, reason)) => {
                let reason = blocks::dedented(reason, 2);
                (text.to_owned(), item.ticked, Some(reason))
            }
            None => (item.text, item.ticked, None),
        },
        None => (item.text, None, None),
    };
    found.unwrap_or_default().into_iter().map(cut).collect()
}
