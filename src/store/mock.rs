//! What mock interviews keep in the database: which questions were asked in them, and which levels were passed.

use std::collections::BTreeSet;

use rusqlite::named_params;

use super::error::At;
use super::project::resolve;
use super::rescue::Spoken;
use super::take::add;
use super::{Result, Store, row};
use crate::domain::fact::Fact;
use crate::domain::ids::QuestionId;
use crate::domain::interview::passed::LevelPassed;
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::question::Revision;
use crate::domain::time::Moment;

/// One active question as a set may be drawn from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolRow {
    /// The question.
    pub id: QuestionId,
    /// Its topic.
    pub topic: String,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
    /// How often it is asked in interviews.
    pub importance: Importance,
    /// Minutes it takes.
    pub minutes: u16,
    /// Revision of its text.
    pub revision: Revision,
    /// Whether it is flagged.
    pub flagged: bool,
    /// Sets in which it was asked.
    pub exposures: u32,
    /// The last time it was asked, in UTC milliseconds.
    pub exposed_ms: Option<i64>,
}

impl Store {
    /// Writes that a question was asked in a set. Once is enough: a second time adds nothing.
    pub fn expose(&mut self, set: &str, id: &QuestionId, now: Moment) -> Result<()> {
        let path = self.path.clone();
        let fact = Fact::Exposed { set: set.to_owned() };
        self.speak(
            Spoken::of(Some(id), fact.clone(), now),
            |log| {
                let current = resolve(log, id.as_str()).at(&path)?;
                let question = current.as_deref().unwrap_or(id.as_str());
                let is_known: bool = log
                    .prepare_cached(sql!("exposed_has"))
                    .and_then(|mut statement| {
                        let names = named_params! { ":question": question, ":interview": set };
                        statement.query_row(names, |row| row.get(0))
                    })
                    .at(&path)?;
                if is_known {
                    return Ok(None);
                }
                add(log, Some(question), None, &fact, now).map(|(event, _)| Some(event)).at(&path)
            },
            |event| *event,
        )?;
        Ok(())
    }

    /// Writes that a level was passed.
    pub fn pass_level(&mut self, passed: &LevelPassed, now: Moment) -> Result<()> {
        self.say(Fact::LevelPassed(passed.clone()), now).map(drop)
    }

    /// Every pass of a level, in the order in which they happened.
    pub fn levels_passed(&self) -> Result<Vec<LevelPassed>> {
        self.read(|log| {
            log.prepare_cached(sql!("level_passed_list"))?
                .query_map([], |found| {
                    Ok(LevelPassed {
                        level: row::level(found, 0)?,
                        set: found.get(1)?,
                        study_day: row::day(found, 2)?,
                        overall_hundredths: found.get(3)?,
                        asked: found.get(4)?,
                        questions: found.get(5)?,
                        ticked: found.get(6)?,
                        points: found.get(7)?,
                    })
                })?
                .collect()
        })
    }

    /// The questions that have a text in a language.
    pub fn in_language(&self, language: &str) -> Result<BTreeSet<QuestionId>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("question_in_language"))?
                .query_map(named_params! { ":language": language }, |found| row::id(found, 0))?
                .collect()
        })
    }

    /// 128 random bits.
    pub fn random(&self) -> Result<u128> {
        let bytes: [u8; 16] =
            self.read(|bank| bank.query_row(sql!("device_random"), [], |row| row.get(0)))?;
        Ok(u128::from_le_bytes(bytes))
    }

    /// Every active question with what interviews know of it, by id.
    pub fn pool(&self) -> Result<Vec<PoolRow>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("question_pool"))?
                .query_map([], |found| {
                    Ok(PoolRow {
                        id: row::id(found, 0)?,
                        topic: found.get(1)?,
                        level: row::level(found, 2)?,
                        kind: row::kind(found, 3)?,
                        minutes: found.get(4)?,
                        revision: found.get(5)?,
                        flagged: found.get(6)?,
                        exposures: found.get(7)?,
                        exposed_ms: found.get(8)?,
                        importance: row::importance(found, 9)?,
                    })
                })?
                .collect()
        })
    }
}
