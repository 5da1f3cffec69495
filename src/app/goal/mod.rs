//! What one prepares for: setting it by options or in a form, and where one stands with it.

mod form;
mod outcome;
mod run;
mod set;

pub use form::ask;
pub use outcome::ask_outcome;
pub use run::{Wanted, ask_and_set, run};
pub use set::{Request, change, refused};

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
    Ok(Standing::of(goal, &tallies, &store.seen(today)?, today))
}
