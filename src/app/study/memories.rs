//! What a person remembers and how long answers take, from what the log adds up to.

use crate::domain::labels::Level;
use crate::domain::plan::{Correction, CostFactors, Person, Timed, costs, known_share};
use crate::error::Error;
use crate::store::{ListRow, Store};

/// So many of the newest answers say how long answers take: people get faster.
pub(super) const TIMED_ANSWERS: u32 = 1000;

/// Everything that answers say about a person.
#[derive(Debug)]
pub struct Memories {
    /// How the person remembers and how long answers take.
    pub person: Person,
    /// Probability, by [`Level::rank`], that a question never seen is known.
    pub known: [f64; 3],
    /// How long answers to a kind take against all answers.
    pub cost_factors: CostFactors,
}

/// How the person remembers: FSRS with the weights of the log, fitted to the reviews. Times are the presumed ones.
///
/// # Errors
/// When the database cannot be read.
pub fn person(store: &Store) -> Result<Person, Error> {
    let weights = store.scheduling()?.weights();
    let correction = Correction::fitted(&store.predicted()?);
    Ok(Person { weights, correction, ..Person::UNKNOWN })
}

/// Works out what the answers say, first answers those of `rows`.
///
/// # Errors
/// When the database cannot be read.
pub fn memories(store: &Store, rows: &[ListRow]) -> Result<Memories, Error> {
    let timed: Vec<Timed> = store.timed(TIMED_ANSWERS)?;
    let person = Person { costs: costs(&timed), ..person(store)? };
    let known = |level: &Level| {
        let cards = rows.iter().filter(|row| row.level == *level).filter_map(|row| row.card);
        let (answers, recalled) = cards.fold((0, 0), |(answers, recalled), card| {
            (answers + 1, recalled + u32::from(card.first_grade.is_recalled()))
        });
        known_share(answers, recalled)
    };
    let known = [Level::Junior, Level::Middle, Level::Senior].map(|level| known(&level));
    Ok(Memories { person, known, cost_factors: CostFactors::of(&timed) })
}
