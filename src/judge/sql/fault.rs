//! What is wrong with a question itself.

use thiserror::Error;

use super::failure::{Failure, Stop};
use super::{Difference, Exercise, SqlError, Verdict, compare};
use crate::words::judge::sql as says;

/// Something of a question that does not hold when it is run.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The setup or the reference does not run.
    #[error(transparent)]
    Unusable(#[from] SqlError),
    /// The reference runs once and not again.
    #[error("{}", says::answer_fails_again(.0))]
    Again(Failure),
    /// Rows that its ORDER BY does not tell apart come in an order of their own.
    #[error("{}", says::order_is_left_to_chance())]
    Order,
    /// It gives other rows when the tables are stored in another order, or just when it is run again.
    #[error("{}", says::rows_are_left_to_chance())]
    Chance,
    /// A known wrong query, counted from 1, gives what the reference gives.
    #[error("{}", says::wrong_answer_is_right(.0))]
    NotWrong(usize),
    /// A known wrong query does not run.
    #[error("{}", says::wrong_answer_fails(number, failure))]
    Wrong {
        /// Which one, from 1.
        number: usize,
        /// Why.
        failure: Failure,
    },
}

impl Fault {
    /// Whether it may be due to a machine that was busy, and not to the question.
    pub fn may_pass(&self) -> bool {
        let failure = match self {
            Self::Unusable(SqlError::Setup(failure) | SqlError::Answer(failure))
            | Self::Again(failure)
            | Self::Wrong { failure, .. } => failure,
            _ => return false,
        };
        matches!(failure, Failure::Stopped(Stop::Time | Stop::Memory))
    }
}

impl Exercise {
    /// Finds all faults of a question whose setup and reference ran once.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = chance(self).into_iter().collect();
        for (place, (query, _)) in self.wrong.iter().enumerate() {
            let number = place + 1;
            let failure = match self.judge(query) {
                Verdict::Wrong(_) => continue,
                Verdict::Right => {
                    faults.push(Fault::NotWrong(number));
                    continue;
                }
                Verdict::Error { message, place } => Failure::Error { message, place },
                Verdict::Stopped(stop) => Failure::Stopped(stop),
            };
            faults.push(Fault::Wrong { number, failure });
        }
        faults
    }
}

/// What of the reference is left to chance: it runs once more on tables whose rows come last to first.
fn chance(exercise: &Exercise) -> Option<Fault> {
    if exercise.leaves_order_to_chance(&exercise.answer) {
        return Some(Fault::Order);
    }
    let turned = exercise.turned(None).and_then(|database| database.query(&exercise.answer).ok());
    // A reference that names rowids cannot run there: then it only has to give the same twice.
    let again = turned.map_or_else(|| exercise.database.query(&exercise.answer), Ok);
    match again.map(|again| compare(&exercise.expected, &again, exercise.ordered)) {
        Err(failure) => Some(Fault::Again(failure)),
        Ok(None) => None,
        Ok(Some(Difference { order_differs: true, .. })) => Some(Fault::Order),
        Ok(Some(_)) => Some(Fault::Chance),
    }
}
