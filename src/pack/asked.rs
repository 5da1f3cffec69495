//! `asked.toml`: what interviewers ask, and which questions of the pack ask it or answer it.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::diagnostic::{Diagnostic, Problems, place};
use super::manifest::not_utf8;
use super::span::SourceText;
use super::strict_toml::{Strict, Value};
use crate::domain::labels::Level;
use crate::words::pack::{common, settings as words};

/// Name of the file.
pub const ASKED_FILE: &str = "asked.toml";

/// Most entries of one file.
pub const INTENTS_MAX: usize = 20_000;

const KEYS: [&str; 7] = ["leaf", "level", "asks", "also", "lists", "ids", "answered"];

/// One thing that interviewers ask. Places are those of the normalised text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// The leaf that it belongs to.
    pub leaf: Spanned<String>,
    /// The level of whom it is asked.
    pub level: Level,
    /// How it is asked, in the pack's base language.
    pub asks: Spanned<String>,
    /// Further ways in which people type it, in any language: words for the search alone.
    pub also: Vec<Spanned<String>>,
    /// How it is asked in further languages.
    pub translated: BTreeMap<String, Spanned<String>>,
    /// Lists of interview questions in which it was found.
    pub lists: u32,
    /// Questions that ask it.
    pub ids: Vec<Spanned<String>>,
    /// Questions that answer it and ask something else.
    pub answered: Vec<Spanned<String>>,
    /// Its table in the file.
    pub span: Range<usize>,
}

/// Reads `asked.toml`. `languages` are the pack's, the base language first; what could be read is returned with everything wrong.
pub fn parse(bytes: &[u8], languages: &[String]) -> (Vec<Intent>, Vec<Diagnostic>) {
    let text = match SourceText::new(bytes) {
        Ok(text) => text,
        Err(offset) => return (Vec::new(), vec![not_utf8(ASKED_FILE, bytes, offset)]),
    };
    let mut problems = Problems::default();
    let intents = read(text.as_str(), languages, &mut problems);
    (intents, place(problems, ASKED_FILE, &text))
}

/// The same without places in the file, for rules that have the text at hand.
pub(super) fn read(text: &str, languages: &[String], problems: &mut Problems) -> Vec<Intent> {
    let mut strict = Strict { problems, base: 0 };
    let further = languages.get(1..).unwrap_or_default();
    let mut intents = Vec::new();
    for (key, value) in &strict.parse(text) {
        if key.get_ref() != "intent" {
            strict.unknown(key.get_ref(), key.span(), &["intent"]);
            continue;
        }
        let tables = strict.tables("intent", value);
        if tables.len() > INTENTS_MAX {
            let message = words::too_many_entries(&tables.len(), &INTENTS_MAX);
            strict.error("too-many", value.span(), message);
        }
        for (span, table) in tables.into_iter().take(INTENTS_MAX) {
            intents.extend(intent(&mut strict, span, table, further));
        }
    }
    intents
}

fn intent(
    strict: &mut Strict<'_>,
    span: Range<usize>,
    table: &DeTable<'_>,
    further: &[String],
) -> Option<Intent> {
    let (mut leaf, mut level, mut asks, mut lists) = (None, None, None, 0);
    let (mut ids, mut answered, mut translated) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut also = Vec::new();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "leaf" => leaf = words(strict, "leaf", value),
            "level" => level = read_level(strict, value),
            "asks" => asks = words(strict, "asks", value),
            "also" => also = strict.strings("also", value).unwrap_or_default(),
            "lists" => lists = count(strict, value),
            "ids" => ids = strict.strings("ids", value).unwrap_or_default(),
            "answered" => answered = strict.strings("answered", value).unwrap_or_default(),
            word if further.iter().any(|language| language == word) => {
                translated.extend(words(strict, word, value).map(|text| (word.to_owned(), text)));
            }
            word => {
                let allowed = KEYS.into_iter().chain(further.iter().map(String::as_str));
                strict.unknown(word, key.span(), &allowed.collect::<Vec<_>>());
            }
        }
    }
    for key in ["leaf", "level", "asks"] {
        if !table.iter().any(|(found, _)| found.get_ref() == key) {
            strict.error("missing-key", span.clone(), common::key_is_missing(&key));
        }
    }
    let (leaf, level, asks) = (leaf?, level?, asks?);
    Some(Intent { leaf, level, asks, also, translated, lists, ids, answered, span })
}

/// A text that says something.
fn words(strict: &mut Strict<'_>, key: &str, value: &Value<'_>) -> Option<Spanned<String>> {
    let text = strict.string(key, value)?;
    if text.trim().is_empty() {
        strict.error("bad-value", value.span(), common::key_is_empty(&key));
        return None;
    }
    Some(Spanned::new(value.span(), text))
}

fn read_level(strict: &mut Strict<'_>, value: &Value<'_>) -> Option<Level> {
    match strict.string("level", value)?.parse() {
        Ok(level) => Some(level),
        Err(error) => {
            strict.error("unknown-level", value.span(), format!("{error}"));
            None
        }
    }
}

fn count(strict: &mut Strict<'_>, value: &Value<'_>) -> u32 {
    let Some(number) = strict.integer("lists", value) else { return 0 };
    u32::try_from(number).unwrap_or_else(|_| {
        strict.error("bad-value", value.span(), words::lists_are_negative());
        0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(usize, &'static str)> {
        let languages = ["en".to_owned(), "ru".to_owned()];
        let (_, diagnostics) = parse(text.as_bytes(), &languages);
        diagnostics.iter().map(|one| (one.line, one.code)).collect()
    }

    #[test]
    fn every_fault_is_told_with_its_line_and_the_rest_is_read() {
        let good = "[[intent]]\nleaf = \"gil\"\nlevel = \"middle\"\nasks = \"What is the GIL?\"\nru = \"Что такое GIL?\"\nids = [\"gil/what\"]\n";
        assert_eq!(faults(good), []);
        let languages = ["en".to_owned(), "ru".to_owned()];
        let intent = &parse(good.as_bytes(), &languages).0[0];
        assert_eq!((intent.asks.get_ref().as_str(), intent.lists), ("What is the GIL?", 0));
        for (bad, expected) in [
            (good.replace("middle", "expert"), (3, "unknown-level")),
            (good.replace("What is the GIL?", " "), (4, "bad-value")),
            (good.replace("asks", "ask"), (4, "unknown-key")),
            (good.replace("ru =", "de ="), (5, "unknown-key")),
            (good.replace("[\"gil/what\"]", "\"gil/what\""), (6, "bad-value")),
            (format!("{good}lists = -1\n"), (7, "bad-value")),
            (good.replace("level", "levels"), (1, "missing-key")),
            (format!("{good}[[intents]]\n"), (7, "unknown-key")),
        ] {
            assert!(faults(&bad).contains(&expected), "{bad}: {:?}", faults(&bad));
        }
    }
}
