//! The bank as interviews are drawn from it.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::app::context::Context;
use crate::domain::ids::QuestionId;
use crate::domain::interview::eligible::Eligible;
use crate::domain::interview::kit::Since;
use crate::domain::interview::set::TopicTitle;
use crate::domain::interview::{Blueprint, Set};
use crate::domain::labels::{Importance, Kind};
use crate::domain::language::Language;
use crate::domain::question::{Question, Revision, hex};
use crate::error::Error;
use crate::pack::blueprint::Known;
use crate::store::{PoolRow, Store, TopicRow};
use crate::words::app::sets as words;

const DAY_MS: i64 = 86_400_000;

/// Every active question, and what a blueprint is checked against.
#[derive(Debug)]
pub struct Bank {
    rows: Vec<PoolRow>,
    topics: Vec<TopicRow>,
    now_ms: i64,
    /// The questions in the language of the set; `None` where nobody asks.
    translated: Option<BTreeSet<QuestionId>>,
}

impl Bank {
    /// Reads it. Questions with a text in `language` will come first.
    pub fn read(store: &Store, context: &Context, language: Language) -> Result<Self, Error> {
        let (rows, topics) = (store.pool()?, store.topics()?);
        // English is what packs are written in; nobody waits for a look at every text to learn that.
        let translated = match language.as_str() {
            "en" => None,
            other => Some(store.in_language(other)?),
        };
        Ok(Self { rows, topics, now_ms: context.now().at_ms, translated })
    }

    /// How many of its questions have a text in the language that it was read for, and how many it has; `None` where all may be taken to.
    pub fn translated(&self) -> Option<(usize, usize)> {
        self.translated.as_ref().map(|translated| (translated.len(), self.rows.len()))
    }

    /// How many of a set's questions have one.
    pub fn translated_of(&self, set: &Set) -> usize {
        let questions = set.questions.iter();
        questions.filter(|one| self.is_translated(&one.question.id)).count()
    }

    fn is_translated(&self, id: &QuestionId) -> bool {
        self.translated.as_ref().is_none_or(|translated| translated.contains(id))
    }

    /// Names and minutes, for the check of a blueprint.
    pub fn known(&self) -> Known {
        let mut known = Known::default();
        for topic in &self.topics {
            known.topics.insert(topic.id.clone());
            for leaf in &topic.leaves {
                known.leaves.insert(leaf.id.clone(), topic.id.clone());
            }
        }
        let mut minutes: BTreeMap<Kind, (u16, u16)> = BTreeMap::new();
        let mut leaf = "";
        for row in &self.rows {
            let range = minutes.entry(row.kind).or_insert((row.minutes, row.minutes));
            *range = (range.0.min(row.minutes), range.1.max(row.minutes));
            // Rows come by id, so that a leaf's stand together: it is looked up once.
            if leaf == row.id.leaf() {
                continue;
            }
            leaf = row.id.leaf();
            known.topics.insert(row.topic.clone());
            if !known.leaves.contains_key(leaf) {
                known.leaves.insert(leaf.to_owned(), row.topic.clone());
            }
        }
        known.minutes = minutes;
        known
    }

    /// The questions as the search takes them: those that the blueprint lets come, and those that must.
    pub fn candidates(&self, blueprint: &Blueprint, must: &[QuestionId]) -> Vec<Eligible> {
        let rest_ms = i64::from(blueprint.exposure.cooldown_days) * DAY_MS;
        let is_named =
            |name: &str| blueprint.only.is_empty() || blueprint.only.iter().any(|one| one == name);
        let is_out = |row: &PoolRow| {
            blueprint.excludes(&row.topic, &row.id)
                || (blueprint.exposure.exclude_rare && row.importance == Importance::Rare)
        };
        let may_come = |row: &&PoolRow| {
            let is_wanted = blueprint.named_anchors().contains(&row.id) || must.contains(&row.id);
            is_wanted || ((is_named(&row.topic) || is_named(row.id.leaf())) && !is_out(row))
        };
        self.rows.iter().filter(may_come).map(|row| self.eligible(row, rest_ms)).collect()
    }

    /// Every question, whatever rests.
    pub fn candidates_of_all(&self) -> Vec<Eligible> {
        self.rows.iter().map(|row| self.eligible(row, 0)).collect()
    }

    /// How the bank stands to a question as a set has it; `revision` is in lower-case hexadecimal.
    pub fn state_of(&self, id: &QuestionId, revision: &str) -> Since {
        match self.rows.iter().find(|row| row.id == *id) {
            None => Since::Withdrawn,
            Some(row) if hex(&row.revision) != revision => Since::Changed,
            Some(row) if row.flagged => Since::Flagged,
            Some(_) => Since::Same,
        }
    }

    /// How many of a set's questions rest, because they were asked too lately.
    pub fn cooling_of(&self, set: &Set) -> usize {
        let rest_ms = i64::from(set.blueprint.exposure.cooldown_days) * DAY_MS;
        let is_of_set = |row: &&PoolRow| set.questions.iter().any(|one| one.question.id == row.id);
        let rows = self.rows.iter().filter(is_of_set);
        rows.filter(|row| self.is_cooling(row, rest_ms)).count()
    }

    fn eligible(&self, row: &PoolRow, rest_ms: i64) -> Eligible {
        Eligible {
            id: row.id.clone(),
            topic: row.topic.clone(),
            level: row.level,
            kind: row.kind,
            minutes: row.minutes,
            exposures: row.exposures,
            cooling: self.is_cooling(row, rest_ms),
            flagged: row.flagged,
            untranslated: !self.is_translated(&row.id),
            importance: row.importance,
        }
    }

    fn is_cooling(&self, row: &PoolRow, rest_ms: i64) -> bool {
        row.exposed_ms.is_some_and(|at_ms| self.now_ms.saturating_sub(at_ms) < rest_ms)
    }

    /// SHA-256 over ids and revisions in the order of ids, lower-case hexadecimal.
    pub fn digest(&self) -> String {
        let mut hasher = Sha256::new();
        for row in &self.rows {
            hasher.update(row.id.as_str());
            hasher.update([0]);
            hasher.update(row.revision);
        }
        hex(&hasher.finalize())
    }

    /// The ids of a question, a leaf or a topic; `None` when the bank knows no such name.
    pub fn named(&self, name: &str) -> Option<Vec<QuestionId>> {
        let is_known = self.rows.iter().any(|row| row.id.as_str() == name)
            || self
                .topics
                .iter()
                .any(|topic| topic.id == name || topic.leaves.iter().any(|leaf| leaf.id == name));
        let holds =
            |row: &&PoolRow| row.id.as_str() == name || row.id.leaf() == name || row.topic == name;
        let ids: Vec<_> = self.rows.iter().filter(holds).map(|row| row.id.clone()).collect();
        (is_known || !ids.is_empty()).then_some(ids)
    }

    /// Titles of all topics, then of all leaves, in a language; English where there is no other.
    pub fn titles(&self, language: &str) -> Vec<TopicTitle> {
        let title = |name: &str, english: &str, russian: &str| TopicTitle {
            topic: name.to_owned(),
            title: if language == "ru" { russian } else { english }.to_owned(),
        };
        let topics =
            self.topics.iter().map(|topic| title(&topic.id, &topic.title_en, &topic.title_ru));
        let leaves = self.topics.iter().flat_map(|topic| &topic.leaves);
        topics.chain(leaves.map(|leaf| title(&leaf.id, &leaf.title_en, &leaf.title_ru))).collect()
    }
}

/// The text of a question in a language, or in its pack's base language, and the revision of its base text.
pub fn load(store: &Store, id: &QuestionId, language: &str) -> Result<(Question, Revision), Error> {
    match store.question(id, language)? {
        Some(stored) if !stored.retired => Ok((stored.question, stored.revision)),
        _ => Err(Error::failed(words::no_longer_in_the_bank(&id))),
    }
}
