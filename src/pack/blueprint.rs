//! Blueprints of interviews as TOML: every mistake of a file in one run, each with its place.
//!
//! Whether the bank can fill a blueprint is not decided here; only what the text and a few facts about the bank prove.

use crate::words::pack::{blueprints as words, common};

mod builtin;
mod known;
mod must_have;
mod proof;
mod rows;
#[cfg(test)]
mod tests;
mod values;
mod write;

use std::ops::Range;

use toml::de::DeTable;

pub use builtin::{BUILTIN_LEVELS, BUILTIN_MINUTES, builtin, builtin_names, first_edition};
pub use known::Known;
pub use write::blueprint_toml;

use super::diagnostic::{Diagnostic, Problems, Severity, place};
use super::manifest::settings_text;
use super::render::Sources;
use super::strict_toml::{Strict, Value};
use crate::domain::ids::QuestionId;
use crate::domain::interview::blueprint::{Blueprint, Exposure, Order, Thresholds, TopicWeight};
use crate::domain::labels::{Kind, Level};
use rows::{ROWS_MAX, Rows};

const KEYS: &[&str] = &[
    "level",
    "minutes",
    "opening_minutes",
    "closing_minutes",
    "tolerance",
    "warmup",
    "order",
    "anchors",
    "only",
    "exclude",
    "weights",
    "topics",
    "code_minutes",
    "levels",
    "kinds",
    "exposure",
    "verdict",
];
const EXPOSURE_KEYS: &[&str] = &["cooldown_days", "exclude_flagged", "exclude_rare"];
const VERDICT_KEYS: &[&str] = &[
    "pass",
    "must_have_topics",
    "must_have_kinds",
    "role_must_haves",
    "must_have",
    "asked_at_least",
];

/// Shortest and longest interview, in minutes.
const MINUTES: (i64, i64) = (10, 480);
/// Fewest and most minutes before the first question, and after the last one.
const FRAME_MINUTES: (i64, i64) = (0, 60);
/// Most questions that open an interview.
const WARMUP_MAX: i64 = 5;
/// Longest cool-down, in days: ten years.
const COOLDOWN_MAX_DAYS: i64 = 3650;

/// The bytes of one file, for drawing its diagnostics.
#[derive(Clone, Debug)]
pub struct OneFile<'a>(pub &'a [u8]);

impl Sources for OneFile<'_> {
    fn bytes(&self, _path: &str) -> Option<Vec<u8>> {
        Some(self.0.to_vec())
    }

    fn shown_path(&self, path: &str) -> String {
        path.to_owned()
    }
}

/// Reads a blueprint. `path` is the file's for people, `name` what the blueprint is called.
///
/// With `known` the names of topics are checked, and minutes are proven with the bank's own minutes of each kind; without it
/// with the default minutes. A blueprint is returned unless there is an error; warnings may come with it.
pub fn parse_blueprint(
    bytes: &[u8],
    path: &str,
    name: &str,
    known: Option<&Known>,
) -> (Option<Blueprint>, Vec<Diagnostic>) {
    let text = match settings_text(bytes, path) {
        Ok(text) => text,
        Err(told) => return (None, told),
    };
    let mut problems = Problems::default();
    let draft = Draft::read(text.as_str(), name, known, &mut problems);
    let mut diagnostics = place(problems, path, &text);
    let is_syntax = diagnostics.iter().any(|one| one.code == "bad-toml");
    // What stands behind a syntax error may not have been read, so that nothing can be said about what is missing.
    diagnostics.retain(|one| !is_syntax || one.code != "missing-key");
    let is_broken = diagnostics.iter().any(|one| one.severity == Severity::Error);
    (draft.filter(|_| !is_broken), diagnostics)
}

/// The tables and values of a file as they come, with the places that later rules point at.
struct Draft {
    blueprint: Blueprint,
    has_level: bool,
    minutes_at: Option<Range<usize>>,
    warmup_at: Range<usize>,
    rows: Rows,
    must_have: Option<Vec<(String, Range<usize>)>>,
    must_have_kinds: Vec<(Kind, Range<usize>)>,
    role_must_haves: Vec<(String, Range<usize>)>,
    only: Vec<(String, Range<usize>)>,
    /// Topics and leaves among what never comes, with their places.
    exclude: Vec<(String, Range<usize>)>,
    weights: Vec<(TopicWeight, Range<usize>)>,
}

impl Draft {
    fn read(
        text: &str,
        name: &str,
        known: Option<&Known>,
        problems: &mut Problems,
    ) -> Option<Blueprint> {
        let mut strict = Strict { problems, base: 0 };
        let table = strict.parse(text);
        let mut draft = Self::empty(name);
        for (key, value) in &table {
            draft.take(&mut strict, key.get_ref(), key.span(), value);
        }
        for key in ["level", "minutes"] {
            if !table.iter().any(|(one, _)| one.get_ref() == key) {
                strict.error("missing-key", 0..0, common::key_is_missing(&key));
            }
        }
        if let Some(known) = known {
            draft.rows.check_names(&mut strict, known);
            let weighed = draft.weights.iter().map(|(one, span)| (&one.topic, span));
            let listed = draft.must_have.iter().flatten().chain(&draft.only);
            let listed = listed.chain(&draft.role_must_haves).chain(&draft.exclude);
            for (topic, span) in listed.map(|(topic, span)| (topic, span)).chain(weighed) {
                rows::check_name(&mut strict, topic, span, known);
            }
        }
        draft.resolve_must_have();
        let Self { mut blueprint, rows, has_level, minutes_at, warmup_at, .. } = draft;
        let topics = draft.must_have.unwrap_or_default();
        must_have::check(&mut strict, &blueprint, &rows, known, &topics, &draft.must_have_kinds);
        proof::check(&mut strict, &blueprint, &rows, known, minutes_at.clone(), warmup_at);
        rows.move_to(&mut blueprint);
        blueprint.only = draft.only.into_iter().map(|(name, _)| name).collect();
        blueprint.weights = draft.weights.into_iter().map(|(one, _)| one).collect();
        (has_level && minutes_at.is_some()).then_some(blueprint)
    }

    fn empty(name: &str) -> Self {
        let blueprint = Blueprint {
            name: name.to_owned(),
            level: Level::Middle,
            minutes: 60,
            tolerance: 0.05,
            warmup: 1,
            opening_minutes: 0,
            closing_minutes: 0,
            order: Order::default(),
            anchors: None,
            only: Vec::new(),
            exclude: Vec::new(),
            weights: Vec::new(),
            topics: Vec::new(),
            code_minutes: None,
            levels: Vec::new(),
            kinds: Vec::new(),
            exposure: Exposure { cooldown_days: 30, exclude_flagged: true, exclude_rare: false },
            verdict: Thresholds {
                pass: 2.7,
                must_have_topics: Vec::new(),
                must_have_kinds: Vec::new(),
                role_must_haves: Vec::new(),
                must_have: 2.0,
                asked_at_least: 0.8,
            },
        };
        let rows = Rows::default();
        let (minutes_at, warmup_at, must_have) = (None, 0..0, None);
        let (must_have_kinds, role_must_haves) = (Vec::new(), Vec::new());
        let (only, exclude, weights) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            blueprint,
            has_level: false,
            minutes_at,
            warmup_at,
            rows,
            must_have,
            must_have_kinds,
            role_must_haves,
            only,
            exclude,
            weights,
        }
    }

    fn take(&mut self, strict: &mut Strict<'_>, key: &str, at: Range<usize>, value: &Value<'_>) {
        let blueprint = &mut self.blueprint;
        match key {
            "level" => {
                if let Some(level) = values::level(strict, value) {
                    (blueprint.level, self.has_level) = (level, true);
                }
            }
            "minutes" => {
                if let Some(number) = values::integer(strict, key, value, MINUTES) {
                    blueprint.minutes = u16::try_from(number).unwrap_or(u16::MAX);
                    self.minutes_at = Some(value.span());
                }
            }
            "opening_minutes" | "closing_minutes" => {
                if let Some(number) = values::integer(strict, key, value, FRAME_MINUTES) {
                    let minutes = u16::try_from(number).unwrap_or(0);
                    match key {
                        "opening_minutes" => blueprint.opening_minutes = minutes,
                        _ => blueprint.closing_minutes = minutes,
                    }
                }
            }
            "order" => {
                if let Some(order) = values::order(strict, value) {
                    blueprint.order = order;
                }
            }
            "code_minutes" => blueprint.code_minutes = values::count(strict, key, value),
            "tolerance" => values::number(strict, key, value, (0.0, 0.5), &mut blueprint.tolerance),
            "warmup" => {
                if let Some(number) = values::integer(strict, key, value, (0, WARMUP_MAX)) {
                    blueprint.warmup = u32::try_from(number).unwrap_or(0);
                    self.warmup_at = value.span();
                }
            }
            "anchors" => blueprint.anchors = Some(read_anchors(strict, value)),
            "only" => {
                let found = strict.few_strings(key, value, ROWS_MAX).unwrap_or_default();
                self.only = rows::names(strict, found);
            }
            "exclude" => {
                let found = strict.few_strings(key, value, ROWS_MAX).unwrap_or_default();
                (blueprint.exclude, self.exclude) = rows::names_and_ids(strict, found);
            }
            "weights" => {
                if let Some(table) = values::table(strict, key, value) {
                    self.weights = values::weights(strict, table);
                }
            }
            "topics" | "levels" | "kinds" => {
                if let Some(table) = values::table(strict, key, value) {
                    self.rows.read(strict, key, table, at);
                }
            }
            "exposure" => {
                if let Some(table) = values::table(strict, key, value) {
                    read_exposure(strict, table, &mut blueprint.exposure);
                }
            }
            "verdict" => {
                if let Some(table) = values::table(strict, key, value) {
                    self.read_verdict(strict, table);
                }
            }
            _ => strict.unknown(key, at, KEYS),
        }
    }

    fn read_verdict(&mut self, strict: &mut Strict<'_>, table: &DeTable<'_>) {
        let verdict = &mut self.blueprint.verdict;
        for (key, value) in table {
            let word = key.get_ref().as_ref();
            match word {
                "pass" => values::number(strict, word, value, (1.0, 4.0), &mut verdict.pass),
                "must_have" => {
                    values::number(strict, word, value, (1.0, 4.0), &mut verdict.must_have);
                }
                "asked_at_least" => {
                    values::number(strict, word, value, (0.0, 1.0), &mut verdict.asked_at_least);
                }
                "must_have_topics" => {
                    let found = strict.few_strings(word, value, ROWS_MAX).unwrap_or_default();
                    self.must_have = Some(rows::names(strict, found));
                }
                "must_have_kinds" => {
                    let found = strict.few_strings(word, value, ROWS_MAX).unwrap_or_default();
                    self.must_have_kinds = must_have::kinds(strict, found);
                }
                "role_must_haves" => {
                    let found = strict.few_strings(word, value, ROWS_MAX).unwrap_or_default();
                    self.role_must_haves = rows::names(strict, found);
                }
                _ => strict.unknown(word, key.span(), VERDICT_KEYS),
            }
        }
    }

    /// The must-haves that are written; of the topics, where none are, those whose rows ask for one and leave room for a second, so that
    /// the draw can give evidence of them.
    fn resolve_must_have(&mut self) {
        let verdict = &mut self.blueprint.verdict;
        verdict.must_have_kinds = self.must_have_kinds.iter().map(|(kind, _)| *kind).collect();
        verdict.role_must_haves =
            self.role_must_haves.iter().map(|(name, _)| name.clone()).collect();
        verdict.must_have_topics = match &self.must_have {
            None => self.rows.needed_topics(),
            Some(written) => written.iter().map(|(topic, _)| topic.clone()).collect(),
        };
    }
}

fn read_anchors(strict: &mut Strict<'_>, value: &Value<'_>) -> Vec<QuestionId> {
    let mut anchors: Vec<QuestionId> = Vec::new();
    for one in strict.few_strings("anchors", value, ROWS_MAX).unwrap_or_default() {
        match one.get_ref().parse::<QuestionId>() {
            Ok(id) if anchors.contains(&id) => {
                strict.error("duplicate-id", one.span(), common::is_given_twice(&id));
            }
            Ok(id) => anchors.push(id),
            Err(error) => strict.error("bad-id", one.span(), error.to_string()),
        }
    }
    anchors
}

fn read_exposure(strict: &mut Strict<'_>, table: &DeTable<'_>, exposure: &mut Exposure) {
    for (key, value) in table {
        let word = key.get_ref().as_ref();
        match word {
            "cooldown_days" => {
                if let Some(days) = values::integer(strict, word, value, (0, COOLDOWN_MAX_DAYS)) {
                    exposure.cooldown_days = u32::try_from(days).unwrap_or(0);
                }
            }
            "exclude_flagged" | "exclude_rare" => match value.get_ref().as_bool() {
                Some(flag) if word == "exclude_rare" => exposure.exclude_rare = flag,
                Some(flag) => exposure.exclude_flagged = flag,
                None => values::wrong_type(strict, word, value, words::true_or_false()),
            },
            _ => strict.unknown(word, key.span(), EXPOSURE_KEYS),
        }
    }
}
