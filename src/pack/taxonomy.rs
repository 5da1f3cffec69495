//! `taxonomy.toml`: topics and leaves.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::DeTable;

use super::diagnostic::{Diagnostic, Problems, place};
use super::manifest::not_utf8;
use super::span::SourceText;
use super::strict_toml::{Strict, Value};
use crate::domain::ids::is_name;
use crate::domain::labels::Level;
use crate::domain::language::is_language;
use crate::domain::nearest::nearest;
use crate::words::pack::{common, names as words};

/// Name of the file.
pub const TAXONOMY_FILE: &str = "taxonomy.toml";

/// Most topics of one file.
pub const TOPICS_MAX: usize = 500;

/// Most leaves of one file.
pub const LEAVES_MAX: usize = 5000;

const TOPIC_KEYS: &[&str] = &["id", "title_en", "title_ru", ANY_TITLE, "levels", "target", "leaf"];
const LEAF_KEYS: &[&str] =
    &["id", "title_en", "title_ru", ANY_TITLE, "aliases", "levels", "target", "split"];

/// How the keys of titles in other languages are told.
const ANY_TITLE: &str = words::title_in_any_language();

/// Every topic and leaf, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taxonomy {
    /// Topics.
    pub topics: Vec<Topic>,
    /// Leaves of all topics.
    pub leaves: Vec<Leaf>,
    leaf_at: BTreeMap<String, usize>,
}

/// A topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// Its name, which is the folder's.
    pub id: String,
    /// Title by language code.
    pub titles: BTreeMap<String, String>,
    /// Levels it has questions for.
    pub levels: Vec<Level>,
    /// Planned number of questions.
    pub target: u32,
}

/// A leaf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaf {
    /// Its name, which is the file's.
    pub id: String,
    /// The topic it belongs to.
    pub topic: String,
    /// Title by language code.
    pub titles: BTreeMap<String, String>,
    /// Other words for it.
    pub aliases: Vec<String>,
    /// Levels it has questions for.
    pub levels: Vec<Level>,
    /// Planned number of questions.
    pub target: u32,
    /// Planned number of questions for junior, middle and senior; sums to `target` or is all zero.
    pub split: [u32; 3],
    /// Whether no taxonomy names it, and only its file does.
    pub is_implied: bool,
}

impl Topic {
    /// The title in a language, else in English, else the id.
    pub fn title(&self, language: &str) -> &str {
        title(&self.titles, language, &self.id)
    }
}

impl Leaf {
    /// The title in a language, else in English, else the id.
    pub fn title(&self, language: &str) -> &str {
        title(&self.titles, language, &self.id)
    }
}

fn title<'a>(titles: &'a BTreeMap<String, String>, language: &str, id: &'a str) -> &'a str {
    titles.get(language).or_else(|| titles.get("en")).map_or(id, String::as_str)
}

impl Taxonomy {
    /// Reads `taxonomy.toml`; what could be read is returned with everything that is wrong.
    pub fn parse(bytes: &[u8]) -> (Self, Vec<Diagnostic>) {
        let mut taxonomy = Self::default();
        let text = match SourceText::new(bytes) {
            Ok(text) => text,
            Err(offset) => return (taxonomy, vec![not_utf8(TAXONOMY_FILE, bytes, offset)]),
        };
        let mut problems = Problems::default();
        taxonomy.read(text.as_str(), &mut problems);
        (taxonomy, place(problems, TAXONOMY_FILE, &text))
    }

    /// The leaf with this name.
    pub fn leaf(&self, id: &str) -> Option<&Leaf> {
        self.leaf_at.get(id).and_then(|at| self.leaves.get(*at))
    }

    /// The topic with this name.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The leaf whose name is nearest to a mistyped one.
    pub fn nearest_leaf(&self, word: &str) -> Option<&str> {
        nearest(word, self.leaf_at.keys().map(String::as_str))
    }

    /// This taxonomy with another one on top: new topics and leaves are added, known ones replaced.
    #[must_use]
    pub fn merged_with(&self, own: &Self) -> Self {
        let mut merged = self.clone();
        for topic in &own.topics {
            match merged.topics.iter_mut().find(|known| known.id == topic.id) {
                Some(known) => *known = topic.clone(),
                None => merged.topics.push(topic.clone()),
            }
        }
        for leaf in &own.leaves {
            merged.add_leaf(leaf.clone());
        }
        merged
    }

    /// Adds a leaf, and its topic, that only a file's path names.
    pub fn imply(&mut self, topic: &str, leaf: &str) {
        if self.topic(topic).is_none() {
            self.topics.push(Topic { id: topic.to_owned(), ..Topic::default() });
        }
        self.add_leaf(Leaf {
            id: leaf.to_owned(),
            topic: topic.to_owned(),
            is_implied: true,
            ..Leaf::default()
        });
    }

    fn add_leaf(&mut self, leaf: Leaf) {
        match self.leaf_at.get(&leaf.id).and_then(|at| self.leaves.get_mut(*at)) {
            Some(known) => *known = leaf,
            None => {
                self.leaf_at.insert(leaf.id.clone(), self.leaves.len());
                self.leaves.push(leaf);
            }
        }
    }

    fn read(&mut self, text: &str, problems: &mut Problems) {
        let mut strict = Strict { problems, base: 0 };
        let table = strict.parse(text);
        for (key, value) in &table {
            match key.get_ref().as_ref() {
                "version" => {
                    if strict.integer("version", value).is_some_and(|version| version != 1) {
                        strict.error("newer-format", value.span(), common::version_must_be_one());
                    }
                }
                "topic" => {
                    let topics = strict.tables("topic", value);
                    if topics.len() > TOPICS_MAX {
                        let message = words::too_many_topics(&topics.len(), &TOPICS_MAX);
                        strict.error("too-many", value.span(), message);
                    }
                    for (span, topic) in topics.into_iter().take(TOPICS_MAX) {
                        self.read_topic(&mut strict, span, topic);
                    }
                }
                word => strict.unknown(word, key.span(), &["version", "topic"]),
            }
        }
    }

    fn read_topic(&mut self, strict: &mut Strict<'_>, span: Range<usize>, table: &DeTable<'_>) {
        let mut entry = Entry::new(TOPIC_KEYS);
        let mut leaves = Vec::new();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "leaf" => leaves = strict.tables("leaf", value),
                word => entry.read(strict, word, key.span(), value),
            }
        }
        let id = entry.id(strict, &span, |id| self.topics.iter().any(|topic| topic.id == id));
        let known = id.clone().unwrap_or_default();
        if let Some(id) = id {
            let (titles, levels, target) = (entry.titles, entry.levels, entry.target);
            self.topics.push(Topic { id, titles, levels, target });
        }
        for (span, leaf) in leaves {
            if self.leaves.len() == LEAVES_MAX {
                let message = words::too_many_leaves(&LEAVES_MAX);
                strict.error("too-many", span, message);
                break;
            }
            self.read_leaf(strict, span, leaf, &known);
        }
    }

    fn read_leaf(
        &mut self,
        strict: &mut Strict<'_>,
        span: Range<usize>,
        table: &DeTable<'_>,
        topic: &str,
    ) {
        let mut entry = Entry::new(LEAF_KEYS);
        for (key, value) in table {
            entry.read(strict, key.get_ref().as_ref(), key.span(), value);
        }
        if entry.split != [0; 3] && entry.split.iter().sum::<u32>() != entry.target {
            strict.error("bad-value", span.clone(), words::split_must_sum_to_target());
        }
        if let Some(id) = entry.id(strict, &span, |id| self.leaf_at.contains_key(id)) {
            self.add_leaf(Leaf {
                id,
                topic: topic.to_owned(),
                titles: entry.titles,
                aliases: entry.aliases,
                levels: entry.levels,
                target: entry.target,
                split: entry.split,
                is_implied: false,
            });
        }
    }
}

/// The fields that topics and leaves share.
struct Entry {
    allowed: &'static [&'static str],
    id: Option<(String, Range<usize>)>,
    titles: BTreeMap<String, String>,
    aliases: Vec<String>,
    levels: Vec<Level>,
    target: u32,
    split: [u32; 3],
}

impl Entry {
    fn new(allowed: &'static [&'static str]) -> Self {
        Self {
            allowed,
            id: None,
            titles: BTreeMap::new(),
            aliases: Vec::new(),
            levels: Level::ALL.to_vec(),
            target: 0,
            split: [0; 3],
        }
    }

    fn read(&mut self, strict: &mut Strict<'_>, key: &str, span: Range<usize>, value: &Value<'_>) {
        match key {
            "id" => self.id = strict.string(key, value).map(|id| (id, value.span())),
            "levels" => self.read_levels(strict, value),
            "target" => self.target = count(strict, key, value),
            "aliases" if self.allowed.contains(&key) => {
                let found = strict.strings(key, value).unwrap_or_default();
                self.aliases = found.into_iter().map(toml::Spanned::into_inner).collect();
            }
            "split" if self.allowed.contains(&key) => {
                let parts = value.get_ref().as_array().map(|array| array.iter());
                let parts: Vec<u32> =
                    parts.into_iter().flatten().map(|one| count(strict, key, one)).collect();
                match <[u32; 3]>::try_from(parts) {
                    Ok(split) => self.split = split,
                    Err(_) => strict.error("bad-value", value.span(), words::split_must_be_three()),
                }
            }
            _ => match key.strip_prefix("title_").filter(|code| is_language(code)) {
                Some(code) => {
                    let title = strict.string(key, value).unwrap_or_default();
                    self.titles.insert(code.to_owned(), title);
                }
                None => strict.unknown(key, span, self.allowed),
            },
        }
    }

    fn read_levels(&mut self, strict: &mut Strict<'_>, value: &Value<'_>) {
        let found = strict.strings("levels", value).unwrap_or_default();
        self.levels.clear();
        for one in found {
            match one.get_ref().parse::<Level>() {
                Ok(level) => self.levels.push(level),
                Err(error) => strict.error("unknown-level", one.span(), error.to_string()),
            }
        }
    }

    /// The id, if it is there, legal and not taken.
    fn id(
        &self,
        strict: &mut Strict<'_>,
        table: &Range<usize>,
        taken: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let Some((id, span)) = &self.id else {
            strict.error("missing-key", table.clone(), words::id_is_missing());
            return None;
        };
        if !is_name(id) {
            let message = words::id_has_letters_that_may_not_be();
            strict.error("bad-value", span.clone(), message);
            return None;
        }
        if taken(id) {
            strict.error("duplicate-id", span.clone(), common::is_given_twice(&id));
            return None;
        }
        Some(id.clone())
    }
}

fn count(strict: &mut Strict<'_>, key: &str, value: &Value<'_>) -> u32 {
    let Some(number) = strict.integer(key, value) else { return 0 };
    u32::try_from(number).unwrap_or_else(|_| {
        strict.error("bad-value", value.span(), common::key_is_negative(&key));
        0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
version = 1
[[topic]]
id = "concurrency"
title_en = "Concurrency"
[[topic.leaf]]
id = "gil"
title_en = "The GIL"
title_ru = "GIL по-русски"
aliases = ["lock"]
levels = ["middle"]
target = 3
split = [0, 3, 0]
"#;

    #[test]
    fn leaves_know_their_topic_and_titles() {
        let (taxonomy, diagnostics) = Taxonomy::parse(SMALL.as_bytes());
        assert_eq!(diagnostics, []);
        let leaf = taxonomy.leaf("gil").unwrap();
        assert_eq!((leaf.topic.as_str(), leaf.split), ("concurrency", [0, 3, 0]));
        assert_eq!((leaf.title("ru"), leaf.title("de")), ("GIL по-русски", "The GIL"));
        assert_eq!(taxonomy.nearest_leaf("gill"), Some("gil"));
    }

    #[test]
    fn faults_have_their_place_and_own_leaves_are_added() {
        let bad = SMALL.replace("aliases", "alias").replace("[0, 3, 0]", "[0, 2, 0]");
        let (own, diagnostics) = Taxonomy::parse(bad.as_bytes());
        let found: Vec<_> = diagnostics.iter().map(|one| (one.line, one.code)).collect();
        assert!(found.contains(&(10, "unknown-key")), "{found:?}");
        assert!(diagnostics.iter().any(|one| one.message.contains("sum")), "{found:?}");

        let mut renamed = own.clone();
        renamed.leaves[0].id = "asyncio".to_owned();
        let merged = Taxonomy::parse(SMALL.as_bytes()).0.merged_with(&renamed);
        assert_eq!((merged.leaves.len(), merged.topics.len()), (2, 1));
        assert!(merged.leaf("asyncio").is_some());
    }
}
