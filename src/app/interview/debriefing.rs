//! The debrief of a set, and the decision that people took in it.

use crate::app::context::Context;
use crate::domain::interview::debrief::{Answer, Debrief, Decision, debrief};
use crate::domain::interview::journal::NOTE_BYTES_MAX;
use crate::error::Error;
use crate::words::app::cards as words;

use super::registry;
use super::seal::Reading;
use super::set_file::SetFile;

/// All cards of a set side by side, with the decision if there is one.
///
/// # Errors
/// When somebody who is not left out has not finished, or when there is no card.
pub fn read(set: &SetFile, reading: &Reading, context: &Context) -> Result<Debrief, Error> {
    let cards = reading.cards(set)?;
    if cards.is_empty() {
        return Err(Error::failed(words::no_card_beside(&set.path.display()))
            .hint(words::interview_first_or_bring_a_card()));
    }
    let mut store = context.store_as_it_is()?;
    registry::keep(&mut store, set, context)?;
    registry::keep_ratings(&mut store, &set.set, &cards)?;
    let decision = store.decision(&set.set.id)?;
    Ok(debrief(&set.set, &cards, reading.without().to_vec(), decision))
}

/// Writes a decision; it is in the database when this returns.
pub fn decide(
    set: &SetFile,
    answer: Answer,
    because: &str,
    context: &Context,
) -> Result<Decision, Error> {
    let because = because.trim();
    if because.is_empty() || because.len() > NOTE_BYTES_MAX {
        return Err(Error::usage(words::decision_needs_a_reason().to_owned())
            .hint(words::say_what_decided_it()));
    }
    let decision =
        Decision { answer, because: because.to_owned(), decided_ms: context.now().at_ms };
    context.store_as_it_is()?.keep_decision(&set.set.id, &decision)?;
    Ok(decision)
}
