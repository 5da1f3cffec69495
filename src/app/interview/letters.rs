//! Feedback for the candidate of a set, and when it may hold what the kit asks for.

use std::path::Path;

use crate::app::context::Context;
use crate::app::tell::note;
use crate::domain::interview::Set;
use crate::domain::interview::letter::letter;
use crate::error::Error;
use crate::render::letter::{letter_markdown, without_points};
use crate::store::{Interview, Store};
use crate::words::app::cards as words;
use crate::words::app::holding as holding_words;

use super::seal::Reading;
use super::set_file::SetFile;
use super::{journal_file, registry};

/// The letter as Markdown.
///
/// # Errors
/// When somebody has not finished, when there is no card, or when points were asked for while somebody with the same questions has no
/// decision.
pub fn write(
    set: &SetFile,
    reading: &Reading,
    with_points: bool,
    context: &Context,
) -> Result<String, Error> {
    let cards = reading.cards(set)?;
    if cards.is_empty() {
        return Err(Error::failed(words::no_card_beside(&set.path.display()))
            .hint(holding_words::interview_first()));
    }
    if with_points {
        let mut store = context.store_as_it_is()?;
        registry::keep(&mut store, set, context)?;
        refuse_to_leak(&store, &set.set)?;
    }
    let letter = letter(&set.set, &cards, with_points);
    if let Some(why) = without_points(&letter) {
        note(&why);
    }
    Ok(letter_markdown(&letter)?)
}

/// Key points say what is asked: as long as somebody is asked the same, they stay here.
fn refuse_to_leak(store: &Store, set: &Set) -> Result<(), Error> {
    let kit = set.kit();
    let mut open = Vec::new();
    for one in store.interviews()? {
        let is_kin = one.kit == kit || shares(&one.folder, set);
        if is_kin && !is_spare(&one) && store.decision(&one.code)?.is_none() {
            open.push(
                one.candidate.map_or(one.code.clone(), |who| format!("{who} ({})", one.code)),
            );
        }
    }
    if open.is_empty() {
        return Ok(());
    }
    let names = open.join(", ");
    Err(Error::failed(words::without_a_decision(&names)).hint(words::decide_first()))
}

/// Whether a set is for nobody yet and nobody was asked its questions: there is nobody to decide about. A folder that is gone has no card.
fn is_spare(one: &Interview) -> bool {
    let cards = || {
        let file = SetFile::read(Path::new(&one.folder)).ok()?;
        journal_file::beside(&file.path).ok()
    };
    one.candidate.is_none() && cards().is_none_or(|cards| cards.is_empty())
}

/// Whether the set in a folder has a question in common with this one; a folder that is gone has none that could be found.
fn shares(folder: &str, set: &Set) -> bool {
    SetFile::read(Path::new(folder)).is_ok_and(|other| {
        let ids = || set.questions.iter().map(|one| &one.question.id);
        other.set.questions.iter().any(|one| ids().any(|id| *id == one.question.id))
    })
}
