//! Who may see whose card: nobody's ratings and notes before that person has finished, and another interviewer's not before one's own are in.
//!
//! One rule for `score`, `compare` and `debrief`. Names are taken as they are given: this keeps colleagues from looking by accident, files
//! keep strangers out.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::app::context::Context;
use crate::domain::interview::compare::{CompareError, Held};
use crate::domain::interview::journal::Scorecard;
use crate::domain::interview::{Set, panel};
use crate::error::Error;
use crate::words::app::cards as words;

use super::paused_exams::SELF;
use super::set_file::SetFile;
use super::{journal_file, journals};

/// Whose cards are asked for, and by whom.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Who reads.
    reader: String,
    /// Interviewers whose cards are left out: one that will never be finished keeps nobody else's closed.
    without: Vec<String>,
}

impl Reading {
    /// By the user of this program, without the cards of these interviewers.
    ///
    /// # Errors
    /// When a name is none.
    pub fn new(without: &[String], context: &Context) -> Result<Self, Error> {
        let name = |name: &String| journal_file::interviewer(Some(name), &context.env);
        Ok(Self {
            reader: journal_file::interviewer(None, &context.env)?,
            without: without.iter().map(name).collect::<Result<_, _>>()?,
        })
    }

    /// Interviewers whose cards are left out.
    pub fn without(&self) -> &[String] {
        &self.without
    }

    /// The journals beside a set that are not left out, by the names of their interviewers.
    ///
    /// # Errors
    /// When somebody who is left out is the reader, whose own card is not finished, or has no card at all.
    pub fn journals(&self, set: &SetFile) -> Result<Vec<(String, PathBuf)>, Error> {
        let mut found = journal_file::beside(&set.path)?;
        for name in &self.without {
            let Some((_, journal)) = found.iter().find(|(one, _)| one == name) else {
                return Err(Error::usage(words::no_card_of_this_set(&name))
                    .hint(words::without_names_an_interviewer()));
            };
            if *name == self.reader && !journals::card(journal, &set.set)?.finished {
                return Err(Error::failed(words::own_card_is_not_finished().to_owned())
                    .hint(finish(set, std::slice::from_ref(name))));
            }
        }
        found.retain(|(name, _)| !self.without.contains(name));
        Ok(found)
    }

    /// Refuses to show the card of `wanted` while somebody who is not left out is still interviewing over the set. One's own is always
    /// shown.
    ///
    /// # Errors
    /// Names everybody who has not finished.
    pub fn check(&self, set: &SetFile, wanted: &str) -> Result<(), Error> {
        if wanted == self.reader || wanted == SELF {
            return Ok(());
        }
        self.cards(set).map(|_| ())
    }

    /// All cards of a set that are not left out.
    ///
    /// # Errors
    /// Names everybody who has not finished.
    pub fn cards(&self, set: &SetFile) -> Result<Vec<Scorecard>, Error> {
        let mut cards = Vec::new();
        for (_, journal) in self.journals(set)? {
            cards.push(journals::card(&journal, &set.set)?);
        }
        let unfinished = cards.iter().filter(|card| !card.finished);
        let unfinished: Vec<String> = unfinished.map(|card| card.interviewer.clone()).collect();
        if unfinished.is_empty() {
            return Ok(cards);
        }
        let hint = finish(set, &unfinished);
        let error = CompareError::Unfinished(unfinished);
        Err(Error::failed(error.to_string()).hint(error.hint()).hint(hint))
    }

    /// The cards that paths stand for, each once; a panel whose interviewers took parts is one card.
    pub fn named(&self, paths: &[PathBuf]) -> Result<Vec<Held>, Error> {
        let mut cards: Vec<(Set, Vec<Scorecard>)> = Vec::new();
        let mut seen = BTreeSet::new();
        for path in paths {
            let (set, mut found) = journals::named_by(path)?;
            if found.as_slice() != [path.to_owned()] {
                let read = self.journals(&set)?;
                found = read.into_iter().map(|(_, journal)| journal).collect();
            }
            for journal in found {
                // A journal that is named twice is one journal.
                if !seen.insert(journal.canonicalize().unwrap_or_else(|_| journal.clone())) {
                    continue;
                }
                let card = journals::card(&journal, &set.set)?;
                let is_same = |(other, _): &&mut (Set, Vec<Scorecard>)| *other == set.set;
                match cards.iter_mut().find(is_same) {
                    Some((_, held)) => held.push(card),
                    None => cards.push((set.set.clone(), vec![card])),
                }
            }
        }
        let together = cards.into_iter().flat_map(|(set, held)| {
            let size = if panel::is_panel(&held) { held.len() } else { 1 };
            held.chunks(size).map(|cards| Held::new(set.clone(), cards)).collect::<Vec<_>>()
        });
        Ok(together.collect())
    }
}

/// How a card that keeps the others closed comes to its end.
fn finish(set: &SetFile, names: &[String]) -> String {
    let Some(first) = names.first() else { return String::new() };
    words::finish_the_card(&set.path.display(), &first)
}
