//! The interviews that are noted here. What is known of each is read from its folder; the rows only say where that is.

use std::path::Path;

use crate::app::context::Context;
use crate::app::figures::interviews::{Interview, Interviews, State};
use crate::domain::interview::journal::Scorecard;
use crate::domain::interview::panel;
use crate::error::Error;
use crate::store;

use super::set_file::SetFile;
use super::{journal_file, journals};

/// All of them, in the order of their making.
pub fn interviews(context: &Context) -> Result<Interviews, Error> {
    let store = context.store_to_read()?;
    let mut interviews = Vec::new();
    for row in store.interviews()? {
        let decision = store.decision(&row.code)?;
        let cards = cards(&row);
        let (set, cards) = cards.unzip();
        let cards = cards.unwrap_or_default();
        let is_held = !cards.is_empty() && cards.iter().all(|card| card.finished);
        let report = set.as_ref().filter(|_| is_held).map(|set| panel::report(set, &cards));
        interviews.push(Interview {
            state: match (&set, &decision) {
                (_, Some(_)) => State::Decided,
                (None, None) => State::Gone,
                (Some(_), None) if cards.is_empty() => State::Drawn,
                (Some(_), None) if is_held => State::Held,
                (Some(_), None) => State::Begun,
            },
            set: row.code,
            level: row.level,
            candidate: row.candidate,
            interviewers: cards.into_iter().map(|card| card.interviewer).collect(),
            verdict: report.as_ref().map(|report| report.verdict),
            on_edge: report.as_ref().is_some_and(|report| !report.edges.is_empty()),
            partial: report.is_some_and(|report| report.partial),
            decision,
            folder: row.folder,
            made_ms: row.made_ms,
        });
    }
    Ok(Interviews { interviews })
}

/// The set of a row and its cards; `None` where its folder does not hold it any more, or holds something that cannot be read.
fn cards(row: &store::Interview) -> Option<(crate::domain::interview::Set, Vec<Scorecard>)> {
    let file = SetFile::read(Path::new(&row.folder)).ok().filter(|file| file.set.id == row.code)?;
    let mut cards = Vec::new();
    for (_, journal) in journal_file::beside(&file.path).ok()? {
        cards.push(journals::card(&journal, &file.set).ok()?);
    }
    Some((file.set, cards))
}
