//! Our own export, read back: one line a question and language.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::unreadable::Unreadable;
use super::write::{attributes, pieces};
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::question::{Choice, Content, KeyPoint, Question, Wrong};
use crate::words::exchange::files as says;

/// One line of `viva export`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OwnLine {
    /// Its id.
    pub id: QuestionId,
    /// The language of the text.
    pub lang: String,
    /// The pack that it was in.
    pub pack: String,
    topic: String,
    level: Level,
    kind: Kind,
    importance: Importance,
    #[serde(default)]
    tags: Vec<String>,
    prompt: String,
    #[serde(default)]
    options: Vec<Choice>,
    answer: String,
    #[serde(default)]
    explanation: String,
    #[serde(default)]
    key_points: Vec<KeyPoint>,
    #[serde(default)]
    red_flags: Vec<String>,
    #[serde(default)]
    hints: Vec<String>,
    #[serde(default)]
    follow_ups: Vec<String>,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    levels: Vec<String>,
    #[serde(default)]
    tests: Option<String>,
    #[serde(default)]
    wrong: Vec<Wrong>,
    #[serde(default)]
    since: Option<String>,
    #[serde(default)]
    until: Option<String>,
    minutes: u16,
    #[serde(default, deserialize_with = "is_given")]
    order: bool,
    #[serde(default, deserialize_with = "is_exact")]
    case: bool,
}

fn is_given<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(Option::<String>::deserialize(from)?.as_deref() == Some("given"))
}

fn is_exact<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(Option::<String>::deserialize(from)?.as_deref() == Some("exact"))
}

/// Whether a value is a line of our own.
pub fn is_own(value: &Value) -> bool {
    let has = |key: &str| value.get(key).is_some_and(Value::is_string);
    ["id", "lang", "pack", "leaf", "prompt", "answer", "revision"].iter().all(|key| has(key))
}

/// Reads all lines.
///
/// # Errors
/// When one is not what `viva export` writes.
pub fn read(values: Vec<Value>) -> Result<Vec<OwnLine>, Unreadable> {
    let read = |(at, value): (usize, Value)| {
        serde_json::from_value(value)
            .map_err(|error| Unreadable::at(says::line(&(at + 1)), error.to_string()))
    };
    values.into_iter().enumerate().map(read).collect()
}

impl OwnLine {
    /// The question of the line, in its language.
    pub fn question(self) -> Question {
        let content = Content {
            prompt: self.prompt,
            options: self.options,
            answer: self.answer,
            explanation: self.explanation,
            tests: self.tests,
            wrong: self.wrong,
            key_points: self.key_points,
            red_flags: self.red_flags,
            hints: self.hints,
            follow_ups: self.follow_ups,
            sources: self.sources,
            levels: self.levels,
            ..Content::default()
        };
        Question {
            id: self.id,
            topic: self.topic,
            level: self.level,
            kind: self.kind,
            importance: self.importance,
            tags: self.tags,
            since: self.since,
            until: self.until,
            minutes: self.minutes,
            case_exact: self.case,
            order_given: self.order,
            was: None,
            content,
        }
    }
}

/// A pack made of lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnPack {
    /// Its name, where all lines are of one pack.
    pub name: Option<String>,
    /// Its languages, the base language first.
    pub languages: Vec<String>,
    /// Every tag.
    pub tags: BTreeSet<String>,
    /// Its files by topic and name without ending.
    pub files: BTreeMap<(String, String), String>,
}

impl OwnPack {
    /// The pack of these lines. `base` is its base language, where it is not the one that most lines are in.
    pub fn of(lines: Vec<OwnLine>, base: Option<&str>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for line in &lines {
            *counts.entry(line.lang.clone()).or_default() += 1;
        }
        let most = counts
            .iter()
            .max_by_key(|(lang, count)| (**count, lang.as_str() == "en"))
            .map(|(lang, _)| lang.clone());
        let base = base.map(str::to_owned).or(most).unwrap_or_else(|| "en".to_owned());
        let packs: BTreeSet<&str> = lines.iter().map(|line| line.pack.as_str()).collect();
        let name = packs.first().filter(|_| packs.len() == 1).map(|name| (*name).to_owned());
        let others = counts.into_keys().filter(|lang| *lang != base);
        let mut pack = Self {
            name,
            languages: std::iter::once(base.clone()).chain(others).collect(),
            ..Self::default()
        };
        for line in lines {
            let lang = line.lang.clone();
            pack.add(&line.question(), &lang, &base, None);
        }
        pack
    }

    /// Adds a question in one of its languages. `title` is that of its leaf.
    pub fn add(&mut self, question: &Question, lang: &str, base: &str, title: Option<&str>) {
        let leaf = question.id.leaf();
        let (file, heading) = match lang == base {
            true => (leaf.to_owned(), attributes(question)),
            false => (format!("{leaf}.{lang}"), format!("{{#{}}}", question.id.slug())),
        };
        self.tags.extend(question.tags.iter().cloned());
        let text = self.files.entry((question.topic.clone(), file)).or_insert_with(|| {
            title.map_or_else(String::new, |title| {
                format!("+++\ntitle = {}\n+++\n", toml::Value::from(title))
            })
        });
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&pieces(&question.content, heading).text());
    }
}
