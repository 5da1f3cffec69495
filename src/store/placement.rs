//! Placements, what they can ask, and the newest thing that can be taken back.

use rusqlite::{OptionalExtension, named_params};

use super::event::{from_row, get};
use super::{AnswerRow, Result, Store, row};
use crate::domain::fact::Fact;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};
use crate::domain::placed::Placed;
use crate::domain::review::EventId;
use crate::domain::time::{Day, Moment};

/// An active question that was never asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// The question.
    pub id: QuestionId,
    /// Its topic.
    pub topic: String,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
}

/// Something that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A review or a drill.
    Answer(AnswerRow),
    /// What a placement came to; its answers stay.
    Placement {
        /// Its event.
        event: EventId,
        /// What it says.
        placed: Placed,
    },
    /// A question was put off as known.
    Postponement {
        /// Its event.
        event: EventId,
        /// The question, under the id of that time.
        question: String,
        /// When that was said.
        at: Moment,
        /// Until when.
        until: Day,
    },
}

impl Store {
    /// Writes what a placement came to.
    pub fn keep_placement(&mut self, placed: &Placed, now: Moment) -> Result<EventId> {
        self.say(Fact::Placed(placed.clone()), now)
    }

    /// The newest placement that is not void.
    pub fn placed(&self) -> Result<Option<Placed>> {
        let event = self.read(|log| {
            log.prepare_cached(sql!("placement_newest"))?.query_row([], from_row).optional()
        })?;
        Ok(event.and_then(|event| match event.fact() {
            Fact::Placed(placed) => Some(placed),
            _ => None,
        }))
    }

    /// Active questions without a card, neither suspended nor put off as known on `today`, by id.
    pub fn unseen(&self, today: Day) -> Result<Vec<Unseen>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("question_unseen"))?
                .query_map(named_params! { ":today": today.number() }, |found| {
                    Ok(Unseen {
                        id: row::id(found, 0)?,
                        topic: found.get(1)?,
                        level: row::level(found, 2)?,
                        kind: row::kind(found, 3)?,
                    })
                })?
                .collect()
        })
    }

    /// The newest review, drill, placement or putting off that is not void.
    pub fn newest_deed(&self) -> Result<Option<Deed>> {
        let event = self.read(|log| {
            let newest = log
                .prepare_cached(sql!("event_newest_deed"))?
                .query_row([], |found| Ok(EventId { device: found.get(0)?, seq: found.get(1)? }))
                .optional()?;
            newest.map_or(Ok(None), |event| get(log, event))
        })?;
        let Some(event) = event else { return Ok(None) };
        Ok(match (event.fact(), event.question) {
            (Fact::Placed(placed), _) => Some(Deed::Placement { event: event.id, placed }),
            (Fact::Postponed { until }, Some(question)) => {
                Some(Deed::Postponement { event: event.id, question, at: event.at, until })
            }
            _ => self.newest_answer()?.map(Deed::Answer),
        })
    }
}
