//! The rows of a blueprint with their places: topics, levels and kinds.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::super::diagnostic::Problem;
use super::super::strict_toml::Strict;
use super::super::text::excerpt;
use super::known::Known;
use super::values;
use crate::domain::ids::{QuestionId, is_name};
use crate::domain::interview::blueprint::{Blueprint, Row};
use crate::domain::labels::{Kind, Level};
use crate::domain::nearest::nearest;
use crate::words::pack::{blueprints as words, common};

/// A row and the place of its name.
pub(super) type Placed<T> = (Row<T>, Range<usize>);

/// Every row that could be read, in the order of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub topics: Vec<Placed<String>>,
    pub levels: Vec<Placed<Level>>,
    pub kinds: Vec<Placed<Kind>>,
    /// Every legal name under [topics], also where the count beside it is wrong.
    pub topic_names: Vec<(String, Range<usize>)>,
    /// Places of the tables' names; a row that could not be read makes its table incomplete.
    pub tables: [Table; 3],
}

/// Where a table stands, and whether all of it could be read.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub at: Range<usize>,
    pub is_whole: bool,
}

impl Default for Table {
    fn default() -> Self {
        Self { at: 0..0, is_whole: true }
    }
}

/// Most rows of a table, and most names of a list: far more than an interview has questions.
pub(super) const ROWS_MAX: usize = 500;

/// Places in [`Rows::tables`].
pub(super) const TOPICS: usize = 0;
pub(super) const LEVELS: usize = 1;
pub(super) const KINDS: usize = 2;

impl Rows {
    /// Reads one of the three tables.
    pub fn read(
        &mut self,
        strict: &mut Strict<'_>,
        name: &str,
        table: &DeTable<'_>,
        at: Range<usize>,
    ) {
        if table.len() > ROWS_MAX {
            let message = words::too_many_rows(&name, &table.len(), &ROWS_MAX);
            strict.error("too-many", at, message);
            return;
        }
        // The parser sorts by name; people read their own order again.
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let (mut is_whole, which) = (true, place_of(name));
        for (key, value) in entries {
            let (word, span) = (key.get_ref().as_ref(), key.span());
            let count = values::count(strict, word, value);
            let is_read = match which {
                TOPICS => {
                    let topic = is_name(word).then(|| word.to_owned());
                    match &topic {
                        Some(topic) => self.topic_names.push((topic.clone(), span.clone())),
                        None => bad_name(strict, word, span.clone()),
                    }
                    keep(&mut self.topics, topic, count, span)
                }
                LEVELS => {
                    let level = word.parse().ok();
                    if level.is_none() {
                        let (code, words) = ("unknown-level", Level::WORDS);
                        values::unknown_word(strict, code, "level", word, span.clone(), words);
                    }
                    keep(&mut self.levels, level, count, span)
                }
                _ => {
                    let kind = word.parse().ok();
                    if kind.is_none() {
                        let (code, words) = ("unknown-kind", Kind::WORDS);
                        values::unknown_word(strict, code, "kind", word, span.clone(), words);
                    }
                    keep(&mut self.kinds, kind, count, span)
                }
            };
            is_whole &= is_read;
        }
        if let Some(table) = self.tables.get_mut(which) {
            *table = Table { at, is_whole };
        }
    }

    /// Topics and leaves of which every set has one at least and may have two.
    pub fn needed_topics(&self) -> Vec<String> {
        let needed =
            self.topics.iter().filter(|(row, _)| row.count.least > 0 && row.count.most > 1);
        needed.map(|(row, _)| row.what.clone()).collect()
    }

    /// Tells names that are no topic and no leaf.
    pub fn check_names(&self, strict: &mut Strict<'_>, known: &Known) {
        for (name, span) in &self.topic_names {
            check_name(strict, name, span, known);
        }
    }

    /// Gives the rows to a blueprint, without their places.
    pub fn move_to(self, blueprint: &mut Blueprint) {
        blueprint.topics = plain(self.topics);
        blueprint.levels = plain(self.levels);
        blueprint.kinds = plain(self.kinds);
    }
}

fn plain<T>(rows: Vec<Placed<T>>) -> Vec<Row<T>> {
    rows.into_iter().map(|(row, _)| row).collect()
}

fn place_of(name: &str) -> usize {
    match name {
        "topics" => TOPICS,
        "levels" => LEVELS,
        _ => KINDS,
    }
}

/// Adds a row if both halves of it could be read, and says whether they could.
fn keep<T>(
    rows: &mut Vec<Placed<T>>,
    what: Option<T>,
    count: Option<crate::domain::interview::Count>,
    span: Range<usize>,
) -> bool {
    let row = what.zip(count).map(|(what, count)| (Row { what, count }, span));
    let is_read = row.is_some();
    rows.extend(row);
    is_read
}

fn bad_name(strict: &mut Strict<'_>, word: &str, span: Range<usize>) {
    let message = words::no_name_of_a_topic_use_letters(&excerpt(word));
    strict.error("bad-name", span, message);
}

/// The names of a list that are legal and not repeated; the others are told.
pub(super) fn names(
    strict: &mut Strict<'_>,
    found: Vec<Spanned<String>>,
) -> Vec<(String, Range<usize>)> {
    let mut names: Vec<(String, Range<usize>)> = Vec::new();
    for one in found {
        let span = one.span();
        let name = one.into_inner();
        if !is_name(&name) {
            bad_name(strict, &name, span);
        } else if names.iter().any(|(known, _)| *known == name) {
            strict.error("bad-value", span, common::is_given_twice(&name));
        } else {
            names.push((name, span));
        }
    }
    names
}

/// Names of topics and leaves, and ids of questions, none of them repeated; the names alone with their places.
pub(super) fn names_and_ids(
    strict: &mut Strict<'_>,
    found: Vec<Spanned<String>>,
) -> (Vec<String>, Vec<(String, Range<usize>)>) {
    let (ids, names_found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|one| one.get_ref().contains('/'));
    let named = names(strict, names_found);
    let mut all: Vec<String> = named.iter().map(|(name, _)| name.clone()).collect();
    for one in ids {
        match one.get_ref().parse::<QuestionId>() {
            Ok(id) if all.iter().any(|known| known == id.as_str()) => {
                strict.error("duplicate-id", one.span(), common::is_given_twice(&id));
            }
            Ok(id) => all.push(id.to_string()),
            Err(error) => strict.error("bad-id", one.span(), error.to_string()),
        }
    }
    (all, named)
}

/// Tells a name that is no topic and no leaf, with the nearest one.
pub(super) fn check_name(strict: &mut Strict<'_>, name: &str, span: &Range<usize>, known: &Known) {
    if known.topics.contains(name) || known.leaves.contains_key(name) {
        return;
    }
    // Topics come first: of two that are equally near the first one is taken.
    let all = known.topics.iter().chain(known.leaves.keys()).map(String::as_str);
    let message = words::no_topic_and_no_leaf_of_the_bank(&name);
    let problem = Problem::error("unknown-topic", span.clone(), message)
        .help(words::topics_are_listed_by())
        .suggest(nearest(name, all));
    strict.problems.push(problem);
}
