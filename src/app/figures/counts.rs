//! How many questions there are: `viva list --count --json`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::labels::{Kind, Level};
use crate::ui::view::counts::{Counts as View, Group as Sizes};

/// Sizes of one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// All of it.
    pub questions: u32,
    /// By level, every level there.
    pub levels: BTreeMap<&'static str, u32>,
    /// By kind, every kind there.
    pub kinds: BTreeMap<&'static str, u32>,
}

/// The object of `viva list --count --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counts<'a> {
    /// All topics together.
    pub total: Group,
    /// Each topic.
    pub topics: BTreeMap<&'a str, Group>,
}

impl From<&Sizes> for Group {
    fn from(sizes: &Sizes) -> Self {
        let named = |words: &[&'static str], numbers: &[u32]| {
            words.iter().copied().zip(numbers.iter().copied()).collect()
        };
        Self {
            questions: sizes.all,
            levels: named(Level::WORDS, &sizes.levels),
            kinds: named(Kind::WORDS, &sizes.kinds),
        }
    }
}

impl<'a> From<&'a View> for Counts<'a> {
    fn from(view: &'a View) -> Self {
        let topics = view.topics.iter().map(|(name, sizes)| (name.as_str(), sizes.into()));
        Self { total: (&view.total).into(), topics: topics.collect() }
    }
}

/// A line of `viva list --topics --json`, `--leaves --json` and `--tags --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The word that a filter takes.
    pub name: String,
    /// The topic of a leaf; null for topics and tags.
    pub topic: Option<String>,
    /// Its title for people.
    pub title: String,
    /// Active questions.
    pub questions: u32,
}
