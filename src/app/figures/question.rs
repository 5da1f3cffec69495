//! Questions: `viva list --json`, `viva show ID --json`, `viva search --json`, `viva export`.

use serde::Serialize;

use crate::domain::card::Card as Schedule;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::question::{Choice, KeyPoint, Question, Revision, Wrong, hex};
use crate::domain::time::Day;
use crate::exchange::write::attributes_in_words;
use crate::store::{Hit as Found, ListRow, Stored};

/// A line of `viva list --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row<'a> {
    /// The question.
    pub id: &'a QuestionId,
    /// Its topic.
    pub topic: &'a str,
    /// Its leaf.
    pub leaf: &'a str,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
    /// Its importance.
    pub importance: Importance,
    /// First line of its prompt, Markdown.
    pub title: &'a str,
    /// The day on which it is due; null when it is new.
    pub due: Option<Day>,
    /// Reviews that count.
    pub reviews: u32,
    /// Reviews below 3 of what was recalled before.
    pub lapses: u32,
    /// Whether the last review was below 3.
    pub failed: bool,
    /// Whether it is gone from its pack.
    pub retired: bool,
    /// Whether it is kept out of sessions.
    pub suspended: bool,
    /// Whether it is marked.
    pub flagged: bool,
    /// The study day until which it was put off as known, past ones too; null when it never was.
    pub postponed_until: Option<Day>,
}

impl<'a> From<&'a ListRow> for Row<'a> {
    fn from(row: &'a ListRow) -> Self {
        Self {
            id: &row.id,
            topic: &row.topic,
            leaf: row.id.leaf(),
            level: row.level,
            kind: row.kind,
            importance: row.importance,
            title: &row.title,
            due: row.card.map(|card| card.due),
            reviews: row.card.map_or(0, |card| card.reviews),
            lapses: row.card.map_or(0, |card| card.lapses),
            failed: row.card.is_some_and(|card| card.is_failed()),
            retired: row.retired,
            suspended: row.suspended,
            flagged: row.flagged,
            postponed_until: row.postponed,
        }
    }
}

/// A line of `viva search --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit<'a> {
    /// The question.
    pub id: &'a QuestionId,
    /// The language of the text that was found.
    pub lang: &'a str,
    /// First line of its prompt, Markdown.
    pub title: &'a str,
    /// The place in the text, with `…` where something is left out.
    pub snippet: &'a str,
}

impl<'a> From<&'a Found> for Hit<'a> {
    fn from(hit: &'a Found) -> Self {
        Self { id: &hit.id, lang: &hit.language, title: &hit.title, snippet: &hit.snippet }
    }
}

/// A line of `viva export`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exported<'a> {
    /// The question.
    pub id: &'a QuestionId,
    /// Language of the texts.
    pub lang: &'a str,
    /// The pack that owns it.
    pub pack: &'a str,
    /// Its topic.
    pub topic: &'a str,
    /// Its leaf.
    pub leaf: &'a str,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
    /// Its importance.
    pub importance: Importance,
    /// Further leaves, and tags of the pack.
    pub tags: &'a [String],
    /// The prompt, Markdown.
    pub prompt: &'a str,
    /// Options of a choice.
    pub options: &'a [Choice],
    /// The answer, Markdown.
    pub answer: &'a str,
    /// Key points of the rubric.
    pub key_points: &'a [KeyPoint],
    /// Wrong beliefs, each with its correction.
    pub red_flags: &'a [String],
    /// Hints in order.
    pub hints: &'a [String],
    /// Further questions, easy ones first.
    pub follow_ups: &'a [String],
    /// Where the facts stand.
    pub sources: &'a [String],
    /// The version from which it holds.
    pub since: Option<&'a str>,
    /// The version up to which it holds.
    pub until: Option<&'a str>,
    /// Minutes that it takes.
    pub minutes: u16,
    /// More on the answer.
    pub explanation: &'a str,
    /// What answers of 1 to 4 sound like.
    pub levels: &'a [String],
    /// Tests of a `code`; null for other kinds.
    pub tests: Option<&'a str>,
    /// Known wrong answers of `sql` and `code`.
    pub wrong: &'a [Wrong],
    /// Whether rows must come in order: `given` or `any`; null unless it is `sql`.
    pub order: Option<&'static str>,
    /// Whether case counts: `exact` or `ignore`; null unless it is a `cloze`.
    pub case: Option<&'static str>,
    /// Revision of the base text, as hexadecimal digits.
    pub revision: String,
}

impl<'a> Exported<'a> {
    /// The line of one question in one language.
    pub fn new(question: &'a Question, lang: &'a str, pack: &'a str, revision: &Revision) -> Self {
        let content = &question.content;
        let (order, case) = attributes_in_words(question);
        Self {
            id: &question.id,
            lang,
            pack,
            topic: &question.topic,
            leaf: question.id.leaf(),
            level: question.level,
            kind: question.kind,
            importance: question.importance,
            tags: &question.tags,
            prompt: &content.prompt,
            options: &content.options,
            answer: &content.answer,
            key_points: &content.key_points,
            red_flags: &content.red_flags,
            hints: &content.hints,
            follow_ups: &content.follow_ups,
            sources: &content.sources,
            since: question.since.as_deref(),
            until: question.until.as_deref(),
            minutes: question.minutes,
            explanation: &content.explanation,
            levels: &content.levels,
            tests: content.tests.as_deref(),
            wrong: &content.wrong,
            order: Some(order).filter(|word| !word.is_empty()),
            case: Some(case).filter(|word| !word.is_empty()),
            revision: hex(revision),
        }
    }
}

/// The schedule of a question: SM-2's state, its day, and what was counted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Card {
    /// Successful repetitions in a row.
    pub n: u32,
    /// Easiness.
    pub ef: f64,
    /// Interval in days.
    pub interval_days: u32,
    /// The day on which it is due; null when it is new.
    pub due: Option<Day>,
    /// Reviews below 3 with n above 0.
    pub lapses: u32,
    /// Reviews that count.
    pub reviews: u32,
}

impl From<Option<Schedule>> for Card {
    fn from(card: Option<Schedule>) -> Self {
        let Some(card) = card else {
            return Self { n: 0, ef: 2.5, interval_days: 0, due: None, lapses: 0, reviews: 0 };
        };
        Self {
            n: card.memory.repetitions,
            ef: f64::from(card.memory.ef_hundredths) / 100.0,
            interval_days: card.interval_days(),
            due: Some(card.due),
            lapses: card.lapses,
            reviews: card.reviews,
        }
    }
}

/// The object of `viva show ID --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown<'a> {
    /// The keys of `viva export`.
    #[serde(flatten)]
    pub exported: Exported<'a>,
    /// Whether it is gone from its pack.
    pub retired: bool,
    /// Whether it is kept out of sessions.
    pub suspended: bool,
    /// Whether it is marked.
    pub flagged: bool,
    /// The note of the mark.
    pub note: Option<&'a str>,
    /// What the person wrote about it in own words.
    pub own_words: Option<&'a str>,
    /// The study day until which it was put off as known, past ones too; null when it never was.
    pub postponed_until: Option<Day>,
    /// Its schedule.
    pub card: Card,
}

impl<'a> From<&'a Stored> for Shown<'a> {
    fn from(stored: &'a Stored) -> Self {
        let exported =
            Exported::new(&stored.question, &stored.language, &stored.pack, &stored.revision);
        Self {
            exported,
            retired: stored.retired,
            suspended: stored.suspended,
            flagged: stored.flagged,
            note: stored.note.as_deref(),
            own_words: stored.own_words.as_deref(),
            postponed_until: stored.postponed.map(|postponed| postponed.until),
            card: stored.card.into(),
        }
    }
}
