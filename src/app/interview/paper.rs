//! An interview that was held on paper: its filled card becomes a journal like any other, and its questions rest.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::app::bank::files::replace;
use crate::app::context::Context;
use crate::domain::interview::journal::{Entry, Event, Mark, Recommended, Scorecard};
use crate::domain::interview::replay::Replay;
use crate::error::Error;
use crate::ui::safe::visible_line;

use super::filled_card;
use super::journal_file;
use super::set_file::SetFile;

/// Keeps the filled card at `filled` as the finished card of `interviewer`; gives the card and where it lies.
///
/// # Errors
/// Names every mistake of the card with its line, or says that this interviewer has a card already, which stays as it is.
pub fn keep(
    set: &SetFile,
    interviewer: &str,
    filled: &Path,
    recommended: Option<Recommended>,
    context: &Context,
) -> Result<(Scorecard, PathBuf), Error> {
    let path = journal_file::path_of(&set.path, interviewer);
    if path.symlink_metadata().is_ok() {
        return Err(Error::failed(format!("{interviewer} has a card already: {}", path.display()))
            .hint("It was left as it is. Give another name with --interviewer, or move that file away first."));
    }
    let mut card = filled_card::read(filled, &set.set, interviewer)?;
    card.recommended = recommended;
    let at_ms = context.now().at_ms;
    let entries: Vec<Entry> =
        events(set, &card).into_iter().map(|event| Entry { at_ms, event }).collect();
    let replayed = Replay::of(&set.set, interviewer, &entries).map_err(|(_, misfit)| {
        Error::failed(visible_line(&format!("{}: {misfit}", filled.display())))
    })?;
    let mut lines = Vec::new();
    for entry in &entries {
        serde_json::to_writer(&mut lines, entry)
            .map_err(|error| Error::failed(format!("cannot write the card: {error}")))?;
        lines.push(b'\n');
    }
    replace(&path, &lines)?;
    Ok((replayed.into_card(), path))
}

/// What happened, as far as paper says it: no times, and of ticks often only how many.
fn events(set: &SetFile, card: &Scorecard) -> Vec<Event> {
    let mut events = vec![Event::Opened {
        set: set.set.id.clone(),
        digest: set.set.digest.clone(),
        interviewer: card.interviewer.clone(),
    }];
    for (number, mark) in (1..).zip(&card.marks) {
        events.extend(of_question(number, mark));
    }
    if let Some(Recommended { recommendation, because }) = &card.recommended {
        let (recommendation, because) = (*recommendation, because.clone());
        events.push(Event::Recommended { recommendation, because });
    }
    events.push(Event::Finished);
    events
}

fn of_question(number: u32, mark: &Mark) -> Vec<Event> {
    let mut events = Vec::new();
    events.extend(mark.counted.map(|ticked| Event::Counted { number, ticked }));
    let points = (1..).zip(&mark.ticked).filter(|(_, on)| **on);
    events.extend(points.map(|(point, _)| Event::Ticked { number, point, on: true }));
    events.extend((0..mark.hints).map(|_| Event::Hinted { number }));
    events.extend((0..mark.follow_ups).map(|_| Event::FollowedUp { number }));
    if !mark.note.is_empty() {
        events.push(Event::Noted { number, text: mark.note.clone() });
    }
    events.push(match mark.given_rating() {
        Some(rating) => Event::Rated { number, rating },
        None => Event::NotAsked { number },
    });
    events
}

/// Writes to the log that the questions of an interview on paper were asked, so that cool-downs hold.
pub fn expose(set: &SetFile, card: &Scorecard, context: &Context) -> Result<(), Error> {
    let asked = set.set.questions.iter().zip(&card.marks);
    let asked: Vec<_> = asked.filter(|(_, mark)| mark.given_rating().is_some()).collect();
    if asked.is_empty() {
        return Ok(());
    }
    // The log is enough: the bank itself is not asked.
    let mut store = context.store_as_it_is()?;
    for (one, _) in &asked {
        store.expose(&set.set.id, &one.question.id, context.now())?;
    }
    let rest = match set.set.blueprint.exposure.cooldown_days {
        0 => String::new(),
        days => format!("; they rest for {days} days"),
    };
    let (count, of) = (asked.len(), set.set.questions.len());
    // Not on standard output, which may be JSON. Where standard error is gone nobody reads it.
    let _ = writeln!(io::stderr(), "{count} of {of} questions are noted as asked{rest}.");
    Ok(())
}
