//! The queue of a placement: each question is chosen when the answers before it are known.

use std::collections::BTreeMap;

use super::queue::{Heard, Queue};
use crate::domain::ids::QuestionId;
use crate::domain::labels::Kind;
use crate::domain::placement::{self, Answered, Asked, Belief, Candidate};
use crate::domain::question::Question;
use crate::domain::review::Mode;
use crate::domain::schedule::Item;
use crate::error::Error;
use crate::store::Store;

/// Decides what a placement asks next, and when it is over.
#[derive(Clone, Debug)]
pub struct Placing {
    /// What was not chosen yet.
    left: Vec<Candidate>,
    /// What was chosen, with the chance to guess it.
    chosen: BTreeMap<QuestionId, (Candidate, f64)>,
    /// What was answered and stands, in order, and whether it was right.
    answers: Vec<(QuestionId, bool)>,
    passed_over: usize,
    /// Whether there was nothing to choose from before it was over.
    is_exhausted: bool,
    seed: u64,
}

impl Placing {
    /// A placement out of `candidates`; `seed` draws among those that are equally good.
    pub fn new(candidates: Vec<Candidate>, seed: u64) -> Self {
        Self {
            left: candidates,
            chosen: BTreeMap::new(),
            answers: Vec::new(),
            passed_over: 0,
            is_exhausted: false,
            seed,
        }
    }

    /// The answers that stand, in order.
    pub fn answers(&self) -> Vec<Answered> {
        self.answered().map(|(_, answered)| answered).collect()
    }

    /// Whether nothing further is to be asked.
    pub fn is_over(&self) -> bool {
        placement::is_over(self.answers.len(), &Belief::after(&self.answers()))
    }

    /// Whether there was nothing left to ask before it was over.
    pub fn is_exhausted(&self) -> bool {
        self.is_exhausted
    }

    /// How many questions were skipped or could not be asked.
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }

    fn answered(&self) -> impl Iterator<Item = (&Candidate, Answered)> {
        self.answers.iter().filter_map(|(id, is_right)| {
            let (candidate, guess) = self.chosen.get(id)?;
            let (level, guess, is_right) = (candidate.level, *guess, *is_right);
            Some((candidate, Answered { level, guess, is_right }))
        })
    }
}

impl Queue for Placing {
    fn next(&mut self, store: &Store) -> Result<Option<Item>, Error> {
        let belief = Belief::after(&self.answers());
        if placement::is_over(self.answers.len(), &belief) {
            return Ok(None);
        }
        let mut asked = Asked::default();
        self.answered().for_each(|(candidate, _)| asked.add(candidate));
        while let Some(next) = placement::next(&self.left, &asked, &belief, self.seed).cloned() {
            self.left.retain(|one| one.id != next.id);
            // It may have left the bank by now.
            let Some(stored) = store.question(&next.id, "")? else { continue };
            let id = next.id.clone();
            self.chosen.insert(id.clone(), (next, guess(&stored.question)));
            return Ok(Some(Item { id, mode: Mode::Review, is_new: true }));
        }
        self.is_exhausted = true;
        Ok(None)
    }

    fn hear(&mut self, heard: &Heard) {
        match heard {
            Heard::Answered(answered) => {
                self.answers.push((answered.question.clone(), answered.grade.is_settled()));
            }
            Heard::TakenBack(id) => self.answers.retain(|(one, _)| one != id),
            Heard::PassedOver(_) => self.passed_over += 1,
        }
    }
}

/// The chance to be right without knowing anything: 1 / options of a choice with one answer, else 0.
fn guess(question: &Question) -> f64 {
    let options = &question.content.options;
    let has_one_answer = options.iter().filter(|option| option.right).count() == 1;
    match question.kind {
        Kind::Choice if has_one_answer => 1.0 / options.len() as f64,
        _ => 0.0,
    }
}

#[cfg(test)]
#[path = "placing_tests.rs"]
mod tests;
