//! One question with all that is known of it, and what the day, the streak and the score are made of.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::error::{At, impossible};
use super::project::resolve;
use super::{Result, Store, row, scheduling, text};
use crate::domain::card::{Card, STRUGGLING_LAPSES};
use crate::domain::fsrs::Foreseen;
use crate::domain::grade::Grade;
use crate::domain::ids::QuestionId;
use crate::domain::plan::{Predicted, Timed};
use crate::domain::postponed::Postponed;
use crate::domain::question::{Question, Revision};
use crate::domain::rest::{self, RestDays};
use crate::domain::review::{EventId, Mode};
use crate::domain::scheduling::Scheduling;
use crate::domain::score::{LeafTally, Seen, Tally};
use crate::domain::time::{Day, Moment};

/// A question as the bank has it, with its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The question; its content is in [`Stored::language`].
    pub question: Question,
    /// The language of the content: the one asked for, or the base language of the pack.
    pub language: String,
    /// The pack that owns it.
    pub pack: String,
    /// Its file, as the import named it.
    pub path: String,
    /// Revision of the base text.
    pub revision: Revision,
    /// Whether it is gone from its pack.
    pub retired: bool,
    /// Whether it is kept out of sessions.
    pub suspended: bool,
    /// Whether it is marked.
    pub flagged: bool,
    /// The note of the mark.
    pub note: Option<String>,
    /// What the person wrote about it in own words.
    pub own_words: Option<String>,
    /// How often it was put off as known, and until when.
    pub postponed: Option<Postponed>,
    /// Its schedule; `None` when it is new.
    pub card: Option<Card>,
}

/// An answer that is not void.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// Its event.
    pub event: EventId,
    /// The question, under its id in use.
    pub question: QuestionId,
    /// The grade.
    pub grade: Grade,
    /// The mode that it counted as.
    pub mode: Mode,
    /// When, with the local offset of that moment.
    pub at: Moment,
    /// The study day it belongs to.
    pub study_day: Day,
}

/// What was reviewed on one study day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// Reviews that counted.
    pub reviews: u32,
    /// Questions that were reviewed for the first time.
    pub fresh_reviews: u32,
    /// Those of them that a placement asked for.
    pub placed: u32,
}

/// A question that failed often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struggling {
    /// The question.
    pub id: QuestionId,
    /// First line of its prompt in the base language.
    pub title: String,
    /// Its schedule.
    pub card: Card,
}

impl Store {
    /// How many of these questions have a text in a language.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn translated(&self, ids: &[&str], language: &str) -> Result<u32> {
        let list = serde_json::to_string(ids)
            .map_err(|error| impossible(error.to_string()))
            .at(self.path())?;
        self.read(|bank| {
            let mut statement = bank.prepare_cached(sql!("question_count_translated"))?;
            let given = named_params! { ":ids": list, ":language": language };
            statement.query_row(given, |found| found.get(0))
        })
    }

    /// The question of this id, or of the id it has now, in `language` or else the base language of its pack.
    pub fn question(&self, id: &QuestionId, language: &str) -> Result<Option<Stored>> {
        self.read(|bank| match stored(bank, id.as_str(), language)? {
            Some(found) => Ok(Some(found)),
            None => match resolve(bank, id.as_str())? {
                Some(current) => stored(bank, &current, language),
                None => Ok(None),
            },
        })
    }

    /// The newest review or drill that is not void.
    pub fn newest_answer(&self) -> Result<Option<AnswerRow>> {
        self.read(|log| log.prepare_cached(sql!("review_newest"))?.query_row([], answer).optional())
    }

    /// What was reviewed on `study_day`.
    pub fn today(&self, study_day: Day) -> Result<Today> {
        self.read(|log| {
            log.prepare_cached(sql!("review_day_count"))?.query_row(
                named_params! { ":study_day": study_day.number() },
                |row| {
                    Ok(Today {
                        reviews: row.get(0)?,
                        fresh_reviews: row.get(1)?,
                        placed: row.get(2)?,
                    })
                },
            )
        })
    }

    /// Milliseconds that the answers of `study_day` took, repeats included: none more than `longest_ms`, as one may walk away, and
    /// `unmeasured_ms` for one that was not measured.
    pub fn spent_ms(&self, study_day: Day, unmeasured_ms: u32, longest_ms: u32) -> Result<u64> {
        let spent_ms = self.read(|log| {
            log.prepare_cached(sql!("review_day_spent"))?.query_row(
                named_params! {
                    ":study_day": study_day.number(),
                    ":unmeasured_ms": unmeasured_ms,
                    ":longest_ms": longest_ms,
                },
                |row| row.get::<_, i64>(0),
            )
        })?;
        // A sum of what is not negative.
        Ok(u64::try_from(spent_ms).unwrap_or(0))
    }

    /// Study days in a row with a review, the last of them `today` or before it days of rest alone.
    pub fn streak(&self, today: Day, rest: &RestDays) -> Result<u32> {
        self.read(|log| {
            let mut statement = log.prepare_cached(sql!("review_day_before"))?;
            rest::streak(today, rest, |until| {
                statement.query_row(named_params! { ":study_day": until }, |row| row.get(0))
            })
        })
    }

    /// Active questions by topic, level and importance.
    pub fn tallies(&self) -> Result<Vec<Tally>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("tally_list"))?
                .query_map([], |row| {
                    Ok(Tally {
                        topic: row.get(0)?,
                        level: row::level(row, 1)?,
                        importance: row::importance(row, 2)?,
                        questions: row.get(3)?,
                    })
                })?
                .collect()
        })
    }

    /// Active questions by leaf, level and importance.
    pub fn leaf_tallies(&self) -> Result<Vec<LeafTally>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("question_cells"))?
                .query_map([], |row| {
                    Ok(LeafTally {
                        leaf: row.get(0)?,
                        level: row::level(row, 1)?,
                        importance: row::importance(row, 2)?,
                        questions: row.get(3)?,
                    })
                })?
                .collect()
        })
    }

    /// Active questions with a card, suspended ones too; those put off as known on `today` count as never seen.
    pub fn seen(&self, today: Day) -> Result<Vec<Seen>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("card_seen"))?
                .query_map(named_params! { ":today": today.number() }, |row| {
                    Ok(Seen {
                        topic: row.get(0)?,
                        leaf: row.get(15)?,
                        level: row::level(row, 1)?,
                        importance: row::importance(row, 2)?,
                        card: row::card(row, 3)?,
                    })
                })?
                .collect()
        })
    }

    /// By what schedules are worked out.
    pub fn scheduling(&self) -> Result<Scheduling> {
        self.read(scheduling::get)
    }

    /// Reviews by what was predicted just before them, those predicted alike together.
    pub fn predicted(&self) -> Result<Vec<Predicted>> {
        self.read(|log| {
            let mut statement = log.prepare_cached(sql!("predicted_list"))?;
            let mut rows = statement.query([])?;
            let mut groups: Vec<Predicted> = Vec::new();
            while let Some(row) = rows.next()? {
                let (is_recalled, answers): (bool, u32) = (row.get(2)?, row.get(3)?);
                let foreseen =
                    Foreseen { recall_e4: middle_e4(row.get(0)?), difficulty: row.get(1)? };
                let (recall, difficulty) = (foreseen.recall(), foreseen.middle_difficulty());
                let is_same =
                    |last: &Predicted| (last.recall, last.difficulty) == (recall, difficulty);
                if !groups.last().is_some_and(is_same) {
                    groups.push(Predicted { recall, difficulty, recalled: 0, forgotten: 0 });
                }
                if let Some(group) = groups.last_mut() {
                    *(if is_recalled { &mut group.recalled } else { &mut group.forgotten }) =
                        answers;
                }
            }
            Ok(groups)
        })
    }

    /// How long the newest `limit` reviews took, the newest first.
    pub fn timed(&self, limit: u32) -> Result<Vec<Timed>> {
        self.read(|log| {
            log.prepare_cached(sql!("review_timed"))?
                .query_map(named_params! { ":limit": limit }, |row| {
                    Ok(Timed {
                        elapsed_ms: row.get(0)?,
                        is_recalled: row::grade(row, 1)?.is_recalled(),
                        is_first: row.get(2)?,
                        kind: row::kind(row, 3)?,
                    })
                })?
                .collect()
        })
    }

    /// Active questions with [`STRUGGLING_LAPSES`] lapses or more, the worst first.
    pub fn struggling(&self) -> Result<Vec<Struggling>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("card_struggling"))?
                .query_map(named_params! { ":lapses": STRUGGLING_LAPSES }, |row| {
                    Ok(Struggling {
                        id: row::id(row, 0)?,
                        title: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
                        card: row::card(row, 2)?,
                    })
                })?
                .collect()
        })
    }

    /// Up to `limit` active ids that begin with `prefix`, sorted.
    pub fn ids_like(&self, prefix: &str, limit: usize) -> Result<Vec<QuestionId>> {
        self.read(|bank| {
            let end = format!("{prefix}\u{10ffff}");
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            bank.prepare_cached(sql!("question_ids_like"))?
                .query_map(
                    named_params! { ":prefix": prefix, ":end": end, ":limit": limit },
                    |row| row::id(row, 0),
                )?
                .collect()
        })
    }
}

/// The recall in the middle of a bin of the table `predicted`, in ten-thousandths: each is 50 of them wide, and 1 has its own.
fn middle_e4(bin: u16) -> u16 {
    bin.saturating_mul(50).saturating_add(25).min(9_999)
}

fn stored(bank: &Connection, id: &str, language: &str) -> rusqlite::Result<Option<Stored>> {
    let card = super::project::card(bank, id)?;
    bank.prepare_cached(sql!("question_get"))?
        .query_row(named_params! { ":id": id, ":language": language }, |row| {
            Ok(Stored {
                question: question(row)?,
                revision: row.get(10)?,
                retired: row.get(11)?,
                pack: row.get(12)?,
                path: row.get(13)?,
                language: row.get(14)?,
                suspended: row.get(19)?,
                flagged: row.get(20)?,
                note: row.get(21)?,
                postponed: match row.get(23)? {
                    0 => None,
                    times => Some(Postponed { until: row::day(row, 22)?, times }),
                },
                own_words: row.get(24)?,
                card,
            })
        })
        .optional()
}

/// A row of `review_newest` or `review_of_day`.
pub(super) fn answer(found: &Row<'_>) -> rusqlite::Result<AnswerRow> {
    Ok(AnswerRow {
        event: EventId { device: found.get(0)?, seq: found.get(1)? },
        question: row::id(found, 2)?,
        grade: row::grade(found, 3)?,
        mode: row::mode(found, 4)?,
        at: Moment { at_ms: found.get(5)?, offset_min: found.get(6)? },
        study_day: row::day(found, 7)?,
    })
}

/// The question in a row of `question_get` or `question_export`.
pub(super) fn question(row: &Row<'_>) -> rusqlite::Result<Question> {
    Ok(Question {
        id: row::id(row, 0)?,
        topic: row.get(1)?,
        level: row::level(row, 2)?,
        kind: row::kind(row, 3)?,
        importance: row::importance(row, 4)?,
        since: row.get(5)?,
        until: row.get(6)?,
        minutes: row.get(7)?,
        case_exact: row.get(8)?,
        order_given: row.get(9)?,
        tags: row::strings(row, 18).map_err(|error| impossible(error.to_string()))?,
        was: None,
        content: text::content(row, 15)?,
    })
}
