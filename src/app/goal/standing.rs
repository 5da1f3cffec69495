//! Where one stands with a goal, from the bank and the cards.

use crate::app::study::memories::person;
use crate::domain::goal::Goal;
use crate::domain::score::LeafTally;
use crate::domain::standing::Standing;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;

/// Where one stands with a goal today.
///
/// # Errors
/// When the database cannot be read.
pub fn standing(store: &Store, goal: &Goal, today: Day) -> Result<Standing, Error> {
    let tallies = match goal.leaves.is_empty() {
        // No leaf makes a difference: the sizes that the bank keeps by topic do, and nothing has to be counted.
        true => store.tallies()?.into_iter().map(LeafTally::from).collect(),
        false => store.leaf_tallies()?,
    };
    let person = person(store)?;
    Ok(Standing::of(goal, &tallies, &store.seen(today)?, (&person, today)))
}
