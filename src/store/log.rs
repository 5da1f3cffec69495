//! Writes what happened: answers, their undoing, and what a person decided about a question.
//!
//! Each call is one transaction that adds one event and applies it; it is durable when the call returns.

use rusqlite::{Transaction, named_params};

use super::dated::doubt_of;
use super::error::At;
use super::event::get;
use super::project::{card, is_void, resolve};
use super::rescue::Spoken;
use super::take::add;
use super::{Result, Store, StoreError};
use crate::domain::card::counts_as;
use crate::domain::fact::{Fact, Reviewed};
use crate::domain::fsrs::FittedWeights;
use crate::domain::ids::QuestionId;
use crate::domain::question::Revision;
use crate::domain::review::{Answered, EventId, Mode, Receipt};
use crate::domain::scheduling::{Retention, Scheduler};
use crate::domain::time::{Day, Moment};

impl Store {
    /// Writes an answer. A review of a question that was reviewed on that study day already, or on a later one, is written as
    /// the drill that it is, and an early one that is due as a review. `revision` is that of the text which was shown.
    pub fn record(
        &mut self,
        answered: &Answered,
        revision: Option<Revision>,
        now: Moment,
    ) -> Result<Receipt> {
        self.write_answer(answered, revision, false, now)
    }

    /// The same for an answer that a placement asked for.
    pub fn record_in_placement(
        &mut self,
        answered: &Answered,
        revision: Option<Revision>,
        now: Moment,
    ) -> Result<Receipt> {
        self.write_answer(answered, revision, true, now)
    }

    fn write_answer(
        &mut self,
        answered: &Answered,
        revision: Option<Revision>,
        in_placement: bool,
        now: Moment,
    ) -> Result<Receipt> {
        let path = self.path.clone();
        let fact = Reviewed { in_placement, ..reviewed(answered, answered.mode) };
        let spoken =
            Spoken { revision, ..Spoken::of(Some(&answered.question), Fact::Reviewed(fact), now) };
        self.speak(
            spoken,
            |log| record(log, answered, revision, in_placement, now).at(&path),
            |receipt| Some(receipt.event),
        )
    }

    /// Takes an answer, a placement or the putting off of a question back. Fails with [`StoreError::NoSuchAnswer`] when there is no such
    /// thing or it is void already.
    pub fn void(&mut self, event: EventId, now: Moment) -> Result<()> {
        let path = self.path.clone();
        let spoken = Spoken::of(None, Fact::Voided(event), now);
        self.speak(
            spoken,
            |log| {
                let target = get(log, event).at(&path)?;
                let deed = target.filter(|found| {
                    let fact = found.fact();
                    matches!(fact, Fact::Reviewed(_) | Fact::Placed(_) | Fact::Postponed { .. })
                });
                let Some(deed) = deed else { return Err(StoreError::NoSuchAnswer) };
                if is_void(log, event).at(&path)? {
                    return Err(StoreError::NoSuchAnswer);
                }
                let question = deed.question.as_deref();
                add(log, question, None, &Fact::Voided(event), now).map(|(id, _)| id).at(&path)
            },
            |event| Some(*event),
        )?;
        Ok(())
    }

    /// Keeps a question out of every session until [`Store::unsuspend`]. Its score stays.
    pub fn suspend(&mut self, id: &QuestionId, now: Moment) -> Result<()> {
        self.decide(id, Spoken::of(Some(id), Fact::Suspended, now), |_, _| Ok(()))
    }

    /// Lets a suspended question be asked again.
    pub fn unsuspend(&mut self, id: &QuestionId, now: Moment) -> Result<()> {
        self.decide(id, Spoken::of(Some(id), Fact::Unsuspended, now), |_, _| Ok(()))
    }

    /// Marks a question. The note, if there is one, replaces the one before; it is kept outside the log.
    pub fn flag(&mut self, id: &QuestionId, note: Option<&str>, now: Moment) -> Result<()> {
        let note = note.filter(|text| !text.trim().is_empty());
        let mut spoken = Spoken::of(Some(id), Fact::Flagged, now);
        spoken.note = note.map(str::to_owned);
        self.decide(id, spoken, |log, question| {
            if let Some(text) = note {
                log.prepare_cached(sql!("note_put"))?
                    .execute(named_params! { ":question": question, ":text": text })?;
            }
            Ok(())
        })
    }

    /// Takes the mark away and deletes its note.
    pub fn unflag(&mut self, id: &QuestionId, now: Moment) -> Result<()> {
        self.decide(id, Spoken::of(Some(id), Fact::Unflagged, now), |log, question| {
            log.prepare_cached(sql!("note_delete"))?
                .execute(named_params! { ":question": question })?;
            Ok(())
        })
    }

    /// Makes a question new again. Its answers stay in the history.
    pub fn reset(&mut self, id: &QuestionId, now: Moment) -> Result<()> {
        self.decide(id, Spoken::of(Some(id), Fact::Reset, now), |_, _| Ok(()))
    }

    /// Lets this scheduler decide when questions come back: every answer is replayed.
    pub fn set_scheduler(&mut self, scheduler: Scheduler, now: Moment) -> Result<()> {
        self.say(Fact::Scheduler(scheduler), now).map(drop)
    }

    /// Sets the recall that FSRS keeps: every answer is replayed.
    pub fn set_retention(&mut self, retention: Retention, now: Moment) -> Result<()> {
        self.say(Fact::Retention(retention), now).map(drop)
    }

    /// Sets the weights of FSRS: every answer is replayed. [`FittedWeights::EVERYBODY`] takes those of one's own away.
    pub fn set_weights(&mut self, weights: FittedWeights, now: Moment) -> Result<()> {
        self.say(Fact::Weights(weights), now).map(drop)
    }

    /// Writes what speaks of no single question.
    pub(super) fn say(&mut self, fact: Fact, now: Moment) -> Result<EventId> {
        let path = self.path.clone();
        self.speak(
            Spoken::of(None, fact.clone(), now),
            |log| add(log, None, None, &fact, now).map(|(event, _)| event).at(&path),
            |event| Some(*event),
        )
    }

    /// Leaves a question out of every session until the study day `until`, because it is known. Its card stays as it is.
    pub fn postpone(&mut self, id: &QuestionId, until: Day, now: Moment) -> Result<EventId> {
        let spoken = Spoken::of(Some(id), Fact::Postponed { until }, now);
        self.decide_event(id, spoken, |_, _| Ok(()))
    }

    fn decide(
        &mut self,
        id: &QuestionId,
        spoken: Spoken,
        also: impl FnOnce(&Transaction<'_>, &str) -> rusqlite::Result<()>,
    ) -> Result<()> {
        self.decide_event(id, spoken, also).map(|_| ())
    }

    fn decide_event(
        &mut self,
        id: &QuestionId,
        spoken: Spoken,
        also: impl FnOnce(&Transaction<'_>, &str) -> rusqlite::Result<()>,
    ) -> Result<EventId> {
        let path = self.path.clone();
        let (fact, now) = (spoken.fact.clone(), spoken.at);
        self.speak(
            spoken,
            |log| {
                let current = resolve(log, id.as_str()).at(&path)?;
                let question = current.as_deref().unwrap_or(id.as_str());
                if !is_known(log, question).at(&path)? {
                    return Err(StoreError::NoSuchQuestion(id.clone()));
                }
                add(log, Some(question), None, &fact, now)
                    .and_then(|(event, _)| also(log, question).map(|()| event))
                    .at(&path)
            },
            |event| Some(*event),
        )
    }
}

fn record(
    log: &Transaction<'_>,
    answered: &Answered,
    revision: Option<Revision>,
    in_placement: bool,
    now: Moment,
) -> rusqlite::Result<Receipt> {
    let current = resolve(log, answered.question.as_str())?;
    let question = current.as_deref().unwrap_or(answered.question.as_str());
    let mode = counts_as(card(log, question)?.as_ref(), answered.mode, answered.study_day);
    let fact = Fact::Reviewed(Reviewed { in_placement, ..reviewed(answered, mode) });
    let doubt = doubt_of(log, now)?;
    let (event, applied) = add(log, Some(question), revision, &fact, now)?;
    Ok(Receipt { event, mode: applied.mode.unwrap_or(mode), card: applied.card, doubt })
}

fn reviewed(answered: &Answered, mode: Mode) -> Reviewed {
    Reviewed {
        grade: answered.grade,
        mode,
        study_day: answered.study_day,
        elapsed_ms: answered.elapsed_ms,
        hints: answered.hints,
        in_placement: false,
    }
}

/// Whether the bank or the history has the question.
impl Store {
    /// Whether a question is in the bank or was ever answered, under this id.
    pub fn knows_question(&self, question: &QuestionId) -> Result<bool> {
        self.read(|log| {
            log.prepare_cached(sql!("question_known"))?
                .query_row(named_params! { ":question": question.as_str() }, |row| row.get(0))
        })
    }
}

pub(super) fn is_known(log: &Transaction<'_>, question: &str) -> rusqlite::Result<bool> {
    log.prepare_cached(sql!("question_known"))?
        .query_row(named_params! { ":question": question }, |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use crate::domain::fact::Fact;
    use crate::domain::review::Mode;
    use crate::store::{StoreError, testing};

    #[test]
    fn a_second_review_of_a_day_stands_in_the_log_as_the_drill_that_it_is() {
        let (_folder, mut store) = testing::open();
        for _ in 0..2 {
            store.record(&testing::answered("threads/lock"), None, testing::NOW).unwrap();
        }
        let mut modes = Vec::new();
        store
            .export_events::<StoreError>(|event| {
                if let Fact::Reviewed(reviewed) = event.fact() {
                    modes.push(reviewed.mode);
                }
                Ok(())
            })
            .unwrap();
        assert_eq!(modes, [Mode::Review, Mode::Drill]);
    }
}
